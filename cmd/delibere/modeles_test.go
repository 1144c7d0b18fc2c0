package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"delibere/app/dossier"
	"delibere/app/secretariat"
	"delibere/storage"
)

func TestModeles(t *testing.T) {
	t.Setenv("XDG_DATA_HOME", t.TempDir())
	lancer := func(args ...string) (int, string, string) {
		var out, erreurs bytes.Buffer
		n := run(append([]string{"modeles"}, args...), &out, &erreurs)
		return n, out.String(), erreurs.String()
	}
	n, out, erreurs := lancer()
	if n != statutFait || erreurs != "" || !strings.Contains(out, "  Budget et comptes\n") || !strings.Contains(out, "    8.2   Convention territoriale globale (CTG) avec la CAF\n") || strings.Contains(out, "de la commune\n") {
		t.Errorf("%d %q %q", n, out, erreurs)
	}
	if _, err := os.Stat(filepath.Join(os.Getenv("XDG_DATA_HOME"), "delibere")); err == nil {
		t.Error("regarder les modèles a fait une base")
	}
	n, out, _ = lancer("ctg")
	if l, err := dossier.LireModeles([]byte(out)); n != statutFait || err != nil || len(l) != 1 || l[0].Matiere != "8.2" {
		t.Errorf("%d %v %q", n, err, out)
	}
	for nom, mot := range map[string]string{"zzz": "aucun modèle ne s'appelle « zzz »", "marché": "désigne plusieurs modèles"} {
		if n, out, erreurs := lancer(nom); n != statutFaux || out != "" || !strings.Contains(erreurs, mot) {
			t.Errorf("%s : %d %q %q", nom, n, out, erreurs)
		}
	}
	chemin := filepath.Join(t.TempDir(), "r.delibere")
	if n, _, erreurs := lancer("--base", chemin); n != statutFaux || !strings.Contains(erreurs, "r.delibere") {
		t.Errorf("une base nommée qui manque : %d %q", n, erreurs)
	}
	b, s, err := ouvrirBase(options{valeurs: map[string]string{"--base": chemin}})
	if err != nil {
		t.Fatal(err)
	}
	poser(t, b, s)
	if n, out, _ := lancer("--base", chemin); n != statutFait || !strings.Contains(out, "Modèles de la commune\n  Autres\n          Emprunt\n") {
		t.Errorf("%d %q", n, out)
	}
	// That of the commune comes before that of the program.
	if n, out, _ := lancer("emprunt", "--base", chemin); n != statutFait || !strings.Contains(out, `"objet": "Notre emprunt"`) {
		t.Errorf("%d %q", n, out)
	}
}

func poser(t *testing.T, b *storage.Base, s *secretariat.Secretariat) {
	t.Helper()
	if _, err := s.PoserModele(context.Background(), "", dossier.Modele{Titre: "Emprunt", Objet: "Notre emprunt"}); err != nil {
		t.Fatal(err)
	}
	if err := b.Close(); err != nil {
		t.Fatal(err)
	}
}
