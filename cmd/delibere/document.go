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
)

// documenter makes a document of a séance other than the extrait.
func documenter(o options, out io.Writer) (int, error) {
	chemin, err := o.unFichier()
	if err != nil {
		return 0, err
	}
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
	d, err := ouvrirDossier(chemin)
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
	doc, err := acte.Composer(genre, d, point, acte.ModeleOrdinaire())
	var refus *acte.Refus
	if errors.As(err, &refus) {
		return 0, &refusDImprimer{[]error{err}}
	}
	if err != nil {
		return 0, err
	}
	var b bytes.Buffer
	if o.a("--texte") {
		b.WriteString(acte.TexteDe(doc))
	} else if err := pdf.Rendre(doc, &b); err != nil {
		return 0, err
	}
	if !o.a("-o") {
		_, err = out.Write(b.Bytes())
		return statutFait, err
	}
	return statutFait, publier(out, o.valeurs["-o"], b.Bytes(), o.a("--ecraser"))
}
