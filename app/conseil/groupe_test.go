package conseil_test

import (
	"slices"
	"strings"
	"testing"

	"delibere/app/conseil"
)

func TestPointsEnFrancais(t *testing.T) {
	for texte, points := range map[string]conseil.Points{
		"1 à 40 et 43 à 45": append(suite(1, 40), suite(43, 45)...),
		"1 à 2":             {1, 2},
		"5":                 {5},
		"1 à 3, 5 et 7 à 9": {1, 2, 3, 5, 7, 8, 9},
		"1, 3 et 5":         {1, 3, 5},
		"2 et 4":            {2, 4},
	} {
		if got := points.String(); got != texte {
			t.Errorf("%v : %q, attendu %q", points, got, texte)
		}
		got, err := conseil.ParsePoints(texte)
		if err != nil || !slices.Equal(got, points) {
			t.Errorf("ParsePoints(%q) = %v, %v", texte, got, err)
		}
	}
	for _, faux := range []string{"", "à", "3 à 1", "0", "un", "1 à 99999999", "1,,2", "-1"} {
		if got, err := conseil.ParsePoints(faux); err == nil {
			t.Errorf("ParsePoints(%q) = %v, une erreur était attendue", faux, got)
		}
	}
}

func suite(a, b int) conseil.Points {
	var p conseil.Points
	for i := a; i <= b; i++ {
		p = append(p, i)
	}
	return p
}

// The block of the real extrait: the maire leaves for two points, his mandant is not represented there.
func TestGroupesDePoints(t *testing.T) {
	d := seance(33, 45, presents(27), pouvoir(28, 1), pouvoir(29, 18), pouvoir(30, 21), pouvoir(31, 22),
		mouvement(1, conseil.Retrait, 41), mouvement(1, conseil.Retour, 43),
		func(d *conseil.Dossier) {
			d.Seance.Presences[elu(32)], d.Seance.Presences[elu(33)] = conseil.Absent, conseil.Absent
		})
	c := exiger(t, d, "POUVOIR_MANDATAIRE_ABSENT")
	if len(c.Groupes) != 2 {
		t.Fatalf("%d groupes, attendu 2", len(c.Groupes))
	}
	type compte struct {
		points                                                        string
		exercice, presents, representes, excuses, absents, retires, q int
		votants                                                       int
	}
	for i, attendu := range []compte{
		{"1 à 40 et 43 à 45", 33, 27, 4, 0, 2, 0, 17, 31},
		{"41 à 42", 33, 26, 3, 1, 2, 1, 17, 29},
	} {
		g := &c.Groupes[i]
		got := compte{g.Points.String(), g.EnExercice, len(g.Presents), len(g.Representes), len(g.Excuses), len(g.Absents), len(g.Retires), g.Quorum, g.Votants()}
		if got != attendu || !g.QuorumAtteint {
			t.Errorf("groupe %d : %+v, attendu %+v", i, got, attendu)
		}
	}
	if c.Groupe(42) != &c.Groupes[1] || c.Groupe(46) != nil || c.Point(46) != nil {
		t.Error("Groupe ou Point ne trouvent pas le bon point")
	}
}

// Who departs for good, who withdraws and who comes late have their place in the partition.
func TestPlaceDeChacun(t *testing.T) {
	d := seance(15, 3, presents(12), mouvement(12, conseil.Depart, 2), mouvement(11, conseil.Retrait, 2), mouvement(13, conseil.Arrivee, 2),
		mouvement(10, conseil.Demission, 3), pouvoir(12, 1, du(3)))
	c := exiger(t, d)
	for n, attendu := range map[int]string{
		1: "présents 12, représentés 0, excusés 3, absents 0, hors 0, exercice 15",
		2: "présents 11, représentés 0, excusés 2, absents 0, hors 2, exercice 15",
		3: "présents 10, représentés 1, excusés 2, absents 0, hors 1, exercice 14",
	} {
		g := c.Groupe(n)
		got := strings.Join([]string{"présents", nb(len(g.Presents)) + ",", "représentés", nb(len(g.Representes)) + ",", "excusés", nb(len(g.Excuses)) + ",",
			"absents", nb(len(g.Absents)) + ",", "hors", nb(len(g.Retires)) + ",", "exercice", nb(g.EnExercice)}, " ")
		if got != attendu {
			t.Errorf("point %d : %s, attendu %s", n, got, attendu)
		}
	}
}

func nb(n int) string { return conseil.Points{n}.String() }

