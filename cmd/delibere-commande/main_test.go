package main

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// The arguments, the input, both outputs and the status pass through.
func TestLancer(t *testing.T) {
	dossier := t.TempDir()
	commande := filepath.Join(dossier, "delibere-commande")
	if out, err := exec.Command("go", "build", "-o", commande, ".").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	lancer := func() (statut int, out, erreurs string) {
		var o, e strings.Builder
		c := exec.Command(commande, "signer", "à signer.pdf")
		c.Stdin, c.Stdout, c.Stderr = strings.NewReader("mot de passe\n"), &o, &e
		var fin *exec.ExitError
		if err := c.Run(); err != nil && !errors.As(err, &fin) {
			t.Fatal(err)
		}
		return c.ProcessState.ExitCode(), o.String(), e.String()
	}
	if statut, _, erreurs := lancer(); statut != statutFaux || !strings.Contains(erreurs, "laissez-les dans le même dossier") {
		t.Errorf("seul : statut %d, %q", statut, erreurs)
	}
	programme := "#!/bin/sh\nread -r l\necho \"$1|$2|$l\"\necho refus >&2\nexit 1\n"
	if err := os.WriteFile(filepath.Join(dossier, "delibere"), []byte(programme), 0o700); err != nil {
		t.Fatal(err)
	}
	if statut, out, erreurs := lancer(); statut != 1 || out != "signer|à signer.pdf|mot de passe\n" || erreurs != "refus\n" {
		t.Errorf("statut %d, %q, %q", statut, out, erreurs)
	}
}
