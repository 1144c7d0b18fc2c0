package secretariat

import (
	"context"
	"fmt"
	"slices"

	"delibere/app/conseil"
)

// Ajouter says that a point was not on the agenda sent with the convocation (CGCT L2121-10), or that it was.
func (s *Secretariat) Ajouter(ctx context.Context, id SeanceID, numero int, ajoute bool) (Fiche, error) {
	return s.modifier(ctx, id, func(d *conseil.Dossier) (string, error) {
		p, err := point(d, numero)
		if err != nil {
			return "", err
		}
		p.Ajoute = ajoute
		return fmt.Sprintf("ordre du jour, point %d", numero), nil
	})
}

// HuisClos says that a point is examined in huis clos (CGCT L2121-18), or that it is public.
func (s *Secretariat) HuisClos(ctx context.Context, id SeanceID, numero int, clos bool) (Fiche, error) {
	return s.modifier(ctx, id, func(d *conseil.Dossier) (string, error) {
		if _, err := point(d, numero); err != nil {
			return "", err
		}
		var l conseil.Points
		if d.Seance.HuisClos != "" {
			var err error
			if l, err = conseil.ParsePoints(d.Seance.HuisClos); err != nil {
				return "", &Refus{"huis clos : " + err.Error()}
			}
		}
		l = slices.DeleteFunc(l, func(n int) bool { return n == numero })
		if clos {
			l = append(l, numero)
			slices.Sort(l)
		}
		d.Seance.HuisClos = l.String()
		return fmt.Sprintf("huis clos du point %d", numero), nil
	})
}

// Suspendre notes that the séance was suspended during a point. *Refus.
func (s *Secretariat) Suspendre(ctx context.Context, id SeanceID, x conseil.Suspension) (Fiche, error) {
	return s.modifier(ctx, id, func(d *conseil.Dossier) (string, error) {
		if _, err := point(d, x.Point); err != nil {
			return "", err
		}
		if err := x.Verifier(); err != nil {
			return "", &Refus{err.Error()}
		}
		d.Seance.Suspensions = append(d.Seance.Suspensions, x)
		return fmt.Sprintf("suspension au point %d", x.Point), nil
	})
}

// RetirerSuspension erases a suspension that was noted. *Refus.
func (s *Secretariat) RetirerSuspension(ctx context.Context, id SeanceID, x conseil.Suspension) (Fiche, error) {
	return s.modifier(ctx, id, func(d *conseil.Dossier) (string, error) {
		i := slices.Index(d.Seance.Suspensions, x)
		if i < 0 {
			return "", refus("cette suspension n'est plus dans la séance ; relisez la liste")
		}
		d.Seance.Suspensions = slices.Delete(d.Seance.Suspensions, i, i+1)
		if len(d.Seance.Suspensions) == 0 {
			d.Seance.Suspensions = nil
		}
		return fmt.Sprintf("retrait d'une suspension au point %d", x.Point), nil
	})
}

// Nommer notes the rounds of an election by the conseil (CGCT L2121-21); nil takes it back.
func (s *Secretariat) Nommer(ctx context.Context, id SeanceID, numero int, n *conseil.Nomination) (Fiche, error) {
	return s.modifier(ctx, id, func(d *conseil.Dossier) (string, error) {
		p, err := point(d, numero)
		if err != nil {
			return "", err
		}
		p.Nomination = n
		return fmt.Sprintf("nomination du point %d", numero), nil
	})
}
