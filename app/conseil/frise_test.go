package conseil_test

import (
	"fmt"
	"reflect"
	"testing"

	"pgregory.net/rapid"

	"delibere/app/conseil"
)

func TestFrise(t *testing.T) {
	d := seance(6, 5, excuser(5))
	d.Seance.Pouvoirs = []conseil.Pouvoir{{Mandant: elu(5), Mandataire: elu(3)}}
	d.Seance.Mouvements = []conseil.Mouvement{{Elu: elu(3), Type: conseil.Retrait, Point: 2}, {Elu: elu(3), Type: conseil.Retour, Point: 4},
		{Elu: elu(6), Type: conseil.Demission, Point: 5}}
	c := conseil.Controler(d)
	f := c.Frise()
	for id, attendu := range map[conseil.EluID]string{
		elu(1): "[{1 à 5 0}]",
		elu(3): "[{1 0} {2 à 3 4} {4 à 5 0}]",
		elu(5): "[{1 1} {2 à 3 2} {4 à 5 1}]",
		elu(6): "[{1 à 4 0}]",
	} {
		if got := fmt.Sprint(f[id]); got != attendu {
			t.Errorf("%s : %s, attendu %s", id, got, attendu)
		}
	}
}

// A change at point n never rewrites the points before it (CGCT L2121-17): their figures and where
// everybody stood there stay what they were.
func TestUnChangementNeReecritPasLePasse(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := seanceQuelconque(t)
		avant := conseil.Controler(d)
		n := rapid.IntRange(1, len(d.Seance.Points)).Draw(t, "n")
		qui := rapid.IntRange(1, len(d.Elus))
		if rapid.Bool().Draw(t, "pouvoir") {
			d.Seance.Pouvoirs = append(d.Seance.Pouvoirs, conseil.Pouvoir{Mandant: elu(qui.Draw(t, "mandant")), Mandataire: elu(qui.Draw(t, "mandataire")), DuPoint: n})
		} else {
			types := rapid.SampledFrom([]conseil.TypeMouvement{conseil.Arrivee, conseil.Depart, conseil.Retrait, conseil.Retour, conseil.Demission})
			d.Seance.Mouvements = append(d.Seance.Mouvements, conseil.Mouvement{Elu: elu(qui.Draw(t, "qui")), Type: types.Draw(t, "type"), Point: n,
				Moment: rapid.SampledFrom([]conseil.Moment{conseil.AuDebat, conseil.AuVote}).Draw(t, "moment")})
		}
		apres := conseil.Controler(d)
		f, g := avant.Frise(), apres.Frise()
		for k := range avant.Points {
			b := avant.Points[k]
			if b.Numero >= n {
				break
			}
			if !reflect.DeepEqual(b, apres.Points[k]) {
				t.Fatalf("un changement au point %d réécrit le point %d :\n%+v\n%+v", n, b.Numero, b, apres.Points[k])
			}
			for _, e := range d.Elus {
				if x, y := situation(f[e.ID], b.Numero), situation(g[e.ID], b.Numero); x != y {
					t.Fatalf("un changement au point %d déplace %s au point %d : %d, puis %d", n, e.ID, b.Numero, x, y)
				}
			}
		}
	})
}

func situation(l []conseil.Troncon, point int) conseil.Situation {
	for _, p := range l {
		for _, n := range p.Points {
			if n == point {
				return p.Situation
			}
		}
	}
	return conseil.SituationParti
}
