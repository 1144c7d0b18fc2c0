package main

import (
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
