package depot

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"math/big"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/zalando/go-keyring"
	"software.sslmate.com/src/go-pkcs12"
)

func TestTrousseau(t *testing.T) {
	keyring.MockInit()
	if _, err := MotDePasse("mairie"); err == nil || !strings.Contains(err.Error(), "n'a pas de mot de passe pour « mairie »") {
		t.Error(err)
	}
	if err := GarderMotDePasse("mairie", motDePasse); err != nil {
		t.Fatal(err)
	}
	if s, err := MotDePasse("mairie"); err != nil || s != motDePasse {
		t.Errorf("%q, %v", s, err)
	}
	for range 2 {
		if err := OublierMotDePasse("mairie"); err != nil {
			t.Error(err)
		}
	}
	if _, err := MotDePasse("mairie"); err == nil {
		t.Error("le mot de passe est resté")
	}
	keyring.MockInitWithError(keyring.ErrUnsupportedPlatform)
	if _, err := MotDePasse("mairie"); err == nil || !strings.Contains(err.Error(), "déverrouillez-le") || strings.Contains(err.Error(), "platform") {
		t.Error(err)
	}
}

// unCertificat makes a client certificate as an authority delivers it.
func unCertificat(t *testing.T) (p12 []byte, feuille *x509.Certificate) {
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
	if p12, err = pkcs12.Modern.Encode(cle, feuille, nil, motDePasse); err != nil {
		t.Fatal(err)
	}
	return p12, feuille
}

// The certificate opens with its password, and the platform sees it.
func TestCertificatClient(t *testing.T) {
	p12, feuille := unCertificat(t)
	if _, err := Certificat(p12, "autre"); err == nil || !strings.Contains(err.Error(), "retapez-le") {
		t.Error(err)
	}
	if _, err := Certificat([]byte("rien"), motDePasse); err == nil || !strings.Contains(err.Error(), "n'est pas un certificat") {
		t.Error(err)
	}
	c, err := Certificat(p12, motDePasse)
	if err != nil {
		t.Fatal(err)
	}
	s := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Write([]byte("OK\n3\n" + r.TLS.PeerCertificates[0].Subject.CommonName))
	}))
	clients := x509.NewCertPool()
	clients.AddCert(feuille)
	s.TLS = &tls.Config{ClientAuth: tls.RequireAndVerifyClientCert, ClientCAs: clients}
	s.StartTLS()
	t.Cleanup(s.Close)
	racines := x509.NewCertPool()
	racines.AddCert(s.Certificate())
	p, err := NouveauS2low(Acces{Adresse: s.URL, Certificat: c, Racines: racines})
	if err != nil {
		t.Fatal(err)
	}
	if r, err := p.Suivre(fond, "1"); err != nil || r.Etat != EtatTransmis || r.Texte != "OK\n3\nMAIRIE ESSAI" {
		t.Errorf("%+v, %v", r, err)
	}
	sans, err := NouveauS2low(Acces{Adresse: s.URL, Racines: racines})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := sans.Suivre(fond, "1"); err == nil {
		t.Error("la plateforme a répondu sans certificat")
	}
}
