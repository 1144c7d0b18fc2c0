package storagetest

import (
	"context"
	"errors"
	"reflect"
	"strings"
	"testing"

	"delibere/app/conseil"
	"delibere/app/dossier"
	"delibere/app/secretariat"
)

// acte is one gesture of the secretary on a séance.
type acte struct {
	quoi  string // in the journal
	faire func(context.Context, *secretariat.Secretariat, secretariat.SeanceID) (secretariat.Fiche, error)
	voir  func(*conseil.Seance) bool // what it did
}

var suspendue = conseil.Suspension{Point: 2, Debut: conseil.NewHeure(20, 15), Reprise: conseil.NewHeure(20, 30)}

// actes are done one after the other on a séance of five members where one was not called.
var actes = []acte{
	{"présence de 1 membre", func(ctx context.Context, s *secretariat.Secretariat, id secretariat.SeanceID) (secretariat.Fiche, error) {
		return s.TousPresents(ctx, id)
	}, func(x *conseil.Seance) bool {
		return x.Presences["e04"] == conseil.Present && x.Presences["e03"] == conseil.Absent
	}},
	{"pouvoir de Mme Prenom NOM02", func(ctx context.Context, s *secretariat.Secretariat, id secretariat.SeanceID) (secretariat.Fiche, error) {
		return s.Representer(ctx, id, conseil.Pouvoir{Mandant: "e02", Mandataire: "e00"})
	}, func(x *conseil.Seance) bool { return len(x.Pouvoirs) == 1 && x.Presences["e02"] == conseil.Excuse }},
	{"retrait du pouvoir de Mme Prenom NOM02", func(ctx context.Context, s *secretariat.Secretariat, id secretariat.SeanceID) (secretariat.Fiche, error) {
		return s.RetirerPouvoir(ctx, id, "e02", 0)
	}, func(x *conseil.Seance) bool { return len(x.Pouvoirs) == 0 && x.Presences["e02"] == conseil.Excuse }},
	{"retrait de Mme Prenom NOM01 au point 2", func(ctx context.Context, s *secretariat.Secretariat, id secretariat.SeanceID) (secretariat.Fiche, error) {
		return s.AjouterMouvement(ctx, id, conseil.Mouvement{Elu: "e01", Type: conseil.Retrait, Point: 2})
	}, func(x *conseil.Seance) bool { return len(x.Mouvements) == 1 }},
	{"retrait d'un mouvement de Mme Prenom NOM01", func(ctx context.Context, s *secretariat.Secretariat, id secretariat.SeanceID) (secretariat.Fiche, error) {
		return s.RetirerMouvement(ctx, id, conseil.Mouvement{Elu: "e01", Type: conseil.Retrait, Point: 2})
	}, func(x *conseil.Seance) bool { return len(x.Mouvements) == 0 }},
	{"ordre du jour, point 3", func(ctx context.Context, s *secretariat.Secretariat, id secretariat.SeanceID) (secretariat.Fiche, error) {
		return s.Ajouter(ctx, id, 3, true)
	}, func(x *conseil.Seance) bool { return x.Point(3).Ajoute && !x.Point(2).Ajoute }},
	{"huis clos du point 2", func(ctx context.Context, s *secretariat.Secretariat, id secretariat.SeanceID) (secretariat.Fiche, error) {
		return s.HuisClos(ctx, id, 2, true)
	}, func(x *conseil.Seance) bool { return x.HuisClos == "2" }},
	{"huis clos du point 3", func(ctx context.Context, s *secretariat.Secretariat, id secretariat.SeanceID) (secretariat.Fiche, error) {
		return s.HuisClos(ctx, id, 3, true)
	}, func(x *conseil.Seance) bool { return x.HuisClos == "2 à 3" }},
	{"huis clos du point 2", func(ctx context.Context, s *secretariat.Secretariat, id secretariat.SeanceID) (secretariat.Fiche, error) {
		return s.HuisClos(ctx, id, 2, false)
	}, func(x *conseil.Seance) bool { return x.HuisClos == "3" }},
	{"suspension au point 2", func(ctx context.Context, s *secretariat.Secretariat, id secretariat.SeanceID) (secretariat.Fiche, error) {
		return s.Suspendre(ctx, id, suspendue)
	}, func(x *conseil.Seance) bool { return len(x.Suspensions) == 1 && x.Suspensions[0] == suspendue }},
	{"retrait d'une suspension au point 2", func(ctx context.Context, s *secretariat.Secretariat, id secretariat.SeanceID) (secretariat.Fiche, error) {
		return s.RetirerSuspension(ctx, id, suspendue)
	}, func(x *conseil.Seance) bool { return x.Suspensions == nil }},
	{"nomination du point 1", func(ctx context.Context, s *secretariat.Secretariat, id secretariat.SeanceID) (secretariat.Fiche, error) {
		return s.Nommer(ctx, id, 1, &conseil.Nomination{Tours: []conseil.Tour{{Candidats: map[string]conseil.Voix{"e01": 3, "NOM90": 1}, Blancs: 1}}})
	}, func(x *conseil.Seance) bool { return x.Point(1).Nomination.Tours[0].Candidats["NOM90"] == 1 }},
	{"nomination du point 1", func(ctx context.Context, s *secretariat.Secretariat, id secretariat.SeanceID) (secretariat.Fiche, error) {
		return s.Nommer(ctx, id, 1, nil)
	}, func(x *conseil.Seance) bool { return x.Point(1).Nomination == nil }},
	{"remplacement de « salle »", func(ctx context.Context, s *secretariat.Secretariat, id secretariat.SeanceID) (secretariat.Fiche, error) {
		return s.Remplacer(ctx, id, "salle", map[int]secretariat.Redaction{1: {Objet: "La maison"}, 3: {Objet: "Trois", Expose: []string{"La maison."}}})
	}, func(x *conseil.Seance) bool {
		return x.Point(1).Objet == "La maison" && x.Point(3).Expose[0] == "La maison."
	}},
}

