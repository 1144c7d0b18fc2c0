package endurance

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"delibere/app/conseil"
	"delibere/app/secretariat"
	"delibere/storage"
	"delibere/storage/memoire"
	"delibere/storage/storagetest"
)

var ctx = context.Background()

// longueur is the length of a run: short in `go test`, long in `make endurance`.
func longueur(court, long int) int {
	if os.Getenv("DELIBERE_ENDURANCE") != "" {
		return long
	}
	return court
}

// acte does the n-th act of the script, from 1: each one changes the séance, writes one line of the
// journal, and depends on nothing but n and the acts before.
func acte(s *secretariat.Secretariat, id secretariat.SeanceID, n int) error {
	tour, statuts := n/8, []conseil.Statut{conseil.Absent, conseil.Excuse, conseil.Present}
	depart := conseil.Mouvement{Elu: "e04", Type: conseil.Depart, Point: 1 + tour%2}
	var err error
	switch n % 8 {
	case 1:
		_, err = s.PoserPresence(ctx, id, "e02", statuts[tour%3])
	case 2:
		_, err = s.DonnerPouvoir(ctx, id, conseil.Pouvoir{Mandant: "e02", Mandataire: "e00", AuPoint: 1 + tour%2})
	case 3:
		expose := strings.Repeat(fmt.Sprintf("Exposé du tour %d, écrit à la séance. ", tour), 50+n%97)
		_, err = s.Rediger(ctx, id, 1, secretariat.Redaction{Objet: fmt.Sprintf("Objet %d", n), Expose: []string{expose}})
	case 4:
		_, err = s.Voter(ctx, id, 1+tour%2, &conseil.Vote{Decompte: &conseil.Decompte{Pour: conseil.Voix(n)}})
	case 5:
		_, err = s.AjouterMouvement(ctx, id, depart)
	case 6:
		_, err = s.RetirerMouvement(ctx, id, depart)
	case 7:
		_, err = s.Annuler(ctx, id)
	case 0:
		// After the undoing at 7 of the removal at 6, the movement is there: it is taken out again.
		_, err = s.Retablir(ctx, id)
	}
	return err
}

// modele is the script on a register in memory.
type modele struct {
	s     *secretariat.Secretariat
	id    secretariat.SeanceID
	etats []*conseil.Dossier // after each number of acts
}

func seance() *conseil.Dossier { return storagetest.Seance(5, 7, 2) }

func nouveauModele(t testing.TB) *modele {
	t.Helper()
	m := &modele{s: secretariat.New(&memoire.Registre{}, storagetest.Instant, "NOM01")}
	f, err := m.s.Importer(ctx, seance(), false)
	if err != nil {
		t.Fatal(err)
	}
	m.id, m.etats = f.ID, []*conseil.Dossier{f.Dossier}
	return m
}

// etat is the séance after n acts.
func (m *modele) etat(n int) (*conseil.Dossier, error) {
	for len(m.etats) <= n {
		if err := acte(m.s, m.id, len(m.etats)); err != nil {
			return nil, err
		}
		f, err := m.s.Ouvrir(ctx, m.id)
		if err != nil {
			return nil, err
		}
		if reflect.DeepEqual(f.Dossier, m.etats[len(m.etats)-1]) {
			return nil, fmt.Errorf("l'acte %d du scénario ne change rien", len(m.etats))
		}
		m.etats = append(m.etats, f.Dossier)
	}
	return m.etats[n], nil
}

// baseNeuve makes a base that holds the séance of the script, with no act yet.
func baseNeuve(t testing.TB) string {
	t.Helper()
	chemin := filepath.Join(t.TempDir(), "registre.delibere")
	creerBase(t, chemin)
	return chemin
}

func creerBase(t testing.TB, chemin string) {
	t.Helper()
	b, err := storage.Creer(chemin)
	if err != nil {
		t.Fatal(err)
	}
	_, err = secretariat.New(b, storagetest.Instant, "NOM01").Importer(ctx, seance(), false)
	if err := errors.Join(err, b.Close()); err != nil {
		t.Fatal(err)
	}
}

// surSeance opens a base, and returns who acts on it and its first séance.
func surSeance(t *testing.T, chemin string) (*storage.Base, *secretariat.Secretariat, secretariat.SeanceID) {
	t.Helper()
	b, err := storage.Open(chemin)
	if err != nil {
		t.Fatal(err)
	}
	s := secretariat.New(b, storagetest.Instant, "NOM01")
	l, err := s.Seances(ctx)
	if err != nil {
		t.Fatal(errors.Join(err, b.Close()))
	}
	return b, s, l[0].ID
}

// relire opens a base as the program would after an accident, verifies it whole, holds it against the
// model and returns how many acts of the script it keeps.
func relire(chemin string, m *modele) (n int, err error) {
	b, err := storage.Open(chemin)
	if err != nil {
		return 0, err
	}
	defer func() { err = errors.Join(err, b.Close()) }()
	r, err := b.Verifier(ctx, "")
	if err != nil {
		return 0, err
	}
	if len(r.Fautes) > 0 {
		return 0, fmt.Errorf("base fautive : %s", strings.Join(r.Fautes, " ; "))
	}
	l, err := b.Seances(ctx)
	if err != nil || len(l) != 1 {
		return 0, fmt.Errorf("%d séances (%w)", len(l), err)
	}
	f, err := b.Lire(ctx, l[0].ID)
	if err != nil {
		return 0, err
	}
	n = int(f.Revision) - 1
	attendu, err := m.etat(n)
	if err != nil {
		return n, err
	}
	if !reflect.DeepEqual(f.Dossier, attendu) {
		return n, fmt.Errorf("la base dit %d actes et n'est pas le modèle après %d actes", n, n)
	}
	if j, err := b.Journal(ctx, f.ID); err != nil || len(j) != n+1 {
		return n, fmt.Errorf("%d lignes au journal pour %d actes (%w)", len(j), n, err)
	}
	return n, nil
}

// acquis fails the test unless the base holds every acknowledged act, and at most one more: the one that
// was being written.
func acquis(t *testing.T, quoi, chemin string, m *modele, dits int) (n int) {
	t.Helper()
	n, err := relire(chemin, m)
	if err != nil {
		t.Errorf("%s : %v", quoi, err)
	} else if n < dits || n > dits+1 {
		t.Errorf("%s : %d actes acquis, la base en porte %d", quoi, dits, n)
	}
	return n
}

// The script says what it claims: each act changes the séance, on the base as in memory.
func TestScenario(t *testing.T) {
	chemin, m := baseNeuve(t), nouveauModele(t)
	b, s, id := surSeance(t, chemin)
	for n := 1; n <= 60; n++ {
		if err := acte(s, id, n); err != nil {
			t.Fatalf("acte %d : %v", n, err)
		}
	}
	if err := b.Close(); err != nil {
		t.Fatal(err)
	}
	if n, err := relire(chemin, m); err != nil || n != 60 {
		t.Errorf("%d actes (%v)", n, err)
	}
}
