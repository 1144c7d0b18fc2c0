package storage

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"

	"delibere/app/conseil"
	"delibere/app/dossier"
	"delibere/app/secretariat"
)

// etat is a séance as the base holds it: its record and the parts it is made of. The base keeps the
// last one it worked on, so that an act reads and writes what it changes and no more; only this
// process writes in the file, and the revision tells.
type etat struct {
	fiche   secretariat.Fiche // its Dossier is the base's own: never given out
	parties map[string]string
}

// etatDe returns a séance, from memory when it is still that of the file.
func (b *Base) etatDe(tx *sql.Tx, id secretariat.SeanceID) (*etat, error) {
	r, err := resume(tx, id)
	if err != nil {
		return nil, err
	}
	if b.dernier != nil && b.dernier.fiche.Resume == r {
		return b.dernier, nil
	}
	parties, err := lireParties(tx, id)
	if err != nil {
		return nil, err
	}
	d, err := dossier.Assembler(parties)
	if err != nil {
		return nil, erreur(Abimee, err, "La séance %d de la base est abîmée : %v ; restaurez la dernière sauvegarde", id, err)
	}
	e := &etat{parties: parties}
	e.fiche, err = fiche(tx, r, d)
	return e, err
}

// acte runs f in a transaction on a séance and returns what the caller may keep.
func (b *Base) acte(ctx context.Context, id secretariat.SeanceID, f func(*sql.Tx, *etat) (*etat, error)) (secretariat.Fiche, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	var e *etat
	err := b.transaction(ctx, func(tx *sql.Tx) error {
		avant, err := b.etatDe(tx, id)
		if err == nil {
			e, err = f(tx, avant)
		}
		return err
	})
	b.dernier = e
	if err != nil {
		b.dernier = nil // whether it was kept is not known: the file will tell
		return secretariat.Fiche{}, err
	}
	return e.donner(), nil
}

// donner returns the Fiche as the caller's own copy.
func (e *etat) donner() secretariat.Fiche {
	f := e.fiche
	f.Dossier = f.Dossier.Copie()
	return f
}

// Lire returns a séance.
func (b *Base) Lire(ctx context.Context, id secretariat.SeanceID) (secretariat.Fiche, error) {
	return b.acte(ctx, id, func(_ *sql.Tx, e *etat) (*etat, error) { return e, nil })
}

// Modifier does one act on a séance.
func (b *Base) Modifier(ctx context.Context, id secretariat.SeanceID, a *secretariat.Acte, faire func(*conseil.Dossier) error) (secretariat.Fiche, error) {
	return b.acte(ctx, id, func(tx *sql.Tx, e *etat) (*etat, error) {
		d := e.fiche.Dossier.Copie()
		if err := faire(d); err != nil {
			return nil, err
		}
		return appliquer(tx, e, *a, d, 0, 0)
	})
}

// appliquer keeps a record in place of the one before, unless nothing differs.
func appliquer(tx *sql.Tx, avant *etat, a secretariat.Acte, d *conseil.Dossier, annule, retablit int64) (*etat, error) {
	if err := secretariat.VerifierSecret(d); err != nil {
		return nil, err
	}
	if err := secretariat.VerifierScelle(avant.fiche.Dossier, d, avant.fiche.Scelles); err != nil {
		return nil, err
	}
	parties, err := dossier.PartiesDepuis(avant.fiche.Dossier, avant.parties, d)
	if err != nil {
		return nil, err
	}
	differences := dossier.Comparer(avant.parties, parties)
	if len(differences) == 0 {
		return avant, nil
	}
	if d, err = relire(parties, differences, d); err != nil {
		return nil, err
	}
	id := avant.fiche.ID
	l := ligneJournal{seance: int64(id), qui: a.Qui, quand: quand(a.Quand), quoi: a.Quoi, annule: annule, retablit: retablit}
	if l.changements, err = taire(tx, id, differences, avant.fiche.Dossier, d); err != nil {
		return nil, err
	}
	if err := ecrireActe(tx, &l, differences); err != nil {
		return nil, err
	}
	if err := ecrireResume(tx, avant.fiche.Resume, d); err != nil {
		return nil, err
	}
	if err := indexer(tx, &avant.fiche, d, differences); err != nil {
		return nil, err
	}
	r, err := resume(tx, id)
	if err != nil {
		return nil, err
	}
	apres := &etat{parties: parties}
	apres.fiche, err = fiche(tx, r, d)
	return apres, err
}

