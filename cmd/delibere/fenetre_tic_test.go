package main

import (
	"context"
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"delibere/app/conseil"
	"delibere/app/secretariat"
	"delibere/storage"
)

// A tick in the roll call of 69 members, then a letter of the search over 5,000 délibérations, to the image, beside
// a tick in a window that has nothing else.
func TestMesureFenetreTic(t *testing.T) {
	programme := binaire(t)
	vide := fenetreVide(t)
	b := banc{e: nouvelEcran(t)}
	b.x = b.e.ouvrirX()
	appel, registre := grandeBase(t, 1, "presences"), grandeBase(t, 100, "registre")
	var tic, cocher, filtrer []float64
	for range 3 { // by turns: what else the machine does weighs on each
		tic = append(tic, b.mesurer(toutLeCentre, []geste{{codeEspace, true}}, vide, "case")...)
		// The first member is marked absent, then present; the cursor comes back to him.
		cocher = append(cocher, b.mesurer(toutLeCentre, []geste{{codeA, true}, {codeDebut, false}, {codeP, true}, {codeDebut, false}}, programme, "--base", appel)...)
		// Under the field, where the délibérations are.
		filtrer = append(filtrer, b.mesurer(zone{30, 230, 1300, 400}, []geste{{codeE, true}, {codeEffacer, false}}, programme, "--base", registre)...)
	}
	for _, m := range []struct {
		nom string
		ms  []float64
	}{{"un tic dans un appel de 69", cocher}, {"une lettre du filtre de 5000 délibérations", filtrer}} {
		t.Logf("mesure : %s %.1f ms (9 sur 10 sous %.1f), un tic dans une fenêtre vide %.1f ms (9 sur 10 sous %.1f), rapport %.2f", m.nom,
			mediane(m.ms), centile(m.ms, 90), mediane(tic), centile(tic, 90), mediane(m.ms)/mediane(tic))
	}
}

// grandeBase makes a base of séances of 69 members and 50 points, whose window opens on a screen.
func grandeBase(t *testing.T, seances int, etape string) string {
	t.Helper()
	base := filepath.Join(t.TempDir(), "registre.delibere")
	r, err := storage.Creer(base)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	s, ctx := secretariat.New(r, time.Now, ""), context.Background()
	var f secretariat.Fiche
	for i := range seances {
		if f, err = s.Importer(ctx, grandDossier(i), false); err != nil {
			t.Fatal(err)
		}
	}
	e := secretariat.Ecran{Etape: etape}
	if etape == "presences" {
		e.Seance = f.ID
	}
	if err := s.RetenirEcran(ctx, e); err != nil {
		t.Fatal(err)
	}
	return base
}

func grandDossier(i int) *conseil.Dossier {
	d := &conseil.Dossier{Commune: conseil.Commune{Nom: "Commune-Test", EffectifLegal: 69}}
	d.Seance = conseil.Seance{Date: conseil.NewDate(2020+i/12, time.Month(1+i%12), 9), President: "e01", Secretaires: []conseil.EluID{"e02"}, Presences: map[conseil.EluID]conseil.Statut{}}
	for n := 1; n <= 69; n++ {
		id := conseil.EluID(fmt.Sprintf("e%02d", n))
		d.Elus = append(d.Elus, conseil.Elu{ID: id, Civilite: conseil.Monsieur, Prenom: fmt.Sprintf("Prenom%02d", n), Nom: fmt.Sprintf("NOM%02d", n), Rang: n, Debut: conseil.NewDate(2020, time.January, 5)})
		d.Seance.Presences[id] = conseil.Present
	}
	for n := 1; n <= 50; n++ {
		d.Seance.Points = append(d.Seance.Points, conseil.Point{Numero: n, Objet: fmt.Sprintf("Objet %d de la séance %d", n, i),
			Expose: []string{"Le conseil municipal examine les travaux de l'école et la subvention demandée."}})
	}
	return d
}
