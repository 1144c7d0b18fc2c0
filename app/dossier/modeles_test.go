package dossier_test

import (
	"errors"
	"reflect"
	"strings"
	"testing"

	"delibere/app/conseil"
	"delibere/app/dossier"
	"delibere/assets"
)

const unModele = `{"format":"delibere-modeles","version":1,
"modeles":[{"titre":"Essai","famille":"Finances","matiere":"7.5","objet":"Aide à {{association}}",
"visas":["Vu le code ;"],"dispositif":[{"verbe":"ATTRIBUE","texte":"{{montant}} euros :","elements":[{"texte":"à {{association}}."}]}]}]}`

func TestModelesRefus(t *testing.T) {
	if l, err := dossier.LireModeles([]byte(unModele)); err != nil || len(l) != 1 || l[0].Dispositif[0].Elements[0].Texte != "à {{association}}." {
		t.Fatalf("le modèle minimal est refusé : %v %+v", err, l)
	}
	for _, cas := range []struct{ nom, avant, apres, chemin, mot string }{
		{"clé inconnue", `"visas"`, `"visa"`, "modeles[0].visa", "vouliez-vous « visas »"},
		{"une séance", `delibere-modeles`, `delibere-seance`, "format", "n'est pas un fichier de modèles"},
		{"version suivante", `"version":1`, `"version":2`, "version", "mettez le programme à jour"},
		{"sans nom", `"titre":"Essai",`, ``, "modeles[0].titre", "cette clé manque"},
		{"nom vide", `"titre":"Essai"`, `"titre":" "`, "modeles[0].titre", "un modèle a un nom"},
		{"nom sur deux lignes", `"titre":"Essai"`, `"titre":"Es\nsai"`, "modeles[0].titre", "tient sur une ligne"},
		{"nom trop long", `"titre":"Essai"`, `"titre":"` + strings.Repeat("é", 101) + `"`, "modeles[0].titre", "101 caractères"},
		{"texte trop long", `"Vu le code ;"`, `"` + strings.Repeat("a", 70_000) + `"`, "modeles[0].titre", "raccourcissez-le"},
		{"blanc sans nom", `{{montant}}`, `{{}}`, "modeles[0].dispositif", "un blanc n'a pas de nom"},
		{"blanc au bord", `{{montant}}`, `{{ montant}}`, "modeles[0].dispositif", "écrivez « {{montant}} »"},
		{"blanc ouvert", `{{montant}}`, `{{montant`, "modeles[0].dispositif", "n'est pas fermé"},
		{"blanc fermé seul", `{{montant}}`, `montant}}`, "modeles[0].dispositif", "n'est pas fermé, ou pas ouvert"},
		{"régime", `"matiere":"7.5"`, `"matiere":"7.5","regime":"autre"`, "modeles[0].regime", "n'est pas admis"},
		{"objet qui n'est pas un texte", `"objet":"Aide à {{association}}"`, `"objet":3`, "modeles[0].objet", "un texte est attendu"},
		{"coupé", `}]}]}]}`, ``, "", "s'arrête avant sa fin"},
		{"pas du JSON", `{"format"`, `{format`, "", "n'est pas un fichier de modèles"},
	} {
		texte := strings.Replace(unModele, cas.avant, cas.apres, 1)
		_, err := dossier.LireModeles([]byte(texte))
		var e *dossier.Erreur
		if !errors.As(err, &e) || e.Chemin != cas.chemin || !strings.Contains(e.Message, cas.mot) {
			t.Errorf("%s : %v", cas.nom, err)
		}
	}
}

func TestCouperBlancs(t *testing.T) {
	for texte, voulu := range map[string][]string{
		"rien":               {"rien"},
		"{{a}}":              {"", "a", ""},
		"x {{a}} y {{b c}}":  {"x ", "a", " y ", "b c", ""},
		"{{a}} {{ b }} {{}}": {"", "a", " {{ b }} {{}}"},
		"{{{a}}}":            {"{", "a", "}"},
		"{{a {{b}}":          {"{{a ", "b", ""},
		"{{a\nb}}":           {"{{a\nb}}"},
		"fin {{":             {"fin {{"},
	} {
		if l := dossier.CouperBlancs(texte); !reflect.DeepEqual(l, voulu) {
			t.Errorf("%q : %q", texte, l)
		}
	}
}

