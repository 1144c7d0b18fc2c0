// Package commune finds a commune by its name among those of France, with what the tables of the State
// say of it.
package commune

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"delibere/app/conseil"
	"delibere/assets"
)

// Population says which population the tables give: a conseil follows that of its last full renewal
// (CGCT L2121-2, R2151-3).
const Population = "population municipale 2023 (INSEE), en vigueur en 2026"

// Commune is a commune as the tables know it.
type Commune struct {
	Code, Nom       string // of the INSEE: "25580"
	Departement     string // its name
	CodeDepartement string // "25", "2A", "971"
	Arrondissement  string // its name; "" where there is none
	CodesPostaux    []string
	Siren           string // "" where the tables have none
	Population      int    // 0 where the tables have none
}

// Annuaire is the communes of France. A nil Annuaire has none.
type Annuaire struct {
	communes        []brut
	departements    map[string]string
	arrondissements map[string]string
}

// brut is a commune as the table has it: 35,000 of them stand in memory.
type brut struct {
	ligne string // of the table
	mots  string // what the search compares, a space before each word
	nom   string // the same without the words of the département
	pop   int
}

// Lire reads the tables that ship with the program.
func Lire() (*Annuaire, error) {
	r, err := gzip.NewReader(bytes.NewReader(assets.Communes))
	if err != nil {
		return nil, fmt.Errorf("la liste des communes ne se lit pas : %w", err)
	}
	octets, err := io.ReadAll(r)
	if err != nil {
		return nil, fmt.Errorf("la liste des communes ne se lit pas : %w", err)
	}
	a := &Annuaire{departements: lireTable(assets.Departements), arrondissements: lireTable(assets.Arrondissements)}
	plies := map[string]string{}
	for code, nom := range a.departements {
		plies[code] = cle(nom)
	}
	a.communes = make([]brut, 0, 35_000)
	for ligne := range strings.Lines(string(octets)) {
		b, err := lireLigne(strings.TrimSuffix(ligne, "\n"), plies)
		if err != nil {
			return nil, err
		}
		a.communes = append(a.communes, b)
	}
	return a, nil
}

func lireTable(table string) map[string]string {
	m := map[string]string{}
	for ligne := range strings.Lines(table) {
		code, nom, _ := strings.Cut(strings.TrimSpace(ligne), ";")
		m[code] = nom
	}
	return m
}

func lireLigne(ligne string, departements map[string]string) (brut, error) {
	c := strings.Split(ligne, ";")
	if len(c) != 6 {
		return brut{}, fmt.Errorf("la liste des communes ne se lit pas : « %s »", ligne)
	}
	pop, err := strconv.Atoi(c[5])
	if err != nil {
		return brut{}, fmt.Errorf("la liste des communes ne se lit pas : « %s »", ligne)
	}
	d, nom := codeDepartement(c[0]), cle(c[1])
	return brut{ligne: ligne, nom: nom, mots: nom + departements[d] + " " + strings.ToLower(d) + " " + strings.ToLower(c[0]) + " " + c[3], pop: pop}, nil
}

// codeDepartement is the code of the département in that of the commune: overseas it has three characters.
func codeDepartement(code string) string {
	if strings.HasPrefix(code, "97") || strings.HasPrefix(code, "98") {
		return code[:3]
	}
	return code[:2]
}

// lire makes of a line what one reads.
func (a *Annuaire) lire(b brut) Commune {
	x := strings.Split(b.ligne, ";")
	d := codeDepartement(x[0])
	c := Commune{Code: x[0], Nom: x[1], CodeDepartement: d, Departement: a.departements[d], Arrondissement: a.arrondissements[d+x[2]],
		CodesPostaux: strings.Fields(x[3]), Siren: x[4], Population: b.pop}
	if c.Siren == "=" {
		c.Siren = sirenDuCode(c.Code)
	}
	return c
}

// sirenDuCode makes the SIREN that most communes have: 21, the département, 0, the commune, and the key.
func sirenDuCode(code string) string {
	for cle := range 10 {
		if s := "21" + code[:2] + "0" + code[2:] + strconv.Itoa(cle); conseil.Luhn(s) {
			return s
		}
	}
	return ""
}

// Remplir writes in the identity of a commune what the tables say, and leaves the rest as it is. The code
// postal is the first one, when there are several.
func (c Commune) Remplir(x conseil.Commune) conseil.Commune {
	if x.CodeInsee != c.Code {
		x.Canton, x.EffectifLegal, x.CodePostal = "", 0, ""
	}
	x.Nom, x.CodeInsee, x.Departement, x.Arrondissement = c.Nom, c.Code, c.Departement, c.Arrondissement
	x.CodeDepartement = strings.Repeat("0", 3-len(c.CodeDepartement)) + c.CodeDepartement
	x.AlsaceMoselle = slices.Contains([]string{"57", "67", "68"}, c.CodeDepartement)
	x.Siren, x.PopulationReference = c.Siren, c.Population
	if len(c.CodesPostaux) > 0 && !slices.Contains(c.CodesPostaux, x.CodePostal) {
		x.CodePostal = c.CodesPostaux[0]
	}
	return x
}
