package main

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// modele reads a file that a package is made of.
func modele(t *testing.T, chemin ...string) string {
	t.Helper()
	octets, err := os.ReadFile(filepath.Join(append([]string{"..", ".."}, chemin...)...))
	if err != nil {
		t.Fatal(err)
	}
	return string(octets)
}

// What the packages say of the program is what the program does: its version, its identity, how a system
// knows its register, and how it opens it.
func TestDistribution(t *testing.T) {
	app, mime := modele(t, "FyneApp.toml"), modele(t, ".ci", "distribution", "delibere.xml")
	ouvrir, script := modele(t, ".ci", "distribution", "delibere-registre.desktop"), modele(t, ".ci", "dist.sh")
	installeur := modele(t, ".ci", "distribution", "delibere.nsi")
	for quoi, dit := range map[string]bool{
		"version":  strings.Contains(app, fmt.Sprintf("Version = %q", numero)),
		"identité": strings.Contains(app, fmt.Sprintf("ID = %q", identite)) && strings.Contains(script, "icone="+identite+"\n"),
		"icône":    strings.Contains(mime, `<icon name="`+identite+`"/>`) && strings.Contains(ouvrir, "Icon="+identite+"\n"),
		"commande": strings.Contains(ouvrir, "Exec=delibere --base %f\n"),
		"Windows":  strings.Contains(installeur, `"${CLASSES}\.delibere" "" "Delibere.Registre"`) && strings.Contains(installeur, `'"$INSTDIR\delibere.exe" "%1"'`),
		"type":     strings.Contains(mime, `<mime-type type="application/x-delibere">`) && strings.Contains(ouvrir, "MimeType=application/x-delibere;"),
	} {
		if !dit {
			t.Errorf("%s : le paquet dit autre chose que le programme", quoi)
		}
	}
	dossierVide(t)
	if statut, _, erreurs := lancer(t, "importer", "ex.json", "--base", "essai.delibere"); statut != 0 {
		t.Fatal(erreurs)
	}
	base, err := os.ReadFile("essai.delibere")
	if err != nil {
		t.Fatal(err)
	}
	marques := regexp.MustCompile(`offset="(\d+)" value="([^"]+)"`).FindAllStringSubmatch(mime, -1)
	if len(marques) != 2 {
		t.Fatalf("%d marques", len(marques))
	}
	for _, m := range marques {
		var place int
		if _, err := fmt.Sscan(m[1], &place); err != nil || !strings.HasPrefix(string(base[place:]), m[2]) {
			t.Errorf("« %s » n'est pas à l'octet %s d'un registre", m[2], m[1])
		}
	}
}
