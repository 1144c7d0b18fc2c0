package storage

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"delibere/app/conseil"
	"delibere/app/secretariat"
)

// Rapport is what Verifier found.
type Rapport struct {
	Actes        int64  // lines of the journal
	Seances      int    // séances in the base
	Scelles      int64  // sealed délibérations
	Tete         string // fingerprint of the last line of the journal
	TeteScellee  string // fingerprint of the last sealed délibération: the one that the paper carries
	Fautes       []string
	FautesPassee int // faults found beyond those that are listed
}

// fautesMax bounds the list: a file rewritten from its beginning has as many faults as acts.
const fautesMax = 200

func (r *Rapport) faute(format string, args ...any) {
	if len(r.Fautes) >= fautesMax {
		r.FautesPassee++
		return
	}
	r.Fautes = append(r.Fautes, fmt.Sprintf(format, args...))
}

// VerifierVite checks the file as SQLite sees it, and that no key points nowhere: for each start.
func (b *Base) VerifierVite(ctx context.Context) (Rapport, error) {
	var r Rapport
	err := b.transaction(ctx, func(tx *sql.Tx) error { return integrite(ctx, tx, &r, "quick_check(20)") })
	return r, err
}

// Verifier checks the file, the chain of the journal, the chain of the sealed délibérations, and that
// each séance is what its journal made of it. A fault names the act or the part. With a tete noted
// earlier (on paper, spaces or not), it also checks that one of the chains still holds it: whoever rewrites the file
// cannot rewrite the paper. Its memory does not grow with the register.
func (b *Base) Verifier(ctx context.Context, tete string) (Rapport, error) {
	var r, fichier Rapport
	tete = strings.ToLower(strings.Join(strings.Fields(tete), "")) // the paper shows it in groups of four
	// SQLite reads the file on a connection of its own while we read what it says: one core each.
	termine := make(chan error, 1)
	go func() { termine <- b.integriteAPart(ctx, &fichier) }()
	err := b.transaction(ctx, func(tx *sql.Tx) error {
		v := &verification{tx: tx, r: &r, tete: tete}
		for _, etape := range []func() error{v.chaineJournal, v.chaineScelles, v.effacements, v.seances, v.scellesPerdus, v.mairie, v.index} {
			if err := etape(); err != nil {
				return err
			}
		}
		if tete != "" && !v.vue {
			r.faute("l'empreinte notée sur le papier n'est plus dans le registre : des actes ont été réécrits ou retirés")
		}
		return nil
	})
	err = errors.Join(err, traduire(b.chemin, <-termine))
	r.Fautes = append(fichier.Fautes, r.Fautes...)
	return r, err
}

// integriteAPart checks the file as SQLite sees it, whole, on another connection.
func (b *Base) integriteAPart(ctx context.Context, r *Rapport) error {
	db, err := sql.Open("sqlite", dsn(b.chemin, "DELETE"))
	if err != nil {
		return err
	}
	db.SetMaxOpenConns(1)
	return errors.Join(integrite(ctx, db, r, "integrity_check(20)"), db.Close())
}

// requeteur is a base or a transaction.
type requeteur interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
}

func integrite(ctx context.Context, q requeteur, r *Rapport, pragma string) error {
	rows, err := q.QueryContext(ctx, "PRAGMA "+pragma)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var s string
		if err := rows.Scan(&s); err != nil {
			return err
		}
		if s != "ok" {
			r.faute("le fichier est abîmé : %s", s)
		}
	}
	return rows.Err()
}

// verification is one run of Verifier.
type verification struct {
	tx   *sql.Tx
	r    *Rapport
	tete string
	vue  bool  // the fingerprint noted on paper was met
	dits int64 // the sealings that the journal says
}

// effacements holds each change that was taken out against the act that says so: the vote of a point
// that became secret. Nothing else is ever taken out of the journal.
func (v *verification) effacements() error {
	rows, err := v.tx.Query(`SELECT c.journal, c.chemin FROM changement c WHERE c.engagement <> '' AND c.sel = ''
		AND NOT EXISTS (SELECT 1 FROM changement e WHERE e.chemin = 'efface/' || c.journal || '/' || c.chemin AND e.journal > c.journal)`)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var journal int64
		var chemin string
		if err := rows.Scan(&journal, &chemin); err != nil {
			return err
		}
		v.r.faute("l'acte %d du journal a perdu ce qu'il disait de %s sans qu'un scrutin secret l'explique", journal, chemin)
	}
	return rows.Err()
}