// The intéressés and the compte financier show in the points, not in the groups.
func TestGroupesSansLesInteresses(t *testing.T) {
	d := seance(15, 3, interesses(2, conseil.L2131_11, 5), auPoint(3, func(p *conseil.Point) { p.Regime = conseil.RegimeCompteFinancier }))
	c := exiger(t, d)
	if len(c.Groupes) != 1 || c.Groupes[0].Points.String() != "1 à 3" || c.Groupes[0].Votants() != 15 {
		t.Errorf("groupes : %+v", c.Groupes)
	}
	for n, votants := range map[int]int{1: 15, 2: 14, 3: 14} {
		if got := c.Point(n).Votants(); got != votants {
			t.Errorf("point %d : %d votants, attendu %d", n, got, votants)
		}
	}
}

// Each figure gives its sum, its names, its article, and what would change it.
func TestPourquoiCeNombre(t *testing.T) {
	d := seance(15, 2, presents(12), pouvoir(13, 1), pouvoir(14, 5), interesses(2, conseil.L1111_6, 5),
		auPoint(2, func(p *conseil.Point) { p.Vote = vote(9, 2, 1) }))
	c := exiger(t, d, "POUVOIR_MANDATAIRE_ABSENT")
	sommes := map[string]string{
		"membres en exercice": "15 mandats ouverts − 1 intéressé (L1111-6) = 14 membres en exercice",
		"quorum":              "14 ÷ 2 = 7, plus de la moitié : 8",
		"présents":            "12 dans la salle − 1 qui ne compte pas pour ce point = 11 présents ; quorum de 8 atteint",
		"pouvoirs":            "1 pouvoir utilisable",
		"votants":             "11 présents + 1 pouvoir = 12 votants",
		"suffrages exprimés":  "9 pour + 2 contre = 11 suffrages exprimés",
		"majorité absolue":    "11 ÷ 2 = 5,5, plus de la moitié : 6 ; 9 voix pour : à la majorité des suffrages exprimés (9 pour, 2 contre, 1 abstention)",
		"jours francs":        "du 30/03/2023 au 05/04/2023, ni l'un ni l'autre comptés : 5 jours francs ; minimum 3, délai respecté",
	}
	for _, x := range conseil.Expliquer(d, &c, 2) {
		if x.Somme != sommes[x.Nom] {
			t.Errorf("%s : %q, attendu %q", x.Nom, x.Somme, sommes[x.Nom])
		}
		if x.Article == "" || x.Changerait == "" {
			t.Errorf("%s : sans article ou sans ce qui le changerait", x.Nom)
		}
		delete(sommes, x.Nom)
	}
	if len(sommes) > 0 {
		t.Errorf("chiffres sans explication : %v", sommes)
	}
	if conseil.Expliquer(d, &c, 9) != nil {
		t.Error("un point inconnu s'explique")
	}
}

// Who counts by himself because his holder is set aside is in the sum of the présents.
func TestPourquoiAvecUnMandantMaintenu(t *testing.T) {
	d := seance(9, 2, excuser(3), pouvoir(3, 4, maintenu), mouvement(3, conseil.Arrivee, 2), interesses(2, conseil.L2131_11, 4, 5))
	c := exiger(t, d, "POUVOIR_MANDATAIRE_ABSENT")
	if somme := conseil.Expliquer(d, &c, 2)[2].Somme; somme != "9 dans la salle − 2 qui ne comptent pas pour ce point = 7 présents ; quorum de 5 atteint" {
		t.Error(somme)
	}
	if m := c.Anomalies[0].Message; !strings.HasSuffix(m, "n'y est pas représenté ; présent dans la salle, il y vote lui-même.") {
		t.Error(m)
	}
}

// The people of a figure are as many as the figure, so that names and numbers never disagree.
func TestPourquoiCompteLesNoms(t *testing.T) {
	d := seance(33, 1, presents(27), pouvoir(28, 1), pouvoir(29, 3), pouvoir(30, 4), pouvoir(31, 5), auPoint(1, func(p *conseil.Point) { p.Vote = vote(31, 0, 0) }))
	c := exiger(t, d)
	for _, x := range conseil.Expliquer(d, &c, 1) {
		noms := 0
		for _, terme := range x.Termes {
			noms += len(terme.Elus)
		}
		if len(x.Termes) > 0 && noms != x.Valeur {
			t.Errorf("%s : %d noms pour %d", x.Nom, noms, x.Valeur)
		}
	}
}
