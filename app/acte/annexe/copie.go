package annexe

import (
	"bytes"
	"fmt"
	"maps"
	"slices"
	"strconv"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// sortie writes objects behind those of a file, and remembers where each stands.
type sortie struct {
	b       bytes.Buffer
	aVide   bool        // a trial: the bytes of the streams are not written
	dernier int         // last number given
	places  map[int]int // number -> offset
}

func (s *sortie) numero() int {
	s.dernier++
	return s.dernier
}

func (s *sortie) ouvrir(n int) {
	s.places[n] = s.b.Len()
	fmt.Fprintf(&s.b, "%d 0 obj\n", n)
}

// objet writes an object whose text is ready.
func (s *sortie) objet(n int, texte string) {
	s.ouvrir(n)
	s.b.WriteString(texte)
	s.b.WriteString("\nendobj\n")
}

// flux writes a stream: its dictionary without its length, and its bytes.
func (s *sortie) flux(n int, dict string, octets []byte) {
	s.ouvrir(n)
	fmt.Fprintf(&s.b, "<<%s/Length %d>>\nstream\n", dict, len(octets))
	s.b.Write(octets)
	s.b.WriteString("\nendstream\nendobj\n")
}

// copie carries the objects of an annexe over, those that its pages use, under new numbers.
type copie struct {
	s       *sortie
	ctx     *model.Context
	numeros map[int]int // number in the annexe -> number in the output
	attente []int       // numbers in the annexe that are still to write
}

// reste writes what the pages lead to, object after object: a chain of references is no recursion.
func (c *copie) reste() error {
	for len(c.attente) > 0 {
		n := c.attente[0]
		c.attente = c.attente[1:]
		o := suivre(c.ctx, *types.NewIndirectRef(n, 0))
		c.s.ouvrir(c.numeros[n])
		var err error
		if f, ok := o.(types.StreamDict); ok {
			err = c.flux(f)
		} else {
			err = c.valeur(o, 0)
		}
		if err != nil {
			return err
		}
		c.s.b.WriteString("\nendobj\n")
	}
	return nil
}

// flux writes a stream with the bytes it has in the file, still compressed.
func (c *copie) flux(f types.StreamDict) error {
	d := types.Dict{}
	for cle, v := range f.Dict {
		if cle != "Length" && cle != "StructParent" && cle != "StructParents" {
			d[cle] = v
		}
	}
	if externe := d["F"]; externe != nil {
		return refus("ce fichier PDF renvoie à un autre fichier ; imprimez-le vers un fichier PDF, puis choisissez-le à nouveau")
	}
	d["Length"] = types.Integer(len(f.Raw))
	if err := c.valeur(d, 0); err != nil {
		return err
	}
	c.s.b.WriteString("\nstream\n")
	if !c.s.aVide {
		c.s.b.Write(f.Raw)
	}
	c.s.b.WriteString("\nendstream")
	return nil
}

// valeur writes a value. The keys of a dictionary are in order: the same file gives the same bytes.
func (c *copie) valeur(o types.Object, profondeur int) error {
	b := &c.s.b
	if profondeur > profondeurMax {
		return errEndommage
	}
	switch o := o.(type) {
	case nil:
		b.WriteString("null")
	case types.Dict:
		return c.dict(o, profondeur)
	case types.Array:
		b.WriteByte('[')
		for i, e := range o {
			if i > 0 {
				b.WriteByte(' ')
			}
			if err := c.valeur(e, profondeur+1); err != nil {
				return err
			}
		}
		b.WriteByte(']')
	case types.IndirectRef:
		c.reference(o)
	case types.Float:
		b.WriteString(strconv.FormatFloat(o.Value(), 'f', -1, 64))
	case types.Boolean, types.Integer, types.Name, types.StringLiteral, types.HexLiteral:
		b.WriteString(o.PDFString())
	default:
		return errEndommage
	}
	return nil
}

func (c *copie) dict(d types.Dict, profondeur int) error {
	c.s.b.WriteString("<<")
	for _, cle := range slices.Sorted(maps.Keys(d)) {
		c.s.b.WriteString(types.Name(cle).PDFString())
		c.s.b.WriteByte(' ')
		if err := c.valeur(d[cle], profondeur+1); err != nil {
			return err
		}
	}
	c.s.b.WriteString(">>")
	return nil
}

// reference writes a reference under its new number. What leads back to the pages or to the catalog, by a
// link or a parent, leads nowhere here: else one page would carry the whole file.
func (c *copie) reference(ref types.IndirectRef) {
	n := ref.ObjectNumber.Value()
	nouveau, connu := c.numeros[n]
	if !connu {
		if o := suivre(c.ctx, ref); o == nil || structurel(o) {
			c.s.b.WriteString("null")
			return
		}
		nouveau = c.s.numero()
		c.numeros[n] = nouveau
		c.attente = append(c.attente, n)
	}
	fmt.Fprintf(&c.s.b, "%d 0 R", nouveau)
}

func structurel(o types.Object) bool {
	d, ok := o.(types.Dict)
	if !ok {
		return false
	}
	genre, _ := d["Type"].(types.Name)
	return slices.Contains([]types.Name{"Page", "Pages", "Catalog", "StructElem", "StructTreeRoot"}, genre)
}
