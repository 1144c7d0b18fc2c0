package ecran

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// saisie is an entry that one can leave by Tab, several lines or one, and that tells when it is left.
type saisie struct {
	widget.Entry
	quitter func()
}

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

// FocusLost implements fyne.Focusable.
func (s *saisie) FocusLost() {
	s.Entry.FocusLost()
	s.quitter()
}

// curseur is the place of the cursor, in runes from the start of the text.
func (s *saisie) curseur() int {
	n, ligne := 0, 0
	for _, r := range s.Text {
		if ligne == s.CursorRow {
			break
		}
		n++
		if r == '\n' {
			ligne++
		}
	}
	return n + s.CursorColumn
}

// bouton is a button that Enter presses too.
type bouton struct{ widget.Button }

func nouveauBouton(texte string, f func()) *bouton {
	b := &bouton{}
	b.Text, b.OnTapped = texte, f
	b.ExtendBaseWidget(b)
	return b
}

// TypedKey implements fyne.Focusable.
func (b *bouton) TypedKey(ev *fyne.KeyEvent) {
	if ev.Name == fyne.KeyReturn || ev.Name == fyne.KeyEnter {
		b.Tapped(nil)
		return
	}
	b.Button.TypedKey(ev)
}

// touche is whatever can be clicked: a card, a line.
type touche struct {
	widget.BaseWidget
	contenu fyne.CanvasObject
	faire   func()
}

func nouvelleTouche(contenu fyne.CanvasObject, faire func()) *touche {
	t := &touche{contenu: contenu, faire: faire}
	t.ExtendBaseWidget(t)
	return t
}

// CreateRenderer implements fyne.Widget.
func (t *touche) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(t.contenu) }

// Tapped implements fyne.Tappable.
func (t *touche) Tapped(*fyne.PointEvent) { t.faire() }

// Cursor implements desktop.Cursorable.
func (t *touche) Cursor() desktop.Cursor { return desktop.PointerCursor }
