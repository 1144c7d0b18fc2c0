package ecran

import (
	"context"
	"fmt"
	"time"

	"delibere/app/conseil"
	"delibere/app/secretariat"
)

// PiloteAccueil holds what the first screen says: what is due, the séances by year and where each stands,
// the age of the last backup, what an empty base lacks.
type PiloteAccueil struct {
	p *Pilote

	Echeances  []Echeance
	Sauvegarde string // the age of the last backup, in words
	Alerte     bool   // it is too old, or there is none
	Horloge    string // what is wrong with the clock, "" for nothing
	Commune    conseil.Commune
	Mandats    int // mandates in the tableau
	Lu         bool
	// Heure and Endroit are those of the last séance, proposed for the next one.
	Heure   conseil.Heure
	Endroit string

	etats    map[secretariat.SeanceID]EtatSeance
	jour     conseil.Date // that the etats were read on
	ouvertes map[int]bool // the years that were opened or folded by hand

	tour     int
	OnChange func()
}

func nouveauPiloteAccueil(p *Pilote) *PiloteAccueil {
	return &PiloteAccueil{p: p, ouvertes: map[int]bool{}, OnChange: func() {}}
}

// joursSuivis is how far back a séance is looked at for what remains to be done.
const joursSuivis = 400

// Actualiser reads again what is due, beside the window; an answer that comes late is dropped.
func (a *PiloteAccueil) Actualiser() {
	a.tour++
	tour, seances, maintenant := a.tour, a.p.Seances, a.p.s.Horloge()
	avant, ouvertes := *a, a.ouvertesMaintenant()
	a.p.s.EnFond(func() {
		n, err := avant.lire(seances, ouvertes, maintenant)
		a.p.s.SurEcran(func() {
			if tour != a.tour {
				return
			}
			a.p.faute(err)
			n.tour, n.ouvertes, n.OnChange, n.Lu = a.tour, a.ouvertes, a.OnChange, true
			*a = n
			a.OnChange()
		})
	})
}

// lire returns the pilote with what is read again.
func (a PiloteAccueil) lire(seances []secretariat.Resume, ouvertes map[int]bool, maintenant time.Time) (n PiloteAccueil, err error) {
	ctx, jour := context.Background(), conseil.DateOf(maintenant)
	n = a
	n.Echeances, n.Heure, n.Endroit = nil, conseil.Heure{}, ""
	m, err := a.p.s.Secretariat.Mairie(ctx)
	if err != nil {
		return n, err
	}
	n.Commune, n.Mandats = m.Commune, len(m.Elus)
	dernierActe, err := a.p.s.Secretariat.DernierActe(ctx)
	if err != nil {
		return n, err
	}
	n.Horloge = AlerteHorloge(maintenant, dernierActe, seances)
	suivies, err := a.suivies(ctx, jour, seances)
	if err != nil {
		return n, err
	}
	n.Echeances = Echeances(jour, suivies)
	fiches := map[secretariat.SeanceID]*secretariat.Fiche{}
	for i := range suivies {
		fiches[suivies[i].ID] = &suivies[i]
	}
	if len(suivies) > 0 {
		n.Heure, n.Endroit = suivies[0].Heure, suivies[0].Dossier.Seance.Lieu
	}
	connus := a.etats
	if a.jour != jour {
		connus = nil
	}
	if n.etats, err = n.lireEtats(ctx, jour, connus, seances, ouvertes, fiches); err != nil {
		return n, err
	}
	n.jour = jour
	return n, n.lireSauvegardes(maintenant, len(suivies) > 0)
}

// suivies reads the séances that may want something, the last one of all in any case.
func (a *PiloteAccueil) suivies(ctx context.Context, jour conseil.Date, seances []secretariat.Resume) ([]secretariat.Fiche, error) {
	var l []secretariat.Fiche
	for _, r := range seances {
		if r.Exemple || r.Date.Jours(jour) > joursSuivis && len(l) > 0 {
			continue
		}
		f, err := a.p.s.Secretariat.Ouvrir(ctx, r.ID)
		if err != nil {
			return nil, err
		}
		l = append(l, f)
		if r.Date.Jours(jour) > joursSuivis {
			break
		}
	}
	return l, nil
}

func (a *PiloteAccueil) lireSauvegardes(maintenant time.Time, aPerdre bool) error {
	copies, err := a.p.s.Sauvegardes.Liste()
	var derniere time.Time
	for _, c := range copies {
		if c.Quand.After(derniere) {
			derniere = c.Quand
		}
	}
	if a.Sauvegarde, a.Alerte = AgeDeLaSauvegarde(maintenant, derniere); derniere.IsZero() && a.Commune.Nom == "" && !aPerdre {
		a.Sauvegarde, a.Alerte = "", false // nothing to lose yet
	}
	return err
}

// AllerAEcheance goes where a thing is done.
func (a *PiloteAccueil) AllerAEcheance(e Echeance) { a.p.OuvrirA(e.Seance, e.Etape, e.Point) }

// OuvrirSeance opens a séance where its work goes on.
func (a *PiloteAccueil) OuvrirSeance(r secretariat.Resume) {
	if e, su := a.Etat(r); su {
		a.p.OuvrirA(r.ID, e.Etape, e.Point)
		return
	}
	a.p.Ouvrir(r.ID)
}

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
	s.President = a.maire(s.Date)
	f, err := a.p.s.Secretariat.Convoquer(context.Background(), s)
	if a.p.faute(err) {
		return false
	}
	a.p.entrer(&f, EtapePoints, 0)
	if alerte := AlerteHorloge(a.p.s.Horloge(), time.Time{}, []secretariat.Resume{f.Resume}); alerte != "" {
		a.p.dire("⚠ %s", alerte)
	}
	return true
}

// maire is who presides unless the séance says otherwise (CGCT L2121-14): the maire in office that day, "" when
// the tableau names none.
func (a *PiloteAccueil) maire(jour conseil.Date) conseil.EluID {
	m, err := a.p.s.Secretariat.Mairie(context.Background())
	if a.p.faute(err) {
		return ""
	}
	for i := range m.Elus {
		if conseil.EstMaire(&m.Elus[i]) && m.Elus[i].OuvertLe(jour) {
			return m.Elus[i].ID
		}
	}
	return ""
}
