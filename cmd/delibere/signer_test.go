package main

import (
	"bytes"
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"crypto/x509/pkix"
	"math/big"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"software.sslmate.com/src/go-pkcs12"
)

// certificatDEssai writes in a file a certificate of the day, under the password "mot secret".
func certificatDEssai(t *testing.T, chemin string) {
	t.Helper()
	cle, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	modele := &x509.Certificate{SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "Prenom01 NOM01"}, NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(time.Hour),
		KeyUsage: x509.KeyUsageDigitalSignature}
	der, err := x509.CreateCertificate(rand.Reader, modele, modele, cle.Public(), cle)
	if err != nil {
		t.Fatal(err)
	}
	feuille, err := x509.ParseCertificate(der)
	if err != nil {
		t.Fatal(err)
	}
	octets, err := pkcs12.Modern.Encode(cle, feuille, nil, "mot secret")
	if err == nil {
		err = os.WriteFile(chemin, octets, 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
}

// auClavier gives a text to the standard input of what follows.
func auClavier(t *testing.T, texte string) {
	t.Helper()
	lecture, ecriture, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := ecriture.WriteString(texte); err != nil {
		t.Fatal(err)
	}
	ecriture.Close()
	avant := os.Stdin
	os.Stdin = lecture
	t.Cleanup(func() { os.Stdin = avant; lecture.Close() })
}

// An act is signed where it keeps the place of who presided, alone or with its annexes; the password comes
// by the standard input.
func TestSignerUnActe(t *testing.T) {
	dossierVide(t)
	certificatDEssai(t, "mairie.p12")
	lancer(t, "extrait", "ex.json", "-d", "2023-32", "-o", "seul.pdf")
	lancer(t, "extrait", "ex.json", "-d", "2023-32", "-o", "joint.pdf", "--annexe", "seul.pdf")
	for _, nom := range []string{"seul.pdf", "joint.pdf"} {
		auClavier(t, "mot secret\r\n")
		statut, out, erreurs := lancer(t, "signer", nom, "--certificat", "mairie.p12", "-o", "signe-"+nom)
		if statut != 0 || !strings.Contains(out, "signé par Prenom01 NOM01, à la page 2") {
			t.Fatalf("%s : %d %s %s", nom, statut, out, erreurs)
		}
		avant, _ := os.ReadFile(nom)
		signe, err := os.ReadFile("signe-" + nom)
		if err != nil || !bytes.HasPrefix(signe, avant) {
			t.Errorf("%s : %v, l'acte a changé", nom, err)
		}
		avis := outilPDF(t, signe, "pdfsig", "-nocert")
		for _, s := range []string{"Signature is Valid.", "Total document signed", "Prenom01 NOM01"} {
			if !strings.Contains(avis, s) {
				t.Errorf("%s : « %s » manque dans :\n%s", nom, s, avis)
			}
		}
		if s := outilPDF(t, signe, "qpdf", "--check"); !strings.Contains(s, "No syntax or stream encoding errors") {
			t.Error(s)
		}
	}
}

func TestSignerRefuse(t *testing.T) {
	dossierVide(t)
	certificatDEssai(t, "mairie.p12")
	lancer(t, "extrait", "ex.json", "-d", "2023-32", "-o", "acte.pdf")
	for _, cas := range []struct{ args, clavier, mots string }{
		{"acte.pdf --certificat mairie.p12 -o s.pdf", "autre\n", "« mairie.p12 » : le mot de passe n'ouvre pas"},
		{"acte.pdf --certificat mairie.p12 -o s.pdf", "", "le mot de passe n'ouvre pas"},
		{"acte.pdf --certificat ex.json -o s.pdf", "mot secret\n", "« ex.json » : ce fichier n'est pas un certificat lisible"},
		{"acte.pdf --certificat absent.p12 -o s.pdf", "mot secret\n", "« absent.p12 » n'existe pas"},
		{"ex.json --certificat mairie.p12 -o s.pdf", "mot secret\n", "« ex.json » : ce fichier n'est pas un acte imprimé"},
		{"acte.pdf -o s.pdf", "", "indiquez le certificat"},
		{"acte.pdf --certificat mairie.p12", "", "indiquez le certificat"},
		{"acte.pdf --certificat mairie.p12 -o ex.json", "mot secret\n", "« ex.json » existe déjà"},
	} {
		auClavier(t, cas.clavier)
		statut, _, erreurs := lancer(t, append([]string{"signer"}, strings.Fields(cas.args)...)...)
		if statut != 2 || !strings.Contains(erreurs, cas.mots) {
			t.Errorf("%s : %d %s", cas.args, statut, erreurs)
		}
		if _, err := os.Stat("s.pdf"); err == nil {
			t.Fatalf("%s : un fichier est écrit", cas.args)
		}
	}
}

// The window signs what it shows, annexes included, with the certificate of the settings.
func TestSignerPourLaFenetre(t *testing.T) {
	x, f, dossier := annexee(t)
	signer := signeur(x.s, time.Now)
	octets, _, err := documents{x.s}.Extrait(f, 32)
	if err != nil {
		t.Fatal(err)
	}
	if _, _, err := signer(octets, "mot secret"); err == nil || !strings.Contains(err.Error(), "aucun certificat n'est choisi") {
		t.Errorf("%v", err)
	}
	chemin := filepath.Join(dossier, "mairie.p12")
	if _, err := x.s.PoserCertificat(context.Background(), chemin); err != nil {
		t.Fatal(err)
	}
	if _, _, err := signer(octets, "mot secret"); err == nil || !strings.Contains(err.Error(), "« "+chemin+" » n'existe pas") {
		t.Errorf("%v", err)
	}
	certificatDEssai(t, chemin)
	if _, _, err := signer(octets, "autre"); err == nil || !strings.Contains(err.Error(), "le mot de passe n'ouvre pas") {
		t.Errorf("%v", err)
	}
	signe, par, err := signer(octets, "mot secret")
	if err != nil || par != "Prenom01 NOM01" {
		t.Fatalf("%q %v", par, err)
	}
	avis := outilPDF(t, signe, "pdfsig", "-nocert")
	if !strings.Contains(avis, "Signature is Valid.") || !strings.Contains(avis, "Total document signed") {
		t.Error(avis)
	}
	if s := outilPDF(t, signe, "pdftotext"); !strings.Contains(s, "Annexe 3 à la délibération") {
		t.Error("la signature a perdu les annexes")
	}
}
