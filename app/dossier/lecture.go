package dossier

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"delibere/app/conseil"
)

// objet reads the keys of one JSON object. The first thing wrong is kept and the rest is passed over;
// fin refuses the keys that nobody asked for.
type objet struct {
	n      *noeud
	err    *error
	connus []string
}

// ouvrir takes a node as an object.
func ouvrir(n *noeud, err *error) *objet {
	o := &objet{n: n, err: err}
	if *err == nil && n.genre != genreObjet {
		*err = n.erreur("%s est attendu ici, pas %s", nomsDesGenres[genreObjet], nomsDesGenres[n.genre])
	}
	return o
}

// champ returns the value of a key, nil when it is absent, null or of another kind (an error then).
func (o *objet) champ(cle string, genres ...genre) *noeud {
	o.connus = append(o.connus, cle)
	if *o.err != nil {
		return nil
	}
	for i := range o.n.champs {
		c := &o.n.champs[i]
		if c.cle != cle {
			continue
		}
		c.lu = true
		if c.valeur.genre == genreNul {
			return nil
		}
		if !slices.Contains(genres, c.valeur.genre) {
			*o.err = c.valeur.erreur("%s est attendu ici, pas %s", nomsDesGenres[genres[0]], nomsDesGenres[c.valeur.genre])
			return nil
		}
		return &c.valeur
	}
	return nil
}

// fin refuses the first key that was not asked for, and suggests the nearest one.
func (o *objet) fin() {
	if *o.err != nil {
		return
	}
	for _, c := range o.n.champs {
		if c.lu {
			continue
		}
		conseil := "supprimez-la, ou mettez le programme à jour s'il est plus ancien que le fichier"
		if proche := plusProche(c.cle, o.connus); proche != "" {
			conseil = "vouliez-vous « " + proche + " » ?"
		}
		*o.err = &Erreur{Chemin: c.valeur.chemin, Ligne: c.ligne, Message: "clé inconnue ; " + conseil}
		return
	}
}

// requis refuses an object that has not all of those keys.
func (o *objet) requis(cles ...string) {
	for _, cle := range cles {
		if *o.err == nil && !slices.ContainsFunc(o.n.champs, func(c champ) bool { return c.cle == cle && c.valeur.genre != genreNul }) {
			*o.err = &Erreur{Chemin: joindre(o.n.chemin, cle), Ligne: o.n.ligne, Message: "cette clé manque ; ajoutez-la"}
		}
	}
}

func (o *objet) texte(cle string) string {
	n := o.champ(cle, genreTexte)
	if n == nil {
		return ""
	}
	if r, ok := controle(n.texte); ok {
		*o.err = n.erreur("caractère de contrôle U+%04X interdit dans un texte ; supprimez-le", r)
		return ""
	}
	return n.texte
}

// controle finds a control character that a text may not hold: all but the newline and the tab.
func controle(s string) (rune, bool) {
	for _, r := range s {
		if unicode.IsControl(r) && r != '\n' && r != '\t' {
			return r, true
		}
	}
	return 0, false
}

func (o *objet) textes(cle string) []string {
	n := o.champ(cle, genreListe)
	if n == nil {
		return nil
	}
	var liste []string
	for i := range n.items {
		it := &n.items[i]
		if it.genre != genreTexte {
			*o.err = it.erreur("un texte est attendu ici, pas %s", nomsDesGenres[it.genre])
			return nil
		}
		if r, ok := controle(it.texte); ok {
			*o.err = it.erreur("caractère de contrôle U+%04X interdit dans un texte ; supprimez-le", r)
			return nil
		}
		liste = append(liste, it.texte)
	}
	return liste
}

// entierMax bounds the whole numbers of a file: what JSON readers keep exactly.
const entierMax = 1 << 53

func (o *objet) entier(cle string) (int, bool) {
	n := o.champ(cle, genreNombre)
	if n == nil {
		return 0, false
	}
	v, err := strconv.ParseInt(n.texte, 10, 64)
	if err != nil || v > entierMax || v < -entierMax {
		*o.err = n.erreur("« %s » n'est pas un nombre entier acceptable ; corrigez-le", abreger(n.texte))
		return 0, false
	}
	return int(v), true
}

