package conseil

import (
	"fmt"
	"slices"
	"strings"
)

// Majorite returns the absolute majority of so many suffrages exprimés: more than half of them
// (CGCT L2121-20).
func Majorite(exprimes Voix) Voix { return exprimes/2 + 1 }

// depouiller counts a ballot and decides its result (CGCT L2121-20, L2121-21; L1612-12 for the compte
// financier). enSalle is how many members are in the room, to judge the demand for a mode.
func (r *releve) depouiller(p *Point, b *BilanPoint, enSalle int) *ResultatVote {
	v := p.Vote
	secret := v.Mode == ScrutinSecret
	compte := p.Regime == RegimeCompteFinancier
	d := r.decompte(p, b)
	res := &ResultatVote{Decompte: d, Exprimes: d.Exprimes(), Majorite: Majorite(d.Exprimes())}
	res.Unanimite = res.Exprimes > 0 && (d.Pour == 0 || d.Contre == 0)
	switch {
	case res.Exprimes <= 0:
		res.Resultat = SansSuffrage
	case d.Pour > d.Contre || compte && d.Pour == d.Contre:
		res.Resultat = Adoptee
	case d.Pour < d.Contre || secret:
		res.Resultat = Rejetee
	default:
		r.departager(p, res)
	}
	res.Formule = formule(res, b.Votants(), secret, compte)
	r.controlerDemande(p, enSalle)
	return res
}

// departager decides a tie: the side on which the président voted wins (CGCT L2121-20). Only his own
// vote counts, not the pouvoir he carries; where the names give it they are what was counted.
func (r *releve) departager(p *Point, res *ResultatVote) {
	sens := p.Vote.Nominal[r.d.Seance.President]
	if sens == "" {
		sens = p.Vote.President
	}
	res.Resultat = Rejetee
	switch sens {
	case Pour:
		res.Resultat, res.VoixPreponderante = Adoptee, true
	case Contre:
		res.VoixPreponderante = true
	case "":
		r.signaler(PartageSansPresident, Avertissement, "CGCT L2121-20", p.Numero, nil,
			"Au point %d les voix sont partagées (%s) et le vote du président n'est pas indiqué ; indiquez-le, sa voix est prépondérante",
			p.Numero, res.Decompte.Detail())
	}
}

// decompte returns the count of a ballot, and reports a count that is not that of the voters.
func (r *releve) decompte(p *Point, b *BilanPoint) Decompte {
	v := p.Vote
	r.controlerSecret(v, p.Numero, fmt.Sprintf("du point %d", p.Numero))
	var nominal Decompte
	var manquants []EluID
	if len(v.Nominal) > 0 {
		nominal, manquants = r.compterNominal(p, b)
	}
	if v.Decompte == nil {
		r.controlerTotal(p, b, nominal, manquants)
		return nominal
	}
	r.controlerTotal(p, b, *v.Decompte, nil)
	if len(v.Nominal) > 0 && nominal != *v.Decompte {
		r.signaler(VoteTotal, Bloquante, "CGCT L2121-20", p.Numero, manquants,
			"Au point %d les votes nominatifs donnent %s et les totaux %s ; corrigez l'un ou l'autre",
			p.Numero, ouAucun(nominal.Detail()), ouAucun(v.Decompte.Detail()))
	}
	return *v.Decompte
}

// controlerSecret reports the names stored for a secret ballot (CGCT L2121-21), of a point or of the
// procès-verbal of the previous séance.
func (r *releve) controlerSecret(v *Vote, point int, duquel string) {
	if v != nil && v.Mode == ScrutinSecret && len(v.Nominal) > 0 {
		r.signaler(VoteSecretNominal, Bloquante, "CGCT L2121-21", point, nil,
			"Des noms sont attachés au scrutin secret %s ; effacez-les et ne gardez que les totaux", duquel)
	}
}

func ouAucun(detail string) string {
	if detail == "" {
		return "aucune voix"
	}
	return detail
}

func (d *Decompte) ajouter(s Sens) {
	switch s {
	case Pour:
		d.Pour++
	case Contre:
		d.Contre++
	case Abstention:
		d.Abstentions++
	case Refus:
		d.Refus++
	}
}

