package ecran

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"strings"

	"delibere/app/conseil"
	"delibere/app/secretariat"
)

// champsDuTexte are the fields in which one looks for words, in their order on the page.
var champsDuTexte = []string{"objet", "expose", "visas", "considerants", "dispositif"}

// textesDe are the fields of a point as one types them.
func textesDe(r secretariat.Redaction) map[string]string {
	return map[string]string{"objet": r.Objet, "deliberation": r.Deliberation, "matiere": r.Matiere, "visas": deParagraphes(r.Visas),
		"considerants": deParagraphes(r.Considerants), "expose": deParagraphes(r.Expose), "dispositif": deDispositif(r.Dispositif)}
}

// avecTexte is a text of a point where a field says something else.
func avecTexte(r secretariat.Redaction, champ, texte string) secretariat.Redaction {
	switch champ {
	case "objet":
		r.Objet = strings.TrimSpace(texte)
	case "visas":
		r.Visas = enParagraphes(texte)
	case "considerants":
		r.Considerants = enParagraphes(texte)
	case "expose":
		r.Expose = enParagraphes(texte)
	case "dispositif":
		r.Dispositif = enDispositif(texte)
	}
	return r
}

// Trouvaille is where words were found: a field of a point, and places in it, in characters.
type Trouvaille struct {
	Point      int
	Champ      string
	Debut, Fin int
}

// Remplacement looks for words in the text of the point shown, or of the whole séance, and puts others in their
// place, without a widget.
type Remplacement struct {
	p         *Pilote
	Quoi, Par string
	Exact     bool // accents and capitals count
	Partout   bool // in the whole séance
	Trouves   []Trouvaille
	Ici       int // the one that is shown
}

// points are those whose text can change.
func (r *Remplacement) points() []*conseil.Point {
	var l []*conseil.Point
	s := &r.p.Fiche.Dossier.Seance
	for i := range s.Points {
		if _, scelle := r.p.Fiche.Scelles[s.Points[i].Numero]; !scelle && (r.Partout || s.Points[i].Numero == r.p.Point) {
			l = append(l, &s.Points[i])
		}
	}
	return l
}

// Chercher finds the words everywhere; the one shown is the first of the point shown.
func (r *Remplacement) Chercher() {
	r.Trouves, r.Ici = nil, 0
	if r.p.Fiche == nil {
		return
	}
	for _, p := range r.points() {
		textes := textesDe(redactionDe(p))
		for _, champ := range champsDuTexte {
			for _, o := range occurrences([]rune(textes[champ]), r.Quoi, r.Exact) {
				if p.Numero < r.p.Point {
					r.Ici = len(r.Trouves) + 1
				}
				r.Trouves = append(r.Trouves, Trouvaille{p.Numero, champ, o[0], o[1]})
			}
		}
	}
	if r.Ici >= len(r.Trouves) {
		r.Ici = 0
	}
}

// Suivre goes to the next one (1) or to the one before (-1), round and round.
func (r *Remplacement) Suivre(pas int) {
	if n := len(r.Trouves); n > 0 {
		r.Ici = (r.Ici + pas + n) % n
	}
}

// Remplacer changes the one that is shown, Tout all of them: one act, that one Ctrl+Z takes back. They return how
// many were changed.
func (r *Remplacement) Remplacer() int {
	if len(r.Trouves) == 0 {
		return r.rien()
	}
	return r.faire(r.Trouves[r.Ici : r.Ici+1])
}

// Tout is Remplacer for each of them.
func (r *Remplacement) Tout() int {
	if len(r.Trouves) == 0 {
		return r.rien()
	}
	return r.faire(r.Trouves)
}

func (r *Remplacement) rien() int {
	r.p.faute(errors.New("ces mots ne sont dans aucun texte qui puisse changer ; vérifiez-les, ou cherchez dans toute la séance"))
	return 0
}

