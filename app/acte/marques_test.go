package acte_test

import (
	"strings"
	"testing"

	"delibere/app/acte"
	"delibere/app/conseil"
)

// What the secretary marks stands in bold and in lists, and the plain text says the words alone.
func TestMarques(t *testing.T) {
	d := seance()
	p := &d.Seance.Points[0]
	p.Expose = []string{"La commune loue **trois salles** :\n- la **grande** ;\n- la petite.\nElles sont libres.", "- un item seul", "Fin ** sans paire."}
	p.Visas = []string{"**le Code** général,", "**Vu** l'avis,"}
	p.Considerants = []string{"qu'il le **faut**,"}
	p.Dispositif = []conseil.Disposition{{Verbe: "APPROUVE", Texte: "la **chose** ;", Elements: []conseil.Disposition{{Verbe: "Transmise", Texte: "au **préfet**"}}}}
	doc, err := acte.Extrait(d, 1, acte.ModeleOrdinaire())
	if err != nil {
		t.Fatal(err)
	}
	texte := acte.TexteDe(doc)
	for _, mots := range []string{"\n\nLa commune loue trois salles :\n- la grande ;\n- la petite.\nElles sont libres.\n\n- un item seul\n\nFin ** sans paire.\n\n",
		"Vu le Code général,", "\nVu l'avis,", "Considérant qu'il le faut,", "APPROUVE la chose ;", "Transmise au préfet"} {
		if !strings.Contains(texte, mots) {
			t.Errorf("%q manque :\n%s", mots, texte)
		}
	}
	if strings.Contains(strings.Replace(texte, "Fin **", "", 1), "**") {
		t.Errorf("une marque reste :\n%s", texte)
	}
	var gras, listes []string
	for _, b := range doc.Blocs {
		switch b := b.(type) {
		case acte.Paragraphe:
			for _, s := range b.Texte {
				if s.Gras {
					gras = append(gras, s.Texte)
				}
			}
		case acte.Liste:
			for _, e := range b.Elements {
				listes = append(listes, e.Texte.Clair())
			}
		}
	}
	if tout := strings.Join(gras, "|"); !strings.Contains(tout, "trois salles") || !strings.Contains(tout, "faut") || strings.Contains(tout, "Fin") {
		t.Errorf("en gras : %s", tout)
	}
	if tout := strings.Join(listes, "|"); !strings.HasPrefix(tout, "la grande ;|la petite.|un item seul|") {
		t.Errorf("en liste : %s", tout)
	}
}
