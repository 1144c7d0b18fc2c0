package pdf

import (
	"math"
	"slices"
	"sync"
)

// ligneMP is a line that is set: pieces from debut to fin, and how much each space changes.
type ligneMP struct {
	pieces  []piece
	trait   bool    // ends with a hyphen
	espace  bool    // ends where a space was, or at a forced end of line
	ecart   float64 // added to each space, in points
	largeur float64 // natural width
}

// Demerits of the breaking of lines (Knuth and Plass, Breaking paragraphs into lines, 1981).
const (
	etirement      = 0.5  // how much a space stretches at ease, of its width
	retrecissement = 0.3  // and shrinks at most
	ecartMax       = 1.6  // what a space may grow, of its width: past it the line stays short
	coutTrait      = 60.0 // a hyphen
	coutDeuxTraits = 4000.0
	coutVeuve      = 40000.0 // a last line of one short word, or of the end of one
)

// casser breaks a paragraph as a whole into lines no wider than the measure: the breaks are those that
// cost the least over all the lines. Justified lines pay for their spaces; the others for what they
// leave at the right.
func casser(p []piece, mesure, largeurTrait float64, justifie bool) []ligneMP {
	var lignes []ligneMP
	debut := 0
	for i := 0; i <= len(p); i++ {
		if i == len(p) || p[i].genre == retour {
			lignes = append(lignes, casserSuite(p[debut:i], mesure, largeurTrait, justifie)...)
			if n := len(lignes); i < len(p) && len(lignes[n-1].pieces) > 0 {
				lignes[n-1].espace = true
			}
			debut = i + 1
		}
	}
	return lignes
}

// arret is a feasible end of line, and the best way there.
type arret struct {
	cout      float64
	precedent int
	ecart     float64
}

// coupeur is what the breaking of one run of pieces needs; it serves again for the next.
type coupeur struct {
	large, souple []float64 // sums of widths and of stretchable widths before each piece
	meilleurs     []arret
	arrets        []int // the feasible breaks, -1 is the start
}

var coupeurs = sync.Pool{New: func() any { return &coupeur{} }}

func casserSuite(p []piece, mesure, largeurTrait float64, justifie bool) []ligneMP {
	for len(p) > 0 && p[len(p)-1].genre == espace {
		p = p[:len(p)-1]
	}
	n := len(p)
	if n == 0 {
		return []ligneMP{{}}
	}
	c := coupeurs.Get().(*coupeur)
	defer coupeurs.Put(c)
	c.sommer(p)
	for fin := 1; fin <= n; fin++ {
		if fin < n && (p[fin].genre == boite || p[fin].genre == espaceTenu) {
			continue
		}
		c.meilleurs[fin] = c.meilleur(p, fin, mesure, largeurTrait, justifie)
		c.arrets = append(c.arrets, fin)
	}
	return remonter(p, c.meilleurs, largeurTrait)
}

func (c *coupeur) sommer(p []piece) {
	n := len(p) + 1
	c.large, c.souple = append(c.large[:0], 0), append(c.souple[:0], 0)
	c.meilleurs, c.arrets = slices.Grow(c.meilleurs[:0], n)[:n], append(c.arrets[:0], -1)
	for i, x := range p {
		souple := c.souple[i]
		if x.genre == espace || x.genre == espaceTenu {
			souple += x.largeur
		}
		c.large, c.souple = append(c.large, c.large[i]+x.largeur), append(c.souple, souple)
	}
}

// meilleur returns the best way to end a line before the piece fin.
func (c *coupeur) meilleur(p []piece, fin int, mesure, largeurTrait float64, justifie bool) arret {
	mieux := arret{cout: math.Inf(1)}
	derniere := fin == len(p)
	coupe := !derniere && p[fin].genre == trait
	for k := len(c.arrets) - 1; k >= 0; k-- {
		avant := c.arrets[k]
		naturel, mou := c.large[fin]-c.large[avant+1], c.souple[fin]-c.souple[avant+1]
		if coupe {
			naturel += largeurTrait
		}
		if naturel-mou*retrecissement > mesure && k < len(c.arrets)-1 {
			break
		}
		cout, ecart := coutDeLigne(naturel, mou, mesure, justifie, derniere)
		coupeAvant := avant >= 0 && p[avant].genre == trait
		if coupe {
			cout += coutTrait * coutTrait
		}
		if coupe && coupeAvant {
			cout += coutDeuxTraits
		}
		if derniere && avant >= 0 && (naturel < mesure/12 || coupeAvant) {
			cout += coutVeuve
		}
		if avant >= 0 {
			cout += c.meilleurs[avant].cout
		}
		if cout < mieux.cout {
			mieux = arret{cout, avant, ecart}
		}
	}
	return mieux
}

// coutDeLigne returns the demerits of a line, and what its spaces take each relative to their width.
func coutDeLigne(naturel, souple, mesure float64, justifie, derniere bool) (cout, ecart float64) {
	manque := mesure - naturel
	if !justifie || derniere && manque >= 0 {
		if manque < 0 {
			return 1e9 + manque*manque, 0
		}
		if derniere {
			return 0, 0
		}
		r := manque / mesure * 6
		return carre(10 + 100*r*r*r), 0
	}
	if souple == 0 {
		return 1e8 + carre(100*manque), 0
	}
	r := manque / (souple * etirement)
	if manque < 0 {
		r = -manque / (souple * retrecissement)
		if r > 1 {
			return 1e9 + manque*manque, -retrecissement
		}
	}
	ecart = manque / souple
	if r > 2 {
		// Past that the cost grows slowly: between two bad lines, the less bad. Too loose a line is left
		// short rather than torn apart.
		return carre(810 + 300*(r-2)), min(ecart, ecartMax)
	}
	return carre(10 + 100*r*r*r), ecart
}

func carre(x float64) float64 { return x * x }

func remonter(p []piece, meilleurs []arret, largeurTrait float64) []ligneMP {
	var lignes []ligneMP
	for fin := len(p); fin > 0; {
		debut := meilleurs[fin].precedent + 1
		l := ligneMP{pieces: p[debut:fin], ecart: meilleurs[fin].ecart}
		l.trait = fin < len(p) && p[fin].genre == trait
		l.espace = fin < len(p) && p[fin].genre == espace
		for _, x := range l.pieces {
			l.largeur += x.largeur
		}
		if l.trait {
			l.largeur += largeurTrait
		}
		lignes = append(lignes, l)
		fin = meilleurs[fin].precedent
	}
	slices.Reverse(lignes)
	return lignes
}
