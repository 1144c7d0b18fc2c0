package pdf

import (
	"encoding/binary"
	"fmt"
	"slices"
)

// truetype is a font file by its tables (OpenType 1.9, chapter « Font file »). It reads the glyphs that
// a document draws and writes them as a file of their own, the only part that a PDF carries.
type truetype struct {
	tables  map[string][]byte
	loca    []uint32
	metrics int // glyphs that have their own advance in hmtx
}

// lireTrueType reads a face of the program.
func lireTrueType(o []byte) (*truetype, error) {
	if len(o) < 12 || binary.BigEndian.Uint32(o) != 0x00010000 {
		return nil, fmt.Errorf("not TrueType outlines")
	}
	t := &truetype{tables: map[string][]byte{}}
	for i := range int(binary.BigEndian.Uint16(o[4:])) {
		e := o[12+16*i:]
		debut, long := binary.BigEndian.Uint32(e[8:]), binary.BigEndian.Uint32(e[12:])
		t.tables[string(e[:4])] = o[debut : debut+long]
	}
	for _, n := range []string{"head", "hhea", "maxp", "hmtx", "loca", "glyf"} {
		if len(t.tables[n]) == 0 {
			return nil, fmt.Errorf("table %s is missing", n)
		}
	}
	t.metrics = int(binary.BigEndian.Uint16(t.tables["hhea"][34:]))
	loca, longs := t.tables["loca"], binary.BigEndian.Uint16(t.tables["head"][50:]) == 1
	for i := range int(binary.BigEndian.Uint16(t.tables["maxp"][4:])) + 1 {
		if longs {
			t.loca = append(t.loca, binary.BigEndian.Uint32(loca[4*i:]))
		} else {
			t.loca = append(t.loca, 2*uint32(binary.BigEndian.Uint16(loca[2*i:])))
		}
	}
	return t, nil
}

func (t *truetype) glyphe(g uint16) []byte { return t.tables["glyf"][t.loca[g]:t.loca[g+1]] }

// mesure returns the advance and the left side bearing of a glyph, as hmtx writes them.
func (t *truetype) mesure(g uint16) []byte {
	h := t.tables["hmtx"]
	if i := int(g); i < t.metrics {
		return h[4*i : 4*i+4]
	}
	lsb := 4*t.metrics + 2*(int(g)-t.metrics)
	return []byte{h[4*t.metrics-4], h[4*t.metrics-3], h[lsb], h[lsb+1]}
}

// Flags of a part of a composite glyph (OpenType, table glyf).
const (
	motsLongs  = 0x0001
	echelle    = 0x0008
	encore     = 0x0020
	deuxAxes   = 0x0040
	matriceDe4 = 0x0080
)

// composants calls f with the place, in the bytes of a glyph, of the number of each glyph it is made of.
func composants(glyphe []byte, f func(place int)) {
	if len(glyphe) < 10 || int16(binary.BigEndian.Uint16(glyphe)) >= 0 {
		return
	}
	for i := 10; ; {
		d := binary.BigEndian.Uint16(glyphe[i:])
		f(i + 2)
		i += 6
		if d&motsLongs != 0 {
			i += 2
		}
		switch {
		case d&matriceDe4 != 0:
			i += 8
		case d&deuxAxes != 0:
			i += 4
		case d&echelle != 0:
			i += 2
		}
		if d&encore == 0 {
			return
		}
	}
}

// sousEnsemble writes a font of the glyphs given, numbered from 0 in their order; the parts of composite
// glyphs come after them. The first must be glyph 0. It returns the number of glyphs too.
func (t *truetype) sousEnsemble(glyphes []uint16) ([]byte, int) {
	glyphes = slices.Clone(glyphes)
	nouveau := map[uint16]uint16{}
	var glyf, hmtx, loca []byte
	for i := 0; i < len(glyphes); i++ {
		g := slices.Clone(t.glyphe(glyphes[i]))
		composants(g, func(place int) {
			ancien := binary.BigEndian.Uint16(g[place:])
			n, ok := nouveau[ancien]
			if !ok {
				n = uint16(len(glyphes))
				nouveau[ancien], glyphes = n, append(glyphes, ancien)
			}
			binary.BigEndian.PutUint16(g[place:], n)
		})
		loca = binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))
		glyf = append(glyf, g...)
		for len(glyf)%4 != 0 {
			glyf = append(glyf, 0)
		}
		hmtx = append(hmtx, t.mesure(glyphes[i])...)
	}
	loca = binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))
	head, hhea, maxp := slices.Clone(t.tables["head"]), slices.Clone(t.tables["hhea"]), slices.Clone(t.tables["maxp"])
	binary.BigEndian.PutUint32(head[8:], 0)
	binary.BigEndian.PutUint16(head[50:], 1)
	binary.BigEndian.PutUint16(hhea[34:], uint16(len(glyphes)))
	binary.BigEndian.PutUint16(maxp[4:], uint16(len(glyphes)))
	return ecrireTables(map[string][]byte{"head": head, "hhea": hhea, "maxp": maxp, "hmtx": hmtx, "loca": loca, "glyf": glyf,
		"cvt ": t.tables["cvt "], "fpgm": t.tables["fpgm"], "prep": t.tables["prep"]}), len(glyphes)
}

// ecrireTables writes a font file, its sums and the adjustment of head.
func ecrireTables(tables map[string][]byte) []byte {
	var noms []string
	for n, o := range tables {
		if len(o) > 0 {
			noms = append(noms, n)
		}
	}
	slices.Sort(noms)
	puissance := 0
	for 2<<puissance <= len(noms) {
		puissance++
	}
	recherche := 16 << puissance
	f := []byte{0, 1, 0, 0}
	for _, v := range []int{len(noms), recherche, puissance, 16*len(noms) - recherche} {
		f = binary.BigEndian.AppendUint16(f, uint16(v))
	}
	place, tete := 12+16*len(noms), 0
	for _, n := range noms {
		if n == "head" {
			tete = place
		}
		f = append(f, n...)
		f = binary.BigEndian.AppendUint32(f, somme(tables[n]))
		f = binary.BigEndian.AppendUint32(f, uint32(place))
		f = binary.BigEndian.AppendUint32(f, uint32(len(tables[n])))
		place += (len(tables[n]) + 3) &^ 3
	}
	for _, n := range noms {
		f = append(f, tables[n]...)
		for len(f)%4 != 0 {
			f = append(f, 0)
		}
	}
	binary.BigEndian.PutUint32(f[tete+8:], 0xB1B0AFBA-somme(f))
	return f
}

// somme is the checksum of a table: its words of 32 bits, the last one filled with zeros.
func somme(o []byte) uint32 {
	var s uint32
	for len(o) >= 4 {
		s, o = s+binary.BigEndian.Uint32(o), o[4:]
	}
	var fin [4]byte
	copy(fin[:], o)
	return s + binary.BigEndian.Uint32(fin[:])
}
