package dossier

import (
	"regexp"
	"strings"

	"delibere/app/conseil"
)

var (
	motCourt     = regexp.MustCompile(`(^|[^\pL'’])([Dd]e|[Qq]ue|[Àà]) $`)
	articleFinal = regexp.MustCompile(`(?:^|[^\pL'’])(le|la|les|du|des|au|aux) $`)
	voyelle      = regexp.MustCompile(`^(?i)[aàâæeéèêëiîïoôœuùû]`)
	sansElision  = regexp.MustCompile(`^(?i)(onz|oui\b)`)
	finDePhrase  = regexp.MustCompile(`[\pL\d)»²]{2,}\. $`)
	contractions = map[string]string{"de le": "du", "de les": "des", "à le": "au", "à les": "aux"}
)

// raccorder joins a value to the words that stand before its blank, as French writes them: « du syndicat » and
// not « de le syndicat », « d'acheter », « qu'il », an article once, and a capital after a full stop. A proper name keeps its
// own article, and before an h nothing is guessed.
func raccorder(avant, valeur string) (string, string) {
	if finDePhrase.MatchString(avant) {
		return avant, conseil.Majuscule(valeur)
	}
	article, suite, _ := strings.Cut(valeur, " ")
	if m := articleFinal.FindStringSubmatch(avant); m != nil && suite != "" && (article == m[1] || m[1] == "du" && article == "le") {
		return avant, suite
	}
	m := motCourt.FindStringSubmatch(avant)
	if m == nil {
		return avant, valeur
	}
	mot := m[2]
	reste := strings.TrimSuffix(avant, mot+" ")
	if c := contractions[strings.ToLower(mot)+" "+article]; c != "" && suite != "" {
		if mot != strings.ToLower(mot) {
			c = conseil.Majuscule(c)
		}
		return reste + c + " ", suite
	}
	if !strings.EqualFold(mot, "à") && voyelle.MatchString(valeur) && !sansElision.MatchString(valeur) {
		return reste + strings.TrimSuffix(mot, "e") + "'", valeur
	}
	return avant, valeur
}
