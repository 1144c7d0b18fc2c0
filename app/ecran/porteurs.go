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

// membresPossibles lists the members that some letters may mean, the likeliest first: by the start of the name, of
// the first name, then by any part.
func membresPossibles(d *conseil.Dossier, lettres string) []possible {
	lettres = sansAccents(strings.TrimSpace(lettres))
	var l []possible
	for i := range d.Elus {
		e := &d.Elus[i]
		nomPrenom := sansAccents(e.Nom + " " + e.Prenom)
		if !e.OuvertLe(d.Seance.Date) || !strings.Contains(sansAccents(e.Appel()), lettres) && !strings.HasPrefix(nomPrenom, lettres) {
			continue
		}
		x := possible{e.ID, e.Appel(), 2}
		switch {
		case strings.HasPrefix(nomPrenom, lettres):
			x.classe = 0
		case strings.HasPrefix(sansAccents(e.Prenom), lettres):
			x.classe = 1
		}
		l = append(l, x)
	}
	return trierPossibles(l)
}

// porteursPossibles are those who may hold a pouvoir; last those who are not there or hold one already.
func porteursPossibles(d *conseil.Dossier, mandant conseil.EluID, lettres string) []possible {
	charges := map[conseil.EluID]bool{}
	for _, p := range d.Seance.Pouvoirs {
		charges[p.Mandataire] = charges[p.Mandataire] || p.Mandant != mandant
	}
	l := slices.DeleteFunc(membresPossibles(d, lettres), func(x possible) bool { return x.id == mandant })
	for i := range l {
		if s := d.Seance.Presences[l[i].id]; charges[l[i].id] || s == conseil.Excuse || s == conseil.Absent {
			l[i].classe += 3
		}
	}
	return trierPossibles(l)
}

func trierPossibles(l []possible) []possible {
	slices.SortStableFunc(l, func(a, b possible) int { return a.classe - b.classe })
	return l
}

// leSeul reports whether the letters mean the first one of the list and nobody else as likely.
func leSeul(l []possible) bool { return len(l) == 1 || len(l) > 1 && l[0].classe < l[1].classe }

var accents = strings.NewReplacer("é", "e", "è", "e", "ê", "e", "ë", "e", "à", "a", "â", "a", "ä", "a", "î", "i", "ï", "i", "ô", "o", "ö", "o", "ù", "u", "û", "u", "ü", "u", "ç", "c", "œ", "oe", "æ", "ae")

func sansAccents(s string) string { return accents.Replace(strings.ToLower(s)) }
