package ecran

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"delibere/app/conseil"
	"delibere/app/secretariat"
)

// auConseil is a window on the tableau of three made-up members.
func auConseil(t *testing.T, b *banc) (*Fenetre, *vueConseil) {
	t.Helper()
	b.mairie(t)
	f := New(test.NewTempApp(t), b.services())
	t.Cleanup(f.w.Close)
	f.p.Visiter(LieuConseil)
	return f, f.lieux[LieuConseil].(*vueConseil)
}

// tableau is the register's: rank and name.
func (b *banc) tableau() string {
	m, _ := b.registre.Mairie(context.Background())
	var l []string
	for _, e := range m.Elus {
		l = append(l, e.Nom)
	}
	return strings.Join(l, " ")
}

func TestAjouterUnElu(t *testing.T) {
	b := nouveauBanc()
	f, v := auConseil(t, b)
	v.ajouter()
	if f.w.Canvas().Focused() != v.fiche.prenom || v.fiche.nom.Text != "" {
		t.Fatalf("%T %q", f.w.Canvas().Focused(), v.fiche.nom.Text)
	}
	taper(f, "Élise")
	f.w.Canvas().Focus(v.fiche.nom)
	if b.tableau() != "NOM01 NOM02 NOM03" {
		t.Errorf("un élu sans nom : %s", b.tableau())
	}
	taper(f, "NOM04")
	f.w.Canvas().Focus(v.fiche.fonction)
	taper(f, "3e adjointe")
	f.w.Canvas().Focus(v.fiche.debut)
	taper(f, "22/3/26")
	f.w.Canvas().Focus(v.liste)
	e := v.c.Elu()
	attendu := conseil.Elu{ID: "nom04-elise", Civilite: conseil.Madame, Prenom: "Élise", Nom: "NOM04", Fonction: "3e adjointe", Rang: 4, Debut: conseil.NewDate(2026, time.March, 22)}
	if e != attendu || v.fiche.debut.Text != "22/03/2026" {
		t.Errorf("\n%+v\n%+v", e, attendu)
	}
	// The same name again is another mandate.
	v.ajouter()
	v.fiche.prenom.SetText("Élise")
	v.fiche.nom.SetText("NOM04")
	v.fiche.enregistrer()
	if v.c.Choisi != "nom04-elise-2" {
		t.Errorf("%q", v.c.Choisi)
	}
	f.w.Canvas().Focus(v.liste)
	f.annuler()
	if b.tableau() != "NOM01 NOM02 NOM03 NOM04" || v.c.Choisi != "nom04-elise" {
		t.Errorf("%s", b.tableau())
	}
}

func TestFinDeMandat(t *testing.T) {
	b := nouveauBanc()
	f, v := auConseil(t, b)
	v.c.Choisir("b")
	v.fiche.fin.SetText("1er avril 2023")
	v.fiche.finir()
	if !strings.Contains(f.message.Text, "Choisissez le motif") || v.c.Elu().Fin.Connue() {
		t.Errorf("%q", f.message.Text)
	}
	v.fiche.motif.SetSelected("démission")
	if e := v.c.Elu(); e.Fin != conseil.NewDate(2023, time.April, 1) || e.MotifFin != "démission" || f.message.Text != "" {
		t.Errorf("%q %+v", f.message.Text, e)
	}
	v.c.Choisir("c")
	v.fiche.motif.SetSelected("décès")
	if !strings.Contains(f.message.Text, "Indiquez le dernier jour") {
		t.Errorf("%q", f.message.Text)
	}
	v.c.Choisir("b")
	v.fiche.debut.SetText("2/4/2023")
	v.fiche.enregistrer()
	if !strings.Contains(f.message.Text, "avant de commencer") {
		t.Errorf("%q", f.message.Text)
	}
	v.fiche.fin.SetText("")
	v.fiche.finir()
	if e := v.c.Elu(); e.Fin.Connue() || e.MotifFin != "" {
		t.Errorf("la fin n'est pas reprise : %+v", e)
	}
}

