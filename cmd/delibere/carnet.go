package main

import (
	"context"
	"fmt"

	"delibere/app/conseil"
	"delibere/app/secretariat"
	"delibere/app/transmission/depot"
)

// carnet keeps the lines of depot.Deposer in the register. A line of another account is not its own.
type carnet struct {
	s      *secretariat.Secretariat
	compte string
	jour   conseil.Date
}

// Lire implements depot.Carnet.
func (c *carnet) Lire(identifiant string) (depot.Ligne, error) {
	m, err := c.s.Mairie(context.Background())
	if err != nil {
		return depot.Ligne{}, err
	}
	n, err := m.Depot(identifiant)
	switch {
	case err != nil || n.Compte == "":
		return depot.Ligne{}, err
	case n.Compte == c.compte:
		return depot.Ligne{Brouillon: n.Brouillon, Commence: n.Commence, Numero: n.Numero, Texte: n.Texte}, nil
	case n.Commence:
		return depot.Ligne{}, fmt.Errorf("le dépôt de cet acte a commencé sur un autre compte (%s) ; remettez ce compte, ou vérifiez l'acte sur le site de cette plateforme", n.Compte)
	}
	return depot.Ligne{}, nil // refused there: it may go here
}

// Noter implements depot.Carnet. The day is that of the sending that is noted.
func (c *carnet) Noter(identifiant string, l depot.Ligne) error {
	m, err := c.s.Mairie(context.Background())
	if err != nil {
		return err
	}
	n, err := m.Depot(identifiant)
	if err != nil {
		return err
	}
	if l.Numero == "" || n.Compte != c.compte || n.Jour == "" {
		n.Jour = c.jour.String()
	}
	n.Compte, n.Brouillon, n.Commence, n.Numero, n.Texte = c.compte, l.Brouillon, l.Commence, l.Numero, l.Texte
	return c.s.NoterDepot(context.Background(), identifiant, n)
}
