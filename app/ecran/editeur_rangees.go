package ecran

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"delibere/app/conseil"
)

// rangTexte is a row of a text as it is shown: where it begins and ends in the text, and its runs in one face.
type rangTexte struct {
	debut, fin int
	retrait    float32 // an item of a list hangs on its dash
	paragraphe bool    // the first of a paragraph, but the first of all
	morceaux   []morceau
}

// morceau is a run of a row in one face.
type morceau struct {
	debut, fin int
	gras       bool
}

// coupeur cuts a text in rows of a width. It keeps the rows of each line and the width of each word: a key
// costs the line that it changes, whatever the text.
type coupeur struct {
	largeur  float32
	mesure   func(mots string, gras bool) float32
	lignes   map[string][]rangTexte // places are from the start of the line
	mots     map[bool]map[string]float32
	anciens  map[string][]rangTexte // those of the text before
	mesurees int
}

// vider forgets what was measured: the width or the letters are others.
func (c *coupeur) vider(largeur float32) {
	c.largeur, c.lignes, c.anciens = largeur, nil, nil
	c.mots = map[bool]map[string]float32{false: {}, true: {}}
}

// couper returns the rows of a text; there is always one.
func (c *coupeur) couper(texte []rune) []rangTexte {
	c.anciens, c.lignes = c.lignes, map[string][]rangTexte{}
	if len(c.mots[false]) > 20_000 {
		c.vider(c.largeur)
		c.lignes = map[string][]rangTexte{}
	}
	var l []rangTexte
	place := 0
	for i, x := range lignesDe(texte) {
		if i > 0 {
			place++
		}
		for j, r := range c.ligne(string(x.texte)) {
			d := rangTexte{debut: r.debut + place, fin: r.fin + place, retrait: r.retrait, paragraphe: j == 0 && i > 0 && x.avant == '\n'}
			for _, m := range r.morceaux {
				d.morceaux = append(d.morceaux, morceau{m.debut + place, m.fin + place, m.gras})
			}
			l = append(l, d)
		}
		place += len(x.texte)
	}
	return l
}

func (c *coupeur) ligne(s string) []rangTexte {
	if l, ok := c.lignes[s]; ok {
		return l
	}
	l, ok := c.anciens[s]
	if !ok {
		c.mesurees++
		l = c.cesurer([]rune(s), enGrasDe(s))
	}
	c.lignes[s] = l
	return l
}

// enGrasDe tells of each character of a line whether it is in bold; its marks are.
func enGrasDe(s string) []bool {
	gras := make([]bool, utf8.RuneCountInString(s))
	for _, p := range conseil.Paires(s) {
		for i := utf8.RuneCountInString(s[:p[0]]); i < utf8.RuneCountInString(s[:p[1]])+len(conseil.MarqueGras); i++ {
			gras[i] = true
		}
	}
	return gras
}

// secable reports whether a line may end at a place: at a space, but for those that hold a sign to its word.
func secable(t []rune, i int) bool {
	if r := t[i]; !unicode.IsSpace(r) || r == '\u00a0' || r == '\u202f' {
		return false
	}
	return (i == 0 || t[i-1] != '«') && (i+1 == len(t) || !strings.ContainsRune("»:;!?%€", t[i+1]))
}

// cesurer breaks a line at its spaces; a word wider than the row is cut.
func (c *coupeur) cesurer(t []rune, gras []bool) []rangTexte {
	retrait := float32(0)
	if len(t) > 1 && string(t[:2]) == conseil.MarqueItem {
		retrait = c.mesurer([]rune(conseil.MarqueItem), gras[:2])
	}
	var l []rangTexte
	debut, x := 0, float32(0)
	finir := func(fin int) {
		r := rangTexte{debut: debut, fin: fin, morceaux: morceauxDe(debut, fin, gras)}
		if len(l) > 0 {
			r.retrait = retrait
		}
		l, debut, x = append(l, r), fin, retrait
	}
	for i := 0; i < len(t); {
		fin := i
		for fin < len(t) && !secable(t, fin) {
			fin++
		}
		large := c.mesurer(t[i:fin], gras[i:fin])
		if x+large > c.largeur && i > debut {
			finir(i)
		}
		for x+large > c.largeur && fin-i > 1 {
			n := c.tient(t[i:fin], gras[i:fin], c.largeur-x)
			finir(i + n)
			i += n
			large = c.mesurer(t[i:fin], gras[i:fin])
		}
		x += large
		for i = fin; i < len(t) && secable(t, i); i++ {
			x += c.mesurer(t[i:i+1], gras[i:i+1])
		}
	}
	finir(len(t))
	return l
}

// tient counts the characters of a word that hold in a width: one at least.
func (c *coupeur) tient(t []rune, gras []bool, largeur float32) int {
	n := 1
	for x := c.mesurer(t[:1], gras[:1]); n < len(t)-1; n++ {
		if x += c.mesurer(t[n:n+1], gras[n:n+1]); x > largeur {
			break
		}
	}
	return n
}

func morceauxDe(debut, fin int, gras []bool) []morceau {
	var l []morceau
	for i := debut; i < fin; i++ {
		if n := len(l); n > 0 && l[n-1].gras == gras[i] {
			l[n-1].fin = i + 1
		} else {
			l = append(l, morceau{i, i + 1, gras[i]})
		}
	}
	return l
}

// mesurer is the width of characters that hold together.
func (c *coupeur) mesurer(t []rune, gras []bool) float32 {
	x := float32(0)
	for _, m := range morceauxDe(0, len(t), gras) {
		s := string(t[m.debut:m.fin])
		l, ok := c.mots[m.gras][s]
		if !ok {
			l = c.mesure(s, m.gras)
			c.mots[m.gras][s] = l
		}
		x += l
	}
	return x
}

// abscisse is where a place of the text stands in its row, placeEn the place nearest to an abscissa.
func (c *coupeur) abscisse(texte []rune, r rangTexte, place int) float32 {
	x := r.retrait
	for _, m := range r.morceaux {
		if place <= m.debut {
			break
		}
		x += c.mesure(string(texte[m.debut:min(place, m.fin)]), m.gras)
	}
	return x
}

func (c *coupeur) placeEn(texte []rune, r rangTexte, x float32) int {
	a, b := r.debut, r.fin
	for b-a > 1 {
		if m := (a + b) / 2; c.abscisse(texte, r, m) <= x {
			a = m
		} else {
			b = m
		}
	}
	if b > a && x-c.abscisse(texte, r, a) > c.abscisse(texte, r, b)-x {
		return b
	}
	return a
}

// rangDuTexte is the row of a place: the next one where a row ends without the end of its line.
func rangDuTexte(l []rangTexte, place int) int {
	a, b := 0, len(l)
	for b-a > 1 {
		if m := (a + b) / 2; l[m].debut <= place {
			a = m
		} else {
			b = m
		}
	}
	return a
}
