package ecran

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"delibere/app/conseil"
)

// option is a choice of the look, in the menu and in the settings.
type option struct {
	nom    string
	choisi bool
	faire  func()
}

func (a *PiloteAffichage) optionsDePalette() (l []option) {
	for _, p := range palettes {
		l = append(l, option{conseil.Majuscule(p.nom), p.nom == a.Palette, func() { a.Choisir(Affichage{p.nom, a.Taille}) }})
	}
	return l
}

func (a *PiloteAffichage) optionsDeTaille() (l []option) {
	for _, t := range tailles {
		l = append(l, option{fmt.Sprintf("%d %%", t), t == a.Taille, func() { a.Choisir(Affichage{a.Palette, t}) }})
	}
	return l
}

// menuAffichage offers every look, the one in use checked.
func (f *Fenetre) menuAffichage() *fyne.Menu {
	a := f.affichage
	pas := func(nom string, touche fyne.KeyName, n int) *fyne.MenuItem {
		m := fyne.NewMenuItem(nom, func() { a.Agrandir(n) })
		m.Shortcut = &desktop.CustomShortcut{KeyName: touche, Modifier: fyne.KeyModifierControl}
		return m
	}
	items := []*fyne.MenuItem{pas("Agrandir", fyne.KeyEqual, 1), pas("Réduire", fyne.KeyMinus, -1), fyne.NewMenuItemSeparator()}
	for _, l := range [][]option{a.optionsDeTaille(), a.optionsDePalette()} {
		for _, o := range l {
			m := fyne.NewMenuItem(o.nom, o.faire)
			m.Checked = o.choisi
			items = append(items, m)
		}
		items = append(items, fyne.NewMenuItemSeparator())
	}
	return fyne.NewMenu(nomAffichage, items[:len(items)-1]...)
}

// vueAffichage is the part of the settings for the look of the window.
type vueAffichage struct {
	a       *PiloteAffichage
	boutons [2]*fyne.Container
	objet   fyne.CanvasObject
}

func nouvelleVueAffichage(a *PiloteAffichage) *vueAffichage {
	v := &vueAffichage{a: a}
	groupe := func(i int, titre, texte string, options []option) fyne.CanvasObject {
		v.boutons[i] = ligne()
		for _, o := range options {
			v.boutons[i].Add(nouveauBouton(o.nom, o.faire))
		}
		return carte(container.NewVBox(titreDe(titre), v.boutons[i], paragraphe(texte)))
	}
	v.objet = defilant(container.NewPadded(container.NewVBox(
		groupe(0, "Les couleurs", "Elles valent pour ce poste et pour vous seul ; les documents imprimés n'en changent pas.", a.optionsDePalette()),
		groupe(1, "La taille", "Tout grandit ensemble, le texte et ce qui l'entoure. Au clavier : Ctrl+= agrandit, Ctrl+- réduit.", a.optionsDeTaille()))), 220)
	return v
}

// rafraichir marks what is in use.
func (v *vueAffichage) rafraichir() {
	for i, options := range [][]option{v.a.optionsDePalette(), v.a.optionsDeTaille()} {
		for j, o := range options {
			b := v.boutons[i].Objects[j].(*bouton)
			b.Text, b.Importance = o.nom, widget.MediumImportance
			if o.choisi {
				b.Text, b.Importance = "✓ "+o.nom, widget.HighImportance
			}
			b.Refresh()
		}
	}
}
