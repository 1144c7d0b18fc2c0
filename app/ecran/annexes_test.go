package ecran

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/storage"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"delibere/app/conseil"
	"delibere/storage/storagetest"
)

// classeur is the double of the files of the annexes: the pages of each path.
type classeur struct {
	pages map[string]int
	types []TypePiece
}

func (c *classeur) Pages(chemin string) (int, error) {
	if n := c.pages[chemin]; n > 0 {
		return n, nil
	}
	return 0, fmt.Errorf("le fichier « %s » n'existe pas ; vérifiez son nom et son dossier", chemin)
}

func (c *classeur) Types(context.Context) ([]TypePiece, error) { return c.types, nil }

// annexer opens the example at a point of the step « Points ».
func annexer(t *testing.T, b *banc) (*Fenetre, *formulaireAnnexes) {
	t.Helper()
	b.classeur.pages = map[string]int{"/a/plan_masse.pdf": 1, "/a/rapport.pdf": 12}
	f := ouvrir(t, b)
	f.p.Choisir(32)
	f.p.Aller(EtapePoints)
	return f, f.points.annexes
}

func deposer(f *Fenetre, chemins ...string) {
	var uris []fyne.URI
	for _, c := range chemins {
		uris = append(uris, storage.NewFileURI(c))
	}
	f.deposer(uris)
}

// annexesDuPoint are the titles that the record has.
func annexesDuPoint(f *Fenetre, point int) (l []string) {
	for _, a := range f.p.Fiche.Dossier.Seance.Point(point).Annexes {
		l = append(l, strings.TrimSpace(a.Titre+" "+a.Type))
	}
	return l
}

func attendre(t *testing.T, f *Fenetre, titres ...string) {
	t.Helper()
	if l := annexesDuPoint(f, 32); !slices.Equal(l, titres) {
		t.Errorf("annexes %q, attendu %q (%s)", l, titres, f.message.Text)
	}
}

// PDF files dropped are annexes of the point shown, in their order; each can be named, typed, moved and
// taken out, and every gesture is undone.
func TestAnnexesDUnPoint(t *testing.T) {
	f, x := annexer(t, nouveauBanc())
	deposer(f, "/a/plan_masse.pdf", "/a/rapport.pdf")
	attendre(t, f, "plan masse", "rapport")
	if !strings.Contains(f.message.Text, "2 annexes ajoutées") || !strings.Contains(f.message.Text, "reste où il est") {
		t.Error(f.message.Text)
	}
	texte := strings.Join(textesVisibles(x.objet), "\n")
	for _, mots := range []string{"1 page", "12 pages", "/a/rapport.pdf", "Les fichiers restent où ils sont"} {
		if !strings.Contains(texte, mots) {
			t.Errorf("« %s » manque dans :\n%s", mots, texte)
		}
	}
	x.titres[1].SetText("Rapport du commissaire ")
	x.titres[1].FocusLost()
	attendre(t, f, "plan masse", "Rapport du commissaire")
	f.annuler()
	attendre(t, f, "plan masse", "rapport")
	if x.titres[1].Text != "rapport" {
		t.Errorf("le champ garde « %s »", x.titres[1].Text)
	}
	x.a.Monter(1)
	attendre(t, f, "rapport", "plan masse")
	x.a.Typer(0, "99_se")
	attendre(t, f, "rapport 99_SE", "plan masse")
	x.a.Typer(0, "plan")
	if attendre(t, f, "rapport 99_SE", "plan masse"); !strings.Contains(f.message.Text, "n'est pas un type de pièce jointe") {
		t.Error(f.message.Text)
	}
	x.titres[0].SetText(" ")
	x.titres[0].FocusLost()
	if attendre(t, f, "rapport 99_SE", "plan masse"); !strings.Contains(f.message.Text, "n'a pas de titre") {
		t.Error(f.message.Text)
	}
	x.a.Retirer(0)
	attendre(t, f, "plan masse")
}

// What cannot be an annexe is refused at once, and the others are taken.
func TestAnnexesRefusees(t *testing.T) {
	f, _ := annexer(t, nouveauBanc())
	deposer(f, "/a/absent.pdf", "/a/rapport.pdf")
	if attendre(t, f, "rapport"); !strings.Contains(f.message.Text, "« /a/absent.pdf » n'existe pas") {
		t.Error(f.message.Text)
	}
	deposer(f, "/a/rapport.pdf")
	if attendre(t, f, "rapport"); !strings.Contains(f.message.Text, "est déjà l'annexe 1") {
		t.Error(f.message.Text)
	}
	f.p.Aller(EtapePresences)
	deposer(f, "/a/plan_masse.pdf")
	if attendre(t, f, "rapport"); !strings.Contains(f.message.Text, "montrez-la d'abord dans « Points »") {
		t.Error(f.message.Text)
	}
}

