package acte

import (
	"fmt"
	"strings"

	"delibere/app/conseil"
)

// presences is the block of presences of the group of points: the counts, the names, and what differs
// for this very point under them.
func (x *extrait) presences() []Bloc {
	mot := "POINTS "
	if len(x.groupe.Points) == 1 {
		mot = "POINT "
	}
	blocs := []Bloc{Paragraphe{Texte: gras(mot + x.groupe.Points.String()), Alignement: Gauche, AvecSuivant: true}}
	if x.m.Presences == EnTexte {
		blocs = append(blocs, x.presencesEnTexte()...)
	} else {
		blocs = append(blocs, x.presencesEnTableau())
	}
	return append(blocs, x.particularites()...)
}

// votants names those who can vote in the heading, as the commune does.
func (x *extrait) votants() string {
	if x.m.Comptes == CompteVotants {
		return "Nbre de votants : "
	}
	return "Nbre de suffrages exprimés : "
}

func (x *extrait) presencesEnTableau() Tableau {
	g := x.groupe
	return Tableau{Largeurs: []float64{11, 20}, Lignes: [][]Cellule{
		{x.compte("Nbre de Conseillers Municipaux en exercice : ", g.EnExercice), liste("Présents : ", x.enTeteDesPresents()+noms(x.d, g.Presents))},
		{x.compte("Nbre de membres présents : ", len(g.Presents)), liste("Excusés : ", noms(x.d, x.excuses()))},
		{x.compte(x.votants(), g.Votants()), liste("Absents : ", appels(x.d, x.absents()))},
		{x.compte("Pouvoirs : ", len(g.Representes)), x.pouvoirs()},
	}}
}

// presencesEnTexte says the same in running text: the counts in a line, then each list.
func (x *extrait) presencesEnTexte() []Bloc {
	g := x.groupe
	comptes := fmt.Sprintf("Nbre de Conseillers Municipaux en exercice : %d ; présents : %d ; pouvoirs : %d ; %s : %d.", g.EnExercice, len(g.Presents),
		len(g.Representes), strings.TrimSuffix(strings.TrimPrefix(x.votants(), "Nbre de "), " : "), g.Votants())
	var pouvoirs []string
	for _, p := range x.groupe.Pouvoirs {
		pouvoirs = append(pouvoirs, x.pouvoir(p))
	}
	blocs := []Bloc{Paragraphe{Texte: clair(comptes), Alignement: Gauche}}
	for _, c := range []Cellule{liste("Présents : ", x.enTeteDesPresents()+noms(x.d, g.Presents)), liste("Excusés : ", noms(x.d, x.excuses())),
		liste("Absents : ", appels(x.d, x.absents())), liste(x.rubriqueDesPouvoirs(), strings.Join(pouvoirs, " ; "))} {
		blocs = append(blocs, c[0])
	}
	return blocs
}

func (x *extrait) compte(libelle string, n int) Cellule {
	return Cellule{{Texte: gras(fmt.Sprint(libelle, n)), Alignement: Gauche}}
}

// liste is a heading and its names; "néant" when there is nobody.
func liste(libelle, noms string) Cellule {
	if noms == "" {
		noms = "néant"
	}
	return Cellule{{Texte: Texte{{Texte: libelle, Gras: true}, {Texte: noms + "."}}, Alignement: Gauche}}
}

// enTeteDesPresents is "MM. Mmes " before their names, as the people are.
func (x *extrait) enTeteDesPresents() string {
	hommes, femmes := 0, 0
	for _, id := range x.groupe.Presents {
		if feminine(x.d.Elu(id)) {
			femmes++
		} else {
			hommes++
		}
	}
	s := ""
	switch {
	case hommes > 1:
		s = "MM. "
	case hommes == 1:
		s = "M. "
	}
	switch {
	case femmes > 1:
		s += "Mmes "
	case femmes == 1:
		s += "Mme "
	}
	return s
}

// excuses lists the excusés with the représentés, who sent word since they gave a pouvoir; absents are
// the others. Those who left the room stand under "Hors de la salle".
func (x *extrait) excuses() []conseil.EluID {
	return x.ranger(x.groupe.Excuses, func(s conseil.Statut) bool { return s != conseil.Absent })
}

func (x *extrait) absents() []conseil.EluID {
	return x.ranger(x.groupe.Absents, func(s conseil.Statut) bool { return s == conseil.Absent })
}

// ranger adds to a list the représentés whose statut at the opening belongs there, in the order of the
// tableau.
func (x *extrait) ranger(ids []conseil.EluID, convient func(conseil.Statut) bool) []conseil.EluID {
	dans := map[conseil.EluID]bool{}
	for _, id := range ids {
		dans[id] = true
	}
	for _, id := range x.groupe.Representes {
		if x.m.Representes != AvecLeurPouvoir && convient(x.d.Seance.Presences[id]) {
			dans[id] = true
		}
	}
	return conseil.Tableau(x.d, dans)
}

// rubriqueDesPouvoirs heads the list of the pouvoirs: that of the represented members, where they have one.
func (x *extrait) rubriqueDesPouvoirs() string {
	if x.m.Representes == AvecLeurPouvoir {
		return "Représentés : "
	}
	return "Pouvoirs : "
}

func (x *extrait) pouvoir(p conseil.Pouvoir) string {
	return noms(x.d, []conseil.EluID{p.Mandant}) + " pouvoir à " + noms(x.d, []conseil.EluID{p.Mandataire})
}

func (x *extrait) pouvoirs() Cellule {
	if len(x.groupe.Pouvoirs) == 0 {
		return liste(x.rubriqueDesPouvoirs(), "")
	}
	c := Cellule{{Texte: gras(strings.TrimSuffix(x.rubriqueDesPouvoirs(), " ")), Alignement: Gauche}}
	for _, p := range x.groupe.Pouvoirs {
		c = append(c, Paragraphe{Texte: clair(x.pouvoir(p)), Alignement: Gauche, Suite: true})
	}
	return c
}
