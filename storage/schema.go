package storage

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
)

// preparer checks whose file it is and that it is whole, then migrates it. What takes the longer the
// larger the register is (VerifierVite) is left to the caller.
func (b *Base) preparer(neuve bool) error {
	var id, pages, taille, version int
	for pragma, v := range map[string]*int{"application_id": &id, "page_count": &pages, "page_size": &taille, "user_version": &version} {
		if err := b.db().QueryRow("PRAGMA " + pragma).Scan(v); err != nil {
			return err
		}
	}
	if id != applicationID && (!neuve || pages > 0) {
		return erreur(Etrangere, nil, "Le fichier « %s » n'est pas une base de Délibéré ; choisissez la bonne base, ou restaurez une sauvegarde", b.chemin)
	}
	if info, err := os.Stat(b.chemin); err == nil && info.Size() < int64(pages)*int64(taille) {
		return erreur(Abimee, nil, "La base « %s » est abîmée : il lui manque la fin ; n'y écrivez plus et restaurez la dernière sauvegarde", b.chemin)
	}
	if version < 0 || version == 0 && pages > 0 {
		return erreur(Abimee, nil, "La base « %s » est abîmée : elle ne dit pas sa version ; n'y écrivez plus et restaurez la dernière sauvegarde", b.chemin)
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

// etapes are what a migration does beyond its SQL, in the same transaction.
var etapes = map[int]func(*sql.Tx) error{2: reindexer}

// migrer applies the migrations that the base has not seen, each in its transaction. A base that holds
// something is copied beside first: the program of before can take that copy back.
func (b *Base) migrer(version int) error {
	fichiers, err := fs.Glob(migrations, "migrations/*.sql")
	if err != nil {
		return err
	}
	if version > len(fichiers) {
		return erreur(PlusRecente, nil, "La base « %s » a été écrite par une version plus récente de Délibéré (schéma %d, cette version connaît le %d) ; mettez le programme à jour", b.chemin, version, len(fichiers))
	}
	if version > 0 && version < len(fichiers) {
		if err := b.copierAvantMigration(version); err != nil {
			return err
		}
	}
	for n := version; n < len(fichiers); n++ {
		if err := b.migrerUn(fichiers[n], n+1); err != nil {
			var connue *Erreur
			if errors.As(err, &connue) {
				return err
			}
			return erreur(Abimee, err, "La base « %s » n'est pas ce que dit sa version (%d), elle n'est pas mise à jour ; restaurez la dernière sauvegarde", b.chemin, version)
		}
	}
	return nil
}

func (b *Base) migrerUn(fichier string, version int) error {
	texte, err := migrations.ReadFile(fichier)
	if err != nil {
		return err
	}
	return b.transaction(context.Background(), func(tx *sql.Tx) error {
		if _, err := tx.Exec(fmt.Sprintf("%s;\nPRAGMA application_id = %d; PRAGMA user_version = %d;", texte, applicationID, version)); err != nil {
			return err
		}
		if etape := etapes[version]; etape != nil {
			return etape(tx)
		}
		return nil
	})
}

// copierAvantMigration keeps the base as it was before its schema changes.
func (b *Base) copierAvantMigration(version int) error {
	copie := fmt.Sprintf("%s.schema-%d", b.chemin, version)
	if _, err := os.Stat(copie); err == nil {
		return nil // an earlier try made it
	}
	provisoire, err := b.copieProvisoire(context.Background(), copie)
	if err != nil {
		return err
	}
	defer os.Remove(provisoire)
	return prendreSaPlace(provisoire, copie)
}

// listeObjets lists all that a schema holds, but the statistics that another tool's ANALYZE may leave.
const listeObjets = "SELECT type, name, coalesce(sql, '') FROM sqlite_schema WHERE name NOT IN ('sqlite_stat1', 'sqlite_stat4') ORDER BY type, name"

// empreinteSchema is the fingerprint of what the migrations make: the ordinary base is known by it,
// without making one in memory at each start. A test holds it.
const empreinteSchema = "295488f25031d6ee68c4b8084b711df09f2d376b80b9ccee0129a5ca5719c95a"

type objet struct{ genre, nom, texte string }

func lireSchema(db *sql.DB) (objets []objet, empreinte string, err error) {
	rows, err := db.Query(listeObjets)
	if err != nil {
		return nil, "", err
	}
	defer rows.Close()
	h := sha256.New()
	for rows.Next() {
		var o objet
		if err := rows.Scan(&o.genre, &o.nom, &o.texte); err != nil {
			return nil, "", err
		}
		objets = append(objets, o)
		for _, s := range []string{o.genre, o.nom, o.texte} {
			ecrireLongueur(h, s)
		}
	}
	return objets, hex.EncodeToString(h.Sum(nil)), rows.Err()
}

// verifierSchema refuses a base that holds triggers, views or tables that no migration made: a file
// someone sent is data, not a program.
func (b *Base) verifierSchema() error {
	vus, empreinte, err := lireSchema(b.db())
	if err != nil || empreinte == empreinteSchema {
		return err
	}
	attendus, _, err := schemaAttendu()
	if err != nil {
		return err
	}
	connus := map[objet]bool{}
	for _, o := range attendus {
		connus[o] = true
	}
	for _, o := range vus {
		if !connus[o] {
			return erreur(Etrangere, nil, "La base « %s » contient un objet qui n'est pas de Délibéré (%s « %s ») ; elle a été modifiée par un autre programme, restaurez une sauvegarde", b.chemin, o.genre, o.nom)
		}
	}
	if len(vus) != len(attendus) {
		return erreur(Abimee, nil, "Il manque des tables à la base « %s » ; restaurez la dernière sauvegarde", b.chemin)
	}
	return nil
}

// schemaAttendu reads what the migrations make, in a base in memory.
func schemaAttendu() ([]objet, string, error) {
	db, err := sql.Open("sqlite", ":memory:")
	if err != nil {
		return nil, "", err
	}
	defer db.Close()
	db.SetMaxOpenConns(1)
	fichiers, err := fs.Glob(migrations, "migrations/*.sql")
	if err != nil {
		return nil, "", err
	}
	for _, f := range fichiers {
		texte, err := migrations.ReadFile(f)
		if err != nil {
			return nil, "", err
		}
		if _, err := db.Exec(string(texte)); err != nil {
			return nil, "", err
		}
	}
	return lireSchema(db)
}
