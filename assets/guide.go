package assets

import "embed"

// Guide is the guide of the program in French, as app/guide reads it: the window shows it and « delibere guide »
// prints it.
//
//go:embed guide/guide.txt
var Guide string

// ImagesDuGuide are its pictures, which the README shows too.
//
//go:embed images/accueil.png images/reglages.png images/conseil.png images/presences.png images/points.png
//go:embed images/extrait.png images/cloture.png images/registre.png
var ImagesDuGuide embed.FS
