package conseil

import "slices"

// suivi watches the pouvoirs along the séance and reports each fault once, at its first point.
type suivi struct {
	r          *releve
	doubles    map[int]int   // place of a mandant présent -> first point
	multiples  map[int]int   // place of a holder of too many -> first point
	absents    map[int]bool  // pouvoirs already reported at the opening, until their holder comes
	inutiles   map[int][]int // pouvoir -> points at which its holder cannot use it
	deuxMandat map[int]int   // place of a mandant of two pouvoirs in force -> first point
	donne      []bool        // scratch, by place: who has given a pouvoir in force at this point
}

func nouveauSuivi(r *releve) *suivi {
	return &suivi{r: r, doubles: map[int]int{}, multiples: map[int]int{}, absents: map[int]bool{},
		inutiles: map[int][]int{}, deuxMandat: map[int]int{}, donne: make([]bool, len(r.elus))}
}

// controlerPorteursALOuverture reports the pouvoirs that cover the opening and whose holder is not there.
func (r *releve) controlerPorteursALOuverture(e *etat, s *suivi) {
	for k := range r.pouvoirs {
		p := &r.pouvoirs[k]
		if p.DuPoint > r.premier() || e.salle[p.mandataire] || e.salle[p.mandant] {
			continue
		}
		s.absents[k] = true
		r.signaler(PouvoirMandataireAbsent, Bloquante, "CGCT L2121-20", 0, []EluID{p.Mandataire, p.Mandant},
			"%s porte le pouvoir de %s sans être présent à l'ouverture ; marquez sa présence, ou faites porter le pouvoir par un membre présent",
			r.d.Appel(p.Mandataire), r.d.Appel(p.Mandant))
	}
}

// observer looks at one point, at its discussion and at its vote.
func (s *suivi) observer(p *Point, debat, vote *photo) {
	for _, i := range debat.doubles {
		// Who leaves between discussion and vote may have given his pouvoir for that vote.
		if slices.Contains(vote.doubles, i) {
			noter(s.doubles, i, p.Numero)
		}
	}
	charge, donne := s.r.charge, s.donne
	clear(charge)
	clear(donne)
	hors := s.r.ecartes(p)
	for k := range s.r.pouvoirs {
		pv := &s.r.pouvoirs[k]
		if !debat.enVigueur[k] {
			continue
		}
		if charge[pv.mandataire]++; charge[pv.mandataire] > s.r.regles.PouvoirsParMandataire {
			noter(s.multiples, pv.mandataire, p.Numero)
		}
		if donne[pv.mandant] {
			noter(s.deuxMandat, pv.mandant, p.Numero)
		}
		donne[pv.mandant] = true
		la := debat.salle[pv.mandataire] && vote.salle[pv.mandataire]
		if la {
			delete(s.absents, k)
		}
		if (!la || hors[pv.mandataire] != 0) && !s.absents[k] {
			s.inutiles[k] = append(s.inutiles[k], p.Numero)
		}
	}
}

func noter(m map[int]int, i, numero int) {
	if _, deja := m[i]; !deja {
		m[i] = numero
	}
}

// conclure reports what was seen.
func (s *suivi) conclure() {
	r := s.r
	for i, point := range s.doubles {
		r.signaler(DoubleStatut, Bloquante, "CGCT L2121-20", point, []EluID{r.elus[i].ID},
			"%s est compté deux fois au point %d : présent, et mandant d'un pouvoir en vigueur ; retirez le pouvoir, bornez-le à des points, ou corrigez la présence",
			r.elus[i].Appel(), point)
	}
	for i, point := range s.deuxMandat {
		r.signaler(DoubleStatut, Bloquante, "CGCT L2121-20", point, []EluID{r.elus[i].ID},
			"%s a donné deux pouvoirs en vigueur au point %d ; gardez un seul porteur", r.elus[i].Appel(), point)
	}
	for i, point := range s.multiples {
		r.signaler(PouvoirMultiple, Bloquante, "CGCT L2121-20", point, append([]EluID{r.elus[i].ID}, s.mandantsDe(i)...),
			"%s porte plus de %s au point %d (de %s) ; faites porter l'autre par un autre membre présent", r.elus[i].Appel(),
			Nombre(r.regles.PouvoirsParMandataire, "pouvoir", "pouvoirs"), point, r.d.appels(s.mandantsDe(i)))
	}
	for k, points := range s.inutiles {
		p := &r.pouvoirs[k]
		mandant := "le mandant n'y est pas représenté, sauf nouveau pouvoir écrit"
		if p.Maintenu {
			mandant = "le mandant n'y est pas représenté ; présent dans la salle, il y vote lui-même"
		}
		r.signaler(PouvoirMandataireAbsent, Avertissement, "CGCT L2121-20", points[0], []EluID{p.Mandataire, p.Mandant},
			"Le pouvoir de %s est inutilisable %s : son porteur, %s, n'y prend pas part ; %s",
			r.d.Appel(p.Mandant), AuxPoints(points), r.d.Appel(p.Mandataire), mandant)
	}
}

func (s *suivi) mandantsDe(mandataire int) []EluID {
	var m []EluID
	for _, p := range s.r.pouvoirs {
		if p.mandataire == mandataire {
			m = append(m, p.Mandant)
		}
	}
	return m
}

// AuxPoints writes "au point 5" or "aux points 41 à 42".
func AuxPoints(p Points) string {
	if len(p) == 1 {
		return "au point " + p.String()
	}
	return "aux points " + p.String()
}
