package pdf

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"sync"

	"golang.org/x/image/font/sfnt"
)

// jeu is what a document carries of one face: the characters it draws, numbered from 1 in their order,
// 0 being the missing glyph that nothing draws. The number is the code in the text, the CID and the
// glyph of the subset at once (Identity), so that no table translates one into another.
type jeu struct {
	codes    map[rune]uint16
	ordre    []rune
	largeurs []int // of each code, in thousandths
	fichier  []byte
	clair    int    // bytes of the file before compression
	nom      string // PostScript name, with the tag of the subset
	unicode  []byte // ToUnicode, compressed
	cidSet   []byte // CIDSet, compressed: PDF/A-1 asks for one
	mesures  *mesures
	italique bool
}

// jeux keeps the subsets already made. The acts of one commune draw nearly the same characters.
var jeux = struct {
	sync.Mutex
	faits map[string]*jeu
}{faits: map[string]*jeu{}}

// jeuxGardes bounds the memory that the subsets take, at about 40 kB each.
const jeuxGardes = 64

// jeuDe returns the subset of a face for characters in order.
func jeuDe(f face, caracteres []rune) *jeu {
	cle := string(rune('0'+f)) + string(caracteres)
	jeux.Lock()
	j := jeux.faits[cle]
	jeux.Unlock()
	if j != nil {
		return j
	}
	j = nouveauJeu(f, caracteres, cle)
	jeux.Lock()
	defer jeux.Unlock()
	if len(jeux.faits) >= jeuxGardes {
		clear(jeux.faits)
	}
	jeux.faits[cle] = j
	return j
}

// nomsPostScript are the names of the faces in their own name table.
var nomsPostScript = [...]string{romain: "SourceSerif4-Regular", gras: "SourceSerif4-Bold", italique: "SourceSerif4-It", grasItalique: "SourceSerif4-BoldIt"}

func nouveauJeu(f face, caracteres []rune, cle string) *jeu {
	m := faces[f]()
	j := &jeu{codes: make(map[rune]uint16, len(caracteres)), ordre: caracteres, mesures: m, largeurs: []int{0}, italique: f == italique || f == grasItalique}
	m.mu.Lock()
	glyphes := []uint16{0}
	for i, r := range caracteres {
		j.codes[r] = uint16(i + 1)
		glyphes = append(glyphes, uint16(m.glyphe(r)))
		j.largeurs = append(j.largeurs, int(m.largeur(r)+0.5))
	}
	m.mu.Unlock()
	j.largeurs[0] = m.avance(0)
	fichier, n := m.table.sousEnsemble(glyphes)
	j.fichier, j.clair = comprimer(fichier), len(fichier)
	j.nom = etiquette(cle) + "+" + nomsPostScript[f]
	j.unicode = comprimer(j.versUnicode())
	cids := make([]byte, n/8+1)
	for c := range n {
		cids[c/8] |= 0x80 >> (c % 8)
	}
	j.cidSet = comprimer(cids)
	return j
}

// etiquette returns the six capitals that name a subset (ISO 32000-1, 9.6.4), drawn from its characters.
func etiquette(cle string) string {
	h := uint64(14695981039346656037) // FNV-1a
	for i := range len(cle) {
		h = (h ^ uint64(cle[i])) * 1099511628211
	}
	var t [6]byte
	for i := range t {
		t[i], h = 'A'+byte(h%26), h/26
	}
	return string(t[:])
}

// versUnicode writes the CMap that gives back each character from its code (ISO 32000-1, 9.10.3).
func (j *jeu) versUnicode() []byte {
	var b bytes.Buffer
	b.WriteString("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n" +
		"/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n" +
		"/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n")
	const bloc = 100 // entries that a block may hold
	for i := 0; i < len(j.ordre); i += bloc {
		fin := min(i+bloc, len(j.ordre))
		fmt.Fprintf(&b, "%d beginbfchar\n", fin-i)
		for k := i; k < fin; k++ {
			fmt.Fprintf(&b, "<%04X> <%04X>\n", k+1, j.ordre[k])
		}
		b.WriteString("endbfchar\n")
	}
	b.WriteString("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n")
	return b.Bytes()
}

// descripteur gives the figures of the face that a PDF asks for, in thousandths (ISO 32000-1, 9.8).
func (j *jeu) descripteur() string {
	head, hhea, os2 := j.mesures.table.tables["head"], j.mesures.table.tables["hhea"], j.mesures.table.tables["OS/2"]
	lire := func(o []byte, place int) int {
		return int(int16(binary.BigEndian.Uint16(o[place:]))) * 1000 / int(j.mesures.fonte.UnitsPerEm())
	}
	drapeaux, pente := 4, 0 // symbolic: the codes are those of the subset
	if j.italique {
		drapeaux, pente = 4|64, -10
	}
	tige := 80
	if binary.BigEndian.Uint16(os2[4:]) >= 600 { // usWeightClass
		tige = 140
	}
	return fmt.Sprintf("/FontName /%s /Flags %d /ItalicAngle %d /FontBBox [%d %d %d %d] /Ascent %d /Descent %d /CapHeight %d /StemV %d",
		j.nom, drapeaux, pente, lire(head, 36), lire(head, 38), lire(head, 40), lire(head, 42), lire(hhea, 4), lire(hhea, 6), lire(os2, 88), tige)
}

// avance returns the width of a glyph in thousandths.
func (m *mesures) avance(g sfnt.GlyphIndex) int {
	return int(binary.BigEndian.Uint16(m.table.mesure(uint16(g)))) * 1000 / int(m.fonte.UnitsPerEm())
}
