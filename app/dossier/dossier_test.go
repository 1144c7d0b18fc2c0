package dossier_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"reflect"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"delibere/app/conseil"
	"delibere/app/dossier"
	"delibere/assets"
)

// The example read and written again is the same JSON, key for key.
func TestExempleAllerRetour(t *testing.T) {
	d, err := dossier.Lire(bytes.NewReader(assets.Exemple))
	if err != nil {
		t.Fatal(err)
	}
	var ecrit bytes.Buffer
	if err := dossier.Ecrire(&ecrit, d); err != nil {
		t.Fatal(err)
	}
	var avant, apres any
	if json.Unmarshal(assets.Exemple, &avant) != nil || json.Unmarshal(ecrit.Bytes(), &apres) != nil {
		t.Fatal("JSON illisible")
	}
	if !reflect.DeepEqual(avant, apres) {
		t.Errorf("le dossier a changé :\n%s", ecrit.String())
	}
}

// minimal is the least séance file; remplacer changes a part of it.
const minimal = `{"format":"delibere-seance","version":1,
"commune":{"nom":"Commune-Test"},
"elus":[{"id":"a","nom":"NOM01"},{"id":"b","nom":"NOM02"}],
"seance":{"date":"2023-04-05","presences":{"a":"present","b":"absent"},
"points":[{"numero":1,"objet":"Un"},{"numero":2,"objet":"Deux","vote":{"pour":1,"contre":0}}]}}`

func TestRefus(t *testing.T) {
	if _, err := dossier.Lire(strings.NewReader(minimal)); err != nil {
		t.Fatalf("le dossier minimal est refusé : %v", err)
	}
	for _, cas := range []struct{ nom, avant, apres, chemin, mot string }{
		{"clé inconnue", `"pour":1`, `"pourr":1`, "seance.points[1].vote.pourr", "vouliez-vous « pour »"},
		{"clé inconnue et lointaine", `"objet":"Un"`, `"objet":"Un","zzzzzz":1`, "seance.points[0].zzzzzz", "clé inconnue"},
		{"version suivante", `"version":1`, `"version":2`, "version", "mettez le programme à jour"},
		{"version nulle", `"version":1`, `"version":0`, "version", "n'existe pas"},
		{"autre format", `delibere-seance`, `autre-chose`, "format", "n'est pas un dossier de séance"},
		{"date impossible", `2023-04-05`, `2023-02-30`, "seance.date", "AAAA-MM-JJ"},
		{"date à la française", `2023-04-05`, `05/04/2023`, "seance.date", "AAAA-MM-JJ"},
		{"suspension sans point", `"presences":{`, `"suspensions":[{"debut":"20:15"}],"presences":{`, "seance.suspensions[0].point", "cette clé manque"},
		{"suspension au point zéro", `"presences":{`, `"suspensions":[{"point":0}],"presences":{`, "seance.suspensions[0].point", "à partir de 1"},
		{"suspension à un point absent", `"presences":{`, `"suspensions":[{"point":1},{"point":99}],"presences":{`, "seance.suspensions[1].point", "pas à son ordre du jour"},
		{"reprise avant la suspension", `"presences":{`, `"suspensions":[{"point":1,"debut":"20:15","reprise":"19:00"}],"presences":{`, "seance.suspensions[0].reprise", "ne peut pas reprendre à 19:00"},
		{"identifiant en double", `"id":"b"`, `"id":"a"`, "elus[1]", "déjà celui de elus[0]"},
		{"clé en double", `"nom":"NOM01"`, `"nom":"NOM01","nom":"X"`, "elus[0].nom", "deux fois"},
		{"présence en double", `"b":"absent"`, `"b":"absent","b":"present"`, "seance.presences.b", "deux fois"},
		{"présence inconnue", `"absent"`, `"parti"`, "seance.presences.b", "« present » ou « excuse » ou « absent »"},
		{"un texte pour un nombre", `"numero":1`, `"numero":"1"`, "seance.points[0].numero", "un nombre est attendu"},
		{"un nombre à virgule", `"pour":1`, `"pour":1.5`, "seance.points[1].vote.pour", "nombre entier"},
		{"un nombre énorme", `"pour":1`, `"pour":1e99`, "seance.points[1].vote.pour", "nombre entier"},
		{"un point zéro", `"numero":1`, `"numero":0`, "seance.points[0].numero", "à partir de 1"},
		{"clé manquante", `"objet":"Un"`, `"deliberation":"1"`, "seance.points[0].objet", "cette clé manque"},
		{"une liste pour un objet", `"commune":{"nom":"Commune-Test"}`, `"commune":[]`, "commune", "un objet { } est attendu"},
		{"SIREN faux", `{"nom":"Commune-Test"}`, `{"nom":"C","siren":"212505805"}`, "commune.siren", "clé de contrôle"},
		{"code INSEE faux", `{"nom":"Commune-Test"}`, `{"nom":"C","code_insee":"2C004"}`, "commune.code_insee", "2A004"},
		{"caractère de contrôle", `NOM01`, `NOM\u000701`, "elus[0].nom", "U+0007"},
		{"nom de 301 caractères", `NOM01`, strings.Repeat("N", 301), "elus[0].nom", "300 caractères"},
		{"heure fausse", `"date":"2023-04-05"`, `"date":"2023-04-05","heure":"25:00"`, "seance.heure", "HH:MM"},
		{"tronqué", `"Deux","vote":{"pour":1,"contre":0}}]}}`, `"De`, "", "s'arrête avant sa fin"},
		{"suivi d'autre chose", `"contre":0}}]}}`, `"contre":0}}]}} {}`, "", "après la fin"},
		{"pas du JSON", minimal, "PK\x03\x04", "", "n'est pas un dossier de séance"},
		{"vide", minimal, "", "", "s'arrête avant sa fin"},
		{"pas de l'UTF-8", `Commune-Test`, "Commune-Vall\xe9e", "", "n'est pas en UTF-8"},
		{"emboîté mille fois", minimal, strings.Repeat("[", 1000), "", "trop de niveaux"},
	} {
		t.Run(cas.nom, func(t *testing.T) {
			texte := strings.Replace(minimal, cas.avant, cas.apres, 1)
			if texte == minimal {
				t.Fatal("le cas ne change rien")
			}
			d, err := dossier.Lire(strings.NewReader(texte))
			var e *dossier.Erreur
			if !errors.As(err, &e) || d != nil {
				t.Fatalf("erreur %v, attendu une *dossier.Erreur et aucun dossier", err)
			}
			if cas.chemin != "" && e.Chemin != cas.chemin || !strings.Contains(e.Error(), cas.mot) {
				t.Errorf("%q au chemin %q, attendu %q et « %s »", e.Error(), e.Chemin, cas.chemin, cas.mot)
			}
			if strings.Contains(e.Error(), "\n") {
				t.Errorf("plus d'une ligne : %q", e.Error())
			}
		})
	}
}

