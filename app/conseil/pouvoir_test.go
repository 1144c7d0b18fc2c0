package conseil_test

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"delibere/app/conseil"
)

func du(n int) func(*conseil.Pouvoir) { return func(p *conseil.Pouvoir) { p.DuPoint = n } }
func au(n int) func(*conseil.Pouvoir) { return func(p *conseil.Pouvoir) { p.AuPoint = n } }
func maintenu(p *conseil.Pouvoir)     { p.Maintenu = true }

// CGCT L2121-20, chapter of the pouvoirs.
func TestPouvoirs(t *testing.T) {
	for _, cas := range []struct {
		nom       string
		d         *conseil.Dossier
		attendu   map[int]chiffres
		anomalies []string
	}{
		{"l'arrivée du mandant suspend son pouvoir : 9 présents et 3 pouvoirs, puis 10 et 2",
			seance(15, 2, presents(9), pouvoir(10, 1), pouvoir(11, 2), pouvoir(12, 3), mouvement(10, conseil.Arrivee, 2)),
			map[int]chiffres{1: {9, 8, 12}, 2: {10, 8, 12}}, nil},
		{"le pouvoir maintenu à l'arrivée du mandant : il ne compte pas comme présent (CE 16/01/1987 n° 77055)",
			seance(15, 2, presents(9), pouvoir(10, 1, maintenu), mouvement(10, conseil.Arrivee, 2)),
			map[int]chiffres{1: {9, 8, 10}, 2: {9, 8, 10}}, nil},
		{"le pouvoir suspendu reprend quand le mandant repart",
			seance(15, 3, presents(9), pouvoir(10, 1), mouvement(10, conseil.Arrivee, 2), mouvement(10, conseil.Depart, 3)),
			map[int]chiffres{1: {9, 8, 10}, 2: {10, 8, 10}, 3: {9, 8, 10}}, nil},
		{"maintenu, puis le porteur sort : le mandant, dans la salle, compte par lui-même",
			seance(9, 3, excuser(3), pouvoir(3, 4, maintenu), mouvement(3, conseil.Arrivee, 2), mouvement(4, conseil.Retrait, 3)),
			map[int]chiffres{1: {8, 5, 9}, 2: {8, 5, 9}, 3: {8, 5, 8}}, []string{"POUVOIR_MANDATAIRE_ABSENT"}},
		{"maintenu, le porteur sort entre le débat et le vote : représenté au débat, présent au vote",
			seance(9, 2, excuser(3), pouvoir(3, 4, maintenu), mouvement(3, conseil.Arrivee, 2), mouvementAuVote(4, conseil.Retrait, 2)),
			map[int]chiffres{1: {8, 5, 9}, 2: {8, 5, 8}}, []string{"POUVOIR_MANDATAIRE_ABSENT"}},
		{"maintenu, le porteur intéressé : le mandant compte par lui-même",
			seance(9, 2, excuser(3), pouvoir(3, 4, maintenu), mouvement(3, conseil.Arrivee, 2), interesses(2, conseil.L2131_11, 4)),
			map[int]chiffres{2: {8, 5, 8}}, []string{"POUVOIR_MANDATAIRE_ABSENT"}},
		{"maintenu au maire qui se retire de son compte : le mandant compte par lui-même",
			seance(9, 2, excuser(3), pouvoir(3, 1, maintenu), mouvement(3, conseil.Arrivee, 2), auPoint(2, func(p *conseil.Point) { p.Regime = conseil.RegimeCompteFinancier })),
			map[int]chiffres{2: {8, 5, 8}}, []string{"POUVOIR_MANDATAIRE_ABSENT"}},
		{"maintenu, porteur et mandant intéressés : ni l'un ni l'autre",
			seance(9, 2, excuser(3), pouvoir(3, 4, maintenu), mouvement(3, conseil.Arrivee, 2), interesses(2, conseil.L2131_11, 3, 4)),
			map[int]chiffres{2: {7, 5, 7}}, []string{"POUVOIR_MANDATAIRE_ABSENT"}},
		{"maintenu, le mandant qui compte par lui-même porte de nouveau le pouvoir d'un autre",
			seance(9, 2, excuser(3, 5), pouvoir(3, 4, maintenu), pouvoir(5, 3, du(2)), mouvement(3, conseil.Arrivee, 2), interesses(2, conseil.L2131_11, 4)),
			map[int]chiffres{1: {7, 5, 8}, 2: {7, 5, 8}}, []string{"POUVOIR_MANDATAIRE_ABSENT"}},
		{"maintenu en chaîne : le porteur est représenté à son tour, son mandant compte par lui-même",
			seance(9, 2, excuser(3, 4), pouvoir(3, 4, maintenu, du(2)), pouvoir(4, 5, maintenu), mouvement(3, conseil.Arrivee, 2), mouvement(4, conseil.Arrivee, 2)),
			map[int]chiffres{1: {7, 5, 8}, 2: {8, 5, 9}}, nil},
		{"maintenu en chaîne de trois : un sur deux compte par lui-même",
			seance(9, 2, excuser(3, 4, 5), pouvoir(3, 4, maintenu, du(2)), pouvoir(4, 5, maintenu, du(2)), pouvoir(5, 6, maintenu),
				mouvement(3, conseil.Arrivee, 2), mouvement(4, conseil.Arrivee, 2), mouvement(5, conseil.Arrivee, 2)),
			map[int]chiffres{1: {6, 5, 7}, 2: {7, 5, 9}}, nil},
		{"deux maintenus au même porteur : celui qui ne sert pas compte par lui-même",
			seance(9, 2, excuser(3, 5), pouvoir(3, 4, maintenu), pouvoir(5, 4, maintenu), mouvement(3, conseil.Arrivee, 2), mouvement(5, conseil.Arrivee, 2)),
			map[int]chiffres{1: {7, 5, 8}, 2: {8, 5, 9}}, []string{"POUVOIR_MULTIPLE!"}},
		{"maintenu en anneau : les deux comptent par eux-mêmes",
			seance(9, 2, excuser(3, 4), pouvoir(3, 4, maintenu, du(2)), pouvoir(4, 3, maintenu, du(2)), mouvement(3, conseil.Arrivee, 2), mouvement(4, conseil.Arrivee, 2)),
			map[int]chiffres{1: {7, 5, 7}, 2: {9, 5, 9}}, nil},
		{"donné en partant au point 2",
			seance(15, 3, pouvoir(15, 1, du(2)), mouvement(15, conseil.Depart, 2)),
			map[int]chiffres{1: {15, 8, 15}, 2: {14, 8, 15}, 3: {14, 8, 15}}, nil},
		{"donné entre le débat et le vote",
			seance(15, 1, pouvoir(15, 1, du(1)), mouvementAuVote(15, conseil.Depart, 1)),
			map[int]chiffres{1: {15, 8, 15}}, nil},
		{"borné à des points",
			seance(15, 3, presents(14), pouvoir(15, 1, du(2), au(2))),
			map[int]chiffres{1: {14, 8, 14}, 2: {14, 8, 15}, 3: {14, 8, 14}}, nil},
		{"un porteur par plage de points",
			seance(15, 2, presents(13), pouvoir(14, 1, au(1)), pouvoir(15, 1, du(2))),
			map[int]chiffres{1: {13, 8, 14}, 2: {13, 8, 14}}, nil},
		{"le pouvoir suspendu par l'arrivée ne compte pas contre un autre au même porteur",
			seance(15, 2, presents(13), pouvoir(14, 1), mouvement(14, conseil.Arrivee, 2), pouvoir(15, 1, du(2))),
			map[int]chiffres{1: {13, 8, 14}, 2: {14, 8, 15}}, nil},
		{"maintenu ne vaut que pour qui arrive : présent dès l'ouverture, il est compté deux fois",
			seance(15, 1, pouvoir(15, 1, maintenu)), map[int]chiffres{1: {15, 8, 15}}, []string{"DOUBLE_STATUT!"}},
		{"le porteur arrive avec le point où le pouvoir commence",
			seance(15, 2, presents(13), pouvoir(15, 14, du(2)), mouvement(14, conseil.Arrivee, 2)),
			map[int]chiffres{1: {13, 8, 13}, 2: {14, 8, 15}}, nil},
		{"inutilisable quand le porteur est sorti",
			seance(15, 3, presents(14), pouvoir(15, 1), mouvement(1, conseil.Retrait, 2), mouvement(1, conseil.Retour, 3)),
			map[int]chiffres{1: {14, 8, 15}, 2: {13, 8, 13}, 3: {14, 8, 15}}, []string{"POUVOIR_MANDATAIRE_ABSENT"}},
		{"inutilisable quand le porteur est intéressé",
			seance(15, 2, presents(14), pouvoir(15, 3), interesses(2, conseil.L2131_11, 3)),
			map[int]chiffres{1: {14, 8, 15}, 2: {13, 8, 13}}, []string{"POUVOIR_MANDATAIRE_ABSENT"}},
		{"le mandant intéressé ne vote pas par son porteur",
			seance(15, 1, presents(14), pouvoir(15, 3), interesses(1, conseil.L2131_11, 15)),
			map[int]chiffres{1: {14, 8, 14}}, nil},
		{"deux pouvoirs à un seul porteur",
			seance(15, 1, presents(13), pouvoir(14, 1), pouvoir(15, 1)),
			map[int]chiffres{1: {13, 8, 14}}, []string{"POUVOIR_MULTIPLE!"}},
		{"présent et mandant",
			seance(15, 1, pouvoir(15, 1)), map[int]chiffres{1: {15, 8, 15}}, []string{"DOUBLE_STATUT!"}},
		{"deux porteurs pour un mandant",
			seance(15, 1, presents(14), pouvoir(15, 1), pouvoir(15, 2)), map[int]chiffres{1: {14, 8, 15}}, []string{"DOUBLE_STATUT!"}},
		{"à soi-même",
			seance(15, 1, presents(14), pouvoir(15, 15)), map[int]chiffres{1: {14, 8, 14}}, []string{"POUVOIR_A_SOI_MEME!"}},
		{"porteur absent à l'ouverture",
			seance(15, 1, presents(13), pouvoir(15, 14)), map[int]chiffres{1: {13, 8, 13}}, []string{"POUVOIR_MANDATAIRE_ABSENT!"}},
		{"en anneau : aucun ne vote",
			seance(15, 1, presents(13), pouvoir(15, 14), pouvoir(14, 15)), map[int]chiffres{1: {13, 8, 13}},
			[]string{"POUVOIR_MANDATAIRE_ABSENT!", "POUVOIR_MANDATAIRE_ABSENT!"}},
		{"plus de trois séances",
			seance(15, 1, presents(14), pouvoir(15, 1, func(p *conseil.Pouvoir) { p.SeancesConsecutives = 4 })),
			map[int]chiffres{1: {14, 8, 15}}, []string{"POUVOIR_PLUS_DE_TROIS_SEANCES"}},
		{"plus de trois séances, maladie dûment constatée",
			seance(15, 1, presents(14), pouvoir(15, 1, func(p *conseil.Pouvoir) { p.SeancesConsecutives, p.Maladie = 4, true })),
			map[int]chiffres{1: {14, 8, 15}}, nil},
		{"donné à un inconnu",
			seance(15, 1, presents(14), pouvoir(15, 77)), map[int]chiffres{1: {14, 8, 14}}, []string{"ELU_INCONNU!"}},
		{"le porteur démissionne en séance",
			seance(15, 2, presents(14), pouvoir(15, 14), mouvement(14, conseil.Demission, 2)),
			map[int]chiffres{1: {14, 8, 15}, 2: {13, 8, 13}}, []string{"POUVOIR_MANDATAIRE_ABSENT"}},
	} {
		t.Run(cas.nom, func(t *testing.T) {
			c := exiger(t, cas.d, cas.anomalies...)
			for n, attendu := range cas.attendu {
				if got := chiffresDu(c, n); got != attendu {
					t.Errorf("point %d : %+v, attendu %+v", n, got, attendu)
				}
			}
		})
	}
}

