package acte_test

import (
	"strings"
	"testing"

	"delibere/app/acte"
	"delibere/app/conseil"
)

// circonstance is a séance that is not ordinary: what a document says of it, and what it must not say.
type circonstance struct {
	nom      string
	genre    acte.Genre // "" for the extrait
	point    int
	f        func(*conseil.Dossier)
	dit      []string
	neDitPas []string
}

func composer(t *testing.T, g acte.Genre, d *conseil.Dossier, point int) string {
	t.Helper()
	if g == "" {
		return texteDe(t, d, point)
	}
	doc, err := acte.Composer(g, d, point, acte.ModeleOrdinaire())
	if err != nil {
		t.Fatal(err)
	}
	return acte.TexteDe(doc)
}

func verifier(t *testing.T, liste []circonstance) {
	t.Helper()
	for _, cas := range liste {
		t.Run(cas.nom, func(t *testing.T) {
			d := complete()
			cas.f(d)
			texte := composer(t, cas.genre, d, max(cas.point, 1))
			for _, mots := range cas.dit {
				if !strings.Contains(texte, mots) {
					t.Errorf("« %s » manque :\n%s", mots, texte)
				}
			}
			for _, mots := range cas.neDitPas {
				if strings.Contains(texte, mots) {
					t.Errorf("« %s » est de trop :\n%s", mots, texte)
				}
			}
		})
	}
}

// statut gives the same statut to several élus of the made-up séance.
func statut(d *conseil.Dossier, s conseil.Statut, ids ...conseil.EluID) {
	for _, id := range ids {
		d.Seance.Presences[id] = s
	}
}

// compte makes a point the vote of the compte financier.
func compte(p *conseil.Point, voix conseil.Voix) {
	p.Regime, p.Vote = conseil.RegimeCompteFinancier, &conseil.Vote{Decompte: &conseil.Decompte{Pour: voix}}
}

// quatrePresents leaves the maire and three others: the quorum is there, less for her compte.
func quatrePresents(d *conseil.Dossier) {
	statut(d, conseil.Absent, "e5", "e6", "e7")
	d.Seance.Mouvements, d.Seance.Pouvoirs = nil, nil
	d.Seance.Points = d.Seance.Points[:2]
	for i := range d.Seance.Points {
		d.Seance.Points[i].Vote = &conseil.Vote{Decompte: &conseil.Decompte{Pour: 4}}
	}
}