// The line is that of the fault, as an editor counts.
func TestLigneDeLErreur(t *testing.T) {
	_, err := dossier.Lire(strings.NewReader(strings.Replace(minimal, `"numero":2`, `"numero":"deux"`, 1)))
	var e *dossier.Erreur
	if !errors.As(err, &e) || e.Ligne != 5 {
		t.Errorf("%v : ligne 5 attendue", err)
	}
}

// What a sealed act stood in, and what a register has, may name a point that is not there.
func TestContexteSansPoints(t *testing.T) {
	texte := strings.NewReplacer(`"points":[{"numero":1,"objet":"Un"},{"numero":2,"objet":"Deux","vote":{"pour":1,"contre":0}}]`, `"suspensions":[{"point":2}]`).Replace(minimal)
	if _, err := dossier.Lire(strings.NewReader(texte)); err == nil || !strings.Contains(err.Error(), "ligne 5") {
		t.Errorf("une séance entière : %v", err)
	}
	d, err := dossier.LireContexte(strings.NewReader(texte))
	if err != nil {
		t.Fatal(err)
	}
	parties, err := dossier.Parties(d)
	if err != nil {
		t.Fatal(err)
	}
	if d, err = dossier.Assembler(parties); err != nil || len(d.Seance.Suspensions) != 1 {
		t.Errorf("%v", err)
	}
}

// A file of 200 MB is refused without being read whole.
func TestFichierEnorme(t *testing.T) {
	lu := &compteur{r: io.MultiReader(strings.NewReader(`{"format":"`), io.LimitReader(zeros{}, 200<<20))}
	_, err := dossier.Lire(lu)
	if err == nil || !strings.Contains(err.Error(), "16 Mo") {
		t.Errorf("erreur %v", err)
	}
	if lu.n > dossier.TailleMax+1<<20 {
		t.Errorf("%d octets lus", lu.n)
	}
}

type zeros struct{}

