package endurance

import (
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"delibere/app/conseil"
	"delibere/app/secretariat"
	"delibere/storage"
	"delibere/storage/storagetest"
)

// jouee makes a base with that many acts of the script, and returns the head of its journal after each;
// a falsifier other than 0 does another act in the place of that one.
func jouee(t *testing.T, actes, falsifie int) (base string, tetes []string) {
	t.Helper()
	base = baseNeuve(t)
	b, s, id := surSeance(t, base)
	defer b.Close()
	for n := 0; n <= actes; n++ {
		var err error
		if n > 0 && n == falsifie {
			_, err = s.Rediger(ctx, id, 2, secretariat.Redaction{Objet: "Faux"})
		} else if n > 0 {
			err = acte(s, id, n)
		}
		if err != nil {
			t.Fatal(err)
		}
		r, err := b.Verifier(ctx, "")
		if err != nil || len(r.Fautes) > 0 {
			t.Fatalf("%v %v", err, r.Fautes)
		}
		tetes = append(tetes, r.Tete)
	}
	return base, tetes
}

// verifiee returns what the verification of a base says, with a head noted on paper; or that it is too
// damaged to be opened.
func verifiee(t *testing.T, base, tete string) string {
	t.Helper()
	b, err := storage.Open(base)
	var e *storage.Erreur
	if errors.As(err, &e) && e.Motif == storage.Abimee {
		return e.Message
	}
	if err != nil {
		t.Fatal(err)
	}
	defer b.Close()
	r, err := b.Verifier(ctx, tete)
	if err != nil {
		t.Fatal(err)
	}
	return strings.Join(r.Fautes, "\n")
}

// falsifier changes a copy of a base by the command of SQLite: the guards are taken away, then put back
// as they were, so that the base opens.
func falsifier(t *testing.T, base, requete string) string {
	t.Helper()
	forgee := copie(t, base)
	gardes := sqlite3(t, base, "SELECT sql || ';' FROM sqlite_schema WHERE type = 'trigger' ORDER BY name")
	otees := sqlite3(t, base, "SELECT 'DROP TRIGGER ' || name || ';' FROM sqlite_schema WHERE type = 'trigger'")
	sqlite3(t, forgee, "PRAGMA ignore_check_constraints = ON; BEGIN; "+otees+requete+";\n"+gardes+"COMMIT;")
	return forgee
}

// ligne is a row of the register, and what names it in a verification.
type ligne struct{ table, ou, nom string }

// lignes lists the rows of the journal and of the séances.
func lignes(t *testing.T, base string) []ligne {
	t.Helper()
	var toutes []ligne
	for _, table := range []struct{ nom, ou, dit string }{
		{"journal", `'numero = ' || numero`, `'acte ' || numero`},
		{"changement", `'journal = ' || journal || ' AND chemin = ' || quote(chemin)`, `'acte ' || journal || ' '`},
		{"partie", `'seance = ' || seance || ' AND chemin = ' || quote(chemin)`, `chemin`},
		{"seance", `'id = ' || id`, `'séance'`},
		{"mairie", `'chemin = ' || quote(chemin)`, `chemin`},
		{"scelle", `'ordre = ' || ordre`, `'scell'`},
		{"contexte", `'empreinte = ' || quote(empreinte)`, `'scellée'`},
	} {
		for _, l := range strings.Split(sqlite3(t, base, fmt.Sprintf("SELECT %s || char(9) || %s FROM %s", table.ou, table.dit, table.nom)), "\n") {
			ou, dit, _ := strings.Cut(l, "\t")
			toutes = append(toutes, ligne{table.nom, ou, strings.TrimSpace(dit)})
		}
	}
	return toutes
}

