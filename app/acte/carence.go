package acte

import (
	"errors"
	"fmt"
	"strings"

	"delibere/app/conseil"
)

// carence records on which points the conseil was not in number, and that they are put off. It is made
// only when it is so: the others were deliberated, before or after (CAA Nantes 11/03/2003 n° 00NT00977).
func (s seanceDe) carence() (*Document, error) {
	var manque conseil.Points
	for i := range s.c.Points {
		if sansNombre(&s.c.Points[i]) {
			manque = append(manque, s.c.Points[i].Numero)
		}
	}
	signatures := s.signatures()
	switch {
	case len(s.c.Points) == 0:
		return nil, errors.New("la séance n'a pas de point ; notez son ordre du jour avant de dresser le procès-verbal de carence, qui dit ce qui est reporté")
	case len(manque) == 0:
		return nil, fmt.Errorf("le quorum est atteint à tous les points de la séance du %s : il n'y a pas de procès-verbal de carence à dresser", s.d.Seance.Date.Longue())
	case len(signatures.Places) == 0:
		return nil, errors.New("le procès-verbal de carence n'a personne pour le signer ; indiquez le président de séance")
	}
	doc := s.document("Procès-verbal de carence", s.extrait(s.d.Seance.Point(s.c.Points[0].Numero)).ouvertureDeSeance())
	var groupe *conseil.Groupe
	constat := ""
	for _, n := range manque {
		x := s.extrait(s.d.Seance.Point(n))
		if x.groupe != groupe {
			groupe, constat = x.groupe, ""
			doc.Blocs = append(doc.Blocs, x.ouSontLesMembres()...)
		}
		if c := x.constat(s.c); c != constat {
			constat = c
			doc.Blocs = append(doc.Blocs, para("%s, %s", s.quand(x), c))
		}
	}
	doc.Blocs = append(doc.Blocs, s.report(manque),
		Ensemble{Blocs: []Bloc{para("De quoi il est dressé le présent procès-verbal, inscrit au registre des délibérations."), signatures}})
	return doc, nil
}

// ouSontLesMembres lists everybody who is a member, by where he is.
func (x *extrait) ouSontLesMembres() []Bloc {
	var blocs []Bloc
	for _, l := range []struct {
		libelle  string
		elus     []conseil.EluID
		toujours bool
	}{{"Présents : ", x.groupe.Presents, true}, {"Sortis de la salle : ", x.groupe.Retires, false}, {"Représentés : ", x.rubriqueAPart(), false},
		{"Excusés : ", x.excuses(), true}, {"Absents : ", x.absents(), true}} {
		if l.toujours || len(l.elus) > 0 {
			blocs = append(blocs, Paragraphe{Texte: Texte{{Texte: l.libelle, Gras: true}, {Texte: ouNeant(noms(x.d, l.elus))}}, Alignement: Gauche})
		}
	}
	return blocs
}

// rubriqueAPart are the représentés who stand neither among the excusés nor among the absents.
func (x *extrait) rubriqueAPart() []conseil.EluID {
	if x.m.Representes == AvecLeurPouvoir {
		return x.groupe.Representes
	}
	return nil
}

// quand says at which moment the quorum failed: at the opening, when nobody moved before and it fails for
// the whole room.
func (s seanceDe) quand(x *extrait) string {
	ouverture := x.p.Numero == s.c.Points[0].Numero && !x.groupe.QuorumAtteint
	for _, m := range s.d.Seance.Mouvements {
		if m.Point == x.p.Numero && m.Moment != conseil.AuVote {
			ouverture = false
		}
	}
	if ouverture {
		return "À l'ouverture de la séance"
	}
	return fmt.Sprintf("À la mise en discussion du point %d", x.p.Numero)
}

// constat gives the figures of the point that lacks the quorum, and who is there and does not count.
func (x *extrait) constat(c *conseil.Controle) string {
	raison := ""
	for _, chiffre := range conseil.Expliquer(x.d, c, x.p.Numero) {
		if chiffre.Nom == "quorum" {
			raison = chiffre.Somme
		}
	}
	un, plusieurs, hors := "présent", "présents", ""
	if non := x.nonComptes(); len(non) > 0 {
		un, plusieurs, hors = "présent compté", "présents comptés", " "+conseil.Majuscule(strings.Join(non, " ; "))+"."
	}
	article := "L. 2121-17"
	if x.d.Commune.AlsaceMoselle {
		article = "L. 2541-4"
	}
	return fmt.Sprintf("le quorum n'est pas atteint : %s en exercice, %s, pour un quorum de %d (%s).%s Les pouvoirs ne comptent pas pour le quorum (article %s %s).",
		conseil.Nombre(x.bilan.EnExercice, "membre", "membres"), conseil.Nombre(len(x.bilan.Presents), un, plusieurs), x.bilan.Quorum, raison, hors, article, duCode)
}

// report says what is put off, and how it may be deliberated then (CGCT L2121-17; L2541-4, where no delay
// stands between the two convocations).
func (s seanceDe) report(manque conseil.Points) Bloc {
	ceux := "ces points seuls"
	if len(manque) == 1 {
		ceux = "ce point seul"
	}
	if s.d.Commune.AlsaceMoselle {
		return para("Le Conseil ne peut délibérer sur %s. Il sera convoqué à nouveau pour le même objet, ce que la seconde convocation rappellera expressément ; sur %s, il délibérera alors valablement sans condition de quorum (article L. 2541-4, 1°, %s).",
			lesPoints(manque), ceux, duCode)
	}
	return para("Le Conseil ne peut délibérer sur %s. Il sera convoqué à nouveau à trois jours francs au moins d'intervalle ; sur %s, il délibérera alors valablement sans condition de quorum.",
		lesPoints(manque), ceux)
}

// lesPoints writes "le point 1" or "les points 1 à 3".
func lesPoints(p conseil.Points) string {
	if len(p) == 1 {
		return "le point " + p.String()
	}
	return "les points " + p.String()
}
