package ecran

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"delibere/app/conseil"
	"delibere/app/secretariat"
)

// tenue is a window on a séance of the commune, with two voted points, at the step of the clôture.
func tenue(t *testing.T, b *banc) (*Fenetre, *vueCloture) {
	t.Helper()
	s := b.mairie(t)
	f, err := s.Convoquer(context.Background(), seanceVotee(conseil.NewDate(2023, time.April, 5)))
	if err != nil {
		t.Fatal(err)
	}
	w := New(test.NewTempApp(t), b.services())
	t.Cleanup(w.w.Close)
	w.p.OuvrirA(f.ID, EtapeCloture, 1)
	return w, w.vues[EtapeCloture].(*vueCloture)
}

func seanceVotee(d conseil.Date) conseil.Seance {
	s := conseil.Seance{Date: d, President: "a", Secretaires: []conseil.EluID{"b"}, Convocation: conseil.Convocation{DateEnvoi: d.Plus(-10)},
		Presences: map[conseil.EluID]conseil.Statut{"a": conseil.Present, "b": conseil.Present, "c": conseil.Present}}
	for n := 1; n <= 3; n++ {
		s.Points = append(s.Points, conseil.Point{Numero: n, Objet: "Objet du point", Vote: &conseil.Vote{Decompte: &conseil.Decompte{Pour: 3}}})
	}
	s.Points[2].Vote = nil
	return s
}

func (v *vueCloture) manques() string {
	var l []string
	for _, x := range v.lignes {
		l = append(l, x.Point.Deliberation+" "+x.Etat.Nom()+" "+x.Manque)
	}
	return strings.Join(l, "\n")
}

func TestClotureDeBoutEnBout(t *testing.T) {
	b := nouveauBanc()
	f, v := tenue(t, b)
	verifier := func(quand, attendu string) {
		t.Helper()
		if got := v.manques(); got != attendu {
			t.Errorf("%s :\n%s\nattendu :\n%s", quand, got, attendu)
		}
	}
	verifier("au début", " votée il manque le numéro\n votée il manque le numéro\n brouillon il manque le vote et le numéro")
	if !v.tous.Disabled() {
		t.Error("on peut sceller sans numéro")
	}
	v.c.Numeroter()
	verifier("numérotées", "2023-1 votée \n2023-2 votée \n2023-3 brouillon il manque le vote")
	v.c.Numeroter()
	if !strings.Contains(f.message.Text, "a déjà son numéro") {
		t.Error(f.message.Text)
	}
	// Two clicks: the first says what the second does, Escape or leaving gives up.
	test.Tap(v.tous)
	if len(f.p.Fiche.Scelles) != 0 || v.tous.Text != "Oui, les sceller pour toujours" {
		t.Fatalf("%q, %d scellées", v.tous.Text, len(f.p.Fiche.Scelles))
	}
	v.tous.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	test.Tap(v.tous)
	v.tous.FocusLost()
	test.Tap(v.tous)
	if len(f.p.Fiche.Scelles) != 0 {
		t.Fatal("scellé sans le second clic")
	}
	test.Tap(v.tous)
	verifier("scellées", "2023-1 scellée à transmettre, à publier\n2023-2 scellée à transmettre, à publier\n2023-3 brouillon il manque le vote")
	if b.coffre.faites != 1 || !strings.Contains(f.message.Text, "2 délibérations scellées. Sauvegarde faite.") {
		t.Errorf("%d sauvegardes, %q", b.coffre.faites, f.message.Text)
	}
	if f.p.Rediger(1, secretariat.Redaction{Objet: "Autre"}) || !strings.Contains(f.message.Text, "scellé") {
		t.Errorf("le texte scellé change : %q", f.message.Text)
	}
}

