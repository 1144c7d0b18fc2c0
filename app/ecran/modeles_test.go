package ecran

import (
	"context"
	"reflect"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"delibere/app/dossier"
	deliberations "delibere/app/modele"
	"delibere/app/secretariat"
)

// redige is a window on a point of a séance of the commune, at the step of the points.
func redige(t *testing.T, b *banc) *Fenetre {
	t.Helper()
	f, _ := tenue(t, b)
	f.p.OuvrirA(f.p.Fiche.ID, EtapePoints, 2)
	return f
}

// What a field of the dispositif gives back of each model of the program is the same: no verb is taken for a
// word, no word for a verb.
func TestModelesDansLesChamps(t *testing.T) {
	l, err := deliberations.Programme()
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range l {
		if d := enDispositif(deDispositif(m.Dispositif)); !reflect.DeepEqual(d, m.Dispositif) {
			t.Errorf("%s :\n%+v\n%+v", m.Titre, d, m.Dispositif)
		}
		for _, p := range [][]string{m.Visas, m.Considerants, m.Expose} {
			if r := enParagraphes(deParagraphes(p)); len(r) != len(p) || len(p) > 0 && !reflect.DeepEqual(r, p) {
				t.Errorf("%s : %q", m.Titre, r)
			}
		}
	}
}

// By the keyboard alone: the button, some letters, Enter; the blanks one by one; one Ctrl+Z takes all back.
func TestPartirDUnModele(t *testing.T) {
	f := redige(t, nouveauBanc())
	c := f.points.modeles
	f.w.Canvas().Focus(c.partir)
	touche1(f, fyne.KeyReturn)
	if f.w.Canvas().Focused() != fyne.Focusable(c.biblio.mots) {
		t.Fatalf("le clavier est à %T", f.w.Canvas().Focused())
	}
	taper(f, "tarifs")
	if l := c.x.Modele(); l == nil || l.Titre != "Tarifs municipaux" {
		t.Fatalf("%+v", l)
	}
	if lu := toutLeTexte(f); !strings.Contains(lu, "Au-dessus") && !strings.Contains(c.biblio.texte.String(), "Un tarif ne vaut que pour l'avenir") {
		t.Error("ce qu'il faut savoir n'est pas montré")
	}
	touche1(f, fyne.KeyReturn)
	pt := f.p.point()
	if pt.Objet != "Objet du point" || pt.Matiere != "7.10" || len(pt.Dispositif) != 2 || !strings.HasPrefix(f.points.dispositif.Texte(), "FIXE comme suit les tarifs de {{service}}") {
		t.Fatalf("%+v %q", pt, f.points.dispositif.Texte())
	}
	if !c.blancs.objet.Visible() || f.w.Canvas().Focused() != fyne.Focusable(c.blancs.valeur) {
		t.Error("les blancs ne sont pas demandés")
	}
	test.Tap(c.voir)
	if !c.savoir.Visible() || !strings.Contains(c.savoir.Text, "CGCT L2131-1") {
		t.Error("ce qu'il faut savoir ne se relit pas")
	}
	c.blancs.prendre()
	premier, combien := c.blancs.nom, len(f.p.Blancs())
	touche1(f, fyne.KeyReturn)
	if !strings.Contains(f.message.Text, "écrivez ce qui remplace") && !strings.Contains(f.message.Text, "Écrivez ce qui remplace") {
		t.Errorf("un blanc vide : %q", f.message.Text)
	}
	taper(f, "du 1er mars 2022")
	touche1(f, fyne.KeyReturn)
	if c.blancs.nom == premier || len(f.p.Blancs()) != combien-1 || c.blancs.valeur.Text != "" || f.w.Canvas().Focused() != fyne.Focusable(c.blancs.valeur) {
		t.Errorf("après un blanc : %q, %d restent", c.blancs.nom, len(f.p.Blancs()))
	}
	f.p.Annuler()
	f.p.Annuler()
	if pt := f.p.point(); !sansTexte(pt) || c.blancs.objet.Visible() || f.points.dispositif.Texte() != "" {
		t.Errorf("annulé : %+v", pt)
	}
}

func TestModeleSurUnTexte(t *testing.T) {
	f := redige(t, nouveauBanc())
	f.points.expose.poser("Un texte tapé.")
	c := f.points.modeles
	c.ouvrir()
	taper(f, "vœu")
	touche1(f, fyne.KeyReturn)
	if pt := f.p.point(); len(pt.Expose) != 1 || f.w.Canvas().Focused() != fyne.Focusable(c.ajouter) {
		t.Fatalf("le texte tapé n'est pas gardé : %+v", pt)
	}
	touche1(f, fyne.KeyReturn)
	if pt := f.p.point(); len(pt.Expose) != 2 || pt.Expose[0] != "Un texte tapé." || len(pt.Dispositif) != 2 {
		t.Fatalf("%+v", pt)
	}
	c.ouvrir()
	test.Tap(c.remplacer)
	if len(f.p.point().Expose) != 2 {
		t.Error("un seul clic remplace")
	}
	test.Tap(c.remplacer)
	if pt := f.p.point(); len(pt.Expose) != 1 || strings.Contains(pt.Expose[0], "tapé") {
		t.Errorf("%+v", pt)
	}
	c.ouvrir()
	touche1(f, fyne.KeyEscape)
	if c.pile.Objects[0] != c.texte {
		t.Error("Échap ne ferme pas")
	}
	c.ouvrir()
	f.p.Choisir(1)
	if c.pile.Objects[0] != c.texte {
		t.Error("un autre point laisse le choix ouvert")
	}
}

