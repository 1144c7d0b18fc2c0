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

func TestDocumentsRefuses(t *testing.T) {
	m := acte.ModeleOrdinaire()
	if _, err := acte.Composer(acte.GenreCarence, complete(), 0, m); err == nil || !strings.Contains(err.Error(), "le quorum est atteint") {
		t.Errorf("carence sans carence : %v", err)
	}
	faux := complete()
	faux.Seance.Points[0].Vote.Decompte.Pour = 99
	for _, g := range []acte.Genre{acte.GenreListe, acte.GenrePV, acte.GenreFeuillet, acte.GenreBordereau} {
		var refus *acte.Refus
		if _, err := acte.Composer(g, faux, 1, m); !errors.As(err, &refus) {
			t.Errorf("%s : %v", g, err)
		}
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
