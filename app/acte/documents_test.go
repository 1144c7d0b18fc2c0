package acte_test

import (
	"errors"
	"strings"
	"testing"

	"delibere/app/acte"
	"delibere/app/conseil"
)

// complete is a made-up séance with a bit of everything that the documents say.
func complete() *conseil.Dossier {
	d := seance()
	d.Commune.RepresentantEtat = "Madame la Préfète de la Creuse"
	s := &d.Seance
	s.HeureFin = conseil.NewHeure(23, 15)
	s.PVPrecedent = conseil.PVPrecedent{Seance: conseil.NewDate(2024, 1, 12), Unanimite: true}
	s.Mouvements = []conseil.Mouvement{{Elu: "e7", Type: conseil.Depart, Point: 2}}
	s.Pouvoirs = []conseil.Pouvoir{{Mandant: "e7", Mandataire: "e4", DuPoint: 2}}
	s.Points[0].Annexes = []conseil.Annexe{{Titre: "Convention"}}
	trois := 3
	s.Points = append(s.Points,
		conseil.Point{Numero: 2, Objet: "Scrutin public", Deliberation: "2024/02", Vote: &conseil.Vote{Mode: conseil.ScrutinPublic, Demandeurs: &trois,
			Nominal: map[conseil.EluID]conseil.Sens{"e1": conseil.Pour, "e2": conseil.Pour, "e3": conseil.Contre, "e4": conseil.Pour, "e5": conseil.Contre, "e6": conseil.Abstention}},
			Dispositif: []conseil.Disposition{{Verbe: "DÉCIDE", Texte: "la chose."}}},
		conseil.Point{Numero: 3, Objet: "Décisions du maire", Regime: conseil.RegimeInformation},
		conseil.Point{Numero: 4, Objet: "Motion", Ajoute: true, Vote: &conseil.Vote{Decompte: &conseil.Decompte{Pour: 1, Contre: 5, Abstentions: 1}}})
	return d
}

func TestDocuments(t *testing.T) {
	sansQuorum := complete()
	for _, id := range []conseil.EluID{"e4", "e5", "e6", "e7"} {
		sansQuorum.Seance.Presences[id] = conseil.Excuse
	}
	sansQuorum.Seance.Mouvements, sansQuorum.Seance.Pouvoirs = nil, nil
	for _, g := range acte.Genres {
		t.Run(string(g), func(t *testing.T) {
			d := complete()
			if g == acte.GenreCarence {
				d = sansQuorum
			}
			doc, err := acte.Composer(g, d, 1, acte.ModeleOrdinaire())
			if err != nil {
				t.Fatal(err)
			}
			dore(t, "document-"+string(g)+".txt", acte.TexteDe(doc))
		})
	}
}

// The convocation of one member is written to him, and a long séance ends when its quorum does.
func TestDocumentsDeCirconstance(t *testing.T) {
	for _, cas := range []struct {
		nom   string
		genre acte.Genre
		f     func(*conseil.Dossier, *acte.Modele)
	}{
		{"convocation-destinataire", acte.GenreConvocation, func(d *conseil.Dossier, m *acte.Modele) {
			d.Commune.PopulationReference, m.Destinataire = 4000, "e3"
		}},
		{"convocation-maire-absente", acte.GenreConvocation, func(d *conseil.Dossier, m *acte.Modele) {
			d.Seance.President, d.Seance.Presences["e1"], m.Destinataire = "e2", conseil.Absent, "e5"
			d.Seance.Convocation.Urgence = true
		}},
		{"convocation-election", acte.GenreConvocation, func(d *conseil.Dossier, m *acte.Modele) {
			d.Seance.Points[0].Matiere, d.Seance.Points[1].Matiere = "5.1", "5.1"
			d.Seance.Convocation.Seconde, d.Seance.Convocation.PremiereSeance, d.Seance.Convocation.PointsRepris = true, conseil.NewDate(2024, 2, 19), conseil.Points{1, 2}
		}},
		{"note-obligatoire", acte.GenreNote, func(d *conseil.Dossier, m *acte.Modele) { d.Commune.PopulationReference = 3500 }},
		{"pv-quorum-perdu", acte.GenrePV, func(d *conseil.Dossier, m *acte.Modele) {
			d.Seance.Auxiliaires, d.Seance.HuisClos = []string{"Prenom08 NOM08"}, "2"
			d.Seance.Pouvoirs[0].Date = conseil.NewDate(2024, 3, 1)
			d.Seance.Points = d.Seance.Points[:2]
			d.Seance.Points[1].Vote = nil
			for _, id := range []conseil.EluID{"e4", "e5", "e6"} {
				d.Seance.Mouvements = append(d.Seance.Mouvements, conseil.Mouvement{Elu: id, Type: conseil.Depart, Point: 2, Heure: conseil.NewHeure(22, 5)})
			}
		}},
		{"registre-feuillet", acte.GenreRegistre, func(d *conseil.Dossier, m *acte.Modele) {
			m.Feuillet, m.Empreinte, m.Signataires = 117, strings.Repeat("ab", 32), acte.LeMaireSeul
		}},
		{"affichage-electronique", acte.GenreAffichage, func(d *conseil.Dossier, m *acte.Modele) {
			d.Commune.PopulationReference, d.Seance.Points[0].Publication = 5000, conseil.NewDate(2024, 3, 4)
		}},
	} {
		t.Run(cas.nom, func(t *testing.T) {
			d, m := complete(), acte.ModeleOrdinaire()
			cas.f(d, &m)
			doc, err := acte.Composer(cas.genre, d, 1, m)
			if err != nil {
				t.Fatal(err)
			}
			dore(t, "document-"+cas.nom+".txt", acte.TexteDe(doc))
		})
	}
}

