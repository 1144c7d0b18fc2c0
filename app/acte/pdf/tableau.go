package pdf

import (
	"slices"

	"delibere/app/acte"
)

// tableau is what its lines share: where the columns stand, and the heading to repeat on each page.
type tableau struct {
	marge  float64   // white above and under the text of a row
	bords  []float64 // x of each rule, from left to right
	entete []ligne
	filets bool
}

// marge is the white between a rule and the text of a cell.
const marge = 5.0

// mettreTableau sets a table line by line, so that a row may cross pages. A row longer than the others
// keeps its cells; a table of more columns than the page can hold gives its cells one under the other.
func mettreTableau(t acte.Tableau, parent *element) []ligne {
	n := len(t.Entete)
	for _, r := range t.Lignes {
		n = max(n, len(r))
	}
	if n == 0 {
		return nil
	}
	if float64(n)*colonneMin > mesurePage {
		return enColonne(t, parent)
	}
	tab := &tableau{bords: bords(t.Largeurs, n), filets: !t.SansFilet, marge: marge}
	e := parent.fils("Table")
	if t.SansFilet {
		tab.marge = 1
		e.role = "Div" // columns, not a table: who listens hears the lines one after the other
	}
	var l []ligne
	if len(t.Entete) > 0 {
		l = lier(tab.rangee(t.Entete, e, "TH"))
		if haut := hauteur(l); haut < enteteMax {
			tab.entete = slices.Clone(l)
		}
		l[len(l)-1].lie = true // never alone at the foot
	}
	for _, r := range t.Lignes {
		role := "TD"
		if len(t.Entete) == 0 {
			role = "TR" // the first cell of a row without heading names it
		}
		l = append(l, tab.rangee(r, e, role)...)
	}
	l[0].avant = 4
	l[len(l)-1].lie = false
	return append(l, ligne{haut: 2})
}

const (
	colonneMin = 30.0                                     // the least width of a column
	enteteMax  = (pageHaute - margeHaut - margeBas) * 0.3 // a heading taller than that is not repeated
)

func hauteur(l []ligne) float64 {
	h := 0.0
	for _, x := range l {
		h += x.haut
	}
	return h
}

// enColonne sets the cells of a table one under the other.
func enColonne(t acte.Tableau, parent *element) []ligne {
	var l []ligne
	e := parent.fils("Div")
	for _, r := range append([][]acte.Cellule{t.Entete}, t.Lignes...) {
		for i, c := range r {
			for _, p := range c {
				p.Suite, p.Petit = i > 0, true
				l = append(l, paragraphe(p, e.fils("P"))...)
			}
		}
	}
	return l
}

// bords shares the measure between the columns.
func bords(largeurs []float64, n int) []float64 {
	total := 0.0
	part := func(i int) float64 {
		if i < len(largeurs) && largeurs[i] > 0 {
			return largeurs[i]
		}
		return 1
	}
	for i := range n {
		total += part(i)
	}
	// Each column has its least width first, then its part of the rest.
	b := []float64{margeCote}
	for i := range n {
		large := mesurePage * part(i) / total
		if !largesAssez(part, n, total) {
			large = colonneMin + (mesurePage-colonneMin*float64(n))*part(i)/total
		}
		b = append(b, b[i]+large)
	}
	return b
}

func largesAssez(part func(int) float64, n int, total float64) bool {
	for i := range n {
		if mesurePage*part(i)/total < colonneMin {
			return false
		}
	}
	return true
}

// rangee is a row that is set: the lines of each of its cells.
type rangee struct{ colonnes [][]ligne }

// rangee sets a row: its k-th line holds the k-th line of each cell. role is that of its cells, TR when
// only the first is a heading.
func (t *tableau) rangee(cellules []acte.Cellule, e *element, role string) []ligne {
	r := &rangee{colonnes: make([][]ligne, len(t.bords)-1)}
	hauteur := 1
	if e.role == "Table" {
		e = e.fils("TR")
	}
	for i := range r.colonnes {
		boite := celluleDe(e, role, i)
		if i >= len(cellules) {
			continue
		}
		for _, p := range cellules[i] {
			contenu := boite
			if len(cellules[i]) > 1 || boite == e {
				contenu = boite.fils("P")
			}
			r.colonnes[i] = append(r.colonnes[i], composer(p.Texte, corpsTable, p.Alignement, t.bords[i]+marge, t.bords[i+1]-t.bords[i]-2*marge, contenu)...)
		}
		hauteur = max(hauteur, len(r.colonnes[i]))
	}
	l := make([]ligne, hauteur)
	for k := range l {
		haut := corpsTable * interligne
		if k == 0 {
			haut += t.marge - 1
		}
		if k == hauteur-1 {
			haut += t.marge
		}
		l[k] = ligne{haut: haut, tableau: t, rangee: r, rang: k, lie: hauteur > 1 && (k == 0 || k == hauteur-2), dessiner: func(c *crayon, y float64) {
			if k == 0 {
				t.horizontal(c, y)
			}
			t.verticaux(c, y, haut)
			if k == hauteur-1 {
				t.horizontal(c, y+haut)
			}
		}}
	}
	return l
}

// celluleDe returns the element of a cell: a heading says whether it heads its column or its row.
func celluleDe(e *element, role string, colonne int) *element {
	switch {
	case e.role != "TR":
		return e
	case role == "TH":
		c := e.fils("TH")
		c.suite = "/A <</O /Table /Scope /Column>>"
		return c
	case role == "TR" && colonne == 0:
		c := e.fils("TH")
		c.suite = "/A <</O /Table /Scope /Row>>"
		return c
	}
	return e.fils("TD")
}

// textes draws the cells of a row, one after the other, in the lines of the row that stand on one page.
func (r *rangee) textes(c *crayon, lignes []placee) {
	for _, colonne := range r.colonnes {
		for _, l := range lignes {
			if l.rang < len(colonne) {
				y := l.y
				if l.rang == 0 {
					y += lignes[0].tableau.marge - 1
				}
				colonne[l.rang].dessiner(c, y)
			}
		}
	}
}

func (t *tableau) horizontal(c *crayon, y float64) {
	if t.filets {
		c.filet(t.bords[0], y, t.bords[len(t.bords)-1], y)
	}
}

func (t *tableau) verticaux(c *crayon, y, haut float64) {
	if t.filets {
		for _, x := range t.bords {
			c.filet(x, y, x, y+haut)
		}
	}
}
