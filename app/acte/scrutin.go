package acte

import (
	"strings"

	"delibere/app/conseil"
)

// auSecret says that the ballot was secret, on the act itself (CGCT L2121-21).
func (x *extrait) auSecret() []Bloc {
	if x.p.Vote == nil || x.p.Vote.Mode != conseil.ScrutinSecret {
		return nil
	}
	return []Bloc{para("Il a été procédé au scrutin secret (article L. 2121-21 %s).", duCode)}
}

// sensDuVote are the senses as they are announced: several voters, one woman, one man.
var sensDuVote = []struct {
	sens                conseil.Sens
	plusieurs, elle, il string
}{
	{conseil.Pour, "Ont voté pour : ", "A voté pour : ", "A voté pour : "},
	{conseil.Contre, "Ont voté contre : ", "A voté contre : ", "A voté contre : "},
	{conseil.Abstention, "Se sont abstenus : ", "S'est abstenue : ", "S'est abstenu : "},
	{conseil.Refus, "N'ont pas pris part au vote : ", "N'a pas pris part au vote : ", "N'a pas pris part au vote : "},
}

// scrutin says who asked for the mode, and for a public ballot who voted what. Never for a secret one.
func (x *extrait) scrutin() []Bloc {
	v := x.p.Vote
	if v == nil {
		return nil
	}
	var blocs []Bloc
	if v.Demandeurs != nil && (v.Mode == conseil.ScrutinPublic || v.Mode == conseil.ScrutinSecret) {
		blocs = append(blocs, para("Le scrutin %s est demandé par %s.", v.Mode, conseil.Nombre(*v.Demandeurs, "membre présent", "membres présents")))
	}
	if v.Mode == conseil.ScrutinSecret {
		return blocs
	}
	for _, s := range sensDuVote {
		ids := x.votantsDe(s.sens)
		mot := s.plusieurs
		switch {
		case len(ids) == 0:
			continue
		case len(ids) == 1 && feminine(x.d.Elu(ids[0])):
			mot = s.elle
		case len(ids) == 1:
			mot = s.il
		case s.sens == conseil.Abstention && x.toutesFemmes(ids):
			mot = "Se sont abstenues : "
		}
		blocs = append(blocs, Paragraphe{Texte: Texte{{Texte: mot, Gras: true}, {Texte: x.avecLeurPorteur(ids) + "."}}})
	}
	return blocs
}

// votantsDe lists who voted in a sense: those who are there, and the mandants, whose holder's sense is theirs
// unless they have their own.
func (x *extrait) votantsDe(sens conseil.Sens) []conseil.EluID {
	v := x.p.Vote
	dans := map[conseil.EluID]bool{}
	for id, s := range v.Nominal {
		dans[id] = s == sens
	}
	for _, p := range x.bilan.PouvoirsUtiles {
		if _, propre := v.Nominal[p.Mandant]; !propre {
			dans[p.Mandant] = v.Nominal[p.Mandataire] == sens
		}
	}
	return conseil.Tableau(x.d, dans)
}

func (x *extrait) toutesFemmes(ids []conseil.EluID) bool {
	var elus []*conseil.Elu
	for _, id := range ids {
		elus = append(elus, x.d.Elu(id))
	}
	return toutesFeminines(elus)
}

// avecLeurPorteur lists the voters, each mandant with who carries his pouvoir.
func (x *extrait) avecLeurPorteur(ids []conseil.EluID) string {
	liste := make([]string, len(ids))
	for i, id := range ids {
		liste[i] = noms(x.d, []conseil.EluID{id})
		for _, p := range x.bilan.PouvoirsUtiles {
			if p.Mandant == id {
				liste[i] += " (pouvoir à " + noms(x.d, []conseil.EluID{p.Mandataire}) + ")"
			}
		}
	}
	return strings.Join(liste, ", ")
}
