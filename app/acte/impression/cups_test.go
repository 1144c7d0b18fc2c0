//go:build !windows

package impression

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// Without the commands of CUPS, a sentence.
func TestSansCUPS(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	_, err := Systeme{}.Imprimer(context.Background(), "", []byte("x"), "titre", 1, false)
	if err == nil || !strings.Contains(err.Error(), "n'est pas installée") || !strings.Contains(err.Error(), "enregistrez le PDF") {
		t.Errorf("erreur %v", err)
	}
}

// With the commands and no service, a sentence.
func TestServiceArrete(t *testing.T) {
	if _, err := exec.LookPath("lpstat"); err != nil {
		t.Skip("CUPS n'est pas installé : « make test » l'installe")
	}
	t.Setenv("CUPS_SERVER", filepath.Join(t.TempDir(), "personne.sock"))
	_, err := Systeme{}.Imprimer(context.Background(), "", []byte("x"), "titre", 1, false)
	if err == nil || !strings.Contains(err.Error(), "est arrêté") {
		t.Errorf("erreur %v", err)
	}
}

// A real CUPS, a real queue, a printer that writes files: the page comes out.
func TestReelFileDImpression(t *testing.T) {
	if os.Getenv("DELIBERE_BINAIRE") == "" || os.Getuid() != 0 {
		t.Skip("la vraie file d'impression se teste par « make test », avec les droits d'administrateur")
	}
	attendre := func(quoi string, vrai func() bool) {
		t.Helper()
		for fin := time.Now().Add(60 * time.Second); time.Now().Before(fin); syscall.Select(0, nil, nil, nil, &syscall.Timeval{Usec: 100_000}) {
			if vrai() {
				return
			}
		}
		t.Fatalf("attendu en vain : %s", quoi)
	}
	if exec.Command("lpstat", "-r").Run() != nil || !strings.Contains(sortie("lpstat", "-r"), "is running") {
		c := exec.Command("cupsd", "-f")
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = c.Process.Kill(); _ = c.Wait() })
		attendre("cupsd répond", func() bool { return strings.Contains(sortie("lpstat", "-r"), "is running") })
	}
	ctx := context.Background()
	const file = "DelibereEssai"
	if out, err := exec.Command("lpadmin", "-p", file, "-E", "-v", "cups-pdf:/", "-P", "/usr/share/ppd/cups-pdf/CUPS-PDF_noopt.ppd").CombinedOutput(); err != nil {
		t.Fatalf("lpadmin : %v %s", err, out)
	}
	t.Cleanup(func() { _ = exec.Command("lpadmin", "-x", file).Run() })
	liste, err := Systeme{}.Liste(ctx)
	if err != nil || !strings.Contains(strings.Join(liste, " "), file) {
		t.Fatalf("%v %v", err, liste)
	}
	pdf, err := os.ReadFile("testdata/page.pdf")
	if err != nil {
		t.Fatal(err)
	}
	etat, err := Systeme{}.Imprimer(ctx, file, pdf, "essai-delibere", 1, true)
	if err != nil || !strings.Contains(etat, file) {
		t.Fatalf("%q %v", etat, err)
	}
	var imprime string
	attendre("la page sort", func() bool {
		for _, motif := range []string{filepath.Join(os.Getenv("HOME"), "PDF", "*essai-delibere*.pdf"), "/var/spool/cups-pdf/ANONYMOUS/*essai-delibere*.pdf"} {
			if trouves, _ := filepath.Glob(motif); len(trouves) > 0 {
				imprime = trouves[0]
				return encre(imprime) > 0
			}
		}
		return false
	})
	defer os.Remove(imprime)
	// The printer keeps no text, only the drawing: as much ink as on the page that was sent.
	if envoye, recu := encre("testdata/page.pdf"), encre(imprime); recu < envoye*8/10 || recu > envoye*12/10 {
		t.Errorf("%d points noirs imprimés, %d envoyés", recu, envoye)
	}
	if _, err := (Systeme{}).Imprimer(ctx, "Inconnue", pdf, "x", 1, false); err == nil || !strings.Contains(err.Error(), "n'existe plus") {
		t.Errorf("imprimante inconnue : %v", err)
	}
}

// encre counts the dark points of the first page of a PDF; 0 while it is not whole.
func encre(pdf string) int {
	out, err := exec.Command("pdftoppm", "-r", "100", "-gray", "-singlefile", pdf).Output()
	if err != nil {
		return 0
	}
	n := 0
	for _, b := range out[min(len(out), 20):] {
		if b < 0x60 {
			n++
		}
	}
	return n
}

func sortie(nom string, args ...string) string {
	c := exec.Command(nom, args...)
	c.Env = append(os.Environ(), "LC_ALL=C.UTF-8")
	out, _ := c.CombinedOutput()
	return string(out)
}
