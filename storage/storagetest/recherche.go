package storagetest

import (
	"context"
	"strings"
	"testing"
	"time"

	"delibere/app/conseil"
	"delibere/app/secretariat"
)

func suiteRecherche(t *testing.T, nouveau fabrique) {
	ctx := context.Background()
	s, _ := nouveau(t)
	d := votee(5, 5, 4)
	d.Seance.Points[0] = conseil.Point{Numero: 1, Objet: "Réfection de l’école Jean-Moulin", Matiere: "8.1", Expose: []string{"Le chœur des élèves chante à l'**Hô**tel de Ville."}}
	d.Seance.Points[1].Objet, d.Seance.Points[1].Matiere = "Subvention à l'association « Les Cœurs vaillants »", "7.5"
	d.Seance.Points[1].Dispositif = []conseil.Disposition{{Verbe: "ATTRIBUE", Texte: "une subvention", Elements: []conseil.Disposition{{Texte: "de 1 200 € pour l'œuvre"}}}}
	d.Seance.Points[2].Objet, d.Seance.Points[2].Matiere = "Budget primitif", "7.1"
	d.Seance.Points[3].Objet, d.Seance.Points[3].Matiere = `OR AND NOT NEAR( "x" * ^ : - ) écoles`, "70.1"
	f := importer(t, s, d)
	if _, err := s.Numeroter(ctx, f.ID); err != nil {
		t.Fatal(err)
	}
	importer(t, s, votee(9, 5, 1))
	for _, c := range []struct {
		nom     string
		r       secretariat.Requete
		attendu []int // points of the first séance; 0: that of the second
	}{
		{"tout, la dernière d'abord", secretariat.Requete{}, []int{0, 1, 2, 3, 4}},
		{"un accent de moins", secretariat.Requete{Mots: "refection "}, []int{1}},
		{"une apostrophe, une élision", secretariat.Requete{Mots: "l'école "}, []int{1}},
		{"l'autre apostrophe", secretariat.Requete{Mots: "L’ECOLE "}, []int{1}},
		{"œ comme oe", secretariat.Requete{Mots: "coeurs"}, []int{2}},
		{"oe comme œ, dans les éléments du dispositif", secretariat.Requete{Mots: "œuvre"}, []int{2}},
		{"dans l'exposé, une marque de gras dans le mot", secretariat.Requete{Mots: "chœur hotel "}, []int{1}},
		{"le début d'un mot", secretariat.Requete{Mots: "subv"}, []int{2}},
		{"le début d'un mot, pluriel compris", secretariat.Requete{Mots: "ecol"}, []int{1, 4}},
		{"un mot entier", secretariat.Requete{Mots: "ecol "}, nil},
		{"par le numéro", secretariat.Requete{Mots: "2023-3"}, []int{3}},
		{"par le champ du numéro", secretariat.Requete{Numero: "2023-"}, []int{1, 2, 3, 4}},
		{"par la matière, entière", secretariat.Requete{Matiere: "7.1"}, []int{3}},
		{"par la matière, son premier niveau", secretariat.Requete{Matiere: "7"}, []int{2, 3}},
		{"par l'état", secretariat.Requete{Etat: conseil.EtatBrouillon}, []int{1}},
		{"par la date", secretariat.Requete{Du: conseil.NewDate(2023, time.April, 6)}, []int{0}},
		{"par la date, jours compris", secretariat.Requete{Du: d.Seance.Date, Au: d.Seance.Date}, []int{1, 2, 3, 4}},
		{"la syntaxe n'en est pas une", secretariat.Requete{Mots: `NOT (near "x`}, []int{4}},
		{"des signes seuls ne demandent rien", secretariat.Requete{Mots: `" * (`}, []int{0, 1, 2, 3, 4}},
		{"au plus", secretariat.Requete{Limite: 2}, []int{0, 1}},
		{"la plus proche d'abord", secretariat.Requete{Mots: "subvention", Pertinence: true}, []int{2}},
	} {
		t.Run(c.nom, func(t *testing.T) {
			l, err := s.Rechercher(ctx, c.r)
			if err != nil {
				t.Fatal(err)
			}
			var points []int
			for _, x := range l {
				if x.Seance == f.ID {
					points = append(points, x.Point)
				} else {
					points = append(points, 0)
				}
			}
			if len(points) != len(c.attendu) {
				t.Fatalf("%v, attendu %v", points, c.attendu)
			}
			for i := range points {
				if points[i] != c.attendu[i] {
					t.Fatalf("%v, attendu %v", points, c.attendu)
				}
			}
		})
	}
	t.Run("le passage montre les mots tels qu'ils sont écrits", func(t *testing.T) {
		l, err := s.Rechercher(ctx, secretariat.Requete{Mots: "coeurs vaill"})
		if err != nil || len(l) != 1 {
			t.Fatalf("%v %+v", err, l)
		}
		var marques []string
		for _, m := range l[0].Passage {
			if m.Trouve {
				marques = append(marques, m.Texte)
			}
		}
		if strings.Join(marques, "|") != "Cœurs|vaillants" {
			t.Errorf("%+v", l[0].Passage)
		}
	})
	t.Run("l'index suit les actes", func(t *testing.T) {
		trouver := func(mots string) int {
			l, err := s.Rechercher(ctx, secretariat.Requete{Mots: mots + " "})
			if err != nil {
				t.Fatal(err)
			}
			return len(l)
		}
		if _, err := s.Rediger(ctx, f.ID, 3, secretariat.Redaction{Objet: "Décision modificative"}); err != nil || trouver("primitif") != 0 || trouver("modificative") != 1 {
			t.Errorf("rédiger : %v, %d, %d", err, trouver("primitif"), trouver("modificative"))
		}
		if _, err := s.Annuler(ctx, f.ID); err != nil || trouver("primitif") != 1 || trouver("modificative") != 0 {
			t.Errorf("annuler : %v", err)
		}
		if err := s.Supprimer(ctx, f.ID); err != nil || trouver("primitif") != 0 {
			t.Errorf("supprimer : %v", err)
		}
	})
}
