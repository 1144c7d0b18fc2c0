package ecran

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"
)

// Lieu is a screen of the window.
type Lieu string

// The screens.
const (
	LieuAccueil  Lieu = "" // the list of séances, what is due
	LieuRegistre Lieu = "registre"
	LieuConseil  Lieu = "conseil"
	LieuReglages Lieu = "reglages"
	LieuSeance   Lieu = "seance" // the workspace of the séance that is open
)

var nomsDesLieux = []struct {
	lieu Lieu
	nom  string
}{{LieuAccueil, "Accueil"}, {LieuRegistre, "Registre"}, {LieuConseil, "Conseil"}, {LieuReglages, "Réglages"}}

// Visiter goes to a screen; the séance that is open stays open behind it.
func (p *Pilote) Visiter(l Lieu) {
	if l == LieuAccueil || l == LieuSeance && p.Fiche == nil {
		p.OnMessage("", false)
		p.Accueil()
		return
	}
	p.Lieu = l
	p.OnMessage("", false)
	p.retenir("", 0)
	p.OnChange()
}

// onglet is a quiet button of the bar; a line under it says that its screen is shown.
type onglet struct {
	*bouton
	trait *canvas.Rectangle
	objet fyne.CanvasObject
}

func nouvelOnglet(nom string, aller func()) *onglet {
	o := &onglet{bouton: nouveauBouton(nom, aller), trait: canvas.NewRectangle(color.Transparent)}
	o.Importance = widget.LowImportance
	o.trait.SetMinSize(fyne.NewSize(1, 3))
	o.objet = bordure(nil, o.trait, nil, nil, o.bouton)
	return o
}

func (o *onglet) montrer(choisi bool) {
	o.trait.FillColor = color.Transparent
	if choisi {
		o.trait.FillColor = bleu
	}
	o.trait.Refresh()
}

// barre is the line at the top: the screens, the séance that is open, and its steps.
type barre struct {
	p       *Pilote
	lieux   map[Lieu]*onglet
	etapes  map[Etape]*onglet
	exemple fyne.CanvasObject
	pas     *fyne.Container // the steps
	filet   *widget.Separator
	objet   fyne.CanvasObject
}

func nouvelleBarre(p *Pilote) *barre {
	b := &barre{p: p, lieux: map[Lieu]*onglet{}, etapes: map[Etape]*onglet{}, exemple: marqueExemple(), pas: ligne(), filet: widget.NewSeparator()}
	haut := ligne()
	for _, l := range nomsDesLieux {
		b.lieux[l.lieu] = nouvelOnglet(l.nom, func() { p.Visiter(l.lieu) })
		haut.Add(b.lieux[l.lieu].objet)
	}
	seance := nouvelOnglet("", func() { p.Visiter(LieuSeance) })
	b.lieux[LieuSeance] = seance
	for _, e := range nomsDesEtapes {
		b.etapes[e.etape] = nouvelOnglet(e.nom, func() { p.Aller(e.etape) })
		b.pas.Add(b.etapes[e.etape].objet)
	}
	haut.Objects = append(haut.Objects, b.filet, seance.objet, b.exemple, layout.NewSpacer(), b.pas)
	b.objet = container.NewVBox(container.NewPadded(haut), widget.NewSeparator())
	return b
}

// rafraichir says where one is, and which séance is open.
func (b *barre) rafraichir() {
	for l, o := range b.lieux {
		o.montrer(l == b.p.Lieu)
	}
	for e, o := range b.etapes {
		o.montrer(e == b.p.Etape)
	}
	seance := b.lieux[LieuSeance]
	if b.p.Fiche == nil {
		seance.objet.Hide()
		b.filet.Hide()
		b.exemple.Hide()
		b.pas.Hide()
		return
	}
	seance.SetText("Séance du " + b.p.Fiche.Date.Longue())
	seance.objet.Show()
	b.filet.Show()
	b.exemple.Hide()
	if b.p.Fiche.Exemple {
		b.exemple.Show()
	}
	b.pas.Hide()
	if b.p.Lieu == LieuSeance {
		b.pas.Show()
	}
}
