package secretariat

import (
	"context"
	"reflect"

	"delibere/app/conseil"
)

// Entete is what a séance is besides its presences and its points: when and where, how it was called,
// who presides and who writes.
type Entete struct {
	Date            conseil.Date
	Heure, HeureFin conseil.Heure
	Lieu            string
	Convocation     conseil.Convocation
	HuisClos        string
	President       conseil.EluID
	Secretaires     []conseil.EluID
	Auxiliaires     []string
	PVPrecedent     conseil.PVPrecedent
}

// EnteteDe reads the entête of a record.
func EnteteDe(d *conseil.Dossier) Entete {
	s := d.Copie().Seance
	return Entete{s.Date, s.Heure, s.HeureFin, s.Lieu, s.Convocation, s.HuisClos, s.President, s.Secretaires, s.Auxiliaires, s.PVPrecedent}
}

// PoserEntete writes the entête of a séance. *Refus, ErrInconnue, ErrDejaLa, ErrScellee.
func (s *Secretariat) PoserEntete(ctx context.Context, id SeanceID, e Entete) (Fiche, error) {
	return s.modifier(ctx, id, func(d *conseil.Dossier) (string, error) {
		if !e.Date.Connue() {
			return "", refus("une séance a une date ; tapez-la")
		}
		for _, qui := range append([]conseil.EluID{e.President}, e.Secretaires...) {
			if _, err := elu(d, qui); qui != "" && err != nil {
				return "", err
			}
		}
		if e.HuisClos != "" {
			points, err := conseil.ParsePoints(e.HuisClos)
			if err != nil {
				return "", &Refus{"huis clos : " + err.Error()}
			}
			e.HuisClos = points.String()
		}
		if reflect.DeepEqual(e, EnteteDe(d)) {
			return "", nil
		}
		x := &d.Seance
		x.Date, x.Heure, x.HeureFin, x.Lieu, x.Convocation, x.HuisClos = e.Date, e.Heure, e.HeureFin, e.Lieu, e.Convocation, e.HuisClos
		x.President, x.Secretaires, x.Auxiliaires, x.PVPrecedent = e.President, e.Secretaires, e.Auxiliaires, e.PVPrecedent
		return "entête de la séance", nil
	})
}
