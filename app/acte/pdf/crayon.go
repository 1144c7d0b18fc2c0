package pdf

import (
	"fmt"
	"strings"

	"github.com/jung-kurt/gofpdf"
)

// crayon draws on the pages of a document. Text is written as exact arrays of glyphs and moves (PDF
// operator TJ), since the library neither kerns nor justifies its own.
type crayon struct {
	pdf *gofpdf.Fpdf
	b   strings.Builder
}

func (c *crayon) filet(x1, y1, x2, y2 float64) { c.pdf.Line(x1, y1, x2, y2) }

// texte draws a line with its baseline at y.
func (c *crayon) texte(x, y, taille float64, l ligneMP) {
	for i := 0; i < len(l.pieces); {
		f := l.pieces[i].face
		j, large := i, 0.0
		c.b.Reset()
		fmt.Fprintf(&c.b, "BT 1 0 0 1 %.2f %.2f Tm [", x, pageHaute-y)
		for ; j < len(l.pieces) && l.pieces[j].face == f; j++ {
			large += c.piece(l.pieces[j], taille, l.ecart)
		}
		if l.trait && j == len(l.pieces) {
			fmt.Fprintf(&c.b, "<%04X>", '-')
		}
		c.b.WriteString("] TJ ET")
		c.pdf.SetFont(famille, styles[f], taille)
		c.pdf.RawWriteStr(c.b.String() + "\n")
		x += large
		i = j
	}
}

// piece writes the characters of a piece in the array and returns its width.
func (c *crayon) piece(p piece, taille, ecart float64) float64 {
	switch p.genre {
	case espace:
		plus := p.largeur * ecart
		fmt.Fprintf(&c.b, "<0020> %.1f ", -plus*1000/taille)
		return p.largeur + plus
	case boite:
		crenages := faces[p.face]().suiteDeCrenages(p.texte)
		c.b.WriteByte('<')
		for i, r := range p.texte {
			if k := crenages[i]; k != 0 {
				fmt.Fprintf(&c.b, "> %.0f <", -k)
			}
			fmt.Fprintf(&c.b, "%04X", r)
		}
		c.b.WriteByte('>')
	}
	return p.largeur
}
