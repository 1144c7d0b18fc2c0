package ecran

import "delibere/app/secretariat"

// Annee is the séances of a year, the latest first.
type Annee struct {
	Annee   int
	Seances []secretariat.Resume
	Ouverte bool
}

// seancesOuvertes is how many séances show without a click: a year more opens until there are that many.
const seancesOuvertes = 10

// Annees are the years, the latest first, the older ones folded.
func (a *PiloteAccueil) Annees() []Annee {
	var l []Annee
	for _, r := range a.p.Seances {
		if n := len(l); n == 0 || l[n-1].Annee != r.Date.Annee {
			l = append(l, Annee{Annee: r.Date.Annee})
		}
		l[len(l)-1].Seances = append(l[len(l)-1].Seances, r)
	}
	montrees := 0
	for i := range l {
		l[i].Ouverte = montrees < seancesOuvertes
		montrees += len(l[i].Seances)
		if choix, fait := a.ouvertes[l[i].Annee]; fait {
			l[i].Ouverte = choix
		}
	}
	return l
}

// ouvertesMaintenant are the years whose séances show.
func (a *PiloteAccueil) ouvertesMaintenant() map[int]bool {
	m := map[int]bool{}
	for _, x := range a.Annees() {
		m[x.Annee] = x.Ouverte
	}
	return m
}

// Plier opens the séances of a year, or folds them.
func (a *PiloteAccueil) Plier(annee int) {
	a.ouvertes[annee] = !a.ouvertesMaintenant()[annee]
	a.OnChange()
	a.Actualiser()
}

// Etat is where a séance stands; false while it was not read.
func (a *PiloteAccueil) Etat(r secretariat.Resume) (EtatSeance, bool) {
	e, su := a.etats[r.ID]
	return e, su && e.Retenu == r.Revision
}
