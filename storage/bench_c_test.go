package storage

import (
	"context"
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

// enC runs SQL by the sqlite3 command: the C library on the same file, its start included.
func enC(b *testing.B, chemin, sql string) {
	b.Helper()
	for b.Loop() {
		if out, err := exec.Command("sqlite3", chemin, sql).CombinedOutput(); err != nil {
			b.Fatalf("%v %s", err, out)
		}
	}
}

// BenchmarkEnC does by the C library, as whole commands, what the other benchmarks do in process: nothing
// but its start, a search, the check of the file, a copy.
func BenchmarkEnC(b *testing.B) {
	for _, n := range tailles() {
		chemin := registre(b, n)
		mots := vocabulaire()
		recherche := func(m, ordre string) string {
			return `SELECT d.numero FROM recherche JOIN deliberation d ON d.id = recherche.rowid WHERE recherche MATCH '"` + m + `"' ORDER BY ` + ordre + ` LIMIT 20`
		}
		for _, c := range []struct{ nom, sql string }{
			{"ouvrir", "PRAGMA user_version"},
			{"rechercher", recherche(mots[300], "recherche.rowid DESC")},
			{"pertinence", recherche(mots[300], "recherche.rank")},
			{"integrity_check", "PRAGMA integrity_check"},
		} {
			b.Run(strconv.Itoa(n)+"/"+c.nom, func(b *testing.B) { enC(b, chemin, c.sql) })
		}
	}
	copie := filepath.Join(b.TempDir(), "copie")
	b.Run("3000/VACUUM_INTO", func(b *testing.B) {
		for b.Loop() {
			if err := os.RemoveAll(copie); err != nil {
				b.Fatal(err)
			}
			if out, err := exec.Command("sqlite3", registre(b, 3000), "VACUUM INTO '"+copie+"'").CombinedOutput(); err != nil {
				b.Fatalf("%v %s", err, out)
			}
		}
	})
}

// BenchmarkActe does an act of the secretary on a séance of 33 members and 45 points: without text, and
// with 5.6 kB in each point after 1,000 acts.
func BenchmarkActe(b *testing.B) {
	for nom, c := range map[string]struct{ octets, actes int }{"sansTexte": {0, 0}, "5600octets/1000actes": {5600, 1000}} {
		b.Run(nom, func(b *testing.B) {
			base, _ := neuve(b)
			s := secretariat.New(base, storagetest.Instant, "")
			d := storagetest.Seance(5, 33, 45)
			for i := range d.Seance.Points {
				d.Seance.Points[i].Expose = []string{strings.Repeat("Texte. ", c.octets/7)}
			}
			f, err := s.Importer(context.Background(), d, false)
			if err != nil {
				b.Fatal(err)
			}
			statuts := []conseil.Statut{conseil.Absent, conseil.Present}
			poser := func(i int) {
				if _, err := s.PoserPresence(context.Background(), f.ID, "e05", statuts[i%2]); err != nil {
					b.Fatal(err)
				}
			}
			for i := range c.actes {
				poser(i)
			}
			for i := 0; b.Loop(); i++ {
				poser(i)
			}
		})
	}
}