// The keyboard alone chooses and moves; those who have ended come after the others.
func TestOrdreDuTableau(t *testing.T) {
	b := nouveauBanc()
	f, v := auConseil(t, b)
	alt := func(k fyne.KeyName) {
		v.liste.TypedShortcut(&desktop.CustomShortcut{KeyName: k, Modifier: fyne.KeyModifierAlt})
	}
	v.liste.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEnd})
	if v.c.Choisi != "c" || v.fiche.nom.Text != "NOM03" {
		t.Fatalf("%q %q", v.c.Choisi, v.fiche.nom.Text)
	}
	alt(fyne.KeyUp)
	if b.tableau() != "NOM01 NOM03 NOM02" || v.c.Choisi != "c" || v.liste.place != 1 {
		t.Errorf("%s, %q, ligne %d", b.tableau(), v.c.Choisi, v.liste.place)
	}
	alt(fyne.KeyUp)
	alt(fyne.KeyUp)
	if b.tableau() != "NOM03 NOM01 NOM02" || v.c.Elu().Rang != 1 {
		t.Errorf("%s", b.tableau())
	}
	alt(fyne.KeyDown)
	f.annuler()
	f.retablir()
	if b.tableau() != "NOM01 NOM03 NOM02" || !strings.Contains(f.message.Text, "Rétabli") {
		t.Errorf("%s %q", b.tableau(), f.message.Text)
	}
	v.c.Choisir("a")
	v.c.Terminer(conseil.NewDate(2023, time.April, 1), "décès")
	v.c.Choisir("b")
	alt(fyne.KeyUp)
	if b.tableau() != "NOM02 NOM03 NOM01" {
		t.Errorf("%s", b.tableau())
	}
	alt(fyne.KeyDown)
	alt(fyne.KeyDown)
	if b.tableau() != "NOM03 NOM02 NOM01" {
		t.Errorf("passé sous un mandat fini : %s", b.tableau())
	}
}

func TestRetirerUnElu(t *testing.T) {
	b := nouveauBanc()
	f, v := auConseil(t, b)
	test.Tap(v.fiche.retirer)
	test.Tap(v.fiche.retirer)
	if b.tableau() != "NOM02 NOM03" || v.c.Choisi != "b" {
		t.Errorf("%s %q", b.tableau(), v.c.Choisi)
	}
	v.c.Choisir("c")
	v.c.Retirer()
	if b.tableau() != "NOM02" || v.c.Choisi != "b" {
		t.Errorf("%s %q", b.tableau(), v.c.Choisi)
	}
	v.c.Retirer()
	if b.tableau() != "" || v.c.Choisi != "" || !v.vide.Visible() {
		t.Errorf("%s %q", b.tableau(), v.c.Choisi)
	}
	v.c.Retirer()
	if !strings.Contains(f.message.Text, "Choisissez d'abord") {
		t.Errorf("%q", f.message.Text)
	}
}

// enteteRNE are the columns of the Répertoire national des élus.
const enteteRNE = "Code du département;Code de la commune;Nom de l'élu;Prénom de l'élu\n"

// Another file of a spreadsheet, in the code page of Windows, is looked at before it is taken.
func TestDeposerUnTableur(t *testing.T) {
	b := nouveauBanc()
	f, v := auConseil(t, b)
	f.recevoirRNE([]byte("Nom;Pr\xe9nom;Civilit\xe9\nNOM08;\xc9lise;Mme\n"))
	if texte := toutLeTexte(f); !strings.Contains(texte, "1 élu lu") || !strings.Contains(texte, "Élise") || b.tableau() != "NOM01 NOM02 NOM03" {
		t.Fatalf("%q %s", f.message.Text, texte)
	}
	if test.Tap(v.collage.prendre); b.tableau() != "NOM08" {
		t.Errorf("%q", b.tableau())
	}
	f.recevoirRNE([]byte{0, 1, 2})
	if texte := toutLeTexte(f); !strings.Contains(texte, "n'est pas du texte") || b.tableau() != "NOM08" {
		t.Errorf("%s", texte)
	}
}

func TestImporterLeRepertoire(t *testing.T) {
	b := nouveauBanc()
	s := b.services()
	s.LireRNE = func(octets []byte, code string) (string, []conseil.Elu, error) {
		if string(octets) != enteteRNE || code != "25580" {
			return "", nil, errors.New("ce fichier n'est pas le répertoire national des élus")
		}
		return "Commune-Test", []conseil.Elu{{ID: "n", Nom: "NOM05", Rang: 1}, {ID: "a", Nom: "NOM01", Rang: 2}}, nil
	}
	sec := b.mairie(t)
	if _, err := sec.PoserElu(context.Background(), conseil.Elu{ID: "c", Nom: "NOM03", Rang: 3, Fin: conseil.NewDate(2022, time.May, 1), MotifFin: "décès"}); err != nil {
		t.Fatal(err)
	}
	f := New(test.NewTempApp(t), s)
	t.Cleanup(f.w.Close)
	f.recevoirRNE([]byte(enteteRNE + "x"))
	if !strings.Contains(f.message.Text, "n'est pas le répertoire") || b.tableau() != "NOM01 NOM02 NOM03" || f.p.Lieu != LieuConseil {
		t.Errorf("%q %s", f.message.Text, b.tableau())
	}
	f.recevoirRNE([]byte(enteteRNE))
	if b.tableau() != "NOM05 NOM01 NOM03" || !strings.Contains(f.message.Text, "2 mandats lus") {
		t.Errorf("%q %s", f.message.Text, b.tableau())
	}
	f.annuler()
	if b.tableau() != "NOM01 NOM02 NOM03" {
		t.Errorf("%s", b.tableau())
	}
}

