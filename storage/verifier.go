package storage

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"maps"
	"slices"

	"delibere/app/dossier"
)

// ligneJournal is a line of the journal as its fingerprint covers it.
type ligneJournal struct {
	numero, seance, annule, retablit int64
	qui, quand, quoi                 string
	changements                      []dossier.Difference
}

// empreinte chains a line to the one before: SHA-256 of the fingerprint before and of each field, its
// length first, so that no two lines have the same bytes.
func (l *ligneJournal) empreinte(precedente string) string {
	h := sha256.New()
	texte := func(s string) {
		var n [8]byte
		binary.BigEndian.PutUint64(n[:], uint64(len(s)))
		h.Write(n[:])
		h.Write([]byte(s))
	}
	texte(precedente)
	texte(fmt.Sprintf("%d %d %d %d", l.numero, l.seance, l.annule, l.retablit))
	for _, s := range []string{l.qui, l.quand, l.quoi} {
		texte(s)
	}
	for _, c := range l.changements {
		texte(c.Chemin)
		texte(c.Avant)
		texte(c.Apres)
	}
	return hex.EncodeToString(h.Sum(nil))
}

// Rapport is what Verifier found.
type Rapport struct {
	Actes   int64  // lines of the journal
	Seances int    // séances in the base
	Tete    string // fingerprint of the last line: written on paper, it proves the whole journal
	Fautes  []string
}

// Verifier checks the file, the chain of the journal, and that each séance is what its journal made of
// it. A fault names the act or the part. With a tete noted earlier (on paper), it also checks that the
// journal still holds it: whoever rewrites the file cannot rewrite the paper.
func (b *Base) Verifier(ctx context.Context, tete string) (Rapport, error) {
	var r Rapport
	err := b.transaction(ctx, func(tx *sql.Tx) error {
		if err := integrite(tx, &r); err != nil {
			return err
		}
		rejoue, vue, err := chaine(tx, &r, tete)
		if err != nil {
			return err
		}
		if tete != "" && !vue {
			r.Fautes = append(r.Fautes, "l'empreinte notée sur le papier n'est plus dans le journal : des actes ont été réécrits ou retirés")
		}
		return comparer(tx, &r, rejoue)
	})
	return r, err
}

func integrite(tx *sql.Tx, r *Rapport) error {
	rows, err := tx.Query("PRAGMA integrity_check(20)")
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
			r.Fautes = append(r.Fautes, "le fichier est abîmé : "+s)
		}
	}
	return rows.Err()
}

// chaine reads the journal from its first line, and returns the parts that it makes, by séance.
func chaine(tx *sql.Tx, r *Rapport, tete string) (map[int64]map[string]string, bool, error) {
	changements, err := tousLesChangements(tx)
	if err != nil {
		return nil, false, err
	}
	rows, err := tx.Query("SELECT numero, seance, qui, quand, quoi, annule, retablit, empreinte FROM journal ORDER BY numero")
	if err != nil {
		return nil, false, err
	}
	defer rows.Close()
	rejoue := map[int64]map[string]string{}
	vue := false
	for rows.Next() {
		var l ligneJournal
		var empreinte string
		if err := rows.Scan(&l.numero, &l.seance, &l.qui, &l.quand, &l.quoi, &l.annule, &l.retablit, &empreinte); err != nil {
			return nil, false, err
		}
		l.changements = changements[l.numero]
		delete(changements, l.numero)
		if l.numero != r.Actes+1 {
			r.Fautes = append(r.Fautes, fmt.Sprintf("il manque au journal l'acte %d", r.Actes+1))
		}
		if l.empreinte(r.Tete) != empreinte {
			r.Fautes = append(r.Fautes, fmt.Sprintf("l'acte %d du journal (%s, le %s) a été modifié, ou celui d'avant", l.numero, l.quoi, l.quand))
		}
		r.Actes, r.Tete = l.numero, empreinte
		vue = vue || empreinte == tete
		if rejoue[l.seance] == nil {
			rejoue[l.seance] = map[string]string{}
		}
		for _, c := range l.changements {
			if c.Apres == "" {
				delete(rejoue[l.seance], c.Chemin)
			} else {
				rejoue[l.seance][c.Chemin] = c.Apres
			}
		}
	}
	orphelins(r, changements)
	return rejoue, vue, rows.Err()
}

