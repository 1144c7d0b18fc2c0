package ecran

import (
	"context"
	"errors"

	"delibere/app/conseil"
	"delibere/app/dossier"
	"delibere/app/secretariat"
)

// PiloteMairie holds what the commune keeps from one séance to the next: the screens of the conseil and
// of the settings stand on it, and undo together.
type PiloteMairie struct {
	p        *Pilote
	Fiche    secretariat.FicheMairie
	OnChange func()
}

func nouveauPiloteMairie(p *Pilote) *PiloteMairie {
	return &PiloteMairie{p: p, OnChange: func() {}}
}

// Lire reads the Mairie again.
func (m *PiloteMairie) Lire() {
	f, err := m.p.s.Secretariat.Mairie(context.Background())
	if !m.p.faute(err) {
		m.Fiche = f
		m.OnChange()
	}
}

// faire shows the result of an act on the Mairie, or why it was not done.
func (m *PiloteMairie) faire(f secretariat.FicheMairie, err error) bool {
	if m.p.faute(err) {
		return false
	}
	m.p.OnMessage("", false)
	m.p.mairie++
	m.Fiche = f
	m.OnChange()
	return true
}

// PoserCommune keeps the identity of the commune; the register refuses a SIREN or a code that is wrong.
func (m *PiloteMairie) PoserCommune(c conseil.Commune) bool {
	if c == m.Fiche.Commune {
		return true
	}
	f, err := m.p.s.Secretariat.PoserCommune(context.Background(), c)
	var faux *dossier.Erreur
	if errors.As(err, &faux) {
		err = errors.New(faux.Message) // the place in the file means nothing here
	}
	return m.faire(f, err)
}

// Annuler undoes the last act on the Mairie and says which.
func (m *PiloteMairie) Annuler() {
	quoi := m.Fiche.Annulable
	if m.faire(m.p.s.Secretariat.AnnulerMairie(context.Background())) {
		m.p.dire("Annulé : %s. Ctrl+Y le rétablit.", quoi)
	}
}

// Retablir redoes the last act undone on the Mairie and says which.
func (m *PiloteMairie) Retablir() {
	quoi := m.Fiche.Retablissable
	if m.faire(m.p.s.Secretariat.RetablirMairie(context.Background())) {
		m.p.dire("Rétabli : %s.", quoi)
	}
}