// A file that is no longer there is said as the point is shown, and again when it is back.
func TestAnnexeDisparue(t *testing.T) {
	b := nouveauBanc()
	f, x := annexer(t, b)
	deposer(f, "/a/rapport.pdf")
	delete(b.classeur.pages, "/a/rapport.pdf")
	f.p.Choisir(31)
	if len(x.lignes.Objects) != 0 {
		t.Error("les annexes d'un autre point se montrent")
	}
	f.p.Choisir(32)
	if e := x.etats[0]; !strings.Contains(e.Text, "Le fichier « /a/rapport.pdf » n'existe pas") || e.Importance != widget.DangerImportance {
		t.Errorf("%q", e.Text)
	}
	b.classeur.pages["/a/rapport.pdf"] = 12
	f.rafraichir()
	if e := x.etats[0]; e.Text != "12 pages · /a/rapport.pdf" || e.Importance == widget.DangerImportance {
		t.Errorf("%q", e.Text)
	}
}

// What is being typed in a title is kept when one leaves, once, and a state that comes late leaves it alone.
func TestTitreTapeGarde(t *testing.T) {
	f, x := annexer(t, nouveauBanc())
	deposer(f, "/a/rapport.pdf")
	x.titres[0].SetText("En cours")
	f.rafraichir()
	if x.titres[0].Text != "En cours" {
		t.Error("le titre tapé s'efface")
	}
	deposer(f, "/a/plan_masse.pdf")
	attendre(t, f, "En cours", "plan masse")
	x.titres[1].SetText("Plan de masse")
	f.p.Aller(EtapeExtrait)
	attendre(t, f, "En cours", "Plan de masse")
	parti := x.titres[0]
	f.p.Aller(EtapePoints)
	x.a.Monter(1)
	parti.SetText("Perdu")
	parti.FocusLost()
	attendre(t, f, "Plan de masse", "En cours")
}

// The types are those of the classification of the préfecture, once it is imported.
func TestTypesDeLaClassification(t *testing.T) {
	b := nouveauBanc()
	f, x := annexer(t, b)
	deposer(f, "/a/rapport.pdf")
	b.classeur.types = []TypePiece{{"99_DE", "Délibération"}, {"99_SE", "Fichier de signature électronique"}}
	f.rafraichir()
	var choix *selecteur
	parcourir(x.lignes, func(o fyne.CanvasObject) {
		if s, ok := o.(*selecteur); ok {
			choix = s
		}
	})
	if choix == nil || !slices.Equal(choix.Options, []string{"type ordinaire", "99_DE Délibération", "99_SE Fichier de signature électronique"}) || choix.SelectedIndex() != 0 {
		t.Fatalf("%+v", choix)
	}
	choix.SetSelectedIndex(2)
	attendre(t, f, "rapport 99_SE")
}

func parcourir(o fyne.CanvasObject, f func(fyne.CanvasObject)) {
	f(o)
	if c, ok := o.(*fyne.Container); ok {
		for _, x := range c.Objects {
			parcourir(x, f)
		}
	}
}

// The annexes of a sealed délibération do not change any more, and look so.
func TestAnnexesScelleesFermees(t *testing.T) {
	b := nouveauBanc()
	b.classeur.pages = map[string]int{"/a/plan_masse.pdf": 1, "/a/rapport.pdf": 12}
	f, v := tenue(t, b)
	v.c.Numeroter()
	if _, err := f.p.s.Secretariat.Annexer(context.Background(), f.p.Fiche.ID, 1, []conseil.Annexe{{Titre: "Rapport", Fichier: "/a/rapport.pdf"}}); err != nil {
		t.Fatal(err)
	}
	g, err := f.p.s.Secretariat.Sceller(context.Background(), f.p.Fiche.ID, storagetest.Papier{}, 1)
	if err != nil {
		t.Fatal(err)
	}
	f.p.OuvrirA(g.ID, EtapePoints, 1)
	x := f.points.annexes
	if !x.ajouter.Disabled() || len(x.titres) != 1 || !x.titres[0].Disabled() {
		t.Error("on peut encore changer les annexes")
	}
	test.Tap(x.ajouter)
	deposer(f, "/a/plan_masse.pdf")
	if l := annexesDuPoint(f, 1); len(l) != 1 || !strings.Contains(f.message.Text, "scellé") {
		t.Errorf("%q %s", l, f.message.Text)
	}
	f.p.Choisir(2)
	if x.ajouter.Disabled() {
		t.Error("le point suivant est fermé lui aussi")
	}
}

// An extrait that was refused for an annexe is made as soon as the file is back.
func TestExtraitRefaitQuandLAnnexeRevient(t *testing.T) {
	b := nouveauBanc()
	b.papiers.refus = errors.New("l'annexe « /a/rapport.pdf » n'existe pas")
	f, _ := annexer(t, b)
	f.p.Aller(EtapeExtrait)
	v := f.vues[EtapeExtrait].(*vueExtrait)
	if v.montre.PDF != nil || !v.refus.Visible() || !strings.Contains(v.refus.Text, "L'annexe « /a/rapport.pdf » n'existe pas") {
		t.Fatalf("%q", v.refus.Text)
	}
	b.papiers.refus = nil
	f.p.Aller(EtapePoints)
	f.p.Aller(EtapeExtrait)
	if v.montre.PDF == nil || v.refus.Visible() {
		t.Errorf("%q", v.refus.Text)
	}
}
