package ecran

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// ajuster shortens a text that would be wider than its place.
func ajuster(t *canvas.Text, large float32) {
	for n := len([]rune(t.Text)); n > 2 && t.MinSize().Width > large; n = len([]rune(t.Text)) {
		t.Text = abreger(t.Text, min(n-1, max(2, int(float32(n)*large/t.MinSize().Width))))
	}
}

func abreger(s string, n int) string {
	if r := []rune(s); len(r) > n {
		return string(r[:n-1]) + "…"
	}
	return s
}

func mot(texte string, taille float32, couleur color.Color, gras bool) *canvas.Text {
	t := canvas.NewText(texte, couleur)
	t.TextSize = taille
	t.TextStyle.Bold = gras
	return t
}

func paragraphe(texte string) *widget.Label {
	l := widget.NewLabel(texte)
	l.Wrapping = fyne.TextWrapWord
	return l
}
