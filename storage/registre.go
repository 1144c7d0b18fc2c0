package storage

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"delibere/app/conseil"
	"delibere/app/dossier"
	"delibere/app/secretariat"
)

var _ secretariat.Registre = (*Base)(nil)

const colonnesResume = `id, commune, jour, heure, points, exemple, revision, (SELECT count(*) FROM scelle WHERE scelle.seance = seance.id)`

// Seances lists the séances, the latest first.
func (b *Base) Seances(ctx context.Context) ([]secretariat.Resume, error) {
	rows, err := b.db().QueryContext(ctx, "SELECT "+colonnesResume+" FROM seance ORDER BY jour DESC, heure DESC, id DESC")
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
	if err := l.Scan(&r.ID, &r.Commune, &jour, &heure, &r.Points, &exemple, &r.Revision, &r.Scelles); err != nil {
		return r, err
	}
	r.Exemple = exemple == "oui"
	var err error
	if r.Date, err = conseil.ParseDate(jour); err == nil && heure != "" {
		r.Heure, err = conseil.ParseHeure(heure)
	}
	return r, err
}

// fiche gathers what a séance shows around its record.
func fiche(tx *sql.Tx, r secretariat.Resume, d *conseil.Dossier) (secretariat.Fiche, error) {
	f := secretariat.Fiche{Resume: r, Dossier: d}
	var err error
	if f.Annulable, f.Retablissable, err = annulables(tx, int64(r.ID)); err != nil || r.Scelles == 0 {
		return f, err
	}
	f.Scelles, err = scellesDe(tx, r.ID)
	return f, err
}

func resume(tx *sql.Tx, id secretariat.SeanceID) (secretariat.Resume, error) {
	r, err := lireResume(tx.QueryRow("SELECT "+colonnesResume+" FROM seance WHERE id = ?", id))
	if errors.Is(err, sql.ErrNoRows) {
		err = secretariat.ErrInconnue
	}
	return r, err
}

// ecrireResume writes what the list of séances shows of a record.
func ecrireResume(tx *sql.Tx, avant secretariat.Resume, d *conseil.Dossier) error {
	s := &d.Seance
	_, err := tx.Exec("UPDATE seance SET commune = ?, cle_commune = ?, jour = ?, heure = ?, points = ?, revision = revision + 1 WHERE id = ?",
		d.Commune.Nom, d.Commune.Cle(), s.Date.String(), s.Heure.String(), len(s.Points), avant.ID)
	if enDouble(err) {
		return fmt.Errorf("%w : une autre a cette date et cette heure", secretariat.ErrDejaLa)
	}
	return err
}

func lireParties(tx *sql.Tx, id secretariat.SeanceID) (map[string]string, error) {
	return lireChemins(tx.Query("SELECT chemin, contenu FROM partie WHERE seance = ?", id))
}

// lireChemins gathers rows of a path and its content.
func lireChemins(rows *sql.Rows, err error) (map[string]string, error) {
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
	return parties, rows.Err()
}

// Creer adds a séance.
func (b *Base) Creer(ctx context.Context, a secretariat.Acte, d *conseil.Dossier, exemple bool) (secretariat.Fiche, error) {
	var f secretariat.Fiche
	err := b.transaction(ctx, func(tx *sql.Tx) error {
		e, err := creer(tx, a, d, exemple)
		if err == nil {
			f = e.donner()
		}
		return err
	})
	return f, err
}

func creer(tx *sql.Tx, a secretariat.Acte, d *conseil.Dossier, exemple bool) (*etat, error) {
	if err := secretariat.VerifierSecret(d); err != nil {
		return nil, err
	}
	mot := "non"
	if exemple {
		mot = "oui"
	}
	s := &d.Seance
	res, err := tx.Exec("INSERT INTO seance (commune, cle_commune, jour, heure, points, exemple, revision) VALUES (?, ?, ?, ?, ?, ?, 1)",
		d.Commune.Nom, d.Commune.Cle(), s.Date.String(), s.Heure.String(), len(s.Points), mot)
	if enDouble(err) {
		return nil, fmt.Errorf("%w : celle du %s est dans la base", secretariat.ErrDejaLa, s.Date.Longue())
	}
	if err != nil {
		return nil, err
	}
	n, err := res.LastInsertId()
	if err != nil {
		return nil, err
	}
	id := secretariat.SeanceID(n)
	e := &etat{}
	if e.parties, err = dossier.Parties(d); err != nil {
		return nil, err
	}
	relu, err := dossier.Assembler(e.parties)
	if err != nil {
		return nil, err
	}
	differences := dossier.Comparer(nil, e.parties)
	l := ligneJournal{seance: n, qui: a.Qui, quand: quand(a.Quand), quoi: a.Quoi}
	if l.changements, err = taire(tx, id, differences, &conseil.Dossier{}, relu); err != nil {
		return nil, err
	}
	if err := ecrireActe(tx, &l, differences); err != nil {
		return nil, err
	}
	r, err := resume(tx, id)
	if err != nil {
		return nil, err
	}
	if err := indexer(tx, &secretariat.Fiche{Resume: r, Dossier: &conseil.Dossier{}}, relu, differences); err != nil {
		return nil, err
	}
	e.fiche, err = fiche(tx, r, relu)
	return e, err
}

// Supprimer takes a séance out; the journal keeps its parts.
func (b *Base) Supprimer(ctx context.Context, id secretariat.SeanceID, a secretariat.Acte) error {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.dernier = nil
	return b.transaction(ctx, func(tx *sql.Tx) error {
		e, err := b.etatDe(tx, id)
		if err != nil {
			return err
		}
		if len(e.fiche.Scelles) > 0 {
			return fmt.Errorf("%w : la séance du %s a des délibérations scellées et ne se supprime plus", secretariat.ErrScellee, e.fiche.Date.Longue())
		}
		differences := dossier.Comparer(e.parties, nil)
		l := ligneJournal{seance: int64(id), qui: a.Qui, quand: quand(a.Quand), quoi: a.Quoi}
		if l.changements, err = taire(tx, id, differences, e.fiche.Dossier, &conseil.Dossier{}); err != nil {
			return err
		}
		if err := ecrireActe(tx, &l, differences); err != nil {
			return err
		}
		if err := indexer(tx, &e.fiche, &conseil.Dossier{}, nil); err != nil {
			return err
		}
		_, err = tx.Exec("DELETE FROM seance WHERE id = ?", id)
		return err
	})
}
