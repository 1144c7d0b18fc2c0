package conseil

import "fmt"

// Suspension is a time during which the séance stopped, at a point. The quorum is tested again as it resumes
// (CGCT L2121-17): who did not come back is noted by a movement.
type Suspension struct {
	Point   int   // during which it was decided
	Debut   Heure // not known: the time is not printed
	Reprise Heure
}

// Verifier says what is wrong with the times of a suspension.
func (s Suspension) Verifier() error {
	d, r := s.Debut.Heures()*60+s.Debut.Minutes(), s.Reprise.Heures()*60+s.Reprise.Minutes()
	// A séance may go past midnight: it is resumed early in the morning.
	if s.Debut.Connue() && s.Reprise.Connue() && (r == d || r < d && r > 6*60) {
		return fmt.Errorf("la séance suspendue à %s ne peut pas reprendre à %s ; corrigez l'une des deux heures", s.Debut, s.Reprise)
	}
	return nil
}
