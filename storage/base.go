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
	"strings"
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
	db     *sql.DB
	chemin string
	verrou *flock.Flock
}

// dsn opens one connection with all that a register needs: everything is in the address, because a
// PRAGMA by Exec reaches one connection only.
func dsn(chemin, journal string) string {
	v := url.Values{"mode": {"rw"}, "_txlock": {"immediate"}, "_busy_timeout": {"5000"}, "_foreign_keys": {"1"},
		"_journal_mode": {journal}, "_synchronous": {"EXTRA"}, "_defensive": {"1"}, "_dqs": {"0"},
		"_pragma": {"recursive_triggers(1)", "trusted_schema(0)", "cell_size_check(1)"}}
	u := url.URL{Scheme: "file", Opaque: (&url.URL{Path: filepath.ToSlash(chemin)}).EscapedPath(), RawQuery: v.Encode()}
	return u.String()
}

// Creer makes a new, empty register. It refuses a file that exists: a register is never begun again by
// mistake.
func Creer(chemin string) (*Base, error) {
	if err := os.MkdirAll(filepath.Dir(chemin), 0o700); err != nil {
		return nil, traduire(chemin, err)
	}
	// SQLite would create it readable by all; drafts and huis clos are personal data.
	f, err := os.OpenFile(chemin, os.O_CREATE|os.O_EXCL|os.O_RDWR, 0o600)
	if errors.Is(err, fs.ErrExist) {
		return nil, fmt.Errorf("« %s » existe déjà ; ouvrez-la, ou choisissez un autre nom", chemin)
	}
	if err != nil {
		return nil, traduire(chemin, err)
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
	if b.db, err = sql.Open("sqlite", dsn(chemin, journal)); err != nil {
		return nil, err
	}
	b.db.SetMaxOpenConns(1)
	if err := b.preparer(neuve); err != nil {
		return nil, err
	}
	return b, nil
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

// preparer checks whose file it is and that it is sound, then migrates it.
func (b *Base) preparer(neuve bool) error {
	var id, pages, version int
	if err := b.db.QueryRow("PRAGMA application_id").Scan(&id); err != nil {
		return err
	}
	if err := b.db.QueryRow("PRAGMA page_count").Scan(&pages); err != nil {
		return err
	}
	if id != applicationID && (!neuve || pages > 0) {
		return erreur(Etrangere, nil, "Le fichier « %s » n'est pas une base de Délibéré ; choisissez la bonne base, ou restaurez une sauvegarde", b.chemin)
	}
	if err := b.db.QueryRow("PRAGMA user_version").Scan(&version); err != nil {
		return err
	}
	var etat string
	if err := b.db.QueryRow("PRAGMA quick_check(1)").Scan(&etat); err != nil {
		return err
	}
	if etat != "ok" {
		return erreur(Abimee, nil, "La base « %s » est abîmée (%s) ; n'y écrivez plus et restaurez la dernière sauvegarde", b.chemin, etat)
	}
	if err := b.migrer(version); err != nil {
		return err
	}
	// A disk that refuses to be written says so now, not at the first act.
	if err := b.transaction(context.Background(), ecritureVide); err != nil {
		return err
	}
	return b.verifierSchema()
}

// migrer applies the migrations that the base has not seen, each in its transaction.
func (b *Base) migrer(version int) error {
	fichiers, err := fs.Glob(migrations, "migrations/*.sql")
	if err != nil {
		return err
	}
	if version > len(fichiers) {
		return erreur(PlusRecente, nil, "La base « %s » a été écrite par une version plus récente de Délibéré (schéma %d, cette version connaît le %d) ; mettez le programme à jour", b.chemin, version, len(fichiers))
	}
	for n := version; n < len(fichiers); n++ {
		texte, err := migrations.ReadFile(fichiers[n])
		if err != nil {
			return err
		}
		err = b.transaction(context.Background(), func(tx *sql.Tx) error {
			_, err := tx.Exec(fmt.Sprintf("%s;\nPRAGMA application_id = %d; PRAGMA user_version = %d;", texte, applicationID, n+1))
			return err
		})
		if err != nil {
			return fmt.Errorf("migration %s : %w", fichiers[n], err)
		}
	}
	return nil
}

// objets lists all that a schema holds, but the statistics that another tool's ANALYZE may leave.
const objets = "SELECT type, name, coalesce(sql, '') FROM sqlite_schema WHERE name NOT IN ('sqlite_stat1', 'sqlite_stat4')"

// verifierSchema refuses a base that holds triggers, views or tables that no migration made: a file
// someone sent is data, not a program.
func (b *Base) verifierSchema() error {
	attendu, err := schemaAttendu()
	if err != nil {
		return err
	}
	rows, err := b.db.Query(objets)
	if err != nil {
		return err
	}
	defer rows.Close()
	vus := 0
	for rows.Next() {
		var genre, nom, texte string
		if err := rows.Scan(&genre, &nom, &texte); err != nil {
			return err
		}
		if attendu[genre+" "+nom] != texte {
			return erreur(Etrangere, nil, "La base « %s » contient un objet qui n'est pas de Délibéré (%s « %s ») ; elle a été modifiée par un autre programme, restaurez une sauvegarde", b.chemin, genre, nom)
		}
		vus++
	}
	if vus != len(attendu) {
		return erreur(Abimee, nil, "Il manque des tables à la base « %s » ; restaurez la dernière sauvegarde", b.chemin)
	}
	return rows.Err()
}

// schemaAttendu reads what the migrations make, in a base in memory.
func schemaAttendu() (map[string]string, error) {
	db, err := sql.Open("sqlite", ":memory:")
	if err != nil {
		return nil, err
	}
	defer db.Close()
	db.SetMaxOpenConns(1)
	fichiers, err := fs.Glob(migrations, "migrations/*.sql")
	if err != nil {
		return nil, err
	}
	for _, f := range fichiers {
		texte, err := migrations.ReadFile(f)
		if err != nil {
			return nil, err
		}
		if _, err := db.Exec(string(texte)); err != nil {
			return nil, err
		}
	}
	rows, err := db.Query(objets)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	schema := map[string]string{}
	for rows.Next() {
		var genre, nom, texte string
		if err := rows.Scan(&genre, &nom, &texte); err != nil {
			return nil, err
		}
		schema[genre+" "+nom] = texte
	}
	return schema, rows.Err()
}

// transaction runs f in one immediate transaction.
func (b *Base) transaction(ctx context.Context, f func(*sql.Tx) error) error {
	tx, err := b.db.BeginTx(ctx, nil)
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
	if b.db != nil {
		err = b.db.Close()
	}
	return traduire(b.chemin, errors.Join(err, b.verrou.Unlock()))
}

// quand writes an instant as the base keeps it: ISO 8601, in UTC, to the millisecond.
func quand(t time.Time) string { return t.UTC().Format("2006-01-02T15:04:05.000Z") }

// cleCommune identifies a commune: its code INSEE, or its name where it has none.
func cleCommune(insee, nom string) string {
	if insee != "" {
		return insee
	}
	return strings.ToLower(nom)
}

// ecritureVide asks to write, and writes nothing.
func ecritureVide(tx *sql.Tx) error {
	_, err := tx.Exec("DELETE FROM ecran WHERE 0")
	return err
}
