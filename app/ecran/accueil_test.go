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

func TestLireDate(t *testing.T) {
	for tape, attendu := range map[string]string{"5/4/23": "2023-04-05", " 05/04/2023 ": "2023-04-05", "5.4.2023": "2023-04-05", "5-4-23": "2023-04-05",
		"050423": "2023-04-05", "05042023": "2023-04-05", "2023-04-05": "2023-04-05", "1er août 2024": "2024-08-01", "1 AOUT 2024": "2024-08-01",
		"29/2/2024": "2024-02-29", "": ""} {
		if d, err := lireDate(tape); err != nil || d.String() != attendu {
			t.Errorf("%q : %v %v, attendu %s", tape, d, err, attendu)
		}
	}
	for _, tape := range []string{"29/2/2023", "5/13/23", "demain", "5/4", "5/4/203", "0/4/23", "32/1/23", "5/4/23/1", "é/4/23"} {
		if d, err := lireDate(tape); err == nil {
			t.Errorf("%q est lu %v", tape, d)
		}
	}
}

func TestLireHeure(t *testing.T) {
	for tape, attendu := range map[string]string{"19h30": "19:30", "19 h 30": "19:30", "19H": "19:00", "19:30": "19:30", "1930": "19:30", "9h05": "09:05", "": ""} {
		if h, err := lireHeure(tape); err != nil || h.String() != attendu {
			t.Errorf("%q : %v %v, attendu %s", tape, h, err, attendu)
		}
	}
	for _, tape := range []string{"24h", "19h60", "soir", "h", "19h30h"} {
		if h, err := lireHeure(tape); err == nil {
			t.Errorf("%q est lu %v", tape, h)
		}
	}
}

// What is typed for a date comes back the same.
func TestDateAllerRetour(t *testing.T) {
	for d := conseil.NewDate(2019, time.December, 25); d.Annee < 2021; d = d.Plus(1) {
		for _, forme := range []string{enDate(d), d.String(), d.Longue()} {
			if relue, err := lireDate(forme); err != nil || relue != d {
				t.Fatalf("%s : %v %v", forme, relue, err)
			}
		}
	}
}

// votees is a séance of made-up people with so many voted délibérations.
func votees(date conseil.Date, n int) secretariat.Fiche {
	d := &conseil.Dossier{Commune: conseil.Commune{Nom: "Commune-Test", PopulationReference: 4000}, Elus: []conseil.Elu{{ID: "a", Nom: "NOM01"}}}
	d.Seance.Date = date
	for i := range n {
		d.Seance.Points = append(d.Seance.Points, conseil.Point{Numero: i + 1, Vote: &conseil.Vote{Decompte: &conseil.Decompte{Pour: 1}}})
	}
	return secretariat.Fiche{Resume: secretariat.Resume{ID: secretariat.SeanceID(date.Jour), Date: date, Points: n}, Dossier: d, Scelles: map[int]string{}}
}

