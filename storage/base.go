// Package storage keeps the register of a commune in one SQLite file.
//
// Every act is one immediate transaction in journal_mode DELETE with synchronous EXTRA: SQLite's own
// default (DELETE and FULL) may lose the last commit in a power cut, since the removal of the journal
// is not durable; WAL is as safe, but then a plain copy of the one file, on a USB key, is incomplete.
package storage

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"
	"syscall"
	"time"

	"github.com/gofrs/flock"
	"modernc.org/sqlite"
)

// applicationID marks our files ("Deli" in ASCII) in the header of SQLite.
const applicationID = 0x44656c69

//go:embed migrations/*.sql
var migrations embed.FS

func init() {
	// A POSIX lock dies with any descriptor of the process on that file; these do not (Linux).
	_, _ = sqlite.OFDLocking(true)
}

// Base is a register in a file. It implements secretariat.Registre.
type Base struct {
	chemin string
	verrou *flock.Flock
	ouvert atomic.Pointer[sql.DB] // changes when a backup takes its place

	mu      sync.Mutex
	dernier *etat // the séance worked on last, as the file holds it; nil when that is not known
}

// dsn opens one connection with all that a register needs: everything is in the address, because a
// PRAGMA by Exec reaches one connection only.
func dsn(chemin, journal string) string {
	v := url.Values{"mode": {"rw"}, "_txlock": {"immediate"}, "_busy_timeout": {"5000"}, "_foreign_keys": {"1"},
		"_journal_mode": {journal}, "_synchronous": {"EXTRA"}, "_defensive": {"1"}, "_dqs": {"0"},
		// What is taken out (how people voted, a member's telephone) leaves no trace in the pages of the file.
		"_pragma": {"recursive_triggers(1)", "trusted_schema(0)", "cell_size_check(1)", "secure_delete(1)"}}
	if absolu, err := filepath.Abs(chemin); err == nil {
		chemin = absolu // ":memory:" is a file like another
	}
	u := url.URL{Scheme: "file", Opaque: (&url.URL{Path: filepath.ToSlash(chemin)}).EscapedPath(), RawQuery: v.Encode()}
	return u.String()
}

// Creer makes a new, empty register. It refuses a file that exists: a register is never begun again by
// mistake.
func Creer(chemin string) (*Base, error) {
	if err := os.MkdirAll(filepath.Dir(chemin), 0o700); err != nil {
		return nil, refusDeCreer(chemin, err)
	}
	// SQLite would create it readable by all; drafts and huis clos are personal data.
	f, err := os.OpenFile(chemin, os.O_CREATE|os.O_EXCL|os.O_RDWR, 0o600)
	if errors.Is(err, fs.ErrExist) {
		return nil, fmt.Errorf("« %s » existe déjà ; ouvrez-la, ou choisissez un autre nom", chemin)
	}
	if err != nil {
		return nil, refusDeCreer(chemin, err)
	}
	if err := f.Close(); err != nil {
		return nil, traduire(chemin, err)
	}
	b, err := ouvrir(chemin, "DELETE", true)
	var e *Erreur
	if errors.As(err, &e) && e.Motif == Occupee {
		return nil, err // another window found the file first and works in it: it is not ours to remove
	}
	if err != nil {
		return nil, errors.Join(err, os.Remove(chemin))
	}
	return b, nil
}

// refusDeCreer says of a folder that takes no file what it is, before any change was made.
func refusDeCreer(chemin string, err error) error {
	if errors.Is(err, fs.ErrPermission) || errors.Is(err, syscall.EROFS) {
		return erreur(LectureSeul, err, "Le dossier « %s » n'accepte pas de nouveau fichier : la base ne peut y être créée ; demandez le droit d'y écrire, ou donnez un autre dossier avec --base", filepath.Dir(chemin))
	}
	return traduire(chemin, err)
}

// Open opens a register that exists, checks it and brings its schema up to date.
func Open(chemin string) (*Base, error) { return ouvrir(chemin, "DELETE", false) }

// OuvrirOuCreer opens the register, or makes it when there is no file: for the user's own base. A file
// with nothing in it is one whose making was cut, by a crash at the first start: it is made again.
func OuvrirOuCreer(chemin string) (*Base, error) {
	if _, err := os.Stat(chemin); errors.Is(err, fs.ErrNotExist) {
		if err := interrompue(chemin); err != nil {
			return nil, err
		}
		return Creer(chemin)
	}
	return ouvrir(chemin, "DELETE", true)
}

// ouvrir opens a register; neuve says that a base without a page is to be made, not refused.
func ouvrir(chemin, journal string, neuve bool) (_ *Base, err error) {
	if info, err := os.Stat(chemin); err != nil {
		return nil, traduire(chemin, err)
	} else if info.IsDir() {
		return nil, erreur(Etrangere, nil, "« %s » est un dossier ; donnez le fichier de la base", chemin)
	}
	if partage(chemin) {
		return nil, erreur(Reseau, nil, "« %s » est sur un partage réseau, où SQLite peut perdre des données ; copiez la base sur le disque de ce poste et sauvegardez-la vers le partage", chemin)
	}
	b := &Base{chemin: chemin}
	if b.verrou, err = verrouiller(chemin); err != nil {
		return nil, err
	}
	defer func() {
		if err != nil {
			err = errors.Join(traduire(chemin, err), b.Close())
		}
	}()
	return b, b.connecter(journal, neuve)
}

func (b *Base) db() *sql.DB { return b.ouvert.Load() }

// connecter opens the file whose lock is held.
func (b *Base) connecter(journal string, neuve bool) error {
	db, err := sql.Open("sqlite", dsn(b.chemin, journal))
	if err != nil {
		return err
	}
	db.SetMaxOpenConns(1)
	b.ouvert.Store(db)
	return b.preparer(neuve)
}

// verrouiller takes the lock of the only instance, on a file beside the base.
func verrouiller(chemin string) (*flock.Flock, error) {
	v := flock.New(chemin + ".lock")
	pris, err := v.TryLock()
	if err != nil {
		return nil, traduire(chemin, err)
	}
	if !pris {
		return nil, erreur(Occupee, nil, "La base « %s » est déjà ouverte par une autre fenêtre de Délibéré ; retournez à cette fenêtre, ou fermez-la", chemin)
	}
	return v, nil
}

// transaction runs f in one immediate transaction.
func (b *Base) transaction(ctx context.Context, f func(*sql.Tx) error) error {
	tx, err := b.db().BeginTx(ctx, nil)
	if err != nil {
		return traduire(b.chemin, err)
	}
	defer tx.Rollback()
	if err := f(tx); err != nil {
		return traduire(b.chemin, err)
	}
	return traduire(b.chemin, tx.Commit())
}

// Chemin is the file of the register.
func (b *Base) Chemin() string { return b.chemin }

// Close releases the file and its lock.
func (b *Base) Close() error {
	var err error
	if b.db() != nil {
		err = b.db().Close()
	}
	return traduire(b.chemin, errors.Join(err, b.verrou.Unlock()))
}

// quand writes an instant as the base keeps it: ISO 8601, in UTC, to the millisecond.
func quand(t time.Time) string { return t.UTC().Format("2006-01-02T15:04:05.000Z") }

// ecritureVide asks to write, and writes nothing.
func ecritureVide(tx *sql.Tx) error {
	_, err := tx.Exec("DELETE FROM ecran WHERE 0")
	return err
}
