package storage

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"delibere/app/conseil"
	"delibere/app/secretariat"
	"delibere/storage/storagetest"
)

// scellee is a base with two séances of three sealed délibérations.
func scellee(t *testing.T) (*Base, *secretariat.Secretariat, string) {
	t.Helper()
	ctx := context.Background()
	b, chemin := neuve(t)
	s := secretariat.New(b, storagetest.Instant, "NOM01")
	for _, jour := range []int{5, 9} {
		d := storagetest.Seance(jour, 5, 3)
		for i := range d.Seance.Points {
			d.Seance.Points[i].Vote = &conseil.Vote{Decompte: &conseil.Decompte{Pour: 5}}
		}
		f, err := s.Importer(ctx, d, false)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := s.Numeroter(ctx, f.ID); err != nil {
			t.Fatal(err)
		}
		if _, err := s.Sceller(ctx, f.ID, storagetest.Papier{}); err != nil {
			t.Fatal(err)
		}
	}
	return b, s, chemin
}

// Sealed rows refuse every way SQL has to change them, INSERT OR REPLACE included.
func TestScelleRefuseSQL(t *testing.T) {
	b, _, _ := scellee(t)
	for _, sql := range []string{
		"UPDATE scelle SET canon = '{}' WHERE ordre = 2", "DELETE FROM scelle WHERE ordre = 2",
		"INSERT OR REPLACE INTO scelle SELECT ordre, seance, point, cle_commune, jour, numero, actes, quand, contexte, '{}', pdf, empreinte FROM scelle WHERE ordre = 2",
		"REPLACE INTO scelle SELECT 99, seance, point, cle_commune, jour, 'autre', 'AUTRE', quand, contexte, '{}', pdf, 'x' || substr(empreinte, 2) FROM scelle WHERE ordre = 2",
		"INSERT INTO scelle SELECT * FROM scelle WHERE ordre = 2 ON CONFLICT DO UPDATE SET canon = '{}'",
		"UPDATE contexte SET contenu = '{}'", "DELETE FROM contexte", "INSERT OR REPLACE INTO contexte SELECT empreinte, '{}' FROM contexte",
		"UPDATE changement SET apres = '{}'", "UPDATE changement SET avant = '', apres = '', sel = ''", "DELETE FROM journal", "DELETE FROM seance WHERE id = 1",
	} {
		if _, err := b.db().Exec(sql); err == nil {
			t.Errorf("accepté : %s", sql)
		}
	}
	if r, err := b.Verifier(context.Background(), ""); err != nil || len(r.Fautes) > 0 || r.Scelles != 6 {
		t.Errorf("%v %+v", err, r)
	}
}

// Whoever alters a sealed délibération with another tool is named the act.
func TestVerifierNommeLeScelle(t *testing.T) {
	sansGardes := "DROP TRIGGER scelle_garde_1; DROP TRIGGER scelle_garde_2; DROP TRIGGER contexte_garde_1; DROP TRIGGER contexte_garde_2; DROP TRIGGER journal_garde_1; DROP TRIGGER changement_garde_1;"
	for _, cas := range []struct{ nom, sql, faute string }{
		{"un octet du texte scellé", `UPDATE scelle SET canon = replace(canon, 'Extrait', 'Extrajt') WHERE ordre = 2`, "la délibération scellée n° 2023-2 (rang 2, séance du 2023-04-05) a été modifiée"},
		{"une rangée en moins", `DELETE FROM scelle WHERE ordre = 3`, "il manque au registre la délibération scellée au rang 3"},
		{"deux rangées échangées", `UPDATE scelle SET ordre = 99 WHERE ordre = 2; UPDATE scelle SET ordre = 2 WHERE ordre = 4; UPDATE scelle SET ordre = 4 WHERE ordre = 99`, "n° 2023-4 (rang 2"},
		{"le contexte", `UPDATE contexte SET contenu = replace(contenu, 'NOM01', 'NOM91')`, "n° 2023-1 (rang 1"},
		{"le numéro", `UPDATE scelle SET numero = '2023-99' WHERE ordre = 5`, "n° 2023-99 (rang 5"},
		{"l'empreinte du PDF", `UPDATE scelle SET pdf = replace(pdf, substr(pdf, 1, 8), '00000000') WHERE ordre = 5`, "le scellement de la délibération n° 2023-5 (rang 5) n'est pas celui que le journal a noté"},
		{"la dernière en moins", `DELETE FROM scelle WHERE ordre = 6`, ""},
		{"la séance elle-même", `UPDATE partie SET contenu = '"absent"' WHERE seance = 2 AND chemin = 'presence/e03'`, "la séance du 2023-04-09 a été modifiée hors du programme (presence/e03)"},
		{"un changement effacé sans raison", `UPDATE changement SET avant = '', apres = '' WHERE chemin = 'point/0001' AND journal = 2`, "l'acte 2 du journal"},
	} {
		t.Run(cas.nom, func(t *testing.T) {
			b, _, chemin := scellee(t)
			ctx := context.Background()
			papier, err := b.Verifier(ctx, "")
			if err != nil {
				t.Fatal(err)
			}
			if out, err := exec.Command("sqlite3", chemin, "PRAGMA foreign_keys = OFF; "+sansGardes+cas.sql).CombinedOutput(); err != nil {
				t.Fatalf("%v %s", err, out)
			}
			r, err := b.Verifier(ctx, papier.TeteScellee)
			if cas.faute == "" {
				cas.faute = "l'empreinte notée sur le papier n'est plus dans le registre"
			}
			if err != nil || !slices.ContainsFunc(r.Fautes, func(f string) bool { return strings.Contains(f, cas.faute) }) {
				t.Errorf("%v\n%s", err, strings.Join(r.Fautes, "\n"))
			}
		})
	}
}

