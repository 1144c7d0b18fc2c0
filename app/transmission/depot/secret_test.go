package depot

import (
	"crypto/tls"
	"crypto/x509"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/zalando/go-keyring"

	"delibere/app/transmission/depot/depottest"
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

// The certificate opens with its password, and the platform sees it.
func TestCertificatClient(t *testing.T) {
	p12, feuille := depottest.Certificat(t)
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