func (r *Remplacement) faire(l []Trouvaille) int {
	textes := map[int]secretariat.Redaction{}
	for fin := len(l); fin > 0; {
		debut := fin - 1
		t := l[debut]
		for debut > 0 && l[debut-1].Point == t.Point && l[debut-1].Champ == t.Champ {
			debut--
		}
		x, ok := textes[t.Point]
		if !ok {
			x = redactionDe(r.p.Fiche.Dossier.Seance.Point(t.Point))
		}
		textes[t.Point] = avecTexte(x, t.Champ, remplacees(textesDe(x)[t.Champ], l[debut:fin], r.Par))
		fin = debut
	}
	for n, x := range textes {
		if reflect.DeepEqual(x, redactionDe(r.p.Fiche.Dossier.Seance.Point(n))) {
			delete(textes, n)
		}
	}
	if len(textes) == 0 {
		return 0
	}
	f, err := r.p.s.Secretariat.Remplacer(context.Background(), r.p.Fiche.ID, r.Quoi, textes)
	if !r.p.faire(f, err) {
		return 0
	}
	r.p.dire("%s ; Ctrl+Z remet tout.", conseil.Majuscule(conseil.Nombre(len(l), "remplacement est fait", "remplacements sont faits")))
	return len(l)
}

// remplacees is the text of a field where words were put in the place of those found.
func remplacees(texte string, l []Trouvaille, par string) string {
	c := []rune(texte)
	var b strings.Builder
	place := 0
	for _, t := range l {
		b.WriteString(string(c[place:t.Debut]) + sousMarques(c, t, par))
		place = t.Fin
	}
	return b.String() + string(c[place:])
}

// sousMarques are the new words, with the mark of bold that was among the old ones when its other mark stays.
func sousMarques(c []rune, t Trouvaille, par string) string {
	if strings.Count(string(c[t.Debut:t.Fin]), conseil.MarqueGras)%2 == 0 {
		return par
	}
	debut := t.Debut
	for debut > 0 && c[debut-1] != '\n' {
		debut--
	}
	if strings.Count(string(c[debut:t.Debut]), conseil.MarqueGras)%2 == 0 {
		return conseil.MarqueGras + par // it opened: what comes after is still in bold
	}
	return par + conseil.MarqueGras
}

// occurrences finds words in a text, without accents and capitals unless they count, through the marks of bold.
func occurrences(texte []rune, quoi string, exact bool) [][2]int {
	cherche := []rune(quoi)
	if !exact {
		cherche = []rune(secretariat.Plier(quoi))
	}
	if len(cherche) == 0 {
		return nil
	}
	var plie []rune
	var places []int // of each folded character in the text
	marques := strings.Contains(quoi, conseil.MarqueGras)
	for i, r := range texte {
		if !marques && r == '*' && (i+1 < len(texte) && texte[i+1] == '*' || i > 0 && texte[i-1] == '*') {
			continue
		}
		une := string(r)
		if !exact {
			une = secretariat.Plier(une)
		}
		for _, q := range une {
			plie, places = append(plie, q), append(places, i)
		}
	}
	places = append(places, len(texte))
	var l [][2]int
	for i := 0; i+len(cherche) <= len(plie); i++ {
		j := 0
		for j < len(cherche) && plie[i+j] == cherche[j] {
			j++
		}
		// A character is taken whole: œ is not found by its o.
		if fin := i + j; j == len(cherche) && (i == 0 || places[i] != places[i-1]) && places[fin] != places[fin-1] {
			l = append(l, [2]int{places[i], places[fin-1] + 1})
			i = fin - 1
		}
	}
	return l
}

// enMots says which one is shown, of how many.
func (r *Remplacement) enMots() string {
	switch {
	case r.Quoi == "":
		return ""
	case len(r.Trouves) == 0:
		return "introuvable"
	case r.Partout:
		return fmt.Sprintf("%d sur %d, point %d", r.Ici+1, len(r.Trouves), r.Trouves[r.Ici].Point)
	}
	return fmt.Sprintf("%d sur %d", r.Ici+1, len(r.Trouves))
}
