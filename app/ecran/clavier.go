package ecran

import (
	"image/color"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// saisie is an entry that one can leave by Tab, several lines or one, and that tells when it is left.
type saisie struct {
	widget.Entry
	quitter func()
	depart  string                  // its text when the cursor came
	touches map[fyne.KeyName]func() // keys that the field gives away
	grandit bool                    // as high as its text, up to six lines
	rangs   int                     // how high it is
	phrase  bool                    // what is pasted becomes one sentence, without the marks of a word processor
}

// Resize implements fyne.Widget.
func (s *saisie) Resize(t fyne.Size) {
	s.Entry.Resize(t)
	s.grandir()
}

// grandir makes a field as high as its text, where it is wider than the toolkit lays it out when it is made.
func (s *saisie) grandir() {
	if !s.grandit || s.Size().Width <= s.MinSize().Width {
		return
	}
	dedans := s.Size().Width - 2*theme.InnerPadding() - 2*theme.InputBorderSize()
	if n := min(max(2, rangsDe(s.Text, dedans)), 6); n != s.rangs {
		s.rangs = n
		s.SetMinRowsVisible(n)
	}
}

// rangsDe is how many lines a text takes in a width, as the toolkit breaks it.
func rangsDe(texte string, large float32) (n int) {
	for _, l := range strings.Split(texte, "\n") {
		rang := ""
		for _, m := range strings.Fields(l) {
			suite := strings.TrimSpace(rang + " " + m)
			if rang != "" && fyne.MeasureText(suite, theme.TextSize(), fyne.TextStyle{}).Width > large {
				n, suite = n+1, m
			}
			rang = suite
		}
		n++
	}
	return n
}

// refuserCollage says why a paste was refused: the window shows it at its foot.
var refuserCollage = func(error) {}

// TypedShortcut implements fyne.Shortcutable: a paste of megabytes would stop the window.
func (s *saisie) TypedShortcut(r fyne.Shortcut) {
	if c, ok := r.(*fyne.ShortcutPaste); ok && !s.Disabled() {
		texte := c.Clipboard.Content()
		if err := refusDeColler(texte, saisieMax); err != nil {
			refuserCollage(err)
			return
		}
		if s.phrase {
			texte, _ = nettoyer(texte, true)
			c = &fyne.ShortcutPaste{Clipboard: presse(strings.ReplaceAll(texte, "\n", " "))}
		}
		r = c
	}
	s.Entry.TypedShortcut(r)
}

// presse is a clipboard that holds one text.
type presse string

// Content implements fyne.Clipboard.
func (p presse) Content() string { return string(p) }

// SetContent implements fyne.Clipboard.
func (presse) SetContent(string) {}

func nouvelleSaisie(lignes int) *saisie {
	s := &saisie{quitter: func() {}}
	if lignes > 1 {
		s.MultiLine = true
		s.Wrapping = fyne.TextWrapWord
		s.SetMinRowsVisible(lignes)
	}
	s.ExtendBaseWidget(s)
	return s
}

// AcceptsTab implements fyne.Tabbable: Tab goes to the next field.
func (s *saisie) AcceptsTab() bool { return false }

// TypedKey implements fyne.Focusable.
func (s *saisie) TypedKey(ev *fyne.KeyEvent) {
	if aLaFenetre(s, ev) {
		return
	}
	if f := s.touches[ev.Name]; f != nil {
		f()
		return
	}
	s.Entry.TypedKey(ev)
}

// FocusGained implements fyne.Focusable.
func (s *saisie) FocusGained() {
	s.depart = s.Text
	s.Entry.FocusGained()
	reveler(s)
}

// tape reports whether something was typed since the cursor came.
func (s *saisie) tape() bool { return s.Text != s.depart }

// FocusLost implements fyne.Focusable.
func (s *saisie) FocusLost() {
	s.Entry.FocusLost()
	s.quitter()
}

// champTexte is a field that one writes in: a saisie, or an editeur.
type champTexte interface {
	fyne.Focusable
	fyne.Disableable
	Texte() string
	poser(texte string)
	tape() bool // something was typed since the cursor came
	Undo()
	Redo()
	curseurClair() int // in runes from the start of the text
	poserCurseur(place int)
}

// Texte is what the field says.
func (s *saisie) Texte() string { return s.Text }

func (s *saisie) curseurClair() int { return s.CursorTextOffset() }

// poserCurseur puts the cursor back in the text.
func (s *saisie) poserCurseur(place int) {
	avant := []rune(s.Text)[:min(place, len([]rune(s.Text)))]
	s.CursorRow = strings.Count(string(avant), "\n")
	s.CursorColumn = len([]rune(string(avant)[strings.LastIndex(string(avant), "\n")+1:]))
	s.Refresh()
}

// bouton is a button that Enter presses too.
type bouton struct {
	widget.Button
	clavier bool
}

func nouveauBouton(texte string, f func()) *bouton {
	b := &bouton{}
	b.Text, b.OnTapped = texte, f
	b.ExtendBaseWidget(b)
	return b
}

// CreateRenderer implements fyne.Widget.
func (b *bouton) CreateRenderer() fyne.WidgetRenderer {
	return cerner(b.Button.CreateRenderer(), func() bool { return b.clavier }, false)
}

// FocusGained implements fyne.Focusable.
func (b *bouton) FocusGained() {
	b.clavier = true
	b.Button.FocusGained()
	reveler(b)
}

// FocusLost implements fyne.Focusable.
func (b *bouton) FocusLost() {
	b.clavier = false
	b.Button.FocusLost()
}

// TypedKey implements fyne.Focusable.
func (b *bouton) TypedKey(ev *fyne.KeyEvent) {
	if aLaFenetre(b, ev) {
		return
	}
	if ev.Name == fyne.KeyReturn || ev.Name == fyne.KeyEnter {
		b.Tapped(nil)
		return
	}
	b.Button.TypedKey(ev)
}

// touche is whatever can be clicked, or pressed with Enter: a card, a line.
type touche struct {
	widget.BaseWidget
	contenu fyne.CanvasObject
	cadre   *canvas.Rectangle // says that the keyboard is here
	faire   func()
}

func nouvelleTouche(contenu fyne.CanvasObject, faire func()) *touche {
	t := &touche{contenu: contenu, cadre: canvas.NewRectangle(color.Transparent), faire: faire}
	t.cadre.StrokeWidth, t.cadre.CornerRadius = 2, 5
	t.ExtendBaseWidget(t)
	return t
}

// CreateRenderer implements fyne.Widget.
func (t *touche) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.NewStack(t.contenu, t.cadre))
}

// Tapped implements fyne.Tappable.
func (t *touche) Tapped(*fyne.PointEvent) { t.faire() }

// FocusGained implements fyne.Focusable.
func (t *touche) FocusGained() { t.cadre.StrokeColor = bleu; t.cadre.Refresh(); reveler(t) }

// FocusLost implements fyne.Focusable.
func (t *touche) FocusLost() { t.cadre.StrokeColor = color.Transparent; t.cadre.Refresh() }

// TypedRune implements fyne.Focusable.
func (t *touche) TypedRune(rune) {}

// TypedKey implements fyne.Focusable.
func (t *touche) TypedKey(ev *fyne.KeyEvent) {
	if aLaFenetre(t, ev) {
		return
	}
	if ev.Name == fyne.KeyReturn || ev.Name == fyne.KeyEnter || ev.Name == fyne.KeySpace {
		t.faire()
	}
}

// Cursor implements desktop.Cursorable.
func (t *touche) Cursor() desktop.Cursor { return desktop.PointerCursor }
