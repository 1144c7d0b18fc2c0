package storagetest

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"delibere/app/conseil"
	"delibere/app/secretariat"
)

func suitePoints(t *testing.T, nouveau fabrique) {
	ctx := context.Background()
	t.Run("un point s'ajoute à la fin, et s'annule", func(t *testing.T) {
		s, _ := nouveau(t)
		f := importer(t, s, Seance(5, 5, 2))
		f, n, err := s.AjouterPoint(ctx, f.ID, "Neuf")
		if err != nil || n != 3 || objets(f) != "1:Objet 2:Objet 3:Neuf" {
			t.Fatalf("%v, point %d, %s", err, n, objets(f))
		}
		f, err = s.Annuler(ctx, f.ID)
		if err != nil || f.Points != 2 {
			t.Errorf("%v, %d points", err, f.Points)
		}
	})
	t.Run("ce qui nomme un point le suit quand un autre est retiré", func(t *testing.T) { retraitDUnPoint(t, nouveau) })
	t.Run("un point scellé ne bouge pas", func(t *testing.T) { pointsScelles(t, nouveau) })
	t.Run("un point se déplace parmi les mêmes présences", func(t *testing.T) { deplacements(t, nouveau) })
	t.Run("les brouillons d'un point qui change de numéro sont oubliés", func(t *testing.T) {
		s, _ := nouveau(t)
		f := importer(t, s, Seance(5, 5, 3))
		champ := secretariat.ChampTexte{Seance: f.ID, Point: 3, Champ: "expose"}
		if err := s.RetenirBrouillon(ctx, champ, secretariat.Brouillon{Texte: "du point 3"}); err != nil {
			t.Fatal(err)
		}
		if _, err := s.RetirerPoint(ctx, f.ID, 2); err != nil {
			t.Fatal(err)
		}
		if _, ok, _ := s.Brouillon(ctx, champ); ok {
			t.Error("le brouillon reste sous un numéro qui n'est plus le sien")
		}
	})
	t.Run("ce qui est retiré ou déplacé ne change pas les présences des autres", func(t *testing.T) { presencesGardees(t, nouveau) })
}

// objets lists the points: "1:Objet 2:Neuf".
func objets(f secretariat.Fiche) string {
	var l []string
	for _, p := range f.Dossier.Seance.Points {
		l = append(l, fmt.Sprintf("%d:%s", p.Numero, strings.Fields(p.Objet)[0]))
	}
	return strings.Join(l, " ")
}

func retraitDUnPoint(t *testing.T, nouveau fabrique) {
	ctx := context.Background()
	s, _ := nouveau(t)
	d := Seance(5, 8, 6)
	for i := range d.Seance.Points {
		d.Seance.Points[i].Objet = string(rune('A' + i))
	}
	d.Seance.HuisClos, d.Seance.Convocation.PointsRepris = "3 à 5", conseil.Points{3, 6}
	d.Seance.Mouvements = []conseil.Mouvement{{Elu: "e02", Type: conseil.Retrait, Point: 3}, {Elu: "e02", Type: conseil.Retour, Point: 4},
		{Elu: "e03", Type: conseil.Depart, Point: 3, Moment: conseil.AuVote}, {Elu: "e04", Type: conseil.Depart, Point: 6, Moment: conseil.AuVote},
		{Elu: "e05", Type: conseil.Depart, Point: 2}}
	d.Seance.Pouvoirs = []conseil.Pouvoir{{Mandant: "e05", Mandataire: "e00", DuPoint: 2}, {Mandant: "e03", Mandataire: "e01", DuPoint: 4, AuPoint: 5},
		{Mandant: "e02", Mandataire: "e06", DuPoint: 3, AuPoint: 3}}
	f := importer(t, s, d)
	f, err := s.RetirerPoint(ctx, f.ID, 3)
	if err != nil {
		t.Fatal(err)
	}
	g := &f.Dossier.Seance
	mouvements := []conseil.Mouvement{{Elu: "e03", Type: conseil.Depart, Point: 3}, {Elu: "e04", Type: conseil.Depart, Point: 5, Moment: conseil.AuVote}, {Elu: "e05", Type: conseil.Depart, Point: 2}}
	pouvoirs := []conseil.Pouvoir{{Mandant: "e05", Mandataire: "e00", DuPoint: 2}, {Mandant: "e03", Mandataire: "e01", DuPoint: 3, AuPoint: 4}}
	if objets(f) != "1:A 2:B 3:D 4:E 5:F" || g.HuisClos != "3 à 4" || !reflect.DeepEqual(g.Convocation.PointsRepris, conseil.Points{5}) ||
		!reflect.DeepEqual(g.Mouvements, mouvements) || !reflect.DeepEqual(g.Pouvoirs, pouvoirs) {
		t.Errorf("%s\n%+v\n%+v\n%q %v", objets(f), g.Mouvements, g.Pouvoirs, g.HuisClos, g.Convocation.PointsRepris)
	}
	if _, err := s.RetirerPoint(ctx, f.ID, 9); err == nil || !strings.Contains(err.Error(), "pas de point 9") {
		t.Errorf("%v", err)
	}
	if _, err := s.AjouterMouvement(ctx, f.ID, conseil.Mouvement{Elu: "e06", Type: conseil.Demission, Point: 5}); err != nil {
		t.Fatal(err)
	}
	if _, err := s.RetirerPoint(ctx, f.ID, 5); err == nil || !strings.Contains(err.Error(), "démission de Mme Prenom NOM06") {
		t.Errorf("%v", err)
	}
	for range 2 {
		if f, err = s.Annuler(ctx, f.ID); err != nil {
			t.Fatal(err)
		}
	}
	if !reflect.DeepEqual(f.Dossier.Seance, d.Seance) {
		t.Errorf("annulé : %+v", f.Dossier.Seance)
	}
}

