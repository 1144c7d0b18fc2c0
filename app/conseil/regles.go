package conseil

import "time"

// Regles is the law in force on one day, where it has changed: a séance of 2019 is judged by the law
// of 2019. To follow a new reform, add its date in ReglesAu and its effect where the rule is applied.
type Regles struct {
	// QuorumTiers: a third of the membres en exercice is enough (Covid laws).
	QuorumTiers bool
	// PouvoirsParMandataire is how many pouvoirs one member may carry: 1, or 2 under the Covid laws.
	PouvoirsParMandataire int
	// Derogation names the derogatory law, "" in ordinary times.
	Derogation string
	// RetireDeLExercice: the representatives of L1111-6 II leave the membres en exercice for the
	// quorum (loi n° 2022-217 of 21 February 2022, art. 217). Before, they only left the présents.
	RetireDeLExercice bool
	// SecretaireSigne: délibérations are signed by the maire and the secretaries, the procès-verbal
	// and the liste replace the compte rendu (ordonnance n° 2021-1310).
	SecretaireSigne bool
	// ConseilReputeComplet: below 1,000 inhabitants the conseil may be complete with fewer members
	// than the table (CGCT L2121-2-1, loi n° 2025-444 art. 5), from the renewal of March 2026.
	ConseilReputeComplet bool
	// NeufMembres: communes under 100 inhabitants elected 9 members before March 2014.
	NeufMembres bool
	// PresenceNeutre: being in the room is not taking part (CGCT L2131-11, loi n° 2025-1249 art. 32).
	PresenceNeutre bool
	// CompteFinancierUnique replaces the compte administratif from the accounts of 2026
	// (ordonnance n° 2025-526), voted in 2027.
	CompteFinancierUnique bool
}

// periode is a span of days, both included.
type periode struct {
	debut, fin Date
	loi        string
}

// derogations are the spans in which the Covid laws set the quorum at a third and allowed two pouvoirs.
var derogations = []periode{
	{Date{2020, time.March, 12}, Date{2020, time.August, 30}, "loi n° 2020-290 du 23 mars 2020, art. 10"},
	{Date{2020, time.November, 15}, Date{2021, time.September, 30}, "loi n° 2020-1379 du 14 novembre 2020, art. 6"},
	{Date{2021, time.November, 11}, Date{2022, time.July, 31}, "loi n° 2021-1465 du 10 novembre 2021, art. 10"},
}

// ReglesAu returns the law in force on a day. An unknown day is judged by today's law.
func ReglesAu(d Date) Regles {
	depuis := func(annee int, mois time.Month, jour int) bool {
		return !d.Connue() || !d.Avant(Date{annee, mois, jour})
	}
	r := Regles{
		PouvoirsParMandataire: 1,
		RetireDeLExercice:     depuis(2022, time.February, 23),
		SecretaireSigne:       depuis(2022, time.July, 1),
		ConseilReputeComplet:  depuis(2026, time.March, 15),
		NeufMembres:           !depuis(2014, time.March, 23),
		PresenceNeutre:        depuis(2025, time.December, 24),
		CompteFinancierUnique: depuis(2027, time.January, 1),
	}
	for _, p := range derogations {
		if d.Connue() && !d.Avant(p.debut) && !p.fin.Avant(d) {
			r.QuorumTiers, r.PouvoirsParMandataire, r.Derogation = true, 2, p.loi
		}
	}
	return r
}

// Quorum returns how many membres en exercice must be present (CGCT L2121-17): more than half of
// them, floor(E/2)+1; under the Covid laws a third, rounded up.
func (r Regles) Quorum(enExercice int) int {
	if r.QuorumTiers {
		return max(1, (enExercice+2)/3)
	}
	return enExercice/2 + 1
}
