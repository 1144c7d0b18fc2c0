package ecran

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
)

// coteACote lays two objects side by side, the second (or the first) as narrow as it can be; where the window is
// too narrow for both, one under the other, and the page scrolls.
type coteACote struct {
	premier bool    // the first is the narrow one
	largeur float32 // what it had last
	ne      bool    // as that of a flot
	aise    float32 // the width that the wide one asks for to have another beside it
}

// deuxColonnes sets a part of the screen at the right of another, which wants so much width beside it.
func deuxColonnes(large, etroit fyne.CanvasObject, aise float32) fyne.CanvasObject {
	return container.New(&coteACote{aise: aise}, large, etroit)
}

// sommaire sets a part of the screen at the left of another.
func sommaire(etroit, large fyne.CanvasObject, aise float32) fyne.CanvasObject {
	return container.New(&coteACote{premier: true, aise: aise}, etroit, large)
}

func (c *coteACote) roles(o []fyne.CanvasObject) (large, etroit fyne.CanvasObject) {
	if c.premier {
		return o[1], o[0]
	}
	return o[0], o[1]
}

func (c *coteACote) empile(o []fyne.CanvasObject, largeur float32) bool {
	large, etroit := c.roles(o)
	return max(plancher(large), c.aise)+etroit.MinSize().Width > largeur
}

// MinSize implements fyne.Layout.
func (c *coteACote) MinSize(o []fyne.CanvasObject) fyne.Size {
	a, b := o[0].MinSize(), o[1].MinSize()
	l := max(plancher(o[0]), plancher(o[1]))
	if c.largeur > 0 && c.empile(o, max(c.largeur, l)) {
		return fyne.NewSize(l, a.Height+b.Height)
	}
	return fyne.NewSize(l, max(a.Height, b.Height))
}

// Layout implements fyne.Layout.
func (c *coteACote) Layout(o []fyne.CanvasObject, s fyne.Size) {
	avant := c.MinSize(o)
	if c.ne || s.Width > avant.Width {
		c.largeur = s.Width
	}
	c.ne = true
	large, etroit := c.roles(o)
	if c.empile(o, s.Width) {
		c.empiler(o, large, s)
	} else {
		e := etroit.MinSize().Width
		etroit.Resize(fyne.NewSize(e, s.Height))
		large.Resize(fyne.NewSize(s.Width-e, s.Height))
		etroit.Move(fyne.NewPos(0, 0))
		large.Move(fyne.NewPos(0, 0))
		if c.premier {
			large.Move(fyne.NewPos(e, 0))
		} else {
			etroit.Move(fyne.NewPos(s.Width-e, 0))
		}
	}
	if c.MinSize(o) != avant {
		canvas.Refresh(o[0])
	}
}

// empiler gives what is left of the height to the wide one.
func (c *coteACote) empiler(o []fyne.CanvasObject, large fyne.CanvasObject, s fyne.Size) {
	reste := s.Height - o[0].MinSize().Height - o[1].MinSize().Height
	y := float32(0)
	for _, x := range o {
		h := x.MinSize().Height
		if x == large {
			h += max(reste, 0)
		}
		x.Move(fyne.NewPos(0, y))
		x.Resize(fyne.NewSize(s.Width, h))
		y += h
	}
}