func TestCarence(t *testing.T) {
	sortie := func(id conseil.EluID, genre conseil.TypeMouvement, point int) conseil.Mouvement {
		return conseil.Mouvement{Elu: id, Type: genre, Point: point}
	}
	verifier(t, []circonstance{
		{"le compte seul manque de quorum", acte.GenreCarence, 0, func(d *conseil.Dossier) {
			quatrePresents(d)
			compte(&d.Seance.Points[0], 3)
		}, []string{"À la mise en discussion du point 1, le quorum n'est pas atteint : 7 membres en exercice, 3 présents comptés, pour un quorum de 4",
			"Madame la Maire ne compte pas parmi les présents pour le compte (article L. 2121-14", "ne peut délibérer sur le point 1. ", "sur ce point seul"},
			[]string{"À l'ouverture", "points 1"}},
		{"le quorum revient", acte.GenreCarence, 0, func(d *conseil.Dossier) {
			quatrePresents(d)
			d.Seance.Mouvements = []conseil.Mouvement{sortie("e4", conseil.Retrait, 2), sortie("e4", conseil.Retour, 3)}
			d.Seance.Points = append(d.Seance.Points, conseil.Point{Numero: 3, Objet: "Suite"})
		}, []string{"À la mise en discussion du point 2, ", "sur le point 2. ", "Sortis de la salle : Prenom04 NOM04.", "Absents : Prenom05 NOM05, Prenom06 NOM06, Prenom07 NOM07."}, nil},
		{"intéressés", acte.GenreCarence, 0, func(d *conseil.Dossier) {
			quatrePresents(d)
			d.Seance.Points[1].Interesses = []conseil.Interesse{{Elu: "e2", Regime: conseil.L2131_11}, {Elu: "e7", Regime: conseil.L2131_11}}
		}, []string{"Monsieur Prenom02 NOM02, intéressé, ne compte pas parmi les présents (article L. 2131-11"}, []string{"NOM07, intéressé"}},
		{"deux fois, deux raisons", acte.GenreCarence, 0, func(d *conseil.Dossier) {
			quatrePresents(d)
			compte(&d.Seance.Points[0], 3)
			d.Seance.Mouvements = []conseil.Mouvement{sortie("e4", conseil.Depart, 2)}
		}, []string{"À la mise en discussion du point 1, ", "À la mise en discussion du point 2, ", "sur les points 1 à 2. ", "sur ces points seuls"}, nil},
		{"deux fois, la même raison", acte.GenreCarence, 0, func(d *conseil.Dossier) {
			quatrePresents(d)
			d.Seance.Mouvements = []conseil.Mouvement{sortie("e4", conseil.Retrait, 1), sortie("e4", conseil.Retour, 2), sortie("e3", conseil.Depart, 2)}
		}, []string{"Sortis de la salle : Prenom04 NOM04.", "À la mise en discussion du point 1, ", "Sortis de la salle : Prenom03 NOM03.", "À la mise en discussion du point 2, "}, nil},
		{"une fois pour deux points", acte.GenreCarence, 0, func(d *conseil.Dossier) {
			quatrePresents(d)
			statut(d, conseil.Absent, "e4")
		}, []string{"À l'ouverture de la séance, ", "sur les points 1 à 2. "}, []string{"À la mise en discussion"}},
		{"Alsace-Moselle", acte.GenreCarence, 0, func(d *conseil.Dossier) {
			quatrePresents(d)
			statut(d, conseil.Absent, "e4")
			d.Commune.AlsaceMoselle = true
		}, []string{"À l'ouverture de la séance", "article L. 2541-4 ", "article L. 2541-4, 1°"}, []string{"jours francs", "2121-17"}},
	})
	d, m := complete(), acte.ModeleOrdinaire()
	quatrePresents(d)
	statut(d, conseil.Absent, "e4")
	d.Seance.Pouvoirs, m.Representes = []conseil.Pouvoir{{Mandant: "e7", Mandataire: "e2"}}, acte.AvecLeurPouvoir
	if doc, err := acte.Composer(acte.GenreCarence, d, 0, m); err != nil || !strings.Contains(acte.TexteDe(doc), "Représentés : Prenom07 NOM07.") {
		t.Errorf("carence avec une rubrique des représentés : %v, %v", doc, err)
	}
	d.Seance.President, d.Seance.Secretaires = "", nil
	if _, err := acte.Composer(acte.GenreCarence, d, 0, acte.ModeleOrdinaire()); err == nil || !strings.Contains(err.Error(), "personne pour le signer") {
		t.Errorf("carence sans signataire : %v", err)
	}
}

// Who is out of the room neither presides, nor is heard, nor leaves it.
func TestPresidenceHorsDeLaSalle(t *testing.T) {
	interessee := func(d *conseil.Dossier) {
		d.Seance.Points[0].Interesses = []conseil.Interesse{{Elu: "e1", Regime: conseil.L2131_11}}
		d.Seance.Points[0].Vote.Decompte.Abstentions = 0
	}
	sortie := func(d *conseil.Dossier) {
		d.Seance.Mouvements = append(d.Seance.Mouvements, conseil.Mouvement{Elu: "e1", Type: conseil.Retrait, Point: 1}, conseil.Mouvement{Elu: "e1", Type: conseil.Retour, Point: 2})
		d.Seance.Points[0].Vote.Decompte.Abstentions = 0
	}
	const place = "sous la présidence de ........................ (Mme Prenom01 NOM01, Maire, étant hors de la salle)."
	verifier(t, []circonstance{
		{"intéressée", "", 1, interessee, []string{place, "L'exposé entendu, le Conseil Municipal, après"}, []string{"de Madame Prenom01", "L'exposé de la Maire"}},
		{"intéressée, au point suivant", "", 2, interessee, []string{"sous la présidence de Madame Prenom01 NOM01, Maire."}, []string{"hors de la salle)"}},
		{"sortie", "", 1, sortie, []string{place, "L'exposé entendu, "}, []string{"de Madame Prenom01"}},
		{"intéressée, procès-verbal", acte.GenrePV, 0, interessee, []string{"vingt et une heures, après convocation légale, sous la présidence de Madame Prenom01 NOM01, Maire.", "Ce point est examiné " + place}, nil},
		{"sortie, registre", acte.GenreRegistre, 0, sortie, []string{"après convocation légale, " + place, "Ce point est examiné " + place}, []string{"de Madame Prenom01"}},
	})
}

