package conseil

// Clear days of the convocation (CGCT L2121-7, L2121-11, L2121-12, L2121-17, L2541-2).
const (
	delaiCourt   = 3 // below 3,500 inhabitants, and the first meeting after a general renewal
	delaiLong    = 5 // from 3,500 inhabitants on
	delaiUrgence = 1
	delaiSeconde = 3
	// In Alsace-Moselle below 3,500 inhabitants the delay is not in clear days: three days before,
	// the day before in urgency.
	delaiAlsaceMoselle        = 2
	delaiAlsaceMoselleUrgence = 0
)

// seuilConvocation is the population from which the long delay and the note de synthèse are due.
const seuilConvocation = 3_500

// joursFrancs counts the days strictly between the sending and the séance: neither of the two counts,
// Saturdays, Sundays and holidays do.
func (r *releve) joursFrancs() int {
	return r.d.Seance.Convocation.DateEnvoi.Jours(r.d.Seance.Date) - 1
}

// delais returns the clear days required, and the fewest that urgency allows.
func (r *releve) delais() (minimum, plancher int) {
	c := r.d.Commune
	alsace := c.AlsaceMoselle && c.PopulationReference < seuilConvocation
	plancher = delaiUrgence
	if alsace {
		plancher = delaiAlsaceMoselleUrgence
	}
	conv := r.d.Seance.Convocation
	switch {
	case conv.Seconde && !alsace:
		// A shortened second convocation is a new first one: it cannot do without the quorum.
		return delaiSeconde, plancher
	case conv.Urgence:
		return plancher, plancher
	case alsace:
		return delaiAlsaceMoselle, plancher
	case c.PopulationReference >= seuilConvocation && !r.premiereReunion():
		return delaiLong, plancher
	}
	return delaiCourt, plancher
}

// premiereReunion recognises the first meeting after a general renewal (CGCT L2121-7): every mandate
// began on one day, at most ten days before. The meeting stands between the Friday and the Sunday
// that follow the ballot.
func (r *releve) premiereReunion() bool {
	if len(r.elus) == 0 {
		return false
	}
	debut := r.elus[0].Debut
	for _, e := range r.elus {
		if e.Debut != debut {
			return false
		}
	}
	if !debut.Connue() {
		return false
	}
	jours := debut.Jours(r.d.Seance.Date)
	return jours >= 0 && jours <= 10
}

// controlerConvocation compares the delay with the law.
func (r *releve) controlerConvocation() BilanConvocation {
	minimum, plancher := r.delais()
	b := BilanConvocation{Minimum: minimum}
	conv := r.d.Seance.Convocation
	if !conv.DateEnvoi.Connue() {
		r.signaler(ConvocationTardive, Avertissement, r.articleConvocation(), 0, nil,
			"La date d'envoi de la convocation manque ; indiquez-la, l'extrait la porte et la loi demande %s", r.francs(minimum))
		return b
	}
	b.JoursFrancs = r.joursFrancs()
	b.Reguliere = b.JoursFrancs >= minimum
	switch {
	case b.JoursFrancs < plancher:
		r.signaler(ConvocationTardive, Bloquante, r.articleConvocation(), 0, nil,
			"La convocation du %s pour le %s ne laisse que %s, il en faut %d même en urgence ; corrigez la date d'envoi, ou convoquez à nouveau le conseil",
			conv.DateEnvoi.Courte(), r.d.Seance.Date.Courte(), r.francs(b.JoursFrancs), plancher)
	case !b.Reguliere:
		mend := "indiquez l'urgence si le maire l'a invoquée, ou corrigez la date d'envoi"
		if conv.Seconde {
			mend = "une seconde convocation plus courte ne dispense pas du quorum ; corrigez la date d'envoi ou convoquez à nouveau"
		}
		r.signaler(ConvocationTardive, Avertissement, r.articleConvocation(), 0, nil,
			"La convocation du %s pour le %s laisse %s, il en faut %d ; %s",
			conv.DateEnvoi.Courte(), r.d.Seance.Date.Courte(), r.francs(b.JoursFrancs), minimum, mend)
	}
	return b
}

func (r *releve) francs(n int) string { return Nombre(max(n, 0), "jour franc", "jours francs") }

func (r *releve) articleConvocation() string {
	c := r.d.Commune
	switch {
	case r.d.Seance.Convocation.Seconde:
		return "CGCT L2121-17"
	case c.AlsaceMoselle && c.PopulationReference < seuilConvocation:
		return "CGCT L2541-2"
	case r.premiereReunion():
		return "CGCT L2121-7"
	case c.PopulationReference >= seuilConvocation:
		return "CGCT L2121-12"
	}
	return "CGCT L2121-11"
}
