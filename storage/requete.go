package storage

import (
	"context"
	"strings"

	"delibere/app/conseil"
	"delibere/app/dossier"
	"delibere/app/secretariat"
)

// Two bounds that keep a search quick in a register of any size.
const (
	// The beginning of a word that most délibérations hold is found by reading the latest ones: the list
	// of all that hold it would be made whole first. What these do not hold is rare enough for the list.
	luesDAbord = 60
	// The best are chosen among the latest that hold the words.
	classees = 40_000
)

// Rechercher looks for délibérations.
func (b *Base) Rechercher(ctx context.Context, r secretariat.Requete) ([]secretariat.Trouvee, error) {
	mots, entier := secretariat.MotsCherches(r.Mots)
	if len(mots) > 0 && !entier && !r.Pertinence && r.Limite <= luesDAbord {
		dernieres := r
		dernieres.Limite = luesDAbord
		l, err := b.trouver(ctx, dernieres, nil, r.Limite)
		if err != nil || len(l) == r.Limite {
			return l, err
		}
	}
	for i, m := range mots {
		mots[i] = `"` + m + `"` // quoted: nothing a person types is syntax
		if i == len(mots)-1 && !entier {
			mots[i] += "*"
		}
	}
	return b.trouver(ctx, r, mots, r.Limite)
}

// trouver runs a query and keeps at most limite of the délibérations that hold its words.
func (b *Base) trouver(ctx context.Context, r secretariat.Requete, mots []string, limite int) ([]secretariat.Trouvee, error) {
	requete, args := requeteSQL(r, mots)
	rows, err := b.db().QueryContext(ctx, requete, args...)
	if err != nil {
		return nil, traduire(b.chemin, err)
	}
	defer rows.Close()
	var l []secretariat.Trouvee
	for rows.Next() && len(l) < limite {
		var t secretariat.Trouvee
		var jour, exemple, point string
		if err := rows.Scan(&t.Seance, &t.Point, &jour, &t.Numero, &t.Matiere, &t.Objet, &t.Etat, &exemple, &point); err != nil {
			return nil, traduire(b.chemin, err)
		}
		t.Exemple = exemple == "oui"
		if t.Date, err = conseil.ParseDate(jour); err != nil {
			return nil, err
		}
		if r.Mots != "" {
			p, err := dossier.LirePoint(point)
			if err != nil {
				return nil, erreur(Abimee, err, "Un point de la séance du %s est abîmé : %v ; restaurez la dernière sauvegarde", jour, err)
			}
			texte := secretariat.TexteDuPoint(p)
			if mots == nil && !secretariat.Contient(texte, r.Mots) {
				continue
			}
			t.Passage = secretariat.Passage(texte, r.Mots)
		}
		l = append(l, t)
	}
	return l, traduire(b.chemin, rows.Err())
}

// requeteSQL turns a query into SQL; mots are its words for the full text, nil to look at the other
// fields alone.
func requeteSQL(r secretariat.Requete, mots []string) (string, []any) {
	ou, args := []string{"1"}, []any{}
	ajouter := func(condition string, valeurs ...any) {
		ou, args = append(ou, condition), append(args, valeurs...)
	}
	table, ordre := "deliberation d", "d.id DESC"
	if len(mots) > 0 {
		table, ordre = "recherche r JOIN deliberation d ON d.id = r.rowid", "r.rowid DESC"
		if r.Pertinence {
			retenues := classees
			if r.Numero == "" && r.Matiere == "" && r.Etat == "" && !r.Du.Connue() && !r.Au.Connue() {
				retenues = r.Limite // nothing else will be asked of them
			}
			table = `(SELECT * FROM (SELECT rowid, rank FROM recherche WHERE recherche MATCH ? ORDER BY rowid DESC LIMIT ?) ORDER BY rank LIMIT ?) r JOIN deliberation d ON d.id = r.rowid`
			ordre = "r.rank"
			args = append(args, strings.Join(mots, " "), classees, retenues)
		} else {
			ajouter("recherche MATCH ?", strings.Join(mots, " "))
		}
	}
	if r.Numero != "" {
		ajouter("substr(d.numero, 1, ?) = ?", len([]rune(r.Numero)), r.Numero)
	}
	if r.Matiere != "" {
		ajouter("(d.matiere = ? OR substr(d.matiere, 1, ?) = ?)", r.Matiere, len(r.Matiere)+1, r.Matiere+".")
	}
	if r.Etat != "" {
		ajouter("d.etat = ?", string(r.Etat))
	}
	if r.Du.Connue() {
		ajouter("d.jour >= ?", r.Du.String())
	}
	if r.Au.Connue() {
		ajouter("d.jour <= ?", r.Au.String())
	}
	return `SELECT t.seance, t.point, t.jour, t.numero, t.matiere, t.objet, t.etat, t.exemple, p.contenu FROM (
		SELECT d.*, row_number() OVER () AS place FROM (SELECT d.* FROM ` + table + ` WHERE ` + strings.Join(ou, " AND ") + ` ORDER BY ` + ordre + ` LIMIT ?) d) t
		JOIN partie p ON p.seance = t.seance AND p.chemin = t.chemin ORDER BY t.place`, append(args, r.Limite)
}
