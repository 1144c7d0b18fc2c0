package assets

import "embed"

// Guide is the guide of the program in French, as app/guide reads it: the window shows it and « delibere guide »
// prints it.
//
//go:embed guide/guide.txt
var Guide string

// ImagesDuGuide are its pictures, which the README shows too.
//
//go:embed images/accueil.png images/premiers-pas.png images/reglages.png images/conseil.png images/convocation.png
//go:embed images/presences.png images/sombre.png images/points.png images/page-a-cote.png images/modeles.png
//go:embed images/vote-par-nom.png images/extrait.png images/reglages-papier.png images/cloture.png
//go:embed images/transmission.png images/registre.png
var ImagesDuGuide embed.FS
