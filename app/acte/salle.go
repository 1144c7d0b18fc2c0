package acte

import (
	"fmt"
	"slices"
	"strings"

	"delibere/app/conseil"
)

// duCode ends the citation of an article.
const duCode = "du Code Général des Collectivités Territoriales"

// dansLaSalle reports whether an élu is in the room as the point is put into discussion.
func (x *extrait) dansLaSalle(id conseil.EluID) bool { return slices.Contains(x.groupe.Presents, id) }

// participe reports whether he is in the room and no interest takes him out of it (CGCT L2131-11).
func (x *extrait) participe(id conseil.EluID) bool {
	return x.dansLaSalle(id) && !slices.ContainsFunc(x.p.Interesses, func(in conseil.Interesse) bool { return in.Elu == id })
}

// presidenceDuPoint leaves the place of who presides a point while the président is out of the room: the
// record does not name him, and a guess would be signed.
func (x *extrait) presidenceDuPoint() []Bloc {
	e := x.d.Elu(x.d.Seance.President)
	if e == nil || x.participe(e.ID) || sansNombre(x.bilan) || x.compteVote() {
		return nil
	}
	return []Bloc{para("Ce point est examiné sous la présidence de %s (%s, étant hors de la salle).", blanc, avecFonction(e.Appel(), e))}
}

// compteVote reports a vote on the compte financier, for which the conseil elects who presides.
func (x *extrait) compteVote() bool {
	return x.p.Regime == conseil.RegimeCompteFinancier && x.p.Vote != nil && !sansNombre(x.bilan)
}

// particularites says what the block of the group does not: who left the room, who is intéressé, the
// maire who withdraws for his accounts, and the votants that follow.
func (x *extrait) particularites() []Bloc {
	var phrases []string
	if len(x.groupe.Retires) > 0 {
		phrases = append(phrases, "Hors de la salle : "+appels(x.d, x.groupe.Retires)+".")
	}
	for _, in := range x.p.Interesses {
		if e := x.d.Elu(in.Elu); e != nil && x.dansLaSalle(in.Elu) {
			phrases = append(phrases, fmt.Sprintf("%s, intéressé%s à l'affaire, quitte la salle et ne prend part ni au débat ni au vote.", civil(e), accord(e)))
		}
	}
	if x.compteVote() {
		phrases = append(phrases, x.retraitDuMaire()...)
	}
	if x.bilan.SansQuorum && !x.repris() {
		phrases = append(phrases, "La moitié au moins des membres du Conseil étant intéressés, le Conseil délibère sans condition de quorum ("+x.articleSansQuorum()+").")
	}
	if x.bilan.Votants() != x.groupe.Votants() {
		phrases = append(phrases, "Pour ce point : "+conseil.SommeVotants(len(x.bilan.VotantsPresents), len(x.bilan.PouvoirsUtiles))+".")
	}
	if len(phrases) == 0 {
		return nil
	}
	return []Bloc{Paragraphe{Texte: clair(strings.Join(phrases, " "))}}
}

// retraitDuMaire says that the conseil elected who presides and, if he was there, that the maire left for
// the vote (CGCT L2121-14).
func (x *extrait) retraitDuMaire() []string {
	phrases := []string{"Le Conseil a élu " + blanc + " pour présider ce point (article L. 2121-14 du CGCT)."}
	if e := maire(x.d); e != nil && x.dansLaSalle(e.ID) {
		phrases = append(phrases, conseil.Majuscule(enTitre(e))+" s'est retiré"+accord(e)+" au moment du vote (article L. 2121-14 "+duCode+").")
	}
	return phrases
}

// accord is the feminine ending of what agrees with an élu.
func accord(e *conseil.Elu) string {
	if feminine(e) {
		return "e"
	}
	return ""
}
