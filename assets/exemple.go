// Package assets holds what the program carries with it: fonts, icon, example, pictures.
package assets

import _ "embed"

// Exemple is the séance file of the example: the record behind a published extrait, n° 2023-32 of
// Valentigney. The extrait covers « POINTS 1 à 40 et 43 à 45 »: that the maire withdrew for points 41
// and 42 is supposed.
//
//go:embed exemple/valentigney-2023-04-05.json
var Exemple []byte

// NomExemple is how the window and the commands call it.
const NomExemple = "Valentigney, séance du 5 avril 2023"
