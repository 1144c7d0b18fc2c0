package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// imprimanteEssai is a queue of the real CUPS, whose pages come out in files. Another run has its own.
var imprimanteEssai = fmt.Sprintf("Essai%d", os.Getpid())

// allumerImprimante starts CUPS when nobody has, and makes the queue for the time of the test.
func allumerImprimante(e *ecranVirtuel) {
	e.t.Helper()
	if os.Getuid() != 0 {
		e.t.Skip("la vraie file d'impression se fait avec les droits d'administrateur : « make test » les a")
	}
	enMarche := func() bool {
		out, _ := exec.Command("lpstat", "-r").Output()
		return strings.Contains(string(out), "is running")
	}
	if !enMarche() {
		e.demarrer(exec.Command("cupsd", "-f"))
		e.jusqua("cupsd répond", enMarche)
	}
	lpadmin := func(args ...string) {
		if out, err := exec.Command("lpadmin", args...).CombinedOutput(); err != nil {
			e.t.Fatalf("lpadmin %v : %v %s", args, err, out)
		}
	}
	lpadmin("-p", imprimanteEssai, "-E", "-v", "cups-pdf:/", "-P", "/usr/share/ppd/cups-pdf/CUPS-PDF_noopt.ppd")
	lpadmin("-d", imprimanteEssai)
	e.t.Cleanup(func() { lpadmin("-x", imprimanteEssai) })
}

// dernierImprime is the text of the last document that CUPS was given: the printer keeps the drawing alone.
func dernierImprime(t testing.TB) string {
	t.Helper()
	l, err := filepath.Glob("/var/spool/cups/d*")
	if err != nil || len(l) == 0 {
		t.Fatalf("rien dans la file de CUPS : %v", err)
	}
	slices.Sort(l)
	out, err := exec.Command("pdftotext", "-raw", "-nopgbrk", l[len(l)-1], "-").Output()
	if err != nil {
		t.Fatalf("pdftotext : %v", err)
	}
	return string(out)
}

// Hyphens that the printer has put at the end of a line, what stands at the foot of each page, and the fingerprint of the seal.
var (
	cesures = regexp.MustCompile(`(\p{Ll})-\n(\p{Ll})`)
	pieds   = regexp.MustCompile(`CM DU 05 AVRIL 2023( page \d sur \d)?|Empreinte au registre :( [0-9a-f]{4})+`)
	projet  = regexp.MustCompile(`\.{9,}\s+Pour extrait conforme`) // the certificate before its date
)

// motsImprimes are the words of a paper, as spoken.
func motsImprimes(texte string) []string {
	texte = strings.NewReplacer("\u00a0", " ", "\u202f", " ", "’", "'", "–", "-").Replace(cesures.ReplaceAllString(texte, "$1$2"))
	return strings.Fields(pieds.ReplaceAllString(strings.Join(strings.Fields(texte), " "), ""))
}
