package ecran

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2/test"

	"delibere/app/conseil"
	"delibere/app/secretariat"
)

// Each field of the first step is kept as it is left, and the rules answer beside it.
func TestConvocation(t *testing.T) {
	b := nouveauBanc()
	b.mairie(t)
	f := New(test.NewTempApp(t), b.services())
	t.Cleanup(f.w.Close)
	f.p.Accueil()
	f.lieux[LieuAccueil].(*vueAccueil).a.NouvelleSeance("26/4/23", "19h30", "en mairie")
	f.p.AllerA(conseil.Anomalie{Code: conseil.ConvocationTardive})
	if f.p.Etape != EtapeConvocation {
		t.Fatalf("l'anomalie mène à %s", f.p.Etape)
	}
	v := f.vues[EtapeConvocation].(*vueConvocation)
	if v.date.Text != "26/04/2023" || v.heure.Text != "19 h 30" || v.lieu.Text != "en mairie" || !strings.Contains(v.delai.Text, "3 jours francs : elle part le 22 avril 2023 au plus tard") {
		t.Errorf("%q %q %q %q", v.date.Text, v.heure.Text, v.lieu.Text, v.delai.Text)
	}
	f.w.Canvas().Focus(v.envoi)
	taper(f, "24/4/23")
	f.w.Canvas().Focus(v.lieu)
	if !strings.HasPrefix(v.delai.Text, "⚠ 1 jour franc") || v.envoi.Text != "24/04/2023" {
		t.Errorf("%q", v.delai.Text)
	}
	v.envoi.SetText("20/4/23")
	v.enregistrer()
	if v.delai.Text != "✓ 5 jours francs entre l'envoi et la séance, pour 3 demandés." {
		t.Errorf("%q", v.delai.Text)
	}
	nommerElu(f, v.president, "nom01")
	nommerElu(f, v.secretaire, "nom02")
	nommerElu(f, v.autre, "nom03")
	v.auxiliaires.SetText("NOM90, NOM91 ,")
	v.seconde.SetChecked(true)
	v.repris.SetText("1 et 2")
	v.pv.SetText("1/3/23")
	v.unanime.SetChecked(true)
	e := secretariat.EnteteDe(f.p.Fiche.Dossier)
	if e.President != "a" || len(e.Secretaires) != 2 || e.Secretaires[1] != "c" || len(e.Auxiliaires) != 2 || e.Auxiliaires[1] != "NOM91" ||
		!e.Convocation.Seconde || len(e.Convocation.PointsRepris) != 2 || !e.PVPrecedent.Unanimite || e.PVPrecedent.Seance.Mois != 3 || !v.suite.Visible() {
		t.Errorf("%+v", e)
	}
	for _, a := range f.p.Controle.Anomalies {
		if a.Code == conseil.PresidentAbsent && strings.Contains(a.Message, "Personne ne préside") {
			t.Error(a.Message)
		}
	}
	// A third secrétaire, from a file, is not lost by the two lists.
	e.Secretaires = append(e.Secretaires, "a")
	f.p.PoserEntete(e)
	v.lieu.SetText("ailleurs")
	v.enregistrer()
	if l := f.p.Fiche.Dossier.Seance.Secretaires; len(l) != 3 || l[2] != "a" || f.p.Fiche.Dossier.Seance.Lieu != "ailleurs" {
		t.Errorf("%v", l)
	}
	v.fin.SetText("tard")
	v.enregistrer()
	if !strings.Contains(f.message.Text, "n'est pas une heure") || v.fin.Text != "tard" {
		t.Errorf("%q", f.message.Text)
	}
	v.fin.SetText("")
	f.w.Canvas().Focus(v.president)
	toucher(f, "Delete")
	if f.p.Fiche.Dossier.Seance.President != "" {
		t.Error("le président reste")
	}
	f.p.Annuler()
	if f.p.Fiche.Dossier.Seance.President != "a" || v.president.Texte != "Mme Prénom NOM01" {
		t.Errorf("annulé : %q", v.president.Texte)
	}
}

// Once a délibération is sealed, the end of the séance alone can still be noted.
func TestConvocationScellee(t *testing.T) {
	f, c := tenue(t, nouveauBanc())
	c.c.Numeroter()
	c.c.Sceller(1)
	f.p.Aller(EtapeConvocation)
	v := f.vues[EtapeConvocation].(*vueConvocation)
	if !v.lieu.Disabled() || !v.president.Disabled() || v.fin.Disabled() {
		t.Error("les champs scellés s'ouvrent")
	}
	v.fin.SetText("22h10")
	v.enregistrer()
	if f.p.Fiche.Dossier.Seance.HeureFin != conseil.NewHeure(22, 10) {
		t.Errorf("%q", f.message.Text)
	}
}
