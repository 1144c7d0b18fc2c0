package dossier

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"

	"delibere/app/conseil"
)

// CompactJSON writes a value as JSON on one line, with its own characters: no escape for < or &.
func CompactJSON(x any) (string, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	err := enc.Encode(x)
	return strings.TrimSuffix(b.String(), "\n"), err
}

// Compact writes a séance file on one line: the same record always gives the same bytes.
func Compact(d *conseil.Dossier) (string, error) {
	return CompactJSON(fichierJSON{Format: Format, Version: Version, Commune: communeJSON(d.Commune), Elus: chacun(d.Elus, ecrireElu), Seance: ecrireSeance(&d.Seance)})
}

// CompactPoint writes a point on one line, as it stands in a séance file.
func CompactPoint(p conseil.Point) (string, error) { return CompactJSON(ecrirePoint(&p)) }

// LirePoint reads a point alone, as strictly as in a file.
func LirePoint(texte string) (*conseil.Point, error) {
	n, err := lireArbre(strings.NewReader(texte), unDossier)
	if err != nil {
		return nil, err
	}
	p := lirePoint(n, &err)
	if err != nil {
		return nil, err
	}
	return &p, nil
}

// PartiesMairie cuts what a commune keeps from one séance to the next into parts: "commune",
// "elu/000", "reglage/NOM". A setting is JSON already.
func PartiesMairie(c conseil.Commune, elus []conseil.Elu, reglages map[string]string) (map[string]string, error) {
	p := morceleur{parties: map[string]string{}}
	if c != (conseil.Commune{}) {
		p.mettre("commune", communeJSON(c))
	}
	morceler(&p, "elu/%03d", nil, elus, ecrireElu)
	for nom, texte := range reglages {
		if !json.Valid([]byte(texte)) {
			return nil, fmt.Errorf("le réglage « %s » n'est pas du JSON", nom)
		}
		p.parties["reglage/"+nom] = texte
	}
	return p.parties, p.err
}

// AssemblerMairie puts those parts together again, strictly.
func AssemblerMairie(parties map[string]string) (c conseil.Commune, elus []conseil.Elu, reglages map[string]string, err error) {
	reglages = map[string]string{}
	for _, chemin := range sousChemins(parties, "reglage/") {
		reglages[strings.TrimPrefix(chemin, "reglage/")] = parties[chemin]
	}
	commune := parties["commune"]
	if commune == "" {
		commune = `{"nom":""}`
	}
	membres := map[string]string{"commune": commune, "seance": `{"date":"2000-01-01"}`}
	for _, chemin := range sousChemins(parties, "elu/") {
		membres[chemin] = parties[chemin]
	}
	d, err := Assembler(membres)
	if err != nil {
		return c, nil, nil, err
	}
	return d.Commune, d.Elus, reglages, nil
}
