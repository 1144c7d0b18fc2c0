package ecran

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/storage"
	"fyne.io/fyne/v2/test"

	"delibere/app/conseil"
	"delibere/assets"
)

// Files dropped on the window go where they belong.
func TestDeposerDesFichiers(t *testing.T) {
	b := nouveauBanc()
	s := b.services()
	s.LireRNE = func([]byte, string) (string, []conseil.Elu, error) {
		return "Commune-Test", []conseil.Elu{{ID: "n", Nom: "NOM07"}}, nil
	}
	f := New(test.NewTempApp(t), s)
	t.Cleanup(f.w.Close)
	dossier := t.TempDir()
	ecrire := func(nom string, octets []byte) fyne.URI {
		chemin := filepath.Join(dossier, nom)
		if err := os.WriteFile(chemin, octets, 0o600); err != nil {
			t.Fatal(err)
		}
		return storage.NewFileURI(chemin)
	}
	f.deposer([]fyne.URI{ecrire("elus.CSV", []byte(enteteRNE))})
	if f.p.Lieu != LieuConseil || b.tableau() != "NOM07" {
		t.Errorf("%q %q %q", f.p.Lieu, b.tableau(), f.message.Text)
	}
	f.deposer([]fyne.URI{ecrire("seance.json", assets.Exemple)})
	if f.p.Lieu != LieuSeance || f.p.Fiche == nil || f.p.Fiche.Exemple {
		t.Errorf("%q %q", f.p.Lieu, f.message.Text)
	}
	f.deposer([]fyne.URI{storage.NewFileURI(filepath.Join(dossier, "absent.json"))})
	if !strings.HasPrefix(f.message.Text, "✗") {
		t.Errorf("%q", f.message.Text)
	}
}

// The bar goes everywhere, and what was open is found again, after a restart too.
func TestNavigation(t *testing.T) {
	b := nouveauBanc()
	f := ouvrir(t, b)
	raccourcis := map[string]*fyne.MenuItem{}
	for _, m := range f.w.MainMenu().Items {
		for _, i := range m.Items {
			raccourcis[i.Label] = i
		}
	}
	raccourcis["Accueil : les séances"].Action()
	if f.p.Lieu != LieuAccueil || f.p.Fiche == nil || f.barre.pas.Visible() {
		t.Errorf("accueil : %q", f.p.Lieu)
	}
	raccourcis["Points"].Action()
	if f.p.Lieu != LieuSeance || f.p.Etape != EtapePoints || !f.barre.pas.Visible() {
		t.Errorf("points : %q %q", f.p.Lieu, f.p.Etape)
	}
	raccourcis["Chercher une délibération"].Action()
	if f.p.Lieu != LieuRegistre {
		t.Errorf("registre : %q", f.p.Lieu)
	}
	g := New(test.NewTempApp(t), b.services())
	defer g.w.Close()
	if g.p.Lieu != LieuRegistre || g.p.Fiche != nil {
		t.Errorf("rouvert sur %q", g.p.Lieu)
	}
	g.p.Aller(EtapeExtrait)
	if !strings.Contains(g.message.Text, "Ouvrez d'abord une séance") || g.p.Lieu != LieuRegistre {
		t.Errorf("%q", g.message.Text)
	}
	f.p.Visiter(LieuSeance)
	if h := New(test.NewTempApp(t), b.services()); h.p.Lieu != LieuSeance || h.p.Etape != EtapePoints {
		t.Errorf("rouvert sur %q %q", h.p.Lieu, h.p.Etape)
	}
}

