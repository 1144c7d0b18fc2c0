// Package attendu holds what a test makes against the files that a person has read and accepted.
package attendu

import (
	"flag"
	"os"
	"testing"
)

var update = flag.Bool("update", false, "accepte ce qui est fait comme attendu ; relisez-le")

// Comparer fails where what was made differs from the file at that path, relative to the test; with -update
// it writes the file.
func Comparer(t testing.TB, chemin string, obtenu []byte) {
	t.Helper()
	if *update {
		if err := os.WriteFile(chemin, obtenu, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	voulu, err := os.ReadFile(chemin)
	if err != nil {
		t.Fatal(err)
	}
	if string(voulu) != string(obtenu) {
		t.Errorf("%s a changé (-update pour l'accepter après l'avoir lu) :\n%s", chemin, obtenu)
	}
}
