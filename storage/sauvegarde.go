package storage

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// Sauvegarder writes a whole, consistent copy of the register in a file, and proves it: the copy is
// opened again and verified before it takes its name: a base that is not sound makes no backup over a
// good one. An existing file is replaced only if ecraser.
func (b *Base) Sauvegarder(ctx context.Context, chemin string, ecraser bool) (Rapport, error) {
	if _, err := os.Stat(chemin); err == nil && !ecraser {
		return Rapport{}, fmt.Errorf("« %s » existe déjà ; choisissez un autre nom, ou ajoutez --ecraser", chemin)
	}
	avant, err := b.tetes(ctx)
	if err != nil {
		return avant, err
	}
	libre, err := b.reserver(chemin)
	if err != nil {
		return avant, err
	}
	defer libre()
	provisoire, err := b.copieProvisoire(ctx, chemin)
	if err != nil {
		return avant, err
	}
	defer os.Remove(provisoire)
	copie, err := eprouver(ctx, provisoire)
	if err != nil {
		return avant, err
	}
	if copie.Tete != avant.Tete || copie.Actes != avant.Actes || copie.TeteScellee != avant.TeteScellee {
		return avant, fmt.Errorf("la copie « %s » ne contient pas la même chose que la base ; recommencez sur un autre disque", chemin)
	}
	return copie, prendreSaPlace(provisoire, chemin)
}

// reserver refuses to write a backup over the base itself, or over one that a window has open; libre
// gives the name back.
func (b *Base) reserver(chemin string) (libre func(), err error) {
	cible, err := os.Stat(chemin)
	if err != nil {
		return func() {}, nil // nothing there
	}
	if base, err := os.Stat(b.chemin); err == nil && os.SameFile(base, cible) {
		return nil, fmt.Errorf("« %s » est la base elle-même ; donnez à la sauvegarde un autre nom, sur un autre disque si possible", chemin)
	}
	if !cible.Mode().IsRegular() {
		return nil, fmt.Errorf("« %s » n'est pas un fichier ordinaire ; donnez à la sauvegarde un autre nom", chemin)
	}
	v, err := verrouiller(chemin)
	if err != nil {
		return nil, err
	}
	return func() { _ = errors.Join(v.Unlock(), os.Remove(chemin+".lock")) }, nil
}

// copieProvisoire copies the base beside a name, in a file that nobody else has and that its owner alone
// reads: VACUUM INTO fills it.
func (b *Base) copieProvisoire(ctx context.Context, chemin string) (string, error) {
	f, err := os.CreateTemp(filepath.Dir(chemin), filepath.Base(chemin)+".*.tmp")
	if err != nil {
		return "", traduire(chemin, err)
	}
	if err := f.Close(); err != nil {
		return "", traduire(chemin, err)
	}
	if _, err := b.db().ExecContext(ctx, "VACUUM INTO ?", f.Name()); err != nil {
		return "", errors.Join(traduire(chemin, err), os.Remove(f.Name()))
	}
	return f.Name(), nil
}

// tetes reads how far the two chains go, without verifying them.
func (b *Base) tetes(ctx context.Context) (Rapport, error) {
	var r Rapport
	err := b.transaction(ctx, func(tx *sql.Tx) error {
		err := tx.QueryRow("SELECT numero, empreinte FROM journal ORDER BY numero DESC LIMIT 1").Scan(&r.Actes, &r.Tete)
		if err != nil && !errors.Is(err, sql.ErrNoRows) {
			return err
		}
		r.Scelles, r.TeteScellee, err = teteScellee(tx)
		return err
	})
	return r, err
}

// Tete is the fingerprint of the last line of the journal: it changes with each act.
func (b *Base) Tete(ctx context.Context) (string, error) {
	r, err := b.tetes(ctx)
	return r.Tete, err
}

// eprouver opens a register on its own and verifies it.
func eprouver(ctx context.Context, chemin string) (Rapport, error) {
	defer os.Remove(chemin + ".lock") // nobody else knows this name
	c, err := Open(chemin)
	if err != nil {
		return Rapport{}, err
	}
	r, err := c.Verifier(ctx, "")
	err = errors.Join(err, c.Close())
	if err == nil && len(r.Fautes) > 0 {
		err = fmt.Errorf("« %s » n'est pas une sauvegarde saine : %s", chemin, r.Fautes[0])
	}
	return r, err
}

// prendreSaPlace makes a file durable under its name: its bytes, then its entry in the folder.
func prendreSaPlace(provisoire, chemin string) error {
	f, err := os.OpenFile(provisoire, os.O_RDWR, 0)
	if err != nil {
		return traduire(chemin, err)
	}
	if err := errors.Join(f.Sync(), f.Close(), os.Rename(provisoire, chemin)); err != nil {
		return traduire(chemin, err)
	}
	if d, err := os.Open(filepath.Dir(chemin)); err == nil {
		_ = d.Sync() // some systems do not sync folders
		_ = d.Close()
	}
	return nil
}

