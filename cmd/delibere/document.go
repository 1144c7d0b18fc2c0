package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"delibere/app/acte"
	"delibere/app/acte/pdf"
	"delibere/app/conseil"
)

// documenter makes a document of a séance other than the extrait.
func documenter(o options, out io.Writer) (int, error) {
	genre := acte.Genre(o.valeurs["-t"])
	if !slices.Contains(acte.Genres, genre) {
		noms := make([]string, len(acte.Genres))
		for i, g := range acte.Genres {
			noms[i] = string(g)
		}
		return 0, usage("indiquez le document : -t suivi de %s", strings.Join(noms, ", "))
	}
	if !o.a("-o") && !o.a("--texte") {
		return 0, usage("indiquez où écrire, par exemple -o %s.pdf", genre)
	}
	d, err := seanceDuFichier(o)
	if err != nil {
		return 0, err
	}
	point := 0
	if genre == acte.GenreBordereau {
		p := d.Seance.Deliberation(o.valeurs["-d"])
		if p == nil {
			return 0, fmt.Errorf("le bordereau est celui d'une délibération : ajoutez -d et son numéro (%s)", ouAucune(numeros(d)))
		}
		point = p.Numero
	}
	octets, err := composer(genre, d, point, o.a("--texte"))
	if err != nil {
		return 0, err
	}
	return statutFait, livrer(o, out, octets)
}

// composer makes a document, as PDF or as text. A record that contradicts itself is a refusDImprimer.
func composer(g acte.Genre, d *conseil.Dossier, point int, texte bool) ([]byte, error) {
	doc, err := acte.Composer(g, d, point, acte.ModeleOrdinaire())
	return octetsDe(doc, err, texte)
}

// octetsDe writes a document that was made, or says why it was not.
func octetsDe(doc *acte.Document, err error, texte bool) ([]byte, error) {
	var refus *acte.Refus
	if errors.As(err, &refus) {
		return nil, &refusDImprimer{[]error{err}}
	}
	if err != nil {
		return nil, err
	}
	if texte {
		return []byte(acte.TexteDe(doc)), nil
	}
	var b bytes.Buffer
	if err := pdf.Rendre(doc, &b); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}
