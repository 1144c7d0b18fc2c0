// Package storagetest holds every implementation of secretariat.Registre to its contract.
package storagetest

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"testing"
	"time"

	"pgregory.net/rapid"

	"delibere/app/conseil"
	"delibere/app/secretariat"
)

// Instant is the clock of the suite.
func Instant() time.Time { return time.Date(2023, time.April, 5, 22, 40, 0, 0, time.UTC) }

// Seance builds the record of a séance of made-up people.
func Seance(jour int, membres, points int) *conseil.Dossier {
	d := &conseil.Dossier{Commune: conseil.Commune{Nom: "Commune-Test"}}
	s := &d.Seance
	s.Date, s.Heure = conseil.NewDate(2023, time.April, jour), conseil.NewHeure(19, 30)
	s.Presences = map[conseil.EluID]conseil.Statut{}
	for i := range membres {
		e := conseil.Elu{ID: conseil.EluID(fmt.Sprintf("e%02d", i)), Civilite: conseil.Madame, Prenom: "Prenom", Nom: fmt.Sprintf("NOM%02d", i), Rang: i + 1}
		d.Elus = append(d.Elus, e)
		s.Presences[e.ID] = conseil.Present
	}
	s.President, s.Secretaires = "e00", []conseil.EluID{"e01"}
	for i := range points {
		s.Points = append(s.Points, conseil.Point{Numero: i + 1, Objet: "Objet ; DROP TABLE seance -- '\""})
	}
	return d
}

