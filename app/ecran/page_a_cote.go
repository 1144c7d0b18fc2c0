package ecran

import (
	"fmt"
	"image"
	"image/draw"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// pageACote shows the page as it will print beside the fields, each time that an act has changed it: at the
// smallest scale, where the margins of the paper are cut, it is read beside the contrôle on a screen of 1366.
type pageACote struct {
	montre     *Apercus
	page       int // that is shown
	image      *canvas.Image
	pages      *widget.Label
	refus      *widget.Label
	defilement *container.Scroll
	objet      fyne.CanvasObject
	ouverte    bool
}

func nouvellePageACote(p *Pilote) *pageACote {
	c := &pageACote{montre: nouveauxApercus(p), image: &canvas.Image{FillMode: canvas.ImageFillOriginal}, pages: widget.NewLabel(""), refus: paragraphe("")}
	c.montre.DPI = zooms[0]
	c.montre.OnImage, c.montre.OnRefus = c.montrerImage, c.montrerRefus
	c.refus.Importance = widget.DangerImportance
	c.refus.Hide()
	c.defilement = container.NewScroll(container.NewCenter(c.image))
	c.defilement.SetMinSize(fyne.NewSize(0, 220))
	tourner := ligne(nouveauBouton("◀", func() { c.montre.Tourner(-1) }), c.pages, nouveauBouton("▶", func() { c.montre.Tourner(1) }))
	feuille := bordure(container.NewPadded(container.NewVBox(tourner, c.refus)), nil, nil, nil, container.NewStack(canvas.NewRectangle(grisLigne), c.defilement))
	c.objet = container.New(&pageLarge{float32(utile(595*zooms[0]/72)) + 18}, feuille)
	return c
}

// pageLarge gives a page its width, and less of it where there is less: it scrolls then.
type pageLarge struct{ large float32 }

// MinSize implements fyne.Layout.
func (p *pageLarge) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(p.large, o[0].MinSize().Height)
}

// Layout implements fyne.Layout.
func (p *pageLarge) Layout(o []fyne.CanvasObject, s fyne.Size) { o[0].Resize(s) }

func (p *pageLarge) ordinaire([]fyne.CanvasObject) float32 { return p.large }

func (p *pageLarge) plancher(o []fyne.CanvasObject) float32 { return o[0].MinSize().Width }

// utile is what is left of a page of so many dots without most of its margins.
func utile(large int) int { return large - 2*marginale(large) }

func marginale(large int) int { return large * 52 / 595 }

// sansMarges cuts the sides of a page, which are white. The toolkit paints a whole image only: it is a copy.
func sansMarges(img image.Image) image.Image {
	b := img.Bounds()
	coupe := image.NewRGBA(image.Rect(0, 0, utile(b.Dx()), b.Dy()))
	draw.Draw(coupe, coupe.Bounds(), img, b.Min.Add(image.Pt(marginale(b.Dx()), 0)), draw.Src)
	return coupe
}

func (c *pageACote) montrerImage(img image.Image) {
	img = sansMarges(img)
	c.image.Image = img
	taille := img.Bounds().Size()
	c.image.SetMinSize(fyne.NewSize(float32(taille.X), float32(taille.Y)))
	c.image.Show()
	c.image.Refresh()
	// The same page, written again, stays where one was reading it.
	if c.page != c.montre.Page {
		c.page = c.montre.Page
		c.defilement.ScrollToTop()
	}
	c.pages.SetText(fmt.Sprintf("page %d sur %d", c.montre.Page+1, c.montre.De))
}

func (c *pageACote) montrerRefus(texte string) {
	c.refus.SetText(texte)
	if c.refus.Hide(); texte != "" {
		c.refus.Show()
		c.image.Hide()
		c.pages.SetText("")
	}
}

// mettreLaPage shows the page beside the text, in the place of the agenda, or takes it away.
func (v *vuePoints) mettreLaPage() {
	if v.cote == nil {
		v.cote = nouvellePageACote(v.p)
	}
	v.enregistrer()
	if v.cote.ouverte = !v.cote.ouverte; v.cote.ouverte {
		v.aLaPage.Text = "Page à côté ✓"
		v.racine.Objects = []fyne.CanvasObject{deuxColonnes(v.milieu, v.cote.objet, 400)}
		v.cote.montre.Actualiser()
	} else {
		v.aLaPage.Text = "Page à côté"
		v.racine.Objects = []fyne.CanvasObject{sommaire(v.ordre.objet, v.milieu, 430)}
	}
	v.aLaPage.Refresh()
	v.racine.Refresh()
}
