package ecran

import (
	"slices"
	"unicode"
)

// retouche is a change: what was at a place, what is there now.
type retouche struct {
	place          int
	avant, apres   []rune
	curseur, ancre int  // before it
	suivie         bool // the next one of its kind is the same gesture: letters of a word
}

// retouchesMax is how many changes of a field can be undone.
const retouchesMax = 2000

// clore ends the gesture: what comes next is undone apart from it.
func (e *ecrit) clore() {
	if n := len(e.faits); n > 0 {
		e.faits[n-1].suivie = false
	}
}

// remplacer puts a text in the place of another: every change goes through it.
func (e *ecrit) remplacer(debut, fin int, par []rune, suivie bool) {
	r := retouche{place: debut, avant: slices.Clone(e.texte[debut:fin]), apres: slices.Clone(par), curseur: e.curseur, ancre: e.ancre, suivie: suivie}
	e.texte = slices.Replace(e.texte, debut, fin, par...)
	e.curseur = debut + len(par)
	e.ancre, e.defaits = e.curseur, nil
	if n := len(e.faits); n > 0 && suivie && e.faits[n-1].prolonger(r) {
		return
	}
	e.faits = append(e.faits, r)
	if n := len(e.faits); n > retouchesMax {
		e.faits = slices.Delete(e.faits, 0, n-retouchesMax)
	}
}

// prolonger makes one gesture of two: letters typed after each other up to the end of the word, or erased.
func (r *retouche) prolonger(s retouche) bool {
	switch {
	case !r.suivie || len(r.avant) > 0 && len(r.apres) > 0:
		return false
	case len(s.avant) == 0 && len(r.avant) == 0 && s.place == r.place+len(r.apres):
		if dernier := r.apres[len(r.apres)-1]; unicode.IsSpace(dernier) && !unicode.IsSpace(s.apres[0]) {
			return false
		}
		r.apres = append(r.apres, s.apres...)
	case len(s.apres) == 0 && len(r.apres) == 0 && s.place+len(s.avant) == r.place:
		r.place, r.avant = s.place, append(s.avant, r.avant...)
	case len(s.apres) == 0 && len(r.apres) == 0 && s.place == r.place:
		r.avant = append(r.avant, s.avant...)
	default:
		return false
	}
	return true
}

// annuler takes back the last gesture, retablir does it again; they report whether there was one.
func (e *ecrit) annuler() bool {
	n := len(e.faits)
	if n == 0 {
		return false
	}
	r := e.faits[n-1]
	e.faits, e.defaits = e.faits[:n-1], append(e.defaits, r)
	e.texte = slices.Replace(e.texte, r.place, r.place+len(r.apres), r.avant...)
	e.curseur, e.ancre = min(r.curseur, len(e.texte)), min(r.ancre, len(e.texte))
	return true
}

func (e *ecrit) retablir() bool {
	n := len(e.defaits)
	if n == 0 {
		return false
	}
	r := e.defaits[n-1]
	r.suivie = false
	e.defaits, e.faits = e.defaits[:n-1], append(e.faits, r)
	e.texte = slices.Replace(e.texte, r.place, r.place+len(r.avant), r.apres...)
	e.curseur = r.place + len(r.apres)
	e.ancre = e.curseur
	return true
}
