package storage

import (
	"strings"

	"delibere/app/secretariat"
)

// chaineJournal reads the journal from its first line, two rows side by side: the lines and their changes.
func (v *verification) chaineJournal() error {
	changes, err := v.tx.Query("SELECT journal, chemin, avant, apres, sel, engagement FROM changement ORDER BY journal, chemin")
	if err != nil {
		return err
	}
	defer changes.Close()
	rows, err := v.tx.Query("SELECT numero, seance, qui, quand, quoi, annule, retablit, empreinte FROM journal ORDER BY numero")
	if err != nil {
		return err
	}
	defer rows.Close()
	var enAttente changement
	var deLaLigne, orpheline int64 // the line of enAttente, 0: none; the last line that is missing though its changes are there
	suivant := func() error {
		deLaLigne = 0
		if !changes.Next() {
			return changes.Err()
		}
		return changes.Scan(&deLaLigne, &enAttente.Chemin, &enAttente.Avant, &enAttente.Apres, &enAttente.sel, &enAttente.engagement)
	}
	if err := suivant(); err != nil {
		return err
	}
	for rows.Next() {
		var l ligneJournal
		var empreinte string
		if err := rows.Scan(&l.numero, &l.seance, &l.qui, &l.quand, &l.quoi, &l.annule, &l.retablit, &empreinte); err != nil {
			return err
		}
		for deLaLigne != 0 && deLaLigne <= l.numero {
			if deLaLigne == l.numero {
				l.changements = append(l.changements, enAttente)
			} else if deLaLigne != orpheline {
				orpheline = deLaLigne
				v.r.faute("il manque au journal l'acte %d, dont les changements sont là", orpheline)
			}
			if err := suivant(); err != nil {
				return err
			}
		}
		v.ligne(&l, empreinte)
	}
	for deLaLigne != 0 {
		if deLaLigne != orpheline {
			orpheline = deLaLigne
			v.r.faute("il manque au journal l'acte %d, dont les changements sont là", orpheline)
		}
		if err := suivant(); err != nil {
			return err
		}
	}
	return rows.Err()
}

func (v *verification) ligne(l *ligneJournal, empreinte string) {
	r := v.r
	if l.numero != r.Actes+1 {
		r.faute("il manque au journal l'acte %d", r.Actes+1)
	}
	touche := l.empreinte(r.Tete) != empreinte
	for _, c := range l.changements {
		touche = touche || !c.tenue()
	}
	if touche {
		r.faute("l'acte %d du journal (%s, le %s) a été modifié, ou celui d'avant", l.numero, l.quoi, l.quand)
	}
	r.Actes, r.Tete = l.numero, empreinte
	v.vue = v.vue || empreinte == v.tete
}

// tenue reports whether a change is what its engagement says, or was taken out whole.
func (c *changement) tenue() bool {
	if c.engagement != "" && c.sel != "" {
		return engager(c.sel, c.Avant, c.Apres) == c.engagement
	}
	return c.sel == "" && (c.engagement == "" || c.Avant == "" && c.Apres == "")
}

// chaineScelles reads the sealed délibérations from the first, with the contexts they stand in and what
// the journal says of each.
func (v *verification) chaineScelles() error {
	contextes, err := v.contextes()
	if err != nil {
		return err
	}
	// One core reads while the other hashes.
	lus := make(chan scelleLu, 256)
	fini := make(chan struct{})
	go func() {
		defer close(fini)
		for l := range lus {
			v.scelle(&l, contextes)
		}
	}()
	err = v.lireScelles(lus)
	close(lus)
	<-fini
	return err
}

// scelleLu is a row of the sealed acts as it stands, and what the journal says of it.
type scelleLu struct {
	secretariat.Scelle
	jour, instant, contexte, dit string
}

func (v *verification) lireScelles(lus chan<- scelleLu) error {
	rows, err := v.tx.Query("SELECT ordre, journal, seance, point, jour, numero, actes, quand, contexte, canon, pdf, empreinte FROM scelle ORDER BY ordre")
	if err != nil {
		return err
	}
	defer rows.Close()
	var dits map[string]string // of the line of the journal that the last act names
	deLaLigne := int64(-1)
	for rows.Next() {
		var l scelleLu
		var journal int64
		if err := rows.Scan(&l.Ordre, &journal, &l.Seance, &l.Point, &l.jour, &l.Numero, &l.Actes, &l.instant, &l.contexte, &l.Canon, &l.PDF, &l.Empreinte); err != nil {
			return err
		}
		if journal != deLaLigne {
			deLaLigne = journal
			if dits, err = lireChemins(v.tx.Query("SELECT chemin, apres FROM changement WHERE journal = ? AND chemin >= 'scelle/' AND chemin < 'scelle0'", journal)); err != nil {
				return err
			}
		}
		l.dit = dits[cheminScelle(l.Ordre)]
		lus <- l
	}
	return rows.Err()
}

func (v *verification) scelle(l *scelleLu, contextes map[string]bool) {
	r, x := v.r, &l.Scelle
	if x.Ordre != r.Scelles+1 {
		r.faute("il manque au registre la délibération scellée au rang %d", r.Scelles+1)
	}
	lu := lireInstants(x, l.jour, l.instant)
	sain := lu && contextes[l.contexte] && strings.Contains(x.Canon, `"contexte":"`+l.contexte+`"`)
	if !sain || secretariat.Enchainer(r.TeteScellee, x) != x.Empreinte {
		r.faute("la délibération scellée n° %s (rang %d, séance du %s) a été modifiée, ou celle d'avant", x.Numero, x.Ordre, l.jour)
	}
	if l.dit != ligneScelle(x) {
		r.faute("le scellement de la délibération n° %s (rang %d) n'est pas celui que le journal a noté", x.Numero, x.Ordre)
	}
	r.Scelles, r.TeteScellee = x.Ordre, x.Empreinte
	v.vue = v.vue || x.Empreinte == v.tete
}

// contextes lists the contexts that are what their name says.
func (v *verification) contextes() (map[string]bool, error) {
	rows, err := v.tx.Query("SELECT empreinte, contenu FROM contexte")
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	sains := map[string]bool{}
	for rows.Next() {
		var empreinte, contenu string
		if err := rows.Scan(&empreinte, &contenu); err != nil {
			return nil, err
		}
		sains[empreinte] = secretariat.EmpreinteDe(contenu) == empreinte
	}
	return sains, rows.Err()
}