// Suite runs the contract on registers that ouvrir makes, empty.
func Suite(t *testing.T, ouvrir func(testing.TB) secretariat.Registre) {
	ctx := context.Background()
	nouveau := func(t *testing.T) (*secretariat.Secretariat, secretariat.Fiche) {
		t.Helper()
		s := secretariat.New(ouvrir(t), Instant, "NOM01")
		f, err := s.Importer(ctx, Seance(5, 5, 3), true)
		if err != nil {
			t.Fatal(err)
		}
		return s, f
	}
	t.Run("une séance importée est la même", func(t *testing.T) {
		s, f := nouveau(t)
		relue, err := s.Ouvrir(ctx, f.ID)
		if err != nil || !reflect.DeepEqual(relue.Dossier, Seance(5, 5, 3)) {
			t.Fatalf("%v\n%+v", err, relue.Dossier)
		}
		if !relue.Exemple || relue.Points != 3 || relue.Revision != 1 || relue.Annulable != "" {
			t.Errorf("%+v", relue.Resume)
		}
	})
	t.Run("deux fois la même séance est refusée et ne laisse rien", func(t *testing.T) {
		s, _ := nouveau(t)
		if _, err := s.Importer(ctx, Seance(5, 7, 1), false); !errors.Is(err, secretariat.ErrDejaLa) {
			t.Fatalf("erreur %v", err)
		}
		if l, _ := s.Seances(ctx); len(l) != 1 {
			t.Errorf("%d séances", len(l))
		}
	})
	t.Run("les séances viennent de la dernière à la première", func(t *testing.T) {
		s, _ := nouveau(t)
		for _, jour := range []int{9, 2} {
			if _, err := s.Importer(ctx, Seance(jour, 3, 1), false); err != nil {
				t.Fatal(err)
			}
		}
		l, err := s.Seances(ctx)
		if err != nil || len(l) != 3 || l[0].Date.Jour != 9 || l[2].Date.Jour != 2 {
			t.Errorf("%v %+v", err, l)
		}
	})
	t.Run("un acte change sa partie et s'écrit au journal", func(t *testing.T) {
		s, f := nouveau(t)
		f, err := s.PoserPresence(ctx, f.ID, "e02", conseil.Absent)
		if err != nil || f.Dossier.Seance.Presences["e02"] != conseil.Absent || f.Revision != 2 {
			t.Fatalf("%v %+v", err, f)
		}
		j, err := s.Journal(ctx, f.ID)
		if err != nil || len(j) != 2 {
			t.Fatalf("%v %+v", err, j)
		}
		e := j[1]
		attendu := []secretariat.Changement{{Chemin: "presence/e02", Avant: `"present"`, Apres: `"absent"`}}
		if e.Qui != "NOM01" || !e.Quand.Equal(Instant()) || e.Quoi != "présence de Mme Prenom NOM02" || !reflect.DeepEqual(e.Changes, attendu) {
			t.Errorf("%+v", e)
		}
	})
	t.Run("le dernier acte", func(t *testing.T) {
		r := ouvrir(t)
		if quand, err := r.DernierActe(ctx); err != nil || !quand.IsZero() {
			t.Errorf("un registre vide : %v %v", quand, err)
		}
		apres := Instant().Add(time.Hour)
		for _, quand := range []time.Time{Instant(), apres} {
			s := secretariat.New(r, func() time.Time { return quand }, "")
			if _, err := s.PoserReglage(ctx, "essai", quand.Format(`"15"`)); err != nil {
				t.Fatal(err)
			}
		}
		if quand, err := r.DernierActe(ctx); err != nil || !quand.Equal(apres) {
			t.Errorf("%v %v, attendu %v", quand, err, apres)
		}
	})
	t.Run("ce qui ne change rien ne s'écrit pas", func(t *testing.T) {
		s, f := nouveau(t)
		f, err := s.PoserPresence(ctx, f.ID, "e02", conseil.Present)
		if j, _ := s.Journal(ctx, f.ID); err != nil || len(j) != 1 || f.Revision != 1 {
			t.Errorf("%v, %d lignes, révision %d", err, len(j), f.Revision)
		}
	})
	t.Run("un acte refusé ne laisse rien", func(t *testing.T) {
		s, f := nouveau(t)
		if _, err := s.PoserPresence(ctx, f.ID, "inconnu", conseil.Absent); err == nil {
			t.Fatal("un inconnu a une présence")
		}
		relue, _ := s.Ouvrir(ctx, f.ID)
		if relue.Revision != 1 || !reflect.DeepEqual(relue.Dossier, Seance(5, 5, 3)) {
			t.Error("la séance a changé")
		}
	})
	t.Run("annuler et rétablir vont et viennent", func(t *testing.T) { annulerEtRetablir(t, nouveau) })
	t.Run("un nouvel acte ferme le rétablissement", func(t *testing.T) {
		s, f := nouveau(t)
		_, _ = s.PoserPresence(ctx, f.ID, "e02", conseil.Absent)
		_, _ = s.Annuler(ctx, f.ID)
		_, _ = s.PoserPresence(ctx, f.ID, "e03", conseil.Excuse)
		if _, err := s.Retablir(ctx, f.ID); !errors.Is(err, secretariat.ErrRienAAnnuler) {
			t.Errorf("erreur %v", err)
		}
	})
	t.Run("les noms d'un scrutin secret n'entrent jamais", func(t *testing.T) {
		s, f := nouveau(t)
		v := &conseil.Vote{Mode: conseil.ScrutinSecret, Nominal: map[conseil.EluID]conseil.Sens{"e02": conseil.Contre}}
		if _, err := s.Voter(ctx, f.ID, 1, v); !errors.Is(err, secretariat.ErrScrutinSecret) {
			t.Fatalf("erreur %v", err)
		}
		d := Seance(6, 3, 1)
		d.Seance.Points[0].Vote = v
		if _, err := s.Importer(ctx, d, false); !errors.Is(err, secretariat.ErrScrutinSecret) {
			t.Fatalf("erreur %v", err)
		}
	})
	t.Run("une séance supprimée reste au journal", func(t *testing.T) {
		s, f := nouveau(t)
		if err := s.Supprimer(ctx, f.ID); err != nil {
			t.Fatal(err)
		}
		if _, err := s.Ouvrir(ctx, f.ID); !errors.Is(err, secretariat.ErrInconnue) {
			t.Errorf("erreur %v", err)
		}
		if j, _ := s.Journal(ctx, f.ID); len(j) != 2 || len(j[1].Changes) == 0 {
			t.Errorf("journal %+v", j)
		}
		if g, err := s.Importer(ctx, Seance(5, 5, 3), false); err != nil || g.ID == f.ID {
			t.Errorf("%v : le nom %d a resservi", err, g.ID)
		}
	})
	t.Run("une séance inconnue est dite inconnue", func(t *testing.T) {
		s, _ := nouveau(t)
		_, e1 := s.Ouvrir(ctx, 99)
		_, e2 := s.PoserPresence(ctx, 99, "e00", conseil.Absent)
		_, e3 := s.Annuler(ctx, 99)
		e4 := s.Supprimer(ctx, 99)
		for _, err := range []error{e1, e2, e3, e4} {
			if !errors.Is(err, secretariat.ErrInconnue) {
				t.Errorf("erreur %v", err)
			}
		}
	})
	t.Run("l'écran et les brouillons sont retenus", func(t *testing.T) {
		s, f := nouveau(t)
		if e, err := s.Ecran(ctx); err != nil || e != (secretariat.Ecran{}) {
			t.Errorf("%v %+v", err, e)
		}
		ecran := secretariat.Ecran{Seance: f.ID, Etape: "point", Point: 2, Champ: "expose", Curseur: 12}
		champ := secretariat.ChampTexte{Seance: f.ID, Point: 2, Champ: "expose"}
		for _, err := range []error{s.RetenirEcran(ctx, secretariat.Ecran{}), s.RetenirEcran(ctx, ecran),
			s.RetenirBrouillon(ctx, champ, secretariat.Brouillon{Texte: "a"}), s.RetenirBrouillon(ctx, champ, secretariat.Brouillon{Texte: "été", Curseur: 2})} {
			if err != nil {
				t.Fatal(err)
			}
		}
		if e, _ := s.Ecran(ctx); e != ecran {
			t.Errorf("%+v", e)
		}
		if b, ok, _ := s.Brouillon(ctx, champ); !ok || b.Texte != "été" || b.Curseur != 2 {
			t.Errorf("%+v", b)
		}
		if _, err := s.Rediger(ctx, f.ID, 2, secretariat.Redaction{Objet: "Neuf"}); err != nil {
			t.Fatal(err)
		}
		if _, ok, _ := s.Brouillon(ctx, champ); ok {
			t.Error("le brouillon survit à l'acte")
		}
	})
	t.Run("une séance quelconque suit le modèle", func(t *testing.T) { modele(t, ouvrir) })
	vide := func(t *testing.T) (*secretariat.Secretariat, secretariat.Registre) {
		r := ouvrir(t)
		return secretariat.New(r, Instant, "NOM01"), r
	}
	suiteScelles(t, vide)
	suiteMairie(t, vide)
	t.Run("l'entête d'une séance", func(t *testing.T) { suiteEntete(t, vide) })
	t.Run("les annexes", func(t *testing.T) { suiteAnnexes(t, vide) })
	t.Run("les annexes scellées", func(t *testing.T) { annexesScellees(t, vide) })
	t.Run("le certificat", func(t *testing.T) { suiteCertificat(t, vide) })
	t.Run("les actes de la séance", func(t *testing.T) { suiteActes(t, vide) })
	t.Run("les groupes du conseil", func(t *testing.T) { suiteGroupes(t, vide) })
	t.Run("les points", func(t *testing.T) { suitePoints(t, vide) })
	suiteReglages(t, vide)
	suiteModeles(t, vide)
	t.Run("la recherche", func(t *testing.T) { suiteRecherche(t, vide) })
}

