package acte_test

import (
	"testing"

	"delibere/app/acte"
	"delibere/app/conseil"
)

// A paper certifies, and announces, only what the record holds.
func TestNiCertificatNiNoteSansFait(t *testing.T) {
	grande := func(d *conseil.Dossier) { d.Commune.PopulationReference = 3500 }
	verifier(t, []circonstance{
		{"certificat à 3 500 habitants", acte.GenreAffichage, 1, grande, []string{"CERTIFICAT DE PUBLICATION\n", "a été publiée sous forme électronique (article L. 2131-1, III, "}, []string{"affich"}},
		{"certificat en dessous", acte.GenreAffichage, 1, func(d *conseil.Dossier) { d.Commune.PopulationReference = 3499 },
			[]string{"a été publiée (sous forme électronique, ou par affichage ou sur papier si une délibération l'a choisi ; rayer les mentions inutiles ; article L. 2131-1, IV, "}, []string{"porte de la mairie"}},
		{"note, avec un exposé", acte.GenreConvocation, 0, grande, []string{"Une note explicative de synthèse", "est jointe"}, []string{"à joindre"}},
		{"note, sans exposé", acte.GenreConvocation, 0, func(d *conseil.Dossier) {
			grande(d)
			d.Seance.Points[0].Expose, d.Seance.Points[3].Expose = nil, []string{"Un exposé venu en séance."}
		}, []string{"La note explicative de synthèse est à joindre"}, []string{"est jointe"}},
		{"petite commune", acte.GenreConvocation, 0, func(*conseil.Dossier) {}, nil, []string{"note"}},
	})
}

func TestAlsaceMoselle(t *testing.T) {
	seconde := func(points conseil.Points) func(*conseil.Dossier) {
		return func(d *conseil.Dossier) {
			quatrePresents(d)
			statut(d, conseil.Absent, "e4")
			d.Commune.AlsaceMoselle, d.Seance.Points = true, d.Seance.Points[:1]
			c := &d.Seance.Convocation
			c.Seconde, c.PremiereSeance, c.PointsRepris = true, conseil.NewDate(2024, 2, 19), points
			d.Seance.Points[0].Vote = &conseil.Vote{Decompte: &conseil.Decompte{Pour: 3}}
		}
	}
	moitie := func(d *conseil.Dossier) {
		d.Commune.AlsaceMoselle, d.Seance.Points = true, d.Seance.Points[:1]
		for _, id := range []conseil.EluID{"e4", "e5", "e6", "e7"} {
			d.Seance.Points[0].Interesses = append(d.Seance.Points[0].Interesses, conseil.Interesse{Elu: id, Regime: conseil.L2131_11})
		}
		d.Seance.Mouvements, d.Seance.Pouvoirs = nil, nil
		d.Seance.Points[0].Vote = &conseil.Vote{Decompte: &conseil.Decompte{Pour: 3}}
	}
	verifier(t, []circonstance{
		{"seconde convocation, extrait", "", 1, seconde(conseil.Points{1}),
			[]string{"(le conseil délibère sans condition de quorum, article L. 2541-4, 1°, du Code", "conformément à l'article L. 2541-6 du Code"}, []string{"2121-17", "2121-15"}},
		{"seconde convocation, procès-verbal", acte.GenrePV, 0, seconde(conseil.Points{1}), []string{"sans condition de quorum (article L. 2541-4, 1°, du Code Général des Collectivités Territoriales, seconde convocation)."}, []string{"2121-17"}},
		{"seconde convocation", acte.GenreConvocation, 0, seconde(conseil.Points{1}),
			[]string{"le Conseil est, il est expressément rappelé, convoqué pour la seconde fois pour le même objet : sur le point 1, ", "(article L. 2541-4, 1°, du"}, []string{"2121-17"}},
		{"seconde convocation, ailleurs", acte.GenreConvocation, 0, func(d *conseil.Dossier) {
			seconde(conseil.Points{1, 2})(d)
			d.Commune.AlsaceMoselle = false
		}, []string{"cette convocation est la seconde : sur les points 1 à 2, ", "(article L. 2121-17 du"}, []string{"2541"}},
		{"seconde convocation, sans points", acte.GenreConvocation, 0, seconde(nil), []string{"sur les points repris de cette séance, le Conseil"}, nil},
		{"moitié d'intéressés, extrait", "", 1, moitie, []string{"La moitié au moins des membres du Conseil étant intéressés, le Conseil délibère sans condition de quorum (article L. 2541-4, 2°, du"}, []string{"2121-17"}},
		{"moitié d'intéressés, procès-verbal", acte.GenrePV, 0, moitie, []string{"3 présents comptés", "sans condition de quorum (article L. 2541-4, 2°, du Code Général des Collectivités Territoriales)."}, []string{"seconde"}},
	})
}

