package apercu

import (
	"bytes"
	"context"
	"os"
	"os/exec"
	"strings"
	"testing"

	"delibere/app/acte"
	"delibere/app/acte/pdf"
)

// The test program is also the child process, as the program is.
func TestMain(m *testing.M) {
	if len(os.Args) > 2 && os.Args[1] == Argument {
		if err := Servir(os.Args[2], os.Stdin, os.Stdout); err != nil {
			os.Exit(1)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

func TestPages(t *testing.T) {
	ctx := context.Background()
	var b bytes.Buffer
	doc := &acte.Document{Titre: "Essai", Pied: "Pied", Blocs: []acte.Bloc{acte.Paragraphe{Texte: acte.Texte{{Texte: strings.Repeat("Un mot noir. ", 900)}}}}}
	if err := pdf.Rendre(doc, &b); err != nil {
		t.Fatal(err)
	}
	a := New(t.TempDir())
	defer a.Close()
	img, pages, err := a.Page(ctx, b.Bytes(), 1, 72)
	if err != nil || pages < 2 {
		t.Fatalf("%v, %d pages", err, pages)
	}
	if got := img.Bounds().Size(); got.X < 590 || got.X > 600 || got.Y < 838 || got.Y > 846 {
		t.Errorf("A4 à 72 points par pouce : %v", got)
	}
	noirs := 0
	for y := range img.Bounds().Dy() {
		for x := range img.Bounds().Dx() {
			if r, _, _, _ := img.At(x, y).RGBA(); r < 0x4000 {
				noirs++
			}
		}
	}
	if noirs < 1000 {
		t.Errorf("%d points noirs : la page est blanche", noirs)
	}
	if _, _, err := a.Page(ctx, b.Bytes(), 99, 72); err == nil || !strings.Contains(err.Error(), "pas de page 100") {
		t.Errorf("erreur %v", err)
	}
	if _, _, err := a.Page(ctx, []byte("pas un PDF"), 0, 72); err == nil {
		t.Error("un texte a une page")
	}
	// Killed, it is an error once, and the next page is drawn.
	_ = a.enfant.Process.Kill()
	if _, _, err := a.Page(ctx, b.Bytes(), 0, 72); err == nil || !strings.Contains(err.Error(), "s'est arrêté") {
		t.Errorf("erreur %v", err)
	}
	if _, _, err := a.Page(ctx, b.Bytes(), 0, 72); err != nil {
		t.Errorf("après un arrêt : %v", err)
	}
}

func TestNeDemarrePas(t *testing.T) {
	a := &Apercu{commande: func() *exec.Cmd { return exec.Command("/nulle/part") }}
	if _, _, err := a.Page(context.Background(), nil, 0, 72); err == nil || !strings.Contains(err.Error(), "ne démarre pas") {
		t.Errorf("erreur %v", err)
	}
}
