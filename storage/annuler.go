package storage

import (
	"context"
	"database/sql"
	"errors"

	"delibere/app/dossier"
	"delibere/app/secretariat"
)

// An act is undone while it has more undoings than redoings in the journal, which is never rewritten.
const annule = `((SELECT count(*) FROM journal u WHERE u.annule = j.numero AND u.annule <> 0)
	> (SELECT count(*) FROM journal r WHERE r.retablit = j.numero AND r.retablit <> 0))`

// annulable returns the act that Annuler would undo, 0 for none: the latest that stands. The first line
// of a séance is its creation, which is not undone but deleted.
func annulable(tx *sql.Tx, id secretariat.SeanceID) (int64, error) {
	return numero(tx.QueryRow(`SELECT j.numero FROM journal j WHERE j.seance = ?1 AND j.annule = 0 AND j.retablit = 0
		AND j.numero > (SELECT min(numero) FROM journal WHERE seance = ?1) AND NOT `+annule+` ORDER BY j.numero DESC LIMIT 1`, id))
}

// retablissable returns the act that Retablir would redo, 0 for none: the last undone, as long as no
// other act came since.
func retablissable(tx *sql.Tx, id secretariat.SeanceID) (int64, error) {
	return numero(tx.QueryRow(`SELECT j.numero FROM journal a JOIN journal j ON j.numero = a.annule WHERE a.seance = ?1 AND a.annule <> 0
		AND a.numero > (SELECT numero FROM journal WHERE seance = ?1 AND annule = 0 AND retablit = 0 ORDER BY numero DESC LIMIT 1)
		AND `+annule+` ORDER BY j.numero LIMIT 1`, id))
}

func numero(l *sql.Row) (int64, error) {
	var n int64
	err := l.Scan(&n)
	if errors.Is(err, sql.ErrNoRows) {
		return 0, nil
	}
	return n, err
}

func quoi(tx *sql.Tx, numero int64) (string, error) {
	if numero == 0 {
		return "", nil
	}
	var s string
	err := tx.QueryRow("SELECT quoi FROM journal WHERE numero = ?", numero).Scan(&s)
	return s, err
}

// Annuler undoes the last act that stands.
func (b *Base) Annuler(ctx context.Context, id secretariat.SeanceID, a secretariat.Acte) (secretariat.Fiche, error) {
	return b.remettre(ctx, id, a, annulable, "avant")
}

// Retablir redoes the last act undone.
func (b *Base) Retablir(ctx context.Context, id secretariat.SeanceID, a secretariat.Acte) (secretariat.Fiche, error) {
	return b.remettre(ctx, id, a, retablissable, "apres")
}

// remettre puts back one side of the changes of an act.
func (b *Base) remettre(ctx context.Context, id secretariat.SeanceID, a secretariat.Acte, lequel func(*sql.Tx, secretariat.SeanceID) (int64, error), cote string) (secretariat.Fiche, error) {
	var f secretariat.Fiche
	err := b.transaction(ctx, func(tx *sql.Tx) error {
		parties, err := lireParties(tx, id)
		if err != nil {
			return err
		}
		n, err := lequel(tx, id)
		if err != nil {
			return err
		}
		if n == 0 {
			return secretariat.ErrRienAAnnuler
		}
		if a.Quoi, err = quoi(tx, n); err != nil {
			return err
		}
		apres, err := remplacer(tx, n, cote, parties)
		if err != nil {
			return err
		}
		d, err := dossier.Assembler(apres)
		if err != nil {
			return err
		}
		if cote == "avant" {
			return b.appliquer(tx, id, a, parties, d, n, 0, &f)
		}
		return b.appliquer(tx, id, a, parties, d, 0, n, &f)
	})
	return f, err
}

// remplacer returns the parts with one side of the changes of an act in their place.
func remplacer(tx *sql.Tx, numero int64, cote string, parties map[string]string) (map[string]string, error) {
	apres := make(map[string]string, len(parties))
	for chemin, contenu := range parties {
		apres[chemin] = contenu
	}
	rows, err := tx.Query("SELECT chemin, "+cote+" FROM changement WHERE journal = ?", numero)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var chemin, contenu string
		if err := rows.Scan(&chemin, &contenu); err != nil {
			return nil, err
		}
		if contenu == "" {
			delete(apres, chemin)
		} else {
			apres[chemin] = contenu
		}
	}
	return apres, rows.Err()
}
