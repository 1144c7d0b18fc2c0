package storage

import (
	"context"
	"database/sql"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"delibere/app/conseil"
	"delibere/app/secretariat"
	"delibere/storage/storagetest"
)

// remplie makes a base with two séances and some acts, undone ones among them.
func remplie(t testing.TB) (*Base, *secretariat.Secretariat, string) {
	t.Helper()
	ctx := context.Background()
	b, chemin := neuve(t)
	s := secretariat.New(b, storagetest.Instant, "NOM01")
	f, err := s.Importer(ctx, storagetest.Seance(5, 5, 3), false)
	if err != nil {
		t.Fatal(err)
	}
	_, e1 := s.Importer(ctx, storagetest.Seance(6, 4, 2), false)
	_, e2 := s.PoserPresence(ctx, f.ID, "e02", conseil.Absent)
	_, e3 := s.DonnerPouvoir(ctx, f.ID, conseil.Pouvoir{Mandant: "e02", Mandataire: "e00"})
	_, e4 := s.Annuler(ctx, f.ID)
	_, e5 := s.PoserPresence(ctx, f.ID, "e03", conseil.Excuse)
	if err := errors.Join(e1, e2, e3, e4, e5); err != nil {
		t.Fatal(err)
	}
	return b, s, chemin
}

func TestVerifierUneBaseSaine(t *testing.T) {
	b, s, _ := remplie(t)
	r, err := b.Verifier(context.Background(), "")
	if err != nil || len(r.Fautes) > 0 || r.Actes != 6 || r.Seances != 2 || len(r.Tete) != 64 {
		t.Fatalf("%v %+v", err, r)
	}
	// A head noted on paper stays true while the register grows.
	if _, err := s.Importer(context.Background(), storagetest.Seance(7, 3, 1), false); err != nil {
		t.Fatal(err)
	}
	if r, err := b.Verifier(context.Background(), r.Tete); err != nil || len(r.Fautes) > 0 {
		t.Errorf("%v %+v", err, r)
	}
}

// Whoever alters the file with another tool is named the act or the part he touched.
func TestVerifierNommeLAlteration(t *testing.T) {
	sansGardes := "DROP TRIGGER journal_garde_1; DROP TRIGGER journal_garde_2; DROP TRIGGER changement_garde_1; DROP TRIGGER changement_garde_2;"
	for _, cas := range []struct{ nom, sql, faute string }{
		{"un octet d'un texte", `UPDATE partie SET contenu = replace(contenu, 'Objet', 'Objat') WHERE seance = 1 AND chemin = 'point/0000'`, "la séance du 2023-04-05 a été modifiée hors du programme (point/0000)"},
		{"une partie en moins", `DELETE FROM partie WHERE seance = 2 AND chemin = 'presence/e01'`, "il manque à la séance 2 (2023-04-06) la partie presence/e01"},
		{"une partie en plus", `INSERT INTO partie VALUES (1, 'presence/e77', '"present"')`, "(presence/e77)"},
		{"la date dans la liste", `UPDATE seance SET jour = '2024-01-01' WHERE id = 1`, "la séance 1 (2024-01-01) est celle du 2023-04-05"},
		{"une séance sans contenu", `INSERT INTO seance (commune, cle_commune, jour, heure, points, exemple, revision) VALUES ('x', 'x', '2023-01-01', '', 0, 'non', 1)`, "la séance du 2023-01-01 n'est pas celle que son journal a faite"},
		{"un numéro pour la télétransmission", `UPDATE deliberation SET actes = 'ZZ1', numero = 'ZZ1' WHERE seance = 1 AND point = 1`, "la recherche ne dit pas ce que disent 1 délibération"},
		{"un changement", sansGardes + `UPDATE changement SET apres = '"present"' WHERE journal = 3`, "l'acte 3 du journal (présence de Mme Prenom NOM02"},
		{"un acte en moins", sansGardes + `DELETE FROM changement WHERE journal = 4; DELETE FROM journal WHERE numero = 4`, "il manque au journal l'acte 4"},
		{"qui l'a fait", sansGardes + `UPDATE journal SET qui = 'NOM99' WHERE numero = 2`, "l'acte 2 du journal"},
		{"deux actes échangés", sansGardes + `UPDATE journal SET numero = 99 WHERE numero = 3; UPDATE journal SET numero = 3 WHERE numero = 6; UPDATE journal SET numero = 6 WHERE numero = 99`, "l'acte 3 du journal"},
	} {
		t.Run(cas.nom, func(t *testing.T) {
			b, _, chemin := remplie(t)
			if out, err := exec.Command("sqlite3", chemin, "PRAGMA foreign_keys = OFF; "+cas.sql).CombinedOutput(); err != nil {
				t.Fatalf("%v %s", err, out)
			}
			r, err := b.Verifier(context.Background(), "")
			if err != nil || !slices.ContainsFunc(r.Fautes, func(f string) bool { return strings.Contains(f, cas.faute) }) {
				t.Errorf("%v\n%s", err, strings.Join(r.Fautes, "\n"))
			}
		})
	}
}

// A chain written again from the middle is sound in itself: only the head on paper gives it away.
func TestChaineReecrite(t *testing.T) {
	ctx := context.Background()
	b, _, _ := remplie(t)
	avant, err := b.Verifier(ctx, "")
	if err != nil {
		t.Fatal(err)
	}
	for _, sql := range []string{"DROP TRIGGER journal_garde_1", "UPDATE journal SET qui = 'NOM99' WHERE numero = 5"} {
		if _, err := b.db().Exec(sql); err != nil {
			t.Fatal(err)
		}
	}
	refaire(t, b)
	if r, err := b.Verifier(ctx, ""); err != nil || len(r.Fautes) > 0 {
		t.Fatalf("la chaîne réécrite devait tromper la vérification sans papier : %v %v", err, r.Fautes)
	}
	if r, _ := b.Verifier(ctx, avant.Tete); len(r.Fautes) != 1 || !strings.Contains(r.Fautes[0], "l'empreinte notée sur le papier") {
		t.Errorf("%v", r.Fautes)
	}
}

