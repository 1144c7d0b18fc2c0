package pdf

import (
	"sync"
	"unicode"

	"delibere/app/acte"
)

// piece is the least part of a paragraph: characters of one face that hold together, a space that may
// stretch, or a place where the line may end.
type piece struct {
	genre   genrePiece
	face    face
	texte   []rune
	largeur float64 // points
	// crenages is the kerning before each character, in thousandths; nil for none.
	crenages []int16
}

type genrePiece byte

const (
	boite      genrePiece = iota
	espace                // a line may end there, and the space is lost
	espaceTenu            // a no-break space: it stretches as the others do, and no line ends there
	trait                 // a line may end there with a hyphen
	coupure               // a line may end there with nothing added: after a hyphen, a slash
	retour                // a line must end there
)

// morceler turns a text into pieces at a size. A word wider than the measure is cut, as a last resort.
func morceler(t acte.Texte, taille, mesure float64) []piece {
	lettres := 0
	for _, s := range t {
		lettres += len(s.Texte)
	}
	p := make([]piece, 0, lettres/4+4)
	mesure -= largeurDuTrait(taille) // a hyphen may come at the end of any part of a word
	for _, s := range t {
		p = morcelerSegment(p, []rune(s.Texte), faceDe(s), taille, mesure)
	}
	return desserrer(p, mesure)
}

// largeurDuTrait is the width of a hyphen, the widest of the faces.
func largeurDuTrait(taille float64) float64 { return traitLePlusLarge() * taille / 1000 }

var traitLePlusLarge = sync.OnceValue(func() float64 {
	large := 0.0
	for f := range faces {
		large = max(large, faces[f]().mesurer([]rune{'-'}))
	}
	return large
})

// desserrer lets a line end in what holds together and is wider than the measure: at a no-break space if
// there is one, else between two parts of a word.
func desserrer(p []piece, mesure float64) []piece {
	if !tropSerre(p, mesure) {
		return p
	}
	var l []piece
	suite, tenu := 0.0, -1 // width since the last place where a line may end; the last no-break space
	for _, x := range p {
		switch {
		case x.genre == espaceTenu:
			tenu = len(l)
		case x.genre != boite:
			suite, tenu = 0, -1
		case suite+x.largeur > mesure && tenu >= 0:
			l[tenu].genre = espace
			suite = 0
			for _, y := range l[tenu+1:] {
				suite += y.largeur
			}
			tenu = -1
		}
		if x.genre == boite && suite > 0 && suite+x.largeur > mesure {
			l = append(l, piece{genre: coupure, face: x.face})
			suite = 0
		}
		if x.genre == boite || x.genre == espaceTenu {
			suite += x.largeur
		}
		l = append(l, x)
	}
	return l
}

// tropSerre reports whether something that holds together is wider than the measure.
func tropSerre(p []piece, mesure float64) bool {
	suite := 0.0
	for _, x := range p {
		if x.genre != boite && x.genre != espaceTenu {
			suite = 0
			continue
		}
		if suite += x.largeur; suite > mesure {
			return true
		}
	}
	return false
}

func morcelerSegment(p []piece, texte []rune, f face, taille, mesure float64) []piece {
	m := faces[f]()
	blanc := m.mesurer([]rune{' '}) * taille / 1000
	debut := 0
	mot := func(fin int) {
		if fin > debut {
			p = morcelerMot(p, texte[debut:fin], f, m, taille, mesure)
		}
		debut = fin + 1
	}
	for i, r := range texte {
		switch r {
		case '\u00a0':
			mot(i)
			p = append(p, piece{genre: espaceTenu, face: f, texte: texte[i : i+1], largeur: m.mesurer(texte[i:i+1]) * taille / 1000})
		case ' ':
			mot(i)
			if len(p) > 0 && p[len(p)-1].genre != espace && p[len(p)-1].genre != retour {
				p = append(p, piece{genre: espace, face: f, texte: texte[i : i+1], largeur: blanc})
			}
		case '\n':
			mot(i)
			p = append(p, piece{genre: retour})
		}
	}
	mot(len(texte))
	return p
}

// morcelerMot cuts a word where a line may end in it.
func morcelerMot(p []piece, mot []rune, f face, m *mesures, taille, mesure float64) []piece {
	debut := 0
	ajouter := func(fin int, genre genrePiece) {
		if fin > debut {
			p = ajouterBoite(p, mot[debut:fin], f, m, taille, mesure)
			if genre != boite {
				p = append(p, piece{genre: genre, face: f})
			}
		}
		debut = fin
	}
	i := 0
	for i < len(mot) {
		j := i
		for j < len(mot) && (unicode.IsLetter(mot[j]) || mot[j] == '’') {
			j++
		}
		for _, c := range francais().couper(mot[i:j]) {
			ajouter(i+c, trait)
		}
		// After a hyphen or a slash between small letters; a name like Jean-Claude holds together.
		if j < len(mot) && j > i && (mot[j] == '-' || mot[j] == '/') && j+1 < len(mot) && unicode.IsLower(mot[j+1]) {
			ajouter(j+1, coupure)
		}
		i = j + 1
	}
	ajouter(len(mot), boite)
	return p
}

func ajouterBoite(p []piece, texte []rune, f face, m *mesures, taille, mesure float64) []piece {
	x := m.boite(texte, f, taille)
	if x.largeur <= mesure || len(texte) < 2 {
		return append(p, x)
	}
	moitie := len(texte) / 2
	p = ajouterBoite(p, texte[:moitie], f, m, taille, mesure)
	p = append(p, piece{genre: coupure, face: f})
	return ajouterBoite(p, texte[moitie:], f, m, taille, mesure)
}
