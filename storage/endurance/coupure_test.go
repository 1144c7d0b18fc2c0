package endurance

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"delibere/app/secretariat"
	"delibere/storage"
	"delibere/storage/storagetest"
)

// bilan counts what the cuts of a film left.
type bilan struct{ coupures, etats, abimees, perdues int }

// couper cuts the power after each pas-th call of a film, in each way, and reopens what is left. ouvrir
// says how many acts it holds; those said before the cut must be there, dits of them before the film, and
// at most one more.
func couper(t *testing.T, film []appel, depart map[string][]byte, dits, pas int, ouvrir func(dossier string) (int, error), dire func(string)) bilan {
	t.Helper()
	vus := map[[32]byte]etat{}
	var b bilan
	d := nouveauDisque(depart)
	for k, a := range film {
		d.jouer(a)
		if a.genre == "dire" {
			dits = lire(string(a.octets)).actes
		}
		if k%pas != 0 && a.genre != "dire" {
			continue
		}
		for _, c := range facons(k) {
			b.coupures++
			reste := d.rester(c)
			cle := resume(reste)
			e, vu := vus[cle]
			if !vu {
				b.etats++
				e = rouvrir(t, reste, ouvrir)
				vus[cle] = e
			}
			quand := fmt.Sprintf("coupure après l'appel %d (%s %s)", k, a.genre, a.nom)
			switch {
			case e.err != nil:
				b.abimees++
				dire(fmt.Sprintf("%s : %v", quand, e.err))
			case e.n < dits || e.n > dits+1:
				b.perdues++
				dire(fmt.Sprintf("%s : %d actes dits, %d restent", quand, dits, e.n))
			}
		}
	}
	return b
}

// etat is what was found in the files that a cut left.
type etat struct {
	n   int
	err error
}

func rouvrir(t *testing.T, reste map[string][]byte, ouvrir func(dossier string) (int, error)) (e etat) {
	t.Helper()
	dossier := rebatir(t, reste)
	defer os.RemoveAll(dossier)
	e.n, e.err = ouvrir(dossier)
	return e
}

func resume(fichiers map[string][]byte) [32]byte {
	h := sha256.New()
	for _, nom := range slices.Sorted(maps.Keys(fichiers)) {
		fmt.Fprintf(h, "%s %d\n", nom, len(fichiers[nom]))
		h.Write(fichiers[nom])
	}
	return [32]byte(h.Sum(nil))
}

// rebatir puts files in a folder, in memory where there is one: what is opened there is not cut again.
func rebatir(t *testing.T, fichiers map[string][]byte) string {
	t.Helper()
	racine := "/dev/shm"
	if _, err := os.Stat(racine); err != nil {
		racine = t.TempDir()
	}
	dossier, err := os.MkdirTemp(racine, "delibere-coupure-")
	for nom, octets := range fichiers {
		err = errors.Join(err, os.WriteFile(filepath.Join(dossier, nom), octets, 0o600))
	}
	if err != nil {
		t.Fatal(err)
	}
	return dossier
}

// contenu reads the files that stand beside a base when the film begins.
func contenu(t *testing.T, base string) map[string][]byte {
	t.Helper()
	fichiers := map[string][]byte{}
	liste, err := filepath.Glob(filepath.Join(filepath.Dir(base), "*"))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range liste {
		if fichiers[filepath.Base(f)], err = os.ReadFile(f); err != nil {
			t.Fatal(err)
		}
	}
	return fichiers
}

// The power is cut at every call of a scripted séance: the base opens, whole, with every act that was
// acknowledged.
func TestCoupure(t *testing.T) {
	base, m := baseNeuve(t), nouveauModele(t)
	depart := contenu(t, base)
	film := filmer(t, "actes", base, "DELIBERE_JUSQUA=14")
	b := couper(t, film, depart, 0, longueur(23, 1), func(dossier string) (int, error) {
		return relire(filepath.Join(dossier, filepath.Base(base)), m)
	}, func(s string) { t.Error(s) })
	t.Logf("%d appels : %+v", len(film), b)
	if b.coupures < 200 || b.etats < 50 {
		t.Error("trop peu de coupures pour prouver quelque chose")
	}
}

// The power is cut while the very first base is made: what is left is either no base yet, which the next
// start makes, or one that opens.
func TestCoupureAuPremierLancement(t *testing.T) {
	base := filepath.Join(t.TempDir(), "registre.delibere")
	film := filmer(t, "premier", base)
	b := couper(t, film, nil, 0, longueur(5, 1), func(dossier string) (n int, err error) {
		b, err := storage.OuvrirOuCreer(filepath.Join(dossier, filepath.Base(base)))
		if err != nil {
			return 0, err
		}
		defer func() { err = errors.Join(err, b.Close()) }()
		if r, err := b.Verifier(ctx, ""); err != nil || len(r.Fautes) > 0 {
			return 0, fmt.Errorf("%v %w", r.Fautes, err)
		}
		l, err := b.Seances(ctx)
		return len(l), err
	}, func(s string) { t.Error(s) })
	t.Logf("%d appels : %+v", len(film), b)
}

// premier does the first start: it makes the base and imports a séance.
func premier(base string) error {
	b, err := storage.OuvrirOuCreer(base)
	if err != nil {
		return err
	}
	if _, err := secretariat.New(b, storagetest.Instant, "NOM01").Importer(ctx, seance(), false); err != nil {
		return err
	}
	fmt.Println(1)
	return b.Close()
}
