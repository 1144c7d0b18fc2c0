package transmission

import (
	"fmt"

	"delibere/app/conseil"
)

// ActeTransmis is an act that may have been sent, as the register has it. Seance and Point are the caller's.
type ActeTransmis struct {
	Identifiant     string
	Seance          int64
	Point           int
	Deliberation    string // the number displayed
	Objet           string
	Date            conseil.Date // of the séance
	Publication     conseil.Date
	Transmission    conseil.Date
	AccuseReception conseil.Date
}

// ActesTransmis lists the acts of a séance that a message may be about.
func ActesTransmis(seance int64, d *conseil.Dossier) []ActeTransmis {
	var actes []ActeTransmis
	for i := range d.Seance.Points {
		p := &d.Seance.Points[i]
		if id := Identifiant(d, p); id != "" {
			actes = append(actes, ActeTransmis{Identifiant: id, Seance: seance, Point: p.Numero, Deliberation: p.Deliberation, Objet: p.Objet,
				Date: d.Seance.Date, Publication: p.Publication, Transmission: p.Transmission, AccuseReception: p.AccuseReception})
		}
	}
	return actes
}

// Issue is what a message changes.
type Issue int

// The issues of a message. Only IssueDater changes anything.
const (
	IssueDire      Issue = iota // something to read: an anomaly, a letter
	IssueDater                  // the act takes the dates
	IssueDeja                   // said before: nothing changes
	IssueContraire              // contradicts what is noted: nothing changes
	IssueEtranger               // about no act of the register: nothing changes
)

// Rapprochement is what a message means for the register.
type Rapprochement struct {
	Issue   Issue
	Acte    *ActeTransmis // nil when the message is about none of them
	Message string        // in French, with the mend
	// Transmission and AccuseReception are the dates that the act takes (IssueDater).
	Transmission, AccuseReception conseil.Date
}

// Rapprocher says which act a message is about, by its identifier, and what it changes. It changes nothing
// itself.
func Rapprocher(r *Retour, actes []ActeTransmis) Rapprochement {
	switch r.Genre {
	case GenreEnvoi:
		return Rapprochement{Issue: IssueEtranger, Message: "Ce message est un envoi de la mairie, pas une réponse de la préfecture ; choisissez l'accusé de réception ou l'archive de retour."}
	case GenreClassification, GenreClassificationAJour:
		return Rapprochement{Message: direClassification(r)}
	}
	acte, double := trouver(r, actes)
	switch {
	case double:
		return Rapprochement{Issue: IssueContraire, Message: fmt.Sprintf(
			"Deux délibérations du registre ont l'identifiant %s ; rien n'est changé, donnez à chacune son numéro.", r.Identifiant)}
	case acte == nil && r.Identifiant == "" && r.Genre != GenreAccuse:
		return Rapprochement{Message: direSansActe(r)}
	case acte == nil:
		return Rapprochement{Issue: IssueEtranger, Message: fmt.Sprintf(
			"Ce message (%s) porte sur l'acte %s, qui n'est pas au registre ; rien n'est changé, vérifiez qu'il est bien pour cette commune et que la séance y est.", r.Genre, ouDefaut(r.Identifiant, "sans identifiant"))}
	case r.Genre == GenreAccuse:
		return accuser(r, acte)
	}
	return Rapprochement{Acte: acte, Message: direMessage(r, acte)}
}

// trouver finds the act of that identifier; double when the register has two.
func trouver(r *Retour, actes []ActeTransmis) (acte *ActeTransmis, double bool) {
	if r.Identifiant == "" {
		return nil, false
	}
	for i := range actes {
		if actes[i].Identifiant != r.Identifiant {
			continue
		}
		if acte != nil {
			return nil, true
		}
		acte = &actes[i]
	}
	return acte, false
}

// accuser judges an accusé de réception. Its date proves the transmission when nothing else dates it
// (CGCT L2131-1).
func accuser(r *Retour, a *ActeTransmis) Rapprochement {
	quoi := fmt.Sprintf("la délibération %s", a.Deliberation)
	contraire := func(format string, args ...any) Rapprochement {
		return Rapprochement{Issue: IssueContraire, Acte: a, Message: fmt.Sprintf(format, args...)}
	}
	switch {
	case a.AccuseReception == r.DateReception:
		return Rapprochement{Issue: IssueDeja, Acte: a, Message: fmt.Sprintf(
			"L'accusé de réception de %s, du %s, est déjà noté ; rien n'est changé.", quoi, r.DateReception.Longue())}
	case a.AccuseReception.Connue():
		return contraire("Cet accusé de réception de %s est du %s, le registre en note un du %s ; rien n'est changé, vérifiez lequel est le bon.",
			quoi, r.DateReception.Longue(), a.AccuseReception.Longue())
	case r.DateActe.Connue() && r.DateActe != a.Date:
		return contraire("Cet accusé de réception de %s parle d'une décision du %s, la séance est du %s ; rien n'est changé, demandez à la préfecture.",
			quoi, r.DateActe.Longue(), a.Date.Longue())
	case r.DateReception.Avant(a.Date):
		return contraire("Cet accusé de réception de %s est du %s, avant la séance du %s ; rien n'est changé, vérifiez la date de la séance.",
			quoi, r.DateReception.Longue(), a.Date.Longue())
	case a.Transmission.Connue() && r.DateReception.Avant(a.Transmission):
		return contraire("Cet accusé de réception de %s est du %s, avant la transmission notée le %s ; rien n'est changé, corrigez la date de transmission puis recommencez.",
			quoi, r.DateReception.Longue(), a.Transmission.Longue())
	}
	rap := Rapprochement{Issue: IssueDater, Acte: a, AccuseReception: r.DateReception, Transmission: a.Transmission}
	rap.Message = fmt.Sprintf("Accusé de réception de %s : reçue en préfecture le %s.", quoi, r.DateReception.Longue())
	if !a.Transmission.Connue() {
		rap.Transmission = r.DateReception
		rap.Message += " La date de transmission, qui manquait, est la même."
	}
	if r.ClassificationActe.Connue() && r.ClassificationActe.Avant(r.ClassificationEnCours) {
		rap.Message += fmt.Sprintf(" La préfecture utilise maintenant la classification du %s : demandez-la à la plateforme avant le prochain envoi.", r.ClassificationEnCours.Longue())
	}
	return rap
}
