package ecran

import (
	"regexp"
	"strings"
	"testing"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"delibere/app/conseil"
)

// interdits are words that no screen shows: French ones that have lost an accent, and what the toolkit
// would say in English.
var interdits = strings.Fields(`seance seances deliberation deliberations presence presences cloture reglage reglages numero numeros
numeroter prenom president secretaire elu elus prefet departement depart depot arrivee demission resultat resume etat matiere
enregistre enregistree scelle scellee votee transmise recue publiee executoire reception apres etre tete telephone qualite
francais code_insee modele modeles selection creer createur regler repertoire verifier retablir election municipalite
ok cancel open save close select one file folder home parent computer yes no delete remove search settings undo redo error
name new favourites advanced quit copy paste cut all enter filename confirm monday january`)

// permis are among them words that French has too, without an accent.
var permis = map[string]bool{"scelle": true, "enregistre": true, "transmise": true, "depot": false, "parent": true}

// exemptes are the marks of the numbering and of the wordings, and the names of files, which have no accent.
var exemptes = regexp.MustCompile(`\{[A-Za-z]+(:[0-9]+)?\}|[a-z0-9-]+\.(json|pdf|csv)`)

// motsFautifs lists the forbidden words of a text.
func motsFautifs(texte string) (l []string) {
	texte = exemptes.ReplaceAllString(texte, " ")
	for _, m := range strings.FieldsFunc(texte, func(r rune) bool { return !unicode.IsLetter(r) }) {
		for _, x := range interdits {
			if strings.EqualFold(m, x) && !permis[x] {
				l = append(l, m)
			}
		}
	}
	return l
}

func TestMotsFautifs(t *testing.T) {
	if l := motsFautifs("La Seance est ouverte (Select one), l'élu note un numero. OK"); len(l) != 5 {
		t.Errorf("%q", l)
	}
	if l := motsFautifs("La séance du Conseil : élus présents, numéros donnés"); len(l) != 0 {
		t.Errorf("%q", l)
	}
}

// Every word of every screen is French, with its accents: the bar, the menus, the steps, the dialogs of
// the files, on an empty register, on the example, and on a séance that is sealed.
func TestMotsDesEcrans(t *testing.T) {
	t.Setenv("HOME", t.TempDir())
	b := nouveauBanc()
	f := New(test.NewTempApp(t), b.services())
	t.Cleanup(f.w.Close)
	lus := 0
	lire := func(ou string) {
		t.Helper()
		textes := textesVisibles(f.w.Content())
		if haut := f.w.Canvas().Overlays().Top(); haut != nil {
			textes = append(textes, textesVisibles(haut)...)
			f.w.Canvas().Overlays().Remove(haut)
		}
		lus += len(textes)
		for _, x := range textes {
			if l := motsFautifs(x); len(l) > 0 {
				t.Errorf("%s : %q dans %q", ou, l, x)
			}
		}
	}
	parcourir := func(quoi string) {
		for _, l := range nomsDesLieux {
			f.p.Visiter(l.lieu)
			lire(quoi + ", " + l.nom)
		}
		for _, e := range nomsDesEtapes {
			if f.p.Fiche != nil {
				f.p.Aller(e.etape)
				lire(quoi + ", " + e.nom)
			}
		}
	}
	parcourir("registre vide")
	for _, partie := range []string{partiePapier, partieModeles, partieTransmission, partieAffichage} {
		f.p.Visiter(LieuReglages)
		f.lieux[LieuReglages].(*vueReglages).parties.ouvrir(partie)
		lire(partie)
	}
	f.p.OuvrirExemple()
	f.panneau.toutExpliquer()
	parcourir("exemple")
	b.mairie(t)
	f.p.Accueil()
	f.lieux[LieuAccueil].(*vueAccueil).a.NouvelleSeance("5/4/23", "20h", "en mairie")
	f.p.AjouterPoint()
	f.p.Voter(1, &conseil.Vote{Decompte: &conseil.Decompte{}})
	parcourir("séance neuve")
	for _, dialogue := range []func(){f.importer, f.importerRNE, f.exporter, func() { choisirDossier(f.p, f.w, func(string) {}) }} {
		dialogue()
		lire("dialogue de fichier")
	}
	for i := range f.aide.Titres() {
		f.aide.Ouvrir()
		f.aide.Aller(i)
		lire("aide")
	}
	for _, m := range f.w.MainMenu().Items {
		lireMenu(t, m.Label, m.Items)
	}
	if lus < 500 {
		t.Errorf("%d textes lus : les écrans ne se montrent pas", lus)
	}
}

func lireMenu(t *testing.T, nom string, items []*fyne.MenuItem) {
	t.Helper()
	for _, i := range items {
		if l := motsFautifs(nom + " " + i.Label); len(l) > 0 {
			t.Errorf("menu %s : %q dans %q", nom, l, i.Label)
		}
	}
}
