package ecran

import "fyne.io/fyne/v2"

// CreateRenderer implements fyne.Widget.
func (a *appel) CreateRenderer() fyne.WidgetRenderer { return &rendu{a} }

type rendu struct{ a *appel }

func (r *rendu) Destroy() {}

func (r *rendu) MinSize() fyne.Size {
	return fyne.NewSize(380, hautRang*float32(max(len(r.a.elus), 1)))
}

func (r *rendu) Objects() []fyne.CanvasObject {
	var o []fyne.CanvasObject
	for _, x := range r.a.rangs {
		o = append(o, x.objets()...)
	}
	return o
}

func (r *rendu) Layout(s fyne.Size) {
	for i, x := range r.a.rangs {
		x.poser(float32(i)*hautRang, s.Width)
	}
}

// Refresh paints all again: the colours may be others.
func (r *rendu) Refresh() {
	r.Layout(r.a.Size())
	for _, x := range r.a.rangs {
		x.repeindre()
	}
}
