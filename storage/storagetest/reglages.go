package storagetest

import (
	"context"
	"errors"
	"reflect"
	"strings"
	"testing"

	"delibere/app/conseil"
	"delibere/app/secretariat"
)

func suiteReglages(t *testing.T, nouveau fabrique) {
	ctx := context.Background()
	t.Run("un logo reste au registre quand l'en-tête change, et quand l'acte qui l'a mis est annulé", func(t *testing.T) {
		s, _ := nouveau(t)
		m, err := s.PoserEnTete(ctx, secretariat.EnTete{Alternative: "Premier", Accent: "#1F3A5F"}, []byte("premier logo"))
		if err != nil || m.Annulable != "en-tête de la commune" {
			t.Fatalf("%v %q", err, m.Annulable)
		}
		premier, err := m.EnTete()
		if err != nil || premier != (secretariat.EnTete{Logo: secretariat.EmpreinteDe("premier logo"), Alternative: "Premier", Accent: "#1F3A5F"}) {
			t.Fatalf("%v %+v", err, premier)
		}
		relire := func(quand string) {
			t.Helper()
			if octets, err := s.Logo(ctx, premier.Logo); err != nil || string(octets) != "premier logo" {
				t.Errorf("%s : %v %q", quand, err, octets)
			}
		}
		relire("posé")
		if m, err = s.PoserEnTete(ctx, secretariat.EnTete{}, []byte("second logo")); err != nil {
			t.Fatal(err)
		}
		if e, err := m.EnTete(); err != nil || e.Logo != secretariat.EmpreinteDe("second logo") || e.Accent != "" {
			t.Errorf("%v %+v", err, e)
		}
		relire("remplacé")
		for range 2 {
			if m, err = s.AnnulerMairie(ctx); err != nil {
				t.Fatal(err)
			}
		}
		if e, err := m.EnTete(); err != nil || e != (secretariat.EnTete{}) || len(m.Reglages) != 0 {
			t.Errorf("%v %+v", err, m.Reglages)
		}
		relire("annulé")
		if _, err := s.Logo(ctx, secretariat.EmpreinteDe("autre")); !errors.As(err, new(*secretariat.Refus)) {
			t.Errorf("%v", err)
		}
		if m, err = s.PoserEnTete(ctx, premier, nil); err != nil {
			t.Fatal(err)
		}
		if m, err = s.PoserEnTete(ctx, secretariat.EnTete{}, nil); err != nil || m.Reglages["entete"] != "" {
			t.Errorf("un en-tête vide reste un réglage : %v %q", err, m.Reglages)
		}
	})
	t.Run("les réglages de la télétransmission sont vérifiés", func(t *testing.T) {
		s, _ := nouveau(t)
		if _, err := s.PoserCommune(ctx, conseil.Commune{Nom: "Commune-Test", Siren: "212505804"}); err != nil {
			t.Fatal(err)
		}
		for mots, faux := range map[string]secretariat.Teletransmission{
			"« mairie » n'est pas une adresse":            {Courriels: []string{"mairie@example.org", "mairie"}},
			"« slow » n'est pas le trigramme":             {Operateur: "slow"},
			"« 12 » n'est pas un numéro d'arrondissement": {Arrondissement: "12"},
			"le SIRET « 21250580400012 » est faux":        {Siret: "21250580400012"},
			"le SIRET « 2125058040001 » est faux":         {Siret: "2125058040001"},
			"ne commence pas par le SIREN de la commune":  {Siret: "73282932000074"},
		} {
			if _, err := s.PoserTeletransmission(ctx, faux); err == nil || !strings.Contains(err.Error(), mots) {
				t.Errorf("%+v : %v, « %s » attendu", faux, err, mots)
			}
		}
		voulu := secretariat.Teletransmission{Courriels: []string{"mairie@example.org"}, Operateur: "SLO", Arrondissement: "3", Siret: "21250580400014"}
		m, err := s.PoserTeletransmission(ctx, voulu)
		if err != nil {
			t.Fatal(err)
		}
		if lu, err := m.Teletransmission(); err != nil || !reflect.DeepEqual(lu, voulu) {
			t.Errorf("%v %+v", err, lu)
		}
		if m, err = s.PoserTeletransmission(ctx, secretariat.Teletransmission{}); err != nil || len(m.Reglages) != 0 {
			t.Errorf("%v %q", err, m.Reglages)
		}
	})
}
