package pdf

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// particules are the words that begin a name without being it, in capitals as the name: a small « de » is as
// often that of a place, « Commune de VALENTIGNEY ».
var particules = strings.Fields("DE DU DES LA LE LES VAN VON DER DEN DI DA DOS EL AL BEN SAINT SAINTE")

// tenirLesNoms holds a Prénom to its NOM, and the particles of the name with it: Jean DE LA TOUR.
func tenirLesNoms(s string) string {
	var b strings.Builder
	ecrit, tenu := 0, false // tenu: a particle was held, and what follows is held too
	for i := 0; i < len(s); i++ {
		if s[i] != ' ' {
			continue
		}
		if !tenu && !finitParUnPrenom(s[:i]) {
			continue
		}
		nom := motEnCapitales(s[i+1:])
		tenu = slices.Contains(particules, nom) && strings.HasPrefix(s[i+1+len(nom):], " ")
		if nom != "" {
			b.WriteString(s[ecrit:i])
			b.WriteString(insecable)
			ecrit = i + 1
		}
	}
	if ecrit == 0 {
		return s
	}
	return b.String() + s[ecrit:]
}

// finitParUnPrenom reports whether a text ends with a capital and small letters.
func finitParUnPrenom(s string) bool {
	for petites := 0; ; petites++ {
		r, n := utf8.DecodeLastRuneInString(s)
		if !unicode.IsLower(r) {
			return petites > 0 && unicode.IsUpper(r)
		}
		s = s[:len(s)-n]
	}
}

// motEnCapitales returns the two capitals or more at the head of a text, or nothing.
func motEnCapitales(s string) string {
	lettres := 0
	for i, r := range s {
		if !unicode.IsUpper(r) && (lettres == 0 || r != '\'' && r != '’' && r != '-') {
			s = s[:i]
			break
		}
		lettres++
	}
	if lettres < 2 {
		return ""
	}
	return s
}
