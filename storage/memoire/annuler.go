package memoire

import (
	"context"
	"maps"
	"slices"
	"strings"

	"delibere/app/dossier"
	"delibere/app/secretariat"
)

// annulations counts, for each act of a séance, its undoings less its redoings: an act stands at 0.
func (r *Registre) annulations(id secretariat.SeanceID) map[int64]int {
	n := map[int64]int{}
	for _, e := range r.lignes(id) {
		if e.Annule != 0 {
			n[e.Annule]++
		}
		if e.Retablit != 0 {
			n[e.Retablit]--
		}
	}
	return n
}

func (r *Registre) annulable(id secretariat.SeanceID) *secretariat.Entree {
	l, n := r.lignes(id), r.annulations(id)
	premier := 1 // the first line of a séance is its creation
	if id == secretariat.MairieID {
		premier = 0
	}
	for i := len(l) - 1; i >= premier; i-- {
		if e := &l[i]; e.Annule == 0 && e.Retablit == 0 && n[e.Numero] == 0 {
			if len(e.Changes) == 1 && e.Changes[0].Chemin == "reglage/series" {
				continue // a serial is never given twice
			}
			if slices.ContainsFunc(e.Changes, func(c secretariat.Changement) bool {
				return c.Efface || strings.HasPrefix(c.Chemin, "scelle/") || strings.HasPrefix(c.Chemin, "reglage/depot/")
			}) {
				return nil
			}
			return e
		}
	}
	return nil
}

// retablissable is the earliest act of the last run of undone ones: undoing goes backwards, redoing
// forwards.
func (r *Registre) retablissable(id secretariat.SeanceID) *secretariat.Entree {
	l, n := r.lignes(id), r.annulations(id)
	dernierActe := int64(0)
	derniereAnnulation := map[int64]int64{}
	for _, e := range l {
		if e.Annule == 0 && e.Retablit == 0 {
			dernierActe = e.Numero
		}
		if e.Annule != 0 {
			derniereAnnulation[e.Annule] = e.Numero
		}
	}
	for i := range l {
		if e := &l[i]; n[e.Numero] > 0 && derniereAnnulation[e.Numero] > dernierActe {
			return e
		}
	}
	return nil
}

// Annuler undoes the last act that stands.
func (r *Registre) Annuler(_ context.Context, id secretariat.SeanceID, a secretariat.Acte) (f secretariat.Fiche, err error) {
	err = r.ecrire(func() error {
		f, err = r.remettre(id, a, r.annulable, avant)
		return err
	})
	return f, err
}

// Retablir redoes the last act undone.
func (r *Registre) Retablir(_ context.Context, id secretariat.SeanceID, a secretariat.Acte) (f secretariat.Fiche, err error) {
	err = r.ecrire(func() error {
		f, err = r.remettre(id, a, r.retablissable, apres)
		return err
	})
	return f, err
}

func (r *Registre) remettre(id secretariat.SeanceID, a secretariat.Acte, lequel func(secretariat.SeanceID) *secretariat.Entree,
	cote cote) (secretariat.Fiche, error) {
	if _, ok := r.seances[id]; !ok {
		return secretariat.Fiche{}, secretariat.ErrInconnue
	}
	e := lequel(id)
	if e == nil {
		return secretariat.Fiche{}, secretariat.ErrRienAAnnuler
	}
	parties := cote.poser(r.seances[id].parties, e)
	d, err := dossier.Assembler(parties)
	if err != nil {
		return secretariat.Fiche{}, err
	}
	a.Quoi = e.Quoi
	annule, retablit := cote.lignes(e)
	return r.appliquer(id, a, d, annule, retablit)
}

// cote is a side of the changes of an act: avant comes back when it is undone, apres when it is redone.
type cote bool

const (
	avant cote = true
	apres cote = false
)

// poser returns parts with that side in their place.
func (c cote) poser(parties map[string]string, e *secretariat.Entree) map[string]string {
	parties = maps.Clone(parties)
	for _, x := range e.Changes {
		texte := x.Apres
		if c == avant {
			texte = x.Avant
		}
		if texte != "" {
			parties[x.Chemin] = texte
		} else {
			delete(parties, x.Chemin)
		}
	}
	return parties
}

func (c cote) lignes(e *secretariat.Entree) (annule, retablit int64) {
	if c == avant {
		return e.Numero, 0
	}
	return 0, e.Numero
}
