package conseil

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
)

// depouillerNomination finds who is elected (CGCT L2121-21): absolute majority of the exprimés at the
// first two rounds, relative majority at the third, then the eldest of those tied. The third decides:
// nothing after it changes the result.
func (r *releve) depouillerNomination(p *Point, b *BilanPoint) *ResultatNomination {
	var res ResultatNomination
	for i := range p.Nomination.Tours {
		t := &p.Nomination.Tours[i]
		r.controlerTour(p, b, i+1, t)
		if res.Elu != "" || i > 2 {
			continue
		}
		res.Tour, res.Exprimes = i+1, t.Exprimes()
		res.Majorite = Majorite(res.Exprimes)
		tete, voix := t.enTete()
		switch {
		case len(tete) == 1 && (voix >= res.Majorite || i == 2):
			res.Elu = tete[0]
		case len(tete) > 1 && i == 2:
			res.Elu = r.plusAge(p, tete, voix)
			res.AuBenefice = res.Elu != ""
		}
	}
	if res.Elu == "" && len(p.Nomination.Tours) > 0 && len(p.Nomination.Tours) < 3 {
		r.signaler(NominationIndecise, Avertissement, "CGCT L2121-21", p.Numero, nil,
			"Au point %d personne n'a la majorité absolue (%d) au tour %d ; notez le tour suivant", p.Numero, res.Majorite, res.Tour)
	}
	res.Formule = r.formuleNomination(p, &res)
	return &res
}

// Exprimes returns the suffrages exprimés of a round: the votes that bear a name.
func (t *Tour) Exprimes() Voix {
	return additionner(slices.Collect(maps.Values(t.Candidats))...)
}

// enTete returns the candidates with the most votes, sorted; none when nobody has any.
func (t *Tour) enTete() ([]string, Voix) {
	var tete []string
	var plus Voix
	for c, v := range t.Candidats {
		switch {
		case v > plus:
			tete, plus = []string{c}, v
		case v == plus && v > 0:
			tete = append(tete, c)
		}
	}
	slices.Sort(tete)
	return tete, plus
}

// plusAge returns the eldest of those tied at the third round. When a birth date is missing, or the
// eldest were born on one day, nobody is elected and it says what is needed.
func (r *releve) plusAge(p *Point, tete []string, voix Voix) string {
	var aines, sansDate []string
	var ne Date
	for _, c := range tete {
		e := r.d.Elu(EluID(c))
		switch {
		case e == nil || !e.Naissance.Connue():
			sansDate = append(sansDate, c)
		case len(aines) == 0 || e.Naissance.Avant(ne):
			aines, ne = []string{c}, e.Naissance
		case e.Naissance == ne:
			aines = append(aines, c)
		}
	}
	suite := fmt.Sprintf(" et les plus âgés, %s, sont nés le même jour ; vérifiez leurs dates de naissance, ou laissez le conseil les départager par un tirage au sort ou un nouveau scrutin",
		Enumerer(r.nomsDe(aines)))
	if len(sansDate) > 0 {
		suite = " : le plus âgé est élu ; indiquez au tableau du conseil la date de naissance de " + Enumerer(r.nomsDe(sansDate))
	} else if len(aines) == 1 {
		return aines[0]
	}
	r.signaler(NominationIndecise, Avertissement, "CGCT L2121-21", p.Numero, nil, "Au point %d, %s ont chacun %s au tour 3%s",
		p.Numero, Enumerer(r.nomsDe(tete)), Nombre(voix, "voix", "voix"), suite)
	return ""
}

// controlerTour checks that a round does not hold more votes than voters, nor a negative count.
func (r *releve) controlerTour(p *Point, b *BilanPoint, tour int, t *Tour) {
	bas := min(t.Blancs, t.Nuls)
	for _, v := range t.Candidats {
		bas = min(bas, v)
	}
	total := additionner(t.Exprimes(), t.Blancs, t.Nuls)
	switch {
	case bas < 0:
		r.signaler(VoteTotal, Bloquante, "CGCT L2121-21", p.Numero, nil,
			"Au point %d, tour %d, un nombre de voix est négatif ; corrigez-le", p.Numero, tour)
	case int(total) > b.Votants():
		r.signaler(VoteTotal, Bloquante, "CGCT L2121-21", p.Numero, nil,
			"Au point %d, tour %d, il y a %s pour %s ; corrigez les voix ou les présences", p.Numero, tour,
			Nombre(total, "bulletin", "bulletins"), b.sommeVotants())
	}
}

func (r *releve) nomsDe(candidats []string) []string {
	noms := make([]string, len(candidats))
	for i, c := range candidats {
		noms[i] = c
		if e := r.d.Elu(EluID(c)); e != nil {
			noms[i] = e.Appel()
		}
	}
	return noms
}

func (r *releve) formuleNomination(p *Point, res *ResultatNomination) string {
	if res.Elu == "" {
		return "personne n'est élu"
	}
	t := p.Nomination.Tours[res.Tour-1]
	comment := "à la majorité absolue"
	switch {
	case res.AuBenefice:
		comment = "au bénéfice de l'âge, à égalité de suffrages"
	case t.Candidats[res.Elu] < res.Majorite:
		comment = "à la majorité relative"
	}
	return fmt.Sprintf("%s est %s au tour %d, %s, par %d voix sur %d suffrages exprimés",
		r.nomsDe([]string{res.Elu})[0], r.proclame(res.Elu), res.Tour, comment, t.Candidats[res.Elu], res.Exprimes)
}

// proclame agrees with who is elected.
func (r *releve) proclame(elu string) string {
	if e := r.d.Elu(EluID(elu)); e != nil && e.Civilite == Madame {
		return "proclamée élue"
	}
	return "proclamé élu"
}

// Classement lists the candidates of a round with their votes, the first first: "Mme A NOM01 15 voix".
func (t *Tour) Classement(d *Dossier) []string {
	candidats := slices.Collect(maps.Keys(t.Candidats))
	slices.SortFunc(candidats, func(a, b string) int {
		return cmp.Or(cmp.Compare(t.Candidats[b], t.Candidats[a]), cmp.Compare(a, b))
	})
	lignes := make([]string, len(candidats))
	for i, c := range candidats {
		nom := c
		if e := d.Elu(EluID(c)); e != nil {
			nom = e.Appel()
		}
		lignes[i] = fmt.Sprintf("%s %d voix", nom, t.Candidats[c])
	}
	return lignes
}
