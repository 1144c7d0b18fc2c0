package endurance

import (
	"bufio"
	"math/rand"
	"os"
	"strings"
	"testing"
)

// Killed at random, nothing that was acknowledged is lost, no act is kept by half, and the séance is the
// one that the acknowledged acts make, with at most the one that was being written.
func TestTuerAuHasard(t *testing.T) {
	base, m, graine := baseNeuve(t), nouveauModele(t), rand.New(rand.NewSource(1))
	dits, enPlus, interrompus := 0, 0, 0
	for coup := range longueur(10, 300) {
		r := tuer(t, base, graine)
		if len(r.refus) > 0 {
			t.Fatalf("coup %d : %s", coup, r.sortie)
		}
		if _, err := os.Stat(base + "-journal"); err == nil {
			interrompus++
		}
		dits = max(dits, r.actes)
		n := acquis(t, "un processus tué", base, m, dits)
		if t.Failed() {
			t.Fatalf("coup %d", coup)
		}
		if n > dits {
			enPlus++
		}
		dits = n
	}
	t.Logf("%d actes, %d morts au milieu d'un acte, %d entre l'écriture et l'accusé", dits, interrompus, enPlus)
	if dits == 0 || interrompus < longueur(0, 10) { // ten kills may all miss, three hundred may not
		t.Errorf("%d actes, %d morts au milieu d'un acte", dits, interrompus)
	}
}

// tuer kills a child somewhere in its first ten acts, and returns what it acknowledged.
func tuer(t *testing.T, base string, graine *rand.Rand) rendu {
	t.Helper()
	c := enfant("actes", base)
	sortie, err := c.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	lignes, tout := bufio.NewScanner(sortie), []string(nil)
	for range graine.Intn(10) {
		if lignes.Scan() {
			tout = append(tout, lignes.Text())
		}
	}
	// Somewhere in the next act: as many turns as an act lasts, at most.
	for tours := graine.Intn(8_000_000); tours > 0; tours-- {
	}
	_ = c.Process.Kill()
	for lignes.Scan() { // what it still acknowledged before it died
		tout = append(tout, lignes.Text())
	}
	_ = c.Wait()
	return lire(strings.Join(tout, "\n"))
}
