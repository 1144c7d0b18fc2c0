package main

import (
	"context"
	"fmt"
	"strings"

	"delibere/app/conseil"
	"delibere/app/secretariat"
)

// choix names a séance of the register: its day, and what tells it from the others of that day.
type choix struct {
	jour    conseil.Date
	heure   conseil.Heure // not known: any
	commune string        // "": any
}

// choixDe reads --seance, --heure and --commune.
func choixDe(o options) (c choix, err error) {
	if !o.a("--seance") {
		return c, usage("indiquez la séance, par exemple --seance 2023-04-05")
	}
	if c.jour, err = conseil.ParseDate(o.valeurs["--seance"]); err != nil {
		return c, err
	}
	if o.a("--heure") {
		if c.heure, err = conseil.ParseHeure(o.valeurs["--heure"]); err != nil {
			return c, err
		}
	}
	c.commune = strings.TrimSpace(o.valeurs["--commune"])
	return c, nil
}

func (c choix) retient(r secretariat.Resume) bool {
	return (!c.heure.Connue() || r.Heure == c.heure) && (c.commune == "" || strings.EqualFold(r.Commune, c.commune))
}

// trouver finds the only séance of that choice; its refusal lists those of the day.
func (c choix) trouver(ctx context.Context, s *secretariat.Secretariat) (secretariat.SeanceID, error) {
	duJour, err := s.Chercher(ctx, c.jour)
	if err != nil {
		return 0, err
	}
	if len(duJour) == 0 {
		return 0, fmt.Errorf("la base n'a aucune séance le %s ; choisissez une date qui en a une", c.jour.Longue())
	}
	var noms []string
	var retenues []secretariat.SeanceID
	for _, r := range duJour {
		nom := r.Commune
		if r.Heure.Connue() {
			nom += " à " + r.Heure.String()
		}
		noms = append(noms, nom)
		if c.retient(r) {
			retenues = append(retenues, r.ID)
		}
	}
	if len(retenues) != 1 {
		quelles := ""
		if c.heure.Connue() || c.commune != "" {
			quelles = fmt.Sprintf(", dont %d comme vous la demandez", len(retenues))
		}
		return 0, fmt.Errorf("la base a %s le %s (%s)%s ; choisissez-en une avec --heure HH:MM ou --commune NOM",
			conseil.Nombre(len(duJour), "séance", "séances"), c.jour.Longue(), conseil.Enumerer(noms), quelles)
	}
	return retenues[0], nil
}
