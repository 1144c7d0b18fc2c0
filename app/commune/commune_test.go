package commune

import (
	"strings"
	"testing"

	"delibere/app/conseil"
)

func annuaire(t testing.TB) *Annuaire {
	t.Helper()
	a, err := Lire()
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func TestChercher(t *testing.T) {
	a := annuaire(t)
	for tape, attendu := range map[string]string{
		"valentigney": "25580", "VALENT": "94074 25580", "25700": "25580", "25580": "25580", "saint denis 93": "93066", "St-Denis reunion": "97411",
		"ste suzanne doubs": "25526", "roche yon": "85191", "La Roche-sur-Yon": "85191", "l'haÿ": "94038", "hay les roses": "94038", "y": "80829 91691",
		"œuilly": "51410", "Les": "59343", "lens": "62498", "paris": "75056", "denis saint": "97411 93066", "besancon": "25056", "2a004": "2A004", "zzz": "", "  ": "", "-": ""} {
		n := max(1, len(strings.Fields(attendu)))
		var codes []string
		for _, c := range a.Chercher(tape, n) {
			codes = append(codes, c.Code)
		}
		if got := strings.Join(codes, " "); got != attendu {
			t.Errorf("%q : %s, attendu %s", tape, got, attendu)
		}
	}
}

func TestRemplir(t *testing.T) {
	a := annuaire(t)
	c, trouve := a.Code("25580")
	if !trouve {
		t.Fatal("Valentigney n'est pas dans la liste")
	}
	x := c.Remplir(conseil.Commune{Nom: "Autre", CodeInsee: "25001", Canton: "Autre", Comptable: "La comptable"})
	attendu := conseil.Commune{Nom: "Valentigney", CodePostal: "25700", CodeInsee: "25580", Siren: "212505804", Departement: "Doubs", CodeDepartement: "025",
		Arrondissement: "Montbéliard", PopulationReference: 10501, Comptable: "La comptable"}
	if x != attendu {
		t.Errorf("\n%+v\nattendu\n%+v", x, attendu)
	}
	if x.Canton = "Valentigney"; c.Remplir(x) != x {
		t.Error("ce que la personne a tapé pour la même commune est perdu")
	}
	for code, attendu := range map[string][2]string{"2A004": {"02A", "Ajaccio"}, "67482": {"067", "Strasbourg"}, "97411": {"974", "Saint-Denis"}, "97502": {"975", ""}, "01001": {"001", "Bourg-en-Bresse"}} {
		c, _ := a.Code(code)
		if x := c.Remplir(conseil.Commune{}); x.CodeDepartement != attendu[0] || x.Arrondissement != attendu[1] || x.AlsaceMoselle != (code == "67482") {
			t.Errorf("%s : %+v", code, x)
		}
	}
	for _, code := range []string{"", "2558", "99999", "25580;V"} {
		if c, trouve := a.Code(code); trouve {
			t.Errorf("%q : %+v", code, c)
		}
	}
}

// Every line of the table makes a commune that the rules accept.
func TestToutesLesCommunes(t *testing.T) {
	a := annuaire(t)
	if len(a.communes) < 34_900 {
		t.Fatalf("%d communes", len(a.communes))
	}
	deja, vide := map[string]bool{}, 0
	for _, b := range a.communes {
		c := a.lire(b)
		if c.Siren != "" && (len(c.Siren) != 9 || !conseil.Luhn(c.Siren)) || deja[c.Siren] && c.Siren != "" {
			t.Errorf("%s %s : SIREN %q", c.Code, c.Nom, c.Siren)
		}
		deja[c.Siren] = true
		if c.Departement == "" || c.Nom == "" || len(c.Code) != 5 || len(c.CodesPostaux) == 0 || c.Arrondissement == "" && c.CodeDepartement[0] != '9' {
			t.Errorf("%+v", c)
		}
		if c.Population == 0 {
			vide++
		}
	}
	if vide > 6 { // the villages destroyed in 1916 have a conseil and nobody
		t.Errorf("%d communes sans habitant", vide)
	}
}

func TestAucunAnnuaire(t *testing.T) {
	var a *Annuaire
	if len(a.Chercher("paris", 3)) != 0 {
		t.Error("trouvé dans rien")
	}
	if _, trouve := a.Code("75056"); trouve {
		t.Error("trouvé dans rien")
	}
}

func BenchmarkChercher(b *testing.B) {
	a := annuaire(b)
	for _, texte := range []string{"s", "saint", "saint martin d'h", "zzz"} {
		b.Run(texte, func(b *testing.B) {
			for b.Loop() {
				a.Chercher(texte, 8)
			}
		})
	}
}

func BenchmarkLire(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Lire(); err != nil {
			b.Fatal(err)
		}
	}
}
