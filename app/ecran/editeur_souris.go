package ecran

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// Cursor implements desktop.Cursorable.
func (e *editeur) Cursor() desktop.Cursor { return desktop.TextCursor }

// lieu is the place of the text under a point of the field.
func (e *editeur) lieu(p fyne.Position) int {
	if len(e.rangees) == 0 {
		return 0
	}
	i := 0
	for i+1 < len(e.rangees) && e.hauteurs[i+1] <= p.Y {
		i++
	}
	return e.lieuDans(i, p.X-e.marge())
}

func (e *editeur) lieuDans(i int, x float32) int {
	r := e.rangees[i]
	p := e.coupeur.placeEn(e.texte, r, x)
	if p == r.fin && i+1 < len(e.rangees) && e.rangees[i+1].debut == r.fin && p > r.debut {
		p-- // the end of a row that goes on is the start of the next one
	}
	return p
}

// MouseDown implements desktop.Mouseable.
func (e *editeur) MouseDown(ev *desktop.MouseEvent) {
	if c := fyne.CurrentApp().Driver().CanvasForObject(e); c != nil && !e.Disabled() && c.Focused() != fyne.Focusable(e) {
		c.Focus(e)
	}
	e.colonne = -1
	place := e.lieu(ev.Position)
	d, f := e.selection()
	switch {
	case ev.Button == desktop.MouseButtonSecondary && d <= place && place < f:
		return // its menu is about what is selected
	case time.Since(e.double) < 400*time.Millisecond && ev.Button == desktop.MouseButtonPrimary:
		e.ancre = e.debutDeLigne(place)
		e.aller(e.finDeLigne(place), true)
	default:
		e.aller(place, e.majuscule || ev.Modifier&fyne.KeyModifierShift != 0)
	}
	e.deplacer()
}

// MouseUp implements desktop.Mouseable.
func (e *editeur) MouseUp(*desktop.MouseEvent) {}

// Dragged implements fyne.Draggable: it selects.
func (e *editeur) Dragged(ev *fyne.DragEvent) {
	e.aller(e.lieu(ev.Position), true)
	e.deplacer()
}

// DragEnd implements fyne.Draggable.
func (e *editeur) DragEnd() {}

// DoubleTapped implements fyne.DoubleTappable: it selects the word.
func (e *editeur) DoubleTapped(ev *fyne.PointEvent) {
	e.double = time.Now()
	d, f := e.mot(e.lieu(ev.Position))
	e.ancre = d
	e.aller(f, true)
	e.deplacer()
}

// TappedSecondary implements fyne.SecondaryTappable.
func (e *editeur) TappedSecondary(ev *fyne.PointEvent) {
	c := fyne.CurrentApp().Driver().CanvasForObject(e)
	if c == nil {
		return
	}
	presse := fyne.CurrentApp().Clipboard()
	article := func(nom string, s fyne.Shortcut) *fyne.MenuItem {
		return fyne.NewMenuItem(nom, func() { e.TypedShortcut(s) })
	}
	m := fyne.NewMenu("", article("Copier", &fyne.ShortcutCopy{Clipboard: presse}), article("Tout sélectionner", &fyne.ShortcutSelectAll{}))
	if !e.Disabled() {
		m.Items = append([]*fyne.MenuItem{article("Couper", &fyne.ShortcutCut{Clipboard: presse}), article("Coller", &fyne.ShortcutPaste{Clipboard: presse})}, m.Items...)
	}
	widget.ShowPopUpMenuAtPosition(m, c, ev.AbsolutePosition)
}