// sceller seals the délibérations of the script, and writes in the Mairie.
func sceller(t *testing.T, base string) {
	t.Helper()
	b, s, id := surSeance(t, base)
	defer b.Close()
	_, err := s.PoserCommune(ctx, seance().Commune)
	for point := 1; point <= 2 && err == nil; point++ {
		_, err = s.Voter(ctx, id, point, &conseil.Vote{Decompte: &conseil.Decompte{Pour: 3}})
	}
	if err == nil {
		_, err = s.Numeroter(ctx, id)
	}
	if err == nil {
		_, err = s.Sceller(ctx, id, storagetest.Papier{})
	}
	if err != nil {
		t.Fatal(err)
	}
}

// No byte of an act, of its changes, of a séance or of its parts can be changed by another tool, no row
// taken out, without the verification naming it.
func TestToutChangementEstNomme(t *testing.T) {
	base, _ := jouee(t, 9, 0)
	sceller(t, base)
	essais, pas := 0, longueur(11, 1)
	verifier := func(l ligne, requete string) {
		if essais++; essais%pas != 0 {
			return
		}
		fautes := verifiee(t, falsifier(t, base, requete), "")
		if !strings.Contains(fautes, l.nom) && !strings.Contains(fautes, "CHECK constraint failed in "+l.table) {
			t.Errorf("%s\npasse, ou n'est pas nommé « %s » : %s", requete, l.nom, fautes)
		}
	}
	for _, l := range lignes(t, base) {
		verifier(l, fmt.Sprintf("DELETE FROM %s WHERE %s", l.table, l.ou))
		for _, colonne := range strings.Split(sqlite3(t, base, "SELECT name FROM pragma_table_info('"+l.table+"')"), "\n") {
			if l.table == "seance" && colonne == "exemple" {
				continue // a mark of the program's own example, which the journal does not keep
			}
			verifier(l, fmt.Sprintf("UPDATE %s SET %[2]s = CASE typeof(%[2]s) WHEN 'integer' THEN %[2]s + 1000 ELSE substr(%[2]s, 1, length(%[2]s) - 1) || 'z' END WHERE %s", l.table, colonne, l.ou))
		}
	}
	if essais < 200 {
		t.Errorf("%d essais", essais)
	}
}

// Two acts that change places are both named.
func TestDeuxActesEchanges(t *testing.T) {
	base, _ := jouee(t, 8, 0)
	for n := 1; n < 9; n += longueur(3, 1) {
		requete := ""
		for _, c := range [][2]string{{"journal", "numero"}, {"changement", "journal"}} {
			requete += fmt.Sprintf("UPDATE %[1]s SET %[2]s = -1 WHERE %[2]s = %[3]d; UPDATE %[1]s SET %[2]s = %[3]d WHERE %[2]s = %[4]d; UPDATE %[1]s SET %[2]s = %[4]d WHERE %[2]s = -1;", c[0], c[1], n, n+1)
		}
		fautes := verifiee(t, falsifier(t, base, requete), "")
		for _, nom := range []string{fmt.Sprintf("l'acte %d ", n), fmt.Sprintf("l'acte %d ", n+1)} {
			if !strings.Contains(fautes, nom) {
				t.Errorf("actes %d et %d échangés : %s", n, n+1, fautes)
			}
		}
	}
}

// A past written again with every fingerprint right is sound in itself, and so is an older copy put back:
// only a head noted on paper at that time or later gives them away, and those noted before still hold.
func TestLePapierTientLePasse(t *testing.T) {
	const actes, faux = 9, 4
	_, tetes := jouee(t, actes, 0)
	forgee, _ := jouee(t, actes, faux)
	ancienne, _ := jouee(t, faux-1, 0)
	for _, base := range []string{forgee, ancienne} {
		for n, tete := range append(tetes, "") {
			fautes := verifiee(t, base, tete)
			trahie := strings.Contains(fautes, "l'empreinte notée sur le papier")
			if tete != "" && n >= faux && !trahie || (tete == "" || n < faux) && fautes != "" {
				t.Errorf("%s, tête notée après l'acte %d : %q", filepath.Base(base), n, fautes)
			}
		}
	}
}
