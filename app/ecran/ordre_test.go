package ecran

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"delibere/app/conseil"
)

// A new séance gets its agenda: points added, moved by the keyboard, taken out, and each keeps its text.
func TestOrdreDuJour(t *testing.T) {
	b := nouveauBanc()
	b.mairie(t)
	f := New(test.NewTempApp(t), b.services())
	t.Cleanup(f.w.Close)
	f.p.Accueil()
	f.lieux[LieuAccueil].(*vueAccueil).a.NouvelleSeance("26/4/23", "", "")
	objets := func() string {
		var l []string
		for _, p := range f.p.Fiche.Dossier.Seance.Points {
			l = append(l, p.Objet)
		}
		return strings.Join(l, " ")
	}
	if f.points.texte.Visible() {
		t.Error("des champs sans point")
	}
	for _, x := range []string{"Un", "Deux", "Trois"} {
		test.Tap(boutonNomme(t, f.points.objet, "Ajouter un point"))
		if f.w.Canvas().Focused() != f.points.objetPt || f.points.objetPt.Text != "" {
			t.Fatalf("%T %q", f.w.Canvas().Focused(), f.points.objetPt.Text)
		}
		taper(f, x)
	}
	f.w.Canvas().Focus(f.points.ordre.liste)
	if objets() != "Un Deux Trois" || f.p.Point != 3 {
		t.Fatalf("%s, point %d", objets(), f.p.Point)
	}
	alt := &desktop.CustomShortcut{KeyName: fyne.KeyUp, Modifier: fyne.KeyModifierAlt}
	f.points.ordre.liste.TypedShortcut(alt)
	f.points.ordre.liste.TypedShortcut(alt)
	if objets() != "Trois Un Deux" || f.p.Point != 1 || f.points.objetPt.Text != "Trois" {
		t.Errorf("%s, point %d", objets(), f.p.Point)
	}
	f.points.ordre.liste.TypedShortcut(alt)
	if !strings.Contains(f.message.Text, "déjà au bout") {
		t.Error(f.message.Text)
	}
	f.points.objetPt.SetText("Trois bis")
	f.points.ordre.deplacer(1)
	if objets() != "Un Trois bis Deux" {
		t.Errorf("ce qui se tape se perd quand le point bouge : %s", objets())
	}
	f.points.objetPt.SetText("Trois")
	f.points.ordre.deplacer(-1)
	f.points.ordre.liste.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEnd})
	// What is being typed is kept before the point goes, and comes back with it.
	f.points.objetPt.SetText("Deux bis")
	test.Tap(f.points.ordre.retire)
	test.Tap(f.points.ordre.retire)
	if objets() != "Trois Un" || f.p.Point != 2 || f.points.objetPt.Text != "Un" {
		t.Errorf("%s, point %d, %q", objets(), f.p.Point, f.points.objetPt.Text)
	}
	f.annuler()
	if objets() != "Trois Un Deux bis" {
		t.Errorf("%s", objets())
	}
}

// The fields of a sealed délibération are closed; those of the others are not.
func TestChampsScelles(t *testing.T) {
	f, v := tenue(t, nouveauBanc())
	v.c.Numeroter()
	v.c.Sceller(1)
	f.p.Aller(EtapePoints)
	if !f.points.expose.Disabled() || !f.points.vote.voix[0].Disabled() || !f.points.scellee.Visible() {
		t.Error("le point scellé s'ouvre à la saisie")
	}
	f.p.Choisir(2)
	if f.points.expose.Disabled() || f.points.vote.voix[0].Disabled() || f.points.scellee.Visible() {
		t.Error("le point 2 est fermé")
	}
	f.p.Choisir(1)
	f.p.RetirerPoint()
	if !strings.Contains(f.message.Text, "scell") || f.p.Fiche.Dossier.Seance.Point(1).Objet != "Objet du point" {
		t.Errorf("%q", f.message.Text)
	}
	f.p.Mouvoir(conseil.Mouvement{Elu: "b", Type: conseil.Depart, Point: 3})
	if !strings.Contains(f.message.Text, "a des délibérations scellées") {
		t.Errorf("%q", f.message.Text)
	}
}
