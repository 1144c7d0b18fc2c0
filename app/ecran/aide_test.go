package ecran

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"delibere/app/acte"
)

func (f *Fenetre) frapper(t *testing.T, touche fyne.KeyName) {
	t.Helper()
	if x := f.w.Canvas().Focused(); x != nil {
		x.TypedKey(&fyne.KeyEvent{Name: touche})
		return
	}
	f.w.Canvas().OnTypedKey()(&fyne.KeyEvent{Name: touche})
}

// tourDuClavier goes round what takes the keyboard on the screen shown, in the order of Tab.
func tourDuClavier(f *Fenetre) (l []fyne.Focusable) {
	c := f.w.Canvas()
	c.Unfocus()
	for range 300 {
		c.FocusNext()
		x := c.Focused()
		if x == nil || len(l) > 0 && x == l[0] {
			break
		}
		l = append(l, x)
	}
	return l
}

// F1 opens the guide from any screen and any field, with the keys of that screen; Escape goes back there.
func TestF1PartoutEtRetour(t *testing.T) {
	f := ouvrir(t, nouveauBanc())
	ecransDe(f, func(nom string) {
		if f.p.Lieu == LieuAide {
			return
		}
		for _, x := range tourDuClavier(f) {
			recu := fyne.KeyName("")
			f.w.Canvas().SetOnTypedKey(func(ev *fyne.KeyEvent) { recu = ev.Name })
			if x.TypedKey(&fyne.KeyEvent{Name: fyne.KeyF1}); recu != fyne.KeyF1 {
				t.Errorf("%s : F1 n'ouvre rien quand le clavier est à %T", nom, x)
			}
		}
		f.w.Canvas().SetOnTypedKey(f.touche)
		lieu, etape := f.p.Lieu, f.p.Etape
		f.frapper(t, fyne.KeyF1)
		if f.p.Lieu != LieuAide {
			t.Errorf("%s : F1 n'ouvre pas l'aide", nom)
		}
		f.frapper(t, fyne.KeyEscape)
		if f.p.Lieu != lieu || f.p.Etape != etape {
			t.Fatalf("%s : revenu à %q %q", nom, f.p.Lieu, f.p.Etape)
		}
	})
	f.p.Aller(EtapePresences)
	f.frapper(t, fyne.KeyF1)
	if s := toutLeTexte(f); !strings.Contains(s, "Les touches, ici : Présences") || !strings.Contains(s, "donner pouvoir") {
		t.Errorf("%s", s)
	}
}

// What the guide writes between brackets is what the window shows.
func TestLeGuideNommeCeQuiEstLa(t *testing.T) {
	b := nouveauBanc()
	f := New(test.NewTempApp(t), b.services())
	t.Cleanup(f.w.Close)
	var vus strings.Builder
	vus.WriteString(toutLeTexte(f) + "\n")
	f.p.OuvrirExemple()
	b.mairie(t)
	ecransDe(f, func(string) {
		if f.p.Lieu != LieuAide {
			vus.WriteString(toutLeTexte(f) + "\n")
		}
	})
	f.p.Accueil()
	for _, m := range f.w.MainMenu().Items {
		vus.WriteString(m.Label + "\n")
		for _, i := range m.Items {
			vus.WriteString(i.Label + "\n")
		}
	}
	noms := 0
	verifier := func(texte acte.Texte) {
		for _, s := range texte {
			if s.Gras {
				noms++
				if !strings.Contains(vus.String(), s.Texte) {
					t.Errorf("le guide dit « %s », que la fenêtre ne montre pas", s.Texte)
				}
			}
		}
	}
	for _, p := range f.aide.Pages {
		for _, bloc := range p.Blocs {
			verifier(bloc.Paragraphe)
			for _, l := range bloc.Liste {
				verifier(l)
			}
		}
	}
	if noms < 25 {
		t.Errorf("%d noms", noms)
	}
}

// Tab goes as one reads: down the screen and to the right; what is above and at the left was before.
func TestTabDansLOrdreDeLecture(t *testing.T) {
	b := nouveauBanc()
	f := ouvrir(t, b)
	b.mairie(t)
	d := fyne.CurrentApp().Driver()
	arrets := 0
	ecransDe(f, func(nom string) {
		montrerA(f, 1366, 768, 100)
		tour := tourDuClavier(f)
		arrets += len(tour)
		for i := 1; i < len(tour); i++ {
			a, b := tour[i-1].(fyne.CanvasObject), tour[i].(fyne.CanvasObject)
			p, q := d.AbsolutePositionForObject(a), d.AbsolutePositionForObject(b)
			if q.Y+b.Size().Height <= p.Y && q.X < p.X+a.Size().Width && len(defilements(f.corps, a)) == len(defilements(f.corps, b)) {
				t.Errorf("%s : Tab va de %T %v (%s) à %T %v (%s)", nom, a, p, dit(a), b, q, dit(b))
			}
		}
	})
	if arrets < 300 {
		t.Errorf("%d arrêts", arrets)
	}
}

func TestPagesDeLAide(t *testing.T) {
	b := nouveauBanc()
	f := ouvrir(t, b)
	for _, m := range f.w.MainMenu().Items {
		for _, i := range m.Items {
			if i.Label == partieAPropos {
				i.Action()
			}
		}
	}
	if s := toutLeTexte(f); !strings.Contains(s, "Version 1.2.3") || !strings.Contains(s, "Licence deux") {
		t.Errorf("%s", s)
	}
	v := f.lieux[LieuAide].(*vueAide)
	v.liste.TypedKey(&fyne.KeyEvent{Name: fyne.KeyHome})
	v.liste.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	if f.aide.Place != 1 || !strings.Contains(toutLeTexte(f), "Population municipale") {
		t.Errorf("page %d", f.aide.Place)
	}
	v.liste.TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
	if v.page.Offset.Y == 0 {
		t.Error("la page ne défile pas")
	}
	recu := ""
	f.aide.EnPDF(func(nom string, o []byte, _ string) { recu = nom + string(o) })
	if recu != "guide-delibere.pdfPDF" {
		t.Errorf("%q", recu)
	}
	for _, x := range []string{"Revenir"} {
		for _, o := range test.LaidOutObjects(f.fonds[LieuAide]) {
			if bt, ok := o.(*bouton); ok && strings.HasSuffix(bt.Text, x) {
				test.Tap(bt)
			}
		}
	}
	if f.p.Lieu != LieuSeance {
		t.Errorf("%q", f.p.Lieu)
	}
}

// The guide and its pictures do not stay in memory behind another screen.
func TestAideQuitteeEstOubliee(t *testing.T) {
	f := ouvrir(t, nouveauBanc())
	f.frapper(t, fyne.KeyF1)
	if f.lieux[LieuAide] == nil {
		t.Fatal("l'aide n'est pas montrée")
	}
	f.frapper(t, fyne.KeyEscape)
	if f.lieux[LieuAide] != nil || f.fonds[LieuAide] != nil {
		t.Error("l'aide quittée est encore là")
	}
	f.aide.APropos()
	if v, _ := f.lieux[LieuAide].(*vueAide); v == nil || v.montree != len(f.aide.Pages) {
		t.Error("l'aide rouverte ne montre pas sa page")
	}
}
