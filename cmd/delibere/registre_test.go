package main

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/csv"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"delibere/storage"
)

// baseDuRegistre imports the example as a séance of the commune, then seals it; the folder is empty but for that.
func baseDuRegistre(t *testing.T) (avec func(attendu int, args ...string) string) {
	t.Helper()
	dossierVide(t)
	avec = surBase(t)
	avec(0, "importer", "ex.json")
	return avec
}

// surBase runs commands on the base of the test, whose status must be the one expected.
func surBase(t *testing.T) func(attendu int, args ...string) string {
	return func(attendu int, args ...string) string {
		t.Helper()
		statut, out, erreurs := lancer(t, append(args, "--base", "b.delibere")...)
		if statut != attendu {
			t.Fatalf("%v : statut %d, %s%s", args, statut, out, erreurs)
		}
		return out + erreurs
	}
}

// A délibération is sealed once for ever, its extrait carries its fingerprint, and a paper of that
// fingerprint proves the register.
func TestSceller(t *testing.T) {
	avec := baseDuRegistre(t)
	out := avec(0, "sceller", "--seance", "2023-04-05")
	_, empreinte, ok := strings.Cut(strings.TrimSpace(out), "scellée : 2023-32, empreinte ")
	if !ok || len(empreinte) != 64 {
		t.Fatalf("%s", out)
	}
	if out := avec(2, "sceller", "--seance", "2023-04-05", "-d", "2023-32"); !strings.Contains(out, "l'est déjà") {
		t.Errorf("%s", out)
	}
	if out := avec(2, "sceller", "--seance", "2023-04-05", "-d", "2023-99"); !strings.Contains(out, "celles qu'elle a : 2023-32") {
		t.Errorf("%s", out)
	}
	if out := avec(0, "verifier", "--tete", empreinte); !strings.Contains(out, "1 délibération scellée, empreinte de la dernière : "+empreinte) {
		t.Errorf("%s", out)
	}
	enGroupes := strings.ToUpper(empreinte[:4] + " " + empreinte[4:8] + "\n" + empreinte[8:])
	avec(0, "verifier", "--tete", enGroupes)
	avec(1, "verifier", "--tete", enGroupes[1:]+enGroupes[:1])
	avec(0, "exporter", "--tout", "-o", "tout")
	texte, err := exec.Command("pdftotext", "-layout", "tout/extraits/2023-04-05-extrait-2023-32.pdf", "-").Output()
	if err != nil || !strings.Contains(strings.Join(strings.Fields(string(texte)), ""), empreinte) {
		t.Errorf("l'extrait ne porte pas son empreinte (%v)\n%s", err, texte)
	}
	falsifie, err := exec.Command("sqlite3", "b.delibere", "DROP TRIGGER scelle_garde_1; UPDATE scelle SET canon = replace(canon, '\"votants\":31', '\"votants\":30');"+
		"CREATE TRIGGER scelle_garde_1 BEFORE UPDATE ON scelle BEGIN SELECT RAISE(ABORT, 'un acte scellé ne se modifie pas'); END").CombinedOutput()
	if err != nil {
		t.Fatalf("%v %s", err, falsifie)
	}
	if out := avec(1, "verifier"); !strings.Contains(out, "la délibération scellée n° 2023-32 (rang 1, séance du 2023-04-05) a été modifiée") {
		t.Errorf("%s", out)
	}
}

// What the whole export says is enough, without the program, to verify the chain and to read the acts.
func TestExporterTout(t *testing.T) {
	avec := baseDuRegistre(t)
	avec(0, "sceller", "--seance", "2023-04-05")
	avec(0, "exporter", "--tout", "-o", "tout")
	if out := avec(2, "exporter", "--tout", "-o", "tout"); !strings.Contains(out, "n'est pas vide") {
		t.Errorf("%s", out)
	}
	lire := func(nom string) string {
		octets, err := os.ReadFile(filepath.Join("tout", nom))
		if err != nil {
			t.Fatal(err)
		}
		return string(octets)
	}
	if lire("seances/2023-04-05-1.json") != relue(t, avec) {
		t.Error("la séance exportée n'est pas celle de la base")
	}
	r := csv.NewReader(strings.NewReader(strings.TrimPrefix(lire("deliberations.csv"), "\ufeff")))
	r.Comma = ';'
	lignes, err := r.ReadAll()
	if err != nil || len(lignes) != 46 || lignes[32][1] != "2023-32" || lignes[32][4] != "publiée" || lignes[32][5] != "31" {
		t.Errorf("%v %q", err, lignes)
	}
	if !strings.Contains(lire("extraits/2023-04-05-extrait-2023-32.txt"), "CONVENTION") {
		t.Error("l'extrait n'est pas là en texte")
	}
	var s struct {
		Ordre, Seance, Point                                     int
		Date, Numero, Actes, Instant, Canon, Empreinte, Contexte string
	}
	if err := json.Unmarshal([]byte(lire("scelles.jsonl")), &s); err != nil {
		t.Fatal(err)
	}
	h := sha256.New() // as LISEZMOI.txt says
	for _, champ := range []string{"", fmt.Sprintf("%d %d %d", s.Ordre, s.Seance, s.Point), s.Date, s.Numero, s.Actes, s.Instant, s.Canon} {
		_ = binary.Write(h, binary.BigEndian, uint64(len(champ)))
		h.Write([]byte(champ))
	}
	if got := hex.EncodeToString(h.Sum(nil)); got != s.Empreinte {
		t.Errorf("LISEZMOI.txt mène à %s, l'acte porte %s", got, s.Empreinte)
	}
	var c struct{ Sha256, Contenu string }
	if err := json.Unmarshal([]byte(lire("contextes.jsonl")), &c); err != nil {
		t.Fatal(err)
	}
	if somme := sha256.Sum256([]byte(c.Contenu)); hex.EncodeToString(somme[:]) != c.Sha256 || !strings.Contains(s.Canon, c.Sha256) {
		t.Error("le contexte n'est pas celui de l'acte")
	}
}