// A mandant whose kept pouvoir cannot be used is présent for the group and for the quorum; everybody
// has one place.
func TestPlaceDuMandantMaintenu(t *testing.T) {
	c := exiger(t, seance(9, 4, excuser(3), pouvoir(3, 4, maintenu), mouvement(3, conseil.Arrivee, 2), mouvement(4, conseil.Retrait, 3),
		mouvement(4, conseil.Retour, 4), interesses(4, conseil.L2131_11, 4)), "POUVOIR_MANDATAIRE_ABSENT")
	for i, attendu := range []string{"1 à 2 et 4 : 8 présents, représentés [e03], hors []", "3 : 8 présents, représentés [], hors [e04]"} {
		g := &c.Groupes[i]
		if got := fmt.Sprintf("%s : %d présents, représentés %v, hors %v", g.Points, len(g.Presents), g.Representes, g.Retires); got != attendu {
			t.Errorf("%s, attendu %s", got, attendu)
		}
	}
	for n, dedans := range map[int]bool{2: false, 3: true, 4: true} {
		if b := c.Point(n); slices.Contains(b.Presents, elu(3)) != dedans || slices.Contains(b.VotantsPresents, elu(3)) != dedans {
			t.Errorf("point %d : présents %v, votants %v", n, b.Presents, b.VotantsPresents)
		}
	}
	quorum := seance(9, 2, excuser(3, 6, 7, 8, 9), pouvoir(3, 4, maintenu), mouvement(3, conseil.Arrivee, 2), mouvement(4, conseil.Depart, 2), mouvement(6, conseil.Arrivee, 2))
	if c := exiger(t, quorum, "POUVOIR_MANDATAIRE_ABSENT", "QUORUM_NON_ATTEINT!"); c.Point(1).QuorumAtteint || !c.Point(2).QuorumAtteint {
		t.Errorf("le mandant qui compte par lui-même ne fait pas le quorum : %+v", c.Points)
	}
}

