package conseil_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"delibere/app/conseil"
)

// seance builds an ordinary séance that has no anomaly: n members all present, the first is the maire
// and presides, the second is the secretary, points numbered from 1. A test states only what differs.
func seance(n, points int, ecarts ...func(*conseil.Dossier)) *conseil.Dossier {
	d := &conseil.Dossier{Commune: conseil.Commune{Nom: "Commune-Test", PopulationReference: 2000}}
	s := &d.Seance
	s.Date = conseil.NewDate(2023, time.April, 5)
	s.Heure = conseil.NewHeure(19, 30)
	s.Convocation.DateEnvoi = conseil.NewDate(2023, time.March, 30)
	s.President, s.Secretaires = elu(1), []conseil.EluID{elu(2)}
	s.Presences = map[conseil.EluID]conseil.Statut{}
	for i := 1; i <= n; i++ {
		e := conseil.Elu{ID: elu(i), Civilite: conseil.Monsieur, Prenom: fmt.Sprintf("Prenom%02d", i), Nom: fmt.Sprintf("NOM%02d", i),
			Rang: i, Debut: conseil.NewDate(2020, time.July, 5)}
		if i == 1 {
			e.Fonction = "Maire"
		}
		d.Elus = append(d.Elus, e)
		s.Presences[e.ID] = conseil.Present
	}
	for i := 1; i <= points; i++ {
		s.Points = append(s.Points, conseil.Point{Numero: i, Objet: fmt.Sprintf("Objet %d", i)})
	}
	d.Commune.PopulationReference = 0
	for _, f := range ecarts {
		f(d)
	}
	return d
}

func elu(i int) conseil.EluID { return conseil.EluID(fmt.Sprintf("e%02d", i)) }

// presents leaves only the first n members present; the others are excusés.
func presents(n int) func(*conseil.Dossier) {
	return func(d *conseil.Dossier) {
		for i := n + 1; i <= len(d.Elus); i++ {
			d.Seance.Presences[elu(i)] = conseil.Excuse
		}
	}
}

// excuser marks some members excusés.
func excuser(ids ...int) func(*conseil.Dossier) {
	return func(d *conseil.Dossier) {
		for _, i := range ids {
			d.Seance.Presences[elu(i)] = conseil.Excuse
		}
	}
}

func pouvoir(mandant, mandataire int, f ...func(*conseil.Pouvoir)) func(*conseil.Dossier) {
	p := conseil.Pouvoir{Mandant: elu(mandant), Mandataire: elu(mandataire)}
	for _, g := range f {
		g(&p)
	}
	return func(d *conseil.Dossier) { d.Seance.Pouvoirs = append(d.Seance.Pouvoirs, p) }
}

func mouvement(i int, t conseil.TypeMouvement, point int) func(*conseil.Dossier) {
	return func(d *conseil.Dossier) {
		d.Seance.Mouvements = append(d.Seance.Mouvements, conseil.Mouvement{Elu: elu(i), Type: t, Point: point})
	}
}

func mouvementAuVote(i int, t conseil.TypeMouvement, point int) func(*conseil.Dossier) {
	return func(d *conseil.Dossier) {
		d.Seance.Mouvements = append(d.Seance.Mouvements, conseil.Mouvement{Elu: elu(i), Type: t, Point: point, Moment: conseil.AuVote})
	}
}

// auPoint changes the point of that number.
func auPoint(n int, f func(*conseil.Point)) func(*conseil.Dossier) {
	return func(d *conseil.Dossier) { f(d.Seance.Point(n)) }
}

func vote(pour, contre, abstentions conseil.Voix) *conseil.Vote {
	return &conseil.Vote{Decompte: &conseil.Decompte{Pour: pour, Contre: contre, Abstentions: abstentions}}
}

func interesses(n int, regime conseil.RegimeInteret, ids ...int) func(*conseil.Dossier) {
	return auPoint(n, func(p *conseil.Point) {
		for _, i := range ids {
			p.Interesses = append(p.Interesses, conseil.Interesse{Elu: elu(i), Regime: regime})
		}
	})
}

// codes returns the codes of the anomalies, sorted: a blocking one with "!" after it.
func codes(c conseil.Controle) []string {
	var s []string
	for _, a := range c.Anomalies {
		k := string(a.Code)
		if a.Gravite == conseil.Bloquante {
			k += "!"
		}
		s = append(s, k)
	}
	slices.Sort(s)
	return s
}

// exiger fails unless the anomalies are exactly those codes.
func exiger(t *testing.T, d *conseil.Dossier, attendus ...string) conseil.Controle {
	t.Helper()
	c := conseil.Controler(d)
	slices.Sort(attendus)
	if got := codes(c); !slices.Equal(got, attendus) {
		var m []string
		for _, a := range c.Anomalies {
			m = append(m, string(a.Code)+" : "+a.Message)
		}
		t.Errorf("anomalies = %v, attendu %v\n%s", got, attendus, strings.Join(m, "\n"))
	}
	return c
}

// chiffres of a point, to compare them in one go.
type chiffres struct{ presents, quorum, votants int }

func chiffresDu(c conseil.Controle, n int) chiffres {
	b := c.Point(n)
	return chiffres{len(b.Presents), b.Quorum, b.Votants()}
}