// ecrit is a record as its file has it.
func ecrit(t *testing.T, d *conseil.Dossier) string {
	t.Helper()
	texte, err := dossier.Compact(d)
	if err != nil {
		t.Fatal(err)
	}
	return texte
}

// suiteActes: each act is one line of the journal, is found again when the séance is opened, and is taken back and
// done again whole.
func suiteActes(t *testing.T, nouveau fabrique) {
	ctx := context.Background()
	s, _ := nouveau(t)
	d := Seance(5, 5, 3)
	delete(d.Seance.Presences, "e04")
	d.Seance.Presences["e03"] = conseil.Absent
	f := importer(t, s, d)
	etats := []string{ecrit(t, f.Dossier)}
	for i, a := range actes {
		g, err := a.faire(ctx, s, f.ID)
		if err != nil || !a.voir(&g.Dossier.Seance) || g.Annulable != a.quoi {
			t.Fatalf("%d, %s : %v, annulable %q", i, a.quoi, err, g.Annulable)
		}
		if relue, err := s.Ouvrir(ctx, f.ID); err != nil || ecrit(t, relue.Dossier) != ecrit(t, g.Dossier) {
			t.Fatalf("%s : relue, la séance est une autre (%v)", a.quoi, err)
		}
		j, err := s.Journal(ctx, f.ID)
		if err != nil || len(j) != i+2 || j[i+1].Quoi != a.quoi || len(j[i+1].Changes) == 0 {
			t.Fatalf("%s : %v, %d lignes", a.quoi, err, len(j))
		}
		etats = append(etats, ecrit(t, g.Dossier))
	}
	for i := len(actes) - 1; i >= 0; i-- {
		if g, err := s.Annuler(ctx, f.ID); err != nil || ecrit(t, g.Dossier) != etats[i] {
			t.Fatalf("« %s » ne s'annule pas : %v", actes[i].quoi, err)
		}
	}
	for i := range actes {
		if g, err := s.Retablir(ctx, f.ID); err != nil || ecrit(t, g.Dossier) != etats[i+1] {
			t.Fatalf("« %s » ne se rétablit pas : %v", actes[i].quoi, err)
		}
	}
	refusActes(t, s, f.ID)
	scelles := scellee(t, s, 12, 2)
	for i, faire := range []func() (secretariat.Fiche, error){
		func() (secretariat.Fiche, error) { return s.HuisClos(ctx, scelles.ID, 1, true) },
		func() (secretariat.Fiche, error) { return s.Suspendre(ctx, scelles.ID, conseil.Suspension{Point: 1}) },
		func() (secretariat.Fiche, error) { return s.Nommer(ctx, scelles.ID, 1, &conseil.Nomination{}) },
		func() (secretariat.Fiche, error) {
			return s.Remplacer(ctx, scelles.ID, "a", map[int]secretariat.Redaction{1: {Objet: "b"}})
		},
		func() (secretariat.Fiche, error) { return s.Ajouter(ctx, scelles.ID, 1, true) },
	} {
		if _, err := faire(); !errors.Is(err, secretariat.ErrScellee) {
			t.Errorf("%d, sur une séance scellée : %v", i, err)
		}
	}
	if l, err := s.Chercher(ctx, conseil.NewDate(2023, 4, 5)); err != nil || len(l) != 1 || l[0].ID != f.ID {
		t.Errorf("%v, %d séances ce jour-là", err, len(l))
	}
}

