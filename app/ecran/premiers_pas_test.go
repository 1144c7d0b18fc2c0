package ecran

import (
	"context"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"delibere/app/conseil"
	"delibere/app/secretariat"
)

// surUneBaseVide is a window on an empty register.
func surUneBaseVide(t *testing.T, b *banc) (*Fenetre, *vueAccueil) {
	t.Helper()
	f := New(test.NewTempApp(t), b.services())
	t.Cleanup(f.w.Close)
	return f, f.lieux[LieuAccueil].(*vueAccueil)
}

func touche1(f *Fenetre, nom fyne.KeyName) {
	f.w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: nom})
}

// From an empty base to the first séance, by the keyboard alone.
func TestPremiersPasAuClavier(t *testing.T) {
	b := nouveauBanc()
	f, v := surUneBaseVide(t, b)
	taper(f, "valent")
	if n := len(v.pas.commune.c.Trouvees); n == 0 || n > communesMax {
		t.Fatalf("%d communes", n)
	}
	taper(f, "ig")
	touche1(f, fyne.KeyReturn)
	m, _ := b.registre.Mairie(context.Background())
	if m.Commune.CodeInsee != "25580" || m.Commune.Siren != "212505804" || m.Commune.PopulationReference != 10501 || m.Commune.Arrondissement != "Montbéliard" {
		t.Fatalf("%q %+v", f.message.Text, m.Commune)
	}
	if texte := toutLeTexte(f); !strings.Contains(texte, "Valentigney (Doubs), 10\u202f501 habitants, 33 membres au conseil.") || v.pas.commune.c.annuaire != nil {
		t.Error(texte)
	}
	touche1(f, fyne.KeyReturn) // « Coller depuis un tableur » has the focus
	presse := fyne.CurrentApp().Clipboard()
	presse.SetContent("Nom\tPrénom\tCivilité\nNOM01\tÉlise\tMme\nNOM02\tPaul\tM.\n")
	f.w.Canvas().Focused().(fyne.Shortcutable).TypedShortcut(&fyne.ShortcutPaste{Clipboard: presse})
	if texte := toutLeTexte(f); !strings.Contains(texte, "2 élus lus") || !strings.Contains(texte, "NOM02") {
		t.Fatal(texte)
	}
	touche1(f, fyne.KeyReturn) // « Prendre ces élus »
	if b.tableau() != "NOM01 NOM02" || f.w.Canvas().Focused() != v.date {
		t.Fatalf("%q, %q, le curseur est sur %T", f.message.Text, b.tableau(), f.w.Canvas().Focused())
	}
	taper(f, "5/4/23")
	touche1(f, fyne.KeyReturn)
	if f.p.Lieu != LieuSeance || f.p.Etape != EtapePoints || len(f.p.Fiche.Dossier.Elus) != 2 {
		t.Errorf("%q", f.message.Text)
	}
}

func TestCommuneInconnue(t *testing.T) {
	f, v := surUneBaseVide(t, nouveauBanc())
	taper(f, "zzz")
	touche1(f, fyne.KeyReturn)
	if !strings.Contains(f.message.Text, "aucune commune ne s'appelle « zzz »") && !strings.Contains(f.message.Text, "Aucune commune ne s'appelle « zzz »") {
		t.Errorf("%q", f.message.Text)
	}
	touche1(f, fyne.KeyEscape)
	if v.pas.commune.champ.Text != "" {
		t.Error("Échap n'efface pas le nom")
	}
	taper(f, "saint denis")
	premiere := v.pas.commune.c.Trouvees[0].Code
	touche1(f, fyne.KeyDown)
	if v.pas.commune.c.Place != 1 || premiere != "97411" {
		t.Errorf("%d %s", v.pas.commune.c.Place, premiere)
	}
	for range 10 {
		touche1(f, fyne.KeyDown)
	}
	if v.pas.commune.c.Place != communesMax-1 {
		t.Errorf("%d", v.pas.commune.c.Place)
	}
}

