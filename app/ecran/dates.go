package ecran

import (
	"fmt"
	"strconv"
	"strings"
	"time"
	"unicode"

	"delibere/app/conseil"
)

// lireDate reads a date as a hand types it: 5/4/23, 05.04.2023, 050423, 5 avril 2023, or 2023-04-05.
// Nothing typed is the unknown date.
func lireDate(texte string) (conseil.Date, error) {
	texte = strings.TrimSpace(texte)
	if texte == "" {
		return conseil.Date{}, nil
	}
	faux := fmt.Errorf("« %s » n'est pas une date ; tapez le jour, le mois et l'année, par exemple 5/4/2023", texte)
	if d, err := conseil.ParseDate(texte); err == nil {
		return d, nil
	}
	morceaux := strings.FieldsFunc(texte, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune("/.-", r) })
	if n := len(texte); len(morceaux) == 1 && (n == 6 || n == 8) {
		morceaux = []string{texte[:2], texte[2:4], texte[4:]}
	}
	if len(morceaux) != 3 {
		return conseil.Date{}, faux
	}
	jour, err1 := strconv.Atoi(strings.TrimSuffix(morceaux[0], "er"))
	mois, err2 := numeroDuMois(morceaux[1])
	annee, err3 := strconv.Atoi(morceaux[2])
	if annee < 100 && len(morceaux[2]) == 2 {
		annee += 2000
	}
	if err1 != nil || err2 != nil || err3 != nil || annee < 1800 || annee > 2999 {
		return conseil.Date{}, faux
	}
	d, err := conseil.ParseDate(fmt.Sprintf("%04d-%02d-%02d", annee, mois, jour))
	if err != nil {
		return conseil.Date{}, faux
	}
	return d, nil
}

func numeroDuMois(s string) (int, error) {
	for m := time.January; m <= time.December; m++ {
		if sansAccents(conseil.NewDate(2000, m, 1).NomDuMois()) == sansAccents(s) {
			return int(m), nil
		}
	}
	return strconv.Atoi(s)
}

// enDate writes a date as lireDate reads it; "" when it is not known.
func enDate(d conseil.Date) string {
	if !d.Connue() {
		return ""
	}
	return d.Courte()
}

// lireHeure reads a time as a hand types it: 19h30, 19 h, 19:30, 1930. Nothing typed is the unknown time.
func lireHeure(texte string) (conseil.Heure, error) {
	texte = strings.ToLower(strings.TrimSpace(texte))
	if texte == "" {
		return conseil.Heure{}, nil
	}
	faux := fmt.Errorf("« %s » n'est pas une heure ; tapez par exemple 19h30", texte)
	h, m, separe := strings.Cut(strings.ReplaceAll(texte, "h", ":"), ":")
	if !separe && len(h) == 4 {
		h, m = h[:2], h[2:]
	}
	heures, err := strconv.Atoi(strings.TrimSpace(h))
	minutes := 0
	if m = strings.TrimSpace(m); m != "" && err == nil {
		minutes, err = strconv.Atoi(m)
	}
	if err != nil || heures < 0 || heures > 23 || minutes < 0 || minutes > 59 {
		return conseil.Heure{}, faux
	}
	return conseil.NewHeure(heures, minutes), nil
}

// enHeure writes a time as French does: "19 h 30"; "" when it is not known.
func enHeure(h conseil.Heure) string {
	if !h.Connue() {
		return ""
	}
	return fmt.Sprintf("%d h %02d", h.Heures(), h.Minutes())
}
