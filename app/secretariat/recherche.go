package secretariat

import (
	"context"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"delibere/app/conseil"
)

// Requete is what a person looks for in the register. An empty field asks for nothing.
type Requete struct {
	Mots       string // in the number, the object or the text; the last may be the beginning of a word
	Numero     string // beginning of the number
	Matiere    string // "8", "8.2"
	Etat       conseil.Etat
	Du, Au     conseil.Date // days included
	Pertinence bool         // the best first; otherwise the latest first
	Limite     int          // at most that many; 0: 20
}

// Trouvee is a délibération found, with the passage where the words stand.
type Trouvee struct {
	Seance  SeanceID
	Point   int
	Date    conseil.Date
	Numero  string
	Matiere string
	Objet   string
	Etat    conseil.Etat
	Exemple bool
	Passage []Morceau
}

// Morceau is a run of a passage; Trouve marks a word that was looked for.
type Morceau struct {
	Texte  string
	Trouve bool
}

// Rechercher looks for délibérations in the whole register.
func (s *Secretariat) Rechercher(ctx context.Context, r Requete) ([]Trouvee, error) {
	if r.Limite <= 0 {
		r.Limite = 20
	}
	return s.registre.Rechercher(ctx, r)
}

// TexteDuPoint is all that a search reads of a point.
func TexteDuPoint(p *conseil.Point) string {
	l := []string{p.Deliberation, p.Objet}
	for _, textes := range [][]string{p.Visas, p.Considerants, p.Expose} {
		for _, t := range textes {
			l = append(l, conseil.SansMarques(t))
		}
	}
	return strings.Join(ajouterDispositif(l, p.Dispositif), "\n")
}

func ajouterDispositif(l []string, d []conseil.Disposition) []string {
	for _, x := range d {
		l = ajouterDispositif(append(l, strings.TrimSpace(conseil.SansMarques(x.Verbe+" "+x.Texte))), x.Elements)
	}
	return l
}

// Plier reduces a text to what a search compares: small letters without accents, œ as oe, a straight
// apostrophe.
func Plier(s string) string {
	i := 0
	for i < len(s) && s[i] < utf8.RuneSelf && (s[i] < 'A' || s[i] > 'Z') {
		i++
	}
	if i == len(s) {
		return s
	}
	b := append(make([]byte, 0, len(s)+4), s[:i]...)
	for _, r := range s[i:] {
		switch {
		case r < utf8.RuneSelf:
			b = append(b, byte(unicode.ToLower(r)))
		case r == 'œ' || r == 'Œ':
			b = append(b, "oe"...)
		case r == 'æ' || r == 'Æ':
			b = append(b, "ae"...)
		case r == '’':
			b = append(b, '\'')
		case unicode.Is(unicode.Mn, r): // an accent that stands apart from its letter
		default:
			b = utf8.AppendRune(b, unicode.ToLower(sansAccent(r)))
		}
	}
	return string(b)
}

// sansAccent returns the letter under an accent: the first of its canonical decomposition.
func sansAccent(r rune) rune {
	var b [utf8.UTFMax]byte
	n := utf8.EncodeRune(b[:], r)
	if d := norm.NFD.Properties(b[:n]).Decomposition(); len(d) > 0 {
		r, _ = utf8.DecodeRune(d)
	}
	return r
}

// mot is a word of a text and where it stands, in bytes.
type mot struct {
	plie       string
	debut, fin int
}

// motsDe cuts a text into words, folded.
func motsDe(s string) (l []mot) {
	parcourirMots(s, func(m mot) bool { l = append(l, m); return true })
	return l
}

// parcourirMots gives f the words of a text, until it returns false.
func parcourirMots(s string, f func(mot) bool) {
	debut := -1
	for i, r := range s {
		lettre := r < utf8.RuneSelf && ('a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9') ||
			r >= utf8.RuneSelf && (unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r))
		if lettre && debut < 0 {
			debut = i
		}
		if !lettre && debut >= 0 {
			if !f(mot{Plier(s[debut:i]), debut, i}) {
				return
			}
			debut = -1
		}
	}
	if debut >= 0 {
		f(mot{Plier(s[debut:]), debut, len(s)})
	}
}

