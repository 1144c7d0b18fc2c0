package assets

import _ "embed"

// NomenclatureActes holds the two national levels of the matières of ACTES, "code;libelle". The levels
// below, and the types of the attachments, are those of each préfecture.
//
//go:embed nomenclature/actes.csv
var NomenclatureActes string

// Arrondissements holds the code officiel géographique of the arrondissements, "code;nom": the
// département, then the number of the arrondissement in it. INSEE, Licence Ouverte 2.0.
//
//go:embed nomenclature/arrondissements.csv
var Arrondissements string
