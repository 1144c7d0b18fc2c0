package main

import (
	"bytes"
	"io"
	"io/fs"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/zalando/go-keyring"

	"delibere/app/transmission/depot/depottest"
	"delibere/assets"
)

// surEntree types lines on the standard input of the next command.
func surEntree(t *testing.T, lignes string) {
	t.Helper()
	ecrire(t, "entree.txt", lignes)
	f, err := os.Open("entree.txt")
	if err != nil {
		t.Fatal(err)
	}
	avant := os.Stdin
	os.Stdin = f
	t.Cleanup(func() {
		os.Stdin = avant
		f.Close()
		os.Remove("entree.txt")
	})
}

// auDepot is a register whose délibération 2023-32 is sealed, beside a platform; compte sets its account.
func auDepot(t *testing.T) (s *depottest.Serveur, avec func(int, ...string) string, compte func(...string)) {
	t.Helper()
	keyring.MockInit()
	avec = baseDuRegistre(t)
	avec(0, "sceller", "--seance", "2023-04-05")
	s, autorites = depottest.Ouvrir(t)
	t.Cleanup(func() { autorites = nil })
	return s, avec, func(plus ...string) {
		t.Helper()
		surEntree(t, depottest.MotDePasse+"\n")
		out := avec(0, append([]string{"compte", "--adresse", s.URL, "--identifiant", depottest.Compte}, plus...)...)
		if !strings.Contains(out, "compte retenu") || !strings.Contains(out, "Mot de passe de « mairie »") || strings.Contains(out, depottest.MotDePasse) {
			t.Fatalf("%s", out)
		}
	}
}

var depose2023_32 = []string{"deposer", "--seance", "2023-04-05", "-d", "2023-32"}

// datesDe reads the dates of the délibération 2023-32 in the exported séance.
func datesDe(t *testing.T, avec func(int, ...string) string) string {
	t.Helper()
	avec(0, "exporter", "--seance", "2023-04-05", "-o", "relue.json", "--ecraser")
	octets, err := os.ReadFile("relue.json")
	if err != nil {
		t.Fatal(err)
	}
	var dates []string
	for _, nom := range []string{"transmission", "accuse_reception"} {
		if _, reste, la := strings.Cut(string(octets), `"`+nom+`": "`); la {
			dates = append(dates, nom+" "+reste[:10])
		}
	}
	return strings.Join(dates, ", ")
}

const accuse2023_32 = `<actes:ARActe xmlns:actes="http://www.interieur.gouv.fr/ACTES#v1.1-20040216" actes:IDActe="025-212505804-20230405-2023_32-DE" actes:DateReception="2099-01-02"/>`

// Deposited, an act is sent and not received; asked again, the platform is asked and nothing is sent; the
// accusé alone makes it received.
func TestDeposerS2low(t *testing.T) {
	s, avec, compte := auDepot(t)
	s.S2low()
	if out := avec(2, depose2023_32...); !strings.Contains(out, "n'a pas de compte") || !strings.Contains(out, "commande « compte »") {
		t.Errorf("%s", out)
	}
	compte("--plateforme", "s2low")
	avant := datesDe(t, avec)
	out := avec(0, depose2023_32...)
	if !strings.Contains(out, "envoi : 100 %\n") || !strings.Contains(out, "déposée, en attente de l'accusé de réception (transaction 666)") || !strings.Contains(out, "« OK 666 »") || strings.Contains(out, "reçue") {
		t.Errorf("%s", out)
	}
	apres := datesDe(t, avec)
	if !strings.HasPrefix(apres, "transmission 20") || apres == avant || strings.Contains(apres, "accuse") {
		t.Errorf("« %s » puis « %s »", avant, apres)
	}
	s.Repond[depottest.EtatS2low] = "OK\n4\n" + accuse2023_32
	if out := avec(0, depose2023_32...); !strings.Contains(out, "reçue en préfecture le 2 janvier 2099") || s.Nombre(depottest.CreerS2low) != 1 {
		t.Errorf("%d dépôts : %s", s.Nombre(depottest.CreerS2low), out)
	}
	if d := datesDe(t, avec); d != apres+", accuse_reception 2099-01-02" {
		t.Errorf("%s", d)
	}
	avec(0, "verifier")
}

