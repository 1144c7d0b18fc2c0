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

const chiffres = "0123456789"

// particules are the words that begin a name without being it, in capitals as the name: a small « de » is as
// often that of a place, « Commune de VALENTIGNEY ».
const particules = `DE|DU|DES|LA|LE|LES|VAN|VON|DER|DEN|DI|DA|DOS|EL|AL|BEN|SAINT|SAINTE`

// Lexique des règles typographiques en usage à l'Imprimerie nationale: what holds to its neighbour. A
// rule is tried only on a text that holds one of its signs: most texts hold few.
var regles = []struct {
	signes string
	motif  *regexp.Regexp
	par    string
}{
	{"«", regexp.MustCompile(`« +`), "«" + insecable},
	{"»", regexp.MustCompile(` +»`), insecable + "»"},
	{":", regexp.MustCompile(` +:`), insecable + ":"},
	{";!?", regexp.MustCompile(` +([;!?])`), fine + "$1"},
	// Only what is surely one number: « le 5 avril 2023 100 votants » holds two.
	{chiffres, regexp.MustCompile(`\b(\d{1,3}) (\d{3}) (\d{3})\b`), "$1" + fine + "$2" + fine + "$3"},
	{chiffres, regexp.MustCompile(`\b(\d{1,3}) (\d{3}) (€|euros|habitants)`), "$1" + fine + "$2" + insecable + "$3"},
	{"€%", regexp.MustCompile(`(\d) ([€%])`), "$1" + insecable + "$2"},
	{"°.M", regexp.MustCompile(`\b([nN]°|[LRD]\.|art\.|MM?\.|Mmes?|Mlle|Me) (\S)`), "$1" + insecable + "$2"},
	{"M", regexp.MustCompile(`\b(Monsieur|Madame) (le|la) (\pL)`), "$1" + insecable + "$2" + insecable + "$3"},
	{"M", regexp.MustCompile(`\b(Monsieur|Madame) (\p{Lu})`), "$1" + insecable + "$2"},
	{chiffres, regexp.MustCompile(`(\d|1er) (janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre)\b`), "$1" + insecable + "$2"},
	{"Àà", regexp.MustCompile(`(À|à) (L’UNANIMITÉ|LA MAJORITÉ|l’unanimité|la majorité)`), "$1" + insecable + "$2"},
	{":", regexp.MustCompile(`: (\d+)$`), ":" + insecable + "$1"},
	{" ", regexp.MustCompile(`(\p{Lu}\p{Ll}+) (\p{Lu}[\p{Lu}'’-]+)`), "$1" + insecable + "$2"}, // Prénom NOM
	// Prénom DE LA TOUR: a particle goes with its name.
	{" ", regexp.MustCompile(`(\p{Lu}\p{Ll}+)[ \x{a0}](` + particules + `)[ \x{a0}](` + particules + `)[ \x{a0}](\p{Lu}[\p{Lu}'’-]+)`),
		"$1" + insecable + "$2" + insecable + "$3" + insecable + "$4"},
	{" ", regexp.MustCompile(`(\p{Lu}\p{Ll}+)[ \x{a0}](` + particules + `)[ \x{a0}](\p{Lu}[\p{Lu}'’-]+)`), "$1" + insecable + "$2" + insecable + "$3"},
}

// typographier turns what a secretary types into what a printer sets: the ’, and the no-break spaces of
// French. It does not add a space that is not there, nor change a letter.
func typographier(s string) string {
	s = apostrophes(s)
	if !strings.Contains(s, " ") {
		return s
	}
	for _, r := range regles {
		if strings.ContainsAny(s, r.signes) {
			s = r.motif.ReplaceAllString(s, r.par)
		}
	}
	return s
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
