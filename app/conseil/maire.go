package conseil

import (
	"slices"
	"strings"
	"unicode"
)

// EstMaire reads the fonction of an élu as a commune words it: "Maire", "Mme la Maire", "Maire de
// VILLE", "Maire, conseiller départemental". A maire délégué, honoraire or d'arrondissement is not the
// maire, nor is an adjoint or a former maire.
func EstMaire(e *Elu) bool {
	if e == nil {
		return false
	}
	titre, suite := separer(lettresSimples(SansCivilite(e.Fonction)))
	mots := strings.Fields(titre)
	if len(mots) > 1 && (mots[0] == "LE" || mots[0] == "LA") {
		mots = mots[1:]
	}
	if len(mots) == 0 || mots[0] != "MAIRE" && mots[0] != "MAIRESSE" || strings.HasPrefix(suite, "(") && restreint(suite[1:]) {
		return false
	}
	mots = mots[1:]
	return len(mots) == 0 || introduitVille(mots[0]) && !slices.ContainsFunc(mots, restreint)
}

// civilites are the words that may stand before a fonction: "M. le Maire".
var civilites = []string{"M", "MR", "MME", "MONSIEUR", "MADAME"}

// SansCivilite takes the civilité off a fonction: "Mme la Maire" is "la Maire".
func SansCivilite(fonction string) string {
	mots := strings.Fields(fonction)
	if len(mots) > 1 && slices.Contains(civilites, strings.TrimSuffix(strings.ToUpper(mots[0]), ".")) {
		mots = mots[1:]
	}
	return strings.Join(mots, " ")
}

// lettresSimples writes in capitals without accents, composed or not.
func lettresSimples(s string) string {
	s = strings.Map(func(c rune) rune {
		switch {
		case unicode.Is(unicode.Mn, c):
			return -1
		case c == '’':
			return '\''
		}
		return c
	}, s)
	return sansAccents.Replace(strings.ToUpper(s))
}

// separer parts the first fonction from those that follow it, their separator first.
func separer(fonction string) (titre, suite string) {
	fin := len(fonction)
	for _, s := range []string{",", ";", "(", "/", "&", " - ", " – ", " — ", " ET "} {
		if i := strings.Index(fonction, s); i >= 0 {
			fin = min(fin, i)
		}
	}
	return fonction[:fin], fonction[fin:]
}

// introduitVille reports whether a word opens the name of a commune: "de", "du", "d'Aix".
func introduitVille(mot string) bool {
	return mot == "DE" || mot == "DU" || mot == "DES" || strings.HasPrefix(mot, "D'")
}

// restreint reports whether a word makes of a maire another one than that of the commune.
func restreint(mot string) bool {
	return slices.Contains([]string{"ARRONDISSEMENT", "D'ARRONDISSEMENT", "SECTEUR", "QUARTIER"}, mot) ||
		slices.ContainsFunc([]string{"DELEGU", "ASSOCIE", "HONORAIRE", "ADJOINT"}, func(debut string) bool { return strings.HasPrefix(mot, debut) })
}
