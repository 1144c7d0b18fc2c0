package conseil

// strates is the table of CGCT L2121-2: from so many inhabitants, so many members.
var strates = []struct{ population, effectif int }{
	{300_000, 69}, {250_000, 65}, {200_000, 61}, {150_000, 59}, {100_000, 55}, {80_000, 53},
	{60_000, 49}, {50_000, 45}, {40_000, 43}, {30_000, 39}, {20_000, 35}, {10_000, 33}, {5_000, 29},
	{3_500, 27}, {2_500, 23}, {1_500, 19}, {500, 15}, {100, 11}, {0, 7},
}

// particuliers are the communes whose size is fixed by name: Paris (CGCT L2512-3), Lyon (L2513-1) and
// Marseille (loi n° 2025-795; 101 before the renewal of 2026).
var particuliers = map[string][]int{"75056": {163}, "69123": {73}, "13055": {101, 111}}

// EffectifLegal returns the size that CGCT L2121-2 gives to the conseil of a commune of so many
// inhabitants (population municipale of the last full renewal).
func (r Regles) EffectifLegal(population int) int {
	if r.NeufMembres && population < 100 {
		return 9
	}
	for _, s := range strates {
		if population >= s.population {
			return s.effectif
		}
	}
	return 0
}

// effectifMinimal returns the size from which the conseil is réputé complet (CGCT L2121-2-1): two
// members fewer than the table, below 1,000 inhabitants.
func (r Regles) effectifMinimal(population int) int {
	legal := r.EffectifLegal(population)
	if r.ConseilReputeComplet && population < 1_000 {
		return legal - 2
	}
	return legal
}

// controlerEffectif compares the mandates with the legal size, and that size with the population. The
// size is a free number (communes nouvelles, L2113-7): the table only suggests it.
func (r *releve) controlerEffectif() {
	c := r.d.Commune
	legal := c.EffectifLegal
	if c.PopulationReference > 0 {
		suggere := r.regles.EffectifLegal(c.PopulationReference)
		switch {
		case legal == 0:
			legal = suggere
		case particulier(c.CodeInsee, legal):
		case legal > suggere || legal < r.regles.effectifMinimal(c.PopulationReference):
			r.signaler(EffectifIncoherent, Avertissement, "CGCT L2121-2", 0, nil,
				"L'effectif légal indiqué est de %d, le tableau de la loi en donne %d pour %d habitants ; vérifiez la population de référence ou l'effectif (une commune nouvelle peut en différer)",
				legal, suggere, c.PopulationReference)
		}
	}
	if legal > 0 && len(r.elus) > legal {
		r.signaler(EffectifIncoherent, Avertissement, "CGCT L2121-2", 0, nil,
			"%d mandats sont ouverts le %s pour un effectif légal de %d ; indiquez la fin des mandats qui ont cessé",
			len(r.elus), r.d.Seance.Date.Courte(), legal)
	}
}

func particulier(insee string, effectif int) bool {
	for _, e := range particuliers[insee] {
		if e == effectif {
			return true
		}
	}
	return false
}
