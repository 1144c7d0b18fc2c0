// Package dossier reads and writes the séance file, the open form in which a whole séance enters and
// leaves the program: UTF-8 JSON, ISO dates, 24-hour times, `"format": "delibere-seance"`, version 1.
//
// Reading is strict: an unknown key, a date that is none or a name given twice is refused with its
// path in the file, never dropped. What Lire reads, Ecrire writes: the same record again.
package dossier

import "fmt"

// Format and Version are the identity of the file.
const (
	Format  = "delibere-seance"
	Version = 1
)

// TailleMax is the largest file read, in bytes: a séance of 200 points with its texts is under 2 MB.
const TailleMax = 16 << 20

// Erreur is why a file is refused: where in it, what is wrong and how to mend it, in French.
type Erreur struct {
	Chemin  string // "seance.points[3].vote.pour"; "" when it is about the whole file
	Ligne   int    // line of the file, from 1; 0 when it is not about one
	Message string
}

func (e *Erreur) Error() string {
	switch {
	case e.Chemin != "" && e.Ligne > 0:
		return fmt.Sprintf("%s (ligne %d) : %s", e.Chemin, e.Ligne, e.Message)
	case e.Chemin != "":
		return e.Chemin + " : " + e.Message
	case e.Ligne > 0:
		return fmt.Sprintf("ligne %d : %s", e.Ligne, e.Message)
	}
	return e.Message
}
