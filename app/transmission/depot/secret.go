package depot

import (
	"crypto/tls"
	"errors"
	"fmt"

	"github.com/zalando/go-keyring"
	"software.sslmate.com/src/go-pkcs12"
)

// service names the passwords of the program in the keyring of the session.
const service = "Délibéré, télétransmission"

// MotDePasse returns the password that the keyring of the session holds for an account, or for a certificate.
func MotDePasse(compte string) (string, error) {
	s, err := keyring.Get(service, compte)
	switch {
	case errors.Is(err, keyring.ErrNotFound):
		return "", fmt.Errorf("le trousseau de la session n'a pas de mot de passe pour « %s » ; enregistrez-le", compte)
	case err != nil:
		return "", trousseauFerme(err)
	}
	return s, nil
}

// GarderMotDePasse puts a password in the keyring of the session, and nowhere else.
func GarderMotDePasse(compte, motDePasse string) error {
	if err := keyring.Set(service, compte, motDePasse); err != nil {
		return trousseauFerme(err)
	}
	return nil
}

// OublierMotDePasse takes a password out of the keyring; that none was there is no error.
func OublierMotDePasse(compte string) error {
	if err := keyring.Delete(service, compte); err != nil && !errors.Is(err, keyring.ErrNotFound) {
		return trousseauFerme(err)
	}
	return nil
}

// trousseauFerme says in French that the keyring does not open: the system says why in English.
func trousseauFerme(err error) error {
	return &panne{"le trousseau de la session ne s'ouvre pas ; déverrouillez-le, puis recommencez ; si ce poste n'en a pas, installez celui du bureau", err}
}

// Certificat opens a client certificate (.p12 or .pfx) as the authorities deliver them.
func Certificat(octets []byte, motDePasse string) (*tls.Certificate, error) {
	cle, feuille, chaine, err := pkcs12.DecodeChain(octets, motDePasse)
	switch {
	case errors.Is(err, pkcs12.ErrIncorrectPassword):
		return nil, errors.New("le mot de passe n'est pas celui du certificat ; retapez-le")
	case err != nil:
		return nil, errors.New("ce fichier n'est pas un certificat .p12 lisible ; exportez-le à nouveau avec sa clé privée")
	}
	c := &tls.Certificate{Certificate: [][]byte{feuille.Raw}, PrivateKey: cle, Leaf: feuille}
	for _, autre := range chaine {
		c.Certificate = append(c.Certificate, autre.Raw)
	}
	return c, nil
}
