// Package depot deposits an act on the platform of an operator homologated by the Ministry, S²LOW or Pastell,
// by their HTTP interfaces. Nothing calls it until a commune gives its account: the program works without.
//
// An act is never deposited twice: what is done is noted before and after, and when a cut leaves a doubt the
// platform is asked first. The operator's answers are kept word for word. A password or a certificate comes
// from the keyring of the session, stays in memory, and is in no base, journal, export or error.
package depot

import (
	"context"
	"errors"
	"fmt"

	"delibere/app/transmission"
)

// Etat is where an act stands on the platform.
type Etat int

// The états. EtatDepose is with the operator, EtatTransmis with the préfecture.
const (
	EtatInconnu Etat = iota
	EtatDepose
	EtatTransmis
	EtatAcquitte // the accusé de réception is there
	EtatErreur
	EtatAnnule
)

// Reponse is what the operator answers.
type Reponse struct {
	Numero string // of the transaction, at the operator's
	Etat   Etat
	Texte  string // word for word
	Accuse []byte // the accusé de réception, for transmission.LireRetour; nil while there is none
}

// Suivi is told the bytes sent of a total. It may be nil.
type Suivi func(envoyes, total int64)

// Plateforme is an operator's interface. An error that is an *ErreurPlateforme is its own refusal: the act was
// not taken. Any other leaves a doubt.
type Plateforme interface {
	// Preparer makes a draft without effect, and returns its name; "" where there are none.
	Preparer(ctx context.Context, a *transmission.ActeADeposer) (brouillon string, err error)
	// Envoyer deposits the act.
	Envoyer(ctx context.Context, brouillon string, a *transmission.ActeADeposer, suivre Suivi) (Reponse, error)
	// Chercher finds the act if it was deposited; nil when it surely was not.
	Chercher(ctx context.Context, brouillon string, a *transmission.ActeADeposer) (*Reponse, error)
	// Suivre tells where a transaction stands.
	Suivre(ctx context.Context, numero string) (Reponse, error)
}

// Ligne is what is noted of the deposit of an act.
type Ligne struct {
	Brouillon string
	Commence  bool   // the sending began: without a Numero, its end is not known
	Numero    string // of the transaction: it is deposited
	Texte     string // the operator's last answer, word for word
}

// Carnet keeps the lines, one an act. It is the caller's; it holds no secret. Noter returns once the line
// is safe.
type Carnet interface {
	Lire(identifiant string) (Ligne, error)
	Noter(identifiant string, l Ligne) error
}

// ErreurPlateforme is a refusal of the operator, in its own words.
type ErreurPlateforme struct{ Texte string }

func (e *ErreurPlateforme) Error() string {
	return fmt.Sprintf("la plateforme refuse : « %s » ; corrigez ce qu'elle dit, puis recommencez", e.Texte)
}

// ErrDoute: the connection was cut and one does not know whether the act was taken.
var ErrDoute = errors.New("la liaison s'est coupée : on ne sait pas si la plateforme a pris l'acte ; recommencez, elle sera interrogée avant tout nouvel envoi")

// Deposer deposits an act, once: called again, after a cut or by mistake, it finds the first deposit and tells
// where it stands.
func Deposer(ctx context.Context, p Plateforme, c Carnet, a *transmission.ActeADeposer, suivre Suivi) (Reponse, error) {
	l, err := c.Lire(a.Identifiant)
	if err != nil {
		return Reponse{}, fmt.Errorf("carnet des dépôts : %w", err)
	}
	if l.Numero != "" {
		return relire(ctx, p, c, a, l)
	}
	if l.Commence {
		deja, err := p.Chercher(ctx, l.Brouillon, a)
		if err != nil {
			return Reponse{}, err
		}
		if deja != nil {
			return *deja, noter(c, a, Ligne{l.Brouillon, true, deja.Numero, deja.Texte})
		}
	}
	if l.Brouillon == "" {
		if l.Brouillon, err = p.Preparer(ctx, a); err != nil {
			return Reponse{}, err
		}
	}
	l.Commence = true
	if err := noter(c, a, l); err != nil {
		return Reponse{}, err
	}
	return envoyer(ctx, p, c, a, l, suivre)
}

// relire asks where a deposited act stands, and notes the answer.
func relire(ctx context.Context, p Plateforme, c Carnet, a *transmission.ActeADeposer, l Ligne) (Reponse, error) {
	r, err := p.Suivre(ctx, l.Numero)
	if err != nil || r.Texte == l.Texte {
		return r, err
	}
	l.Texte = r.Texte
	return r, noter(c, a, l)
}

func envoyer(ctx context.Context, p Plateforme, c Carnet, a *transmission.ActeADeposer, l Ligne, suivre Suivi) (Reponse, error) {
	r, err := p.Envoyer(ctx, l.Brouillon, a, suivre)
	var refus *ErreurPlateforme
	switch {
	case errors.As(err, &refus):
		return Reponse{Etat: EtatErreur, Texte: refus.Texte}, errors.Join(err, noter(c, a, Ligne{Brouillon: l.Brouillon, Texte: refus.Texte}))
	case err != nil:
		return Reponse{}, fmt.Errorf("%w (%w)", ErrDoute, err)
	}
	return r, noter(c, a, Ligne{l.Brouillon, true, r.Numero, r.Texte})
}

func noter(c Carnet, a *transmission.ActeADeposer, l Ligne) error {
	if err := c.Noter(a.Identifiant, l); err != nil {
		return fmt.Errorf("carnet des dépôts : %w", err)
	}
	return nil
}
