package assets

import _ "embed"

// Icone is the icon of the window, 256 pixels wide: a page and a tick.
//
//go:embed icone.png
var Icone []byte
