package pdf

import (
	"fmt"
	"slices"
	"strings"

	"delibere/app/acte"
)

// Imprimable is why a text cannot be printed: characters that the fonts do not have.
type Imprimable struct {
	Document   string
	Caracteres []rune
	Ou         string // the block and the words around the first of them
}

func (e *Imprimable) Error() string {
	var s []string
	for _, r := range e.Caracteres {
		s = append(s, fmt.Sprintf("« %c » (U+%04X)", r, r))
	}
	if len(s) > 5 {
		s = append(s[:5], "…")
	}
	return fmt.Sprintf("%s ne peut pas être imprimé : %s dans %s n'existe pas dans la police ; supprimez-le ou écrivez-le autrement",
		e.Document, strings.Join(s, ", "), e.Ou)
}

// releve gathers the characters of a document by face, and those that no face has.
type releve struct {
	dessines [4]map[rune]bool
	manques  []rune
	ou       string
}

func (inv *releve) ajouter(f face, ou, texte string) {
	if inv.dessines[f] == nil {
		inv.dessines[f] = map[rune]bool{}
	}
	m := faces[f]()
	for i, r := range texte {
		if r == '\n' || inv.dessines[f][r] {
			continue
		}
		if !m.a(r) {
			if !slices.Contains(inv.manques, r) {
				inv.manques = append(inv.manques, r)
			}
			if inv.ou == "" {
				inv.ou = ou + " « " + autour(texte, i) + " »"
			}
			continue
		}
		inv.dessines[f][r] = true
	}
}

// autour cites the passage around a place of a text, given in bytes.
func autour(s string, place int) string {
	avant, apres := []rune(s[:place]), []rune(s[place:])
	citation := string(avant[max(0, len(avant)-25):]) + string(apres[:min(len(apres), 25)])
	citation = strings.Join(strings.Fields(citation), " ")
	if len(avant) > 25 {
		citation = "…" + citation
	}
	if len(apres) > 25 {
		citation += "…"
	}
	return citation
}

func (inv *releve) erreur(doc *acte.Document) error {
	titre := doc.Titre
	if titre == "" {
		titre = "Ce document"
	}
	return &Imprimable{Document: titre, Caracteres: inv.manques, Ou: inv.ou}
}

func (inv *releve) texte(ou string, t acte.Texte) {
	for _, s := range t {
		inv.ajouter(faceDe(s), ou, s.Texte)
	}
}

func (inv *releve) blocs(blocs []acte.Bloc) {
	for _, b := range blocs {
		switch b := b.(type) {
		case acte.Titre:
			inv.texte("le titre", b.Texte)
		case acte.Paragraphe:
			inv.texte("le paragraphe", b.Texte)
		case acte.Liste:
			inv.elements(b.Elements)
		case acte.Tableau:
			for _, r := range append([][]acte.Cellule{b.Entete}, b.Lignes...) {
				for _, c := range r {
					for _, p := range c {
						inv.texte("le tableau", p.Texte)
					}
				}
			}
		case acte.Ensemble:
			inv.blocs(b.Blocs)
		case acte.Signatures:
			for _, s := range b.Places {
				inv.ajouter(gras, "la signature", s.Qualite)
				inv.ajouter(gras, "la signature", s.Nom)
			}
		}
	}
}

func (inv *releve) elements(elements []acte.Element) {
	for _, e := range elements {
		inv.texte("la liste", e.Texte)
		inv.elements(e.Elements)
	}
}
