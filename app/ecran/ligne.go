package ecran

import "fyne.io/fyne/v2"

// alaLigne puts objects side by side and goes to the next line when there is no room left. Its height is that
// of the width it had last.
type alaLigne struct {
	ecart float32
	large float32
}

// MinSize implements fyne.Layout.
func (l *alaLigne) MinSize(o []fyne.CanvasObject) fyne.Size {
	var s fyne.Size
	for _, x := range o {
		if x.Visible() {
			s.Width = max(s.Width, x.MinSize().Width)
		}
	}
	s.Height = l.ranger(o, max(l.large, s.Width), false)
	return s
}

// Layout implements fyne.Layout.
func (l *alaLigne) Layout(o []fyne.CanvasObject, s fyne.Size) {
	l.large = s.Width
	l.ranger(o, s.Width, true)
}

// ranger places the objects and returns the height that they take.
func (l *alaLigne) ranger(o []fyne.CanvasObject, large float32, placer bool) float32 {
	x, y, haut := float32(0), float32(0), float32(0)
	var ligne []fyne.CanvasObject
	finir := func() {
		gauche := float32(0)
		for _, c := range ligne {
			m := c.MinSize()
			if placer {
				c.Move(fyne.NewPos(gauche, y+(haut-m.Height)/2))
				c.Resize(m)
			}
			gauche += m.Width + l.ecart
		}
		ligne = ligne[:0]
	}
	for _, c := range o {
		if !c.Visible() {
			continue
		}
		m := c.MinSize()
		if x > 0 && x+m.Width > large+0.5 {
			finir()
			x, y, haut = 0, y+haut+l.ecart, 0
		}
		ligne = append(ligne, c)
		x, haut = x+m.Width+l.ecart, max(haut, m.Height)
	}
	finir()
	return y + haut
}
