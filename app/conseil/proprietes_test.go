package conseil_test

import (
	"fmt"
	"math/rand"
	"reflect"
	"testing"

	"pgregory.net/rapid"

	"delibere/app/conseil"
)

// seanceQuelconque draws a séance of 5 to 163 members with whatever movements, pouvoirs, interests and
// votes, contradictory ones included.
func seanceQuelconque(t *rapid.T) *conseil.Dossier {
	n := rapid.IntRange(5, 163).Draw(t, "membres")
	points := rapid.IntRange(1, 12).Draw(t, "points")
	d := seance(n, points)
	qui := rapid.IntRange(1, n)
	ou := rapid.IntRange(1, points)
	statuts := rapid.SampledFrom([]conseil.Statut{conseil.Present, conseil.Present, conseil.Excuse, conseil.Absent})
	for i := 3; i <= n; i++ {
		d.Seance.Presences[elu(i)] = statuts.Draw(t, "statut")
	}
	types := rapid.SampledFrom([]conseil.TypeMouvement{conseil.Arrivee, conseil.Depart, conseil.Retrait, conseil.Retour, conseil.Demission})
	moments := rapid.SampledFrom([]conseil.Moment{"", conseil.AuDebat, conseil.AuVote})
	for range rapid.IntRange(0, 12).Draw(t, "mouvements") {
		d.Seance.Mouvements = append(d.Seance.Mouvements, conseil.Mouvement{Elu: elu(qui.Draw(t, "qui")), Type: types.Draw(t, "type"),
			Point: ou.Draw(t, "où"), Moment: moments.Draw(t, "moment")})
	}
	for range rapid.IntRange(0, 8).Draw(t, "pouvoirs") {
		d.Seance.Pouvoirs = append(d.Seance.Pouvoirs, conseil.Pouvoir{Mandant: elu(qui.Draw(t, "mandant")), Mandataire: elu(qui.Draw(t, "mandataire")),
			DuPoint: rapid.IntRange(0, points).Draw(t, "du"), AuPoint: rapid.IntRange(0, points).Draw(t, "au"), Maintenu: rapid.Bool().Draw(t, "maintenu")})
	}
	for i := range d.Seance.Points {
		p := &d.Seance.Points[i]
		p.Regime = rapid.SampledFrom([]conseil.Regime{"", conseil.RegimeOrdinaire, conseil.RegimeCompteFinancier, conseil.RegimeInformation}).Draw(t, "régime")
		for range rapid.IntRange(0, 2).Draw(t, "intéressés") {
			p.Interesses = append(p.Interesses, conseil.Interesse{Elu: elu(qui.Draw(t, "intéressé")),
				Regime: rapid.SampledFrom([]conseil.RegimeInteret{conseil.L2131_11, conseil.L1111_6}).Draw(t, "intérêt")})
		}
	}
	return d
}

// En exercice = présents + représentés + excusés + absents + retirés, each member once, at every point.
func TestPartition(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := conseil.Controler(seanceQuelconque(t))
		vus := map[int]bool{}
		for _, g := range c.Groupes {
			une := map[conseil.EluID]bool{}
			total := 0
			for _, liste := range [][]conseil.EluID{g.Presents, g.Representes, g.Excuses, g.Absents, g.Retires} {
				total += len(liste)
				for _, id := range liste {
					une[id] = true
				}
			}
			if total != g.EnExercice || len(une) != total {
				t.Fatalf("points %v : %d personnes dans %d places pour %d en exercice", g.Points, len(une), total, g.EnExercice)
			}
			if len(g.Representes) != len(g.Pouvoirs) || len(g.Representes) > len(g.Presents) {
				t.Fatalf("points %v : %d représentés, %d pouvoirs, %d présents", g.Points, len(g.Representes), len(g.Pouvoirs), len(g.Presents))
			}
			for _, n := range g.Points {
				if vus[n] {
					t.Fatalf("le point %d est dans deux groupes", n)
				}
				vus[n] = true
			}
		}
		if len(vus) != len(c.Points) {
			t.Fatalf("%d points dans les groupes, %d dans la séance", len(vus), len(c.Points))
		}
	})
}

