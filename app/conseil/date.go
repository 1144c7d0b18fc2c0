package conseil

import (
	"fmt"
	"time"
)

// Date is a civil date, without hour nor zone. The zero Date means "not known".
type Date struct {
	Annee int
	Mois  time.Month
	Jour  int
}

// NewDate returns the civil date of the given year, month and day, without checking them.
func NewDate(annee int, mois time.Month, jour int) Date { return Date{annee, mois, jour} }

// DateOf returns the civil date of t in t's own zone.
func DateOf(t time.Time) Date {
	a, m, j := t.Date()
	return Date{a, m, j}
}

// ParseDate reads an ISO 8601 date (2023-04-05) between the years 1 and 9999.
func ParseDate(s string) (Date, error) {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil || t.Year() < 1 {
		return Date{}, fmt.Errorf("« %s » n'est pas une date ; écrivez-la AAAA-MM-JJ, par exemple 2023-04-05", s)
	}
	return DateOf(t), nil
}

// Connue reports whether the date is known.
func (d Date) Connue() bool { return d != Date{} }

// String returns the ISO 8601 form, or "" when the date is not known.
func (d Date) String() string {
	if !d.Connue() {
		return ""
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.Annee, d.Mois, d.Jour)
}

func (d Date) time() time.Time { return time.Date(d.Annee, d.Mois, d.Jour, 0, 0, 0, 0, time.UTC) }

// Plus returns the date n days later (earlier when n is negative).
func (d Date) Plus(jours int) Date { return DateOf(d.time().AddDate(0, 0, jours)) }

// PlusMois returns the same day n months later; past the end of that month, its last day.
func (d Date) PlusMois(n int) Date {
	premier := time.Date(d.Annee, d.Mois, 1, 0, 0, 0, 0, time.UTC).AddDate(0, n, 0)
	dernier := premier.AddDate(0, 1, -1)
	return Date{premier.Year(), premier.Month(), min(d.Jour, dernier.Day())}
}

// Jours returns the number of days from d to autre, negative when autre is earlier.
func (d Date) Jours(autre Date) int {
	const secondes = 24 * 60 * 60 // a time.Duration would stop at 292 years
	return int((autre.time().Unix() - d.time().Unix()) / secondes)
}

// Avant reports whether d is strictly before autre.
func (d Date) Avant(autre Date) bool { return d.time().Before(autre.time()) }

// JourDeSemaine returns the day of the week.
func (d Date) JourDeSemaine() time.Weekday { return d.time().Weekday() }

// Heure is a time of day to the minute, in 24 hours. The zero Heure means "not known".
type Heure struct {
	connue       bool
	depuisMinuit int
}

// NewHeure returns the time of day h:m, without checking it.
func NewHeure(h, m int) Heure { return Heure{true, h*60 + m} }

// ParseHeure reads HH:MM in 24 hours.
func ParseHeure(s string) (Heure, error) {
	t, err := time.Parse("15:04", s)
	if err != nil || len(s) != 5 {
		return Heure{}, fmt.Errorf("« %s » n'est pas une heure ; écrivez-la HH:MM sur 24 heures, par exemple 19:30", s)
	}
	return NewHeure(t.Hour(), t.Minute()), nil
}

// Connue reports whether the time is known.
func (h Heure) Connue() bool { return h.connue }

// Heures returns the hour, 0 to 23.
func (h Heure) Heures() int { return h.depuisMinuit / 60 }

// Minutes returns the minutes past the hour, 0 to 59.
func (h Heure) Minutes() int { return h.depuisMinuit % 60 }

// String returns HH:MM, or "" when the time is not known.
func (h Heure) String() string {
	if !h.connue {
		return ""
	}
	return fmt.Sprintf("%02d:%02d", h.Heures(), h.Minutes())
}
