package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"reflect"
	"runtime/debug"
	"strings"
	"testing"

	"delibere/assets"
)

// lancer runs a command line as main does, in an empty folder with the example beside it.
func lancer(t *testing.T, args ...string) (statut int, out, erreurs string) {
	t.Helper()
	var o, e bytes.Buffer
	statut = run(args, &o, &e)
	return statut, o.String(), e.String()
}

// dossierVide moves the test to an empty folder that holds the example as ex.json.
func dossierVide(t *testing.T) {
	t.Helper()
	t.Chdir(t.TempDir())
	ecrire(t, "ex.json", string(assets.Exemple))
}

func ecrire(t *testing.T, nom, texte string) {
	t.Helper()
	if err := os.WriteFile(nom, []byte(texte), 0o600); err != nil {
		t.Fatal(err)
	}
}

func TestControlerJSON(t *testing.T) {
	dossierVide(t)
	statut, out, erreurs := lancer(t, "controler", "ex.json", "--json")
	if statut != 0 || erreurs != "" {
		t.Fatalf("statut %d, %s", statut, erreurs)
	}
	var j struct {
		Valide      bool
		Groupes     []map[string]any
		Points      []map[string]any
		Convocation map[string]any
		Anomalies   []map[string]any
	}
	dec := json.NewDecoder(strings.NewReader(out))
	if err := dec.Decode(&j); err != nil || dec.More() {
		t.Fatalf("un seul objet attendu : %v", err)
	}
	attendus := []map[string]any{
		{"points": "1 à 40 et 43 à 45", "en_exercice": 33.0, "presents": 27.0, "representes": 4.0, "excuses": 0.0, "absents": 2.0, "retires": 0.0, "quorum": 17.0, "quorum_atteint": true, "votants": 31.0},
		{"points": "41 à 42", "en_exercice": 33.0, "presents": 26.0, "representes": 3.0, "excuses": 1.0, "absents": 2.0, "retires": 1.0, "quorum": 17.0, "quorum_atteint": true, "votants": 29.0},
	}
	if !j.Valide || !reflect.DeepEqual(j.Groupes, attendus) {
		t.Errorf("valide %v, groupes %v", j.Valide, j.Groupes)
	}
	vote := map[string]any{"numero": 32.0, "presents": 27.0, "quorum": 17.0, "quorum_atteint": true, "votants": 31.0, "exprimes": 31.0, "majorite": 16.0,
		"resultat": "adoptee", "unanimite": true, "voix_preponderante": false, "formule": "à l'unanimité des voix présentes et représentées"}
	if len(j.Points) != 45 || !reflect.DeepEqual(j.Points[31], vote) {
		t.Errorf("point 32 : %v", j.Points[31])
	}
	if !reflect.DeepEqual(j.Points[0], map[string]any{"numero": 1.0, "presents": 27.0, "quorum": 17.0, "quorum_atteint": true, "votants": 31.0}) {
		t.Errorf("point 1 : %v", j.Points[0])
	}
	if !reflect.DeepEqual(j.Convocation, map[string]any{"jours_francs": 5.0, "minimum": 5.0, "reguliere": true}) {
		t.Errorf("convocation : %v", j.Convocation)
	}
	if len(j.Anomalies) != 1 || j.Anomalies[0]["code"] != "POUVOIR_MANDATAIRE_ABSENT" || j.Anomalies[0]["gravite"] != "avertissement" || j.Anomalies[0]["point"] != 41.0 {
		t.Errorf("anomalies : %v", j.Anomalies)
	}
}

func TestControlerEnFrancais(t *testing.T) {
	dossierVide(t)
	_, out, _ := lancer(t, "controler", "ex.json", "--pourquoi")
	for _, mots := range []string{"27 présents + 4 pouvoirs = 31 votants", "Points 1 à 40 et 43 à 45", "quorum 17 : atteint", "33 ÷ 2 = 16,5, plus de la moitié : 17", "M. Denis NEDEZ", "CGCT L2121-17"} {
		if !strings.Contains(out, mots) {
			t.Errorf("« %s » manque dans :\n%s", mots, out)
		}
	}
}