// The coordonnées are kept, each with its member, and leave no line in the journal.
func TestCoordonnees(t *testing.T) {
	b := nouveauBanc()
	f, v := auConseil(t, b)
	avant, _ := b.registre.Journal(context.Background(), secretariat.MairieID)
	f.w.Canvas().Focus(v.fiche.courriel)
	taper(f, "nom01@exemple.fr")
	f.w.Canvas().Focus(v.fiche.telephone)
	v.fiche.papier.SetChecked(true)
	attendu := secretariat.Coordonnees{Courriel: "nom01@exemple.fr", Papier: true}
	if l, _ := b.registre.Coordonnees(context.Background()); l["a"] != attendu || len(l) != 1 {
		t.Errorf("%+v", l)
	}
	v.c.Choisir("b")
	if v.fiche.courriel.Text != "" || v.fiche.papier.Checked {
		t.Errorf("b a les coordonnées de a : %q", v.fiche.courriel.Text)
	}
	v.c.Choisir("a")
	if v.fiche.courriel.Text != "nom01@exemple.fr" || !v.fiche.papier.Checked {
		t.Errorf("%q", v.fiche.courriel.Text)
	}
	if apres, _ := b.registre.Journal(context.Background(), secretariat.MairieID); len(apres) != len(avant) {
		t.Errorf("%d lignes au journal", len(apres)-len(avant))
	}
}

// The one who follows on the list takes the seat from the next day, last in the tableau.
func TestSuivantDeListe(t *testing.T) {
	b := nouveauBanc()
	f, v := auConseil(t, b)
	v.c.Choisir("b")
	v.c.Remplacer()
	if v.c.Choisi != "b" || !strings.Contains(f.message.Text, "le dernier jour du mandat") {
		t.Errorf("%q %q", v.c.Choisi, f.message.Text)
	}
	v.c.Terminer(conseil.NewDate(2023, time.April, 1), "démission")
	test.Tap(v.fiche.remplacer)
	if f.w.Canvas().Focused() != v.fiche.prenom || v.fiche.debut.Text != "02/04/2023" {
		t.Fatalf("%T %q", f.w.Canvas().Focused(), v.fiche.debut.Text)
	}
	taper(f, "Paul")
	f.w.Canvas().Focus(v.fiche.nom)
	taper(f, "NOM04")
	f.w.Canvas().Focus(v.liste)
	if e := v.c.Elu(); e.Nom != "NOM04" || e.Debut != conseil.NewDate(2023, time.April, 2) || e.Rang != 4 {
		t.Errorf("%+v", e)
	}
	v.c.Choisir("")
	if v.c.Elu().Debut.Connue() {
		t.Error("un autre élu reçoit la date du remplaçant")
	}
}

// The groups are named and filled on the screen of the conseil too; Ctrl+Z takes one gesture back.
func TestGroupesAuConseil(t *testing.T) {
	b := nouveauBanc()
	f, v := auConseil(t, b)
	test.Tap(boutonNomme(t, v.objet, "Groupes…"))
	taper(f, "Majorité, Opposition")
	toucher(f, fyne.KeyReturn)
	if f.w.Canvas().Focused() != fyne.Focusable(v.groupes.grille) {
		t.Fatalf("%T", f.w.Canvas().Focused())
	}
	taper(f, "112")
	l, err := v.c.Fiche.Groupes()
	if err != nil || len(l) != 2 || len(l[0].Elus) != 2 || len(l[1].Elus) != 1 || l[1].Elus[0] != "c" {
		t.Fatalf("%v %+v", err, l)
	}
	f.annuler()
	if v.groupes.grille.lignes[2].choix != -1 {
		t.Errorf("%+v", v.groupes.grille.lignes)
	}
	test.Tap(boutonNomme(t, v.objet, "Revenir au tableau"))
	if texte := toutLeTexte(f); !strings.Contains(texte, "Le tableau du conseil") || strings.Contains(texte, "Revenir au tableau") {
		t.Errorf("%s", texte)
	}
}

// The paste takes the place of the list, and gives it back.
func TestCollerAuConseil(t *testing.T) {
	b := nouveauBanc()
	f, v := auConseil(t, b)
	v.coller()
	if texte := toutLeTexte(f); !strings.Contains(texte, "Coller le tableau du conseil") || f.w.Canvas().Focused() != fyne.Focusable(v.collage.zone) {
		t.Fatalf("%T", f.w.Canvas().Focused())
	}
	v.collage.x.Coller("NOM08\tÉlise\tMme")
	test.Tap(v.collage.prendre)
	if b.tableau() != "NOM08" || strings.Contains(toutLeTexte(f), "Coller le tableau du conseil") {
		t.Errorf("%q", b.tableau())
	}
	f.annuler()
	if b.tableau() != "NOM01 NOM02 NOM03" {
		t.Errorf("%q", b.tableau())
	}
}
