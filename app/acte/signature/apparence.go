package signature

import (
	"bytes"
	"compress/zlib"
	"fmt"

	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"

	"delibere/assets"
)

// apparence draws what shows of a signature: lines of text as outlines, so that it needs no font of the
// file, in a box, compressed. A line wider than the box is set smaller.
func apparence(lignes []string, large, haut float64) ([]byte, error) {
	fonte, err := sfnt.Parse(assets.SerifRomain)
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	fmt.Fprintf(&b, "0.12 0.23 0.37 RG 0.7 w 0.5 0.5 %.2f %.2f re S\n0.12 0.23 0.37 rg\n", large-1, haut-1)
	const corps = 9.0
	interligne := haut / float64(len(lignes)+1)
	for i, l := range lignes {
		taille := min(corps, interligne/1.1)
		if m := mesurer(fonte, l); m*taille > large-10 {
			taille = (large - 10) / m
		}
		tracer(&b, fonte, l, 5, haut-interligne*(float64(i)+0.75)-taille*0.5, taille)
	}
	var comprime bytes.Buffer
	z := zlib.NewWriter(&comprime)
	_, _ = z.Write(b.Bytes()) // a buffer refuses nothing
	_ = z.Close()
	return comprime.Bytes(), nil
}

// unite is the size at which outlines are read.
var unite = fixed.I(1000)

func mesurer(f *sfnt.Font, s string) float64 {
	var t sfnt.Buffer
	total := fixed.Int26_6(0)
	for _, r := range s {
		g, _ := f.GlyphIndex(&t, r)
		a, _ := f.GlyphAdvance(&t, g, unite, font.HintingNone)
		total += a
	}
	return float64(total) / 64 / 1000
}

func tracer(b *bytes.Buffer, f *sfnt.Font, s string, x, y, taille float64) {
	var t sfnt.Buffer
	k := taille / 64 / 1000
	for _, r := range s {
		g, _ := f.GlyphIndex(&t, r)
		segments, err := f.LoadGlyph(&t, g, unite, nil)
		if err != nil {
			continue
		}
		point := func(p fixed.Point26_6) (float64, float64) { return x + float64(p.X)*k, y - float64(p.Y)*k }
		var px, py float64
		for _, seg := range segments {
			ax, ay := point(seg.Args[0])
			switch seg.Op {
			case sfnt.SegmentOpMoveTo:
				fmt.Fprintf(b, "%.2f %.2f m\n", ax, ay)
			case sfnt.SegmentOpLineTo:
				fmt.Fprintf(b, "%.2f %.2f l\n", ax, ay)
			case sfnt.SegmentOpQuadTo: // TrueType has no other curve; PDF has only cubics
				bx, by := point(seg.Args[1])
				fmt.Fprintf(b, "%.2f %.2f %.2f %.2f %.2f %.2f c\n", px+(ax-px)*2/3, py+(ay-py)*2/3, bx+(ax-bx)*2/3, by+(ay-by)*2/3, bx, by)
				ax, ay = bx, by
			}
			px, py = ax, ay
		}
		if len(segments) > 0 {
			b.WriteString("f\n")
		}
		a, _ := f.GlyphAdvance(&t, g, unite, font.HintingNone)
		x += float64(a) * k
	}
}
