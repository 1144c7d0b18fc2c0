package pdf

import (
	"strings"
	"sync"
	"unicode"

	"delibere/assets"
)

// Letters left before and after a hyphen, as French wants.
const (
	cesureGauche = 2
	cesureDroite = 3
)

// cesurer holds the patterns of Liang (Word Hy-phen-a-tion by Com-put-er, 1983): the letters of a
// pattern, and a level before and after each.
type cesurer struct {
	motifs map[string][]byte
	long   int // longest pattern, in letters
}

// francais are the patterns of French, read at the first word.
var francais = sync.OnceValue(func() *cesurer {
	c := &cesurer{motifs: map[string][]byte{}}
	_, corps, _ := strings.Cut(assets.CesureFrancaise, "\\patterns{")
	corps, _, _ = strings.Cut(corps, "}")
	for ligne := range strings.Lines(corps) {
		ligne, _, _ = strings.Cut(ligne, "%")
		for _, motif := range strings.Fields(ligne) {
			c.ajouter(motif)
		}
	}
	return c
})

func (c *cesurer) ajouter(motif string) {
	var lettres []rune
	niveaux := []byte{0}
	for _, r := range motif {
		if r >= '0' && r <= '9' {
			niveaux[len(niveaux)-1] = byte(r - '0')
			continue
		}
		lettres = append(lettres, r)
		niveaux = append(niveaux, 0)
	}
	c.motifs[string(lettres)] = niveaux
	c.long = max(c.long, len(lettres))
}

// couper returns the places, in letters from the start, at which a word may be hyphenated: none in a
// word that holds a capital or a figure: names and acronyms are never parted.
func (c *cesurer) couper(mot []rune) []int {
	if len(mot) < cesureGauche+cesureDroite {
		return nil
	}
	for _, r := range mot {
		if !unicode.IsLower(r) && r != '’' {
			return nil
		}
	}
	borne := "." + strings.ReplaceAll(string(mot), "’", "'") + "."
	// Bytes at which each letter begins: a slice of the word is looked up without a copy.
	debuts := make([]int, 0, len(mot)+3)
	for i := range borne {
		debuts = append(debuts, i)
	}
	debuts = append(debuts, len(borne))
	niveaux := make([]byte, len(debuts))
	for i := range len(debuts) - 1 {
		for j := i + 1; j <= min(len(debuts)-1, i+c.long); j++ {
			for k, n := range c.motifs[borne[debuts[i]:debuts[j]]] {
				niveaux[i+k] = max(niveaux[i+k], n)
			}
		}
	}
	var places []int
	for i := cesureGauche; i <= len(mot)-cesureDroite; i++ {
		if niveaux[i+1]%2 == 1 && mot[i-1] != '’' && mot[i] != '’' && !(i > 1 && mot[i-2] == '’') {
			places = append(places, i)
		}
	}
	return places
}
