package annexe_test

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"errors"
	"fmt"
	"strings"
	"testing"

	"delibere/app/acte/annexe"
)

const dessin = "BT /F1 12 Tf 100 700 Td (Texte) Tj ET"

// sain is a page with a font, a link, a field with its look and one without.
func sain() []byte {
	return uneFeuille("/AcroForm <</Fields [6 0 R]>>", "/Contents 4 0 R /Resources <</Font <</F1 5 0 R /Mention 5 0 R>> /Properties <</P1 <</Retour 3 0 R>>>>>> /Annots [6 0 R 8 0 R 9 0 R]", flux(dessin),
		"<</Type /Font /Subtype /Type1 /BaseFont /Helvetica>>",
		"<</Type /Annot /Subtype /Widget /FT /Tx /T (champ) /V (valeur) /F 4 /Rect [10 10 90 30] /P 3 0 R /AP <</N 7 0 R>>>>",
		"<</Type /XObject /Subtype /Form /BBox [0 0 80 20] /Resources <</Font <</F1 5 0 R>>>> /Length 32>>\nstream\nBT /F1 9 Tf 2 5 Td (rempli) Tj ET\nendstream",
		"<</Type /Annot /Subtype /Link /Rect [0 0 9 9] /Dest [3 0 R /Fit] /AP <</N 7 0 R>>>>",
		"<</Type /Annot /Subtype /Widget /FT /Tx /T (vide) /Rect [10 40 90 60]>>")
}

// What cannot be an annexe is refused in French, with the mend.
func TestRefus(t *testing.T) {
	entier := ecrit(t, "Un texte")
	for _, cas := range []struct {
		nom    string
		octets []byte
		mots   string
	}{
		{"vide", nil, "vide"},
		{"image", []byte("\x89PNG\r\n\x1a\n"), "n'est pas un PDF"},
		{"entête seul", []byte("%PDF-1.4\n"), "endommagé"},
		{"coupé", entier[:len(entier)/3], "endommagé"},
		{"énorme", append([]byte("%PDF-1.4\n"), make([]byte, annexe.TailleMax)...), "dépasse"},
		{"sans page", fabrique("<</Type /Catalog /Pages 2 0 R>>", "<</Type /Pages /Kids [] /Count 0>>"), "aucune page"},
		{"arbre en boucle", fabrique("<</Type /Catalog /Pages 2 0 R>>", "<</Type /Pages /Kids [2 0 R] /Count 1>>"), "endommagé"},
		{"calque masqué", uneFeuille("/OCProperties <</OCGs [5 0 R] /D <</OFF [5 0 R]>>>>", "/Contents 4 0 R", flux(""), "<</Type /OCG /Name (n)>>"), "calques masqués"},
		{"formulaire dynamique", uneFeuille("/NeedsRendering true", "/Contents 4 0 R", flux("")), "formulaire dynamique"},
		{"champ sans dessin", uneFeuille("", "/Annots [4 0 R]", "<</Type /Annot /Subtype /Widget /Rect [0 0 9 9] /Parent 5 0 R>>", "<</FT /Tx /V (valeur)>>"), "son lecteur seul"},
		{"flux ailleurs", uneFeuille("", "/Contents 4 0 R", "<</F (autre.bin) /Length 0>>\nstream\n\nendstream"), "autre fichier"},
	} {
		_, err := annexe.Lire(cas.octets)
		var refus *annexe.Refus
		if !errors.As(err, &refus) || !strings.Contains(err.Error(), cas.mots) || !strings.Contains(err.Error(), " ; ") && cas.mots != "vide" {
			t.Errorf("%s : %v, « %s » attendu", cas.nom, err, cas.mots)
		}
	}
}

// A small file that swells in memory is refused before it does.
func TestBombe(t *testing.T) {
	var z bytes.Buffer
	w := zlib.NewWriter(&z)
	_, _ = w.Write([]byte("5 0 <<>> "))
	for range 100 {
		_, _ = w.Write(bytes.Repeat([]byte(" "), 1<<20))
	}
	_ = w.Close()
	objets := []string{"<</Type /Catalog /Pages 2 0 R>>", "<</Type /Pages /Kids [3 0 R] /Count 1>>", "<</Type /Page /Parent 2 0 R /MediaBox [0 0 100 100]>>",
		fmt.Sprintf("<</Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length %d>>\nstream\n%s\nendstream", z.Len(), z.String())}
	b := bytes.NewBufferString("%PDF-1.5\n")
	table := []byte{0, 0, 0, 0, 0, 0xff}
	place := func(n int) {
		table = append(binary.BigEndian.AppendUint32(append(table, 1), uint32(b.Len())), 0)
		fmt.Fprintf(b, "%d 0 obj\n", n)
	}
	for i, o := range objets {
		place(i + 1)
		b.WriteString(o + "\nendobj\n")
	}
	table = append(table, 2, 0, 0, 0, 4, 0) // object 5 is packed in object 4
	xref := b.Len()
	place(6)
	fmt.Fprintf(b, "<</Type /XRef /Size 7 /W [1 4 1] /Root 1 0 R /Length %d>>\nstream\n%s\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n", len(table), table, xref)
	if b.Len() > 200_000 {
		t.Fatalf("%d octets", b.Len())
	}
	if _, err := annexe.Lire(b.Bytes()); err == nil || !strings.Contains(err.Error(), "endommagé") {
		t.Errorf("%v", err)
	}
}