// relire reads the parts that differ as strictly as a file, since nothing enters the base that could
// not be read back, and returns the record as it would be read.
func relire(parties map[string]string, differences []dossier.Difference, d *conseil.Dossier) (*conseil.Dossier, error) {
	petit := map[string]string{"commune": parties["commune"], "seance": parties["seance"]}
	for _, x := range differences {
		if x.Apres != "" {
			petit[x.Chemin] = x.Apres
		}
	}
	lu, err := dossier.Assembler(petit)
	if err != nil {
		return nil, err
	}
	meme := !slices.ContainsFunc(differences, func(x dossier.Difference) bool {
		return x.Chemin == "seance" || x.Chemin == "commune" || strings.HasPrefix(x.Chemin, "elu/")
	})
	s, t := &lu.Seance, &d.Seance
	var rang [3]int
	for _, x := range differences {
		if x.Apres == "" {
			continue
		}
		genre, reste, _ := strings.Cut(x.Chemin, "/")
		var i int
		_, _ = fmt.Sscanf(reste, "%d", &i)
		switch genre {
		case "pouvoir":
			meme = meme && s.Pouvoirs[rang[0]] == t.Pouvoirs[i]
			rang[0]++
		case "mouvement":
			meme = meme && s.Mouvements[rang[1]] == t.Mouvements[i]
			rang[1]++
		case "point":
			meme = meme && reflect.DeepEqual(s.Points[rang[2]], t.Points[i])
			rang[2]++
		}
	}
	if meme {
		return d, nil
	}
	return dossier.Assembler(parties)
}

// changement is a part before and after, as the journal keeps it.
type changement struct {
	dossier.Difference
	// A change that holds how people voted is chained by its engagement: see taire.
	sel, engagement string
}

// cheminEfface is the path under which an act says which change of which line it took out.
const cheminEfface = "efface/"

// taire prepares the changes for the journal. A change that tells how people voted gets a sel and an
// engagement, so that it can be taken out later without breaking the chain; and when a vote becomes a
// secret one, those that told it before are taken out now (CGCT L2121-21).
func taire(tx *sql.Tx, id secretariat.SeanceID, differences []dossier.Difference, avant, apres *conseil.Dossier) ([]changement, error) {
	secrets := secretariat.DevenusSecrets(avant, apres)
	changements := make([]changement, 0, len(differences))
	for _, x := range differences {
		c := changement{Difference: x}
		switch {
		case !dossier.DitUnVote(x.Avant) && !dossier.DitUnVote(x.Apres):
		case len(secrets) > 0 && slices.Contains(secrets, dossier.NumeroDuPoint(x.Chemin, x.Avant)):
			var err error
			if c.Avant, err = dossier.SansVoix(x.Avant); err != nil {
				return nil, err
			}
		default:
			c.sel = rand.Text()
			c.engagement = engager(c.sel, x.Avant, x.Apres)
		}
		changements = append(changements, c)
	}
	for _, point := range secrets {
		effaces, err := effacer(tx, id, point)
		if err != nil {
			return nil, err
		}
		changements = append(changements, effaces...)
	}
	slices.SortFunc(changements, func(a, b changement) int { return strings.Compare(a.Chemin, b.Chemin) })
	return changements, nil
}

// engager is the commitment that stands in the chain for both sides of a change.
func engager(sel, avant, apres string) string {
	h := sha256.New()
	for _, s := range []string{sel, avant, apres} {
		ecrireLongueur(h, s)
	}
	return hex.EncodeToString(h.Sum(nil))
}

// effacer takes out of the journal the changes that told how people voted on a point, and returns what
// the act says of it.
func effacer(tx *sql.Tx, id secretariat.SeanceID, point int) ([]changement, error) {
	rows, err := tx.Query(`SELECT c.journal, c.chemin FROM changement c JOIN journal j ON j.numero = c.journal
		WHERE j.seance = ? AND c.engagement <> '' AND c.sel <> '' AND iif(json_valid(iif(c.apres <> '', c.apres, c.avant)), json_extract(iif(c.apres <> '', c.apres, c.avant), '$.numero') = ?, 0)`, id, point)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var effaces []changement
	for rows.Next() {
		var journal int64
		var chemin string
		if err := rows.Scan(&journal, &chemin); err != nil {
			return nil, err
		}
		effaces = append(effaces, changement{Difference: dossier.Difference{Chemin: fmt.Sprintf("%s%d/%s", cheminEfface, journal, chemin), Apres: `"scrutin secret"`}})
	}
	if err := errors.Join(rows.Err(), rows.Close()); err != nil {
		return nil, err
	}
	for _, e := range effaces {
		journal, chemin, _ := strings.Cut(strings.TrimPrefix(e.Chemin, cheminEfface), "/")
		if _, err := tx.Exec("UPDATE changement SET avant = '', apres = '', sel = '' WHERE journal = CAST(? AS INTEGER) AND chemin = ?", journal, chemin); err != nil {
			return nil, err
		}
	}
	return effaces, nil
}
