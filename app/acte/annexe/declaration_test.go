package annexe_test

import (
	"bytes"
	"regexp"
	"strings"
	"testing"

	"delibere/app/acte/annexe"
)

// xmpDe is the XMP of a file, as qpdf finds it from its catalog.
func xmpDe(t *testing.T, chemin string) string {
	t.Helper()
	ref := regexp.MustCompile(`(?s)/Root (\d+) 0 R`).FindStringSubmatch(outil(t, "qpdf", "--show-object=trailer", chemin))
	catalogue := outil(t, "qpdf", "--show-object="+ref[1], chemin)
	ref = regexp.MustCompile(`/Metadata (\d+) 0 R`).FindStringSubmatch(catalogue)
	if ref == nil {
		t.Fatalf("le catalogue n'a pas de métadonnées : %s", catalogue)
	}
	return outil(t, "qpdf", "--show-object="+ref[1], "--filtered-stream-data", chemin)
}

// ligneDInfo is a line of what pdfinfo says, "Tagged" or "Title".
func ligneDInfo(t *testing.T, chemin, cle string) string {
	t.Helper()
	_, suite, ok := strings.Cut("\n"+outil(t, "pdfinfo", chemin), "\n"+cle+":")
	if !ok {
		t.Fatalf("pdfinfo ne dit pas %s", cle)
	}
	ligne, _, _ := strings.Cut(suite, "\n")
	return strings.TrimSpace(ligne)
}

// declarant is a page in a file whose XMP says this of PDF/A, its output intent being of n components.
func declarant(balise, n string) []byte {
	xmp := `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">` +
		`<rdf:Description xmlns:p="http://www.aiim.org/pdfa/ns/id/" ` + balise + `</rdf:RDF></x:xmpmeta>`
	return uneFeuille("/Metadata 4 0 R /OutputIntents [<</S /GTS_PDFA1 /DestOutputProfile 5 0 R>>]", "", flux(xmp),
		"<</N "+n+" /Length 1>>\nstream\nx\nendstream")
}

// The whole file declares no more than its weakest page keeps, what it says of itself stays the same on
// both sides, and the extrait keeps under it all that it declared.
func TestDeclaration(t *testing.T) {
	extrait := ecrit(t, "Extrait de l'essai")
	const b = "<pdfaid:part>3</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>"
	seul := xmpDe(t, pose(t, "seul.pdf", extrait))
	if !strings.Contains(seul, "<pdfaid:conformance>A<") || !strings.Contains(seul, "pdfuaid:part") {
		t.Fatalf("l'extrait seul ne déclare plus PDF/A-3a et PDF/UA-1 :\n%s", seul)
	}
	for _, cas := range []struct {
		nom     string
		annexes [][]byte
		archive bool
	}{
		{"archive", [][]byte{ecrit(t, "Une archive")}, true},
		{"deux archives", [][]byte{ecrit(t, "Une archive"), declarant(`p:part="1" p:conformance="B"/>`, "3")}, true},
		{"élément, en gris", [][]byte{declarant(`><p:part> 2 </p:part></rdf:Description>`, "1")}, true},
		{"quadrichromie", [][]byte{declarant(`p:part="1"/>`, "4")}, false},
		{"partie plus récente", [][]byte{declarant(`p:part="4"/>`, "3")}, false},
		{"métadonnées abîmées", [][]byte{declarant(`<<`, "3")}, false},
		{"sans promesse", [][]byte{uneFeuille("", "")}, false},
		{"l'une sans promesse", [][]byte{ecrit(t, "Une archive"), uneFeuille("", "")}, false},
	} {
		var annexes []annexe.Annexe
		for _, octets := range cas.annexes {
			annexes = append(annexes, lue(t, octets))
		}
		joint, err := annexe.Joindre(extrait, annexes, mention)
		if err != nil || !bytes.HasPrefix(joint, extrait) {
			t.Fatalf("%s : %v", cas.nom, err)
		}
		chemin := pose(t, "joint.pdf", joint)
		outil(t, "qpdf", "--check", chemin)
		xmp := xmpDe(t, chemin)
		if strings.Contains(xmp, b) != cas.archive || strings.Contains(xmp, "pdfaid") != cas.archive || strings.Contains(xmp, "pdfuaid") || strings.Contains(xmp, "pdfaExtension") {
			t.Errorf("%s : le fichier déclare\n%s", cas.nom, xmp)
		}
		if outil(t, "pdfinfo", "-meta", chemin) != xmp+"\n" {
			t.Errorf("%s : poppler lit un autre XMP", cas.nom)
		}
		if tags, doute := ligneDInfo(t, chemin, "Tagged"), ligneDInfo(t, chemin, "Suspects"); tags != "yes" || doute != "yes" {
			t.Errorf("%s : balisé %s, en partie %s", cas.nom, tags, doute)
		}
		if titre := ligneDInfo(t, chemin, "Title"); !strings.Contains(xmp, ">"+strings.ReplaceAll(titre, "'", "&#39;")+"<") {
			t.Errorf("%s : le titre « %s » n'est pas celui du XMP\n%s", cas.nom, titre, xmp)
		}
		relu := lue(t, joint)
		if encore, err := annexe.Joindre(extrait, []annexe.Annexe{relu}, mention); err != nil || strings.Contains(xmpDe(t, pose(t, "encore.pdf", encore)), b) != cas.archive {
			t.Errorf("%s : joint à son tour, il déclare autre chose (%v)", cas.nom, err)
		}
	}
}
