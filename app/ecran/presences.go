package ecran

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"delibere/app/conseil"
)

// vuePresences is the step: the filter and what is left to call, the roll call, and under it the details of
// the member chosen.
type vuePresences struct {
	p      *Pilote
	appel  *appel
	detail *detailElu
	filtre *saisie
	aide   *widget.Label
	compte *canvas.Text
	objet  fyne.CanvasObject
}

func nouvellesPresences(p *Pilote) *vuePresences {
	v := &vuePresences{p: p, appel: nouvelAppel(p), detail: nouveauDetail(p), filtre: champ("chercher un nom", nil),
		aide: note(aideAppel), compte: mot("", 15, encre, true)}
	defilement := defilant(v.appel, 4*hautRang)
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
	v.appel.aider = func(texte string) {
		if v.aide.Text != texte {
			v.aide.SetText(texte)
		}
	}
	v.brancherFiltre()
	tous := nouveauBouton("Tous les autres présents", func() { p.TousPresents(); v.reprendre() })
	haut := container.NewVBox(ligne(large(v.filtre, 210), tous, container.NewCenter(v.compte)), v.aide)
	v.objet = bordure(container.NewPadded(haut), v.detail.objet, nil, nil, defilement)
	return v
}

// brancherFiltre: « / » in the roll call comes to the filter; Enter and the arrows go back to the rows found, Escape
// goes back to all of them.
func (v *vuePresences) brancherFiltre() {
	v.filtre.OnChanged = v.appel.filtrer
	v.filtre.OnSubmitted = func(string) { v.reprendre() }
	v.filtre.touches = map[fyne.KeyName]func(){fyne.KeyDown: v.reprendre, fyne.KeyEscape: func() {
		v.filtre.SetText("")
		v.reprendre()
	}}
	v.appel.trier = func() {
		if c := fyne.CurrentApp().Driver().CanvasForObject(v.filtre); c != nil {
			c.Focus(v.filtre)
		}
		if v.filtre.Text != "" {
			v.filtre.SetText("")
			v.reprendre()
		}
	}
}

// reprendre gives the keyboard back to the rows.
func (v *vuePresences) reprendre() {
	if c := fyne.CurrentApp().Driver().CanvasForObject(v.appel); c != nil {
		c.Focus(v.appel)
	}
	v.appel.bouger(float32(max(v.appel.place(), 0)) * hautRang)
}

func (v *vuePresences) rafraichir() {
	v.appel.rafraichir()
	v.detail.rafraichir()
	if texte := resteAAppeler(v.p.Fiche.Dossier); texte != v.compte.Text {
		v.compte.Text = texte
		v.compte.Refresh()
	}
}

// resteAAppeler says who was not called yet.
func resteAAppeler(d *conseil.Dossier) string {
	n, dernier := 0, ""
	for i := range d.Elus {
		if e := &d.Elus[i]; e.OuvertLe(d.Seance.Date) && d.Seance.Presences[e.ID] == "" {
			n++
			dernier = e.Appel()
		}
	}
	switch n {
	case 0:
		return "✓ L'appel est fait."
	case 1:
		return "Reste à appeler : " + dernier + "."
	}
	return fmt.Sprintf("Reste à appeler : %d membres.", n)
}
