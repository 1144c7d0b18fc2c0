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
	t.Run("ce qui est noté d'un dépôt ne s'annule pas", func(t *testing.T) {
		s, _ := nouveau(t)
		compte := secretariat.CompteDepot{Plateforme: "pastell", Adresse: "https://pastell.example.org/", Identifiant: "mairie", Entite: 3}
		m, err := s.PoserCompteDepot(ctx, compte)
		if err != nil || m.Annulable == "" {
			t.Fatalf("%v %q", err, m.Annulable)
		}
		if c, err := m.CompteDepot(); err != nil || c.Nom() != "Pastell, https://pastell.example.org, entité 3" {
			t.Errorf("%v %+v", err, c)
		}
		d := secretariat.Depot{Compte: "Pastell", Jour: "2023-04-14", Commence: true, Numero: "abc", Texte: "OK\n« été »"}
		if err := s.NoterDepot(ctx, "025-1-DE", d); err != nil {
			t.Fatal(err)
		}
		if _, err := s.AnnulerMairie(ctx); !errors.Is(err, secretariat.ErrRienAAnnuler) {
			t.Errorf("%v", err)
		}
		if m, err = s.Mairie(ctx); err != nil || m.Annulable != "" {
			t.Errorf("%v %q", err, m.Annulable)
		}
		if lu, err := m.Depot("025-1-DE"); err != nil || lu != d {
			t.Errorf("%v %+v", err, lu)
		}
		if lu, err := m.Depot("025-2-DE"); err != nil || lu != (secretariat.Depot{}) {
			t.Errorf("%v %+v", err, lu)
		}
		if m, err = s.PoserCompteDepot(ctx, secretariat.CompteDepot{}); err != nil || m.Reglages["depot"] != "" || m.Annulable == "" {
			t.Errorf("%v %+v", err, m.Reglages)
		}
	})
	t.Run("un compte de plateforme qui ne peut pas marcher est refusé, sans redire ce qui est tapé", func(t *testing.T) {
		s, _ := nouveau(t)
		bon := secretariat.CompteDepot{Plateforme: "s2low", Adresse: "https://www.s2low.example.org", Certificat: "/clef.p12"}
		for mot, change := range map[string]func(*secretariat.CompteDepot){
			"s2low ou pastell":    func(c *secretariat.CompteDepot) { c.Plateforme = "autre" },
			"n'a pas d'entité":    func(c *secretariat.CompteDepot) { c.Entite = 1 },
			"numéro de l'entité":  func(c *secretariat.CompteDepot) { c.Plateforme, c.Identifiant = "pastell", "mairie" },
			"l'identifiant, ou":   func(c *secretariat.CompteDepot) { c.Certificat = "" },
			"pas une adresse":     func(c *secretariat.CompteDepot) { c.Adresse = "http://www.s2low.example.org" },
			"sans mot de passe ;": func(c *secretariat.CompteDepot) { c.Adresse = "https://mairie:secret-tape@s2low.example.org" },
		} {
			c := bon
			change(&c)
			if _, err := s.PoserCompteDepot(ctx, c); !errors.As(err, new(*secretariat.Refus)) || !strings.Contains(err.Error(), mot) || strings.Contains(err.Error(), "secret-tape") {
				t.Errorf("%s : %v", mot, err)
			}
		}
		if _, err := s.PoserCompteDepot(ctx, bon); err != nil {
			t.Error(err)
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
