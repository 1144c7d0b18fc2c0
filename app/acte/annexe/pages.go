package annexe

import (
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// lecteur walks the tree of the pages.
type lecteur struct {
	ctx   *model.Context
	vus   map[int]bool
	pages []page
}

// profondeurMax bounds the nesting of a file.
const profondeurMax = 200

// herites are the attributes that a page takes from the nodes above it (ISO 32000-1, table 30).
var herites = []string{"Resources", "MediaBox", "CropBox", "Rotate"}

func (l *lecteur) objet(o types.Object) types.Object { return suivre(l.ctx, o) }

// suivre returns what a reference leads to, nil when it leads nowhere. It writes nothing in the file that
// was read, as the library would: an annexe may be joined twice at once.
func suivre(ctx *model.Context, o types.Object) types.Object {
	for range profondeurMax {
		ref, ok := o.(types.IndirectRef)
		if !ok {
			return o
		}
		entree := ctx.Table[ref.ObjectNumber.Value()]
		if entree == nil || entree.Free {
			return nil
		}
		o = entree.Object
	}
	return nil
}

func (l *lecteur) dict(o types.Object) types.Dict {
	d, _ := l.objet(o).(types.Dict)
	return d
}

func (l *lecteur) liste(o types.Object) types.Array {
	a, _ := l.objet(o).(types.Array)
	return a
}

// catalogue reads the catalog and the pages it leads to. Layers that are hidden and forms that are drawn
// by the reader would print otherwise than they show.
func (l *lecteur) catalogue() error {
	racine, err := l.ctx.Catalog()
	if err != nil || racine == nil {
		return errEndommage
	}
	if calques := l.dict(racine["OCProperties"]); calques != nil {
		d := l.dict(calques["D"])
		if base, _ := l.objet(d["BaseState"]).(types.Name); len(l.liste(d["OFF"])) > 0 || base == "OFF" {
			return refus("ce fichier PDF a des calques masqués, qui apparaîtraient à l'impression ; aplatissez-le (« Imprimer », vers un fichier PDF), puis choisissez-le à nouveau")
		}
	}
	if dynamique, _ := l.objet(racine["NeedsRendering"]).(types.Boolean); bool(dynamique) {
		return refus("ce fichier PDF est un formulaire dynamique, dont les pages n'existent que dans son lecteur ; imprimez-le vers un fichier PDF, puis choisissez-le à nouveau")
	}
	return l.noeud(racine["Pages"], types.Dict{}, 0)
}

// noeud reads a node of the tree of the pages, with what it inherits.
func (l *lecteur) noeud(o types.Object, dessus types.Dict, profondeur int) error {
	if ref, ok := o.(types.IndirectRef); ok {
		n := ref.ObjectNumber.Value()
		if l.vus[n] {
			return errEndommage
		}
		l.vus[n] = true
	}
	d := l.dict(o)
	if d == nil || profondeur > profondeurMax {
		return errEndommage
	}
	h := types.Dict{}
	for _, cle := range herites {
		if v := l.objet(d[cle]); v != nil {
			h[cle] = v
		} else if v := dessus[cle]; v != nil {
			h[cle] = v
		}
	}
	if enfants := l.liste(d["Kids"]); enfants != nil {
		for _, e := range enfants {
			if err := l.noeud(e, h, profondeur+1); err != nil {
				return err
			}
		}
		return nil
	}
	if len(l.pages) >= PagesMax {
		return refus("ce fichier PDF a plus de %d pages ; joignez-le en plusieurs annexes", PagesMax)
	}
	return l.page(d, h)
}

// page keeps of a page what is drawn.
func (l *lecteur) page(d, h types.Dict) error {
	p := page{boite: l.boite(h["MediaBox"], [4]float64{0, 0, 595.28, 841.89})}
	media := p.boite
	if h["CropBox"] != nil {
		p.boite = croiser(media, l.boite(h["CropBox"], media))
	}
	if r, ok := h["Rotate"].(types.Integer); ok {
		p.rotation = (r.Value()%360 + 360) % 360 / 90 * 90
	}
	p.dict = types.Dict{"Type": types.Name("Page"), "MediaBox": rectangle(media), "CropBox": rectangle(p.boite), "Rotate": types.Integer(p.rotation)}
	if g := l.dict(d["Group"]); g != nil {
		p.dict["Group"] = d["Group"]
	}
	if u := l.objet(d["UserUnit"]); u != nil {
		p.dict["UserUnit"] = u
	}
	ressources := types.Dict{}
	for cle, v := range l.dict(h["Resources"]) {
		ressources[cle] = v
	}
	p.dict["Resources"] = ressources
	p.dict["Contents"] = l.contenu(d["Contents"])
	annotations, err := l.annotations(d["Annots"])
	if err != nil {
		return err
	}
	if len(annotations) > 0 {
		p.dict["Annots"] = annotations
	}
	l.pages = append(l.pages, p)
	return nil
}

// contenu lists the streams of a page.
func (l *lecteur) contenu(o types.Object) types.Array {
	var flux types.Array
	liste, ok := l.objet(o).(types.Array)
	if !ok {
		liste = types.Array{o}
	}
	for _, e := range liste {
		if _, ok := l.objet(e).(types.StreamDict); ok {
			flux = append(flux, e)
		}
	}
	return flux
}

func (l *lecteur) boite(o types.Object, defaut [4]float64) [4]float64 {
	a := l.liste(o)
	if len(a) != 4 {
		return defaut
	}
	var v [4]float64
	for i, e := range a {
		switch n := l.objet(e).(type) {
		case types.Integer:
			v[i] = float64(n.Value())
		case types.Float:
			v[i] = n.Value()
		default:
			return defaut
		}
	}
	b := [4]float64{min(v[0], v[2]), min(v[1], v[3]), max(v[0], v[2]), max(v[1], v[3])}
	// A side under 1 mm or over the 5 m of the norm is no sheet of paper.
	if large, haut := b[2]-b[0], b[3]-b[1]; !(large > 3 && haut > 3 && large < 15_000 && haut < 15_000) {
		return defaut
	}
	return b
}

// croiser is what two boxes have in common; the first alone when they have nothing.
func croiser(a, b [4]float64) [4]float64 {
	c := [4]float64{max(a[0], b[0]), max(a[1], b[1]), min(a[2], b[2]), min(a[3], b[3])}
	if c[2]-c[0] <= 3 || c[3]-c[1] <= 3 {
		return a
	}
	return c
}

func rectangle(b [4]float64) types.Array {
	return types.Array{types.Float(b[0]), types.Float(b[1]), types.Float(b[2]), types.Float(b[3])}
}

// annotations keeps those that draw something on the page. A field of a form becomes a stamp of the same
// look: the form itself stays behind.
func (l *lecteur) annotations(o types.Object) (types.Array, error) {
	var gardees types.Array
	for _, e := range l.liste(o) {
		d := l.dict(e)
		genre, _ := l.objet(d["Subtype"]).(types.Name)
		apparence := l.dict(d["AP"])
		if apparence["N"] == nil {
			if genre == "Widget" && l.valeur(d) {
				return nil, refus("ce formulaire PDF a des champs remplis que son lecteur seul dessine ; imprimez-le vers un fichier PDF, puis choisissez-le à nouveau")
			}
			continue
		}
		switch genre {
		case "Link", "Popup", "Text", "FileAttachment", "Sound", "Movie", "Screen", "RichMedia", "3D", "TrapNet":
			continue
		case "Widget":
			genre = "Stamp"
		}
		a := types.Dict{"Type": types.Name("Annot"), "Subtype": genre, "AP": types.Dict{"N": apparence["N"]}}
		for _, cle := range []string{"Rect", "AS", "F", "C", "CA", "BS", "Border", "QuadPoints", "InkList", "L", "Vertices"} {
			if v := d[cle]; v != nil {
				a[cle] = v
			}
		}
		gardees = append(gardees, a)
	}
	return gardees, nil
}

// valeur reports whether a field, or the one above it, was filled.
func (l *lecteur) valeur(d types.Dict) bool {
	for range profondeurMax {
		switch v := l.objet(d["V"]).(type) {
		case types.StringLiteral:
			return v != ""
		case types.HexLiteral:
			return v != ""
		case types.Name:
			return v != "Off" && v != ""
		}
		if d = l.dict(d["Parent"]); d == nil {
			return false
		}
	}
	return false
}
