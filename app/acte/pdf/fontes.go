package pdf

import (
	"fmt"
	"sync"

	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"

	"delibere/app/acte"
	"delibere/assets"
)

// face is one of the four faces of the family.
type face uint8

const (
	romain face = iota
	gras
	italique
	grasItalique
)

// faceDe returns the face of a run of text.
func faceDe(s acte.Segment) face {
	switch {
	case s.Gras && s.Italique:
		return grasItalique
	case s.Gras:
		return gras
	case s.Italique:
		return italique
	}
	return romain
}

// famille is the name of the family.
const famille = "SourceSerif4"

func octets(f face) []byte {
	return [...][]byte{assets.SerifRomain, assets.SerifGras, assets.SerifItalique, assets.SerifGrasItalique}[f]
}

// mesures are the widths and the kerning of a face, in thousandths of the size. They are shared by all
// documents: the mutex guards the caches and the buffer of sfnt.
type mesures struct {
	mu       sync.Mutex
	fonte    *sfnt.Font
	table    *truetype
	tampon   sfnt.Buffer
	ppem     fixed.Int26_6
	largeurs map[rune]float64
	glyphes  map[rune]sfnt.GlyphIndex
	crenages map[[2]rune]float64
}

var faces = [...]func() *mesures{romain: chargee(romain), gras: chargee(gras), italique: chargee(italique), grasItalique: chargee(grasItalique)}

// chargee parses a face once, at its first use. The faces are part of the program: one that does not
// parse is a fault of the build.
func chargee(f face) func() *mesures {
	return sync.OnceValue(func() *mesures {
		fonte, err := sfnt.Parse(octets(f))
		if err != nil {
			panic(fmt.Sprintf("face %d of %s: %v", f, famille, err))
		}
		table, err := lireTrueType(octets(f))
		if err != nil {
			panic(fmt.Sprintf("face %d of %s: %v", f, famille, err))
		}
		return &mesures{fonte: fonte, table: table, ppem: fixed.I(int(fonte.UnitsPerEm())), largeurs: map[rune]float64{},
			glyphes: map[rune]sfnt.GlyphIndex{}, crenages: map[[2]rune]float64{}}
	})
}

// glyphe returns the glyph of a character, 0 when the face has none.
func (m *mesures) glyphe(r rune) sfnt.GlyphIndex {
	g, ok := m.glyphes[r]
	if !ok {
		// The library that draws knows the characters of the first plane only.
		if r <= 0xffff {
			g, _ = m.fonte.GlyphIndex(&m.tampon, r)
		}
		m.glyphes[r] = g
	}
	return g
}

// a reports whether the face can print a character.
func (m *mesures) a(r rune) bool {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.glyphe(r) != 0
}

func (m *mesures) largeur(r rune) float64 {
	l, ok := m.largeurs[r]
	if !ok {
		avance, err := m.fonte.GlyphAdvance(&m.tampon, m.glyphe(r), m.ppem, font.HintingNone)
		if err == nil {
			l = m.enMilliemes(avance)
		}
		m.largeurs[r] = l
	}
	return l
}

func (m *mesures) enMilliemes(v fixed.Int26_6) float64 {
	return float64(v) / 64 * 1000 / float64(m.fonte.UnitsPerEm())
}

func (m *mesures) crenage(a, b rune) float64 {
	k, ok := m.crenages[[2]rune{a, b}]
	if !ok {
		if v, err := m.fonte.Kern(&m.tampon, m.glyphe(a), m.glyphe(b), m.ppem, font.HintingNone); err == nil {
			k = m.enMilliemes(v)
		}
		m.crenages[[2]rune{a, b}] = k
	}
	return k
}

// mesurer returns the width of a run of characters, kerned, in thousandths of the size.
func (m *mesures) mesurer(s []rune) float64 {
	m.mu.Lock()
	defer m.mu.Unlock()
	total := 0.0
	for i, r := range s {
		total += m.largeur(r)
		if i > 0 {
			total += m.crenage(s[i-1], r)
		}
	}
	return total
}

// boite measures characters that hold together, at a size.
func (m *mesures) boite(s []rune, f face, taille float64) piece {
	m.mu.Lock()
	defer m.mu.Unlock()
	p := piece{genre: boite, texte: s, face: f}
	total := 0.0
	for i, r := range s {
		total += m.largeur(r)
		if i == 0 {
			continue
		}
		if k := m.crenage(s[i-1], r); k != 0 {
			if p.crenages == nil {
				p.crenages = make([]int16, len(s))
			}
			p.crenages[i] = int16(k)
			total += float64(p.crenages[i])
		}
	}
	p.largeur = total * taille / 1000
	return p
}
