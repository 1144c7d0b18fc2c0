package main

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"
)

// photographe takes the pictures of the README and of the guide: the real window, worked by its words and its
// keys, so that they are taken again whatever has moved.
type photographe struct {
	*personne
	vers string
}

// Each screen, on the published example or on a commune of made-up people.
func TestImages(t *testing.T) {
	vers := os.Getenv("DELIBERE_IMAGES")
	if vers == "" {
		t.Skip("les images du README et du guide se reprennent par « make images », qui dit où les mettre dans DELIBERE_IMAGES")
	}
	photos := func(nom string, prendre func(*photographe)) {
		t.Run(nom, func(t *testing.T) {
			f := &photographe{nouvellePersonne(t), vers}
			f.garderImage()
			prendre(f)
		})
	}
	photos("mairie", (*photographe).mairie)
	photos("exemple", (*photographe).exemple)
	photos("affichage", (*photographe).affichage)
	photos("papier", (*photographe).papier)
}

// photo waits until the window moves no more, and keeps it with few colours: the letters as sharp, the file small.
func (f *photographe) photo(nom string) {
	f.t.Helper()
	var avant image.Image
	pareilles := 0
	f.jusqua("la fenêtre ne change plus", func() bool {
		img := f.image()
		if pareilles++; !reflect.DeepEqual(img, avant) {
			pareilles = 0
		}
		avant = img
		return pareilles >= 6
	})
	// Without its title, which is of the system.
	f.garder(nom, avant.(interface {
		SubImage(image.Rectangle) image.Image
	}).SubImage(image.Rect(0, 20, 1366, 768)))
}

func (f *photographe) garder(nom string, img image.Image) {
	f.t.Helper()
	img = sobre(img)
	var b bytes.Buffer
	compresseur := png.Encoder{CompressionLevel: png.BestCompression}
	if err := compresseur.Encode(&b, img); err != nil {
		f.t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(f.vers, nom+".png"), b.Bytes(), 0o644); err != nil {
		f.t.Fatal(err)
	}
}

// ouvrir opens the window on a base.
func (f *photographe) ouvrir(base string) {
	f.t.Helper()
	f.t.Setenv("CUPS_SERVER", "localhost:1") // the printers of this machine are nobody's
	f.lancer(binaire(f.t), "--base", base)
	f.lire("Le conseil municipal")
	// The whole screen, as on a small PC.
	f.faire("mousemove", "683", "20", "click", "--repeat", "2", "1", "mousemove", "1355", "757")
	f.jusqua("la fenêtre tient tout l'écran", func() bool {
		r, g, b, _ := f.image().At(2, 400).RGBA()
		return r|g|b != 0
	})
}

// exemple: a séance from the convocation to the transmission.
func (f *photographe) exemple() {
	f.ouvrir(filepath.Join(f.t.TempDir(), "registre.delibere"))
	f.photo("premiers-pas")
	f.cliquer("Ouvrir l'exemple : Valentigney, séance du 5 avril 2023")
	f.lire("chercher un nom")
	f.photo("presences")
	f.touche("F1")
	f.lire("Page suivante")
	f.photo("aide")
	f.touche("Escape")
	f.touche("ctrl+0")
	f.lire("Envoyée le")
	f.photo("convocation")
	f.touche("ctrl+2")
	f.lire("Chercher et remplacer")
	f.photo("points")
	f.cliquer("Page à côté")
	f.lire("page 1 sur 2")
	f.photo("page-a-cote")
	f.cliquer("Page à côté")
	f.cliquer("Par nom ou par groupe")
	f.photo("vote-par-nom")
	f.cliquer("Par totaux seulement")
	f.cliquer("Partir d'un modèle…")
	f.lire("Ajouter à la suite du texte")
	f.taper("subvention")
	f.photo("modeles")
	f.touche("Escape")
	f.touche("ctrl+3")
	f.lire("Imprimer…")
	f.lire("page 1 sur 2")
	f.photo("extrait")
	f.touche("ctrl+4")
	f.lire("Numéroter")
	f.photo("cloture")
	f.touche("ctrl+5")
	f.lire("Archive ACTES…")
	f.photo("transmission")
}

