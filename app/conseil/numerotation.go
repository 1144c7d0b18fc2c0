package conseil

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

// Numerotation is the pattern of the numbers of a commune's délibérations. The law asks for an order
// number inside the séance (CGCT R2121-9); the rest is custom. Tokens: {AAAA} and {AA} year, {MM}
// month, {JJ} day, {SEANCE} rank of the séance in its year, {NSEANCE} rank of the délibération in its
// séance, {N} rank of the délibération in its year; a width follows a colon: {N:03}.
type Numerotation string

// NumerotationOrdinaire is the pattern of a commune that has chosen none: "2023-32".
const NumerotationOrdinaire Numerotation = "{AAAA}-{N}"

var jeton = regexp.MustCompile(`\{([A-Z]+)(?::0([1-9]))?\}`)

// ParseNumerotation checks a pattern. A number must be unique for ever: the pattern tells one year from
// another, and one délibération from the next.
func ParseNumerotation(s string) (Numerotation, error) {
	exemple := "par exemple {AAAA}-{N} ou {AAAA}-{SEANCE:02}-{NSEANCE:03}"
	vus := map[string]bool{}
	for _, m := range jeton.FindAllStringSubmatch(s, -1) {
		if _, connu := (Rang{}).valeurs()[m[1]]; !connu {
			return "", fmt.Errorf("« {%s} » n'est pas un repère de numérotation ; les repères sont {AAAA}, {AA}, {MM}, {JJ}, {SEANCE}, {NSEANCE} et {N}", m[1])
		}
		vus[m[1]] = true
	}
	if reste := jeton.ReplaceAllString(s, ""); strings.ContainsAny(reste, "{}\n\t") {
		return "", fmt.Errorf("le modèle de numéro « %s » a une accolade de trop ou de moins ; écrivez-le %s", s, exemple)
	}
	seance := vus["SEANCE"] || vus["MM"] && vus["JJ"]
	switch {
	case !vus["AAAA"] && !vus["AA"]:
		return "", fmt.Errorf("le modèle de numéro « %s » redonnerait les mêmes numéros chaque année ; ajoutez {AAAA}, %s", s, exemple)
	case !vus["N"] && !(vus["NSEANCE"] && seance):
		return "", fmt.Errorf("le modèle de numéro « %s » donnerait le même numéro à deux délibérations ; ajoutez {N}, ou {NSEANCE} avec {SEANCE}, %s", s, exemple)
	}
	n := Numerotation(s)
	if actes := NumeroActes(n.Numero(Rang{Date: NewDate(2026, 12, 31), Seance: 12, DansSeance: 99, DansAnnee: 999})); len(actes) > LongueurActes {
		return "", fmt.Errorf("le modèle de numéro « %s » donnerait « %s » à la télétransmission, qui s'arrête à %d caractères ; raccourcissez-le", s, actes, LongueurActes)
	}
	return n, nil
}

// LongueurActes is the longest number that the télétransmission takes (ACTES, NumeroInterne).
const LongueurActes = 15

// Rang is the place of a délibération: what a pattern is filled with. Ranks count from 1.
type Rang struct {
	Date       Date
	Seance     int // of the séance, in its year
	DansSeance int // of the délibération, in its séance
	DansAnnee  int // of the délibération, in its year
}

func (r Rang) valeurs() map[string]int {
	return map[string]int{"AAAA": r.Date.Annee, "AA": r.Date.Annee % 100, "MM": int(r.Date.Mois), "JJ": r.Date.Jour,
		"SEANCE": r.Seance, "NSEANCE": r.DansSeance, "N": r.DansAnnee}
}

// largeurs are the least widths of the tokens of the calendar.
var largeurs = map[string]int{"AAAA": 4, "AA": 2, "MM": 2, "JJ": 2}

// Numero fills the pattern.
func (n Numerotation) Numero(r Rang) string {
	valeurs := r.valeurs()
	return jeton.ReplaceAllStringFunc(string(n), func(s string) string {
		m := jeton.FindStringSubmatch(s)
		largeur := largeurs[m[1]]
		if m[2] != "" {
			largeur, _ = strconv.Atoi(m[2])
		}
		return fmt.Sprintf("%0*d", largeur, valeurs[m[1]])
	})
}

// RangDansAnnee reads back the {N} of a number that the pattern made for that date; false for a number
// that it did not make.
func (n Numerotation) RangDansAnnee(numero string, d Date) (int, bool) {
	motif := regexp.QuoteMeta(string(n))
	motif = regexp.MustCompile(`\\\{([A-Z]+)(?::0[1-9])?\\\}`).ReplaceAllStringFunc(motif, func(s string) string {
		nom := jeton.FindStringSubmatch(strings.ReplaceAll(s, `\`, ""))[1]
		switch nom {
		case "AAAA":
			return fmt.Sprintf("%04d", d.Annee)
		case "AA":
			return fmt.Sprintf("%02d", d.Annee%100)
		case "N":
			return `(?P<n>[0-9]+)`
		}
		return `[0-9]+`
	})
	re, err := regexp.Compile("^" + motif + "$")
	if err != nil {
		return 0, false
	}
	m, i := re.FindStringSubmatch(numero), re.SubexpIndex("n")
	if m == nil || i < 0 {
		return 0, false
	}
	rang, err := strconv.Atoi(m[i])
	return rang, err == nil
}
