package storage

import (
	"context"
	"database/sql"
	"fmt"
	"strings"

	"delibere/app/conseil"
	"delibere/app/dossier"
	"delibere/app/secretariat"
)

// identifiant places a délibération in the index: the latest date has the highest, and in a séance the
// first point.
func identifiant(id secretariat.SeanceID, jour conseil.Date, rang int) int64 {
	n := int64(jour.Annee)*10000 + int64(jour.Mois)*100 + int64(jour.Jour)
	return (n*1_000_000+int64(id)%1_000_000)*10_000 + int64(9999-rang%10_000)
}

// rangDuChemin is the place of a point among those of its séance, from 0.
func rangDuChemin(chemin string) int {
	var rang int
	_, _ = fmt.Sscanf(strings.TrimPrefix(chemin, "point/"), "%d", &rang)
	return rang
}

// indexer keeps the index of the search in step with the points that an act changed; all of them when
// the séance changed its day or the commune its name. f is the séance as it was.
func indexer(tx *sql.Tx, f *secretariat.Fiche, d *conseil.Dossier, differences []dossier.Difference) error {
	cle := d.Commune.Cle()
	if avant := &f.Dossier.Commune; f.Date != d.Seance.Date || cle != avant.Cle() {
		differences = tousLesPoints(f.Dossier, d)
	}
	// All the rows that change go first: two points may exchange their numbers.
	for _, x := range differences {
		if strings.HasPrefix(x.Chemin, "point/") && x.Avant != "" {
			if err := desindexerUn(tx, f, x.Chemin); err != nil {
				return err
			}
		}
	}
	for _, x := range differences {
		if strings.HasPrefix(x.Chemin, "point/") && x.Apres != "" {
			if err := indexerUn(tx, f, d, cle, x.Chemin); err != nil {
				return err
			}
		}
	}
	return nil
}

// tousLesPoints lists every point before and after as if it had changed.
func tousLesPoints(avant, apres *conseil.Dossier) []dossier.Difference {
	l := make([]dossier.Difference, max(len(avant.Seance.Points), len(apres.Seance.Points)))
	for i := range l {
		l[i].Chemin = fmt.Sprintf("point/%04d", i)
		if i < len(avant.Seance.Points) {
			l[i].Avant = "oui"
		}
		if i < len(apres.Seance.Points) {
			l[i].Apres = "oui"
		}
	}
	return l
}

func indexerUn(tx *sql.Tx, f *secretariat.Fiche, d *conseil.Dossier, cle, chemin string) error {
	rang := rangDuChemin(chemin)
	p := &d.Seance.Points[rang]
	exemple := "non"
	if f.Exemple {
		exemple = "oui"
	}
	_, scellee := f.Scelles[p.Numero]
	id := identifiant(f.ID, d.Seance.Date, rang)
	_, err := tx.Exec("INSERT INTO deliberation (id, seance, chemin, point, cle_commune, exemple, jour, numero, actes, matiere, objet, etat) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
		id, f.ID, chemin, p.Numero, cle, exemple, d.Seance.Date.String(), p.Deliberation, conseil.NumeroActes(p.Deliberation), p.Matiere, p.Objet, string(conseil.EtatDe(p, scellee)))
	if enDouble(err) {
		return fmt.Errorf("%w : « %s » est celui d'une autre délibération de la commune ; donnez un autre numéro au point %d", secretariat.ErrNumeroPris, p.Deliberation, p.Numero)
	}
	if err != nil {
		return err
	}
	_, err = tx.Exec("INSERT INTO recherche (rowid, texte) VALUES (?, ?)", id, secretariat.Plier(secretariat.TexteDuPoint(p)))
	return err
}

// desindexerUn takes a point out of the index, which must be told the words that it put there: it keeps
// no text of its own.
func desindexerUn(tx *sql.Tx, f *secretariat.Fiche, chemin string) error {
	rang := rangDuChemin(chemin)
	id := identifiant(f.ID, f.Date, rang)
	if _, err := tx.Exec("INSERT INTO recherche (recherche, rowid, texte) VALUES ('delete', ?, ?)", id, secretariat.Plier(secretariat.TexteDuPoint(&f.Dossier.Seance.Points[rang]))); err != nil {
		return err
	}
	_, err := tx.Exec("DELETE FROM deliberation WHERE id = ?", id)
	return err
}

// reindexer makes the whole index again, séance by séance.
func reindexer(tx *sql.Tx) error {
	for _, vider := range []string{"DELETE FROM deliberation", "INSERT INTO recherche (recherche) VALUES ('delete-all')"} {
		if _, err := tx.Exec(vider); err != nil {
			return err
		}
	}
	rows, err := tx.Query("SELECT id FROM seance ORDER BY id")
	if err != nil {
		return err
	}
	var ids []secretariat.SeanceID
	for rows.Next() {
		var id secretariat.SeanceID
		if err := rows.Scan(&id); err != nil {
			return err
		}
		ids = append(ids, id)
	}
	if err := rows.Err(); err != nil {
		return err
	}
	for _, id := range ids {
		r, err := resume(tx, id)
		if err != nil {
			return err
		}
		parties, err := lireParties(tx, id)
		if err != nil {
			return err
		}
		d, err := dossier.Assembler(parties)
		if err != nil {
			return err
		}
		f := secretariat.Fiche{Resume: r, Dossier: &conseil.Dossier{}}
		if f.Scelles, err = scellesDe(tx, id); err != nil {
			return err
		}
		if err := indexer(tx, &f, d, nil); err != nil {
			return err
		}
	}
	return nil
}

// Numeros lists the numbers of a year.
func (b *Base) Numeros(ctx context.Context, c conseil.Commune, annee int) ([]secretariat.NumeroPris, error) {
	rows, err := b.db().QueryContext(ctx, `SELECT numero, seance, jour, point FROM deliberation
		WHERE cle_commune = ? AND exemple = 'non' AND numero <> '' AND id BETWEEN ? AND ? ORDER BY id`,
		c.Cle(), identifiant(0, conseil.Date{Annee: annee}, 9999), identifiant(0, conseil.Date{Annee: annee + 1}, 9999))
	if err != nil {
		return nil, traduire(b.chemin, err)
	}
	defer rows.Close()
	var l []secretariat.NumeroPris
	for rows.Next() {
		var n secretariat.NumeroPris
		var jour string
		if err := rows.Scan(&n.Numero, &n.Seance, &jour, &n.Point); err != nil {
			return nil, traduire(b.chemin, err)
		}
		if n.Date, err = conseil.ParseDate(jour); err != nil {
			return nil, err
		}
		l = append(l, n)
	}
	return l, traduire(b.chemin, rows.Err())
}

// RefaireRecherche makes the index of the search again, from the parts.
func (b *Base) RefaireRecherche(ctx context.Context) error { return b.transaction(ctx, reindexer) }
