package ecran

import (
	"bytes"
	"context"
	"errors"
	"reflect"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"delibere/app/conseil"
	"delibere/app/dossier"
	"delibere/assets"
)

// The roll call is done by the keyboard alone: one key a member.
func TestAppelAuClavier(t *testing.T) {
	f := ouvrir(t, nouveauBanc())
	if f.w.Canvas().Focused() != f.presents.appel {
		t.Fatalf("l'appel n'a pas le curseur : %T", f.w.Canvas().Focused())
	}
	taper(f, strings.Repeat("P", 30)+"eaP")
	presents := 0
	for _, s := range f.p.Fiche.Dossier.Seance.Presences {
		if s == conseil.Present {
			presents++
		}
	}
	if presents != 31 || f.statut("heil-jean-francois") != conseil.Excuse || f.statut("mercier-nadine") != conseil.Absent {
		t.Errorf("%d présents", presents)
	}
	if f.p.Elu != "nedey-valere" {
		t.Errorf("le curseur est sur %s, attendu le dernier", f.p.Elu)
	}
}

// Changing one presence counts again at once, and shows it.
func TestUnePresenceRecompte(t *testing.T) {
	f := ouvrir(t, nouveauBanc())
	f.p.Elu = "rabel-omar"
	taper(f, "a")
	if got := f.p.Controle.Point(32).Votants(); got != 30 {
		t.Errorf("%d votants, attendu 30", got)
	}
	if texte := toutLeTexte(f); !strings.Contains(texte, "= 30 votants") || !strings.Contains(texte, "Bloquant") {
		t.Errorf("le contrôle ne le dit pas :\n%s", texte)
	}
	f.annuler()
	if f.p.Controle.Point(32).Votants() != 31 || !strings.Contains(f.message.Text, "Annulé : présence de M. Omar RABEL") {
		t.Errorf("annulé : %q", f.message.Text)
	}
	f.retablir()
	if f.p.Controle.Point(32).Votants() != 30 {
		t.Error("pas rétabli")
	}
}

func TestPouvoirEtMouvement(t *testing.T) {
	f := ouvrir(t, nouveauBanc())
	f.p.Elu = "mercier-nadine"
	f.rafraichir()
	f.w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	d, m := f.presents.detail.pouvoir, f.presents.detail.mouvement
	if f.w.Canvas().Focused() != fyne.Focusable(d.porteur) {
		t.Fatalf("Entrée ne va pas au pouvoir : %T", f.w.Canvas().Focused())
	}
	d.porteur.poser("vurpillot-lise")
	d.au.SetText("12")
	d.date.SetText("3/4/23")
	d.suite.SetText("4")
	d.maladie.SetChecked(true)
	d.donner()
	if got := f.p.Controle.Point(1).Votants(); got != 32 || f.p.Controle.Point(13).Votants() != 31 || d.porteur.Texte != "Mme Lise VURPILLOT" {
		t.Errorf("%d votants, porteur %q", got, d.porteur.Texte)
	}
	donne := f.p.Fiche.Dossier.Seance.Pouvoirs[len(f.p.Fiche.Dossier.Seance.Pouvoirs)-1]
	if donne != (conseil.Pouvoir{Mandant: "mercier-nadine", Mandataire: "vurpillot-lise", AuPoint: 12, Date: conseil.NewDate(2023, 4, 3), SeancesConsecutives: 4, Maladie: true}) {
		t.Errorf("%+v", donne)
	}
	d.retirer()
	if got := f.p.Controle.Point(1).Votants(); got != 31 || d.porteur.Texte != "" || d.au.Text != "" || d.maladie.Checked {
		t.Errorf("%d votants après retrait, %q %q", got, d.porteur.Texte, d.au.Text)
	}
	for tape, mots := range map[string]string{"coqu": "désigne 2 membres", "zzz": "n'est pas un membre du conseil"} {
		nommerElu(f, d.porteur, tape)
		quitterListes(f.w.Canvas())
		if !strings.Contains(f.message.Text, mots) {
			t.Errorf("%s : %q", tape, f.message.Text)
		}
	}
	d.porteur.poser("vurpillot-lise")
	d.suite.SetText("deux")
	d.donner()
	if !strings.Contains(f.message.Text, "combien de séances de suite") {
		t.Error(f.message.Text)
	}
	m.genre.SetSelectedIndex(0)
	m.auPoint.SetText("10")
	m.heure.SetText("20h15")
	m.noter()
	if got := len(f.p.Controle.Point(10).Presents); got != 28 {
		t.Errorf("%d présents au point 10, attendu 28", got)
	}
	test.Tap(boutonNomme(t, m.objet, "✕ arrivée au point 10 à 20 h 15"))
	if got := len(f.p.Controle.Point(10).Presents); got != 27 || len(m.notes.Objects) != 0 {
		t.Errorf("%d présents au point 10, attendu 27", got)
	}
	for _, x := range []struct{ point, heure, mots string }{{"dix", "", "n'est pas le numéro d'un point"}, {"", "", "à partir duquel"}, {"3", "midi", "n'est pas une heure"}} {
		m.auPoint.SetText(x.point)
		m.heure.SetText(x.heure)
		m.noter()
		if !strings.Contains(f.message.Text, x.mots) {
			t.Errorf("%q %q : %q", x.point, x.heure, f.message.Text)
		}
	}
}

