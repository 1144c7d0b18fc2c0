package ecran

import (
	"image"
	"image/draw"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"delibere/app/attendu"
)

// dessiner is an object as it is painted at some size, in a palette.
func dessiner(t *testing.T, o fyne.CanvasObject, l, h float32, palette string) image.Image {
	t.Helper()
	clair(t)
	laPalette = placePalette(palette)
	test.NewTempApp(t).Settings().SetTheme(Apparence())
	w := test.NewTempWindow(t, container.NewStack(canvas.NewRectangle(papier), o))
	w.SetPadded(false)
	w.Resize(fyne.NewSize(l, h))
	return w.Canvas().Capture()
}

// partieDe is what a picture shows in a rectangle.
func partieDe(img image.Image, r image.Rectangle) image.Image {
	p := image.NewNRGBA(image.Rect(0, 0, r.Dx(), r.Dy()))
	draw.Draw(p, p.Bounds(), img, r.Min, draw.Src)
	return p
}

// The parts of the window that the toolkit does not have, as a person has looked at them.
func TestImagesMaitresses(t *testing.T) {
	for _, palette := range []string{"clair", "sombre"} {
		jauges := container.NewVBox(nouvelleJauge(27, 17, 33, vert), nouvelleJauge(12, 17, 33, rouge), nouvelleJauge(0, 17, 33, rouge))
		attendu.ComparerImage(t, filepath.Join("testdata", "jauge-"+palette+".png"), dessiner(t, jauges, 260, 84, palette))
	}
	e := nouvelEditeur(3, false)
	e.poser("Monsieur le Maire rappelle que **la Caisse d'Allocations Familiales** est le partenaire de la commune :\n- pour **l'enfance** ;\n- pour la jeunesse, à l'école et hors de l'école, toute l'année scolaire.")
	attendu.ComparerImage(t, filepath.Join("testdata", "editeur.png"), dessiner(t, container.NewPadded(e), 420, 150, "clair"))
}

// Rows of the roll call: who is marked, who gave a pouvoir, who leaves the room, along the points.
func TestImagesDeLAppel(t *testing.T) {
	for _, palette := range []string{"clair", "sombre", "contraste élevé"} {
		f := ouvrir(t, nouveauBanc())
		clair(t)
		laPalette = placePalette(palette)
		fyne.CurrentApp().Settings().SetTheme(Apparence())
		f.w.Resize(fyne.NewSize(1340, 720))
		f.presents.filtre.SetText("ned") // one whose pouvoir is of no use at two points, one who is not there
		f.p.Elu = "nedez-denis"
		f.rafraichir()
		attendu.ComparerImage(t, filepath.Join("testdata", "appel-"+strings.ReplaceAll(palette, " élevé", "")+".png"), partieDe(f.w.Canvas().Capture(), image.Rect(0, 146, 1000, 206)))
	}
}

// A field that grows shows all its lines, whatever its width, and gives back what it does not need.
func TestSaisieHauteDeSonTexte(t *testing.T) {
	test.NewTempApp(t)
	s := nouvelleSaisie(2)
	s.grandit = true
	s.OnChanged = func(string) { s.grandir() }
	texte := "CONVENTION TERRITORIALE GLOBALE (CTG) 2023/2027 - SIGNATURE ENTRE LA CAF, PMA, LES SIVU ET COMMUNES ASSOCIÉES"
	haut := func(l float32) float32 { s.Resize(fyne.NewSize(l, 60)); return s.MinSize().Height }
	deux := haut(2000)
	s.SetText(texte)
	if haut(2000) != deux {
		t.Error("deux lignes suffisent")
	}
	if trois := haut(450); trois <= deux || haut(220) <= trois {
		t.Errorf("la hauteur ne suit pas la largeur : %v puis %v", deux, trois)
	}
	if haut(220); rangsDe(strings.Repeat("mot ", 400), 200) < 20 || haut(2000) != deux {
		t.Error("elle ne revient pas")
	}
	s.Resize(fyne.NewSize(450, 60))
	if s.SetText("Court"); s.MinSize().Height != deux {
		t.Error("un texte plus court garde la hauteur")
	}
}
