package conseil

// ecart says why somebody does not count for a point; 0 when he does.
type ecart byte

const (
	ecartInteret ecart = iota + 1 // CGCT L2131-11: out of the présents
	ecartMandat                   // CGCT L1111-6 II: out of the membres en exercice too
	ecartCompte                   // CGCT L2121-14: the maire and his compte financier
)

// ecartes tells, by place, who does not count for a point. The program never sets anybody aside by
// itself but the maire for his own accounts: wrongly excluding a member is itself illegal.
func (r *releve) ecartes(p *Point) []ecart {
	if p.Regime != RegimeCompteFinancier && len(p.Interesses) == 0 {
		return r.personne
	}
	hors := make([]ecart, len(r.elus))
	if p.Regime == RegimeCompteFinancier && r.maire >= 0 {
		hors[r.maire] = ecartCompte
	}
	for _, in := range p.Interesses {
		if i, ok := r.place[in.Elu]; ok {
			hors[i] = ecartInteret
			if in.Regime == L1111_6 && r.regles.RetireDeLExercice {
				hors[i] = ecartMandat
			}
		}
	}
	return hors
}

// bilan derives the figures of a point: its quorum as it is put into discussion, and its vote.
func (r *releve) bilan(p *Point, debat, vote *photo) BilanPoint {
	hors := r.ecartes(p)
	b := BilanPoint{Numero: p.Numero, EnExercice: debat.enExercice}
	interesses := 0
	for i, h := range hors {
		if h == ecartMandat && !debat.demission[i] {
			b.EnExercice--
		}
		if h == ecartMandat || h == ecartInteret {
			interesses++
		}
	}
	in, utiles := r.sans(debat, hors)
	b.Presents = r.comptent(in, hors)
	b.VotantsPresents = b.Presents
	if vote != debat {
		in, utiles = r.sans(vote, hors)
		b.VotantsPresents = r.comptent(in, hors)
	}
	b.PouvoirsUtiles = make([]Pouvoir, 0, len(utiles))
	for _, u := range utiles {
		b.PouvoirsUtiles = append(b.PouvoirsUtiles, *r.pouvoirs[u].Pouvoir)
	}
	b.Quorum = r.regles.Quorum(b.EnExercice)
	b.QuorumAtteint = len(b.Presents) >= b.Quorum
	b.SansQuorum = r.sansQuorum(p, interesses, debat.enExercice)
	r.controlerPoint(p, &b)
	if p.Vote != nil {
		b.Vote = r.depouiller(p, &b, debat.enSalle())
	}
	if p.Nomination != nil {
		b.Nomination = r.depouillerNomination(p, &b)
	}
	return b
}

// comptent lists who is in and is not set aside.
func (r *releve) comptent(in []bool, hors []ecart) []EluID {
	n := 0
	for i, la := range in {
		if la && hors[i] == 0 {
			n++
		}
	}
	ids := make([]EluID, 0, n)
	for i, la := range in {
		if la && hors[i] == 0 {
			ids = append(ids, r.elus[i].ID)
		}
	}
	return ids
}

// enSalle counts who is in the room, whatever he counts for.
func (p *photo) enSalle() int {
	n := 0
	for _, in := range p.salle {
		if in {
			n++
		}
	}
	return n
}

// sansQuorum tells the points that need no quorum: those carried over on a regular second convocation
// (CGCT L2121-17; three clear days, CE 16/06/1997 n° 142691), and in Alsace-Moselle those of any
// second convocation or when half of the members are intéressés (CGCT L2541-4).
func (r *releve) sansQuorum(p *Point, interesses, enExercice int) bool {
	c := r.d.Seance.Convocation
	am := r.d.Commune.AlsaceMoselle
	if am && interesses > 0 && 2*interesses >= enExercice {
		return true
	}
	if !c.Seconde || !r.repris(p.Numero) {
		return false
	}
	return am || !c.DateEnvoi.Connue() || r.joursFrancs() >= delaiSeconde
}

func (r *releve) repris(numero int) bool {
	for _, n := range r.d.Seance.Convocation.PointsRepris {
		if n == numero {
			return true
		}
	}
	return false
}

// controlerPoint reports what a point gets wrong besides its vote.
func (r *releve) controlerPoint(p *Point, b *BilanPoint) {
	if !b.QuorumAtteint && !b.SansQuorum {
		r.signalerQuorum(p.Numero, len(b.Presents), b.Quorum, b.EnExercice, "Au point "+Points{p.Numero}.String())
	}
	if p.Rapporteur != "" {
		r.trouver(p.Rapporteur, p.Numero, "comme rapporteur")
	}
	for _, in := range p.Interesses {
		r.trouver(in.Elu, p.Numero, "comme intéressé")
	}
	if p.Ajoute {
		r.signaler(PointAjoute, Avertissement, "CGCT L2121-10", p.Numero, nil,
			"Le point %d n'était pas à l'ordre du jour envoyé avec la convocation ; une délibération prise sur un point ajouté en séance est exposée à l'annulation, reportez-le à la prochaine séance", p.Numero)
	}
	if r.d.Seance.Convocation.Seconde && !r.repris(p.Numero) {
		r.signaler(PointsReprisNouveau, Avertissement, "CGCT L2121-17", p.Numero, nil,
			"Le point %d est nouveau sur une seconde convocation : il lui faut le quorum et le délai entier de convocation ; portez-le à une autre séance ou vérifiez les deux", p.Numero)
	}
}
