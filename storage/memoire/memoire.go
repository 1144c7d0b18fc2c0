// Package memoire is a register in memory, for tests: it keeps the contract of secretariat.Registre and
// fails when it is told to.
package memoire

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"
	"sync"
	"time"

	"delibere/app/conseil"
	"delibere/app/dossier"
	"delibere/app/secretariat"
)

// Registre is the register. The zero value is empty and ready.
type Registre struct {
	mu         sync.Mutex
	seances    map[secretariat.SeanceID]*seance
	journal    []secretariat.Entree
	dernier    secretariat.SeanceID
	ecran      secretariat.Ecran
	brouillons map[secretariat.ChampTexte]secretariat.Brouillon
	scelles    []secretariat.Scelle
	parties    map[string]string // of the Mairie
	adresses   map[conseil.EluID]secretariat.Coordonnees

	// Panne, when set, is returned by each write; Garder says whether the write is kept all the same, as
	// when the disk answers too late.
	Panne  error
	Garder bool
}

type seance struct {
	resume  secretariat.Resume
	cle     string
	parties map[string]string
}

var _ secretariat.Registre = (*Registre)(nil)

// ecrire runs a write and the failure it is told to have.
func (r *Registre) ecrire(f func() error) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.Panne != nil && !r.Garder {
		return r.Panne
	}
	if err := f(); err != nil {
		return err
	}
	return r.Panne
}

func cle(d *conseil.Dossier) string {
	return d.Commune.Cle() + " " + d.Seance.Date.String() + " " + d.Seance.Heure.String()
}

// Seances lists the séances, the latest first.
func (r *Registre) Seances(context.Context) ([]secretariat.Resume, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	var liste []secretariat.Resume
	for _, s := range r.seances {
		x := s.resume
		for _, y := range r.scelles {
			if y.Seance == x.ID {
				x.Scelles++
			}
		}
		liste = append(liste, x)
	}
	slices.SortFunc(liste, func(a, b secretariat.Resume) int {
		return cmp.Or(cmp.Compare(b.Date.String(), a.Date.String()), cmp.Compare(b.Heure.String(), a.Heure.String()), cmp.Compare(b.ID, a.ID))
	})
	return liste, nil
}

// Lire returns a séance.
func (r *Registre) Lire(_ context.Context, id secretariat.SeanceID) (secretariat.Fiche, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.fiche(id)
}

func (r *Registre) fiche(id secretariat.SeanceID) (secretariat.Fiche, error) {
	s, ok := r.seances[id]
	if !ok {
		return secretariat.Fiche{}, secretariat.ErrInconnue
	}
	d, err := dossier.Assembler(s.parties)
	f := secretariat.Fiche{Resume: s.resume, Dossier: d}
	for _, x := range r.scelles {
		if x.Seance == id {
			if f.Scelles == nil {
				f.Scelles = map[int]string{}
			}
			f.Scelles[x.Point] = x.Empreinte
		}
	}
	f.Resume.Scelles = len(f.Scelles)
	if e := r.annulable(id); e != nil {
		f.Annulable = e.Quoi
	}
	if e := r.retablissable(id); e != nil {
		f.Retablissable = e.Quoi
	}
	return f, err
}

// Creer adds a séance.
func (r *Registre) Creer(_ context.Context, a secretariat.Acte, d *conseil.Dossier, exemple bool) (f secretariat.Fiche, err error) {
	err = r.ecrire(func() error {
		if err := secretariat.VerifierSecret(d); err != nil {
			return err
		}
		for _, s := range r.seances {
			if s.cle == cle(d) {
				return fmt.Errorf("%w : celle du %s est dans la base", secretariat.ErrDejaLa, d.Seance.Date.Longue())
			}
		}
		parties, err := dossier.Parties(d)
		if err != nil {
			return err
		}
		if err := r.numerosLibres(r.dernier+1, d, exemple); err != nil {
			return err
		}
		if r.seances == nil {
			r.seances = map[secretariat.SeanceID]*seance{}
		}
		r.dernier++
		r.seances[r.dernier] = &seance{resume: secretariat.Resume{ID: r.dernier, Exemple: exemple}}
		r.garder(r.dernier, a, &conseil.Dossier{}, d, parties, 0, 0)
		f, err = r.fiche(r.dernier)
		return err
	})
	return f, err
}

// garder keeps a record and its line in the journal, and takes out of the lines before what they said
// of a vote that became secret.
func (r *Registre) garder(id secretariat.SeanceID, a secretariat.Acte, avant, d *conseil.Dossier, parties map[string]string, annule, retablit int64) {
	s := r.seances[id]
	secrets := secretariat.DevenusSecrets(avant, d)
	e := secretariat.Entree{Acte: a, Numero: int64(len(r.journal) + 1), Seance: id, Annule: annule, Retablit: retablit}
	for _, x := range dossier.Comparer(s.parties, parties) {
		c := secretariat.Changement{Chemin: x.Chemin, Avant: x.Avant, Apres: x.Apres}
		if slices.Contains(secrets, dossier.NumeroDuPoint(c.Chemin, c.Avant)) {
			c.Avant, _ = dossier.SansVoix(c.Avant)
		}
		e.Changes = append(e.Changes, c)
	}
	for i := range r.journal {
		if r.journal[i].Seance == id {
			effacer(r.journal[i].Changes, secrets)
		}
	}
	r.journal = append(r.journal, e)
	s.parties, s.cle = parties, cle(d)
	x := &s.resume
	x.Commune, x.Date, x.Heure, x.Points, x.Revision = d.Commune.Nom, d.Seance.Date, d.Seance.Heure, len(d.Seance.Points), x.Revision+1
}

