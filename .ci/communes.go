//go:build ignore

// Makes assets/communes/communes.csv.gz and departements.csv from the data folder of the npm package
// @etalab/decoupage-administratif, unpacked:
//
//	go run .ci/communes.go DOSSIER/data
package main

import (
	"bytes"
	"cmp"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

type commune struct {
	Code, Nom, Type, Departement, Arrondissement, Siren string
	CodesPostaux                                        []string
	Population                                          int
}

type departement struct{ Code, Nom string }

func main() {
	if len(os.Args) != 2 {
		log.Fatal("donnez le dossier des données : go run .ci/communes.go DOSSIER/data")
	}
	var communes []commune
	lire("communes.json", &communes)
	var departements []departement
	lire("departements.json", &departements)

	// Only what has a conseil municipal: a commune of today, and not the territories of other collectivités.
	communes = slices.DeleteFunc(communes, func(c commune) bool {
		return c.Type != "commune-actuelle" || slices.Contains([]string{"977", "978", "984", "986", "989"}, c.Departement)
	})
	departements = slices.DeleteFunc(departements, func(d departement) bool {
		return !slices.ContainsFunc(communes, func(c commune) bool { return c.Departement == d.Code })
	})
	slices.SortFunc(communes, func(a, b commune) int { return cmp.Compare(a.Code, b.Code) })
	var b bytes.Buffer
	for _, c := range communes {
		fmt.Fprintf(&b, "%s;%s;%s;%s;%s;%d\n", c.Code, c.Nom, strings.TrimPrefix(c.Arrondissement, c.Departement), strings.Join(c.CodesPostaux, " "), siren(c), c.Population)
	}
	ecrire("communes.csv.gz", comprimer(b.Bytes()))
	var d bytes.Buffer
	for _, x := range departements {
		fmt.Fprintf(&d, "%s;%s\n", x.Code, x.Nom)
	}
	ecrire("departements.csv", d.Bytes())
	fmt.Println(len(communes), "communes")
}

// siren is left out where the code of the commune gives it: 21, the département, 0, the commune, and the key.
func siren(c commune) string {
	if len(c.Siren) == 9 && c.Siren[:8] == "21"+c.Code[:2]+"0"+c.Code[2:] {
		return "="
	}
	return c.Siren
}

func lire(nom string, dans any) {
	octets, err := os.ReadFile(filepath.Join(os.Args[1], nom))
	if err == nil {
		err = json.Unmarshal(octets, dans)
	}
	if err != nil {
		log.Fatal(err)
	}
}

func comprimer(octets []byte) []byte {
	var b bytes.Buffer
	w, err := gzip.NewWriterLevel(&b, gzip.BestCompression)
	if err == nil {
		_, err = w.Write(octets)
	}
	if err == nil {
		err = w.Close()
	}
	if err != nil {
		log.Fatal(err)
	}
	return b.Bytes()
}

func ecrire(nom string, octets []byte) {
	if err := os.WriteFile(filepath.Join("assets", "communes", nom), octets, 0o644); err != nil {
		log.Fatal(err)
	}
}
