// Command fenetre-vide opens a window with one word and nothing else, or with one empty field ("champ"): what
// the first image of Délibéré, and a key in its texts, are measured against.
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
	if len(os.Args) > 1 && os.Args[1] == "champ" {
		champ := widget.NewMultiLineEntry()
		w.SetContent(champ)
		w.Canvas().Focus(champ)
	}
	w.ShowAndRun()
}
