package conseil_test

import (
	"fmt"
	"reflect"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"delibere/app/conseil"
)

// The numbers that communes really give (CGCT R2121-9 asks only for the rank in the séance).
func TestNumerotation(t *testing.T) {
	r := conseil.Rang{Date: conseil.NewDate(2023, time.April, 5), Seance: 2, DansSeance: 7, DansAnnee: 32}
	for motif, attendu := range map[string]string{
		"{AAAA}-{N}": "2023-32", "N°{N}/{AAAA}": "N°32/2023", "{N:02}-{AAAA}": "32-2023", "{AAAA}/{N:03}": "2023/032",
		"{AAAA}-{SEANCE:02}-{NSEANCE:03}": "2023-02-007", "DE_{AAAA}_{N:03}": "DE_2023_032", "D{AA}{N:03}": "D23032",
		"{JJ}{MM}{AAAA}{NSEANCE:02}": "0504202307",
	} {
		n, err := conseil.ParseNumerotation(motif)
		if err != nil || n.Numero(r) != attendu {
			t.Errorf("%s : %q, %v", motif, n.Numero(r), err)
		}
	}
	for motif, mot := range map[string]string{
		"{N}": "chaque année", "{AAAA}": "deux délibérations", "{AAAA}-{NSEANCE}": "deux délibérations", "{AAAA}-{NUM}": "repère",
		"{AAAA}-{N": "accolade", "": "chaque année", "DELIBERATION-{AAAA}-{N:04}": "15 caractères", "{AAAA}-{N:3}": "accolade",
	} {
		if _, err := conseil.ParseNumerotation(motif); err == nil || !strings.Contains(err.Error(), mot) {
			t.Errorf("%q : %v", motif, err)
		}
	}
}

// What a pattern made, it reads back.
func TestRangDansAnnee(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.SampledFrom([]conseil.Numerotation{"{AAAA}-{N}", "N°{N:03}/{AAAA}", "D{AA}.{N}", "{AAAA}({SEANCE}){N:02}"}).Draw(t, "modèle")
		r := conseil.Rang{Date: conseil.NewDate(rapid.IntRange(1950, 2099).Draw(t, "année"), time.May, 3), Seance: rapid.IntRange(1, 20).Draw(t, "séance"),
			DansAnnee: rapid.IntRange(1, 5000).Draw(t, "rang")}
		rang, ok := n.RangDansAnnee(n.Numero(r), r.Date)
		if !ok || (rang != r.DansAnnee && n != "{AAAA}({SEANCE}){N:02}") {
			t.Fatalf("%s : %d %v", n.Numero(r), rang, ok)
		}
	})
	if _, ok := conseil.NumerotationOrdinaire.RangDansAnnee("2022-12", conseil.NewDate(2023, time.May, 3)); ok {
		t.Error("un numéro de 2022 compte en 2023")
	}
	if _, ok := conseil.NumerotationOrdinaire.RangDansAnnee("ancien 12", conseil.NewDate(2023, time.May, 3)); ok {
		t.Error("un numéro d'un autre modèle compte")
	}
}

// The life of a délibération, state by state; receipt and publicity come in any order (CGCT L2131-1).
func TestEtatDe(t *testing.T) {
	vote, jour := &conseil.Vote{}, conseil.NewDate(2023, time.April, 14)
	for _, c := range []struct {
		p       conseil.Point
		scellee bool
		etat    conseil.Etat
	}{
		{conseil.Point{}, false, conseil.EtatBrouillon},
		{conseil.Point{Vote: vote}, false, conseil.EtatVotee},
		{conseil.Point{Nomination: &conseil.Nomination{}}, false, conseil.EtatVotee},
		{conseil.Point{Vote: vote, Publication: jour, AccuseReception: jour}, false, conseil.EtatVotee},
		{conseil.Point{Vote: vote}, true, conseil.EtatScellee},
		{conseil.Point{Vote: vote, Transmission: jour}, true, conseil.EtatTransmise},
		{conseil.Point{Vote: vote, Transmission: jour, AccuseReception: jour}, true, conseil.EtatRecue},
		{conseil.Point{Vote: vote, Publication: jour}, true, conseil.EtatPubliee},
		{conseil.Point{Vote: vote, Publication: jour, AccuseReception: jour}, true, conseil.EtatExecutoire},
		{conseil.Point{Vote: vote, Publication: jour, Transmission: jour}, true, conseil.EtatExecutoire},
	} {
		if e := conseil.EtatDe(&c.p, c.scellee); e != c.etat {
			t.Errorf("%+v : %s au lieu de %s", c.p, e, c.etat)
		}
	}
	for _, e := range conseil.Etats {
		if e.Nom() == "" {
			t.Errorf("%q n'a pas de nom", e)
		}
	}
}

// A copy equals its record, and nothing that is written in it reaches the record.
func TestCopie(t *testing.T) {
	un := 1
	plein := func() *conseil.Dossier {
		d := grandeSeance(6, 3)
		s := &d.Seance
		s.Convocation.PointsRepris, s.Auxiliaires = conseil.Points{1}, []string{"NOM90"}
		s.PVPrecedent.Vote = &conseil.Vote{Decompte: &conseil.Decompte{Pour: 1}}
		s.Declare.Presents = &un
		p := &s.Points[0]
		p.Visas, p.Dispositif = []string{"Vu"}, []conseil.Disposition{{Texte: "a", Elements: []conseil.Disposition{{Texte: "b"}}}}
		p.Vote = &conseil.Vote{Nominal: map[conseil.EluID]conseil.Sens{"x": conseil.Pour}, Demandeurs: &un, Decompte: &conseil.Decompte{}}
		p.Nomination = &conseil.Nomination{Tours: []conseil.Tour{{Candidats: map[string]conseil.Voix{"x": 1}}}}
		p.Interesses, p.Annexes = []conseil.Interesse{{Elu: "x"}}, []conseil.Annexe{{Titre: "t"}}
		return d
	}
	d := plein()
	c := d.Copie()
	if !reflect.DeepEqual(d, c) {
		t.Fatal("la copie diffère")
	}
	partages(t, "Dossier", reflect.ValueOf(d).Elem(), reflect.ValueOf(c).Elem())
}

// partages reports every slice, map or pointer that two values share.
func partages(t *testing.T, ou string, a, b reflect.Value) {
	t.Helper()
	switch a.Kind() {
	case reflect.Struct:
		for i := range a.NumField() {
			partages(t, ou+"."+a.Type().Field(i).Name, a.Field(i), b.Field(i))
		}
	case reflect.Slice, reflect.Map, reflect.Pointer:
		if !a.IsNil() && a.UnsafePointer() == b.UnsafePointer() && !(a.Kind() == reflect.Slice && a.Len() == 0) {
			t.Errorf("%s est partagé", ou)
		}
		if a.Kind() == reflect.Slice {
			for i := range a.Len() {
				partages(t, fmt.Sprintf("%s[%d]", ou, i), a.Index(i), b.Index(i))
			}
		}
		if a.Kind() == reflect.Pointer && !a.IsNil() {
			partages(t, ou, a.Elem(), b.Elem())
		}
	}
}
