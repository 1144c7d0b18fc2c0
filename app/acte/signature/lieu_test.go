package signature_test

import (
	"bytes"
	"strings"
	"testing"

	"delibere/app/acte"
	"delibere/app/acte/annexe"
	"delibere/app/acte/pdf"
	"delibere/app/acte/signature"
	"delibere/app/conseil"
)

// An act says itself where it is signed, even behind its annexes.
func TestLieuGarde(t *testing.T) {
	octets, attendu := imprime(t, pdf.A3a)
	a, err := annexe.Lire(octets)
	if err != nil {
		t.Fatal(err)
	}
	joint, err := annexe.Joindre(octets, []annexe.Annexe{*a}, func(int) string { return "Annexe 1" })
	if err != nil {
		t.Fatal(err)
	}
	a1b, _ := imprime(t, pdf.A1b)
	for nom, o := range map[string][]byte{"seul": octets, "avec annexes": joint, "PDF/A-1b": a1b} {
		if ou, err := signature.Lieu(o); err != nil || !voisin(ou, attendu) {
			t.Errorf("%s : %v, %+v, attendu %+v", nom, err, ou, attendu)
		}
	}
}

// voisin compares two boxes to the hundredth of a point, as a file writes them.
func voisin(a, b signature.Cadre) bool {
	proche := func(x, y float64) bool { return x-y < 0.006 && y-x < 0.006 }
	return a.Page == b.Page && proche(a.X, b.X) && proche(a.Y, b.Y) && proche(a.Large, b.Large) && proche(a.Haut, b.Haut)
}

// A document that keeps no place is signed at the foot of its last page, and is valid.
func TestLieuAuPied(t *testing.T) {
	doc := &acte.Document{Titre: "Essai", Date: conseil.Date{Annee: 2024, Mois: 2, Jour: 3}, Pied: "ESSAI"}
	for range 60 {
		doc.Blocs = append(doc.Blocs, acte.Paragraphe{Texte: acte.Texte{{Texte: "Une ligne."}}})
	}
	var b bytes.Buffer
	if err := pdf.RendreAvec(doc, pdf.Options{}, &b); err != nil {
		t.Fatal(err)
	}
	ou, err := signature.Lieu(b.Bytes())
	if err != nil || ou.Page != 2 || ou.X+ou.Large > 595-30 || ou.Y < 50 || ou.Y > 100 {
		t.Fatalf("%v %+v", err, ou)
	}
	signe, err := signature.Signer(b.Bytes(), certificat(t, cleRSA(t)), ou, jour)
	if err != nil {
		t.Fatal(err)
	}
	if s := outil(t, signe, "pdfsig", "-nocert"); !strings.Contains(s, "Signature is Valid.") {
		t.Error(s)
	}
	for _, faux := range []string{"", "bonjour", "%PDF-1.4\ntrailer\n<<>>\n%%EOF\n", "%PDF-1.4\n1 0 obj\n<</Pages 2 0 R>>\nendobj\ntrailer\n<</Size 3 /Root 1 0 R /Info 2 0 R>>\n%%EOF\n"} {
		if ou, err := signature.Lieu([]byte(faux)); err == nil {
			t.Errorf("%q : %+v", faux, ou)
		}
	}
}

// A damaged act is refused in French or signed, and never stops the program.
func TestActeAbime(t *testing.T) {
	octets, ou := imprime(t, pdf.A3a)
	c := certificat(t, cleRSA(t))
	for i := 0; i < len(octets); i += 97 {
		abime := append(bytes.Clone(octets[:i]), octets[min(i+50, len(octets)):]...)
		if _, err := signature.Lieu(abime); err != nil && !strings.Contains(err.Error(), " ; ") {
			t.Errorf("%d : %v", i, err)
		}
		if _, err := signature.Signer(abime, c, ou, jour); err != nil && !strings.Contains(err.Error(), " ; ") {
			t.Errorf("%d : %v", i, err)
		}
	}
}
