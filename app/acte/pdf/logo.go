package pdf

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	_ "image/jpeg" // a logo is a JPEG,
	"image/png"    // a PNG,
	"io"

	"github.com/fyne-io/oksvg" // or a drawing
	"github.com/srwiley/rasterx"
	xdraw "golang.org/x/image/draw"
)

// Logo is the picture of a commune, laid on white and ready for the page: a file for archives knows no
// transparency (ISO 19005-1, 6.4).
type Logo struct {
	large, haut int
	points      []byte // red, green, blue, compressed
}

// Bounds of a logo. The first two keep a picture that lies about its size from taking the memory; the
// last gives 300 points an inch in the box of the letterhead.
const (
	logoOctets = 20 << 20
	logoPoints = 50_000_000
	logoMax    = 900
)

// LireLogo reads a PNG, a JPEG or an SVG, whatever its depth and its colours. The refusals are for the
// secretary: what is wrong with the picture, and the mend.
func LireLogo(octets []byte) (l *Logo, err error) {
	if len(octets) > logoOctets {
		return nil, fmt.Errorf("le logo pèse plus de %d Mo ; enregistrez-le plus petit, en PNG de 1000 points de large par exemple", logoOctets>>20)
	}
	defer func() {
		if r := recover(); r != nil {
			l, err = nil, fmt.Errorf("le logo est abîmé et ne se lit pas ; enregistrez-le de nouveau en PNG")
		}
	}()
	if tete := bytes.ToLower(octets[:min(len(octets), 4096)]); bytes.Contains(tete, []byte("<svg")) {
		return lireSVG(octets)
	}
	c, genre, err := image.DecodeConfig(bytes.NewReader(octets))
	if err != nil {
		return nil, fmt.Errorf("le logo n'est ni un PNG, ni un JPEG, ni un SVG qui se lise ; ouvrez-le dans un logiciel d'images et enregistrez-le en PNG")
	}
	if c.Width <= 0 || c.Height <= 0 || c.Width > logoPoints/c.Height {
		return nil, fmt.Errorf("le logo annonce %d points sur %d, c'est trop pour être imprimé ; enregistrez-le plus petit, à 1000 points de large par exemple", c.Width, c.Height)
	}
	img, _, err := image.Decode(bytes.NewReader(octets))
	if err != nil {
		return nil, fmt.Errorf("le logo (%s) est tronqué ou abîmé ; enregistrez-le de nouveau, ou demandez le fichier d'origine", genre)
	}
	return poser(img), nil
}

// lireSVG draws the picture in points.
func lireSVG(octets []byte) (*Logo, error) {
	icone, err := oksvg.ReadIconStream(bytes.NewReader(octets))
	if err != nil {
		return nil, fmt.Errorf("le logo SVG ne se lit pas ; exportez-le en PNG depuis le logiciel qui l'a dessiné")
	}
	l, h := icone.ViewBox.W, icone.ViewBox.H
	if !(l > 0 && h > 0 && l < 1e6 && h < 1e6) {
		return nil, fmt.Errorf("le logo SVG ne dit pas sa taille (viewBox) ; exportez-le en PNG depuis le logiciel qui l'a dessiné")
	}
	echelle := logoMax / max(l, h)
	large, haut := max(1, int(l*echelle)), max(1, int(h*echelle))
	icone.SetTarget(0, 0, float64(large), float64(haut))
	img := image.NewRGBA(image.Rect(0, 0, large, haut))
	icone.Draw(rasterx.NewDasher(large, haut, rasterx.NewScannerGV(large, haut, img, img.Bounds())), 1)
	return poser(img), nil
}

// poser lays a picture on white, at the size that the page can show.
func poser(img image.Image) *Logo {
	large, haut := img.Bounds().Dx(), img.Bounds().Dy()
	if m := max(large, haut); m > logoMax {
		large, haut = max(1, large*logoMax/m), max(1, haut*logoMax/m)
	}
	fond := image.NewRGBA(image.Rect(0, 0, large, haut))
	draw.Draw(fond, fond.Bounds(), image.NewUniform(color.White), image.Point{}, draw.Src)
	xdraw.CatmullRom.Scale(fond, fond.Bounds(), img, img.Bounds(), draw.Over, nil)
	points := make([]byte, 0, 3*large*haut)
	for i := 0; i < len(fond.Pix); i += 4 {
		points = append(points, fond.Pix[i:i+3]...)
	}
	return &Logo{large: large, haut: haut, points: comprimer(points)}
}

// PNG is the picture as it prints: what the register keeps of a logo, whatever the file it came in, so that
// it prints the same when the program reads its first kind another way. LireLogo reads it back as it is.
func (l *Logo) PNG() ([]byte, error) {
	z, err := zlib.NewReader(bytes.NewReader(l.points))
	if err != nil {
		return nil, err
	}
	points, err := io.ReadAll(z)
	if err != nil {
		return nil, err
	}
	img := image.NewRGBA(image.Rect(0, 0, l.large, l.haut))
	for i := range l.large * l.haut {
		copy(img.Pix[4*i:], points[3*i:3*i+3])
		img.Pix[4*i+3] = 0xff
	}
	var b bytes.Buffer
	err = png.Encode(&b, img)
	return b.Bytes(), err
}

// The box of the letterhead, in points.
const (
	logoLarge = 170.0
	logoHaut  = 62.0
)

// enTete sets the logo in its box, whatever its proportions: on the right of the first lines when they
// leave room for it, else above them on the left.
func enTete(t EnTete, parent *element, suite []ligne) []ligne {
	if t.Logo == nil {
		return suite
	}
	echelle := min(logoLarge/float64(t.Logo.large), logoHaut/float64(t.Logo.haut))
	l, h := float64(t.Logo.large)*echelle, float64(t.Logo.haut)*echelle
	x, prend := margeCote+mesurePage-l, 0.0
	if !libre(suite, x-12, h+6) {
		x, prend = margeCote, h+6
	}
	e := &element{role: "Figure", parent: parent}
	parent.enfants = append([]*element{e}, parent.enfants...)
	dit := enUneLigne(t.Alternative)
	if dit == "" {
		dit = "Logo de la commune"
	}
	premiere := ligne{haut: prend, lie: true, dessiner: func(c *crayon, y float64) {
		bas := pageHaute - y - h
		e.suite = fmt.Sprintf("/Alt %s /A <</O /Layout /Placement /Block /BBox [%.2f %.2f %.2f %.2f]>>", chaine(dit), x, bas, x+l, bas+h)
		c.dans(e)
		c.brut(fmt.Sprintf("q %.2f 0 0 %.2f %.2f %.2f cm /Logo Do Q", l, h, x, bas))
	}}
	return append([]ligne{premiere}, suite...)
}

// libre reports whether the first lines leave a height free past an abscissa.
func libre(lignes []ligne, x, haut float64) bool {
	y := 0.0
	for i, l := range lignes {
		if i > 0 {
			y += l.avant
		}
		if y >= haut {
			return true
		}
		if l.bord == 0 || l.bord > x {
			return false
		}
		y += l.haut
	}
	return true
}