func TestCompteFinancier(t *testing.T) {
	const election = "Le Conseil a élu ........................ pour présider ce point (article L. 2121-14 du CGCT)."
	verifier(t, []circonstance{
		{"voté", "", 1, func(d *conseil.Dossier) { compte(&d.Seance.Points[0], 6) }, []string{election, "Madame la Maire s'est retirée au moment du vote"}, nil},
		{"la maire absente", "", 1, func(d *conseil.Dossier) {
			statut(d, conseil.Excuse, "e1")
			d.Seance.President = "e2"
			d.Seance.Points = d.Seance.Points[:1]
			compte(&d.Seance.Points[0], 6)
		}, []string{election, "sous la présidence de Monsieur Prenom02 NOM02"}, []string{"retirée"}},
		{"sans vote", "", 1, func(d *conseil.Dossier) {
			compte(&d.Seance.Points[0], 6)
			d.Seance.Points[0].Vote = nil
		}, []string{"PROJET"}, []string{"a élu", "retirée"}},
		{"faute de quorum, procès-verbal", acte.GenrePV, 0, func(d *conseil.Dossier) {
			quatrePresents(d)
			compte(&d.Seance.Points[0], 3)
		}, []string{"Quorum du point 1 : 4 sur 7 membres en exercice, 3 présents comptés ; Madame la Maire ne compte pas", "Le quorum n'étant pas atteint (3 présents, pour un quorum de 4)",
			"Quorum : 4 sur 7 membres en exercice ; 4 présents + 0 pouvoir = 4 votants."}, []string{"a élu", "retirée"}},
	})
}

// An intéressé who was not there did not leave the room.
func TestInteresseAbsent(t *testing.T) {
	verifier(t, []circonstance{{"excusée", "", 1, func(d *conseil.Dossier) {
		statut(d, conseil.Excuse, "e6")
		d.Seance.Points = d.Seance.Points[:1]
		d.Seance.Points[0].Vote.Decompte = &conseil.Decompte{Pour: 5}
		d.Seance.Points[0].Interesses = []conseil.Interesse{{Elu: "e6", Regime: conseil.L2131_11}, {Elu: "e5", Regime: conseil.L2131_11}}
	}, []string{"Monsieur Prenom05 NOM05, intéressé à l'affaire, quitte la salle", "Pour ce point : 5 présents"}, []string{"NOM06, intéressée"}}})
}

