package ecran

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"delibere/app/rne"
)

// zoneColler is where rows are pasted, by Ctrl+V, Enter or a click: it shows none of their text, which may
// be anything.
type zoneColler struct {
	touche
	coller func(texte string)
}

func nouvelleZoneColler(contenu fyne.CanvasObject, coller func(string)) *zoneColler {
	z := &zoneColler{coller: coller}
	z.touche = *nouvelleTouche(contenu, func() { coller(fyne.CurrentApp().Clipboard().Content()) })
	z.ExtendBaseWidget(z)
	return z
}

// TypedShortcut implements fyne.Shortcutable.
func (z *zoneColler) TypedShortcut(s fyne.Shortcut) {
	if c, ok := s.(*fyne.ShortcutPaste); ok {
		z.coller(c.Clipboard.Content())
	}
}

// vueCollage is the paste of a tableau: the zone, then what was read of it, row by row, before it is taken.
type vueCollage struct {
	x       *PiloteCollage
	zone    *zoneColler
	resume  *widget.Label
	lignes  *fyne.Container
	prendre *bouton
	gestes  *fyne.Container
	objet   *fyne.Container
}

func nouvelleVueCollage(c *PiloteConseil, fini func()) *vueCollage {
	v := &vueCollage{x: nouveauPiloteCollage(c), resume: paragraphe(""), lignes: container.NewVBox()}
	v.x.OnChange = v.montrer
	coller := func(texte string) {
		v.x.Coller(texte)
		if l := v.x.Collage; l != nil && len(l.Fautes()) == 0 {
			if c := fyne.CurrentApp().Driver().CanvasForObject(v.zone); c != nil {
				c.Focus(v.prendre)
			}
		}
	}
	v.zone = nouvelleZoneColler(carte(container.NewVBox(paragraphe("Cliquez ici, ou tapez Ctrl+V, pour coller les lignes copiées dans le tableur."),
		note("Une ligne par élu, dans l'ordre du tableau : nom, prénom, civilité, fonction, début du mandat ; l'ordre des colonnes est libre."))), coller)
	v.prendre = nouveauBouton("Prendre ces élus", func() {
		if v.x.Prendre() {
			fini()
		}
	})
	v.prendre.Importance = widget.HighImportance
	v.gestes = ligne(v.prendre, nouveauBouton("Échanger nom et prénom", v.x.Echanger), layout.NewSpacer())
	renoncer := nouveauBouton("Renoncer au collage", func() {
		v.x.Renoncer()
		fini()
	})
	v.objet = container.NewVBox(v.zone, bordure(nil, nil, nil, renoncer, v.resume), v.gestes, v.lignes)
	v.montrer()
	return v
}

var colonnesCollage = colonnes{44, 60, 170, 200, 210, 110, 0}

func (v *vueCollage) montrer() {
	v.resume.Importance = widget.MediumImportance
	v.resume.SetText(v.x.Resume())
	v.gestes.Hide()
	v.lignes.Objects = nil
	if v.x.Faute != "" {
		v.resume.Importance = widget.DangerImportance
		v.resume.SetText("✗ " + v.x.Resume())
	}
	if l := v.x.Collage; l != nil {
		v.gestes.Show()
		ouvrirOuFermer(v.prendre, len(l.Fautes()) > 0)
		v.lignes.Add(rangCollage(true, "ligne", "", "Prénom", "Nom", "Fonction", "Début", ""))
		v.lignes.Add(widget.NewSeparator())
		for _, x := range l.Lignes {
			v.lignes.Add(rangDuCollage(x))
		}
	}
	v.lignes.Refresh()
}

func rangDuCollage(x rne.LigneCollee) fyne.CanvasObject {
	e, remarque := x.Elu, x.Doute
	if x.Faute != "" {
		remarque = "✗ " + x.Faute
	}
	o := rangCollage(false, fmt.Sprint(x.Numero), string(e.Civilite), abreger(e.Prenom, 22), abreger(e.Nom, 24), abreger(e.Fonction, 28), enDate(e.Debut), remarque)
	t := o.Objects[6].(*canvas.Text)
	t.Color = grisMot
	if x.Faute != "" {
		t.Color = rouge
	}
	return o
}

func rangCollage(gras bool, textes ...string) *fyne.Container {
	o := container.New(colonnesCollage)
	for _, s := range textes {
		o.Add(mot(strings.TrimSpace(s), 14, encre, gras))
	}
	return o
}
