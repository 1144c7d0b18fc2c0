package impression

import (
	"image"
	"image/draw"
)

// feuille is a page as a printer without PDF takes it: its points in blue, green, red and nothing, from the
// top, upright as the sheet is.
type feuille struct {
	points      []byte
	large, haut int
}

// enFeuille lays the picture of a page on white. A wide page is turned a quarter, for the sheet is upright.
func enFeuille(img image.Image) feuille {
	b := img.Bounds()
	nette := image.NewRGBA(image.Rect(0, 0, b.Dx(), b.Dy()))
	draw.Draw(nette, nette.Rect, image.White, image.Point{}, draw.Src)
	draw.Draw(nette, nette.Rect, img, b.Min, draw.Over)
	for i := 0; i < len(nette.Pix); i += 4 {
		nette.Pix[i], nette.Pix[i+2], nette.Pix[i+3] = nette.Pix[i+2], nette.Pix[i], 0
	}
	f := feuille{nette.Pix, b.Dx(), b.Dy()}
	if f.large <= f.haut {
		return f
	}
	return f.tournee()
}

// tournee is a page turned a quarter clockwise.
func (f feuille) tournee() feuille {
	t := feuille{make([]byte, len(f.points)), f.haut, f.large}
	for y := range f.haut {
		for x := range f.large {
			copy(t.points[4*(x*t.large+t.large-1-y):], f.points[4*(y*f.large+x):][:4])
		}
	}
	return t
}

// cadre is where a page goes on a sheet, in points of the printer.
type cadre struct{ x, y, large, haut int }

// cadrer puts a page drawn at those dots an inch in the middle of a sheet, at its own size, or smaller
// when it does not fit. dpiX and dpiY are those of the printer.
func (f feuille) cadrer(dpi, dpiX, dpiY, feuilleLarge, feuilleHaute int) cadre {
	large, haut := float64(f.large)/float64(dpi)*float64(dpiX), float64(f.haut)/float64(dpi)*float64(dpiY)
	// A sheet that is a hair smaller than its page, by the rounding of the driver, shrinks nothing.
	if r := min(float64(feuilleLarge)/large, float64(feuilleHaute)/haut); r < 0.995 {
		large, haut = large*r, haut*r
	}
	c := cadre{large: int(large + 0.5), haut: int(haut + 0.5)}
	c.x, c.y = (feuilleLarge-c.large)/2, (feuilleHaute-c.haut)/2
	return c
}
