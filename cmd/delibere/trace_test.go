package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

func TestTrace(t *testing.T) {
	dossier := t.TempDir()
	t.Setenv("HOME", dossier)
	t.Setenv("USERPROFILE", dossier)
	var suite bytes.Buffer
	x := ouvrirTrace(filepath.Join(dossier, "registre.delibere"), &suite)
	x.aLHeure = func() time.Time { return time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC) }
	if n, err := x.Write([]byte("Fyne error: " + dossier + "/preferences.json\n")); err != nil || n == 0 || !strings.Contains(suite.String(), "Fyne error") {
		t.Errorf("%d %v %q", n, err, suite.String())
	}
	texte := lireTrace(filepath.Join(dossier, nomTrace))
	if !strings.Contains(texte, " ouverture, delibere "+numero) || !strings.HasSuffix(texte, "2026-01-02T03:04:05Z Fyne error: ~/preferences.json\n") || strings.Contains(texte, dossier) {
		t.Errorf("%q", texte)
	}
	long := strings.Repeat("x", 50_000)
	for range 30 {
		x.noter(long)
	}
	for _, f := range []string{nomTrace, nomTrace + ".1"} {
		if info, err := os.Stat(filepath.Join(dossier, f)); err != nil || info.Size() > tailleTrace+60_000 {
			t.Errorf("%s : %v %v", f, info, err)
		}
	}
	x.chemin = filepath.Join(dossier, "absent", "trace.txt")
	x.noter("rien n'est arrêté")
}
