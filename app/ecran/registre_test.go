package ecran

import (
	"errors"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"delibere/app/conseil"
	"delibere/app/secretariat"
)

// auRegistre is a window on the register that holds the example.
func auRegistre(t *testing.T, b *banc) (*Fenetre, *vueRegistre) {
	t.Helper()
	f := ouvrir(t, b)
	f.chercher()
	return f, f.lieux[LieuRegistre].(*vueRegistre)
}

func TestRechercheEnTapant(t *testing.T) {
	f, v := auRegistre(t, nouveauBanc())
	if f.w.Canvas().Focused() != v.mots {
		t.Fatalf("le curseur est sur %T", f.w.Canvas().Focused())
	}
	tout := len(v.r.Trouvees)
	taper(f, "32")
	if len(v.r.Trouvees) == 0 || len(v.r.Trouvees) >= tout {
		t.Fatalf("%d trouvées sur %d", len(v.r.Trouvees), tout)
	}
	taper(f, " zzz")
	if len(v.r.Trouvees) != 0 || !strings.Contains(v.resume.Text, "Aucune délibération") {
		t.Errorf("%q", v.resume.Text)
	}
	v.mots.SetText("territ")
	if len(v.r.Trouvees) != 1 || v.r.Trouvees[0].Point != 32 || v.resume.Text != "1 délibération." {
		t.Fatalf("%q %+v", v.resume.Text, v.r.Trouvees)
	}
	// The word found is in bold, and nothing else.
	rang := nouveauRangTrouve()
	v.montrerRang(0, rang)
	gras := ""
	rang.Resize(fyne.NewSize(1200, 60))
	v.montrerRang(0, rang)
	for _, o := range rang.(*fyne.Container).Objects[1].(*fyne.Container).Objects[1].(*fyne.Container).Objects {
		if o := o.(*canvas.Text); o.TextStyle.Bold {
			gras += o.Text + "|"
		}
	}
	if !strings.HasPrefix(strings.ToLower(gras), "territ") {
		t.Errorf("en gras : %q", gras)
	}
	// Down goes to the list, Enter opens the point.
	v.mots.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	if f.w.Canvas().Focused() != fyne.Focusable(v.liste) {
		t.Fatalf("le curseur est sur %T", f.w.Canvas().Focused())
	}
	v.liste.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if f.p.Lieu != LieuSeance || f.p.Etape != EtapePoints || f.p.Point != 32 {
		t.Errorf("%q %q %d", f.p.Lieu, f.p.Etape, f.p.Point)
	}
}

func TestFiltresDuRegistre(t *testing.T) {
	_, v := auRegistre(t, nouveauBanc())
	tout := len(v.r.Trouvees)
	for _, c := range []struct {
		du, au string
		trouve bool
	}{{"2023", "", true}, {"2024", "", false}, {"", "2023", true}, {"", "2022", false}, {"5/4/23", "5/4/23", true}, {"6/4/23", "", false}} {
		v.du.SetText(c.du)
		v.au.SetText(c.au)
		if (len(v.r.Trouvees) == tout) != c.trouve {
			t.Errorf("du %q au %q : %d", c.du, c.au, len(v.r.Trouvees))
		}
	}
	v.du.SetText("5/4")
	if !strings.Contains(v.resume.Text, "n'est pas une date") || len(v.r.Trouvees) != 0 {
		t.Errorf("%q", v.resume.Text)
	}
	v.du.SetText("")
	v.au.SetText("")
	v.etat.SetSelected(conseil.EtatVotee.Nom())
	if len(v.r.Trouvees) != 1 || v.r.Trouvees[0].Point != 32 {
		t.Errorf("votées : %+v", v.r.Trouvees)
	}
	v.etat.SetSelectedIndex(0)
	v.matiere.SetText("8.2")
	if n := len(v.r.Trouvees); n == 0 || n == tout {
		t.Errorf("matière : %d sur %d", n, tout)
	}
}

// An answer that comes after another question is dropped.
func TestReponseEnRetard(t *testing.T) {
	b := nouveauBanc()
	f := ouvrir(t, b)
	var enFond []func()
	f.p.s.EnFond = func(g func()) { enFond = append(enFond, g) }
	r := nouveauPiloteRegistre(f.p)
	for _, mots := range []string{"zzz", "territ"} {
		r.Mots = mots
		r.Chercher()
	}
	enFond[1]()
	enFond[0]()
	if len(r.Trouvees) != 1 {
		t.Errorf("la réponse en retard a pris la place : %q", r.Resume)
	}
}

