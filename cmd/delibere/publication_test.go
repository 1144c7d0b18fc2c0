package main

import (
	"encoding/json"
	"os"
	"os/exec"
	"strings"
	"testing"

	"delibere/assets"
)

// What is marked as personal data stands in the register's extrait, without its marks, and in no byte of
// what the website gets: neither the page, nor the record that the PDF carries, nor the notice.
func TestPublier(t *testing.T) {
	dossierVide(t)
	texte := strings.Replace(string(assets.Exemple), "Pour mémoire, la CTG", "L'agent ⟦NOM01, 3 rue Secrète⟧ ; pour mémoire, la CTG", 1)
	ecrire(t, "m.json", texte)
	faire := func(args ...string) {
		t.Helper()
		if statut, out, erreurs := lancer(t, args...); statut != 0 {
			t.Fatalf("%v : %d %s%s", args, statut, out, erreurs)
		}
	}
	faire("extrait", "m.json", "-d", "2023-32", "-o", "registre.pdf")
	faire("publier", "m.json", "-d", "2023-32", "-o", "site", "--jour", "2023-04-14")
	lire := func(pdf string) string {
		t.Helper()
		texte, err := exec.Command("pdftotext", pdf, "-").Output()
		if err != nil {
			t.Fatal(err)
		}
		joint, err := exec.Command("pdfdetach", "-save", "1", "-o", pdf+".json", pdf).CombinedOutput()
		if err != nil {
			t.Fatalf("%v %s", err, joint)
		}
		record, err := os.ReadFile(pdf + ".json")
		if err != nil {
			t.Fatal(err)
		}
		return string(texte) + string(record)
	}
	if s := lire("registre.pdf"); strings.Count(s, "rue Secrète") != 2 || strings.ContainsAny(s, "⟦⟧") {
		t.Errorf("registre : %s", s)
	}
	s := lire("site/2023_32.pdf")
	if strings.Contains(s, "NOM01") || strings.Contains(s, "Secrète") || strings.Count(s, "[passage occulté]") != 2 || !strings.Contains(s, "14 avril 2023") {
		t.Errorf("site : %s", s)
	}
	notice, err := os.ReadFile("site/2023_32.json")
	if err != nil {
		t.Fatal(err)
	}
	var n struct {
		Auteur struct{ Prenom, Nom, Qualite string }
		Debut  string `json:"mise_en_ligne"`
		Fin    string `json:"en_ligne_jusqu_au"`
	}
	if err := json.Unmarshal(notice, &n); err != nil || n.Auteur.Nom != "GAUTIER" || n.Auteur.Qualite != "Maire" || n.Debut != "2023-04-14" || n.Fin != "2023-06-14" {
		t.Errorf("%v %s", err, notice)
	}
	if statut, _, erreurs := lancer(t, "publier", "m.json", "-d", "2023-32", "-o", "site", "--jour", "2023-04-04"); statut != 2 || !strings.Contains(erreurs, "ne peut pas précéder") {
		t.Errorf("%d %s", statut, erreurs)
	}
}

// The transmitted copy bears the stamp: the dates that are known, a blank for the others, the identifier.
func TestTampon(t *testing.T) {
	dossierVide(t)
	_, out, _ := lancer(t, "extrait", "ex.json", "-d", "2023-32", "--texte", "--tampon")
	for _, ligne := range []string{"Envoyé en préfecture le ......", "Reçu en préfecture le ......", "Publié le 14/04/2023", "ID : 025-212505804-20230405-2023_32-DE"} {
		if !strings.Contains(out, ligne) {
			t.Errorf("« %s » n'est pas sur la copie :\n%s", ligne, out)
		}
	}
}
