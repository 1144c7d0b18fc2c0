package conseil

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// MarqueGras stands on both sides of the words that print in bold, in the visas, the considérants, the
// exposé and the dispositif of a point.
const MarqueGras = "**"

// MarqueItem opens each line of a list in a paragraph of those.
const MarqueItem = "- "

// Portion is a run of a text, in bold or not.
type Portion struct {
	Texte string
	Gras  bool
}

// Portions parts a text at its marks of bold, which are left out. A mark holds to the first word or to the
// last one, as brackets do, and pairs may nest; one that has no pair on its line, or that is part of a longer
// row of stars, is text as any other.
func Portions(s string) []Portion {
	paires := Paires(s)
	if len(paires) == 0 {
		return []Portion{{Texte: s}}
	}
	pas := map[int]int{}
	for _, p := range paires {
		pas[p[0]], pas[p[1]] = 1, -1
	}
	var l []Portion
	debut, profondeur := 0, 0
	couper := func(fin int) {
		if fin > debut {
			l = append(l, Portion{s[debut:fin], profondeur > 0})
		}
	}
	for i := 0; i < len(s); i++ {
		n, marque := pas[i]
		if !marque {
			continue
		}
		couper(i)
		profondeur += n
		i += len(MarqueGras) - 1
		debut = i + 1
	}
	couper(len(s))
	return joindrePortions(l)
}

// joindrePortions makes one of the runs that are alike and follow each other.
func joindrePortions(l []Portion) []Portion {
	var r []Portion
	for _, p := range l {
		if n := len(r); n > 0 && r[n-1].Gras == p.Gras {
			r[n-1].Texte += p.Texte
		} else {
			r = append(r, p)
		}
	}
	return r
}

// SansMarques is a text as it reads, without its marks of bold.
func SansMarques(s string) string {
	if !strings.Contains(s, MarqueGras) {
		return s
	}
	var b strings.Builder
	for _, p := range Portions(s) {
		b.WriteString(p.Texte)
	}
	return b.String()
}

// Paires gives the places, in bytes, of the marks of bold that open and close a passage.
func Paires(s string) [][2]int {
	var paires [][2]int
	var ouvertes []int
	for i := 0; i < len(s); {
		if s[i] == '\n' {
			ouvertes = nil
		}
		n := 0
		for i+n < len(s) && s[i+n] == '*' {
			n++
		}
		if n != len(MarqueGras) {
			i += max(n, 1)
			continue
		}
		avant, _ := utf8.DecodeLastRuneInString(s[:i])
		apres, _ := utf8.DecodeRuneInString(s[i+n:])
		switch {
		case len(ouvertes) > 0 && i > 0 && !unicode.IsSpace(avant):
			paires = append(paires, [2]int{ouvertes[len(ouvertes)-1], i})
			ouvertes = ouvertes[:len(ouvertes)-1]
		case i+n < len(s) && !unicode.IsSpace(apres):
			ouvertes = append(ouvertes, i)
		}
		i += n
	}
	return paires
}

// Lignes parts a paragraph into what it says before its list, the items of the list, and so on: a line that
// begins with MarqueItem is an item. Other lines that follow each other stay together.
func Lignes(paragraphe string) []Ligne {
	var l []Ligne
	for i, s := range strings.Split(paragraphe, "\n") {
		item, est := strings.CutPrefix(s, MarqueItem)
		est = est && strings.TrimSpace(item) != ""
		switch n := len(l); {
		case est:
			l = append(l, Ligne{Texte: item, Item: true})
		case i > 0 && !l[n-1].Item:
			l[n-1].Texte += "\n" + s
		default:
			l = append(l, Ligne{Texte: s})
		}
	}
	return l
}

// Ligne is a part of a paragraph: running text, or an item of a list.
type Ligne struct {
	Texte string
	Item  bool
}
