package main

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"fmt"
	"net"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"

	"delibere/assets"
	"delibere/storage"
)

// contenuDuDossier lists every file below the current folder with its text.
func contenuDuDossier(t *testing.T) map[string]string {
	t.Helper()
	contenu := map[string]string{}
	err := filepath.WalkDir(".", func(chemin string, e os.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		octets, err := os.ReadFile(chemin)
		contenu[chemin] = string(octets)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return contenu
}

// archiveDe makes a compressed archive of files given by name, then text.
func archiveDe(t *testing.T, nomsEtTextes ...string) string {
	t.Helper()
	var b bytes.Buffer
	gz := gzip.NewWriter(&b)
	w := tar.NewWriter(gz)
	for c := range slices.Chunk(nomsEtTextes, 2) {
		if err := w.WriteHeader(&tar.Header{Name: c[0], Mode: 0o644, Size: int64(len(c[1])), Typeflag: tar.TypeReg}); err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(c[1])); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	if err := gz.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// An archive of the préfecture is received whole or not at all.
func TestRecevoirToutOuRien(t *testing.T) {
	avec := baseDuRegistre(t)
	etranger := strings.Replace(accuseValentigney, "212505804", "214400152", 1)
	ecrire(t, "mixte.tar.gz", archiveDe(t, "1.xml", accuseValentigney, "2.xml", etranger))
	lettre := archiveDe(t, "1.xml", accuseValentigney, "lettre.pdf", "%PDF-1.4", "autre.pdf", "%PDF-1.4")
	ecrire(t, "lettre.tar.gz", lettre)
	ecrire(t, "abimee.tar.gz", lettre[:len(lettre)-8]+"\x00\x00\x00\x00"+lettre[len(lettre)-4:])
	if err := os.Mkdir("lettres", 0o755); err != nil {
		t.Fatal(err)
	}
	ecrire(t, "lettres/autre.pdf", "gardé")
	ecrire(t, "fichier", "")
	avant := relue(t, avec)
	fichiers := contenuDuDossier(t)
	for _, cas := range []struct{ args, mot string }{
		{"mixte.tar.gz", "n'est pas au registre"}, {"mixte.tar.gz", "Les autres messages de l'archive ne sont pas notés"},
		{"lettre.tar.gz -o lettres", "« lettres/autre.pdf » existe déjà"}, {"lettre.tar.gz -o fichier", "est un fichier, pas un dossier"},
		{"abimee.tar.gz", "l'archive est abîmée"},
	} {
		if out := avec(2, append([]string{"recevoir"}, strings.Fields(cas.args)...)...); !strings.Contains(out, cas.mot) || strings.Contains(out, "reçue en préfecture") {
			t.Errorf("%s : %s", cas.args, out)
		}
		if relue(t, avec) != avant {
			t.Errorf("%s : le registre a changé", cas.args)
		}
	}
	for nom, texte := range contenuDuDossier(t) {
		if nom != "b.delibere" && fichiers[nom] != texte {
			t.Errorf("%s a changé ou est resté", nom)
		}
	}
	var erreurs bytes.Buffer
	statut := run([]string{"recevoir", "lettre.tar.gz", "-o", "neuves", "--base", "b.delibere"}, &sortieEnPanne{0, syscall.EPIPE}, &erreurs)
	if restes, _ := os.ReadDir("neuves"); statut != 2 || len(restes) != 0 {
		t.Errorf("statut %d, %s, restent %v", statut, erreurs.String(), restes)
	}
	if out := avec(0, "recevoir", "lettre.tar.gz", "-o", "lettres", "--ecraser"); !strings.Contains(out, "déjà noté") || strings.Count(out, "écrit : ") != 2 {
		t.Error(out)
	}
}

// A command that writes several files writes all or none.
func TestToutesLesPlacesDAbord(t *testing.T) {
	dossierVide(t)
	ecrire(t, "deux.json", strings.Replace(string(assets.Exemple), `"numero": 31,`, `"numero": 31, "deliberation": "2023-31",`, 1))
	for _, cas := range []struct{ place, args string }{
		{"d/extrait-2023-32.txt", "extrait deux.json -d toutes --texte -o d"},
		{"d/convocation-02-LISE-VURPILLOT.txt", "document ex.json -t convocation --pour tous --texte -o d"},
		{"d/2023_32.json", "publier ex.json -d 2023-32 -o d"},
		{"d/extrait-2023-32.pdf", "essai -o d"},
	} {
		if err := os.MkdirAll("d", 0o755); err != nil {
			t.Fatal(err)
		}
		ecrire(t, cas.place, "gardé")
		statut, out, erreurs := lancer(t, strings.Fields(cas.args)...)
		entrees, _ := os.ReadDir("d")
		texte, _ := os.ReadFile(cas.place)
		if statut != 2 || !strings.Contains(erreurs, "existe déjà") || strings.Contains(out, "écrit : ") || len(entrees) != 1 || string(texte) != "gardé" {
			t.Errorf("%s : %d %s%s %v", cas.args, statut, out, erreurs, entrees)
		}
		if err := os.RemoveAll("d"); err != nil {
			t.Fatal(err)
		}
	}
}

// What the system refuses is said in French, with the mend.
func TestRefusDuSysteme(t *testing.T) {
	avec := baseDuRegistre(t)
	ecrire(t, "fichier", "")
	avec(0, "sauvegarder", "copie")
	prise, err := net.Listen("unix", "prise") // as a device: no regular file
	if err != nil {
		t.Fatal(err)
	}
	defer prise.Close()
	for _, cas := range []struct{ args, mot string }{
		{"extrait ex.json -d 2023-32 -o prise --ecraser", "« prise » est un périphérique"},
		{"sauvegarder prise --ecraser --base b.delibere", "« prise » est un périphérique"},
		{"restaurer copie --base prise", "« prise » est un périphérique"},
		{"restaurer copie --base .", "« . » est un dossier"},
		{"sauvegarder fichier/x --base b.delibere", "une partie de « fichier/x » est un fichier, pas un dossier"},
		{"sauvegarder " + strings.Repeat("a", 300) + " --base b.delibere", "est trop long pour ce disque"},
		{"extrait ex.json -d 2023-32 -o fichier/e.pdf", "une partie de « fichier/e.pdf » est un fichier, pas un dossier"},
		{"extrait ex.json -d toutes -o fichier", "pas un dossier ; choisissez"},
		{"extrait ex.json -d 2023-32 -o " + strings.Repeat("a", 300) + ".pdf", "est trop long pour ce disque"},
		{"extrait ex.json -d 2023-32 -o nulle/part/e.pdf", "le dossier « nulle/part » n'existe pas ; créez-le"},
		{"controler fichier/ex.json", "pas un dossier"},
		{"extrait ex.json -d 2023-32 --texte --modele .", "« . » est un dossier"},
		{"extrait ex.json -d 2023-32 --texte --annexe prise", "n'est pas un fichier ordinaire"},
	} {
		statut, out, erreurs := lancer(t, strings.Fields(cas.args)...)
		if statut != 2 || out != "" || !strings.Contains(erreurs, cas.mot) || strings.Contains(erreurs, "too long") || strings.Contains(erreurs, "directory") {
			t.Errorf("%s : %d %s%s", cas.args, statut, out, erreurs)
		}
	}
	if info, err := os.Lstat("prise"); err != nil || info.Mode().IsRegular() {
		t.Errorf("remplacée : %v", err)
	}
}

// Each failure that a system gives has its mend, and none of its words in English.
func TestErreurDeFichier(t *testing.T) {
	for _, cas := range []struct {
		err error
		mot string
	}{
		{syscall.ENOSPC, "est plein ; libérez"}, {syscall.ENOTDIR, "pas un dossier ; choisissez"}, {syscall.ENAMETOOLONG, "plus court"}, {syscall.EROFS, "lecture seule ; choisissez"},
		{syscall.EINVAL, "n'est pas admis par ce disque ; donnez"}, {syscall.EISDIR, "est un dossier ; donnez"}, {syscall.EACCES, "avec vos droits ; choisissez"},
		{syscall.ENOENT, "n'existe pas ; vérifiez"}, {syscall.EEXIST, "existe déjà ; choisissez"},
	} {
		err := erreurDeFichier("x", &os.PathError{Op: "open", Path: "x", Err: cas.err})
		if !strings.Contains(err.Error(), cas.mot) || strings.Contains(err.Error(), cas.err.Error()) || !strings.Contains(err.Error(), "« x »") {
			t.Errorf("%v : %v", cas.err, err)
		}
	}
	if err := erreurDeFichier("x", syscall.EIO); !strings.Contains(err.Error(), "essayez un autre dossier") {
		t.Error(err)
	}
}

// The number of a délibération may be longer than the name of a file.
func TestNumeroTresLong(t *testing.T) {
	dossierVide(t)
	long := strings.Repeat("2023-", 80)
	for _, fin := range []string{"1", "2"} {
		ecrire(t, "long.json", strings.Replace(string(assets.Exemple), `"deliberation": "2023-32"`, `"deliberation": "`+long+fin+`"`, 1))
		if statut, _, erreurs := lancer(t, "extrait", "long.json", "-d", "toutes", "-o", "d", "--texte"); statut != 0 {
			t.Fatal(erreurs)
		}
	}
	if statut, _, erreurs := lancer(t, "publier", "long.json", "-d", long+"2", "-o", "site"); statut != 0 {
		t.Error(erreurs)
	}
	noms, _ := filepath.Glob("d/extrait-2023-*.txt")
	if len(noms) != 2 || len(noms[0]) > 80 {
		t.Errorf("%v", noms)
	}
}

// On a full disk, a restore names that of the base; other refusals are those of the storage.
func TestRestaurerSansPlace(t *testing.T) {
	plein := &storage.Erreur{Motif: storage.Pleine, Message: "Le disque qui porte « copie » est plein"}
	if err := erreurDeRestauration("b.delibere", fmt.Errorf("copie : %w", plein)); strings.Contains(err.Error(), "copie") || !strings.Contains(err.Error(), "« b.delibere » est plein, et rien n'a été restauré") {
		t.Error(err)
	}
	for _, err := range []error{nil, &storage.Erreur{Motif: storage.Etrangere}, os.ErrPermission} {
		if erreurDeRestauration("b.delibere", err) != err {
			t.Errorf("%v a changé", err)
		}
	}
}
