package transmission

import (
	"strings"

	"delibere/app/conseil"
)

// sansGrasCoupe takes out the marks of bold of which one alone stands in a passage to mask: the other would be
// left without its pair, and would be read.
func sansGrasCoupe(s string) string {
	masque := func(place int) bool {
		return strings.Count(s[:place], MarqueDebut) > strings.Count(s[:place], MarqueFin)
	}
	coupe := map[int]bool{}
	for _, p := range conseil.Paires(s) {
		if masque(p[0]) != masque(p[1]) {
			coupe[p[0]], coupe[p[1]] = true, true
		}
	}
	var b strings.Builder
	debut := 0
	for i := range s {
		if coupe[i] {
			b.WriteString(s[debut:i])
			debut = i + len(conseil.MarqueGras)
		}
	}
	b.WriteString(s[debut:])
	return b.String()
}
