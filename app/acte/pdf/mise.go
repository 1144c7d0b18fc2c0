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

// epaisseur is the width of a rule.
const epaisseur = 0.5

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
	bord        float64 // where its ink ends on the right; 0 when it may be anywhere
	dessiner    func(c *crayon, y float64)
}

// metteur turns blocks into lines, and builds the structure that the lines say.
type metteur struct {
	plan    plan
	figures []*figure
	faute   error
}

// mettre turns blocks into lines; e is the element that they belong to.
func (m *metteur) mettre(blocs []acte.Bloc, e *element) []ligne {
	var l []ligne
	for _, b := range blocs {
		switch b := b.(type) {
		case acte.Titre:
			l = append(l, m.titre(b, e)...)
		case acte.Paragraphe:
			l = append(l, paragraphe(b, e.fils("P"))...)
		case acte.Liste:
			l = append(l, liste(b.Elements, 0, e)...)
		case acte.Tableau:
			l = append(l, mettreTableau(b, e)...)
		case acte.Figure:
			l = append(l, m.figure(b, e)...)
		case acte.Filet:
			// A rule under a title holds to what follows, as the title does.
			l = append(l, ligne{haut: 1, avant: 8, lie: len(l) > 0 && l[len(l)-1].lie, dessiner: func(c *crayon, y float64) {
				c.filetAccent(margeCote, y, margeCote+mesurePage, y)
			}})
		case acte.Ensemble:
			l = append(l, lier(m.mettre(b.Blocs, e))...)
		case acte.Signatures:
			l = append(l, signatures(b, e)...)
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

func (m *metteur) titre(t acte.Titre, parent *element) []ligne {
	taille, avant := corpsObjet, 16.0
	if t.Niveau == 1 {
		taille, avant = corpsTitre, 10
	}
	l := composer(t.Texte, taille, t.Alignement, margeCote, mesurePage, parent.fils(m.plan.role(t.Niveau)))
	l[0].avant = avant
	if t.Niveau > 1 {
		l[len(l)-1].haut += 3
	}
	for i := range l {
		l[i].lie = true
		if t.Niveau == 1 {
			noir := l[i].dessiner
			l[i].dessiner = func(c *crayon, y float64) { c.enCouleur(func() { noir(c, y) }) }
		}
	}
	return l
}

func paragraphe(p acte.Paragraphe, e *element) []ligne {
	taille := corps
	if p.Petit {
		taille = corpsPetit
	}
	l := composer(p.Texte, taille, p.Alignement, margeCote, mesurePage, e)
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

// composer breaks a text into lines, the content of an element; nil for what no reader should hear.
func composer(t acte.Texte, taille float64, alignement acte.Alignement, x, mesure float64, e *element) []ligne {
	cassees := casser(morceler(t, taille, mesure), mesure, largeurDuTrait(taille), alignement == acte.Justifie)
	lignes := make([]ligne, len(cassees))
	for i, l := range cassees {
		depart := x
		switch alignement {
		case acte.Centre:
			depart += (mesure - l.largeur) / 2
		case acte.Droite:
			depart += mesure - l.largeur
		}
		bord := depart + l.largeur
		if alignement == acte.Justifie {
			bord = x + mesure
		}
		lignes[i] = ligne{haut: taille * interligne, bord: bord, dessiner: func(c *crayon, y float64) {
			c.texte(depart, y+taille*0.98, taille, l, e)
		}}
	}
	return lignes
}

// liste sets items with a dash, each level further in, as long as the page leaves room for the words.
func liste(elements []acte.Element, niveau int, parent *element) []ligne {
	const (
		retrait   = 16.0
		niveauMax = 14
	)
	retraits := float64(min(niveau, niveauMax)) * retrait
	if len(elements) == 0 {
		return nil
	}
	lettre := parent.fils("L")
	lettre.suite = "/A <</O /List /ListNumbering /Disc>>"
	var l []ligne
	for _, e := range elements {
		li := lettre.fils("LI")
		marque, corpsDe := li.fils("Lbl"), li.fils("LBody")
		item := composer(e.Texte, corps, acte.Gauche, margeCote+retraits+retrait, mesurePage-retraits-retrait, corpsDe)
		tiret := composer(acte.Texte{{Texte: "–"}}, corps, acte.Gauche, margeCote+retraits+4, retrait, marque)[0].dessiner
		premiere := item[0].dessiner
		item[0].dessiner = func(c *crayon, y float64) {
			tiret(c, y)
			premiere(c, y)
		}
		item[0].avant = 4
		sansVeuve(item)
		if len(e.Elements) > 0 && niveau < niveauMax {
			item[len(item)-1].lie = true
		}
		l = append(l, item...)
		l = append(l, liste(e.Elements, niveau+1, corpsDe)...)
	}
	return l
}
