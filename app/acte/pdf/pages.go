package pdf

// placee is a line at its place.
type placee struct {
	ligne
	y      float64
	repete bool // a heading again: it is read once
}

// paginer places lines on pages. Lines that hold together go to the next page together, unless they do
// not hold in a page at all. A table that crosses is closed at the foot and its heading is repeated, but
// where it is the heading itself that crosses.
func paginer(lignes []ligne) [][]placee {
	const bas = pageHaute - margeBas
	var pages [][]placee
	var page []placee
	y := margeHaut
	tourner := func(suivante *ligne) {
		if n := len(page); n > 0 && page[n-1].tableau != nil && page[n-1].tableau == suivante.tableau {
			t := suivante.tableau
			page = append(page, placee{ligne: ligne{dessiner: t.horizontal}, y: y})
			pages = append(pages, page)
			page, y = nil, margeHaut
			for _, l := range t.entete {
				if suivante.rangee == t.entete[0].rangee {
					break
				}
				page = append(page, placee{l, y, true})
				y += l.haut
			}
			page = append(page, placee{ligne: ligne{dessiner: t.horizontal, tableau: t}, y: y})
			return
		}
		pages = append(pages, page)
		page, y = nil, margeHaut
	}
	for i := 0; i < len(lignes); {
		fin, haut := groupe(lignes, i, len(page) == 0)
		if y+haut > bas && len(page) > 0 {
			tourner(&lignes[i])
		}
		for ; i < fin; i++ {
			l := lignes[i]
			if len(page) > 0 {
				y += l.avant
			}
			if y+l.haut > bas && len(page) > 0 {
				tourner(&l)
			}
			page = append(page, placee{ligne: l, y: y})
			y += l.haut
		}
	}
	return append(pages, page)
}

// groupe returns the end of the lines that hold together from i, and their height.
func groupe(lignes []ligne, i int, tete bool) (fin int, haut float64) {
	for fin = i; fin < len(lignes); fin++ {
		if fin > i || !tete {
			haut += lignes[fin].avant
		}
		haut += lignes[fin].haut
		if !lignes[fin].lie {
			return fin + 1, haut
		}
	}
	return fin, haut
}
