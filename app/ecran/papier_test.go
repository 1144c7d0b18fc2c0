package ecran

import (
	"context"
	"encoding/json"
	"errors"
	"image"
	"strings"
	"testing"

	"fyne.io/fyne/v2/test"

	"delibere/app/acte"
	"delibere/app/secretariat"
)

// atelier is the double of how the commune writes: two wordings, the settings as one object.
type atelier struct{ essais []string }

var ordinaires = map[string]string{"ouverture": "Le {date}, séance.", "cloture": "Fait.", "votes": "texte", "visas": "true"}

func (*atelier) Formules() []Formule {
	return []Formule{{"ouverture", "Le {date}, séance.", []string{"date", "lieu"}, []string{"date"}}, {"cloture", "Fait.", nil, nil}}
}

func (*atelier) Verifier(cle, texte string) error {
	if cle == "ouverture" && !strings.Contains(texte, "{date}") {
		return errors.New("il manque « {date} » ; ajoutez-le")
	}
	return nil
}

func (*atelier) Lire(modele string) (map[string]string, error) {
	valeurs := map[string]string{}
	for cle, v := range ordinaires {
		valeurs[cle] = v
	}
	if modele == "" {
		return valeurs, nil
	}
	return valeurs, json.Unmarshal([]byte(modele), &valeurs)
}

func (a *atelier) Ecrire(valeurs map[string]string) (string, error) {
	propres := map[string]string{}
	for cle, v := range valeurs {
		if err := a.Verifier(cle, v); err != nil {
			return "", err
		}
		if v != ordinaires[cle] {
			propres[cle] = v
		}
	}
	if len(propres) == 0 {
		return "", nil
	}
	octets, err := json.Marshal(propres)
	return string(octets), err
}

func (*atelier) Logo(octets []byte) ([]byte, error) {
	if string(octets) != "image" {
		return nil, errors.New("le logo n'est ni un PNG, ni un JPEG, ni un SVG qui se lise")
	}
	return []byte("gardé"), nil
}

func (*atelier) Couleur(s string) error {
	if s != "#1F3A5F" {
		return errors.New("la couleur « " + s + " » ne se lit pas")
	}
	return nil
}

func (a *atelier) Essai(_ context.Context, modele string, e secretariat.EnTete) ([]byte, error) {
	a.essais = append(a.essais, modele+" "+e.Accent+" "+abreger(e.Logo, 4))
	return []byte("PDF"), nil
}

// dernier is the last paper that was printed to be shown.
func (a *atelier) dernier() string { return a.essais[len(a.essais)-1] }

// auPapier is a window on the part of the paper.
func auPapier(t *testing.T) (*banc, *Fenetre, *vuePapier, *atelier) {
	t.Helper()
	b, a := nouveauBanc(), &atelier{}
	s := b.services()
	s.MiseEnPage, s.Transmettre = a, &poste{}
	f := New(test.NewTempApp(t), s)
	t.Cleanup(f.w.Close)
	f.p.Visiter(LieuReglages)
	v := f.lieux[LieuReglages].(*vueReglages).parties.ouvrir(partiePapier).(*vuePapier)
	return b, f, v, a
}

