package pdf

import (
	"reflect"
	"testing"

	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// A subset draws each character as the face does: the same outline, the same advance. É and ½ are made
// of parts; the checksums are those that a font must have.
func TestSousEnsemble(t *testing.T) {
	const texte = "AÉéœçÀ½ñŠž–«  "
	for f := range faces {
		m := faces[f]()
		glyphes := []uint16{0}
		for _, r := range texte {
			glyphes = append(glyphes, uint16(m.glyphe(r)))
		}
		fichierEntier := len(octets(face(f)))
		octets, n := m.table.sousEnsemble(glyphes)
		if somme(octets) != 0xB1B0AFBA {
			t.Errorf("face %d : la somme du fichier est %X", f, somme(octets))
		}
		// The reader of fonts wants tables that a PDF does not: they are those of the face.
		relu, err := lireTrueType(octets)
		if err != nil {
			t.Fatal(err)
		}
		for _, nom := range []string{"cmap", "name", "OS/2", "post"} {
			relu.tables[nom] = m.table.tables[nom]
		}
		fonte, err := sfnt.Parse(ecrireTables(relu.tables))
		if err != nil {
			t.Fatal(err)
		}
		if fonte.NumGlyphs() != n || n > 3*len(glyphes) || len(octets) > fichierEntier/4 {
			t.Errorf("face %d : %d glyphes, %d octets", f, n, len(octets))
		}
		var b1, b2 sfnt.Buffer
		for i, g := range glyphes {
			ancien, err1 := m.fonte.LoadGlyph(&b1, sfnt.GlyphIndex(g), fixed.I(1000), nil)
			neuf, err2 := fonte.LoadGlyph(&b2, sfnt.GlyphIndex(i), fixed.I(1000), nil)
			if err1 != nil || err2 != nil || !reflect.DeepEqual(ancien, neuf) {
				t.Errorf("face %d, glyphe %d : %v, %v, %d segments au lieu de %d", f, i, err1, err2, len(neuf), len(ancien))
			}
			a, _ := m.fonte.GlyphAdvance(&b1, sfnt.GlyphIndex(g), fixed.I(1000), font.HintingNone)
			if c, _ := fonte.GlyphAdvance(&b2, sfnt.GlyphIndex(i), fixed.I(1000), font.HintingNone); a != c {
				t.Errorf("face %d, glyphe %d : avance %v au lieu de %v", f, i, c, a)
			}
		}
	}
}
