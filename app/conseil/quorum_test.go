package conseil_test

import (
	"testing"
	"time"

	"delibere/app/conseil"
)

// CGCT L2121-17: the conseil deliberates validly only when the majority of its membres en exercice is
// present. The table is that of council-rules.
func TestQuorumEstPlusDeLaMoitieDesMembresEnExercice(t *testing.T) {
	loi := conseil.ReglesAu(conseil.NewDate(2023, time.April, 5))
	for e, q := range map[int]int{7: 4, 8: 5, 9: 5, 10: 6, 11: 6, 13: 7, 14: 8, 15: 8, 19: 10, 23: 12, 27: 14,
		29: 15, 33: 17, 35: 18, 39: 20, 69: 35, 163: 82} {
		if got := loi.Quorum(e); got != q {
			t.Errorf("quorum de %d = %d, attendu %d", e, got, q)
		}
	}
}

// The Covid laws: "le tiers de leurs membres en exercice est présent".
func TestQuorumDuTiers(t *testing.T) {
	loi := conseil.ReglesAu(conseil.NewDate(2021, time.March, 26))
	for e, q := range map[int]int{7: 3, 9: 3, 11: 4, 15: 5, 33: 11, 34: 12, 35: 12, 36: 12} {
		if got := loi.Quorum(e); got != q {
			t.Errorf("le tiers de %d = %d, attendu %d", e, got, q)
		}
	}
}

func TestQuorum(t *testing.T) {
	for _, cas := range []struct {
		nom       string
		d         *conseil.Dossier
		point     int
		attendu   chiffres
		anomalies []string
	}{
		{"L2121-17 : 33 en exercice, 27 présents et 4 pouvoirs", seance(33, 1, presents(27), pouvoir(28, 1), pouvoir(29, 3), pouvoir(30, 4), pouvoir(31, 5)),
			1, chiffres{27, 17, 31}, nil},
		{"L2121-17 : les pouvoirs ne comptent pas, 7 présents et 5 pouvoirs sur 15", seance(15, 1, presents(7), pouvoir(8, 1), pouvoir(9, 2), pouvoir(10, 3), pouvoir(11, 4), pouvoir(12, 5)),
			1, chiffres{7, 8, 12}, []string{"QUORUM_NON_ATTEINT!"}},
		{"L2121-17 : une démission en séance baisse le quorum", seance(14, 2, presents(7), mouvement(7, conseil.Demission, 2), pouvoir(8, 1)),
			2, chiffres{6, 7, 7}, []string{"QUORUM_NON_ATTEINT!", "QUORUM_NON_ATTEINT!"}},
		{"L2131-11 : 2 intéressés sortent des présents, pas de l'exercice", seance(19, 1, presents(10), interesses(1, conseil.L2131_11, 9, 10)),
			1, chiffres{8, 10, 8}, []string{"QUORUM_NON_ATTEINT!"}},
		{"L1111-6 II : 2 représentants sortent des présents et de l'exercice", seance(19, 1, presents(11), interesses(1, conseil.L1111_6, 10, 11)),
			1, chiffres{9, 9, 9}, nil},
		{"L2121-14 : le maire ne compte pas pour son compte financier", seance(15, 1, presents(8), pouvoir(9, 1), auPoint(1, func(p *conseil.Point) { p.Regime = conseil.RegimeCompteFinancier })),
			1, chiffres{7, 8, 7}, []string{"QUORUM_NON_ATTEINT!", "POUVOIR_MANDATAIRE_ABSENT"}},
		{"L2121-17 : qui part entre le débat et le vote a compté pour le quorum", seance(15, 1, presents(8), mouvementAuVote(8, conseil.Depart, 1)),
			1, chiffres{8, 8, 7}, nil},
		{"L2121-17 : qui arrive pour le vote n'a pas compté pour le quorum", seance(15, 1, presents(7), mouvementAuVote(8, conseil.Arrivee, 1)),
			1, chiffres{7, 8, 8}, []string{"QUORUM_NON_ATTEINT!"}},
	} {
		t.Run(cas.nom, func(t *testing.T) {
			c := exiger(t, cas.d, cas.anomalies...)
			if got := chiffresDu(c, cas.point); got != cas.attendu {
				t.Errorf("point %d : %+v, attendu %+v", cas.point, got, cas.attendu)
			}
		})
	}
}

// CAA Nantes 11/03/2003 n° 00NT00977: a quorum lost may come back, and the séance goes on.
func TestQuorumPerduPuisRetrouve(t *testing.T) {
	d := seance(14, 3, presents(11), mouvement(8, conseil.Depart, 2), mouvement(9, conseil.Depart, 2), mouvement(10, conseil.Depart, 2),
		mouvement(11, conseil.Depart, 2), mouvement(12, conseil.Arrivee, 3))
	c := exiger(t, d, "QUORUM_NON_ATTEINT!")
	for n, attendu := range map[int]chiffres{1: {11, 8, 11}, 2: {7, 8, 7}, 3: {8, 8, 8}} {
		if got := chiffresDu(c, n); got != attendu {
			t.Errorf("point %d : %+v, attendu %+v", n, got, attendu)
		}
	}
	if a := c.Anomalies[0]; a.Point != 2 || a.Article != "CGCT L2121-17" {
		t.Errorf("anomalie %+v : attendue au point 2", a)
	}
}

