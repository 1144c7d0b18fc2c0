package ecran

import (
	"fmt"
	"image/color"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"delibere/app/conseil"
)

// exempleDate says in an empty field how a date is written; one types it shorter, as 5/4/23.
const exempleDate = "jj/mm/aaaa"

// largeDate is the width of a date with the mark of its calendar.
const largeDate = float32(140)

// champDate is the field of a date.
func champDate(quitter func()) *saisie { return dater(champ(exempleDate, quitter)) }

// dater gives a field a calendar, which F4 opens, or a click on its mark, or the down arrow if it does nothing else
// there: the field stays one Tab stop.
func dater(s *saisie) *saisie {
	ouvrir := func() {
		if !s.Disabled() {
			montrerCalendrier(s)
		}
	}
	s.ActionItem = nouvelleMarque(ouvrir)
	if s.touches == nil {
		s.touches = map[fyne.KeyName]func(){fyne.KeyDown: ouvrir}
	}
	s.touches[fyne.KeyF4] = ouvrir
	return s
}

// marqueCalendrier is the mark at the end of a date: for the mouse alone.
type marqueCalendrier struct {
	widget.Icon
	ouvrir func()
}

func nouvelleMarque(ouvrir func()) *marqueCalendrier {
	m := &marqueCalendrier{ouvrir: ouvrir}
	m.Resource = theme.CalendarIcon()
	m.ExtendBaseWidget(m)
	return m
}

// Tapped implements fyne.Tappable.
func (m *marqueCalendrier) Tapped(*fyne.PointEvent) { m.ouvrir() }

// Cursor implements desktop.Cursorable.
func (m *marqueCalendrier) Cursor() desktop.Cursor { return desktop.PointerCursor }

// montrerCalendrier opens the calendar of a field under it, on its date, or on today.
func montrerCalendrier(s *saisie) {
	toile := fyne.CurrentApp().Driver().CanvasForObject(s)
	if toile == nil {
		return
	}
	jour, err := lireDate(s.Text)
	aujourdhui := conseil.DateOf(time.Now())
	if err != nil || !jour.Connue() {
		jour = aujourdhui
	}
	c := nouveauCalendrier(jour, aujourdhui)
	bulle := widget.NewPopUp(c, toile)
	c.fermer = func() {
		bulle.Hide()
		toile.Focus(s)
	}
	c.prendre = func(d conseil.Date) {
		s.SetText(enDate(d))
		c.fermer()
		s.quitter()
	}
	bulle.ShowAtRelativePosition(fyne.NewPos(0, s.Size().Height), s)
	toile.Focus(c)
}

// calendrier is a month: the arrows go from day to day, the page keys from month to month, Enter takes the day.
type calendrier struct {
	widget.BaseWidget
	jour, depart, aujourdhui conseil.Date
	clavier                  bool
	prendre                  func(conseil.Date)
	fermer                   func()
}

func nouveauCalendrier(jour, aujourdhui conseil.Date) *calendrier {
	c := &calendrier{jour: jour, depart: jour, aujourdhui: aujourdhui, prendre: func(conseil.Date) {}, fermer: func() {}}
	c.ExtendBaseWidget(c)
	return c
}

// lundi is the Monday that the month shown begins with: its own first day or one of the month before.
func (c *calendrier) lundi() conseil.Date {
	premier := conseil.NewDate(c.jour.Annee, c.jour.Mois, 1)
	return premier.Plus(-(int(premier.JourDeSemaine()) + 6) % 7)
}

func (c *calendrier) aller(d conseil.Date) {
	if d.Annee >= 1800 && d.Annee <= 2999 {
		c.jour = d
		c.Refresh()
	}
}

// FocusGained implements fyne.Focusable.
func (c *calendrier) FocusGained() { c.clavier = true; c.Refresh() }

// FocusLost implements fyne.Focusable.
func (c *calendrier) FocusLost() { c.clavier = false; c.Refresh() }

// TypedRune implements fyne.Focusable.
func (c *calendrier) TypedRune(rune) {}

// TypedKey implements fyne.Focusable.
func (c *calendrier) TypedKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeyLeft:
		c.aller(c.jour.Plus(-1))
	case fyne.KeyRight:
		c.aller(c.jour.Plus(1))
	case fyne.KeyUp:
		c.aller(c.jour.Plus(-7))
	case fyne.KeyDown:
		c.aller(c.jour.Plus(7))
	case fyne.KeyPageUp:
		c.aller(c.jour.PlusMois(-1))
	case fyne.KeyPageDown:
		c.aller(c.jour.PlusMois(1))
	case fyne.KeyHome:
		c.aller(c.aujourdhui)
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		c.prendre(c.jour)
	case fyne.KeyEscape, fyne.KeyF4:
		c.fermer()
	}
}

// Measures of the calendar.
const (
	largeJour = float32(38)
	hautJour  = float32(30)
	hautMois  = float32(34)
)

