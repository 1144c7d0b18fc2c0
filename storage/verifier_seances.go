package storage

import (
	"fmt"
	"reflect"
	"strings"
	"time"

	"delibere/app/conseil"
	"delibere/app/dossier"
	"delibere/app/secretariat"
)

// ligneScelle is what the journal says of a sealed act.
func ligneScelle(x *secretariat.Scelle) string {
	return `{"empreinte":"` + x.Empreinte + `","pdf":"` + x.PDF + `"}`
}

// lireInstants reads the dates of a sealed act; false when they are not dates.
func lireInstants(x *secretariat.Scelle, jour, instant string) bool {
	var err error
	if x.Date, err = conseil.ParseDate(jour); err != nil {
		return false
	}
	x.Quand, err = time.Parse(time.RFC3339, instant)
	return err == nil
}

// ligneSeance is a séance as the list shows it.
type ligneSeance struct {
	id, revision, actes      int64
	points                   int
	commune, cle, jour, heur string
}

// seances holds each séance against its journal: its parts, what the list says of it, which a person
// reads first, and its sealed délibérations.
func (v *verification) seances() error {
	lignes, err := v.listeDesSeances()
	if err != nil {
		return err
	}
	v.r.Seances = len(lignes)
	if err := v.seancesRetirees(); err != nil {
		return err
	}
	for _, l := range lignes {
		nom := "la séance du " + l.jour
		parties, err := lireChemins(v.tx.Query("SELECT chemin, contenu FROM partie WHERE seance = ?", l.id))
		if err != nil {
			return err
		}
		rejouees, inconnues, err := v.rejouer(l.id)
		if err != nil {
			return err
		}
		v.comparer(nom+" a été modifiée", fmt.Sprintf("à la séance %d (%s)", l.id, l.jour), parties, rejouees, inconnues)
		if err := v.seance(&l, nom, parties); err != nil {
			return err
		}
	}
	return nil
}

// seancesRetirees finds the séances that the list has lost though no act took them out.
func (v *verification) seancesRetirees() error {
	rows, err := v.tx.Query("SELECT DISTINCT seance FROM journal WHERE seance <> 0 AND seance NOT IN (SELECT id FROM seance)")
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var id int64
		if err := rows.Scan(&id); err != nil {
			return err
		}
		parties, _, err := v.rejouer(id)
		if err != nil {
			return err
		}
		if len(parties) > 0 {
			v.r.faute("la séance %d a été retirée de la liste des séances hors du programme", id)
		}
	}
	return rows.Err()
}

// seance holds what the list says of a séance, and its sealed délibérations, against its parts.
func (v *verification) seance(l *ligneSeance, nom string, parties map[string]string) error {
	sansPoints, points := map[string]string{}, 0
	for chemin, contenu := range parties {
		if strings.HasPrefix(chemin, "point/") {
			points++
		} else {
			sansPoints[chemin] = contenu
		}
	}
	d, err := dossier.Assembler(sansPoints)
	if err != nil {
		v.r.faute("%s n'est pas celle que son journal a faite : %v", nom, err)
		return nil
	}
	s := &d.Seance
	if l.commune != d.Commune.Nom || l.cle != d.Commune.Cle() || l.jour != s.Date.String() ||
		l.heur != s.Heure.String() || l.points != points || l.revision != l.actes {
		v.r.faute("la liste des séances a été modifiée hors du programme : la séance %d (%s) est celle du %s", l.id, l.jour, s.Date)
	}
	var autreCommune int
	if err := v.tx.QueryRow("SELECT count(*) FROM scelle WHERE seance = ? AND cle_commune <> ?", l.id, l.cle).Scan(&autreCommune); err != nil {
		return err
	}
	if autreCommune > 0 {
		v.r.faute("%s : %s a changé de commune hors du programme", nom, conseil.Nombre(autreCommune, "délibération scellée", "délibérations scellées"))
	}
	return v.scellesDeLaSeance(l.id, nom, d, parties)
}

func (v *verification) listeDesSeances() ([]ligneSeance, error) {
	rows, err := v.tx.Query(`SELECT id, commune, cle_commune, jour, heure, points, revision,
		(SELECT count(*) FROM journal j WHERE j.seance = s.id) FROM seance s ORDER BY id`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var l []ligneSeance
	for rows.Next() {
		var s ligneSeance
		if err := rows.Scan(&s.id, &s.commune, &s.cle, &s.jour, &s.heur, &s.points, &s.revision, &s.actes); err != nil {
			return nil, err
		}
		l = append(l, s)
	}
	return l, rows.Err()
}

// scellesDeLaSeance holds the sealed délibérations of a séance against what the séance says now: a past
// séance never moves. What is the same to the letter needs no reading.
func (v *verification) scellesDeLaSeance(id int64, nom string, d *conseil.Dossier, parties map[string]string) error {
	points := map[string]bool{}
	for chemin, contenu := range parties {
		if strings.HasPrefix(chemin, "point/") {
			points[contenu] = true
		}
	}
	d.Seance.HeureFin = conseil.Heure{}
	contexte, err := dossier.Compact(d)
	if err != nil {
		return err
	}
	return parcourirScelles(v.tx, "WHERE seance = ?", func(x secretariat.Scelle) error {
		if point := secretariat.PointDuCanon(x.Canon); x.Contexte == contexte && points[point] {
			return nil
		}
		if !v.memeActe(&x, d, parties) {
			v.r.faute("%s ne dit plus ce que la délibération n° %s a scellé", nom, x.Numero)
		}
		return nil
	}, id, -1)
}

// memeActe reads a sealed act and the point of its séance, and compares what they say.
func (v *verification) memeActe(x *secretariat.Scelle, d *conseil.Dossier, parties map[string]string) bool {
	contexte, scelle, err := secretariat.LireCanon(x)
	if err != nil || !reflect.DeepEqual(d, contexte) {
		return false
	}
	for chemin, contenu := range parties {
		if dossier.NumeroDuPoint(chemin, contenu) == x.Point {
			p, err := dossier.LirePoint(contenu)
			return err == nil && reflect.DeepEqual(secretariat.SansDates(*p), *scelle)
		}
	}
	return false
}