// relue is the séance of the base, exported alone.
func relue(t *testing.T, avec func(int, ...string) string) string {
	t.Helper()
	avec(0, "exporter", "--seance", "2023-04-05", "-o", "seule.json", "--ecraser")
	octets, err := os.ReadFile("seule.json")
	if err != nil {
		t.Fatal(err)
	}
	return string(octets)
}

func TestChercherEtNumeroter(t *testing.T) {
	avec := baseDuRegistre(t)
	if out := avec(0, "chercher", "territoriale", "glob"); !strings.Contains(out, "2023-04-05  2023-32") || !strings.Contains(out, "*") {
		t.Errorf("%s", out)
	}
	if out := avec(0, "chercher", "introuvable"); !strings.Contains(out, "aucune délibération") {
		t.Errorf("%s", out)
	}
	if out := avec(2, "chercher"); !strings.Contains(out, "donnez les mots") {
		t.Errorf("%s", out)
	}
	if out := avec(0, "verifier", "--refaire-recherche"); !strings.Contains(out, "est refaite") {
		t.Errorf("%s", out)
	}
	if out := avec(0, "chercher", "territoriale"); !strings.Contains(out, "2023-32") {
		t.Errorf("%s", out)
	}
	if out := avec(2, "numeroter", "--seance", "2022-01-01"); !strings.Contains(out, "choisissez une date") {
		t.Errorf("%s", out)
	}
	if out := avec(0, "numeroter", "--seance", "2023-04-05"); !strings.Contains(out, "point 32 : 2023-32") {
		t.Errorf("%s", out)
	}
}

// A crash leaves its report beside the base, told once at the next start; a start without one tells
// nothing, and a damaged file is told before all.
func TestIncident(t *testing.T) {
	avec := baseDuRegistre(t)
	if m := garderIncidents("b.delibere"); m != "" {
		t.Errorf("%q", m)
	}
	if m := garderIncidents("b.delibere"); m != "" {
		t.Errorf("un arrêt ordinaire est dit brusque : %q", m)
	}
	f, err := os.OpenFile(nomIncident, os.O_APPEND|os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	_, _ = f.WriteString("panic: x\n")
	_ = f.Close()
	m := garderIncidents("b.delibere")
	if !strings.Contains(m, "rien de ce qui était enregistré n'est perdu") {
		t.Errorf("%q", m)
	}
	if octets, err := os.ReadFile(nomIncident + ".lu"); err != nil || !strings.Contains(string(octets), "panic: x") {
		t.Errorf("%v %s", err, octets)
	}
	b, err := storage.Open("b.delibere")
	if err != nil {
		t.Fatal(err)
	}
	if texte, grave := auDemarrage(b, m); texte != m || grave {
		t.Errorf("%q %v", texte, grave)
	}
	_ = b.Close()
	octets, _ := os.ReadFile("b.delibere")
	for i := len(octets) / 2; i < len(octets)/2+9000; i++ {
		octets[i] ^= 0x5a
	}
	_ = os.WriteFile("b.delibere", octets, 0o600)
	if out := avec(2, "importer", "ex.json"); !strings.Contains(out, "est abîmée") {
		t.Errorf("%s", out)
	}
	if b, err = storage.Open("b.delibere"); err != nil {
		t.Fatal(err)
	}
	defer b.Close()
	if texte, grave := auDemarrage(b, m); !strings.Contains(texte, "est abîmée") || !grave {
		t.Errorf("%q %v", texte, grave)
	}
}
