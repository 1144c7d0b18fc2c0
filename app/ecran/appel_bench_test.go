package ecran

import (
	"context"
	"fmt"
	"testing"
	"time"

	"fyne.io/fyne/v2/test"

	"delibere/app/conseil"
	"delibere/app/secretariat"
)

// grandeSeance opens the roll call of a conseil of 69 members and 45 points.
func grandeSeance(t testing.TB) *Fenetre {
	b := nouveauBanc()
	s := secretariat.New(b.registre, b.maintenant, "")
	d := &conseil.Dossier{Commune: conseil.Commune{Nom: "Commune-Test", EffectifLegal: 69}}
	d.Seance = conseil.Seance{Date: conseil.NewDate(2023, time.April, 5), President: "e01", Secretaires: []conseil.EluID{"e02"}, Presences: map[conseil.EluID]conseil.Statut{}}
	for i := 1; i <= 69; i++ {
		d.Elus = append(d.Elus, conseil.Elu{ID: conseil.EluID(fmt.Sprintf("e%02d", i)), Civilite: conseil.Monsieur, Prenom: fmt.Sprintf("Prenom%02d", i), Nom: fmt.Sprintf("NOM%02d", i),
			Rang: i, Debut: conseil.NewDate(2020, time.July, 5)})
	}
	for i := 1; i <= 45; i++ {
		d.Seance.Points = append(d.Seance.Points, conseil.Point{Numero: i, Objet: fmt.Sprintf("Objet %d", i)})
	}
	fiche, err := s.Importer(context.Background(), d, false)
	if err != nil {
		t.Fatal(err)
	}
	f := New(test.NewTempApp(t), b.services())
	t.Cleanup(f.w.Close)
	f.p.Ouvrir(fiche.ID)
	return f
}

// One key of the roll call of 69 members: the act, the rules again, and what changes on the screen.
func BenchmarkTicAppel69(b *testing.B) {
	f := grandeSeance(b)
	appel := f.presents.appel
	i := 0
	b.ReportAllocs()
	for b.Loop() {
		if i%69 == 0 {
			appel.aller(0)
		}
		appel.TypedRune([]rune("pea")[i/69%3])
		i++
	}
}
