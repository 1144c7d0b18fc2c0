package pdf

import (
	"bytes"
	"crypto/md5"
	"encoding/hex"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// finition makes of the pages that the library has drawn a file for archives (PDF/A) and for all readers
// (PDF/UA): the fonts, the structure, the metadata, the attached files.
type finition struct {
	*objets
	options  *Options
	identite identite
	jeux     [4]*jeu
	racine   *element
	figures  []*figure
	pages    []int   // object of each page
	places   []Place // where the document is to be signed
}

// finir writes the file. contenus are the operators of each page.
func (f *finition) finir(contenus [][]byte) ([]byte, error) {
	if err := ensemble(len(contenus), func(i int) { contenus[i] = comprimer(contenus[i]) }); err != nil {
		return nil, err
	}
	version := "1.7"
	if f.options.Niveau == A1b {
		version = "1.4"
	}
	f.objets = nouveauxObjets(version)
	total := 0
	for _, c := range contenus {
		total += len(c)
	}
	f.b.Grow(total + total/2)
	catalogue, pages := f.numero(), f.numero()
	for range contenus {
		f.pages = append(f.pages, f.numero())
	}
	ressources := f.ressources()
	for i, c := range contenus {
		n := f.flux("", c, true)
		f.ecrire(f.pages[i], fmt.Sprintf("<</Type /Page /Parent %d 0 R /MediaBox [0 0 %.2f %.2f] /Resources %d 0 R /Contents %d 0 R /StructParents %d /Tabs /S>>",
			pages, pageLarge, pageHaute, ressources, n, i))
	}
	f.ecrire(pages, fmt.Sprintf("<</Type /Pages /Kids [%s] /Count %d>>", references(f.pages), len(f.pages)))
	profil := f.flux("/N 3 /Alternate /DeviceRGB", profilSRGB(), true)
	xmp := f.flux("/Type /Metadata /Subtype /XML", f.identite.xmp(f.options.Niveau), false)
	f.ecrire(catalogue, fmt.Sprintf("<</Type /Catalog /Pages %d 0 R /Metadata %d 0 R /Lang (fr-FR) /ViewerPreferences <</DisplayDocTitle true>> /MarkInfo <</Marked true>>"+
		" /StructTreeRoot %d 0 R /OutputIntents [<</Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB IEC61966-2.1) /Info (sRGB IEC61966-2.1) /DestOutputProfile %d 0 R>>]%s%s>>",
		pages, xmp, f.structure(), profil, f.jointes(), f.aSigner()))
	return f.fermer(catalogue, f.objet("%s", f.identite.info())), nil
}

// aSigner says in the file itself where it is to be signed, as data of this program (ISO 32000-1, 14.5): for
// each place its page, from 1, its lower left corner, its width and its height.
func (f *finition) aSigner() string {
	if len(f.places) == 0 {
		return ""
	}
	var b strings.Builder
	for _, p := range f.places {
		fmt.Fprintf(&b, " %d %.2f %.2f %.2f %.2f", p.Page, p.X, p.Y, p.Large, p.Haut)
	}
	return fmt.Sprintf(" /PieceInfo <</Delibere <</LastModified (%s) /Private [%s]>>>>", f.identite.datePDF(), b.String()[1:])
}

func references(numeros []int) string {
	b := make([]byte, 0, 8*len(numeros))
	for _, n := range numeros {
		b = append(strconv.AppendInt(b, int64(n), 10), " 0 R "...)
	}
	return strings.TrimSuffix(string(b), " ")
}

// ressources writes the fonts and the pictures, which all pages share.
func (f *finition) ressources() int {
	fontes, images := "", ""
	for i, j := range f.jeux {
		if j != nil {
			fontes += fmt.Sprintf(" /F%d %d 0 R", i, f.fonte(j))
		}
	}
	if l := f.options.EnTete.Logo; l != nil {
		images = fmt.Sprintf(" /Logo %d 0 R", f.flux(fmt.Sprintf("/Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace /DeviceRGB /BitsPerComponent 8",
			l.large, l.haut), l.points, true))
	}
	for _, x := range f.figures {
		images += fmt.Sprintf(" /%s %d 0 R", x.nom, f.ecrireFigure(x))
	}
	if images != "" {
		images = fmt.Sprintf(" /XObject <<%s>>", images[1:])
	}
	return f.objet("<</Font <<%s>>%s>>", strings.TrimSpace(fontes), images)
}

func (f *finition) fonte(j *jeu) int {
	fichier := f.flux(fmt.Sprintf("/Length1 %d", j.clair), j.fichier, true)
	cidSet := ""
	if f.options.Niveau == A1b {
		cidSet = fmt.Sprintf(" /CIDSet %d 0 R", f.flux("", j.cidSet, true))
	}
	descripteur := f.objet("<</Type /FontDescriptor %s /FontFile2 %d 0 R%s>>", j.descripteur(), fichier, cidSet)
	largeurs := fmt.Sprint(j.largeurs)
	descendant := f.objet("<</Type /Font /Subtype /CIDFontType2 /BaseFont /%s /CIDSystemInfo <</Registry (Adobe) /Ordering (Identity) /Supplement 0>>"+
		" /FontDescriptor %d 0 R /DW 1000 /W [0 %s] /CIDToGIDMap /Identity>>", j.nom, descripteur, largeurs)
	return f.objet("<</Type /Font /Subtype /Type0 /BaseFont /%s /Encoding /Identity-H /DescendantFonts [%d 0 R] /ToUnicode %d 0 R>>",
		j.nom, descendant, f.flux("", j.unicode, true))
}

// structure writes the tree of the document, and for each page which element each of its contents belongs to.
func (f *finition) structure() int {
	arbre := f.numero()
	f.racine.parcourir(func(e *element) { e.numero = f.numero() })
	parents := make([][]int, len(f.pages))
	f.racine.parcourir(func(e *element) {
		parent := arbre
		if e.parent != nil {
			parent = e.parent.numero
		}
		f.ecrire(e.numero, f.elementEcrit(e, parent))
		for _, m := range e.marques {
			for len(parents[m.page]) <= m.numero {
				parents[m.page] = append(parents[m.page], 0)
			}
			parents[m.page][m.numero] = e.numero
		}
	})
	var nums bytes.Buffer
	for i, p := range parents {
		fmt.Fprintf(&nums, "%d [%s] ", i, references(p))
	}
	noms := f.objet("<</Nums [%s]>>", bytes.TrimSpace(nums.Bytes()))
	f.ecrire(arbre, fmt.Sprintf("<</Type /StructTreeRoot /K [%d 0 R] /ParentTree %d 0 R /ParentTreeNextKey %d>>", f.racine.numero, noms, len(f.pages)))
	return arbre
}

func (f *finition) elementEcrit(e *element, parent int) string {
	b := fmt.Appendf(nil, "<</Type /StructElem /S /%s /P %d 0 R", e.role, parent)
	if e.suite != "" {
		b = append(append(b, ' '), e.suite...)
	}
	premiere := -1
	if len(e.marques) > 0 {
		premiere = e.marques[0].page
		b = fmt.Appendf(b, " /Pg %d 0 R", f.pages[premiere])
	}
	b = append(b, " /K ["...)
	for _, m := range e.marques {
		if m.page == premiere {
			b = append(strconv.AppendInt(b, int64(m.numero), 10), ' ')
		} else {
			b = fmt.Appendf(b, "<</Type /MCR /Pg %d 0 R /MCID %d>> ", f.pages[m.page], m.numero)
		}
	}
	for _, x := range e.enfants {
		b = append(strconv.AppendInt(b, int64(x.numero), 10), " 0 R "...)
	}
	return string(append(bytes.TrimSuffix(b, []byte(" ")), "]>>"...))
}

// jointes writes the attached files and returns what the catalog says of them: each is the act's own
// (ISO 19005-3, 6.8), with its type and what it is to the act.
func (f *finition) jointes() string {
	if len(f.options.Pieces) == 0 {
		return ""
	}
	pieces := slices.Clone(f.options.Pieces)
	var numeros []int
	noms := map[string]int{}
	for _, p := range pieces {
		mime, relation := p.Mime, p.Relation
		if mime == "" {
			mime = "application/octet-stream"
		}
		if relation == "" {
			relation = "Unspecified"
		}
		empreinte := md5.Sum(p.Octets)
		n := f.flux(fmt.Sprintf("/Type /EmbeddedFile /Subtype /%s /Params <</Size %d /ModDate (%s) /CheckSum <%s>>>", strings.ReplaceAll(mime, "/", "#2F"),
			len(p.Octets), f.identite.datePDF(), hex.EncodeToString(empreinte[:])), comprimer(p.Octets), true)
		noms[p.Nom] = f.objet("<</Type /Filespec /F %s /UF %s /Desc %s /AFRelationship /%s /EF <</F %d 0 R /UF %d 0 R>>>>",
			chaine(p.Nom), chaine(p.Nom), chaine(p.Description), relation, n, n)
		numeros = append(numeros, noms[p.Nom])
	}
	slices.SortFunc(pieces, func(a, b Piece) int { return strings.Compare(chaine(a.Nom), chaine(b.Nom)) })
	var index strings.Builder
	for _, p := range pieces {
		fmt.Fprintf(&index, "%s %d 0 R ", chaine(p.Nom), noms[p.Nom])
	}
	return fmt.Sprintf(" /Names <</EmbeddedFiles <</Names [%s]>>>> /AF [%s]", strings.TrimSpace(index.String()), references(numeros))
}