func annulerEtRetablir(t *testing.T, nouveau func(*testing.T) (*secretariat.Secretariat, secretariat.Fiche)) {
	ctx := context.Background()
	s, f := nouveau(t)
	id := f.ID
	etats := []*conseil.Dossier{f.Dossier}
	for i, statut := range []conseil.Statut{conseil.Absent, conseil.Excuse, conseil.Present} {
		f, err := s.PoserPresence(ctx, id, conseil.EluID(fmt.Sprintf("e%02d", i%2+2)), statut)
		if err != nil {
			t.Fatal(err)
		}
		etats = append(etats, f.Dossier)
	}
	for tour := range 2 {
		for i := len(etats) - 2; i >= 0; i-- {
			f, err := s.Annuler(ctx, id)
			if err != nil || !reflect.DeepEqual(f.Dossier, etats[i]) {
				t.Fatalf("tour %d, annuler vers %d : %v", tour, i, err)
			}
		}
		if _, err := s.Annuler(ctx, id); !errors.Is(err, secretariat.ErrRienAAnnuler) {
			t.Fatalf("erreur %v", err)
		}
		for i := 1; i < len(etats); i++ {
			f, err := s.Retablir(ctx, id)
			if err != nil || !reflect.DeepEqual(f.Dossier, etats[i]) {
				t.Fatalf("tour %d, rétablir vers %d : %v", tour, i, err)
			}
		}
		if _, err := s.Retablir(ctx, id); !errors.Is(err, secretariat.ErrRienAAnnuler) {
			t.Fatalf("erreur %v", err)
		}
	}
}

