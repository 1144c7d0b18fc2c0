package storage

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"maps"
	"time"

	"delibere/app/conseil"
	"delibere/app/dossier"
	"delibere/app/secretariat"
)

var _ secretariat.Registre = (*Base)(nil)

// Seances lists the séances, the latest first.
func (b *Base) Seances(ctx context.Context) ([]secretariat.Resume, error) {
	rows, err := b.db.QueryContext(ctx, "SELECT id, commune, jour, heure, points, exemple, revision FROM seance ORDER BY jour DESC, heure DESC, id DESC")
	if err != nil {
		return nil, traduire(b.chemin, err)
	}
	defer rows.Close()
	var liste []secretariat.Resume
	for rows.Next() {
		r, err := lireResume(rows)
		if err != nil {
			return nil, traduire(b.chemin, err)
		}
		liste = append(liste, r)
	}
	return liste, traduire(b.chemin, rows.Err())
}

type ligneSQL interface{ Scan(...any) error }

func lireResume(l ligneSQL) (secretariat.Resume, error) {
	var r secretariat.Resume
	var jour, heure, exemple string
	if err := l.Scan(&r.ID, &r.Commune, &jour, &heure, &r.Points, &exemple, &r.Revision); err != nil {
		return r, err
	}
	r.Exemple = exemple == "oui"
	var err error
	if r.Date, err = conseil.ParseDate(jour); err == nil && heure != "" {
		r.Heure, err = conseil.ParseHeure(heure)
	}
	return r, err
}

// Lire returns a séance.
func (b *Base) Lire(ctx context.Context, id secretariat.SeanceID) (secretariat.Fiche, error) {
	var f secretariat.Fiche
	err := b.transaction(ctx, func(tx *sql.Tx) error {
		parties, err := lireParties(tx, id)
		if err != nil {
			return err
		}
		d, err := dossier.Assembler(parties)
		if err != nil {
			return erreur(Abimee, err, "La séance %d de la base est abîmée : %v ; restaurez la dernière sauvegarde", id, err)
		}
		f, err = fiche(tx, id, d)
		return err
	})
	return f, err
}

// fiche gathers what a séance shows around its record.
func fiche(tx *sql.Tx, id secretariat.SeanceID, d *conseil.Dossier) (secretariat.Fiche, error) {
	f := secretariat.Fiche{Dossier: d}
	var err error
	if f.Resume, err = resume(tx, id); err != nil {
		return f, err
	}
	annulable, err := annulable(tx, id)
	if err != nil {
		return f, err
	}
	retablissable, err := retablissable(tx, id)
	if err != nil {
		return f, err
	}
	if f.Annulable, err = quoi(tx, annulable); err != nil {
		return f, err
	}
	f.Retablissable, err = quoi(tx, retablissable)
	return f, err
}

func resume(tx *sql.Tx, id secretariat.SeanceID) (secretariat.Resume, error) {
	r, err := lireResume(tx.QueryRow("SELECT id, commune, jour, heure, points, exemple, revision FROM seance WHERE id = ?", id))
	if errors.Is(err, sql.ErrNoRows) {
		err = secretariat.ErrInconnue
	}
	return r, err
}

func lireParties(tx *sql.Tx, id secretariat.SeanceID) (map[string]string, error) {
	rows, err := tx.Query("SELECT chemin, contenu FROM partie WHERE seance = ?", id)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	parties := map[string]string{}
	for rows.Next() {
		var chemin, contenu string
		if err := rows.Scan(&chemin, &contenu); err != nil {
			return nil, err
		}
		parties[chemin] = contenu
	}
	if len(parties) == 0 {
		return nil, errors.Join(rows.Err(), secretariat.ErrInconnue)
	}
	return parties, rows.Err()
}

// Creer adds a séance.
func (b *Base) Creer(ctx context.Context, a secretariat.Acte, d *conseil.Dossier, exemple bool) (secretariat.Fiche, error) {
	var f secretariat.Fiche
	if err := secretariat.VerifierSecret(d); err != nil {
		return f, err
	}
	mot := "non"
	if exemple {
		mot = "oui"
	}
	err := b.transaction(ctx, func(tx *sql.Tx) error {
		s := &d.Seance
		r, err := tx.Exec("INSERT INTO seance (commune, cle_commune, jour, heure, points, exemple, revision) VALUES (?, ?, ?, ?, ?, ?, 1)",
			d.Commune.Nom, cleCommune(d.Commune.CodeInsee, d.Commune.Nom), s.Date.String(), s.Heure.String(), len(s.Points), mot)
		if enDouble(err) {
			return fmt.Errorf("%w : celle du %s est dans la base", secretariat.ErrDejaLa, s.Date.Longue())
		}
		if err != nil {
			return err
		}
		n, err := r.LastInsertId()
		if err != nil {
			return err
		}
		id := secretariat.SeanceID(n)
		apres, err := dossier.Parties(d)
		if err != nil {
			return err
		}
		relu, err := dossier.Assembler(apres)
		if err != nil {
			return err
		}
		if err := ecrireActe(tx, id, a, nil, apres, 0, 0); err != nil {
			return err
		}
		f, err = fiche(tx, id, relu)
		return err
	})
	return f, err
}

