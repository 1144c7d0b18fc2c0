// Package guide reads the guide of the program: pages of paragraphs, lists, tables of keys and pictures, that the
// window shows and that are set on paper.
//
// Its text is read by anybody as it is: « # » begins a page, with « @ » and the screen that it is
// about, « ## » a part, « - » an item of a list,
// « touche | geste » a line of a table, « ![ce qu'elle montre](fichier.png) » a picture, and « [Nom] » is what the
// window writes on a button, a field or a menu.
package guide

import (
	"strings"

	"delibere/app/acte"
)

// Page is a page of the guide.
type Page struct {
	Titre string
	Ecran string // the screen that it is about; "" for none
	Blocs []Bloc
}

// Bloc is a piece of a page: exactly one of its kinds.
type Bloc struct {
	Partie     string       // a heading
	Paragraphe acte.Texte   // its names of the window are bold
	Liste      []acte.Texte // items
	Touches    [][2]string  // a key, what it does
	Image, Dit string       // a file, and what one sees in it
}

// Lire reads the pages of a guide.
func Lire(texte string) (pages []Page) {
	for _, l := range strings.Split(texte, "\n") {
		if titre, oui := strings.CutPrefix(l, "# "); oui {
			titre, ecran, _ := strings.Cut(titre, " @ ")
			pages = append(pages, Page{Titre: titre, Ecran: ecran})
			continue
		}
		if l = strings.TrimSpace(l); l != "" && len(pages) > 0 {
			pages[len(pages)-1].lire(l)
		}
	}
	return pages
}

// lire adds a line to a page: an item to its list, a key to its table.
func (p *Page) lire(l string) {
	var dernier Bloc
	n := len(p.Blocs)
	if n > 0 {
		dernier = p.Blocs[n-1]
	}
	partie, estPartie := strings.CutPrefix(l, "## ")
	item, estItem := strings.CutPrefix(l, "- ")
	image, estImage := strings.CutPrefix(l, "![")
	touche, geste, estTouche := strings.Cut(l, " | ")
	switch {
	case estPartie:
		p.Blocs = append(p.Blocs, Bloc{Partie: partie})
	case estItem && dernier.Liste != nil:
		p.Blocs[n-1].Liste = append(dernier.Liste, enTexte(item))
	case estItem:
		p.Blocs = append(p.Blocs, Bloc{Liste: []acte.Texte{enTexte(item)}})
	case estImage:
		dit, fichier, _ := strings.Cut(image, "](")
		p.Blocs = append(p.Blocs, Bloc{Image: strings.TrimSuffix(fichier, ")"), Dit: dit})
	case estTouche && dernier.Touches != nil:
		p.Blocs[n-1].Touches = append(dernier.Touches, [2]string{touche, geste})
	case estTouche:
		p.Blocs = append(p.Blocs, Bloc{Touches: [][2]string{{touche, geste}}})
	default:
		p.Blocs = append(p.Blocs, Bloc{Paragraphe: enTexte(l)})
	}
}

// enTexte sets in bold the names of the window.
func enTexte(s string) (t acte.Texte) {
	for s != "" {
		avant, reste, oui := strings.Cut(s, "[")
		nom, apres, ferme := strings.Cut(reste, "]")
		if !oui || !ferme {
			return append(t, acte.Segment{Texte: s})
		}
		if avant != "" {
			t = append(t, acte.Segment{Texte: avant})
		}
		t, s = append(t, acte.Segment{Texte: nom, Gras: true}), apres
	}
	return t
}

// Touches are the keys of a part, by its name.
func Touches(pages []Page, partie string) (l [][2]string) {
	dans := false
	for _, p := range pages {
		for _, b := range p.Blocs {
			if b.Partie != "" {
				dans = b.Partie == partie
			}
			if dans {
				l = append(l, b.Touches...)
			}
		}
		dans = false
	}
	return l
}

// Document is the guide on paper, with the pictures that are given: one that is not there leaves its place to the text.
func Document(pages []Page, image func(nom string) []byte) *acte.Document {
	d := &acte.Document{Titre: "Guide de Délibéré", Sujet: "Le secrétariat des séances du conseil municipal", Auteur: "Délibéré", Pied: "GUIDE DE DÉLIBÉRÉ"}
	d.Blocs = append(d.Blocs, acte.Titre{Niveau: 1, Texte: acte.Texte{{Texte: "Guide de Délibéré"}}, Alignement: acte.Gauche}, acte.Filet{})
	for _, p := range pages {
		d.Blocs = append(d.Blocs, acte.Titre{Niveau: 2, Texte: acte.Texte{{Texte: p.Titre, Gras: true}}, Alignement: acte.Gauche})
		for _, b := range p.Blocs {
			d.Blocs = append(d.Blocs, b.surPapier(image)...)
		}
	}
	return d
}

func (b Bloc) surPapier(image func(nom string) []byte) []acte.Bloc {
	switch {
	case b.Image != "":
		if octets := image(b.Image); octets != nil {
			return []acte.Bloc{acte.Ensemble{Blocs: []acte.Bloc{acte.Figure{PNG: octets, Alternative: "L'écran : " + b.Dit},
				acte.Paragraphe{Texte: acte.Texte{{Texte: b.Dit, Italique: true}}, Alignement: acte.Centre, Petit: true, Suite: true}}}}
		}
	case b.Partie != "":
		return []acte.Bloc{acte.Titre{Niveau: 3, Texte: acte.Texte{{Texte: b.Partie, Gras: true}}, Alignement: acte.Gauche}}
	case b.Paragraphe != nil:
		return []acte.Bloc{acte.Paragraphe{Texte: b.Paragraphe}}
	case b.Liste != nil:
		var l acte.Liste
		for _, t := range b.Liste {
			l.Elements = append(l.Elements, acte.Element{Texte: t})
		}
		return []acte.Bloc{l}
	case b.Touches != nil:
		t := acte.Tableau{Largeurs: []float64{1, 2}, Entete: []acte.Cellule{cellule("Touche", true), cellule("Ce qu'elle fait", true)}}
		for _, x := range b.Touches {
			t.Lignes = append(t.Lignes, []acte.Cellule{cellule(x[0], true), cellule(x[1], false)})
		}
		return []acte.Bloc{t}
	}
	return nil
}

func cellule(s string, gras bool) acte.Cellule {
	return acte.Cellule{{Texte: acte.Texte{{Texte: s, Gras: gras}}, Alignement: acte.Gauche}}
}
