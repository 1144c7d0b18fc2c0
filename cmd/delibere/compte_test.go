package main

import (
	"os"
	"strings"
	"testing"

	"github.com/zalando/go-keyring"

	"delibere/app/transmission/depot/depottest"
)

// An account that changes its address does not take its password along, and what is forgotten is gone.
func TestCompte(t *testing.T) {
	s, avec, compte := auDepot(t)
	s.S2low()
	if out := avec(2, "compte"); !strings.Contains(out, "la commune n'a pas de compte ; décrivez-le") {
		t.Errorf("%s", out)
	}
	compte("--plateforme", "s2low")
	surEntree(t, "\n")
	if out := avec(0, "compte"); !strings.Contains(out, "compte retenu : S²LOW, "+s.URL) {
		t.Errorf("%s", out)
	}
	avec(0, depose2023_32...)
	surEntree(t, "\n")
	avec(0, "compte", "--adresse", s.URL+"/ailleurs")
	if out := avec(2, depose2023_32...); !strings.Contains(out, "n'a pas de mot de passe pour « mairie sur "+s.URL+"/ailleurs »") {
		t.Errorf("%s", out)
	}
	avec(0, "compte", "--adresse", s.URL)
	for _, faux := range [][]string{{"--adresse", "http://exemple.org"}, {"--plateforme", "autre", "--adresse", s.URL}, {"--entite", "zéro"}, {"un-mot-de-passe"}, {"--certificat", "absent.p12"}} {
		surEntree(t, "x\nx\n")
		if out := avec(2, append([]string{"compte"}, faux...)...); strings.Contains(out, depottest.MotDePasse) {
			t.Errorf("%v : %s", faux, out)
		}
	}
	avec(0, "compte", "--oublier")
	if _, err := keyring.Get("Délibéré, télétransmission", "mairie sur "+s.URL); err == nil {
		t.Error("le mot de passe est resté au trousseau")
	}
	if out := avec(2, depose2023_32...); !strings.Contains(out, "n'a pas de compte") {
		t.Errorf("%s", out)
	}
}

// The certificate is tried with its password before either is kept, and the deposit opens it again.
func TestCompteAvecCertificat(t *testing.T) {
	s, avec, _ := auDepot(t)
	s.S2low()
	p12, _ := depottest.Certificat(t)
	if err := os.WriteFile("mairie.p12", p12, 0o600); err != nil {
		t.Fatal(err)
	}
	compte := []string{"compte", "--plateforme", "s2low", "--adresse", s.URL, "--identifiant", depottest.Compte, "--certificat", "mairie.p12"}
	surEntree(t, depottest.MotDePasse+"\nautre\n")
	if out := avec(2, compte...); !strings.Contains(out, "le mot de passe n'est pas celui du certificat ; retapez-le") {
		t.Errorf("%s", out)
	}
	if out := avec(2, depose2023_32...); !strings.Contains(out, "n'a pas de compte") {
		t.Errorf("un compte refusé est gardé : %s", out)
	}
	surEntree(t, depottest.MotDePasse+"\r\n"+depottest.MotDePasse)
	avec(0, compte...)
	avec(0, depose2023_32...)
	if err := os.Remove("mairie.p12"); err != nil {
		t.Fatal(err)
	}
	if out := avec(2, depose2023_32...); !strings.Contains(out, "mairie.p12") {
		t.Errorf("%s", out)
	}
}
