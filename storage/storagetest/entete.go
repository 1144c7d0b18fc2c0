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

func suiteEntete(t *testing.T, nouveau fabrique) {
	ctx := context.Background()
	s, _ := nouveau(t)
	f := importer(t, s, Seance(5, 5, 3))
	e := secretariat.EnteteDe(f.Dossier)
	e.Lieu, e.HeureFin, e.HuisClos, e.President = "en mairie", conseil.NewHeure(22, 10), "2, 3", "e02"
	e.Secretaires, e.Auxiliaires = []conseil.EluID{"e03"}, []string{"NOM90"}
	e.Convocation = conseil.Convocation{DateEnvoi: conseil.NewDate(2023, time.March, 28), Seconde: true, PremiereSeance: conseil.NewDate(2023, time.March, 27), PointsRepris: conseil.Points{1}}
	e.PVPrecedent = conseil.PVPrecedent{Seance: conseil.NewDate(2023, time.March, 1), Unanimite: true}
	f, err := s.PoserEntete(ctx, f.ID, e)
	e.HuisClos = "2 à 3"
	if err != nil || !reflect.DeepEqual(secretariat.EnteteDe(f.Dossier), e) || f.Annulable != "entête de la séance" {
		t.Fatalf("%v\n%+v\n%+v", err, secretariat.EnteteDe(f.Dossier), e)
	}
	if len(f.Dossier.Seance.Presences) != 5 || len(f.Dossier.Seance.Points) != 3 {
		t.Error("l'entête a touché le reste")
	}
	if g, err := s.PoserEntete(ctx, f.ID, e); err != nil || g.Revision != f.Revision {
		t.Errorf("%v : ce qui ne change rien s'écrit", err)
	}
	autre := importer(t, s, Seance(9, 5, 1))
	for _, c := range []struct {
		change func(*secretariat.Entete)
		mots   string
	}{
		{func(e *secretariat.Entete) { e.President = "zz" }, "n'est pas au tableau"},
		{func(e *secretariat.Entete) { e.Secretaires = []conseil.EluID{"zz"} }, "n'est pas au tableau"},
		{func(e *secretariat.Entete) { e.HuisClos = "le budget" }, "huis clos"},
		{func(e *secretariat.Entete) { e.Date = conseil.Date{} }, "a une date"},
		{func(e *secretariat.Entete) { e.Date, e.Heure = autre.Date, autre.Heure }, "déjà enregistrée"},
	} {
		x := e
		c.change(&x)
		if _, err := s.PoserEntete(ctx, f.ID, x); err == nil || !strings.Contains(err.Error(), c.mots) {
			t.Errorf("%v, attendu %q", err, c.mots)
		}
	}
	g := scellee(t, s, 12, 2)
	x := secretariat.EnteteDe(g.Dossier)
	x.HeureFin = conseil.NewHeure(22, 0)
	if _, err := s.PoserEntete(ctx, g.ID, x); err != nil {
		t.Errorf("%v : la fin de la séance se note après le scellement", err)
	}
	x.Lieu = "ailleurs"
	if _, err := s.PoserEntete(ctx, g.ID, x); !errors.Is(err, secretariat.ErrScellee) {
		t.Errorf("%v", err)
	}
}
