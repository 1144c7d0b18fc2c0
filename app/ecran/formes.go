package ecran

import (
	"image/color"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// hautChamp is the height of a field in a line of fields.
const hautChamp = float32(38)

// large gives a field a width.
func large(o fyne.CanvasObject, l float32) fyne.CanvasObject {
	return container.New(champLarge{l}, o)
}

// etiquette is the name of a field, beside it.
func etiquette(s string) fyne.CanvasObject {
	return container.NewCenter(mot(s, 14, encre, false))
}

// sousEtiquette puts the name of a field above it.
func sousEtiquette(nom string, o fyne.CanvasObject, l float32) fyne.CanvasObject {
	return container.New(sousTitre{}, mot(nom, 13, grisMot, false), large(o, l))
}

// sansNom stands in a line of fields that have their names above them.
func sansNom(o fyne.CanvasObject) fyne.CanvasObject {
	return container.New(sousTitre{}, mot(" ", 13, grisMot, false), o)
}

// champ is a field of one line with its hint, that tells when it is left.
func champ(exemple string, quitter func()) *saisie {
	s := nouvelleSaisie(1)
	s.SetPlaceHolder(exemple)
	if quitter != nil {
		s.quitter = quitter
		s.OnSubmitted = func(string) { quitter() }
	}
	return s
}

// poser writes a text in a field that shows another.
func (s *saisie) poser(texte string) {
	if s.depart = texte; s.Text != texte {
		s.SetText(texte)
	}
}

// titreDe is the heading of a part of a screen.
func titreDe(s string) *canvas.Text { return mot(s, 18, bleu, true) }

// page is a screen: its title, then what scrolls.
func page(titre fyne.CanvasObject, contenu fyne.CanvasObject) fyne.CanvasObject {
	alignee := container.New(layout.NewCustomPaddedLayout(0, 0, theme.Padding(), theme.Padding()), titre)
	return container.NewPadded(bordure(alignee, nil, nil, nil, defilant(container.NewPadded(contenu), 200)))
}

// bordure sets objects around others, as the toolkit does, but in the order of reading: Tab goes through them so.
func bordure(haut, bas, gauche, droite fyne.CanvasObject, centre ...fyne.CanvasObject) *fyne.Container {
	tous := slices.Concat([]fyne.CanvasObject{haut, gauche}, centre, []fyne.CanvasObject{droite, bas})
	tous = slices.DeleteFunc(tous, func(o fyne.CanvasObject) bool { return o == nil })
	return container.New(layout.NewBorderLayout(haut, bas, gauche, droite), tous...)
}

// defilant scrolls what is higher than its place, which is at least so high.
func defilant(o fyne.CanvasObject, haut float32) *container.Scroll {
	s := container.NewVScroll(o)
	s.SetMinSize(fyne.NewSize(0, haut))
	return s
}

// carte sets a part of a screen apart.
func carte(o fyne.CanvasObject) fyne.CanvasObject {
	fond := canvas.NewRectangle(grisFond)
	fond.CornerRadius = 5
	return container.NewStack(fond, container.NewPadded(container.NewPadded(o)))
}

// note is a sentence that matters less than what it is about.
func note(texte string) *widget.Label {
	l := paragraphe(texte)
	l.SizeName, l.Importance = theme.SizeNameCaptionText, widget.LowImportance
	return l
}

// marge is a space of so many units.
func marge(haut float32) fyne.CanvasObject {
	r := canvas.NewRectangle(color.Transparent)
	r.SetMinSize(fyne.NewSize(1, haut))
	return r
}

// cote is a space of so many units, on the side.
func cote(large float32) fyne.CanvasObject {
	r := canvas.NewRectangle(color.Transparent)
	r.SetMinSize(fyne.NewSize(large, 1))
	return r
}

// auMoins gives its only object a width, more when it needs more, less where the line is narrow.
type auMoins float32

// MinSize implements fyne.Layout.
func (auMoins) MinSize(o []fyne.CanvasObject) fyne.Size { return o[0].MinSize() }

// Layout implements fyne.Layout.
func (auMoins) Layout(o []fyne.CanvasObject, s fyne.Size) { o[0].Resize(s) }

func (l auMoins) ordinaire(o []fyne.CanvasObject) float32 {
	return max(float32(l), o[0].MinSize().Width)
}

func (auMoins) plancher(o []fyne.CanvasObject) float32 { return o[0].MinSize().Width }

// grave is a button for what cannot be taken back: the first click says what the second one will do, and
// to leave the button is to give up.
type grave struct {
	bouton
	nom, confirmer string
	faire          func()
	arme           bool
}

func nouveauGrave(nom, confirmer string, faire func()) *grave {
	g := &grave{nom: nom, confirmer: confirmer, faire: faire}
	g.Text = nom
	g.OnTapped = g.presser
	g.ExtendBaseWidget(g)
	return g
}

func (g *grave) presser() {
	if !g.arme {
		g.armer(true)
		return
	}
	g.armer(false)
	g.faire()
}

func (g *grave) armer(oui bool) {
	g.arme, g.Text, g.Importance = oui, g.nom, widget.MediumImportance
	if oui {
		g.Text, g.Importance = g.confirmer, widget.DangerImportance
	}
	g.Refresh()
}

// FocusLost implements fyne.Focusable.
func (g *grave) FocusLost() {
	if g.arme {
		g.armer(false)
	}
	g.bouton.FocusLost()
}

// TypedKey implements fyne.Focusable: Escape gives up.
func (g *grave) TypedKey(ev *fyne.KeyEvent) {
	if ev.Name == fyne.KeyEscape && g.arme {
		g.armer(false)
		return
	}
	g.bouton.TypedKey(ev)
}

// colonnes gives its objects a width each, in their order, centred in the height; 0 takes what is left.
type colonnes []float32

// MinSize implements fyne.Layout.
func (c colonnes) MinSize(o []fyne.CanvasObject) fyne.Size {
	s := fyne.NewSize(8*float32(len(c)), 30)
	for i, x := range o {
		s.Width += max(c[i], 80)
		s.Height = max(s.Height, x.MinSize().Height)
	}
	return s
}

// Layout implements fyne.Layout.
func (c colonnes) Layout(o []fyne.CanvasObject, s fyne.Size) {
	reste := s.Width
	for _, l := range c {
		reste -= l + 8
	}
	x := float32(8)
	for i := range o {
		l := c[i]
		if l == 0 {
			l = max(reste, 0)
		}
		h := o[i].MinSize().Height
		o[i].Move(fyne.NewPos(x, (s.Height-h)/2))
		o[i].Resize(fyne.NewSize(l, h))
		x += l + 8
	}
}

// molette lies over a field of several lines, and gives the wheel of the mouse to the page: the field would
// keep it, even when all its text shows.
type molette struct {
	widget.BaseWidget
	page *container.Scroll
}

func nouvelleMolette(page *container.Scroll) *molette {
	m := &molette{page: page}
	m.ExtendBaseWidget(m)
	return m
}

// CreateRenderer implements fyne.Widget.
func (m *molette) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(canvas.NewRectangle(color.Transparent))
}

// Scrolled implements fyne.Scrollable.
func (m *molette) Scrolled(ev *fyne.ScrollEvent) { m.page.Scrolled(ev) }

func ouvrirOuFermer(o fyne.Disableable, fermer bool) {
	if fermer {
		o.Disable()
	} else {
		o.Enable()
	}
}

// largeurFixe gives its only object a width.
type largeurFixe struct{ large float32 }

// MinSize implements fyne.Layout.
func (l *largeurFixe) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(l.large, o[0].MinSize().Height)
}

// Layout implements fyne.Layout.
func (l *largeurFixe) Layout(o []fyne.CanvasObject, s fyne.Size) { o[0].Resize(s) }
