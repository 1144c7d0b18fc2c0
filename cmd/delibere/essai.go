package main

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"delibere/app/conseil"
	"delibere/app/dossier"
	"delibere/assets"
)

// lireExemple reads the example that the program carries.
func lireExemple() (*conseil.Dossier, error) { return dossier.Lire(bytes.NewReader(assets.Exemple)) }

// essayer does the main job on the example without a window: the contrôle on the output, the extrait
// of each délibération as PDF in a folder.
func essayer(o options, out io.Writer) (int, error) {
	d, err := lireExemple()
	if err != nil {
		return 0, err
	}
	dossier := o.valeurs["-o"]
	if dossier == "" {
		dossier = "sortie"
	}
	if err := os.MkdirAll(dossier, 0o755); err != nil {
		return 0, erreurDeFichier(dossier, err)
	}
	fmt.Fprintf(out, "Exemple : %s\n\n", assets.NomExemple)
	c := conseil.Controler(d)
	ecrireControle(out, d, &c)
	fmt.Fprintln(out)
	for _, p := range d.Seance.Points {
		if p.Deliberation == "" {
			continue
		}
		octets, err := fabriquer(d, p.Numero, papierOrdinaire(), false)
		if err != nil {
			return 0, err
		}
		if err := publier(out, filepath.Join(dossier, nomDeFichier(p.Deliberation)+".pdf"), octets, true); err != nil {
			return 0, err
		}
	}
	return statut(&c), nil
}
