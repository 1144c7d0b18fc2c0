package ecran

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/widget"
)

// lieuxDuDisque are the places that the file dialog of the toolkit names in English, whatever its language.
var lieuxDuDisque = map[string]string{"Home": "Mon dossier", "Computer": "Ordinateur", "Desktop": "Bureau", "Downloads": "Téléchargements",
	"App Files": "Fichiers du programme", "Music": "Musique", "Pictures": "Images", "Videos": "Vidéos"}

// montrerDialogue shows a file dialog, large and in French, with its title.
func montrerDialogue(d *dialog.FileDialog, titre string, w fyne.Window) {
	d.SetTitleText(titre)
	d.Show()
	d.Resize(fyne.NewSize(900, 600)) // the toolkit crashes when it is done before
	// What holds the dialog has no type that one can name: its drawing is what it holds.
	if haut, ok := w.Canvas().Overlays().Top().(fyne.Widget); ok {
		for _, o := range haut.CreateRenderer().Objects() {
			centrer(o, w.Canvas().Size())
			franciser(o)
		}
	}
}

// centrer puts a dialog in the middle of the window: the toolkit does it for the size that it had before.
func centrer(o fyne.CanvasObject, fenetre fyne.Size) {
	if d, ok := o.(*widget.PopUp); ok {
		d.Move(fyne.NewPos(max(fenetre.Width-d.Size().Width, 0)/2, max(fenetre.Height-d.Size().Height, 0)/2))
	}
}

// franciser puts French words on the list of places of a dialog: its lines are an icon and a label.
func franciser(o fyne.CanvasObject) {
	switch o := o.(type) {
	case *widget.PopUp:
		franciser(o.Content)
	case *container.Split:
		franciser(o.Leading)
		franciser(o.Trailing)
	case *container.Scroll:
		franciser(o.Content)
	case *container.ThemeOverride:
		franciser(o.Content)
	case *fyne.Container:
		for _, x := range o.Objects {
			franciser(x)
		}
	case *widget.List:
		montrer := o.UpdateItem
		o.UpdateItem = func(i widget.ListItemID, ligne fyne.CanvasObject) {
			montrer(i, ligne)
			traduireLigne(ligne)
		}
		o.Refresh()
	}
}

func traduireLigne(ligne fyne.CanvasObject) {
	c, ok := ligne.(*fyne.Container)
	if !ok {
		return
	}
	for _, x := range c.Objects {
		if l, ok := x.(*widget.Label); ok && lieuxDuDisque[l.Text] != "" {
			l.SetText(lieuxDuDisque[l.Text])
		}
	}
}
