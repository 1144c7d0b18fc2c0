package secretariat

import (
	"context"
	"fmt"
	"maps"
	"slices"

	"delibere/app/conseil"
)

// Mairie is what a commune keeps from one séance to the next: itself, the tableau of its conseil and
// its settings. A séance takes its own copy when it is made: what changes here never moves a past one.
type Mairie struct {
	Commune conseil.Commune
	Elus    []conseil.Elu // one entry a mandate, those that ended included, in the order of the tableau
	// Reglages are the settings, each as JSON under its name: "numerotation", "modele".
	Reglages map[string]string
}

// Copie returns a Mairie that shares nothing with m that an act could change.
func (m Mairie) Copie() Mairie {
	return Mairie{Commune: m.Commune, Elus: slices.Clone(m.Elus), Reglages: maps.Clone(m.Reglages)}
}

// FicheMairie is the Mairie as the register holds it.
type FicheMairie struct {
	Mairie
	Annulable, Retablissable string // the act that AnnulerMairie would undo, that RetablirMairie would redo
}

// Coordonnees are how the convocation reaches a member (CGCT L2121-10). They serve for that alone: no
// document prints them, no journal keeps them, an export leaves them out.
type Coordonnees struct {
	Courriel, Telephone, Adresse string
	Papier                       bool // the member asked for paper at home
}

// Mairie returns what the commune keeps.
func (s *Secretariat) Mairie(ctx context.Context) (FicheMairie, error) { return s.registre.Mairie(ctx) }

// modifierMairie does one act on the Mairie.
func (s *Secretariat) modifierMairie(ctx context.Context, quoi string, f func(*Mairie) error) (FicheMairie, error) {
	return s.registre.ModifierMairie(ctx, s.acte("%s", quoi), f)
}

// PoserCommune writes the identity of the commune.
func (s *Secretariat) PoserCommune(ctx context.Context, c conseil.Commune) (FicheMairie, error) {
	return s.modifierMairie(ctx, "identité de la commune", func(m *Mairie) error {
		if c.Nom == "" {
			return refus("la commune n'a pas de nom ; écrivez-le")
		}
		m.Commune = c
		return nil
	})
}

// PoserElu writes a mandate of the tableau, in place of the one of the same name or as a new one.
func (s *Secretariat) PoserElu(ctx context.Context, e conseil.Elu) (FicheMairie, error) {
	return s.modifierMairie(ctx, "mandat de "+e.Appel(), func(m *Mairie) error {
		if e.ID == "" || e.Nom == "" {
			return refus("un élu a un nom ; écrivez-le")
		}
		if e.Fin.Connue() && e.Debut.Connue() && e.Fin.Avant(e.Debut) {
			return refus("le mandat de %s finit le %s, avant de commencer le %s ; corrigez l'une des deux dates", e.Appel(), e.Fin.Courte(), e.Debut.Courte())
		}
		if i := slices.IndexFunc(m.Elus, func(x conseil.Elu) bool { return x.ID == e.ID }); i >= 0 {
			m.Elus[i] = e
		} else {
			m.Elus = append(m.Elus, e)
		}
		trierTableau(m.Elus)
		return nil
	})
}

// RetirerElu takes a mandate out of the tableau: for a mistake of the hand. A mandate that ended keeps
// its line, with its last day and its reason.
func (s *Secretariat) RetirerElu(ctx context.Context, id conseil.EluID) (FicheMairie, error) {
	return s.modifierMairie(ctx, "retrait d'un mandat", func(m *Mairie) error {
		i := slices.IndexFunc(m.Elus, func(x conseil.Elu) bool { return x.ID == id })
		if i < 0 {
			return refus("« %s » n'est pas au tableau du conseil ; relisez la liste", id)
		}
		m.Elus = slices.Delete(m.Elus, i, i+1)
		return nil
	})
}

// PoserTableau replaces the tableau: after an import or a change of order.
func (s *Secretariat) PoserTableau(ctx context.Context, elus []conseil.Elu) (FicheMairie, error) {
	return s.modifierMairie(ctx, fmt.Sprintf("tableau du conseil (%s)", conseil.Nombre(len(elus), "mandat", "mandats")), func(m *Mairie) error {
		m.Elus = slices.Clone(elus)
		trierTableau(m.Elus)
		return nil
	})
}

// trierTableau sorts by rank (CGCT L2121-1); those without a rank come last, as they were.
func trierTableau(elus []conseil.Elu) {
	rang := func(e conseil.Elu) int {
		if e.Rang == 0 {
			return 1 << 30
		}
		return e.Rang
	}
	slices.SortStableFunc(elus, func(a, b conseil.Elu) int { return rang(a) - rang(b) })
}

// PoserReglage writes a setting, as JSON; an empty value takes it out.
func (s *Secretariat) PoserReglage(ctx context.Context, nom, json string) (FicheMairie, error) {
	quoi, nomme := nomsDesReglages[nom]
	if !nomme {
		quoi = "réglage « " + nom + " »"
	}
	return s.modifierMairie(ctx, quoi, func(m *Mairie) error {
		if m.Reglages == nil {
			m.Reglages = map[string]string{}
		}
		m.Reglages[nom] = json
		if json == "" {
			delete(m.Reglages, nom)
		}
		return nil
	})
}

// AnnulerMairie undoes the last act on the Mairie, RetablirMairie redoes it. ErrRienAAnnuler.
func (s *Secretariat) AnnulerMairie(ctx context.Context) (FicheMairie, error) {
	return s.registre.AnnulerMairie(ctx, s.acte("annulation"))
}

// RetablirMairie redoes the last act undone on the Mairie.
func (s *Secretariat) RetablirMairie(ctx context.Context) (FicheMairie, error) {
	return s.registre.RetablirMairie(ctx, s.acte("rétablissement"))
}

// Coordonnees returns how each member is reached.
func (s *Secretariat) Coordonnees(ctx context.Context) (map[conseil.EluID]Coordonnees, error) {
	return s.registre.Coordonnees(ctx)
}

// PoserCoordonnees writes how a member is reached; the zero value forgets it.
func (s *Secretariat) PoserCoordonnees(ctx context.Context, id conseil.EluID, c Coordonnees) error {
	return s.registre.PoserCoordonnees(ctx, id, c)
}

// Convoquer makes a séance of the commune as it is that day: its identity, the mandates open that day,
// nobody marked at the roll call yet. ErrDejaLa.
func (s *Secretariat) Convoquer(ctx context.Context, seance conseil.Seance) (Fiche, error) {
	m, err := s.registre.Mairie(ctx)
	if err != nil {
		return Fiche{}, err
	}
	if m.Commune.Nom == "" {
		return Fiche{}, refus("la commune n'est pas encore nommée ; remplissez d'abord « Réglages », puis « Conseil »")
	}
	d := &conseil.Dossier{Commune: m.Commune, Seance: seance}
	for _, e := range m.Elus {
		if e.OuvertLe(seance.Date) {
			d.Elus = append(d.Elus, e)
		}
	}
	if len(d.Elus) == 0 {
		return Fiche{}, refus("aucun mandat n'est ouvert le %s ; remplissez d'abord le tableau dans « Conseil »", seance.Date.Longue())
	}
	return s.registre.Creer(ctx, s.acte("séance du %s", seance.Date.Longue()), d, false)
}
