package ecran

import (
	"strings"
	"unicode"

	"delibere/app/conseil"
)

// sautDeLigne ends a line inside a paragraph; '\n' ends the paragraph. A séance file writes them "\n" and "\n\n".
const sautDeLigne = '\u2028'

// ecrit is a text being written, without a widget: its characters, the cursor, what is selected, and what can
// be undone. Where each line is a paragraph of its own (the dispositif), it has no sautDeLigne.
type ecrit struct {
	texte          []rune
	curseur, ancre int // what is selected lies between the two
	parLigne       bool
	faits, defaits []retouche
}

// lire takes a text as a séance file has it.
func (e *ecrit) lire(texte string) {
	e.texte = e.interne(texte)
	e.curseur, e.ancre, e.faits, e.defaits = 0, 0, nil, nil
}

func (e *ecrit) interne(texte string) []rune {
	texte = strings.ReplaceAll(texte, "\r\n", "\n")
	if !e.parLigne {
		texte = strings.ReplaceAll(strings.ReplaceAll(texte, "\n\n", "\x00"), "\n", string(sautDeLigne))
		texte = strings.ReplaceAll(texte, "\x00", "\n")
	}
	return []rune(texte)
}

// clair is the text as a séance file has it.
func (e *ecrit) clair() string { return e.externe(e.texte) }

func (e *ecrit) externe(r []rune) string {
	if e.parLigne {
		return string(r)
	}
	return strings.ReplaceAll(strings.ReplaceAll(string(r), "\n", "\n\n"), string(sautDeLigne), "\n")
}

// placeClaire is the place of the cursor in clair, in runes; placer puts it there.
func (e *ecrit) placeClaire() int { return len([]rune(e.externe(e.texte[:e.curseur]))) }

func (e *ecrit) placer(place int) {
	i := 0
	for n := 0; i < len(e.texte) && n < place; i++ {
		n++
		if e.texte[i] == '\n' && !e.parLigne {
			n++
		}
	}
	e.aller(i, false)
}

// selection is what is selected: nothing when both are the cursor.
func (e *ecrit) selection() (debut, fin int) { return min(e.curseur, e.ancre), max(e.curseur, e.ancre) }

// aller moves the cursor, and what is selected with it or not.
func (e *ecrit) aller(place int, etendre bool) {
	e.curseur = min(max(place, 0), len(e.texte))
	if !etendre {
		e.ancre = e.curseur
	}
	e.clore()
}

// taper writes a character in the place of what is selected.
func (e *ecrit) taper(r rune) {
	d, f := e.selection()
	e.remplacer(d, f, []rune{r}, d == f)
}

// inserer writes a text of several characters as one gesture.
func (e *ecrit) inserer(texte string) {
	d, f := e.selection()
	if par := e.interne(texte); d != f || len(par) > 0 {
		e.remplacer(d, f, par, false)
	}
}

// effacer takes out what is selected, else so many characters before the cursor (pas < 0) or after it.
func (e *ecrit) effacer(pas int) {
	d, f := e.selection()
	seul := d == f
	if seul {
		d, f = max(min(d, d+pas), 0), min(max(f, f+pas), len(e.texte))
	}
	if d != f {
		e.remplacer(d, f, nil, seul && (pas == 1 || pas == -1))
	}
}

// entree ends the paragraph, or the line alone. In a list the next line is an item too; right after its dash, a line
// leaves the list.
func (e *ecrit) entree(ligneSeule bool) {
	fin := '\n'
	if ligneSeule && !e.parLigne {
		fin = sautDeLigne
	}
	debut := e.debutDeLigne(min(e.curseur, e.ancre))
	ligne := string(e.texte[debut:e.finDeLigne(debut)])
	switch {
	case strings.HasPrefix(ligne, conseil.MarqueItem) && e.curseur == e.ancre && e.curseur == debut+2:
		if debut > 0 && e.texte[debut-1] == sautDeLigne {
			e.remplacer(debut-1, debut+2, []rune{'\n'}, false)
			return
		}
		e.remplacer(debut, debut+2, nil, false)
	case strings.HasPrefix(ligne, conseil.MarqueItem) && min(e.curseur, e.ancre) >= debut+2:
		if !e.parLigne {
			fin = sautDeLigne
		}
		d, f := e.selection()
		e.remplacer(d, f, []rune(string(fin)+conseil.MarqueItem), false)
	default:
		d, f := e.selection()
		e.remplacer(d, f, []rune{fin}, false)
	}
}

// itemDeja reports whether a character begins by hand the item that is there already: « - » is typed by habit
// after the return that has made one.
func (e *ecrit) itemDeja(r rune) bool {
	debut := e.debutDeLigne(e.curseur)
	return (r == '-' || r == ' ') && e.curseur == e.ancre && string(e.texte[debut:e.finDeLigne(debut)]) == conseil.MarqueItem && e.curseur == debut+2
}

func estFin(r rune) bool { return r == '\n' || r == sautDeLigne }

func (e *ecrit) debutDeLigne(i int) int {
	for i > 0 && !estFin(e.texte[i-1]) {
		i--
	}
	return i
}

func (e *ecrit) finDeLigne(i int) int {
	for i < len(e.texte) && !estFin(e.texte[i]) {
		i++
	}
	return i
}

// mot is the word around a place: where it begins and ends.
func (e *ecrit) mot(i int) (debut, fin int) {
	lettre := func(r rune) bool {
		return unicode.IsLetter(r) || unicode.IsDigit(r) || r == '\'' || r == '’' || r == '-'
	}
	for debut = i; debut > 0 && lettre(e.texte[debut-1]); debut-- {
	}
	for fin = i; fin < len(e.texte) && lettre(e.texte[fin]); fin++ {
	}
	return debut, fin
}

// versMot is the place of the word before (pas < 0) or after the cursor.
func (e *ecrit) versMot(pas int) int {
	i := e.curseur
	vide := func(r rune) bool { return unicode.IsSpace(r) || unicode.IsPunct(r) && r != '\'' }
	if pas < 0 {
		for ; i > 0 && vide(e.texte[i-1]); i-- {
		}
		for ; i > 0 && !vide(e.texte[i-1]); i-- {
		}
		return i
	}
	for ; i < len(e.texte) && !vide(e.texte[i]); i++ {
	}
	for ; i < len(e.texte) && vide(e.texte[i]); i++ {
	}
	return i
}
