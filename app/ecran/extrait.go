package ecran

import (
	"context"
	"fmt"
	"image"
	"strconv"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"
)

// vueExtrait is the step: the extrait of the point chosen as it will print, page by page.
type vueExtrait struct {
	p       *Pilote
	fenetre fyne.Window
	montre  *Apercus

	image      *canvas.Image
	defilement *container.Scroll
	pages      *widget.Label
	refus      *widget.Label
	imprimante *selecteur
	copies     *saisie
	rectoVerso *caseACocher
	signataire *signataire
	objet      fyne.CanvasObject
}

// Apercus is what the preview shows and does, without a widget: one PDF, one of its pages.
type Apercus struct {
	p    *Pilote
	PDF  []byte
	Nom  string
	Page int // from 0
	De   int // pages in all
	DPI  int

	tour     int // each demand has a number: an answer that comes late is dropped
	revision int64
	mairie   int // of the Pilote
	point    int // that was asked for
	rendu    int // that PDF is of
	OnImage  func(img image.Image)
	OnRefus  func(texte string)
}

// zooms are the resolutions offered, in dots per inch.
var zooms = []int{75, 100, 150}

func nouveauxApercus(p *Pilote) *Apercus {
	return &Apercus{p: p, DPI: zooms[1], OnImage: func(image.Image) {}, OnRefus: func(string) {}}
}

// Actualiser makes the PDF of the point chosen again when the séance or the paper of the commune has
// changed, or when it was refused: an annexe that was missing may be back.
func (a *Apercus) Actualiser() {
	f := a.p.Fiche
	if f == nil || a.revision == f.Revision && a.mairie == a.p.mairie && a.point == a.p.Point && a.PDF != nil {
		return
	}
	if a.point != a.p.Point {
		a.Page = 0
	}
	a.revision, a.mairie, a.point = f.Revision, a.p.mairie, a.p.Point
	a.tour++
	tour, point := a.tour, a.p.Point
	a.p.s.EnFond(func() {
		pdf, nom, err := a.p.s.Documents.Extrait(f, point)
		a.p.s.SurEcran(func() {
			if tour != a.tour {
				return
			}
			if err != nil {
				a.PDF, a.Nom, a.De = nil, "", 0
				a.OnRefus(phrase(err))
				return
			}
			a.PDF, a.Nom, a.De, a.rendu = pdf, nom, 0, point
			a.OnRefus("")
			a.dessiner()
		})
	})
}

// Tourner shows another page, Zoomer another scale.
func (a *Apercus) Tourner(pas int) {
	if p := a.Page + pas; a.PDF != nil && p >= 0 && p < a.De {
		a.Page = p
		a.dessiner()
	}
}

// Zoomer shows the page at another resolution.
func (a *Apercus) Zoomer(dpi int) {
	if a.DPI = dpi; a.PDF != nil {
		a.dessiner()
	}
}

func (a *Apercus) dessiner() {
	a.tour++
	tour, pdf, page, dpi := a.tour, a.PDF, a.Page, a.DPI
	a.p.s.EnFond(func() {
		img, n, err := a.p.s.Apercu.Page(context.Background(), pdf, page, dpi)
		a.p.s.SurEcran(func() {
			if tour != a.tour {
				return
			}
			if err != nil {
				a.OnRefus(phrase(err))
				return
			}
			a.De = n
			a.OnImage(img)
		})
	})
}

