package ecran

import (
	"context"
	"fmt"
	"time"

	"delibere/app/conseil"
	"delibere/app/secretariat"
)

// PiloteAccueil holds what the first screen says beside the list of séances: what is due, the age of
// the last backup, what an empty base lacks.
type PiloteAccueil struct {
	p *Pilote

	Echeances  []Echeance
	Sauvegarde string // the age of the last backup, in words
	Alerte     bool   // it is too old, or there is none
	Commune    bool   // the commune is named
	Mandats    int    // mandates in the tableau

	tour     int
	OnChange func()
}

func nouveauPiloteAccueil(p *Pilote) *PiloteAccueil {
	return &PiloteAccueil{p: p, OnChange: func() {}}
}

// joursSuivis is how far back a séance is looked at for what remains to be done.
const joursSuivis = 400

// Actualiser reads again what is due, beside the window; an answer that comes late is dropped.
func (a *PiloteAccueil) Actualiser() {
	a.tour++
	tour, seances, maintenant := a.tour, a.p.Seances, a.p.s.Horloge()
	a.p.s.EnFond(func() {
		n, err := a.lire(seances, maintenant)
		a.p.s.SurEcran(func() {
			if tour != a.tour {
				return
			}
			a.p.faute(err)
			n.p, n.tour, n.OnChange = a.p, a.tour, a.OnChange
			*a = n
			a.OnChange()
		})
	})
}

func (a *PiloteAccueil) lire(seances []secretariat.Resume, maintenant time.Time) (n PiloteAccueil, err error) {
	ctx, jour := context.Background(), conseil.DateOf(maintenant)
	m, err := a.p.s.Secretariat.Mairie(ctx)
	if err != nil {
		return n, err
	}
	n.Commune, n.Mandats = m.Commune.Nom != "", len(m.Elus)
	var fiches []secretariat.Fiche
	for _, r := range seances {
		if r.Exemple || r.Date.Jours(jour) > joursSuivis {
			continue
		}
		f, err := a.p.s.Secretariat.Ouvrir(ctx, r.ID)
		if err != nil {
			return n, err
		}
		fiches = append(fiches, f)
	}
	n.Echeances = Echeances(jour, fiches)
	copies, err := a.p.s.Sauvegardes.Liste()
	var derniere time.Time
	for _, c := range copies {
		if c.Quand.After(derniere) {
			derniere = c.Quand
		}
	}
	if n.Sauvegarde, n.Alerte = AgeDeLaSauvegarde(maintenant, derniere); derniere.IsZero() && !n.Commune && len(fiches) == 0 {
		n.Sauvegarde, n.Alerte = "", false // nothing to lose yet
	}
	return n, err
}

// AllerAEcheance goes where a thing is done.
func (a *PiloteAccueil) AllerAEcheance(e Echeance) { a.p.OuvrirA(e.Seance, e.Etape, e.Point) }

// NouvelleSeance makes a séance of the commune and opens it at its agenda. It reports whether it did.
func (a *PiloteAccueil) NouvelleSeance(date, heure, lieu string) bool {
	s := conseil.Seance{Lieu: lieu}
	var err error
	if s.Date, err = lireDate(date); err == nil && !s.Date.Connue() {
		err = fmt.Errorf("une séance a une date ; tapez le jour, le mois et l'année, par exemple 5/4/2023")
	}
	if a.p.faute(err) {
		return false
	}
	if s.Heure, err = lireHeure(heure); a.p.faute(err) {
		return false
	}
	f, err := a.p.s.Secretariat.Convoquer(context.Background(), s)
	if a.p.faute(err) {
		return false
	}
	a.p.entrer(&f, EtapePoints, 0)
	return true
}