func TestEcheances(t *testing.T) {
	jour := conseil.NewDate(2023, time.April, 14)
	textes := func(fiches ...secretariat.Fiche) string {
		var l []string
		for _, e := range Echeances(jour, fiches) {
			s := e.Texte
			if e.Retard {
				s = "! " + s
			}
			l = append(l, s)
		}
		return strings.Join(l, "\n")
	}
	verifier := func(nom, attendu string, fiches ...secretariat.Fiche) {
		t.Helper()
		if got := textes(fiches...); got != attendu {
			t.Errorf("%s :\n%s\nattendu :\n%s", nom, got, attendu)
		}
	}
	future := votees(conseil.NewDate(2023, time.April, 26), 2)
	verifier("convocation", "Séance du 26 avril 2023 : la convocation part le 20 avril 2023 au plus tard (5 jours francs)", future)
	proche := votees(conseil.NewDate(2023, time.April, 17), 0)
	verifier("convocation en retard", "! Séance du 17 avril 2023 : la convocation part le 11 avril 2023 au plus tard (5 jours francs)", proche)
	future.Dossier.Seance.Convocation.DateEnvoi = jour
	verifier("convocation partie", "", future)

	f := votees(conseil.NewDate(2023, time.April, 12), 4)
	f.Scelles = map[int]string{1: "x", 2: "x", 3: "x"}
	p := f.Dossier.Seance.Points
	p[1].Transmission = conseil.NewDate(2023, time.April, 13)
	p[2].AccuseReception = jour // received: its transmission is proved
	p[3].Regime = conseil.RegimeOrdinaire
	verifier("les états d'une séance", `Séance du 12 avril 2023 : 1 délibération votée à sceller
Séance du 12 avril 2023 : 1 délibération scellée à transmettre
Séance du 12 avril 2023 : 1 accusé de réception attendu depuis le 13 avril 2023
Séance du 12 avril 2023 : la liste des délibérations est affichée et mise en ligne le 19 avril 2023 au plus tard`, f)
	p[0].Publication = jour
	if strings.Contains(textes(f), "la liste") {
		t.Error("une délibération publiée : la liste l'est aussi")
	}
	vieille := votees(conseil.NewDate(2023, time.March, 29), 1)
	if got := textes(f, vieille); !strings.HasPrefix(got, "Séance du 29 mars") {
		t.Errorf("la plus ancienne d'abord :\n%s", got)
	}
	if got := textes(vieille); !strings.Contains(got, "! Séance du 29 mars 2023 : la liste") {
		t.Errorf("la liste est en retard :\n%s", got)
	}
	deux := votees(conseil.NewDate(2023, time.April, 12), 3)
	deux.Scelles = map[int]string{1: "x", 2: "x"}
	deux.Dossier.Seance.Points[0].Transmission, deux.Dossier.Seance.Points[1].Transmission = jour, jour.Plus(-1)
	deux.Dossier.Seance.Points[0].Publication = jour
	deux.Dossier.Seance.Points[2].Regime = conseil.RegimeInformation // takes no number, is never sealed
	verifier("le plus ancien accusé", "Séance du 12 avril 2023 : 2 accusés de réception attendus depuis le 13 avril 2023", deux)
	vieille.Exemple = true
	verifier("l'exemple", "", vieille)
	verifier("rien de voté", "", votees(jour, 0))
	verifier("hier, sans un point", "Séance du 13 avril 2023 : l'ordre du jour, les textes et les votes sont à saisir", votees(jour.Plus(-1), 0))
}

func TestAgeDeLaSauvegarde(t *testing.T) {
	maintenant := time.Date(2023, time.April, 14, 8, 0, 0, 0, time.UTC)
	for _, c := range []struct {
		derniere time.Time
		texte    string
		alerte   bool
	}{
		{time.Time{}, "Aucune sauvegarde n'a encore été faite.", true},
		{maintenant.Add(-2 * time.Hour), "Dernière sauvegarde : aujourd'hui à 6 h 00.", false},
		{maintenant.Add(-14 * time.Hour), "Dernière sauvegarde : hier à 18 h 00.", false},
		{maintenant.AddDate(0, 0, -7), "Dernière sauvegarde : il y a 7 jours, le 7 avril 2023 à 8 h 00.", false},
		{maintenant.AddDate(0, 0, -8), "Dernière sauvegarde : il y a 8 jours, le 6 avril 2023 à 8 h 00.", true},
	} {
		if texte, alerte := AgeDeLaSauvegarde(maintenant, c.derniere); texte != c.texte || alerte != c.alerte {
			t.Errorf("%q %v, attendu %q %v", texte, alerte, c.texte, c.alerte)
		}
	}
}

// mairie fills the commune and its tableau.
func (b *banc) mairie(t *testing.T) *secretariat.Secretariat {
	t.Helper()
	s := secretariat.New(b.registre, b.maintenant, "")
	if _, err := s.PoserCommune(context.Background(), conseil.Commune{Nom: "Commune-Test", CodeInsee: "25580"}); err != nil {
		t.Fatal(err)
	}
	elus := []conseil.Elu{{ID: "a", Civilite: conseil.Madame, Prenom: "Prénom", Nom: "NOM01", Rang: 1, Fonction: "La Maire"}, {ID: "b", Nom: "NOM02", Rang: 2}, {ID: "c", Nom: "NOM03", Rang: 3}}
	if _, err := s.PoserTableau(context.Background(), elus); err != nil {
		t.Fatal(err)
	}
	return s
}

