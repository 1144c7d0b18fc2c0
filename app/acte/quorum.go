package acte

import (
	"fmt"
	"slices"
	"strings"

	"delibere/app/conseil"
)

// sansNombre reports a point on which the conseil could not deliberate (CGCT L2121-17).
func sansNombre(b *conseil.BilanPoint) bool { return !b.QuorumAtteint && !b.SansQuorum }

// repris reports a point carried over on a second convocation.
func (x *extrait) repris() bool {
	c := x.d.Seance.Convocation
	return c.Seconde && slices.Contains(c.PointsRepris, x.p.Numero)
}

// articleSansQuorum is why the point needs no quorum, "" when it needs it.
func (x *extrait) articleSansQuorum() string {
	switch {
	case !x.bilan.SansQuorum:
		return ""
	case !x.d.Commune.AlsaceMoselle:
		return "article L. 2121-17 " + duCode
	case x.repris():
		return "article L. 2541-4, 1°, " + duCode
	}
	return "article L. 2541-4, 2°, " + duCode
}

// sansCondition says on the act of a point carried over why it may stand without the quorum.
func (x *extrait) sansCondition() string {
	if !x.bilan.SansQuorum || !x.repris() {
		return ""
	}
	return " (le conseil délibère sans condition de quorum, " + x.articleSansQuorum() + ")"
}

// quorum is that of the point: the one of its group, or its own with what sets it apart.
func (x *extrait) quorum() string {
	g, b := x.groupe, x.bilan
	titre := "Quorum"
	ecart := len(b.Presents) != len(g.Presents) || b.EnExercice != g.EnExercice
	if ecart {
		titre = fmt.Sprintf("Quorum du point %d", b.Numero)
	}
	s := fmt.Sprintf("%s : %d sur %s en exercice", titre, b.Quorum, conseil.Nombre(b.EnExercice, "membre", "membres"))
	if ecart {
		s += ", " + conseil.Nombre(len(b.Presents), "présent compté", "présents comptés") + " ; " + strings.Join(x.nonComptes(), " ; ")
	} else {
		s += " ; " + conseil.SommeVotants(len(g.Presents), len(g.Representes))
	}
	if x.bilan.SansQuorum {
		motif := ""
		if x.repris() {
			motif = ", seconde convocation"
		}
		s += " ; sans condition de quorum (" + x.articleSansQuorum() + motif + ")"
	}
	return s + "."
}

// nonComptes says who does not count for the quorum of the point, and why: the representatives of L1111-6
// II leave the membres en exercice, the other intéressés the présents, as the maire for his accounts.
func (x *extrait) nonComptes() []string {
	var horsExercice, horsPresents []*conseil.Elu
	for _, in := range x.p.Interesses {
		e := x.d.Elu(in.Elu)
		switch {
		case e == nil || !e.OuvertLe(x.d.Seance.Date):
		case in.Regime == conseil.L1111_6 && x.regles.RetireDeLExercice:
			horsExercice = append(horsExercice, e)
		case x.dansLaSalle(in.Elu):
			horsPresents = append(horsPresents, e)
		}
	}
	phrases := slices.Concat(
		neComptentPas(horsExercice, "ni parmi les membres en exercice ni parmi les présents (articles L. 1111-6, II, et L. 2131-11 "+duCode+")"),
		neComptentPas(horsPresents, "pas parmi les présents (article L. 2131-11 "+duCode+")"))
	if e := maire(x.d); x.p.Regime == conseil.RegimeCompteFinancier && e != nil && x.participe(e.ID) {
		phrases = append(phrases, fmt.Sprintf("%s ne compte pas parmi les présents pour le compte (article L. 2121-14 %s)", enTitre(e), duCode))
	}
	return phrases
}

// neComptentPas says of several intéressés at once where they do not count; nothing of nobody.
func neComptentPas(elus []*conseil.Elu, ou string) []string {
	if len(elus) == 0 {
		return nil
	}
	noms := make([]string, len(elus))
	for i, e := range elus {
		noms[i] = enTitre(e)
	}
	adjectif, verbe := "intéressé", "compte"
	if toutesFeminines(elus) {
		adjectif += "e"
	}
	if len(elus) > 1 {
		adjectif, verbe = adjectif+"s", "comptent"
	}
	return []string{fmt.Sprintf("%s, %s, ne %s %s", conseil.Enumerer(noms), adjectif, verbe, ou)}
}
