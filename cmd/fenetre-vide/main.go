// Command fenetre-vide opens a window with one word and nothing else, or with one empty field ("champ"), or
// with one box to tick ("case"): what the first image of Délibéré, and its keys, are measured against.
package main

import (
	"image/color"
	"os"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// clair is the theme of the toolkit, light whatever the system says: as white as ours.
type clair struct{ fyne.Theme }

// Color implements fyne.Theme.
func (c clair) Color(n fyne.ThemeColorName, _ fyne.ThemeVariant) color.Color {
	return c.Theme.Color(n, theme.VariantLight)
}

func main() {
	a := app.NewWithID("fr.delibere.vide")
	a.Settings().SetTheme(clair{theme.DefaultTheme()})
	w := a.NewWindow("vide")
	w.Resize(fyne.NewSize(1340, 720))
	w.SetContent(widget.NewLabel("Délibéré"))
	if len(os.Args) > 1 {
		montrer(w, os.Args[1])
	}
	w.ShowAndRun()
}

// montrer shows one widget, which takes the keys.
func montrer(w fyne.Window, quoi string) {
	var o interface {
		fyne.CanvasObject
		fyne.Focusable
	} = widget.NewMultiLineEntry()
	if quoi == "case" {
		o = widget.NewCheck("Délibéré", nil)
	}
	w.SetContent(o)
	w.Canvas().Focus(o)
}
