package assets

import "embed"

// Modeles are the délibérations to start from that the program brings, one a file.
//
//go:embed modeles/*.json
var Modeles embed.FS
