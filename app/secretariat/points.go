package secretariat

import (
	"context"
	"fmt"
	"slices"

	"delibere/app/conseil"
)

// AjouterPoint adds a point at the end of the agenda, and returns its number.
func (s *Secretariat) AjouterPoint(ctx context.Context, id SeanceID, objet string) (Fiche, int, error) {
	numero := 0
	f, err := s.modifier(ctx, id, func(d *conseil.Dossier) (string, error) {
		numero = dernierPoint(d) + 1
		d.Seance.Points = append(d.Seance.Points, conseil.Point{Numero: numero, Objet: objet})
		return fmt.Sprintf("ajout du point %d", numero), nil
	})
	return f, numero, err
}

func dernierPoint(d *conseil.Dossier) int {
	dernier := 0
	for _, p := range d.Seance.Points {
		dernier = max(dernier, p.Numero)
	}
	return dernier
}

// RetirerPoint takes a point out of the agenda. Those that follow take the number before theirs, and so
// does whatever names them: who is there at each of the other points does not change. *Refus,
// ErrInconnue, ErrScellee.
func (s *Secretariat) RetirerPoint(ctx context.Context, id SeanceID, numero int) (Fiche, error) {
	dernier := 0
	f, err := s.modifier(ctx, id, func(d *conseil.Dossier) (string, error) {
		if _, err := point(d, numero); err != nil {
			return "", err
		}
		dernier = dernierPoint(d)
		if err := retirerPoint(d, numero, dernier); err != nil {
			return "", err
		}
		return fmt.Sprintf("retrait du point %d", numero), nil
	})
	if err != nil {
		return f, err
	}
	// A draft is kept under the number of its point, which may now be that of another.
	for n := numero; n <= dernier; n++ {
		if err := s.registre.EffacerBrouillons(ctx, id, n); err != nil {
			return f, err
		}
	}
	return f, nil
}

func retirerPoint(d *conseil.Dossier, numero, dernier int) error {
	s := &d.Seance
	s.Points = slices.DeleteFunc(s.Points, func(p conseil.Point) bool { return p.Numero == numero })
	for i := range s.Points {
		s.Points[i].Numero = avant(s.Points[i].Numero, numero)
	}
	for i := range s.Mouvements {
		if m := &s.Mouvements[i]; numero == dernier && m.Point == numero && m.Type == conseil.Demission {
			return refus("la démission de %s est notée au point %d, le dernier ; notez-la à un autre point, puis retirez celui-ci", d.Appel(m.Elu), numero)
		}
	}
	s.Mouvements = mouvementsSans(s.Mouvements, numero, numero == dernier)
	s.Pouvoirs = pouvoirsSans(s.Pouvoirs, numero, dernier)
	return renommerPoints(s, func(n int) int {
		if n == numero {
			return 0
		}
		return avant(n, numero)
	})
}

// avant is the number of a point once another was taken out.
func avant(n, retire int) int {
	if n > retire {
		return n - 1
	}
	return n
}

// mouvementsSans are the movements once a point was taken out: one that was noted there counts from the
// next point on, and who left for that point alone has not moved.
func mouvementsSans(l []conseil.Mouvement, retire int, dernier bool) []conseil.Mouvement {
	inutiles := map[int]bool{}
	for i := range l {
		if l[i].Point == retire && !inutiles[i] {
			if j := retourDe(l, i, retire, inutiles); j >= 0 {
				inutiles[i], inutiles[j] = true, true
			}
			inutiles[i] = inutiles[i] || dernier
		}
	}
	var garde []conseil.Mouvement
	for i, m := range l {
		if inutiles[i] {
			continue
		}
		if m.Point == retire {
			m.Moment = ""
		}
		m.Point = avant(m.Point, retire)
		garde = append(garde, m)
	}
	return garde
}

// retourDe is the movement that takes one back, at the same point or as the next one opens; -1 for none.
func retourDe(l []conseil.Mouvement, i, retire int, pris map[int]bool) int {
	entre := func(m conseil.Mouvement) bool { return m.Type == conseil.Arrivee || m.Type == conseil.Retour }
	for j, m := range l {
		autour := m.Point == retire || m.Point == retire+1 && m.Moment != conseil.AuVote
		if j != i && !pris[j] && m.Elu == l[i].Elu && autour && entre(m) != entre(l[i]) && m.Type != conseil.Demission && l[i].Type != conseil.Demission {
			return j
		}
	}
	return -1
}

