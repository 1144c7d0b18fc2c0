package pdf

import (
	"slices"
	"strings"

	"delibere/app/acte"
)

// composition replaces the blocks by others whose texts are as the printer sets them: the typographer
// passes once over each, and all that follows reads the same characters.
func composition(c []acte.Bloc) {
	for i, b := range c {
		switch b := b.(type) {
		case acte.Titre:
			b.Texte = composerTexte(b.Texte)
			c[i] = b
		case acte.Paragraphe:
			b.Texte = composerTexte(b.Texte)
			c[i] = b
		case acte.Liste:
			b.Elements = composerElements(b.Elements)
			c[i] = b
		case acte.Tableau:
			b.Entete = composerRangee(b.Entete)
			lignes := make([][]acte.Cellule, len(b.Lignes))
			for k, l := range b.Lignes {
				lignes[k] = composerRangee(l)
			}
			b.Lignes = lignes
			c[i] = b
		case acte.Ensemble:
			b.Blocs = slices.Clone(b.Blocs)
			composition(b.Blocs)
			c[i] = b
		case acte.Signatures:
			places := make([]acte.Signature, len(b.Places))
			for k, p := range b.Places {
				places[k] = acte.Signature{Qualite: imprimeur(p.Qualite), Nom: imprimeur(p.Nom)}
			}
			b.Places = places
			c[i] = b
		}
	}
}

// imprimeur sets a text as it will print.
func imprimeur(s string) string { return typographier(assainir(s)) }

// composerTexte sets a text of several faces: what holds to its neighbour holds across a change of face.
func composerTexte(t acte.Texte) acte.Texte {
	c := make(acte.Texte, len(t))
	var tout strings.Builder
	for i, s := range t {
		s.Texte = assainir(s.Texte)
		tout.WriteString(s.Texte)
		c[i] = s
	}
	if len(c) == 1 {
		c[0].Texte = typographier(c[0].Texte)
		return c
	}
	repartir(c, []rune(typographier(tout.String())))
	return c
}

// repartir gives back to each run its part of the text once set. The typographer changes and removes
// spaces, and changes other characters one for one: they are counted.
func repartir(t acte.Texte, tout []rune) {
	place := 0
	for i := range t {
		var b strings.Builder
		avant := []rune(t[i].Texte)
		for k, r := range avant {
			switch {
			case place == len(tout):
			case !estEspace(r):
				b.WriteRune(tout[place])
				place++
			case estEspace(tout[place]) && !(k+1 < len(avant) && estEspace(avant[k+1]) && !suiteDEspaces(tout[place:])):
				b.WriteRune(tout[place])
				place++
			}
		}
		t[i].Texte = b.String()
	}
}

func estEspace(r rune) bool { return r == ' ' || r == '\u00a0' || r == '\u202f' }

func suiteDEspaces(s []rune) bool { return len(s) > 1 && estEspace(s[1]) }

func composerElements(elements []acte.Element) []acte.Element {
	c := make([]acte.Element, len(elements))
	for i, e := range elements {
		c[i] = acte.Element{Texte: composerTexte(e.Texte), Elements: composerElements(e.Elements)}
	}
	return c
}

func composerRangee(cellules []acte.Cellule) []acte.Cellule {
	c := make([]acte.Cellule, len(cellules))
	for i, cellule := range cellules {
		c[i] = make(acte.Cellule, len(cellule))
		for k, p := range cellule {
			p.Texte = composerTexte(p.Texte)
			c[i][k] = p
		}
	}
	return c
}