func pointsScelles(t *testing.T, nouveau fabrique) {
	ctx := context.Background()
	s, _ := nouveau(t)
	f := scellee(t, s, 5, 3)
	f, n, err := s.AjouterPoint(ctx, f.ID, "Neuf")
	if err != nil || n != 4 {
		t.Fatalf("%v, point %d", err, n)
	}
	avant := f.Dossier
	_, err1 := s.RetirerPoint(ctx, f.ID, 2)
	_, _, err2 := s.DeplacerPoint(ctx, f.ID, 4, -1)
	_, _, err3 := s.DeplacerPoint(ctx, f.ID, 1, 1)
	for _, err := range []error{err1, err2, err3} {
		if !errors.Is(err, secretariat.ErrScellee) {
			t.Errorf("%v", err)
		}
	}
	if relue, _ := s.Ouvrir(ctx, f.ID); !reflect.DeepEqual(relue.Dossier, avant) {
		t.Error("la séance a changé")
	}
	if f, err = s.RetirerPoint(ctx, f.ID, 4); err != nil || f.Points != 3 {
		t.Errorf("%v, %d points : un point qui n'est pas scellé se retire après eux", err, f.Points)
	}
}

func deplacements(t *testing.T, nouveau fabrique) {
	ctx := context.Background()
	s, _ := nouveau(t)
	d := Seance(5, 5, 4)
	for i := range d.Seance.Points {
		d.Seance.Points[i].Objet = string(rune('A' + i))
	}
	d.Seance.HuisClos = "1"
	d.Seance.Mouvements = []conseil.Mouvement{{Elu: "e04", Type: conseil.Depart, Point: 3}}
	f := importer(t, s, d)
	f, n, err := s.DeplacerPoint(ctx, f.ID, 1, 1)
	if err != nil || n != 2 || objets(f) != "1:B 2:A 3:C 4:D" || f.Dossier.Seance.HuisClos != "2" {
		t.Errorf("%v, %d, %s, %q", err, n, objets(f), f.Dossier.Seance.HuisClos)
	}
	if _, _, err := s.DeplacerPoint(ctx, f.ID, 3, -1); err == nil || !strings.Contains(err.Error(), "Mme Prenom NOM04 (départ au point 3) sépare les points 2 et 3") {
		t.Errorf("%v", err)
	}
	if _, _, err := s.DeplacerPoint(ctx, f.ID, 1, -1); err == nil || !strings.Contains(err.Error(), "au bout de l'ordre du jour") {
		t.Errorf("%v", err)
	}
	if _, err := s.DonnerPouvoir(ctx, f.ID, conseil.Pouvoir{Mandant: "e04", Mandataire: "e00", DuPoint: 4}); err != nil {
		t.Fatal(err)
	}
	if _, _, err := s.DeplacerPoint(ctx, f.ID, 4, -1); err == nil || !strings.Contains(err.Error(), "le pouvoir de Mme Prenom NOM04") {
		t.Errorf("%v", err)
	}
	// Who leaves for the vote of a point, or lends his voice up to it, parts it from the next one too.
	if _, err := s.DonnerPouvoir(ctx, f.ID, conseil.Pouvoir{Mandant: "e03", Mandataire: "e01", AuPoint: 1}); err != nil {
		t.Fatal(err)
	}
	if _, _, err := s.DeplacerPoint(ctx, f.ID, 1, 1); err == nil || !strings.Contains(err.Error(), "le pouvoir de Mme Prenom NOM03") {
		t.Errorf("%v", err)
	}
	if _, err := s.AjouterMouvement(ctx, f.ID, conseil.Mouvement{Elu: "e02", Type: conseil.Retrait, Point: 1, Moment: conseil.AuVote}); err != nil {
		t.Fatal(err)
	}
	if _, _, err := s.DeplacerPoint(ctx, f.ID, 2, -1); err == nil || !strings.Contains(err.Error(), "le mouvement de Mme Prenom NOM02") {
		t.Errorf("%v", err)
	}
}