// Restaurer puts a backup in the place of a base that nobody has open. The backup is verified first; the
// base that was there is kept beside, under a name that says when, and that name is returned ("" when
// there was none).
func Restaurer(ctx context.Context, sauvegarde, base string, maintenant time.Time) (gardee string, r Rapport, err error) {
	if err := os.MkdirAll(filepath.Dir(base), 0o700); err != nil {
		return "", r, traduire(base, err)
	}
	provisoire, r, err := preparerRestauration(ctx, sauvegarde, base)
	if err != nil {
		return "", r, err
	}
	defer os.Remove(provisoire)
	v, err := verrouiller(base)
	if err != nil {
		return "", r, err
	}
	gardee, err = echanger(provisoire, base, maintenant)
	return gardee, r, errors.Join(err, v.Unlock())
}

// Reprendre does as Restaurer for the base that is open, which goes on with what the backup holds.
func (b *Base) Reprendre(ctx context.Context, sauvegarde string, maintenant time.Time) (gardee string, r Rapport, err error) {
	provisoire, r, err := preparerRestauration(ctx, sauvegarde, b.chemin)
	if err != nil {
		return "", r, err
	}
	defer os.Remove(provisoire)
	b.mu.Lock()
	defer b.mu.Unlock()
	b.dernier = nil
	if err := b.db().Close(); err != nil {
		return "", r, traduire(b.chemin, err)
	}
	gardee, err = echanger(provisoire, b.chemin, maintenant)
	return gardee, r, errors.Join(err, b.connecter("DELETE", false))
}

// preparerRestauration copies a backup beside a base and verifies the copy.
func preparerRestauration(ctx context.Context, sauvegarde, base string) (provisoire string, r Rapport, err error) {
	provisoire = base + ".restauration"
	if err = copier(sauvegarde, provisoire); err != nil {
		err = traduire(sauvegarde, err)
	} else if r, err = eprouver(ctx, provisoire); err != nil {
		err = fmt.Errorf("%s ; rien n'a été restauré", strings.ReplaceAll(err.Error(), provisoire, sauvegarde))
	}
	if err != nil {
		_ = os.Remove(provisoire)
	}
	return provisoire, r, err
}

// echanger puts a verified copy in the place of a base whose lock is held.
func echanger(provisoire, base string, maintenant time.Time) (gardee string, err error) {
	if gardee, err = mettreDeCote(base, maintenant); err != nil {
		return "", err
	}
	if err = prendreSaPlace(provisoire, base); err != nil && gardee != "" {
		// The register of before goes on.
		_ = os.Rename(gardee+"-journal", base+"-journal")
		err = errors.Join(err, os.Rename(gardee, base))
	}
	return gardee, err
}

// mettreDeCote takes a base, if there is one, out of the way of the one that is restored. The journal
// of a transaction that a crash interrupted goes with it: left under its name, SQLite would play it into
// the restored base and destroy it, and the base put aside could not be repaired without it
// (https://www.sqlite.org/howtocorrupt.html, 1.4).
func mettreDeCote(base string, maintenant time.Time) (gardee string, err error) {
	gardee = base + "." + maintenant.Format("20060102-150405") + deCote
	for n := 2; existe(gardee); n++ {
		gardee = fmt.Sprintf("%s.%s-%d%s", base, maintenant.Format("20060102-150405"), n, deCote)
	}
	// A copy of the journal first: whenever the power is cut, a base has its journal beside it.
	err = copier(base+"-journal", gardee+"-journal")
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return "", traduire(base, err)
	}
	absente := false
	if err := os.Rename(base, gardee); errors.Is(err, fs.ErrNotExist) {
		absente = true
	} else if err != nil {
		return "", errors.Join(traduire(base, err), retirer(gardee+"-journal"))
	}
	if err := retirer(base + "-journal"); err != nil {
		return "", traduire(base, err)
	}
	if absente {
		return "", traduire(base, retirer(gardee+"-journal"))
	}
	return gardee, nil
}

func existe(chemin string) bool {
	_, err := os.Lstat(chemin)
	return err == nil
}

// retirer removes a file, if it is there.
func retirer(chemin string) error {
	if err := os.Remove(chemin); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}

// deCote ends the name of a base that a restore put aside.
const deCote = ".avant-restauration"

// interrompue refuses to begin a new base where a restore was cut: the one before waits beside.
func interrompue(base string) error {
	fichiers, err := os.ReadDir(filepath.Dir(base))
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	for _, f := range fichiers {
		if strings.HasPrefix(f.Name(), filepath.Base(base)+".") && strings.HasSuffix(f.Name(), deCote) {
			return erreur(Absente, nil, "La base « %s » n'est plus là, et celle d'avant une restauration est gardée sous « %s » ; recommencez la restauration, ou redonnez son nom à la base gardée",
				base, filepath.Join(filepath.Dir(base), f.Name()))
		}
	}
	return traduire(base, err)
}

// copier copies a backup, which no program has open.
func copier(de, vers string) error {
	source, err := os.Open(de)
	if err != nil {
		return err
	}
	defer source.Close()
	cible, err := os.OpenFile(vers, os.O_CREATE|os.O_TRUNC|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	_, err = io.Copy(cible, source)
	return errors.Join(err, cible.Sync(), cible.Close())
}
