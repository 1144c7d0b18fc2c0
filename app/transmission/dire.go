package transmission

import (
	"fmt"
	"strings"

	"delibere/app/conseil"
)

// direMessage says a message about an act, with what it asks of the secretary.
func direMessage(r *Retour, a *ActeTransmis) string {
	quoi := fmt.Sprintf("la délibération %s (%s)", a.Deliberation, abreger(a.Objet, 80))
	var s string
	switch r.Genre {
	case GenreAnomalie, GenreAnomalieEnveloppe:
		return fmt.Sprintf("La préfecture n'a pas reçu %s%s. %s", quoi, enDate(r.Date), direAnomalie(r))
	case GenreCourrier:
		s = fmt.Sprintf("La préfecture écrit au sujet de %s%s ; lisez sa lettre et répondez-y par la plateforme.", quoi, enDate(r.Date))
	case GenreDemandePieces:
		s = fmt.Sprintf("La préfecture demande des pièces pour %s%s ; envoyez-les par la plateforme : le délai de deux mois pour déférer l'acte repart de leur réception.", quoi, enDate(r.Date))
	case GenreObservations:
		s = fmt.Sprintf("La préfecture fait des observations sur %s%s : elle demande de la retirer ou de la modifier ; soumettez-les au maire, puis répondez par la plateforme.", quoi, enDate(r.Date))
	case GenreDefere:
		s = fmt.Sprintf("La préfecture a déféré %s au tribunal administratif%s ; prévenez le maire aussitôt.", quoi, enDate(r.Date))
	case GenreAccusePieces:
		s = fmt.Sprintf("La préfecture a reçu les pièces complémentaires de %s%s.", quoi, enDate(r.DateReception))
	case GenreAccuseReponse:
		s = fmt.Sprintf("La préfecture a reçu la réponse à ses observations sur %s%s.", quoi, enDate(r.DateReception))
	case GenreAccuseAnnulation:
		s = fmt.Sprintf("La préfecture a reçu l'annulation de la transmission de %s%s ; les dates du registre restent, effacez-les si l'acte est à transmettre de nouveau.", quoi, enDate(r.DateReception))
	}
	if r.Texte != "" {
		s += fmt.Sprintf(" Ses termes : « %s ».", r.Texte)
	}
	if len(r.Documents) > 0 {
		s += " Document : " + conseil.Enumerer(r.Documents) + "."
	}
	return s
}

func enDate(d conseil.Date) string {
	if !d.Connue() {
		return ""
	}
	return ", le " + d.Longue()
}

// direSansActe says a message that names no act.
func direSansActe(r *Retour) string {
	if r.Genre == GenreAnomalie || r.Genre == GenreAnomalieEnveloppe {
		return fmt.Sprintf("La préfecture n'a pas reçu un envoi%s, sans dire lequel. %s", enDate(r.Date), direAnomalie(r))
	}
	return fmt.Sprintf("Ce message (%s) ne dit pas de quel acte il parle ; rien n'est changé, lisez-le sur la plateforme.", r.Genre)
}

// direAnomalie explains an anomaly in plain words. The préfecture's own stand between guillemets: their list
// is not published, so that only what a message says for sure is explained.
func direAnomalie(r *Retour) string {
	a := r.Anomalie
	cause := "La préfecture n'en dit pas la raison"
	if a.Detail != "" {
		cause = "Elle dit : « " + strings.TrimSuffix(a.Detail, ".") + " »"
	}
	if a.Code != "" {
		cause += " (anomalie " + a.Code + ")"
	}
	return cause + ". " + remede(r)
}

// remede is what to do about an anomaly.
func remede(r *Retour) string {
	switch detail := strings.ToLower(r.Anomalie.Detail); {
	case strings.Contains(detail, "classification"):
		date := ""
		if r.ClassificationEnCours.Connue() {
			date = " du " + r.ClassificationEnCours.Longue()
		}
		return "Demandez à la plateforme la classification" + date + ", importez-la, puis refaites l'archive : le numéro de l'acte reste le même."
	case strings.Contains(detail, "n'est pas reconnu"):
		return "L'envoi ne correspond à aucune transaction de la préfecture : vérifiez le nom des fichiers, puis refaites l'archive avec la série suivante."
	}
	return "Corrigez ce qu'elle dit, puis refaites l'archive avec la série suivante ; si la raison n'est pas claire, demandez-la à votre plateforme."
}

func direClassification(r *Retour) string {
	if r.Genre == GenreClassificationAJour {
		return "La classification de la préfecture n'a pas changé" + suiteDate(" : elle est du ", r.ClassificationEnCours) + "."
	}
	return fmt.Sprintf("Classification de la préfecture%s : %s ; gardez ce fichier et donnez-le à chaque archive.",
		suiteDate(" du ", r.ClassificationEnCours), conseil.Nombre(len(r.Classification.Matieres), "matière", "matières"))
}

func suiteDate(avant string, d conseil.Date) string {
	if !d.Connue() {
		return ""
	}
	return avant + d.Longue()
}
