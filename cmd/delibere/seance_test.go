package main

import (
	"os"
	"strings"
	"testing"

	"delibere/assets"
)

// Two séances of one day are told apart by their hour or by their commune.
func TestDeuxSeancesLeMemeJour(t *testing.T) {
	avec := baseDuRegistre(t)
	ecrire(t, "soir.json", strings.NewReplacer(`"heure": "19:30"`, `"heure": "21:00"`, `"2023-32"`, `"2023-80"`).Replace(string(assets.Exemple)))
	ecrire(t, "autre.json", strings.NewReplacer(`"nom": "Valentigney"`, `"nom": "Essai-la-Ville"`, `"code_insee": "25580"`, `"code_insee": "99001"`).Replace(string(assets.Exemple)))
	avec(0, "importer", "soir.json")
	avec(0, "importer", "autre.json")
	for _, commande := range []string{"numeroter", "sceller", "exporter -o s.json"} {
		args := append(strings.Fields(commande), "--seance", "2023-04-05")
		for _, cas := range []struct{ choix, mot string }{
			{"", "3 séances le 5 avril 2023 (Valentigney à 21:00, Essai-la-Ville à 19:30 et Valentigney à 19:30) ; choisissez-en"}, {"--heure 19:30", "--commune NOM"},
			{"--commune Valentigney", "dont 2 comme"}, {"--heure 20:00", "dont 0"}, {"--heure 8h", "n'est pas une heure"},
		} {
			if out := avec(2, append(args, strings.Fields(cas.choix)...)...); !strings.Contains(out, cas.mot) {
				t.Errorf("%s %s : %s", commande, cas.choix, out)
			}
		}
	}
	avec(0, "exporter", "--seance", "2023-04-05", "--heure", "21:00", "-o", "s.json")
	if octets, err := os.ReadFile("s.json"); err != nil || !strings.Contains(string(octets), "2023-80") {
		t.Error(err)
	}
	if out := avec(0, "sceller", "--seance", "2023-04-05", "--commune", "essai-la-ville"); !strings.Contains(out, "scellée : 2023-32") {
		t.Error(out)
	}
}

// What anyone reads hides the marked passages; every other print has them whole, and none shows a mark.
func TestMarquesDansChaqueDocument(t *testing.T) {
	dossierVide(t)
	marque := strings.Replace(string(assets.Exemple), `"objet": "`, `"objet": "⟦SECRET01⟧ `, 45)
	ecrire(t, "m.json", marque)
	montre := map[string]bool{"tables": true, "liste": false, "certificat-affichage -d 2023-32": false, "pv": true, "registre": true, "note": true,
		"convocation": true, "feuillet": true, "bordereau -d 2023-32": true}
	for document, secret := range montre {
		_, out, erreurs := lancer(t, append([]string{"document", "m.json", "--texte", "-t"}, strings.Fields(document)...)...)
		if out == "" || strings.ContainsAny(out, "⟦⟧") || strings.Contains(strings.ToUpper(out), "SECRET01") != secret {
			t.Errorf("%s : %s%s", document, erreurs, out)
		}
	}
	ecrire(t, "annexe.json", strings.Replace(marque, `"deliberation": "2023-32",`, `"deliberation": "2023-32", "annexes": [{"titre": "Liste ⟦SECRET01⟧"}],`, 1))
	lancer(t, "document", "ex.json", "-t", "liste", "-o", "a.pdf")
	if _, out, erreurs := lancer(t, "extrait", "annexe.json", "-d", "2023-32", "--texte", "--annexe", "a.pdf"); !strings.Contains(out, "Liste SECRET01") || strings.ContainsAny(out, "⟦⟧") {
		t.Errorf("%s%s", out, erreurs)
	}
	avec := surBase(t)
	avec(0, "importer", "m.json")
	avec(0, "exporter", "--tout", "-o", "tout")
	if octets, err := os.ReadFile("tout/deliberations.csv"); err != nil || !strings.Contains(string(octets), "SECRET01") || strings.ContainsAny(string(octets), "⟦⟧") {
		t.Errorf("%v %.300s", err, octets)
	}
	ecrire(t, "seul.json", strings.Replace(string(assets.Exemple), `"objet": "`, `"objet": "⟦SECRET01 `, 1))
	if statut, _, erreurs := lancer(t, "document", "seul.json", "-t", "tables", "--texte"); statut != 2 || !strings.Contains(erreurs, "seul.json : une marque") {
		t.Errorf("%d %s", statut, erreurs)
	}
}

// An act that was not voted is not sent, and a classification is an XML.
func TestActesNonVotee(t *testing.T) {
	dossierVide(t)
	ecrire(t, "projet.json", strings.Replace(string(assets.Exemple), `"numero": 31,`, `"numero": 31, "deliberation": "2023-31", "matiere": "8.2",`, 1))
	ecrire(t, "c.json", `{}`)
	for _, cas := range []struct{ args, mot string }{
		{"actes projet.json -d 2023-31 -o envois", "le point 31 n'est pas voté ; notez son vote"},
		{"actes ex.json -d 2023-32 -o envois --classification c.json", "« c.json » : ce fichier n'est pas un XML de la préfecture"},
	} {
		if statut, out, erreurs := lancer(t, strings.Fields(cas.args)...); statut != 2 || out != "" || !strings.Contains(erreurs, cas.mot) {
			t.Errorf("%s : %d %s%s", cas.args, statut, out, erreurs)
		}
	}
	if _, err := os.Stat("envois"); err == nil {
		t.Error("un dossier est fait")
	}
}
