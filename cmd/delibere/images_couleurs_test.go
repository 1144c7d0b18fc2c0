package main

import (
	"cmp"
	"image"
	"image/color"
	"maps"
	"slices"
)

// couleursGardees are enough for letters with soft edges, two of which are not told apart at that distance.
const couleursGardees, ecartDesCouleurs = 16, 40

// sobre is a picture in its most frequent colours: what is flat stays as it was drawn.
func sobre(img image.Image) *image.Paletted {
	ou := img.Bounds()
	nombre := map[color.NRGBA]int{}
	lire := func(x, y int) color.NRGBA { return color.NRGBAModel.Convert(img.At(x, y)).(color.NRGBA) }
	for y := ou.Min.Y; y < ou.Max.Y; y++ {
		for x := ou.Min.X; x < ou.Max.X; x++ {
			nombre[lire(x, y)]++
		}
	}
	frequentes := slices.SortedFunc(maps.Keys(nombre), func(a, b color.NRGBA) int {
		return cmp.Or(nombre[b]-nombre[a], cmp.Compare(uint32(a.R)<<16|uint32(a.G)<<8|uint32(a.B), uint32(b.R)<<16|uint32(b.G)<<8|uint32(b.B)))
	})
	var palette color.Palette
	for _, c := range frequentes {
		if plate := nombre[c] > ou.Dx()*ou.Dy()/400; len(palette) < couleursGardees && (plate || !voisine(palette, c)) {
			palette = append(palette, c)
		}
	}
	indice := map[color.NRGBA]uint8{}
	for c := range nombre {
		indice[c] = uint8(palette.Index(c))
	}
	p := image.NewPaletted(image.Rect(0, 0, ou.Dx(), ou.Dy()), palette)
	for y := range ou.Dy() {
		for x := range ou.Dx() {
			p.SetColorIndex(x, y, indice[lire(ou.Min.X+x, ou.Min.Y+y)])
		}
	}
	return p
}

// voisine reports whether a palette has nearly that colour.
func voisine(p color.Palette, c color.NRGBA) bool {
	if len(p) == 0 {
		return false
	}
	d := p[p.Index(c)].(color.NRGBA)
	proche := func(a, b uint8) bool { return max(a, b)-min(a, b) < ecartDesCouleurs }
	return proche(c.R, d.R) && proche(c.G, d.G) && proche(c.B, d.B)
}
