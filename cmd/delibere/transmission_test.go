package main

import (
	"archive/tar"
	"compress/gzip"
	"encoding/json"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// contenuDe reads an archive back: its files, in order.
func contenuDe(t *testing.T, chemin string) (noms []string, contenu map[string]string) {
	t.Helper()
	f, err := os.Open(chemin)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	gz, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	contenu = map[string]string{}
	for r := tar.NewReader(gz); ; {
		h, err := r.Next()
		if errors.Is(err, io.EOF) {
			return noms, contenu
		}
		octets, errLu := io.ReadAll(r)
		if err != nil || errLu != nil {
			t.Fatal(err, errLu)
		}
		noms = append(noms, h.Name)
		contenu[h.Name] = string(octets)
	}
}

func TestCommandeActes(t *testing.T) {
	dossierVide(t)
	ecrire(t, "plan.pdf", "%PDF-1.4\n%%EOF")
	ecrire(t, "vue.png", "\x89PNG\r\n\x1a\n")
	appel := []string{"actes", "ex.json", "-d", "2023-32", "-o", "envois", "--annexe", "plan.pdf", "--annexe=99_SE:vue.png", "--courriel", "mairie@commune.fr"}
	statut, out, erreurs := lancer(t, appel...)
	archives, _ := filepath.Glob("envois/SLO-EACT--212505804--*-1.tar.gz")
	if statut != 0 || erreurs != "" || len(archives) != 1 {
		t.Fatalf("statut %d, %s, %v", statut, erreurs, archives)
	}
	noms, contenu := contenuDe(t, archives[0])
	fin := []string{"025-212505804-20230405-2023_32-DE-1-1_0.xml", "99_DE-025-212505804-20230405-2023_32-DE-1-1_1.pdf",
		"99_DE-025-212505804-20230405-2023_32-DE-1-1_2.pdf", "99_SE-025-212505804-20230405-2023_32-DE-1-1_3.png"}
	if len(noms) != 5 || !strings.HasPrefix(noms[0], "EACT--212505804--") || !slices.Equal(noms[1:], fin) {
		t.Errorf("%q", noms)
	}
	if !strings.HasPrefix(contenu[noms[2]], "%PDF-") || !strings.Contains(contenu[noms[1]], `actes:Annexes actes:Nombre="2"`) || !strings.Contains(contenu[noms[0]], "mairie@commune.fr") {
		t.Errorf("message :\n%s", contenu[noms[1]])
	}
	if !strings.Contains(out, "n'est pas importée") || !strings.Contains(out, "pas envoyée ; l'acte y est 025-212505804-20230405-2023_32-DE") {
		t.Error(out)
	}
	avant, _ := os.ReadFile(archives[0])
	if statut, _, erreurs := lancer(t, appel...); statut != 2 || !strings.Contains(erreurs, "--serie 2") {
		t.Errorf("sans --ecraser : statut %d, %s", statut, erreurs)
	}
	if statut, _, erreurs := lancer(t, append(appel, "--serie", "2")...); statut != 0 {
		t.Errorf("série 2 : statut %d, %s", statut, erreurs)
	}
	if statut, _, erreurs := lancer(t, append(appel, "--ecraser")...); statut != 0 {
		t.Errorf("--ecraser : statut %d, %s", statut, erreurs)
	}
	if apres, _ := os.ReadFile(archives[0]); string(avant) != string(apres) {
		t.Error("la même archive, refaite, n'a pas les mêmes octets")
	}
}

func TestCommandesDeTransmissionRefusent(t *testing.T) {
	dossierVide(t)
	exemple, err := os.ReadFile("ex.json")
	if err != nil {
		t.Fatal(err)
	}
	ecrire(t, "sans-matiere.json", strings.Replace(string(exemple), `"matiere": "8.2",`, "", 1))
	ecrire(t, "faux.json", strings.Replace(string(exemple), `"pour": 31`, `"pour": 40`, 1))
	ecrire(t, "a.docx", "PK\x03\x04")
	for _, c := range []struct {
		appel  string
		statut int
		dit    string
	}{
		{"actes ex.json -o e", 2, "-d 2023-32 -o envois"},
		{"actes ex.json -d 2023-99 -o e", 2, "n'a pas de délibération « 2023-99 »"},
		{"actes ex.json -d 2023-32 -o e --serie zéro", 2, "n'est pas un nombre"},
		{"actes ex.json -d 2023-32 -o e --annexe a.docx", 2, "l'annexe « a.docx » n'est ni un PDF"},
		{"actes ex.json -d 2023-32 -o e --annexe rien.pdf", 2, "n'existe pas"},
		{"actes ex.json -d 2023-32 -o e --classification ex.json", 2, "ex.json"},
		{"actes sans-matiere.json -d 2023-32 -o e", 2, "n'a pas de matière"},
		{"actes faux.json -d 2023-32 -o e", 1, "40 pour"},
		{"actes ex.json -d 2023-32 -o ex.json", 2, "ex.json"},
		{"scdl ex.json", 2, "-o deliberations.csv"},
		{"scdl -o s.csv", 2, "indiquez les séances"},
		{"scdl ex.json ex.json -o s.csv", 2, "ne donnez qu'une fois"},
		{"scdl ex.json -o s.csv --siret 123", 2, "n'est pas un SIRET"},
		{"scdl faux.json -o s.csv", 1, "40 pour"},
		{"scdl sans-matiere.json -o s.csv", 2, "la matière manque"},
		{"popolo ex.json", 2, "-o seance-popolo.json"},
		{"popolo faux.json -o p.json", 1, "40 pour"},
		{"recevoir ex.json --base b", 2, "ex.json"},
		{"recevoir rien.xml --base b", 2, "n'existe pas"},
	} {
		statut, out, erreurs := lancer(t, strings.Fields(c.appel)...)
		if statut != c.statut || !strings.Contains(erreurs, c.dit) || strings.Count(erreurs, "\n") != 1 || out != "" {
			t.Errorf("%s : statut %d, %q, %q", c.appel, statut, erreurs, out)
		}
	}
	for _, nom := range []string{"s.csv", "p.json", "b"} {
		if _, err := os.Stat(nom); err == nil {
			t.Errorf("%s a été écrit", nom)
		}
	}
}

func TestCommandesOuvertes(t *testing.T) {
	dossierVide(t)
	statut, out, erreurs := lancer(t, "scdl", "ex.json", "-o", "s.csv")
	csv, err := os.ReadFile("s.csv")
	if statut != 0 || err != nil || !strings.Contains(string(csv), "Commune de Valentigney,21250580400014,2023-32,2023-04-05,8.2,domaines de compétences par thèmes/aide sociale,") ||
		!strings.HasSuffix(string(csv), ",SPREF0252,,33,31,31,0,0,\r\n") || !strings.Contains(out, "est supposé") {
		t.Errorf("statut %d, %s, %v\n%s%s", statut, erreurs, err, out, csv)
	}
	if statut, _, _ := lancer(t, "scdl", "ex.json", "-o", "s.csv"); statut != 2 {
		t.Errorf("écrase sans --ecraser : statut %d", statut)
	}
	statut, _, erreurs = lancer(t, "popolo", "ex.json", "-o", "p.json")
	octets, err := os.ReadFile("p.json")
	var x map[string][]map[string]any
	if statut != 0 || err != nil || json.Unmarshal(octets, &x) != nil || len(x["persons"]) != 33 || len(x["motions"]) != 45 {
		t.Errorf("statut %d, %s, %v : %d personnes, %d motions", statut, erreurs, err, len(x["persons"]), len(x["motions"]))
	}
}

const accuseValentigney = `<?xml version="1.0" encoding="ISO-8859-1"?><actes:ARActe xmlns:actes="http://www.interieur.gouv.fr/ACTES#v1.1-20040216" ` +
	`actes:IDActe="025-212505804-20230405-2023_32-DE" actes:DateReception="2023-04-14"/>`

// The accusé dates the délibération once, as an act of the journal that one can undo; a stranger's changes
// nothing.
func TestCommandeRecevoir(t *testing.T) {
	dossierVide(t)
	ecrire(t, "ar.xml", accuseValentigney)
	ecrire(t, "autre.xml", strings.Replace(accuseValentigney, "212505804", "214400152", 1))
	lancerBien := func(args ...string) string {
		t.Helper()
		statut, out, erreurs := lancer(t, append(args, "--base", "b.delibere")...)
		if statut != 0 || erreurs != "" {
			t.Fatalf("%v : statut %d, %s", args, statut, erreurs)
		}
		return out
	}
	lancerBien("importer", "ex.json")
	if out := lancerBien("recevoir", "ar.xml"); !strings.Contains(out, "reçue en préfecture le 14 avril 2023") {
		t.Error(out)
	}
	lancerBien("exporter", "--seance", "2023-04-05", "-o", "un.json")
	if out := lancerBien("recevoir", "ar.xml"); !strings.Contains(out, "déjà noté") {
		t.Error(out)
	}
	if statut, out, erreurs := lancer(t, "recevoir", "autre.xml", "--base", "b.delibere"); statut != 2 || out != "" || !strings.Contains(erreurs, "n'est pas au registre") {
		t.Errorf("d'une autre commune : statut %d, %s%s", statut, out, erreurs)
	}
	lancerBien("exporter", "--seance", "2023-04-05", "-o", "deux.json")
	un, _ := os.ReadFile("un.json")
	deux, _ := os.ReadFile("deux.json")
	if string(un) != string(deux) || strings.Count(string(un), `"accuse_reception": "2023-04-14"`) != 1 || strings.Count(string(un), `"transmission": "2023-04-14"`) != 1 {
		t.Error("les dates ne sont pas notées une fois, et une seule")
	}
	if out := lancerBien("verifier"); !strings.Contains(out, "2 actes au journal, saine") {
		t.Error(out)
	}
}
