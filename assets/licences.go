package assets

import _ "embed"

// LicencesTierces holds the licence of all that is linked or embedded in the program: « make licences » writes
// it, and a test holds it to the modules of the day.
//
//go:embed licences/tierces.txt
var LicencesTierces string