// A field is printed with the look it had; the form, the links and what leads to other pages stay behind.
func TestFormulaire(t *testing.T) {
	joint, err := annexe.Joindre(ecrit(t, "Extrait"), []annexe.Annexe{lue(t, sain())}, mention)
	if err != nil {
		t.Fatal(err)
	}
	ajout := joint[len(ecrit(t, "Extrait")):]
	for _, absent := range []string{"/Widget", "/Link", "/AcroForm", "/Dest ", "(valeur)", "/P "} {
		if bytes.Contains(ajout, []byte(absent)) {
			t.Errorf("« %s » est passé", absent)
		}
	}
	if n := bytes.Count(ajout, []byte("/Subtype /Stamp")); n != 1 {
		t.Errorf("%d champs dessinés, 1 attendu", n)
	}
	// The name of the face of the mention was taken: it got another.
	if !bytes.Contains(ajout, []byte("/Mention0 9.00 Tf")) {
		t.Error("la mention prend la police du document")
	}
	if !bytes.Contains(ajout, []byte("/Retour null")) {
		t.Error("un renvoi vers la page l'emporte une seconde fois")
	}
	chemin := pose(t, "joint.pdf", joint)
	outil(t, "qpdf", "--check", chemin)
	if texte := outil(t, "pdftotext", "-f", "2", chemin, "-"); !strings.Contains(texte, "Texte") || !strings.Contains(texte, "rempli") {
		t.Errorf("la page a perdu son texte :\n%s", texte)
	}
}

// The mention stands at the top right of what is seen, upright, whatever the page: turned, cropped, or a
// large plan where it grows.
func TestPlaceDeLaMention(t *testing.T) {
	for _, cas := range []struct {
		nom, page string
		l, h      float64
	}{
		{"droite", "", 595, 842}, {"quart de tour", "/Rotate 90", 842, 595}, {"demi-tour", "/Rotate 180", 595, 842},
		{"trois quarts", "/Rotate -90", 842, 595}, {"rognée", "/CropBox [100 100 400 500]", 300, 400}, {"plan A0", "/MediaBox [0 0 2384 3370]", 2384, 3370},
		{"ticket", "/MediaBox [0 0 60 40]", 60, 40},
	} {
		t.Run(cas.nom, func(t *testing.T) {
			joint, err := annexe.Joindre(ecrit(t, "Extrait"), []annexe.Annexe{lue(t, uneFeuille("", "/Contents 4 0 R "+cas.page, flux("")))}, mention)
			if err != nil {
				t.Fatal(err)
			}
			x, y := coin(t, outil(t, "pdftotext", "-f", "2", "-cropbox", "-bbox", pose(t, "j.pdf", joint), "-"))
			echelle := max(1, min(cas.l, cas.h)/595)
			if x < cas.l-25*echelle || x > cas.l || y < 0 || y > 30*echelle {
				t.Errorf("la mention finit à %.0f, %.0f d'une page de %.0f sur %.0f", x, y, cas.l, cas.h)
			}
		})
	}
}

// Whatever the bytes: a refusal, or pages that are joined to a file that reads again.
func FuzzLire(f *testing.F) {
	entier := ecrit(f, "Un texte")
	f.Add(sain())
	f.Add(entier)
	f.Add(entier[:len(entier)/2])
	f.Add(uneFeuille("", "/Rotate 90 /CropBox [0 0 9 9] /Contents [4 0 R 4 0 R]", flux("q")))
	f.Add(fabrique("<</Type /Catalog /Pages 2 0 R>>", "<</Kids [2 0 R]>>"))
	extrait := ecrit(f, "Extrait")
	f.Fuzz(func(t *testing.T, octets []byte) {
		a, err := annexe.Lire(octets)
		if err != nil {
			var refus *annexe.Refus
			if !errors.As(err, &refus) {
				t.Fatalf("une erreur sans phrase : %v", err)
			}
			return
		}
		joint, err := annexe.Joindre(extrait, []annexe.Annexe{*a}, mention)
		if err != nil || !bytes.HasPrefix(joint, extrait) {
			t.Fatalf("lu mais pas joint : %v", err)
		}
		if relu, err := annexe.Lire(joint); err != nil || relu.Pages != a.Pages+1 {
			t.Fatalf("joint mais pas relu : %v", err)
		}
	})
}