func TestPouvoirInutilisableDitOuEtQui(t *testing.T) {
	d := seance(15, 5, presents(14), pouvoir(15, 1), mouvement(1, conseil.Retrait, 3), mouvement(1, conseil.Retour, 5))
	c := conseil.Controler(d)
	if len(c.Anomalies) != 1 {
		t.Fatalf("anomalies : %+v", c.Anomalies)
	}
	a := c.Anomalies[0]
	if a.Point != 3 || !slices.Equal(a.Elus, []conseil.EluID{elu(1), elu(15)}) || !strings.Contains(a.Message, "inutilisable aux points 3 à 4") {
		t.Errorf("anomalie : %+v", a)
	}
}

// L2121-20: a mandate that is not open cannot serve.
func TestMandatsOuverts(t *testing.T) {
	clos := func(d *conseil.Dossier) { d.Elus[14].Fin = conseil.NewDate(2023, time.March, 1) }
	c := exiger(t, seance(15, 1, clos, func(d *conseil.Dossier) { delete(d.Seance.Presences, elu(15)) }))
	if c.Groupes[0].EnExercice != 14 {
		t.Errorf("en exercice %d, attendu 14", c.Groupes[0].EnExercice)
	}
	exiger(t, seance(15, 1, clos), "ELU_INCONNU!")
	futur := seance(15, 1, func(d *conseil.Dossier) {
		d.Elus[14].Debut = conseil.NewDate(2023, time.April, 6)
		delete(d.Seance.Presences, elu(15))
	})
	if c := exiger(t, futur); c.Groupes[0].EnExercice != 14 {
		t.Errorf("un mandat de demain compte : %d en exercice", c.Groupes[0].EnExercice)
	}
	jourMeme := seance(15, 1, func(d *conseil.Dossier) { d.Elus[14].Debut, d.Elus[13].Fin = d.Seance.Date, d.Seance.Date })
	if c := exiger(t, jourMeme); c.Groupes[0].EnExercice != 15 {
		t.Errorf("le premier et le dernier jour d'un mandat comptent : %d en exercice", c.Groupes[0].EnExercice)
	}
	exiger(t, seance(15, 1, func(d *conseil.Dossier) {
		d.Elus[14].Fin = conseil.NewDate(2020, time.January, 1)
		delete(d.Seance.Presences, elu(15))
	}), "DATE_INCOHERENTE!")
	exiger(t, seance(15, 1, func(d *conseil.Dossier) { delete(d.Seance.Presences, elu(15)) }), "STATUT_MANQUANT!")
	exiger(t, seance(15, 1, func(d *conseil.Dossier) { d.Elus = append(d.Elus, d.Elus[3]) }), "ELU_EN_DOUBLE!")
}

