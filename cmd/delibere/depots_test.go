package main

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/zalando/go-keyring"

	"delibere/app/ecran"
	"delibere/app/secretariat"
	"delibere/app/transmission/depot/depottest"
)

// aLaFenetre is the window's pilote on the délibération 2023-32, sealed, with an account on the platform.
func aLaFenetre(t *testing.T, s *depottest.Serveur, plateforme string, entite int) (p *ecran.Pilote, d depots, dit func() string) {
	t.Helper()
	ctx := context.Background()
	keyring.MockInit()
	x, f, _ := duJour(t)
	papier, err := papierDeLaMairie(x.s)
	if err == nil {
		_, err = x.s.Sceller(ctx, f.ID, papier, 32)
	}
	d = nouveauxDepots(x)
	if err == nil {
		err = d.Retenir(ctx, secretariat.CompteDepot{Plateforme: plateforme, Adresse: s.URL, Identifiant: depottest.Compte, Entite: entite}, depottest.MotDePasse, "")
	}
	if err != nil {
		t.Fatal(err)
	}
	p = ecran.NewPilote(ecran.Services{Secretariat: x.s, Transmettre: x, Depots: d, Horloge: x.aLHeure, SurEcran: func(f func()) { f() }, EnFond: func(f func()) { f() }})
	message := ""
	p.OnMessage = func(texte string, _ bool) { message = texte }
	p.OuvrirA(f.ID, ecran.EtapeTransmission, 32)
	return p, d, func() string { return message }
}

// The window deposits on either platform, then takes the accusé; each date comes from the platform alone.
func TestDeposerDeLaFenetre(t *testing.T) {
	for plateforme, entite := range map[string]int{secretariat.PlateformeS2low: 0, secretariat.PlateformePastell: 3} {
		s, racines := depottest.Ouvrir(t)
		autorites = racines
		t.Cleanup(func() { autorites = nil })
		if s.S2low(); entite > 0 {
			s.Pastell()
		}
		p, d, dit := aLaFenetre(t, s, plateforme, entite)
		etape := p.Transmission()
		var avance []string
		etape.OnChange = func() { avance = append(avance, etape.Travail) }
		etape.OnAvance = etape.OnChange
		etape.Deposer()
		pt := p.Fiche.Dossier.Seance.Point(32)
		if !strings.HasPrefix(dit(), "Déposée, en attente de l'accusé de réception") || pt.Transmission.String() != "2023-04-14" || pt.AccuseReception.Connue() {
			t.Fatalf("%s : %q %v", plateforme, dit(), pt.Transmission)
		}
		if len(avance) < 3 || !strings.HasSuffix(avance[len(avance)-2], "100\u202f%") || avance[len(avance)-1] != "" {
			t.Errorf("%s : %q", plateforme, avance)
		}
		if texte, deposee := etape.Note(); !deposee || !strings.Contains(texte, "Déposée le 14 avril 2023, en attente") {
			t.Errorf("%s : %q", plateforme, texte)
		}
		s.Repond[depottest.EtatS2low] = "OK\n4\n" + accuse2023_32
		s.Repond["GET "+depottest.DocumentPastell] = `{"last_action":{"action":"acquiter-tdt"}}`
		s.Repond["GET "+depottest.DocumentPastell+"/file/aractes"] = accuse2023_32
		etape.Deposer()
		pt = p.Fiche.Dossier.Seance.Point(32)
		if !strings.Contains(dit(), "reçue en préfecture") || pt.AccuseReception.String() != "2099-01-02" || pt.Transmission.String() != "2023-04-14" {
			t.Errorf("%s : %q %v", plateforme, dit(), pt.AccuseReception)
		}
		if n := s.Nombre(depottest.CreerS2low) + s.Nombre(depottest.ActionPastell); n != 1 {
			t.Errorf("%s : %d dépôts", plateforme, n)
		}
		sansSecretDansLeJournal(t, d.x.s)
	}
}

// sansSecretDansLeJournal reads every line of the journal.
func sansSecretDansLeJournal(t *testing.T, s *secretariat.Secretariat) {
	t.Helper()
	l, err := s.Journal(context.Background(), secretariat.MairieID)
	if err != nil || len(l) < 4 {
		t.Fatalf("%d lignes, %v", len(l), err)
	}
	if strings.Contains(fmt.Sprintf("%+v", l), depottest.MotDePasse) {
		t.Error("le mot de passe est au journal")
	}
}

// Two deposits do not run together, and the example never leaves.
func TestDeposerUnSeul(t *testing.T) {
	s, racines := depottest.Ouvrir(t)
	autorites = racines
	t.Cleanup(func() { autorites = nil })
	s.S2low()
	p, d, dit := aLaFenetre(t, s, secretariat.PlateformeS2low, 0)
	ensemble := ""
	_, err := d.Deposer(context.Background(), p.Fiche, 32, func(int64, int64) {
		p.Transmission().Deposer()
		ensemble = dit()
	})
	if err != nil || !strings.Contains(ensemble, "Un dépôt est déjà en cours") || s.Nombre(depottest.CreerS2low) != 1 {
		t.Errorf("%v %q", err, ensemble)
	}
	exemple := *p.Fiche
	exemple.Exemple = true
	if _, err := d.Deposer(context.Background(), &exemple, 32, nil); err == nil || !strings.Contains(err.Error(), "rien n'en part") {
		t.Error(err)
	}
}

// Stopped before the sending, nothing is dated.
func TestDeposerArrete(t *testing.T) {
	s, racines := depottest.Ouvrir(t)
	autorites = racines
	t.Cleanup(func() { autorites = nil })
	s.S2low()
	p, d, _ := aLaFenetre(t, s, secretariat.PlateformeS2low, 0)
	ctx, arreter := context.WithCancel(context.Background())
	arreter()
	_, err := d.Deposer(ctx, p.Fiche, 32, nil)
	if err == nil || len(s.Appels) != 0 {
		t.Errorf("%v %v", err, s.Appels)
	}
	f, errLu := d.x.s.Ouvrir(context.Background(), p.Fiche.ID)
	if errLu != nil || f.Dossier.Seance.Point(32).Transmission.Connue() {
		t.Errorf("%v %v", errLu, f.Dossier.Seance.Point(32).Transmission)
	}
	if texte, deposee, err := d.Note(p.Fiche, 32); err != nil || deposee || !strings.Contains(texte, "Un dépôt a été interrompu") {
		t.Errorf("%v %q", err, texte)
	}
}
