package pdf_test

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"delibere/app/acte"
	"delibere/app/acte/pdf"
)

func logo(t testing.TB, octets []byte) *pdf.Logo {
	t.Helper()
	l, err := pdf.LireLogo(octets)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// pngAlpha is a red picture whose right half is transparent.
func pngAlpha(large, haut int) []byte {
	img := image.NewNRGBA(image.Rect(0, 0, large, haut))
	for y := range haut {
		for x := range large / 2 {
			img.Set(x, y, color.NRGBA{200, 0, 0, 255})
		}
	}
	return encoder(img)
}

func encoder(img image.Image) []byte {
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		panic(err)
	}
	return b.Bytes()
}

const svg = `<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><rect x="0" y="0" width="20" height="20" fill="#c80000"/></svg>`

// converti asks another program for a picture of a kind that Go does not write.
func converti(t *testing.T, nom string, args ...string) []byte {
	t.Helper()
	d := t.TempDir()
	source, cible := filepath.Join(d, "source.png"), filepath.Join(d, nom)
	if err := os.WriteFile(source, pngAlpha(40, 20), 0o600); err != nil {
		t.Fatal(err)
	}
	if out, err := exec.Command("convert", append(append([]string{source}, args...), cible)...).CombinedOutput(); err != nil {
		t.Fatalf("convert : %v\n%s", err, out)
	}
	o, err := os.ReadFile(cible)
	if err != nil {
		t.Fatal(err)
	}
	return o
}

// What is kept of a logo prints as the logo it came from, by the byte, and again what is kept of that.
func TestLogoGarde(t *testing.T) {
	large := pngAlpha(1801, 700)
	for nom, octets := range map[string][]byte{"SVG": []byte(svg), "PNG à demi transparent": pngAlpha(61, 33), "trop large": large} {
		garde := octets
		for tour := range 2 {
			var err error
			if garde, err = logo(t, garde).PNG(); err != nil {
				t.Fatal(err)
			}
			var avant, apres bytes.Buffer
			doc := blocs(acte.Paragraphe{Texte: brut("Texte.")})
			if err := pdf.RendreAvec(doc, pdf.Options{EnTete: pdf.EnTete{Logo: logo(t, octets)}}, &avant); err != nil {
				t.Fatal(err)
			}
			if err := pdf.RendreAvec(doc, pdf.Options{EnTete: pdf.EnTete{Logo: logo(t, garde)}}, &apres); err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(avant.Bytes(), apres.Bytes()) {
				t.Errorf("%s : le logo gardé ne s'imprime pas comme le logo choisi (tour %d)", nom, tour)
			}
		}
	}
}

// A logo prints whatever the file it comes in: red on the left, white paper on the right.
func TestLogoDeToutesSortes(t *testing.T) {
	profond := image.NewNRGBA64(image.Rect(0, 0, 40, 20))
	for y := range 20 {
		for x := range 20 {
			profond.Set(x, y, color.NRGBA64{0xc800, 0, 0, 0xffff})
		}
	}
	var jpg bytes.Buffer
	plat, _ := png.Decode(bytes.NewReader(converti(t, "plat.png", "-background", "white", "-alpha", "remove")))
	if err := jpeg.Encode(&jpg, plat, &jpeg.Options{Quality: 95}); err != nil {
		t.Fatal(err)
	}
	for nom, octets := range map[string][]byte{
		"PNG transparent": pngAlpha(40, 20), "PNG de 16 bits": encoder(profond), "SVG": []byte(svg), "JPEG": jpg.Bytes(),
		"PNG entrelacé":                converti(t, "e.png", "-interlace", "PNG"),
		"JPEG progressif":              converti(t, "p.jpg", "-background", "white", "-alpha", "remove", "-interlace", "JPEG", "-quality", "95"),
		"JPEG en quadrichromie (CMJN)": converti(t, "c.jpg", "-background", "white", "-alpha", "remove", "-colorspace", "CMYK", "-quality", "95"),
	} {
		t.Run(nom, func(t *testing.T) {
			octets := rendreAvec(t, completDe(1), pdf.Options{EnTete: pdf.EnTete{Logo: logo(t, octets), Alternative: "Blason d'Essai"}})
			if structure := lirePDF(t, octets).arbre(); !strings.Contains(structure, "[image]") {
				t.Error("le logo n'est pas dans la structure")
			}
			page := outil(t, octets, "pdftoppm", "-r", "36", "-f", "1", "-l", "1", "-png", "PDF")
			img, err := png.Decode(strings.NewReader(page))
			if err != nil {
				t.Fatal(err)
			}
			// The document begins with a short title on the left, and one that crosses: the logo is above.
			// The box is 62 points high: 31 pixels, from 26 under the edge; 62 wide from 35.5.
			r, g, _, _ := img.At(45, 40).RGBA()
			if r>>8 < 150 || g>>8 > 70 {
				t.Errorf("à gauche : %v", img.At(45, 40))
			}
			if r, g, b, _ := img.At(88, 30).RGBA(); r>>8 < 245 || g>>8 < 245 || b>>8 < 245 {
				t.Errorf("à droite : %v", img.At(88, 30))
			}
		})
	}
}

