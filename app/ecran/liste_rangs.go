package ecran

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// rangsElus are the names, one under the other; a click takes one.
type rangsElus struct {
	widget.BaseWidget
	l             *listeElus
	choix, survol *canvas.Rectangle
	mots          []*canvas.Text
}

// Tapped implements fyne.Tappable.
func (r *rangsElus) Tapped(ev *fyne.PointEvent) {
	if i := int(ev.Position.Y / hautRang); i >= 0 && i < len(r.l.noms) {
		x := r.l.noms[i]
		r.l.fermer()
		r.l.champ.prendre(x.id, x.nom)
	}
}

// MouseIn implements desktop.Hoverable.
func (r *rangsElus) MouseIn(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (r *rangsElus) MouseOut() { r.survol.Hide(); r.survol.Refresh() }

// MouseMoved implements desktop.Hoverable: the name under the mouse is the one that a click takes.
func (r *rangsElus) MouseMoved(ev *desktop.MouseEvent) {
	i := int(ev.Position.Y / hautRang)
	r.survol.Move(fyne.NewPos(0, float32(i)*hautRang))
	r.survol.Resize(fyne.NewSize(r.Size().Width, hautRang))
	r.survol.Hidden = i < 0 || i >= len(r.l.noms)
	r.survol.Refresh()
}

// MinSize implements fyne.CanvasObject.
func (r *rangsElus) MinSize() fyne.Size {
	return fyne.NewSize(110, hautRang*float32(max(len(r.l.noms), 1)))
}

// CreateRenderer implements fyne.Widget.
func (r *rangsElus) CreateRenderer() fyne.WidgetRenderer {
	x := &renduRangs{r}
	x.Refresh()
	return x
}

type renduRangs struct{ r *rangsElus }

// Destroy implements fyne.WidgetRenderer.
func (*renduRangs) Destroy() {}

// MinSize implements fyne.WidgetRenderer.
func (x *renduRangs) MinSize() fyne.Size { return x.r.MinSize() }

// Objects implements fyne.WidgetRenderer.
func (x *renduRangs) Objects() []fyne.CanvasObject {
	o := []fyne.CanvasObject{x.r.survol, x.r.choix}
	for _, m := range x.r.mots {
		o = append(o, m)
	}
	return o
}

// Layout implements fyne.WidgetRenderer.
func (x *renduRangs) Layout(s fyne.Size) {
	x.r.choix.Move(fyne.NewPos(0, float32(x.r.l.place)*hautRang))
	x.r.choix.Resize(fyne.NewSize(s.Width, hautRang))
	for i, m := range x.r.mots {
		m.Move(fyne.NewPos(7, float32(i)*hautRang+(hautRang-m.MinSize().Height)/2))
	}
}

// Refresh implements fyne.WidgetRenderer.
func (x *renduRangs) Refresh() {
	x.r.mots = nil
	for _, n := range x.r.l.noms {
		x.r.mots = append(x.r.mots, mot(n.nom, 15, encre, false))
	}
	if len(x.r.mots) == 0 {
		x.r.mots = append(x.r.mots, mot("aucun membre de ce nom", 15, grisMot, false))
	}
	x.r.choix.Hidden = x.r.l.place < 0
	x.Layout(x.r.Size())
	canvas.Refresh(x.r)
}
