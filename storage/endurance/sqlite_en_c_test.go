package endurance

import (
	"crypto/sha256"
	"database/sql"
	"fmt"
	"os/exec"
	"strings"
	"testing"

	"delibere/app/secretariat"
	"delibere/storage"
	"delibere/storage/storagetest"
)

// The SQLite in C, which shares no compiled line with ours, finds a base sound and reads the same rows
// from it, after a whole séance, its undoings, a séance taken out, and in the backup.
func TestLesDeuxSQLiteLisentLaMemeBase(t *testing.T) {
	base := baseNeuve(t)
	b, err := storage.Open(base)
	if err != nil {
		t.Fatal(err)
	}
	s := secretariat.New(b, storagetest.Instant, "NOM01")
	for n := 1; n <= longueur(40, 2000); n++ {
		if err := acte(s, 1, n); err != nil {
			t.Fatal(err)
		}
	}
	f, err := s.Importer(ctx, storagetest.Seance(6, 33, 45), false)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Supprimer(ctx, f.ID); err != nil {
		t.Fatal(err)
	}
	sauvegarde := base + ".copie"
	if _, err := b.Sauvegarder(ctx, sauvegarde, false); err != nil {
		t.Fatal(err)
	}
	if err := b.Close(); err != nil {
		t.Fatal(err)
	}
	var empreintes []string
	for _, fichier := range []string{base, sauvegarde} {
		if got := sqlite3(t, fichier, "PRAGMA integrity_check; PRAGMA foreign_key_check;"); got != "ok" {
			t.Errorf("%s : %s", fichier, got)
		}
		requete := requeteDeTout(t, fichier)
		enC, enGo := sha256.Sum256([]byte(sqlite3(t, fichier, requete))), sha256.Sum256([]byte(lireEnGo(t, fichier, requete)))
		if enC != enGo {
			t.Errorf("%s : C et Go ne lisent pas les mêmes lignes", fichier)
		}
		empreintes = append(empreintes, fmt.Sprintf("%x", enC))
	}
	if empreintes[0] != empreintes[1] {
		t.Error("la sauvegarde ne porte pas les mêmes lignes que la base")
	}
}

func sqlite3(t *testing.T, base, requete string) string {
	t.Helper()
	out, err := exec.Command("sqlite3", base, requete).CombinedOutput()
	if err != nil {
		t.Fatalf("sqlite3 : %v %.300s", err, out)
	}
	return strings.TrimSpace(string(out))
}

// requeteDeTout reads every column of every table, as text that no character can disguise.
func requeteDeTout(t *testing.T, base string) string {
	t.Helper()
	var parties []string
	for _, table := range strings.Split(sqlite3(t, base, "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name"), "\n") {
		colonnes := sqlite3(t, base, "SELECT group_concat('quote(' || name || ')', '||'',''||') FROM pragma_table_info('"+table+"')")
		parties = append(parties, fmt.Sprintf("SELECT '%s ' || %s AS l FROM %s", table, colonnes, table))
	}
	if len(parties) < 5 {
		t.Fatalf("%d tables", len(parties))
	}
	return "SELECT l FROM (" + strings.Join(parties, " UNION ALL ") + ") ORDER BY l"
}

func lireEnGo(t *testing.T, base, requete string) string {
	t.Helper()
	db, err := sql.Open("sqlite", "file:"+base+"?mode=ro")
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	rows, err := db.Query(requete)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	var lignes []string
	for rows.Next() {
		var l string
		if err := rows.Scan(&l); err != nil {
			t.Fatal(err)
		}
		lignes = append(lignes, l)
	}
	if err := rows.Err(); err != nil || len(lignes) < 100 {
		t.Fatalf("%d lignes (%v)", len(lignes), err)
	}
	return strings.TrimSpace(strings.Join(lignes, "\n"))
}
