package ecran

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"delibere/app/conseil"
	"delibere/app/secretariat"
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

// A point is dragged where a line shows that it will fall; Escape leaves it where it was.
func TestGlisserUnPoint(t *testing.T) {
	f := ouvrir(t, nouveauBanc())
	f.p.Mouvoir(conseil.Mouvement{Elu: "rabel-omar", Type: conseil.Retrait, Point: 4})
	f.p.Aller(EtapePoints)
	o := f.points.ordre
	objet := func(n int) string { return f.p.Fiche.Dossier.Seance.Point(n).Objet }
	o.avant()
	for i, titre := range []string{"A", "B", "C", "D"} {
		if !f.p.Rediger(i+1, redactionAvec(titre)) {
			t.Fatal(f.message.Text)
		}
	}
	f.p.Choisir(1)
	haut := fyne.CurrentApp().Driver().AbsolutePositionForObject(o.liste).Y
	r := nouveauRangPoint(o)
	tirer := func(de int, a float32) {
		r.place = de
		r.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{AbsolutePosition: fyne.NewPos(40, haut+a*o.hautDUnRang())}})
	}
	tirer(0, 2.9)
	if !o.trait.Visible() || o.cible != 3 {
		t.Errorf("le trait : %v, avant la ligne %d", o.trait.Visible(), o.cible)
	}
	r.DragEnd()
	if objet(1)+objet(2)+objet(3)+objet(4) != "BCAD" || f.p.Point != 3 || o.trait.Visible() {
		t.Errorf("%s%s%s%s, point %d", objet(1), objet(2), objet(3), objet(4), f.p.Point)
	}
	f.annuler()
	if objet(1)+objet(2)+objet(3) != "ABC" {
		t.Error("un seul acte, que Ctrl+Z défait")
	}
	tirer(2, 0)
	presser(f, fyne.KeyEscape)
	tirer(2, 0)
	r.DragEnd()
	if objet(1)+objet(2)+objet(3) != "ABC" || o.trait.Visible() {
		t.Errorf("Échap : %s%s%s", objet(1), objet(2), objet(3))
	}
	// Somebody leaves at point 4: the order on both sides is a fact.
	tirer(0, 4)
	r.DragEnd()
	if objet(1) != "A" || !strings.Contains(f.message.Text, "sépare les points 3 et 4") {
		t.Errorf("%s %q", objet(1), f.message.Text)
	}
}

// The circumstances of a point stand in the page: added in séance, huis clos, suspension.
func TestCirconstancesDuPoint(t *testing.T) {
	f := ouvrir(t, nouveauBanc())
	f.p.Aller(EtapePoints)
	f.p.Choisir(2)
	r := f.points.regles
	r.ajoute.SetChecked(true)
	r.clos.SetChecked(true)
	r.debut.SetText("20h15")
	r.reprise.SetText("19h")
	r.suspendre()
	if !strings.Contains(f.message.Text, "ne peut pas reprendre") {
		t.Error(f.message.Text)
	}
	r.reprise.SetText("20h30")
	r.suspendre()
	if !strings.Contains(f.message.Text, "quorum se vérifie à la reprise") {
		t.Error(f.message.Text)
	}
	s := &f.p.Fiche.Dossier.Seance
	if !s.Point(2).Ajoute || s.HuisClos != "2" || len(s.Suspensions) != 1 || s.Suspensions[0] != (conseil.Suspension{Point: 2, Debut: conseil.NewHeure(20, 15), Reprise: conseil.NewHeure(20, 30)}) {
		t.Errorf("%+v %q %+v", s.Point(2).Ajoute, s.HuisClos, s.Suspensions)
	}
	f.p.Choisir(3)
	if r.ajoute.Checked || r.clos.Checked || len(r.liste.Objects) != 0 {
		t.Error("le point 3 a pris les circonstances du point 2")
	}
	r.clos.SetChecked(true)
	if f.p.Fiche.Dossier.Seance.HuisClos != "2 à 3" {
		t.Errorf("%q", f.p.Fiche.Dossier.Seance.HuisClos)
	}
	f.p.Choisir(2)
	r.clos.SetChecked(false)
	test.Tap(boutonNomme(t, r.objet, "✕ suspension à 20 h 15, reprise à 20 h 30"))
	if f.p.Fiche.Dossier.Seance.HuisClos != "3" || f.p.Fiche.Dossier.Seance.Suspensions != nil {
		t.Errorf("%q %+v", f.p.Fiche.Dossier.Seance.HuisClos, f.p.Fiche.Dossier.Seance.Suspensions)
	}
}

func redactionAvec(objet string) secretariat.Redaction { return secretariat.Redaction{Objet: objet} }
