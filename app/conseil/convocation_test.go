package conseil_test

import (
	"testing"
	"time"

	"delibere/app/conseil"
)

// CGCT L2121-11, L2121-12, L2121-7, L2541-2: clear days between the sending and the séance.
func TestConvocation(t *testing.T) {
	jour := func(annee int, mois time.Month, j int) conseil.Date { return conseil.NewDate(annee, mois, j) }
	for _, cas := range []struct {
		nom           string
		envoi, seance conseil.Date
		population    int
		f             func(*conseil.Dossier)
		jours, min    int
		anomalies     []string
	}{
		{"≥ 3 500 : jeudi 30 mars pour mercredi 5 avril, cinq jours francs, à la limite", jour(2023, 3, 30), jour(2023, 4, 5), 10200, nil, 5, 5, nil},
		{"≥ 3 500 : lundi 30 août pour vendredi 3 septembre", jour(2021, 8, 30), jour(2021, 9, 3), 3500, nil, 3, 5, []string{"CONVOCATION_TARDIVE"}},
		{"< 3 500 : lundi 30 août pour vendredi 3 septembre, à la limite", jour(2021, 8, 30), jour(2021, 9, 3), 3499, nil, 3, 3, nil},
		{"< 3 500 : samedi 25 pour mardi 28", jour(2023, 3, 25), jour(2023, 3, 28), 900, nil, 2, 3, []string{"CONVOCATION_TARDIVE"}},
		{"en urgence, deux jours suffisent", jour(2023, 3, 25), jour(2023, 3, 28), 900, urgence, 2, 1, nil},
		{"en urgence à la limite", jour(2023, 3, 26), jour(2023, 3, 28), 10200, urgence, 1, 1, nil},
		{"la veille, illégale même en urgence", jour(2023, 3, 27), jour(2023, 3, 28), 900, urgence, 0, 1, []string{"CONVOCATION_TARDIVE!"}},
		{"envoyée après la séance", jour(2023, 3, 30), jour(2023, 3, 28), 900, nil, -3, 3, []string{"CONVOCATION_TARDIVE!"}},
		{"L2541-2 : trois jours avant, non francs", jour(2023, 3, 25), jour(2023, 3, 28), 900, alsace, 2, 2, nil},
		{"L2541-2 : la veille en urgence", jour(2023, 3, 27), jour(2023, 3, 28), 900, func(d *conseil.Dossier) { alsace(d); urgence(d) }, 0, 0, nil},
		{"L2541-2 : le jour même", jour(2023, 3, 28), jour(2023, 3, 28), 900, func(d *conseil.Dossier) { alsace(d); urgence(d) }, -1, 0, []string{"CONVOCATION_TARDIVE!"}},
		{"Alsace-Moselle ≥ 3 500 : cinq jours francs", jour(2023, 3, 25), jour(2023, 3, 28), 5000, alsace, 2, 5, []string{"CONVOCATION_TARDIVE"}},
		{"L2121-7 : première réunion après le renouvellement, trois jours francs", jour(2020, 7, 1), jour(2020, 7, 5), 10200, nil, 3, 3, nil},
		{"la réunion suivante en demande cinq", jour(2020, 7, 20), jour(2020, 7, 24), 10200, nil, 3, 5, []string{"CONVOCATION_TARDIVE"}},
		{"au-delà de ce que compte une durée", jour(1, 1, 1), jour(2023, 4, 5), 900, nil, 738_613, 3, nil},
		{"d'un bout à l'autre des dates", jour(9999, 12, 31), jour(2020, 7, 5), 900, nil, -2_914_449, 3, []string{"CONVOCATION_TARDIVE!"}},
		{"date d'envoi inconnue", conseil.Date{}, jour(2023, 4, 5), 900, nil, 0, 3, []string{"CONVOCATION_TARDIVE"}},
	} {
		t.Run(cas.nom, func(t *testing.T) {
			d := seance(7, 1)
			d.Commune.PopulationReference = cas.population
			d.Seance.Date, d.Seance.Convocation.DateEnvoi = cas.seance, cas.envoi
			if cas.f != nil {
				cas.f(d)
			}
			c := exiger(t, d, cas.anomalies...)
			if g := c.Convocation; g.JoursFrancs != cas.jours || g.Minimum != cas.min || g.Reguliere != (len(cas.anomalies) == 0) {
				t.Errorf("%+v, attendu %d jours francs pour %d", g, cas.jours, cas.min)
			}
		})
	}
}

