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

// maintenu reports whether the mandant has arrived and votes all the same through his holder, as long
// as that holder can use the pouvoir.
func (e *etat) maintenu(p *pouvoir) bool {
	return p.Maintenu && e.salle[p.mandant] && e.entree[p.mandant] >= p.DuPoint && e.entree[p.mandant] >= 0
}

// repartir tells who is in by himself, by place, and which pouvoirs serve, without those set aside.
// Whose pouvoir was kept is représenté and not présent; when it cannot be used (its holder is out, set
// aside, or représenté in his turn) he is in the room and counts by himself.
func (r *releve) repartir(p *photo, hors []ecart) (in []bool, utiles []int) {
	in = make([]bool, len(p.salle))
	for i := range in {
		in[i] = p.salle[i] && hors[i] == 0
	}
	for k := range r.pouvoirs {
		if p.enVigueur[k] { // in force with its mandant in the room: it was kept
			in[r.pouvoirs[k].mandant] = false
		}
	}
	for {
		utiles = r.utiles(p, in, hors)
		seuls := r.nonRepresentes(p, in, hors, utiles)
		if len(seuls) == 0 {
			return in, utiles
		}
		for _, i := range seuls {
			in[i] = true
		}
	}
}

// nonRepresentes lists those in the room whose kept pouvoir does not serve. Who waits for a holder that
// is himself in the list comes at the next turn, unless they all wait for each other.
func (r *releve) nonRepresentes(p *photo, in []bool, hors []ecart, utiles []int) []int {
	perdu := map[int]bool{}
	for k := range r.pouvoirs {
		if i := r.pouvoirs[k].mandant; p.enVigueur[k] && p.salle[i] && !in[i] && hors[i] == 0 {
			perdu[i] = true
		}
	}
	for _, u := range utiles {
		delete(perdu, r.pouvoirs[u].mandant)
	}
	attend := map[int]bool{}
	for k := range r.pouvoirs {
		if pv := &r.pouvoirs[k]; p.enVigueur[k] && perdu[pv.mandant] && perdu[pv.mandataire] {
			attend[pv.mandant] = true
		}
	}
	var seuls []int
	for i := range perdu {
		if !attend[i] || len(attend) == len(perdu) {
			seuls = append(seuls, i)
		}
	}
	return seuls
}

// utiles lists the pouvoirs that can be used by those who are in: in force, the mandant not set aside,
// the holder in, no more a holder than the law allows, and one vote a mandant. Between pouvoirs that
// break this, the first mandants of the tableau keep theirs.
func (r *releve) utiles(p *photo, in []bool, hors []ecart) []int {
	utiles := make([]int, 0, len(r.pouvoirs))
	charge := r.charge
	clear(charge)
	mandant := -1
	for k := range r.pouvoirs {
		pv := &r.pouvoirs[k]
		if !p.enVigueur[k] || hors[pv.mandant] != 0 || !in[pv.mandataire] || in[pv.mandant] || pv.mandant == mandant ||
			charge[pv.mandataire] >= r.regles.PouvoirsParMandataire {
			continue
		}
		charge[pv.mandataire]++
		mandant = pv.mandant
		utiles = append(utiles, k)
	}
	return utiles
}

// sans sets some members aside from a moment of the séance: who is in, and the pouvoirs that serve.
func (r *releve) sans(p *photo, hors []ecart) (in []bool, utiles []int) {
	utiles = make([]int, 0, len(p.utiles))
	for _, u := range p.utiles {
		pv := &r.pouvoirs[u]
		if p.salle[pv.mandant] && hors[pv.mandataire] != 0 {
			return r.repartir(p, hors) // a kept pouvoir loses its holder
		}
		if hors[pv.mandant] == 0 && hors[pv.mandataire] == 0 {
			utiles = append(utiles, u)
		}
	}
	return p.in, utiles
}