// orphelins names the acts whose changes are there without their line.
func orphelins(r *Rapport, changements map[int64][]dossier.Difference) {
	for _, n := range slices.Sorted(maps.Keys(changements)) {
		r.Fautes = append(r.Fautes, fmt.Sprintf("il manque au journal l'acte %d, dont les changements sont là", n))
	}
}

func tousLesChangements(tx *sql.Tx) (map[int64][]dossier.Difference, error) {
	rows, err := tx.Query("SELECT journal, chemin, avant, apres FROM changement ORDER BY journal, chemin")
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	tous := map[int64][]dossier.Difference{}
	for rows.Next() {
		var n int64
		var d dossier.Difference
		if err := rows.Scan(&n, &d.Chemin, &d.Avant, &d.Apres); err != nil {
			return nil, err
		}
		tous[n] = append(tous[n], d)
	}
	return tous, rows.Err()
}

// comparer holds each séance against what its journal made of it.
func comparer(tx *sql.Tx, r *Rapport, rejoue map[int64]map[string]string) error {
	jours, err := resumes(tx, r, rejoue)
	if err != nil {
		return err
	}
	rows, err := tx.Query("SELECT seance, chemin, contenu FROM partie")
	if err != nil {
		return err
	}
	defer rows.Close()
	reste := map[int64]map[string]string{}
	for id, parties := range rejoue {
		reste[id] = maps.Clone(parties)
	}
	for rows.Next() {
		var id int64
		var chemin, contenu string
		if err := rows.Scan(&id, &chemin, &contenu); err != nil {
			return err
		}
		if rejoue[id][chemin] != contenu {
			r.Fautes = append(r.Fautes, fmt.Sprintf("la séance du %s a été modifiée hors du programme (%s)", jours[id], chemin))
		}
		delete(reste[id], chemin)
	}
	for id, parties := range reste {
		for _, chemin := range slices.Sorted(maps.Keys(parties)) {
			r.Fautes = append(r.Fautes, fmt.Sprintf("il manque à la séance %d (%s) la partie %s", id, jours[id], chemin))
		}
	}
	slices.Sort(r.Fautes)
	return rows.Err()
}

// resumes holds the list of the séances, which is what a person reads first, against the journal, and
// returns the day of each.
func resumes(tx *sql.Tx, r *Rapport, rejoue map[int64]map[string]string) (map[int64]string, error) {
	rows, err := tx.Query(`SELECT id, commune, cle_commune, jour, heure, points, revision,
		(SELECT count(*) FROM journal j WHERE j.seance = s.id) FROM seance s`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	jours := map[int64]string{}
	for rows.Next() {
		var id, revision, actes int64
		var points int
		var commune, cle, jour, heure string
		if err := rows.Scan(&id, &commune, &cle, &jour, &heure, &points, &revision, &actes); err != nil {
			return nil, err
		}
		jours[id] = jour
		d, err := dossier.Assembler(rejoue[id])
		if err != nil {
			r.Fautes = append(r.Fautes, fmt.Sprintf("la séance du %s n'est pas celle que son journal a faite : %v", jour, err))
			continue
		}
		s := &d.Seance
		if commune != d.Commune.Nom || cle != cleCommune(d.Commune.CodeInsee, d.Commune.Nom) || jour != s.Date.String() ||
			heure != s.Heure.String() || points != len(s.Points) || revision != actes {
			r.Fautes = append(r.Fautes, fmt.Sprintf("la liste des séances a été modifiée hors du programme : la séance %d (%s) est celle du %s", id, jour, s.Date))
		}
	}
	for id, parties := range rejoue {
		if _, vue := jours[id]; !vue && len(parties) > 0 {
			r.Fautes = append(r.Fautes, fmt.Sprintf("la séance %d a été retirée de la liste des séances hors du programme", id))
		}
	}
	r.Seances = len(jours)
	return jours, rows.Err()
}
