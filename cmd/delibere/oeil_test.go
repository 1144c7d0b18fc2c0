package main

import (
	"image"
	"image/color"
	"math"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/software"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"
)

// oeil finds words on a picture of the window: it draws them as the toolkit does, and looks where the
// picture is the same. What clicks on words goes on when a screen is laid out again.
type oeil struct{ dessins map[string][]gris }

func nouvelOeil(t testing.TB) *oeil {
	test.NewTempApp(t)
	return &oeil{map[string][]gris{}}
}

// ressemblance is the correlation of a word with its place above which it is that word, whatever its
// colours: it is 0.99999 for the word itself.
const ressemblance = 0.99

// taillesDesMots are those of the window: buttons and labels first.
var taillesDesMots = []float32{15, 14, 13, 18, 16, 17, 24, 20}

// endroits are the middles of the places where a picture shows a word, from the top.
func (o *oeil) endroits(img gris, mot string) []image.Point {
	for _, d := range o.dessiner(mot) {
		if l := img.trouver(d); len(l) > 0 {
			return l
		}
	}
	return nil
}

// dessiner draws a word in each size, bold and not.
func (o *oeil) dessiner(mot string) []gris {
	if d, fait := o.dessins[mot]; fait {
		return d
	}
	var d []gris
	for _, taille := range taillesDesMots {
		for _, gras := range []bool{true, false} {
			t := canvas.NewText(mot, color.Black)
			t.TextSize, t.TextStyle.Bold = taille, gras
			d = append(d, enGris(software.Render(t, clair{theme.DefaultTheme()})).rogner())
		}
	}
	o.dessins[mot] = d
	return d
}

// clair is the theme of the toolkit, black on white.
type clair struct{ fyne.Theme }

// Color implements fyne.Theme.
func (c clair) Color(n fyne.ThemeColorName, _ fyne.ThemeVariant) color.Color {
	return c.Theme.Color(n, theme.VariantLight)
}

// gris is a picture in grey levels, from 0 to 255.
type gris struct {
	l, h     int
	v        []float32
	som, car []float64 // sums of the levels and of their squares above and left of each place
}

func enGris(img image.Image) gris {
	b := img.Bounds()
	g := gris{l: b.Dx(), h: b.Dy(), v: make([]float32, b.Dx()*b.Dy())}
	for y := range g.h {
		for x := range g.l {
			g.v[y*g.l+x] = float32(color.GrayModel.Convert(img.At(b.Min.X+x, b.Min.Y+y)).(color.Gray).Y)
		}
	}
	return g.sommer()
}

func (g gris) sommer() gris {
	l := g.l + 1
	g.som, g.car = make([]float64, l*(g.h+1)), make([]float64, l*(g.h+1))
	for y := range g.h {
		var s, c float64
		for x := range g.l {
			v := float64(g.v[y*g.l+x])
			s, c = s+v, c+v*v
			g.som[(y+1)*l+x+1], g.car[(y+1)*l+x+1] = g.som[y*l+x+1]+s, g.car[y*l+x+1]+c
		}
	}
	return g
}

// moyenne is the mean and the standard deviation of a part of the picture.
func (g gris) moyenne(x, y, l, h int) (m, ecart float64) {
	aire := func(s []float64) float64 {
		w := g.l + 1
		return (s[(y+h)*w+x+l] - s[y*w+x+l] - s[(y+h)*w+x] + s[y*w+x]) / float64(l*h)
	}
	m = aire(g.som)
	return m, math.Sqrt(max(aire(g.car)-m*m, 0))
}

// rogner cuts the white around a word.
func (g gris) rogner() gris {
	x0, y0, x1, y1 := g.l, g.h, 0, 0
	for y := range g.h {
		for x := range g.l {
			if g.v[y*g.l+x] < 200 {
				x0, y0, x1, y1 = min(x0, x), min(y0, y), max(x1, x+1), max(y1, y+1)
			}
		}
	}
	r := gris{l: x1 - x0, h: y1 - y0}
	for y := y0; y < y1; y++ {
		r.v = append(r.v, g.v[y*g.l+x0:y*g.l+x1]...)
	}
	return r.sommer()
}

// trouver lists the middles of the places of the picture that are like m.
func (g gris) trouver(m gris) (l []image.Point) {
	for y := 0; y+m.h <= g.h; y++ {
		for x := 0; x+m.l <= g.l; x++ {
			// The middle row tells nearly every place apart, and costs little.
			if g.pareil(m, x, y, m.h/2, 1) > ressemblance-.1 && g.pareil(m, x, y, 0, m.h) > ressemblance {
				l = append(l, image.Pt(x+m.l/2, y+m.h/2))
			}
		}
	}
	return l
}

// pareil correlates n rows of m, from one, with those of the picture at a place; a negative is the same.
func (g gris) pareil(m gris, x, y, de, n int) float64 {
	mg, eg := g.moyenne(x, y+de, m.l, n)
	mm, em := m.moyenne(0, de, m.l, n)
	if eg < 8 || em < 8 {
		return 0 // flat: no letter
	}
	var c float64
	for k := de; k < de+n; k++ {
		a, b := g.v[(y+k)*g.l+x:(y+k)*g.l+x+m.l], m.v[k*m.l:(k+1)*m.l]
		var d float32
		for i := range b {
			d += a[i] * b[i]
		}
		c += float64(d)
	}
	return math.Abs(c/float64(m.l*n)-mg*mm) / (eg * em)
}

// The eye sees the word that is there, and no other.
func TestOeil(t *testing.T) {
	o := nouvelOeil(t)
	page := image.NewNRGBA(image.Rect(0, 0, 300, 60))
	for i := range page.Pix {
		page.Pix[i] = 0xff
	}
	for i, v := range o.dessiner("Numéroter")[0].v {
		l := o.dessiner("Numéroter")[0].l
		page.Set(40+i%l, 20+i/l, color.NRGBA{R: uint8(v/2) + 40, G: 0x60, B: 0x90, A: 0xff})
	}
	if l := o.endroits(enGris(page), "Numéroter"); len(l) != 1 || !l[0].In(image.Rect(40, 20, 120, 40)) {
		t.Errorf("vu en %v", l)
	}
	for _, autre := range []string{"Numérotez", "Numéroté", "Retirer", "numéroter"} {
		if l := o.endroits(enGris(page), autre); len(l) != 0 {
			t.Errorf("« %s » vu en %v", autre, l)
		}
	}
}
