package main

import (
	"strings"
	"testing"
)

// What a command line gives in vain is refused: status 2, nothing done.
func TestOptionsFausses(t *testing.T) {
	dossierVide(t)
	ecrire(t, "a.pdf", "")
	for _, cas := range []struct {
		args []string
		mot  string
	}{
		{[]string{"extrait", "ex.json", "-d", "", "--texte"}, "« -d » attend une valeur"},
		{[]string{"extrait", "ex.json", "-d=", "--texte"}, "« -d » attend une valeur"},
		{[]string{"verifier", "--tete", ""}, "« --tete » attend une valeur"},
		{[]string{"importer", "ex.json", "--base", " "}, "« --base » attend une valeur"},
		{[]string{"--base", "", "verifier"}, "« --base » attend une valeur"},
		{[]string{"extrait", "ex.json", "-d", "2023-32", "-d", "2023-32", "--texte"}, "« -d » est donnée deux fois"},
		{[]string{"--base", "a", "verifier", "--base", "b"}, "« --base » est donnée deux fois"},
		{[]string{"verifier", "--tete", "zz"}, "« zz » n'est pas une empreinte"},
		{[]string{"verifier", "--tete", "1234567"}, "n'est pas une empreinte"},
		{[]string{"verifier", "--tete", strings.Repeat("0", 65)}, "n'est pas une empreinte"},
		{[]string{"verifier", "--tete", "12345678", "--refaire-recherche"}, "« --tete » n'a pas d'effet"},
		{[]string{"controler", "ex.json", "--json=oui"}, "« --json » ne prend pas de valeur"},
		{[]string{"controler", "ex.json", "--json", "--pourquoi"}, "« --pourquoi » n'a pas d'effet"},
		{[]string{"exporter", "--seance", "2023-04-05", "--tout", "-o", "d"}, "« --seance » n'a pas d'effet"},
		{[]string{"exporter", "x", "--tout", "-o", "d"}, "« x » est de trop"},
		{[]string{"document", "ex.json", "-t", "pv", "--texte", "--pour", "rabel-omar"}, "« --pour » n'a pas d'effet avec « -t pv »"},
		{[]string{"document", "ex.json", "-t", "pv", "--texte", "-d", "2023-32"}, "« -d » n'a pas d'effet"},
		{[]string{"document", "ex.json", "-t", "pv", "--texte", "--feuillet", "3"}, "« --feuillet » n'a pas d'effet"},
		{[]string{"extrait", "ex.json", "-d", "toutes", "-o", "d", "--tampon"}, "« --tampon » n'a pas d'effet"},
		{[]string{"essai", "x", "-o", "d"}, "« x » est de trop"},
	} {
		statut, out, erreurs := lancer(t, cas.args...)
		if statut != 2 || out != "" || !strings.Contains(erreurs, cas.mot) {
			t.Errorf("%q : %d %s%s", cas.args, statut, out, erreurs)
		}
	}
	if fichiers := contenuDuDossier(t); len(fichiers) != 2 {
		t.Errorf("quelque chose a été écrit : %d fichiers", len(fichiers))
	}
}
