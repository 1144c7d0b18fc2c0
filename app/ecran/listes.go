package ecran

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// hautListe is the least height of a list: three lines and what says that there are more.
const hautListe = float32(130)

// listeOuvrable is a list whose line Enter opens.
type listeOuvrable struct {
	widget.List
	place  widget.ListItemID
	ouvrir func(int)
}

func nouvelleListeOuvrable(combien func() int, creer func() fyne.CanvasObject, montrer func(int, fyne.CanvasObject), ouvrir func(int)) *listeOuvrable {
	l := &listeOuvrable{ouvrir: ouvrir}
	l.Length, l.CreateItem, l.UpdateItem = combien, creer, montrer
	l.OnHighlighted = func(i widget.ListItemID) { l.place = i }
	l.OnSelected = func(i widget.ListItemID) {
		l.Unselect(i)
		ouvrir(i)
	}
	l.ExtendBaseWidget(l)
	return l
}

// MinSize implements fyne.CanvasObject.
func (l *listeOuvrable) MinSize() fyne.Size { return l.List.MinSize().Max(fyne.NewSize(0, hautListe)) }

// TypedKey implements fyne.Focusable.
func (l *listeOuvrable) TypedKey(ev *fyne.KeyEvent) {
	if aLaFenetre(l, ev) {
		return
	}
	if ev.Name == fyne.KeyReturn || ev.Name == fyne.KeyEnter {
		l.ouvrir(l.place)
		return
	}
	l.List.TypedKey(ev)
}

// listeChoix is a list whose chosen line is shown in full beside it: the arrows choose, Alt and an arrow
// move the line, Enter goes to what is shown.
type listeChoix struct {
	widget.List
	place    int // the line chosen, -1 for none
	remplit  bool
	choisir  func(int)
	deplacer func(pas int)
	valider  func()
	touches  map[fyne.KeyName]func() // what other keys do
}

func nouvelleListeChoix(combien func() int, creer func() fyne.CanvasObject, montrer func(int, fyne.CanvasObject), choisir func(int)) *listeChoix {
	l := &listeChoix{choisir: choisir, deplacer: func(int) {}, valider: func() {}}
	l.Length, l.CreateItem, l.UpdateItem = combien, creer, montrer
	l.OnSelected = func(i widget.ListItemID) {
		if !l.remplit {
			choisir(i)
		}
	}
	l.ExtendBaseWidget(l)
	return l
}

// montrer shows the lines again, with the one that is chosen.
func (l *listeChoix) montrer(place int) {
	l.remplit = true
	defer func() { l.remplit = false }()
	l.place = place
	l.Refresh()
	if place < 0 {
		l.UnselectAll()
		return
	}
	l.Select(place)
	l.Highlight(place)
}

func (l *listeChoix) aller(i int) {
	if n := l.Length(); n > 0 {
		l.choisir(max(0, min(n-1, i)))
	}
}

// MinSize implements fyne.CanvasObject.
func (l *listeChoix) MinSize() fyne.Size { return l.List.MinSize().Max(fyne.NewSize(0, hautListe)) }

// TypedKey implements fyne.Focusable.
func (l *listeChoix) TypedKey(ev *fyne.KeyEvent) {
	if aLaFenetre(l, ev) {
		return
	}
	switch ev.Name {
	case fyne.KeyUp:
		l.aller(l.place - 1)
	case fyne.KeyDown:
		l.aller(l.place + 1)
	case fyne.KeyPageUp:
		l.aller(l.place - 10)
	case fyne.KeyPageDown:
		l.aller(l.place + 10)
	case fyne.KeyHome:
		l.aller(0)
	case fyne.KeyEnd:
		l.aller(l.Length() - 1)
	case fyne.KeyReturn, fyne.KeyEnter:
		l.valider()
	default:
		if f := l.touches[ev.Name]; f != nil {
			f()
		}
	}
}

// TypedShortcut implements fyne.Shortcutable.
func (l *listeChoix) TypedShortcut(s fyne.Shortcut) {
	r, ok := s.(*desktop.CustomShortcut)
	if !ok || r.Modifier != fyne.KeyModifierAlt {
		return
	}
	switch r.KeyName {
	case fyne.KeyUp:
		l.deplacer(-1)
	case fyne.KeyDown:
		l.deplacer(1)
	}
}