func urgence(d *conseil.Dossier) { d.Seance.Convocation.Urgence = true }
func alsace(d *conseil.Dossier)  { d.Commune.AlsaceMoselle = true }

// CGCT L2121-2: the size by population, and its limits.
func TestEffectifLegal(t *testing.T) {
	loi := conseil.ReglesAu(conseil.NewDate(2023, time.April, 5))
	for population, effectif := range map[int]int{0: 7, 99: 7, 100: 11, 499: 11, 500: 15, 1499: 15, 1500: 19, 2499: 19, 2500: 23, 3499: 23,
		3500: 27, 4999: 27, 5000: 29, 9999: 29, 10000: 33, 19999: 33, 20000: 35, 30000: 39, 40000: 43, 50000: 45, 60000: 49,
		80000: 53, 100000: 55, 150000: 59, 200000: 61, 250000: 65, 299999: 65, 300000: 69, 2000000: 69} {
		if got := loi.EffectifLegal(population); got != effectif {
			t.Errorf("%d habitants : %d, attendu %d", population, got, effectif)
		}
	}
	if got := conseil.ReglesAu(conseil.NewDate(2010, time.March, 1)).EffectifLegal(80); got != 9 {
		t.Errorf("80 habitants en 2010 : %d, attendu 9", got)
	}
}

func TestEffectifIncoherent(t *testing.T) {
	commune := func(population, effectif int, insee string) func(*conseil.Dossier) {
		return func(d *conseil.Dossier) {
			d.Commune.PopulationReference, d.Commune.EffectifLegal, d.Commune.CodeInsee = population, effectif, insee
		}
	}
	mars2026 := func(d *conseil.Dossier) {
		d.Seance.Date, d.Seance.Convocation.DateEnvoi = conseil.NewDate(2026, time.May, 20), conseil.NewDate(2026, time.May, 10)
	}
	for _, cas := range []struct {
		nom       string
		d         *conseil.Dossier
		anomalies []string
	}{
		{"33 pour 10 200 habitants", seance(15, 1, commune(10200, 33, "25580")), nil},
		{"29 pour 10 200 habitants", seance(15, 1, commune(10200, 29, "")), []string{"EFFECTIF"}},
		{"le tableau quand rien n'est indiqué", seance(15, 1, commune(800, 0, "")), nil},
		{"plus de mandats que l'effectif", seance(16, 1, commune(800, 0, "")), []string{"EFFECTIF"}},
		{"moins de mandats que l'effectif : une vacance", seance(13, 1, commune(800, 15, "")), nil},
		{"L2512-3 : Paris", seance(15, 1, commune(2000000, 163, "75056")), nil},
		{"avant mars 2026, 9 membres pour 300 habitants", seance(9, 1, commune(300, 9, "")), []string{"EFFECTIF"}},
		{"L2121-2-1 : depuis mars 2026, réputé complet à 9", seance(9, 1, commune(300, 9, ""), mars2026), nil},
		{"L2121-2-1 : pas à 8", seance(8, 1, commune(300, 8, ""), mars2026), []string{"EFFECTIF"}},
		{"L2121-2-1 : 13 pour 700 habitants", seance(13, 1, commune(700, 13, ""), mars2026), nil},
		{"L2121-2-1 : pas à partir de 1 000 habitants", seance(13, 1, commune(1000, 13, ""), mars2026), []string{"EFFECTIF"}},
	} {
		t.Run(cas.nom, func(t *testing.T) { exiger(t, cas.d, cas.anomalies...) })
	}
}
