//go:build windows

package impression

import (
	"context"
	"errors"
	"image"
	"image/color"
	"image/draw"
	"os"
	"strings"
	"testing"
)

// A page of A4 with a frame at 1 cm of its edges and a black square at the upper left.
func page(large, haut int) image.Image {
	img := image.NewRGBA(image.Rect(0, 0, large, haut))
	draw.Draw(img, img.Rect, image.White, image.Point{}, draw.Src)
	noir := image.NewUniform(color.Black)
	mm := resolution * 10 / 254
	draw.Draw(img, image.Rect(10*mm, 10*mm, large-10*mm, haut-10*mm), noir, image.Point{}, draw.Src)
	draw.Draw(img, image.Rect(11*mm, 11*mm, large-11*mm, haut-11*mm), image.White, image.Point{}, draw.Src)
	draw.Draw(img, image.Rect(20*mm, 20*mm, 60*mm, 60*mm), noir, image.Point{}, draw.Src)
	return img
}

// A real printer of Windows: three pages, the second one wide, in two copies on both sides.
func TestReelImprimanteDeWindows(t *testing.T) {
	imprimante := os.Getenv("DELIBERE_IMPRIMANTE")
	if imprimante == "" {
		t.Skip("DELIBERE_IMPRIMANTE nomme l'imprimante où cet essai sort du papier")
	}
	ctx := context.Background()
	s := Systeme{Page: func(_ context.Context, _ []byte, n, dpi int) (image.Image, int, error) {
		large, haut := dpi*2100/254, dpi*2970/254
		if n == 1 {
			large, haut = haut, large
		}
		return page(large, haut), 3, nil
	}}
	liste, err := s.Liste(ctx)
	t.Logf("imprimantes %q %v", liste, err)
	if err != nil || !strings.Contains(strings.Join(liste, "\n"), imprimante) {
		t.Fatal("l'imprimante n'est pas dans la liste")
	}
	travail, err := s.Imprimer(ctx, imprimante, []byte("PDF"), "Essai de Délibéré.pdf", 2, true)
	if err != nil || !strings.HasPrefix(travail, imprimante+"-") {
		t.Fatal(travail, err)
	}
	for dit, fini := "", false; !fini; {
		var texte string
		if texte, fini, err = s.Etat(ctx, travail); err != nil {
			t.Fatal(err)
		}
		if texte != dit {
			t.Log(texte)
		}
		dit = texte
	}
	// A page that cannot be drawn leaves nothing in the queue, and its reason is told.
	s.Page = func(context.Context, []byte, int, int) (image.Image, int, error) {
		return nil, 0, errors.New("page abîmée")
	}
	if _, err := s.Imprimer(ctx, imprimante, nil, "Abîmé", 1, false); err == nil || err.Error() != "page abîmée" {
		t.Error(err)
	}
	for nom, attendu := range map[string]string{"Inconnue": "n'existe plus", imprimante: "mal construit"} {
		if _, err := (Systeme{}).Imprimer(ctx, nom, nil, "x", 1, false); err == nil || !strings.Contains(err.Error(), attendu) {
			t.Errorf("%s : %v", nom, err)
		}
	}
}
