package ecran

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
)

// Refuser shows, in a window of its own, why the program cannot open: who starts it from a menu sees no
// terminal. It returns when the window is closed.
func Refuser(a fyne.App, icone []byte, raison string) {
	refusDOuvrir(a, icone, raison).ShowAndRun()
}

func refusDOuvrir(a fyne.App, icone []byte, raison string) fyne.Window {
	ParlerFrancais()
	nouvelAffichage(a.Preferences()).appliquer()
	w := a.NewWindow("Délibéré")
	w.SetIcon(fyne.NewStaticResource("icone.png", icone))
	fermer := nouveauBouton("Fermer", w.Close)
	w.SetContent(container.NewPadded(bordure(mot("Délibéré ne peut pas s'ouvrir", 20, rouge, true), container.NewHBox(layout.NewSpacer(), fermer), nil, nil, paragraphe(raison))))
	w.Resize(fyne.NewSize(640, 240))
	w.Canvas().Focus(fermer)
	return w
}
