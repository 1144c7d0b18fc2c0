package ecran

import (
	"context"
	"fmt"
	"strings"

	"delibere/app/conseil"
	"delibere/app/dossier"
	"delibere/app/secretariat"
)

// PiloteCloture does what comes after the votes: the numbers, the seal, the dates, the corrections.
type PiloteCloture struct{ p *Pilote }

// Ligne is a délibération as the step shows it.
type Ligne struct {
	Point  *conseil.Point
	Etat   conseil.Etat
	Manque string // what stands between it and its next state, in words
	Pret   bool   // it can be sealed
}

// Lignes are the délibérations of the séance, in the order of the points.
func (c *PiloteCloture) Lignes() []Ligne {
	var l []Ligne
	s := &c.p.Fiche.Dossier.Seance
	for i := range c.p.Controle.Points {
		pt := s.Point(c.p.Controle.Points[i].Numero)
		if conseil.EstDeliberation(pt) {
			l = append(l, c.ligne(pt))
		}
	}
	return l
}

func (c *PiloteCloture) ligne(pt *conseil.Point) Ligne {
	_, scellee := c.p.Fiche.Scelles[pt.Numero]
	x := Ligne{Point: pt, Etat: conseil.EtatDe(pt, scellee)}
	if scellee {
		x.Manque = suite(pt)
		return x
	}
	var manque []string
	if x.Etat == conseil.EtatBrouillon {
		manque = append(manque, "le vote")
	}
	if pt.Deliberation == "" {
		manque = append(manque, "le numéro")
	}
	blancs := dossier.BlancsDuPoint(pt)
	switch {
	case len(manque) > 0:
		x.Manque = "il manque " + conseil.Enumerer(manque)
	case len(blancs) > 0:
		x.Manque = "il reste " + conseil.Nombre(len(blancs), "blanc", "blancs") + " à remplir dans le texte"
	case c.bloque(pt.Numero):
		x.Manque = "corrigez ce que dit le contrôle"
	default:
		x.Pret = true
	}
	return x
}

// suite is what remains to be done with a sealed délibération.
func suite(pt *conseil.Point) string {
	var reste []string
	switch {
	case pt.AccuseReception.Connue() || !pt.Transmissible(): // CGCT L2131-2
	case pt.Transmission.Connue():
		reste = append(reste, "accusé de réception attendu")
	default:
		reste = append(reste, "à transmettre")
	}
	if !pt.Publication.Connue() {
		reste = append(reste, "à publier")
	}
	return strings.Join(reste, ", ")
}

// bloque reports whether an anomaly stops the extrait of a point: its own, or one of the whole séance.
func (c *PiloteCloture) bloque(point int) bool {
	for _, a := range c.p.Controle.Anomalies {
		if a.Gravite == conseil.Bloquante && (a.Point == 0 || a.Point == point) {
			return true
		}
	}
	return false
}

// Prets lists the points that can be sealed.
func (c *PiloteCloture) Prets() []int {
	var l []int
	for _, x := range c.Lignes() {
		if x.Pret {
			l = append(l, x.Point.Numero)
		}
	}
	return l
}

// Numeroter gives a number to the délibérations that have none.
func (c *PiloteCloture) Numeroter() {
	avant := c.p.Fiche.Revision
	if !c.p.faire(c.p.s.Secretariat.Numeroter(context.Background(), c.p.Fiche.ID)) {
		return
	}
	if c.p.Fiche.Revision == avant {
		c.p.dire("Chaque délibération a déjà son numéro.")
		return
	}
	c.p.dire("Les numéros sont donnés, dans l'ordre des points.")
}

// Sceller freezes délibérations for ever, then makes a backup beside the window.
func (c *PiloteCloture) Sceller(points ...int) bool {
	if len(points) == 0 {
		return !c.p.faute(fmt.Errorf("aucune délibération n'est prête à sceller : il leur faut un vote, un numéro, et un contrôle sans anomalie bloquante"))
	}
	papier, err := c.p.s.Papier()
	if c.p.faute(err) {
		return false
	}
	if !c.p.faire(c.p.s.Secretariat.Sceller(context.Background(), c.p.Fiche.ID, papier, points...)) {
		return false
	}
	fait := conseil.Nombre(len(points), "délibération scellée", "délibérations scellées") + "."
	c.p.dire("%s Une sauvegarde est en cours…", fait)
	c.p.Sauvegarder(fait+" ", nil)
	return true
}

// Sauvegarder makes a backup beside the window, and says what came of it; apres, when it is given, is
// called then.
func (p *Pilote) Sauvegarder(avant string, apres func()) {
	p.s.EnFond(func() {
		err := p.s.Sauvegardes.Faire(context.Background())
		p.s.SurEcran(func() {
			if err != nil {
				p.faute(fmt.Errorf("%sla sauvegarde n'est pas faite : %w", avant, err))
			} else {
				p.dire("%sSauvegarde faite.", avant)
			}
			if apres != nil {
				apres()
			}
		})
	})
}

// Dater keeps the dates of a délibération's later life, as typed. It reports whether they are kept.
func (c *PiloteCloture) Dater(point int, publication, transmission, accuse string) bool {
	var dates [3]conseil.Date
	for i, tape := range []string{publication, transmission, accuse} {
		d, err := lireDate(tape)
		if err != nil {
			return !c.p.faute(fmt.Errorf("point %d, %s : %w", point, []string{"publication", "transmission", "accusé de réception"}[i], err))
		}
		dates[i] = d
	}
	return c.p.faire(c.p.s.Secretariat.Dater(context.Background(), c.p.Fiche.ID, point, dates[0], dates[1], dates[2]))
}

// Posterieures lists the séances that may correct a délibération of this one, the next first.
func (c *PiloteCloture) Posterieures() []secretariat.Resume {
	toutes, err := c.p.s.Secretariat.Seances(context.Background())
	if c.p.faute(err) {
		return nil
	}
	var l []secretariat.Resume
	for _, r := range toutes {
		if c.p.Fiche.Date.Avant(r.Date) && r.Exemple == c.p.Fiche.Exemple {
			l = append([]secretariat.Resume{r}, l...)
		}
	}
	return l
}

// Corriger adds to a later séance the délibération that corrects a sealed one, and opens it there.
func (c *PiloteCloture) Corriger(point int, dans secretariat.SeanceID) {
	pt := c.p.Fiche.Dossier.Seance.Point(point)
	ancien := secretariat.NumeroPris{Numero: pt.Deliberation, Seance: c.p.Fiche.ID, Date: c.p.Fiche.Date, Point: point}
	f, nouveau, err := c.p.s.Secretariat.Corriger(context.Background(), dans, ancien)
	if c.p.faute(err) {
		return
	}
	c.p.entrer(&f, EtapePoints, nouveau)
	c.p.dire("La rectification de la délibération %s est le point %d : relisez-la, complétez-la, puis faites-la voter.", ancien.Numero, nouveau)
}