func TestDatesEtExecutoire(t *testing.T) {
	b := nouveauBanc()
	f, v := tenue(t, b)
	v.c.Numeroter()
	v.c.Sceller(v.c.Prets()...)
	d := v.detail
	d.dates[1].SetText("6/4/23")
	d.dates[2].SetText("6/4/23")
	d.dates[0].SetText("le 7")
	d.dater()
	if !strings.Contains(f.message.Text, "Point 1, publication : « le 7 » n'est pas une date") || d.dates[1].Text != "6/4/23" {
		t.Errorf("%q, %q", f.message.Text, d.dates[1].Text)
	}
	d.dates[0].SetText("7 avril 2023")
	d.dater()
	if !strings.Contains(d.suites.Text, "exécutoire le 7 avril 2023") || d.dates[1].Text != "06/04/2023" || v.lignes[0].Etat != conseil.EtatExecutoire {
		t.Errorf("%q %q %s", d.suites.Text, d.dates[1].Text, v.lignes[0].Etat)
	}
	d.dates[2].SetText("8/4/2")
	f.rafraichir()
	if d.dates[2].Text != "8/4/2" {
		t.Errorf("ce qui se tape est effacé : %q", d.dates[2].Text)
	}
	f.p.Choisir(2)
	if d.dates[1].Text != "" || d.point != 2 {
		t.Errorf("le point 2 a les dates du point 1 : %q", d.dates[1].Text)
	}
}

func TestCorriger(t *testing.T) {
	b := nouveauBanc()
	f, v := tenue(t, b)
	v.c.Numeroter()
	v.c.Sceller(1)
	if len(v.detail.seances) != 0 || !v.detail.corriger.Visible() {
		t.Errorf("%+v", v.detail.seances)
	}
	suivante, err := b.mairie(t).Convoquer(context.Background(), conseil.Seance{Date: conseil.NewDate(2023, time.May, 3)})
	if err != nil {
		t.Fatal(err)
	}
	d, _ := b.services().Exemple()
	d.Seance.Date = conseil.NewDate(2023, time.June, 7)
	if _, err := b.mairie(t).Importer(context.Background(), d, true); err != nil {
		t.Fatal(err)
	}
	f.rafraichir()
	if len(v.detail.choix.Options) != 1 || v.detail.choix.Options[0] != "séance du 3 mai 2023" {
		t.Fatalf("%q", v.detail.choix.Options)
	}
	v.c.Corriger(1, suivante.ID)
	if f.p.Fiche.ID != suivante.ID || f.p.Etape != EtapePoints || f.p.Point != 1 || !strings.Contains(f.points.objetPt.Text, "Rectification de la délibération n° 2023-1") {
		t.Errorf("%q %q", f.message.Text, f.points.objetPt.Text)
	}
}

// A backup that fails after a seal is said, and the seal stands.
func TestScelleSansSauvegarde(t *testing.T) {
	b := nouveauBanc()
	f, v := tenue(t, b)
	v.c.Numeroter()
	b.coffre.panne = errors.New("le second dossier n'est pas branché")
	v.c.Sceller(1)
	if len(f.p.Fiche.Scelles) != 1 || !strings.Contains(f.message.Text, "la sauvegarde n'est pas faite : le second dossier n'est pas branché") {
		t.Errorf("%q", f.message.Text)
	}
	if v.c.Sceller() || !strings.Contains(f.message.Text, "Aucune délibération n'est prête") {
		t.Error(f.message.Text)
	}
}

// An act that L2131-2 leaves out is not to be transmitted.
func TestClotureDispensee(t *testing.T) {
	f, v := tenue(t, nouveauBanc())
	v.c.Numeroter()
	f.p.Dispenser(1, conseil.DispenseVoirie)
	v.c.Sceller(1, 2)
	if got := v.manques(); !strings.HasPrefix(got, "2023-1 scellée à publier\n2023-2 scellée à transmettre, à publier") {
		t.Errorf("%s", got)
	}
}

// An information takes no number and is not sealed; what is wrong with the whole séance stops each point.
func TestClotureSansInformation(t *testing.T) {
	f, v := tenue(t, nouveauBanc())
	f.p.Regler(3, conseil.RegimeInformation, nil)
	v.c.Numeroter()
	if got := v.manques(); got != "2023-1 votée \n2023-2 votée " {
		t.Errorf("%q", got)
	}
	e := secretariat.EnteteDe(f.p.Fiche.Dossier)
	e.Secretaires = nil
	f.p.PoserEntete(e)
	if n := len(v.c.Prets()); n != 0 {
		t.Errorf("%d prêtes sans secrétaire de séance", n)
	}
}

// What blocks the extrait blocks the seal, and the step says so.
func TestAnomalieEmpecheDeSceller(t *testing.T) {
	f, v := tenue(t, nouveauBanc())
	v.c.Numeroter()
	f.p.Poser("b", conseil.Absent) // the secrétaire, and one vote too many
	if got := v.manques(); !strings.Contains(got, "2023-1 votée corrigez ce que dit le contrôle") || len(v.c.Prets()) != 0 {
		t.Errorf("%s", got)
	}
}
