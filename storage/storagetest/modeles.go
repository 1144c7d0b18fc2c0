package storagetest

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"strings"
	"testing"

	"delibere/app/conseil"
	"delibere/app/dossier"
	"delibere/app/secretariat"
)

func suiteModeles(t *testing.T, nouveau fabrique) {
	ctx := context.Background()
	modele := func(titre, texte string) dossier.Modele {
		return dossier.Modele{Titre: titre, Famille: "Finances", Matiere: "7.5", Objet: "Aide à {{association}}", Visas: []string{"Vu le code ;"},
			Expose: []string{"En {{année}}, à {{commune}}."}, Dispositif: []conseil.Disposition{{Verbe: "ATTRIBUE", Texte: texte}}}
	}
	noms := func(m secretariat.FicheMairie) string {
		l, err := m.Modeles()
		if err != nil {
			t.Fatal(err)
		}
		var s []string
		for _, x := range l {
			s = append(s, x.Titre)
		}
		return strings.Join(s, ", ")
	}
	t.Run("un modèle de la commune se garde, se renomme, se supprime, et tout s'annule", func(t *testing.T) {
		s, _ := nouveau(t)
		m, err := s.PoserModele(ctx, "", modele("Été", "{{montant}} euros."))
		if err != nil || m.Annulable != "modèle « Été »" || noms(m) != "Été" {
			t.Fatalf("%v %q %q", err, m.Annulable, noms(m))
		}
		if _, err := s.PoserModele(ctx, "", modele("ete", "autre.")); !errors.As(err, new(*secretariat.Refus)) {
			t.Errorf("un modèle du même nom est écrasé : %v", err)
		}
		if m, err = s.PoserModele(ctx, "Été", modele("Hiver", "{{montant}} euros.")); err != nil || noms(m) != "Hiver" {
			t.Errorf("%v %q", err, noms(m))
		}
		if m, err = s.RetirerModele(ctx, "hiver"); err != nil || noms(m) != "" {
			t.Errorf("%v %q", err, noms(m))
		}
		for _, voulu := range []string{"Hiver", "Été", ""} {
			if m, err = s.AnnulerMairie(ctx); err != nil || noms(m) != voulu {
				t.Errorf("annulé : %v %q, pas %q", err, noms(m), voulu)
			}
		}
		for _, faux := range []dossier.Modele{modele("", "x."), modele("« »", "x."), modele("X", "{{montant"), modele("X", strings.Repeat("x", 70_000))} {
			if _, err := s.PoserModele(ctx, "", faux); !errors.As(err, new(*secretariat.Refus)) {
				t.Errorf("%q : %v", faux.Titre, err)
			}
		}
		for _, f := range []func() (secretariat.FicheMairie, error){func() (secretariat.FicheMairie, error) { return s.RetirerModele(ctx, "zzz") },
			func() (secretariat.FicheMairie, error) { return s.PoserModele(ctx, "zzz", modele("X", "x.")) }} {
			if _, err := f(); !errors.As(err, new(*secretariat.Refus)) {
				t.Errorf("%v", err)
			}
		}
	})
	t.Run("les modèles d'une autre commune n'en écrasent aucun", func(t *testing.T) {
		s, _ := nouveau(t)
		if _, err := s.PoserModele(ctx, "", modele("Été", "celui de la commune.")); err != nil {
			t.Fatal(err)
		}
		recus := []dossier.Modele{modele("Été", "un autre."), modele("Hiver", "x.")}
		for _, voulu := range []int{2, 0} { // the second time, all are there
			m, n, err := s.ImporterModeles(ctx, recus)
			if err != nil || n != voulu || noms(m) != "Été, Été (2), Hiver" {
				t.Errorf("%v, %d reçus, %q", err, n, noms(m))
			}
		}
		var trop []dossier.Modele
		for i := range 201 {
			trop = append(trop, modele(fmt.Sprintf("Modèle %d", i), "x."))
		}
		if _, _, err := s.ImporterModeles(ctx, trop); !errors.As(err, new(*secretariat.Refus)) {
			t.Errorf("%v", err)
		}
		if m, err := s.Mairie(ctx); err != nil || noms(m) != "Été, Été (2), Hiver" {
			t.Errorf("un import refusé laisse %v %q", err, noms(m))
		}
	})
	t.Run("un point prend un modèle en un seul geste", func(t *testing.T) { partirDUnModele(t, nouveau, modele) })
	t.Run("un texte qui a un blanc ne se scelle pas", func(t *testing.T) {
		s, _ := nouveau(t)
		d := Seance(5, 5, 1)
		d.Seance.Points[0].Deliberation, d.Seance.Points[0].Vote = "2023-1", &conseil.Vote{Decompte: &conseil.Decompte{Pour: 5}}
		d.Seance.Points[0].Expose = []string{"Le {{jour}}, {{montant}} euros."}
		f := importer(t, s, d)
		if _, err := s.Sceller(ctx, f.ID, Papier{}); err == nil || !strings.Contains(err.Error(), "au point 1, il reste 2 blancs à remplir, « jour » et « montant »") {
			t.Fatalf("%v", err)
		}
		f, err := s.Rediger(ctx, f.ID, 1, secretariat.Redaction{Objet: "Aide", Deliberation: "2023-1", Expose: []string{"Le 5 avril, {{montant}} euros."}})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := s.Sceller(ctx, f.ID, Papier{}, 1); err == nil || !strings.Contains(err.Error(), "il reste un blanc à remplir, « montant »") {
			t.Errorf("%v", err)
		}
	})
}