// A text is kept one second after the last key, and is an act when the field is left.
func TestTexteDuPoint(t *testing.T) {
	b := nouveauBanc()
	f := ouvrir(t, b)
	f.p.Aller(EtapePoints)
	f.w.Canvas().Focus(f.points.expose)
	taper(f, "Été : ")
	if e, _ := b.registre.Ecran(context.Background()); e.Champ != "" {
		t.Error("gardé avant une seconde")
	}
	b.attendre()
	e, _ := b.registre.Ecran(context.Background())
	if e.Champ != "expose" || e.Curseur != 6 || e.Point != 32 || Etape(e.Etape) != EtapePoints {
		t.Errorf("écran %+v", e)
	}
	if j, _ := b.registre.Journal(context.Background(), f.p.Fiche.ID); len(j) != 1 {
		t.Errorf("%d actes avant d'avoir quitté le champ", len(j))
	}
	// The program is killed and started again: the text and the cursor are there.
	g := ouvrir(t, b)
	if !strings.HasPrefix(g.points.expose.Texte(), "Été : Monsieur le Maire") || g.points.expose.curseurClair() != 6 || g.w.Canvas().Focused() != g.points.expose || !g.points.repris.Visible() {
		t.Errorf("repris : %.30q, curseur %d", g.points.expose.Texte(), g.points.expose.curseurClair())
	}
	g.w.Canvas().Focus(g.points.objetPt)
	if x := g.p.Fiche.Dossier.Seance.Point(32).Expose[0]; !strings.HasPrefix(x, "Été : Monsieur") {
		t.Errorf("exposé %.30q", x)
	}
	if j, _ := b.registre.Journal(context.Background(), g.p.Fiche.ID); len(j) != 2 || j[1].Quoi != "texte du point 32" {
		t.Errorf("%d actes", len(j))
	}
}

// When the disk refuses, the sentence says so and the text stays on the screen.
func TestPanneGardeLeTexte(t *testing.T) {
	b := nouveauBanc()
	f := ouvrir(t, b)
	f.p.Aller(EtapePoints)
	b.registre.Panne = errors.New("le disque est plein ; libérez de la place")
	f.w.Canvas().Focus(f.points.expose)
	taper(f, "Texte précieux. ")
	f.w.Canvas().Focus(f.points.visas)
	if !strings.Contains(f.message.Text, "Le disque est plein ; libérez de la place.") || !strings.HasPrefix(f.points.expose.Texte(), "Texte précieux.") {
		t.Errorf("%q, %.20q", f.message.Text, f.points.expose.Texte())
	}
	b.registre.Panne = nil
	f.w.Canvas().Focus(f.points.expose)
	f.w.Canvas().Focus(f.points.visas)
	if x := f.p.Fiche.Dossier.Seance.Point(32).Expose[0]; !strings.HasPrefix(x, "Texte précieux.") {
		t.Errorf("perdu : %.20q", x)
	}
}

