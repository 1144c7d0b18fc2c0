package conseil_test

import (
	"testing"
	"time"

	"delibere/app/conseil"
)

// CGCT L2131-1: exécutoire at the later of publicity and transmission, in whatever order.
func TestExecutoire(t *testing.T) {
	avril := func(j int) conseil.Date { return conseil.NewDate(2023, time.April, j) }
	rien := conseil.Date{}
	for _, cas := range []struct {
		nom                        string
		publie, transmis, ar, jour conseil.Date
		transmissible              bool
	}{
		{"publié le 14, accusé le 18", avril(14), rien, avril(18), avril(18), true},
		{"transmis avant d'être publié", avril(14), avril(11), avril(12), avril(14), true},
		{"l'accusé prouve la transmission, il n'en est pas la condition", avril(10), avril(12), avril(18), avril(12), true},
		{"publié seulement", avril(14), rien, rien, rien, true},
		{"transmis seulement", rien, avril(14), rien, rien, true},
		{"L2131-2 : un acte non transmissible l'est dès sa publicité", avril(14), rien, rien, avril(14), false},
	} {
		p := &conseil.Point{Publication: cas.publie, Transmission: cas.transmis, AccuseReception: cas.ar}
		if got := conseil.Executoire(p, cas.transmissible); got != cas.jour {
			t.Errorf("%s : %v, attendu %v", cas.nom, got, cas.jour)
		}
	}
}

func TestSuites(t *testing.T) {
	p := &conseil.Point{Publication: conseil.NewDate(2023, time.April, 14)}
	if got := conseil.Suites(p, false); got != "publiée le 14 avril 2023, pas encore exécutoire : la transmission au représentant de l'État n'est pas datée ; recours jusqu'au 15 juin 2023" {
		t.Error(got)
	}
	p.AccuseReception = conseil.NewDate(2023, time.April, 18)
	if got := conseil.Suites(p, false); got != "publiée le 14 avril 2023, exécutoire le 18 avril 2023 ; recours jusqu'au 15 juin 2023, déféré jusqu'au 19 juin 2023" {
		t.Error(got)
	}
	if got := conseil.Suites(&conseil.Point{}, false); got != "" {
		t.Error(got)
	}
}

// CJA R421-1, CGCT L2131-6: two months, délai franc, moved off week-ends and holidays.
func TestDelaisFrancs(t *testing.T) {
	for _, cas := range []struct {
		nom, depuis, dernier string
		alsace               bool
	}{
		{"publié le 14 avril 2023", "2023-04-14", "2023-06-15", false},
		{"le dernier jour est un samedi", "2023-04-23", "2023-06-26", false},
		{"le dernier jour est férié (14 juillet, un vendredi)", "2023-05-13", "2023-07-17", false},
		{"la fin d'un mois plus court", "2023-12-31", "2024-03-01", false},
		{"le lundi de Pâques 2024", "2024-01-31", "2024-04-02", false},
		{"le vendredi saint 2024 en Alsace-Moselle", "2024-01-28", "2024-04-02", true},
		{"le vendredi saint 2024 ailleurs", "2024-01-28", "2024-03-29", false},
		{"", "", "", false},
	} {
		d, _ := conseil.ParseDate(cas.depuis)
		if got := conseil.Recours(d, cas.alsace).String(); got != cas.dernier {
			t.Errorf("%s : %s, attendu %s", cas.nom, got, cas.dernier)
		}
		if got := conseil.Defere(d, cas.alsace).String(); got != cas.dernier {
			t.Errorf("déféré, %s : %s, attendu %s", cas.nom, got, cas.dernier)
		}
	}
	seance := conseil.NewDate(2023, time.April, 5)
	if got := conseil.LimiteListe(seance).String(); got != "2023-04-12" {
		t.Errorf("liste des délibérations (L2121-25) : %s", got)
	}
	if got := conseil.LimitePV(seance).String(); got != "2023-04-12" {
		t.Errorf("procès-verbal (L2121-15) : %s", got)
	}
}

func TestPaques(t *testing.T) {
	for annee, jour := range map[int]string{1961: "1961-04-02", 2000: "2000-04-23", 2023: "2023-04-09", 2024: "2024-03-31", 2026: "2026-04-05", 2038: "2038-04-25"} {
		if got := conseil.Paques(annee).String(); got != jour {
			t.Errorf("Pâques %d : %s, attendu %s", annee, got, jour)
		}
	}
}

