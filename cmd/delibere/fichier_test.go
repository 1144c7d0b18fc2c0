package main

import (
	"path/filepath"
	"strings"
	"testing"
)

// What a double click hands over opens the window; what a person types as a command does not.
func TestVeutLaFenetre(t *testing.T) {
	dossierVide(t)
	ecrire(t, "controler", "un fichier qui a le nom d'une commande")
	ecrire(t, "sansextension", "{}")
	for appel, veut := range map[string]bool{
		"":                                   true,
		"--base r.delibere":                  true,
		"--base=r.delibere":                  true,
		"ex.json":                            true,
		"sansextension":                      true,
		"absent.seance":                      true,
		"--base r.delibere ex.json":          true,
		"ex.json --base r.delibere":          true,
		"controler ex.json":                  false,
		"--base r.delibere verifier":         false,
		"controler":                          false,
		"inconnue":                           false,
		"--version":                          false,
		"importer ex.json --base r.delibere": false,
	} {
		if veutLaFenetre(strings.Fields(appel)) != veut {
			t.Errorf("delibere %s : fenêtre %v", appel, !veut)
		}
	}
}

// A register that is opened is the base; any other file is taken in by the base of the person.
func TestSurFichier(t *testing.T) {
	dossierVide(t)
	if statut, _, erreurs := lancer(t, "importer", "ex.json", "--base", "r.delibere"); statut != 0 {
		t.Fatal(erreurs)
	}
	ecrire(t, "court.seance", "{")
	ici, err := filepath.Abs(".")
	if err != nil {
		t.Fatal(err)
	}
	for appel, attendu := range map[string][2]string{
		"":                          {"", ""},
		"r.delibere":                {filepath.Join(ici, "r.delibere"), ""},
		"ex.json":                   {"", filepath.Join(ici, "ex.json")},
		"court.seance":              {"", filepath.Join(ici, "court.seance")},
		"ex.json --base r.delibere": {"r.delibere", filepath.Join(ici, "ex.json")},
	} {
		o, err := lireOptions(strings.Fields(appel), nil)
		if err != nil {
			t.Fatal(err)
		}
		o, aPrendre, err := surFichier(o)
		if err != nil || o.valeurs["--base"] != attendu[0] || aPrendre != attendu[1] {
			t.Errorf("delibere %s : base %q, fichier %q, %v", appel, o.valeurs["--base"], aPrendre, err)
		}
	}
}

// A wrong call of the window is told in the box too: who clicked has no terminal.
func TestRefusDeLaFenetre(t *testing.T) {
	dossierVide(t)
	t.Setenv("DISPLAY", "")
	t.Setenv("WAYLAND_DISPLAY", "")
	if statut, _, erreurs := lancer(t, "importer", "ex.json", "--base", "r.delibere"); statut != 0 {
		t.Fatal(erreurs)
	}
	defer func(avant func(string)) { enBoite = avant }(enBoite)
	for appel, dit := range map[string]string{
		"absent.seance":           "le fichier « absent.seance » n'existe pas",
		"r.delibere --base autre": "gardez-en une",
		"ex.json r.delibere":      "attend un fichier, elle en a reçu 2",
		"ex.json":                 "aucun écran n'est disponible pour ouvrir « ex.json »",
	} {
		boite := ""
		enBoite = func(s string) { boite = s }
		statut, out, erreurs := lancer(t, strings.Fields(appel)...)
		if statut != statutFaux || out != "" || !strings.Contains(erreurs, dit) || !strings.HasSuffix(boite, ".") || !strings.Contains(strings.ToLower(boite), strings.ToLower(dit)) {
			t.Errorf("delibere %s : statut %d, %q, boîte %q", appel, statut, erreurs, boite)
		}
	}
}