func nouvelExtrait(p *Pilote, w fyne.Window) *vueExtrait {
	v := &vueExtrait{p: p, fenetre: w, montre: nouveauxApercus(p), image: &canvas.Image{FillMode: canvas.ImageFillContain},
		pages: widget.NewLabel(""), refus: paragraphe(""), copies: nouvelleSaisie(1), rectoVerso: nouvelleCase("recto verso", nil)}
	v.copies.SetText("1")
	v.refus.Importance = widget.DangerImportance
	v.refus.Hide()
	v.imprimante = nouveauSelecteur(nil, nil)
	v.imprimante.PlaceHolder = "imprimante"
	v.montre.OnImage = v.montrerImage
	v.montre.OnRefus = v.montrerRefus
	var echelles []string
	for _, z := range zooms {
		echelles = append(echelles, strconv.Itoa(z)+" %")
	}
	zoom := nouveauSelecteur(echelles, func(s string) {
		if n, err := strconv.Atoi(strings.TrimSuffix(s, " %")); err == nil && n != v.montre.DPI {
			v.montre.Zoomer(n)
		}
	})
	zoom.SetSelectedIndex(1)
	enregistrer := nouveauBouton("Enregistrer le PDF…", v.enregistrer)
	enregistrer.Importance = widget.HighImportance
	v.signataire = nouveauSignataire(v)
	haut := ligne(nouveauBouton("◀ Page", func() { v.montre.Tourner(-1) }), v.pages, nouveauBouton("Page ▶", func() { v.montre.Tourner(1) }), zoom, layout.NewSpacer(), enregistrer)
	bas := ligne(nouveauBouton("Imprimer…", v.imprimer), v.imprimante, container.NewCenter(mot("copies", 13, encre, false)), large(v.copies, 46), v.rectoVerso, layout.NewSpacer(), v.signataire.objet)
	v.defilement = container.NewScroll(container.NewCenter(v.image))
	v.objet = bordure(container.NewPadded(container.NewVBox(haut, bas, v.refus)), nil, nil, nil, container.NewStack(canvas.NewRectangle(grisLigne), v.defilement))
	return v
}

func (v *vueExtrait) rafraichir() {
	v.montre.Actualiser()
	v.signataire.rafraichir()
	if v.imprimante.Options == nil {
		v.imprimante.Options = []string{}
		v.p.s.EnFond(func() {
			liste, err := v.p.s.Imprimante.Liste(context.Background())
			v.p.s.SurEcran(func() {
				if err == nil && len(liste) > 0 {
					v.imprimante.Options = liste
					v.imprimante.SetSelectedIndex(0)
				}
			})
		})
	}
}

func (v *vueExtrait) montrerImage(img image.Image) {
	v.image.Image = img
	taille := img.Bounds().Size()
	v.image.SetMinSize(fyne.NewSize(float32(taille.X), float32(taille.Y)))
	v.image.Show()
	v.image.Refresh()
	v.defilement.ScrollToTop()
	v.pages.SetText(fmt.Sprintf("page %d sur %d", v.montre.Page+1, v.montre.De))
}

func (v *vueExtrait) montrerRefus(texte string) {
	v.refus.SetText(texte)
	if texte == "" {
		v.refus.Hide()
		return
	}
	v.refus.Show()
	v.image.Hide()
	v.pages.SetText("")
}

func (v *vueExtrait) enregistrer() {
	if v.montre.PDF == nil {
		v.p.faute(fmt.Errorf("l'extrait ne peut pas être enregistré : corrigez d'abord ce que dit la ligne rouge"))
		return
	}
	enregistrerSous(v.p, v.fenetre, v.montre.Nom, v.montre.PDF, "PDF enregistré")
}

func (v *vueExtrait) imprimer() {
	if v.montre.PDF == nil {
		v.p.faute(fmt.Errorf("l'extrait ne peut pas être imprimé : corrigez d'abord ce que dit la ligne rouge"))
		return
	}
	copies, err := strconv.Atoi(strings.TrimSpace(v.copies.Text))
	if err != nil || copies < 1 || copies > 99 {
		v.p.faute(fmt.Errorf("« %s » n'est pas un nombre de copies ; tapez un nombre de 1 à 99", v.copies.Text))
		return
	}
	pdf, nom, imprimante, rectoVerso := v.montre.PDF, v.montre.Nom, v.imprimante.Selected, v.rectoVerso.Checked
	v.p.dire("Envoi à l'imprimante…")
	v.p.s.EnFond(func() {
		travail, err := v.p.s.Imprimante.Imprimer(context.Background(), imprimante, pdf, nom, copies, rectoVerso)
		v.p.s.SurEcran(func() {
			if !v.p.faute(err) {
				v.suivre(travail, "", time.Second)
			}
		})
	})
}

// suivre says at the foot where a job stands, each time that it changes, until it ends. It asks less and
// less often: a printer may be off until tomorrow.
func (v *vueExtrait) suivre(travail, dit string, delai time.Duration) {
	v.p.s.EnFond(func() {
		texte, fini, err := v.p.s.Imprimante.Etat(context.Background(), travail)
		v.p.s.SurEcran(func() {
			if v.p.faute(err) {
				return
			}
			if texte != dit {
				v.p.dire("%s", texte)
			}
			if !fini {
				v.p.s.Apres(delai, func() { v.suivre(travail, texte, min(2*delai, time.Minute)) })
			}
		})
	})
}
