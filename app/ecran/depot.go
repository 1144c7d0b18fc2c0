package ecran

import (
	"context"
	"fmt"

	"delibere/app/conseil"
	"delibere/app/secretariat"
)

// Compte is the account of the commune on a platform; the zero one when it has none.
func (t *PiloteTransmission) Compte() secretariat.CompteDepot {
	m, err := t.p.s.Secretariat.Mairie(context.Background())
	if t.p.faute(err) {
		return secretariat.CompteDepot{}
	}
	c, err := m.CompteDepot()
	t.p.faute(err)
	return c
}

// Note says what is noted of the deposit of the délibération chosen.
func (t *PiloteTransmission) Note() (texte string, deposee bool) {
	texte, deposee, err := t.p.s.Depots.Note(t.p.Fiche, t.p.Point)
	t.p.faute(err)
	return texte, deposee
}

// Deposer deposits the délibération chosen beside the window, or asks where its deposit stands. Stopped, it
// leaves a doubt that the next call clears up: the message says so.
func (t *PiloteTransmission) Deposer() {
	if t.p.Fiche == nil || t.p.Fiche.Dossier.Seance.Point(t.p.Point) == nil {
		t.p.faute(fmt.Errorf("choisissez d'abord la délibération"))
		return
	}
	f, point := t.p.Fiche, t.p.Point
	var message string
	var err error
	t.travailler(t.p, "Dépôt sur la plateforme…", func(ctx context.Context) error {
		message, err = t.p.s.Depots.Deposer(ctx, f, point, t.avancer())
		return nil
	}, func() { t.conclure(f, message, err) }, func() { t.OnChange() })
}

// avancer shows each hundredth of the sending.
func (t *PiloteTransmission) avancer() func(envoyes, total int64) {
	dit := int64(-1)
	return func(envoyes, total int64) {
		if total <= 0 || envoyes*100/total == dit {
			return
		}
		dit = envoyes * 100 / total
		quoi := fmt.Sprintf("Dépôt sur la plateforme : %d\u202f%%", dit)
		t.p.s.SurEcran(func() {
			if t.Travail != "" {
				t.Travail = quoi
				t.OnAvance()
			}
		})
	}
}

// conclure shows the séance as the answer has dated it, when it is still the one shown.
func (t *PiloteTransmission) conclure(f *secretariat.Fiche, message string, err error) {
	if err == nil && t.p.Fiche != nil && t.p.Fiche.ID == f.ID {
		t.p.faire(t.p.s.Secretariat.Ouvrir(context.Background(), f.ID))
	}
	if t.p.faute(err) {
		t.noter(phrase(err))
		return
	}
	t.noter(conseil.Majuscule(message))
	t.p.dire("%s", conseil.Majuscule(message))
}