// Escape loses nothing: what is typed stays, on every screen.
func TestEchapNePerdRien(t *testing.T) {
	b := nouveauBanc()
	b.mairie(t)
	f := ouvrir(t, b)
	f.p.Aller(EtapePoints)
	f.p.Aller(EtapeConvocation)
	f.chercher()
	f.p.Visiter(LieuConseil)
	f.p.Visiter(LieuReglages)
	f.p.Accueil()
	a, c := f.lieux[LieuAccueil].(*vueAccueil), f.lieux[LieuConseil].(*vueConseil)
	for nom, s := range map[string]champTexte{"accueil": a.endroit, "registre": f.lieux[LieuRegistre].(*vueRegistre).mots, "élu": c.fiche.nom,
		"convocation": f.vues[EtapeConvocation].(*vueConvocation).lieu, "exposé": f.points.expose, "second dossier": f.lieux[LieuReglages].(*vueReglages).second} {
		s.poser("texte tapé")
		s.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
		if s.Texte() != "texte tapé" {
			t.Errorf("%s : Échap laisse %q", nom, s.Texte())
		}
	}
	lieu, etape, point := f.p.Lieu, f.p.Etape, f.p.Point
	if touche := f.w.Canvas().OnTypedKey(); touche != nil {
		touche(&fyne.KeyEvent{Name: fyne.KeyEscape})
	}
	if f.p.Lieu != lieu || f.p.Etape != etape || f.p.Point != point {
		t.Error("Échap a changé d'écran")
	}
}

// A shortcut leaves a screen without leaving its field: what was typed there is kept all the same.
func TestQuitterParUnRaccourci(t *testing.T) {
	b := nouveauBanc()
	b.mairie(t)
	f := ouvrir(t, b)
	f.p.Aller(EtapeConvocation)
	f.w.Canvas().Focus(f.vues[EtapeConvocation].(*vueConvocation).lieu)
	taper(f, "Ici, ")
	f.p.Visiter(LieuConseil)
	if lieu := f.p.Fiche.Dossier.Seance.Lieu; !strings.HasPrefix(lieu, "Ici, ") {
		t.Errorf("le lieu est perdu : %q", lieu)
	}
	c := f.lieux[LieuConseil].(*vueConseil)
	if f.w.Canvas().Focused() != fyne.Focusable(c.liste) {
		t.Errorf("le clavier est sur %T", f.w.Canvas().Focused())
	}
	f.w.Canvas().Focus(c.fiche.nom)
	taper(f, "X")
	f.quitterChamps()
	if !strings.HasPrefix(b.tableau(), "XNOM01") {
		t.Errorf("le nom est perdu à la fermeture : %q", b.tableau())
	}
}

// Ctrl+Z undoes what is being typed, then the acts, wherever the cursor stands; Ctrl+Y goes back.
func TestAnnulerDepuisUnChamp(t *testing.T) {
	b := nouveauBanc()
	f, v := auConseil(t, b)
	f.w.Canvas().Focus(v.fiche.nom)
	taper(f, "X")
	f.w.Canvas().Focus(v.fiche.fonction)
	if b.tableau() != "XNOM01 NOM02 NOM03" {
		t.Fatalf("%q", b.tableau())
	}
	taper(f, "Y")
	f.annuler()
	if v.fiche.fonction.Text != "La Maire" || b.tableau() != "XNOM01 NOM02 NOM03" {
		t.Errorf("%q %q", v.fiche.fonction.Text, b.tableau())
	}
	f.annuler()
	if b.tableau() != "NOM01 NOM02 NOM03" || v.fiche.nom.Text != "NOM01" {
		t.Errorf("%q %q", v.fiche.nom.Text, b.tableau())
	}
	f.retablir()
	if b.tableau() != "XNOM01 NOM02 NOM03" || v.fiche.nom.Text != "XNOM01" || v.fiche.fonction.Text != "La Maire" {
		t.Errorf("%q %q %q", v.fiche.nom.Text, v.fiche.fonction.Text, b.tableau())
	}
	f.retablir()
	if !strings.Contains(v.fiche.fonction.Text, "Y") {
		t.Errorf("la frappe ne revient pas : %q", v.fiche.fonction.Text)
	}
}