// seconde makes a regular second convocation that carries over the points given.
func seconde(envoi conseil.Date, repris ...int) func(*conseil.Dossier) {
	return func(d *conseil.Dossier) {
		d.Seance.Convocation = conseil.Convocation{DateEnvoi: envoi, Seconde: true,
			PremiereSeance: conseil.NewDate(2023, time.March, 29), PointsRepris: repris}
	}
}

// CGCT L2121-17 and CE 16/06/1997 n° 142691: after a regular second convocation the points carried over
// need no quorum; new ones do, and a shortened second convocation is a new first one.
func TestSecondeConvocation(t *testing.T) {
	mars := func(j int) conseil.Date { return conseil.NewDate(2023, time.March, j) }
	for _, cas := range []struct {
		nom       string
		d         *conseil.Dossier
		anomalies []string
	}{
		{"3 présents sur 15, point repris", seance(15, 1, presents(3), seconde(mars(30), 1)), nil},
		{"un point nouveau demande le quorum", seance(15, 2, presents(3), seconde(mars(30), 1)), []string{"POINTS_REPRIS_NOUVEAU", "QUORUM_NON_ATTEINT!"}},
		{"deux jours francs ne suffisent pas", seance(15, 1, presents(3), seconde(conseil.NewDate(2023, time.April, 2), 1)), []string{"CONVOCATION_TARDIVE", "QUORUM_NON_ATTEINT!"}},
		{"Alsace-Moselle, L2541-4 : aucun délai pour la seconde", seance(15, 1, presents(3), seconde(conseil.NewDate(2023, time.April, 2), 1),
			func(d *conseil.Dossier) { d.Commune.AlsaceMoselle = true }), nil},
		{"avant la première séance", seance(15, 1, seconde(mars(28), 1)), []string{"DATE_INCOHERENTE!"}},
		{"un pouvoir d'avant la première séance", seance(15, 1, presents(14), seconde(mars(30), 1), pouvoir(15, 3, func(p *conseil.Pouvoir) { p.Date = mars(20) })),
			[]string{"POUVOIR_PREMIERE_SEANCE"}},
	} {
		t.Run(cas.nom, func(t *testing.T) { exiger(t, cas.d, cas.anomalies...) })
	}
}

// CGCT L2541-4: in Alsace-Moselle no quorum is needed when half of the members are intéressés.
func TestAlsaceMoselleMoitieDInteresses(t *testing.T) {
	alsace := func(d *conseil.Dossier) { d.Commune.AlsaceMoselle = true }
	exiger(t, seance(10, 1, interesses(1, conseil.L2131_11, 6, 7, 8, 9, 10), alsace))
	exiger(t, seance(10, 1, interesses(1, conseil.L2131_11, 6, 7, 8, 9, 10)), "QUORUM_NON_ATTEINT!")
}

// The Covid laws: a third of the members, two pouvoirs. Pornic, 26/03/2021: 33 members, 11.
func TestReglesDerogatoires(t *testing.T) {
	a := func(annee int, mois time.Month, jour int) func(*conseil.Dossier) {
		return func(d *conseil.Dossier) {
			d.Seance.Date = conseil.NewDate(annee, mois, jour)
			d.Seance.Convocation.DateEnvoi = d.Seance.Date.Plus(-7)
			for i := range d.Elus {
				d.Elus[i].Debut = conseil.NewDate(2014, time.March, 30)
			}
		}
	}
	deux := []func(*conseil.Dossier){presents(11), pouvoir(12, 1), pouvoir(13, 1)}
	for _, cas := range []struct {
		nom       string
		quand     func(*conseil.Dossier)
		quorum    int
		anomalies []string
	}{
		{"2019 : le droit commun", a(2019, time.June, 20), 17, []string{"POUVOIR_MULTIPLE!", "QUORUM_NON_ATTEINT!"}},
		{"26 mars 2021 : le tiers et deux pouvoirs", a(2021, time.March, 26), 11, nil},
		{"15 octobre 2021 : entre deux lois", a(2021, time.October, 15), 17, []string{"POUVOIR_MULTIPLE!", "QUORUM_NON_ATTEINT!"}},
		{"31 juillet 2022 : dernier jour", a(2022, time.July, 31), 11, nil},
		{"1er août 2022 : le droit commun", a(2022, time.August, 1), 17, []string{"POUVOIR_MULTIPLE!", "QUORUM_NON_ATTEINT!"}},
	} {
		t.Run(cas.nom, func(t *testing.T) {
			c := exiger(t, seance(33, 1, append(deux, cas.quand)...), cas.anomalies...)
			if q := c.Point(1).Quorum; q != cas.quorum {
				t.Errorf("quorum %d, attendu %d", q, cas.quorum)
			}
		})
	}
}

// L1111-6 II leaves the membres en exercice only since the loi of 21 February 2022.
func TestRetraitDeLExerciceDepuis2022(t *testing.T) {
	d := seance(19, 1, presents(11), interesses(1, conseil.L1111_6, 10, 11))
	d.Seance.Date, d.Seance.Convocation.DateEnvoi = conseil.NewDate(2022, time.February, 1), conseil.NewDate(2022, time.January, 20)
	if c := conseil.Controler(d); c.Point(1).EnExercice != 19 {
		t.Errorf("en février 2022 : %d en exercice, attendu 19", c.Point(1).EnExercice)
	}
	d.Seance.Date = conseil.NewDate(2022, time.March, 1)
	if c := conseil.Controler(d); c.Point(1).EnExercice != 17 {
		t.Errorf("en mars 2022 : %d en exercice, attendu 17", c.Point(1).EnExercice)
	}
}
