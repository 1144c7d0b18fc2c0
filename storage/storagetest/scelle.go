package storagetest

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"delibere/app/conseil"
	"delibere/app/secretariat"
)

// Papier makes extraits of plain text.
type Papier struct{}

// Modele implements secretariat.Papier.
func (Papier) Modele() string { return `{"cloture":"Fait."}` }

// Annexes implements secretariat.Papier: the fingerprint of a path stands for that of its file.
func (Papier) Annexes(d *conseil.Dossier, numero int) (l []secretariat.AnnexeScellee, err error) {
	for i, a := range d.Seance.Point(numero).Annexes {
		l = append(l, secretariat.AnnexeScellee{Empreinte: secretariat.EmpreinteDe(a.Fichier), Pages: i + 1})
	}
	return l, nil
}

// Texte implements secretariat.Papier.
func (Papier) Texte(d *conseil.Dossier, numero int) (string, error) {
	return "Extrait : " + d.Seance.Point(numero).Objet, nil
}

// PDF implements secretariat.Papier.
func (p Papier) PDF(d *conseil.Dossier, numero int, empreinte string) ([]byte, error) {
	return fmt.Appendf(nil, "%d %s", numero, empreinte), nil
}

// votee is a séance whose points are all voted, by a count.
func votee(jour, membres, points int) *conseil.Dossier {
	d := Seance(jour, membres, points)
	for i := range d.Seance.Points {
		d.Seance.Points[i].Vote = &conseil.Vote{Decompte: &conseil.Decompte{Pour: conseil.Voix(membres)}}
	}
	return d
}

// fabrique opens an empty register and its secretariat.
type fabrique func(*testing.T) (*secretariat.Secretariat, secretariat.Registre)

func suiteScelles(t *testing.T, nouveau fabrique) {
	ctx := context.Background()
	t.Run("les numéros se suivent et continuent d'une séance à l'autre", func(t *testing.T) { numeros(t, nouveau) })
	t.Run("un numéro n'est jamais celui de deux délibérations", func(t *testing.T) { numerosPris(t, nouveau) })
	t.Run("un modèle de numéros suit la séance", func(t *testing.T) {
		s, _ := nouveau(t)
		importer(t, s, votee(4, 5, 1))
		f := importer(t, s, votee(5, 5, 3))
		if _, err := s.PoserNumerotation(ctx, "{N}"); err == nil {
			t.Error("un modèle sans année est accepté")
		}
		if _, err := s.PoserNumerotation(ctx, "{AAAA}/{SEANCE:02}-{NSEANCE:02}"); err != nil {
			t.Fatal(err)
		}
		if _, err := s.Regler(ctx, f.ID, 1, conseil.RegimeInformation, nil); err != nil {
			t.Fatal(err)
		}
		f, err := s.Numeroter(ctx, f.ID)
		if p := f.Dossier.Seance.Points; err != nil || p[0].Deliberation != "" || p[1].Deliberation != "2023/02-01" || p[2].Deliberation != "2023/02-02" {
			t.Errorf("%v %+v", err, f.Dossier)
		}
	})
	t.Run("sceller fige la séance", func(t *testing.T) { scellerFige(t, nouveau) })
	t.Run("ce qui n'est pas prêt ne se scelle pas", func(t *testing.T) { pasPret(t, nouveau) })
	t.Run("la chaîne se tient", func(t *testing.T) { chaine(t, nouveau) })
	t.Run("une correction est une nouvelle délibération", func(t *testing.T) {
		s, _ := nouveau(t)
		f := scellee(t, s, 5, 2)
		g := importer(t, s, votee(9, 5, 1))
		ancien := secretariat.NumeroPris{Numero: "2023-1", Seance: f.ID, Point: 1}
		if _, _, err := s.Corriger(ctx, f.ID, ancien); err == nil {
			t.Error("une séance se corrige elle-même")
		}
		g, point, err := s.Corriger(ctx, g.ID, ancien)
		if err != nil || point != 2 {
			t.Fatalf("%v, point %d", err, point)
		}
		if p := g.Dossier.Seance.Point(2); !strings.Contains(p.Visas[0], "2023-1 du 5 avril 2023") || !strings.HasPrefix(p.Objet, "Rectification de la délibération n° 2023-1") {
			t.Errorf("%+v", p)
		}
		if _, _, err := s.Corriger(ctx, g.ID, secretariat.NumeroPris{Seance: g.ID, Point: 1}); err == nil {
			t.Error("une délibération non scellée est « corrigée »")
		}
	})
	t.Run("les voix d'un scrutin devenu secret quittent le journal", func(t *testing.T) { voixTues(t, nouveau) })
	t.Run("la voix du président à un scrutin secret n'entre pas", func(t *testing.T) {
		s, _ := nouveau(t)
		secret := &conseil.Vote{Mode: conseil.ScrutinSecret, President: conseil.Pour}
		d := Seance(5, 3, 1)
		d.Seance.Points[0].Vote, d.Seance.PVPrecedent.Vote = secret, secret
		f := importer(t, s, d)
		if f.Dossier.Seance.Points[0].Vote.President != "" || f.Dossier.Seance.PVPrecedent.Vote.President != "" || secret.President == "" {
			t.Errorf("importée : %+v", f.Dossier.Seance.Points[0].Vote)
		}
		if f, err := s.Voter(ctx, f.ID, 1, secret); err != nil || f.Dossier.Seance.Points[0].Vote.President != "" {
			t.Errorf("votée : %v", err)
		}
		d = Seance(6, 3, 1)
		d.Seance.PVPrecedent.Vote = &conseil.Vote{Mode: conseil.ScrutinSecret, Nominal: map[conseil.EluID]conseil.Sens{"e01": conseil.Contre}}
		if _, err := s.Importer(ctx, d, false); !errors.Is(err, secretariat.ErrScrutinSecret) || !strings.Contains(err.Error(), "procès-verbal précédent") {
			t.Errorf("%v", err)
		}
	})
	t.Run("une vie quelconque du registre se tient", func(t *testing.T) { vieQuelconque(t, nouveau) })
}

