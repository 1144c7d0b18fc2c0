// Package transmission makes what leaves the mairie for the représentant de l'État and for the public, and
// reads what the préfecture answers.
//
// Out: the archive of ACTES (the norme d'échange of the Ministry of the Interior, version 1.1 of its
// schema), the open-data file SCDL « Délibérations » 2.1.5, the Popolo export of a séance, and the masked
// record that a website may show. Back: accusés de réception, anomalies, letters and classifications.
//
// It takes records and bytes and gives bytes: it knows no SQL, no window and no PDF library. An archive is
// ready to be deposited, never sent: only an operator homologated by the Ministry may transmit.
package transmission

import (
	"fmt"
	"slices"
	"strings"
)

// Refus is why a file is not made: each fault with its mend, in French, all of them at once.
type Refus struct {
	Fichier string // "L'archive de la délibération 2023-32"
	Fautes  []string
	// Anomalie: the record contradicts itself, beside what may be missing.
	Anomalie bool
}

func (r *Refus) Error() string {
	return fmt.Sprintf("%s n'est pas faite : %s", r.Fichier, strings.Join(r.Fautes, " ; "))
}

// fautes gathers what is wrong, and what deserves a look.
type fautes struct {
	fautes, avertissements []string
	anomalie               bool // one of the faults is a blocking anomaly of the record
}

func (f *fautes) refuser(format string, args ...any) {
	f.fautes = ajouterUneFois(f.fautes, fmt.Sprintf(format, args...))
}

func (f *fautes) avertir(format string, args ...any) {
	f.avertissements = ajouterUneFois(f.avertissements, fmt.Sprintf(format, args...))
}

func ajouterUneFois(liste []string, s string) []string {
	if slices.Contains(liste, s) {
		return liste
	}
	return append(liste, s)
}

// refus returns the Refus of a file, nil when nothing is wrong.
func (f *fautes) refus(fichier string) error {
	if len(f.fautes) == 0 {
		return nil
	}
	return &Refus{fichier, f.fautes, f.anomalie}
}

// uneLigne puts a text on one line.
func uneLigne(s string) string { return strings.Join(strings.Fields(s), " ") }
