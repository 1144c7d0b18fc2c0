package storage

import (
	"context"
	"database/sql"

	"delibere/app/conseil"
	"delibere/app/dossier"
	"delibere/app/secretariat"
)

// Mairie returns what the commune keeps.
func (b *Base) Mairie(ctx context.Context) (secretariat.FicheMairie, error) {
	return b.acteMairie(ctx, func(_ *sql.Tx, parties map[string]string) (map[string]string, error) { return parties, nil })
}

// acteMairie runs f in a transaction, on the parts of the Mairie; f returns what they are then.
func (b *Base) acteMairie(ctx context.Context, f func(*sql.Tx, map[string]string) (map[string]string, error)) (secretariat.FicheMairie, error) {
	var m secretariat.FicheMairie
	err := b.transaction(ctx, func(tx *sql.Tx) error {
		parties, err := lireChemins(tx.Query("SELECT chemin, contenu FROM mairie"))
		if err != nil {
			return err
		}
		if parties, err = f(tx, parties); err != nil {
			return err
		}
		if m.Mairie, err = assemblerMairie(parties); err != nil {
			return err
		}
		m.Annulable, m.Retablissable, err = annulables(tx, int64(secretariat.MairieID))
		return err
	})
	return m, err
}

func assemblerMairie(parties map[string]string) (m secretariat.Mairie, err error) {
	if m.Commune, m.Elus, m.Reglages, err = dossier.AssemblerMairie(parties); err != nil {
		err = erreur(Abimee, err, "Le conseil ou les réglages de la base sont abîmés : %v ; restaurez la dernière sauvegarde", err)
	}
	return m, err
}

// ModifierMairie does one act on the Mairie.
func (b *Base) ModifierMairie(ctx context.Context, a secretariat.Acte, faire func(*secretariat.Mairie) error) (secretariat.FicheMairie, error) {
	return b.acteMairie(ctx, func(tx *sql.Tx, avant map[string]string) (map[string]string, error) {
		m, err := assemblerMairie(avant)
		if err != nil {
			return nil, err
		}
		if err := faire(&m); err != nil {
			return nil, err
		}
		apres, err := dossier.PartiesMairie(m.Commune, m.Elus, m.Reglages)
		if err != nil {
			return nil, err
		}
		return ecrireMairie(tx, a, avant, apres, 0, 0)
	})
}

// ecrireMairie keeps the parts of the Mairie, unless nothing differs or they could not be read back, and
// returns those that stand.
func ecrireMairie(tx *sql.Tx, a secretariat.Acte, avant, apres map[string]string, annule, retablit int64) (map[string]string, error) {
	differences := dossier.Comparer(avant, apres)
	if len(differences) == 0 {
		return avant, nil
	}
	if _, _, _, err := dossier.AssemblerMairie(apres); err != nil {
		return nil, err
	}
	return apres, ecrireActe(tx, &ligneJournal{seance: int64(secretariat.MairieID), qui: a.Qui, quand: quand(a.Quand), quoi: a.Quoi,
		annule: annule, retablit: retablit, changements: enChangements(differences)}, differences)
}

// AnnulerMairie undoes the last act on the Mairie that stands.
func (b *Base) AnnulerMairie(ctx context.Context, a secretariat.Acte) (secretariat.FicheMairie, error) {
	return b.remettreMairie(ctx, a, annulation)
}

// RetablirMairie redoes the last act undone on the Mairie.
func (b *Base) RetablirMairie(ctx context.Context, a secretariat.Acte) (secretariat.FicheMairie, error) {
	return b.remettreMairie(ctx, a, retablissement)
}

func (b *Base) remettreMairie(ctx context.Context, a secretariat.Acte, r reprise) (secretariat.FicheMairie, error) {
	return b.acteMairie(ctx, func(tx *sql.Tx, avant map[string]string) (map[string]string, error) {
		apres, n, err := r.preparer(tx, int64(secretariat.MairieID), avant, &a)
		if err != nil {
			return nil, err
		}
		annule, retablit := r.lignes(n)
		return ecrireMairie(tx, a, avant, apres, annule, retablit)
	})
}

// Coordonnees returns how the members are reached.
func (b *Base) Coordonnees(ctx context.Context) (map[conseil.EluID]secretariat.Coordonnees, error) {
	rows, err := b.db().QueryContext(ctx, "SELECT elu, courriel, telephone, adresse, papier = 'oui' FROM coordonnee")
	if err != nil {
		return nil, traduire(b.chemin, err)
	}
	defer rows.Close()
	toutes := map[conseil.EluID]secretariat.Coordonnees{}
	for rows.Next() {
		var id conseil.EluID
		var c secretariat.Coordonnees
		if err := rows.Scan(&id, &c.Courriel, &c.Telephone, &c.Adresse, &c.Papier); err != nil {
			return nil, traduire(b.chemin, err)
		}
		toutes[id] = c
	}
	return toutes, traduire(b.chemin, rows.Err())
}

// PoserCoordonnees writes how a member is reached, or forgets it.
func (b *Base) PoserCoordonnees(ctx context.Context, id conseil.EluID, c secretariat.Coordonnees) error {
	return b.transaction(ctx, func(tx *sql.Tx) error {
		if c == (secretariat.Coordonnees{}) {
			_, err := tx.Exec("DELETE FROM coordonnee WHERE elu = ?", id)
			return err
		}
		papier := "non"
		if c.Papier {
			papier = "oui"
		}
		_, err := tx.Exec(`INSERT INTO coordonnee (elu, courriel, telephone, adresse, papier) VALUES (?, ?, ?, ?, ?)
			ON CONFLICT (elu) DO UPDATE SET courriel = excluded.courriel, telephone = excluded.telephone, adresse = excluded.adresse, papier = excluded.papier`,
			id, c.Courriel, c.Telephone, c.Adresse, papier)
		return err
	})
}
