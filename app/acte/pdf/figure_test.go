package pdf_test

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"delibere/app/acte"
	"delibere/app/acte/pdf"
)

// damier is a picture of so many colours, none alike.
func damier(couleurs int) *image.Paletted {
	var p color.Palette
	for i := range couleurs {
		p = append(p, color.NRGBA{uint8(3 * i), uint8(200 - i), uint8(40 + i), 255})
	}
	img := image.NewPaletted(image.Rect(0, 0, 61, 33), p)
	for i := range img.Pix {
		img.Pix[i] = uint8(i * i % couleurs)
	}
	return img
}

func avecFigure(couleurs int) *acte.Document {
	return blocs(acte.Titre{Niveau: 1, Texte: gras("Titre")}, acte.Figure{PNG: encoder(damier(couleurs)), Alternative: "L'écran :\nles présences"}, acte.Paragraphe{Texte: brut("Dessous.")})
}

// A picture is on the page with each of its points, whatever the bits that its file gives them, and is heard.
func TestFigure(t *testing.T) {
	for _, couleurs := range []int{4, 16, 60} {
		octets := rendre(t, avecFigure(couleurs))
		p := lirePDF(t, octets)
		p.dansLesMarges("figure")
		if texte := p.arbre(); !strings.Contains(texte, "[image]") || !strings.Contains(texte, "Dessous.") {
			t.Errorf("lu : %q", texte)
		}
		if !bytes.Contains(octets, []byte("/S /Figure")) || !bytes.Contains(octets, []byte("/BBox [")) {
			t.Error("la figure n'est pas dans la structure")
		}
		dossier := t.TempDir()
		chemin := filepath.Join(dossier, "figure.pdf")
		if err := os.WriteFile(chemin, octets, 0o600); err != nil {
			t.Fatal(err)
		}
		if out, err := exec.Command("pdfimages", "-png", chemin, filepath.Join(dossier, "i")).CombinedOutput(); err != nil {
			t.Fatalf("pdfimages : %v %s", err, out)
		}
		o, err := os.ReadFile(filepath.Join(dossier, "i-000.png"))
		if err != nil {
			t.Fatal(err)
		}
		relue, err := png.Decode(bytes.NewReader(o))
		if err != nil {
			t.Fatal(err)
		}
		voulue := damier(couleurs)
		for i := range voulue.Pix {
			x, y := i%61, i/61
			if a, b := color.NRGBAModel.Convert(voulue.At(x, y)), color.NRGBAModel.Convert(relue.At(x, y)); a != b {
				t.Fatalf("%d couleurs, au point %d, %d : %v imprimé pour %v", couleurs, x, y, b, a)
			}
		}
	}
}

// What is no picture that a page takes is refused with the mend, never printed as something else.
func TestFigureRefusee(t *testing.T) {
	entiere := encoder(damier(16))
	transparente := damier(4)
	transparente.Palette[0] = color.NRGBA{}
	for nom, c := range map[string]struct {
		octets []byte
		dit    string
	}{
		"rien":              {nil, "n'est pas un PNG"},
		"tronquée":          {entiere[:50], "n'est pas un PNG"},
		"longueur fausse":   {append(append([]byte{}, entiere[:8]...), 0xff, 0xff, 0xff, 0xff, 'I', 'D', 'A', 'T', 0, 0, 0, 0), "n'est pas un PNG"},
		"en vraies teintes": {pngAlpha(4, 4), "256 couleurs"},
		"transparente":      {encoder(transparente), "transparents"},
	} {
		var b bytes.Buffer
		err := pdf.Rendre(blocs(acte.Figure{PNG: c.octets, Alternative: "a"}), &b)
		if err == nil || !strings.Contains(err.Error(), c.dit) {
			t.Errorf("%s : %v", nom, err)
		}
	}
}
