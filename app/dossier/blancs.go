package dossier

import (
	"fmt"
	"slices"
	"strings"

	"delibere/app/conseil"
)

// A blank is what remains to be filled in a text: its name between two braces, "{{montant}}".
const (
	ouvreBlanc = "{{"
	fermeBlanc = "}}"
	// blancMax bounds the name of a blank: what stands on a line.
	blancMax = 80
)

// Blanc writes the blank of a name as it stands in a text.
func Blanc(nom string) string { return ouvreBlanc + nom + fermeBlanc }

// CouperBlancs cuts a text at its blanks: the odd pieces are their names. What opens and never closes on the
// same line is text.
func CouperBlancs(texte string) []string {
	var l []string
	debut := 0
	for de := 0; ; {
		i := strings.Index(texte[de:], ouvreBlanc)
		if i < 0 {
			return append(l, texte[debut:])
		}
		i += de
		j := strings.Index(texte[i+len(ouvreBlanc):], fermeBlanc)
		if j < 0 {
			return append(l, texte[debut:])
		}
		nom := texte[i+len(ouvreBlanc) : i+len(ouvreBlanc)+j]
		if fauteDeNom(nom) != "" {
			de = i + 1
			continue
		}
		l = append(l, texte[debut:i], nom)
		debut = i + len(ouvreBlanc) + j + len(fermeBlanc)
		de = debut
	}
}

// fauteDeNom says why a text is no name of a blank.
func fauteDeNom(nom string) string {
	switch {
	case strings.TrimSpace(nom) == "":
		return "un blanc n'a pas de nom ; écrivez-le entre les accolades, par exemple « {{montant}} »"
	case strings.ContainsAny(nom, "{}\n"):
		return "un blanc s'écrit entre deux accolades ouvrantes et deux fermantes, sans autre accolade, sur une ligne ; corrigez « " + abreger(nom) + " »"
	case strings.TrimSpace(nom) != nom:
		return "le blanc « " + abreger(nom) + " » a une espace au bord ; écrivez « " + Blanc(abreger(strings.TrimSpace(nom))) + " »"
	case len([]rune(nom)) > blancMax:
		return fmt.Sprintf("le nom d'un blanc a %d caractères au plus ; abrégez « %s »", blancMax, abreger(nom))
	}
	return ""
}

// fauteDeBlanc says what is wrong with the blanks of a text of a model.
func fauteDeBlanc(texte string) string {
	morceaux := CouperBlancs(texte)
	for i := 0; i < len(morceaux); i += 2 {
		for _, signe := range []string{ouvreBlanc, fermeBlanc} {
			_, apres, la := strings.Cut(morceaux[i], signe)
			if !la {
				continue
			}
			if nom, _, ferme := strings.Cut(apres, fermeBlanc); ferme && signe == ouvreBlanc {
				return fauteDeNom(nom)
			}
			return "un blanc n'est pas fermé, ou pas ouvert ; il s'écrit « {{montant}} »"
		}
	}
	return ""
}

// BlancsDuPoint lists what remains to be filled in the text of a point, each name once, in its order.
func BlancsDuPoint(p *conseil.Point) []string {
	m := ModeleDuPoint(p)
	var noms []string
	for _, t := range m.textes() {
		morceaux := CouperBlancs(t.texte)
		for i := 1; i < len(morceaux); i += 2 {
			if !slices.Contains(noms, morceaux[i]) {
				noms = append(noms, morceaux[i])
			}
		}
	}
	return noms
}

// ModeleDuPoint is the text of a point as a model, which has no name yet.
func ModeleDuPoint(p *conseil.Point) *Modele {
	return &Modele{Matiere: p.Matiere, Regime: p.Regime, Objet: p.Objet, Visas: p.Visas, Considerants: p.Considerants, Expose: p.Expose, Dispositif: p.Dispositif}
}

// Remplir returns the model with its blanks replaced: valeur gives what stands for a name, false leaves the
// blank.
func (m Modele) Remplir(valeur func(nom string) (string, bool)) Modele {
	un := func(t string) string { return remplirTexte(t, valeur) }
	plusieurs := func(l []string) []string {
		var r []string
		for _, t := range l {
			r = append(r, un(t))
		}
		return r
	}
	m.Objet, m.Visas, m.Considerants = un(m.Objet), plusieurs(m.Visas), plusieurs(m.Considerants)
	expose := plusieurs(m.Expose)
	for i := range expose {
		if strings.HasPrefix(m.Expose[i], ouvreBlanc) && !strings.HasPrefix(expose[i], ouvreBlanc) {
			expose[i] = conseil.Majuscule(expose[i])
		}
	}
	m.Expose = expose
	m.Dispositif = remplirDispositif(m.Dispositif, un)
	return m
}

func remplirDispositif(d []conseil.Disposition, un func(string) string) []conseil.Disposition {
	var r []conseil.Disposition
	for _, x := range d {
		r = append(r, conseil.Disposition{Verbe: un(x.Verbe), Texte: un(x.Texte), Elements: remplirDispositif(x.Elements, un)})
	}
	return r
}

func remplirTexte(texte string, valeur func(string) (string, bool)) string {
	morceaux := CouperBlancs(texte)
	for i := 1; i < len(morceaux); i += 2 {
		if v, connu := valeur(morceaux[i]); connu {
			morceaux[i-1], morceaux[i] = raccorder(morceaux[i-1], v)
		} else {
			morceaux[i] = Blanc(morceaux[i])
		}
	}
	return strings.Join(morceaux, "")
}
