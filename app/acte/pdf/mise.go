package pdf

import (
	"delibere/app/acte"
)

// The page, in points: A4, the margins of a register.
const (
	pageLarge  = 595.28
	pageHaute  = 841.89
	margeCote  = 71.0
	margeHaut  = 52.0
	margeBas   = 68.0
	piedY      = pageHaute - 42
	mesurePage = pageLarge - 2*margeCote
)

// Sizes of type, in points: 11 for the act, never under 9.
const (
	corps      = 11.0
	corpsPetit = 9.5
	corpsTitre = 16.0
	corpsObjet = 12.5
	corpsTable = 9.5
	corpsPied  = 9.0
)

// interligne is the distance of lines to the size.
const interligne = 1.29

// ligne is one line of the document, wherever it comes from: its height, the space before it, and how
// to draw it with its top at y.
type ligne struct {
	haut, avant float64
	lie         bool // never the last of a page: it holds to the next
	tableau     *tableau
	rangee      *rangee // the row of a table it belongs to, whose cells are drawn one after the other
	rang        int     // its place in the row
	dessiner    func(c *crayon, y float64)
}

// mettre turns blocks into lines.
func mettre(blocs []acte.Bloc) []ligne {
	var l []ligne
	for _, b := range blocs {
		switch b := b.(type) {
		case acte.Titre:
			l = append(l, titre(b)...)
		case acte.Paragraphe:
			l = append(l, paragraphe(b, margeCote, mesurePage)...)
		case acte.Liste:
			l = append(l, liste(b.Elements, 0)...)
		case acte.Tableau:
			l = append(l, mettreTableau(b)...)
		case acte.Filet:
			l = append(l, ligne{haut: 1, avant: 8, dessiner: func(c *crayon, y float64) { c.filet(margeCote, y, margeCote+mesurePage, y) }})
		case acte.Ensemble:
			l = append(l, lier(mettre(b.Blocs))...)
		case acte.Signatures:
			l = append(l, signatures(b)...)
		}
	}
	return l
}

// lier keeps all lines on one page.
func lier(l []ligne) []ligne {
	for i := range len(l) - 1 {
		l[i].lie = true
	}
	return l
}

func titre(t acte.Titre) []ligne {
	taille, avant := corpsObjet, 16.0
	if t.Niveau == 1 {
		taille, avant = corpsTitre, 10
	}
	l := composer(t.Texte, taille, t.Alignement, margeCote, mesurePage)
	l[0].avant = avant
	if t.Niveau > 1 {
		l[len(l)-1].haut += 3
	}
	for i := range l {
		l[i].lie = true
	}
	return l
}

func paragraphe(p acte.Paragraphe, x, mesure float64) []ligne {
	taille := corps
	if p.Petit {
		taille = corpsPetit
	}
	l := composer(p.Texte, taille, p.Alignement, x, mesure)
	if !p.Suite {
		l[0].avant = 6.5
	}
	sansVeuve(l)
	if p.AvecSuivant {
		l[len(l)-1].lie = true
	}
	return l
}

// sansVeuve keeps the first two lines and the last two together: no line of a paragraph stands alone
// on a page.
func sansVeuve(l []ligne) {
	if n := len(l); n > 1 {
		l[0].lie = true
		l[n-2].lie = true
	}
}

// composer breaks a text into lines.
func composer(t acte.Texte, taille float64, alignement acte.Alignement, x, mesure float64) []ligne {
	trait := faces[romain]().mesurer([]rune{'-'}) * taille / 1000
	cassees := casser(morceler(t, taille, mesure), mesure, trait, alignement == acte.Justifie)
	lignes := make([]ligne, len(cassees))
	for i, l := range cassees {
		depart := x
		switch alignement {
		case acte.Centre:
			depart += (mesure - l.largeur) / 2
		case acte.Droite:
			depart += mesure - l.largeur
		}
		lignes[i] = ligne{haut: taille * interligne, dessiner: func(c *crayon, y float64) {
			c.texte(depart, y+taille*0.98, taille, l)
		}}
	}
	return lignes
}

// liste sets items with a dash, each level further in.
func liste(elements []acte.Element, niveau int) []ligne {
	const retrait = 16.0
	x := margeCote + retrait*float64(niveau)
	var l []ligne
	for _, e := range elements {
		item := composer(e.Texte, corps, acte.Gauche, x+retrait, mesurePage-retrait*float64(niveau+1))
		tiret := composer(acte.Texte{{Texte: "–"}}, corps, acte.Gauche, x+4, retrait)[0].dessiner
		premiere := item[0].dessiner
		item[0].dessiner = func(c *crayon, y float64) {
			tiret(c, y)
			premiere(c, y)
		}
		item[0].avant = 4
		sansVeuve(item)
		if len(e.Elements) > 0 {
			item[len(item)-1].lie = true
		}
		l = append(l, item...)
		l = append(l, liste(e.Elements, niveau+1)...)
	}
	return l
}

// signatures sets places side by side, with 22 mm to sign and to stamp.
func signatures(s acte.Signatures) []ligne {
	const place = 62.0
	n := max(len(s.Places), 1)
	colonne := mesurePage / float64(n)
	bloc := func(texte string, x float64) []ligne {
		return composer(acte.Texte{{Texte: texte, Gras: true}}, corps, acte.Gauche, x, colonne-12)
	}
	var qualites, noms [][]ligne
	hautQualite, hautNom := 0, 0
	for i, p := range s.Places {
		x := margeCote + float64(i)*colonne
		qualites, noms = append(qualites, bloc(p.Qualite, x)), append(noms, bloc(p.Nom, x))
		hautQualite, hautNom = max(hautQualite, len(qualites[i])), max(hautNom, len(noms[i]))
	}
	// The names stand on one line across, under the place of the longest title.
	const interlignes = corps * interligne
	bas := float64(hautQualite)*interlignes + place
	return []ligne{{haut: bas + float64(hautNom)*interlignes, avant: 8, dessiner: func(c *crayon, y float64) {
		for i := range s.Places {
			for k, l := range qualites[i] {
				l.dessiner(c, y+float64(k)*interlignes)
			}
			for k, l := range noms[i] {
				l.dessiner(c, y+bas+float64(k)*interlignes)
			}
		}
	}}}
}
