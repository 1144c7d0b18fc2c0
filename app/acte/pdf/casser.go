package pdf

import "math"

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

func casserSuite(p []piece, mesure, largeurTrait float64, justifie bool) []ligneMP {
	for len(p) > 0 && p[len(p)-1].genre == espace {
		p = p[:len(p)-1]
	}
	n := len(p)
	if n == 0 {
		return []ligneMP{{}}
	}
	// Sums of widths and of stretchable widths before each piece.
	large, souple := make([]float64, n+1), make([]float64, n+1)
	for i, x := range p {
		large[i+1], souple[i+1] = large[i]+x.largeur, souple[i]
		if x.genre == espace || x.genre == espaceTenu {
			souple[i+1] += x.largeur
		}
	}
	meilleurs := make([]arret, n+1)
	arrets := []int{-1} // the feasible breaks, -1 is the start
	cout := func(fin int) *arret { return &meilleurs[fin] }
	for fin := 1; fin <= n; fin++ {
		if fin < n && (p[fin].genre == boite || p[fin].genre == espaceTenu) {
			continue
		}
		mieux := arret{cout: math.Inf(1)}
		for k := len(arrets) - 1; k >= 0; k-- {
			debut := arrets[k] + 1
			naturel, mou := large[fin]-large[debut], souple[fin]-souple[debut]
			if fin < n && p[fin].genre == trait {
				naturel += largeurTrait
			}
			if naturel-mou*retrecissement > mesure && k < len(arrets)-1 {
				break
			}
			c, ecart := coutDeLigne(naturel, mou, mesure, justifie, fin == n)
			if fin < n && p[fin].genre == trait {
				c += coutTrait * coutTrait
				if arrets[k] >= 0 && p[arrets[k]].genre == trait {
					c += coutDeuxTraits
				}
			}
			if fin == n && arrets[k] >= 0 && (naturel < mesure/12 || p[arrets[k]].genre == trait) {
				c += coutVeuve
			}
			if arrets[k] >= 0 {
				c += cout(arrets[k]).cout
			}
			if c < mieux.cout {
				mieux = arret{c, arrets[k], ecart}
			}
		}
		meilleurs[fin] = mieux
		if fin < n {
			arrets = append(arrets, fin)
		}
	}
	return remonter(p, meilleurs, largeurTrait)
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
	for i, j := 0, len(lignes)-1; i < j; i, j = i+1, j-1 {
		lignes[i], lignes[j] = lignes[j], lignes[i]
	}
	return lignes
}