// A paste that cannot be taken says why, and changes nothing.
func TestCollageRefuse(t *testing.T) {
	b := nouveauBanc()
	b.mairie(t)
	f := New(test.NewTempApp(t), b.services())
	t.Cleanup(f.w.Close)
	x := nouveauPiloteCollage(&PiloteConseil{PiloteMairie: nouveauPiloteMairie(f.p)})
	for _, c := range []struct{ texte, attendu string }{
		{strings.Repeat("NOM01\tPaul\n", 480_000), "5,3 Mo"}, {"", "rien à coller"}, {"Nom\tPrénom\n\tPaul", "1 ligne à corriger"}} {
		x.Coller(c.texte)
		if !strings.Contains(x.Resume(), c.attendu) {
			t.Errorf("%q, attendu %q", x.Resume(), c.attendu)
		}
		if x.Prendre() || f.message.Text == "" || b.tableau() != "NOM01 NOM02 NOM03" {
			t.Errorf("%q %q", f.message.Text, b.tableau())
		}
	}
	x.Coller("NOM07\tPaul\tM.\n")
	if !x.Prendre() || b.tableau() != "NOM07" || x.Collage != nil {
		t.Errorf("%q %q", f.message.Text, b.tableau())
	}
	x.c.Annuler()
	if b.tableau() != "NOM01 NOM02 NOM03" {
		t.Errorf("le collage ne s'annule pas : %q", b.tableau())
	}
}

func TestAlerteHorloge(t *testing.T) {
	maintenant := time.Date(2023, time.April, 7, 18, 0, 0, 0, time.UTC)
	seance := func(annee int) []secretariat.Resume {
		return []secretariat.Resume{{Date: conseil.NewDate(annee, time.June, 1)}}
	}
	for _, c := range []struct {
		nom     string
		dernier time.Time
		l       []secretariat.Resume
		attendu string
	}{
		{"un registre neuf", time.Time{}, nil, ""},
		{"un acte d'hier", maintenant.AddDate(0, 0, -1), seance(2023), ""},
		{"l'heure a changé", maintenant.Add(2 * time.Hour), nil, ""},
		{"l'horloge retarde d'un an", maintenant.AddDate(1, 0, 0), nil, "dit le 7 avril 2023, avant le dernier acte du registre, fait le 7 avril 2024"},
		{"une séance dans un an", time.Time{}, seance(2024), "La séance du 1er juin 2024 est dans plus d'un an"},
		{"l'exemple", time.Time{}, []secretariat.Resume{{Date: conseil.NewDate(2030, time.June, 1), Exemple: true}}, ""},
	} {
		if got := AlerteHorloge(maintenant, c.dernier, c.l); (got == "") != (c.attendu == "") || !strings.Contains(got, c.attendu) {
			t.Errorf("%s : %q, attendu %q", c.nom, got, c.attendu)
		}
	}
}

// The clock that goes back shows on the first screen, and the work goes on.
func TestHorlogeSurLAccueil(t *testing.T) {
	b := nouveauBanc()
	b.mairie(t)
	s := b.services()
	s.Horloge = func() time.Time { return b.maintenant().AddDate(-1, 0, 0) }
	f := New(test.NewTempApp(t), s)
	t.Cleanup(f.w.Close)
	f.p.Accueil()
	v := f.lieux[LieuAccueil].(*vueAccueil)
	if texte := toutLeTexte(f); !strings.Contains(texte, "⚠ L'horloge de ce poste dit le 7 avril 2022") {
		t.Error(texte)
	}
	if !v.a.NouvelleSeance("26/4/22", "", "") {
		t.Errorf("%q", f.message.Text)
	}
}

