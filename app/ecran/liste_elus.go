package ecran

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// listeElus is the list that is open under a champElu, over the window: one types in its own field, drawn over the
// other, for the toolkit gives the keys to what is above the window alone. A click elsewhere leaves it.
type listeElus struct {
	widget.BaseWidget
	champ  *champElu
	toile  fyne.Canvas
	saisie *saisieElu
	noms   []possible
	place  int  // the one that Enter takes, -1 for what is typed
	choisi bool // by the arrows
	rangs  *rangsElus
	fond   *canvas.Rectangle
	defile *container.Scroll
}

// rangsMontres are the names that show before one scrolls.
const rangsMontres = 12

// saisieElu is the field of the list: Tab goes on with what is chosen.
type saisieElu struct {
	saisie
	majuscule bool
}

// AcceptsTab implements fyne.Tabbable.
func (*saisieElu) AcceptsTab() bool { return true }

// TypedKey implements fyne.Focusable: F1 is the window's from here too.
func (s *saisieElu) TypedKey(ev *fyne.KeyEvent) {
	if !aLaFenetre(s, ev) {
		s.saisie.TypedKey(ev)
	}
}

// KeyDown implements desktop.Keyable.
func (s *saisieElu) KeyDown(ev *fyne.KeyEvent) {
	s.majuscule = s.majuscule || ev.Name == desktop.KeyShiftLeft || ev.Name == desktop.KeyShiftRight
	s.saisie.KeyDown(ev)
}

// KeyUp implements desktop.Keyable.
func (s *saisieElu) KeyUp(ev *fyne.KeyEvent) {
	s.majuscule = s.majuscule && ev.Name != desktop.KeyShiftLeft && ev.Name != desktop.KeyShiftRight
	s.saisie.KeyUp(ev)
}

func ouvrirListe(c *champElu, toile fyne.Canvas, lettres string) {
	l := &listeElus{champ: c, toile: toile, saisie: &saisieElu{}, place: -1, fond: canvas.NewRectangle(papier)}
	l.fond.StrokeColor, l.fond.StrokeWidth = bleu, 1
	l.saisie.quitter = func() {}
	l.saisie.ExtendBaseWidget(l.saisie)
	l.saisie.SetPlaceHolder(c.exemple)
	l.rangs = &rangsElus{l: l, choix: canvas.NewRectangle(choisie), survol: canvas.NewRectangle(grisFond)}
	l.rangs.survol.Hide()
	l.rangs.ExtendBaseWidget(l.rangs)
	l.defile = container.NewVScroll(l.rangs)
	l.saisie.poser(c.Texte)
	l.brancher()
	l.ExtendBaseWidget(l)
	l.noms = c.parmi("")
	l.Resize(toile.Size())
	toile.Overlays().Add(l)
	toile.Focus(l.saisie)
	if lettres != "" {
		l.saisie.SetText(lettres)
		l.saisie.CursorColumn = len([]rune(lettres))
		return
	}
	l.saisie.TypedShortcut(&fyne.ShortcutSelectAll{})
	for i, x := range l.noms {
		if x.id == c.Elu {
			l.viser(i)
		}
	}
	l.choisi = false
}

func (l *listeElus) brancher() {
	l.saisie.OnChanged = func(lettres string) {
		l.noms, l.place, l.choisi = l.champ.parmi(lettres), -1, false
		if strings.TrimSpace(lettres) != "" && leSeul(l.noms) {
			l.place = 0
		}
		l.placer(l.Size())
		l.montrer()
	}
	aller := func(pas int) func() { return func() { l.viser(max(l.place+pas, 0)) } }
	l.saisie.touches = map[fyne.KeyName]func(){
		fyne.KeyDown: aller(1), fyne.KeyPageDown: aller(rangsMontres), fyne.KeyPageUp: aller(-rangsMontres),
		fyne.KeyUp: func() {
			if l.champ.libre && l.place == 0 {
				l.place, l.choisi = -1, false // what is typed, though it is like a member's name
				l.montrer()
				return
			}
			l.viser(max(l.place-1, 0))
		},
		fyne.KeyReturn: l.valider, fyne.KeyEnter: l.valider, fyne.KeyEscape: l.fermer,
		fyne.KeyTab: func() {
			l.choisi = l.choisi || l.place >= 0
			l.quitter()
			if l.saisie.majuscule {
				l.toile.FocusPrevious()
			} else {
				l.toile.FocusNext()
			}
		},
	}
}

