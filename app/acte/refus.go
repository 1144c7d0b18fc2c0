package acte

import (
	"errors"
	"fmt"
	"strings"

	"delibere/app/conseil"
)

// ErrPointInconnu: the séance has no point, or no délibération, of that number.
var ErrPointInconnu = errors.New("point inconnu")

// Refus is why a document is not made: printing it would make the maire sign something that
// contradicts itself. Its message says what to mend.
type Refus struct {
	Document  string // "L'extrait du point 32"
	Anomalies []conseil.Anomalie
}

func (r *Refus) Error() string {
	messages := make([]string, len(r.Anomalies))
	for i, a := range r.Anomalies {
		messages[i] = a.Message
	}
	return fmt.Sprintf("%s n'est pas imprimé : %s", r.Document, strings.Join(messages, " "))
}

// Concerne reports whether an anomaly touches the act of a point: it is about the whole séance, about
// that point, or about somebody's presence from an earlier point on. A fault of another point's vote
// does not stop this one, and what was voted before the quorum was lost stays valid (CGCT L2121-17).
func Concerne(a conseil.Anomalie, numero int) bool {
	switch a.Code {
	case conseil.DoubleStatut, conseil.MouvementIncoherent, conseil.PouvoirMultiple:
		return a.Point <= numero
	case conseil.NumeroEnDouble:
		return true
	}
	return a.Point == 0 || a.Point == numero
}

// refuser returns the Refus of the blocking anomalies that concern a point, nil when there is none.
func refuser(document string, c *conseil.Controle, numero int) error {
	r := &Refus{Document: document}
	for _, a := range c.Anomalies {
		if a.Gravite == conseil.Bloquante && Concerne(a, numero) {
			r.Anomalies = append(r.Anomalies, a)
		}
	}
	if len(r.Anomalies) == 0 {
		return nil
	}
	return r
}
