package ecran

import (
	"image/color"
	"strings"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// aLaFenetre gives the window the keys that are its own whatever has the keyboard: the toolkit gives a key that
// has no modifier to the focused object alone.
func aLaFenetre(o fyne.CanvasObject, ev *fyne.KeyEvent) bool {
	if ev.Name != fyne.KeyF1 {
		return false
	}
	if c := fyne.CurrentApp().Driver().CanvasForObject(o); c != nil && c.OnTypedKey() != nil {
		c.OnTypedKey()(ev)
	}
	return true
}

// cerne draws a frame around a widget: its edge, and that the keyboard is there.
type cerne struct {
	fyne.WidgetRenderer
	cadre  *canvas.Rectangle
	actif  func() bool
	bordee bool
}

func cerner(r fyne.WidgetRenderer, actif func() bool, bordee bool) fyne.WidgetRenderer {
	c := &cerne{WidgetRenderer: r, cadre: canvas.NewRectangle(color.Transparent), actif: actif, bordee: bordee}
	c.cadre.CornerRadius = 5
	c.tracer()
	return c
}

func (c *cerne) tracer() {
	c.cadre.StrokeColor, c.cadre.StrokeWidth = color.Transparent, 0
	if c.bordee {
		c.cadre.StrokeColor, c.cadre.StrokeWidth = bord, 1
	}
	if c.actif() {
		c.cadre.StrokeColor, c.cadre.StrokeWidth = bleu, 2
	}
}

// Objects implements fyne.WidgetRenderer.
func (c *cerne) Objects() []fyne.CanvasObject {
	return append(c.WidgetRenderer.Objects()[:len(c.WidgetRenderer.Objects()):len(c.WidgetRenderer.Objects())], c.cadre)
}

// Layout implements fyne.WidgetRenderer.
func (c *cerne) Layout(s fyne.Size) {
	c.cadre.Resize(s)
	c.WidgetRenderer.Layout(s)
}

// Refresh implements fyne.WidgetRenderer.
func (c *cerne) Refresh() {
	c.tracer()
	c.WidgetRenderer.Refresh()
	c.cadre.Refresh()
}

// selecteur is a choice among a few words: its edge is seen, a letter goes to the next word that it begins, and
// the side arrows do not change it unseen.
type selecteur struct {
	widget.Select
	clavier bool
}

func nouveauSelecteur(mots []string, choisi func(string)) *selecteur {
	s := &selecteur{}
	s.Options, s.OnChanged, s.PlaceHolder = mots, choisi, "choisir"
	s.ExtendBaseWidget(s)
	return s
}

// CreateRenderer implements fyne.Widget.
func (s *selecteur) CreateRenderer() fyne.WidgetRenderer {
	return cerner(s.Select.CreateRenderer(), func() bool { return s.clavier }, true)
}

// FocusGained implements fyne.Focusable.
func (s *selecteur) FocusGained() {
	s.clavier = true
	s.Select.FocusGained()
	reveler(s)
}

// FocusLost implements fyne.Focusable.
func (s *selecteur) FocusLost() {
	s.clavier = false
	s.Select.FocusLost()
}

// TypedKey implements fyne.Focusable.
func (s *selecteur) TypedKey(ev *fyne.KeyEvent) {
	switch {
	case aLaFenetre(s, ev) || s.Disabled() || ev.Name == fyne.KeyLeft || ev.Name == fyne.KeyRight:
	case ev.Name == fyne.KeyReturn || ev.Name == fyne.KeyEnter:
		s.Select.TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
	default:
		s.Select.TypedKey(ev)
	}
}

// TypedRune implements fyne.Focusable.
func (s *selecteur) TypedRune(r rune) {
	if s.Disabled() || !unicode.IsLetter(r) && !unicode.IsDigit(r) {
		return
	}
	for i := range s.Options {
		j := (s.SelectedIndex() + 1 + i) % len(s.Options)
		if strings.HasPrefix(sansAccents(s.Options[j]), sansAccents(string(r))) {
			s.SetSelectedIndex(j)
			return
		}
	}
}

// caseACocher is a yes or a no.
type caseACocher struct {
	widget.Check
	clavier bool
}

func nouvelleCase(nom string, change func(bool)) *caseACocher {
	c := &caseACocher{}
	c.Text, c.OnChanged = nom, change
	c.ExtendBaseWidget(c)
	return c
}

// CreateRenderer implements fyne.Widget.
func (c *caseACocher) CreateRenderer() fyne.WidgetRenderer {
	return cerner(c.Check.CreateRenderer(), func() bool { return c.clavier }, false)
}

// FocusGained implements fyne.Focusable.
func (c *caseACocher) FocusGained() {
	c.clavier = true
	c.Check.FocusGained()
	c.Refresh()
	reveler(c)
}

// FocusLost implements fyne.Focusable.
func (c *caseACocher) FocusLost() {
	c.clavier = false
	c.Check.FocusLost()
	c.Refresh()
}

// TypedKey implements fyne.Focusable.
func (c *caseACocher) TypedKey(ev *fyne.KeyEvent) {
	if !aLaFenetre(c, ev) {
		c.Check.TypedKey(ev)
	}
}

// reveler scrolls what is around an object so that it is seen: the keyboard may go to what is not.
func reveler(o fyne.CanvasObject) {
	d := fyne.CurrentApp().Driver()
	c := d.CanvasForObject(o)
	if c == nil || c.Content() == nil {
		return
	}
	autour := defilements(c.Content(), o)
	for i := len(autour) - 1; i >= 0; i-- {
		s := autour[i]
		p, q := d.AbsolutePositionForObject(o), d.AbsolutePositionForObject(s)
		v := s.Offset
		v.X += depasse(p.X-q.X, o.Size().Width, s.Size().Width)
		v.Y += depasse(p.Y-q.Y, o.Size().Height, s.Size().Height)
		if v != s.Offset {
			s.ScrollToOffset(v)
		}
	}
}

// depasse is how far what is at a place, of a size, stands out of a view; the start is what is shown of what is
// larger than the view.
func depasse(place, taille, vue float32) float32 {
	if place < 0 || taille > vue {
		return place
	}
	return max(place+taille-vue, 0)
}

// defilements are the scrolls around an object, the outermost first; nil when it is not there.
func defilements(racine, o fyne.CanvasObject) []*container.Scroll {
	l, _ := chercherDefilements(racine, o, nil)
	return l
}

func chercherDefilements(ici, o fyne.CanvasObject, autour []*container.Scroll) ([]*container.Scroll, bool) {
	if ici == o {
		return autour, true
	}
	switch x := ici.(type) {
	case *container.Scroll:
		return chercherDefilements(x.Content, o, append(autour, x))
	case *fyne.Container:
		for _, e := range x.Objects {
			if l, trouve := chercherDefilements(e, o, autour); trouve {
				return l, true
			}
		}
	}
	return nil, false
}
