package acte

import (
	"fmt"
	"strings"

	"delibere/app/conseil"
)

// motifs are the exposé, the visas and the considérants.
func (x *extrait) motifs() []Bloc {
	var blocs []Bloc
	for _, t := range x.p.Expose {
		blocs = append(blocs, Paragraphe{Texte: clair(t)})
	}
	for _, t := range x.p.Visas {
		blocs = append(blocs, Paragraphe{Texte: clair(amorce("Vu ", t))})
	}
	for _, t := range x.p.Considerants {
		blocs = append(blocs, Paragraphe{Texte: clair(amorce("Considérant ", t))})
	}
	return blocs
}

// amorce puts the word that opens a visa before it, where the secretary did not write it.
func amorce(mot, texte string) string {
	if strings.HasPrefix(strings.ToLower(texte), strings.ToLower(strings.TrimSpace(mot))) {
		return texte
	}
	return mot + texte
}

// decision is the sentence of the decision with its vote, and the dispositif.
func (x *extrait) decision() []Bloc {
	if x.p.Vote == nil && x.p.Nomination == nil && len(x.p.Dispositif) == 0 {
		if x.p.Regime == conseil.RegimeInformation {
			return []Bloc{Paragraphe{Texte: clair("Le Conseil Municipal "), AvecSuivant: false}.avec(Segment{Texte: "PREND ACTE", Gras: true}, Segment{Texte: " de cette information."})}
		}
		return nil
	}
	phrase := Texte{{Texte: x.amorceDeDecision()}}
	if n := x.bilan.Nomination; n != nil {
		phrase = append(phrase, Segment{Texte: "procède au vote : "}, Segment{Texte: n.Formule, Gras: true}, Segment{Texte: "."})
		return append(append([]Bloc{Paragraphe{Texte: phrase}}, x.tours()...), dispositif(x.p.Dispositif)...)
	}
	v := x.bilan.Vote
	switch {
	case v == nil:
		return x.conclure(phrase, x.p.Dispositif)
	case v.Resultat == conseil.Adoptee:
		return x.conclure(append(phrase, enEvidence(v.Formule)...), x.p.Dispositif)
	}
	phrase = append(phrase, Segment{Texte: v.Formule, Gras: true}, Segment{Texte: "."})
	blocs := []Bloc{Paragraphe{Texte: phrase}}
	if len(x.p.Dispositif) > 0 {
		blocs = append(blocs, Paragraphe{Texte: clair("Le texte soumis au vote, non adopté, était le suivant :"), AvecSuivant: true})
		blocs = append(blocs, dispositif(x.p.Dispositif)...)
	}
	return blocs
}

func (p Paragraphe) avec(s ...Segment) Paragraphe {
	p.Texte = append(p.Texte, s...)
	return p
}

// amorceDeDecision opens the decision, naming who reported.
func (x *extrait) amorceDeDecision() string {
	e := x.d.Elu(x.p.Rapporteur)
	if e == nil {
		return "Le Conseil Municipal, après en avoir valablement délibéré, "
	}
	return fmt.Sprintf(x.m.Adoption, deQui(e))
}

// enEvidence puts in capitals and bold what carried the vote: « À L'UNANIMITÉ ».
func enEvidence(formule string) Texte {
	for _, mots := range []string{"à l'unanimité", "à la majorité"} {
		if reste, ok := strings.CutPrefix(formule, mots); ok {
			return Texte{{Texte: strings.ToUpper(mots), Gras: true}, {Texte: reste + ", "}}
		}
	}
	return Texte{{Texte: formule + ", "}}
}

// conclure ends the sentence with the first disposition when it holds in a sentence; the others are
// items.
func (x *extrait) conclure(phrase Texte, d []conseil.Disposition) []Bloc {
	if len(d) == 0 {
		return []Bloc{Paragraphe{Texte: append(phrase, Segment{Texte: "ADOPTE", Gras: true}, Segment{Texte: " la proposition."})}}
	}
	if len(d[0].Elements) > 0 {
		phrase[len(phrase)-1].Texte = strings.TrimSuffix(phrase[len(phrase)-1].Texte, ", ") + " :"
		return append([]Bloc{Paragraphe{Texte: phrase, AvecSuivant: true}}, dispositif(d)...)
	}
	phrase = append(phrase, disposition(d[0])...)
	return append([]Bloc{Paragraphe{Texte: phrase}}, dispositif(d[1:])...)
}

