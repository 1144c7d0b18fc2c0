package annexe

import (
	"encoding/binary"
	"errors"

	"golang.org/x/image/font/sfnt"
)

var errPolice = errors.New("la police des mentions n'est pas une police TrueType : le programme est mal construit")

// tablesGardees are those that a PDF reader needs of a TrueType font (ISO 32000-1, 9.9).
var tablesGardees = []string{"cvt ", "fpgm", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "prep"}

// reduire empties the glyphs of a TrueType font that are not used. The others keep their number.
func reduire(fonte []byte, glyphes []sfnt.GlyphIndex) ([]byte, error) {
	tables, err := tablesDe(fonte)
	if err != nil {
		return nil, err
	}
	if tables["glyf"] == nil || tables["loca"] == nil || len(tables["head"]) < 54 {
		return nil, errPolice
	}
	garder := map[int]bool{0: true}
	for _, g := range glyphes {
		composants(tables, int(g), garder)
	}
	n := nombreDeGlyphes(tables)
	var glyf []byte
	loca := make([]byte, 0, 4*(n+1))
	for g := range n {
		loca = binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))
		if garder[g] {
			glyf = append(glyf, glyphe(tables, g)...)
			for len(glyf)%4 != 0 {
				glyf = append(glyf, 0)
			}
		}
	}
	loca = binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))
	head := append([]byte(nil), tables["head"]...)
	binary.BigEndian.PutUint16(head[50:], 1) // long offsets
	tables["glyf"], tables["loca"], tables["head"] = glyf, loca, head
	return assembler(tables), nil
}

func tablesDe(fonte []byte) (map[string][]byte, error) {
	if len(fonte) < 12 {
		return nil, errPolice
	}
	tables := map[string][]byte{}
	for i := range int(binary.BigEndian.Uint16(fonte[4:])) {
		e := 12 + 16*i
		if e+16 > len(fonte) {
			return nil, errPolice
		}
		debut, long := int(binary.BigEndian.Uint32(fonte[e+8:])), int(binary.BigEndian.Uint32(fonte[e+12:]))
		if debut+long > len(fonte) {
			return nil, errPolice
		}
		tables[string(fonte[e:e+4])] = fonte[debut : debut+long]
	}
	return tables, nil
}

func formatLong(tables map[string][]byte) bool {
	return binary.BigEndian.Uint16(tables["head"][50:]) == 1
}

func nombreDeGlyphes(tables map[string][]byte) int {
	if formatLong(tables) {
		return len(tables["loca"])/4 - 1
	}
	return len(tables["loca"])/2 - 1
}

// glyphe returns the drawing of a glyph, empty for a space.
func glyphe(tables map[string][]byte, g int) []byte {
	loca, glyf := tables["loca"], tables["glyf"]
	if g < 0 || g >= nombreDeGlyphes(tables) {
		return nil
	}
	var debut, fin int
	if formatLong(tables) {
		debut, fin = int(binary.BigEndian.Uint32(loca[4*g:])), int(binary.BigEndian.Uint32(loca[4*g+4:]))
	} else {
		debut, fin = 2*int(binary.BigEndian.Uint16(loca[2*g:])), 2*int(binary.BigEndian.Uint16(loca[2*g+2:]))
	}
	if debut > fin || fin > len(glyf) {
		return nil
	}
	return glyf[debut:fin]
}

// composants adds a glyph and those it is made of: é is an e and an accent.
func composants(tables map[string][]byte, g int, garder map[int]bool) {
	garder[g] = true
	d := glyphe(tables, g)
	if len(d) < 10 || int16(binary.BigEndian.Uint16(d)) >= 0 {
		return
	}
	for d = d[10:]; len(d) >= 4; {
		drapeaux, composant := binary.BigEndian.Uint16(d), int(binary.BigEndian.Uint16(d[2:]))
		if !garder[composant] {
			composants(tables, composant, garder)
		}
		long := 6
		if drapeaux&0x1 != 0 { // arguments are words
			long = 8
		}
		switch {
		case drapeaux&0x8 != 0: // one scale
			long += 2
		case drapeaux&0x40 != 0: // two
			long += 4
		case drapeaux&0x80 != 0: // a matrix
			long += 8
		}
		if drapeaux&0x20 == 0 || long > len(d) { // no more components
			return
		}
		d = d[long:]
	}
}

// assembler writes a font of the tables that are kept.
func assembler(tables map[string][]byte) []byte {
	var noms []string
	for _, t := range tablesGardees {
		if tables[t] != nil {
			noms = append(noms, t)
		}
	}
	n, puissance, log := len(noms), 1, 0
	for puissance*2 <= n {
		puissance, log = puissance*2, log+1
	}
	f := []byte{0, 1, 0, 0}
	for _, v := range []int{n, puissance * 16, log, (n - puissance) * 16} {
		f = binary.BigEndian.AppendUint16(f, uint16(v))
	}
	corps := []byte{}
	debut := 12 + 16*n
	for _, nom := range noms {
		t := append([]byte(nil), tables[nom]...)
		long := len(t)
		for len(t)%4 != 0 {
			t = append(t, 0)
		}
		somme := uint32(0)
		for i := 0; i < len(t); i += 4 {
			somme += binary.BigEndian.Uint32(t[i:])
		}
		f = append(f, nom...)
		f = binary.BigEndian.AppendUint32(f, somme)
		f = binary.BigEndian.AppendUint32(f, uint32(debut+len(corps)))
		f = binary.BigEndian.AppendUint32(f, uint32(long))
		corps = append(corps, t...)
	}
	return append(f, corps...)
}
