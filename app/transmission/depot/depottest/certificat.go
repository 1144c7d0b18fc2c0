package depottest

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"crypto/x509/pkix"
	"math/big"
	"testing"
	"time"

	"software.sslmate.com/src/go-pkcs12"
)

// Certificat makes a client certificate as an authority delivers it, under MotDePasse.
func Certificat(t *testing.T) (p12 []byte, feuille *x509.Certificate) {
	t.Helper()
	cle, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	modele := &x509.Certificate{SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "MAIRIE ESSAI"}, NotBefore: time.Unix(0, 0), NotAfter: time.Unix(1<<33, 0),
		ExtKeyUsage: []x509.ExtKeyUsage{x509.ExtKeyUsageClientAuth}, IsCA: true, BasicConstraintsValid: true}
	der, err := x509.CreateCertificate(rand.Reader, modele, modele, &cle.PublicKey, cle)
	if err != nil {
		t.Fatal(err)
	}
	if feuille, err = x509.ParseCertificate(der); err != nil {
		t.Fatal(err)
	}
	if p12, err = pkcs12.Modern.Encode(cle, feuille, nil, MotDePasse); err != nil {
		t.Fatal(err)
	}
	return p12, feuille
}
