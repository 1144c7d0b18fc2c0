package conseil

import (
	"reflect"
	"strings"
	"testing"
)

func TestPassages(t *testing.T) {
	for _, cas := range []struct {
		nom, texte string
		portions   []Portion
	}{
		{"sans marque", "Le maire * expose", []Portion{{"Le maire * expose", false}}},
		{"vide", "", []Portion{{"", false}}},
		{"un mot", "Le **maire** expose", []Portion{{"Le ", false}, {"maire", true}, {" expose", false}}},
		{"tout", "**tout**", []Portion{{"tout", true}}},
		{"dans un mot", "anti**consti**tution", []Portion{{"anti", false}, {"consti", true}, {"tution", false}}},
		{"ouverte seule", "un **seul", []Portion{{"un **seul", false}}},
		{"fermée seule", "un renvoi** seul", []Portion{{"un renvoi** seul", false}}},
		{"entre espaces", "2 ** 3 et 4 ** 5", []Portion{{"2 ** 3 et 4 ** 5", false}}},
		{"espace dedans", "un ** mot ** ici", []Portion{{"un ** mot ** ici", false}}},
		{"plus de deux", "***trois*** et ****", []Portion{{"***trois*** et ****", false}}},
		{"emboîtées", "**a **b** c** d", []Portion{{"a b c", true}, {" d", false}}},
		{"pas d'une ligne à l'autre", "**a\nb** c", []Portion{{"**a\nb** c", false}}},
		{"deux de suite", "**a** **b**", []Portion{{"a", true}, {" ", false}, {"b", true}}},
		{"accents", "**œuvre d'été** à", []Portion{{"œuvre d'été", true}, {" à", false}}},
	} {
		if l := Portions(cas.texte); !reflect.DeepEqual(l, cas.portions) {
			t.Errorf("%s : %+v", cas.nom, l)
		}
	}
}

func TestLignes(t *testing.T) {
	for _, cas := range []struct {
		texte  string
		lignes []Ligne
	}{
		{"Un paragraphe.", []Ligne{{"Un paragraphe.", false}}},
		{"Deux\nlignes", []Ligne{{"Deux\nlignes", false}}},
		{"Soit :\n- un ;\n- deux.\nPuis la suite\nsur deux lignes", []Ligne{{"Soit :", false}, {"un ;", true}, {"deux.", true}, {"Puis la suite\nsur deux lignes", false}}},
		{"- seul", []Ligne{{"seul", true}}},
		{"-5 degrés\n- \n", []Ligne{{"-5 degrés\n- \n", false}}},
	} {
		if l := Lignes(cas.texte); !reflect.DeepEqual(l, cas.lignes) {
			t.Errorf("%q : %+v", cas.texte, l)
		}
	}
}

// The words of a text are those between its marks, in their order, and nothing is left to take out.
func FuzzMarques(f *testing.F) {
	for _, s := range []string{"", "**a**", "a **b** c** d", "**a **b** c**", "****", "** a**b **", "- x\n- **y**", "é**\u00a0**", "\xff**\xfe**"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		clair := SansMarques(s)
		if encore := SansMarques(clair); encore != clair {
			t.Errorf("%q devient %q, puis %q", s, clair, encore)
		}
		if strings.ReplaceAll(clair, "*", "") != strings.ReplaceAll(s, "*", "") {
			t.Errorf("%q a perdu autre chose que des étoiles : %q", s, clair)
		}
		var b strings.Builder
		for i, p := range Portions(s) {
			if b.WriteString(p.Texte); p.Texte == "" && s != "" || i > 0 && p.Gras == Portions(s)[i-1].Gras {
				t.Errorf("%q : passage %d de %+v", s, i, Portions(s))
			}
		}
		if b.String() != clair {
			t.Errorf("%q : les portions disent %q, le texte clair %q", s, b.String(), clair)
		}
		for _, l := range Lignes(s) {
			if l.Item && (strings.Contains(l.Texte, "\n") || l.Texte == "") {
				t.Errorf("%q : item %q", s, l.Texte)
			}
		}
	})
}