func modeleGarde(t *testing.T, b *banc) string {
	t.Helper()
	m, err := b.registre.Mairie(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	return m.Reglages[secretariat.ReglageModele]
}

// A wording is drawn one second after the last key, kept when the field is left, and undone.
func TestEcrireUnTexte(t *testing.T) {
	b, f, v, a := auPapier(t)
	cloture := v.formules[1]
	if len(a.essais) != 1 || cloture.s.Text != "Fait." || cloture.revenir.Visible() {
		t.Fatalf("%q %q", a.essais, cloture.s.Text)
	}
	f.w.Canvas().Focus(cloture.s)
	taper(f, "Ainsi ")
	if len(a.essais) != 1 || modeleGarde(t, b) != "" {
		t.Errorf("dessiné ou gardé avant une seconde : %q %q", a.essais, modeleGarde(t, b))
	}
	b.attendre()
	if len(a.essais) != 2 || a.dernier() != `{"cloture":"Ainsi Fait."}  ` || modeleGarde(t, b) != "" {
		t.Errorf("%q %q", a.essais, modeleGarde(t, b))
	}
	f.w.Canvas().Unfocus()
	if modeleGarde(t, b) != `{"cloture":"Ainsi Fait."}` || !cloture.revenir.Visible() {
		t.Errorf("%q", modeleGarde(t, b))
	}
	f.annuler()
	if modeleGarde(t, b) != "" || cloture.s.Text != "Fait." || a.dernier() != "  " || !strings.Contains(f.message.Text, "Annulé : mise en page des documents") {
		t.Errorf("%q %q %q %q", modeleGarde(t, b), cloture.s.Text, a.dernier(), f.message.Text)
	}
	f.retablir()
	if cloture.s.Text != "Ainsi Fait." {
		t.Errorf("%q", cloture.s.Text)
	}
	test.Tap(cloture.revenir)
	if modeleGarde(t, b) != "" || cloture.s.Text != "Fait." || cloture.revenir.Visible() {
		t.Errorf("%q %q", modeleGarde(t, b), cloture.s.Text)
	}
}

// A wording that is wrong says so at once, keeps the page as it was, is not kept, and stays to be mended
// when another setting changes.
func TestUnTexteFaux(t *testing.T) {
	b, f, v, a := auPapier(t)
	ouverture := v.formules[0]
	if texte := toutLeTexte(f); !strings.Contains(texte, "Mots permis : {date} (obligatoire), {lieu}.") || strings.Contains(texte, "Select") {
		t.Errorf("%s", texte)
	}
	f.w.Canvas().Focus(ouverture.s)
	ouverture.s.SetText("Séance.")
	if ouverture.faute.Text != "Il manque « {date} » ; ajoutez-le." || !ouverture.faute.Visible() {
		t.Errorf("%q", ouverture.faute.Text)
	}
	b.attendre()
	if len(a.essais) != 1 || v.refus.Text != "Ouverture de la séance : il manque « {date} » ; ajoutez-le." {
		t.Errorf("%q %q", a.essais, v.refus.Text)
	}
	f.w.Canvas().Unfocus()
	if f.message.Text != "✗ Ouverture de la séance : il manque « {date} » ; ajoutez-le." || modeleGarde(t, b) != "" {
		t.Errorf("%q %q", f.message.Text, modeleGarde(t, b))
	}
	v.choix["votes"].SetSelected("en tableau")
	if modeleGarde(t, b) != `{"votes":"tableau"}` || ouverture.s.Text != "Séance." {
		t.Errorf("%q %q", modeleGarde(t, b), ouverture.s.Text)
	}
	ouverture.s.SetText("À {lieu},\nle {date}. ")
	b.attendre()
	f.w.Canvas().Focus(ouverture.s)
	f.w.Canvas().Unfocus()
	if ouverture.faute.Visible() || v.refus.Visible() || ouverture.s.Text != "À {lieu}, le {date}." || modeleGarde(t, b) != `{"ouverture":"À {lieu}, le {date}.","votes":"tableau"}` {
		t.Errorf("%q %q", v.refus.Text, modeleGarde(t, b))
	}
}

// What is typed when the window is closed is kept.
func TestFermerGardeLeTexte(t *testing.T) {
	b, f, v, _ := auPapier(t)
	f.w.Canvas().Focus(v.formules[1].s)
	taper(f, "Ainsi ")
	f.quitterChamps()
	if modeleGarde(t, b) != `{"cloture":"Ainsi Fait."}` {
		t.Errorf("%q", modeleGarde(t, b))
	}
}

func TestEnTete(t *testing.T) {
	b, f, v, a := auPapier(t)
	entete := func() secretariat.EnTete {
		m, _ := b.registre.Mairie(context.Background())
		e, err := m.EnTete()
		if err != nil {
			t.Fatal(err)
		}
		return e
	}
	v.accent.SetText("bleu")
	v.accent.OnSubmitted("")
	if entete() != (secretariat.EnTete{}) || !strings.Contains(f.message.Text, "« BLEU » ne se lit pas") || v.accent.Text != "bleu" {
		t.Errorf("%q", f.message.Text)
	}
	v.accent.SetText(" #1f3a5f")
	v.accent.OnSubmitted("")
	v.alternative.SetText("Blason d'essai")
	v.alternative.OnSubmitted("")
	if e := entete(); e.Accent != "#1F3A5F" || e.Alternative != "Blason d'essai" || v.retirer.Visible() {
		t.Errorf("%+v", e)
	}
	f.p.Accueil()
	f.recevoirLogo([]byte("texte"))
	if f.p.Lieu != LieuReglages || entete().Logo != "" || !strings.Contains(f.message.Text, "ni un PNG") {
		t.Errorf("%q", f.message.Text)
	}
	f.recevoirLogo([]byte("image"))
	empreinte := secretariat.EmpreinteDe("gardé")
	if e := entete(); e.Logo != empreinte || e.Accent != "#1F3A5F" || !v.retirer.Visible() || a.dernier() != " #1F3A5F "+abreger(empreinte, 4) {
		t.Errorf("%+v %q", e, a.dernier())
	}
	test.Tap(v.retirer)
	if e := entete(); e.Logo != "" || e.Alternative == "" || v.retirer.Visible() {
		t.Errorf("%+v", e)
	}
	f.annuler()
	if entete().Logo != empreinte {
		t.Error("le retrait du logo ne s'annule pas")
	}
}

// The extrait of the séance that is open is made again when the paper has changed, and only then.
func TestLExtraitSuitLePapier(t *testing.T) {
	b, f, v, _ := auPapier(t)
	f.p.OuvrirExemple()
	f.p.Aller(EtapeExtrait)
	avant := b.papiers.demandes
	f.p.Visiter(LieuReglages)
	f.p.Visiter(LieuSeance)
	if b.papiers.demandes != avant {
		t.Error("l'extrait est refait pour rien")
	}
	f.p.Visiter(LieuReglages)
	v.choix["votes"].SetSelected("en tableau")
	f.p.Visiter(LieuSeance)
	if b.papiers.demandes != avant+1 {
		t.Errorf("%d demandes, attendu %d : l'extrait montré est sur l'ancien papier", b.papiers.demandes, avant+1)
	}
}

// A page that comes late is dropped: the one shown is always that of the last demand.
func TestApercuTardif(t *testing.T) {
	b, f, _, _ := auPapier(t)
	var enFond []func()
	f.p.s.EnFond = func(g func()) { enFond = append(enFond, g) }
	m := nouveauPiloteMairie(f.p)
	x := nouveauPilotePapier(m)
	montrees := 0
	x.OnApercu = func(pages []image.Image) { montrees += len(pages) }
	m.OnChange = x.Lire
	m.Lire()
	x.Taper("cloture", "Clos.")
	b.attendre()
	if len(enFond) != 2 {
		t.Fatalf("%d demandes", len(enFond))
	}
	enFond[1]()
	enFond[0]()
	if montrees != 2 { // the double draws two pages of a PDF
		t.Errorf("%d pages montrées", montrees)
	}
}

// The screen offers every setting of the documents, each value that it offers is one of theirs, and each
// wording has its name.
func TestTousLesReglagesDuPapier(t *testing.T) {
	octets, err := acte.EcrireModele(acte.ModeleOrdinaire())
	if err != nil {
		t.Fatal(err)
	}
	var brut map[string]any
	if err := json.Unmarshal(octets, &brut); err != nil {
		t.Fatal(err)
	}
	offerts := 0
	for _, c := range choixDuPapier {
		for _, v := range c.valeurs {
			texte := `"` + v[0] + `"`
			if c.cle == "visas" || c.cle == "considerants" {
				texte = v[0]
			}
			if _, err := acte.LireModele([]byte(`{"` + c.cle + `":` + texte + `}`)); err != nil {
				t.Error(err)
			}
		}
		offerts++
	}
	for _, f := range acte.Formules() {
		if nomsDesFormules[f.Cle] == "" || f.Ordinaire == "" {
			t.Errorf("« %s » n'a pas de nom à l'écran", f.Cle)
		}
		offerts++
	}
	if offerts != len(brut) {
		t.Errorf("%d réglages offerts, %d au modèle", offerts, len(brut))
	}
}

// atelierEntier offers the wordings of the documents, for the tests that read the screen.
type atelierEntier struct{ atelier }

func (*atelierEntier) Formules() (l []Formule) {
	for _, f := range acte.Formules() {
		l = append(l, Formule(f))
	}
	return l
}

func (*atelierEntier) Verifier(cle, texte string) error { return acte.VerifierFormule(cle, texte) }

func (x *atelierEntier) Lire(string) (map[string]string, error) {
	valeurs := map[string]string{}
	for _, f := range x.Formules() {
		valeurs[f.Cle] = f.Ordinaire
	}
	for _, c := range choixDuPapier {
		valeurs[c.cle] = c.valeurs[0][0]
	}
	return valeurs, nil
}

func (*atelierEntier) Ecrire(map[string]string) (string, error) { return "", nil }