func TestSeanceBloquante(t *testing.T) {
	dossierVide(t)
	ecrire(t, "bloque.json", strings.Replace(string(assets.Exemple), `"rabel-omar": "present"`, `"rabel-omar": "absent"`, 1))
	if statut, _, _ := lancer(t, "controler", "bloque.json", "--json"); statut != 1 {
		t.Errorf("controler : statut %d", statut)
	}
	statut, out, erreurs := lancer(t, "extrait", "bloque.json", "-d", "2023-32", "-o", "e.pdf")
	if statut != 1 || out != "" || strings.Count(erreurs, "\n") != 1 || !strings.Contains(erreurs, "26 présents + 4 pouvoirs = 30 votants") {
		t.Errorf("extrait : statut %d, %q, %q", statut, out, erreurs)
	}
	if _, err := os.Stat("e.pdf"); err == nil {
		t.Error("un extrait refusé est écrit")
	}
}

func TestExtrait(t *testing.T) {
	dossierVide(t)
	if statut, out, erreurs := lancer(t, "extrait", "-d", "2023-32", "ex.json", "-o=e.pdf"); statut != 0 || !strings.Contains(out, "e.pdf") {
		t.Fatalf("statut %d, %s", statut, erreurs)
	}
	premier, err := os.ReadFile("e.pdf")
	if err != nil || !bytes.HasPrefix(premier, []byte("%PDF-")) {
		t.Fatal(err)
	}
	if statut, _, erreurs := lancer(t, "extrait", "ex.json", "-d", "2023-32", "-o", "e.pdf"); statut != 2 || !strings.Contains(erreurs, "--ecraser") {
		t.Errorf("écrasé sans le demander : statut %d, %s", statut, erreurs)
	}
	if statut, _, _ := lancer(t, "extrait", "ex.json", "-d", "2023-32", "-o", "e.pdf", "--ecraser"); statut != 0 {
		t.Error("--ecraser refusé")
	}
	if second, _ := os.ReadFile("e.pdf"); !bytes.Equal(premier, second) {
		t.Error("le même extrait a changé d'octets")
	}
	if _, out, _ := lancer(t, "extrait", "ex.json", "-d", "2023-32", "--texte"); !strings.Contains(out, "POINTS 1 à 40 et 43 à 45") || !strings.Contains(out, "AUTORISE Monsieur le Maire") {
		t.Errorf("--texte : %s", out)
	}
	if statut, _, _ := lancer(t, "extrait", "ex.json", "-d", "toutes", "-o", "tous"); statut != 0 {
		t.Error("-d toutes refusé")
	}
	if _, err := os.Stat(filepath.Join("tous", "extrait-2023-32.pdf")); err != nil {
		t.Error(err)
	}
}

func TestImporterPuisExporter(t *testing.T) {
	dossierVide(t)
	if statut, _, erreurs := lancer(t, "importer", "ex.json", "--base", "b/registre.delibere"); statut != 0 {
		t.Fatalf("statut %d, %s", statut, erreurs)
	}
	if statut, _, erreurs := lancer(t, "--base", "b/registre.delibere", "importer", "ex.json"); statut != 2 || !strings.Contains(erreurs, "déjà enregistrée") {
		t.Errorf("importée deux fois : statut %d, %s", statut, erreurs)
	}
	if statut, _, erreurs := lancer(t, "exporter", "--base", "b/registre.delibere", "--seance", "2023-04-05", "-o", "sorti.json"); statut != 0 {
		t.Fatalf("statut %d, %s", statut, erreurs)
	}
	sorti, err := os.ReadFile("sorti.json")
	if err != nil {
		t.Fatal(err)
	}
	var avant, apres any
	if json.Unmarshal(assets.Exemple, &avant) != nil || json.Unmarshal(sorti, &apres) != nil || !reflect.DeepEqual(avant, apres) {
		t.Error("ce qui sort n'est pas ce qui est entré")
	}
}

