package ecran

import (
	"context"
	"fmt"
	"maps"
	"slices"

	"delibere/app/conseil"
	"delibere/app/secretariat"
)

// votants are those who may vote on a point: each one in the room, then who votes through him.
func (p *Pilote) votants(point int) (l []conseil.EluID, porteur map[conseil.EluID]conseil.EluID) {
	porteur = map[conseil.EluID]conseil.EluID{}
	b := p.Controle.Point(point)
	if b == nil {
		return nil, porteur
	}
	mandants := map[conseil.EluID][]conseil.EluID{}
	for _, x := range b.PouvoirsUtiles {
		porteur[x.Mandant] = x.Mandataire
		mandants[x.Mandataire] = append(mandants[x.Mandataire], x.Mandant)
	}
	for _, id := range b.VotantsPresents {
		l = append(append(l, id), mandants[id]...)
	}
	return l, porteur
}

// Unanimite notes that every voter of the point shown is for, and goes to the next point: the common case.
func (p *Pilote) Unanimite() bool {
	if p.Fiche == nil || p.Lieu != LieuSeance {
		return false
	}
	pt, b := p.Fiche.Dossier.Seance.Point(p.Point), p.Controle.Point(p.Point)
	switch {
	case pt == nil || b == nil:
		return !p.faute(fmt.Errorf("la séance n'a pas de point à voter ; ajoutez-le à l'ordre du jour"))
	case pt.Regime == conseil.RegimeInformation:
		return !p.faute(fmt.Errorf("le point %d est une information : il ne se vote pas", pt.Numero))
	case b.Votants() == 0:
		return !p.faute(fmt.Errorf("personne ne peut voter au point %d ; faites d'abord l'appel dans « Présences »", pt.Numero))
	}
	v := &conseil.Vote{Decompte: &conseil.Decompte{Pour: conseil.Voix(b.Votants())}}
	if pt.Vote != nil {
		v.Mode, v.Demandeurs = pt.Vote.Mode, pt.Vote.Demandeurs
	}
	vote := pt.Numero
	if !p.Voter(vote, v) {
		return false
	}
	for i := range p.Controle.Points {
		if p.Controle.Points[i].Numero == vote && i+1 < len(p.Controle.Points) {
			p.Choisir(p.Controle.Points[i+1].Numero)
		}
	}
	p.dire("Point %d : à l'unanimité, %d voix pour ; Ctrl+Z l'annule.", vote, b.Votants())
	return true
}

// parNom refuses names for a secret ballot (CGCT L2121-21), and returns the vote by name as it stands.
func (p *Pilote) parNom(point int) (*conseil.Vote, error) {
	pt := p.Fiche.Dossier.Seance.Point(point)
	if pt == nil {
		return nil, fmt.Errorf("la séance n'a pas de point %d", point)
	}
	v := &conseil.Vote{}
	if pt.Vote != nil {
		*v = conseil.Vote{Mode: pt.Vote.Mode, Demandeurs: pt.Vote.Demandeurs, Nominal: maps.Clone(pt.Vote.Nominal)}
	}
	if v.Mode == conseil.ScrutinSecret {
		return nil, fmt.Errorf("le scrutin du point %d est secret : aucun nom ne s'y note, tapez seulement les totaux (article L2121-21)", point)
	}
	if v.Nominal == nil {
		v.Nominal = map[conseil.EluID]conseil.Sens{}
		for _, id := range p.Controle.Point(point).VotantsPresents {
			v.Nominal[id] = conseil.Pour
		}
	}
	votants, _ := p.votants(point)
	maps.DeleteFunc(v.Nominal, func(id conseil.EluID, _ conseil.Sens) bool { return !slices.Contains(votants, id) })
	return v, nil
}

// VoterParNom begins a vote by name: everybody is noted for, and those who are not are put right.
func (p *Pilote) VoterParNom(point int) bool { return p.VoterDe(point, "") }

