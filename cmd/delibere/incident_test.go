package main

import (
	"os"
	"path/filepath"
	"runtime/debug"
	"strings"
	"testing"
)

// A crash is told once, and an update is not one: the first line is of the version that wrote it.
func TestIncidents(t *testing.T) {
	defer func() { _ = debug.SetCrashOutput(nil, debug.CrashOptions{}) }()
	base := filepath.Join(t.TempDir(), "registre.delibere")
	rapport := filepath.Join(filepath.Dir(base), nomIncident)
	for _, cas := range []struct {
		nom, fichier string
		dit          bool
	}{
		{"première fois", "", false},
		{"sans incident", "delibere 0.1.0, go1.26, linux/amd64\n", false},
		{"d'une version au nom plus long", "delibere 0.1.0+git20261124.9d7bc0c1a8.modifie, go1.26.8, windows/amd64\n", false},
		{"écriture coupée", "delibere 0.", false},
		{"incident", "delibere 0.1.0, go1.26, linux/amd64\npanic: essai\n", true},
	} {
		if cas.fichier != "" {
			if err := os.WriteFile(rapport, []byte(cas.fichier), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		if message := garderIncidents(base); (message != "") != cas.dit || cas.dit && !strings.Contains(message, rapport+".lu") {
			t.Errorf("%s : %q", cas.nom, message)
		}
	}
}