// An empty base leads to the commune, then to the conseil; then a séance is made and opens at its points.
func TestPremiersPasPuisNouvelleSeance(t *testing.T) {
	b := nouveauBanc()
	f := New(test.NewTempApp(t), b.services())
	t.Cleanup(f.w.Close)
	texte := toutLeTexte(f)
	if !strings.Contains(texte, "Pour commencer") || strings.Contains(texte, "Nouvelle séance") || !strings.Contains(texte, "Importer une séance") {
		t.Errorf("base vide :\n%s", texte)
	}
	b.mairie(t)
	f.p.Accueil()
	v := f.lieux[LieuAccueil].(*vueAccueil)
	if texte := toutLeTexte(f); !strings.Contains(texte, "Nouvelle séance") {
		t.Errorf("mairie remplie :\n%s", texte)
	}
	for _, c := range [][3]string{{"", "19h30", "date"}, {"hier", "", "n'est pas une date"}, {"26/4/23", "tard", "n'est pas une heure"}} {
		v.date.SetText(c[0])
		v.heure.SetText(c[1])
		v.nouvelle()
		if f.p.Fiche != nil || !strings.Contains(f.message.Text, c[2]) {
			t.Errorf("%v : %q", c, f.message.Text)
		}
	}
	v.date.SetText("26/4/23")
	v.heure.SetText("19h30")
	v.endroit.SetText("en mairie")
	v.nouvelle()
	if f.p.Fiche == nil || f.p.Etape != EtapePoints || f.p.Fiche.Date != conseil.NewDate(2023, time.April, 26) || f.p.Fiche.Dossier.Seance.Lieu != "en mairie" || len(f.p.Fiche.Dossier.Elus) != 3 {
		t.Fatalf("%q %+v", f.message.Text, f.p.Fiche)
	}
	if f.p.Fiche.Dossier.Seance.President != "a" {
		t.Errorf("la maire préside, sauf avis contraire : %q", f.p.Fiche.Dossier.Seance.President)
	}
	f.p.Accueil()
	if texte := toutLeTexte(f); !strings.Contains(texte, "À faire") || !strings.Contains(texte, "la convocation part le 22 avril 2023") {
		t.Errorf("%s", texte)
	}
}

// What is due is reached by the keyboard too.
func TestEcheanceAuClavier(t *testing.T) {
	b := nouveauBanc()
	b.mairie(t)
	f := New(test.NewTempApp(t), b.services())
	t.Cleanup(f.w.Close)
	f.p.Accueil()
	f.lieux[LieuAccueil].(*vueAccueil).a.NouvelleSeance("26/4/23", "", "")
	f.p.Accueil()
	for _, o := range test.LaidOutObjects(f.w.Content()) {
		if x, ok := o.(*touche); ok {
			f.w.Canvas().Focus(x)
			if x.cadre.StrokeColor != bleu {
				t.Error("rien ne dit que le clavier est là")
			}
			x.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
			break
		}
	}
	if f.p.Lieu != LieuSeance || f.p.Etape != EtapeConvocation {
		t.Errorf("%q %q", f.p.Lieu, f.p.Etape)
	}
}

// The age of the last backup stands on the first screen.
func TestSauvegardeSurLAccueil(t *testing.T) {
	b := nouveauBanc()
	f := ouvrir(t, b)
	f.p.Accueil()
	if texte := toutLeTexte(f); strings.Contains(texte, "Aucune sauvegarde") {
		t.Error("l'exemple seul n'a rien à perdre")
	}
	b.mairie(t)
	f.p.Accueil()
	if texte := toutLeTexte(f); !strings.Contains(texte, "⚠ Aucune sauvegarde") {
		t.Error(texte)
	}
	b.coffre.copies = []Sauvegarde{{Quand: b.maintenant().AddDate(0, 0, -9)}, {Quand: b.maintenant()}}
	f.p.Accueil()
	if texte := toutLeTexte(f); !strings.Contains(texte, "Dernière sauvegarde : aujourd'hui à 18 h 02.") || strings.Contains(texte, "⚠ ") {
		t.Error(texte)
	}
}
