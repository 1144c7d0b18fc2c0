package ecran

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// outilsDeTexte is the line of what one does to the text of a point, above it.
func (v *vuePoints) outilsDeTexte() fyne.CanvasObject {
	v.aLaPage = nouveauBouton("Page à côté", v.mettreLaPage)
	return ligne(nouveauBouton("Gras", v.mettreEnGras), nouveauBouton("Liste", v.mettreEnListe), nouveauBouton("Chercher et remplacer", func() { v.remplacer.ouvrir() }), v.aLaPage)
}

// mettreEnGras and mettreEnListe act on the field in which one was writing, and go back to it.
func (v *vuePoints) mettreEnGras() { v.surLeTexte((*editeur).mettreEnGras) }

func (v *vuePoints) mettreEnListe() { v.surLeTexte((*editeur).mettreEnListe) }

func (v *vuePoints) surLeTexte(geste func(*editeur)) {
	e, ok := v.fenetre.Canvas().Focused().(*editeur)
	if !ok {
		e = v.ecrivant
	}
	if e == nil {
		v.p.dire("Cliquez d'abord dans l'exposé, les visas, les considérants ou le dispositif.")
		return
	}
	if v.fenetre.Canvas().Focused() != fyne.Focusable(e) {
		v.fenetre.Canvas().Focus(e)
	}
	geste(e)
}

// gestesDeTexte are the entries of the menu « Édition » that are about the text of a point: a shortcut that is
// not on a menu is swallowed by the field.
func (f *Fenetre) gestesDeTexte() []*fyne.MenuItem {
	article := func(nom string, touche fyne.KeyName, majuscule fyne.KeyModifier, faire func(*vuePoints)) *fyne.MenuItem {
		m := fyne.NewMenuItem(nom, func() {
			if f.p.Lieu == LieuSeance && f.p.Etape == EtapePoints && f.points != nil {
				faire(f.points)
				return
			}
			f.dire("Ouvrez d'abord le texte d'un point : Ctrl+2.", false)
		})
		m.Shortcut = &desktop.CustomShortcut{KeyName: touche, Modifier: fyne.KeyModifierControl | majuscule}
		return m
	}
	return []*fyne.MenuItem{fyne.NewMenuItemSeparator(),
		article("Gras", fyne.KeyB, 0, (*vuePoints).mettreEnGras), article("Liste", fyne.KeyB, fyne.KeyModifierShift, (*vuePoints).mettreEnListe),
		article("Chercher et remplacer dans le texte", fyne.KeyH, 0, func(v *vuePoints) { v.remplacer.ouvrir() }),
		article("Page à côté du texte", fyne.KeyJ, 0, (*vuePoints).mettreLaPage)}
}
