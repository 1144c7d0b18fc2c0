package ecran

import (
	"context"
	"fmt"
	"strings"

	"delibere/app/conseil"
	"delibere/app/secretariat"
)

// PiloteTransmission makes what leaves the mairie for the représentant de l'État and for the public, and
// takes in what comes back.
type PiloteTransmission struct {
	p      *Pilote
	Recues []string // what the answers said since the screen was opened, the latest first

	travail  // the deposit that runs
	OnChange func()
	OnAvance func() // what runs has gone on: only Travail differs
}

// Transmission returns the pilote of the step, on the délibération chosen.
func (p *Pilote) Transmission() *PiloteTransmission {
	return &PiloteTransmission{p: p, OnChange: func() {}, OnAvance: func() {}}
}

// OnFichier is called with a file to write, its name and what to say once it is written.
type OnFichier func(nom string, octets []byte, fait string)

// fichier makes a file of the point chosen beside the window, then hands it over. An act that is not
// sealed leaves as well: the law does not ask for the seal, and the line says it is not.
func (t *PiloteTransmission) fichier(quoi string, faire func(f *secretariat.Fiche, point int) (nom string, octets []byte, fait string, err error), livrer OnFichier) {
	if t.p.Fiche == nil || t.p.Fiche.Dossier.Seance.Point(t.p.Point) == nil {
		t.p.faute(fmt.Errorf("choisissez d'abord la délibération"))
		return
	}
	f, point := t.p.Fiche, t.p.Point
	t.p.dire("%s : préparation…", quoi)
	t.p.s.EnFond(func() {
		nom, octets, fait, err := faire(f, point)
		t.p.s.SurEcran(func() {
			if !t.p.faute(err) {
				livrer(nom, octets, fait)
			}
		})
	})
}

// Archive makes the archive ACTES of the délibération chosen.
func (t *PiloteTransmission) Archive(livrer OnFichier) {
	t.fichier("Archive ACTES", func(f *secretariat.Fiche, point int) (string, []byte, string, error) {
		nom, octets, avertissements, err := t.p.s.Transmettre.Archive(context.Background(), f, point)
		fait := "Archive prête à déposer sur la plateforme, pas envoyée"
		if len(avertissements) > 0 {
			fait += " (" + strings.Join(avertissements, " ; ") + ")"
		}
		return nom, octets, fait, err
	}, livrer)
}

// Publier makes what the website shows of the délibération chosen, put online on the day typed, today
// when nothing is.
func (t *PiloteTransmission) Publier(jour string, livrer OnFichier) {
	le, err := lireDate(jour)
	if t.p.faute(err) {
		return
	}
	if !le.Connue() {
		le = conseil.DateOf(t.p.s.Horloge())
	}
	t.fichier("Publication", func(f *secretariat.Fiche, point int) (string, []byte, string, error) {
		nom, octets, mention, err := t.p.s.Transmettre.Publier(f, point, le)
		return nom, octets, mention + " Écrivez cette phrase au-dessus du fichier, sur le site ; laissez-le deux mois au moins", err
	}, livrer)
}

// SCDL makes the open-data file of the whole register.
func (t *PiloteTransmission) SCDL(livrer OnFichier) {
	t.p.dire("Données ouvertes : préparation…")
	t.p.s.EnFond(func() {
		octets, avertissements, err := t.p.s.Transmettre.SCDL(context.Background())
		t.p.s.SurEcran(func() {
			if t.p.faute(err) {
				return
			}
			fait := "Données ouvertes enregistrées"
			if len(avertissements) > 0 {
				fait += " (" + strings.Join(avertissements, " ; ") + ")"
			}
			livrer("deliberations.csv", octets, fait)
		})
	})
}

// Recevoir takes in an answer of the préfecture, dropped or chosen.
func (t *PiloteTransmission) Recevoir(octets []byte) {
	message, err := t.p.s.Transmettre.Recevoir(context.Background(), octets)
	if t.p.faute(err) {
		t.noter(phrase(err))
		return
	}
	t.noter(message)
	if t.p.Fiche != nil {
		t.p.faire(t.p.s.Secretariat.Ouvrir(context.Background(), t.p.Fiche.ID))
	}
	t.p.dire("%s", message)
}

func (t *PiloteTransmission) noter(message string) { t.Recues = append([]string{message}, t.Recues...) }
