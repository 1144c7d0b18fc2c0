package secretariat

import (
	"context"
	"slices"
	"strings"

	"delibere/app/conseil"
)

// reglageGroupes names the setting of the groups of the conseil.
const reglageGroupes = "groupes"

// GroupeDElus is a group of the conseil: it votes at one press, then each is put right by name.
type GroupeDElus struct {
	Nom  string          `json:"nom"`
	Elus []conseil.EluID `json:"elus,omitempty"`
}

// Groupes returns the groups of the conseil; none when none was named.
func (m *Mairie) Groupes() (l []GroupeDElus, err error) { return l, m.Reglage(reglageGroupes, &l) }

// PoserGroupes writes the groups of the conseil; none takes the setting out. *Refus.
func (s *Secretariat) PoserGroupes(ctx context.Context, l []GroupeDElus) (FicheMairie, error) {
	return s.modifierMairie(ctx, "groupes du conseil", func(m *Mairie) error {
		noms, places := map[string]bool{}, map[conseil.EluID]string{}
		for _, g := range l {
			nom := strings.ToLower(strings.TrimSpace(g.Nom))
			switch {
			case nom == "":
				return refus("un groupe du conseil n'a pas de nom ; donnez-lui-en un, par exemple « Majorité »")
			case noms[nom]:
				return refus("deux groupes s'appellent « %s » ; donnez à chacun son nom", g.Nom)
			}
			noms[nom] = true
			for _, id := range g.Elus {
				if autre := places[id]; autre != "" {
					return refus("« %s » est dans deux groupes, « %s » et « %s » ; laissez-le dans un seul", id, autre, g.Nom)
				}
				places[id] = g.Nom
			}
		}
		if len(l) == 0 {
			delete(m.Reglages, reglageGroupes)
			return nil
		}
		return m.poser(reglageGroupes, slices.Clone(l))
	})
}