// affichage: the same roll call in the dark, then larger.
func (f *photographe) affichage() {
	f.ouvrir(filepath.Join(f.t.TempDir(), "registre.delibere"))
	f.cliquer("Ouvrir l'exemple : Valentigney, séance du 5 avril 2023")
	f.lire("chercher un nom")
	f.cliquer("Affichage")
	f.cliquer("Sombre")
	f.lire("chercher un nom")
	f.photo("sombre")
	f.touche("ctrl+r")
	f.lire("Numéros des délibérations")
	f.cliquer("Affichage")
	f.lire("Les couleurs")
	f.photo("reglages-affichage")
	f.cliquer("Clair")
	f.touche("ctrl+1")
	f.lire("chercher un nom")
	f.touche("ctrl+equal", "ctrl+equal")
	f.photo("grand")
}

// mairie: a commune that works with the program.
func (f *photographe) mairie() {
	base := filepath.Join(f.t.TempDir(), "registre.delibere")
	mairieTenue(f.t, base, time.Now())
	f.ouvrir(base)
	f.touche("ctrl+f")
	f.taper("ecole")
	f.photo("registre")
	f.touche("ctrl+t")
	f.lire("Ajouter un élu")
	f.photo("conseil")
	f.touche("ctrl+r")
	f.cliquer("Sauvegarder maintenant")
	f.lire("Sauvegarde faite et relue.")
	f.photo("reglages")
	for _, partie := range []string{"Papier", "Transmission", "Modèles"} {
		f.cliquer(partie)
		if partie == "Papier" {
			f.attendreLaPage()
		}
		f.photo("reglages-" + strings.ToLower(strings.ReplaceAll(partie, "è", "e")))
	}
	f.touche("ctrl+l")
	f.lire("À faire")
	f.photo("accueil")
}

// attendreLaPage waits until the page to be printed is drawn in the right half of the window.
func (f *photographe) attendreLaPage() {
	f.t.Helper()
	f.jusqua("la page est dessinée", func() bool {
		blancs, img := 0, f.image()
		for y := 180; y < 700; y += 4 {
			for x := 900; x < 1340; x += 4 {
				if r, g, b, _ := img.At(x, y).RGBA(); r&g&b == 0xffff {
					blancs++
				}
			}
		}
		return blancs > 4000
	})
}

// papier: the two pages of the example, side by side.
func (f *photographe) papier() {
	lieu := f.t.TempDir()
	for _, args := range [][]string{{binaire(f.t), "essai", "-o", lieu}, {"pdftoppm", "-r", "70", "-png", filepath.Join(lieu, "extrait-2023-32.pdf"), filepath.Join(lieu, "page")}} {
		if out, err := f.cmd(args[0], args[1:]...).CombinedOutput(); err != nil {
			f.t.Fatalf("%q : %v %s", args, err, out)
		}
	}
	var pages []image.Image
	for i := range 2 {
		octets, err := os.ReadFile(filepath.Join(lieu, fmt.Sprintf("page-%d.png", i+1)))
		if err != nil {
			f.t.Fatal(err)
		}
		img, err := png.Decode(bytes.NewReader(octets))
		if err != nil {
			f.t.Fatal(err)
		}
		pages = append(pages, img)
	}
	b := pages[0].Bounds()
	cote := image.NewRGBA(image.Rect(0, 0, 2*b.Dx()+3, b.Dy()+2))
	draw.Draw(cote, cote.Bounds(), image.NewUniform(color.Gray{Y: 0xd5}), image.Point{}, draw.Src)
	for i, img := range pages {
		draw.Draw(cote, b.Add(image.Pt(1+i*(b.Dx()+1), 1)), img, b.Min, draw.Src)
	}
	f.garder("extrait-pdf", cote)
}