// ecrireActe writes the parts that differ and the line of the journal, chained to the one before.
func ecrireActe(tx *sql.Tx, id secretariat.SeanceID, a secretariat.Acte, avant, apres map[string]string, annule, retablit int64) error {
	l := ligneJournal{seance: int64(id), qui: a.Qui, quand: quand(a.Quand), quoi: a.Quoi, annule: annule, retablit: retablit,
		changements: dossier.Comparer(avant, apres)}
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
		l.numero, id, l.qui, l.quand, l.quoi, annule, retablit, l.empreinte(precedente))
	if err != nil {
		return err
	}
	for _, c := range l.changements {
		if c.Apres == "" {
			_, err = tx.Exec("DELETE FROM partie WHERE seance = ? AND chemin = ?", id, c.Chemin)
		} else {
			_, err = tx.Exec("INSERT INTO partie (seance, chemin, contenu) VALUES (?, ?, ?) ON CONFLICT (seance, chemin) DO UPDATE SET contenu = excluded.contenu", id, c.Chemin, c.Apres)
		}
		if err == nil {
			_, err = tx.Exec("INSERT INTO changement (journal, chemin, avant, apres) VALUES (?, ?, ?, ?)", l.numero, c.Chemin, c.Avant, c.Apres)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// Modifier does one act on a séance.
func (b *Base) Modifier(ctx context.Context, id secretariat.SeanceID, a *secretariat.Acte, faire func(*conseil.Dossier) error) (secretariat.Fiche, error) {
	var f secretariat.Fiche
	err := b.transaction(ctx, func(tx *sql.Tx) error {
		avant, err := lireParties(tx, id)
		if err != nil {
			return err
		}
		d, err := dossier.Assembler(avant)
		if err != nil {
			return err
		}
		if err := faire(d); err != nil {
			return err
		}
		return b.appliquer(tx, id, *a, avant, d, 0, 0, &f)
	})
	return f, err
}

// appliquer keeps a record in place of the parts it comes from, unless nothing differs.
func (b *Base) appliquer(tx *sql.Tx, id secretariat.SeanceID, a secretariat.Acte, avant map[string]string, d *conseil.Dossier, annule, retablit int64, f *secretariat.Fiche) error {
	if err := secretariat.VerifierSecret(d); err != nil {
		return err
	}
	apres, err := dossier.Parties(d)
	if err != nil {
		return err
	}
	if !maps.Equal(avant, apres) {
		// Nothing enters the base that could not be read back.
		if _, err := dossier.Assembler(apres); err != nil {
			return err
		}
		if err := ecrireActe(tx, id, a, avant, apres, annule, retablit); err != nil {
			return err
		}
		s := &d.Seance
		_, err := tx.Exec("UPDATE seance SET commune = ?, cle_commune = ?, jour = ?, heure = ?, points = ?, revision = revision + 1 WHERE id = ?",
			d.Commune.Nom, cleCommune(d.Commune.CodeInsee, d.Commune.Nom), s.Date.String(), s.Heure.String(), len(s.Points), id)
		if enDouble(err) {
			return fmt.Errorf("%w : une autre a cette date et cette heure", secretariat.ErrDejaLa)
		}
		if err != nil {
			return err
		}
	}
	*f, err = fiche(tx, id, d)
	return err
}

// Supprimer takes a séance out; the journal keeps its parts.
func (b *Base) Supprimer(ctx context.Context, id secretariat.SeanceID, a secretariat.Acte) error {
	return b.transaction(ctx, func(tx *sql.Tx) error {
		avant, err := lireParties(tx, id)
		if err != nil {
			return err
		}
		if err := ecrireActe(tx, id, a, avant, nil, 0, 0); err != nil {
			return err
		}
		_, err = tx.Exec("DELETE FROM seance WHERE id = ?", id)
		return err
	})
}

// Journal returns the lines of a séance, the oldest first.
func (b *Base) Journal(ctx context.Context, id secretariat.SeanceID) ([]secretariat.Entree, error) {
	rows, err := b.db.QueryContext(ctx, `SELECT j.numero, j.qui, j.quand, j.quoi, j.annule, j.retablit, coalesce(c.chemin, ''), coalesce(c.avant, ''), coalesce(c.apres, '')
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
		if err := rows.Scan(&e.Numero, &e.Qui, &instant, &e.Quoi, &e.Annule, &e.Retablit, &c.Chemin, &c.Avant, &c.Apres); err != nil {
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