// compterNominal counts the votes by name: the holder's sense is also that of his mandant, unless the
// mandant has an entry of his own. It returns the voters who have none.
func (r *releve) compterNominal(p *Point, b *BilanPoint) (Decompte, []EluID) {
	var d Decompte
	var manquants []EluID
	compte := make(map[EluID]bool, len(p.Vote.Nominal))
	voter := func(id EluID, sens Sens) {
		compte[id] = true
		if sens == "" {
			manquants = append(manquants, id)
		}
		d.ajouter(sens)
	}
	for _, id := range b.VotantsPresents {
		voter(id, p.Vote.Nominal[id])
	}
	for _, pv := range b.PouvoirsUtiles {
		sens, propre := p.Vote.Nominal[pv.Mandant]
		if !propre {
			sens = p.Vote.Nominal[pv.Mandataire]
		}
		voter(pv.Mandant, sens)
	}
	var intrus []EluID
	for id, sens := range p.Vote.Nominal {
		if compte[id] {
			continue
		}
		if r.interesseAuVote(p, id) {
			continue
		}
		if _, ok := r.trouver(id, p.Numero, fmt.Sprintf("parmi les votants du point %d", p.Numero)); ok {
			intrus = append(intrus, id)
			d.ajouter(sens)
		}
	}
	if len(intrus) > 0 {
		slices.Sort(intrus)
		r.signaler(VoteTotal, Bloquante, "CGCT L2121-20", p.Numero, intrus,
			"Au point %d un vote est noté pour %s, sans être ni dans la salle ni représenté ; effacez ce vote ou corrigez la présence",
			p.Numero, r.d.appels(intrus))
	}
	return d, manquants
}

// interesseAuVote reports an entry of somebody who takes no part, by himself or through his holder.
func (r *releve) interesseAuVote(p *Point, id EluID) bool {
	i, ok := r.place[id]
	if !ok {
		return false
	}
	hors := r.ecartes(p)
	signaler := func(pourquoi string) bool {
		r.signaler(VoteInteresse, Bloquante, "CGCT L2131-11", p.Numero, []EluID{id},
			"%s a un vote noté au point %d, mais %s ; effacez ce vote", r.d.Appel(id), p.Numero, pourquoi)
		return true
	}
	switch {
	case hors[i] == ecartCompte:
		return signaler("le maire se retire du vote de son compte")
	case hors[i] != 0:
		return signaler("cet élu est intéressé à l'affaire")
	}
	for k := range r.pouvoirs {
		pv := &r.pouvoirs[k]
		if pv.mandant == i && pv.couvre(p.Numero) && hors[pv.mandataire] != 0 {
			return signaler("son mandataire, " + r.d.Appel(pv.Mandataire) + ", ne prend pas part à ce point")
		}
	}
	return false
}

// controlerTotal compares a count with the voters (CGCT L2121-20).
func (r *releve) controlerTotal(p *Point, b *BilanPoint, d Decompte, manquants []EluID) {
	if min(d.Pour, d.Contre, d.Abstentions, d.Blancs, d.Nuls, d.Refus) < 0 {
		r.signaler(VoteTotal, Bloquante, "CGCT L2121-20", p.Numero, nil,
			"Au point %d un nombre de voix est négatif (%s) ; corrigez-le", p.Numero, d.Detail())
		return
	}
	if int(d.Total()) == b.Votants() {
		return
	}
	mend := "corrigez les voix ou les présences"
	if len(manquants) > 0 {
		mend = "il manque le vote de " + r.d.appels(manquants)
	}
	r.signaler(VoteTotal, Bloquante, "CGCT L2121-20", p.Numero, manquants,
		"Au point %d les voix font %s, mais il y a %s ; %s", p.Numero, somme(d), b.sommeVotants(), mend)
}

// somme writes a count as a sum: "20 pour + 8 contre + 2 abstentions = 30".
func somme(d Decompte) string {
	parts := append([]string{fmt.Sprintf("%d pour", d.Pour), fmt.Sprintf("%d contre", d.Contre)}, d.autres()...)
	return fmt.Sprintf("%s = %d", strings.Join(parts, " + "), d.Total())
}

// sommeVotants writes "27 présents + 4 pouvoirs = 31 votants".
func (b *BilanPoint) sommeVotants() string {
	return SommeVotants(len(b.VotantsPresents), len(b.PouvoirsUtiles))
}

// SommeVotants writes the sum of the votants: "27 présents + 4 pouvoirs = 31 votants".
func SommeVotants(presents, pouvoirs int) string {
	return fmt.Sprintf("%s + %s = %s", Nombre(presents, "présent", "présents"),
		Nombre(pouvoirs, "pouvoir", "pouvoirs"), Nombre(presents+pouvoirs, "votant", "votants"))
}

// controlerDemande checks that enough members asked for the mode (CGCT L2121-21): a quarter of those
// present for a public ballot, a third for a secret one, rounded up.
func (r *releve) controlerDemande(p *Point, enSalle int) {
	v := p.Vote
	part, nom := 0, ""
	switch v.Mode {
	case ScrutinSecret:
		part, nom = 3, "le tiers"
	case ScrutinPublic:
		part, nom = 4, "le quart"
	}
	if part == 0 || v.Demandeurs == nil || p.Nomination != nil {
		return
	}
	if seuil := (enSalle + part - 1) / part; *v.Demandeurs < seuil {
		r.signaler(ScrutinDemandeInsuffisant, Avertissement, "CGCT L2121-21", p.Numero, nil,
			"Le scrutin %s du point %d a été demandé par %s ; il en faut %d, %s des %d présents : sans cette demande, le vote est ordinaire",
			v.Mode, p.Numero, Nombre(*v.Demandeurs, "membre", "membres"), seuil, nom, enSalle)
	}
}
