package conseil

import (
	"maps"
	"slices"
)

// Copie returns a record that shares nothing with d that an act could change.
func (d *Dossier) Copie() *Dossier {
	c := *d
	c.Elus = slices.Clone(d.Elus)
	s := &c.Seance
	s.Convocation.PointsRepris = slices.Clone(s.Convocation.PointsRepris)
	s.Secretaires, s.Auxiliaires = slices.Clone(s.Secretaires), slices.Clone(s.Auxiliaires)
	s.PVPrecedent.Vote = s.PVPrecedent.Vote.copie()
	s.Presences, s.Pouvoirs, s.Mouvements = maps.Clone(s.Presences), slices.Clone(s.Pouvoirs), slices.Clone(s.Mouvements)
	s.Suspensions = slices.Clone(s.Suspensions)
	s.Declare = s.Declare.copie()
	s.Points = slices.Clone(s.Points)
	for i := range s.Points {
		s.Points[i] = s.Points[i].copie()
	}
	return &c
}

func (p Point) copie() Point {
	p.Visas, p.Considerants, p.Expose = slices.Clone(p.Visas), slices.Clone(p.Considerants), slices.Clone(p.Expose)
	p.Dispositif = copierDispositif(p.Dispositif)
	p.Vote = p.Vote.copie()
	if p.Nomination != nil {
		n := &Nomination{Tours: slices.Clone(p.Nomination.Tours)}
		for i := range n.Tours {
			n.Tours[i].Candidats = maps.Clone(n.Tours[i].Candidats)
		}
		p.Nomination = n
	}
	p.Interesses, p.Annexes = slices.Clone(p.Interesses), slices.Clone(p.Annexes)
	return p
}

func copierDispositif(d []Disposition) []Disposition {
	d = slices.Clone(d)
	for i := range d {
		d[i].Elements = copierDispositif(d[i].Elements)
	}
	return d
}

func (v *Vote) copie() *Vote {
	if v == nil {
		return nil
	}
	c := *v
	c.Decompte, c.Demandeurs, c.Nominal = pointe(v.Decompte), pointe(v.Demandeurs), maps.Clone(v.Nominal)
	return &c
}

func (d Declare) copie() Declare {
	return Declare{pointe(d.EnExercice), pointe(d.Presents), pointe(d.Pouvoirs), pointe(d.Absents), pointe(d.Votants),
		pointe(d.SuffragesExprimes), pointe(d.MajoriteAbsolue)}
}

// pointe returns a pointer to a copy, nil for nil.
func pointe[T any](p *T) *T {
	if p == nil {
		return nil
	}
	c := *p
	return &c
}
