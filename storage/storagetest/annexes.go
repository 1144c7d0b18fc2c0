package storagetest

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"delibere/app/conseil"
	"delibere/app/secretariat"
)

func suiteAnnexes(t *testing.T, nouveau fabrique) {
	ctx := context.Background()
	s, _ := nouveau(t)
	f := importer(t, s, votee(5, 5, 2))
	plan, rapport := conseil.Annexe{Titre: "Plan", Fichier: "/a/plan.pdf", Type: "99_SE"}, conseil.Annexe{Titre: "Rapport"}
	f, err := s.Annexer(ctx, f.ID, 2, []conseil.Annexe{rapport, {Titre: " Plan\n", Fichier: "/a/plan.pdf", Type: "99_SE"}})
	if err != nil || !slices.Equal(f.Dossier.Seance.Points[1].Annexes, []conseil.Annexe{rapport, plan}) || f.Annulable != "annexes du point 2" {
		t.Fatalf("%v %+v %q", err, f.Dossier.Seance.Points[1].Annexes, f.Annulable)
	}
	if g, err := s.Annexer(ctx, f.ID, 2, []conseil.Annexe{rapport, plan}); err != nil || g.Revision != f.Revision {
		t.Errorf("%v : ce qui ne change rien s'écrit", err)
	}
	if g, err := s.Annexer(ctx, f.ID, 2, []conseil.Annexe{plan, rapport}); err != nil || g.Dossier.Seance.Points[1].Annexes[0] != plan {
		t.Errorf("%v : l'ordre n'est pas gardé", err)
	}
	if g, err := s.Annuler(ctx, f.ID); err != nil || g.Dossier.Seance.Points[1].Annexes[0] != rapport {
		t.Errorf("%v : l'ordre ne revient pas", err)
	}
	for _, c := range []struct {
		point int
		a     conseil.Annexe
		mots  string
	}{{9, plan, "n'a pas de point 9"}, {2, conseil.Annexe{Titre: " ", Fichier: "x.pdf"}, "l'annexe 1 n'a pas de titre"}, {2, conseil.Annexe{Titre: "Plan", Type: "plan"}, "« plan » n'est pas un type"}} {
		if _, err := s.Annexer(ctx, f.ID, c.point, []conseil.Annexe{c.a}); err == nil || !strings.Contains(err.Error(), c.mots) {
			t.Errorf("%v, attendu %q", err, c.mots)
		}
	}
	if g, err := s.Annexer(ctx, f.ID, 2, nil); err != nil || len(g.Dossier.Seance.Points[1].Annexes) != 0 {
		t.Errorf("%v : elles ne se retirent pas", err)
	}
}

// What the files of the annexes were is sealed with the act, and the annexes do not change any more; an
// act without annexes has nothing of them.
func annexesScellees(t *testing.T, nouveau fabrique) {
	ctx := context.Background()
	s, _ := nouveau(t)
	f := importer(t, s, votee(5, 5, 2))
	plan := []conseil.Annexe{{Titre: "Plan", Fichier: "/a/plan.pdf"}}
	if _, err := s.Annexer(ctx, f.ID, 1, plan); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Numeroter(ctx, f.ID); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Sceller(ctx, f.ID, Papier{}); err != nil {
		t.Fatal(err)
	}
	var scellees [][]secretariat.AnnexeScellee
	err := s.Scelles(ctx, f.ID, func(x secretariat.Scelle) error {
		scellees = append(scellees, secretariat.AnnexesDuCanon(x.Canon))
		if strings.Contains(x.Canon, `"annexes":null`) || secretariat.PointDuCanon(x.Canon) == "" {
			t.Errorf("forme canonique : %s", x.Canon)
		}
		return nil
	})
	if err != nil || len(scellees) != 2 || scellees[1] != nil ||
		!slices.Equal(scellees[0], []secretariat.AnnexeScellee{{Empreinte: secretariat.EmpreinteDe("/a/plan.pdf"), Pages: 1}}) {
		t.Errorf("%v %+v", err, scellees)
	}
	for _, l := range [][]conseil.Annexe{nil, {{Titre: "Plan", Fichier: "/a/autre.pdf"}}} {
		if _, err := s.Annexer(ctx, f.ID, 1, l); !errors.Is(err, secretariat.ErrScellee) {
			t.Errorf("%v", err)
		}
	}
	if _, err := s.Annexer(ctx, f.ID, 1, plan); err != nil {
		t.Errorf("les mêmes annexes : %v", err)
	}
}
