package assets

import _ "embed"

// Communes holds the communes of today, gzip of "code;nom;arrondissement;codes postaux;siren;population":
// "=" for the SIREN that the code gives, the population municipale of 2023, in force on 1 January 2026.
// Departements holds "code;nom". INSEE (code officiel géographique, populations), DGCL, La Poste, by Etalab:
// Licence Ouverte 2.0; made by .ci/communes.go.
var (
	//go:embed communes/communes.csv.gz
	Communes []byte
	//go:embed communes/departements.csv
	Departements string
)