// rejouer makes the parts of a séance again from the journal. inconnues are those whose last content
// was taken out.
func (v *verification) rejouer(id int64) (parties map[string]string, inconnues map[string]bool, err error) {
	rows, err := v.tx.Query(`SELECT c.chemin, c.apres, c.engagement <> '' AND c.sel = '' FROM journal j CROSS JOIN changement c ON c.journal = j.numero
		WHERE j.seance = ? ORDER BY j.numero, c.chemin`, id)
	if err != nil {
		return nil, nil, err
	}
	defer rows.Close()
	parties, inconnues = map[string]string{}, map[string]bool{}
	for rows.Next() {
		var chemin, apres string
		var efface bool
		if err := rows.Scan(&chemin, &apres, &efface); err != nil {
			return nil, nil, err
		}
		switch {
		case strings.HasPrefix(chemin, cheminEfface):
			continue
		case strings.HasPrefix(chemin, "scelle/"):
			v.dits++
			continue
		case efface:
			inconnues[chemin] = true
			continue
		case apres == "":
			delete(parties, chemin)
		default:
			parties[chemin] = apres
		}
		delete(inconnues, chemin)
	}
	return parties, inconnues, rows.Err()
}

// scellesPerdus finds the sealed délibérations that the journal says and that are no longer there.
func (v *verification) scellesPerdus() error {
	if v.dits != v.r.Scelles {
		v.r.faute("le journal dit %s, le registre en a %d", conseil.Nombre(int(v.dits), "délibération scellée", "délibérations scellées"), v.r.Scelles)
	}
	return nil
}

// comparer holds parts against what the journal made; modifie and manque say whose they are.
func (v *verification) comparer(modifie, manque string, parties, rejouees map[string]string, inconnues map[string]bool) {
	for _, chemin := range slices.Sorted(maps.Keys(parties)) {
		if rejouees[chemin] != parties[chemin] && !inconnues[chemin] {
			v.r.faute("%s hors du programme (%s)", modifie, chemin)
		}
	}
	for _, chemin := range slices.Sorted(maps.Keys(rejouees)) {
		if _, la := parties[chemin]; !la {
			v.r.faute("il manque %s la partie %s", manque, chemin)
		}
	}
}

// mairie holds the conseil and the settings against their journal.
func (v *verification) mairie() error {
	parties, err := lireChemins(v.tx.Query("SELECT chemin, contenu FROM mairie"))
	if err != nil {
		return err
	}
	rejouees, inconnues, err := v.rejouer(int64(secretariat.MairieID))
	if err != nil {
		return err
	}
	v.comparer("le conseil ou ses réglages ont été modifiés", "au conseil et à ses réglages", parties, rejouees, inconnues)
	return nil
}

// index holds the index of the search, and the numbers that it says are taken, against the points.
func (v *verification) index() error {
	var points, deliberations, recherches, autres int64
	err := v.tx.QueryRow(`SELECT (SELECT count(*) FROM partie WHERE chemin LIKE 'point/%'), (SELECT count(*) FROM deliberation), (SELECT count(*) FROM recherche),
		(SELECT count(*) FROM deliberation d JOIN seance s ON s.id = d.seance JOIN partie p ON p.seance = d.seance AND p.chemin = d.chemin
			WHERE iif(json_valid(p.contenu), d.numero <> coalesce(json_extract(p.contenu, '$.deliberation'), '') OR d.point <> json_extract(p.contenu, '$.numero'), 1)
			OR d.jour <> s.jour OR d.cle_commune <> s.cle_commune OR d.exemple <> s.exemple)`).Scan(&points, &deliberations, &recherches, &autres)
	if err != nil {
		return err
	}
	const mend = "elle se refait par « delibere verifier --refaire-recherche »"
	if points != deliberations || points != recherches {
		v.r.faute("la recherche ne connaît que %d délibérations sur %d ; %s", min(deliberations, recherches), points, mend)
	}
	if autres > 0 {
		v.r.faute("la recherche ne dit pas ce que disent %s ; %s", conseil.Nombre(int(autres), "délibération", "délibérations"), mend)
	}
	rows, err := v.tx.Query("SELECT numero, actes FROM deliberation WHERE numero <> ''")
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var numero, actes string
		if err := rows.Scan(&numero, &actes); err != nil {
			return err
		}
		if actes != conseil.NumeroActes(numero) {
			v.r.faute("la recherche donne à la délibération %s le numéro %s pour la télétransmission ; %s", numero, actes, mend)
		}
	}
	return rows.Err()
}
