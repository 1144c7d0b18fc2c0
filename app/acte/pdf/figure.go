package pdf

import (
	"bytes"
	"encoding/binary"
	"fmt"

	"delibere/app/acte"
)

// figure is a picture of a document, compressed as its PNG file has it.
type figure struct {
	nom         string // in the resources of the pages
	large, haut int
	bits        int
	palette     []byte // red, green, blue
	points      []byte
}

// largeFigure and hautFigure are the most that a figure takes of a page.
const (
	largeFigure = mesurePage
	hautFigure  = 230.0
)

// lireFigure takes a PNG whose colours are numbered, without interlacing or transparency: the PDF reads its points as
// they are (ISO 32000-1, 7.4.4.4).
func lireFigure(octets []byte) (*figure, error) {
	const entete = "\x89PNG\r\n\x1a\n"
	reste, oui := bytes.CutPrefix(octets, []byte(entete))
	f := &figure{}
	for oui && len(reste) >= 12 {
		n := int(binary.BigEndian.Uint32(reste))
		if n < 0 || n > len(reste)-12 {
			break
		}
		nom, corps := string(reste[4:8]), reste[8:8+n]
		reste = reste[12+n:]
		switch nom {
		case "IHDR":
			if n != 13 || corps[9] != 3 || corps[12] != 0 {
				return nil, fmt.Errorf("l'image n'est pas un PNG à palette, non entrelacé ; enregistrez-la de nouveau en 256 couleurs")
			}
			f.large, f.haut, f.bits = int(binary.BigEndian.Uint32(corps)), int(binary.BigEndian.Uint32(corps[4:])), int(corps[8])
		case "PLTE":
			f.palette = corps
		case "IDAT":
			f.points = append(f.points, corps...)
		case "tRNS":
			return nil, fmt.Errorf("l'image a des points transparents ; posez-la sur du blanc")
		}
	}
	if f.large <= 0 || f.haut <= 0 || len(f.palette) < 3 || len(f.points) == 0 {
		return nil, fmt.Errorf("l'image n'est pas un PNG qui se lise ; enregistrez-la de nouveau")
	}
	return f, nil
}

// figure sets a picture, centred, as large as the page lets it be, with what one who does not see it hears
// (ISO 14289-1, 7.3).
func (m *metteur) figure(i acte.Figure, parent *element) []ligne {
	f, err := lireFigure(i.PNG)
	if err != nil {
		m.faute = err
		return nil
	}
	m.figures = append(m.figures, f)
	echelle := min(largeFigure/float64(f.large), hautFigure/float64(f.haut))
	l, h := float64(f.large)*echelle, float64(f.haut)*echelle
	x, e := margeCote+(mesurePage-l)/2, parent.fils("Figure")
	return []ligne{{haut: h, avant: 8, dessiner: func(c *crayon, y float64) {
		bas := pageHaute - y - h
		e.suite = fmt.Sprintf("/Alt %s /A <</O /Layout /Placement /Block /BBox [%.2f %.2f %.2f %.2f]>>", chaine(enUneLigne(i.Alternative)), x, bas, x+l, bas+h)
		c.dans(e)
		c.brut(fmt.Sprintf("q %.2f 0 0 %.2f %.2f %.2f cm /%s Do Q", l, h, x, bas, f.nom))
	}}}
}

// ecrireFigure writes a picture and returns its number.
func (f *finition) ecrireFigure(i *figure) int {
	return f.flux(fmt.Sprintf("/Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace [/Indexed /DeviceRGB %d <%x>] /BitsPerComponent %d /DecodeParms <</Predictor 15 /Colors 1 /BitsPerComponent %d /Columns %d>>",
		i.large, i.haut, len(i.palette)/3-1, i.palette, i.bits, i.bits, i.large), i.points, true)
}
