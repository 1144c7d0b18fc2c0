package ecran

import (
	"context"
	"errors"
	"strings"
	"testing"

	"fyne.io/fyne/v2/test"

	"delibere/app/conseil"
	"delibere/app/secretariat"
)

func auxReglages(t *testing.T, b *banc) (*Fenetre, *vueReglages) {
	t.Helper()
	f := New(test.NewTempApp(t), b.services())
	t.Cleanup(f.w.Close)
	f.p.Visiter(LieuReglages)
	return f, f.lieux[LieuReglages].(*vueReglages)
}

// Each field is kept as it is left; a wrong one is refused in words, and stays to be mended.
func TestReglerLaCommune(t *testing.T) {
	b := nouveauBanc()
	f, v := auxReglages(t, b)
	lire := func() conseil.Commune { m, _ := b.registre.Mairie(context.Background()); return m.Commune }
	remplir := func(k int, texte string) {
		f.w.Canvas().Focus(v.commune.champs[k].s)
		taper(f, texte)
		f.w.Canvas().Focus(v.motif)
	}
	remplir(1, "25700")
	if lire() != (conseil.Commune{}) {
		t.Error("une commune sans nom est gardée")
	}
	remplir(0, "Commune-Test")
	remplir(2, "255")
	if !strings.Contains(f.message.Text, "code INSEE") || v.commune.champs[2].s.Text != "255" {
		t.Errorf("%q", f.message.Text)
	}
	remplir(2, "80") // the cursor stands at the end
	remplir(3, "212505805")
	if !strings.Contains(f.message.Text, "SIREN") {
		t.Errorf("%q", f.message.Text)
	}
	v.commune.champs[3].s.SetText("212505804")
	v.commune.population.SetText("10 500")
	v.commune.enregistrer()
	if c := lire(); c.Nom != "Commune-Test" || c.CodePostal != "25700" || c.CodeInsee != "25580" || c.Siren != "212505804" || c.PopulationReference != 10500 {
		t.Errorf("%q %+v", f.message.Text, c)
	}
	if v.commune.loi.Text != "Pour 10\u202f500 habitants : 33 membres au conseil (CGCT L2121-2). Compte la population municipale d'avant le dernier renouvellement général (R2151-3) ; la liste donne la population municipale 2023 (INSEE), en vigueur en 2026." {
		t.Error(v.commune.loi.Text)
	}
	v.commune.effectif.SetText("trente")
	v.commune.enregistrer()
	if !strings.Contains(f.message.Text, "Effectif du conseil : « trente » n'est pas un nombre") {
		t.Errorf("%q", f.message.Text)
	}
	f.w.Canvas().Unfocus()
	f.annuler()
	if c := lire(); c.PopulationReference != 0 || v.commune.population.Text != "" {
		t.Errorf("%+v %q", c, v.commune.population.Text)
	}
}

func TestReglerLesNumeros(t *testing.T) {
	b := nouveauBanc()
	f, v := auxReglages(t, b)
	if v.motif.Text != "{AAAA}-{N}" || v.exemple.Text != "Les premières de l'année : « 2023-1 », « 2023-2 »…" {
		t.Errorf("%q %q", v.motif.Text, v.exemple.Text)
	}
	v.motif.SetText("{N}")
	if !strings.Contains(v.exemple.Text, "ajoutez {AAAA}") {
		t.Error(v.exemple.Text)
	}
	v.motif.OnSubmitted("")
	if m, _ := b.registre.Mairie(context.Background()); m.Reglages["numerotation"] != "" || !strings.Contains(f.message.Text, "ajoutez {AAAA}") {
		t.Errorf("%q %q", m.Reglages, f.message.Text)
	}
	v.motif.SetText("{AA}/{SEANCE:02}-{NSEANCE:03}")
	if v.exemple.Text != "Les premières de l'année : « 23/01-001 », « 23/01-002 »…" {
		t.Error(v.exemple.Text)
	}
	v.motif.OnSubmitted("")
	if m, _ := b.registre.Mairie(context.Background()); m.Reglages["numerotation"] != `"{AA}/{SEANCE:02}-{NSEANCE:03}"` {
		t.Errorf("%q", m.Reglages)
	}
}

func TestSecondDossier(t *testing.T) {
	b := nouveauBanc()
	_, v := auxReglages(t, b)
	v.second.SetText(`/média/clé "usb"`)
	v.second.OnSubmitted("")
	if m, _ := b.registre.Mairie(context.Background()); m.Reglages["sauvegarde"] != `"/média/clé \"usb\""` || v.r.SecondDossier() != `/média/clé "usb"` {
		t.Errorf("%q", m.Reglages)
	}
	v.second.SetText(" ")
	v.second.OnSubmitted("")
	if m, _ := b.registre.Mairie(context.Background()); len(m.Reglages) != 0 {
		t.Errorf("%q", m.Reglages)
	}
}

