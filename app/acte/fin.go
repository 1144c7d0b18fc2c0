package acte

import (
	"fmt"
	"slices"
	"strings"

	"delibere/app/conseil"
)

// Etat is one of the three printed states of a délibération.
type Etat string

// The states. A certificate of the caractère exécutoire needs both its dates: without them the paper is
// an extrait conforme and the blanks of the certificate stay.
const (
	EtatProjet     Etat = "projet"
	EtatConforme   Etat = "extrait conforme"
	EtatExecutoire Etat = "certifié exécutoire"
)

// deliberee reports a point on which the conseil has decided, or an information, which asks for no vote.
func deliberee(p *conseil.Point) bool {
	return p.Vote != nil || (p.Nomination != nil && len(p.Nomination.Tours) > 0) || p.Regime == conseil.RegimeInformation
}

// EtatDe returns the state in which a point prints: a number alone makes no act.
func EtatDe(p *conseil.Point) Etat {
	switch {
	case p.Deliberation == "" || !deliberee(p):
		return EtatProjet
	case p.Publication.Connue() && (p.AccuseReception.Connue() || !p.Transmissible()):
		return EtatExecutoire
	}
	return EtatConforme
}

// annexes names what is joined to the act, with the pages where they are known.
func (x *extrait) annexes() []Bloc {
	jointes := x.m.Annexes
	if len(jointes) == 0 {
		for _, a := range x.p.Annexes {
			jointes = append(jointes, AnnexeJointe{Titre: a.Titre})
		}
	}
	var blocs []Bloc
	for i, a := range jointes {
		texte := fmt.Sprintf("Annexe %d : %s", i+1, a.Titre)
		if a.Pages > 0 {
			texte += " (" + conseil.Nombre(a.Pages, "page", "pages") + ")"
		}
		blocs = append(blocs, Paragraphe{Texte: clair(texte), Alignement: Gauche, Suite: i > 0})
	}
	return blocs
}

// empreinte prints a fingerprint by groups of four digits, as one reads it aloud; nothing when there is none.
func empreinte(libelle, s string) []Bloc {
	if s == "" {
		return nil
	}
	var groupes []string
	for len(s) > 4 {
		groupes, s = append(groupes, s[:4]), s[4:]
	}
	return []Bloc{Paragraphe{Texte: clair(libelle + strings.Join(append(groupes, s), " ")), Alignement: Gauche, Petit: true}}
}

// tampon is the stamp of the transmitted copy, as the operators of ACTES set it: the dates that are known,
// and blanks for the others.
func (x *extrait) tampon() []Bloc {
	if x.m.Identifiant == "" {
		return nil
	}
	var cellule Cellule
	for _, l := range []struct {
		quoi string
		le   conseil.Date
	}{{"Envoyé en préfecture le ", x.p.Transmission}, {"Reçu en préfecture le ", x.p.AccuseReception}, {"Publié le ", x.p.Publication}} {
		jour := blanc
		if l.le.Connue() {
			jour = l.le.Courte()
		}
		cellule = append(cellule, Paragraphe{Texte: clair(l.quoi + jour), Alignement: Gauche, Petit: true, Suite: len(cellule) > 0})
	}
	cellule = append(cellule, Paragraphe{Texte: clair("ID : " + x.m.Identifiant), Alignement: Gauche, Petit: true, Suite: true})
	return []Bloc{Tableau{Lignes: [][]Cellule{{cellule}}}}
}

// fin is what closes the act: the voies de recours, then on one page the certificate, the signatures and
// the fingerprint. A projet is no act yet: it certifies nothing, has no place to sign, and says why.
func (x *extrait) fin() []Bloc {
	if EtatDe(x.p) == EtatProjet {
		return []Bloc{Paragraphe{Texte: gras(sansValeur), Alignement: Gauche}}
	}
	tribunal := "compétent"
	if t := x.d.Commune.TribunalAdministratif; t != "" {
		tribunal = de(t)
	}
	return []Bloc{
		Paragraphe{Texte: Texte{{Texte: remplir(x.m.Recours, mots{"tribunal": tribunal}), Italique: true}}, Petit: true},
		Ensemble{Blocs: slices.Concat([]Bloc{Paragraphe{Texte: gras(remplir(x.m.Cloture, mots{"date": dateRegistre(x.d.Seance.Date)})), Alignement: Gauche}}, x.certificat(), empreinte("Empreinte au registre : ", x.m.Empreinte))},
	}
}

const sansValeur = "Projet sans valeur d'extrait : il ne porte ni certificat ni signature tant que la délibération n'a pas été votée et numérotée."

// blanc is the place left for a date that is not known: a certificate never prints a guess.
const blanc = "........................"

// certificat is the certificate of the caractère exécutoire and the signatures. Without its two dates
// the paper is an extrait conforme, and the blanks stay.
func (x *extrait) certificat() []Bloc {
	publie, recu := dateRegistre(x.p.Publication), dateRegistre(x.p.AccuseReception)
	etat := "Pour extrait conforme,"
	if EtatDe(x.p) == EtatExecutoire {
		etat = "Certifié exécutoire,"
	}
	signataire := x.d.Elu(x.d.Seance.President)
	qui, fem := soussigne(signataire)
	texte := remplir(x.m.Certifie, mots{"maire": qui, "e": fem, "publication": publie, "reception": recu})
	if !x.p.Transmissible() {
		texte = fmt.Sprintf("%s soussigné%s certifie sous sa responsabilité le caractère exécutoire du présent acte, qui n'est pas soumis à l'obligation de transmission "+
			"(article L. 2131-2 du Code Général des Collectivités Territoriales : %s) et a été publié ou notifié le %s.", qui, fem, x.p.Dispense.Nom(), publie)
	}
	return []Bloc{
		Paragraphe{Texte: clair(texte), Petit: true},
		Paragraphe{Texte: gras(etat), Alignement: Gauche, AvecSuivant: true},
		x.signatures(signataire),
	}
}

// soussigne names who certifies, "La Maire", and its agreement, "e".
func soussigne(e *conseil.Elu) (qui, fem string) {
	qui = "Le Maire"
	if e == nil {
		return qui, ""
	}
	article, nom := fonction(e)
	if conseil.EstMaire(e) {
		qui = conseil.Majuscule(article) + " " + nom
	}
	if article == "la" {
		fem = "e"
	}
	return qui, fem
}

// signatures are those of who presided and, since July 2022, of the secretaries (CGCT L2121-23).
func (x *extrait) signatures(president *conseil.Elu) Signatures {
	var s Signatures
	if president != nil {
		qualite := "Le Président de séance,"
		if feminine(president) {
			qualite = "La Présidente de séance,"
		}
		if conseil.EstMaire(president) {
			article, nom := fonction(president)
			qualite = conseil.Majuscule(article) + " " + nom + ","
		}
		s.Places = append(s.Places, Signature{Qualite: qualite, Nom: president.NomComplet()})
	}
	if x.m.Signataires == LeMaireSeul || (x.m.Signataires != MaireEtSecretaires && !x.regles.SecretaireSigne) {
		return s
	}
	for _, id := range x.d.Seance.Secretaires {
		if e := x.d.Elu(id); e != nil {
			qualite := "Le secrétaire de séance,"
			if feminine(e) {
				qualite = "La secrétaire de séance,"
			}
			s.Places = append(s.Places, Signature{Qualite: qualite, Nom: e.NomComplet()})
		}
	}
	return s
}
