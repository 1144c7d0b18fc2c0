package main

import (
	"bytes"
	"context"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"delibere/app/dossier"
	"delibere/app/secretariat"
	"delibere/assets"
	"delibere/storage"
)

// The keys of any keyboard, by the codes of X: the letter x and Backspace.
const (
	codeX       = 53
	codeEffacer = 22
	codeEspace  = 65
	codeDebut   = 110
	codeA       = 38
	codeP       = 33
	codeE       = 26
)

// baseDUnTexte makes a base whose window opens in the middle of an exposé of so many characters.
func baseDUnTexte(t *testing.T, caracteres int) string {
	t.Helper()
	base := filepath.Join(t.TempDir(), "registre.delibere")
	b, err := storage.Creer(base)
	if err != nil {
		t.Fatal(err)
	}
	defer b.Close()
	d, err := dossier.Lire(bytes.NewReader(assets.Exemple))
	if err != nil {
		t.Fatal(err)
	}
	const phrase = "Le conseil municipal délibère sur l'affaire qui lui est soumise. "
	d.Seance.Point(32).Expose = nil
	for n := 0; n < caracteres; n += 8 * len([]rune(phrase)) {
		d.Seance.Point(32).Expose = append(d.Seance.Point(32).Expose, strings.TrimSpace(strings.Repeat(phrase, 8)))
	}
	s := secretariat.New(b, time.Now, "")
	f, err := s.Importer(context.Background(), d, true)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.RetenirEcran(context.Background(), secretariat.Ecran{Seance: f.ID, Etape: "points", Point: 32, Champ: "expose", Curseur: caracteres / 2}); err != nil {
		t.Fatal(err)
	}
	return base
}

// A key in a text of 20,000 characters, to the image, beside a key in the empty field of a window that has nothing
// else.
func TestMesureFenetreTouche(t *testing.T) {
	programme := binaire(t)
	vide := fenetreVide(t)
	b := banc{e: nouvelEcran(t)}
	b.x = b.e.ouvrirX()
	dansUnChamp := func(nom string, args ...string) []float64 {
		return b.mesurer(toutLeCentre, []geste{{codeX, true}, {codeEffacer, false}}, nom, args...)
	}
	var eux, nous []float64
	base := baseDUnTexte(t, 20_000)
	for range 3 { // by turns: what else the machine does weighs on both
		eux, nous = append(eux, dansUnChamp(vide, "champ")...), append(nous, dansUnChamp(programme, "--base", base)...)
	}
	longs := dansUnChamp(programme, "--base", baseDUnTexte(t, 60_000))
	t.Logf("mesure : touche dans 20000 caractères %.1f ms (9 sur 10 sous %.1f), dans 60000 %.1f ms, champ vide %.1f ms, rapport %.2f",
		mediane(nous), centile(nous, 90), mediane(longs), mediane(eux), mediane(nous)/mediane(eux))
}

// banc presses keys in one window after the other, and sees them painted.
type banc struct {
	e *ecranVirtuel
	x *serveurX
}

// zone is a part of the screen where what a key does is seen.
type zone struct{ gauche, haut, large, hauteur uint16 }

var toutLeCentre = zone{14, 32, 996, 670}

// geste is a key, and whether the time to its image counts.
type geste struct {
	touche byte
	compte bool
}

// mesurer opens a window, presses the same keys fourteen times, and returns how long each that counts took to be
// seen, in milliseconds.
func (b banc) mesurer(ou zone, gestes []geste, nom string, args ...string) (ms []float64) {
	b.e.t.Helper()
	c := b.e.lancer(nom, args...)
	b.e.jusqua("peinte", b.e.peinteEnPartie)
	attendreSecondes(2)
	for range 14 {
		for _, g := range gestes {
			d := b.x.touchePeinte(g.touche, ou.gauche, ou.haut, ou.large, ou.hauteur)
			if g.compte {
				ms = append(ms, float64(d.Microseconds())/1000)
			}
			attendreSecondes(0.15)
		}
	}
	_ = c.Process.Kill()
	b.e.jusqua("effacée", func() bool { return !b.e.peinteEnPartie() })
	return ms
}

func centile(v []float64, n int) float64 { mediane(v); return v[len(v)*n/100] }

// peinteEnPartie looks for a window: most of the middle of the screen is white.
func (e *ecranVirtuel) peinteEnPartie() bool {
	img := e.image()
	blancs := 0
	for y := 130; y < 700 && y < img.Bounds().Dy(); y += 10 {
		for x := 250; x < 1000 && x < img.Bounds().Dx(); x += 10 {
			if r, g, b, _ := img.At(x, y).RGBA(); r > 0xf000 && g > 0xf000 && b > 0xf000 {
				blancs++
			}
		}
	}
	return blancs > 2000
}

// attendreSecondes lets the window come to rest between two measures.
func attendreSecondes(s float64) {
	syscall.Select(0, nil, nil, nil, &syscall.Timeval{Sec: int64(s), Usec: int64((s - float64(int64(s))) * 1e6)})
}
