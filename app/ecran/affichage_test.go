package ecran

import (
	"fmt"
	"image/color"
	"math"
	"os"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// tiroir keeps a choice in memory.
type tiroir struct {
	mots    map[string]string
	nombres map[string]int
}

func nouveauTiroir() *tiroir             { return &tiroir{map[string]string{}, map[string]int{}} }
func (t *tiroir) String(c string) string { return t.mots[c] }
func (t *tiroir) SetString(c, v string)  { t.mots[c] = v }
func (t *tiroir) Int(c string) int       { return t.nombres[c] }
func (t *tiroir) SetInt(c string, v int) { t.nombres[c] = v }
func clair(t *testing.T)                 { t.Cleanup(func() { laPalette = 0; _ = os.Unsetenv("FYNE_SCALE") }) }

func TestChoisirUnAffichage(t *testing.T) {
	m := nouveauTiroir()
	a := nouvelAffichage(m)
	if a.Affichage != (Affichage{"clair", 100}) {
		t.Fatalf("au départ : %+v", a.Affichage)
	}
	changes := 0
	a.OnChange = func() { changes++ }
	a.Choisir(Affichage{"sombre", 150})
	a.Choisir(Affichage{"sombre", 150}) // nothing changes
	a.Choisir(Affichage{"rose", 150})
	a.Choisir(Affichage{"clair", 170})
	if changes != 1 || a.Affichage != (Affichage{"sombre", 150}) {
		t.Errorf("%d %+v", changes, a.Affichage)
	}
	a.Agrandir(1)
	a.Agrandir(1) // the largest already
	if a.Taille != 200 {
		t.Errorf("agrandi à %d", a.Taille)
	}
	a.Agrandir(-1)
	if b := nouvelAffichage(m); b.Affichage != (Affichage{"sombre", 150}) {
		t.Errorf("relu : %+v", b.Affichage)
	}
	m.SetString("palette", "celle d'une autre version")
	m.SetInt("taille", 37)
	if b := nouvelAffichage(m); b.Affichage != (Affichage{"clair", 100}) {
		t.Errorf("inconnu : %+v", b.Affichage)
	}
}

// luminance and contraste are those of WCAG 2.2.
func luminance(c color.Color) float64 {
	r, g, b, _ := c.RGBA()
	lin := func(v uint32) float64 {
		x := float64(v) / 0xffff
		if x <= 0.04045 {
			return x / 12.92
		}
		return math.Pow((x+0.055)/1.055, 2.4)
	}
	return 0.2126*lin(r) + 0.7152*lin(g) + 0.0722*lin(b)
}

func contraste(a, b color.Color) float64 {
	x, y := luminance(a), luminance(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

func TestContraste(t *testing.T) {
	if c := contraste(color.White, color.Black); math.Abs(c-21) > 0.01 {
		t.Errorf("%f", c)
	}
	if c := contraste(rvb(0x777777), color.White); math.Abs(c-4.48) > 0.01 {
		t.Errorf("%f", c)
	}
}

// Every text of every palette is read on what is behind it (WCAG 1.4.3: 4.5; 1.4.6 for the one of high contrast: 7),
// and the edges of what is used are seen (1.4.11: 3).
func TestPalettesLisibles(t *testing.T) {
	clair(t)
	for i, p := range palettes {
		laPalette = i
		texte := 4.5
		if p.nom == "contraste élevé" {
			texte = 7
		}
		lire := func(dessus, dessous teinte, au float64) {
			t.Helper()
			if c := contraste(dessus, dessous); c < au {
				t.Errorf("%s : %d sur %d : %.2f", p.nom, dessus, dessous, c)
			}
		}
		for _, fond := range []teinte{papier, grisFond, choisie, touchable} {
			lire(encre, fond, texte)
		}
		for _, fond := range []teinte{papier, grisFond} {
			for _, mot := range []teinte{grisMot, bleu, vert, ambre, rouge} {
				lire(mot, fond, texte)
			}
			lire(bord, fond, 3)
		}
		for _, mot := range []teinte{grisMot, rouge} {
			lire(mot, choisie, texte)
		}
		for _, fond := range []teinte{bleu, vert, ambre, rouge} {
			lire(surVif, fond, texte)
		}
	}
}

// A look is taken at once, without losing the screen nor what is typed, and is found again at the next start.
func TestHabiller(t *testing.T) {
	clair(t)
	b := nouveauBanc()
	a := test.NewTempApp(t)
	f := New(a, b.services())
	t.Cleanup(f.w.Close)
	f.chercher()
	taper(f, "voirie")
	f.affichage.Choisir(Affichage{"sombre", 150})
	if fond := theme.Color(theme.ColorNameBackground); contraste(fond, rvb(0x1a1c22)) != 1 {
		t.Errorf("fond : %v", fond)
	}
	if r := f.lieux[LieuRegistre].(*vueRegistre); r.mots.Text != "voirie" || f.w.Canvas().Focused() != r.mots {
		t.Errorf("%q, %T", r.mots.Text, f.w.Canvas().Focused())
	}
	if e := os.Getenv("FYNE_SCALE"); e != "1.5" {
		t.Errorf("échelle : %q", e)
	}
	cochees := ""
	for _, m := range f.w.MainMenu().Items {
		for _, i := range m.Items {
			if i.Checked {
				cochees += i.Label + " "
			}
		}
	}
	if cochees != "150 % Sombre " {
		t.Errorf("menu : %q", cochees)
	}
	g := New(a, b.services())
	t.Cleanup(g.w.Close)
	if g.affichage.Affichage != (Affichage{"sombre", 150}) {
		t.Errorf("au départ suivant : %+v", g.affichage.Affichage)
	}
}

// The settings mark what is in use, and take what is pressed.
func TestReglagesDAffichage(t *testing.T) {
	clair(t)
	f := ouvrir(t, nouveauBanc())
	f.p.Visiter(LieuReglages)
	v := f.lieux[LieuReglages].(*vueReglages).parties.ouvrir(partieAffichage).(*vueAffichage)
	test.Tap(v.boutons[0].Objects[2].(*bouton))
	test.Tap(v.boutons[1].Objects[1].(*bouton))
	dit := ""
	for _, g := range v.boutons {
		for _, o := range g.Objects {
			dit += fmt.Sprint(o.(*bouton).Text, o.(*bouton).Importance == widget.HighImportance, " ")
		}
	}
	if dit != "Clairfalse Sombrefalse ✓ Contraste élevétrue 100 %false ✓ 120 %true 150 %false 200 %false " {
		t.Errorf("%s", dit)
	}
	if s := f.affichage.surEcran(1200, 600); s != (fyne.Size{Width: 1000, Height: 500}) {
		t.Errorf("%v", s)
	}
}