// A vote by name that becomes secret leaves no name in the bytes of the file, and the chain holds.
func TestVoixHorsDuFichier(t *testing.T) {
	ctx := context.Background()
	b, chemin := neuve(t)
	s := secretariat.New(b, storagetest.Instant, "")
	f, err := s.Importer(ctx, storagetest.Seance(5, 3, 1), false)
	if err != nil {
		t.Fatal(err)
	}
	nominal := &conseil.Vote{Nominal: map[conseil.EluID]conseil.Sens{"e00": conseil.Pour, "e01": conseil.Contre, "e02": conseil.Abstention}}
	if _, err := s.Voter(ctx, f.ID, 1, nominal); err != nil {
		t.Fatal(err)
	}
	voix := []byte(`"e01":"contre"`)
	lire := func() string {
		octets, err := os.ReadFile(chemin)
		if err != nil {
			t.Fatal(err)
		}
		return string(octets)
	}
	if !strings.Contains(lire(), string(voix)) {
		t.Fatal("les voix n'étaient pas dans le fichier : ce test ne prouve rien")
	}
	if _, err := s.Voter(ctx, f.ID, 1, &conseil.Vote{Mode: conseil.ScrutinSecret, Decompte: &conseil.Decompte{Pour: 2, Contre: 1}}); err != nil {
		t.Fatal(err)
	}
	if strings.Contains(lire(), string(voix)) {
		t.Error("les voix sont encore dans le fichier")
	}
	if r, err := b.Verifier(ctx, ""); err != nil || len(r.Fautes) > 0 {
		t.Errorf("%v %v", err, r.Fautes)
	}
	if _, err := b.db().Exec("DROP TRIGGER changement_garde_1; DROP TRIGGER changement_garde_2; DELETE FROM changement WHERE chemin LIKE 'efface/%'"); err != nil {
		t.Fatal(err)
	}
	r, err := b.Verifier(ctx, "")
	if err != nil || !slices.ContainsFunc(r.Fautes, func(f string) bool { return strings.Contains(f, "sans qu'un scrutin secret l'explique") }) {
		t.Errorf("%v %v", err, r.Fautes)
	}
}

// A base of every schema that was ever published opens, is copied as it was, and says the same.
func TestMigrerUneAncienneBase(t *testing.T) {
	ctx := context.Background()
	for fichier, tete := range map[string]string{"schema-1": "127184b8422a2754272a37bf6be7500660f03a54ace1757d872fb669b460cdcb"} {
		octets, err := os.ReadFile(filepath.Join("testdata", fichier+".delibere"))
		if err != nil {
			t.Fatal(err)
		}
		chemin := filepath.Join(t.TempDir(), "registre.delibere")
		if err := os.WriteFile(chemin, octets, 0o600); err != nil {
			t.Fatal(err)
		}
		b, err := Open(chemin)
		if err != nil {
			t.Fatal(err)
		}
		defer b.Close()
		r, err := b.Verifier(ctx, tete)
		if err != nil || len(r.Fautes) > 0 || r.Tete != tete || r.Seances != 2 {
			t.Errorf("%v %+v", err, r)
		}
		s := secretariat.New(b, storagetest.Instant, "")
		if l, err := s.Rechercher(ctx, secretariat.Requete{Mots: "coeurs ecole soeurs "}); err != nil || len(l) != 1 || l[0].Numero != "2023-2" {
			t.Errorf("recherche : %v %+v", err, l)
		}
		f, err := s.Annuler(ctx, l0(t, s))
		if err != nil || f.Dossier.Seance.Point(1).Vote != nil {
			t.Errorf("annuler un acte d'avant : %v", err)
		}
		if r, err := b.Verifier(ctx, tete); err != nil || len(r.Fautes) > 0 {
			t.Errorf("%v %+v", err, r)
		}
		copie := chemin + ".schema-1"
		if c, err := os.ReadFile(copie); err != nil || c[63] != 1 {
			t.Errorf("la copie d'avant n'est pas du schéma 1 (%v)", err)
		}
	}
}

func l0(t *testing.T, s *secretariat.Secretariat) secretariat.SeanceID {
	t.Helper()
	l, err := s.Chercher(context.Background(), conseil.NewDate(2023, 4, 5))
	if err != nil || len(l) != 1 {
		t.Fatalf("%v %+v", err, l)
	}
	return l[0].ID
}
