package ecran

import (
	"fmt"
	"slices"
	"time"

	"delibere/app/conseil"
	"delibere/app/secretariat"
)

// Echeance is something that the secretary has to do, and the place where it is done.
type Echeance struct {
	Quand  conseil.Date // the last day, or since when it waits
	Texte  string
	Retard bool // the day has passed
	Seance secretariat.SeanceID
	Etape  Etape
	Point  int
}

// joursDeRappel is how long the list of délibérations is still recalled once its week has passed: no
// fact says that it was posted.
const joursDeRappel = 30

// Echeances lists what is due on a day, the oldest first. The example is nobody's work.
func Echeances(jour conseil.Date, fiches []secretariat.Fiche) []Echeance {
	var l []Echeance
	for i := range fiches {
		if f := &fiches[i]; !f.Exemple {
			l = append(l, echeancesDe(jour, f)...)
		}
	}
	slices.SortStableFunc(l, func(a, b Echeance) int { return b.Quand.Jours(a.Quand) })
	return l
}

func echeancesDe(jour conseil.Date, f *secretariat.Fiche) []Echeance {
	var l []Echeance
	ajouter := func(quand conseil.Date, retard bool, e Etape, point int, format string, args ...any) {
		texte := fmt.Sprintf("Séance du %s : ", f.Date.Longue()) + fmt.Sprintf(format, args...)
		l = append(l, Echeance{quand, texte, retard, f.ID, e, point})
	}
	if s := &f.Dossier.Seance; jour.Avant(s.Date) && !s.Convocation.DateEnvoi.Connue() {
		c := conseil.Controler(f.Dossier)
		envoi := s.Date.Plus(-c.Convocation.Minimum - 1)
		ajouter(envoi, envoi.Avant(jour), EtapeConvocation, 0, "la convocation part le %s au plus tard (%s)", envoi.Longue(),
			conseil.Nombre(c.Convocation.Minimum, "jour franc", "jours francs"))
	}
	if jour.Avant(f.Date) {
		return l
	}
	e := compter(f)
	// CGCT L2121-25: a délibération that is published says that the list was posted.
	if limite := conseil.LimiteListe(f.Date); e.votees > 0 && e.publiees == 0 && limite.Jours(jour) <= joursDeRappel {
		ajouter(limite, limite.Avant(jour), EtapeCloture, 0, "la liste des délibérations est affichée et mise en ligne le %s au plus tard", limite.Longue())
	}
	if len(f.Dossier.Seance.Points) == 0 && f.Date.Jours(jour) > 0 {
		ajouter(f.Date, false, EtapePoints, 0, "l'ordre du jour, les textes et les votes sont à saisir")
	}
	if n := e.brouillons; n > 0 && f.Date.Jours(jour) > 0 {
		ajouter(f.Date, false, EtapePoints, 0, "%s à saisir", conseil.Nombre(n, "vote", "votes"))
	}
	if n := len(e.aSceller); n > 0 {
		ajouter(f.Date, false, EtapeCloture, e.aSceller[0], "%s à sceller", conseil.Nombre(n, "délibération votée", "délibérations votées"))
	}
	if n := len(e.aTransmettre); n > 0 {
		ajouter(f.Date, false, EtapeTransmission, e.aTransmettre[0], "%s à transmettre", conseil.Nombre(n, "délibération scellée", "délibérations scellées"))
	}
	if n := len(e.sansAccuse); n > 0 {
		ajouter(e.transmise, false, EtapeTransmission, e.sansAccuse[0], "%s depuis le %s", conseil.Nombre(n, "accusé de réception attendu", "accusés de réception attendus"), e.transmise.Longue())
	}
	return l
}

// etats sorts the délibérations of a séance by what remains to be done.
type etats struct {
	brouillons, votees, publiees       int
	aSceller, aTransmettre, sansAccuse []int
	transmise                          conseil.Date // the oldest transmission that waits for its accusé
}

func compter(f *secretariat.Fiche) (e etats) {
	for i := range f.Dossier.Seance.Points {
		p := &f.Dossier.Seance.Points[i]
		_, scellee := f.Scelles[p.Numero]
		etat := conseil.EtatDe(p, scellee)
		if !conseil.EstDeliberation(p) {
			continue
		}
		if etat == conseil.EtatBrouillon {
			e.brouillons++
			continue
		}
		e.votees++
		if p.Publication.Connue() {
			e.publiees++
		}
		switch {
		case !scellee:
			e.aSceller = append(e.aSceller, p.Numero)
		case !p.Transmissible():
		case !p.Transmission.Connue() && !p.AccuseReception.Connue():
			e.aTransmettre = append(e.aTransmettre, p.Numero)
		case !p.AccuseReception.Connue():
			e.sansAccuse = append(e.sansAccuse, p.Numero)
			if !e.transmise.Connue() || p.Transmission.Avant(e.transmise) {
				e.transmise = p.Transmission
			}
		}
	}
	return e
}

// joursDeSauvegarde is the age past which a backup is too old.
const joursDeSauvegarde = 7

// AgeDeLaSauvegarde says in words when the last backup was made, and whether it is too old or missing.
func AgeDeLaSauvegarde(maintenant, derniere time.Time) (texte string, alerte bool) {
	if derniere.IsZero() {
		return "Aucune sauvegarde n'a encore été faite.", true
	}
	derniere = derniere.In(maintenant.Location())
	quand := conseil.DateOf(derniere)
	jours := quand.Jours(conseil.DateOf(maintenant))
	heure := enHeure(conseil.NewHeure(derniere.Hour(), derniere.Minute()))
	switch {
	case jours <= 0:
		texte = "aujourd'hui à " + heure
	case jours == 1:
		texte = "hier à " + heure
	default:
		texte = fmt.Sprintf("il y a %d jours, le %s à %s", jours, quand.Longue(), heure)
	}
	return "Dernière sauvegarde : " + texte + ".", jours > joursDeSauvegarde
}
