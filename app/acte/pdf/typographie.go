package pdf

import (
	"regexp"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Spaces of French typography.
const (
	insecable = "\u00a0" // no-break space
	fine      = "\u202f" // narrow no-break space
)

// Lexique des règles typographiques en usage à l'Imprimerie nationale: what holds to its neighbour. A
// rule is tried only on a text that holds one of its signs: most texts hold few, and to look for a sign
// costs far less than to try a rule.
var regles = []struct {
	signes func(string) bool
	motif  *regexp.Regexp
	par    string
}{
	{contient("« "), regexp.MustCompile(`« +`), "«" + insecable},
	{contient(" »"), regexp.MustCompile(` +»`), insecable + "»"},
	{contient(" :"), regexp.MustCompile(` +:`), insecable + ":"},
	{contient(" ;", " !", " ?"), regexp.MustCompile(` +([;!?])`), fine + "$1"},
	// Only what is surely one number: « le 5 avril 2023 100 votants » holds two.
	{deuxNombres, regexp.MustCompile(`\b(\d{1,3}) (\d{3}) (\d{3})\b`), "$1" + fine + "$2" + fine + "$3"},
	{deuxNombres, regexp.MustCompile(`\b(\d{1,3}) (\d{3}) (€|euros|habitants)`), "$1" + fine + "$2" + insecable + "$3"},
	{contient(" €", " %"), regexp.MustCompile(`(\d) ([€%])`), "$1" + insecable + "$2"},
	{contient("° ", "L. ", "R. ", "D. ", "art. ", "M. ", "M ", "Mme", "Mlle", "Me "),
		regexp.MustCompile(`\b([nN]°|[LRD]\.|art\.|MM?\.|Mmes?|Mlle|Me) (\S)`), "$1" + insecable + "$2"},
	{contient("Monsieur l", "Madame l"), regexp.MustCompile(`\b(Monsieur|Madame) (le|la) (\pL)`), "$1" + insecable + "$2" + insecable + "$3"},
	{contient("Monsieur ", "Madame "), regexp.MustCompile(`\b(Monsieur|Madame) (\p{Lu})`), "$1" + insecable + "$2"},
	{contient(" janv", " fév", " mars", " avr", " mai", " juin", " juil", " août", " sept", " oct", " nov", " déc"),
		regexp.MustCompile(`(\d|1er) (janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre)\b`), "$1" + insecable + "$2"},
	{contient("À L", "À l", "à L", "à l"), regexp.MustCompile(`(À|à) (L’UNANIMITÉ|LA MAJORITÉ|l’unanimité|la majorité)`), "$1" + insecable + "$2"},
	{contient(": "), regexp.MustCompile(`: (\d+)$`), ":" + insecable + "$1"},
}

// contient reports whether a text holds one of some signs.
func contient(signes ...string) func(string) bool {
	return func(s string) bool {
		for _, x := range signes {
			if strings.Contains(s, x) {
				return true
			}
		}
		return false
	}
}

// deuxNombres reports whether a text holds a figure, a space and a figure.
func deuxNombres(s string) bool {
	for i := 1; i+1 < len(s); i++ {
		if s[i] == ' ' && estChiffre(s[i-1]) && estChiffre(s[i+1]) {
			return true
		}
	}
	return false
}

func estChiffre(c byte) bool { return c >= '0' && c <= '9' }

// typographier turns what a secretary types into what a printer sets: the ’, and the no-break spaces of
// French. It does not add a space that is not there, nor change a letter.
func typographier(s string) string {
	s = apostrophes(s)
	if !strings.Contains(s, " ") {
		return s
	}
	for _, r := range regles {
		if r.signes(s) {
			s = r.motif.ReplaceAllString(s, r.par)
		}
	}
	return tenirLesNoms(s)
}

// apostrophes turns a straight apostrophe after a letter into a typographic one.
func apostrophes(s string) string {
	if !strings.Contains(s, "'") {
		return s
	}
	var b strings.Builder
	var avant rune
	for _, r := range s {
		if r == '\'' && unicode.IsLetter(avant) {
			b.WriteRune('’')
		} else {
			b.WriteRune(r)
		}
		avant = r
	}
	return b.String()
}

// remplacements are characters that say the same and that fonts lack, or that must not reach the page.
var remplacements = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\v", "\n", "\f", "\n", "\u2028", "\n", "\u2029", "\n", "\t", " ", "\u00ad", "", "\u200b", "", "\u200c", "", "\u200d", "", "\ufeff", "",
	"\u2010", "-", "\u2011", "-", "\u2212", "−", "\u2002", " ", "\u2003", " ", "\u2004", " ", "\u2005", " ", "\u2006", fine, "\u2007", insecable,
	"\u2008", " ", "\u2009", fine, "\u200a", "", "\u3000", " ", "ﬁ", "fi", "ﬂ", "fl", "ﬀ", "ff", "\ufe0f", "")

// assainir gives a text its composed form and drops what has no glyph and no meaning on paper:
// control characters, marks of direction, soft hyphens, zero-width spaces. Bytes that are not UTF-8 become U+FFFD, which no
// face has: they are refused, with their place.
func assainir(s string) string {
	s = norm.NFC.String(strings.ToValidUTF8(s, "\ufffd"))
	s = remplacements.Replace(s)
	return strings.Map(func(r rune) rune {
		if (unicode.IsControl(r) || unicode.Is(unicode.Cf, r)) && r != '\n' {
			return -1
		}
		return r
	}, s)
}
