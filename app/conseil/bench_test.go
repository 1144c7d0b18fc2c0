package conseil_test

import (
	"bytes"
	"fmt"
	"testing"

	"delibere/app/conseil"
	"delibere/app/dossier"
	"delibere/assets"
)

// grandeSeance has movements and pouvoirs in proportion: 500 movements and 80 pouvoirs for 163 members
// and 200 points.
func grandeSeance(membres, points int) *conseil.Dossier {
	d := seance(membres, points, presents(membres-membres/2))
	premier := membres - membres/2 + 1
	for i := 0; i < membres/2 && i < membres*80/163; i++ {
		d.Seance.Pouvoirs = append(d.Seance.Pouvoirs, conseil.Pouvoir{Mandant: elu(premier + i), Mandataire: elu(2 + i)})
	}
	for k := 0; k < 500*points/200; k++ {
		t := conseil.Retrait
		if k/60%2 == 1 {
			t = conseil.Retour
		}
		d.Seance.Mouvements = append(d.Seance.Mouvements, conseil.Mouvement{Elu: elu(2 + k%min(60, membres/2-2)), Type: t, Point: 1 + k*points/(500*points/200+1)})
	}
	for i := range d.Seance.Points {
		d.Seance.Points[i].Vote = vote(10, 2, 1)
	}
	return d
}

// BenchmarkControler counts a whole séance with its anomalies. Its cost grows as points × members.
func BenchmarkControler(b *testing.B) {
	for _, cas := range []struct{ membres, points int }{{20, 50}, {69, 50}, {163, 50}, {163, 100}, {163, 200}} {
		b.Run(fmt.Sprintf("%dmembres/%dpoints", cas.membres, cas.points), func(b *testing.B) {
			d := grandeSeance(cas.membres, cas.points)
			b.ReportAllocs()
			for b.Loop() {
				conseil.Controler(d)
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(cas.membres*cas.points), "ns/membre·point")
		})
	}
}

// BenchmarkControlerExemple counts the example that ships with the program.
func BenchmarkControlerExemple(b *testing.B) {
	d, err := dossier.Lire(bytes.NewReader(assets.Exemple))
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		conseil.Controler(d)
	}
}
