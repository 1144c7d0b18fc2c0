package ecran

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// A file dialog stands whole in the window, its buttons included.
func TestDialogueDansLaFenetre(t *testing.T) {
	t.Setenv("HOME", t.TempDir())
	f := ouvrir(t, nouveauBanc())
	f.w.Resize(fyne.NewSize(1340, 720))
	enregistrerSous(f.p, f.w, "acte.pdf", nil, "fait")
	haut, ok := f.w.Canvas().Overlays().Top().(fyne.Widget)
	if !ok {
		t.Fatal("aucun dialogue")
	}
	vu := false
	for _, o := range haut.CreateRenderer().Objects() {
		if d, ok := o.(*widget.PopUp); ok {
			vu = true
			if p, s, w := d.Position(), d.Size(), f.w.Canvas().Size(); p.X <= 0 || p.Y <= 0 || p.X+s.Width >= w.Width || p.Y+s.Height >= w.Height {
				t.Errorf("le dialogue est en %v, de taille %v, dans %v", p, s, w)
			}
		}
	}
	if !vu {
		t.Error("le dialogue n'est pas trouvé")
	}
	f.w.Canvas().Unfocus()
	f.w.Canvas().OnTypedKey()(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if f.w.Canvas().Overlays().Top() != nil {
		t.Error("Échap ne ferme pas le dialogue")
	}
	if f.w.Canvas().OnTypedKey()(&fyne.KeyEvent{Name: fyne.KeyF1}); f.p.Lieu != LieuAide {
		t.Error("les touches de la fenêtre ne reviennent pas")
	}
}
