package memoire_test

import (
	"context"
	"errors"
	"testing"

	"delibere/app/conseil"
	"delibere/app/secretariat"
	"delibere/storage/memoire"
	"delibere/storage/storagetest"
)

func TestContrat(t *testing.T) {
	storagetest.Suite(t, func(testing.TB) secretariat.Registre { return &memoire.Registre{} })
}

// A failure is returned, and the write is kept or not as it was told.
func TestPannes(t *testing.T) {
	ctx := context.Background()
	panne := errors.New("panne")
	for _, garder := range []bool{false, true} {
		r := &memoire.Registre{}
		s := secretariat.New(r, storagetest.Instant, "")
		f, err := s.Importer(ctx, storagetest.Seance(5, 4, 1), false)
		if err != nil {
			t.Fatal(err)
		}
		r.Panne, r.Garder = panne, garder
		if _, err := s.PoserPresence(ctx, f.ID, "e02", conseil.Absent); !errors.Is(err, panne) {
			t.Fatalf("erreur %v", err)
		}
		r.Panne = nil
		relue, _ := s.Ouvrir(ctx, f.ID)
		if (relue.Dossier.Seance.Presences["e02"] == conseil.Absent) != garder {
			t.Errorf("gardé : %v, attendu %v", !garder, garder)
		}
	}
}
