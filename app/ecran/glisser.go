package ecran

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// rangPoint is a line of the agenda: a click shows its point, a drag moves it.
type rangPoint struct {
	widget.BaseWidget
	o     *ordreDuJour
	nom   *widget.Label
	place int
}

func nouveauRangPoint(o *ordreDuJour) *rangPoint {
	r := &rangPoint{o: o, nom: widget.NewLabel("")}
	r.nom.Truncation = fyne.TextTruncateEllipsis
	r.ExtendBaseWidget(r)
	return r
}

// CreateRenderer implements fyne.Widget.
func (r *rangPoint) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(r.nom) }

// Tapped implements fyne.Tappable.
func (r *rangPoint) Tapped(*fyne.PointEvent) {
	r.o.prendreLeClavier()
	r.o.choisir(r.place)
}

// Cursor implements desktop.Cursorable.
func (r *rangPoint) Cursor() desktop.Cursor { return desktop.PointerCursor }

// Dragged implements fyne.Draggable.
func (r *rangPoint) Dragged(ev *fyne.DragEvent) { r.o.glisser(r.place, ev.AbsolutePosition.Y) }

// DragEnd implements fyne.Draggable.
func (r *rangPoint) DragEnd() { r.o.lacher() }

func (o *ordreDuJour) prendreLeClavier() {
	if c := fyne.CurrentApp().Driver().CanvasForObject(o.liste); c != nil {
		c.Focus(o.liste)
	}
}

// hautDUnRang is the step from one line of the list to the next.
func (o *ordreDuJour) hautDUnRang() float32 {
	return nouveauRangPoint(o).MinSize().Height + theme.Padding()
}

// glisser shows where the line would fall, the mouse being at a height of the window.
func (o *ordreDuJour) glisser(place int, y float32) {
	if o.laisse {
		return
	}
	if o.glisse < 0 {
		o.glisse = place
		o.prendreLeClavier() // Escape gives up
	}
	haut := o.hautDUnRang()
	y -= fyne.CurrentApp().Driver().AbsolutePositionForObject(o.liste).Y
	switch offset := o.liste.GetScrollOffset(); {
	case y < 0:
		o.liste.ScrollToOffset(max(0, offset-haut))
	case y > o.liste.Size().Height:
		o.liste.ScrollToOffset(offset + haut)
	}
	y += o.liste.GetScrollOffset()
	o.cible = max(0, min(len(o.p.Controle.Points), int(y/haut+0.5)))
	o.trait.Move(fyne.NewPos(4, max(0, float32(o.cible)*haut-o.liste.GetScrollOffset()-2)))
	o.trait.Resize(fyne.NewSize(max(o.liste.Size().Width-8, 1), 3))
	o.trait.Show()
	o.trait.Refresh()
}

// lacher moves the point where the line is.
func (o *ordreDuJour) lacher() {
	place, cible, laisse := o.glisse, o.cible, o.laisse
	o.glisse, o.laisse = -1, false
	o.trait.Hide()
	if laisse || place < 0 || place >= len(o.p.Controle.Points) {
		return
	}
	if cible > place {
		cible--
	}
	if pas := cible - place; pas != 0 {
		o.avant()
		o.p.Point = o.p.Controle.Points[place].Numero
		o.p.DeplacerPoint(pas)
	}
}

// renoncer leaves the point that is dragged where it was.
func (o *ordreDuJour) renoncer() {
	if o.glisse >= 0 {
		o.glisse, o.laisse = -1, true
		o.trait.Hide()
	}
}
