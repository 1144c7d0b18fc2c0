package conseil

import "time"

// LimiteListe is the last day to post the liste des délibérations: one week after the séance
// (CGCT L2121-25).
func LimiteListe(seance Date) Date { return seance.Plus(7) }

// LimitePV is the last day to publish the procès-verbal: one week after the séance at which it was
// arrêté, that is the next one (CGCT L2121-15).
func LimitePV(seanceSuivante Date) Date { return seanceSuivante.Plus(7) }

// Executoire returns the day on which an act became exécutoire: the later of its publicity and of its
// transmission, in whatever order they came (CGCT L2131-1). The accusé de réception proves the
// transmission when its own date is not known; it is not a condition. An act that need not be
// transmitted (L2131-2) is exécutoire from its publicity. Not known while a date is missing.
func Executoire(p *Point, transmissible bool) Date {
	if !transmissible || !p.Publication.Connue() {
		return p.Publication
	}
	recu := transmis(p)
	switch {
	case !recu.Connue():
		return Date{}
	case recu.Avant(p.Publication):
		return p.Publication
	}
	return recu
}

// Suites says in French what becomes of an act after the séance: whether it is exécutoire, and until
// when it may be brought before the judge. Nothing while it is not published.
func Suites(p *Point, alsaceMoselle bool) string {
	if !p.Publication.Connue() {
		return ""
	}
	s := "publiée le " + p.Publication.Longue()
	if e := Executoire(p, p.Transmissible()); e.Connue() {
		s += ", exécutoire le " + e.Longue()
		if !p.Transmissible() {
			s += " (dispensée de transmission : " + p.Dispense.Nom() + ")"
		}
	} else {
		s += ", pas encore exécutoire : la transmission au représentant de l'État n'est pas datée"
	}
	s += " ; recours jusqu'au " + Recours(p.Publication, alsaceMoselle).Longue()
	if recu := transmis(p); recu.Connue() {
		s += ", déféré jusqu'au " + Defere(recu, alsaceMoselle).Longue()
	}
	return s
}

// transmis is when the représentant de l'État had the act.
func transmis(p *Point) Date {
	if p.Transmission.Connue() {
		return p.Transmission
	}
	return p.AccuseReception
}

// Recours returns the last day to bring an act before the tribunal administratif, two months after its
// publication (CJA R421-1). The délai is franc: the day of publication and the last day do not count,
// and it moves off a Saturday, a Sunday or a holiday.
func Recours(publication Date, alsaceMoselle bool) Date {
	return deuxMoisFrancs(publication, alsaceMoselle)
}

// Defere returns the last day on which the préfet may bring an act before the tribunal, two months
// after its transmission (CGCT L2131-6), counted as Recours.
func Defere(transmission Date, alsaceMoselle bool) Date {
	return deuxMoisFrancs(transmission, alsaceMoselle)
}

func deuxMoisFrancs(depuis Date, alsaceMoselle bool) Date {
	if !depuis.Connue() {
		return Date{}
	}
	d := depuis.PlusMois(2).Plus(1)
	for d.JourDeSemaine() == time.Saturday || d.JourDeSemaine() == time.Sunday || Ferie(d, alsaceMoselle) {
		d = d.Plus(1)
	}
	return d
}

// Ferie reports whether a day is a fête légale (code du travail L3133-1; L3134-13 in Alsace-Moselle).
func Ferie(d Date, alsaceMoselle bool) bool {
	paques := Paques(d.Annee)
	switch d {
	case Date{d.Annee, time.January, 1}, Date{d.Annee, time.May, 1}, Date{d.Annee, time.May, 8},
		Date{d.Annee, time.July, 14}, Date{d.Annee, time.August, 15}, Date{d.Annee, time.November, 1},
		Date{d.Annee, time.November, 11}, Date{d.Annee, time.December, 25},
		paques.Plus(1), paques.Plus(39), paques.Plus(50):
		return true
	case paques.Plus(-2), Date{d.Annee, time.December, 26}:
		return alsaceMoselle
	}
	return false
}

// Paques returns Easter Sunday of a year of the Gregorian calendar (the anonymous algorithm published
// by Nature in 1876).
func Paques(annee int) Date {
	a, b, c := annee%19, annee/100, annee%100
	d, e := b/4, b%4
	g := (8*b + 13) / 25
	h := (19*a + b - d - g + 15) % 30
	i, k := c/4, c%4
	l := (32 + 2*e + 2*i - h - k) % 7
	m := (a + 11*h + 22*l) / 451
	mois := (h + l - 7*m + 114) / 31
	jour := (h+l-7*m+114)%31 + 1
	return Date{annee, time.Month(mois), jour}
}