// viser goes to a name and shows it.
func (l *listeElus) viser(i int) {
	if len(l.noms) == 0 {
		return
	}
	l.place, l.choisi = min(i, len(l.noms)-1), true
	l.montrer()
	o := l.defile.Offset
	switch haut, y := l.defile.Size().Height, float32(l.place)*hautRang; {
	case y < o.Y:
		o.Y = y
	case y+hautRang > o.Y+haut:
		o.Y = y + hautRang - haut
	}
	l.defile.ScrollToOffset(o)
}

func (l *listeElus) montrer() {
	l.rangs.Refresh()
	l.defile.Refresh()
}

// valider names the one that shows as chosen, what is typed where it may be, or nobody.
func (l *listeElus) valider() {
	texte := strings.TrimSpace(l.saisie.Text)
	if l.place < 0 && texte != "" && texte != l.champ.Texte && !l.champ.libre {
		l.refuser(texte)
		return
	}
	l.choisi = l.place >= 0
	if l.quitter(); l.champ.Texte != "" {
		l.champ.valider()
	}
}

func (l *listeElus) refuser(texte string) {
	if len(l.noms) == 0 {
		l.champ.p.faute(pasMembre(texte))
		return
	}
	l.champ.p.faute(plusieurs(texte, l.noms))
}

// quitter closes the list with what was typed: it names somebody only if it can be nobody else.
func (l *listeElus) quitter() {
	l.fermer()
	texte := strings.TrimSpace(l.saisie.Text)
	switch {
	case l.choisi:
		l.champ.prendre(l.noms[l.place].id, l.noms[l.place].nom)
	case texte == l.champ.Texte:
	case texte == "":
		l.champ.prendre("", "")
	case l.place >= 0 && leSeul(l.noms):
		l.champ.prendre(l.noms[l.place].id, l.noms[l.place].nom)
	case l.champ.libre:
		l.champ.prendre("", texte)
	default:
		l.refuser(texte)
	}
}

// fermer closes the list and leaves the field as it was: the keyboard is there again.
func (l *listeElus) fermer() { l.toile.Overlays().Remove(l) }

// quitterListes closes the list that is open over a window, if there is one.
func quitterListes(toile fyne.Canvas) {
	if l, ok := toile.Overlays().Top().(*listeElus); ok {
		l.quitter()
	}
}

// oublierListes closes it without a name: what it shows is about to change under it.
func oublierListes(toile fyne.Canvas) {
	if l, ok := toile.Overlays().Top().(*listeElus); ok {
		l.fermer()
	}
}

// Tapped implements fyne.Tappable: a click elsewhere.
func (l *listeElus) Tapped(*fyne.PointEvent) { l.quitter() }

// Resize implements fyne.CanvasObject: in a window of another size the field goes elsewhere, and the list is left.
func (l *listeElus) Resize(s fyne.Size) {
	if avant := l.Size(); !avant.IsZero() && avant != s {
		l.champ.p.s.SurEcran(func() { quitterListes(l.toile) })
	}
	l.BaseWidget.Resize(s)
	l.placer(s)
}

// placer puts the field over the other, and the list under it, or above where there is little room.
func (l *listeElus) placer(s fyne.Size) {
	p, c := fyne.CurrentApp().Driver().AbsolutePositionForObject(l.champ), l.champ.Size()
	l.saisie.Move(p)
	l.saisie.Resize(c)
	dessous, dessus := s.Height-p.Y-c.Height-4, p.Y-4
	haut := float32(max(min(len(l.noms), rangsMontres), 1))*hautRang + 2
	y := p.Y + c.Height + 1
	place := dessous
	if haut > dessous && dessous < 6*hautRang && dessus > dessous {
		place, haut = dessus, min(haut, dessus)
		y = p.Y - haut - 1
	}
	large := max(c.Width, min(280, s.Width-p.X))
	l.fond.Move(fyne.NewPos(p.X, y))
	l.fond.Resize(fyne.NewSize(large, min(haut, place)))
	l.defile.Move(fyne.NewPos(p.X+1, y+1))
	l.defile.Resize(l.fond.Size().SubtractWidthHeight(2, 2))
}

// CreateRenderer implements fyne.Widget.
func (l *listeElus) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.NewWithoutLayout(l.saisie, l.fond, l.defile))
}