func TestBlancDansLaCloture(t *testing.T) {
	f := redige(t, nouveauBanc())
	f.p.Rediger(2, secretariat.Redaction{Objet: "Aide", Deliberation: "2023-2", Expose: []string{"De {{montant}} euros."}})
	f.p.Aller(EtapeCloture)
	v := f.vues[EtapeCloture].(*vueCloture)
	if got := v.manques(); !strings.Contains(got, "2023-2 votée il reste 1 blanc à remplir dans le texte") {
		t.Error(got)
	}
	for _, n := range v.c.Prets() {
		if n == 2 {
			t.Error("un texte à blanc est prêt à sceller")
		}
	}
	if v.c.Sceller(2) || !strings.Contains(f.message.Text, "« montant »") {
		t.Errorf("scellé, ou : %q", f.message.Text)
	}
}

func TestModelesDeLaCommune(t *testing.T) {
	b := nouveauBanc()
	f := redige(t, b)
	test.Tap(f.points.modeles.garder.bouton)
	if !strings.Contains(f.message.Text, "n'a pas encore de texte à garder") {
		t.Errorf("%q", f.message.Text)
	}
	f.points.expose.poser("Le comité, {{montant}} euros.")
	c := f.points.modeles
	test.Tap(c.garder.bouton)
	touche1(f, fyne.KeyReturn)
	if !strings.Contains(f.message.Text, "n modèle a un nom") {
		t.Errorf("sans nom : %q", f.message.Text)
	}
	taper(f, "Emprunt")
	touche1(f, fyne.KeyReturn)
	if c.garder.objet.Visible() || !strings.Contains(f.message.Text, "sous « Autres »") {
		t.Fatalf("%q", f.message.Text)
	}
	f.p.Visiter(LieuReglages)
	v := f.lieux[LieuReglages].(*vueReglages).parties.ouvrir(partieModeles).(*vueModeles)
	v.biblio.mots.SetText("emprunt")
	v.x.ChoisirNom("emprunt")
	if l := v.x.Modele(); l == nil || !l.DeLaCommune || l.Expose[0] != "Le comité, {{montant}} euros." || v.autres.Visible() || !v.siens.Visible() {
		t.Fatalf("%+v", l)
	}
	v.titre.SetText("Emprunt du comité")
	v.famille.SetText("Finances")
	v.nommer()
	if l := v.x.Modele(); l == nil || l.Titre != "Emprunt du comité" || l.Famille != "Finances" {
		t.Fatalf("%+v", l)
	}
	nom, octets := v.x.Exporter(true)
	if l, err := dossier.LireModeles(octets); err != nil || len(l) != 1 || nom != "modeles-de-la-commune.json" {
		t.Errorf("%v %q", err, nom)
	}
	v.x.Choisir(v.x.Choisi + 1)
	if l := v.x.Modele(); l.DeLaCommune || v.siens.Visible() {
		t.Fatalf("%+v", l)
	}
	v.copier()
	if l := v.x.Modele(); !l.DeLaCommune {
		t.Errorf("la copie n'est pas montrée : %+v", l.Titre)
	}
	m, err := secretariat.New(b.registre, b.maintenant, "").Mairie(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	if l, err := m.Modeles(); err != nil || len(l) != 2 {
		t.Errorf("%v %d", err, len(l))
	}
	v.x.Supprimer()
	v.x.Importer([]byte("{}"))
	if !strings.Contains(f.message.Text, "Format") || v.x.Modele() == nil {
		t.Errorf("%q", f.message.Text)
	}
	f.recevoirJSON(octets)
	if !strings.Contains(f.message.Text, "déjà ceux de la commune") {
		t.Errorf("%q", f.message.Text)
	}
	autre, err := dossier.EcrireModeles([]dossier.Modele{{Titre: "Prêt de salle", Objet: "Prêt"}})
	if err != nil {
		t.Fatal(err)
	}
	f.recevoirJSON(autre)
	if !strings.Contains(f.message.Text, "1 modèle importé") {
		t.Errorf("%q", f.message.Text)
	}
}

// A sealed point takes no model.
func TestModeleScelle(t *testing.T) {
	f, v := tenue(t, nouveauBanc())
	v.c.Numeroter()
	v.c.Sceller(1)
	f.p.OuvrirA(f.p.Fiche.ID, EtapePoints, 1)
	c := f.points.modeles
	if !c.partir.Disabled() || f.p.PartirDe(dossier.Modele{Titre: "X", Objet: "Y", Expose: []string{"Z"}}, false) {
		t.Error("une délibération scellée prend un modèle")
	}
	if _, err := f.p.s.Secretariat.Ouvrir(context.Background(), f.p.Fiche.ID); err != nil || len(f.p.Fiche.Dossier.Seance.Point(1).Expose) != 0 {
		t.Errorf("%v", err)
	}
}

// What the models add to the points is not cut, at any size, on the two smallest screens of a mairie.
func TestModelesEntiers(t *testing.T) {
	clair(t)
	f := redige(t, nouveauBanc())
	c := f.points.modeles
	for _, x := range []struct {
		nom   string
		faire func()
	}{{"le choix", c.ouvrir}, {"le choix, sur un texte", func() { c.fermer(); f.p.PartirDe(c.x.Modele().Modele, true); c.ouvrir() }},
		{"les blancs", c.fermer}, {"le nom", c.garder.ouvrir}} {
		x.faire()
		for _, ecran := range [][2]float32{{1366, 768}, {1024, 600}} {
			for _, taille := range []int{100, 150, 200} {
				montrerA(f, ecran[0], ecran[1], taille)
				for _, faute := range coupes(f.w.Content(), nil, "") {
					t.Errorf("%.0f × %.0f, %d %%, %s : %s", ecran[0], ecran[1], taille, x.nom, faute)
				}
			}
		}
	}
}