func (zeros) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = 'a'
	}
	return len(p), nil
}

type compteur struct {
	r io.Reader
	n int
}

func (c *compteur) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	c.n += n
	return n, err
}

func TestFormesAcceptees(t *testing.T) {
	avec := func(avant, apres string) *conseil.Dossier {
		t.Helper()
		d, err := dossier.Lire(strings.NewReader(strings.Replace(minimal, avant, apres, 1)))
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	if d := avec(`"date":`, `"convocation":{"seconde":true,"points_repris":"1 à 3 et 5"},"date":`); !reflect.DeepEqual(d.Seance.Convocation.PointsRepris, conseil.Points{1, 2, 3, 5}) {
		t.Errorf("points repris en texte : %v", d.Seance.Convocation.PointsRepris)
	}
	if d := avec(`"date":`, `"convocation":{"points_repris":[2,1]},"date":`); !reflect.DeepEqual(d.Seance.Convocation.PointsRepris, conseil.Points{2, 1}) {
		t.Errorf("points repris en liste : %v", d.Seance.Convocation.PointsRepris)
	}
	if d := avec(`"objet":"Un"`, `"objet":"Un","annexes":["Convention",{"titre":"Plan","fichier":"plan.pdf","type":"99_SE"}]`); len(d.Seance.Points[0].Annexes) != 2 {
		t.Errorf("annexes : %v", d.Seance.Points[0].Annexes)
	}
	if d := avec(`"pour":1`, `"pour":-1`); d.Seance.Points[1].Vote.Decompte.Pour != -1 {
		t.Error("un nombre négatif doit parvenir aux règles, qui le signalent")
	}
	if d := avec(`"numero":2`, `"numero":1`); len(d.Seance.Points) != 2 {
		t.Error("un point en double doit parvenir aux règles, qui le signalent")
	}
	if _, err := dossier.Lire(strings.NewReader("\ufeff" + minimal)); err != nil {
		t.Errorf("avec une marque d'ordre des octets : %v", err)
	}
}

// dossierQuelconque draws a record whose fields are whatever the format allows.
func dossierQuelconque(t *rapid.T) *conseil.Dossier {
	texte := rapid.StringMatching(`[A-Za-zéœïÀ’' \n🏛א-]{1,20}`)
	date := rapid.Custom(func(t *rapid.T) conseil.Date {
		return conseil.NewDate(2023, time.Month(rapid.IntRange(1, 12).Draw(t, "mois")), rapid.IntRange(1, 28).Draw(t, "jour"))
	})
	d := &conseil.Dossier{Commune: conseil.Commune{Nom: texte.Draw(t, "commune"), CodePostal: "25700", Siren: "212505804", AlsaceMoselle: rapid.Bool().Draw(t, "alsace")}}
	n := rapid.IntRange(1, 6).Draw(t, "élus")
	id := func() conseil.EluID { return conseil.EluID(fmt.Sprint("e", rapid.IntRange(0, n-1).Draw(t, "id"))) }
	d.Seance.Presences = map[conseil.EluID]conseil.Statut{}
	for i := range n {
		e := conseil.Elu{ID: conseil.EluID(fmt.Sprint("e", i)), Civilite: conseil.Madame, Prenom: texte.Draw(t, "prénom"), Nom: texte.Draw(t, "nom"), Rang: i, Debut: date.Draw(t, "début")}
		d.Elus = append(d.Elus, e)
		d.Seance.Presences[e.ID] = rapid.SampledFrom([]conseil.Statut{conseil.Present, conseil.Excuse, conseil.Absent}).Draw(t, "statut")
	}
	s := &d.Seance
	s.Date, s.Heure, s.Lieu, s.President, s.Secretaires = date.Draw(t, "date"), conseil.NewHeure(19, 30), texte.Draw(t, "lieu"), id(), []conseil.EluID{id()}
	s.Convocation = conseil.Convocation{DateEnvoi: date.Draw(t, "envoi"), Seconde: rapid.Bool().Draw(t, "seconde"), PointsRepris: conseil.Points{1, 3}}
	s.PVPrecedent = rapid.SampledFrom([]conseil.PVPrecedent{{}, {Seance: conseil.NewDate(2023, 1, 2), Unanimite: true},
		{Seance: conseil.NewDate(2023, 1, 2), Vote: &conseil.Vote{Mode: conseil.ScrutinOrdinaire, Decompte: &conseil.Decompte{Pour: 3, Contre: 2}}}}).Draw(t, "pv")
	s.Pouvoirs = []conseil.Pouvoir{{Mandant: id(), Mandataire: id(), DuPoint: 2, Maintenu: rapid.Bool().Draw(t, "maintenu"), SeancesConsecutives: 4, Maladie: true}}
	s.Suspensions = []conseil.Suspension{{Point: 2, Debut: conseil.NewHeure(23, 50), Reprise: conseil.NewHeure(0, 10)}, {Point: 1}}
	s.Mouvements = []conseil.Mouvement{{Elu: id(), Type: conseil.Retrait, Point: 2, Moment: conseil.AuVote, Heure: conseil.NewHeure(20, 5)}}
	deux := 2
	s.Declare.Presents = &deux
	s.Points = []conseil.Point{
		{Numero: 1, Objet: texte.Draw(t, "objet"), Expose: []string{texte.Draw(t, "exposé")}, Vote: &conseil.Vote{Mode: conseil.ScrutinPublic, Demandeurs: &deux, Nominal: map[conseil.EluID]conseil.Sens{id(): conseil.Abstention}}},
		{Numero: 2, Objet: texte.Draw(t, "objet"), Nomination: &conseil.Nomination{Tours: []conseil.Tour{{Candidats: map[string]conseil.Voix{"e1": 4}, Nuls: 1}}},
			Dispositif: []conseil.Disposition{{Verbe: "DIT", Texte: texte.Draw(t, "texte"), Elements: []conseil.Disposition{{Texte: "que"}}}},
			Interesses: []conseil.Interesse{{Elu: id(), Regime: conseil.L1111_6, Motif: "représentant"}}, Annexes: []conseil.Annexe{{Titre: "A"}, {Titre: "B", Type: "99_SE"}},
			Dispense: rapid.SampledFrom(append([]conseil.Dispense{""}, conseil.Dispenses...)).Draw(t, "dispense")},
	}
	return d
}

// What Ecrire writes, Lire reads as the same record.
func TestAllerRetour(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := dossierQuelconque(t)
		var b bytes.Buffer
		if err := dossier.Ecrire(&b, d); err != nil {
			t.Fatal(err)
		}
		relu, err := dossier.Lire(&b)
		if err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(d, relu) {
			t.Fatalf("\n%+v\n%+v", d, relu)
		}
		if avant, apres := conseil.Controler(d), conseil.Controler(relu); !reflect.DeepEqual(avant, apres) {
			t.Fatal("les chiffres ont changé")
		}
	})
}

