package annexe_test

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"delibere/app/acte"
	"delibere/app/acte/annexe"
	"delibere/app/acte/pdf"
	"delibere/app/conseil"
)

// ecrit sets a text on paper.
func ecrit(t testing.TB, texte string) []byte {
	t.Helper()
	var b bytes.Buffer
	doc := &acte.Document{Titre: texte, Date: conseil.NewDate(2024, 3, 1), Pied: "PIED", Blocs: []acte.Bloc{acte.Paragraphe{Texte: acte.Texte{{Texte: texte}}}}}
	if err := pdf.Rendre(doc, &b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// fabrique writes a PDF of those objects, the first being its catalog.
func fabrique(objets ...string) []byte {
	var b bytes.Buffer
	b.WriteString("%PDF-1.7\n")
	places := make([]int, len(objets))
	for i, o := range objets {
		places[i] = b.Len()
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	xref := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(objets)+1)
	for _, p := range places {
		fmt.Fprintf(&b, "%010d 00000 n \n", p)
	}
	fmt.Fprintf(&b, "trailer\n<</Size %d /Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n", len(objets)+1, xref)
	return b.Bytes()
}

func flux(s string) string { return fmt.Sprintf("<</Length %d>>\nstream\n%s\nendstream", len(s), s) }

// uneFeuille is a page of that dictionary, with what follows it from object 4.
func uneFeuille(catalogue, page string, suite ...string) []byte {
	return fabrique(append([]string{"<</Type /Catalog /Pages 2 0 R " + catalogue + ">>", "<</Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 595 842]>>",
		"<</Type /Page /Parent 2 0 R " + page + ">>"}, suite...)...)
}

func mention(n int) string { return fmt.Sprintf("Annexe %d à la délibération n° 2024/01", n) }

func lue(t testing.TB, octets []byte) annexe.Annexe {
	t.Helper()
	a, err := annexe.Lire(octets)
	if err != nil {
		t.Fatal(err)
	}
	return *a
}

// outil runs a tool that did not write the file. The install script of the project brings it: a test
// that lacks it fails.
func outil(t *testing.T, nom string, args ...string) string {
	t.Helper()
	out, err := exec.Command(nom, args...).CombinedOutput()
	if err != nil {
		t.Fatalf("%s %v : %v\n%s", nom, args, err, out)
	}
	return string(out)
}

func pose(t *testing.T, nom string, octets []byte) string {
	t.Helper()
	chemin := filepath.Join(t.TempDir(), nom)
	if err := os.WriteFile(chemin, octets, 0o600); err != nil {
		t.Fatal(err)
	}
	return chemin
}

// The extrait stays byte for byte, each page of each annexe comes behind it with its mention, the tools
// read the whole, and the same files give the same bytes.
func TestJoindre(t *testing.T) {
	extrait := ecrit(t, "Extrait de la délibération")
	long := ecrit(t, strings.Repeat("Une convention de plusieurs pages. ", 400))
	annexes := []annexe.Annexe{lue(t, long), lue(t, ecrit(t, "Un plan"))}
	if annexes[0].Pages < 2 || annexes[1].Pages != 1 {
		t.Fatalf("%d et %d pages", annexes[0].Pages, annexes[1].Pages)
	}
	joint, err := annexe.Joindre(extrait, annexes, mention)
	if err != nil || !bytes.HasPrefix(joint, extrait) {
		t.Fatalf("l'extrait n'est plus en tête : %v", err)
	}
	var groupe sync.WaitGroup
	for range 4 {
		groupe.Go(func() {
			if encore, err := annexe.Joindre(extrait, annexes, mention); err != nil || !bytes.Equal(encore, joint) {
				t.Errorf("d'autres octets : %v", err)
			}
		})
	}
	groupe.Wait()
	chemin := pose(t, "joint.pdf", joint)
	outil(t, "qpdf", "--check", chemin)
	pages := strings.Split(strings.TrimSuffix(outil(t, "pdftotext", chemin, "-"), "\f"), "\f")
	if len(pages) != 1+annexes[0].Pages+1 {
		t.Fatalf("%d pages", len(pages))
	}
	for i, texte := range pages {
		attendue := ""
		switch {
		case i == len(pages)-1:
			attendue = mention(2)
		case i > 0:
			attendue = mention(1)
		}
		plat := strings.ReplaceAll(texte, "\u00a0", " ")
		if (attendue == "") == strings.Contains(plat, "Annexe") || !strings.Contains(plat, attendue) {
			t.Errorf("page %d, « %s » attendu :\n%s", i+1, attendue, plat)
		}
	}
	if polices := outil(t, "pdffonts", chemin); strings.Contains(polices, " no ") && !strings.Contains(polices, "MENTIO+SourceSerif4-Bold") {
		t.Errorf("la police de la mention n'est pas dans le fichier :\n%s", polices)
	}
	if relu := lue(t, joint); relu.Pages != len(pages) {
		t.Errorf("relu : %d pages", relu.Pages)
	}
	if seul, err := annexe.Joindre(extrait, nil, mention); err != nil || !bytes.Equal(seul, extrait) {
		t.Errorf("sans annexe : %v", err)
	}
	if _, err := annexe.Joindre(extrait, annexes, func(int) string { return "n° 🦊" }); err == nil || !strings.Contains(err.Error(), "police") {
		t.Errorf("une mention hors de la police : %v", err)
	}
	if _, err := annexe.Joindre([]byte("rien"), annexes, mention); err == nil {
		t.Error("un extrait qui n'en est pas un")
	}
}

// A file as another program writes it, with object streams, and three hundred pages.
func TestFichiersDAutresProgrammes(t *testing.T) {
	extrait := ecrit(t, "Extrait")
	source := pose(t, "source.pdf", ecrit(t, "Une page"))
	sortie := filepath.Join(t.TempDir(), "s.pdf")
	lire := func() []byte {
		octets, err := os.ReadFile(sortie)
		if err != nil {
			t.Fatal(err)
		}
		return octets
	}
	outil(t, "qpdf", "--object-streams=generate", source, sortie)
	if a := lue(t, lire()); a.Pages != 1 {
		t.Errorf("%d pages", a.Pages)
	}
	args := []string{"--empty", "--pages"}
	for range 300 {
		args = append(args, source)
	}
	outil(t, "qpdf", append(args, "--", sortie)...)
	joint, err := annexe.Joindre(extrait, []annexe.Annexe{lue(t, lire())}, mention)
	if err != nil {
		t.Fatal(err)
	}
	chemin := pose(t, "joint.pdf", joint)
	outil(t, "qpdf", "--check", chemin)
	if n := strings.TrimSpace(outil(t, "qpdf", "--show-npages", chemin)); n != "301" {
		t.Errorf("%s pages", n)
	}
	for _, args := range [][]string{{"--encrypt", "", "maitre", "256", "--"}, {"--encrypt", "secret", "maitre", "256", "--"}} {
		outil(t, "qpdf", append(args, source, sortie)...)
		if _, err := annexe.Lire(lire()); err == nil || !strings.Contains(err.Error(), "protégé") {
			t.Errorf("%v : %v", args, err)
		}
	}
}

// The real files that the library brings with it, by dozens of programs: each ends joined and clean, or
// in a refusal.
func TestFichiersReels(t *testing.T) {
	dossier, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "github.com/pdfcpu/pdfcpu").Output()
	if err != nil {
		t.Fatal(err)
	}
	chemins, _ := filepath.Glob(filepath.Join(strings.TrimSpace(string(dossier)), "pkg", "testdata", "*.pdf"))
	if len(chemins) < 20 {
		t.Skipf("la bibliothèque est installée sans ses fichiers d'essai (%d)", len(chemins))
	}
	extrait := ecrit(t, "Extrait")
	joints := 0
	for _, chemin := range chemins {
		octets, err := os.ReadFile(chemin)
		if err != nil {
			t.Fatal(err)
		}
		a, err := annexe.Lire(octets)
		var refus *annexe.Refus
		if errors.As(err, &refus) {
			continue
		}
		if err != nil {
			t.Errorf("%s : %v", chemin, err)
			continue
		}
		joint, err := annexe.Joindre(extrait, []annexe.Annexe{*a}, mention)
		if err != nil {
			t.Errorf("%s : %v", chemin, err)
			continue
		}
		joints++
		nom := pose(t, "joint.pdf", joint)
		outil(t, "qpdf", "--check", nom)
		if relu := lue(t, joint); relu.Pages != a.Pages+1 {
			t.Errorf("%s : %d pages, %d attendues", chemin, relu.Pages, a.Pages+1)
		}
	}
	if joints < 20 {
		t.Errorf("%d fichiers joints sur %d", joints, len(chemins))
	}
}

func BenchmarkJoindre(b *testing.B) {
	extrait, long := ecrit(b, "Extrait"), ecrit(b, strings.Repeat("Une convention de plusieurs pages. ", 1500))
	for b.Loop() {
		a, err := annexe.Lire(long)
		if err != nil {
			b.Fatal(err)
		}
		if _, err := annexe.Joindre(extrait, []annexe.Annexe{*a}, mention); err != nil {
			b.Fatal(err)
		}
	}
}

// coin returns the right end and the top of the last word of a page, from its upper left.
func coin(t *testing.T, bbox string) (droite, haut float64) {
	t.Helper()
	i := strings.LastIndex(bbox, "<word ")
	if i < 0 {
		t.Fatalf("aucun mot sur la page :\n%s", bbox)
	}
	var gauche, bas float64
	if _, err := fmt.Sscanf(bbox[i:], `<word xMin="%f" yMin="%f" xMax="%f" yMax="%f">`, &gauche, &haut, &droite, &bas); err != nil {
		t.Fatal(err)
	}
	return droite, haut
}