// modele does random acts on the register and on plain values, and compares.
func modele(t *testing.T, ouvrir func(testing.TB) secretariat.Registre) {
	ctx := context.Background()
	rapid.Check(t, func(rt *rapid.T) {
		reg := ouvrir(t)
		defer reg.Close()
		s := secretariat.New(reg, Instant, "")
		f, err := s.Importer(ctx, Seance(5, 4, 2), false)
		if err != nil {
			rt.Fatal(err)
		}
		id := f.ID
		passe, futur := []*conseil.Dossier{f.Dossier}, []*conseil.Dossier(nil)
		acte := func(f secretariat.Fiche, err error) {
			if err != nil {
				rt.Fatal(err)
			}
			if !reflect.DeepEqual(f.Dossier, passe[len(passe)-1]) {
				passe, futur = append(passe, f.Dossier), nil
			}
		}
		elu := rapid.Custom(func(t *rapid.T) conseil.EluID {
			return conseil.EluID(fmt.Sprintf("e%02d", rapid.IntRange(0, 3).Draw(t, "élu")))
		})
		for range rapid.IntRange(1, 12).Draw(rt, "actes") {
			switch rapid.IntRange(0, 5).Draw(rt, "acte") {
			case 0:
				acte(s.PoserPresence(ctx, id, elu.Draw(rt, "qui"), rapid.SampledFrom([]conseil.Statut{conseil.Present, conseil.Absent, conseil.Excuse}).Draw(rt, "statut")))
			case 1:
				acte(s.DonnerPouvoir(ctx, id, conseil.Pouvoir{Mandant: elu.Draw(rt, "mandant"), Mandataire: elu.Draw(rt, "mandataire"), DuPoint: rapid.IntRange(0, 2).Draw(rt, "du")}))
			case 2:
				acte(s.AjouterMouvement(ctx, id, conseil.Mouvement{Elu: elu.Draw(rt, "qui"), Type: conseil.Depart, Point: rapid.IntRange(1, 2).Draw(rt, "point")}))
			case 3:
				acte(s.Voter(ctx, id, 1, &conseil.Vote{Decompte: &conseil.Decompte{Pour: conseil.Voix(rapid.IntRange(0, 9).Draw(rt, "pour"))}}))
			case 4:
				f, err := s.Annuler(ctx, id)
				if (err == nil) != (len(passe) > 1) {
					rt.Fatalf("annuler : %v, %d états", err, len(passe))
				}
				if err == nil {
					futur, passe = append(futur, passe[len(passe)-1]), passe[:len(passe)-1]
					if !reflect.DeepEqual(f.Dossier, passe[len(passe)-1]) {
						rt.Fatal("annuler ne rend pas l'état d'avant")
					}
				}
			case 5:
				f, err := s.Retablir(ctx, id)
				if (err == nil) != (len(futur) > 0) {
					rt.Fatalf("rétablir : %v, %d états", err, len(futur))
				}
				if err == nil {
					passe, futur = append(passe, futur[len(futur)-1]), futur[:len(futur)-1]
					if !reflect.DeepEqual(f.Dossier, passe[len(passe)-1]) {
						rt.Fatal("rétablir ne rend pas l'état d'après")
					}
				}
			}
		}
		if f, err := s.Ouvrir(ctx, id); err != nil || !reflect.DeepEqual(f.Dossier, passe[len(passe)-1]) {
			rt.Fatalf("relu autre : %v", err)
		}
	})
}
