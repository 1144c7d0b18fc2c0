package transmission

import (
	"strings"
	"testing"

	"delibere/app/conseil"
)

// What is published shows no mark, wherever the masked passage begins and ends.
func TestMasquerLeGras(t *testing.T) {
	for ecrit, attendu := range map[string]string{
		"Le **loyer** de ⟦Mme NOM01⟧ est **fixé**.":     "Le loyer de [passage occulté] est fixé.",
		"Le **loyer de ⟦Mme NOM01** au 3⟧ est fixé.":    "Le loyer de [passage occulté] est fixé.",
		"Le ⟦loyer de **Mme⟧ NOM01** est fixé.":         "Le [passage occulté] NOM01 est fixé.",
		"**⟦Mme NOM01⟧** et ⟦**Mme NOM02**⟧ : **oui**.": "[passage occulté] et [passage occulté] : oui.",
	} {
		d := &conseil.Dossier{}
		d.Seance.Points = []conseil.Point{{Numero: 1, Expose: []string{ecrit}}}
		m, err := Masquer(d)
		if err != nil {
			t.Fatal(err)
		}
		if got := conseil.SansMarques(m.Seance.Points[0].Expose[0]); got != attendu {
			t.Errorf("%s : %q", ecrit, got)
		}
		entier, err := SansMarques(d)
		if err != nil || strings.ContainsAny(conseil.SansMarques(entier.Seance.Points[0].Expose[0]), "*⟦⟧") {
			t.Errorf("%s, entier : %v %+v", ecrit, err, entier.Seance.Points[0].Expose)
		}
	}
}
