package annexe

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"maps"
	"slices"
	"strings"

	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"

	"delibere/assets"
)

// police is the face of the mentions, and the glyphs that they use.
type police struct {
	numero  int
	fonte   *sfnt.Font
	tampon  sfnt.Buffer
	glyphes map[sfnt.GlyphIndex]rune
}

func nouvellePolice() (*police, error) {
	f, err := sfnt.Parse(assets.SerifGras)
	if err != nil {
		return nil, fmt.Errorf("police des mentions : %w", err)
	}
	return &police{fonte: f, glyphes: map[sfnt.GlyphIndex]rune{}}, nil
}

// composer returns the glyphs of a text, in hexadecimal, and its width in thousandths of the size.
func (p *police) composer(texte string) (hexa string, largeur float64, err error) {
	var s strings.Builder
	for _, r := range strings.NewReplacer("'", "’", " ", "\u00a0").Replace(texte) {
		g, err := p.fonte.GlyphIndex(&p.tampon, r)
		if err != nil || g == 0 {
			return "", 0, refus("la mention « %s » ne peut pas être imprimée : « %c » n'existe pas dans la police ; écrivez ce numéro autrement", texte, r)
		}
		p.glyphes[g] = r
		fmt.Fprintf(&s, "%04X", g)
		largeur += p.largeur(g)
	}
	return s.String(), largeur, nil
}

func (p *police) largeur(g sfnt.GlyphIndex) float64 {
	unites := int(p.fonte.UnitsPerEm())
	a, err := p.fonte.GlyphAdvance(&p.tampon, g, fixed.I(unites), font.HintingNone)
	if err != nil {
		return 0
	}
	return float64(a) / 64 * 1000 / float64(unites)
}

// Where the mention stands, in points from the edges that are seen, and its size on an A4.
const (
	margeMention  = 18.0
	tailleMention = 9.0
	largeurA4     = 595.0
)

// mention writes the stream that closes a page and draws the mention at its top right, upright whatever
// the rotation of the page, in proportion to a large plan. A white rim keeps it legible over a scan.
func (m *mise) mention(p *page, texte, cle string) (int, error) {
	hexa, milliemes, err := m.police.composer(texte)
	if err != nil {
		return 0, err
	}
	large, haut := p.boite[2]-p.boite[0], p.boite[3]-p.boite[1]
	if p.rotation%180 == 90 {
		large, haut = haut, large
	}
	echelle := max(1, min(large, haut)/largeurA4)
	taille, marge := tailleMention*echelle, margeMention*echelle
	if libre := large - 2*marge; milliemes*taille/1000 > libre {
		taille = max(1, libre*1000/milliemes)
	}
	x := max(0, large-marge-milliemes*taille/1000)
	y := max(0, haut-marge-taille*0.7)
	var b bytes.Buffer
	fmt.Fprintf(&b, "Q\n/Artifact <</Type /Pagination /Subtype /Header>> BDC\nq %s cm\n", p.repere())
	for _, passe := range []string{fmt.Sprintf("1 G %.2f w 1 j 1 Tr", taille*0.4), "0 g 0 Tr"} {
		fmt.Fprintf(&b, "BT /%s %.2f Tf %s 1 0 0 1 %.2f %.2f Tm <%s> Tj ET\n", cle, taille, passe, x, y, hexa)
	}
	b.WriteString("Q\nEMC")
	contenu := b.String()
	if n, deja := m.mentions[contenu]; deja {
		return n, nil
	}
	n := m.numero()
	m.mentions[contenu] = n
	m.flux(n, "", b.Bytes())
	return n, nil
}

// repere is the matrix from what is seen, its origin at the lower left, to the space of the page.
func (p *page) repere() string {
	b := p.boite
	switch p.rotation {
	case 90:
		return fmt.Sprintf("0 1 -1 0 %.3f %.3f", b[2], b[1])
	case 180:
		return fmt.Sprintf("-1 0 0 -1 %.3f %.3f", b[2], b[3])
	case 270:
		return fmt.Sprintf("0 -1 1 0 %.3f %.3f", b[0], b[3])
	}
	return fmt.Sprintf("1 0 0 1 %.3f %.3f", b[0], b[1])
}

// nomPolice is that of the face in the PDF: the tag says that it holds only some of its glyphs.
const nomPolice = "MENTIO+SourceSerif4-Bold"

// polices writes the face of the mentions, with the glyphs that were used, so that the file needs no font
// of the machine that prints it.
func (m *mise) polices() error {
	p := m.police
	glyphes := slices.Sorted(maps.Keys(p.glyphes))
	fichier, err := reduire(assets.SerifGras, glyphes)
	if err != nil {
		return err
	}
	var largeurs, unicode strings.Builder
	for _, g := range glyphes {
		fmt.Fprintf(&largeurs, "%d [%.0f] ", g, p.largeur(g))
		fmt.Fprintf(&unicode, "<%04X> <%04X>\n", g, p.glyphes[g])
	}
	descendant, descripteur, programme, table := m.numero(), m.numero(), m.numero(), m.numero()
	m.objet(p.numero, fmt.Sprintf("<</Type /Font /Subtype /Type0 /BaseFont /%s /Encoding /Identity-H /DescendantFonts [%d 0 R] /ToUnicode %d 0 R>>", nomPolice, descendant, table))
	m.objet(descendant, fmt.Sprintf("<</Type /Font /Subtype /CIDFontType2 /BaseFont /%s /CIDSystemInfo <</Registry (Adobe) /Ordering (Identity) /Supplement 0>> /FontDescriptor %d 0 R /CIDToGIDMap /Identity /DW 0 /W [%s]>>",
		nomPolice, descripteur, strings.TrimSpace(largeurs.String())))
	m.objet(descripteur, fmt.Sprintf("<</Type /FontDescriptor /FontName /%s /Flags 4 /FontBBox [-600 -400 2000 1200] /ItalicAngle 0 /Ascent 918 /Descent -335 /CapHeight 670 /StemV 140 /FontFile2 %d 0 R>>", nomPolice, programme))
	m.compresse(programme, fmt.Sprintf("/Length1 %d ", len(fichier)), fichier)
	m.compresse(table, "", []byte("/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n"+
		"/CMapName /Adobe-Identity-UCS def /CMapType 2 def\n1 begincodespacerange <0000> <FFFF> endcodespacerange\n"+
		blocsDeCMap(unicode.String())+"endcmap CMapName currentdict /CMap defineresource pop end end"))
	return nil
}

// blocsDeCMap cuts the lines of a ToUnicode in blocks of a hundred, as the norm bounds them.
func blocsDeCMap(lignes string) string {
	var b strings.Builder
	for bloc := range slices.Chunk(strings.Split(strings.TrimSpace(lignes), "\n"), 100) {
		fmt.Fprintf(&b, "%d beginbfchar\n%s\nendbfchar\n", len(bloc), strings.Join(bloc, "\n"))
	}
	return b.String()
}

func (m *mise) compresse(n int, dict string, octets []byte) {
	var b bytes.Buffer
	w := zlib.NewWriter(&b)
	_, _ = w.Write(octets) // a buffer takes everything
	_ = w.Close()
	m.flux(n, dict+"/Filter /FlateDecode ", b.Bytes())
}
