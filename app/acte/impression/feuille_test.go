package impression

import (
	"image"
	"image/color"
	"testing"
)

// drapeau is a page of which each corner has its colour: black, red, green, blue, from the upper left, clockwise.
func drapeau(large, haut int) image.Image {
	img := image.NewNRGBA(image.Rect(3, 5, 3+large, 5+haut))
	for x := range large {
		for y := range haut {
			img.Set(3+x, 5+y, color.NRGBA{}) // no ink: the paper
		}
	}
	img.Set(3, 5, color.Black)
	img.Set(2+large, 5, color.NRGBA{R: 255, A: 255})
	img.Set(2+large, 4+haut, color.NRGBA{G: 255, A: 255})
	img.Set(3, 4+haut, color.NRGBA{B: 255, A: 255})
	return img
}

// coins are the corners of a sheet, clockwise from the upper left, in blue, green and red.
func (f feuille) coins() (c [4][3]byte) {
	for i, p := range [4][2]int{{0, 0}, {f.large - 1, 0}, {f.large - 1, f.haut - 1}, {0, f.haut - 1}} {
		copy(c[i][:], f.points[4*(p[1]*f.large+p[0]):])
	}
	return c
}

// What has no ink is white, and a wide page is turned a quarter clockwise.
func TestEnFeuille(t *testing.T) {
	noir, rouge, vert, bleu, blanc := [3]byte{}, [3]byte{0, 0, 255}, [3]byte{0, 255, 0}, [3]byte{255, 0, 0}, [3]byte{255, 255, 255}
	droite := enFeuille(drapeau(4, 6))
	if droite.large != 4 || droite.haut != 6 || droite.coins() != [4][3]byte{noir, rouge, vert, bleu} || [3]byte(droite.points[4*(2*4+2):][:3]) != blanc {
		t.Errorf("%d × %d, %v", droite.large, droite.haut, droite.coins())
	}
	tournee := enFeuille(drapeau(6, 4))
	if tournee.large != 4 || tournee.haut != 6 || tournee.coins() != [4][3]byte{bleu, noir, rouge, vert} {
		t.Errorf("%d × %d, %v", tournee.large, tournee.haut, tournee.coins())
	}
	if carree := enFeuille(drapeau(5, 5)); carree.coins() != [4][3]byte{noir, rouge, vert, bleu} {
		t.Errorf("%v", carree.coins())
	}
}

// A page goes at its own size in the middle of the sheet; one that is too large shrinks and keeps its shape.
func TestCadrer(t *testing.T) {
	a4 := feuille{large: 2481, haut: 3508}
	for _, cas := range []struct {
		nom                     string
		f                       feuille
		dpiX, dpiY, large, haut int
		attendu                 cadre
	}{
		{"A4 sur A4 à 600", a4, 600, 600, 4961, 7016, cadre{0, 0, 4962, 7016}},
		{"A4 sur A4, points non carrés", a4, 600, 300, 4961, 3508, cadre{0, 0, 4962, 3508}},
		{"A5 sur A4", feuille{large: 1748, haut: 2480}, 300, 300, 2480, 3508, cadre{366, 514, 1748, 2480}},
		{"A3 sur A4", feuille{large: 3508, haut: 4961}, 300, 300, 2480, 3508, cadre{0, 0, 2480, 3507}},
		{"A4 sur Letter", a4, 300, 300, 2550, 3300, cadre{108, 0, 2334, 3300}},
	} {
		if c := cas.f.cadrer(300, cas.dpiX, cas.dpiY, cas.large, cas.haut); c != cas.attendu {
			t.Errorf("%s : %+v, %+v attendu", cas.nom, c, cas.attendu)
		}
	}
}
