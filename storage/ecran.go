package storage

import (
	"context"
	"database/sql"
	"errors"

	"delibere/app/secretariat"
)

// Ecran returns where the person was.
func (b *Base) Ecran(ctx context.Context) (secretariat.Ecran, error) {
	var e secretariat.Ecran
	err := b.db().QueryRowContext(ctx, "SELECT seance, etape, point, champ, curseur FROM ecran WHERE seul = 1").
		Scan(&e.Seance, &e.Etape, &e.Point, &e.Champ, &e.Curseur)
	if errors.Is(err, sql.ErrNoRows) {
		return secretariat.Ecran{}, nil
	}
	return e, traduire(b.chemin, err)
}

// RetenirEcran keeps where the person is.
func (b *Base) RetenirEcran(ctx context.Context, e secretariat.Ecran) error {
	return b.transaction(ctx, func(tx *sql.Tx) error {
		_, err := tx.Exec(`INSERT INTO ecran (seul, seance, etape, point, champ, curseur) VALUES (1, ?, ?, ?, ?, ?)
			ON CONFLICT (seul) DO UPDATE SET seance = excluded.seance, etape = excluded.etape, point = excluded.point, champ = excluded.champ, curseur = excluded.curseur`,
			e.Seance, e.Etape, e.Point, e.Champ, e.Curseur)
		return err
	})
}

// Brouillon returns the text being typed in a field.
func (b *Base) Brouillon(ctx context.Context, c secretariat.ChampTexte) (secretariat.Brouillon, bool, error) {
	var t secretariat.Brouillon
	err := b.db().QueryRowContext(ctx, "SELECT texte, curseur FROM brouillon WHERE seance = ? AND point = ? AND champ = ?", c.Seance, c.Point, c.Champ).Scan(&t.Texte, &t.Curseur)
	if errors.Is(err, sql.ErrNoRows) {
		return t, false, nil
	}
	return t, err == nil, traduire(b.chemin, err)
}

// RetenirBrouillon keeps a text being typed.
func (b *Base) RetenirBrouillon(ctx context.Context, c secretariat.ChampTexte, t secretariat.Brouillon) error {
	return b.transaction(ctx, func(tx *sql.Tx) error {
		if _, err := resume(tx, c.Seance); err != nil {
			return err
		}
		_, err := tx.Exec(`INSERT INTO brouillon (seance, point, champ, texte, curseur) VALUES (?, ?, ?, ?, ?)
			ON CONFLICT (seance, point, champ) DO UPDATE SET texte = excluded.texte, curseur = excluded.curseur`, c.Seance, c.Point, c.Champ, t.Texte, t.Curseur)
		return err
	})
}

// EffacerBrouillons forgets the texts being typed in a point.
func (b *Base) EffacerBrouillons(ctx context.Context, id secretariat.SeanceID, point int) error {
	return b.transaction(ctx, func(tx *sql.Tx) error {
		_, err := tx.Exec("DELETE FROM brouillon WHERE seance = ? AND point = ?", id, point)
		return err
	})
}
