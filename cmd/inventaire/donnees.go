package main

// donnee is what the program embeds that is no Go code, and that others made.
type donnee struct {
	nom, version, licence string
	module                string // whose folder the files are in; "" for the repository
	fichiers              []string
	texte                 string // of the licence, in the repository; "" when the law gives it free use
	origine               string
}

// Licences of public data that are no free software licence.
const (
	licenceOuverte = "etalab-2.0"
	documentPublic = "" // an official document of the State (CRPA L321-1): free use, no licence to give
)

// donnees are all that the program embeds beside its own texts. A test refuses an embedded file that is not
// here nor in propres.
var donnees = []donnee{
	{nom: "Source Serif 4", version: "4.005", licence: "OFL-1.1", fichiers: []string{"assets/fonts/*.ttf"}, texte: "assets/fonts/OFL.md", origine: "https://github.com/adobe-fonts/source-serif"},
	{nom: "hyph-utf8, césure du français", version: "2.13", licence: "MIT", fichiers: []string{"assets/cesure/hyph-fr.tex"}, texte: "assets/cesure/hyph-fr.tex", origine: "https://www.hyphenation.org/tex"},
	{nom: "PDFium (WebAssembly)", licence: "BSD-3-Clause", module: "github.com/klippa-app/go-pdfium", fichiers: []string{"webassembly/pdfium.wasm"}, texte: "assets/licences/pdfium.txt", origine: "https://pdfium.googlesource.com/pdfium"},
	{nom: "Code officiel géographique, arrondissements", licence: licenceOuverte, fichiers: []string{"assets/nomenclature/arrondissements.csv"}, origine: "https://www.insee.fr/fr/information/2560452"},
	{nom: "Communes et départements (INSEE, DGCL, La Poste, par Etalab)", version: "2026-01-01", licence: licenceOuverte, fichiers: []string{"assets/communes/*"}, origine: "https://www.data.gouv.fr"},
	{nom: "Nomenclature nationale des matières ACTES", licence: documentPublic, fichiers: []string{"assets/nomenclature/actes.csv"}, origine: "https://www.collectivites-locales.gouv.fr"},
}

// propres are embedded and the project's own.
var propres = []string{"assets/exemple/*", "assets/icone.png", "assets/modeles/*", "assets/licences/*", "assets/guide/*", "assets/images/*", "storage/migrations/*.sql"}
