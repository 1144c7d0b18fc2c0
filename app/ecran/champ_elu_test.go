package ecran

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"delibere/app/conseil"
)

// nommerElu types the first letters of a name in its field, then Enter.
func nommerElu(f *Fenetre, c *champElu, lettres string) {
	f.w.Canvas().Focus(c)
	taper(f, lettres)
	toucher(f, fyne.KeyReturn)
}

func toucher(f *Fenetre, touches ...fyne.KeyName) {
	for _, k := range touches {
		f.w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: k})
	}
}

func laListe(t *testing.T, f *Fenetre) *listeElus {
	t.Helper()
	l, ok := f.w.Canvas().Overlays().Top().(*listeElus)
	if !ok {
		t.Fatal("la liste n'est pas ouverte")
	}
	return l
}

// surLeRapporteur shows a point with the cursor in its rapporteur.
func surLeRapporteur(t *testing.T) (*Fenetre, *champElu) {
	f := ouvrir(t, nouveauBanc())
	f.p.Aller(EtapePoints)
	f.w.Canvas().Focus(f.points.rapporteur)
	f.points.rapporteur.prendre("", "")
	return f, f.points.rapporteur
}

// A member is named by a few letters, without accents, or with the mouse; each is one act.
func TestChampElu(t *testing.T) {
	f, c := surLeRapporteur(t)
	rapporteur := func() conseil.EluID { return f.p.Fiche.Dossier.Seance.Point(f.p.Point).Rapporteur }
	taper(f, "belin")
	if l := laListe(t, f); len(l.noms) != 0 {
		t.Fatalf("%v", l.noms)
	}
	toucher(f, fyne.KeyEscape)
	if f.w.Canvas().Overlays().Top() != nil || f.w.Canvas().Focused() != fyne.Focusable(c) || rapporteur() != "" {
		t.Error("Échap ne referme pas")
	}
	taper(f, "nedez")
	if l := laListe(t, f); len(l.noms) != 1 || l.place != 0 {
		t.Fatalf("%v", l.noms)
	}
	toucher(f, fyne.KeyReturn)
	if rapporteur() != "nedez-denis" || c.Texte != "M. Denis NEDEZ" || f.w.Canvas().Overlays().Top() != nil {
		t.Errorf("%q %q", rapporteur(), c.Texte)
	}
	test.Tap(c)
	l := laListe(t, f)
	if vu := strings.Join(textesVisibles(l), "\n"); !strings.Contains(vu, "M. Omar RABEL") {
		t.Errorf("les noms ne se voient pas : %q", vu)
	}
	if len(l.noms) != 33 || l.noms[l.place].id != "nedez-denis" || l.saisie.Text != "M. Denis NEDEZ" {
		t.Fatalf("%d noms, %d, %q", len(l.noms), l.place, l.saisie.Text)
	}
	l.rangs.Tapped(&fyne.PointEvent{Position: fyne.NewPos(20, 2.5*hautRang)})
	if rapporteur() != l.noms[2].id || c.Texte != l.noms[2].nom {
		t.Errorf("%q au lieu de %q", c.Texte, l.noms[2].nom)
	}
	f.annuler()
	if c.Texte != "M. Denis NEDEZ" {
		t.Errorf("Ctrl+Z : %q", c.Texte)
	}
	// Emptied, it names nobody.
	test.Tap(c)
	toucher(f, fyne.KeyBackspace, fyne.KeyTab)
	if rapporteur() != "" || c.Texte != "" || f.w.Canvas().Focused() == fyne.Focusable(c) {
		t.Errorf("%q %q", rapporteur(), c.Texte)
	}
}

// What was typed when one leaves is taken if it can be one member alone; a screen that is left closes the list.
func TestChampEluQuitte(t *testing.T) {
	f, c := surLeRapporteur(t)
	taper(f, "coqu")
	test.Tap(laListe(t, f))
	if c.Texte != "" || !strings.Contains(f.message.Text, "désigne 2 membres") {
		t.Errorf("%q %q", c.Texte, f.message.Text)
	}
	f.w.Canvas().Focus(c)
	taper(f, "zzz")
	if toucher(f, fyne.KeyReturn); laListe(t, f).saisie.Text != "zzz" {
		t.Error("la liste se referme sur un nom qui n'est personne")
	}
	if toucher(f, fyne.KeyEscape); c.Texte != "" || !strings.Contains(f.message.Text, "n'est pas un membre") {
		t.Errorf("%q %q", c.Texte, f.message.Text)
	}
	f.w.Canvas().Focus(c)
	taper(f, "nedez")
	f.p.Aller(EtapePresences)
	if f.w.Canvas().Overlays().Top() != nil || f.p.Fiche.Dossier.Seance.Point(f.p.Point).Rapporteur != "nedez-denis" {
		t.Error("le nom tapé n'est pas gardé quand on change d'écran")
	}
}

// Ctrl+Z takes back the letters, then the act, and the list never names again who was taken out; F1 is the window's;
// another size of the window closes the list.
func TestChampEluBouscule(t *testing.T) {
	f, c := surLeRapporteur(t)
	nommerElu(f, c, "nedez")
	toucher(f, fyne.KeyDown)
	f.annuler()
	if f.w.Canvas().Overlays().Top() != nil || c.Texte != "" {
		t.Errorf("%q reste", c.Texte)
	}
	taper(f, "nedez")
	f.w.Resize(f.w.Canvas().Size().AddWidthHeight(50, 50))
	if f.w.Canvas().Overlays().Top() != nil || c.Texte != "M. Denis NEDEZ" {
		t.Errorf("la liste flotte, ou %q est perdu", c.Texte)
	}
	toucher(f, fyne.KeyDown, fyne.KeyF1)
	if f.w.Canvas().Overlays().Top() != nil || f.p.Lieu != LieuAide {
		t.Errorf("F1 : %q", f.p.Lieu)
	}
}

// The arrows choose, and scroll to what they choose; the list stands above a field that is low in the window.
func TestChampEluFleches(t *testing.T) {
	f, c := surLeRapporteur(t)
	toucher(f, fyne.KeyDown)
	l := laListe(t, f)
	for range 20 {
		toucher(f, fyne.KeyDown)
	}
	if y := float32(l.place) * hautRang; l.place != 19 && l.place != 20 || y < l.defile.Offset.Y || y+hautRang > l.defile.Offset.Y+l.defile.Size().Height+1 {
		t.Errorf("rang %d, vue depuis %v sur %v", l.place, l.defile.Offset.Y, l.defile.Size().Height)
	}
	nom := l.noms[l.place].nom
	if toucher(f, fyne.KeyReturn); c.Texte != nom {
		t.Errorf("%q au lieu de %q", c.Texte, nom)
	}
	f.w.Resize(fyne.NewSize(1000, 600))
	bas := nouveauChampElu(f.p, "personne", func() {})
	f.w.SetContent(bordure(nil, bas, nil, nil))
	test.Tap(bas)
	if l := laListe(t, f); l.fond.Position().Y+l.fond.Size().Height > 600-hautChamp {
		t.Errorf("la liste sort de la fenêtre : %v %v", l.fond.Position(), l.fond.Size())
	}
}