// VoterDe notes how some members vote, by name. Who carries a pouvoir votes for his mandant too, unless the
// mandant is noted otherwise.
func (p *Pilote) VoterDe(point int, sens conseil.Sens, qui ...conseil.EluID) bool {
	v, err := p.parNom(point)
	return !p.faute(err) && p.noterNoms(point, v, sens, qui)
}

// VoterGroupe notes how a group votes. A mandant of another group keeps his vote: his porteur does not take
// him along.
func (p *Pilote) VoterGroupe(point int, sens conseil.Sens, groupe secretariat.GroupeDElus, groupes []secretariat.GroupeDElus) bool {
	v, err := p.parNom(point)
	if p.faute(err) {
		return false
	}
	_, porteur := p.votants(point)
	for mandant, m := range porteur {
		ailleurs := func(g secretariat.GroupeDElus) bool { return slices.Contains(g.Elus, mandant) }
		if _, note := v.Nominal[mandant]; !note && !ailleurs(groupe) && slices.ContainsFunc(groupes, ailleurs) {
			v.Nominal[mandant] = v.Nominal[m]
		}
	}
	return p.noterNoms(point, v, sens, groupe.Elus)
}

// noterNoms notes a sense for those of qui who vote, and keeps of each mandant only what his porteur does not say.
func (p *Pilote) noterNoms(point int, v *conseil.Vote, sens conseil.Sens, qui []conseil.EluID) bool {
	votants, porteur := p.votants(point)
	for _, id := range qui {
		if slices.Contains(votants, id) {
			v.Nominal[id] = sens
		}
	}
	for mandant, m := range porteur {
		if v.Nominal[mandant] == v.Nominal[m] {
			delete(v.Nominal, mandant)
		}
	}
	return p.Voter(point, v)
}

// ParTotaux leaves the names of a vote and keeps what they counted.
func (p *Pilote) ParTotaux(point int) bool {
	pt, b := p.Fiche.Dossier.Seance.Point(point), p.Controle.Point(point)
	if pt == nil || pt.Vote == nil || b == nil || b.Vote == nil {
		return false
	}
	d := b.Vote.Decompte
	return p.Voter(point, &conseil.Vote{Mode: pt.Vote.Mode, Demandeurs: pt.Vote.Demandeurs, President: pt.Vote.President, Decompte: &d})
}

// VoterPresident notes how the président voted, which decides a tie (CGCT L2121-20).
func (p *Pilote) VoterPresident(point int, s conseil.Sens) bool {
	pt := p.Fiche.Dossier.Seance.Point(point)
	if pt == nil || pt.Vote == nil {
		return false
	}
	v := *pt.Vote
	v.President = s
	return p.Voter(point, &v)
}

// aDepartager reports a tie that the voice of the président decides: not at a secret ballot, nor for the
// compte financier, nor when his own vote is among the names.
func (p *Pilote) aDepartager(pt *conseil.Point) bool {
	b := p.Controle.Point(pt.Numero)
	return b != nil && b.Vote != nil && pt.Vote != nil && b.Vote.Exprimes > 0 && b.Vote.Decompte.Pour == b.Vote.Decompte.Contre &&
		pt.Vote.Mode != conseil.ScrutinSecret && pt.Regime != conseil.RegimeCompteFinancier && pt.Vote.Nominal[p.Fiche.Dossier.Seance.President] == ""
}

// Groupes are the groups of the conseil.
func (p *Pilote) Groupes() []secretariat.GroupeDElus {
	f, err := p.s.Secretariat.Mairie(context.Background())
	if p.faute(err) {
		return nil
	}
	l, err := f.Groupes()
	p.faute(err)
	return l
}

// PoserGroupes keeps the groups of the conseil.
func (p *Pilote) PoserGroupes(l []secretariat.GroupeDElus) bool {
	_, err := p.s.Secretariat.PoserGroupes(context.Background(), l)
	if p.faute(err) {
		return false
	}
	p.mairie++
	p.OnMessage("", false)
	p.OnChange()
	return true
}