// Who never leaves the room is never out of it, whatever becomes of his pouvoir (CGCT L2121-20).
func TestQuiNeSortPasNEstPasRetire(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := seanceQuelconque(t)
		sorti := map[conseil.EluID]bool{}
		for _, m := range d.Seance.Mouvements {
			if m.Type == conseil.Retrait || m.Type == conseil.Depart {
				sorti[m.Elu] = true
			}
		}
		for _, g := range conseil.Controler(d).Groupes {
			for _, id := range g.Retires {
				if !sorti[id] {
					t.Fatalf("points %v : %s est hors de la salle sans en être sorti", g.Points, id)
				}
			}
		}
	})
}

// No elector votes twice, and there are at most two votes a member present (CGCT L2121-20).
func TestVotantsComptesUneFois(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		for _, b := range conseil.Controler(seanceQuelconque(t)).Points {
			vus := map[conseil.EluID]bool{}
			porteurs := map[conseil.EluID]bool{}
			for _, id := range b.VotantsPresents {
				vus[id] = true
			}
			for _, p := range b.PouvoirsUtiles {
				if vus[p.Mandant] || porteurs[p.Mandataire] {
					t.Fatalf("point %d : pouvoir de %s à %s compté deux fois", b.Numero, p.Mandant, p.Mandataire)
				}
				vus[p.Mandant], porteurs[p.Mandataire] = true, true
			}
			if len(vus) != b.Votants() || b.Votants() > 2*len(b.VotantsPresents) {
				t.Fatalf("point %d : %d votants pour %d présents", b.Numero, b.Votants(), len(b.VotantsPresents))
			}
		}
	})
}

// The order in which facts are entered changes nothing.
func TestOrdreDeSaisieIndifferent(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := seanceQuelconque(t)
		avant := conseil.Controler(d)
		r := rand.New(rand.NewSource(rapid.Int64().Draw(t, "ordre")))
		s := &d.Seance
		r.Shuffle(len(d.Elus), func(i, j int) { d.Elus[i], d.Elus[j] = d.Elus[j], d.Elus[i] })
		r.Shuffle(len(s.Pouvoirs), func(i, j int) { s.Pouvoirs[i], s.Pouvoirs[j] = s.Pouvoirs[j], s.Pouvoirs[i] })
		r.Shuffle(len(s.Mouvements), func(i, j int) { s.Mouvements[i], s.Mouvements[j] = s.Mouvements[j], s.Mouvements[i] })
		r.Shuffle(len(s.Points), func(i, j int) { s.Points[i], s.Points[j] = s.Points[j], s.Points[i] })
		if apres := conseil.Controler(d); !reflect.DeepEqual(avant, apres) {
			t.Fatalf("l'ordre change le décompte :\n%+v\n%+v", avant, apres)
		}
	})
}

// One more présent never loses the quorum (CGCT L2121-17).
func TestUnPresentDePlusNePerdPasLeQuorum(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := seanceQuelconque(t)
		d.Seance.Mouvements, d.Seance.Pouvoirs = nil, nil
		avant := conseil.Controler(d)
		i := rapid.IntRange(1, len(d.Elus)).Draw(t, "arrivant")
		d.Seance.Presences[elu(i)] = conseil.Present
		apres := conseil.Controler(d)
		for k, b := range avant.Points {
			if b.QuorumAtteint && !apres.Points[k].QuorumAtteint {
				t.Fatalf("point %d : le quorum est perdu par l'arrivée de %s", b.Numero, elu(i))
			}
		}
	})
}

// Controler changes nothing in the record that it reads.
func TestControlerNeChangeRien(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := seanceQuelconque(t)
		avant := fmt.Sprintf("%+v", d)
		conseil.Controler(d)
		if fmt.Sprintf("%+v", d) != avant {
			t.Fatal("le dossier a changé")
		}
	})
}
