package acte_test

import (
	"testing"

	"delibere/app/acte"
	"delibere/app/conseil"
)

// The quorum printed for a point is its own, with its reason.
func TestQuorumDuPoint(t *testing.T) {
	seconde := func(d *conseil.Dossier) {
		quatrePresents(d)
		statut(d, conseil.Absent, "e4")
		d.Seance.Convocation.Seconde, d.Seance.Convocation.PremiereSeance, d.Seance.Convocation.PointsRepris = true, conseil.NewDate(2024, 2, 19), conseil.Points{1}
		d.Seance.Points[0].Vote, d.Seance.Points[1].Vote = &conseil.Vote{Decompte: &conseil.Decompte{Pour: 3}}, nil
	}
	verifier(t, []circonstance{
		{"L1111-6", acte.GenrePV, 0, func(d *conseil.Dossier) {
			d.Seance.Points[0].Interesses = []conseil.Interesse{{Elu: "e4", Regime: conseil.L1111_6}, {Elu: "e5", Regime: conseil.L1111_6}}
			d.Seance.Points[0].Vote.Decompte = &conseil.Decompte{Pour: 5}
		}, []string{"Quorum du point 1 : 3 sur 5 membres en exercice, 5 présents comptés ; Madame Prenom04 NOM04 et Monsieur Prenom05 NOM05, intéressés, ne comptent ni parmi les membres en exercice",
			"Quorum : 4 sur 7 membres en exercice ; 6 présents + 1 pouvoir = 7 votants."}, []string{"Quorum : 4 sur 7 membres en exercice ; 7 présents"}},
		{"dans le même groupe", acte.GenreRegistre, 0, func(d *conseil.Dossier) {
			d.Seance.Points[2].Interesses = []conseil.Interesse{{Elu: "e5", Regime: conseil.L2131_11}}
		}, []string{"Quorum du point 3 : 4 sur 7 membres en exercice, 5 présents comptés ; Monsieur Prenom05 NOM05, intéressé, ne compte pas parmi les présents",
			"4. Motion\n\nQuorum : 4 sur 7 membres en exercice ; 6 présents + 1 pouvoir = 7 votants."}, nil},
		{"L1111-6 absente", acte.GenrePV, 0, func(d *conseil.Dossier) {
			d.Seance.Points[1].Interesses = []conseil.Interesse{{Elu: "e7", Regime: conseil.L1111_6}}
			d.Seance.Points[1].Vote = &conseil.Vote{Decompte: &conseil.Decompte{Pour: 6}}
		}, []string{"Quorum du point 2 : 4 sur 6 membres en exercice, 6 présents comptés ; Madame Prenom07 NOM07, intéressée, ne compte ni"}, nil},
		{"L1111-6 avant 2022", acte.GenrePV, 0, func(d *conseil.Dossier) {
			d.Seance.Date, d.Seance.Convocation.DateEnvoi, d.Seance.PVPrecedent.Seance = conseil.NewDate(2019, 3, 1), conseil.NewDate(2019, 2, 20), conseil.NewDate(2019, 1, 12)
			d.Seance.Points[0].Interesses = []conseil.Interesse{{Elu: "e4", Regime: conseil.L1111_6}}
			d.Seance.Points[0].Vote.Decompte.Abstentions = 0
		}, []string{"Quorum du point 1 : 4 sur 7 membres en exercice, 6 présents comptés ; Madame Prenom04 NOM04, intéressée, ne compte pas parmi les présents"}, []string{"1111-6"}},
		{"un ancien élu", acte.GenreCarence, 0, func(d *conseil.Dossier) {
			quatrePresents(d)
			d.Elus = append(d.Elus, conseil.Elu{ID: "e8", Civilite: conseil.Monsieur, Prenom: "Prenom08", Nom: "NOM08", Rang: 8, Fin: conseil.NewDate(2023, 1, 1)})
			d.Seance.Points[0].Interesses = []conseil.Interesse{{Elu: "e8", Regime: conseil.L1111_6}, {Elu: "e4", Regime: conseil.L2131_11}}
		}, []string{"3 présents comptés", "Madame Prenom04 NOM04, intéressée, ne compte pas"}, []string{"NOM08"}},
		{"la maire intéressée à son compte", acte.GenrePV, 0, func(d *conseil.Dossier) {
			compte(&d.Seance.Points[0], 6)
			d.Seance.Points[0].Interesses = []conseil.Interesse{{Elu: "e1", Regime: conseil.L2131_11}}
		}, []string{"6 présents comptés ; Madame la Maire, intéressée, ne compte pas parmi les présents", "Le Conseil a élu"}, []string{"pour le compte (", "examiné sous la présidence"}},
		{"le compte ferme la séance", acte.GenrePV, 0, func(d *conseil.Dossier) {
			quatrePresents(d)
			compte(&d.Seance.Points[1], 3)
		}, []string{"le Conseil ne délibère pas sur ce point", "L'ordre du jour étant épuisé, la séance est levée"}, []string{"n'étant plus atteint"}},
		{"sortie sans quorum", acte.GenrePV, 0, func(d *conseil.Dossier) {
			quatrePresents(d)
			d.Seance.Mouvements = []conseil.Mouvement{{Elu: "e1", Type: conseil.Retrait, Point: 2}}
			d.Seance.Points[1].Vote = nil
		}, []string{"Le quorum n'étant plus atteint, la séance est levée"}, []string{"examiné sous la présidence"}},
		{"seconde convocation", acte.GenrePV, 0, seconde, []string{
			"sur seconde convocation, le quorum n'ayant pas été atteint le 19 février 2024, sous la présidence",
			"Quorum : 4 sur 7 membres en exercice ; 3 présents + 0 pouvoir = 3 votants ; sans condition de quorum (article L. 2121-17 du Code Général des Collectivités Territoriales, seconde convocation).",
			"2. Scrutin public", "Quorum : 4 sur 7 membres en exercice ; 3 présents + 0 pouvoir = 3 votants.\n"}, []string{"le conseil délibère sans condition"}},
		{"seconde convocation, extrait", "", 1, seconde, []string{"(le conseil délibère sans condition de quorum, article L. 2121-17 du"}, nil},
	})
}