func TestVote(t *testing.T) {
	f := ouvrir(t, nouveauBanc())
	f.p.Aller(EtapePoints)
	v := f.points.vote
	v.voix[0].SetText("20")
	v.voix[1].SetText("8")
	v.voix[2].SetText("3")
	v.enregistrer()
	if r := f.p.Controle.Point(32).Vote; r.Formule != "à la majorité des suffrages exprimés (20 pour, 8 contre, 3 abstentions)" {
		t.Errorf("%+v", r)
	}
	v.voix[0].SetText("vingt")
	v.enregistrer()
	if !strings.Contains(f.message.Text, "n'est pas un nombre de voix") {
		t.Error(f.message.Text)
	}
	f.p.Choisir(1)
	if v.voix[0].Text != "" || f.p.Fiche.Dossier.Seance.Point(1).Vote != nil {
		t.Error("le point 1 a pris le vote du point 32")
	}
}

// Who takes no part, and the compte financier, change the figures of their point alone.
func TestReglesDuPoint(t *testing.T) {
	f := ouvrir(t, nouveauBanc())
	f.p.Aller(EtapePoints)
	f.p.Choisir(2)
	r := f.points.regles
	r.ajouter()
	if !strings.Contains(f.message.Text, "Choisissez d'abord") {
		t.Error(f.message.Text)
	}
	r.basculer()
	nommerElu(f, r.qui, "rabel")
	if got := f.p.Controle.Point(2).Votants(); got != 30 || f.p.Controle.Point(3).Votants() != 31 {
		t.Errorf("%d votants au point 2", got)
	}
	nommerElu(f, r.qui, "rabel")
	if !strings.Contains(f.message.Text, "déjà noté intéressé") {
		t.Error(f.message.Text)
	}
	test.Tap(r.liste.Objects[0].(*bouton))
	if got := f.p.Controle.Point(2).Votants(); got != 31 {
		t.Errorf("%d votants après le retrait", got)
	}
	r.regime.SetSelectedIndex(1)
	if got := f.p.Controle.Point(2).Votants(); got != 29 {
		t.Errorf("%d votants pour le compte financier, sans le maire ni son mandant", got)
	}
}

func TestExtraitALEcran(t *testing.T) {
	b := nouveauBanc()
	f := ouvrir(t, b)
	f.p.Aller(EtapeExtrait)
	x := f.vues[EtapeExtrait].(*vueExtrait)
	if string(x.montre.PDF) != "PDF 32" || x.pages.Text != "page 1 sur 2" {
		t.Fatalf("%q %q", x.montre.PDF, x.pages.Text)
	}
	x.montre.Tourner(1)
	x.montre.Tourner(1)
	if x.pages.Text != "page 2 sur 2" {
		t.Error(x.pages.Text)
	}
	x.copies.SetText("2")
	b.file.etats = []string{"En file.", "En file.", "Plus de papier.", "Imprimé."}
	x.imprimer()
	if b.file.recu != "Mairie PDF 32 ×2 false" || !strings.Contains(f.message.Text, "En file") {
		t.Errorf("%q %q", b.file.recu, f.message.Text)
	}
	// A state that has not changed leaves what was said since.
	f.p.dire("Autre chose.")
	for _, attendu := range []string{"Autre chose.", "Plus de papier.", "Imprimé.", "Imprimé."} {
		b.attendre()
		if !strings.Contains(f.message.Text, attendu) {
			t.Errorf("%q, %q attendu", f.message.Text, attendu)
		}
	}
	x.imprimer()
	if !strings.Contains(f.message.Text, "Mairie-1 n'a pas imprimé.") {
		t.Error(f.message.Text)
	}
	b.file.refus = errors.New("l'imprimante est éteinte")
	x.imprimer()
	if !strings.Contains(f.message.Text, "L'imprimante est éteinte.") {
		t.Error(f.message.Text)
	}
	f.p.Poser("rabel-omar", conseil.Absent)
	if x.montre.PDF != nil || !x.refus.Visible() || !strings.Contains(x.refus.Text, "n'est pas imprimé") {
		t.Errorf("refus %q", x.refus.Text)
	}
	x.imprimer()
	if !strings.Contains(f.message.Text, "corrigez d'abord") {
		t.Error(f.message.Text)
	}
	f.p.Annuler()
	if string(x.montre.PDF) != "PDF 32" || x.refus.Visible() {
		t.Error("l'extrait ne revient pas")
	}
}

