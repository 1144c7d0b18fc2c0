package ecran

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"delibere/app/conseil"
)

// gras puts what is selected in bold, or the word around the cursor; where it is already, the marks go.
func (e *ecrit) gras() {
	d, f := e.selection()
	if d == f {
		d, f = e.mot(d)
	}
	for d < f && unicode.IsSpace(e.texte[d]) {
		d++
	}
	for f > d && unicode.IsSpace(e.texte[f-1]) {
		f--
	}
	if d == f {
		return
	}
	if a, b, ok := e.paireAutour(d, f); ok {
		dedans := slices.Clone(e.texte[a+2 : b])
		e.remplacer(a, b+2, dedans, false)
		e.ancre, e.curseur = a, a+len(dedans)
		return
	}
	var par []rune
	for i, ligne := range lignesDe(e.texte[d:f]) {
		if i > 0 {
			par = append(par, ligne.avant)
		}
		par = append(par, marquerLigne(ligne.texte)...)
	}
	e.remplacer(d, f, par, false)
	e.ancre = d
}

// marquerLigne marks a line, but for the dash of an item and the spaces at its ends; marks that it has are taken out.
func marquerLigne(ligne []rune) []rune {
	s := conseil.SansMarques(string(ligne))
	tiret := ""
	if reste, ok := strings.CutPrefix(s, conseil.MarqueItem); ok {
		tiret, s = conseil.MarqueItem, reste
	}
	mots := strings.TrimSpace(s)
	if mots == "" {
		return []rune(tiret + s)
	}
	return []rune(tiret + strings.Replace(s, mots, conseil.MarqueGras+mots+conseil.MarqueGras, 1))
}

// paireAutour finds the marks of bold that hold a passage, inside or outside it.
func (e *ecrit) paireAutour(d, f int) (ouvre, ferme int, ok bool) {
	debut, fin := e.debutDeLigne(d), e.finDeLigne(d)
	if f > fin {
		return 0, 0, false
	}
	ligne := string(e.texte[debut:fin])
	for _, p := range conseil.Paires(ligne) {
		a, b := debut+utf8.RuneCountInString(ligne[:p[0]]), debut+utf8.RuneCountInString(ligne[:p[1]])
		if a <= d && f <= b+2 && d <= b && f >= a+2 {
			return a, b, true
		}
	}
	return 0, 0, false
}

// puces makes items of the lines that are selected, or of that of the cursor; lines that all are lose their dash.
func (e *ecrit) puces() {
	d, f := e.selection()
	d, f = e.debutDeLigne(d), e.finDeLigne(f)
	l := lignesDe(e.texte[d:f])
	toutes := true
	for _, x := range l {
		toutes = toutes && strings.HasPrefix(string(x.texte), conseil.MarqueItem)
	}
	var par []rune
	for i, x := range l {
		if i > 0 {
			// The items of a list are lines of one paragraph.
			if par = append(par, x.avant); !toutes && !e.parLigne {
				par[len(par)-1] = sautDeLigne
			}
		}
		sans := strings.TrimPrefix(string(x.texte), conseil.MarqueItem)
		if toutes {
			par = append(par, []rune(sans)...)
		} else {
			par = append(par, []rune(conseil.MarqueItem+sans)...)
		}
	}
	e.remplacer(d, f, par, false)
}

// ligneDe is a line, and what ends the one before it.
type ligneDe struct {
	avant rune
	texte []rune
}

func lignesDe(texte []rune) []ligneDe {
	l := []ligneDe{{}}
	debut := 0
	for i, r := range texte {
		if estFin(r) {
			l[len(l)-1].texte = texte[debut:i]
			l = append(l, ligneDe{avant: r})
			debut = i + 1
		}
	}
	l[len(l)-1].texte = texte[debut:]
	return l
}
