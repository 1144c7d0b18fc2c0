package main

import (
	"image"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// personne works in the real window as one does: she reads the screen, clicks on words and types.
type personne struct {
	*ecranVirtuel
	yeux *oeil
}

func nouvellePersonne(t testing.TB) *personne {
	p := &personne{nouvelEcran(t), nouvelOeil(t)}
	// A French keyboard: a letter that no key has would be put on one for the time of a press, and lost.
	if out, err := p.cmd("setxkbmap", "fr", "-variant", "oss").CombinedOutput(); err != nil {
		t.Fatalf("setxkbmap : %v %s", err, out)
	}
	return p
}

// lire waits for a word on the screen and returns its places, from the top.
func (p *personne) lire(mot string) (l []image.Point) {
	p.t.Helper()
	p.jusqua("« "+mot+" » se lit à l'écran", func() bool {
		l = p.yeux.endroits(enGris(p.image()), mot)
		return len(l) > 0
	})
	return l
}

// voit reports whether a word is on the screen now.
func (p *personne) voit(mot string) bool { return len(p.yeux.endroits(enGris(p.image()), mot)) > 0 }

// cliquer clicks on a word once it is there, on the first from the top.
func (p *personne) cliquer(mot string) { p.t.Helper(); p.pointer(p.lire(mot)[0]) }

// sous clicks under a word: in the field that it names.
func (p *personne) sous(mot string) {
	p.t.Helper()
	p.pointer(p.lire(mot)[0].Add(image.Pt(0, 26)))
}

func (p *personne) pointer(ou image.Point) {
	p.t.Helper()
	p.faire("mousemove", strconv.Itoa(ou.X), strconv.Itoa(ou.Y), "click", "1", "mousemove", "1355", "757")
}

// taper types a text; each line but the last ends with Return.
func (p *personne) taper(texte string) {
	p.t.Helper()
	for i, ligne := range strings.Split(texte, "\n") {
		if i > 0 {
			p.touche("Return")
		}
		if ligne != "" {
			p.faire("type", "--delay", "12", "--", ligne)
		}
	}
}

// chiffres are the keys of the French keyboard that a digit stands on.
var chiffres = strings.NewReplacer("ctrl+0", "ctrl+agrave", "ctrl+1", "ctrl+ampersand", "ctrl+2", "ctrl+eacute", "ctrl+3", "ctrl+quotedbl", "ctrl+4", "ctrl+apostrophe", "ctrl+5", "ctrl+parenleft")

// touche presses keys, one after the other.
func (p *personne) touche(noms ...string) {
	p.t.Helper()
	args := []string{"key", "--delay", "30"}
	for _, n := range noms {
		args = append(args, chiffres.Replace(n))
	}
	p.faire(args...)
}

// champs types each text in the field that has the cursor and goes to the next.
func (p *personne) champs(textes ...string) {
	p.t.Helper()
	for _, x := range textes {
		p.taper(x)
		p.touche("Tab")
	}
}

func (p *personne) faire(args ...string) {
	p.t.Helper()
	if out, err := p.cmd("xdotool", args...).CombinedOutput(); err != nil {
		p.t.Fatalf("xdotool %q : %v %s", args, err, out)
	}
}

// remplir types in the field under a word, in the place of what it holds.
func (p *personne) remplir(nom, texte string) {
	p.t.Helper()
	p.sous(nom)
	p.touche("ctrl+a")
	p.champs(texte)
}

// droite types in the field on the right of a word, in the place of what it holds.
func (p *personne) droite(nom, texte string) {
	p.t.Helper()
	l := p.yeux.dessiner(nom)[0].l
	p.pointer(p.lire(nom)[0].Add(image.Pt(l/2+30, 0)))
	p.touche("ctrl+a")
	p.champs(texte)
}

// copier puts a text in the clipboard, as another program does.
func (p *personne) copier(texte string) {
	p.t.Helper()
	c := p.cmd("xclip", "-selection", "clipboard", "-quiet") // stays, to give what it holds
	c.Stdin = strings.NewReader(texte)
	p.demarrer(c)
}

// choisir takes a name in the list beside a word.
func (p *personne) choisir(nom string, x, y int, mot string) {
	p.t.Helper()
	p.pointer(p.lire(nom)[0].Add(image.Pt(x, y)))
	for range 40 {
		if p.voit(mot) {
			p.cliquer(mot)
			return
		}
		p.touche("Down", "Down", "Down", "Down", "Down")
	}
	p.t.Fatalf("« %s » n'est pas dans la liste de « %s »", mot, nom)
}

// garderImage keeps the last picture of a test that failed.
func (p *personne) garderImage() {
	p.t.Cleanup(func() {
		if !p.t.Failed() {
			return
		}
		lieu := filepath.Join(os.TempDir(), "delibere-ecran.png")
		if out, err := p.cmd("import", "-window", "root", "png:-").Output(); err == nil && os.WriteFile(lieu, out, 0o600) == nil {
			p.t.Logf("l'écran à l'échec : %s", lieu)
		}
	})
}