// refaire computes every fingerprint again, as a forger would.
func refaire(t *testing.T, b *Base) {
	t.Helper()
	tx, err := b.db().Begin()
	if err != nil {
		t.Fatal(err)
	}
	defer tx.Rollback()
	precedente := ""
	for n := int64(1); n <= 6; n++ {
		l := ligneJournal{numero: n, changements: changementsDe(t, tx, n)}
		if err := tx.QueryRow("SELECT seance, qui, quand, quoi, annule, retablit FROM journal WHERE numero = ?", n).Scan(&l.seance, &l.qui, &l.quand, &l.quoi, &l.annule, &l.retablit); err != nil {
			t.Fatal(err)
		}
		precedente = l.empreinte(precedente)
		if _, err := tx.Exec("UPDATE journal SET empreinte = ? WHERE numero = ?", precedente, n); err != nil {
			t.Fatal(err)
		}
	}
	if err := tx.Commit(); err != nil {
		t.Fatal(err)
	}
}

func changementsDe(t *testing.T, tx *sql.Tx, n int64) (l []changement) {
	t.Helper()
	rows, err := tx.Query("SELECT chemin, avant, apres, sel, engagement FROM changement WHERE journal = ? ORDER BY chemin", n)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	for rows.Next() {
		var c changement
		if err := rows.Scan(&c.Chemin, &c.Avant, &c.Apres, &c.sel, &c.engagement); err != nil {
			t.Fatal(err)
		}
		l = append(l, c)
	}
	return l
}

// A backup is a whole register: restored, it holds the same séances, and the base that was there is kept.
func TestSauvegarderEtRestaurer(t *testing.T) {
	ctx := context.Background()
	b, s, chemin := remplie(t)
	copie := filepath.Join(t.TempDir(), "clé usb", "sauvegarde.delibere")
	if err := os.Mkdir(filepath.Dir(copie), 0o700); err != nil {
		t.Fatal(err)
	}
	r, err := b.Sauvegarder(ctx, copie, false)
	if err != nil || r.Actes != 6 {
		t.Fatalf("%v %+v", err, r)
	}
	if _, err := b.Sauvegarder(ctx, copie, false); err == nil || !strings.Contains(err.Error(), "existe déjà") {
		t.Errorf("écrasée : %v", err)
	}
	if _, err := s.Importer(ctx, storagetest.Seance(9, 3, 1), false); err != nil {
		t.Fatal(err)
	}
	if _, _, err := Restaurer(ctx, copie, chemin, storagetest.Instant()); err == nil || !strings.Contains(err.Error(), "déjà ouverte") {
		t.Errorf("restaurée sous une fenêtre ouverte : %v", err)
	}
	if err := b.Close(); err != nil {
		t.Fatal(err)
	}
	gardee, r, err := Restaurer(ctx, copie, chemin, storagetest.Instant())
	if err != nil || r.Actes != 6 || !strings.Contains(gardee, "20230405-224000") {
		t.Fatalf("%v %q %+v", err, gardee, r)
	}
	for base, seances := range map[string]int{chemin: 2, gardee: 3} {
		c, err := Open(base)
		if err != nil {
			t.Fatal(err)
		}
		if l, err := c.Seances(ctx); err != nil || len(l) != seances {
			t.Errorf("%s : %d séances, attendu %d (%v)", base, len(l), seances, err)
		}
		if err := c.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

// What is not a sound backup leaves the base as it was.
func TestRestaurerUneMauvaiseCopie(t *testing.T) {
	ctx := context.Background()
	b, _, chemin := remplie(t)
	copie := filepath.Join(t.TempDir(), "copie")
	if _, err := b.Sauvegarder(ctx, copie, false); err != nil {
		t.Fatal(err)
	}
	if err := b.Close(); err != nil {
		t.Fatal(err)
	}
	texte := filepath.Join(t.TempDir(), "texte")
	if err := os.WriteFile(texte, []byte("ceci n'est pas une base"), 0o600); err != nil {
		t.Fatal(err)
	}
	if out, err := exec.Command("sqlite3", copie, `UPDATE partie SET contenu = replace(contenu, 'Objet', 'Objat')`).CombinedOutput(); err != nil {
		t.Fatalf("%v %s", err, out)
	}
	for mauvaise, mot := range map[string]string{copie: "modifiée hors du programme", texte: "n'est pas une base de Délibéré", "absente": "n'existe pas"} {
		if _, _, err := Restaurer(ctx, mauvaise, chemin, time.Now()); err == nil || !strings.Contains(err.Error(), mot) {
			t.Errorf("%s : %v", mauvaise, err)
		}
	}
	b, err := Open(chemin)
	if err != nil {
		t.Fatal(err)
	}
	defer b.Close()
	if r, err := b.Verifier(ctx, ""); err != nil || r.Actes != 6 || len(r.Fautes) > 0 {
		t.Errorf("%v %+v", err, r)
	}
	restes, _ := filepath.Glob(chemin + ".*")
	if slices.ContainsFunc(restes, func(f string) bool { return strings.Contains(f, "restauration") }) {
		t.Errorf("restes : %v", restes)
	}
}
