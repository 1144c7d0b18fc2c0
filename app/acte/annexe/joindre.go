package annexe

import (
	"crypto/md5"
	"encoding/hex"
	"fmt"
	"maps"
	"slices"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// Joindre adds the pages of the annexes behind those of the extrait, each with the mention of its annexe,
// numbered from 1. The bytes of the extrait are a prefix of the result, which declares of itself only what
// the annexes leave true. The same files give the same bytes.
func Joindre(extrait []byte, annexes []Annexe, mention func(n int) string) (octets []byte, err error) {
	if len(annexes) == 0 {
		return extrait, nil
	}
	defer func() {
		if r := recover(); r != nil { // the last net under the library
			octets, err = nil, errEndommage
		}
	}()
	f, err := lireExtrait(extrait)
	if err != nil {
		return nil, err
	}
	m := &mise{sortie: sortie{dernier: f.dernier, places: map[int]int{}}, parent: f.pages}
	taille := len(extrait) + 1<<16
	for i := range annexes {
		taille += annexes[i].taille
	}
	m.b.Grow(taille) // once: a scan weighs tens of megabytes
	m.b.Write(extrait)
	m.b.WriteByte('\n')
	var pages types.Array
	for i := range annexes {
		numeros, err := m.annexe(&annexes[i], mention(i+1))
		if err != nil {
			return nil, err
		}
		pages = append(pages, numeros...)
	}
	if err := m.polices(); err != nil {
		return nil, err
	}
	if err := m.arbre(f, pages); err != nil {
		return nil, err
	}
	if err := m.declarer(f, annexes); err != nil {
		return nil, err
	}
	m.fermer(f)
	return m.b.Bytes(), nil
}

// mise writes the pages of the annexes and their mentions.
type mise struct {
	sortie
	parent    int
	police    *police
	ouverture int            // stream that opens each page
	mentions  map[string]int // streams of the mentions that are written
}

// essayer writes pages to nowhere, to know that it can be done.
func (m *mise) essayer(ctx *model.Context, pages []page) error {
	m.places, m.aVide = map[int]int{}, true
	_, err := m.annexe(&Annexe{ctx: ctx, pages: pages}, "Annexe 1")
	return err
}

// annexe writes the pages of an annexe and what they use, and returns their references.
func (m *mise) annexe(a *Annexe, mention string) (types.Array, error) {
	if m.police == nil {
		p, err := nouvellePolice()
		if err != nil {
			return nil, err
		}
		m.police, m.mentions, m.ouverture = p, map[string]int{}, m.numero()
		p.numero = m.numero()
		m.flux(m.ouverture, "", []byte("q"))
	}
	c := &copie{s: &m.sortie, ctx: a.ctx, numeros: map[int]int{}}
	l := &lecteur{ctx: a.ctx}
	var pages types.Array
	for i := range a.pages {
		p := &a.pages[i]
		nom := m.ressources(l, p)
		marque, err := m.mention(p, mention, nom.cle)
		if err != nil {
			return nil, err
		}
		n := m.numero()
		m.ouvrir(n)
		if err := m.page(c, p, nom, marque); err != nil {
			return nil, err
		}
		m.b.WriteString("\nendobj\n")
		pages = append(pages, *types.NewIndirectRef(n, 0))
	}
	return pages, c.reste()
}

// page writes a page: its own streams between a saved state and its mention.
func (m *mise) page(c *copie, p *page, ressources ressources, marque int) error {
	m.b.WriteString("<<")
	for _, cle := range slices.Sorted(maps.Keys(p.dict)) {
		m.b.WriteString("/" + cle + " ")
		var err error
		switch cle {
		case "Contents":
			fmt.Fprintf(&m.b, "[%d 0 R ", m.ouverture)
			for _, f := range p.dict[cle].(types.Array) {
				if err := c.valeur(f, 0); err != nil {
					return err
				}
				m.b.WriteByte(' ')
			}
			fmt.Fprintf(&m.b, "%d 0 R]", marque)
		case "Resources":
			err = m.ecrireRessources(c, ressources)
		default:
			err = c.valeur(p.dict[cle], 0)
		}
		if err != nil {
			return err
		}
	}
	fmt.Fprintf(&m.b, "/Parent %d 0 R>>", m.parent)
	return nil
}

// ressources are those of a page, and the name under which the face of the mention joins its fonts.
type ressources struct {
	dict, polices types.Dict
	cle           string
}

func (m *mise) ressources(l *lecteur, p *page) ressources {
	r := ressources{dict: p.dict["Resources"].(types.Dict), cle: "Mention"}
	r.polices = l.dict(r.dict["Font"])
	for r.polices[r.cle] != nil {
		r.cle += "0"
	}
	return r
}

func (m *mise) ecrireRessources(c *copie, r ressources) error {
	cles := []string{"Font"}
	for cle := range r.dict {
		if cle != "Font" {
			cles = append(cles, cle)
		}
	}
	slices.Sort(cles)
	m.b.WriteString("<<")
	for _, cle := range cles {
		m.b.WriteString(types.Name(cle).PDFString() + " ")
		if cle != "Font" {
			if err := c.valeur(r.dict[cle], 1); err != nil {
				return err
			}
			continue
		}
		fmt.Fprintf(&m.b, "<</%s %d 0 R", r.cle, m.police.numero)
		for _, nom := range slices.Sorted(maps.Keys(r.polices)) {
			m.b.WriteString(types.Name(nom).PDFString() + " ")
			if err := c.valeur(r.polices[nom], 1); err != nil {
				return err
			}
		}
		m.b.WriteString(">>")
	}
	m.b.WriteString(">>")
	return nil
}

// arbre writes again the root of the pages of the extrait, with those that are added.
func (m *mise) arbre(f *fichier, pages types.Array) error {
	l := &lecteur{ctx: f.ctx}
	racine := l.dict(*types.NewIndirectRef(f.pages, 0))
	compte, ok := l.objet(racine["Count"]).(types.Integer)
	if !ok {
		return errExtrait
	}
	d := maps.Clone(racine)
	d["Kids"], d["Count"] = slices.Concat(l.liste(racine["Kids"]), pages), compte+types.Integer(len(pages))
	m.objet(f.pages, d.PDFString())
	return nil
}

// fermer writes the table of what was added, and the trailer that leads to the table before. The second
// half of the identifier of the file is drawn from what it now holds.
func (m *mise) fermer(f *fichier) {
	empreinte := md5.Sum(m.b.Bytes())
	xref := m.b.Len()
	m.b.WriteString("xref\n")
	numeros := slices.Sorted(maps.Keys(m.places))
	for i := 0; i < len(numeros); {
		fin := i + 1
		for fin < len(numeros) && numeros[fin] == numeros[fin-1]+1 {
			fin++
		}
		fmt.Fprintf(&m.b, "%d %d\n", numeros[i], fin-i)
		for ; i < fin; i++ {
			fmt.Fprintf(&m.b, "%010d 00000 n \n", m.places[numeros[i]])
		}
	}
	id := "<" + hex.EncodeToString(empreinte[:]) + ">"
	premiere := f.identite
	if premiere == "" {
		premiere = id
	}
	fmt.Fprintf(&m.b, "trailer\n<</Size %d /Root %s%s /ID [%s %s] /Prev %d>>\nstartxref\n%d\n%%%%EOF\n", m.dernier+1, f.racine, f.info, premiere, id, f.xref, xref)
}
