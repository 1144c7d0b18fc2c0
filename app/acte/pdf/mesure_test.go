package pdf_test

import (
	"bytes"
	"fmt"
	"io"
	"runtime"
	"testing"

	"delibere/app/acte"
	"delibere/app/acte/pdf"
)

// variante is the extrait of the example with words of its own, so that no cache knows it whole.
func variante(modele *acte.Document, n int) *acte.Document {
	doc := *modele
	doc.Blocs = append([]acte.Bloc{acte.Titre{Niveau: 1, Texte: gras(fmt.Sprintf("Registre, feuillet %d", n))}}, doc.Blocs...)
	for i, b := range doc.Blocs {
		if p, ok := b.(acte.Paragraphe); ok && len(p.Texte) > 0 {
			p.Texte = append(acte.Texte{{Texte: fmt.Sprintf("[%d] ", n*1000+i)}}, p.Texte...)
			doc.Blocs[i] = p
		}
	}
	return &doc
}

func registre(t testing.TB, actes int) *acte.Document {
	doc := &acte.Document{Titre: "Registre des délibérations", Pied: "REGISTRE"}
	modele := extrait(t)
	for n := range actes {
		doc.Blocs = append(doc.Blocs, variante(modele, n).Blocs...)
	}
	return doc
}

// A thousand documents, each of other characters, leave no more behind than a few do.
func TestMemoireBornee(t *testing.T) {
	tas := func() uint64 {
		runtime.GC()
		runtime.GC()
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		return m.HeapAlloc
	}
	rendre := func(n int) {
		texte := fmt.Sprintf("Affaire %d : %s", n, string([]rune{rune('A' + n%26), rune('a' + n/26%26), rune('À' + n/7%64), rune('0' + n%10)}))
		if err := pdf.Rendre(&acte.Document{Titre: texte, Pied: "p", Blocs: []acte.Bloc{acte.Paragraphe{Texte: acte.Texte{{Texte: texte}, {Texte: texte, Gras: true}}}}}, io.Discard); err != nil {
			t.Fatal(err)
		}
	}
	for n := range 200 {
		rendre(n)
	}
	avant := tas()
	for n := range 1000 {
		rendre(200 + n)
	}
	if apres := tas(); apres > avant+8<<20 {
		t.Errorf("%d Mo avant, %d Mo après mille documents", avant>>20, apres>>20)
	}
}

// One extrait, from its words to its file.
func BenchmarkExtrait(b *testing.B) {
	doc := extrait(b)
	b.ReportAllocs()
	for b.Loop() {
		if err := pdf.Rendre(doc, io.Discard); err != nil {
			b.Fatal(err)
		}
	}
}

// The register of a year in one file: 300 délibérations.
func BenchmarkRegistre300(b *testing.B) {
	doc := registre(b, 300)
	var o bytes.Buffer
	b.ReportAllocs()
	for b.Loop() {
		o.Reset()
		if err := pdf.Rendre(doc, &o); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(o.Len())/1e6, "Mo")
}
