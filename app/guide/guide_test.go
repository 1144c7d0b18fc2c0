package guide_test

import (
	"bytes"
	"strings"
	"testing"

	"delibere/app/acte"
	"delibere/app/acte/pdf"
	"delibere/app/guide"
	"delibere/assets"
)

func TestLire(t *testing.T) {
	pages := guide.Lire("perdu\n# Une page @ Points\n\nAllez à [Réglages], puis [Papier].\n\n![Ce qu'on voit](a.png)\n- un\n- deux\n\nF1 | aide\nTab | suivant\n## Partout\n# Autre\nfin [ouverte")
	if len(pages) != 2 || pages[0].Titre != "Une page" || pages[0].Ecran != "Points" || len(pages[0].Blocs) != 5 {
		t.Fatalf("%+v", pages)
	}
	b := pages[0].Blocs
	if p := b[0].Paragraphe; len(p) != 5 || !p[1].Gras || p[1].Texte != "Réglages" || p[4].Texte != "." {
		t.Errorf("%+v", p)
	}
	if b[1].Image != "a.png" || b[1].Dit != "Ce qu'on voit" || len(b[2].Liste) != 2 || len(b[3].Touches) != 2 || b[4].Partie != "Partout" {
		t.Errorf("%+v", b)
	}
	if p := pages[1].Blocs[0].Paragraphe; p.Clair() != "fin [ouverte" {
		t.Errorf("%+v", p)
	}
}

// The guide has its pictures, its keys, and goes on paper with every word of it.
func TestGuideDuProgramme(t *testing.T) {
	pages := guide.Lire(assets.Guide)
	images := 0
	for _, p := range pages {
		for _, b := range p.Blocs {
			if b.Image == "" {
				continue
			}
			images++
			if _, err := assets.ImagesDuGuide.ReadFile("images/" + b.Image); err != nil {
				t.Error(err)
			}
		}
	}
	if len(pages) < 12 || images < 8 {
		t.Errorf("%d pages, %d images", len(pages), images)
	}
	for _, partie := range []string{"Partout", "Présences", "Points", "Conseil"} {
		if len(guide.Touches(pages, partie)) < 3 {
			t.Errorf("touches de %s : %v", partie, guide.Touches(pages, partie))
		}
	}
	if l := guide.Touches(pages, "Ailleurs"); l != nil {
		t.Errorf("%v", l)
	}
	d := guide.Document(pages, func(nom string) []byte {
		o, _ := assets.ImagesDuGuide.ReadFile("images/" + nom)
		return o
	})
	texte := acte.TexteDe(d)
	for _, x := range []string{"1. La commune", "Un pouvoir ne compte pas pour le quorum", "Maj+Tab", "champ suivant"} {
		if !strings.Contains(texte, x) {
			t.Errorf("le papier n'a pas « %s »", x)
		}
	}
	var b bytes.Buffer
	if err := pdf.Rendre(d, &b); err != nil || b.Len() < 10_000 {
		t.Errorf("%v, %d octets", err, b.Len())
	}
}
