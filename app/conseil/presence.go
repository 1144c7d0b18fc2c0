package conseil

// etat is where everybody stands at one moment of the séance.
type etat struct {
	salle     []bool // in the room
	entre     []bool // was in the room at some time: out of it, he is retiré, neither excusé nor absent
	entree    []int  // the point of the last arrival; -1 while he sits since the opening
	retrait   []bool // out for some points only: may come back, or leave for good
	demission []bool // the mandate has ended
	suivant   int    // next movement to apply
}

// ouvrir returns the state at the opening.
func (r *releve) ouvrir() *etat {
	n := len(r.elus)
	e := &etat{salle: make([]bool, n), entre: make([]bool, n), entree: make([]int, n),
		retrait: make([]bool, n), demission: make([]bool, n)}
	for i, s := range r.ouverture {
		e.salle[i] = s == Present
		e.entre[i] = s == Present
		e.entree[i] = -1
	}
	return e
}

// avancer applies the movements up to a point: those before its discussion, and with auVote those
// before its vote too. A movement that contradicts where its élu stands is reported once and changes
// nothing. It reports whether anything moved.
func (r *releve) avancer(e *etat, numero int, auVote bool) bool {
	bouge := false
	for ; e.suivant < len(r.mouvements); e.suivant++ {
		m := r.mouvements[e.suivant]
		if m.Point > numero || (m.Point == numero && m.ordre() == 1 && !auVote) {
			break
		}
		r.deplacer(e, m)
		bouge = true
	}
	return bouge
}

func (r *releve) deplacer(e *etat, m mouvement) {
	i := m.elu
	entrer := m.Type == Arrivee || m.Type == Retour
	switch {
	case e.demission[i]:
		r.incoherent(m, "a démissionné auparavant")
	case entrer && e.salle[i]:
		r.incoherent(m, "est déjà dans la salle")
	case entrer:
		e.salle[i], e.entre[i], e.entree[i], e.retrait[i] = true, true, m.Point, false
	case m.Type == Demission:
		e.salle[i], e.demission[i] = false, true
	case !e.salle[i] && !(m.Type == Depart && e.retrait[i]):
		r.incoherent(m, "n'est pas dans la salle")
	default:
		e.salle[i], e.retrait[i] = false, m.Type == Retrait
	}
}

var nomsDesMouvements = map[TypeMouvement]string{
	Arrivee: "Une arrivée", Depart: "Un départ", Retrait: "Un retrait", Retour: "Un retour", Demission: "Une démission",
}

func (r *releve) incoherent(m mouvement, pourquoi string) {
	r.signaler(MouvementIncoherent, Bloquante, "CGCT L2121-17", m.Point, []EluID{m.Elu},
		"%s de %s est noté au point %d, mais cet élu %s ; corrigez le mouvement ou sa présence à l'appel",
		nomsDesMouvements[m.Type], r.d.Appel(m.Elu), m.Point, pourquoi)
}

// enVigueur reports whether a pouvoir is in force at a point: the paper covers it and the mandant is
// not sitting by right of a later arrival. The arrival of the mandant suspends his pouvoir, unless it
// was kept: nothing in the law ends it, but he is never counted twice (CE 16/01/1987 n° 77055).
func (e *etat) enVigueur(p *pouvoir, numero int) bool {
	if !p.couvre(numero) || e.demission[p.mandant] {
		return false
	}
	return !e.salle[p.mandant] || e.maintenu(p)
}

// maintenu reports whether the mandant has arrived and votes all the same through his holder: he is
// then représenté and not présent.
func (e *etat) maintenu(p *pouvoir) bool {
	return p.Maintenu && e.salle[p.mandant] && e.entree[p.mandant] >= p.DuPoint && e.entree[p.mandant] >= 0
}

// presents marks who counts as present in the room, by place: not those whose pouvoir was kept.
func (r *releve) presents(e *etat, numero int, in []bool) {
	copy(in, e.salle)
	for k := range r.pouvoirs {
		if p := &r.pouvoirs[k]; p.Maintenu && p.couvre(numero) && e.maintenu(p) {
			in[p.mandant] = false
		}
	}
}

// utiles lists the pouvoirs that can be used at a point by those who are in: in force, the holder is
// in, no more a holder than the law allows, and one vote a mandant. Between pouvoirs that break this,
// the first mandants of the tableau keep theirs.
func (r *releve) utiles(e *etat, numero int, in []bool) []int {
	utiles := make([]int, 0, len(r.pouvoirs))
	charge := r.charge
	clear(charge)
	mandant := -1
	for k := range r.pouvoirs {
		p := &r.pouvoirs[k]
		if !e.enVigueur(p, numero) || !in[p.mandataire] || in[p.mandant] || p.mandant == mandant ||
			charge[p.mandataire] >= r.regles.PouvoirsParMandataire {
			continue
		}
		charge[p.mandataire]++
		mandant = p.mandant
		utiles = append(utiles, k)
	}
	return utiles
}