func TestMouvementsQuiSeContredisent(t *testing.T) {
	for nom, d := range map[string]*conseil.Dossier{
		"départ d'un absent":            seance(15, 2, presents(14), mouvement(15, conseil.Depart, 2)),
		"arrivée d'un présent":          seance(15, 2, mouvement(15, conseil.Arrivee, 2)),
		"retour sans retrait":           seance(15, 2, mouvement(15, conseil.Retour, 2)),
		"deux départs":                  seance(15, 2, mouvement(15, conseil.Depart, 1), mouvement(15, conseil.Depart, 2)),
		"mouvement après une démission": seance(15, 2, mouvement(15, conseil.Demission, 1), mouvement(15, conseil.Arrivee, 2)),
	} {
		t.Run(nom, func(t *testing.T) { exiger(t, d, "MOUVEMENT_INCOHERENT!") })
	}
	t.Run("à un point qui n'est pas à l'ordre du jour", func(t *testing.T) {
		c := exiger(t, seance(15, 3, func(d *conseil.Dossier) { d.Seance.Points[1].Numero = 7; d.Seance.Points[2].Numero = 8 }, mouvement(15, conseil.Depart, 5)), "MOUVEMENT_INCOHERENT")
		if len(c.Point(1).Presents) != 15 || len(c.Point(7).Presents) != 14 {
			t.Error("le départ ne compte pas à sa place")
		}
	})
	t.Run("un retrait qui devient un départ", func(t *testing.T) {
		exiger(t, seance(15, 2, mouvement(15, conseil.Retrait, 1), mouvement(15, conseil.Depart, 2)))
	})
}

