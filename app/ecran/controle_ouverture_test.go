package ecran

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"delibere/app/conseil"
)

// A new séance is calm until somebody is called; then its figures are those of the opening, though it has no point.
func TestControleALOuverture(t *testing.T) {
	b := nouveauBanc()
	f := ouvrir(t, b)
	d := *f.p.Fiche.Dossier
	d.Seance = conseil.Seance{Date: conseil.NewDate(2023, 6, 7)}
	f.p.importer(&d, false)
	lu := func() string { return strings.Join(textesVisibles(f.panneau.boite), "\n") }
	texte := lu()
	for _, mots := range []string{"Contrôle à l'ouverture", "0 présent sur 33 — il en faut 17", "L'appel n'est pas commencé.", "Reste à désigner : le président et le secrétaire de séance."} {
		if !strings.Contains(texte, mots) {
			t.Errorf("« %s » manque :\n%s", mots, texte)
		}
	}
	if strings.Contains(texte, "Bloquant") || f.presents.appel.rangs[0].etat.fautif {
		t.Errorf("une séance neuve a déjà des fautes :\n%s", texte)
	}
	if len(f.p.Controle.Anomalies) < 4 {
		t.Error("les règles elles-mêmes ne disent plus rien")
	}
	test.Tap(f.panneau.pans["inviteReste à désigner : le président et le secrétaire de séance."].(*touche))
	if f.p.Etape != EtapeConvocation {
		t.Errorf("%q", f.p.Etape)
	}
	f.p.Aller(EtapePoints)
	if outils := strings.Join(textesVisibles(f.points.milieu), "\n"); strings.Contains(outils, "Gras") {
		t.Errorf("rien à écrire, et « Gras » se voit :\n%s", outils)
	}
	f.p.Aller(EtapePresences)
	f.p.Poser("rabel-omar", conseil.Present)
	f.p.Representer("nedez-denis", "rabel-omar")
	texte = lu()
	for _, mots := range []string{"1 présent sur 33 — ✗ il manque 16 présents", "+ 1 pouvoir", "= 2 votants", "Bloquant", "À l'ouverture, le quorum n'est pas atteint", "31 présences manquent"} {
		if !strings.Contains(texte, mots) {
			t.Errorf("« %s » manque :\n%s", mots, texte)
		}
	}
	if strings.Contains(texte, "n'est pas commencé") {
		t.Error("l'appel est commencé")
	}
	f.panneau.expliquer("votants")
	if texte = lu(); !strings.Contains(texte, "Présents au vote (1) : M. Omar RABEL") {
		t.Errorf("%s", texte)
	}
}

// The first point of the agenda takes the place of the sentence that said it empty.
func TestPremierPointALaBonnePlace(t *testing.T) {
	f := ouvrir(t, nouveauBanc())
	d := *f.p.Fiche.Dossier
	d.Seance = conseil.Seance{Date: conseil.NewDate(2023, 6, 7)}
	f.p.importer(&d, false)
	f.p.Aller(EtapePoints)
	v := f.points
	y := func(o fyne.CanvasObject) float32 {
		return fyne.CurrentApp().Driver().AbsolutePositionForObject(o).Y
	}
	v.ordre.ajouter()
	if !v.outils.Visible() || y(v.ordre.liste) > y(v.outils)+60 {
		t.Errorf("la liste est à %v, les outils à %v", y(v.ordre.liste), y(v.outils))
	}
}

// What the window cannot mend by itself leads where it is mended, and says so.
func TestAnomalieDitOu(t *testing.T) {
	f := ouvrir(t, nouveauBanc())
	f.p.AllerA(conseil.Anomalie{Code: conseil.DeclareDifferent})
	if f.p.Etape != EtapePresences || !strings.Contains(f.message.Text, "ses totaux sont dans le fichier importé") {
		t.Errorf("%q %q", f.p.Etape, f.message.Text)
	}
	f.p.AllerA(conseil.Anomalie{Code: conseil.EffectifIncoherent})
	v := f.lieux[LieuReglages].(*vueReglages)
	if f.w.Canvas().Focused() != fyne.Focusable(v.commune.effectif) || !strings.Contains(f.message.Text, "garde ceux qu'elle a pris") {
		t.Errorf("%T %q", f.w.Canvas().Focused(), f.message.Text)
	}
}