func TestBlancsDuPoint(t *testing.T) {
	p := conseil.Point{Objet: "{{a}}", Expose: []string{"{{b}} et {{a}}"}, Dispositif: []conseil.Disposition{{Texte: "x", Elements: []conseil.Disposition{{Texte: "{{c}}"}}}}}
	if l := dossier.BlancsDuPoint(&p); !reflect.DeepEqual(l, []string{"a", "b", "c"}) {
		t.Errorf("%q", l)
	}
	m := dossier.ModeleDuPoint(&p).Remplir(func(nom string) (string, bool) { return "<" + nom + ">", nom != "b" })
	if m.Objet != "<a>" || m.Expose[0] != "{{b}} et <a>" || m.Dispositif[0].Elements[0].Texte != "<c>" || p.Dispositif[0].Elements[0].Texte != "{{c}}" {
		t.Errorf("%+v, et le point %+v", m, p)
	}
}

// What is typed in a blank is joined as French joins it to the words before.
func TestBlancRaccorde(t *testing.T) {
	for _, cas := range []struct{ texte, valeur, voulu string }{
		{"les statuts de {{x}} ;", "le syndicat des Essais", "les statuts du syndicat des Essais ;"},
		{"de {{x}}", "les Essais", "des Essais"},
		{"adhésion à {{x}}.", "le syndicat", "adhésion au syndicat."},
		{"à {{x}}", "les riverains", "aux riverains"},
		{"de {{x}}", "la communauté", "de la communauté"},
		{"un emploi de {{x}}", "agent technique", "un emploi d'agent technique"},
		{"que {{x}}", "il convient", "qu'il convient"},
		{"Que {{x}} et de {{x}}", "École NOM01", "Qu'École NOM01 et d'École NOM01"},
		{"à {{x}}", "Essai", "à Essai"},
		{"de {{x}}", "onze habitants", "de onze habitants"},
		{"de {{x}}", "haricots", "de haricots"},
		{"de {{x}}", "Le Mans", "de Le Mans"},
		{"de {{x}}", "12", "de 12"},
		{"l'avis du {{x}}", "le 5 avril 2026", "l'avis du 5 avril 2026"},
		{"l'avis du {{x}}", "du 5 avril 2026", "l'avis du 5 avril 2026"},
		{"au titre de la {{x}}", "la DETR", "au titre de la DETR"},
		{"le {{x}}", "la rue", "le la rue"},
		{"la {{x}}", "la", "la la"},
		{"inde {{x}}", "achat", "inde achat"},
		{"l'aide {{x}}", "il", "l'aide il"},
		{"au prix (8 m²). {{x}} propose", "la société", "au prix (8 m²). La société propose"},
		{"M. {{x}}", "de NOM01", "M. de NOM01"},
		{"de {{y}} à {{x}}", "le pont", "de {{y}} au pont"},
	} {
		m := dossier.Modele{Objet: cas.texte}.Remplir(func(nom string) (string, bool) { return cas.valeur, nom == "x" })
		if m.Objet != cas.voulu {
			t.Errorf("%q et %q : %q", cas.texte, cas.valeur, m.Objet)
		}
	}
	m := dossier.Modele{Objet: "{{x}}", Expose: []string{"{{x}} propose", "{{y}} et {{x}}"}}.Remplir(func(nom string) (string, bool) { return "le syndicat", nom == "x" })
	if m.Objet != "le syndicat" || m.Expose[0] != "Le syndicat propose" || m.Expose[1] != "{{y}} et le syndicat" {
		t.Errorf("%+v", m)
	}
}

// Whatever the bytes: no panic, an error in one line, or models that are written and read again as they are.
func FuzzLireModeles(f *testing.F) {
	f.Add([]byte(unModele))
	octets, err := assets.Modeles.ReadFile("modeles/delegation-au-maire.json")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(octets)
	f.Fuzz(func(t *testing.T, octets []byte) {
		l, err := dossier.LireModeles(octets)
		if err != nil {
			if strings.Contains(err.Error(), "\n") {
				t.Errorf("plus d'une ligne : %q", err)
			}
			return
		}
		ecrit, err := dossier.EcrireModeles(l)
		if err != nil {
			t.Fatal(err)
		}
		relus, err := dossier.LireModeles(ecrit)
		if err != nil {
			t.Fatalf("écrit puis refusé : %v\n%s", err, ecrit)
		}
		deuxieme, err := dossier.EcrireModeles(relus)
		if err != nil || string(deuxieme) != string(ecrit) {
			t.Fatalf("%v, pas les mêmes :\n%s\n%s", err, ecrit, deuxieme)
		}
	})
}
