package ecran

import (
	"slices"
	"strings"

	"delibere/app/conseil"
)

// possible is a member that some letters may mean; the lower its class, the more likely.
type possible struct {
	id     conseil.EluID
	nom    string
	classe int
}

// porteursPossibles lists the members that some letters may mean as the holder of a pouvoir, the likeliest
// first: by the start of the name, of the first name, then by any part; last those who are not there or hold
// a pouvoir already.
func porteursPossibles(d *conseil.Dossier, mandant conseil.EluID, lettres string) []possible {
	lettres = sansAccents(strings.TrimSpace(lettres))
	charges := map[conseil.EluID]bool{}
	for _, p := range d.Seance.Pouvoirs {
		charges[p.Mandataire] = charges[p.Mandataire] || p.Mandant != mandant
	}
	var l []possible
	for i := range d.Elus {
		e := &d.Elus[i]
		nomPrenom := sansAccents(e.Nom + " " + e.Prenom)
		if e.ID == mandant || !e.OuvertLe(d.Seance.Date) || !strings.Contains(sansAccents(e.Appel()), lettres) && !strings.HasPrefix(nomPrenom, lettres) {
			continue
		}
		x := possible{e.ID, e.Appel(), 2}
		switch {
		case strings.HasPrefix(nomPrenom, lettres):
			x.classe = 0
		case strings.HasPrefix(sansAccents(e.Prenom), lettres):
			x.classe = 1
		}
		if s := d.Seance.Presences[e.ID]; charges[e.ID] || s == conseil.Excuse || s == conseil.Absent {
			x.classe += 3
		}
		l = append(l, x)
	}
	slices.SortStableFunc(l, func(a, b possible) int { return a.classe - b.classe })
	return l
}

var accents = strings.NewReplacer("é", "e", "è", "e", "ê", "e", "ë", "e", "à", "a", "â", "a", "ä", "a", "î", "i", "ï", "i", "ô", "o", "ö", "o", "ù", "u", "û", "u", "ü", "u", "ç", "c", "œ", "oe", "æ", "ae")

func sansAccents(s string) string { return accents.Replace(strings.ToLower(s)) }