func TestDeposerPastell(t *testing.T) {
	s, avec, compte := auDepot(t)
	s.Pastell()
	compte("--plateforme", "pastell", "--entite", "3")
	if out := avec(0, depose2023_32...); !strings.Contains(out, "déposée, en attente de l'accusé de réception (transaction abc)") {
		t.Errorf("%s", out)
	}
	s.Repond["GET "+depottest.DocumentPastell] = `{"last_action":{"action":"acquiter-tdt"}}`
	s.Repond["GET "+depottest.DocumentPastell+"/file/aractes"] = accuse2023_32
	if out := avec(0, depose2023_32...); !strings.Contains(out, "reçue en préfecture") || s.Nombre(depottest.ActionPastell) != 1 {
		t.Errorf("%d dépôts : %s", s.Nombre(depottest.ActionPastell), out)
	}
}

// The line is cut once the platform has the act: nothing is dated, and the next call finds it there. An
// account on another platform in between does not send it again.
func TestDeposerApresCoupure(t *testing.T) {
	s, avec, compte := auDepot(t)
	s.S2low()
	compte("--plateforme", "s2low")
	s.Couper = depottest.CreerS2low
	if out := avec(2, depose2023_32...); !strings.Contains(out, "on ne sait pas si la plateforme a pris l'acte") || !strings.Contains(out, "la liaison est coupée") {
		t.Errorf("%s", out)
	}
	if d := datesDe(t, avec); strings.Contains(d, "transmission") {
		t.Errorf("datée dans le doute : %s", d)
	}
	compte("--plateforme", "pastell", "--entite", "3")
	if out := avec(2, depose2023_32...); !strings.Contains(out, "a commencé sur un autre compte (S²LOW, ") || s.Nombre(depottest.CreerPastell) != 0 {
		t.Errorf("%s", out)
	}
	compte("--plateforme", "s2low")
	s.Repond[depottest.ListeS2low] = `{"transactions":[{"id":"666","type":"1","number":"2023_32"}]}`
	if out := avec(0, depose2023_32...); !strings.Contains(out, "transaction 666") || s.Nombre(depottest.CreerS2low) != 1 {
		t.Errorf("%d dépôts : %s", s.Nombre(depottest.CreerS2low), out)
	}
	if d := datesDe(t, avec); !strings.Contains(d, "transmission") {
		t.Errorf("« %s »", d)
	}
}

// What must not leave does not, and what the platform refuses is said in its words.
func TestDeposerRefuse(t *testing.T) {
	s, avec, compte := auDepot(t)
	s.S2low()
	compte("--plateforme", "s2low")
	s.Repond[depottest.CreerS2low] = "KO\nLe num\xe9ro existe d\xe9j\xe0"
	if out := avec(1, depose2023_32...); !strings.Contains(out, "la plateforme refuse : « Le numéro existe déjà »") {
		t.Errorf("%s", out)
	}
	s.S2low()
	s.Repond[depottest.CreerS2low] = "OK\n7\n"
	s.Repond[depottest.EtatS2low] = "OK\n-1\nclassification inconnue"
	avec(0, depose2023_32...)
	if out := avec(1, depose2023_32...); !strings.Contains(out, "sous le numéro 7, en erreur : « OK -1 classification inconnue »") {
		t.Errorf("%s", out)
	}
	if out := avec(2, "deposer", "--seance", "2023-04-05", "-d", "2023-99"); !strings.Contains(out, "celles qu'elle a : 2023-32") {
		t.Errorf("%s", out)
	}
	avec(2, "deposer", "--seance", "2023-04-05")
	avec(2, append(depose2023_32, "--annexe", "absente.pdf")...)
}

// An act that left by another way is not sent again.
func TestDeposerDejaTransmise(t *testing.T) {
	s, avec, compte := auDepot(t)
	s.S2low()
	compte("--plateforme", "s2low")
	ecrire(t, "ar.xml", accuse2023_32)
	avec(0, "recevoir", "ar.xml")
	if out := avec(2, depose2023_32...); !strings.Contains(out, "notée transmise le 2 janvier 2099, et pas par ce programme") || len(s.Appels) != 0 {
		t.Errorf("%v %s", s.Appels, out)
	}
}

