package ecran

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"
)

// montrerA shows the window on a screen of so many pixels, where a unit is so many hundredths of one, and lets the
// heights that follow from the widths come to rest, as the images of a real window do.
func montrerA(f *Fenetre, l, h float32, taille int) {
	const cadreDuBureau = 30 // the title of the window
	echelle := float32(taille) / 100
	f.w.Resize(fyne.NewSize(l/echelle, (h-cadreDuBureau)/echelle-36)) // and the menu
	for range 4 {
		f.w.Content().Refresh()
	}
}

// coupes lists what one cannot read whole: a text wider than its place, an object out of what holds it, but for
// what scrolls.
func coupes(o, dans fyne.CanvasObject, chemin string) (l []string) {
	if !o.Visible() {
		return nil
	}
	place, tenue := o.Position(), o.Size()
	if dans != nil {
		if d := max(place.X+tenue.Width-dans.Size().Width, place.Y+tenue.Height-dans.Size().Height, -place.X, -place.Y); d > 1 {
			l = append(l, fmt.Sprintf("%s/%T sort de %.0f : %v %v dans %v %s", chemin, o, d, place, tenue, dans.Size(), dit(o)))
		}
	}
	switch x := o.(type) {
	case *canvas.Text:
		if x.Text != "" && x.MinSize().Width > tenue.Width+1 {
			l = append(l, fmt.Sprintf("%s : « %s » veut %.0f et a %.0f", chemin, x.Text, x.MinSize().Width, tenue.Width))
		}
	case *widget.Label:
		if m := x.MinSize(); m.Height > tenue.Height+1 || m.Width > tenue.Width+1 {
			l = append(l, fmt.Sprintf("%s : « %s » veut %v et a %v", chemin, x.Text, m, tenue))
		}
	case *bouton:
		if m := x.MinSize(); m.Width > tenue.Width+1 || m.Height > tenue.Height+1 {
			l = append(l, fmt.Sprintf("%s : bouton « %s » veut %v et a %v", chemin, x.Text, m, tenue))
		}
	case *container.Scroll:
		return append(l, coupes(x.Content, nil, chemin+"/défilement")...)
	case *fyne.Container:
		for _, e := range x.Objects {
			l = append(l, coupes(e, x, chemin+"/"+strings.TrimPrefix(fmt.Sprintf("%T", x.Layout), "*"))...)
		}
	case *touche:
		l = append(l, coupes(x.contenu, x, chemin+"/touche")...)
	case *listeChoix, *listeOuvrable:
		for _, e := range test.WidgetRenderer(x.(fyne.Widget)).Objects() {
			l = append(l, rangsCoupes(e, chemin+"/liste")...)
		}
	}
	return l
}

// rangsCoupes looks into the lines of a list, which the toolkit keeps in widgets of its own.
func rangsCoupes(o fyne.CanvasObject, chemin string) (l []string) {
	switch x := o.(type) {
	case *fyne.Container:
		for _, e := range x.Objects {
			l = append(l, coupes(e, x, chemin)...)
		}
	case *container.Scroll:
		return rangsCoupes(x.Content, chemin)
	case fyne.Widget:
		for _, e := range test.WidgetRenderer(x).Objects() {
			l = append(l, rangsCoupes(e, chemin)...)
		}
	}
	return l
}

func dit(o fyne.CanvasObject) string { return strings.Join(textesVisibles(o), " | ") }

// ecransDe goes to every screen.
func ecransDe(f *Fenetre, voir func(nom string)) {
	for _, l := range nomsDesLieux {
		f.p.Visiter(l.lieu)
		voir(l.nom)
	}
	for _, p := range f.lieux[LieuReglages].(*vueReglages).parties.liste {
		f.p.Visiter(LieuReglages)
		f.lieux[LieuReglages].(*vueReglages).parties.ouvrir(p.nom)
		voir("Réglages, " + p.nom)
	}
	for _, e := range nomsDesEtapes {
		f.p.Aller(e.etape)
		voir(e.nom)
	}
	f.p.Aller(EtapePoints)
	f.points.mettreLaPage()
	f.points.remplacer.ouvrir()
	voir("Points, la page à côté")
	f.points.remplacer.fermer()
	f.points.mettreLaPage()
	f.aide.Ouvrir()
	for i, titre := range f.aide.Titres() {
		f.aide.Aller(i)
		voir("Aide, " + titre)
	}
	f.aide.Revenir()
}

// Nothing is cut, on every screen, in every palette, at every size, on the two smallest screens of a mairie.
func TestRienNEstCoupe(t *testing.T) {
	clair(t)
	b := nouveauBanc()
	f := ouvrir(t, b)
	b.mairie(t)
	f.panneau.toutExpliquer()
	f.dire("Une ligne à lire au pied de la fenêtre, qui dit ce qui est faux, où, et comment le réparer, et qui est plus longue que la fenêtre.", true)
	for _, ecran := range [][2]float32{{1366, 768}, {1024, 600}} {
		for _, taille := range []int{100, 150, 200} {
			for i := range palettes {
				if i > 0 && (taille != 150 || ecran[0] != 1024) {
					continue // the colours change no place: one size shows it
				}
				laPalette = i
				ecransDe(f, func(nom string) {
					montrerA(f, ecran[0], ecran[1], taille)
					for _, x := range coupes(f.w.Content(), nil, "") {
						t.Errorf("%.0f × %.0f, %d %%, %s, %s : %s", ecran[0], ecran[1], taille, palettes[i].nom, nom, x)
					}
				})
			}
		}
	}
}