// Whoever comes and goes, the other points keep their présents and their votants when one is taken out
// or moved.
func presencesGardees(t *testing.T, nouveau fabrique) {
	ctx := context.Background()
	rapid.Check(t, func(rt *rapid.T) {
		s, reg := nouveau(t)
		defer reg.Close()
		d := Seance(5, 5, rapid.IntRange(1, 5).Draw(rt, "points"))
		salle(rt, d)
		avant := conseil.Controler(d)
		f, err := s.Importer(ctx, d, false)
		if err != nil {
			rt.Fatal(err)
		}
		numero := rapid.IntRange(1, len(d.Seance.Points)).Draw(rt, "point")
		id := f.ID
		var nouveauNumero func(int) int
		if rapid.Bool().Draw(rt, "retirer") {
			f, err = s.RetirerPoint(ctx, id, numero)
			nouveauNumero = func(n int) int {
				if n > numero {
					return n - 1
				}
				return n
			}
		} else {
			autre := 0
			f, autre, err = s.DeplacerPoint(ctx, id, numero, rapid.SampledFrom([]int{-1, 1}).Draw(rt, "pas"))
			depart := numero
			nouveauNumero = func(n int) int {
				switch n {
				case depart:
					return autre
				case autre:
					return depart
				}
				return n
			}
			numero = 0 // every point stays
		}
		if err != nil {
			return // refused, and says so
		}
		dernier := len(f.Dossier.Seance.Points)
		for _, m := range f.Dossier.Seance.Mouvements {
			if m.Point > dernier {
				rt.Fatalf("un mouvement nomme le point %d, qui n'est plus là", m.Point)
			}
		}
		for _, p := range f.Dossier.Seance.Pouvoirs {
			if p.DuPoint > dernier || p.AuPoint > dernier {
				rt.Fatalf("un pouvoir nomme un point qui n'est plus là : %+v", p)
			}
		}
		apres := conseil.Controler(f.Dossier)
		for _, b := range avant.Points {
			if b.Numero == numero {
				continue
			}
			x := apres.Point(nouveauNumero(b.Numero))
			if x == nil || !reflect.DeepEqual(x.Presents, b.Presents) || !reflect.DeepEqual(x.VotantsPresents, b.VotantsPresents) || x.Votants() != b.Votants() {
				rt.Fatalf("point %d, devenu %d :\n%+v\n%+v", b.Numero, nouveauNumero(b.Numero), b, x)
			}
		}
	})
}

// salle draws who comes and goes, each as the room allows it, and pouvoirs.
func salle(rt *rapid.T, d *conseil.Dossier) {
	points := len(d.Seance.Points)
	for i := range 5 {
		id := conseil.EluID(fmt.Sprintf("e%02d", i))
		dedans := rapid.Bool().Draw(rt, "présent")
		d.Seance.Presences[id] = map[bool]conseil.Statut{true: conseil.Present, false: conseil.Excuse}[dedans]
		for n := 1; n <= points; n++ {
			if rapid.IntRange(0, 5).Draw(rt, "bouge") > 0 {
				continue
			}
			m := conseil.Mouvement{Elu: id, Point: n, Type: conseil.Arrivee, Moment: rapid.SampledFrom([]conseil.Moment{"", conseil.AuVote}).Draw(rt, "moment")}
			if dedans {
				m.Type = rapid.SampledFrom([]conseil.TypeMouvement{conseil.Depart, conseil.Retrait}).Draw(rt, "type")
			}
			dedans = !dedans
			d.Seance.Mouvements = append(d.Seance.Mouvements, m)
		}
		if rapid.IntRange(0, 2).Draw(rt, "pouvoir") == 0 {
			p := conseil.Pouvoir{Mandant: id, Mandataire: conseil.EluID(fmt.Sprintf("e%02d", (i+1)%5)), DuPoint: rapid.IntRange(0, points).Draw(rt, "du")}
			if au := rapid.IntRange(0, points).Draw(rt, "au"); au >= p.DuPoint {
				p.AuPoint = au
			}
			d.Seance.Pouvoirs = append(d.Seance.Pouvoirs, p)
		}
	}
}
