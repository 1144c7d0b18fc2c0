package main

import (
	"bytes"
	"fmt"
	"io"

	"delibere/app/conseil"
	"delibere/app/transmission"
)

// ouvrirSCDL makes the open-data file of several séances.
func ouvrirSCDL(o options, out io.Writer) (int, error) {
	if len(o.fichiers) == 0 || !o.a("-o") {
		return 0, usage("indiquez les séances et le fichier, par exemple seance.json -o deliberations.csv")
	}
	var dossiers []*conseil.Dossier
	for _, chemin := range o.fichiers {
		d, err := ouvrirDossier(chemin)
		if err != nil {
			return 0, err
		}
		dossiers = append(dossiers, d)
	}
	var b bytes.Buffer
	avertissements, err := transmission.EcrireSCDL(&b, dossiers, transmission.OptionsSCDL{Siret: o.valeurs["--siret"]})
	if err != nil {
		return 0, refusDeTransmettre(err)
	}
	if err := livrer(o, out, b.Bytes()); err != nil {
		return 0, err
	}
	for _, s := range avertissements {
		fmt.Fprintln(out, "attention :", s)
	}
	return statutFait, nil
}

// ouvrirPopolo exports a séance in the neutral terms of Popolo.
func ouvrirPopolo(o options, out io.Writer) (int, error) {
	if !o.a("-o") {
		return 0, usage("indiquez où écrire, par exemple -o seance-popolo.json")
	}
	d, err := seanceDuFichier(o)
	if err != nil {
		return 0, err
	}
	var b bytes.Buffer
	if err := transmission.EcrirePopolo(&b, d); err != nil {
		return 0, refusDeTransmettre(err)
	}
	return statutFait, livrer(o, out, b.Bytes())
}
