package pdf_test

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"delibere/app/acte"
	"delibere/app/acte/pdf"
)

func rendreAvec(t testing.TB, doc *acte.Document, o pdf.Options) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := pdf.RendreAvec(doc, o, &b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// preflight are the classes of the validator of PDF/A-1b that Debian carries.
var preflight = []string{"pdfbox2.jar", "fontbox2.jar", "preflight.jar", "xmpbox.jar", "commons-logging.jar", "jaxb-api.jar", "javax.activation.jar"}

// The render for PDF/A-1b is valid for a validator that knows nothing of this program.
func TestPDFA1bValide(t *testing.T) {
	java, err := exec.LookPath("java")
	if err != nil {
		t.Skip("java manque : la validation PDF/A-1b demande les paquets que make test installe")
	}
	var classes []string
	for _, c := range preflight {
		chemin := filepath.Join("/usr/share/java", c)
		if _, err := os.Stat(chemin); err != nil {
			t.Skipf("%s manque : la validation PDF/A-1b demande les paquets que make test installe", chemin)
		}
		classes = append(classes, chemin)
	}
	accent, err := pdf.LireCouleur("#1F3A5F")
	if err != nil {
		t.Fatal(err)
	}
	enTete := pdf.EnTete{Logo: logo(t, pngAlpha(40, 20)), Accent: accent}
	args := []string{"-Xshare:auto", "-cp", strings.Join(classes, ":"), "org.apache.pdfbox.preflight.Validator_A1b"}
	for nom, doc := range map[string]*acte.Document{"extrait": extrait(t), "complet": completDe(60), "figure": avecFigure(16), "vide": {}} {
		chemin := filepath.Join(t.TempDir(), nom+".pdf")
		if err := os.WriteFile(chemin, rendreAvec(t, doc, pdf.Options{Niveau: pdf.A1b, EnTete: enTete}), 0o600); err != nil {
			t.Fatal(err)
		}
		out, err := exec.Command(java, append(args, chemin)...).CombinedOutput()
		if err != nil || !strings.Contains(string(out), "is a valid PDF/A-1b file") {
			t.Errorf("%s : %v\n%s", nom, err, out)
		}
	}
}

// The attached files come back byte for byte, and the act says what each is to it.
func TestPiecesJointes(t *testing.T) {
	seance := []byte(`{"format": 1}`)
	octets := rendreAvec(t, extrait(t), pdf.Options{Pieces: []pdf.Piece{
		{Nom: "séance-2023-04-05.json", Mime: "application/json", Relation: pdf.Source, Description: "La séance", Octets: seance},
		{Nom: "annexe.bin", Relation: pdf.Donnees, Octets: []byte{0, 1, 2}},
	}})
	outil(t, octets, "qpdf", "--check", "PDF")
	p := lirePDF(t, octets)
	af := p.champ(p.corps[p.racine], "AF")
	if strings.Count(af, " 0 R") != 2 {
		t.Errorf("/AF : %s", af)
	}
	var n int
	for _, c := range p.corps {
		if strings.Contains(c, "/AFRelationship /Source") && strings.Contains(c, "/UF <FEFF") {
			n++
			f := p.ref(c, "EF <</F")
			if !strings.Contains(p.corps[f], "/Subtype /application#2Fjson") || !bytes.Equal(p.flux[f], seance) {
				t.Errorf("le fichier joint : %s, %q", p.corps[f], p.flux[f])
			}
		}
	}
	if n != 1 {
		t.Errorf("%d pièces sont la source de l'acte", n)
	}
	if liste := outil(t, octets, "pdfdetach", "-list", "PDF"); !strings.Contains(liste, "2 embedded files") || !strings.Contains(liste, "séance-2023-04-05.json") {
		t.Error(liste)
	}
	dossier := t.TempDir()
	outil(t, octets, "pdfdetach", "-saveall", "-o", dossier, "PDF")
	if rendus, err := os.ReadFile(filepath.Join(dossier, "séance-2023-04-05.json")); !bytes.Equal(rendus, seance) {
		t.Errorf("%v, %q", err, rendus)
	}
}

// What the standard does not allow is refused before anything is written, in words.
func TestOptionsRefusees(t *testing.T) {
	un := pdf.Piece{Nom: "a.xml", Mime: "text/xml"}
	for attendu, o := range map[string]pdf.Options{
		"ne porte pas de pièce jointe":  {Niveau: pdf.A1b, Pieces: []pdf.Piece{un}},
		"deux pièces jointes":           {Pieces: []pdf.Piece{un, un}},
		"n'a pas un nom de fichier":     {Pieces: []pdf.Piece{{Nom: "../a"}}},
		"écrivez-le comme « applicatio": {Pieces: []pdf.Piece{{Nom: "a", Mime: "text /EF"}}},
	} {
		var b bytes.Buffer
		if err := pdf.RendreAvec(extrait(t), o, &b); err == nil || !strings.Contains(err.Error(), attendu) || b.Len() > 0 {
			t.Errorf("%s : %v", attendu, err)
		}
	}
}
