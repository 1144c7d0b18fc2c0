package ecran

import (
	"sort"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"delibere/app/secretariat"
)

// texteCoupe is a text on one line, cut where its place ends. It is drawn as one word: a label of the toolkit
// costs ten times as much in a list that changes at each key.
type texteCoupe struct {
	morceaux []secretariat.Morceau // the words found stand in bold
	modeles  [2]*canvas.Text       // how a piece is drawn, and a word found
}

// nouveauTexteCoupe draws the pieces like ordinaire, the words found like trouve.
func nouveauTexteCoupe(ordinaire, trouve *canvas.Text) *fyne.Container {
	return container.New(&texteCoupe{modeles: [2]*canvas.Text{ordinaire, trouve}})
}

// ecrireCoupe writes in a texteCoupe.
func ecrireCoupe(o *fyne.Container, morceaux ...secretariat.Morceau) {
	o.Layout.(*texteCoupe).morceaux = morceaux
	for len(o.Objects) < len(morceaux) {
		o.Objects = append(o.Objects, canvas.NewText("", encre))
	}
	o.Layout.Layout(o.Objects, o.Size())
	for _, x := range o.Objects {
		x.Refresh()
	}
}

// MinSize implements fyne.Layout.
func (t *texteCoupe) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(1, t.modeles[0].MinSize().Height)
}

// Layout implements fyne.Layout.
func (t *texteCoupe) Layout(o []fyne.CanvasObject, s fyne.Size) {
	x := float32(0)
	for i := range o {
		m := o[i].(*canvas.Text)
		if i >= len(t.morceaux) || x >= s.Width {
			m.Text = ""
			m.Resize(fyne.NewSize(0, 0))
			continue
		}
		modele := t.modeles[0]
		if t.morceaux[i].Trouve {
			modele = t.modeles[1]
		}
		m.Color, m.TextSize, m.TextStyle = modele.Color, modele.TextSize, modele.TextStyle
		m.Text = couper(t.morceaux[i].Texte, m, s.Width-x)
		taille := m.MinSize()
		m.Move(fyne.NewPos(x, 0))
		m.Resize(fyne.NewSize(taille.Width, s.Height))
		if x += taille.Width; m.Text != t.morceaux[i].Texte {
			x = s.Width
		}
	}
}

// couper is the text, or its beginning that fits in a width.
func couper(texte string, m *canvas.Text, large float32) string {
	mesure := func(s string) float32 { return fyne.MeasureText(s, m.TextSize, m.TextStyle).Width }
	if mesure(texte) <= large {
		return texte
	}
	r := []rune(texte)
	n := sort.Search(len(r), func(k int) bool { return mesure(string(r[:k])+"…") > large })
	if n < 2 {
		return ""
	}
	return string(r[:n-1]) + "…"
}
