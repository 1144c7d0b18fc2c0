package storage

import (
	"bufio"
	"context"
	"fmt"
	"math/rand"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"delibere/app/conseil"
	"delibere/app/secretariat"
	"delibere/storage/storagetest"
)

// The test program is also the one that is killed: it does acts on a base and says each once it is kept.
func TestMain(m *testing.M) {
	if base := os.Getenv("DELIBERE_TEST_TUER"); base != "" {
		if err := travailler(base); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
	}
	os.Exit(m.Run())
}

// travailler writes numbers without end in the text of a point, by the acts of the secretary.
func travailler(base string) error {
	ctx := context.Background()
	b, err := Open(base)
	if err != nil {
		return err
	}
	s := secretariat.New(b, storagetest.Instant, "")
	l, err := s.Seances(ctx)
	if err != nil {
		return err
	}
	f, err := s.Ouvrir(ctx, l[0].ID)
	if err != nil {
		return err
	}
	n, _ := strconv.Atoi(f.Dossier.Seance.Points[0].Objet)
	for {
		n++
		if _, err := s.Rediger(ctx, f.ID, 1, secretariat.Redaction{Objet: strconv.Itoa(n)}); err != nil {
			return err
		}
		if _, err := s.PoserPresence(ctx, f.ID, "e03", []conseil.Statut{conseil.Absent, conseil.Present}[n%2]); err != nil {
			return err
		}
		fmt.Println(n)
	}
}

// Killed at random, nothing that was acknowledged is lost and no act is kept by half. The number of
// kills is 8, or what DELIBERE_KILLS says.
func TestTuerAuHasard(t *testing.T) {
	ctx := context.Background()
	base := filepath.Join(t.TempDir(), "registre.delibere")
	b, err := Creer(base)
	if err != nil {
		t.Fatal(err)
	}
	d := storagetest.Seance(5, 5, 2)
	d.Seance.Points[0].Objet = "0"
	f, err := b.Creer(ctx, secretariat.Acte{Quoi: "import"}, d, false)
	if err != nil {
		t.Fatal(err)
	}
	if err := b.Close(); err != nil {
		t.Fatal(err)
	}
	coups := 8
	if n, err := strconv.Atoi(os.Getenv("DELIBERE_KILLS")); err == nil {
		coups = n
	}
	graine := rand.New(rand.NewSource(1))
	for coup := range coups {
		c := exec.Command(os.Args[0])
		c.Env = append(os.Environ(), "DELIBERE_TEST_TUER="+base)
		sortie, err := c.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		acquis, lignes, fin := 0, bufio.NewScanner(sortie), 1+graine.Intn(12)
		for range fin {
			if lignes.Scan() {
				acquis, _ = strconv.Atoi(strings.TrimSpace(lignes.Text()))
			}
		}
		_ = c.Process.Kill()
		for lignes.Scan() { // what it still acknowledged before it died
			acquis, _ = strconv.Atoi(strings.TrimSpace(lignes.Text()))
		}
		_ = c.Wait()
		b, err := Open(base)
		if err != nil {
			t.Fatalf("coup %d : %v", coup, err)
		}
		g, err := b.Lire(ctx, f.ID)
		if err != nil {
			t.Fatal(err)
		}
		n, _ := strconv.Atoi(g.Dossier.Seance.Points[0].Objet)
		if acquis == 0 || n < acquis || n > acquis+1 {
			t.Errorf("coup %d : %d acquis, la base porte %d", coup, acquis, n)
		}
		if err := b.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

// On a full disk the act is refused in words, and what was there stays.
func TestDisquePlein(t *testing.T) {
	dossier := t.TempDir()
	if out, err := exec.Command("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", dossier).CombinedOutput(); err != nil {
		t.Skipf("un petit disque ne se monte qu'avec les droits d'administrateur : %s", strings.TrimSpace(string(out)))
	}
	t.Cleanup(func() { _ = exec.Command("umount", dossier).Run() })
	ctx := context.Background()
	b, err := Creer(filepath.Join(dossier, "registre.delibere"))
	if err != nil {
		t.Fatal(err)
	}
	defer b.Close()
	s := secretariat.New(b, storagetest.Instant, "")
	f, err := s.Importer(ctx, storagetest.Seance(5, 5, 2), false)
	if err != nil {
		t.Fatal(err)
	}
	_, err = s.Rediger(ctx, f.ID, 1, secretariat.Redaction{Objet: "Long", Expose: []string{strings.Repeat("mot ", 400_000)}})
	e, ok := err.(*Erreur)
	if !ok || e.Motif != Pleine || !strings.Contains(e.Message, "libérez de la place") {
		t.Fatalf("erreur %v", err)
	}
	g, err := s.Ouvrir(ctx, f.ID)
	if err != nil || g.Revision != 1 {
		t.Errorf("%v, révision %d", err, g.Revision)
	}
	if _, err := s.PoserPresence(ctx, f.ID, "e03", conseil.Absent); err != nil {
		t.Errorf("après le refus : %v", err)
	}
}

// On a disk that does not let itself be written, the sentence says so.
func TestLectureSeule(t *testing.T) {
	dossier := t.TempDir()
	if out, err := exec.Command("mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", dossier).CombinedOutput(); err != nil {
		t.Skipf("un disque en lecture seule ne se monte qu'avec les droits d'administrateur : %s", strings.TrimSpace(string(out)))
	}
	t.Cleanup(func() { _ = exec.Command("umount", dossier).Run() })
	chemin := filepath.Join(dossier, "registre.delibere")
	b, err := Creer(chemin)
	if err != nil {
		t.Fatal(err)
	}
	if err := b.Close(); err != nil {
		t.Fatal(err)
	}
	if out, err := exec.Command("mount", "-o", "remount,ro", dossier).CombinedOutput(); err != nil {
		t.Fatalf("%v %s", err, out)
	}
	_, err = Open(chemin)
	if err == nil || !strings.Contains(err.Error(), "lecture seule") {
		t.Errorf("erreur %v", err)
	}
}