// The list marks the example, and takes in a file once.
func TestAccueil(t *testing.T) {
	b := nouveauBanc()
	f := New(test.NewTempApp(t), b.services())
	t.Cleanup(f.w.Close)
	if !strings.Contains(toutLeTexte(f), "Pour commencer") {
		t.Error(toutLeTexte(f))
	}
	f.p.OuvrirExemple()
	f.p.Accueil()
	if texte := toutLeTexte(f); !strings.Contains(texte, "Séance du 5 avril 2023 à 19 h 30") || !strings.Contains(texte, "EXEMPLE") {
		t.Error(texte)
	}
	f.p.Importer(assets.Exemple)
	if f.p.Fiche == nil || !strings.Contains(f.message.Text, "était déjà dans la base") {
		t.Errorf("%q", f.message.Text)
	}
	f.p.Importer([]byte("PK"))
	if !strings.Contains(f.message.Text, "n'est pas un dossier de séance") || f.p.Fiche == nil {
		t.Errorf("%q", f.message.Text)
	}
}

// The other papers stand in a menu; a refusal is a line in the page.
func TestMenuDocuments(t *testing.T) {
	f := ouvrir(t, nouveauBanc())
	menu := f.w.MainMenu().Items[3]
	if menu.Label != "Documents" || len(menu.Items) != 2 {
		t.Fatalf("%+v", menu)
	}
	menu.Items[1].Action()
	if !strings.Contains(f.message.Text, "Le quorum est atteint.") {
		t.Error(f.message.Text)
	}
	menu.Items[0].Action()
	if f.w.Canvas().Overlays().Top() == nil {
		t.Error("rien ne demande où enregistrer")
	}
}

// An anomaly leads to its field.
func TestAllerALAnomalie(t *testing.T) {
	f := ouvrir(t, nouveauBanc())
	f.p.Aller(EtapeExtrait)
	f.p.AllerA(conseil.Anomalie{Code: conseil.PouvoirMandataireAbsent, Point: 41, Elus: []conseil.EluID{"gautier-philippe"}})
	if f.p.Etape != EtapePresences || f.p.Point != 41 || f.p.Elu != "gautier-philippe" {
		t.Errorf("%s %d %s", f.p.Etape, f.p.Point, f.p.Elu)
	}
	f.p.AllerA(conseil.Anomalie{Code: conseil.VoteTotal, Point: 32})
	if f.p.Etape != EtapePoints || f.p.Point != 32 {
		t.Errorf("%s %d", f.p.Etape, f.p.Point)
	}
}

// What is typed for a dispositif is read as decisions, and written back the same.
func TestDispositifEnTexte(t *testing.T) {
	d, err := dossier.Lire(bytes.NewReader(assets.Exemple))
	if err != nil {
		t.Fatal(err)
	}
	dispositif := d.Seance.Point(32).Dispositif
	if got := enDispositif(deDispositif(dispositif)); !reflect.DeepEqual(got, dispositif) {
		t.Errorf("\n%+v\n%+v", got, dispositif)
	}
	for texte, attendu := range map[string][]conseil.Disposition{
		"":                            nil,
		"- sans décision au-dessus":   {{Texte: "sans décision au-dessus"}},
		"PREND ACTE de la chose":      {{Verbe: "PREND ACTE", Texte: "de la chose"}},
		"décide":                      {{Texte: "décide"}},
		"À voir":                      {{Texte: "À voir"}},
		"DIT que :\n- la mairie paie": {{Verbe: "DIT", Texte: "que :", Elements: []conseil.Disposition{{Texte: "la mairie paie"}}}},
	} {
		if got := enDispositif(texte); !reflect.DeepEqual(got, attendu) {
			t.Errorf("%q : %+v, attendu %+v", texte, got, attendu)
		}
	}
	if got := enParagraphes("Un.\r\n\r\n\r\nDeux\nlignes.\n"); !reflect.DeepEqual(got, []string{"Un.", "Deux\nlignes."}) {
		t.Errorf("%q", got)
	}
}

func TestRefusDOuvrir(t *testing.T) {
	w := refusDOuvrir(test.NewTempApp(t), assets.Icone, "La base est déjà ouverte.")
	defer w.Close()
	if texte := texteDe(w); !strings.Contains(texte, "ne peut pas s'ouvrir") || !strings.Contains(texte, "La base est déjà ouverte.") {
		t.Error(texte)
	}
}
