package endurance

import (
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	_ "modernc.org/sqlite"
)

// The replay finds what it looks for: on bases of SQLite that are known to lose acts, it does; on the
// modes that are known to be safe, it does not.
func TestLeRejeuTrouveLesPertes(t *testing.T) {
	for _, cas := range []struct {
		journal, synchro string
		abimees, perdues bool
	}{
		{"DELETE", "OFF", true, true},
		{"DELETE", "FULL", false, true}, // the journal's removal is not durable: the last act comes undone
		{"DELETE", "EXTRA", false, false},
		{"TRUNCATE", "FULL", false, false},
	} {
		t.Run(cas.journal+" "+cas.synchro, func(t *testing.T) {
			base := filepath.Join(t.TempDir(), "temoin.db")
			db, err := ouvrirTemoin(base, cas.journal, cas.synchro)
			if err != nil {
				t.Fatal(err)
			}
			if _, err := db.Exec("CREATE TABLE acte (n INTEGER PRIMARY KEY, texte TEXT)"); err != nil {
				t.Fatal(err)
			}
			if err := db.Close(); err != nil {
				t.Fatal(err)
			}
			depart := contenu(t, base)
			film := filmer(t, "temoin", base, "DELIBERE_MODE="+cas.journal+" "+cas.synchro)
			b := couper(t, film, depart, 0, longueur(5, 1), func(dossier string) (int, error) {
				return relireTemoin(filepath.Join(dossier, filepath.Base(base)), cas.journal, cas.synchro)
			}, func(string) {})
			t.Logf("%d appels : %+v", len(film), b)
			if (b.abimees > 0) != cas.abimees || (b.perdues > 0) != cas.perdues {
				t.Errorf("%d abîmées, %d pertes", b.abimees, b.perdues)
			}
		})
	}
}

func ouvrirTemoin(base, journal, synchro string) (*sql.DB, error) {
	db, err := sql.Open("sqlite", "file:"+base+"?_txlock=immediate&_journal_mode="+journal+"&_synchronous="+synchro)
	if err == nil {
		db.SetMaxOpenConns(1)
	}
	return db, err
}

// temoin writes twelve acts by SQLite alone, in a mode that is not that of the register.
func temoin(base string) error {
	journal, synchro, _ := strings.Cut(os.Getenv("DELIBERE_MODE"), " ")
	db, err := ouvrirTemoin(base, journal, synchro)
	if err != nil {
		return err
	}
	for n := 1; n <= 12; n++ {
		// The text of each act is changed too, so that pages are written again and not only added.
		if _, err := db.Exec("BEGIN; INSERT INTO acte VALUES (?1, ?2); UPDATE acte SET texte = ?2; COMMIT", n, strings.Repeat(strconv.Itoa(n)+" ", 700)); err != nil {
			return err
		}
		fmt.Println(n)
	}
	return db.Close()
}

func relireTemoin(base, journal, synchro string) (n int, err error) {
	db, err := ouvrirTemoin(base, journal, synchro)
	if err != nil {
		return 0, err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	var etat string
	if err := db.QueryRow("PRAGMA integrity_check").Scan(&etat); err != nil || etat != "ok" {
		return 0, fmt.Errorf("%s %w", etat, err)
	}
	var haut, textes int
	if err := db.QueryRow("SELECT count(*), coalesce(max(n), 0), count(DISTINCT texte) FROM acte").Scan(&n, &haut, &textes); err != nil {
		return 0, err
	}
	if n != haut || textes > 1 {
		return n, fmt.Errorf("%d lignes jusqu'à %d, %d textes", n, haut, textes)
	}
	return n, nil
}
