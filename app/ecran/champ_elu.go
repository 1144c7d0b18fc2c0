package ecran

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"delibere/app/conseil"
)

// champElu is a field that names a member of the conseil. A click, a letter or Enter opens under it the list of
// those whose names the letters mean, accents or not; emptied, it names nobody.
type champElu struct {
	widget.DisableableWidget
	Elu     conseil.EluID // who is named; "" for nobody
	Texte   string        // his name
	libre   bool          // a name that is no member's is kept as it is typed
	exemple string        // what an empty field says
	p       *Pilote
	parmi   func(lettres string) []possible
	change  func() // another one is named
	valider func() // Enter named somebody
	clavier bool
}

// nouveauChampElu returns a field on the members of the conseil.
func nouveauChampElu(p *Pilote, exemple string, change func()) *champElu {
	c := &champElu{p: p, exemple: exemple, change: change, valider: func() {}}
	c.parmi = func(lettres string) []possible { return membresPossibles(p.Fiche.Dossier, lettres) }
	c.ExtendBaseWidget(c)
	return c
}

// poser names a member, or nobody.
func (c *champElu) poser(id conseil.EluID) {
	nom := ""
	if id != "" {
		nom = c.p.Fiche.Dossier.Appel(id)
	}
	c.nommer(id, nom)
}

func (c *champElu) nommer(id conseil.EluID, nom string) {
	if c.Elu != id || c.Texte != nom {
		c.Elu, c.Texte = id, nom
		c.Refresh()
	}
}

// prendre names another one, as the list says.
func (c *champElu) prendre(id conseil.EluID, nom string) {
	if c.Elu == id && c.Texte == nom {
		return
	}
	c.nommer(id, nom)
	c.change()
}

// ouvrir shows the list, with what is typed first.
func (c *champElu) ouvrir(lettres string) {
	toile := fyne.CurrentApp().Driver().CanvasForObject(c)
	if toile == nil || c.Disabled() || c.p.Fiche == nil {
		return
	}
	if toile.Focused() != fyne.Focusable(c) {
		toile.Focus(c)
	}
	reveler(c)
	ouvrirListe(c, toile, lettres)
}

// Tapped implements fyne.Tappable.
func (c *champElu) Tapped(*fyne.PointEvent) { c.ouvrir("") }

// Cursor implements desktop.Cursorable.
func (c *champElu) Cursor() desktop.Cursor { return desktop.PointerCursor }

// FocusGained implements fyne.Focusable.
func (c *champElu) FocusGained() { c.clavier = true; c.Refresh(); reveler(c) }

// FocusLost implements fyne.Focusable.
func (c *champElu) FocusLost() { c.clavier = false; c.Refresh() }

// TypedRune implements fyne.Focusable.
func (c *champElu) TypedRune(r rune) {
	if r != ' ' { // a key of its own
		c.ouvrir(string(r))
	}
}

// TypedKey implements fyne.Focusable.
func (c *champElu) TypedKey(ev *fyne.KeyEvent) {
	if aLaFenetre(c, ev) || c.Disabled() {
		return
	}
	switch ev.Name {
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace, fyne.KeyDown, fyne.KeyUp:
		c.ouvrir("")
	case fyne.KeyDelete, fyne.KeyBackspace:
		c.prendre("", "")
	}
}

// CreateRenderer implements fyne.Widget.
func (c *champElu) CreateRenderer() fyne.WidgetRenderer {
	r := &renduChampElu{c: c, cadre: canvas.NewRectangle(papier), nom: mot("", 15, encre, false), signe: mot("▼", 11, grisMot, false)}
	r.cadre.CornerRadius = 5
	r.Refresh()
	return r
}

// renduChampElu draws the field as one that is typed in, with the sign of a list.
type renduChampElu struct {
	c          *champElu
	cadre      *canvas.Rectangle
	nom, signe *canvas.Text
}

// Destroy implements fyne.WidgetRenderer.
func (*renduChampElu) Destroy() {}

// MinSize implements fyne.WidgetRenderer.
func (*renduChampElu) MinSize() fyne.Size { return fyne.NewSize(110, hautChamp) }

// Objects implements fyne.WidgetRenderer.
func (r *renduChampElu) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.cadre, r.nom, r.signe}
}

// Layout implements fyne.WidgetRenderer.
func (r *renduChampElu) Layout(s fyne.Size) {
	r.cadre.Resize(s)
	r.ecrire(s)
}

func (r *renduChampElu) ecrire(s fyne.Size) {
	marge, signe := r.c.Theme().Size(theme.SizeNameInnerPadding), r.signe.MinSize()
	if r.nom.Text = r.c.Texte; r.nom.Text == "" {
		r.nom.Text = r.c.exemple
	}
	ajuster(r.nom, s.Width-3*marge-signe.Width)
	r.nom.Move(fyne.NewPos(marge, (s.Height-r.nom.MinSize().Height)/2))
	r.signe.Move(fyne.NewPos(s.Width-marge-signe.Width, (s.Height-signe.Height)/2))
}

// Refresh implements fyne.WidgetRenderer.
func (r *renduChampElu) Refresh() {
	r.cadre.FillColor, r.cadre.StrokeColor, r.cadre.StrokeWidth = papier, bord, 1
	if r.c.clavier {
		r.cadre.StrokeColor, r.cadre.StrokeWidth = bleu, 2
	}
	if r.nom.Color = encre; r.c.Texte == "" || r.c.Disabled() {
		r.nom.Color = grisMot
	}
	if r.c.Disabled() {
		r.cadre.FillColor = grisFond
	}
	r.ecrire(r.c.Size())
	canvas.Refresh(r.c)
}
