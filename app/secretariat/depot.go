package secretariat

import (
	"context"
	"fmt"
	"net/url"
	"strings"

	"delibere/app/conseil"
)

// reglageCompte is the account of the commune on the platform of its operator, reglageDepot what is noted of
// the deposit of an act, under its identifier.
const (
	reglageCompte = "depot"
	reglageDepot  = "depot/"
)

// The platforms, by the word of the settings.
const (
	PlateformeS2low   = "s2low"
	PlateformePastell = "pastell"
)

// Plateformes lists them.
var Plateformes = []string{PlateformeS2low, PlateformePastell}

// nomsPlateformes are the platforms as people call them.
var nomsPlateformes = map[string]string{PlateformeS2low: "S²LOW", PlateformePastell: "Pastell"}

// CompteDepot is an account on a platform. Nothing in it is secret: the password and the one of the
// certificate are in the keyring of the session, and nowhere else.
type CompteDepot struct {
	Plateforme  string `json:"plateforme"`            // PlateformeS2low or PlateformePastell
	Adresse     string `json:"adresse"`               // "https://www.s2low.org"
	Identifiant string `json:"identifiant,omitempty"` // "" where the certificate says who it is
	Certificat  string `json:"certificat,omitempty"`  // path of the client certificate, .p12
	Entite      int    `json:"entite,omitempty"`      // of Pastell
}

// NomPlateforme names a platform to people; "" when it is none.
func NomPlateforme(plateforme string) string { return nomsPlateformes[plateforme] }

// Nom names the account to people.
func (c CompteDepot) Nom() string {
	nom := nomsPlateformes[c.Plateforme] + ", " + c.Adresse
	if c.Entite > 0 {
		nom += fmt.Sprintf(", entité %d", c.Entite)
	}
	return nom
}

// CleMotDePasse and CleCertificat name the secrets of the account in the keyring. The address is part of the
// first: an account that moves elsewhere does not take its password along.
func (c CompteDepot) CleMotDePasse() string { return c.Identifiant + " sur " + c.Adresse }

// CleCertificat names the password of the certificate.
func (c CompteDepot) CleCertificat() string { return "certificat " + c.Certificat }

// valider refuses an account that cannot work.
func (c *CompteDepot) valider() error {
	u, err := url.Parse(c.Adresse)
	switch {
	case nomsPlateformes[c.Plateforme] == "":
		return refus("« %s » n'est pas une plateforme que le programme connaisse ; choisissez s2low ou pastell", c.Plateforme)
	case err != nil || u.Scheme != "https" || u.Host == "" || u.User != nil || u.RawQuery != "" || u.Fragment != "":
		// What was typed may hold a password: it is not said again.
		return refus("l'adresse de la plateforme n'est pas une adresse https entière, sans mot de passe ; recopiez-la, par exemple https://www.s2low.org")
	case c.Plateforme == PlateformePastell && (c.Identifiant == "" || c.Entite < 1):
		return refus("il manque l'identifiant ou le numéro de l'entité, que Pastell demande ; recopiez-les de la plateforme")
	case c.Plateforme == PlateformeS2low && c.Entite != 0:
		return refus("S²LOW n'a pas d'entité ; laissez ce numéro vide")
	case c.Identifiant == "" && c.Certificat == "":
		return refus("il manque l'identifiant, ou le certificat .p12, par quoi la plateforme reconnaît la commune ; donnez l'un des deux")
	}
	return nil
}

// CompteDepot returns the account; the zero one when the commune has none.
func (m *Mairie) CompteDepot() (c CompteDepot, err error) { return c, m.Reglage(reglageCompte, &c) }

// PoserCompteDepot writes the account; the zero one takes it out.
func (s *Secretariat) PoserCompteDepot(ctx context.Context, c CompteDepot) (FicheMairie, error) {
	c.Adresse = strings.TrimSuffix(c.Adresse, "/")
	return s.modifierMairie(ctx, "compte de la plateforme de télétransmission", func(m *Mairie) error {
		if c == (CompteDepot{}) {
			delete(m.Reglages, reglageCompte)
			return nil
		}
		if err := c.valider(); err != nil {
			return err
		}
		return m.poser(reglageCompte, c)
	})
}

// Depot is what is noted of the deposit of an act, before it begins and after. It holds no secret.
type Depot struct {
	Compte    string `json:"compte"`              // CompteDepot.Nom: where it was done
	Jour      string `json:"jour"`                // of the sending, AAAA-MM-JJ
	Brouillon string `json:"brouillon,omitempty"` // name of the draft on the platform
	Commence  bool   `json:"commence,omitempty"`  // the sending began: without a Numero, its end is not known
	Numero    string `json:"numero,omitempty"`    // of the transaction: the platform took the act
	Texte     string `json:"texte,omitempty"`     // the operator's last answer, word for word
}

// Fait returns the day of the deposit, once the platform took the act.
func (d Depot) Fait() (conseil.Date, bool) {
	jour, err := conseil.ParseDate(d.Jour)
	return jour, err == nil && d.Numero != ""
}

// Depot returns what is noted of the deposit of an act; the zero Depot when there was none.
func (m *Mairie) Depot(identifiant string) (d Depot, err error) {
	return d, m.Reglage(reglageDepot+identifiant, &d)
}

// NoterDepot writes it. It is never undone: an act is not deposited twice because a line was taken back.
func (s *Secretariat) NoterDepot(ctx context.Context, identifiant string, d Depot) error {
	_, err := s.modifierMairie(ctx, "dépôt de l'acte "+identifiant, func(m *Mairie) error { return m.poser(reglageDepot+identifiant, d) })
	return err
}
