package signature_test

import (
	"strings"
	"testing"

	"delibere/app/acte/annexe"
	"delibere/app/acte/pdf"
	"delibere/app/acte/signature"
)

// An act is signed with its annexes, which the signature then covers, or before them: it is then that of
// the act alone, still valid, and the pages behind it are told apart from what was signed.
func TestSignatureEtAnnexes(t *testing.T) {
	cle := certificat(t, cleRSA(t))
	octets, ou := imprime(t, pdf.A3a)
	a, err := annexe.Lire(octets)
	if err != nil {
		t.Fatal(err)
	}
	joindre := func(o []byte) []byte {
		t.Helper()
		joint, err := annexe.Joindre(o, []annexe.Annexe{*a}, func(int) string { return "Annexe 1" })
		if err != nil {
			t.Fatal(err)
		}
		return joint
	}
	signer := func(o []byte) []byte {
		t.Helper()
		signe, err := signature.Signer(o, cle, ou, jour)
		if err != nil {
			t.Fatal(err)
		}
		return signe
	}
	for nom, cas := range map[string]struct {
		octets  []byte
		couvert string
	}{
		"annexes puis signature": {signer(joindre(octets)), "Total document signed"},
		"signature puis annexes": {joindre(signer(octets)), "Not total document signed"},
	} {
		avis := outil(t, cas.octets, "pdfsig", "-nocert")
		for _, s := range []string{"Signature is Valid.", cas.couvert} {
			if !strings.Contains(avis, s) {
				t.Errorf("%s : « %s » manque dans :\n%s", nom, s, avis)
			}
		}
		if s := outil(t, cas.octets, "qpdf", "--check"); !strings.Contains(s, "No syntax or stream encoding errors") {
			t.Errorf("%s : %s", nom, s)
		}
		info := outil(t, cas.octets, "pdfinfo", "-meta")
		if strings.Contains(info, "pdfuaid") || !strings.Contains(info, "<pdfaid:conformance>B<") {
			t.Errorf("%s : le fichier déclare\n%s", nom, info)
		}
		if s := outil(t, cas.octets, "pdfinfo"); !strings.Contains(s, "Pages:           2") {
			t.Errorf("%s : %s", nom, s)
		}
	}
}
