package conseil_test

import (
	"testing"
	"time"

	"delibere/app/conseil"
)

func nommer(tours ...conseil.Tour) func(*conseil.Dossier) {
	return auPoint(1, func(p *conseil.Point) { p.Nomination = &conseil.Nomination{Tours: tours} })
}

// CGCT L2121-21: absolute majority at the first two rounds, relative at the third, then the eldest.
func TestNominations(t *testing.T) {
	tour := func(votes map[string]conseil.Voix, blancs conseil.Voix) conseil.Tour {
		return conseil.Tour{Candidats: votes, Blancs: blancs}
	}
	ages := func(d *conseil.Dossier) {
		for i := range d.Elus {
			d.Elus[i].Naissance = conseil.NewDate(1950+i, 1, 1)
		}
	}
	egalite := map[string]conseil.Voix{"e05": 15, "e04": 15}
	for _, cas := range []struct {
		nom       string
		d         *conseil.Dossier
		elu       string
		tour      int
		majorite  conseil.Voix
		anomalies []string
	}{
		{"Quimperlé 2010 : 15 voix sur 23 exprimés, élu au premier tour", seance(31, 1, nommer(tour(map[string]conseil.Voix{"e05": 15, "Autre candidat": 8}, 2))), "e05", 1, 12, nil},
		{"second tour", seance(31, 1, nommer(tour(map[string]conseil.Voix{"e05": 15, "e06": 8, "e07": 8}, 0), tour(map[string]conseil.Voix{"e05": 16, "e06": 15}, 0))), "e05", 2, 16, nil},
		{"au troisième tour la majorité relative suffit", seance(31, 1, nommer(tour(egalite, 1), tour(egalite, 1), tour(map[string]conseil.Voix{"e05": 12, "e04": 10, "e06": 9}, 0))), "e05", 3, 16, nil},
		{"à égalité le plus âgé", seance(31, 1, ages, nommer(tour(egalite, 1), tour(egalite, 1), tour(egalite, 1))), "e04", 3, 16, nil},
		{"à égalité sans dates de naissance", seance(31, 1, nommer(tour(egalite, 1), tour(egalite, 1), tour(egalite, 1))), "", 3, 16, []string{"NOMINATION_INDECISE"}},
		{"au second tour la majorité relative ne suffit pas", seance(31, 1, nommer(tour(egalite, 1), tour(map[string]conseil.Voix{"e05": 12, "e04": 10, "e06": 9}, 0))), "", 2, 16, []string{"NOMINATION_INDECISE"}},
		{"personne n'a la majorité", seance(31, 1, nommer(tour(egalite, 1))), "", 1, 16, []string{"NOMINATION_INDECISE"}},
		{"le troisième tour décide : un quatrième n'y change rien", seance(31, 1, nommer(tour(egalite, 1), tour(egalite, 1), tour(egalite, 1), tour(map[string]conseil.Voix{"e05": 31}, 0))), "", 3, 16, []string{"NOMINATION_INDECISE"}},
		{"élu au troisième tour, un quatrième n'y change rien", seance(31, 1, nommer(tour(egalite, 1), tour(egalite, 1), tour(map[string]conseil.Voix{"e05": 12, "e04": 10, "e06": 9}, 0), tour(map[string]conseil.Voix{"e04": 31}, 0))), "e05", 3, 16, nil},
		{"plus de bulletins que de votants", seance(20, 1, nommer(tour(map[string]conseil.Voix{"e05": 21}, 0))), "e05", 1, 11, []string{"VOTE_TOTAL!"}},
	} {
		t.Run(cas.nom, func(t *testing.T) {
			c := exiger(t, cas.d, cas.anomalies...)
			n := c.Point(1).Nomination
			if n.Elu != cas.elu || n.Tour != cas.tour || n.Majorite != cas.majorite {
				t.Errorf("%+v, attendu %s au tour %d, majorité %d", n, cas.elu, cas.tour, cas.majorite)
			}
		})
	}
}

// What is asked at a tie is what is missing: a birth date, or a decision when the ages are equal.
func TestEgaliteDAge(t *testing.T) {
	tous := map[string]conseil.Voix{"e04": 10, "e05": 10, "e06": 10}
	egalite := seance(31, 1, nommer(conseil.Tour{Candidats: tous}, conseil.Tour{Candidats: tous}, conseil.Tour{Candidats: tous}))
	ne := func(annees ...int) string {
		for i, annee := range annees {
			if egalite.Elus[i+3].Naissance = (conseil.Date{}); annee > 0 {
				egalite.Elus[i+3].Naissance = conseil.NewDate(annee, time.May, 2)
			}
		}
		return exiger(t, egalite, "NOMINATION_INDECISE").Anomalies[0].Message
	}
	const voix = "Au point 1, M. Prenom04 NOM04, M. Prenom05 NOM05 et M. Prenom06 NOM06 ont chacun 10 voix au tour 3"
	for attendu, message := range map[string]string{
		" : le plus âgé est élu ; indiquez au tableau du conseil la date de naissance de M. Prenom04 NOM04, M. Prenom05 NOM05 et M. Prenom06 NOM06.":                                                              ne(0, 0, 0),
		" : le plus âgé est élu ; indiquez au tableau du conseil la date de naissance de M. Prenom06 NOM06.":                                                                                                      ne(1950, 1950, 0),
		" et les plus âgés, M. Prenom04 NOM04 et M. Prenom06 NOM06, sont nés le même jour ; vérifiez leurs dates de naissance, ou laissez le conseil les départager par un tirage au sort ou un nouveau scrutin.": ne(1950, 1960, 1950),
	} {
		if message != voix+attendu {
			t.Errorf("\n  %s\nattendu\n  %s", message, voix+attendu)
		}
	}
}
