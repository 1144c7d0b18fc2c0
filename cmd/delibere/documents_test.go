package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// The settings of the commune change what is printed; a wrong one is refused with its file.
func TestModele(t *testing.T) {
	dossierVide(t)
	ecrire(t, "m.json", `{"presences":"texte","comptes":"votants"}`)
	ecrire(t, "faux.json", `{"recours":"au tribunal"}`)
	_, out, _ := lancer(t, "extrait", "ex.json", "-d", "2023-32", "--texte", "--modele", "m.json")
	if !strings.Contains(out, "pouvoirs : 4 ; votants : 31.") {
		t.Errorf("%s", out)
	}
	for _, commande := range []string{"extrait ex.json -d 2023-32", "document ex.json -t pv"} {
		for modele, mot := range map[string]string{"faux.json": "« faux.json » : le modèle, à la clé « recours »", "absent.json": "n'existe pas"} {
			args := append(strings.Fields(commande), "--texte", "--modele", modele)
			if statut, _, erreurs := lancer(t, args...); statut != 2 || !strings.Contains(erreurs, mot) {
				t.Errorf("%v : %d %s", args, statut, erreurs)
			}
		}
	}
}

// Each membre en exercice has his convocation.
func TestConvoquerTous(t *testing.T) {
	dossierVide(t)
	if statut, _, erreurs := lancer(t, "document", "ex.json", "-t", "convocation", "--pour", "tous", "-o", "c", "--texte"); statut != 0 {
		t.Fatal(erreurs)
	}
	fichiers, _ := filepath.Glob("c/convocation-*.txt")
	if len(fichiers) != 33 {
		t.Errorf("%d convocations, 33 attendues", len(fichiers))
	}
	if texte, err := os.ReadFile("c/convocation-02-LISE-VURPILLOT.txt"); err != nil || !strings.Contains(string(texte), "Vous êtes priée") {
		t.Errorf("%v %s", err, texte)
	}
	if statut, _, _ := lancer(t, "document", "ex.json", "-t", "convocation", "--pour", "tous", "--texte"); statut != 2 {
		t.Error("sans dossier")
	}
}

// The annexes stand behind the extrait, which names them with their pages; what is no annexe is refused.
func TestExtraitAvecAnnexes(t *testing.T) {
	dossierVide(t)
	lancer(t, "document", "ex.json", "-t", "pv", "-o", "rapport.pdf")
	ecrire(t, "faux.pdf", "pas un PDF")
	if statut, _, erreurs := lancer(t, "extrait", "ex.json", "-d", "2023-32", "-o", "e.pdf", "--annexe", "rapport.pdf", "--annexe=rapport.pdf"); statut != 0 {
		t.Fatalf("statut %d, %s", statut, erreurs)
	}
	joint, err := os.ReadFile("e.pdf")
	if err != nil || bytes.Count(joint, []byte("startxref")) != 2 {
		t.Errorf("les annexes ne sont pas à la suite : %v", err)
	}
	_, out, _ := lancer(t, "extrait", "ex.json", "-d", "2023-32", "--texte", "--annexe", "rapport.pdf", "--annexe", "rapport.pdf")
	if !strings.Contains(out, "Annexe 2 : rapport (") || !strings.Contains(out, " pages)") {
		t.Errorf("%s", out)
	}
	for _, cas := range []struct{ args, mot string }{
		{"--annexe absent.pdf", "n'existe pas"}, {"--annexe .", "est un dossier"}, {"--annexe faux.pdf", "« faux.pdf » : ce fichier n'est pas un PDF"}, {"--annexe", "attend une valeur"},
	} {
		args := append([]string{"extrait", "ex.json", "-d", "2023-32", "-o", "x.pdf"}, strings.Fields(cas.args)...)
		if statut, _, erreurs := lancer(t, args...); statut != 2 || !strings.Contains(erreurs, cas.mot) {
			t.Errorf("%s : %d %s", cas.args, statut, erreurs)
		}
	}
	if statut, _, erreurs := lancer(t, "extrait", "ex.json", "-d", "toutes", "-o", "tous", "--annexe", "rapport.pdf"); statut != 2 || !strings.Contains(erreurs, "-d toutes") {
		t.Errorf("%d %s", statut, erreurs)
	}
}
