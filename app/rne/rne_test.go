package rne_test

import (
	"os"
	"strings"
	"testing"
	"time"

	"golang.org/x/text/encoding/charmap"

	"delibere/app/conseil"
	"delibere/app/rne"
)

const entete = "Code du département;Libellé du département;Code de la collectivité à statut particulier;Libellé de la collectivité à statut particulier;" +
	"Code de la commune;Libellé de la commune;Nom de l'élu;Prénom de l'élu;Code sexe;Date de naissance;Code de la catégorie socio-professionnelle;" +
	"Libellé de la catégorie socio-professionnelle;Date de début du mandat;Libellé de la fonction;Date de début de la fonction;Code nationalité\n"

const conseilTest = entete +
	"25;Doubs;;;25580;Commune-Test;NOM05;Éloïse;F;03/04/1980;52;x;18/05/2020;;;FR\n" +
	"25;Doubs;;;580;Commune-Test;NOM02;Prenom;M;1970-01-02;52;x;2020-05-18;2ème adjoint au Maire;2020-05-25;FR\n" +
	"25;Doubs;;;25580;Commune-Test;NOM01;Prenom;F;1960-01-02;52;x;2020-05-18;Maire;2020-05-25;FR\n" +
	"25;Doubs;;;25580;Commune-Test;NOM03;Prenom;M;1961-01-02;52;x;2020-05-18;1er adjoint au Maire;2020-05-25;FR\n" +
	"25;Doubs;;;25580;Commune-Test;NOM02;Prenom;M;02/01/1970;52;x;2020-05-18;Conseiller communautaire;2020-05-25;FR\n" +
	"25;Doubs;;;25580;Commune-Test;NOM02;Prenom;M;1999-09-09;52;x;2020-05-18;;;FR\n" +
	"25;Doubs;;;25001;Autre-Commune;NOM09;Prenom;M;1999-09-09;52;x;2020-05-18;Maire;;FR\n"

// Both forms of dates, both lengths of codes, one person on two lines, namesakes apart.
func TestLire(t *testing.T) {
	tableau, err := rne.Lire(strings.NewReader(conseilTest), rne.Options{CodeInsee: "25580"})
	if err != nil {
		t.Fatal(err)
	}
	attendu := []conseil.Elu{
		{ID: "nom01-prenom", Civilite: conseil.Madame, Prenom: "Prenom", Nom: "NOM01", Fonction: "Maire", Rang: 1},
		{ID: "nom03-prenom", Civilite: conseil.Monsieur, Prenom: "Prenom", Nom: "NOM03", Fonction: "1er adjoint", Rang: 2},
		{ID: "nom02-prenom", Civilite: conseil.Monsieur, Prenom: "Prenom", Nom: "NOM02", Fonction: "2ème adjoint", Rang: 3},
		{ID: "nom05-eloise", Civilite: conseil.Madame, Prenom: "Éloïse", Nom: "NOM05", Rang: 4},
		{ID: "nom02-prenom-2", Civilite: conseil.Monsieur, Prenom: "Prenom", Nom: "NOM02", Rang: 5},
	}
	if tableau.Commune != "Commune-Test" || tableau.CodeInsee != "25580" || len(tableau.Elus) != len(attendu) {
		t.Fatalf("%+v", tableau)
	}
	for i, e := range tableau.Elus {
		attendu[i].Debut = conseil.NewDate(2020, time.May, 18)
		if e != attendu[i] {
			t.Errorf("%+v\n%+v", e, attendu[i])
		}
	}
	avec, err := rne.Lire(strings.NewReader(conseilTest), rne.Options{CodeInsee: "25580", Naissance: true})
	if err != nil || avec.Elus[3].Naissance != conseil.NewDate(1980, time.April, 3) {
		t.Errorf("%v %+v", err, avec.Elus[3])
	}
}

// The file as it may come: another encoding, another separator, an older heading, the codes of overseas.
func TestFormes(t *testing.T) {
	latin, err := charmap.Windows1252.NewEncoder().String(conseilTest)
	if err != nil {
		t.Fatal(err)
	}
	for nom, texte := range map[string]string{
		"Windows-1252": latin, "marque d'ordre": "\ufeff" + conseilTest, "virgules": strings.ReplaceAll(conseilTest, ";", ","), "tabulations": strings.ReplaceAll(conseilTest, ";", "\t"),
		"Windows": strings.ReplaceAll(conseilTest, "\n", "\r\n"), "ancien": strings.Replace(conseilTest, "Libellé de la catégorie socio-professionnelle", "Libellé de la profession", 1),
		"accents séparés": strings.ReplaceAll(conseilTest, "é", "e\u0301"),
	} {
		tableau, err := rne.Lire(strings.NewReader(texte), rne.Options{CodeInsee: "25580"})
		if err != nil || len(tableau.Elus) != 5 || tableau.Elus[3].Prenom != "Éloïse" {
			t.Errorf("%s : %v %+v", nom, err, tableau)
		}
	}
	for code, ligne := range map[string]string{"97105": "971;x;;;105;x;NOM;P;M;;;;;;;", "01004": "1;x;;;4;x;NOM;P;M;;;;;;;", "2A004": "2A;x;;;004;x;NOM;P;M;;;;;;;"} {
		if tableau, err := rne.Lire(strings.NewReader(entete+ligne), rne.Options{}); err != nil || tableau.CodeInsee != code {
			t.Errorf("%s : %v %+v", code, err, tableau)
		}
	}
}

func TestRefus(t *testing.T) {
	for mot, cas := range map[string]struct {
		texte string
		o     rne.Options
	}{
		"est vide":                 {"", rne.Options{}},
		"n'est pas un texte":       {"PK\x03\x04\x00\x00", rne.Options{}},
		"il lui manque la colonne": {"a;b;c\n1;2;3\n", rne.Options{}},
		"plusieurs communes":       {conseilTest, rne.Options{}},
		"aucun conseiller":         {conseilTest, rne.Options{CodeInsee: "75056"}},
		"ligne 2":                  {entete + "25;x;;;580;x;NOM;P;M;31 mai;;;;;;", rne.Options{}},
		"n'a pas de nom":           {entete + "25;x;;;580;x;;P;M;;;;;;;", rne.Options{}},
	} {
		if _, err := rne.Lire(strings.NewReader(cas.texte), cas.o); err == nil || !strings.Contains(err.Error(), mot) {
			t.Errorf("%s : %v", mot, err)
		}
	}
}

// The heading that data.gouv.fr publishes is the one of the tests.
func TestEnteteReel(t *testing.T) {
	reel, err := os.ReadFile("../../../shared/formats/rne/rne-conseillers-municipaux-entete.csv")
	if err != nil {
		t.Skip("l'en-tête réel n'est pas à côté du projet :", err)
	}
	if strings.TrimSpace(string(reel)) != strings.TrimSpace(entete) {
		t.Errorf("\n%s\n%s", reel, entete)
	}
}

// Whatever is read is a tableau with names all different, or a refusal.
func FuzzLire(f *testing.F) {
	f.Add(conseilTest)
	f.Add(entete + "2A;x;;;4;x;\"NOM;P;F;1/1/1900;;;;;;")
	f.Fuzz(func(t *testing.T, texte string) {
		tableau, err := rne.Lire(strings.NewReader(texte), rne.Options{})
		if err != nil {
			return
		}
		vus := map[conseil.EluID]bool{}
		for _, e := range tableau.Elus {
			if vus[e.ID] || e.ID == "" || e.Nom == "" {
				t.Fatalf("%+v", tableau.Elus)
			}
			vus[e.ID] = true
		}
	})
}
