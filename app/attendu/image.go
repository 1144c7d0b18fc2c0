package attendu

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"os"
	"path/filepath"
	"testing"
)

// What two drawings of the same thing may differ by, where a processor rounds otherwise: the step of a colour, and how
// many points in a thousand may go past it.
const (
	pasDeCouleur = 24
	pourMille    = 1
)

// ComparerImage holds a picture to the one that a person has looked at and accepted; -update accepts this one.
func ComparerImage(t testing.TB, chemin string, obtenue image.Image) {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, obtenue); err != nil {
		t.Fatal(err)
	}
	if *update {
		if err := os.WriteFile(chemin, b.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	o, err := os.ReadFile(chemin)
	if err != nil {
		t.Fatal(err)
	}
	voulue, err := png.Decode(bytes.NewReader(o))
	if err != nil {
		t.Fatalf("%s : %v", chemin, err)
	}
	if n, total := differents(voulue, obtenue); n*1000 > total*pourMille {
		faite := filepath.Join(os.TempDir(), "obtenue-"+filepath.Base(chemin))
		t.Errorf("%s a changé, %d points sur %d (-update pour l'accepter après l'avoir regardée : %s %v)", chemin, n, total, faite, os.WriteFile(faite, b.Bytes(), 0o600))
	}
}

// differents counts the points that one sees are not the same; all of them where the sizes are not.
func differents(a, b image.Image) (n, total int) {
	total = max(a.Bounds().Dx()*a.Bounds().Dy(), 1)
	if a.Bounds().Size() != b.Bounds().Size() {
		return total, total
	}
	for y := range a.Bounds().Dy() {
		for x := range a.Bounds().Dx() {
			if !proches(a.At(a.Bounds().Min.X+x, a.Bounds().Min.Y+y), b.At(b.Bounds().Min.X+x, b.Bounds().Min.Y+y)) {
				n++
			}
		}
	}
	return n, total
}

func proches(a, b color.Color) bool {
	p, q := color.NRGBAModel.Convert(a).(color.NRGBA), color.NRGBAModel.Convert(b).(color.NRGBA)
	proche := func(x, y uint8) bool { return max(x, y)-min(x, y) <= pasDeCouleur }
	return proche(p.R, q.R) && proche(p.G, q.G) && proche(p.B, q.B)
}