// An answer that comes at once is shown with the letter that asked for it, and once only.
func TestReponseAussitot(t *testing.T) {
	f := ouvrir(t, nouveauBanc())
	var plusTard []func()
	f.p.s.SurEcran = func(g func()) { plusTard = append(plusTard, g) }
	r := nouveauPiloteRegistre(f.p)
	montrees := 0
	r.OnTrouve = func() { montrees++ }
	r.Mots = "territ"
	r.Chercher()
	if len(r.Trouvees) != 1 || montrees != 1 {
		t.Errorf("%d trouvées, montrées %d fois", len(r.Trouvees), montrees)
	}
	for _, g := range plusTard {
		g()
	}
	if montrees != 1 {
		t.Errorf("montrées %d fois", montrees)
	}
}

func TestVerifierLeRegistre(t *testing.T) {
	b := nouveauBanc()
	_, v := auRegistre(t, b)
	v.tete.SetText(" AB12 cd34 ")
	test.Tap(boutonNomme(t, v.objet, "Vérifier le registre"))
	if b.coffre.tete != "ab12cd34" || v.verdict.Text != "✓ Le registre est intact, jusqu'à l'empreinte du papier.\nRegistre : 3 actes, 1 séance." {
		t.Errorf("%q %q", b.coffre.tete, v.verdict.Text)
	}
	b.coffre.fautes = []string{"la ligne 2 a été changée"}
	v.r.Verifier("")
	if v.r.Sain || !strings.Contains(v.verdict.Text, "1 faute") || !strings.Contains(v.verdict.Text, "la ligne 2") || v.verdict.Importance != widget.DangerImportance {
		t.Errorf("%q", v.verdict.Text)
	}
	b.coffre.panne = errors.New("le disque ne répond pas")
	v.r.Verifier("")
	if v.r.Sain || v.verdict.Text != "✗ Le disque ne répond pas." {
		t.Errorf("%q", v.verdict.Text)
	}
}

// boutonNomme finds a button by its words.
func boutonNomme(t *testing.T, o fyne.CanvasObject, nom string) *bouton {
	t.Helper()
	for _, x := range test.LaidOutObjects(o) {
		if b, ok := x.(*bouton); ok && b.Text == nom {
			return b
		}
	}
	t.Fatalf("pas de bouton « %s »", nom)
	return nil
}

// A text that is too long for its place ends with its dots, in whatever piece that is.
func TestTexteCoupe(t *testing.T) {
	test.NewTempApp(t)
	o := nouveauTexteCoupe(mot("", 14, grisMot, false), mot("", 14, encre, true))
	lire := func(large float32) (s string) {
		o.Resize(fyne.NewSize(large, 20))
		fin := float32(0)
		for _, x := range o.Objects {
			x := x.(*canvas.Text)
			s += x.Text
			if x.Text != "" {
				fin = x.Position().X + x.MinSize().Width
			}
		}
		if fin > large {
			t.Errorf("à %.0f de large, le texte finit à %.0f", large, fin)
		}
		return s
	}
	entier := "la convention territoriale globale est signée"
	ecrireCoupe(o, secretariat.Morceau{Texte: "la convention "}, secretariat.Morceau{Texte: "territoriale", Trouve: true}, secretariat.Morceau{Texte: " globale est signée"})
	if got := lire(2000); got != entier {
		t.Errorf("%q", got)
	}
	for _, large := range []float32{30, 100, 150, 200, 250} {
		got := lire(large)
		if debut := strings.TrimSuffix(got, "…"); debut == entier || !strings.HasPrefix(entier, debut) {
			t.Errorf("%.0f : %q", large, got)
		}
	}
	ecrireCoupe(o, secretariat.Morceau{Texte: "court"})
	if got := lire(2000); got != "court" {
		t.Errorf("ce qui était écrit reste : %q", got)
	}
}

// BenchmarkLignesDuRegistre is what the screen does once an answer of the search is there: the lines that show.
func BenchmarkLignesDuRegistre(b *testing.B) {
	banc := nouveauBanc()
	f := New(test.NewTempApp(b), banc.services())
	b.Cleanup(f.w.Close)
	f.p.OuvrirExemple()
	f.w.Resize(fyne.NewSize(1340, 700))
	f.chercher()
	v := f.lieux[LieuRegistre].(*vueRegistre)
	toutes, n := v.r.Trouvees, 0
	montrer := v.liste.UpdateItem
	v.liste.UpdateItem = func(i int, o fyne.CanvasObject) { n++; montrer(i, o) }
	for i := 0; b.Loop(); i++ {
		v.r.repondre(toutes[i%2:], nil)
	}
	b.ReportMetric(float64(n)/float64(b.N), "lignes/op")
}