func partirDUnModele(t *testing.T, nouveau fabrique, modele func(titre, texte string) dossier.Modele) {
	ctx := context.Background()
	s, _ := nouveau(t)
	d := Seance(5, 5, 2)
	d.Seance.Points[0] = conseil.Point{Numero: 1, Objet: "Objet tapé", Visas: []string{"Vu le code,"}, Expose: []string{"Texte tapé."}}
	d.Seance.Points[1] = conseil.Point{Numero: 2}
	avant := importer(t, s, d)
	m := modele("Été", "{{montant}} euros.")
	m.Regime = conseil.RegimeCompteFinancier
	f, err := s.PartirDe(ctx, avant.ID, 1, m, false)
	if err != nil || f.Annulable != "texte du point 1, du modèle « Été »" {
		t.Fatalf("%v %q", err, f.Annulable)
	}
	p := f.Dossier.Seance.Point(1)
	if p.Objet != "Objet tapé" || p.Matiere != "7.5" || p.Regime != conseil.RegimeCompteFinancier || !reflect.DeepEqual(p.Visas, []string{"Vu le code,"}) ||
		!reflect.DeepEqual(p.Expose, []string{"Texte tapé.", "En 2023, à Commune-Test."}) || p.Dispositif[0].Texte != "{{montant}} euros." {
		t.Errorf("ajouté : %+v", p)
	}
	if f, err = s.PartirDe(ctx, avant.ID, 1, m, true); err != nil || !reflect.DeepEqual(f.Dossier.Seance.Point(1).Expose, []string{"En 2023, à Commune-Test."}) || len(f.Dossier.Seance.Point(1).Dispositif) != 1 {
		t.Errorf("remplacé : %v %+v", err, f.Dossier.Seance.Point(1))
	}
	for range 2 {
		if f, err = s.Annuler(ctx, avant.ID); err != nil {
			t.Fatal(err)
		}
	}
	if !reflect.DeepEqual(f.Dossier, avant.Dossier) {
		t.Errorf("annulé : %+v", f.Dossier.Seance.Points)
	}
	if f, err = s.PartirDe(ctx, avant.ID, 2, m, false); err != nil || f.Dossier.Seance.Point(2).Objet != "Aide à {{association}}" {
		t.Errorf("%v %+v", err, f.Dossier.Seance.Point(2))
	}
	if _, err := s.PartirDe(ctx, avant.ID, 9, m, false); !errors.As(err, new(*secretariat.Refus)) {
		t.Errorf("%v", err)
	}
}