// An act does not leave without the annexes that it announces; where their files are, they leave with it.
func TestDeposerAnnexes(t *testing.T) {
	s, avec, compte := auDepot(t)
	s.S2low()
	compte("--plateforme", "s2low")
	if statut, _, erreurs := lancer(t, "extrait", "ex.json", "-d", "2023-32", "-o", "plan.pdf"); statut != 0 {
		t.Fatal(erreurs)
	}
	autre := strings.NewReplacer("2023-04-05", "2023-04-06", `"deliberation": "2023-32"`, `"annexes": [{"titre": "Plan", "fichier": "plan.pdf"}], "deliberation": "2023-33"`)
	ecrire(t, "annexe.json", autre.Replace(string(assets.Exemple)))
	avec(0, "importer", "annexe.json")
	avec(0, "sceller", "--seance", "2023-04-06")
	depose := []string{"deposer", "--seance", "2023-04-06", "-d", "2023-33"}
	if err := os.Rename("plan.pdf", "ailleurs.pdf"); err != nil {
		t.Fatal(err)
	}
	if out := avec(2, depose...); !strings.Contains(out, "plan.pdf") || len(s.Appels) != 0 {
		t.Errorf("%v %s", s.Appels, out)
	}
	if err := os.Rename("ailleurs.pdf", "plan.pdf"); err != nil {
		t.Fatal(err)
	}
	jointes := 0
	s.Recu = func(appel string, r *http.Request) {
		if err := r.ParseMultipartForm(1 << 24); err == nil {
			jointes = len(r.MultipartForm.File["acte_attachments[]"])
		}
	}
	if avec(0, depose...); jointes != 1 {
		t.Errorf("%d annexes reçues", jointes)
	}
	if out := avec(0, depose...); !strings.Contains(out, "en attente") || s.Nombre(depottest.CreerS2low) != 1 {
		t.Errorf("%s", out)
	}
}

func TestDeposerNonScellee(t *testing.T) {
	keyring.MockInit()
	avec := baseDuRegistre(t)
	if out := avec(2, depose2023_32...); !strings.Contains(out, "n'est pas scellée") {
		t.Errorf("%s", out)
	}
}

// After a deposit, one that failed and an answer that says the password again, no file that the program has
// written holds it: neither the base, its journal in it, its backup nor the export.
func TestAucunSecretNullePart(t *testing.T) {
	s, avec, compte := auDepot(t)
	s.S2low()
	compte("--plateforme", "s2low")
	s.Repond[depottest.CreerS2low] = "KO\nmot de passe " + depottest.MotDePasse
	out := avec(1, depose2023_32...)
	s.Repond[depottest.CreerS2low] = "OK\n666\n"
	out += avec(0, depose2023_32...)
	s.Repond[depottest.EtatS2low] = "OK\n1\n" + depottest.MotDePasse
	out += avec(0, depose2023_32...)
	out += avec(0, "sauvegarder", "copie.delibere")
	out += avec(0, "exporter", "--tout", "-o", "tout")
	if strings.Contains(out, depottest.MotDePasse) {
		t.Errorf("le mot de passe est dit : %s", out)
	}
	os.Remove("entree.txt")
	lus := 0
	err := filepath.WalkDir(".", func(chemin string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		f, err := os.Open(chemin)
		if err != nil {
			return err
		}
		defer f.Close()
		octets, err := io.ReadAll(f)
		lus += len(octets)
		if bytes.Contains(octets, []byte(depottest.MotDePasse)) {
			t.Errorf("%s contient le mot de passe", chemin)
		}
		return err
	})
	base, errBase := os.ReadFile("b.delibere")
	if err != nil || errBase != nil || lus < 100_000 || !bytes.Contains(base, []byte("••••")) {
		t.Errorf("%v %v, %d octets lus", err, errBase, lus)
	}
}