func TestSansPersonne(t *testing.T) {
	c := conseil.Controler(&conseil.Dossier{})
	if c.Valide() {
		t.Error("une séance vide est valide")
	}
	exiger(t, seance(0, 1), "ELU_INCONNU!", "ELU_INCONNU!", "QUORUM_NON_ATTEINT!")
}

func TestPresidentEtSecretaires(t *testing.T) {
	exiger(t, seance(15, 1, func(d *conseil.Dossier) { d.Seance.Presences[elu(1)] = conseil.Absent }), "PRESIDENT_ABSENT!")
	exiger(t, seance(15, 1, func(d *conseil.Dossier) { d.Seance.Presences[elu(2)] = conseil.Excuse }), "SECRETAIRE_ABSENT!")
	exiger(t, seance(15, 1, func(d *conseil.Dossier) { d.Seance.Secretaires = nil }), "SECRETAIRE_ABSENT!")
	exiger(t, seance(15, 1, func(d *conseil.Dossier) { d.Seance.President = "" }), "PRESIDENT_ABSENT!")
	exiger(t, seance(15, 1, auPoint(1, func(p *conseil.Point) { p.Rapporteur = "personne" })), "ELU_INCONNU!")
}

// Two papers of one mandant to one holder that differ by a mention alone are one fault, whatever comes first.
func TestPouvoirsJumeaux(t *testing.T) {
	jumeaux := func(premier bool) *conseil.Controle {
		d := seance(5, 1, presents(4))
		for _, maintenu := range []bool{premier, !premier} {
			d.Seance.Pouvoirs = append(d.Seance.Pouvoirs, conseil.Pouvoir{Mandant: elu(5), Mandataire: elu(2), Maintenu: maintenu})
		}
		c := conseil.Controler(d)
		return &c
	}
	if a, b := jumeaux(true), jumeaux(false); !reflect.DeepEqual(a, b) {
		t.Errorf("\n%+v\n%+v", a, b)
	}
}
