package memoire

import (
	"context"
	"maps"

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
	for i := len(l) - 1; i > 0; i-- {
		if e := &l[i]; e.Annule == 0 && e.Retablit == 0 && n[e.Numero] == 0 {
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
		f, err = r.remettre(id, a, r.annulable, func(c secretariat.Changement) string { return c.Avant }, true)
		return err
	})
	return f, err
}

// Retablir redoes the last act undone.
func (r *Registre) Retablir(_ context.Context, id secretariat.SeanceID, a secretariat.Acte) (f secretariat.Fiche, err error) {
	err = r.ecrire(func() error {
		f, err = r.remettre(id, a, r.retablissable, func(c secretariat.Changement) string { return c.Apres }, false)
		return err
	})
	return f, err
}

func (r *Registre) remettre(id secretariat.SeanceID, a secretariat.Acte, lequel func(secretariat.SeanceID) *secretariat.Entree,
	cote func(secretariat.Changement) string, annuler bool) (secretariat.Fiche, error) {
	if _, ok := r.seances[id]; !ok {
		return secretariat.Fiche{}, secretariat.ErrInconnue
	}
	e := lequel(id)
	if e == nil {
		return secretariat.Fiche{}, secretariat.ErrRienAAnnuler
	}
	parties := maps.Clone(r.seances[id].parties)
	for _, c := range e.Changes {
		if s := cote(c); s != "" {
			parties[c.Chemin] = s
		} else {
			delete(parties, c.Chemin)
		}
	}
	d, err := dossier.Assembler(parties)
	if err != nil {
		return secretariat.Fiche{}, err
	}
	a.Quoi = e.Quoi
	if annuler {
		return r.appliquer(id, a, d, e.Numero, 0)
	}
	return r.appliquer(id, a, d, 0, e.Numero)
}
