package conseil

import (
	"hash/maphash"
	"slices"
)

// groupes gathers the points at whose discussion the room is the same.
type groupes struct {
	r     *releve
	seed  maphash.Seed
	par   map[uint64][]int // hash of the room -> places in liste
	cles  [][]byte
	liste []Groupe
}

func nouveauxGroupes(r *releve) *groupes {
	return &groupes{r: r, seed: maphash.MakeSeed(), par: map[uint64][]int{}}
}

// Situation is where an élu stands in a group: the partition of the membres en exercice.
type Situation byte

// The situations.
const (
	SituationPresent Situation = iota
	SituationRepresente
	SituationExcuse
	SituationAbsent
	SituationRetire
	SituationParti // no longer en exercice
)

// cle writes where everybody is and which pouvoirs serve: equal keys, one group.
func (r *releve) cle(p *photo) []byte {
	k := make([]byte, len(r.elus), len(r.elus)+3*len(p.utiles))
	for i := range r.elus {
		switch {
		case p.demission[i]:
			k[i] = byte(SituationParti)
		case p.in[i]:
			k[i] = byte(SituationPresent)
		case p.entre[i]:
			k[i] = byte(SituationRetire)
		case r.ouverture[i] == Excuse:
			k[i] = byte(SituationExcuse)
		default:
			k[i] = byte(SituationAbsent)
		}
	}
	for _, u := range p.utiles {
		k[r.pouvoirs[u].mandant] = byte(SituationRepresente)
		m := r.pouvoirs[u].mandataire
		k = append(k, byte(m), byte(m>>8))
	}
	return k
}

func (g *groupes) ajouter(numero int, p *photo) {
	cle := g.r.cle(p)
	h := maphash.Bytes(g.seed, cle)
	for _, i := range g.par[h] {
		if slices.Equal(g.cles[i], cle) {
			if pts := g.liste[i].Points; pts[len(pts)-1] != numero {
				g.liste[i].Points = append(pts, numero)
			}
			return
		}
	}
	g.par[h] = append(g.par[h], len(g.liste))
	g.cles = append(g.cles, cle)
	g.liste = append(g.liste, g.r.groupe(numero, cle, p))
}

// partition are the lists of a group, by situation.
func (g *Groupe) partition() [SituationParti]*[]EluID {
	return [...]*[]EluID{SituationPresent: &g.Presents, SituationRepresente: &g.Representes,
		SituationExcuse: &g.Excuses, SituationAbsent: &g.Absents, SituationRetire: &g.Retires}
}

func (r *releve) groupe(numero int, cle []byte, p *photo) Groupe {
	g := Groupe{Points: Points{numero}, EnExercice: p.enExercice, Quorum: r.regles.Quorum(p.enExercice)}
	listes := g.partition()
	// One backing array for the five lists, each cut to its size.
	fond := make([]EluID, 0, p.enExercice)
	for situation, liste := range listes {
		debut := len(fond)
		for i, e := range r.elus {
			if int(cle[i]) == situation {
				fond = append(fond, e.ID)
			}
		}
		if len(fond) > debut {
			*liste = fond[debut:len(fond):len(fond)]
		}
	}
	g.Pouvoirs = make([]Pouvoir, 0, len(p.utiles))
	for _, u := range p.utiles {
		g.Pouvoirs = append(g.Pouvoirs, *r.pouvoirs[u].Pouvoir)
	}
	g.QuorumAtteint = len(g.Presents) >= g.Quorum
	return g
}