// elisions are the small words that lose their vowel before an apostrophe: « l'école » is looked for as
// « école ».
var elisions = []string{"l", "d", "j", "m", "t", "s", "n", "c", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu"}

// MotsCherches are the folded words of a query; the last one is the beginning of a word unless a space
// follows it.
func MotsCherches(requete string) (mots []string, dernierEntier bool) {
	for _, m := range motsDe(requete) {
		if suivi := requete[m.fin:]; slices.Contains(elisions, m.plie) && (strings.HasPrefix(suivi, "'") || strings.HasPrefix(suivi, "’")) {
			continue
		}
		mots = append(mots, m.plie)
	}
	dernier := []rune(requete)
	return mots, len(dernier) > 0 && unicode.IsSpace(dernier[len(dernier)-1])
}

// largeurPassage is about how many bytes of text a passage shows.
const largeurPassage = 150

// Passage returns the part of a text around the first words found, and marks them.
func Passage(texte string, requete string) []Morceau {
	texte = strings.TrimLeft(texte, " \n") // an act that has no number yet
	cherches, entier := MotsCherches(requete)
	var trouves []mot
	parcourirMots(texte, func(m mot) bool {
		for i, c := range cherches {
			if m.plie == c || (i == len(cherches)-1 && !entier && strings.HasPrefix(m.plie, c)) {
				trouves = append(trouves, m)
				break
			}
		}
		return len(trouves) == 0 || m.debut < trouves[0].debut+largeurPassage
	})
	debut := 0
	if len(trouves) > 0 {
		debut = max(0, trouves[0].debut-largeurPassage/3)
	}
	if debut > 0 {
		if i := strings.IndexAny(texte[debut:], " \n"); i >= 0 {
			debut += i + 1
		}
	}
	if len(trouves) > 0 {
		debut = min(debut, trouves[0].debut)
	}
	fin := len(texte)
	if debut+largeurPassage < fin {
		fin = debut + largeurPassage
		if i := strings.LastIndexAny(texte[debut:fin], " \n"); i > 0 {
			fin = debut + i
		}
		fin = debutDeRune(texte, fin)
	}
	return marquer(texte, debutDeRune(texte, debut), fin, trouves)
}

func debutDeRune(s string, i int) int {
	for i > 0 && i < len(s) && s[i]&0xc0 == 0x80 {
		i--
	}
	return i
}

// marquer cuts a part of a text at the words found.
func marquer(texte string, debut, fin int, trouves []mot) []Morceau {
	var l []Morceau
	ajouter := func(s string, trouve bool) {
		if s = strings.ReplaceAll(s, "\n", " "); s != "" {
			l = append(l, Morceau{s, trouve})
		}
	}
	if debut > 0 {
		ajouter("… ", false)
	}
	ou := debut
	for _, m := range trouves {
		if m.debut < ou || m.fin > fin {
			continue
		}
		ajouter(texte[ou:m.debut], false)
		ajouter(texte[m.debut:m.fin], true)
		ou = m.fin
	}
	ajouter(texte[ou:fin], false)
	if fin < len(texte) {
		ajouter(" …", false)
	}
	return l
}

// Contient reports whether a text holds every word of a query, in any order.
func Contient(texte, requete string) bool {
	cherches, entier := MotsCherches(requete)
	manque := len(cherches)
	vus := make([]bool, len(cherches))
	parcourirMots(texte, func(m mot) bool {
		for i, c := range cherches {
			if !vus[i] && (m.plie == c || i == len(cherches)-1 && !entier && strings.HasPrefix(m.plie, c)) {
				vus[i] = true
				manque--
			}
		}
		return manque > 0
	})
	return manque == 0
}
