package acte

import "delibere/app/conseil"

// marquer sets in bold what a text of the secretary marks so.
func marquer(s string) Texte {
	var t Texte
	for _, p := range conseil.Portions(s) {
		t = append(t, Segment{Texte: p.Texte, Gras: p.Gras})
	}
	return t
}

// corpsDe is a paragraph of the secretary: running text, and a list where its lines are items.
func corpsDe(paragraphe string) []Bloc {
	var blocs []Bloc
	for i, l := range conseil.Lignes(paragraphe) {
		if !l.Item {
			blocs = append(blocs, Paragraphe{Texte: marquer(l.Texte), Suite: i > 0})
			continue
		}
		e := Element{Texte: marquer(l.Texte)}
		n := len(blocs)
		if n > 0 {
			if liste, ok := blocs[n-1].(Liste); ok {
				liste.Elements = append(liste.Elements, e)
				blocs[n-1] = liste
				continue
			}
			p := blocs[n-1].(Paragraphe)
			p.AvecSuivant = true
			blocs[n-1] = p
		}
		blocs = append(blocs, Liste{Elements: []Element{e}, Serree: true, Suite: i > 0})
	}
	return blocs
}
