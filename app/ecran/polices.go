package ecran

import (
	"fyne.io/fyne/v2"
)

// chargerPolices reads the letters, plain and bold, while the system is asked for a window: nothing else is
// measured until what it returns has waited for them.
func chargerPolices(s Services) (attendre func()) {
	lues := make(chan struct{})
	s.EnFond(func() {
		defer close(lues)
		for _, gras := range []bool{true, false} {
			fyne.MeasureText("a", 15, fyne.TextStyle{Bold: gras})
		}
	})
	return func() { <-lues }
}