// A wrong call or a wrong file: status 2, one French line that says the mend, nothing written.
func TestAppelsFaux(t *testing.T) {
	dossierVide(t)
	faux := func(avant, apres string) string { return strings.Replace(string(assets.Exemple), avant, apres, 1) }
	ecrire(t, "version.json", faux(`"version": 1`, `"version": 9`))
	ecrire(t, "cle.json", faux(`"pour": 31`, `"pourr": 31`))
	ecrire(t, "date.json", faux("2023-04-05", "2023-04-31"))
	ecrire(t, "double.json", faux(`"id": "rabel-omar"`, `"id": "coqu-bernard"`))
	ecrire(t, "coupe.json", string(assets.Exemple[:5000]))
	ecrire(t, "latin.json", faux("Montbéliard", "Montb\xe9liard"))
	ecrire(t, "gros.json", strings.Repeat(" ", 200<<20))
	avant, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	for _, cas := range []struct{ args, mot string }{
		{"truc", "n'existe pas"},
		{"controler", "attend un fichier"},
		{"controler a b", "attend un fichier"},
		{"controler absent.json", "n'existe pas"},
		{"controler .", "est un dossier"},
		{"controler ex.json --jsonn", "--jsonn"},
		{"controler version.json", "version 9"},
		{"controler cle.json", "seance.points[31].vote.pourr"},
		{"controler date.json", "seance.date"},
		{"controler double.json", "déjà celui de"},
		{"controler coupe.json", "s'arrête avant sa fin"},
		{"controler latin.json", "UTF-8"},
		{"controler gros.json", "16 Mo"},
		{"importer cle.json --base x/b", "pourr"},
		{"extrait ex.json -o e.pdf", "-d 2023-32"},
		{"extrait ex.json -d 2023-32", "-o extrait.pdf"},
		{"extrait ex.json -d 9999-1 -o e.pdf", "2023-32"},
		{"extrait ex.json -d 2023-32 -o nulle/part/e.pdf", "n'existe pas"},
		{"extrait ex.json -d", "attend une valeur"},
		{"exporter --seance 2023-04-05 -o s.json --base nulle/b", "n'existe pas"},
		{"exporter --seance hier -o s.json", "AAAA-MM-JJ"},
		{"exporter", "--seance 2023-04-05"},
	} {
		statut, out, erreurs := lancer(t, strings.Fields(cas.args)...)
		if statut != 2 || out != "" || strings.Count(erreurs, "\n") != 1 || !strings.Contains(erreurs, cas.mot) {
			t.Errorf("%s : statut %d, sortie %q, erreur %q, « %s » attendu", cas.args, statut, out, erreurs, cas.mot)
		}
	}
	if apres, _ := os.ReadDir("."); len(apres) != len(avant) {
		t.Errorf("%d fichiers, %d avant : quelque chose a été écrit", len(apres), len(avant))
	}
}

func TestAide(t *testing.T) {
	_, out, _ := lancer(t, "aide")
	for _, c := range commandes() {
		if !strings.Contains(out, "delibere "+c.nom) {
			t.Errorf("l'aide ne dit rien de %s", c.nom)
		}
	}
}

// With no display, the main job is done on the example and the file is named.
func TestSansEcran(t *testing.T) {
	dossierVide(t)
	t.Setenv("DISPLAY", "")
	t.Setenv("WAYLAND_DISPLAY", "")
	statut, out, erreurs := lancer(t)
	if statut != 0 || !strings.Contains(out, "Aucun écran") || !strings.Contains(out, "31 votants") || !strings.Contains(out, "extrait-2023-32.pdf") {
		t.Errorf("statut %d\n%s\n%s", statut, out, erreurs)
	}
	if _, err := os.Stat(filepath.Join("sortie", "extrait-2023-32.pdf")); err != nil {
		t.Error(err)
	}
}

func BenchmarkExtraitEntier(b *testing.B) {
	chemin := filepath.Join(b.TempDir(), "ex.json")
	if err := os.WriteFile(chemin, assets.Exemple, 0o600); err != nil {
		b.Fatal(err)
	}
	debug.SetGCPercent(400) // as run does
	for b.Loop() {
		d, err := ouvrirDossier(chemin)
		if err != nil {
			b.Fatal(err)
		}
		if _, err := fabriquer(d, 32, papierOrdinaire(), false); err != nil {
			b.Fatal(err)
		}
	}
}

