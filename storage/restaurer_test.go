package storage

import (
	"context"
	"database/sql"
	"os"
	"path/filepath"
	"testing"

	"delibere/storage/storagetest"
)

// coupee copies a base and its journal in the middle of a transaction, as a power cut leaves them.
func coupee(t *testing.T, chemin string) string {
	t.Helper()
	db, err := sql.Open("sqlite", dsn(chemin, "DELETE"))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	db.SetMaxOpenConns(1)
	// A cache of two pages: the transaction reaches the file before it is committed.
	for _, q := range []string{"PRAGMA cache_size = 2", "BEGIN IMMEDIATE", "UPDATE partie SET contenu = json_quote(hex(zeroblob(3000)))"} {
		if _, err := db.Exec(q); err != nil {
			t.Fatal(err)
		}
	}
	copie := filepath.Join(t.TempDir(), "registre.delibere")
	for _, fichier := range []string{"", "-journal"} {
		octets, err := os.ReadFile(chemin + fichier)
		if err == nil {
			err = os.WriteFile(copie+fichier, octets, 0o600)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if _, err := db.Exec("ROLLBACK"); err != nil {
		t.Fatal(err)
	}
	return copie
}

// A backup is restored after a crash more than at any other time: the journal that the crash left
// belongs to the base put aside, and repairs that one only.
func TestRestaurerApresUneCoupure(t *testing.T) {
	ctx := context.Background()
	b, s, chemin := remplie(t)
	for jour := 10; jour < 14; jour++ {
		if _, err := s.Importer(ctx, storagetest.Seance(jour, 30, 30), false); err != nil {
			t.Fatal(err)
		}
	}
	copie := filepath.Join(t.TempDir(), "sauvegarde")
	sauvee, err := b.Sauvegarder(ctx, copie, false)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Supprimer(ctx, 4); err != nil {
		t.Fatal(err)
	}
	derniere, err := b.Verifier(ctx, "")
	if err != nil {
		t.Fatal(err)
	}
	if err := b.Close(); err != nil {
		t.Fatal(err)
	}
	base := coupee(t, chemin)
	gardee, _, err := Restaurer(ctx, copie, base, storagetest.Instant())
	if err != nil {
		t.Fatal(err)
	}
	for fichier, tete := range map[string]string{base: sauvee.Tete, gardee: derniere.Tete} {
		if r, err := eprouver(ctx, fichier); err != nil || r.Tete != tete {
			t.Errorf("%s : %v, tête %s, attendu %s", fichier, err, r.Tete, tete)
		}
	}
}

// A backup never passes over a file that is beside it.
func TestSauvegarderNEffaceRien(t *testing.T) {
	b, _, _ := remplie(t)
	chemin := filepath.Join(t.TempDir(), "sauvegarde")
	if err := os.WriteFile(chemin+".tmp", []byte("autre chose"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := b.Sauvegarder(context.Background(), chemin, false); err != nil {
		t.Fatal(err)
	}
	if reste, err := os.ReadFile(chemin + ".tmp"); err != nil || string(reste) != "autre chose" {
		t.Errorf("%v %q", err, reste)
	}
	fichiers, err := os.ReadDir(filepath.Dir(chemin))
	if err != nil || len(fichiers) != 2 {
		t.Errorf("%v %v", err, fichiers)
	}
	if info, err := os.Stat(chemin); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("%v %v", err, info.Mode())
	}
}

// A first start that was cut leaves an empty file; the next one makes the base. A file of somebody
// else's is still refused.
func TestPremierLancementCoupe(t *testing.T) {
	chemin := filepath.Join(t.TempDir(), "registre.delibere")
	if err := os.WriteFile(chemin, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	b, err := OuvrirOuCreer(chemin)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := b.db().Exec("PRAGMA application_id = 7"); err != nil {
		t.Fatal(err)
	}
	if err := b.Close(); err != nil {
		t.Fatal(err)
	}
	if b, err := OuvrirOuCreer(chemin); err == nil {
		_ = b.Close()
		t.Error("la base d'un autre programme est ouverte")
	}
}