func importer(t testing.TB, s *secretariat.Secretariat, d *conseil.Dossier) secretariat.Fiche {
	t.Helper()
	f, err := s.Importer(context.Background(), d, false)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// scellee is a séance numbered and sealed.
func scellee(t testing.TB, s *secretariat.Secretariat, jour, points int) secretariat.Fiche {
	t.Helper()
	ctx := context.Background()
	f := importer(t, s, votee(jour, 5, points))
	if _, err := s.Numeroter(ctx, f.ID); err != nil {
		t.Fatal(err)
	}
	f, err := s.Sceller(ctx, f.ID, Papier{})
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func numeros(t *testing.T, nouveau fabrique) {
	ctx := context.Background()
	s, _ := nouveau(t)
	exemple := votee(1, 5, 1)
	exemple.Seance.Points[0].Deliberation = "2023-77"
	if _, err := s.Importer(ctx, exemple, true); err != nil {
		t.Fatal(err)
	}
	f := importer(t, s, votee(5, 5, 3))
	f, err := s.Numeroter(ctx, f.ID)
	if err != nil || f.Dossier.Seance.Points[0].Deliberation != "2023-1" || f.Dossier.Seance.Points[2].Deliberation != "2023-3" {
		t.Fatalf("%v %+v", err, f.Dossier)
	}
	g := votee(9, 5, 2)
	g.Seance.Points[1].Deliberation = "Reprise 2"
	h := importer(t, s, g)
	h, err = s.Numeroter(ctx, h.ID)
	if p := h.Dossier.Seance.Points; err != nil || p[0].Deliberation != "2023-4" || p[1].Deliberation != "Reprise 2" {
		t.Fatalf("%v %+v", err, p)
	}
	if again, err := s.Numeroter(ctx, h.ID); err != nil || again.Revision != h.Revision {
		t.Errorf("numéroter deux fois change la séance (%v)", err)
	}
}

func numerosPris(t *testing.T, nouveau fabrique) {
	ctx := context.Background()
	s, _ := nouveau(t)
	f := importer(t, s, votee(5, 5, 2))
	if _, err := s.Numeroter(ctx, f.ID); err != nil {
		t.Fatal(err)
	}
	d := votee(9, 5, 1)
	for _, numero := range []string{"2023-2", "2023/2"} { // the second is the first once mapped for ACTES
		d.Seance.Points[0].Deliberation = numero
		if _, err := s.Importer(ctx, d, false); !errors.Is(err, secretariat.ErrNumeroPris) {
			t.Errorf("%s : %v", numero, err)
		}
	}
	d.Seance.Points[0].Deliberation = ""
	g := importer(t, s, d)
	if _, err := s.Rediger(ctx, g.ID, 1, secretariat.Redaction{Objet: "x", Deliberation: "2023-1"}); !errors.Is(err, secretariat.ErrNumeroPris) {
		t.Errorf("%v", err)
	}
	autre := votee(9, 5, 1)
	autre.Commune.Nom, autre.Seance.Points[0].Deliberation = "Autre-Commune", "2023-1"
	importer(t, s, autre)
	// Two points may exchange their numbers in one act, and a number that was only drafted is free again.
	x, err := s.Ouvrir(ctx, f.ID)
	if err != nil {
		t.Fatal(err)
	}
	p := x.Dossier.Seance.Points
	if _, err := s.Rediger(ctx, f.ID, 2, secretariat.Redaction{Objet: p[1].Objet, Deliberation: ""}); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Rediger(ctx, g.ID, 1, secretariat.Redaction{Objet: "x", Deliberation: "2023-2"}); err != nil {
		t.Errorf("%v", err)
	}
}

func scellerFige(t *testing.T, nouveau fabrique) {
	ctx := context.Background()
	s, r := nouveau(t)
	f := scellee(t, s, 5, 3)
	id := f.ID
	if len(f.Scelles) != 3 || f.Resume.Scelles != 3 || f.Annulable != "" {
		t.Fatalf("%+v", f)
	}
	refuses := map[string]func() error{
		"présence": func() error { _, err := s.PoserPresence(ctx, id, "e02", conseil.Absent); return err },
		"pouvoir": func() error {
			_, err := s.DonnerPouvoir(ctx, id, conseil.Pouvoir{Mandant: "e02", Mandataire: "e03"})
			return err
		},
		"mouvement": func() error {
			_, err := s.AjouterMouvement(ctx, id, conseil.Mouvement{Elu: "e02", Type: conseil.Depart, Point: 3})
			return err
		},
		"texte":       func() error { _, err := s.Rediger(ctx, id, 2, secretariat.Redaction{Objet: "autre"}); return err },
		"vote":        func() error { _, err := s.Voter(ctx, id, 1, nil); return err },
		"suppression": func() error { return s.Supprimer(ctx, id) },
	}
	for nom, f := range refuses {
		if err := f(); !errors.Is(err, secretariat.ErrScellee) {
			t.Errorf("%s : %v", nom, err)
		}
	}
	if _, err := s.Annuler(ctx, id); !errors.Is(err, secretariat.ErrRienAAnnuler) {
		t.Errorf("annuler : %v", err)
	}
	jour := conseil.NewDate(2023, time.April, 14)
	f, err := s.Dater(ctx, id, 2, jour, conseil.Date{}, conseil.Date{})
	if err != nil || f.Dossier.Seance.Point(2).Publication != jour {
		t.Fatalf("dater : %v", err)
	}
	if f, err = s.Annuler(ctx, id); err != nil || f.Dossier.Seance.Point(2).Publication.Connue() {
		t.Errorf("annuler la date : %v", err)
	}
	if f, err = s.Dispenser(ctx, id, 3, conseil.DispenseVoirie); err != nil || f.Dossier.Seance.Point(3).Transmissible() {
		t.Errorf("dispenser un acte scellé : %v", err)
	}
	// The roster, the name of the commune and the settings may change: a past séance never moves.
	avant, _ := r.Lire(ctx, id)
	if _, err := s.PoserCommune(ctx, conseil.Commune{Nom: "Nouvelle-Commune"}); err != nil {
		t.Fatal(err)
	}
	if _, err := s.PoserElu(ctx, conseil.Elu{ID: "e02", Nom: "NOM99", Fin: jour}); err != nil {
		t.Fatal(err)
	}
	if apres, err := r.Lire(ctx, id); err != nil || !reflect.DeepEqual(avant, apres) {
		t.Errorf("la séance scellée a bougé (%v)", err)
	}
}

func pasPret(t *testing.T, nouveau fabrique) {
	ctx := context.Background()
	s, _ := nouveau(t)
	f := importer(t, s, Seance(5, 5, 2))
	_, sansVote := s.Sceller(ctx, f.ID, Papier{}, 1)
	if _, err := s.Voter(ctx, f.ID, 1, &conseil.Vote{Decompte: &conseil.Decompte{Pour: 5}}); err != nil {
		t.Fatal(err)
	}
	_, sansNumero := s.Sceller(ctx, f.ID, Papier{}, 1)
	_, rien := s.Sceller(ctx, f.ID, Papier{})
	_, inconnu := s.Sceller(ctx, f.ID, Papier{}, 9)
	for mot, err := range map[string]error{"n'est pas voté": sansVote, "pas de numéro": sansNumero, "prête à sceller": rien, "pas de point 9": inconnu} {
		if err == nil || !strings.Contains(err.Error(), mot) {
			t.Errorf("%s : %v", mot, err)
		}
	}
	for numero, n := range map[int]string{1: "2023-4", 2: "2023-6"} {
		if _, err := s.Rediger(ctx, f.ID, numero, secretariat.Redaction{Objet: "x", Deliberation: n}); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := s.Sceller(ctx, f.ID, Papier{}, 1); err == nil || !strings.Contains(err.Error(), "se suivent") {
		t.Errorf("un trou dans les numéros : %v", err)
	}
	exemple, err := s.Importer(ctx, votee(7, 5, 1), true)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.Sceller(ctx, exemple.ID, Papier{}); err == nil || !strings.Contains(err.Error(), "l'exemple") {
		t.Errorf("l'exemple : %v", err)
	}
	if _, err := s.Sceller(ctx, 99, Papier{}); !errors.Is(err, secretariat.ErrInconnue) {
		t.Errorf("%v", err)
	}
}

func chaine(t *testing.T, nouveau fabrique) {
	s, _ := nouveau(t)
	f := scellee(t, s, 5, 2)
	g := scellee(t, s, 9, 3)
	precedente, rang := "", int64(0)
	err := s.Scelles(context.Background(), secretariat.MairieID, func(x secretariat.Scelle) error {
		rang++
		if x.Ordre != rang || secretariat.Enchainer(precedente, &x) != x.Empreinte {
			t.Errorf("rang %d : %+v", rang, x)
		}
		precedente = x.Empreinte
		if m := secretariat.ModeleDuCanon(x.Canon); m != (Papier{}).Modele() {
			t.Errorf("rang %d : modèle %q", rang, m)
		}
		d, p, err := secretariat.LireCanon(&x)
		if err != nil || p.Deliberation != x.Numero || p.Numero != x.Point || len(d.Elus) != 5 || !strings.Contains(x.Canon, `"votants":5`) {
			t.Errorf("rang %d : %v %+v", rang, err, p)
		}
		if pdf, _ := (Papier{}).PDF(d, x.Point, x.Empreinte); secretariat.EmpreinteDe(string(pdf)) != x.PDF {
			t.Errorf("rang %d : le PDF n'est pas celui qui a été imprimé", rang)
		}
		return nil
	})
	if err != nil || rang != 5 {
		t.Fatalf("%v, %d actes", err, rang)
	}
	for id, attendu := range map[secretariat.SeanceID]int{f.ID: 2, g.ID: 3} {
		combien := 0
		err := s.Scelles(context.Background(), id, func(secretariat.Scelle) error { combien++; return nil })
		if err != nil || combien != attendu {
			t.Errorf("séance %d : %d scellés (%v)", id, combien, err)
		}
	}
	arret := errors.New("arrêt")
	if err := s.Scelles(context.Background(), secretariat.MairieID, func(secretariat.Scelle) error { return arret }); !errors.Is(err, arret) {
		t.Errorf("%v", err)
	}
}

func voixTues(t *testing.T, nouveau fabrique) {
	ctx := context.Background()
	s, _ := nouveau(t)
	f := importer(t, s, Seance(5, 3, 2))
	nominal := &conseil.Vote{Nominal: map[conseil.EluID]conseil.Sens{"e00": conseil.Pour, "e01": conseil.Contre, "e02": conseil.Pour}, President: conseil.Pour}
	for point, v := range map[int]*conseil.Vote{1: nominal, 2: nominal} {
		if _, err := s.Voter(ctx, f.ID, point, v); err != nil {
			t.Fatal(err)
		}
	}
	secret := &conseil.Vote{Mode: conseil.ScrutinSecret, Decompte: &conseil.Decompte{Pour: 2, Contre: 1}}
	if _, err := s.Voter(ctx, f.ID, 1, secret); err != nil {
		t.Fatal(err)
	}
	j, err := s.Journal(ctx, f.ID)
	if err != nil {
		t.Fatal(err)
	}
	effaces := 0
	for _, e := range j {
		for _, c := range e.Changes {
			if c.Efface {
				effaces++
			}
			if strings.Contains(c.Avant+c.Apres, `"numero":1,`) && strings.Contains(c.Avant+c.Apres, "\"e01\":\"contre\"") {
				t.Errorf("acte %d : les voix du point 1 sont encore là : %s → %s", e.Numero, c.Avant, c.Apres)
			}
		}
	}
	if effaces != 1 {
		t.Errorf("%d changements effacés, attendu 1", effaces)
	}
	// Undone, the point has no vote by name; and what came before stays where it is.
	f, err = s.Annuler(ctx, f.ID)
	if err != nil || len(f.Dossier.Seance.Point(1).Vote.Nominal) > 0 || len(f.Dossier.Seance.Point(2).Vote.Nominal) != 3 {
		t.Errorf("%v %+v", err, f.Dossier.Seance.Point(1).Vote)
	}
}

// vieQuelconque does random acts, sealing among them, and holds the register to what must always be
// true: a sealed act never changes, and a number is that of one délibération.
func vieQuelconque(t *testing.T, nouveau fabrique) {
	ctx := context.Background()
	rapid.Check(t, func(rt *rapid.T) {
		s, reg := nouveau(t)
		defer reg.Close()
		var ids []secretariat.SeanceID
		for jour := range 3 {
			ids = append(ids, importer(t, s, votee(jour+1, 4, 3)).ID)
		}
		gele := map[string]string{}
		for range rapid.IntRange(1, 15).Draw(rt, "actes") {
			id := rapid.SampledFrom(ids).Draw(rt, "séance")
			point := rapid.IntRange(1, 3).Draw(rt, "point")
			switch rapid.IntRange(0, 5).Draw(rt, "acte") {
			case 0:
				_, _ = s.Numeroter(ctx, id)
			case 1:
				_, _ = s.Sceller(ctx, id, Papier{}, point)
			case 2:
				_, _ = s.Rediger(ctx, id, point, secretariat.Redaction{Objet: "x", Deliberation: fmt.Sprintf("2023-%d", rapid.IntRange(1, 6).Draw(rt, "numéro"))})
			case 3:
				_, _ = s.PoserPresence(ctx, id, "e03", rapid.SampledFrom([]conseil.Statut{conseil.Absent, conseil.Excuse}).Draw(rt, "statut"))
			case 4:
				_, _ = s.Annuler(ctx, id)
			case 5:
				_, _ = s.Retablir(ctx, id)
			}
			numeros := map[string]bool{}
			for _, id := range ids {
				f, err := s.Ouvrir(ctx, id)
				if err != nil {
					rt.Fatal(err)
				}
				for _, p := range f.Dossier.Seance.Points {
					if p.Deliberation != "" && numeros[p.Deliberation] {
						rt.Fatalf("%s est donné deux fois", p.Deliberation)
					}
					numeros[p.Deliberation] = true
				}
			}
			err := s.Scelles(ctx, secretariat.MairieID, func(x secretariat.Scelle) error {
				if c, vu := gele[x.Empreinte]; vu && c != x.Canon {
					rt.Fatalf("l'acte %s a changé", x.Numero)
				}
				gele[x.Empreinte] = x.Canon
				f, err := s.Ouvrir(ctx, x.Seance)
				if err != nil {
					return err
				}
				if p := f.Dossier.Seance.Point(x.Point); p.Deliberation != x.Numero {
					rt.Fatalf("le point %d porte %q, scellé sous %q", x.Point, p.Deliberation, x.Numero)
				}
				return nil
			})
			if err != nil {
				rt.Fatal(err)
			}
		}
	})
}
