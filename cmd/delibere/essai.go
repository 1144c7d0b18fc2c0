package main

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"delibere/app/conseil"
	"delibere/assets"
)

// lireExemple reads the example that the program carries.
func lireExemple() (*conseil.Dossier, error) { return lireOctets(assets.Exemple) }

// essayer does the main job on the example without a window: the contrôle on the output, the extrait
// of each délibération as PDF in a folder. Made again, it finds its own files and leaves them.
func essayer(o options, out io.Writer) (int, error) {
	if err := o.sansFichier(); err != nil {
		return 0, err
	}
	d, err := lireExemple()
	if err != nil {
		return 0, err
	}
	if !o.a("-o") {
		o.valeurs["-o"] = "sortie"
	}
	fmt.Fprintf(out, "Exemple : %s\n\n", assets.NomExemple)
	c := conseil.Controler(d)
	ecrireControle(out, d, &c)
	fmt.Fprintln(out)
	var extraits []sortie
	for _, p := range d.Seance.Points {
		if p.Deliberation == "" {
			continue
		}
		octets, err := fabriquer(d, p.Numero, papierOrdinaire(), false)
		if err != nil {
			return 0, err
		}
		s := sortie{filepath.Join(o.valeurs["-o"], nomDeFichier(p.Deliberation)+".pdf"), octets}
		if deja, err := os.ReadFile(s.chemin); err == nil && bytes.Equal(deja, octets) {
			fmt.Fprintf(out, "déjà là : %s\n", s.chemin)
			continue
		}
		extraits = append(extraits, s)
	}
	return statut(&c), remettre(o, out, extraits)
}