// autre is a later séance of the same made-up commune.
func autre() *conseil.Dossier {
	d := seance()
	d.Seance.Date = conseil.NewDate(2024, 6, 3)
	d.Seance.Points[0].Deliberation, d.Seance.Points[0].Objet = "2024/10", "École : règlement"
	return d
}

// The tables hold every délibération of the year once, by date and by object, whatever the order of the
// files; an accent does not send an object to the end.
func TestTables(t *testing.T) {
	d := complete()
	d.Seance.Points[0].Objet = "Eau potable"
	for _, seances := range [][]*conseil.Dossier{{d, autre()}, {autre(), d}} {
		doc, err := acte.Tables(seances, acte.ModeleOrdinaire())
		if err != nil {
			t.Fatal(err)
		}
		dore(t, "document-tables.txt", acte.TexteDe(doc))
	}
	ailleurs, sansNumero, sansVote := autre(), autre(), autre()
	ailleurs.Commune.Nom, sansNumero.Seance.Points[0].Deliberation, sansVote.Seance.Points[0].Vote = "Ailleurs", "", nil
	for _, cas := range []struct {
		seances []*conseil.Dossier
		mots    string
	}{{[]*conseil.Dossier{d, ailleurs}, "deux communes"}, {[]*conseil.Dossier{d, d}, "donnez chaque séance une fois"}, {[]*conseil.Dossier{sansNumero}, "ne porte de numéro"}, {[]*conseil.Dossier{sansVote}, "aucune délibération votée"}} {
		if _, err := acte.Tables(cas.seances, acte.ModeleOrdinaire()); err == nil || !strings.Contains(err.Error(), cas.mots) {
			t.Errorf("%v, « %s » attendu", err, cas.mots)
		}
	}
}

func TestDocumentsRefuses(t *testing.T) {
	m := acte.ModeleOrdinaire()
	if _, err := acte.Composer(acte.GenreCarence, complete(), 0, m); err == nil || !strings.Contains(err.Error(), "le quorum est atteint") {
		t.Errorf("carence sans carence : %v", err)
	}
	faux := complete()
	faux.Seance.Points[0].Vote.Decompte.Pour = 99
	for _, g := range []acte.Genre{acte.GenreListe, acte.GenrePV, acte.GenreRegistre, acte.GenreFeuillet, acte.GenreBordereau, acte.GenreAffichage} {
		var refus *acte.Refus
		if _, err := acte.Composer(g, faux, 1, m); !errors.As(err, &refus) {
			t.Errorf("%s : %v", g, err)
		}
	}
	if _, err := acte.Composer(acte.GenreAffichage, complete(), 4, m); err == nil || !strings.Contains(err.Error(), "n'a pas de numéro") {
		t.Errorf("certificat d'affichage d'un projet : %v", err)
	}
	inconnu := m
	inconnu.Destinataire = "e9"
	if _, err := acte.Composer(acte.GenreConvocation, complete(), 0, inconnu); err == nil || !strings.Contains(err.Error(), "« e9 »") {
		t.Errorf("convocation de personne : %v", err)
	}
	if _, err := acte.Composer(acte.GenreBordereau, complete(), 9, m); !errors.Is(err, acte.ErrPointInconnu) {
		t.Errorf("%v", err)
	}
	// A secret ballot never gives a name, whatever the record holds.
	secret := complete()
	secret.Seance.Points[1].Vote.Mode = conseil.ScrutinSecret
	if _, err := acte.Composer(acte.GenrePV, secret, 0, m); err == nil {
		t.Error("un scrutin secret nominatif s'imprime")
	}
	if _, err := acte.Composer(acte.GenrePV, &conseil.Dossier{}, 0, m); err == nil {
		t.Error("une séance vide a un procès-verbal")
	}
	if _, err := acte.Composer(acte.GenreConvocation, &conseil.Dossier{}, 0, m); err != nil {
		t.Errorf("convocation d'une séance vide : %v", err)
	}
}
