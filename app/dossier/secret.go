package dossier

import "strings"

// DitUnVote reports whether a part may tell how somebody voted, the président included.
func DitUnVote(partie string) bool {
	return strings.Contains(partie, `"nominal":{`) || strings.Contains(partie, `"president":"`) && strings.Contains(partie, `"vote":{`)
}

// SansVoix returns the part of a point without how anybody voted on it.
func SansVoix(partie string) (string, error) {
	p, err := LirePoint(partie)
	if err != nil || p.Vote == nil {
		return partie, err
	}
	p.Vote.Nominal, p.Vote.President = nil, ""
	return CompactPoint(*p)
}

// NumeroDuPoint returns the number of the point that a part holds, 0 for none.
func NumeroDuPoint(chemin, partie string) int {
	if !strings.HasPrefix(chemin, "point/") || partie == "" {
		return 0
	}
	p, err := LirePoint(partie)
	if err != nil {
		return 0
	}
	return p.Numero
}
