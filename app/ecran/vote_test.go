package ecran

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"delibere/app/conseil"
	"delibere/app/secretariat"
)

// auVote shows the points of the example.
func auVote(t *testing.T, point int) (*Fenetre, *formulaireVote) {
	t.Helper()
	f := ouvrir(t, nouveauBanc())
	f.p.Aller(EtapePoints)
	f.p.Choisir(point)
	return f, f.points.vote
}

func (f *Fenetre) vote(point int) *conseil.Vote { return f.p.Fiche.Dossier.Seance.Point(point).Vote }

// U on the agenda votes a point by all and goes to the next: one key a point.
func TestUnanimiteEnUneTouche(t *testing.T) {
	f, _ := auVote(t, 1)
	f.w.Canvas().Focus(f.points.ordre.liste)
	taper(f, "uU")
	if f.p.Point != 3 || f.vote(1).Decompte.Pour != 31 || !f.p.Controle.Point(2).Vote.Unanimite || f.vote(3) != nil {
		t.Errorf("point %d, %+v", f.p.Point, f.vote(1))
	}
	if !strings.Contains(f.message.Text, "Point 2 : à l'unanimité, 31 voix pour") {
		t.Error(f.message.Text)
	}
	f.annuler()
	if f.vote(2) != nil || f.vote(1) == nil {
		t.Error("Ctrl+Z défait le dernier vote seul")
	}
	// What is being typed is kept before the next point comes.
	f.p.Choisir(2)
	f.w.Canvas().Focus(f.points.objetPt)
	taper(f, "Tapé ")
	f.unanimite()
	if objet := f.p.Fiche.Dossier.Seance.Point(2).Objet; !strings.HasPrefix(objet, "Tapé ") || f.vote(2) == nil {
		t.Errorf("%q", objet)
	}
	f.p.Regler(3, conseil.RegimeInformation, nil)
	f.p.Choisir(3)
	f.p.Unanimite()
	if !strings.Contains(f.message.Text, "est une information") || f.vote(3) != nil {
		t.Error(f.message.Text)
	}
}

// By name: everybody is for, the keys put the others right, who carries a pouvoir votes for his mandant too.
func TestVoteParNom(t *testing.T) {
	f, v := auVote(t, 1)
	test.Tap(v.nommer)
	if f.w.Canvas().Focused() != fyne.Focusable(v.noms.grille) || f.p.Controle.Point(1).Vote.Decompte.Pour != 31 || !v.voix[0].Disabled() {
		t.Fatalf("%T %+v", f.w.Canvas().Focused(), f.vote(1))
	}
	// The maire carries a pouvoir: his mandant is on the next line.
	if !strings.Contains(v.noms.grille.lignes[1].nom, "  pour ") {
		t.Fatalf("%q", v.noms.grille.lignes[1].nom)
	}
	taper(f, "c")
	if d := f.p.Controle.Point(1).Vote.Decompte; d.Contre != 2 || d.Pour != 29 || v.noms.grille.lignes[1].choix != 1 {
		t.Errorf("%+v", d)
	}
	taper(f, "a") // the mandant himself
	if d := f.p.Controle.Point(1).Vote.Decompte; d.Contre != 1 || d.Abstentions != 1 || d.Pour != 29 {
		t.Errorf("%+v", d)
	}
	presser(f, fyne.KeyDown)
	taper(f, "N")
	if d := f.p.Controle.Point(1).Vote.Decompte; d.Refus != 1 || d.Pour != 28 || v.voix[0].Text != "28" {
		t.Errorf("%+v %q", d, v.voix[0].Text)
	}
	presser(f, fyne.KeyHome)
	taper(f, "pp")
	if n := f.vote(1).Nominal; f.p.Controle.Point(1).Vote.Decompte.Pour != 30 || len(n) != 27 {
		t.Errorf("%d noms : un mandant qui vote comme son porteur n'a plus d'entrée à lui", len(n))
	}
	if !strings.Contains(v.resultat.Text, "Exprimés 30, majorité 16") {
		t.Error(v.resultat.Text)
	}
	test.Tap(v.nommer)
	if f.vote(1).Nominal != nil || f.vote(1).Decompte.Refus != 1 || v.noms.objet.Visible() || v.voix[0].Disabled() {
		t.Errorf("%+v", f.vote(1))
	}
}

// A secret ballot takes counts only, and says so.
func TestVoteSecretSansNom(t *testing.T) {
	f, v := auVote(t, 1)
	v.voix[0].SetText("20")
	v.voix[1].SetText("11")
	v.enregistrer()
	v.mode.SetSelectedIndex(2)
	v.demandeurs.SetText("5")
	v.enregistrer()
	test.Tap(v.nommer)
	if !strings.Contains(f.message.Text, "est secret : aucun nom ne s'y note") || f.vote(1).Nominal != nil || *f.vote(1).Demandeurs != 5 {
		t.Errorf("%q %+v", f.message.Text, f.vote(1))
	}
	if texte := toutLeTexte(f); !strings.Contains(texte, "il en faut 9, le tiers") {
		t.Error("le tiers n'est pas dit")
	}
	f.p.Choisir(2)
	test.Tap(v.nommer)
	v.mode.SetSelectedIndex(2)
	if x := f.vote(2); x.Nominal != nil || x.Mode != conseil.ScrutinSecret || x.Decompte.Pour != 31 {
		t.Errorf("les noms restent : %+v", x)
	}
}

