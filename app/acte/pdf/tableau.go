package pdf

import "delibere/app/acte"

// tableau is what its lines share: where the columns stand, and the heading to repeat on each page.
type tableau struct {
	marge  float64   // white above and under the text of a row
	bords  []float64 // x of each rule, from left to right
	entete []ligne
	filets bool
}

// marge is the white between a rule and the text of a cell.
const marge = 5.0

// mettreTableau sets a table line by line, so that a row may cross pages.
func mettreTableau(t acte.Tableau) []ligne {
	n := len(t.Entete)
	if n == 0 && len(t.Lignes) > 0 {
		n = len(t.Lignes[0])
	}
	if n == 0 {
		return nil
	}
	tab := &tableau{bords: bords(t.Largeurs, n), filets: !t.SansFilet, marge: marge}
	if t.SansFilet {
		tab.marge = 1
	}
	if len(t.Entete) > 0 {
		tab.entete = lier(tab.rangee(t.Entete))
	}
	l := append([]ligne(nil), tab.entete...)
	for _, r := range t.Lignes {
		l = append(l, tab.rangee(r)...)
	}
	if len(l) > 0 {
		l[0].avant = 4
	}
	return append(l, ligne{haut: 2})
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
	b := []float64{margeCote}
	for i := range n {
		b = append(b, b[i]+mesurePage*part(i)/total)
	}
	return b
}

// rangee is a row that is set: the lines of each of its cells.
type rangee struct{ colonnes [][]ligne }

// rangee sets a row: its k-th line holds the k-th line of each cell.
func (t *tableau) rangee(cellules []acte.Cellule) []ligne {
	r := &rangee{colonnes: make([][]ligne, len(t.bords)-1)}
	hauteur := 1
	for i := range min(len(cellules), len(r.colonnes)) {
		for _, p := range cellules[i] {
			r.colonnes[i] = append(r.colonnes[i], composer(p.Texte, corpsTable, p.Alignement, t.bords[i]+marge, t.bords[i+1]-t.bords[i]-2*marge)...)
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