// Tapped implements fyne.Tappable: a day is taken, the ends of the title turn the months.
func (c *calendrier) Tapped(ev *fyne.PointEvent) {
	x, y := int(ev.Position.X/largeJour), int((ev.Position.Y-hautMois)/hautJour)-1
	switch {
	case ev.Position.Y < hautMois && x == 0:
		c.aller(c.jour.PlusMois(-1))
	case ev.Position.Y < hautMois && x == 6:
		c.aller(c.jour.PlusMois(1))
	case y >= 0 && y < 6 && x >= 0 && x < 7:
		c.prendre(c.lundi().Plus(7*y + x))
	}
}

// Cursor implements desktop.Cursorable.
func (c *calendrier) Cursor() desktop.Cursor { return desktop.PointerCursor }

// CreateRenderer implements fyne.Widget.
func (c *calendrier) CreateRenderer() fyne.WidgetRenderer {
	r := &renduCalendrier{c: c, mois: mot("", 16, bleu, true), avant: mot("◀", 16, bleu, true), apres: mot("▶", 16, bleu, true)}
	r.objets = []fyne.CanvasObject{r.mois, r.avant, r.apres}
	for i, nom := range []string{"lun", "mar", "mer", "jeu", "ven", "sam", "dim"} {
		r.noms[i] = mot(nom, 13, grisMot, false)
		r.objets = append(r.objets, r.noms[i])
	}
	for i := range r.jours {
		r.fonds[i], r.jours[i] = canvas.NewRectangle(color.Transparent), mot("", 15, encre, false)
		r.fonds[i].CornerRadius = 4
		r.objets = append(r.objets, r.fonds[i], r.jours[i])
	}
	for _, o := range r.objets {
		if t, ok := o.(*canvas.Text); ok {
			t.Alignment = fyne.TextAlignCenter
		}
	}
	r.dessiner()
	return r
}

type renduCalendrier struct {
	c                  *calendrier
	mois, avant, apres *canvas.Text
	noms               [7]*canvas.Text
	fonds              [42]*canvas.Rectangle
	jours              [42]*canvas.Text
	objets             []fyne.CanvasObject
}

// dessiner writes the month and its days; those of the months beside are pale.
func (r *renduCalendrier) dessiner() {
	r.mois.Text = fmt.Sprintf("%s %d", r.c.jour.NomDuMois(), r.c.jour.Annee)
	lundi := r.c.lundi()
	for i := range r.jours {
		d, t, f := lundi.Plus(i), r.jours[i], r.fonds[i]
		t.Text, t.Color, t.TextStyle.Bold = fmt.Sprint(d.Jour), encre, d == r.c.aujourdhui
		f.FillColor, f.StrokeWidth, f.StrokeColor = color.Transparent, 0, color.Transparent
		if d.Mois != r.c.jour.Mois {
			t.Color = grisMot
		}
		if d == r.c.aujourdhui {
			f.StrokeColor, f.StrokeWidth = bord, 1
		}
		if d == r.c.depart {
			f.FillColor = choisie
		}
		if d == r.c.jour {
			f.FillColor, t.Color, t.TextStyle.Bold = bleu, surVif, true
		}
	}
}

// Layout implements fyne.WidgetRenderer.
func (r *renduCalendrier) Layout(fyne.Size) {
	poser := func(t *canvas.Text, x, y, l, h float32) {
		m := t.MinSize().Height
		t.Move(fyne.NewPos(x, y+(h-m)/2))
		t.Resize(fyne.NewSize(l, m))
	}
	poser(r.avant, 0, 0, largeJour, hautMois)
	poser(r.mois, largeJour, 0, 5*largeJour, hautMois)
	poser(r.apres, 6*largeJour, 0, largeJour, hautMois)
	for i := range r.noms {
		poser(r.noms[i], float32(i)*largeJour, hautMois, largeJour, hautJour)
	}
	for i := range r.jours {
		x, y := float32(i%7)*largeJour, hautMois+hautJour*float32(1+i/7)
		r.fonds[i].Move(fyne.NewPos(x+1, y+1))
		r.fonds[i].Resize(fyne.NewSize(largeJour-2, hautJour-2))
		poser(r.jours[i], x, y, largeJour, hautJour)
	}
}

// MinSize implements fyne.WidgetRenderer.
func (r *renduCalendrier) MinSize() fyne.Size { return fyne.NewSize(7*largeJour, hautMois+7*hautJour) }

// Refresh implements fyne.WidgetRenderer.
func (r *renduCalendrier) Refresh() {
	r.dessiner()
	for _, o := range r.objets {
		o.Refresh()
	}
}

// Objects implements fyne.WidgetRenderer.
func (r *renduCalendrier) Objects() []fyne.CanvasObject { return r.objets }

// Destroy implements fyne.WidgetRenderer.
func (r *renduCalendrier) Destroy() {}
