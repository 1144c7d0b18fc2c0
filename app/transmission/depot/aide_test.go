package depot

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"delibere/app/conseil"
	"delibere/app/transmission"
	"delibere/app/transmission/depot/depottest"
)

const pdf = "%PDF-1.7\n%%EOF"

func unActe() *transmission.ActeADeposer {
	return &transmission.ActeADeposer{Identifiant: "025-212500011-20241230-2024_101-DE", Numero: "2024_101", Objet: "Cœur de bourg : l’été à 12 €",
		Date: conseil.NewDate(2024, 12, 30), Matiere: "3.1.2",
		Pieces: []transmission.Piece{{Nom: "99_DE-025-212500011-20241230-2024_101-DE-1-1_1.pdf", Type: "99_DE", Octets: []byte(pdf)},
			{Nom: "31_DP-025-212500011-20241230-2024_101-DE-1-1_2.pdf", Type: "31_DP", Octets: []byte(pdf + "plan")}}}
}

// carnet is a Carnet in memory that fails on command.
type carnet struct {
	lignes map[string]Ligne
	suite  []Ligne
	panne  error
}

func (c *carnet) Lire(id string) (Ligne, error) { return c.lignes[id], nil }

func (c *carnet) Noter(id string, l Ligne) error {
	if c.panne != nil {
		return c.panne
	}
	if c.lignes == nil {
		c.lignes = map[string]Ligne{}
	}
	c.lignes[id] = l
	c.suite = append(c.suite, l)
	return nil
}

const motDePasse = depottest.MotDePasse

func ouvrirServeur(t *testing.T) (*depottest.Serveur, Acces) {
	t.Helper()
	s, racines := depottest.Ouvrir(t)
	return s, Acces{Adresse: s.URL, Compte: depottest.Compte, MotDePasse: motDePasse, Racines: racines}
}

// sansSecret fails when the password shows in an error or in what is kept.
func sansSecret(t *testing.T, quoi ...any) {
	t.Helper()
	if strings.Contains(fmt.Sprintf("%+v", quoi), motDePasse) {
		t.Errorf("le mot de passe se voit dans %+v", quoi)
	}
}

var fond = context.Background()
