package ecran

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// The parts of the settings besides the commune.
const (
	partiePapier       = "Papier"
	partieTransmission = "Transmission"
	partieModeles      = "Modèles"
	partieAffichage    = nomAffichage
)

// partie is a part of a screen, built when it is first shown; its vue is nil when the screen shows it.
type partie struct {
	nom        string
	construire func() (fyne.CanvasObject, vue)
	onglet     *onglet
	objet      fyne.CanvasObject
	vue        vue
}

// parties shows one part of a screen at a time.
type parties struct {
	liste []*partie
	place int
	barre *fyne.Container
	corps *fyne.Container
}

func nouvellesParties(liste ...partie) *parties {
	p := &parties{barre: ligne(), corps: container.NewStack()}
	for _, x := range liste {
		x.onglet = nouvelOnglet(x.nom, func() { p.ouvrir(x.nom) })
		p.liste = append(p.liste, &x)
		p.barre.Add(x.onglet.objet)
	}
	p.ouvrir(p.liste[0].nom)
	return p
}

// ouvrir shows a part, and returns what shows it.
func (p *parties) ouvrir(nom string) vue {
	for i, x := range p.liste {
		x.onglet.montrer(x.nom == nom)
		if x.nom != nom {
			continue
		}
		p.place = i
		if x.objet == nil {
			x.objet, x.vue = x.construire()
		}
		p.corps.Objects = []fyne.CanvasObject{x.objet}
		p.corps.Refresh()
	}
	p.rafraichir()
	return p.liste[p.place].vue
}

// rafraichir shows again what the part shown shows.
func (p *parties) rafraichir() {
	if v := p.liste[p.place].vue; v != nil {
		v.rafraichir()
	}
}
