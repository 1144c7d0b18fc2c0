package storage

import (
	"context"
	"database/sql"
	"errors"
	"maps"
	"strings"

	"delibere/app/dossier"
	"delibere/app/secretariat"
)

// An act is undone while it has more undoings than redoings in the journal, which is never rewritten.
const annule = `((SELECT count(*) FROM journal u WHERE u.annule = j.numero AND u.annule <> 0)
	> (SELECT count(*) FROM journal r WHERE r.retablit = j.numero AND r.retablit <> 0))`

// annulable returns the act that an undoing would undo, 0 for none: the latest that stands. The first
// line of a séance is its creation, which is not undone but deleted; a sealing is for ever, and so is a
// deposit on a platform, with what came before; an act whose votes were taken out cannot be put back. The
// serials of the archives made are passed over: a serial is never given twice.
func annulable(tx *sql.Tx, id int64) (int64, error) {
	n, err := numero(tx.QueryRow(`SELECT j.numero FROM journal j WHERE j.seance = ?1 AND j.annule = 0 AND j.retablit = 0
		AND (?1 = 0 OR j.numero > (SELECT min(numero) FROM journal WHERE seance = ?1)) AND NOT `+annule+`
		AND EXISTS (SELECT 1 FROM changement c WHERE c.journal = j.numero AND c.chemin <> 'reglage/series') ORDER BY j.numero DESC LIMIT 1`, id))
	if err != nil || n == 0 {
		return 0, err
	}
	return numero(tx.QueryRow(`SELECT ?1 WHERE NOT EXISTS (SELECT 1 FROM changement WHERE journal = ?1
		AND (chemin LIKE 'scelle/%' OR chemin LIKE 'reglage/depot/%' OR (engagement <> '' AND sel = '')))`, n))
}

// retablissable returns the act that a redoing would redo, 0 for none: the last undone, as long as no
// other act came since.
func retablissable(tx *sql.Tx, id int64) (int64, error) {
	return numero(tx.QueryRow(`SELECT j.numero FROM journal a JOIN journal j ON j.numero = a.annule WHERE a.seance = ?1 AND a.annule <> 0
		AND a.numero > coalesce((SELECT numero FROM journal WHERE seance = ?1 AND annule = 0 AND retablit = 0 ORDER BY numero DESC LIMIT 1), 0)
		AND `+annule+` ORDER BY j.numero LIMIT 1`, id))
}

// annulables names the acts that an undoing would undo and a redoing redo, "" for none.
func annulables(tx *sql.Tx, id int64) (annulee, retablie string, err error) {
	for _, x := range []struct {
		lequel func(*sql.Tx, int64) (int64, error)
		nom    *string
	}{{annulable, &annulee}, {retablissable, &retablie}} {
		n, err := x.lequel(tx, id)
		if err != nil {
			return "", "", err
		}
		if *x.nom, err = quoi(tx, n); err != nil {
			return "", "", err
		}
	}
	return annulee, retablie, nil
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

// reprise is an undoing or a redoing: which act, and which side of its changes comes back.
type reprise struct {
	lequel func(*sql.Tx, int64) (int64, error)
	cote   string
}

var (
	annulation     = reprise{annulable, "avant"}
	retablissement = reprise{retablissable, "apres"}
)

// Annuler undoes the last act that stands.
func (b *Base) Annuler(ctx context.Context, id secretariat.SeanceID, a secretariat.Acte) (secretariat.Fiche, error) {
	return b.remettre(ctx, id, a, annulation)
}

// Retablir redoes the last act undone.
func (b *Base) Retablir(ctx context.Context, id secretariat.SeanceID, a secretariat.Acte) (secretariat.Fiche, error) {
	return b.remettre(ctx, id, a, retablissement)
}

// remettre puts back one side of the changes of an act of a séance.
func (b *Base) remettre(ctx context.Context, id secretariat.SeanceID, a secretariat.Acte, r reprise) (secretariat.Fiche, error) {
	return b.acte(ctx, id, func(tx *sql.Tx, e *etat) (*etat, error) {
		apres, n, err := r.preparer(tx, int64(id), e.parties, &a)
		if err != nil {
			return nil, err
		}
		d, err := dossier.Assembler(apres)
		if err != nil {
			return nil, err
		}
		annule, retablit := r.lignes(n)
		return appliquer(tx, e, a, d, annule, retablit)
	})
}

// lignes are the columns of the journal that say which act is undone or redone.
func (r reprise) lignes(n int64) (annule, retablit int64) {
	if r.cote == "avant" {
		return n, 0
	}
	return 0, n
}

// preparer chooses the act, names it in a, and returns the parts with its side in their place.
func (r reprise) preparer(tx *sql.Tx, id int64, parties map[string]string, a *secretariat.Acte) (map[string]string, int64, error) {
	n, err := r.lequel(tx, id)
	if err != nil {
		return nil, 0, err
	}
	if n == 0 {
		return nil, 0, secretariat.ErrRienAAnnuler
	}
	if a.Quoi, err = quoi(tx, n); err != nil {
		return nil, 0, err
	}
	changes, err := lireChemins(tx.Query("SELECT chemin, "+r.cote+" FROM changement WHERE journal = ?", n))
	if err != nil {
		return nil, 0, err
	}
	apres := maps.Clone(parties)
	for chemin, contenu := range changes {
		switch {
		case strings.HasPrefix(chemin, cheminEfface):
		case contenu == "":
			delete(apres, chemin)
		default:
			apres[chemin] = contenu
		}
	}
	return apres, n, nil
}