// Whatever the bytes: no panic, an error in one line or a record that the rules can count and that can
// be written and read again.
func FuzzLire(f *testing.F) {
	f.Add(assets.Exemple)
	f.Add([]byte(minimal))
	f.Add([]byte(`{"format":"delibere-seance","version":1,"commune":{},"elus":[],"seance":{}}`))
	f.Fuzz(func(t *testing.T, octets []byte) {
		d, err := dossier.Lire(bytes.NewReader(octets))
		if err != nil {
			if strings.Contains(err.Error(), "\n") {
				t.Errorf("plus d'une ligne : %q", err)
			}
			return
		}
		conseil.Controler(d)
		var b bytes.Buffer
		if err := dossier.Ecrire(&b, d); err != nil {
			t.Fatal(err)
		}
		if _, err := dossier.Lire(&b); err != nil {
			t.Fatalf("écrit puis refusé : %v", err)
		}
	})
}

// The parts put together are the record again, and one changed fact is one changed part.
func TestParties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := dossierQuelconque(t)
		parties, err := dossier.Parties(d)
		if err != nil {
			t.Fatal(err)
		}
		relu, err := dossier.Assembler(parties)
		if err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(d, relu) {
			t.Fatalf("\n%+v\n%+v", d, relu)
		}
		relu.Seance.Presences["e0"] = "present"
		relu.Seance.Points[0].Objet += "!"
		apres, _ := dossier.Parties(relu)
		for _, x := range dossier.Comparer(parties, apres) {
			if x.Chemin != "presence/e0" && x.Chemin != "point/0000" {
				t.Fatalf("la partie %s a changé", x.Chemin)
			}
		}
	})
}

func BenchmarkPartiesEtAssembler(b *testing.B) {
	d, err := dossier.Lire(bytes.NewReader(assets.Exemple))
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		p, _ := dossier.Parties(d)
		if _, err := dossier.Assembler(p); err != nil {
			b.Fatal(err)
		}
	}
}
