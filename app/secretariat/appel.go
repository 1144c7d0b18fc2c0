package secretariat

import (
	"context"
	"fmt"

	"delibere/app/conseil"
)

// Representer gives a pouvoir during the roll call: who is represented is not there, so that who was not
// called yet, or was marked present, becomes excusé. *Refus, ErrInconnue, ErrScellee.
func (s *Secretariat) Representer(ctx context.Context, id SeanceID, p conseil.Pouvoir) (Fiche, error) {
	return s.modifier(ctx, id, func(d *conseil.Dossier) (string, error) {
		if p.Mandant == p.Mandataire {
			return "", refus("%s ne peut pas se donner pouvoir à lui-même ; choisissez un autre porteur", d.Appel(p.Mandant))
		}
		if err := donner(d, p); err != nil {
			return "", err
		}
		if statut := d.Seance.Presences[p.Mandant]; p.DuPoint == 0 && statut != conseil.Absent {
			poser(d, p.Mandant, conseil.Excuse)
		}
		return fmt.Sprintf("pouvoir de %s", d.Appel(p.Mandant)), nil
	})
}

// TousPresents marks present every member whose mandate is open and who was not called yet; who was marked
// keeps his mark. *Refus when nobody is left.
func (s *Secretariat) TousPresents(ctx context.Context, id SeanceID) (Fiche, error) {
	return s.modifier(ctx, id, func(d *conseil.Dossier) (string, error) {
		n := 0
		for i := range d.Elus {
			if e := &d.Elus[i]; e.OuvertLe(d.Seance.Date) && d.Seance.Presences[e.ID] == "" {
				poser(d, e.ID, conseil.Present)
				n++
			}
		}
		if n == 0 {
			return "", refus("chaque membre est déjà marqué présent, excusé ou absent ; changez-les un à un")
		}
		return "présence de " + conseil.Nombre(n, "membre", "membres"), nil
	})
}

func poser(d *conseil.Dossier, qui conseil.EluID, statut conseil.Statut) {
	if d.Seance.Presences == nil {
		d.Seance.Presences = map[conseil.EluID]conseil.Statut{}
	}
	d.Seance.Presences[qui] = statut
}

// donner gives a pouvoir in place of the one that the mandant had from the same point on.
func donner(d *conseil.Dossier, p conseil.Pouvoir) error {
	for _, qui := range []conseil.EluID{p.Mandant, p.Mandataire} {
		if _, err := elu(d, qui); err != nil {
			return err
		}
	}
	if p.AuPoint != 0 && p.AuPoint < p.DuPoint {
		return refus("le pouvoir finit au point %d avant de commencer au point %d ; corrigez l'un des deux", p.AuPoint, p.DuPoint)
	}
	retirerPouvoir(d, p.Mandant, p.DuPoint)
	d.Seance.Pouvoirs = append(d.Seance.Pouvoirs, p)
	return nil
}
