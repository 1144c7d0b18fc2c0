package main

import (
	"bytes"
	"context"
	"image"
	"image/png"
	"math/rand/v2"
	"testing"
	"time"

	"delibere/app/dossier"
	"delibere/app/secretariat"
	"delibere/assets"
	registre "delibere/storage/memoire"
)

// photo is the worst logo that the register keeps: as large as it may be, every point of its own colour.
func photo(b *testing.B) []byte {
	b.Helper()
	img, hasard := image.NewRGBA(image.Rect(0, 0, 1200, 1200)), rand.New(rand.NewPCG(1, 2))
	for i := range img.Pix {
		img.Pix[i] = byte(hasard.Uint32())
	}
	for i := 3; i < len(img.Pix); i += 4 {
		img.Pix[i] = 0xff
	}
	var o bytes.Buffer
	if err := png.Encode(&o, img); err != nil {
		b.Fatal(err)
	}
	logo, err := miseEnPage{}.Logo(o.Bytes())
	if err != nil {
		b.Fatal(err)
	}
	return logo
}

// BenchmarkExtraitSousEnTete makes an extrait in the words of the register, under no letterhead, a drawn
// logo and a photograph.
func BenchmarkExtraitSousEnTete(b *testing.B) {
	dessin, err := miseEnPage{}.Logo([]byte(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 240 100"><path d="M10 5 H80 V55 Q80 85 45 97 Q10 85 10 55 Z" fill="#1f3a5f"/></svg>`))
	if err != nil {
		b.Fatal(err)
	}
	for nom, logo := range map[string][]byte{"sans": nil, "dessin": dessin, "photo": photo(b)} {
		b.Run(nom, func(b *testing.B) {
			ctx := context.Background()
			s := secretariat.New(&registre.Registre{}, time.Now, "NOM01")
			d, err := dossier.Lire(bytes.NewReader(assets.Exemple))
			if err != nil {
				b.Fatal(err)
			}
			f, err := s.Importer(ctx, d, false)
			if err != nil {
				b.Fatal(err)
			}
			if _, err := s.PoserEnTete(ctx, secretariat.EnTete{Alternative: "Logo"}, logo); err != nil {
				b.Fatal(err)
			}
			b.ReportMetric(float64(len(logo)), "octets/logo")
			for b.Loop() {
				if _, _, err := (documents{s}).Extrait(&f, 32); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
