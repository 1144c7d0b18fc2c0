package storage

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"hash"
	"time"

	"delibere/app/dossier"
	"delibere/app/secretariat"
)

// ligneJournal is a line of the journal as its fingerprint covers it.
type ligneJournal struct {
	numero, seance, annule, retablit int64
	qui, quand, quoi                 string
	changements                      []changement
}

// ecrireLongueur hashes a text, its length first: no two lists of texts have the same bytes.
func ecrireLongueur(h hash.Hash, s string) {
	var n [8]byte
	binary.BigEndian.PutUint64(n[:], uint64(len(s)))
	h.Write(n[:])
	h.Write([]byte(s))
}

// empreinte chains a line to the one before: SHA-256 of the fingerprint before and of each field. A
// change that may be taken out later stands there by its engagement.
func (l *ligneJournal) empreinte(precedente string) string {
	h := sha256.New()
	ecrireLongueur(h, precedente)
	ecrireLongueur(h, fmt.Sprintf("%d %d %d %d", l.numero, l.seance, l.annule, l.retablit))
	for _, s := range []string{l.qui, l.quand, l.quoi} {
		ecrireLongueur(h, s)
	}
	for _, c := range l.changements {
		ecrireLongueur(h, c.Chemin)
		if c.engagement != "" {
			ecrireLongueur(h, c.engagement)
			continue
		}
		ecrireLongueur(h, c.Avant)
		ecrireLongueur(h, c.Apres)
	}
	return hex.EncodeToString(h.Sum(nil))
}

// ecrireActe writes the parts that differ and the line of the journal, chained to the one before.
func ecrireActe(tx *sql.Tx, l *ligneJournal, differences []dossier.Difference) error {
	for _, x := range differences {
		if err := ecrirePartie(tx, l.seance, x); err != nil {
			return err
		}
	}
	var precedente string
	// The number is taken inside the immediate transaction: no gap, no double.
	err := tx.QueryRow("SELECT numero + 1, empreinte FROM journal ORDER BY numero DESC LIMIT 1").Scan(&l.numero, &precedente)
	if errors.Is(err, sql.ErrNoRows) {
		l.numero, err = 1, nil
	}
	if err != nil {
		return err
	}
	_, err = tx.Exec("INSERT INTO journal (numero, seance, qui, quand, quoi, annule, retablit, empreinte) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
		l.numero, l.seance, l.qui, l.quand, l.quoi, l.annule, l.retablit, l.empreinte(precedente))
	for _, c := range l.changements {
		if err != nil {
			return err
		}
		_, err = tx.Exec("INSERT INTO changement (journal, chemin, avant, apres, sel, engagement) VALUES (?, ?, ?, ?, ?, ?)",
			l.numero, c.Chemin, c.Avant, c.Apres, c.sel, c.engagement)
	}
	return err
}

// ecrirePartie writes a part of a séance, or of the Mairie.
func ecrirePartie(tx *sql.Tx, seance int64, x dossier.Difference) error {
	var err error
	switch {
	case seance == int64(secretariat.MairieID) && x.Apres == "":
		_, err = tx.Exec("DELETE FROM mairie WHERE chemin = ?", x.Chemin)
	case seance == int64(secretariat.MairieID):
		_, err = tx.Exec("INSERT INTO mairie (chemin, contenu) VALUES (?, ?) ON CONFLICT (chemin) DO UPDATE SET contenu = excluded.contenu", x.Chemin, x.Apres)
	case x.Apres == "":
		_, err = tx.Exec("DELETE FROM partie WHERE seance = ? AND chemin = ?", seance, x.Chemin)
	default:
		_, err = tx.Exec("INSERT INTO partie (seance, chemin, contenu) VALUES (?, ?, ?) ON CONFLICT (seance, chemin) DO UPDATE SET contenu = excluded.contenu", seance, x.Chemin, x.Apres)
	}
	return err
}

// enChangements gives differences the form of the journal, for an act that holds no vote.
func enChangements(differences []dossier.Difference) []changement {
	l := make([]changement, len(differences))
	for i, x := range differences {
		l[i].Difference = x
	}
	return l
}

// Journal returns the lines of a séance, the oldest first.
func (b *Base) Journal(ctx context.Context, id secretariat.SeanceID) ([]secretariat.Entree, error) {
	rows, err := b.db().QueryContext(ctx, `SELECT j.numero, j.qui, j.quand, j.quoi, j.annule, j.retablit, coalesce(c.chemin, ''), coalesce(c.avant, ''), coalesce(c.apres, ''),
		coalesce(c.engagement <> '' AND c.sel = '', 0)
		FROM journal j LEFT JOIN changement c ON c.journal = j.numero WHERE j.seance = ? ORDER BY j.numero, c.chemin`, id)
	if err != nil {
		return nil, traduire(b.chemin, err)
	}
	defer rows.Close()
	var liste []secretariat.Entree
	for rows.Next() {
		e := secretariat.Entree{Seance: id}
		var c secretariat.Changement
		var instant string
		if err := rows.Scan(&e.Numero, &e.Qui, &instant, &e.Quoi, &e.Annule, &e.Retablit, &c.Chemin, &c.Avant, &c.Apres, &c.Efface); err != nil {
			return nil, traduire(b.chemin, err)
		}
		if e.Quand, err = time.Parse(time.RFC3339, instant); err != nil {
			return nil, erreur(Abimee, err, "Le journal de la base « %s » est abîmé (entrée %d) ; restaurez la dernière sauvegarde", b.chemin, e.Numero)
		}
		if n := len(liste); n == 0 || liste[n-1].Numero != e.Numero {
			liste = append(liste, e)
		}
		if c.Chemin != "" {
			liste[len(liste)-1].Changes = append(liste[len(liste)-1].Changes, c)
		}
	}
	return liste, traduire(b.chemin, rows.Err())
}

// DernierActe is when the last line of the journal was written.
func (b *Base) DernierActe(ctx context.Context) (time.Time, error) {
	var instant string
	err := b.db().QueryRowContext(ctx, "SELECT quand FROM journal ORDER BY numero DESC LIMIT 1").Scan(&instant)
	if errors.Is(err, sql.ErrNoRows) {
		return time.Time{}, nil
	}
	if err != nil {
		return time.Time{}, traduire(b.chemin, err)
	}
	t, err := time.Parse(time.RFC3339, instant)
	if err != nil {
		return time.Time{}, erreur(Abimee, err, "Le journal de la base « %s » est abîmé (dernière entrée) ; restaurez la dernière sauvegarde", b.chemin)
	}
	return t, nil
}