// The place and the hour of the last séance are proposed for the next; the years fold.
func TestSeancesParAnnee(t *testing.T) {
	b := nouveauBanc()
	b.mairie(t)
	f := New(test.NewTempApp(t), b.services())
	t.Cleanup(f.w.Close)
	v := f.lieux[LieuAccueil].(*vueAccueil)
	for annee := 2020; annee <= 2023; annee++ {
		for mois := 1; mois <= 8; mois++ {
			if _, err := f.p.s.Secretariat.Convoquer(context.Background(), conseil.Seance{Date: conseil.NewDate(annee, time.Month(mois), 3), Heure: conseil.NewHeure(20, 30), Lieu: "à la salle des fêtes"}); err != nil {
				t.Fatal(err)
			}
		}
	}
	f.p.Accueil()
	if v.heure.Text != "20 h 30" || v.endroit.Text != "à la salle des fêtes" {
		t.Errorf("%q %q", v.heure.Text, v.endroit.Text)
	}
	texte := toutLeTexte(f)
	if !strings.Contains(texte, "Séance du 3 janvier 2022") || strings.Contains(texte, "Séance du 3 janvier 2021") || !strings.Contains(texte, "2020") || !strings.Contains(texte, "à convoquer") {
		t.Errorf("%s", texte)
	}
	if len(v.a.etats) != 16 {
		t.Errorf("%d séances sont lues pour deux années montrées", len(v.a.etats))
	}
	v.a.Plier(2020)
	v.a.Plier(2023)
	texte = toutLeTexte(f)
	if !strings.Contains(texte, "Séance du 3 mai 2020") || strings.Contains(texte, "Séance du 3 mai 2023\n") {
		t.Error(texte)
	}
}

func TestEtatDeSeance(t *testing.T) {
	jour := conseil.NewDate(2023, time.April, 14)
	etat := func(date conseil.Date, n int, changer func(*secretariat.Fiche)) string {
		f := votees(date, n)
		if changer != nil {
			changer(&f)
		}
		return EtatDeSeance(jour, &f).Nom
	}
	hier := jour.Plus(-1)
	for _, c := range []struct{ nom, got, attendu string }{
		{"à venir", etat(jour.Plus(9), 2, nil), "à convoquer"},
		{"convoquée", etat(jour.Plus(9), 2, func(f *secretariat.Fiche) { f.Dossier.Seance.Convocation.DateEnvoi = jour }), "convoquée"},
		{"le jour même", etat(jour, 0, nil), "aujourd'hui"},
		{"rien de voté", etat(hier, 0, nil), "tenue, à saisir"},
		{"un vote manque", etat(hier, 2, func(f *secretariat.Fiche) { f.Dossier.Seance.Points[1].Vote = nil }), "tenue, à saisir"},
		{"votée", etat(hier, 2, nil), "à sceller"},
		{"scellée", etat(hier, 1, func(f *secretariat.Fiche) { f.Scelles[1] = "x" }), "à transmettre"},
		{"transmise", etat(hier, 1, func(f *secretariat.Fiche) { f.Scelles[1] = "x"; f.Dossier.Seance.Points[0].Transmission = hier }), "accusé attendu"},
		{"reçue", etat(hier, 1, func(f *secretariat.Fiche) { f.Scelles[1] = "x"; f.Dossier.Seance.Points[0].AccuseReception = hier }), "close"},
	} {
		if c.got != c.attendu {
			t.Errorf("%s : %q, attendu %q", c.nom, c.got, c.attendu)
		}
	}
}

// The field of the first screen looks through the register.
func TestChercherDepuisLAccueil(t *testing.T) {
	b := nouveauBanc()
	f := ouvrir(t, b)
	f.p.Accueil()
	v := f.lieux[LieuAccueil].(*vueAccueil)
	f.w.Canvas().Focus(v.cherche)
	taper(f, "territ")
	touche1(f, fyne.KeyReturn)
	if r := f.lieux[LieuRegistre].(*vueRegistre); f.p.Lieu != LieuRegistre || r.mots.Text != "territ" || len(r.r.Trouvees) != 1 {
		t.Errorf("%q %q %d", f.p.Lieu, r.mots.Text, len(r.r.Trouvees))
	}
}
