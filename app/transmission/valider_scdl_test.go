package transmission

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"net/url"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"golang.org/x/text/runes"
	"golang.org/x/text/transform"
	"golang.org/x/text/unicode/norm"
)

// schemaSCDL is the published schema (schema.data.gouv.fr, Licence Ouverte), read as a table schema. The
// validator below shares nothing with the exporter.
type schemaSCDL struct {
	Fields []struct {
		Name, Type, Format string
		Constraints        struct {
			Required bool
			Pattern  string
		}
	}
	CustomChecks []struct {
		Name   string
		Params struct {
			Column, Column2, Op string
			Columns             []string
			OtherColumns        []string `json:"othercolumns"`
		}
	} `json:"custom_checks"`
}

func lireSchema(t *testing.T) *schemaSCDL {
	t.Helper()
	octets, err := os.ReadFile("testdata/scdl-deliberations-2.1.5.json")
	if err != nil {
		t.Fatal(err)
	}
	s := &schemaSCDL{}
	if err := json.Unmarshal(octets, s); err != nil || len(s.Fields) != 17 || len(s.CustomChecks) != 11 {
		t.Fatalf("%d colonnes, %d contrôles : %v", len(s.Fields), len(s.CustomChecks), err)
	}
	return s
}

// valider returns the faults of each line of a file, by the schema and its custom checks.
func (s *schemaSCDL) valider(t *testing.T, texte string) [][]string {
	t.Helper()
	lignes, err := csv.NewReader(strings.NewReader(texte)).ReadAll()
	if err != nil || len(lignes) == 0 {
		t.Fatalf("le fichier n'est pas un CSV : %v", err)
	}
	for i, f := range s.Fields {
		if lignes[0][i] != f.Name {
			t.Fatalf("colonne %d : %q, attendu %q", i, lignes[0][i], f.Name)
		}
	}
	var fautes [][]string
	for _, l := range lignes[1:] {
		v := map[string]string{}
		for i, f := range s.Fields {
			v[f.Name] = l[i]
		}
		fautes = append(fautes, append(s.champs(v), s.controles(t, v)...))
	}
	return fautes
}

func (s *schemaSCDL) champs(v map[string]string) (fautes []string) {
	for _, f := range s.Fields {
		x := v[f.Name]
		if x == "" {
			if f.Constraints.Required {
				fautes = append(fautes, f.Name+" vide")
			}
			continue
		}
		bon := f.Constraints.Pattern == "" || regexp.MustCompile(f.Constraints.Pattern).MatchString(x)
		switch {
		case f.Type == "date":
			_, err := time.Parse("2006-01-02", x)
			bon = bon && err == nil
		case f.Type == "integer":
			_, err := strconv.Atoi(x)
			bon = bon && err == nil
		case f.Format == "uri":
			u, err := url.Parse(x)
			bon = bon && err == nil && u.Scheme != "" && u.Host != ""
		}
		if !bon {
			fautes = append(fautes, fmt.Sprintf("%s « %s »", f.Name, x))
		}
	}
	return fautes
}

func (s *schemaSCDL) controles(t *testing.T, v map[string]string) (fautes []string) {
	for _, c := range s.CustomChecks {
		x := v[c.Params.Column]
		bon := true
		switch c.Name {
		case "french-siret-value":
			bon = cleDeSiret(x)
		case "year-interval-value":
			bon = x == "" || len(x) == 4 || len(x) == 9 && x[:4] < x[5:]
		case "cohesive-columns-value":
			for _, autre := range c.Params.OtherColumns {
				bon = bon && (x == "") == (v[autre] == "")
			}
		case "compare-columns-value":
			y := v[c.Params.Column2]
			i, err1 := strconv.Atoi(x)
			j, err2 := strconv.Atoi(y)
			if err1 == nil && err2 == nil {
				bon = i >= j
			} else if x != "" && y != "" {
				bon = x >= y
			}
		case "sum-columns-value":
			somme := 0
			for _, col := range c.Params.Columns {
				n, _ := strconv.Atoi(v[col])
				somme += n
			}
			bon = x == "" || x == strconv.Itoa(somme)
		case "nomenclature-actes-value":
			bon = nomenclatureConnue(x)
		default:
			t.Fatalf("contrôle inconnu %s", c.Name)
		}
		if !bon {
			fautes = append(fautes, c.Name+" "+c.Params.Column)
		}
	}
	return fautes
}

func cleDeSiret(s string) bool {
	double := [10]int{0, 2, 4, 6, 8, 1, 3, 5, 7, 9}
	somme := 0
	for i, c := range s {
		if c < '0' || c > '9' {
			return false
		}
		if n := int(c - '0'); (len(s)-i)%2 == 0 {
			somme += double[n]
		} else {
			somme += n
		}
	}
	return len(s) == 14 && somme%10 == 0
}

// nomenclatureConnue is the check of the published validator: the first level by its name, whatever its
// accents and its case, and no space beside the slash.
func nomenclatureConnue(s string) bool {
	if strings.Contains(s, " /") || strings.Contains(s, "/ ") {
		return false
	}
	premier, _, _ := strings.Cut(s, "/")
	sans, _, err := transform.String(transform.Chain(norm.NFD, runes.Remove(runes.Predicate(func(r rune) bool { return r >= 0x300 && r <= 0x36F }))), premier)
	if err != nil {
		return false
	}
	for _, n := range []string{"commande publique", "urbanisme", "domaine et patrimoine", "fonction publique", "institutions et vie politique",
		"libertes publiques et pouvoirs de police", "finances locales", "domaines de competences par themes", "autres domaines de competences"} {
		if strings.ToLower(sans) == n {
			return true
		}
	}
	return false
}

// The validator is worth something: it flags each published fault, and none of the published good lines.
func TestValidateurSCDL(t *testing.T) {
	s := lireSchema(t)
	bons, err := os.ReadFile(formatsOuPasser(t, "scdl/exemple-valide.csv"))
	if err != nil {
		t.Fatal(err)
	}
	for i, f := range s.valider(t, string(bons)) {
		if len(f) > 0 {
			t.Errorf("ligne bonne %d : %q", i+2, f)
		}
	}
	mauvais, err := os.ReadFile(formatsOuPasser(t, "scdl/exemple-invalide.csv"))
	if err != nil {
		t.Fatal(err)
	}
	fautes := s.valider(t, string(mauvais))
	for i, f := range fautes {
		if len(f) == 0 {
			t.Errorf("la faute de la ligne %d n'est pas vue", i+2)
		}
	}
	if len(fautes) != 17 {
		t.Errorf("%d lignes", len(fautes))
	}
}
