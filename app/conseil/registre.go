package conseil

import (
	"fmt"
	"slices"
	"strings"
)

// NumeroActes maps a displayed number to the number that the télétransmission accepts: capitals,
// digits and "_", "2023-32" becomes "2023_32", "N°36/2023" becomes "N_36_2023". The result may be
// longer than the 15 characters of the norm: whoever transmits checks it.
func NumeroActes(affiche string) string {
	var b strings.Builder
	for _, c := range sansAccents.Replace(strings.ToUpper(affiche)) {
		switch {
		case c >= '0' && c <= '9', c >= 'A' && c <= 'Z':
			b.WriteRune(c)
		case b.Len() > 0 && !strings.HasSuffix(b.String(), "_"):
			b.WriteByte('_')
		}
	}
	return strings.TrimSuffix(b.String(), "_")
}

var sansAccents = strings.NewReplacer("À", "A", "Â", "A", "Ä", "A", "É", "E", "È", "E", "Ê", "E", "Ë", "E",
	"Î", "I", "Ï", "I", "Ô", "O", "Ö", "O", "Ù", "U", "Û", "U", "Ü", "U", "Ç", "C", "Œ", "OE", "Æ", "AE")

// controlerNumeros reports two délibérations with one number, as displayed or once mapped for ACTES.
func (r *releve) controlerNumeros() {
	deja := map[string]*Point{}
	for _, p := range r.points {
		if p.Deliberation == "" {
			continue
		}
		actes := NumeroActes(p.Deliberation)
		autre, double := deja[actes]
		if !double {
			deja[actes] = p
			continue
		}
		quoi := fmt.Sprintf("portent le numéro %s", p.Deliberation)
		if autre.Deliberation != p.Deliberation {
			quoi = fmt.Sprintf("ont les numéros %s et %s, qui deviennent tous deux %s pour la télétransmission",
				autre.Deliberation, p.Deliberation, actes)
		}
		r.signaler(NumeroEnDouble, Bloquante, "CGCT R2121-9", p.Numero, nil,
			"Les délibérations des points %d et %d %s ; donnez à chacune le sien", autre.Numero, p.Numero, quoi)
	}
}

// controlerDates reports the dates that cannot follow each other.
func (r *releve) controlerDates() {
	s := &r.d.Seance
	for i := range r.d.Elus {
		if e := &r.d.Elus[i]; e.Fin.Connue() && e.Debut.Connue() && e.Fin.Avant(e.Debut) {
			r.signaler(DateIncoherente, Bloquante, "CGCT L2121-1", 0, []EluID{e.ID},
				"Le mandat de %s finit le %s, avant de commencer le %s ; corrigez l'une des deux dates", e.Appel(), e.Fin.Courte(), e.Debut.Courte())
		}
	}
	if pv := s.PVPrecedent.Seance; pv.Connue() && !pv.Avant(s.Date) {
		r.signaler(DateIncoherente, Bloquante, "CGCT L2121-15", 0, nil,
			"Le procès-verbal adopté est celui du %s, qui n'est pas avant la séance du %s ; corrigez cette date", pv.Courte(), s.Date.Courte())
	}
	if c := s.Convocation; c.Seconde && c.PremiereSeance.Connue() && c.DateEnvoi.Connue() && c.DateEnvoi.Avant(c.PremiereSeance) {
		r.signaler(DateIncoherente, Bloquante, "CGCT L2121-17", 0, nil,
			"La seconde convocation du %s précède la première séance du %s ; corrigez l'une des deux dates", c.DateEnvoi.Courte(), c.PremiereSeance.Courte())
	}
	for _, p := range r.points {
		r.controlerDatesDuPoint(p)
	}
}

func (r *releve) controlerDatesDuPoint(p *Point) {
	suite := []struct {
		nom         string
		date, avant Date
		quoi        string
	}{
		{"transmission", p.Transmission, r.d.Seance.Date, "la séance"},
		{"publication", p.Publication, r.d.Seance.Date, "la séance"},
		{"accusé de réception", p.AccuseReception, r.d.Seance.Date, "la séance"},
		{"accusé de réception", p.AccuseReception, p.Transmission, "la transmission"},
	}
	for _, e := range suite {
		if e.date.Connue() && e.avant.Connue() && e.date.Avant(e.avant) {
			r.signaler(DateIncoherente, Bloquante, "CGCT L2131-1", p.Numero, nil,
				"Au point %d la date de %s (%s) précède celle de %s (%s) ; corrigez l'une des deux", p.Numero, e.nom, e.date.Courte(), e.quoi, e.avant.Courte())
			return
		}
	}
}

// controlerDeclare compares the totals typed in an existing document with the count of the first group
// of points, one anomaly a total.
func (r *releve) controlerDeclare(groupes []Groupe) {
	d := r.d.Seance.Declare
	if len(groupes) == 0 {
		return
	}
	g := &groupes[0]
	votants := g.Votants()
	for _, t := range []struct {
		nom    string
		saisi  *int
		compte int
		detail string
	}{
		{"en exercice", d.EnExercice, g.EnExercice, "mandats ouverts"},
		{"présents", d.Presents, len(g.Presents), "présents par leur nom"},
		{"pouvoirs", d.Pouvoirs, len(g.Representes), "pouvoirs utilisables"},
		{"absents", d.Absents, g.EnExercice - votants, "membres ni présents ni représentés"},
		{"votants", d.Votants, votants, SommeVotants(len(g.Presents), len(g.Representes))},
		{"suffrages exprimés", d.SuffragesExprimes, votants, SommeVotants(len(g.Presents), len(g.Representes))},
		{"majorité absolue", d.MajoriteAbsolue, int(Majorite(Voix(votants))), "plus de la moitié des votants"},
	} {
		if t.saisi != nil && *t.saisi != t.compte {
			r.signaler(DeclareDifferent, Bloquante, "CGCT L2121-17", 0, nil,
				"Le document porte « %s : %d », le décompte des noms donne %d (%s, %s) ; corrigez les présences ou le document",
				t.nom, *t.saisi, t.compte, t.detail, AuxPoints(slices.Clone(g.Points)))
		}
	}
}
