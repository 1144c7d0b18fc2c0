package ecran

import (
	"context"
	"errors"
	"time"
)

// coffre is the double of what keeps the register safe.
type coffre struct {
	copies   []Sauvegarde
	faites   int
	panne    error
	contenu  Contenu
	restaure string // the backup that was put back
	exporte  string
	tete     string // the fingerprint that was asked for
	fautes   []string
	apres    func() // what a restore does to the register
}

func (c *coffre) Liste() ([]Sauvegarde, error) { return c.copies, nil }

func (c *coffre) Faire(context.Context) error {
	if c.panne == nil {
		c.faites++
		c.copies = append([]Sauvegarde{{Chemin: "/copies/neuve.delibere", Quand: time.Date(2023, time.April, 7, 18, 2, 0, 0, time.UTC), Taille: 1 << 20}}, c.copies...)
	}
	return c.panne
}

func (c *coffre) Regarder(_ context.Context, chemin string) (Contenu, error) {
	if chemin == "" {
		return Contenu{}, errors.New("la sauvegarde n'est pas lisible")
	}
	return c.contenu, c.panne
}

func (c *coffre) Restaurer(_ context.Context, chemin string) (string, error) {
	if c.panne == nil {
		c.restaure = chemin
		c.apres()
	}
	return "/registre-avant.delibere", c.panne
}

func (c *coffre) Exporter(_ context.Context, dossier string) error {
	c.exporte = dossier
	return c.panne
}

func (c *coffre) Verifier(_ context.Context, tete string) (string, []string, error) {
	c.tete = tete
	return "Registre : 3 actes, 1 séance.", c.fautes, c.panne
}

var _ Sauvegardes = (*coffre)(nil)
