package storagetest

import (
	"context"
	"errors"
	"reflect"
	"strings"
	"testing"
	"time"

	"delibere/app/conseil"
	"delibere/app/secretariat"
)

func suiteMairie(t *testing.T, nouveau fabrique) {
	ctx := context.Background()
	t.Run("la mairie est vide, puis se remplit, s'annule et se rétablit", func(t *testing.T) {
		s, _ := nouveau(t)
		m, err := s.Mairie(ctx)
		if err != nil || m.Commune != (conseil.Commune{}) || len(m.Elus) != 0 || m.Annulable != "" {
			t.Fatalf("%v %+v", err, m)
		}
		if _, err := s.PoserCommune(ctx, conseil.Commune{}); err == nil {
			t.Error("une commune sans nom est acceptée")
		}
		if _, err := s.PoserCommune(ctx, conseil.Commune{Nom: "Commune-Test", CodeInsee: "25580"}); err != nil {
			t.Fatal(err)
		}
		for _, e := range []conseil.Elu{{ID: "b", Nom: "NOM02", Rang: 2}, {ID: "a", Nom: "NOM01", Rang: 1}, {ID: "c", Nom: "NOM03"}} {
			if m, err = s.PoserElu(ctx, e); err != nil {
				t.Fatal(err)
			}
		}
		if len(m.Elus) != 3 || m.Elus[0].ID != "a" || m.Elus[2].ID != "c" || m.Annulable != "mandat de NOM03" {
			t.Errorf("%+v", m)
		}
		plein := m
		for range 4 {
			if m, err = s.AnnulerMairie(ctx); err != nil {
				t.Fatal(err)
			}
		}
		if m.Commune.Nom != "" || len(m.Elus) != 0 {
			t.Errorf("%+v", m)
		}
		if _, err := s.AnnulerMairie(ctx); !errors.Is(err, secretariat.ErrRienAAnnuler) {
			t.Errorf("%v", err)
		}
		for range 4 {
			if m, err = s.RetablirMairie(ctx); err != nil {
				t.Fatal(err)
			}
		}
		if !reflect.DeepEqual(m, plein) {
			t.Errorf("\n%+v\n%+v", m, plein)
		}
		if j, err := s.Journal(ctx, secretariat.MairieID); err != nil || len(j) != 12 || j[0].Qui != "NOM01" {
			t.Errorf("%v, %d lignes", err, len(j))
		}
	})
	t.Run("les séries des archives ne s'annulent pas", func(t *testing.T) {
		s, _ := nouveau(t)
		for _, c := range [][2]string{{"numerotation", `"{AAAA}-{N}"`}, {"series", `{"jour":"2023-04-14"}`}} {
			if _, err := s.PoserReglage(ctx, c[0], c[1]); err != nil {
				t.Fatal(err)
			}
		}
		m, err := s.AnnulerMairie(ctx)
		if err != nil || m.Reglages["series"] == "" || m.Reglages["numerotation"] != "" || m.Annulable != "" {
			t.Errorf("%v %+v", err, m)
		}
	})
	t.Run("une séance neuve prend les mandats de son jour", func(t *testing.T) { convoquer(t, nouveau) })
	t.Run("un mandat qui finit avant de commencer est refusé", func(t *testing.T) {
		s, _ := nouveau(t)
		e := conseil.Elu{ID: "a", Nom: "NOM01", Debut: conseil.NewDate(2026, time.March, 22), Fin: conseil.NewDate(2025, time.March, 22)}
		if _, err := s.PoserElu(ctx, e); err == nil || !strings.Contains(err.Error(), "avant de commencer") {
			t.Errorf("%v", err)
		}
		if _, err := s.RetirerElu(ctx, "a"); err == nil {
			t.Error("un inconnu est retiré")
		}
	})
	t.Run("les coordonnées ne laissent rien au journal", func(t *testing.T) {
		s, _ := nouveau(t)
		c := secretariat.Coordonnees{Courriel: "nom01@exemple.fr", Telephone: "0300000000", Adresse: "1 rue", Papier: true}
		if err := s.PoserCoordonnees(ctx, "a", c); err != nil {
			t.Fatal(err)
		}
		if l, err := s.Coordonnees(ctx); err != nil || l["a"] != c {
			t.Errorf("%v %+v", err, l)
		}
		if j, _ := s.Journal(ctx, secretariat.MairieID); len(j) != 0 {
			t.Errorf("%+v", j)
		}
		if err := s.PoserCoordonnees(ctx, "a", secretariat.Coordonnees{}); err != nil {
			t.Fatal(err)
		}
		if l, err := s.Coordonnees(ctx); err != nil || len(l) != 0 {
			t.Errorf("%v %+v", err, l)
		}
	})
}

func convoquer(t *testing.T, nouveau fabrique) {
	ctx := context.Background()
	s, _ := nouveau(t)
	seance := conseil.Seance{Date: conseil.NewDate(2026, time.May, 20), Heure: conseil.NewHeure(19, 0), Lieu: "en mairie"}
	if _, err := s.Convoquer(ctx, seance); err == nil || !strings.Contains(err.Error(), "pas encore nommée") {
		t.Errorf("%v", err)
	}
	if _, err := s.PoserCommune(ctx, conseil.Commune{Nom: "Commune-Test"}); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Convoquer(ctx, seance); err == nil || !strings.Contains(err.Error(), "aucun mandat") {
		t.Errorf("%v", err)
	}
	fini := conseil.Elu{ID: "a", Nom: "NOM01", Rang: 1, Debut: conseil.NewDate(2020, time.May, 18), Fin: conseil.NewDate(2026, time.May, 19), MotifFin: "démission"}
	dernierJour := conseil.Elu{ID: "b", Nom: "NOM02", Rang: 2, Fin: seance.Date}
	demain := conseil.Elu{ID: "c", Nom: "NOM03", Rang: 3, Debut: seance.Date.Plus(1)}
	if _, err := s.PoserTableau(ctx, []conseil.Elu{demain, dernierJour, fini}); err != nil {
		t.Fatal(err)
	}
	f, err := s.Convoquer(ctx, seance)
	if err != nil || len(f.Dossier.Elus) != 1 || f.Dossier.Elus[0].ID != "b" || f.Dossier.Commune.Nom != "Commune-Test" || f.Dossier.Seance.Lieu != "en mairie" {
		t.Fatalf("%v %+v", err, f.Dossier)
	}
	if _, err := s.Convoquer(ctx, seance); !errors.Is(err, secretariat.ErrDejaLa) {
		t.Errorf("%v", err)
	}
}
