package ecran

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"delibere/app/conseil"
)

// A click on an anomaly puts the cursor in the very field that mends it.
func TestAnomalieMeneAuChamp(t *testing.T) {
	f := ouvrir(t, nouveauBanc())
	f.p.Aller(EtapePoints)
	f.p.Aller(EtapeConvocation)
	f.p.Nommer(3, &conseil.Nomination{Tours: []conseil.Tour{{}}})
	for i, cas := range []struct {
		a     conseil.Anomalie
		champ func() fyne.Focusable
	}{
		{conseil.Anomalie{Code: conseil.PouvoirMandataireAbsent, Elus: []conseil.EluID{"gautier-philippe", "nedez-denis"}}, func() fyne.Focusable { return f.presents.detail.pouvoir.porteur }},
		{conseil.Anomalie{Code: conseil.PouvoirPlusDeTroisSeances, Elus: []conseil.EluID{"nedez-denis"}}, func() fyne.Focusable { return f.presents.detail.pouvoir.suite }},
		{conseil.Anomalie{Code: conseil.MouvementIncoherent, Point: 41, Elus: []conseil.EluID{"gautier-philippe"}}, func() fyne.Focusable { return f.presents.detail.mouvement.notes.Objects[0].(*bouton) }},
		{conseil.Anomalie{Code: conseil.StatutManquant, Elus: []conseil.EluID{"rabel-omar"}}, func() fyne.Focusable { return f.presents.appel }},
		{conseil.Anomalie{Code: conseil.VoteTotal, Point: 32}, func() fyne.Focusable { return f.points.vote.voix[0] }},
		{conseil.Anomalie{Code: conseil.NumeroEnDouble, Point: 32}, func() fyne.Focusable { return f.points.deliberation }},
		{conseil.Anomalie{Code: conseil.PointAjoute, Point: 3}, func() fyne.Focusable { return f.points.regles.ajoute }},
		{conseil.Anomalie{Code: conseil.NominationIndecise, Point: 3}, func() fyne.Focusable { return f.points.regles.nomination.candidat }},
		{conseil.Anomalie{Code: conseil.ConvocationTardive}, func() fyne.Focusable { return f.vues[EtapeConvocation].(*vueConvocation).envoi }},
		{conseil.Anomalie{Code: conseil.SecretaireAbsent, Elus: []conseil.EluID{"rabel-omar"}}, func() fyne.Focusable { return f.vues[EtapeConvocation].(*vueConvocation).secretaire }},
	} {
		f.p.AllerA(cas.a)
		if got := f.w.Canvas().Focused(); got != cas.champ() {
			t.Errorf("%d, %s : le clavier est sur %T", i, cas.a.Code, got)
		}
		if i == 0 && f.p.Elu != "nedez-denis" {
			t.Errorf("le pouvoir se corrige chez qui l'a donné, pas chez %s", f.p.Elu)
		}
	}
	f.p.VoterParNom(2)
	f.p.Choisir(2)
	f.p.AllerA(conseil.Anomalie{Code: conseil.VoteTotal, Point: 2, Elus: []conseil.EluID{"rabel-omar"}})
	if v := f.points.vote.noms; f.w.Canvas().Focused() != fyne.Focusable(v.grille) || v.votants[v.grille.place] != "rabel-omar" {
		t.Errorf("%T, ligne %d", f.w.Canvas().Focused(), v.grille.place)
	}
}

// Each figure opens on its own reasons; the missing présents are said; the same anomaly of many points is one.
func TestPourquoiDeChaqueChiffre(t *testing.T) {
	f := grandeSeance(t)
	f.p.Poser("e69", conseil.Absent)
	texte := toutLeTexte(f)
	if !strings.Contains(texte, "il manque 35 présents") || !strings.Contains(texte, "Aux points 1 à 45, le quorum n'est pas atteint") || strings.Contains(texte, "Au point 7") {
		t.Errorf("%s", texte)
	}
	f.panneau.expliquer("quorum")
	if texte = toutLeTexte(f); !strings.Contains(texte, "69 ÷ 2 = 34,5, plus de la moitié : 35") || strings.Contains(texte, "pouvoir utilisable") {
		t.Errorf("%s", texte)
	}
	f.panneau.expliquer("pouvoirs")
	f.panneau.expliquer("quorum")
	if texte = toutLeTexte(f); strings.Contains(texte, "34,5") || !strings.Contains(texte, "0 pouvoir utilisable") {
		t.Errorf("%s", texte)
	}
	avant := fmt.Sprintf("%p", f.panneau.boite.Objects[0])
	f.p.Poser("e01", conseil.Present)
	if fmt.Sprintf("%p", f.panneau.boite.Objects[0]) != avant || !strings.Contains(toutLeTexte(f), "il manque 34 présents") {
		t.Error("ce qui dit la même chose est refait, ou ce qui a changé ne l'est pas")
	}
}

// A séance is taken out by two clicks, and one that is sealed is not.
func TestSupprimerUneSeance(t *testing.T) {
	b := nouveauBanc()
	f := ouvrir(t, b)
	f.p.Aller(EtapeConvocation)
	supprimer := func() {
		g := boutonGrave(f.w.Content(), "Supprimer la séance")
		test.Tap(g)
		test.Tap(g)
	}
	supprimer()
	l, _ := b.registre.Seances(context.Background())
	if len(l) != 0 || f.p.Fiche != nil || f.p.Lieu != LieuAccueil || !strings.Contains(f.message.Text, "est supprimée") {
		t.Errorf("%d séances, %q %q", len(l), f.p.Lieu, f.message.Text)
	}
	f, v := tenue(t, nouveauBanc())
	v.c.Numeroter()
	v.c.Sceller(1)
	f.p.Aller(EtapeConvocation)
	supprimer()
	if f.p.Fiche == nil || !strings.Contains(f.message.Text, "a des délibérations scellées : elle ne se supprime plus") {
		t.Errorf("%q", f.message.Text)
	}
}

func boutonGrave(o fyne.CanvasObject, nom string) *grave {
	switch x := o.(type) {
	case *grave:
		if x.nom == nom {
			return x
		}
	case *fyne.Container:
		for _, e := range x.Objects {
			if g := boutonGrave(e, nom); g != nil {
				return g
			}
		}
	case fyne.Widget:
		for _, e := range test.WidgetRenderer(x).Objects() {
			if g := boutonGrave(e, nom); g != nil {
				return g
			}
		}
	}
	return nil
}
