package ecran

import (
	"fmt"

	"delibere/app/conseil"
	"delibere/app/secretariat"
)

// notes are what a row says after the presence: the pouvoirs given and the movements.
func notes(d *conseil.Dossier, id conseil.EluID) []string {
	var n []string
	for _, p := range d.Seance.Pouvoirs {
		if p.Mandant == id {
			n = append(n, "pouvoir à "+d.Appel(p.Mandataire)+plage(p))
		}
	}
	for _, m := range d.Seance.Mouvements {
		if m.Elu == id {
			n = append(n, nomDuMouvement(m))
		}
	}
	return n
}

func plage(p conseil.Pouvoir) string {
	switch {
	case p.DuPoint > 0 && p.AuPoint > 0:
		return fmt.Sprintf(" (points %d à %d)", p.DuPoint, p.AuPoint)
	case p.DuPoint > 0:
		return fmt.Sprintf(" (dès le point %d)", p.DuPoint)
	case p.AuPoint > 0:
		return fmt.Sprintf(" (jusqu'au point %d)", p.AuPoint)
	}
	return ""
}

func nomDuMouvement(m conseil.Mouvement) string {
	s := fmt.Sprintf("%s au point %d", secretariat.NomsMouvements[m.Type], m.Point)
	if m.Heure.Connue() {
		s += " à " + enHeure(m.Heure)
	}
	if m.Moment == conseil.AuVote {
		s += ", avant le vote"
	}
	return s
}
