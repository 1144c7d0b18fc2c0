package signature_test

import (
	"bytes"
	"crypto"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/rsa"
	"crypto/x509"
	"crypto/x509/pkix"
	"math/big"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"software.sslmate.com/src/go-pkcs12"

	"delibere/app/acte"
	"delibere/app/acte/pdf"
	"delibere/app/acte/signature"
	"delibere/app/conseil"
)

var (
	debut = time.Date(2024, 1, 1, 0, 0, 0, 0, time.UTC)
	jour  = time.Date(2024, 2, 3, 10, 30, 0, 0, time.UTC)
	terme = time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)
)

// p12 is the file that a supplier gives, for a key and a use.
func p12(t *testing.T, cle crypto.Signer, usage x509.KeyUsage) []byte {
	t.Helper()
	modele := &x509.Certificate{SerialNumber: big.NewInt(7), Subject: pkix.Name{CommonName: "Prenom01 NOM01", Organization: []string{"Commune d'Essai"}, Country: []string{"FR"}},
		NotBefore: debut, NotAfter: terme, KeyUsage: usage, BasicConstraintsValid: true}
	der, err := x509.CreateCertificate(rand.Reader, modele, modele, cle.Public(), cle)
	if err != nil {
		t.Fatal(err)
	}
	certificat, err := x509.ParseCertificate(der)
	if err != nil {
		t.Fatal(err)
	}
	octets, err := pkcs12.Modern.Encode(cle, certificat, nil, "secret")
	if err != nil {
		t.Fatal(err)
	}
	return octets
}

func cleRSA(t *testing.T) crypto.Signer {
	t.Helper()
	cle, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		t.Fatal(err)
	}
	return cle
}

func certificat(t *testing.T, cle crypto.Signer) *signature.Certificat {
	t.Helper()
	c, err := signature.Ouvrir(p12(t, cle, x509.KeyUsageDigitalSignature|x509.KeyUsageContentCommitment), "secret")
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// imprime returns an act and the place of its first signature.
func imprime(t *testing.T, n pdf.Niveau) ([]byte, signature.Cadre) {
	t.Helper()
	doc := &acte.Document{Titre: "Essai", Date: conseil.Date{Annee: 2024, Mois: 2, Jour: 3}, Pied: "ESSAI", Blocs: []acte.Bloc{
		acte.Titre{Niveau: 1, Texte: acte.Texte{{Texte: "Un acte"}}},
		acte.Signatures{Places: []acte.Signature{{Qualite: "Le Maire,", Nom: "Prenom01 NOM01"}, {Qualite: "Le secrétaire,", Nom: "Prenom02 NOM02"}}},
	}}
	var b bytes.Buffer
	var places []pdf.Place
	if err := pdf.RendreAvec(doc, pdf.Options{Niveau: n, Places: &places}, &b); err != nil {
		t.Fatal(err)
	}
	if len(places) != 2 || places[0].Nom != "Prenom01 NOM01" || places[1].X <= places[0].X+places[0].Large {
		t.Fatalf("places : %+v", places)
	}
	p := places[0]
	return b.Bytes(), signature.Cadre{Page: p.Page, X: p.X, Y: p.Y, Large: p.Large, Haut: p.Haut}
}

func outil(t *testing.T, octets []byte, nom string, args ...string) string {
	t.Helper()
	chemin := filepath.Join(t.TempDir(), "acte.pdf")
	if err := os.WriteFile(chemin, octets, 0o600); err != nil {
		t.Fatal(err)
	}
	out, _ := exec.Command(nom, append(args, chemin)...).CombinedOutput() // pdfsig fails on a signature that is not valid
	return string(out)
}

// A signed act is the act, then its signature: another program finds it valid and covering the whole file,
// and finds a byte that changed.
func TestSignatureValide(t *testing.T) {
	ec, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	for nom, cle := range map[string]crypto.Signer{"RSA": cleRSA(t), "courbe P-256": ec} {
		t.Run(nom, func(t *testing.T) {
			octets, ou := imprime(t, pdf.A3a)
			signe, err := signature.Signer(octets, certificat(t, cle), ou, jour)
			if err != nil {
				t.Fatal(err)
			}
			if !bytes.HasPrefix(signe, octets) {
				t.Error("la signature a changé l'acte")
			}
			avis := outil(t, signe, "pdfsig", "-nocert")
			for _, s := range []string{"Signature is Valid.", "Total document signed", "Prenom01 NOM01", "ETSI.CAdES.detached", "SHA-256"} {
				if !strings.Contains(avis, s) {
					t.Errorf("« %s » manque dans :\n%s", s, avis)
				}
			}
			if s := outil(t, signe, "qpdf", "--check"); !strings.Contains(s, "No syntax or stream encoding errors") {
				t.Error(s)
			}
			if s := outil(t, signe, "pdfinfo", "-struct"); !strings.Contains(s, "Form") {
				t.Errorf("la signature n'est pas dans la structure :\n%s", s)
			}
			altere := bytes.Replace(signe, []byte("/Lang (fr-FR)"), []byte("/Lang (fr-CA)"), 1)
			if s := outil(t, altere, "pdfsig", "-nocert"); !strings.Contains(s, "Digest Mismatch") {
				t.Errorf("un octet changé passe : %s", s)
			}
			if _, err := signature.Signer(signe, certificat(t, cle), ou, jour); err == nil || !strings.Contains(err.Error(), "déjà signé") {
				t.Errorf("%v", err)
			}
		})
	}
}

// What cannot sign says why, and what to do.
func TestSignatureRefusee(t *testing.T) {
	cle := cleRSA(t)
	octets, ou := imprime(t, pdf.A3a)
	if _, err := signature.Ouvrir(p12(t, cle, 0), "autre"); err == nil || !strings.Contains(err.Error(), "mot de passe") {
		t.Errorf("%v", err)
	}
	if _, err := signature.Ouvrir([]byte("rien"), ""); err == nil || !strings.Contains(err.Error(), "fichier .p12 ou .pfx") {
		t.Errorf("%v", err)
	}
	chiffre, err := signature.Ouvrir(p12(t, cle, x509.KeyUsageKeyEncipherment), "secret")
	if err != nil {
		t.Fatal(err)
	}
	bon, ailleurs := certificat(t, cle), ou
	ailleurs.Page = 9
	for _, cas := range []struct {
		attendu string
		octets  []byte
		c       *signature.Certificat
		ou      signature.Cadre
		quand   time.Time
	}{
		{"a expiré le 01/01/2026", octets, bon, ou, terme.AddDate(0, 0, 1)},
		{"qu'à partir du 01/01/2024", octets, bon, ou, debut.AddDate(0, 0, -1)},
		{"n'est pas fait pour signer", octets, chiffre, ou, jour},
		{"demandée à la page 9", octets, bon, ailleurs, jour},
		{"n'est pas un acte imprimé", []byte("%PDF-1.4"), bon, ou, jour},
		{"n'est pas un acte imprimé", []byte("%PDF-1.4\ntrailer\n<<>>\n%%EOF\n"), bon, ou, jour},
	} {
		if b, err := signature.Signer(cas.octets, cas.c, cas.ou, cas.quand); err == nil || !strings.Contains(err.Error(), cas.attendu) || b != nil {
			t.Errorf("« %s » attendu : %v", cas.attendu, err)
		}
	}
}