func (o *objet) nombre(cle string) int {
	v, _ := o.entier(cle)
	return v
}

func (o *objet) pointeur(cle string) *int {
	if v, ok := o.entier(cle); ok {
		return &v
	}
	return nil
}

func (o *objet) vrai(cle string) bool {
	n := o.champ(cle, genreBooleen)
	return n != nil && n.vrai
}

func (o *objet) date(cle string) conseil.Date {
	n := o.champ(cle, genreTexte)
	if n == nil || n.texte == "" {
		return conseil.Date{}
	}
	d, err := conseil.ParseDate(n.texte)
	if err != nil {
		*o.err = n.erreur("%v", err)
	}
	return d
}

func (o *objet) heure(cle string) conseil.Heure {
	n := o.champ(cle, genreTexte)
	if n == nil || n.texte == "" {
		return conseil.Heure{}
	}
	h, err := conseil.ParseHeure(n.texte)
	if err != nil {
		*o.err = n.erreur("%v", err)
	}
	return h
}

// parmi reads a text that must be one of those given; "" when it is absent.
func parmi[T ~string](o *objet, cle string, permis ...T) T {
	n := o.champ(cle, genreTexte)
	if n == nil {
		return ""
	}
	return T(unDe(n, o.err, permis...))
}

func unDe[T ~string](n *noeud, err *error, permis ...T) string {
	var choix []string
	for _, p := range permis {
		if n.genre == genreTexte && n.texte == string(p) {
			return n.texte
		}
		choix = append(choix, "« "+string(p)+" »")
	}
	if *err == nil {
		*err = n.erreur("« %s » n'est pas admis ici ; écrivez %s", abreger(n.texte), strings.Join(choix, " ou "))
	}
	return ""
}

// elements calls f on each item of a list.
func (o *objet) elements(cle string, f func(*noeud)) {
	n := o.champ(cle, genreListe)
	if n == nil {
		return
	}
	for i := range n.items {
		if *o.err != nil {
			return
		}
		f(&n.items[i])
	}
}

// entrees calls f on each key of an object that maps names to values.
func (o *objet) entrees(cle string, f func(cle string, v *noeud)) {
	n := o.champ(cle, genreObjet)
	if n == nil {
		return
	}
	for i := range n.champs {
		if *o.err != nil {
			return
		}
		f(n.champs[i].cle, &n.champs[i].valeur)
	}
}

// abreger shortens what an error cites.
func abreger(s string) string {
	if r := []rune(s); len(r) > 40 {
		return string(r[:40]) + "…"
	}
	return s
}

// plusProche returns the known key nearest to a mistyped one, "" when none is near.
func plusProche(cle string, connus []string) string {
	meilleur, mieux := "", len(cle)/3+1
	for _, c := range connus {
		if d := distance(cle, c); d <= mieux {
			meilleur, mieux = c, d-1
		}
	}
	return meilleur
}

// distance is the number of letters to add, remove or change between two keys (Levenshtein).
func distance(a, b string) int {
	if len(a) > 64 {
		return len(a)
	}
	ligne := make([]int, len(b)+1)
	for j := range ligne {
		ligne[j] = j
	}
	for i := range len(a) {
		coin := ligne[0]
		ligne[0] = i + 1
		for j := range len(b) {
			cout := coin
			if a[i] != b[j] {
				cout++
			}
			coin = ligne[j+1]
			ligne[j+1] = min(cout, ligne[j]+1, coin+1)
		}
	}
	return ligne[len(b)]
}

// chiffres reports whether s is n digits.
func chiffres(s string, n int) bool {
	return len(s) == n && strings.Trim(s, "0123456789") == ""
}

// refuser keeps an error about a key's value.
func (o *objet) refuser(cle, format string, args ...any) {
	if *o.err == nil {
		ligne := o.n.ligne
		for _, c := range o.n.champs {
			if c.cle == cle {
				ligne = c.valeur.ligne
			}
		}
		*o.err = &Erreur{Chemin: joindre(o.n.chemin, cle), Ligne: ligne, Message: fmt.Sprintf(format, args...)}
	}
}
