package main

import (
	"bytes"
	"io"

	"delibere/app/acte/pdf"
	"delibere/app/ecran"
	"delibere/app/guide"
	"delibere/assets"
)

// imprimerGuide writes the guide on paper.
func imprimerGuide(o options, out io.Writer) (int, error) {
	if err := o.sansFichier(); err != nil {
		return 0, err
	}
	if !o.a("-o") {
		return 0, usage("indiquez où écrire, par exemple -o GUIDE.pdf")
	}
	octets, err := guideEnPDF()
	if err != nil {
		return 0, err
	}
	return statutFait, livrer(o, out, octets)
}

func guideEnPDF() ([]byte, error) {
	var b bytes.Buffer
	err := pdf.Rendre(guide.Document(guide.Lire(assets.Guide), leGuide().Image), &b)
	return b.Bytes(), err
}

// leGuide is what the help of the window shows.
func leGuide() ecran.Guide {
	return ecran.Guide{Texte: assets.Guide, PDF: guideEnPDF, Image: func(nom string) []byte {
		octets, err := assets.ImagesDuGuide.ReadFile("images/" + nom)
		if err != nil {
			return nil // a picture that is not there leaves its place to the text
		}
		return octets
	}}
}
