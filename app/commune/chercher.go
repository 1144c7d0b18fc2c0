package commune

import (
	"slices"
	"strings"

	"delibere/app/secretariat"
)

// articles are the small words that one types or not.
var articles = []string{"le", "la", "l", "de", "du", "des", "d", "en", "sur", "sous", "les", "lez", "aux", "et"}

// abreges are the words that one shortens.
var abreges = map[string]string{"st": "saint", "ste": "sainte", "sts": "saints", "stes": "saintes"}

// cle is what a search compares of a name: its words folded, without its articles, a space before each and
// one at the end.
func cle(nom string) string {
	var b strings.Builder
	for _, m := range mots(nom) {
		b.WriteString(" " + m)
	}
	return b.String() + " "
}

func mots(s string) []string {
	l := strings.FieldsFunc(secretariat.Plier(s), func(r rune) bool { return strings.ContainsRune(" '-/().,\t\u00a0", r) })
	for i, m := range l {
		if long := abreges[m]; long != "" {
			l[i] = long
		}
	}
	if propres := slices.DeleteFunc(slices.Clone(l), func(m string) bool { return slices.Contains(articles, m) }); len(propres) > 0 {
		return propres
	}
	return l
}

// trouvee is a commune that answers, and how well.
type trouvee struct {
	i, rang int
}

// Chercher lists the communes whose words begin as those that are typed: the name, in any order, with or
// without the département, a code postal or INSEE. The name that is just that comes first, then the names
// that begin so, the largest communes first.
func (a *Annuaire) Chercher(texte string, max int) []Commune {
	cherches := mots(texte)
	if a == nil || len(cherches) == 0 || max <= 0 {
		return nil
	}
	entier := " " + strings.Join(cherches, " ")
	for i := range cherches {
		cherches[i] = " " + cherches[i]
	}
	var l []trouvee
	for i := range a.communes {
		b := &a.communes[i]
		if !tous(b.mots, cherches) {
			continue
		}
		rang := 2
		if b.nom == entier+" " {
			rang = 0
		} else if strings.HasPrefix(b.nom, entier) {
			rang = 1
		}
		l = garder(a, l, trouvee{i, rang}, max)
	}
	r := make([]Commune, len(l))
	for i, t := range l {
		r[i] = a.lire(a.communes[t.i])
	}
	return r
}

func tous(mots string, cherches []string) bool {
	for _, c := range cherches {
		if !strings.Contains(mots, c) {
			return false
		}
	}
	return true
}

// garder puts a commune in its place among the best ones.
func garder(a *Annuaire, l []trouvee, t trouvee, max int) []trouvee {
	mieux := func(x, y trouvee) int {
		if x.rang != y.rang {
			return x.rang - y.rang
		}
		return a.communes[y.i].pop - a.communes[x.i].pop
	}
	if len(l) == max && mieux(l[max-1], t) <= 0 {
		return l
	}
	place, _ := slices.BinarySearchFunc(l, t, func(x, y trouvee) int {
		if mieux(x, y) <= 0 {
			return -1
		}
		return 1
	})
	if l = slices.Insert(l, place, t); len(l) > max {
		l = l[:max]
	}
	return l
}

// Code returns the commune of a code INSEE.
func (a *Annuaire) Code(insee string) (Commune, bool) {
	if a == nil || insee == "" {
		return Commune{}, false
	}
	i, trouve := slices.BinarySearchFunc(a.communes, insee+";", func(b brut, c string) int { return strings.Compare(b.ligne[:min(len(b.ligne), len(c))], c) })
	if !trouve {
		return Commune{}, false
	}
	return a.lire(a.communes[i]), true
}
