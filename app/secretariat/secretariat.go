package secretariat

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"delibere/app/conseil"
)

// Secretariat does the acts of the secretary on a register.
type Secretariat struct {
	registre Registre
	horloge  Horloge
	qui      string
}

// New returns a secretariat that writes in a register, in the name of qui ("" when nobody says).
func New(r Registre, h Horloge, qui string) *Secretariat { return &Secretariat{r, h, qui} }

func (s *Secretariat) acte(format string, args ...any) Acte {
	return Acte{Qui: s.qui, Quand: s.horloge(), Quoi: fmt.Sprintf(format, args...)}
}

// Seances lists the séances, the latest first.
func (s *Secretariat) Seances(ctx context.Context) ([]Resume, error) { return s.registre.Seances(ctx) }

// Ouvrir returns a séance. ErrInconnue.
func (s *Secretariat) Ouvrir(ctx context.Context, id SeanceID) (Fiche, error) {
	return s.registre.Lire(ctx, id)
}

// ErrScrutinSecret: the record holds names for a secret ballot. They never enter the register.
var ErrScrutinSecret = errors.New("des noms sont attachés à un scrutin secret")

// VerifierSecret returns an ErrScrutinSecret that names the point whose secret ballot tells how somebody
// voted, the président included (CGCT L2121-21). Every Registre calls it before it writes.
func VerifierSecret(d *conseil.Dossier) error {
	for i := range d.Seance.Points {
		p := &d.Seance.Points[i]
		if err := verifierSecret(p.Vote, fmt.Sprintf("au point %d", p.Numero)); err != nil {
			return err
		}
	}
	return verifierSecret(d.Seance.PVPrecedent.Vote, "à l'adoption du procès-verbal précédent")
}

func verifierSecret(v *conseil.Vote, ou string) error {
	switch {
	case v == nil || v.Mode != conseil.ScrutinSecret:
		return nil
	case len(v.Nominal) > 0:
		return fmt.Errorf("%w %s ; effacez-les et ne gardez que les totaux", ErrScrutinSecret, ou)
	case v.President != "":
		return fmt.Errorf("%w %s, celui du président ; effacez-le : un partage des voix à bulletin secret est un rejet, sa voix n'y est pas prépondérante", ErrScrutinSecret, ou)
	}
	return nil
}

// TairePresident returns the record without how the président voted at a secret ballot, which decides
// nothing (CGCT L2121-20), and whether it said so.
func TairePresident(d *conseil.Dossier) (*conseil.Dossier, bool) {
	c, dit := d.Copie(), false
	taire := func(v *conseil.Vote) {
		if v != nil && v.Mode == conseil.ScrutinSecret && v.President != "" {
			v.President, dit = "", true
		}
	}
	for i := range c.Seance.Points {
		taire(c.Seance.Points[i].Vote)
	}
	taire(c.Seance.PVPrecedent.Vote)
	if !dit {
		return d, false
	}
	return c, true
}

// DevenusSecrets lists the points whose vote a change made a secret one. Every Registre takes out of its
// journal what it said before of how people voted on them.
func DevenusSecrets(avant, apres *conseil.Dossier) []int {
	secret := func(p *conseil.Point) bool { return p != nil && p.Vote != nil && p.Vote.Mode == conseil.ScrutinSecret }
	var l []int
	for i := range apres.Seance.Points {
		if p := &apres.Seance.Points[i]; secret(p) && !secret(avant.Seance.Point(p.Numero)) {
			l = append(l, p.Numero)
		}
	}
	return l
}

// Importer keeps a whole record, but how the président voted at a secret ballot. ErrDejaLa,
// ErrScrutinSecret, ErrNumeroPris.
func (s *Secretariat) Importer(ctx context.Context, d *conseil.Dossier, exemple bool) (Fiche, error) {
	d, _ = TairePresident(d)
	return s.registre.Creer(ctx, s.acte("import de la séance du %s", d.Seance.Date.Longue()), d, exemple)
}

// Chercher finds the séances of a day.
func (s *Secretariat) Chercher(ctx context.Context, jour conseil.Date) ([]Resume, error) {
	toutes, err := s.registre.Seances(ctx)
	if err != nil {
		return nil, err
	}
	return slices.DeleteFunc(toutes, func(r Resume) bool { return r.Date != jour }), nil
}

// Supprimer takes a séance out of the register; the journal keeps it.
func (s *Secretariat) Supprimer(ctx context.Context, id SeanceID) error {
	return s.registre.Supprimer(ctx, id, s.acte("suppression de la séance"))
}

// Annuler undoes the last act of a séance, Retablir redoes it. ErrRienAAnnuler.
func (s *Secretariat) Annuler(ctx context.Context, id SeanceID) (Fiche, error) {
	return s.registre.Annuler(ctx, id, s.acte("annulation"))
}

// Retablir redoes the last act undone.
func (s *Secretariat) Retablir(ctx context.Context, id SeanceID) (Fiche, error) {
	return s.registre.Retablir(ctx, id, s.acte("rétablissement"))
}

// Journal returns the acts of a séance, the oldest first.
func (s *Secretariat) Journal(ctx context.Context, id SeanceID) ([]Entree, error) {
	return s.registre.Journal(ctx, id)
}

// DernierActe is when the last act of the register was done; the zero Time when there is none.
func (s *Secretariat) DernierActe(ctx context.Context) (time.Time, error) {
	return s.registre.DernierActe(ctx)
}

// Ecran returns where the person was when the program was left; RetenirEcran keeps it.
func (s *Secretariat) Ecran(ctx context.Context) (Ecran, error) { return s.registre.Ecran(ctx) }

// RetenirEcran keeps where the person is.
func (s *Secretariat) RetenirEcran(ctx context.Context, e Ecran) error {
	return s.registre.RetenirEcran(ctx, e)
}

// Brouillon returns the text being typed in a field, with the place of its cursor.
func (s *Secretariat) Brouillon(ctx context.Context, c ChampTexte) (Brouillon, bool, error) {
	return s.registre.Brouillon(ctx, c)
}

// RetenirBrouillon keeps a text being typed, one second after the last key.
func (s *Secretariat) RetenirBrouillon(ctx context.Context, c ChampTexte, b Brouillon) error {
	return s.registre.RetenirBrouillon(ctx, c, b)
}
