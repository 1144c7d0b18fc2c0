package ecran

import (
	"fmt"
	"time"

	"delibere/app/conseil"
	"delibere/app/secretariat"
)

// ecartPermis is how far back the clock may go from the last act: the hour changes, a time zone too.
const ecartPermis = 26 * time.Hour

// AlerteHorloge says what is wrong with the clock of the machine, or with the date of a séance: the acts are
// dated by the one, the delays counted from the other. "" when nothing is.
func AlerteHorloge(maintenant, dernierActe time.Time, seances []secretariat.Resume) string {
	jour := conseil.DateOf(maintenant)
	if !dernierActe.IsZero() && maintenant.Add(ecartPermis).Before(dernierActe) {
		return fmt.Sprintf("L'horloge de ce poste dit le %s, avant le dernier acte du registre, fait le %s : mettez le poste à la bonne date. Le travail peut continuer, mais ce qui est noté d'ici là sera mal daté.",
			jour.Longue(), conseil.DateOf(dernierActe.In(maintenant.Location())).Longue())
	}
	for _, r := range seances {
		if !r.Exemple && jour.Jours(r.Date) > 366 {
			return fmt.Sprintf("La séance du %s est dans plus d'un an d'après l'horloge de ce poste, qui dit le %s : vérifiez la date de la séance, ou celle du poste.", r.Date.Longue(), jour.Longue())
		}
	}
	return ""
}
