package main

import (
	"os"
	"strings"
	"testing"

	"delibere/assets"
)

// An act that cannot be printed is named with the reason; all the others are exported.
func TestExporterSansToutImprimer(t *testing.T) {
	dossierVide(t)
	avec := surBase(t)
	deux := strings.Replace(string(assets.Exemple), `"numero": 31,`, `"numero": 31, "deliberation": "2023-31",`, 1)
	ecrire(t, "deux.json", strings.Replace(deux, `"objet": "`, `"objet": "𓂀 `, 31)) // a hieroglyph no font of the program has
	ecrire(t, "bloque.json", strings.NewReplacer("2023-04-05", "2023-05-05", "2023-03-30", "2023-04-20", `"2023-32"`, `"2023-99"`).Replace(strings.Replace(string(assets.Exemple), `"rabel-omar": "present"`, `"rabel-omar": "absent"`, 1)))
	avec(0, "importer", "deux.json")
	avec(0, "importer", "bloque.json")
	out := avec(0, "exporter", "--tout", "-o", "tout")
	octets, err := os.ReadFile("tout/A-VOIR.txt")
	if err != nil {
		t.Fatal(err)
	}
	for _, mot := range []string{"délibération 2023-31 (séance du 5 avril 2023, point 31) : ", "(séance du 5 mai 2023, point 32) : ", "26 présents + 4 pouvoirs = 30 votants"} {
		if !strings.Contains(string(octets), mot) || !strings.Contains(out, "à voir : ") || !strings.Contains(out, mot) {
			t.Errorf("« %s » manque dans\n%s\n%s", mot, octets, out)
		}
	}
	fichiers := contenuDuDossier(t)
	for nom, present := range map[string]bool{"tout/extraits/2023-04-05-extrait-2023-32.pdf": true, "tout/extraits/2023-04-05-extrait-2023-31.txt": true,
		"tout/extraits/2023-04-05-extrait-2023-31.pdf": false, "tout/extraits/2023-05-05-extrait-2023-99.pdf": false, "tout/seances/2023-05-05-2.json": true, "tout/scelles.jsonl": true} {
		if _, la := fichiers[nom]; la != present {
			t.Errorf("%s : %v", nom, la)
		}
	}
}

// An export that fails leaves nothing, and an empty folder receives one as a new folder does.
func TestExporterEntier(t *testing.T) {
	avec := baseDuRegistre(t)
	ecrire(t, "fichier", "")
	avant := len(contenuDuDossier(t))
	if out := avec(2, "exporter", "--tout", "-o", "fichier/tout"); !strings.Contains(out, "pas un dossier") {
		t.Error(out)
	}
	if err := os.Mkdir("vide", 0o755); err != nil {
		t.Fatal(err)
	}
	echec := os.ErrDeadlineExceeded
	for _, dossier := range []string{"vide", "neuf"} {
		err := exporterEntier(dossier, func(provisoire string) error {
			ecrire(t, provisoire+"/a", "")
			return echec
		})
		if err != echec || len(contenuDuDossier(t)) != avant {
			t.Errorf("%s : %v, quelque chose est resté", dossier, err)
		}
	}
	avec(0, "exporter", "--tout", "-o", "vide")
	avec(0, "exporter", "--tout", "-o", "neuf/dossier/")
	fichiers := contenuDuDossier(t)
	for nom := range fichiers {
		if fin, dedans := strings.CutPrefix(nom, "vide/"); dedans && fichiers["neuf/dossier/"+fin] != fichiers[nom] && !strings.HasSuffix(nom, ".pdf") {
			t.Errorf("%s n'est pas le même", fin)
		}
		if strings.Contains(nom, ".delibere-export") {
			t.Errorf("%s est resté", nom)
		}
	}
	if _, la := fichiers["vide/LISEZMOI.txt"]; !la {
		t.Error("rien dans le dossier vide")
	}
}
