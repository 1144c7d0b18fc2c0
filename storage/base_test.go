package storage

import (
	"bytes"
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"delibere/app/conseil"
	"delibere/app/secretariat"
	"delibere/storage/storagetest"
)

func TestContrat(t *testing.T) {
	for _, journal := range []string{"DELETE", "TRUNCATE"} {
		t.Run(journal, func(t *testing.T) {
			storagetest.Suite(t, func(tb testing.TB) secretariat.Registre {
				chemin := filepath.Join(tb.TempDir(), "registre é%.delibere")
				f, err := os.OpenFile(chemin, os.O_CREATE|os.O_EXCL, 0o600)
				if err == nil {
					err = f.Close()
				}
				if err != nil {
					tb.Fatal(err)
				}
				b, err := ouvrir(chemin, journal, true)
				if err != nil {
					tb.Fatal(err)
				}
				tb.Cleanup(func() { _ = b.Close() })
				return b
			})
		})
	}
}

func neuve(t testing.TB) (*Base, string) {
	t.Helper()
	chemin := filepath.Join(t.TempDir(), "registre.delibere")
	b, err := Creer(chemin)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = b.Close() })
	return b, chemin
}

// What was acknowledged is there when the file is opened again.
func TestRouvrir(t *testing.T) {
	ctx := context.Background()
	b, chemin := neuve(t)
	s := secretariat.New(b, storagetest.Instant, "")
	f, err := s.Importer(ctx, storagetest.Seance(5, 33, 45), false)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.PoserPresence(ctx, f.ID, "e05", conseil.Excuse); err != nil {
		t.Fatal(err)
	}
	if err := b.Close(); err != nil {
		t.Fatal(err)
	}
	b, err = Open(chemin)
	if err != nil {
		t.Fatal(err)
	}
	defer b.Close()
	g, err := b.Lire(ctx, f.ID)
	if err != nil || g.Dossier.Seance.Presences["e05"] != conseil.Excuse || g.Annulable != "présence de Mme Prenom NOM05" {
		t.Errorf("%v %+v", err, g.Resume)
	}
}

// Every file that is not a sound register of this version is refused in words, by its motif.
func TestRefusDOuvrir(t *testing.T) {
	sqlite3 := func(t *testing.T, chemin, sql string) {
		t.Helper()
		if out, err := exec.Command("sqlite3", chemin, sql).CombinedOutput(); err != nil {
			t.Fatalf("sqlite3 : %v %s", err, out)
		}
	}
	ecrire := func(texte string) func(*testing.T, string) {
		return func(t *testing.T, chemin string) {
			if err := os.WriteFile(chemin, []byte(texte), 0o600); err != nil {
				t.Fatal(err)
			}
		}
	}
	for _, cas := range []struct {
		nom      string
		abimer   func(*testing.T, string)
		motif    Motif
		contient string
	}{
		{"absente", func(t *testing.T, c string) { _ = os.Remove(c) }, Absente, "n'existe pas"},
		{"un dossier", func(t *testing.T, c string) { _ = os.Remove(c); _ = os.Mkdir(c, 0o700) }, Etrangere, "est un dossier"},
		{"un texte", ecrire(strings.Repeat("Ceci n'est pas une base. ", 200)), Etrangere, "n'est pas une base de Délibéré"},
		{"vide", ecrire(""), Etrangere, "n'est pas une base de Délibéré"},
		{"une autre application", func(t *testing.T, c string) { sqlite3(t, c, "PRAGMA application_id = 7") }, Etrangere, "n'est pas une base de Délibéré"},
		{"une version plus récente", func(t *testing.T, c string) { sqlite3(t, c, "PRAGMA user_version = 99") }, PlusRecente, "mettez le programme à jour"},
		{"une version négative", func(t *testing.T, c string) { sqlite3(t, c, "PRAGMA user_version = -1") }, Abimee, "ne dit pas sa version"},
		{"sans version", func(t *testing.T, c string) { sqlite3(t, c, "PRAGMA user_version = 0") }, Abimee, "ne dit pas sa version"},
		{"une version fausse", func(t *testing.T, c string) { sqlite3(t, c, "PRAGMA user_version = 1") }, Abimee, "n'est pas ce que dit sa version (1)"},
		{"un déclencheur étranger", func(t *testing.T, c string) {
			sqlite3(t, c, "CREATE TRIGGER x AFTER INSERT ON journal BEGIN DELETE FROM partie; END")
		}, Etrangere, "trigger « x »"},
		{"un déclencheur au nom de SQLite", func(t *testing.T, c string) {
			sqlite3(t, c, "CREATE TRIGGER sqlitex AFTER INSERT ON journal BEGIN DELETE FROM partie; END")
		}, Etrangere, "trigger « sqlitex »"},
		{"une vue étrangère", func(t *testing.T, c string) { sqlite3(t, c, "CREATE VIEW v AS SELECT 1") }, Etrangere, "view « v »"},
		{"une table en moins", func(t *testing.T, c string) { sqlite3(t, c, "DROP TABLE brouillon") }, Abimee, "manque des tables"},
		{"une garde en moins", func(t *testing.T, c string) { sqlite3(t, c, "DROP TRIGGER journal_garde_2") }, Abimee, "manque des tables"},
		{"tronquée", func(t *testing.T, c string) { _ = os.Truncate(c, 9000) }, Abimee, "abîmée"},
	} {
		t.Run(cas.nom, func(t *testing.T) {
			b, chemin := neuve(t)
			if _, err := b.Creer(context.Background(), secretariat.Acte{}, storagetest.Seance(5, 9, 9), false); err != nil {
				t.Fatal(err)
			}
			if err := b.Close(); err != nil {
				t.Fatal(err)
			}
			cas.abimer(t, chemin)
			b, err := Open(chemin)
			var e *Erreur
			if err == nil || !errors.As(err, &e) || e.Motif != cas.motif || !strings.Contains(e.Message, cas.contient) {
				t.Errorf("%v, attendu le motif « %s »", err, cas.motif)
			}
			if b != nil && err == nil {
				_ = b.Close()
			}
		})
	}
}

