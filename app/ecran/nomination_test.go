package ecran

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2/test"

	"delibere/app/conseil"
)

// An election by the conseil: candidates of the conseil or of elsewhere, rounds, the result live.
func TestNomination(t *testing.T) {
	f, _ := auVote(t, 1)
	r := f.points.regles
	test.Tap(boutonNomme(t, f.points.objet, "Intéressés, suspension, nomination…"))
	test.Tap(r.nommer)
	n := r.nomination
	for _, nom := range []string{"vurp", "M. Omar RABEL", "Prenom09 NOM09"} {
		nommerElu(f, n.candidat, nom)
	}
	tour := func(i int) map[string]conseil.Voix {
		return f.p.Fiche.Dossier.Seance.Point(1).Nomination.Tours[i].Candidats
	}
	if len(tour(0)) != 3 || len(n.champs[0].voix) != 3 {
		t.Fatalf("%+v", tour(0))
	}
	poser := func(i int, voix ...string) {
		for k, v := range voix {
			n.champs[i].voix[k].SetText(v)
		}
		n.enregistrer()
	}
	// In the order of the keys: NOM09 from elsewhere, rabel-omar, vurpillot-lise.
	poser(0, "1", "14", "15")
	if !strings.Contains(n.resultat.Text, "exprimés 30, majorité absolue 16 ; personne n'est élu") || !n.suivant.Visible() {
		t.Errorf("%q", n.resultat.Text)
	}
	test.Tap(n.suivant)
	if len(f.p.Fiche.Dossier.Seance.Point(1).Nomination.Tours) != 2 || len(tour(1)) != 3 {
		t.Fatal("pas de second tour")
	}
	poser(1, "0", "14", "16")
	if texte := toutLeTexte(f); !strings.Contains(texte, "Mme Lise VURPILLOT est proclamée élue au tour 2, à la majorité absolue") || n.suivant.Visible() {
		t.Errorf("%q", n.resultat.Text)
	}
	poser(1, "0", "quatorze")
	if !strings.Contains(f.message.Text, "n'est pas un nombre de voix") || tour(1)["rabel-omar"] != 14 {
		t.Errorf("%q", f.message.Text)
	}
	nommerElu(f, n.candidat, "RABEL")
	if !strings.Contains(f.message.Text, "déjà candidat") {
		t.Errorf("%q", f.message.Text)
	}
	n.retirerTour()
	n.retirerTour()
	if f.p.Fiche.Dossier.Seance.Point(1).Nomination != nil || n.objet.Visible() {
		t.Error("la nomination reste")
	}
	f.annuler()
	if len(tour(0)) != 3 {
		t.Error("Ctrl+Z ne la rend pas")
	}
}
