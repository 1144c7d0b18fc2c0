package storage

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"delibere/app/conseil"
	"delibere/app/dossier"
	"delibere/app/secretariat"
)

// scellesDe returns the fingerprints of the sealed délibérations of a séance, by point.
func scellesDe(tx *sql.Tx, id secretariat.SeanceID) (map[int]string, error) {
	rows, err := tx.Query("SELECT point, empreinte FROM scelle WHERE seance = ?", id)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	l := map[int]string{}
	for rows.Next() {
		var point int
		var empreinte string
		if err := rows.Scan(&point, &empreinte); err != nil {
			return nil, err
		}
		l[point] = empreinte
	}
	return l, rows.Err()
}

// teteScellee is the place and the fingerprint of the last sealed act; 0 and "" when none is.
func teteScellee(tx *sql.Tx) (ordre int64, empreinte string, err error) {
	err = tx.QueryRow("SELECT ordre, empreinte FROM scelle ORDER BY ordre DESC LIMIT 1").Scan(&ordre, &empreinte)
	if errors.Is(err, sql.ErrNoRows) {
		err = nil
	}
	return ordre, empreinte, err
}

// Sceller seals délibérations.
func (b *Base) Sceller(ctx context.Context, id secretariat.SeanceID, a *secretariat.Acte,
	f func(secretariat.Fiche, int64, string) ([]secretariat.Scelle, error)) (secretariat.Fiche, error) {
	return b.acte(ctx, id, func(tx *sql.Tx, e *etat) (*etat, error) {
		ordre, tete, err := teteScellee(tx)
		if err != nil {
			return nil, err
		}
		scelles, err := f(e.donner(), ordre+1, tete)
		if err != nil {
			return nil, err
		}
		l := ligneJournal{seance: int64(id), qui: a.Qui, quand: quand(a.Quand), quoi: a.Quoi}
		if err := ecrireScelles(tx, scelles, &l, &e.fiche); err != nil {
			return nil, err
		}
		if err := ecrireResume(tx, e.fiche.Resume, e.fiche.Dossier); err != nil {
			return nil, err
		}
		r, err := resume(tx, id)
		if err != nil {
			return nil, err
		}
		apres := &etat{parties: e.parties}
		if apres.fiche, err = fiche(tx, r, e.fiche.Dossier); err != nil {
			return nil, err
		}
		return apres, indexer(tx, &apres.fiche, apres.fiche.Dossier, tousLesPoints(e.fiche.Dossier, e.fiche.Dossier))
	})
}

func cheminScelle(ordre int64) string { return fmt.Sprintf("scelle/%09d", ordre) }

// scellement is what the journal says of a sealed act.
func scellement(x *secretariat.Scelle) changement {
	return changement{Difference: dossier.Difference{Chemin: cheminScelle(x.Ordre), Apres: ligneScelle(x)}}
}

// ecrireScelles keeps sealed acts and the line of the journal that says them.
func ecrireScelles(tx *sql.Tx, scelles []secretariat.Scelle, l *ligneJournal, f *secretariat.Fiche) error {
	for i := range scelles {
		l.changements = append(l.changements, scellement(&scelles[i]))
	}
	if err := ecrireActe(tx, l, nil); err != nil {
		return err
	}
	for i := range scelles {
		if err := ecrireScelle(tx, &scelles[i], l.numero, f); err != nil {
			return err
		}
	}
	return nil
}

func ecrireScelle(tx *sql.Tx, x *secretariat.Scelle, journal int64, f *secretariat.Fiche) error {
	contexte := secretariat.EmpreinteDe(x.Contexte)
	if _, err := tx.Exec("INSERT INTO contexte (empreinte, contenu) SELECT ?1, ?2 WHERE NOT EXISTS (SELECT 1 FROM contexte WHERE empreinte = ?1)", contexte, x.Contexte); err != nil {
		return err
	}
	c := &f.Dossier.Commune
	_, err := tx.Exec("INSERT INTO scelle (ordre, journal, seance, point, cle_commune, jour, numero, actes, quand, contexte, canon, pdf, empreinte) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
		x.Ordre, journal, x.Seance, x.Point, c.Cle(), x.Date.String(), x.Numero, x.Actes, x.Quand.UTC().Format(time.RFC3339), contexte, x.Canon, x.PDF, x.Empreinte)
	if enDouble(err) {
		return fmt.Errorf("%w : « %s » est celui d'une délibération déjà scellée ; donnez un autre numéro au point %d", secretariat.ErrNumeroPris, x.Numero, x.Point)
	}
	return err
}

// lotScelles is how many sealed acts are read at a time.
const lotScelles = 100

// Scelles gives f the sealed délibérations, in the order of the chain. f may use the register: it runs
// outside of the reading.
func (b *Base) Scelles(ctx context.Context, id secretariat.SeanceID, f func(secretariat.Scelle) error) error {
	dernier := int64(0)
	for {
		var lot []secretariat.Scelle
		err := b.transaction(ctx, func(tx *sql.Tx) error {
			return parcourirScelles(tx, "WHERE (?1 = 0 OR seance = ?1) AND ordre > ?2", func(x secretariat.Scelle) error {
				if !x.Date.Connue() {
					return erreur(Abimee, nil, "La délibération scellée n° %s de la base « %s » est abîmée ; restaurez la dernière sauvegarde", x.Numero, b.chemin)
				}
				lot = append(lot, x)
				return nil
			}, int64(id), dernier, lotScelles)
		})
		if err != nil || len(lot) == 0 {
			return err
		}
		for _, x := range lot {
			if err := f(x); err != nil {
				return err
			}
			dernier = x.Ordre
		}
	}
}

// parcourirScelles reads sealed acts in the order of the chain; the last argument bounds their number.
func parcourirScelles(tx *sql.Tx, ou string, f func(secretariat.Scelle) error, args ...any) error {
	rows, err := tx.Query(`SELECT ordre, seance, point, jour, numero, actes, quand, canon, pdf, s.empreinte, c.contenu
		FROM scelle s JOIN contexte c ON c.empreinte = s.contexte `+ou+` ORDER BY ordre LIMIT ?`, args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var x secretariat.Scelle
		var jour, instant string
		if err := rows.Scan(&x.Ordre, &x.Seance, &x.Point, &jour, &x.Numero, &x.Actes, &instant, &x.Canon, &x.PDF, &x.Empreinte, &x.Contexte); err != nil {
			return err
		}
		if !lireInstants(&x, jour, instant) {
			x.Date = conseil.Date{} // altered: the chain names it
		}
		if err := f(x); err != nil {
			return err
		}
	}
	return rows.Err()
}
