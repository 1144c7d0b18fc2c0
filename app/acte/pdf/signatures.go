package pdf

import "delibere/app/acte"

// The place to sign and to stamp, 22 mm high, and the least width that a name wants.
const (
	signatureHaut  = 62.0
	signatureLarge = 70.0
)

// signatures sets places side by side; one under the other when there are too many for the width, or
// when a title is longer than a page.
func signatures(s acte.Signatures, parent *element) []ligne {
	n := max(len(s.Places), 1)
	colonne := mesurePage / float64(n)
	if colonne < signatureLarge {
		return signaturesEmpilees(s, parent)
	}
	var qualites, noms [][]ligne
	hautQualite, hautNom := 0, 0
	for i, p := range s.Places {
		x := margeCote + float64(i)*colonne
		qualites, noms = append(qualites, ligneASigner(p.Qualite, x, colonne-12, parent)), append(noms, ligneASigner(p.Nom, x, colonne-12, parent))
		hautQualite, hautNom = max(hautQualite, len(qualites[i])), max(hautNom, len(noms[i]))
	}
	// The names stand on one line across, under the place of the longest title.
	const interlignes = corps * interligne
	bas := float64(hautQualite)*interlignes + signatureHaut
	haut := bas + float64(hautNom)*interlignes
	if haut > (pageHaute-margeHaut-margeBas)/2 {
		return signaturesEmpilees(s, parent)
	}
	return []ligne{{haut: haut, avant: 8, dessiner: func(c *crayon, y float64) {
		for i, p := range s.Places {
			c.place(margeCote+float64(i)*colonne, y+bas-signatureHaut, colonne-12, p.Nom)
			for k, l := range qualites[i] {
				l.dessiner(c, y+float64(k)*interlignes)
			}
			for k, l := range noms[i] {
				l.dessiner(c, y+bas+float64(k)*interlignes)
			}
		}
	}}}
}

func ligneASigner(texte string, x, mesure float64, parent *element) []ligne {
	return composer(acte.Texte{{Texte: texte, Gras: true}}, corps, acte.Gauche, x, mesure, parent.fils("P"))
}

func signaturesEmpilees(s acte.Signatures, parent *element) []ligne {
	var l []ligne
	for _, p := range s.Places {
		qualite := ligneASigner(p.Qualite, margeCote, mesurePage, parent)
		qualite[0].avant = 8
		qualite[len(qualite)-1].lie = true
		blanc := ligne{haut: signatureHaut, lie: true, dessiner: func(c *crayon, y float64) { c.place(margeCote, y, mesurePage/2, p.Nom) }}
		l = append(append(append(l, qualite...), blanc), ligneASigner(p.Nom, margeCote, mesurePage, parent)...)
	}
	return l
}