func disposition(d conseil.Disposition) Texte {
	if d.Verbe == "" {
		return clair(d.Texte)
	}
	return Texte{{Texte: d.Verbe, Gras: true}, {Texte: " " + d.Texte}}
}

// dispositif lists the dispositions and their items.
func dispositif(d []conseil.Disposition) []Bloc {
	if len(d) == 0 {
		return nil
	}
	return []Bloc{Liste{Elements: elements(d)}}
}

func elements(d []conseil.Disposition) []Element {
	e := make([]Element, len(d))
	for i, x := range d {
		e[i] = Element{Texte: disposition(x), Elements: elements(x.Elements)}
	}
	return e
}

// tours gives the count of each round of a nomination.
func (x *extrait) tours() []Bloc {
	var blocs []Bloc
	for i := range x.p.Nomination.Tours {
		t := &x.p.Nomination.Tours[i]
		parts := t.Classement(x.d)
		if t.Blancs > 0 {
			parts = append(parts, conseil.Nombre(t.Blancs, "blanc", "blancs"))
		}
		if t.Nuls > 0 {
			parts = append(parts, conseil.Nombre(t.Nuls, "nul", "nuls"))
		}
		blocs = append(blocs, Paragraphe{Texte: Texte{{Texte: fmt.Sprintf("Tour %d : ", i+1), Gras: true},
			{Texte: fmt.Sprintf("%s ; %s, majorité absolue %d.", strings.Join(parts, ", "),
				conseil.Nombre(t.Exprimes(), "suffrage exprimé", "suffrages exprimés"), conseil.Majorite(t.Exprimes()))}}})
	}
	return blocs
}

// fin is what closes the act: the voies de recours, the certificate and the signatures.
func (x *extrait) fin() []Bloc {
	tribunal := "compétent"
	if t := x.d.Commune.TribunalAdministratif; t != "" {
		tribunal = de(t)
	}
	return []Bloc{
		Paragraphe{Texte: Texte{{Texte: fmt.Sprintf(x.m.Recours, tribunal), Italique: true}}, Petit: true},
		Ensemble{Blocs: append([]Bloc{Paragraphe{Texte: gras(x.m.Cloture), Alignement: Gauche}}, x.certificat()...)},
	}
}

// blanc is the place left for a date that is not known: a certificate never prints a guess.
const blanc = "........................"

// certificat is the certificate of the caractère exécutoire and the signatures. Without its two dates
// the paper is an extrait conforme, and the blanks stay.
func (x *extrait) certificat() []Bloc {
	publie, recu := blanc, blanc
	if x.p.Publication.Connue() {
		publie = dateRegistre(x.p.Publication)
	}
	if x.p.AccuseReception.Connue() {
		recu = dateRegistre(x.p.AccuseReception)
	}
	etat := "Pour extrait conforme,"
	if x.p.Publication.Connue() && x.p.AccuseReception.Connue() {
		etat = "Certifié exécutoire,"
	}
	signataire := x.d.Elu(x.d.Seance.President)
	qui, fem := "Le Maire", ""
	if signataire != nil {
		article, nom := fonction(signataire)
		if conseil.EstMaire(signataire) {
			qui = majuscule(article) + " " + nom
		}
		if article == "la" {
			fem = "e"
		}
	}
	return []Bloc{
		Paragraphe{Texte: clair(fmt.Sprintf(x.m.Certifie, qui, fem, publie, recu)), Petit: true},
		Paragraphe{Texte: gras(etat), Alignement: Gauche, AvecSuivant: true},
		x.signatures(signataire),
	}
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
			qualite = majuscule(article) + " " + nom + ","
		}
		s.Places = append(s.Places, Signature{Qualite: qualite, Nom: president.NomComplet()})
	}
	if !x.regles.SecretaireSigne {
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
