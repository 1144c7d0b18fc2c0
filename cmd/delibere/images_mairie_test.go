package main

import (
	"context"
	"fmt"
	"testing"
	"time"

	"delibere/app/conseil"
	"delibere/app/secretariat"
	"delibere/storage"
)

// mairieTenue makes the register of a commune of made-up people: two séances of the spring that are done, one of
// the week that is not, one to come.
func mairieTenue(t testing.TB, base string, jour time.Time) {
	t.Helper()
	b, err := storage.Creer(base)
	if err != nil {
		t.Fatal(err)
	}
	defer b.Close()
	horloge := time.Date(2026, time.April, 17, 10, 0, 0, 0, time.Local)
	r := &redacteur{t, secretariat.New(b, func() time.Time { return horloge }, "NOM03")}
	r.commune()
	r.tenue(conseil.NewDate(2026, time.April, 9), true, "Vote du budget primitif 2026", "Taux des taxes directes locales pour 2026",
		"Subvention à l'association des parents d'élèves de l'école")
	r.tenue(conseil.NewDate(2026, time.April, 16), true, "Convention de mise à disposition de l'école avec la communauté de communes", "Création d'un emploi d'adjoint technique")
	horloge = jour
	aujourdhui := conseil.DateOf(jour)
	r.tenue(aujourdhui.Plus(-5), false, "Acquisition de la parcelle AB 12, rue de l'Église", "Tarifs de la restauration de l'école à la rentrée")
	if _, err := r.s.Convoquer(context.Background(), conseil.Seance{Date: aujourdhui.Plus(12), Heure: conseil.NewHeure(19, 30), Lieu: "en mairie"}); err != nil {
		t.Fatal(err)
	}
}

type redacteur struct {
	t testing.TB
	s *secretariat.Secretariat
}

func (r *redacteur) fait(err error) {
	r.t.Helper()
	if err != nil {
		r.t.Fatal(err)
	}
}

func (r *redacteur) commune() {
	ctx := context.Background()
	_, err := r.s.PoserCommune(ctx, conseil.Commune{Nom: "Commune-Test", CodePostal: "25700", CodeInsee: "25580", Siren: "212505804", Departement: "Doubs", CodeDepartement: "025",
		Arrondissement: "Montbéliard", Canton: "Canton-Test", PopulationReference: 1240, RepresentantEtat: "Monsieur le Sous-Préfet de Montbéliard", TribunalAdministratif: "Besançon"})
	r.fait(err)
	fonctions := []string{"Maire", "1re adjointe", "2e adjoint", "3e adjointe"}
	for i := range 15 {
		e := conseil.Elu{ID: conseil.EluID(fmt.Sprintf("nom%02d", i+1)), Civilite: "M.", Prenom: fmt.Sprintf("Prénom%02d", i+1), Nom: fmt.Sprintf("NOM%02d", i+1), Rang: i + 1,
			Debut: conseil.NewDate(2026, time.March, 22)}
		if i%2 == 1 {
			e.Civilite = "Mme"
		}
		if i < len(fonctions) {
			e.Fonction = fonctions[i]
		}
		_, err := r.s.PoserElu(ctx, e)
		r.fait(err)
	}
	_, err = r.s.PoserNumerotation(ctx, "{AAAA}-{N}")
	r.fait(err)
	_, err = r.s.PoserEnTete(ctx, secretariat.EnTete{Accent: "#1F3A5F"}, nil)
	r.fait(err)
	r.fait(r.s.PoserCoordonnees(ctx, "nom01", secretariat.Coordonnees{Courriel: "nom01@exemple.fr", Telephone: "03 00 00 00 01"}))
}

// tenue records a séance where all are there and all vote for; done, it is sealed, sent and published.
func (r *redacteur) tenue(jour conseil.Date, finie bool, objets ...string) {
	r.t.Helper()
	ctx := context.Background()
	f, err := r.s.Convoquer(ctx, conseil.Seance{Date: jour, Heure: conseil.NewHeure(19, 30), Lieu: "en mairie", President: "nom01", Secretaires: []conseil.EluID{"nom02"},
		Convocation: conseil.Convocation{DateEnvoi: jour.Plus(-8)}})
	r.fait(err)
	_, err = r.s.TousPresents(ctx, f.ID)
	r.fait(err)
	for _, objet := range objets {
		_, n, err := r.s.AjouterPoint(ctx, f.ID, objet)
		r.fait(err)
		_, err = r.s.Rediger(ctx, f.ID, n, secretariat.Redaction{Objet: objet, Matiere: "7.1", Rapporteur: "nom01", Expose: []string{"Madame, Monsieur le Maire expose l'affaire au conseil municipal."},
			Dispositif: []conseil.Disposition{{Verbe: "APPROUVE", Texte: "ce qui précède."}}})
		r.fait(err)
		_, err = r.s.Voter(ctx, f.ID, n, &conseil.Vote{Decompte: &conseil.Decompte{Pour: 15}})
		r.fait(err)
	}
	if !finie {
		return
	}
	_, err = r.s.Numeroter(ctx, f.ID)
	r.fait(err)
	var points []int
	for i := range objets {
		points = append(points, i+1)
	}
	_, err = r.s.Sceller(ctx, f.ID, papierOrdinaire(), points...)
	r.fait(err)
	for _, n := range points {
		_, err = r.s.Dater(ctx, f.ID, n, jour.Plus(6), jour.Plus(4), jour.Plus(5))
		r.fait(err)
	}
}