// refusActes: an act that is refused says why and leaves nothing.
func refusActes(t *testing.T, s *secretariat.Secretariat, id secretariat.SeanceID) {
	ctx := context.Background()
	avant, err := s.Ouvrir(ctx, id)
	if err != nil {
		t.Fatal(err)
	}
	for mots, faire := range map[string]func() (secretariat.Fiche, error){
		"est déjà marqué présent": func() (secretariat.Fiche, error) { return s.TousPresents(ctx, id) },
		"pouvoir à lui-même": func() (secretariat.Fiche, error) {
			return s.Representer(ctx, id, conseil.Pouvoir{Mandant: "e01", Mandataire: "e01"})
		},
		"ne peut pas reprendre": func() (secretariat.Fiche, error) {
			return s.Suspendre(ctx, id, conseil.Suspension{Point: 1, Debut: conseil.NewHeure(20, 0), Reprise: conseil.NewHeure(19, 0)})
		},
		"n'est plus dans la séance": func() (secretariat.Fiche, error) { return s.RetirerSuspension(ctx, id, suspendue) },
		"ce mouvement n'est plus": func() (secretariat.Fiche, error) {
			return s.RetirerMouvement(ctx, id, conseil.Mouvement{Elu: "e01", Point: 1})
		},
		"point 99":        func() (secretariat.Fiche, error) { return s.Suspendre(ctx, id, conseil.Suspension{Point: 99}) },
		"pas de point 98": func() (secretariat.Fiche, error) { return s.HuisClos(ctx, id, 98, true) },
		"pas de point 97": func() (secretariat.Fiche, error) { return s.Ajouter(ctx, id, 97, true) },
		"pas de point 96": func() (secretariat.Fiche, error) { return s.Nommer(ctx, id, 96, nil) },
		"pas de point 95": func() (secretariat.Fiche, error) {
			return s.Remplacer(ctx, id, "a", map[int]secretariat.Redaction{1: {Objet: "b"}, 95: {}})
		},
		"avant de commencer au point 3": func() (secretariat.Fiche, error) {
			return s.Representer(ctx, id, conseil.Pouvoir{Mandant: "e01", Mandataire: "e02", DuPoint: 3, AuPoint: 1})
		},
	} {
		if _, err := faire(); err == nil || !strings.Contains(err.Error(), mots) {
			t.Errorf("%v, attendu « %s »", err, mots)
		}
	}
	if apres, err := s.Ouvrir(ctx, id); err != nil || apres.Revision != avant.Revision || ecrit(t, apres.Dossier) != ecrit(t, avant.Dossier) {
		t.Errorf("un acte refusé a laissé quelque chose : %v", err)
	}
}

// suiteGroupes: the groups of the conseil are one setting, with its own line and its own undo.
func suiteGroupes(t *testing.T, nouveau fabrique) {
	ctx := context.Background()
	s, _ := nouveau(t)
	l := []secretariat.GroupeDElus{{Nom: "Majorité", Elus: []conseil.EluID{"e00", "e01"}}, {Nom: "Opposition", Elus: []conseil.EluID{"e02"}}}
	vus := func(f secretariat.FicheMairie) []secretariat.GroupeDElus {
		t.Helper()
		g, err := f.Groupes()
		if err != nil {
			t.Fatal(err)
		}
		return g
	}
	f, err := s.PoserGroupes(ctx, l)
	if err != nil || !reflect.DeepEqual(vus(f), l) || f.Annulable != "groupes du conseil" {
		t.Fatalf("%v %+v", err, vus(f))
	}
	for mots, faux := range map[string][]secretariat.GroupeDElus{
		"n'a pas de nom":         {{Nom: " "}},
		"deux groupes":           {{Nom: "Majorité"}, {Nom: "majorité "}},
		"est dans deux groupes,": {{Nom: "A", Elus: []conseil.EluID{"e00"}}, {Nom: "B", Elus: []conseil.EluID{"e00"}}},
	} {
		if _, err := s.PoserGroupes(ctx, faux); err == nil || !strings.Contains(err.Error(), mots) {
			t.Errorf("%v, attendu « %s »", err, mots)
		}
	}
	if f, err = s.PoserGroupes(ctx, nil); err != nil || vus(f) != nil || len(f.Reglages) != 0 {
		t.Errorf("%v %+v", err, f.Reglages)
	}
	if f, err = s.AnnulerMairie(ctx); err != nil || !reflect.DeepEqual(vus(f), l) {
		t.Errorf("%v %+v", err, vus(f))
	}
	if f, err = s.RetablirMairie(ctx); err != nil || vus(f) != nil {
		t.Errorf("%v %+v", err, vus(f))
	}
}
