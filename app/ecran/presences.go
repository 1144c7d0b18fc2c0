package ecran

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// vuePresences is the step: the roll call, and under it the details of the member chosen.
type vuePresences struct {
	appel  *appel
	detail *detailElu
	objet  fyne.CanvasObject
}

func nouvellesPresences(p *Pilote) *vuePresences {
	v := &vuePresences{appel: nouvelAppel(p), detail: nouveauDetail(p)}
	defilement := container.NewVScroll(v.appel)
	v.appel.bouger = func(y float32) {
		haut := defilement.Size().Height
		switch {
		case y < defilement.Offset.Y:
			defilement.ScrollToOffset(fyne.NewPos(0, y))
		case y+hautRang > defilement.Offset.Y+haut:
			defilement.ScrollToOffset(fyne.NewPos(0, y+hautRang-haut))
		}
	}
	v.appel.valider = v.detail.prendre
	aide := mot("Au clavier : P présent, E excusé, A absent ; les flèches changent de ligne, Entrée va au pouvoir et aux mouvements.", 13, grisMot, false)
	v.objet = container.NewBorder(container.NewPadded(aide), v.detail.objet, nil, nil, defilement)
	return v
}

func (v *vuePresences) rafraichir() {
	v.appel.rafraichir()
	v.detail.rafraichir()
}
