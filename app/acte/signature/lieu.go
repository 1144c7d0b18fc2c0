package signature

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

// places is what an act says of where it is to be signed: see app/acte/pdf. The library that joins the
// annexes writes it with other spaces.
var places = regexp.MustCompile(`/PieceInfo\s*<<\s*/Delibere\s*<<[^>]*/Private\s*\[([^\]]*)\]`)

// boite is the size of a page.
var boite = regexp.MustCompile(`/MediaBox\s*\[\s*([-\d.]+)\s+([-\d.]+)\s+([-\d.]+)\s+([-\d.]+)\s*\]`)

// tournee is a page that is not seen upright.
var tournee = regexp.MustCompile(`/Rotate\s+-?[1-9]`)

// Lieu finds where an act is signed: at the first place that it keeps, that of who presided; when it keeps
// none, at the foot of its last page that carries no annotation.
func Lieu(acte []byte) (Cadre, error) {
	f, err := ouvrir(acte)
	if err != nil {
		return Cadre{}, err
	}
	catalogue, err := f.objet(f.racine)
	if err != nil {
		return Cadre{}, err
	}
	if m := places.FindStringSubmatch(catalogue); m != nil {
		if n, err := nombres(strings.Fields(m[1])); err == nil && len(n) >= 5 {
			return Cadre{Page: int(n[0]), X: n[1], Y: n[2], Large: n[3], Haut: n[4]}, nil
		}
	}
	return f.pied(catalogue)
}

// The box at the foot of a page, in points: above the footer, against the right margin.
const piedLarge, piedHaut, piedMarge, piedBas = 190.0, 40.0, 40.0, 62.0

func (f *fichier) pied(catalogue string) (Cadre, error) {
	pages, err := f.pages(catalogue)
	if err != nil {
		return Cadre{}, err
	}
	for i := len(pages) - 1; i >= 0; i-- {
		corps, err := f.objet(pages[i])
		m := boite.FindStringSubmatch(corps)
		if err != nil || m == nil || strings.Contains(corps, "/Annots") || tournee.MatchString(corps) {
			continue
		}
		n, err := nombres(m[1:])
		if err == nil && n[2]-n[0] > piedLarge+piedMarge && n[3]-n[1] > piedBas+piedHaut {
			return Cadre{Page: i + 1, X: n[2] - piedMarge - piedLarge, Y: n[1] + piedBas, Large: piedLarge, Haut: piedHaut}, nil
		}
	}
	return Cadre{}, fmt.Errorf("aucune page de cet acte n'a la place d'une signature ; imprimez-le de nouveau, puis signez-le")
}

func nombres(l []string) ([]float64, error) {
	var n []float64
	for _, s := range l {
		x, err := strconv.ParseFloat(s, 64)
		if err != nil {
			return nil, err
		}
		n = append(n, x)
	}
	return n, nil
}
