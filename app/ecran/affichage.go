package ecran

import (
	"fmt"
	"os"
	"slices"
	"strconv"

	"fyne.io/fyne/v2"
)

// nomAffichage names the look, in the menu and in the settings.
const nomAffichage = "Affichage"

// tailles are the sizes of everything that is shown, in hundredths. The toolkit keeps one decimal.
var tailles = []int{100, 120, 150, 200}

// Affichage is how a person wants the window on this PC: it is in no register and in no journal.
type Affichage struct {
	Palette string
	Taille  int
}

// souvenir is where the choice of a person is kept, apart from the register; fyne.Preferences is one.
type souvenir interface {
	String(cle string) string
	SetString(cle, valeur string)
	Int(cle string) int
	SetInt(cle string, valeur int)
}

// PiloteAffichage holds that choice; it knows no window.
type PiloteAffichage struct {
	Affichage
	souvenir souvenir
	OnChange func()
}

// nouvelAffichage reads what was kept: what is not known any more is the ordinary look.
func nouvelAffichage(m souvenir) *PiloteAffichage {
	a := &PiloteAffichage{Affichage: Affichage{m.String("palette"), m.Int("taille")}, souvenir: m, OnChange: func() {}}
	if placePalette(a.Palette) < 0 {
		a.Palette = palettes[0].nom
	}
	if !slices.Contains(tailles, a.Taille) {
		a.Taille = tailles[0]
	}
	return a
}

func placePalette(nom string) int {
	for i := range palettes {
		if palettes[i].nom == nom {
			return i
		}
	}
	return -1
}

// Choisir takes a look and keeps it.
func (a *PiloteAffichage) Choisir(c Affichage) {
	if c == a.Affichage || placePalette(c.Palette) < 0 || !slices.Contains(tailles, c.Taille) {
		return
	}
	a.Affichage = c
	a.souvenir.SetString("palette", c.Palette)
	a.souvenir.SetInt("taille", c.Taille)
	a.OnChange()
}

// Agrandir goes to the next size (1) or the one before (-1).
func (a *PiloteAffichage) Agrandir(pas int) {
	if i := slices.Index(tailles, a.Taille) + pas; i >= 0 && i < len(tailles) {
		a.Choisir(Affichage{a.Palette, tailles[i]})
	}
}

// echelleDuPoste is what the system was told of the scale before the person chose.
var echelleDuPoste = func() float64 {
	if e, err := strconv.ParseFloat(os.Getenv("FYNE_SCALE"), 64); err == nil && e > 0 {
		return e
	}
	return 1
}()

// appliquer gives its look to every window of the program. All that is shown is larger together, so that the
// window is as one on a smaller screen: the toolkit reads the scale in its environment alone, at each change of
// theme.
func (a Affichage) appliquer() {
	laPalette = placePalette(a.Palette)
	_ = os.Setenv("FYNE_SCALE", fmt.Sprint(echelleDuPoste*float64(a.Taille)/100))
	fyne.CurrentApp().Settings().SetTheme(Apparence())
}

// surEcran is a size on the screen, in the units of the look.
func (a Affichage) surEcran(l, h float32) fyne.Size {
	e := 100 / float32(a.Taille)
	return fyne.NewSize(l*e, h*e)
}

// habiller gives the window another look: it keeps its place on the screen, and shows less of what is larger.
func (f *Fenetre) habiller() {
	c := f.w.Canvas()
	avant, echelle := c.Size(), c.Scale()
	f.affichage.appliquer()
	if apres := c.Scale(); apres != echelle && apres > 0 {
		f.w.Resize(fyne.NewSize(avant.Width*echelle/apres, avant.Height*echelle/apres))
	}
	f.marquerAffichage()
	f.rafraichir()
	// A window that fills the screen keeps its size, and nothing tells it that its lines now break elsewhere.
	f.p.s.SurEcran(f.w.Content().Refresh)
}
