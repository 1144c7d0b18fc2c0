package pdf_test

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"delibere/app/acte"
	"delibere/app/acte/pdf"
	"delibere/app/conseil"
	"delibere/app/dossier"
	"delibere/assets"
)

func exemple(t testing.TB) *conseil.Dossier {
	t.Helper()
	d, err := dossier.Lire(bytes.NewReader(assets.Exemple))
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func extrait(t testing.TB) *acte.Document {
	t.Helper()
	doc, err := acte.Extrait(exemple(t), 32, acte.ModeleOrdinaire())
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

func rendre(t testing.TB, doc *acte.Document) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := pdf.Rendre(doc, &b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// outil runs a tool of the system on a PDF and returns what it prints. The install script of the
// project brings these tools: a test that lacks them fails.
func outil(t testing.TB, octets []byte, nom string, args ...string) string {
	t.Helper()
	chemin := filepath.Join(t.TempDir(), "acte.pdf")
	if err := os.WriteFile(chemin, octets, 0o600); err != nil {
		t.Fatal(err)
	}
	for i, a := range args {
		if a == "PDF" {
			args[i] = chemin
		}
	}
	out, err := exec.Command(nom, args...).CombinedOutput()
	if err != nil {
		t.Fatalf("%s : %v\n%s", nom, err, out)
	}
	return string(out)
}

// mots splits a text into words, as spoken: the spaces and apostrophes of the printer are those of the
// secretary, and a word hyphenated at the end of a line is whole again.
func mots(s string) []string {
	s = strings.NewReplacer("\u00a0", " ", "\u202f", " ", "’", "'", "–", "-").Replace(s)
	return strings.Fields(s)
}

// cesures are the hyphens that the printer has put at the end of a line.
var cesures = regexp.MustCompile(`(\p{Ll})-\n(\p{Ll})`)

// The PDF gives back the words of the act, in the same order, and its footers.
func TestPDFRenduEnTexte(t *testing.T) {
	doc := extrait(t)
	texte := cesures.ReplaceAllString(outil(t, rendre(t, doc), "pdftotext", "-raw", "-nopgbrk", "PDF", "-"), "$1$2")
	for n := 1; n <= 2; n++ {
		pied := fmt.Sprintf("CM DU 05 AVRIL 2023 page %d sur 2", n)
		lu := strings.Join(mots(texte), " ")
		if !strings.Contains(lu, pied) {
			t.Fatalf("le pied « %s » manque dans :\n%s", pied, texte)
		}
		texte = strings.Replace(lu, pied, "", 1)
	}
	doc.Pied = ""
	attendus, lus := mots(acte.TexteDe(doc)), mots(texte)
	for i := range attendus {
		if i >= len(lus) || attendus[i] != lus[i] {
			t.Fatalf("au mot %d : « %s », attendu « %s »\n%v", i, strings.Join(lus[max(0, i-3):min(len(lus), i+4)], " "), strings.Join(attendus[max(0, i-3):min(len(attendus), i+4)], " "), len(lus))
		}
	}
	if len(lus) != len(attendus) {
		t.Errorf("%d mots imprimés, attendu %d", len(lus), len(attendus))
	}
}

func TestPDFBienForme(t *testing.T) {
	octets := rendre(t, extrait(t))
	outil(t, octets, "qpdf", "--check", "PDF")
	fontes := outil(t, octets, "pdffonts", "PDF")
	if n := strings.Count(fontes, "CID TrueType"); n != 3 || strings.Contains(fontes, " no  no ") {
		t.Errorf("trois polices incorporées attendues :\n%s", fontes)
	}
}

// The same record gives the same bytes.
func TestMemesOctets(t *testing.T) {
	premier := rendre(t, extrait(t))
	for range 5 {
		if !bytes.Equal(premier, rendre(t, extrait(t))) {
			t.Fatal("deux rendus du même acte diffèrent")
		}
	}
}

// Several acts at once, for the race detector.
func TestPlusieursALaFois(t *testing.T) {
	attendu := rendre(t, extrait(t))
	fini := make(chan []byte)
	for range 8 {
		go func() {
			var b bytes.Buffer
			_ = pdf.Rendre(extrait(t), &b)
			fini <- b.Bytes()
		}()
	}
	for range 8 {
		if !bytes.Equal(<-fini, attendu) {
			t.Error("un rendu concurrent diffère")
		}
	}
}

func unParagraphe(texte string) *acte.Document {
	return &acte.Document{Titre: "Essai", Blocs: []acte.Bloc{acte.Paragraphe{Texte: acte.Texte{{Texte: texte}}}}}
}

// What the fonts cannot print is refused by name, before any page; what they can is printed.
func TestCaracteres(t *testing.T) {
	for _, texte := range []string{"Anne-Lise D’ŒUVRE", "Loïc Æ ÿ Š", "n° 12 : 12 480 € ; « ça » ? — fin…", "mot\tavec\x00contrôle\x07", "e\u0301te\u0301", "☐ ☑"} {
		if err := pdf.Rendre(unParagraphe(texte), &bytes.Buffer{}); err != nil {
			t.Errorf("%q : %v", texte, err)
		}
	}
	for texte, cite := range map[string]string{"Mme Fleur 🌸 NOM01": "U+1F338", "שלום": "U+05E9", "مرحبا": "U+0645", "caf\xe9": "U+FFFD", "\U0010ffff": "U+10FFFF"} {
		var b bytes.Buffer
		err := pdf.Rendre(unParagraphe(texte), &b)
		var e *pdf.Imprimable
		if !errors.As(err, &e) || !strings.Contains(err.Error(), cite) || !strings.Contains(err.Error(), "dans le paragraphe « ") || b.Len() > 0 {
			t.Errorf("%q : %v, %d octets", texte, err, b.Len())
		}
	}
}

// The refusal cites the words around the fault, not the start of a long text.
func TestRefusCiteLePassage(t *testing.T) {
	err := pdf.Rendre(unParagraphe(strings.Repeat("Mot. ", 400)+"Mme Fleur 🌸 NOM01 préside. "+strings.Repeat("Mot. ", 400)), &bytes.Buffer{})
	if err == nil || !strings.Contains(err.Error(), "Mme Fleur 🌸 NOM01 préside") {
		t.Errorf("%v", err)
	}
}

// A long title over a place to sign takes its lines one under the other, never one over the other.
func TestSignatureLongue(t *testing.T) {
	qualite := "La première adjointe, agissant par délégation du maire empêché,"
	doc := &acte.Document{Titre: "Essai", Blocs: []acte.Bloc{acte.Signatures{Places: []acte.Signature{{Qualite: qualite, Nom: "Prenom01 NOM01"}, {Qualite: "Le secrétaire,", Nom: "Prenom02 NOM02"}, {Qualite: "x", Nom: "y"}}}}}
	hauteurs := map[float64]bool{}
	for _, l := range strings.Split(outil(t, rendre(t, doc), "pdftotext", "-bbox", "PDF", "-"), "\n") {
		var x1, y1, x2, y2 float64
		if n, _ := fmt.Sscanf(strings.TrimSpace(l), `<word xMin="%f" yMin="%f" xMax="%f" yMax="%f">`, &x1, &y1, &x2, &y2); n == 4 && x1 < 220 && y1 < 700 {
			hauteurs[y1] = true
		}
	}
	if len(hauteurs) < 4 { // three lines of title at least, and the name
		t.Errorf("%d lignes de base : %v", len(hauteurs), hauteurs)
	}
}

// A very long paragraph, a very long word and an empty document all stay on their pages.
func TestTextesExtremes(t *testing.T) {
	long := strings.Repeat("Une délibération particulièrement circonstanciée du conseil municipal. ", 600)
	for nom, texte := range map[string]string{"40 000 caractères": long, "un mot de 300 lettres": strings.Repeat("anticonstitutionnellement", 12), "rien": "", "des lignes": strings.Repeat("a\n", 300)} {
		octets := rendre(t, unParagraphe(texte))
		lu := outil(t, octets, "pdftotext", "-bbox", "PDF", "-")
		for _, l := range strings.Split(lu, "\n") {
			var x1, y1, x2, y2 float64
			if n, _ := fmt.Sscanf(strings.TrimSpace(l), `<word xMin="%f" yMin="%f" xMax="%f" yMax="%f">`, &x1, &y1, &x2, &y2); n == 4 && (x1 < 70 || x2 > 526 || y2 > 815) {
				t.Errorf("%s : un mot sort de la page : %s", nom, l)
				break
			}
		}
	}
}

// Whatever the text: an error by name, or pages that hold all its words.
func TestTexteQuelconque(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		texte := rapid.String().Draw(t, "texte")
		var b bytes.Buffer
		err := pdf.Rendre(&acte.Document{Titre: texte, Pied: "p", Blocs: []acte.Bloc{
			acte.Titre{Niveau: 2, Texte: acte.Texte{{Texte: texte, Gras: true}}, Alignement: acte.Centre},
			acte.Liste{Elements: []acte.Element{{Texte: acte.Texte{{Texte: texte}}}}},
			acte.Tableau{Entete: []acte.Cellule{{}, {{Texte: acte.Texte{{Texte: texte}}}}}, Lignes: [][]acte.Cellule{{{{Texte: acte.Texte{{Texte: texte, Italique: true}}}}}}},
		}}, &b)
		var e *pdf.Imprimable
		if err != nil && !errors.As(err, &e) {
			t.Fatalf("%v", err)
		}
	})
}