// Words agree with who is meant.
func TestAccords(t *testing.T) {
	election := func(elu string, tours int) func(*conseil.Dossier) {
		return func(d *conseil.Dossier) {
			n := &conseil.Nomination{}
			for range tours - 1 {
				n.Tours = append(n.Tours, conseil.Tour{Candidats: map[string]conseil.Voix{elu: 3, "e2": 3}, Blancs: 1})
			}
			n.Tours = append(n.Tours, conseil.Tour{Candidats: map[string]conseil.Voix{elu: 4, "e2": 3}})
			d.Seance.Points[0].Vote, d.Seance.Points[0].Nomination = nil, n
		}
	}
	verifier(t, []circonstance{
		{"une liste", "", 1, election("Liste NOM01", 1), []string{"Liste NOM01 est proclamée élue au tour 1"}, nil},
		{"une liste, à la liste", acte.GenreListe, 0, election("Liste NOM01", 1), []string{"Liste NOM01 est proclamée élue au tour 1"}, nil},
		{"une femme", "", 1, election("e4", 1), []string{"Mme Prenom04 NOM04 est proclamée élue"}, nil},
		{"quelqu'un du dehors", "", 1, election("Prenom09 NOM09", 1), []string{"NOM09 est proclamé élu au"}, nil},
		{"troisième tour", "", 1, election("e4", 3), []string{"Tour 2 : M. Prenom02 NOM02 3 voix, Mme Prenom04 NOM04 3 voix, 1 blanc ; 6 suffrages exprimés, majorité absolue 4.",
			"Tour 3 : Mme Prenom04 NOM04 4 voix, M. Prenom02 NOM02 3 voix ; 7 suffrages exprimés.\n"}, nil},
		{"partage", acte.GenreListe, 0, func(d *conseil.Dossier) {
			d.Seance.Points[0].Vote = &conseil.Vote{Decompte: &conseil.Decompte{Pour: 3, Contre: 3, Abstentions: 1}, President: conseil.Pour}
		},
			[]string{"adoptée, les voix étant partagées (3 pour"}, nil},
		{"deux secrétaires femmes", "", 1, func(d *conseil.Dossier) { d.Seance.Secretaires = []conseil.EluID{"e3", "e4"} }, []string{"de deux secrétaires prises dans le Conseil"}, nil},
		{"une secrétaire", "", 1, func(d *conseil.Dossier) { d.Seance.Secretaires = []conseil.EluID{"e3"} }, []string{"d'un secrétaire pris dans le Conseil"}, nil},
		{"convocation de tous", acte.GenreConvocation, 0, func(*conseil.Dossier) {}, []string{"chère collègue, cher collègue,", "Vous êtes prié(e) de"}, nil},
		{"le 2", "", 1, func(d *conseil.Dossier) { d.Seance.Date = conseil.NewDate(2024, 3, 2) }, []string{"le 02 mars 2024, le Conseil"}, nil},
		{"le 1er", "", 1, func(*conseil.Dossier) {}, []string{"le 1er mars 2024, le Conseil", "CM DU 1ER MARS 2024"}, []string{"01 mars"}},
	})
}

func TestUrgence(t *testing.T) {
	urgence := func(population int, alsace bool) func(*conseil.Dossier) {
		return func(d *conseil.Dossier) {
			d.Seance.Convocation.Urgence, d.Commune.PopulationReference, d.Commune.AlsaceMoselle = true, population, alsace
		}
	}
	const compteRendu = "La Maire rend compte de l'urgence ; le Conseil se prononce : ........................."
	verifier(t, []circonstance{
		{"extrait", "", 1, urgence(300, false), []string{"après convocation d'urgence (article L. 2121-11 du"}, []string{"légale", "rend compte"}},
		{"à 3 500 habitants", "", 1, urgence(3500, false), []string{"après convocation d'urgence (article L. 2121-12 du"}, nil},
		{"Alsace-Moselle", "", 1, urgence(300, true), []string{"après convocation d'urgence (article L. 2541-2 du"}, nil},
		{"procès-verbal", acte.GenrePV, 0, urgence(300, false), []string{"après convocation d'urgence (article L. 2121-11 du", compteRendu}, nil},
		{"la maire n'est pas là", acte.GenrePV, 0, func(d *conseil.Dossier) {
			urgence(300, false)(d)
			statut(d, conseil.Excuse, "e1")
			d.Seance.President, d.Seance.Points = "e2", d.Seance.Points[:1]
			d.Seance.Points[0].Vote.Decompte.Abstentions = 0
		}, []string{"Il est rendu compte de l'urgence ; le Conseil se prononce : "}, []string{"Maire rend"}},
		{"ordinaire", acte.GenrePV, 0, func(*conseil.Dossier) {}, []string{"après convocation légale"}, []string{"urgence"}},
	})
}
