package acte

import (
	"fmt"
	"strings"
)

// TexteDe writes a document as plain text: one block a paragraph, blank lines between blocks, the cells
// of a table one after the other, the footer last. It is what the golden texts hold and what
// `extrait --texte` prints.
func TexteDe(d *Document) string {
	var t ecrivain
	if d.Mention != "" {
		t.bloc(d.Mention)
	}
	t.blocs(d.Blocs)
	if d.Pied != "" {
		t.bloc(d.Pied)
	}
	if d.Feuillet > 0 {
		t.ligne(fmt.Sprintf("feuillet %d", d.Feuillet))
	}
	return t.b.String()
}

type ecrivain struct{ b strings.Builder }

// bloc writes a paragraph after a blank line.
func (t *ecrivain) bloc(s string) {
	if t.b.Len() > 0 {
		t.b.WriteByte('\n')
	}
	t.ligne(s)
}

func (t *ecrivain) ligne(s string) {
	t.b.WriteString(s)
	t.b.WriteByte('\n')
}

func (t *ecrivain) blocs(blocs []Bloc) {
	for _, b := range blocs {
		switch b := b.(type) {
		case Titre:
			t.bloc(b.Texte.Clair())
		case Paragraphe:
			t.paragraphe(b)
		case Liste:
			t.liste(b)
		case Tableau:
			t.tableau(b)
		case Figure:
			t.bloc("[" + b.Alternative + "]")
		case Ensemble:
			t.blocs(b.Blocs)
		case Signatures:
			for _, s := range b.Places {
				t.bloc(s.Qualite)
				t.ligne(s.Nom)
			}
		}
	}
}

func (t *ecrivain) paragraphe(p Paragraphe) {
	if p.Suite {
		t.ligne(p.Texte.Clair())
		return
	}
	t.bloc(p.Texte.Clair())
}

func (t *ecrivain) liste(l Liste) {
	if !l.Serree {
		t.elements(l.Elements, "- ")
		return
	}
	for i, e := range l.Elements {
		t.paragraphe(Paragraphe{Texte: append(clair("- "), e.Texte...), Suite: l.Suite || i > 0})
	}
}

func (t *ecrivain) elements(elements []Element, marque string) {
	for _, e := range elements {
		t.bloc(marque + e.Texte.Clair())
		t.elements(e.Elements, "  "+marque)
	}
}

func (t *ecrivain) tableau(tab Tableau) {
	lignes := tab.Lignes
	if len(tab.Entete) > 0 {
		lignes = append([][]Cellule{tab.Entete}, lignes...)
	}
	for _, l := range lignes {
		for _, c := range l {
			for i, p := range c {
				if i > 0 {
					p.Suite = true
				}
				t.paragraphe(p)
			}
		}
	}
}