func TestVerifierSauvegarderRestaurer(t *testing.T) {
	dossierVide(t)
	base := []string{"--base", "b/registre.delibere"}
	avec := func(args ...string) (int, string, string) { return lancer(t, append(args, base...)...) }
	if statut, _, erreurs := avec("verifier"); statut != 2 || !strings.Contains(erreurs, "n'existe pas") {
		t.Errorf("vérifier sans base : %d %s", statut, erreurs)
	}
	avec("importer", "ex.json")
	statut, out, _ := avec("verifier")
	_, tete, ok := strings.Cut(strings.TrimSpace(out), "empreinte du dernier acte : ")
	if statut != 0 || !ok || !strings.Contains(out, "1 séance, 1 acte au journal, saine") {
		t.Fatalf("%d %s", statut, out)
	}
	if statut, out, _ := avec("verifier", "--tete", strings.Repeat("0", 64)); statut != 1 || !strings.Contains(out, "FAUTE") {
		t.Errorf("une autre tête passe : %d %s", statut, out)
	}
	if statut, out, erreurs := avec("sauvegarder", "copie"); statut != 0 || !strings.Contains(out, tete) {
		t.Fatalf("%d %s", statut, erreurs)
	}
	if statut, _, erreurs := avec("sauvegarder", "copie"); statut != 2 || !strings.Contains(erreurs, "--ecraser") {
		t.Errorf("écrasée : %d %s", statut, erreurs)
	}
	if statut, out, erreurs := lancer(t, "restaurer", "copie", "--base", "neuve/registre.delibere"); statut != 0 || !strings.Contains(out, tete) {
		t.Errorf("%d %s", statut, erreurs)
	}
	if statut, _, erreurs := avec("restaurer", "ex.json"); statut != 2 || !strings.Contains(erreurs, "rien n'a été restauré") {
		t.Errorf("un texte restauré : %d %s", statut, erreurs)
	}
	if statut, out, _ := avec("restaurer", "copie"); statut != 0 || !strings.Contains(out, "la base d'avant est gardée") {
		t.Errorf("%d %s", statut, out)
	}
}

func TestDocument(t *testing.T) {
	dossierVide(t)
	for _, cas := range []struct{ args, mot string }{
		{"document ex.json -t convocation -o c.pdf", ""},
		{"document ex.json -t emargement -o e.pdf", ""},
		{"document ex.json -t liste -o l.pdf", ""},
		{"document ex.json -t pv -o p.pdf", ""},
		{"document ex.json -t feuillet -o f.pdf", ""},
		{"document ex.json -t bordereau -d 2023-32 -o b.pdf", ""},
		{"document ex.json -t certificat-affichage -d 2023-32 -o a.pdf", ""},
		{"document ex.json -t note -o n.pdf", ""},
		{"document ex.json -t registre --feuillet 118 -o r.pdf", ""},
		{"document ex.json -t tables -o t.pdf", ""},
		{"document ex.json -t convocation --pour rabel-omar -o o.pdf", ""},
		{"document ex.json -t convocation --pour personne -o x.pdf", "« personne »"},
		{"document ex.json -t registre --feuillet zéro -o x.pdf", "numéro de feuillet"},
		{"document ex.json ex.json -t tables -o x.pdf", "donnez chaque séance une fois"},
		{"document -t tables -o x.pdf", "donnez les fichiers"},
		{"document ex.json -t certificat-affichage -o x.pdf", "ajoutez -d"},
		{"document ex.json -t bordereau -o x.pdf", "ajoutez -d"},
		{"document ex.json -t carence -o x.pdf", "le quorum est atteint"},
		{"document ex.json -t truc -o x.pdf", "convocation, emargement"},
		{"document ex.json -t pv", "-o pv.pdf"},
	} {
		statut, _, erreurs := lancer(t, strings.Fields(cas.args)...)
		if (statut == 0) != (cas.mot == "") || !strings.Contains(erreurs, cas.mot) {
			t.Errorf("%s : %d %s", cas.args, statut, erreurs)
		}
	}
	if pdfs, _ := filepath.Glob("*.pdf"); len(pdfs) != 11 {
		t.Errorf("%v", pdfs)
	}
}