// geant is a PNG whose header announces more than any memory holds.
func geant() []byte {
	o := pngAlpha(4, 4)
	binary.BigEndian.PutUint32(o[16:], 60_000)
	binary.BigEndian.PutUint32(o[20:], 60_000)
	binary.BigEndian.PutUint32(o[29:], crc32.ChecksumIEEE(o[12:29]))
	return o
}

// A picture that cannot be printed is refused in words that say what to do.
func TestLogoRefuse(t *testing.T) {
	for nom, cas := range map[string]struct {
		octets  []byte
		attendu string
	}{
		"vide":        {nil, "ni un PNG, ni un JPEG, ni un SVG"},
		"autre chose": {[]byte("%PDF-1.4"), "ni un PNG, ni un JPEG, ni un SVG"},
		"tronqué":     {pngAlpha(400, 400)[:300], "tronqué ou abîmé"},
		"géant":       {geant(), "c'est trop pour être imprimé"},
		"trop lourd":  {make([]byte, 21<<20), "plus de 20 Mo"},
		"SVG coupé":   {[]byte(svg[:60]), "SVG"},
		"SVG sans cm": {[]byte(`<svg xmlns="http://www.w3.org/2000/svg"><rect/></svg>`), "viewBox"},
		"SVG immense": {[]byte(strings.Replace(svg, "40 20", "1e300 1e300", 1)), "viewBox"},
		"SVG de rien": {[]byte(strings.Replace(svg, "40 20", "0 0", 1)), "viewBox"},
		"SVG négatif": {[]byte(strings.Replace(svg, "40 20", "-4 NaN", 1)), "SVG"},
	} {
		if l, err := pdf.LireLogo(cas.octets); err == nil || !strings.Contains(err.Error(), cas.attendu) {
			t.Errorf("%s : %v, %v", nom, l != nil, err)
		}
	}
}

// The strangest proportions stay in the box.
func TestLogoDansSaBoite(t *testing.T) {
	for _, taille := range [][2]int{{1, 1}, {3000, 2}, {2, 3000}, {1, 2000}, {500, 500}} {
		octets := rendreAvec(t, completDe(1), pdf.Options{EnTete: pdf.EnTete{Logo: logo(t, pngAlpha(taille[0], taille[1]))}})
		p := lirePDF(t, octets)
		p.dansLesMarges("logo")
		for _, x := range p.dessine {
			if x.role == "Figure" && (x.x2-x.x1 > 170.1 || x.y < 841.89-52-63) {
				t.Errorf("%v : %+v", taille, x)
			}
		}
	}
}

// A colour is read, or refused with what to write.
func TestLireCouleur(t *testing.T) {
	if c, err := pdf.LireCouleur(" #1F3A5F"); err != nil || *c != (pdf.Couleur{R: 0x1f, V: 0x3a, B: 0x5f}) {
		t.Errorf("%v, %v", c, err)
	}
	for s, attendu := range map[string]string{"#FFFF00": "trop pâle", "bleu": "« #1F3A5F »", "#12345": "six chiffres", "#12345G": "six chiffres", "": "six chiffres", "#777777": "contraste de 4,48, il faut 4,5 au moins"} {
		if c, err := pdf.LireCouleur(s); err == nil || !strings.Contains(err.Error(), attendu) {
			t.Errorf("%q : %v, %v", s, c, err)
		}
	}
}

// Beside lines that leave room for it, the logo takes none of the page; it covers no word.
func TestLogoACote(t *testing.T) {
	for nom, cas := range map[string]struct {
		texte   string
		aGauche bool
	}{"des lignes courtes": {"Département du Doubs", false}, "une ligne qui va jusqu'au bord": {strings.Repeat("mot ", 20), true}} {
		court := acte.Paragraphe{Texte: brut(cas.texte), Alignement: acte.Gauche}
		p := lirePDF(t, rendreAvec(t, blocs(court, court, court, court, court, court), pdf.Options{EnTete: pdf.EnTete{Logo: logo(t, pngAlpha(40, 20))}}))
		var cadre trace
		for _, x := range p.dessine {
			switch {
			case x.role == "Figure":
				cadre = x
			case x.y > cadre.y-2 && x.x1 < cadre.x2 && x.x2 > cadre.x1:
				t.Errorf("%s : le logo couvre %q", nom, x.r)
			}
		}
		if (cadre.x1 < 80) != cas.aGauche {
			t.Errorf("%s : le logo est en %.0f", nom, cadre.x1)
		}
	}
}
