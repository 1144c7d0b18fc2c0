package main

import (
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// The arrows of the design: what a package must not reach, directly or not.
//
//	cmd → {ecran, storage, acte/pdf, transmission} → {secretariat, acte, dossier} → conseil
func TestFleches(t *testing.T) {
	pdf, sql, fyne := []string{"github.com/jung-kurt/gofpdf"}, []string{"database/sql", "modernc.org/sqlite"}, []string{"fyne.io/fyne"}
	nous := []string{"delibere/"}
	for paquet, interdits := range map[string][][]string{
		"delibere/app/conseil":         {nous, pdf, sql, fyne, {"net"}},
		"delibere/app/dossier":         {pdf, sql, fyne, {"delibere/app/acte", "delibere/app/secretariat", "delibere/app/ecran", "delibere/storage", "delibere/cmd"}},
		"delibere/app/acte":            {pdf, sql, fyne, {"delibere/app/acte/", "delibere/app/dossier", "delibere/app/secretariat", "delibere/app/ecran", "delibere/storage", "delibere/cmd"}},
		"delibere/app/modele":          {pdf, sql, fyne, {"delibere/app/acte", "delibere/app/secretariat", "delibere/app/ecran", "delibere/storage", "delibere/cmd"}},
		"delibere/app/secretariat":     {pdf, sql, fyne, {"delibere/app/ecran", "delibere/storage", "delibere/cmd"}},
		"delibere/app/acte/pdf":        {sql, fyne, {"delibere/app/ecran", "delibere/app/secretariat", "delibere/storage", "delibere/cmd"}},
		"delibere/app/acte/annexe":     {pdf, sql, fyne, {"delibere/app/", "delibere/storage", "delibere/cmd"}},
		"delibere/app/acte/signature":  {pdf, sql, fyne, {"delibere/app", "delibere/storage", "delibere/cmd"}},
		"delibere/app/acte/apercu":     {pdf, sql[1:], fyne, {"delibere/app/ecran", "delibere/storage", "delibere/cmd"}},
		"delibere/app/acte/impression": {pdf, sql, fyne, nous},
		"delibere/app/ecran":           {pdf, sql, {"delibere/storage", "delibere/app/acte/pdf", "delibere/app/acte/apercu", "github.com/klippa-app/go-pdfium", "delibere/cmd"}},
		"delibere/app/commune":         {pdf, sql, fyne, {"delibere/app/acte", "delibere/app/ecran", "delibere/app/rne", "delibere/app/transmission", "delibere/storage", "delibere/cmd"}},
		"delibere/app/transmission":    {pdf, sql, fyne, {"delibere/app/acte/", "delibere/app/dossier", "delibere/app/secretariat", "delibere/app/ecran", "delibere/storage", "delibere/cmd"}},
		"delibere/storage":             {pdf, fyne, {"delibere/app/ecran", "delibere/app/acte", "delibere/cmd"}},

		"delibere/app/transmission/depot": {pdf, sql, fyne, {"delibere/app/acte/", "delibere/app/dossier", "delibere/app/secretariat", "delibere/app/ecran", "delibere/storage", "delibere/cmd"}},
	} {
		for _, dep := range dependances(t, "-deps", paquet) {
			if dep == paquet {
				continue
			}
			for _, liste := range interdits {
				if slices.ContainsFunc(liste, func(i string) bool { return dep == i || strings.HasPrefix(dep, i) }) && !(liste[0] == "net" && strings.HasPrefix(dep, "internal")) {
					t.Errorf("%s dépend de %s", paquet, dep)
				}
			}
		}
	}
}

// conseil reads no file and no clock: it imports neither os nor anything of the network by itself.
func TestConseilSansMonde(t *testing.T) {
	for _, dep := range dependances(t, "-f", `{{join .Imports "\n"}}`, "delibere/app/conseil") {
		if slices.Contains([]string{"os", "io", "net", "net/http", "syscall"}, dep) {
			t.Errorf("conseil importe %s", dep)
		}
	}
	out, err := exec.Command("grep", "-rnE", `time\.(Now|Since|Until|After|Tick)`, "../../app/conseil", "--include=*.go").Output()
	if err == nil {
		t.Errorf("conseil lit l'horloge :\n%s", out)
	}
}

// Only acte/pdf imports the PDF library.
func TestUnSeulPaquetDessine(t *testing.T) {
	for _, ligne := range dependances(t, "-f", `{{.ImportPath}} {{join .Imports " "}}`, "delibere/...") {
		paquet, imports, _ := strings.Cut(ligne, " ")
		if strings.Contains(imports, "gofpdf") && paquet != "delibere/app/acte/pdf" && paquet != "delibere/assets" {
			t.Errorf("%s importe la bibliothèque du PDF", paquet)
		}
	}
}

func dependances(t *testing.T, args ...string) []string {
	t.Helper()
	out, err := exec.Command("go", append([]string{"list", "-tags", "ci"}, args...)...).Output()
	if err != nil {
		t.Fatalf("go list %v : %v", args, err)
	}
	return strings.Split(strings.TrimSpace(string(out)), "\n")
}
