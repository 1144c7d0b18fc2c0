package memoire

import (
	"context"
	"maps"

	"delibere/app/conseil"
	"delibere/app/dossier"
	"delibere/app/secretariat"
)

// Mairie returns what the commune keeps.
func (r *Registre) Mairie(context.Context) (secretariat.FicheMairie, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.ficheMairie()
}

func (r *Registre) ficheMairie() (f secretariat.FicheMairie, err error) {
	if f.Commune, f.Elus, f.Reglages, err = dossier.AssemblerMairie(r.parties); err != nil {
		return f, err
	}
	if e := r.annulable(secretariat.MairieID); e != nil {
		f.Annulable = e.Quoi
	}
	if e := r.retablissable(secretariat.MairieID); e != nil {
		f.Retablissable = e.Quoi
	}
	return f, nil
}

// ModifierMairie does one act on the Mairie.
func (r *Registre) ModifierMairie(_ context.Context, a secretariat.Acte, faire func(*secretariat.Mairie) error) (f secretariat.FicheMairie, err error) {
	err = r.ecrire(func() error {
		avant, err := r.ficheMairie()
		if err != nil {
			return err
		}
		m := avant.Mairie
		if err := faire(&m); err != nil {
			return err
		}
		parties, err := dossier.PartiesMairie(m.Commune, m.Elus, m.Reglages)
		if err != nil {
			return err
		}
		f, err = r.garderMairie(a, parties, 0, 0)
		return err
	})
	return f, err
}

func (r *Registre) garderMairie(a secretariat.Acte, parties map[string]string, annule, retablit int64) (secretariat.FicheMairie, error) {
	if _, _, _, err := dossier.AssemblerMairie(parties); err != nil {
		return secretariat.FicheMairie{}, err
	}
	if maps.Equal(parties, r.parties) {
		return r.ficheMairie()
	}
	e := secretariat.Entree{Acte: a, Numero: int64(len(r.journal) + 1), Seance: secretariat.MairieID, Annule: annule, Retablit: retablit}
	for _, c := range dossier.Comparer(r.parties, parties) {
		e.Changes = append(e.Changes, secretariat.Changement{Chemin: c.Chemin, Avant: c.Avant, Apres: c.Apres})
	}
	r.journal, r.parties = append(r.journal, e), parties
	return r.ficheMairie()
}

// AnnulerMairie undoes the last act on the Mairie that stands.
func (r *Registre) AnnulerMairie(_ context.Context, a secretariat.Acte) (secretariat.FicheMairie, error) {
	return r.remettreMairie(a, r.annulable, avant)
}

// RetablirMairie redoes the last act undone on the Mairie.
func (r *Registre) RetablirMairie(_ context.Context, a secretariat.Acte) (secretariat.FicheMairie, error) {
	return r.remettreMairie(a, r.retablissable, apres)
}

func (r *Registre) remettreMairie(a secretariat.Acte, lequel func(secretariat.SeanceID) *secretariat.Entree, cote cote) (f secretariat.FicheMairie, err error) {
	err = r.ecrire(func() error {
		e := lequel(secretariat.MairieID)
		if e == nil {
			return secretariat.ErrRienAAnnuler
		}
		a.Quoi = e.Quoi
		annule, retablit := cote.lignes(e)
		f, err = r.garderMairie(a, cote.poser(r.parties, e), annule, retablit)
		return err
	})
	return f, err
}

// Coordonnees returns how the members are reached.
func (r *Registre) Coordonnees(context.Context) (map[conseil.EluID]secretariat.Coordonnees, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	return maps.Clone(r.adresses), nil
}

// PoserCoordonnees writes how a member is reached, or forgets it.
func (r *Registre) PoserCoordonnees(_ context.Context, id conseil.EluID, c secretariat.Coordonnees) error {
	return r.ecrire(func() error {
		if r.adresses == nil {
			r.adresses = map[conseil.EluID]secretariat.Coordonnees{}
		}
		r.adresses[id] = c
		if c == (secretariat.Coordonnees{}) {
			delete(r.adresses, id)
		}
		return nil
	})
}
