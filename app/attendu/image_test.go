package attendu

import (
	"image"
	"image/color"
	"testing"
)

// A rounding is not a difference, a word or a size is.
func TestDifferents(t *testing.T) {
	une := func(large int) *image.NRGBA { return image.NewNRGBA(image.Rect(0, 0, large, 100)) }
	a, arrondie, autre := une(100), une(100), une(100)
	for i := range arrondie.Pix {
		a.Pix[i], arrondie.Pix[i], autre.Pix[i] = 0xf0, 0xf0-pasDeCouleur, 0xf0
	}
	for x := range 40 {
		autre.Set(x, 50, color.Black)
	}
	for _, c := range []struct {
		b    image.Image
		voir int
	}{{a, 0}, {arrondie, 0}, {autre, 40}, {une(99), 10000}} {
		if n, total := differents(a, c.b); n != c.voir || total != 10000 {
			t.Errorf("%d points sur %d, %d attendus", n, total, c.voir)
		}
	}
}