func TestDejaOuverte(t *testing.T) {
	_, chemin := neuve(t)
	_, err := Open(chemin)
	var e *Erreur
	if !errors.As(err, &e) || e.Motif != Occupee {
		t.Errorf("erreur %v", err)
	}
	if _, err := Creer(chemin); err == nil {
		t.Error("une base existante a été recommencée")
	}
}

func TestFichierPrive(t *testing.T) {
	_, chemin := neuve(t)
	if info, err := os.Stat(chemin); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("%v %v", info.Mode(), err)
	}
}

// The journal refuses to be rewritten, INSERT OR REPLACE included.
func TestJournalEnAjoutSeul(t *testing.T) {
	b, _ := neuve(t)
	if _, err := b.Creer(context.Background(), secretariat.Acte{Quoi: "import"}, storagetest.Seance(5, 2, 1), false); err != nil {
		t.Fatal(err)
	}
	for _, sql := range []string{"UPDATE journal SET quoi = 'x'", "DELETE FROM journal", "DELETE FROM changement", "UPDATE changement SET apres = ''",
		"INSERT OR REPLACE INTO journal (numero, seance, qui, quand, quoi, empreinte) SELECT 1, 1, '', '', 'x', empreinte FROM journal"} {
		if _, err := b.db().Exec(sql); err == nil {
			t.Errorf("%s : accepté", sql)
		}
	}
}

// The SQLite in C reads the file and finds it sound: two implementations agree on what is on the disk.
func TestLuParSQLiteEnC(t *testing.T) {
	b, chemin := neuve(t)
	if _, err := b.Creer(context.Background(), secretariat.Acte{}, storagetest.Seance(5, 33, 45), false); err != nil {
		t.Fatal(err)
	}
	if err := b.Close(); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command("sqlite3", chemin, "PRAGMA integrity_check; PRAGMA foreign_key_check; SELECT count(*) FROM partie; PRAGMA journal_mode;").CombinedOutput()
	if got := string(bytes.TrimSpace(out)); err != nil || got != "ok\n113\ndelete" {
		t.Errorf("%v %s", err, got)
	}
}

// The ordinary schema is known by its fingerprint, without making one at each start.
func TestEmpreinteSchema(t *testing.T) {
	_, empreinte, err := schemaAttendu()
	if err != nil || empreinte != empreinteSchema {
		t.Errorf("empreinteSchema est %q, les migrations font %q (%v)", empreinteSchema, empreinte, err)
	}
	b, _ := neuve(t)
	if _, empreinte, err := lireSchema(b.db()); err != nil || empreinte != empreinteSchema {
		t.Errorf("une base neuve fait %q (%v)", empreinte, err)
	}
}