// A number without a vote is no act: nothing says that the conseil deliberated.
func TestSansVote(t *testing.T) {
	sansVote := func(d *conseil.Dossier) { d.Seance.Points[0].Vote = nil }
	verifier(t, []circonstance{
		{"extrait", "", 1, sansVote, []string{"PROJET D'EXTRAIT n° 2024/01", "Aucun vote n'est enregistré sur ce point. Texte proposé au Conseil Municipal :\n\n- APPROUVE la chose",
			"tant que la délibération n'a pas été votée et numérotée."}, []string{"délibéré", "certifie ", "conforme,"}},
		{"extrait sans dispositif", "", 1, func(d *conseil.Dossier) { d.Seance.Points[0].Vote, d.Seance.Points[0].Dispositif = nil, nil },
			[]string{"Aucun vote n'est enregistré sur ce point.\n"}, []string{"délibéré", "ADOPTE"}},
		{"liste, nomination sans tour", acte.GenreListe, 0, func(d *conseil.Dossier) {
			d.Seance.Points[0].Vote, d.Seance.Points[0].Nomination = nil, &conseil.Nomination{}
		}, []string{"aucun vote enregistré"}, []string{"élu"}},
		{"registre", acte.GenreRegistre, 0, sansVote, []string{"Annexe 1 : Convention\n\nMme Prenom07 NOM07 quitte la séance"}, nil},
		{"liste", acte.GenreListe, 0, sansVote, []string{"1\n\n\n\nObjet du point\n\naucun vote enregistré", "2024/02"}, []string{"2024/01"}},
		{"feuillet", acte.GenreFeuillet, 0, sansVote, []string{"2024/02"}, []string{"2024/01"}},
		{"feuillet, quorum manqué", acte.GenreFeuillet, 0, func(d *conseil.Dossier) {
			quatrePresents(d)
			compte(&d.Seance.Points[0], 3)
		}, []string{"2024/02"}, []string{"2024/01"}},
		{"procès-verbal", acte.GenrePV, 0, sansVote, []string{"1. Objet du point\n", "Aucun vote n'est enregistré"}, []string{"2024/01"}},
	})
	for _, g := range []acte.Genre{acte.GenreBordereau, acte.GenreAffichage} {
		d := complete()
		sansVote(d)
		for point, mots := range map[int]string{1: "n'a pas été votée", 4: "n'a pas de numéro"} {
			if _, err := acte.Composer(g, d, point, acte.ModeleOrdinaire()); err == nil || !strings.Contains(err.Error(), mots) {
				t.Errorf("%s du point %d : %v", g, point, err)
			}
		}
	}
}

func TestScrutins(t *testing.T) {
	const secret = "Il a été procédé au scrutin secret (article L. 2121-21 du Code Général des Collectivités Territoriales)."
	auSecret := func(d *conseil.Dossier) { d.Seance.Points[0].Vote.Mode = conseil.ScrutinSecret }
	verifier(t, []circonstance{
		{"secret, extrait", "", 1, auSecret, []string{secret}, nil},
		{"secret, procès-verbal", acte.GenrePV, 0, auSecret, []string{secret}, nil},
		{"ordinaire", "", 1, func(*conseil.Dossier) {}, nil, []string{"secret"}},
		{"public", acte.GenrePV, 0, func(*conseil.Dossier) {}, []string{
			"Ont voté pour : Prenom01 NOM01, Prenom02 NOM02, Prenom04 NOM04, Prenom07 NOM07 (pouvoir à Prenom04 NOM04).", "S'est abstenue : Prenom06 NOM06."}, []string{secret}},
		{"public, le mandant a son sens", acte.GenrePV, 0, func(d *conseil.Dossier) {
			n := d.Seance.Points[1].Vote.Nominal
			n["e7"], n["e5"], n["e3"], n["e1"] = conseil.Abstention, conseil.Refus, conseil.Pour, conseil.Contre
		}, []string{"A voté contre : Prenom01", "Se sont abstenues : Prenom06 NOM06, Prenom07 NOM07 (pouvoir à Prenom04 NOM04).", "N'a pas pris part au vote : Prenom05"}, nil},
		{"public, un homme s'abstient", acte.GenreRegistre, 0, func(d *conseil.Dossier) {
			n := d.Seance.Points[1].Vote.Nominal
			n["e5"], n["e6"] = conseil.Abstention, conseil.Pour
		}, []string{"S'est abstenu : Prenom05 NOM05."}, nil},
	})
}

// A suspension stands in the procès-verbal, and nowhere else.
func TestSuspensionDeSeance(t *testing.T) {
	suspendre := func(d *conseil.Dossier) {
		d.Seance.Suspensions = []conseil.Suspension{{Point: d.Seance.Points[0].Numero, Debut: conseil.NewHeure(20, 15), Reprise: conseil.NewHeure(20, 30)}}
	}
	verifier(t, []circonstance{
		{nom: "procès-verbal", genre: acte.GenrePV, f: suspendre, dit: []string{"La séance est suspendue à 20 h 15. Elle reprend à 20 h 30."}},
		{nom: "registre", genre: acte.GenreRegistre, f: suspendre, neDitPas: []string{"suspendue"}},
		{nom: "extrait", f: suspendre, neDitPas: []string{"suspendue"}},
	})
}