// A backup is made, looked into, and put back in two clicks; then nothing of the register before shows.
func TestSauvegarderRegarderRestaurer(t *testing.T) {
	b := nouveauBanc()
	f := ouvrir(t, b)
	f.p.Aller(EtapePoints)
	f.p.Visiter(LieuReglages)
	v := f.lieux[LieuReglages].(*vueReglages)
	if texte := toutLeTexte(f); !strings.Contains(texte, "Aucune sauvegarde") || v.restaurer.Visible() {
		t.Error(texte)
	}
	test.Tap(boutonNomme(t, v.objet, "Sauvegarder maintenant"))
	if b.coffre.faites != 1 || !strings.Contains(f.message.Text, "Sauvegarde faite") || !strings.Contains(toutLeTexte(f), "Aujourd'hui à 18 h 02\n1,0 Mo\n/copies") {
		t.Errorf("%q\n%s", f.message.Text, toutLeTexte(f))
	}
	v.r.Restaurer()
	if b.coffre.restaure != "" || !strings.Contains(f.message.Text, "Regardez d'abord") {
		t.Errorf("%q", f.message.Text)
	}
	b.coffre.contenu = Contenu{Seances: make([]secretariat.Resume, 5), Actes: 12, Scelles: 1, Tete: strings.Repeat("a", 64)}
	b.coffre.contenu.Seances[0] = secretariat.Resume{Date: conseil.NewDate(2023, 3, 1), Points: 2}
	test.Tap(boutonNomme(t, v.objet, "Regarder"))
	for _, mots := range []string{"Sauvegarde saine : 5 séances, 12 actes au journal, 1 délibération scellée.", "Séance du 1er mars 2023 : 2 points.", "… et 2 autres."} {
		if !strings.Contains(v.contenu.Text, mots) {
			t.Errorf("%q n'a pas %q", v.contenu.Text, mots)
		}
	}
	b.coffre.apres = func() { _ = b.registre.Supprimer(context.Background(), f.p.Fiche.ID, secretariat.Acte{}) }
	test.Tap(v.restaurer)
	if b.coffre.restaure != "" {
		t.Fatal("restauré au premier clic")
	}
	test.Tap(v.restaurer)
	if b.coffre.restaure != "/copies/neuve.delibere" || f.p.Fiche != nil || !strings.Contains(f.message.Text, "/registre-avant.delibere") || v.restaurer.Visible() {
		t.Errorf("%q %q", b.coffre.restaure, f.message.Text)
	}
	if f.points != nil || len(f.vues) != 0 || len(f.lieux) != 1 {
		t.Error("des écrans gardent ce qui n'est plus là")
	}
	f.p.Accueil()
	if texte := toutLeTexte(f); strings.Contains(texte, "Séance du 5 avril") || !strings.Contains(texte, "Pour commencer") {
		t.Errorf("l'ancien registre se voit encore :\n%s", texte)
	}
	f.p.OuvrirExemple()
	f.p.Aller(EtapePoints)
	if f.points == nil || f.points.objetPt.Text == "" {
		t.Error("les écrans ne se rouvrent pas")
	}
}

// A long work can be stopped, and two do not run at once.
func TestTravailLong(t *testing.T) {
	b := nouveauBanc()
	f, v := auxReglages(t, b)
	var enFond []func()
	f.p.s.EnFond = func(g func()) { enFond = append(enFond, g) }
	v.r.Exporter("/tmp")
	if !v.travail.Visible() || v.quoi.Text != "Export en cours…" {
		t.Errorf("%q", v.quoi.Text)
	}
	v.r.Sauvegarder()
	if !strings.Contains(f.message.Text, "Export en cours ; attendez la fin") || len(enFond) != 1 {
		t.Errorf("%q", f.message.Text)
	}
	enFond[0]()
	if b.coffre.exporte != "/tmp/delibere-export-2023-04-07" || v.travail.Visible() || !strings.Contains(f.message.Text, "Tout est exporté dans /tmp/delibere-export-2023-04-07") {
		t.Errorf("%q %q", b.coffre.exporte, f.message.Text)
	}
	v.r.Sauvegarder()
	b.coffre.panne = context.Canceled
	test.Tap(boutonNomme(t, v.objet, "Arrêter"))
	enFond[1]()
	if !strings.Contains(f.message.Text, "Arrêté à votre demande") {
		t.Errorf("%q", f.message.Text)
	}
	b.coffre.panne = errors.New("le disque est plein")
	v.r.Sauvegarder()
	enFond[2]()
	if f.message.Text != "✗ Le disque est plein." || v.r.Travail != "" {
		t.Errorf("%q", f.message.Text)
	}
}
