package ecran

import (
	"fmt"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"delibere/app/conseil"
)

// collageMax is the longest text that a paste takes, in bytes: a délibération of a hundred pages.
const collageMax = 400_000

// saisieMax is the longest text that a field of a form takes, in bytes.
const saisieMax = 20_000

// puce opens an item of a list as word processors copy it: a bullet of a symbol font, « • », « o », a dash, then
// a tab or spaces. A number is a word of the text: it stays.
var puce = regexp.MustCompile(`^[ \t\x{00a0}]*(?:[•◦▪▫■□●○‣⁃∙·➢➤✓✔\x{f000}-\x{f0ff}][ \t\x{00a0}]*|(?:o|–|—|-)(?:\t[ \t\x{00a0}]*|[ \x{00a0}]{2,})|[–—][ \x{00a0}])`)

// numerotation opens an item that is numbered: its tab becomes a space.
var numerotation = regexp.MustCompile(`^[ \t]*(\(?[0-9a-zA-Z]{1,4}[.)°]|[0-9]+(?:\.[0-9]+)+)\t+`)

// symboles are the characters of the symbol fonts, which have no form in any other, and the words that they
// stand for.
var symboles = strings.NewReplacer("\uf02d", "-", "\uf0e0", "→", "\uf0f0", "→", "\uf0fc", "✓", "\uf020", " ")

// nettoyer makes a text of what another program gives: its words, in paragraphs and lists, without the marks of
// a word processor. The words are those that were copied. A paragraph of the clipboard is a line; parLigne
// keeps lines as they are.
func nettoyer(texte string, parLigne bool) (string, error) {
	if err := refusDeColler(texte, collageMax); err != nil {
		return "", err
	}
	texte = norm.NFC.String(strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u2029", "\n", "\f", "\n").Replace(texte))
	var lignes []string
	for _, ligne := range strings.Split(texte, "\n") {
		lignes = append(lignes, nettoyerLigne(ligne))
	}
	return assemblerLignes(lignes, parLigne), nil
}

// refusDeColler says why something copied is not pasted, nil when it can be.
func refusDeColler(texte string, max int) error {
	switch {
	case len(texte) > max:
		return fmt.Errorf("ce qui est copié est trop long pour ce champ (%d Ko) et n'est pas collé ; collez-en une partie à la fois, ou joignez le document en annexe", len(texte)/1000)
	case !utf8.ValidString(texte) || binaire(texte):
		return fmt.Errorf("ce qui est copié n'est pas du texte et n'est pas collé ; copiez les mots du document, puis recommencez")
	}
	return nil
}

// binaire reports whether a text is one by chance.
func binaire(s string) bool {
	n := 0
	for _, r := range s {
		if r == 0 || r == utf8.RuneError {
			return true
		}
		if unicode.IsControl(r) && !strings.ContainsRune("\r\n\t\v\f", r) {
			n++
		}
	}
	return n*20 > len(s)
}

func nettoyerLigne(ligne string) string {
	if m := puce.FindString(ligne); m != "" {
		ligne = conseil.MarqueItem + strings.TrimLeft(ligne[len(m):], " \t\u00a0")
	}
	ligne = symboles.Replace(numerotation.ReplaceAllString(ligne, "$1 "))
	var b strings.Builder
	for _, r := range ligne {
		switch {
		case r == '\t':
			b.WriteByte(' ')
		case r == '\v' || r == '\u2028':
			b.WriteRune(sautDeLigne)
		case r == '’' || r == '‘':
			b.WriteByte('\'') // the paper writes the ’ itself
		case r == '\u00ad' || r == '\ufeff' || r >= '\u200b' && r <= '\u200f' || r == '\u2060' || r == '\ufffc':
		case r >= '\u2000' && r <= '\u200a' && r != '\u2007':
			b.WriteByte(' ')
		case unicode.IsControl(r) || unicode.Is(unicode.Co, r):
		default:
			b.WriteRune(r)
		}
	}
	// Lists of lines broken by hand keep their lines; a space at the end of one is lost.
	morceaux := strings.Split(b.String(), string(sautDeLigne))
	for i := range morceaux {
		morceaux[i] = strings.TrimRight(morceaux[i], " \u00a0")
	}
	return strings.Join(morceaux, string(sautDeLigne))
}

// assemblerLignes makes the text of a séance file: items under each other are one paragraph, an empty line is none.
func assemblerLignes(lignes []string, parLigne bool) string {
	var b strings.Builder
	item, vide, premier := false, false, true
	for _, l := range lignes {
		if strings.TrimSpace(l) == "" {
			vide = true
			continue
		}
		estItem := strings.HasPrefix(l, conseil.MarqueItem)
		switch {
		case premier:
		case parLigne || estItem && item && !vide:
			b.WriteByte('\n')
		default:
			b.WriteString("\n\n")
		}
		b.WriteString(strings.ReplaceAll(l, string(sautDeLigne), "\n"))
		item, vide, premier = estItem, false, false
	}
	return b.String()
}