func effacer(changes []secretariat.Changement, secrets []int) {
	for k := range changes {
		c := &changes[k]
		if numero := dossier.NumeroDuPoint(c.Chemin, cmp.Or(c.Apres, c.Avant)); (dossier.DitUnVote(c.Avant) || dossier.DitUnVote(c.Apres)) && slices.Contains(secrets, numero) {
			c.Avant, c.Apres, c.Efface = "", "", true
		}
	}
}

// Modifier does one act on a séance.
func (r *Registre) Modifier(_ context.Context, id secretariat.SeanceID, a *secretariat.Acte, faire func(*conseil.Dossier) error) (f secretariat.Fiche, err error) {
	err = r.ecrire(func() error {
		avant, err := r.fiche(id)
		if err != nil {
			return err
		}
		if err := faire(avant.Dossier); err != nil {
			return err
		}
		f, err = r.appliquer(id, *a, avant.Dossier, 0, 0)
		return err
	})
	return f, err
}

func (r *Registre) appliquer(id secretariat.SeanceID, a secretariat.Acte, d *conseil.Dossier, annule, retablit int64) (secretariat.Fiche, error) {
	if err := secretariat.VerifierSecret(d); err != nil {
		return secretariat.Fiche{}, err
	}
	avant, err := r.fiche(id)
	if err == nil {
		err = secretariat.VerifierScelle(avant.Dossier, d, avant.Scelles)
	}
	if err != nil {
		return secretariat.Fiche{}, err
	}
	parties, err := dossier.Parties(d)
	if err == nil {
		_, err = dossier.Assembler(parties)
	}
	if err == nil {
		err = r.numerosLibres(id, d, avant.Exemple)
	}
	if err != nil {
		return secretariat.Fiche{}, err
	}
	for autre, s := range r.seances {
		if autre != id && s.cle == cle(d) {
			return secretariat.Fiche{}, fmt.Errorf("%w : une autre a cette date et cette heure", secretariat.ErrDejaLa)
		}
	}
	if !maps.Equal(parties, r.seances[id].parties) {
		r.garder(id, a, avant.Dossier, d, parties, annule, retablit)
	}
	return r.fiche(id)
}

// Supprimer takes a séance out.
func (r *Registre) Supprimer(_ context.Context, id secretariat.SeanceID, a secretariat.Acte) error {
	return r.ecrire(func() error {
		s, ok := r.seances[id]
		if !ok {
			return secretariat.ErrInconnue
		}
		if f, err := r.fiche(id); err != nil || len(f.Scelles) > 0 {
			return cmp.Or(err, secretariat.ErrScellee)
		}
		e := secretariat.Entree{Acte: a, Numero: int64(len(r.journal) + 1), Seance: id}
		for _, c := range dossier.Comparer(s.parties, nil) {
			e.Changes = append(e.Changes, secretariat.Changement{Chemin: c.Chemin, Avant: c.Avant, Apres: c.Apres})
		}
		r.journal = append(r.journal, e)
		delete(r.seances, id)
		maps.DeleteFunc(r.brouillons, func(c secretariat.ChampTexte, _ secretariat.Brouillon) bool { return c.Seance == id })
		return nil
	})
}

// Journal returns the lines of a séance.
func (r *Registre) Journal(_ context.Context, id secretariat.SeanceID) ([]secretariat.Entree, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.lignes(id), nil
}

func (r *Registre) lignes(id secretariat.SeanceID) []secretariat.Entree {
	var l []secretariat.Entree
	for _, e := range r.journal {
		if e.Seance == id {
			l = append(l, e)
		}
	}
	return l
}

// DernierActe is when the last line of the journal was written.
func (r *Registre) DernierActe(context.Context) (time.Time, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if len(r.journal) == 0 {
		return time.Time{}, nil
	}
	return r.journal[len(r.journal)-1].Quand, nil
}

// Ecran and the drafts: see secretariat.Registre.
func (r *Registre) Ecran(context.Context) (secretariat.Ecran, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.ecran, nil
}

// RetenirEcran keeps where the person is.
func (r *Registre) RetenirEcran(_ context.Context, e secretariat.Ecran) error {
	return r.ecrire(func() error { r.ecran = e; return nil })
}

// Brouillon returns the text being typed in a field.
func (r *Registre) Brouillon(_ context.Context, c secretariat.ChampTexte) (secretariat.Brouillon, bool, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	b, ok := r.brouillons[c]
	return b, ok, nil
}

// RetenirBrouillon keeps a text being typed.
func (r *Registre) RetenirBrouillon(_ context.Context, c secretariat.ChampTexte, b secretariat.Brouillon) error {
	return r.ecrire(func() error {
		if _, ok := r.seances[c.Seance]; !ok {
			return secretariat.ErrInconnue
		}
		if r.brouillons == nil {
			r.brouillons = map[secretariat.ChampTexte]secretariat.Brouillon{}
		}
		r.brouillons[c] = b
		return nil
	})
}

// EffacerBrouillons forgets the texts being typed in a point.
func (r *Registre) EffacerBrouillons(_ context.Context, id secretariat.SeanceID, point int) error {
	return r.ecrire(func() error {
		maps.DeleteFunc(r.brouillons, func(c secretariat.ChampTexte, _ secretariat.Brouillon) bool {
			return c.Seance == id && c.Point == point
		})
		return nil
	})
}

// Close does nothing.
func (r *Registre) Close() error { return nil }
