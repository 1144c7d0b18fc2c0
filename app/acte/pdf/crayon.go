package pdf

import (
	"fmt"
	"strconv"

	"github.com/jung-kurt/gofpdf"
)

// crayon draws on the pages of a document. Text is written as exact arrays of glyphs and moves (PDF
// operator TJ), since the library neither kerns nor justifies its own. All that is drawn is either the
// content of an element of the structure or an artifact.
type crayon struct {
	pdf    *gofpdf.Fpdf
	jeux   [4]*jeu
	accent *Couleur
	b      []byte

	page, suivant int // from 0; number of the next content on it
	ouvert        bool
	element       *element
	places        []Place
	pagination    bool // what is drawn now belongs to the page, not to the text: footers, repeated headings
}

// brut writes one line of operators.
func (c *crayon) brut(s string) { c.pdf.RawWriteStr(s) }

// tourner opens a page.
func (c *crayon) tourner() {
	c.pdf.AddPage()
	c.page, c.suivant = c.pdf.PageNo()-1, 0
}

// dans marks what follows as the content of an element, nil for what no reader should hear.
func (c *crayon) dans(e *element) {
	if c.pagination {
		e = nil
	}
	if c.ouvert && c.element == e {
		return
	}
	c.fermer()
	switch {
	case e != nil:
		e.marques = append(e.marques, marque{c.page, c.suivant})
		c.brut("/" + e.role + " <</MCID " + strconv.Itoa(c.suivant) + ">> BDC")
		c.suivant++
	case c.pagination:
		c.brut("/Artifact <</Type /Pagination>> BDC")
	default:
		c.brut("/Artifact <</Type /Layout>> BDC")
	}
	c.ouvert, c.element = true, e
}

// fermer ends the content that is open.
func (c *crayon) fermer() {
	if c.ouvert {
		c.brut("EMC")
		c.ouvert = false
	}
}

// place notes a white to sign in, whose top is at y.
func (c *crayon) place(x, y, large float64, nom string) {
	const marge = 3
	c.places = append(c.places, Place{c.page + 1, x, pageHaute - y - signatureHaut + marge, large, signatureHaut - 2*marge, nom})
}

func (c *crayon) filet(x1, y1, x2, y2 float64) {
	c.dans(nil)
	c.pdf.Line(x1, y1, x2, y2)
}

// filetAccent draws a rule in the colour of the commune, when it has one.
func (c *crayon) filetAccent(x1, y1, x2, y2 float64) {
	if c.accent == nil {
		c.filet(x1, y1, x2, y2)
		return
	}
	c.pdf.SetDrawColor(int(c.accent.R), int(c.accent.V), int(c.accent.B))
	c.pdf.SetLineWidth(1.2)
	c.filet(x1, y1, x2, y2)
	c.pdf.SetLineWidth(epaisseur)
	c.pdf.SetDrawColor(0, 0, 0)
}

// enCouleur draws text in the colour of the commune, when it has one.
func (c *crayon) enCouleur(dessiner func()) {
	if c.accent == nil {
		dessiner()
		return
	}
	c.brut(fmt.Sprintf("%.3f %.3f %.3f rg", float64(c.accent.R)/255, float64(c.accent.V)/255, float64(c.accent.B)/255))
	dessiner()
	c.brut("0 g")
}

// texte draws a line with its baseline at y.
func (c *crayon) texte(x, y, taille float64, l ligneMP, e *element) {
	for i := 0; i < len(l.pieces); {
		f := l.pieces[i].face
		j, large := i, 0.0
		c.b = append(c.b[:0], "BT /F"...)
		c.b = strconv.AppendInt(c.b, int64(f), 10)
		c.b = nombre(append(c.b, ' '), taille, 2)
		c.b = nombre(append(c.b, " Tf 1 0 0 1 "...), x, 2)
		c.b = nombre(append(c.b, ' '), pageHaute-y, 2)
		c.b = append(c.b, " Tm ["...)
		for ; j < len(l.pieces) && l.pieces[j].face == f; j++ {
			large += c.piece(l.pieces[j], taille, l.ecart)
		}
		if j == len(l.pieces) && l.trait {
			c.glyphes(f, '-')
		}
		if j == len(l.pieces) && l.espace {
			c.glyphes(f, ' ') // the words of two lines stay two for who listens
		}
		c.b = append(c.b, "] TJ ET"...)
		c.dans(e)
		c.brut(string(c.b))
		x += large
		i = j
	}
}

// nombre appends a number, without the zeros that say nothing.
func nombre(b []byte, v float64, decimales int) []byte {
	b = strconv.AppendFloat(b, v, 'f', decimales, 64)
	for decimales > 0 && b[len(b)-1] == '0' {
		b = b[:len(b)-1]
		decimales--
	}
	if b[len(b)-1] == '.' {
		b = b[:len(b)-1]
	}
	return b
}

const hexa = "0123456789ABCDEF"

func (c *crayon) code(f face, r rune) {
	n := c.jeux[f].codes[r]
	c.b = append(c.b, hexa[n>>12], hexa[n>>8&15], hexa[n>>4&15], hexa[n&15])
}

func (c *crayon) glyphes(f face, r rune) {
	c.b = append(c.b, '<')
	c.code(f, r)
	c.b = append(c.b, '>')
}

// piece writes the characters of a piece in the array and returns its width.
func (c *crayon) piece(p piece, taille, ecart float64) float64 {
	switch p.genre {
	case espace, espaceTenu:
		plus := p.largeur * ecart
		c.glyphes(p.face, p.texte[0])
		if plus != 0 {
			c.b = append(nombre(append(c.b, ' '), -plus*1000/taille, 1), ' ')
		}
		return p.largeur + plus
	case boite:
		c.b = append(c.b, '<')
		for i, r := range p.texte {
			if p.crenages != nil && p.crenages[i] != 0 {
				c.b = append(strconv.AppendInt(append(c.b, '>'), -int64(p.crenages[i]), 10), '<')
			}
			c.code(p.face, r)
		}
		c.b = append(c.b, '>')
	}
	return p.largeur
}

// enTravers draws a word across the page, pale, under the text.
func (c *crayon) enTravers(mot string) {
	if mot == "" {
		return
	}
	m := faces[gras]()
	lettres := []rune(mot)
	const plein, diagonale, pas = 110.0, 640.0, 1000.0
	taille := min(plein, diagonale*pas/max(m.mesurer(lettres), 1))
	p := m.boite(lettres, gras, taille)
	c.pagination = true
	c.dans(nil)
	c.b = fmt.Appendf(c.b[:0], "q 0.894 0.894 0.910 rg 0.6157 0.7880 -0.7880 0.6157 %.2f %.2f cm BT /F%d %.2f Tf 1 0 0 1 %.2f %.2f Tm [",
		pageLarge/2, pageHaute/2, gras, taille, -p.largeur/2, -taille/3)
	c.piece(p, taille, 0)
	c.brut(string(c.b) + "] TJ ET Q")
	c.fermer()
	c.pagination = false
}
