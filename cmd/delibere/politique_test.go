package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// avecPolitique fixes the policy of the PC for a test.
func avecPolitique(t *testing.T, texte string) {
	t.Helper()
	chemin := filepath.Join(t.TempDir(), "politique.json")
	if err := os.WriteFile(chemin, []byte(texte), 0o600); err != nil {
		t.Fatal(err)
	}
	t.Setenv("DELIBERE_POLITIQUE", chemin)
	t.Cleanup(func() { laPolitique = politique{} })
}

func TestPolitiqueRefusee(t *testing.T) {
	for _, c := range []struct{ texte, ligne, mots string }{
		{"{\n  \"interdire_depot\": true,\n  \"imprimante\": \"HP\"\n}", "ligne 3", "la clé « imprimante » n'existe pas ; les clés sont « dossier_donnees », « interdire_depot »"},
		{"{\n\"interdire_depot\": true,\n\"interdire_depot\": true}", "ligne 3", "donnée deux fois"},
		{"{\n\"interdire_depot\": \"oui\"}", "ligne 2", "true ou false"},
		{"{\n\n\"dossier_donnees\": 3}", "ligne 3", "un texte entre guillemets"},
		{"{\"dossier_donnees\": \"  \"}", "ligne 1", "qui n'est pas vide"},
		{"{\"dossier_donnees\": \"ici/là\"}", "ligne 1", "le chemin entier d'un dossier"},
		{"{\"plateforme_adresse\": \"http://s2low.example\"}", "ligne 1", "https://"},
		{"{\n\"interdire_depot\": true,\n}", "ligne 3", "bien formé"},
		{"{\"interdire_depot\": true", "ligne 1", "bien formé"},
		{"[]", "ligne 1", "bien formé"},
		{"", "ligne 1", "bien formé"},
		{"{\"dossier_donnees\": \"/\xff\"}", "ligne 1", "UTF-8"},
		{"{}\n{}", "ligne 2", "ôtez-le"},
	} {
		dossierVide(t)
		avecPolitique(t, c.texte)
		for _, args := range [][]string{{"controler", "ex.json"}, {"importer", "ex.json", "--base", "r.delibere"}, nil} {
			statut, out, erreurs := lancer(t, args...)
			if statut != 2 || out != "" || !strings.Contains(erreurs, c.ligne+" : ") || !strings.Contains(erreurs, c.mots) || !strings.Contains(erreurs, "service informatique") || strings.Count(erreurs, "\n") != 1 {
				t.Errorf("%q %v : %d %s%s", c.texte, args, statut, out, erreurs)
			}
		}
		if _, err := os.Stat("r.delibere"); err == nil {
			t.Errorf("%q : une base est là", c.texte)
		}
		if statut, _, _ := lancer(t, "version"); statut != 0 {
			t.Error("la version se demande toujours")
		}
	}
	t.Setenv("DELIBERE_POLITIQUE", filepath.Join(t.TempDir(), "absente.json"))
	if statut, _, erreurs := lancer(t, "controler", "ex.json"); statut != 2 || !strings.Contains(erreurs, "n'existe pas") {
		t.Errorf("une politique nommée qui n'est pas là : %d %s", statut, erreurs)
	}
}

func TestPolitiqueAppliquee(t *testing.T) {
	dossierVide(t)
	maison := t.TempDir()
	t.Setenv("HOME", maison)
	t.Setenv("USERPROFILE", maison)
	avecPolitique(t, "\ufeff"+`{"dossier_donnees": "{dossier_personnel}/Mairie", "interdire_depot": true}`)
	if statut, out, erreurs := lancer(t, "importer", "ex.json"); statut != 0 || !strings.Contains(out, filepath.Join(maison, "Mairie", "registre.delibere")) {
		t.Fatalf("%d %s%s", statut, out, erreurs)
	}
	if statut, _, erreurs := lancer(t, "compte", "--plateforme", "s2low", "--adresse", "https://s2low.example", "--identifiant", "NOM01"); statut != 2 || !strings.Contains(erreurs, "ne permet pas le dépôt") {
		t.Errorf("%d %s", statut, erreurs)
	}
	avecPolitique(t, `{"plateforme_adresse": "https://s2low.example/", "second_dossier_sauvegardes": "/partage/mairie"}`)
	if statut, _, erreurs := lancer(t, "importer", "ex.json", "--base", "r.delibere"); statut != 0 {
		t.Fatal(erreurs)
	}
	if statut, _, erreurs := lancer(t, "compte", "--plateforme", "s2low", "--adresse", "https://autre.example", "--identifiant", "NOM01", "--base", "r.delibere"); statut != 2 || !strings.Contains(erreurs, "fixée par le service informatique : https://s2low.example/") {
		t.Errorf("%d %s", statut, erreurs)
	}
	if err := laPolitique.permet("https://s2low.example"); err != nil {
		t.Error(err)
	}
	b, s, err := ouvrirBase(options{valeurs: map[string]string{"--base": "r.delibere"}})
	if err != nil {
		t.Fatal(err)
	}
	defer b.Close()
	if l, err := nouvelleSurete(b, s).dossiers(); err != nil || len(l) != 2 || l[1] != "/partage/mairie" {
		t.Errorf("%v %v", l, err)
	}
}
