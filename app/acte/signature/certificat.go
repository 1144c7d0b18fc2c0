// Package signature signs a printed act with the certificate of who signs it (PAdES baseline B-B, ETSI
// EN 319 142-1): an addition at the end of the file, which changes nothing of what stands before.
package signature

import (
	"crypto"
	"crypto/x509"
	"errors"
	"fmt"
	"time"

	"software.sslmate.com/src/go-pkcs12"
)

// Certificat is a certificate with its key and those that vouch for it.
type Certificat struct {
	cle       crypto.Signer
	feuille   *x509.Certificate
	autorites []*x509.Certificate
}

// Ouvrir reads a file .p12 or .pfx. The refusals say what to ask of whom gave it.
func Ouvrir(octets []byte, motDePasse string) (*Certificat, error) {
	cle, feuille, autorites, err := pkcs12.DecodeChain(octets, motDePasse)
	if errors.Is(err, pkcs12.ErrIncorrectPassword) {
		return nil, fmt.Errorf("le mot de passe n'ouvre pas ce certificat ; vérifiez-le, puis recommencez")
	}
	if err != nil {
		return nil, fmt.Errorf("ce fichier n'est pas un certificat lisible (%v) ; demandez à votre fournisseur un fichier .p12 ou .pfx avec sa clé", err)
	}
	s, ok := cle.(crypto.Signer)
	if !ok {
		return nil, fmt.Errorf("la clé de ce certificat ne signe pas ; demandez à votre fournisseur un certificat de signature")
	}
	return &Certificat{s, feuille, autorites}, nil
}

// Nom is who signs, as the certificate says it.
func (c *Certificat) Nom() string { return c.feuille.Subject.CommonName }

// verifier refuses a certificate that does not sign that day.
func (c *Certificat) verifier(quand time.Time) error {
	const jour = "02/01/2006"
	switch usage := c.feuille.KeyUsage; {
	case quand.Before(c.feuille.NotBefore):
		return fmt.Errorf("le certificat de %s ne vaut qu'à partir du %s ; attendez ce jour ou prenez-en un autre", c.Nom(), c.feuille.NotBefore.Format(jour))
	case quand.After(c.feuille.NotAfter):
		return fmt.Errorf("le certificat de %s a expiré le %s ; demandez-en le renouvellement", c.Nom(), c.feuille.NotAfter.Format(jour))
	case usage != 0 && usage&(x509.KeyUsageDigitalSignature|x509.KeyUsageContentCommitment) == 0:
		return fmt.Errorf("le certificat de %s n'est pas fait pour signer ; demandez un certificat de signature", c.Nom())
	}
	return nil
}
