package ecran

import (
	"context"
	"reflect"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"delibere/app/conseil"
)

func TestOccurrences(t *testing.T) {
	for _, cas := range []struct {
		texte, quoi string
		exact       bool
		trouves     []string
	}{
		{"L'été, l'Été et l'ete", "été", false, []string{"été", "Été", "ete"}},
		{"L'été, l'Été et l'ete", "été", true, []string{"été"}},
		{"L’école et l'école", "l'école", false, []string{"L’école", "l'école"}},
		{"un cœur, un coeur", "coeur", false, []string{"cœur", "coeur"}},
		{"un cœur", "co", false, nil},
		{"aaaa", "aa", false, []string{"aa", "aa"}},
		{"le **maire**, LE maire", "le maire", false, []string{"le **maire", "LE maire"}},
		{"**le** maire", "maire", true, []string{"maire"}},
		{"2*3, **gras**", "**gras**", true, []string{"**gras**"}},
		{"2*3", "2*3", true, []string{"2*3"}},
		{"rien", "", false, nil},
		{"", "x", false, nil},
	} {
		var l []string
		for _, o := range occurrences([]rune(cas.texte), cas.quoi, cas.exact) {
			l = append(l, string([]rune(cas.texte)[o[0]:o[1]]))
		}
		if !reflect.DeepEqual(l, cas.trouves) {
			t.Errorf("%q dans %q : %q", cas.quoi, cas.texte, l)
		}
	}
}

// What is replaced keeps whole the bold that it was partly in.
func TestRemplacerSousLesMarques(t *testing.T) {
	for _, cas := range [][4]string{
		{"le **maire** dit", "le maire", "la maire", "**la maire** dit"},
		{"le **maire adjoint**", "le maire", "la maire", "**la maire adjoint**"},
		{"**le grand maire** dit", "maire dit", "X", "**le grand X**"},
		{"a **b** c", "a b c", "d", "d"},
		{"**a**\nle **b**", "le b", "c", "**a**\n**c**"},
		{"le **maire**", "maire", "préfet", "le **préfet**"},
	} {
		texte := []rune(cas[0])
		var l []Trouvaille
		for _, o := range occurrences(texte, cas[1], false) {
			l = append(l, Trouvaille{Debut: o[0], Fin: o[1]})
		}
		if got := remplacees(cas[0], l, cas[2]); got != cas[3] {
			t.Errorf("%q : %q, attendu %q", cas[0], got, cas[3])
		}
	}
}

// Words are found in all the fields; one is replaced, then all, each time in one act, that one Ctrl+Z takes back.
func TestChercherEtRemplacer(t *testing.T) {
	b := nouveauBanc()
	f := ouvrir(t, b)
	f.p.Aller(EtapePoints)
	f.p.Rediger(32, avecTexte(avecTexte(redactionDe(f.p.Fiche.Dossier.Seance.Point(32)), "expose", "La salle des fêtes.\n\nUne SALLE louée, la salle."), "dispositif", "LOUE la salle ;\n- Transmise à la salle"))
	f.p.Rediger(33, avecTexte(redactionDe(f.p.Fiche.Dossier.Seance.Point(33)), "visas", "Vu la salle,"))
	avant, _ := b.registre.Journal(context.Background(), f.p.Fiche.ID)
	f.gestesDeTexte()[3].Action()
	x := f.points.remplacer
	if f.w.Canvas().Focused() != fyne.Focusable(x.quoi) {
		t.Fatalf("le curseur est dans %T", f.w.Canvas().Focused())
	}
	taper(f, "salle")
	if x.compte.Text != "1 sur 5" {
		t.Errorf("%q", x.compte.Text)
	}
	x.suivre(-1)
	if d, fin := f.points.dispositif.selection(); x.compte.Text != "5 sur 5" || string(f.points.dispositif.texte[d:fin]) != "salle" {
		t.Errorf("%q", x.compte.Text)
	}
	x.suivre(1)
	x.par.SetText("maison")
	x.remplacer(x.r.Remplacer)
	if e := f.p.Fiche.Dossier.Seance.Point(32).Expose; e[0] != "La maison des fêtes." || e[1] != "Une SALLE louée, la salle." || x.compte.Text != "1 sur 4" {
		t.Errorf("%q, %s", e, x.compte.Text)
	}
	x.r.Partout = true
	x.chercher()
	x.remplacer(x.r.Tout)
	p := f.p.Fiche.Dossier.Seance.Point(32)
	if p.Expose[1] != "Une maison louée, la maison." || !reflect.DeepEqual(p.Dispositif, []conseil.Disposition{{Verbe: "LOUE", Texte: "la maison ;", Elements: []conseil.Disposition{{Verbe: "Transmise", Texte: "à la maison"}}}}) ||
		f.p.Fiche.Dossier.Seance.Point(33).Visas[0] != "Vu la maison," || !strings.Contains(f.points.expose.Texte(), "Une maison louée") {
		t.Errorf("%+v", p)
	}
	if !strings.Contains(f.message.Text, "5 remplacements sont faits ; Ctrl+Z remet tout.") {
		t.Errorf("%q", f.message.Text)
	}
	if j, _ := b.registre.Journal(context.Background(), f.p.Fiche.ID); len(j) != len(avant)+2 || j[len(j)-1].Quoi != "remplacement de « salle »" {
		t.Errorf("%d actes de plus", len(j)-len(avant))
	}
	f.annuler()
	if f.p.Fiche.Dossier.Seance.Point(33).Visas[0] != "Vu la salle," || f.p.Fiche.Dossier.Seance.Point(32).Expose[1] != "Une SALLE louée, la salle." {
		t.Error("un seul Ctrl+Z ne remet pas tout")
	}
	x.quoi.SetText("zzz")
	if x.remplacer(x.r.Tout); x.compte.Text != "introuvable" || !strings.Contains(f.message.Text, "ne sont dans aucun texte") {
		t.Errorf("%q, %q", x.compte.Text, f.message.Text)
	}
	x.quoi.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if x.objet.Visible() {
		t.Error("Échap ne ferme pas la ligne")
	}
}

// The page stands beside the text in the place of the agenda, and is made again by each act.
func TestPageACote(t *testing.T) {
	b := nouveauBanc()
	f := ouvrir(t, b)
	f.p.Aller(EtapePoints)
	v := f.points
	v.mettreLaPage()
	if !strings.Contains(toutLeTexte(f), "page 1 sur 2") || strings.Contains(toutLeTexte(f), "Ajouter un point") || !strings.Contains(toutLeTexte(f), "Contrôle du point 32") {
		t.Errorf("%s", toutLeTexte(f))
	}
	if large := v.cote.image.Image.Bounds().Dx(); large >= 75 || large < 60 {
		t.Errorf("la page a %d points de large", large)
	}
	demandes := b.papiers.demandes
	f.w.Canvas().Focus(v.expose)
	taper(f, "Un mot. ")
	if f.w.Canvas().Focus(v.visas); b.papiers.demandes != demandes+1 {
		t.Errorf("%d pages faites pour un acte", b.papiers.demandes-demandes)
	}
	v.mettreLaPage()
	if strings.Contains(toutLeTexte(f), "page 1 sur 2") || !strings.Contains(toutLeTexte(f), "Ajouter un point") {
		t.Error("la page reste")
	}
	f.w.Canvas().Focus(v.expose)
	taper(f, "Un autre. ")
	if f.w.Canvas().Focus(v.visas); b.papiers.demandes != demandes+1 {
		t.Error("une page cachée est refaite")
	}
}