// pouvoirsSans are the pouvoirs once a point was taken out; one that covered that point alone goes.
func pouvoirsSans(l []conseil.Pouvoir, retire, dernier int) []conseil.Pouvoir {
	var garde []conseil.Pouvoir
	for _, p := range l {
		fini := false
		if p.AuPoint >= retire {
			p.AuPoint--
			fini = p.AuPoint == 0 || p.AuPoint < avant(p.DuPoint, retire)
		}
		fini = fini || p.DuPoint == retire && retire == dernier
		if p.DuPoint = avant(p.DuPoint, retire); !fini {
			garde = append(garde, p)
		}
	}
	return garde
}

// renommerPoints gives their new numbers to the points that a séance names in a list; 0 takes one out.
func renommerPoints(s *conseil.Seance, nouveau func(int) int) error {
	renommer := func(l conseil.Points) conseil.Points {
		var r conseil.Points
		for _, n := range l {
			if m := nouveau(n); m != 0 {
				r = append(r, m)
			}
		}
		slices.Sort(r)
		return r
	}
	s.Convocation.PointsRepris = renommer(s.Convocation.PointsRepris)
	var suspensions []conseil.Suspension
	for _, x := range s.Suspensions {
		if x.Point = nouveau(x.Point); x.Point != 0 {
			suspensions = append(suspensions, x)
		}
	}
	s.Suspensions = suspensions
	if s.HuisClos == "" {
		return nil
	}
	l, err := conseil.ParsePoints(s.HuisClos)
	if err != nil {
		return &Refus{"huis clos : " + err.Error()}
	}
	s.HuisClos = renommer(l).String()
	return nil
}

// DeplacerPoint puts a point so many places earlier (pas < 0) or later: it exchanges its number with each of
// those that it passes. It returns the number that the point has then. Where somebody comes or goes between two
// of them, the order is a fact of the séance: it is refused. *Refus, ErrInconnue, ErrScellee.
func (s *Secretariat) DeplacerPoint(ctx context.Context, id SeanceID, numero, pas int) (Fiche, int, error) {
	place := numero
	f, err := s.modifier(ctx, id, func(d *conseil.Dossier) (string, error) {
		if _, err := point(d, numero); err != nil {
			return "", err
		}
		for place = numero; pas != 0; pas -= signe(pas) {
			autre := voisin(d, place, pas)
			if autre == 0 {
				return "", refus("le point %d est déjà au bout de l'ordre du jour", numero)
			}
			if err := echangerPoints(d, place, autre); err != nil {
				return "", err
			}
			place = autre
		}
		return fmt.Sprintf("déplacement du point %d", numero), nil
	})
	if err != nil {
		return f, numero, err
	}
	for n := min(numero, place); n <= max(numero, place); n++ {
		if err := s.registre.EffacerBrouillons(ctx, id, n); err != nil {
			return f, place, err
		}
	}
	return f, place, nil
}

func signe(n int) int {
	if n < 0 {
		return -1
	}
	return 1
}

// echangerPoints gives each of two points in a row the number of the other, and to whatever names them.
func echangerPoints(d *conseil.Dossier, a, b int) error {
	if err := memesPresences(d, min(a, b), max(a, b)); err != nil {
		return err
	}
	p, q := d.Seance.Point(a), d.Seance.Point(b)
	p.Numero, q.Numero = b, a
	slices.SortStableFunc(d.Seance.Points, func(x, y conseil.Point) int { return x.Numero - y.Numero })
	return renommerPoints(&d.Seance, func(n int) int {
		switch n {
		case a:
			return b
		case b:
			return a
		}
		return n
	})
}

// voisin is the number of the point just before (pas < 0) or just after; 0 for none.
func voisin(d *conseil.Dossier, numero, pas int) int {
	v := 0
	for _, p := range d.Seance.Points {
		n := p.Numero
		if pas < 0 && n < numero && n > v || pas > 0 && n > numero && (v == 0 || n < v) {
			v = n
		}
	}
	return v
}

// memesPresences refuses two points in a row between which somebody comes, goes, or lends his voice.
func memesPresences(d *conseil.Dossier, a, b int) error {
	const mend = "retirez-le d'abord, déplacez le point, puis notez-le de nouveau"
	for _, m := range d.Seance.Mouvements {
		if m.Point > a && m.Point <= b || m.Point == a && m.Moment == conseil.AuVote {
			return refus("le mouvement de %s (%s au point %d) sépare les points %d et %d ; %s", d.Appel(m.Elu), NomsMouvements[m.Type], m.Point, a, b, mend)
		}
	}
	for _, p := range d.Seance.Pouvoirs {
		if p.DuPoint > a && p.DuPoint <= b || p.AuPoint >= a && p.AuPoint < b {
			return refus("le pouvoir de %s commence ou finit entre les points %d et %d ; %s", d.Appel(p.Mandant), a, b, mend)
		}
	}
	return nil
}