func TestDatesIncoherentes(t *testing.T) {
	avril := func(j int) conseil.Date { return conseil.NewDate(2023, time.April, j) }
	date := func(f func(*conseil.Point)) *conseil.Dossier { return seance(7, 1, auPoint(1, f)) }
	for nom, d := range map[string]*conseil.Dossier{
		"publication avant la séance":  date(func(p *conseil.Point) { p.Publication = avril(4) }),
		"transmission avant la séance": date(func(p *conseil.Point) { p.Transmission = avril(4) }),
		"accusé avant la transmission": date(func(p *conseil.Point) { p.Transmission, p.AccuseReception = avril(12), avril(11) }),
		"accusé avant la séance":       date(func(p *conseil.Point) { p.AccuseReception = avril(1) }),
		"procès-verbal de la séance":   seance(7, 1, func(d *conseil.Dossier) { d.Seance.PVPrecedent.Seance = avril(5) }),
		"mandat fini avant d'être né": seance(7, 1, func(d *conseil.Dossier) {
			d.Elus = append(d.Elus, conseil.Elu{ID: "x", Debut: avril(5), Fin: avril(1)})
		}),
	} {
		t.Run(nom, func(t *testing.T) { exiger(t, d, "DATE_INCOHERENTE!") })
	}
	exiger(t, date(func(p *conseil.Point) {
		p.Publication, p.Transmission, p.AccuseReception = avril(5), avril(5), avril(5)
	}))
}

// R2121-9 and the number of ACTES: one number, one délibération.
func TestNumeros(t *testing.T) {
	numeros := func(a, b string) func(*conseil.Dossier) {
		return func(d *conseil.Dossier) { d.Seance.Points[0].Deliberation, d.Seance.Points[1].Deliberation = a, b }
	}
	exiger(t, seance(7, 2, numeros("2023-32", "2023-33")))
	exiger(t, seance(7, 2, numeros("2023-32", "2023-32")), "NUMERO_EN_DOUBLE!")
	exiger(t, seance(7, 2, numeros("2023-32", "2023/32")), "NUMERO_EN_DOUBLE!")
	exiger(t, seance(7, 2, func(d *conseil.Dossier) { d.Seance.Points[1].Numero = 1 }), "NUMERO_EN_DOUBLE!")
	for affiche, actes := range map[string]string{"2023-32": "2023_32", "N°36/2023": "N_36_2023", "03-2024": "03_2024", "DE_2016_021": "DE_2016_021",
		"d202455": "D202455", "CM-2022-4S-DAJ-33": "CM_2022_4S_DAJ_33", "Délib. n° 7": "DELIB_N_7", "": ""} {
		if got := conseil.NumeroActes(affiche); got != actes {
			t.Errorf("%q : %q, attendu %q", affiche, got, actes)
		}
	}
}

// The totals typed in an existing document are compared one by one with the first group of points.
func TestDeclare(t *testing.T) {
	n := func(i int) *int { return &i }
	base := []func(*conseil.Dossier){presents(27), pouvoir(28, 1), pouvoir(29, 3), pouvoir(30, 4), pouvoir(31, 5)}
	declare := func(x conseil.Declare) *conseil.Dossier {
		return seance(33, 2, append(base, func(d *conseil.Dossier) { d.Seance.Declare = x })...)
	}
	exiger(t, declare(conseil.Declare{EnExercice: n(33), Presents: n(27), Pouvoirs: n(4), Absents: n(2), Votants: n(31), SuffragesExprimes: n(31), MajoriteAbsolue: n(16)}))
	c := exiger(t, declare(conseil.Declare{EnExercice: n(32), Presents: n(28), Pouvoirs: n(5), Absents: n(6), Votants: n(32), SuffragesExprimes: n(27), MajoriteAbsolue: n(11)}),
		"DECLARE_DIFFERENT!", "DECLARE_DIFFERENT!", "DECLARE_DIFFERENT!", "DECLARE_DIFFERENT!", "DECLARE_DIFFERENT!", "DECLARE_DIFFERENT!", "DECLARE_DIFFERENT!")
	if c.Valide() {
		t.Error("un total déclaré faux laisse la séance valide")
	}
}

func TestPointsAjoutes(t *testing.T) {
	c := exiger(t, seance(7, 3, auPoint(3, func(p *conseil.Point) { p.Ajoute = true })), "POINT_AJOUTE")
	if c.Anomalies[0].Point != 3 || !c.Valide() {
		t.Errorf("%+v", c.Anomalies)
	}
}
