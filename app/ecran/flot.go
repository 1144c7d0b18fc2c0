package ecran

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
)

// flot lays its objects one after the other as words: what does not fit in the width goes to the next line, and
// what is wider than a line is narrowed to it. Its height is that of the width it had last: the toolkit asks for
// the least size without saying of which width.
type flot struct {
	largeur float32
	ne      bool // it was laid out: the toolkit does it first at the least size, when it is made
}

// ligne is a line of fields, which breaks where the window is narrow.
func ligne(o ...fyne.CanvasObject) *fyne.Container { return container.New(&flot{}, o...) }

// retrecit is a layout whose objects are still of use in less than their ordinary width.
type retrecit interface {
	ordinaire(o []fyne.CanvasObject) float32
	plancher(o []fyne.CanvasObject) float32
}

// ordinaire is the width that an object takes where there is room.
func ordinaire(o fyne.CanvasObject) float32 {
	if c, ok := o.(*fyne.Container); ok {
		if r, ok := c.Layout.(retrecit); ok {
			return r.ordinaire(c.Objects)
		}
	}
	return o.MinSize().Width
}

// largeurDans is the width of an object in a line of so much.
func largeurDans(o fyne.CanvasObject, ligne float32) float32 {
	return min(ordinaire(o), max(ligne, plancher(o)))
}

// plancher is the least width of an object.
func plancher(o fyne.CanvasObject) float32 {
	if c, ok := o.(*fyne.Container); ok {
		if r, ok := c.Layout.(retrecit); ok {
			return r.plancher(c.Objects)
		}
	}
	return o.MinSize().Width
}

// rangee is a line of a flot: its objects from one place to another, and their width and height.
type rangee struct {
	de, a      int
	large, hte float32
	ressorts   int
}

func (*flot) rangees(o []fyne.CanvasObject, largeur float32) (l []rangee) {
	var r rangee
	marge := theme.Padding()
	for i, x := range o {
		if !x.Visible() {
			r.a = i + 1
			continue
		}
		if estRessort(x) {
			r.ressorts++
			r.a = i + 1
			continue
		}
		m := fyne.NewSize(largeurDans(x, largeur), x.MinSize().Height)
		if r.large > 0 && r.large+marge+m.Width > largeur {
			l, r = append(l, r), rangee{de: i}
		}
		if r.large > 0 {
			r.large += marge
		}
		r.large += m.Width
		r.hte, r.a = max(r.hte, m.Height), i+1
	}
	return append(l, r)
}

func estRessort(o fyne.CanvasObject) bool { _, oui := o.(layout.SpacerObject); return oui }

// ordinaire implements retrecit: all on one line.
func (*flot) ordinaire(o []fyne.CanvasObject) (l float32) {
	for _, x := range o {
		if x.Visible() && !estRessort(x) {
			l += ordinaire(x) + theme.Padding()
		}
	}
	return max(l-theme.Padding(), 0)
}

// plancher implements retrecit.
func (*flot) plancher(o []fyne.CanvasObject) (l float32) {
	for _, x := range o {
		if x.Visible() && !estRessort(x) {
			l = max(l, plancher(x))
		}
	}
	return l
}

func (f *flot) haute(o []fyne.CanvasObject, largeur float32) (h float32) {
	for _, r := range f.rangees(o, largeur) {
		if r.hte > 0 {
			h += r.hte + theme.Padding()
		}
	}
	return max(h-theme.Padding(), 0)
}

// MinSize implements fyne.Layout.
func (f *flot) MinSize(o []fyne.CanvasObject) fyne.Size {
	l := f.plancher(o)
	if f.largeur == 0 {
		return fyne.NewSize(l, f.haute(o, 1e6))
	}
	return fyne.NewSize(l, f.haute(o, max(f.largeur, l)))
}

// Layout implements fyne.Layout.
func (f *flot) Layout(o []fyne.CanvasObject, s fyne.Size) {
	avant := f.MinSize(o)
	if f.ne || s.Width > avant.Width {
		f.largeur = s.Width
	}
	f.ne = true
	y := float32(0)
	for _, r := range f.rangees(o, s.Width) {
		x, ressort := float32(0), float32(0)
		if r.ressorts > 0 {
			ressort = max(s.Width-r.large, 0) / float32(r.ressorts)
		}
		for _, e := range o[r.de:r.a] {
			if !e.Visible() {
				continue
			}
			if estRessort(e) {
				x += ressort
				continue
			}
			l := largeurDans(e, s.Width)
			e.Move(fyne.NewPos(x, y))
			e.Resize(fyne.NewSize(l, r.hte))
			x += l + theme.Padding()
		}
		if r.hte > 0 {
			y += r.hte + theme.Padding()
		}
	}
	if len(o) > 0 && f.MinSize(o) != avant {
		canvas.Refresh(o[0]) // another height: what is around is to be laid out again
	}
}

// champLarge gives a field its width, and less of it where there is less.
type champLarge struct{ large float32 }

// retreci is the least width of a field.
const retreci = float32(130)

// MinSize implements fyne.Layout.
func (c champLarge) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(c.large, hautChamp) }

// Layout implements fyne.Layout.
func (c champLarge) Layout(o []fyne.CanvasObject, s fyne.Size) {
	o[0].Move(fyne.NewPos(0, (s.Height-hautChamp)/2))
	o[0].Resize(fyne.NewSize(min(c.large, s.Width), hautChamp))
}

func (c champLarge) ordinaire([]fyne.CanvasObject) float32 { return c.large }

func (c champLarge) plancher([]fyne.CanvasObject) float32 { return min(c.large, retreci) }

// sousTitre lays the name of a field above it.
type sousTitre struct{}

// MinSize implements fyne.Layout.
func (sousTitre) MinSize(o []fyne.CanvasObject) fyne.Size {
	a, b := o[0].MinSize(), o[1].MinSize()
	return fyne.NewSize(max(a.Width, b.Width), a.Height+theme.Padding()+max(b.Height, hautChamp))
}

// Layout implements fyne.Layout.
func (sousTitre) Layout(o []fyne.CanvasObject, s fyne.Size) {
	h := o[0].MinSize().Height
	o[0].Resize(fyne.NewSize(s.Width, h))
	o[1].Move(fyne.NewPos(0, h+theme.Padding()))
	o[1].Resize(fyne.NewSize(s.Width, max(o[1].MinSize().Height, hautChamp)))
}

func (sousTitre) ordinaire(o []fyne.CanvasObject) float32 {
	return max(o[0].MinSize().Width, ordinaire(o[1]))
}

func (sousTitre) plancher(o []fyne.CanvasObject) float32 {
	return max(o[0].MinSize().Width, plancher(o[1]))
}