// One press votes for a group; the groups are of the Mairie.
func TestVoteParGroupe(t *testing.T) {
	f, v := auVote(t, 1)
	test.Tap(v.nommer)
	g := v.noms.ecriv
	test.Tap(boutonNomme(t, v.objet, "Groupes du conseil…"))
	g.noms.SetText("Majorité, Opposition")
	g.nommer()
	f.w.Canvas().Focus(g.grille)
	taper(f, "1é&2")
	if l := f.p.Groupes(); len(l) != 2 || len(l[0].Elus) != 2 || len(l[1].Elus) != 2 {
		t.Fatalf("%+v", l)
	}
	if texte := toutLeTexte(f); !strings.Contains(texte, "Majorité (2)") || !strings.Contains(texte, "Opposition (2)") {
		t.Error("les groupes ne se lisent pas")
	}
	g.noms.SetText("Ensemble, Opposition")
	g.nommer()
	l := f.p.Groupes()
	f.p.VoterDe(1, conseil.Contre, l[1].Elus...)
	if d := f.p.Controle.Point(1).Vote.Decompte; l[0].Nom != "Ensemble" || len(l[0].Elus) != 2 || d.Contre < 2 {
		t.Errorf("%+v %+v", l, d)
	}
	for mots, liste := range map[string][]secretariat.GroupeDElus{
		"n'a pas de nom":    {{Nom: " "}},
		"s'appellent":       {{Nom: "A"}, {Nom: "a"}},
		"dans deux groupes": {{Nom: "A", Elus: []conseil.EluID{"x"}}, {Nom: "B", Elus: []conseil.EluID{"x"}}},
	} {
		if f.p.PoserGroupes(liste) || !strings.Contains(f.message.Text, mots) {
			t.Errorf("%s : %q", mots, f.message.Text)
		}
	}
}

// A mandant of another group keeps the vote of his own when his porteur's group votes.
func TestMandantDUnAutreGroupe(t *testing.T) {
	f, v := auVote(t, 1)
	test.Tap(v.nommer)
	porteur, mandant := v.noms.votants[0], v.noms.votants[1]
	f.p.PoserGroupes([]secretariat.GroupeDElus{{Nom: "Ensemble", Elus: []conseil.EluID{porteur}}, {Nom: "Opposition", Elus: []conseil.EluID{mandant}}})
	contre := func(i int) { test.Tap(boutonNomme(t, v.noms.groupes.Objects[i], "Contre")) }
	contre(0)
	if d := f.p.Controle.Point(1).Vote.Decompte; d.Contre != 1 || f.vote(1).Nominal[mandant] != conseil.Pour {
		t.Errorf("le porteur emporte un élu d'un autre groupe : %+v", d)
	}
	contre(1)
	if d := f.p.Controle.Point(1).Vote.Decompte; d.Contre != 2 || f.vote(1).Nominal[mandant] != "" {
		t.Errorf("%+v", d)
	}
	f.p.PoserGroupes([]secretariat.GroupeDElus{{Nom: "Ensemble", Elus: []conseil.EluID{porteur}}})
	test.Tap(boutonNomme(t, v.noms.groupes.Objects[0], "Pour"))
	if d := f.p.Controle.Point(1).Vote.Decompte; d.Contre != 0 {
		t.Errorf("un mandant sans groupe suit son porteur : %+v", d)
	}
}

// A tie asks how the président voted, in the line.
func TestPartageDesVoix(t *testing.T) {
	f, v := auVote(t, 1)
	v.voix[0].SetText("15")
	v.voix[1].SetText("15")
	v.voix[2].SetText("1")
	v.enregistrer()
	if !v.partage.Visible() || !strings.Contains(toutLeTexte(f), "celle du président est prépondérante") {
		t.Fatal("le partage ne demande rien")
	}
	test.Tap(v.sensPartage[0])
	if r := f.p.Controle.Point(1).Vote; !r.VoixPreponderante || r.Resultat != conseil.Adoptee || f.vote(1).President != conseil.Pour {
		t.Errorf("%+v", r)
	}
	v.mode.SetSelectedIndex(2)
	if v.partage.Visible() || f.vote(1).President != "" || f.p.Controle.Point(1).Vote.Resultat != conseil.Rejetee {
		t.Error("au scrutin secret, la voix du président ne départage pas")
	}
}
