package endurance

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"delibere/storage"
	"delibere/storage/storagetest"
)

// The power is cut while the program repairs what a first cut left.
func TestCoupurePendantLaReprise(t *testing.T) {
	m := nouveauModele(t)
	base, dits := interrompue(t)
	depart := contenu(t, base)
	film := filmer(t, "actes", base, fmt.Sprintf("DELIBERE_JUSQUA=%d", dits+2))
	b := couper(t, film, depart, dits, longueur(5, 1), func(dossier string) (int, error) {
		return relire(filepath.Join(dossier, filepath.Base(base)), m)
	}, func(s string) { t.Error(s) })
	t.Logf("%d appels : %+v", len(film), b)
}

// sauvegarde replaces an old copy of a base by a new one, beside it.
func sauvegarde(base string) error {
	b, err := storage.Open(base)
	if err != nil {
		return err
	}
	if _, err := b.Sauvegarder(ctx, base+".copie", true); err != nil {
		return errors.Join(err, b.Close())
	}
	fmt.Println(1)
	return b.Close()
}

// restauration puts the copy in the place of the base.
func restauration(base string) error {
	if _, _, err := storage.Restaurer(ctx, base+".copie", base, storagetest.Instant()); err != nil {
		return err
	}
	fmt.Println(1)
	return nil
}

// avecCopie is a base of nine acts and, beside it, its copy after four.
func avecCopie(t *testing.T) (base string) {
	t.Helper()
	base, _ = jouee(t, 9, 0)
	ancienne, _ := jouee(t, 4, 0)
	if err := os.Rename(ancienne, base+".copie"); err != nil {
		t.Fatal(err)
	}
	return base
}

// The power is cut while a backup replaces the one before: one of the two is there, whole, and it is the
// new one once the program has said so. The base is never touched.
func TestCoupurePendantUneSauvegarde(t *testing.T) {
	base, m := avecCopie(t), nouveauModele(t)
	depart := contenu(t, base)
	film := filmer(t, "sauvegarde", base)
	b := couper(t, film, depart, 0, longueur(5, 1), func(dossier string) (int, error) {
		chemin := filepath.Join(dossier, filepath.Base(base))
		if n, err := relire(chemin, m); err != nil || n != 9 {
			return 0, fmt.Errorf("la base porte %d actes (%w)", n, err)
		}
		n, err := relire(chemin+".copie", m)
		return map[int]int{4: 0, 9: 1}[n], err
	}, func(s string) { t.Error(s) })
	t.Logf("%d appels : %+v", len(film), b)
}

// The power is cut during a restore: the base is the one before or the one restored, or it has no file,
// which the next start says, and the one before is whole under the name that keeps it. Once it is said to
// be restored, it is. A base that a crash left to be repaired is put aside with what repairs it.
func TestCoupurePendantUneRestauration(t *testing.T) {
	m := nouveauModele(t)
	base, dits := interrompue(t)
	ancienne, _ := jouee(t, 4, 0)
	if err := os.Rename(ancienne, base+".copie"); err != nil || dits > 2 {
		t.Fatalf("%v, %d actes", err, dits)
	}
	depart, sansBase := contenu(t, base), 0
	film := filmer(t, "restauration", base)
	b := couper(t, film, depart, 0, longueur(5, 1), func(dossier string) (int, error) {
		chemin := filepath.Join(dossier, filepath.Base(base))
		gardees, _ := filepath.Glob(chemin + ".*.avant-restauration")
		if _, err := os.Stat(chemin); err == nil {
			n, err := relire(chemin, m)
			if err != nil || n != 4 {
				return 0, err
			}
		} else {
			sansBase++
			b, err := storage.OuvrirOuCreer(chemin)
			if err == nil {
				return 0, errors.Join(b.Close(), errors.New("une base vide prend la place de celle qui est gardée"))
			}
			if len(gardees) != 1 || !strings.Contains(err.Error(), gardees[0]) {
				return 0, err
			}
		}
		if len(gardees) != 1 {
			return 0, fmt.Errorf("la base d'avant n'est plus là : %s", strings.Join(gardees, ", "))
		}
		if n, err := relire(gardees[0], m); err != nil || n < dits || n > dits+1 {
			return 0, fmt.Errorf("la base d'avant porte %d actes (%w)", n, err)
		}
		if _, err := os.Stat(chemin); err != nil {
			return 0, nil
		}
		return 1, nil
	}, func(s string) { t.Error(s) })
	t.Logf("%d appels : %+v, %d états sans base", len(film), b, sansBase)
}
