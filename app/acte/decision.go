package acte

import (
	"fmt"
	"slices"
	"strings"

	"delibere/app/conseil"
)

// motifs are the exposé, the visas and the considérants.
func (x *extrait) motifs() []Bloc {
	var blocs []Bloc
	for _, t := range x.p.Expose {
		blocs = append(blocs, corpsDe(t)...)
	}
	if x.m.Visas {
		for _, t := range x.p.Visas {
			blocs = append(blocs, corpsDe(amorce("Vu ", t))...)
		}
	}
	if x.m.Considerants {
		for _, t := range x.p.Considerants {
			blocs = append(blocs, corpsDe(amorce("Considérant ", t))...)
		}
	}
	return blocs
}

// amorce puts the word that opens a visa before it, where the secretary did not write it.
func amorce(mot, texte string) string {
	if strings.HasPrefix(strings.ToLower(conseil.SansMarques(texte)), strings.ToLower(strings.TrimSpace(mot))) {
		return texte
	}
	return mot + texte
}

// decision is the sentence of the decision with its vote, and the dispositif. Without a vote nothing was
// decided: the text is only proposed.
func (x *extrait) decision() []Bloc {
	switch {
	case !deliberee(x.p) && len(x.p.Dispositif) == 0:
		return []Bloc{para("Aucun vote n'est enregistré sur ce point.")}
	case !deliberee(x.p):
		texte := para("Aucun vote n'est enregistré sur ce point. Texte proposé au Conseil Municipal :")
		texte.AvecSuivant = true
		return append([]Bloc{texte}, dispositif(x.p.Dispositif)...)
	case x.p.Vote == nil && x.p.Nomination == nil && len(x.p.Dispositif) == 0:
		return []Bloc{Paragraphe{Texte: clair("Le Conseil Municipal "), AvecSuivant: false}.avec(Segment{Texte: "PREND ACTE", Gras: true}, Segment{Texte: " de cette information."})}
	}
	phrase := Texte{{Texte: x.amorceDeDecision()}}
	if x.bilan.Nomination != nil {
		phrase = append(phrase, Segment{Texte: "procède au vote : "}, Segment{Texte: x.proclamation(), Gras: true}, Segment{Texte: "."})
		return append(append([]Bloc{Paragraphe{Texte: phrase}}, x.tours()...), dispositif(x.p.Dispositif)...)
	}
	v := x.bilan.Vote
	switch {
	case v == nil:
		return x.conclure(clair("Le Conseil Municipal "), x.p.Dispositif)
	case v.Resultat == conseil.Adoptee:
		return x.conclure(append(phrase, enEvidence(x.formule(v))...), x.p.Dispositif)
	}
	phrase = append(phrase, Segment{Texte: x.formule(v), Gras: true}, Segment{Texte: "."})
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

// amorceDeDecision opens the decision, naming who reported: nobody is said to have been heard who was out
// of the room.
func (x *extrait) amorceDeDecision() string {
	e := x.d.Elu(x.p.Rapporteur)
	if e == nil {
		return "Le Conseil Municipal, après en avoir valablement délibéré, "
	}
	texte := x.m.Adoption
	if !x.participe(e.ID) && slices.Contains(motsDe(texte), "rapporteur") {
		texte = strings.Replace(ModeleOrdinaire().Adoption, " {rapporteur}", "", 1)
	}
	return strings.TrimRight(remplir(texte, mots{"rapporteur": deQui(e)}), " ") + " "
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
		phrase[len(phrase)-1].Texte = strings.TrimRight(phrase[len(phrase)-1].Texte, ", ") + " :"
		return append([]Bloc{Paragraphe{Texte: phrase, AvecSuivant: true}}, dispositif(d)...)
	}
	phrase = append(phrase, disposition(d[0])...)
	return append([]Bloc{Paragraphe{Texte: phrase}}, dispositif(d[1:])...)
}

func disposition(d conseil.Disposition) Texte {
	if d.Verbe == "" {
		return marquer(d.Texte)
	}
	return append(Texte{{Texte: conseil.SansMarques(d.Verbe), Gras: true}}, marquer(" "+d.Texte)...)
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

// proclamation says who is elected; a list is feminine, as a woman is.
func (x *extrait) proclamation() string {
	n := x.bilan.Nomination
	if x.d.Elu(conseil.EluID(n.Elu)) == nil && strings.HasPrefix(strings.ToLower(n.Elu), "liste ") {
		return strings.Replace(n.Formule, "proclamé élu ", "proclamée élue ", 1)
	}
	return n.Formule
}

// tours gives the count of each round of a nomination, and the majorité absolue of the first two: the third
// is won with the relative one (CGCT L2121-21).
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
		texte := strings.Join(parts, ", ") + " ; " + conseil.Nombre(t.Exprimes(), "suffrage exprimé", "suffrages exprimés")
		if i < 2 {
			texte += fmt.Sprintf(", majorité absolue %d", conseil.Majorite(t.Exprimes()))
		}
		blocs = append(blocs, Paragraphe{Texte: Texte{{Texte: fmt.Sprintf("Tour %d : ", i+1), Gras: true}, {Texte: texte + "."}}})
	}
	return blocs
}

// formule is the sentence of the result; where a table gives the votes, it leaves them out.
func (x *extrait) formule(v *conseil.ResultatVote) string {
	if x.m.Votes != EnTableau {
		return v.Formule
	}
	sans, _, _ := strings.Cut(v.Formule, " (")
	return sans
}

// tableauDuVote gives the votes of each sense, and the exprimés that make the majority.
func (x *extrait) tableauDuVote() []Bloc {
	v := x.bilan.Vote
	if x.m.Votes != EnTableau || v == nil {
		return nil
	}
	d := v.Decompte
	colonnes := []struct {
		nom  string
		voix conseil.Voix
		si   bool
	}{{"Pour", d.Pour, true}, {"Contre", d.Contre, true}, {"Abstentions", d.Abstentions, true}, {"Blancs", d.Blancs, d.Blancs > 0},
		{"Nuls", d.Nuls, d.Nuls > 0}, {"Refus", d.Refus, d.Refus > 0}, {"Exprimés", d.Exprimes(), true}}
	var noms, voix []string
	for _, c := range colonnes {
		if c.si {
			noms, voix = append(noms, c.nom), append(voix, fmt.Sprint(c.voix))
		}
	}
	return []Bloc{Tableau{Entete: rangee(true, noms...), Lignes: [][]Cellule{rangee(false, voix...)}}}
}
