package conseil

// Controler counts a séance from its facts and says whatever in it contradicts itself or the law. It
// keeps nothing of d and changes nothing in it; the order in which facts were entered does not change
// its answer.
func Controler(d *Dossier) Controle {
	r := nouveauReleve(d)
	var c Controle
	groupes := nouveauxGroupes(r)
	suivi := nouveauSuivi(r)
	e := r.ouvrir()
	r.controlerPorteursALOuverture(e, suivi)
	c.Points = make([]BilanPoint, 0, len(r.points))
	for _, p := range r.points {
		r.avancer(e, p.Numero, false)
		debat := r.photographier(e, p.Numero)
		vote := debat
		if r.avancer(e, p.Numero, true) {
			vote = r.photographier(e, p.Numero)
		}
		groupes.ajouter(p.Numero, debat)
		suivi.observer(p, debat, vote)
		c.Points = append(c.Points, r.bilan(p, debat, vote))
	}
	c.Groupes = groupes.liste
	suivi.conclure()
	c.Convocation = r.controlerConvocation()
	r.controlerSecret(d.Seance.PVPrecedent.Vote, 0, "du procès-verbal de la séance précédente")
	r.controlerEffectif()
	r.controlerDates()
	r.controlerNumeros()
	r.controlerDeclare(c.Groupes)
	if len(r.points) == 0 {
		r.controlerOuverture(e)
	}
	c.Anomalies = r.anomalies
	trierAnomalies(c.Anomalies)
	return c
}

// photo is the state at one moment, frozen: who counts as in, and the pouvoirs that can be used before
// anybody is set aside for an interest.
type photo struct {
	in         []bool
	salle      []bool
	entre      []bool
	demission  []bool
	enVigueur  []bool // by pouvoir
	utiles     []int  // pouvoirs
	doubles    []int  // places of those présents whose pouvoir is in force all the same
	enExercice int
}

func (r *releve) photographier(e *etat, numero int) *photo {
	n := len(r.elus)
	fond := make([]bool, 3*n+len(r.pouvoirs))
	p := &photo{salle: fond[:n], entre: fond[n : 2*n], demission: fond[2*n : 3*n], enVigueur: fond[3*n:], enExercice: n}
	copy(p.salle, e.salle)
	copy(p.entre, e.entre)
	copy(p.demission, e.demission)
	for _, parti := range e.demission {
		if parti {
			p.enExercice--
		}
	}
	for k := range r.pouvoirs {
		pv := &r.pouvoirs[k]
		p.enVigueur[k] = e.enVigueur(pv, numero)
		if pv.couvre(numero) && e.salle[pv.mandant] && !e.maintenu(pv) && e.entree[pv.mandant] < pv.DuPoint {
			p.doubles = append(p.doubles, pv.mandant)
		}
	}
	p.in, p.utiles = r.repartir(p, r.personne)
	return p
}

// controlerOuverture tests the quorum of a séance that has no point yet.
func (r *releve) controlerOuverture(e *etat) {
	presents, n := 0, len(r.elus)
	for _, in := range e.salle {
		if in {
			presents++
		}
	}
	if q := r.regles.Quorum(n); presents < q && !r.d.Seance.Convocation.Seconde {
		r.signalerQuorum(0, presents, q, n, "À l'ouverture")
	}
}

func (r *releve) signalerQuorum(point, presents, quorum, enExercice int, ou string) {
	regle := "plus de la moitié"
	if r.regles.QuorumTiers {
		regle = "le tiers"
	}
	r.signaler(QuorumNonAtteint, Bloquante, "CGCT L2121-17", point, nil,
		"%s, le quorum n'est pas atteint : %s pour un quorum de %d (%s des %d membres en exercice ; les pouvoirs ne comptent pas) ; vérifiez les présences, ou convoquez à nouveau le conseil",
		ou, Nombre(presents, "présent", "présents"), quorum, regle, enExercice)
}
