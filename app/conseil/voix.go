package conseil

import "math"

// Exprimes returns the suffrages exprimés: pour + contre (CGCT L2121-20).
func (d Decompte) Exprimes() Voix { return additionner(d.Pour, d.Contre) }

// Total returns the number of voters that the count accounts for.
func (d Decompte) Total() Voix {
	return additionner(d.Pour, d.Contre, d.Abstentions, d.Blancs, d.Nuls, d.Refus)
}

// additionner adds votes and stops at the largest number: a count that cannot be true stays too large
// whatever the order, and never comes back to the number of the votants.
func additionner(voix ...Voix) Voix {
	var positives, negatives Voix
	for _, v := range voix {
		if v > 0 {
			positives += min(v, math.MaxInt-positives)
		} else {
			negatives += max(v, -math.MaxInt-negatives)
		}
	}
	return positives + negatives
}
