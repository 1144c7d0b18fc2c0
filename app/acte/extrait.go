package acte

import (
	"fmt"
	"slices"
	"strings"

	"delibere/app/conseil"
)

// Extrait returns the extrait du registre des délibérations of the point of that number, from the
// record and what the rules derive from it. It fails with ErrPointInconnu, or with a *Refus when the
// record contradicts itself: such a paper would make the maire sign what is not so.
func Extrait(d *conseil.Dossier, numero int, m Modele) (*Document, error) {
	p := d.Seance.Point(numero)
	if p == nil {
		return nil, fmt.Errorf("%w : la séance du %s n'a pas de point %d", ErrPointInconnu, d.Seance.Date.Longue(), numero)
	}
	c := conseil.Controler(d)
	if err := refuser(fmt.Sprintf("L'extrait du point %d", numero), &c, numero); err != nil {
		return nil, err
	}
	return seanceDe{d: d, c: &c, m: m}.extrait(p).document(), nil
}

// extrait gathers what one extrait is made of.
type extrait struct {
	d      *conseil.Dossier
	p      *conseil.Point
	m      Modele
	groupe *conseil.Groupe
	bilan  *conseil.BilanPoint
	regles conseil.Regles
}

func (x *extrait) document() *Document {
	s := &x.d.Seance
	doc := &Document{
		Titre:  conseil.Majuscule(strings.ToLower(x.genre())) + " " + strings.TrimSpace(x.numero()+" du registre des délibérations"),
		Sujet:  x.p.Objet,
		Auteur: "Commune " + de(x.d.Commune.Nom),
		Date:   s.Date,
		Pied:   "CM DU " + strings.ToUpper(dateRegistre(s.Date)),
	}
	if EtatDe(x.p) == EtatProjet {
		doc.Mention = "PROJET"
	}
	doc.Blocs = append(append(doc.Blocs, x.tampon()...), x.entete()...)
	doc.Blocs = append(doc.Blocs, x.ouverture())
	doc.Blocs = append(doc.Blocs, x.presences()...)
	doc.Blocs = append(doc.Blocs, x.formalites()...)
	doc.Blocs = append(doc.Blocs, Titre{Niveau: 2, Texte: gras(x.p.Objet), Alignement: Centre})
	doc.Blocs = append(doc.Blocs, x.motifs()...)
	doc.Blocs = append(append(doc.Blocs, x.auSecret()...), x.decision()...)
	doc.Blocs = append(append(doc.Blocs, x.tableauDuVote()...), x.annexes()...)
	doc.Blocs = append(doc.Blocs, x.fin()...)
	return doc
}

// genre is what this paper is: nothing is extracted from the register that does not stand in it.
func (x *extrait) genre() string {
	if EtatDe(x.p) == EtatProjet {
		return "PROJET D'EXTRAIT"
	}
	return "EXTRAIT"
}

// numero returns "n° 2023-32", "" while the délibération has none.
func (x *extrait) numero() string { return NumeroDe(x.p) }

func clair(s string) Texte { return Texte{{Texte: s}} }
func gras(s string) Texte  { return Texte{{Texte: s, Gras: true}} }

// entete is the heading: where, and what this paper is.
func (x *extrait) entete() []Bloc {
	c := &x.d.Commune
	lignes := []string{"Département " + duDepartement(c.Departement)}
	if c.Arrondissement != "" {
		lignes = append(lignes, "Arrondissement "+de(strings.ToUpper(c.Arrondissement)))
	}
	if c.Canton != "" {
		lignes = append(lignes, "Canton "+de(strings.ToUpper(c.Canton)))
	}
	if c.Departement == "" {
		lignes = lignes[1:]
	}
	var blocs []Bloc
	for i, l := range lignes {
		blocs = append(blocs, Paragraphe{Texte: gras(l), Alignement: Gauche, Suite: i > 0})
	}
	commune := strings.TrimSpace("Commune " + de(strings.ToUpper(c.Nom)) + " " + c.CodePostal)
	return append(blocs,
		Paragraphe{Texte: gras(commune), Alignement: Centre},
		Titre{Niveau: 1, Texte: gras(strings.TrimSpace(x.genre() + " " + x.numero())), Alignement: Centre},
		Paragraphe{Texte: gras(x.m.Registre), Alignement: Centre, Suite: true},
		Paragraphe{Texte: gras("Séance du " + dateRegistre(x.d.Seance.Date)), Alignement: Centre, Suite: true})
}

// ouverture is the opening sentence of the act of one point: when, where, how called, and who presides.
func (x *extrait) ouverture() Bloc {
	return x.ouvrir(x.convocation()+x.sansCondition(), x.participe(x.d.Seance.President))
}

// ouvertureDeSeance is that of the whole séance, where who presides and the quorum are told point by point.
func (x *extrait) ouvertureDeSeance() Bloc {
	return x.ouvrir(x.convocation(), x.dansLaSalle(x.d.Seance.President))
}

func (x *extrait) ouvrir(convocation string, presidentLa bool) Bloc {
	s := &x.d.Seance
	heure, qui := "", ""
	if s.Heure.Connue() {
		heure = heureEnLettres(s.Heure)
	}
	if e := x.d.Elu(s.President); e != nil {
		qui = avecFonction(civil(e), e)
		if !presidentLa {
			qui = blanc + " (" + avecFonction(e.Appel(), e) + ", étant hors de la salle)"
		}
	}
	return Paragraphe{Texte: clair(remplir(x.m.Ouverture, mots{"an": capitales(EnLettres(s.Date.Annee)), "date": dateRegistre(s.Date),
		"commune": de(strings.ToUpper(x.d.Commune.Nom)), "lieu": s.Lieu, "heure": heure, "convocation": convocation, "president": qui}))}
}

// convocation says how the conseil was called (CGCT L2121-11, L2121-12, L2541-2 for the urgency).
func (x *extrait) convocation() string {
	c := x.d.Seance.Convocation
	switch commune := &x.d.Commune; {
	case !c.Seconde && !c.Urgence:
		return "après convocation légale"
	case !c.Seconde && commune.PopulationReference >= seuilNote:
		return "après convocation d'urgence (article L. 2121-12 " + duCode + ")"
	case !c.Seconde && commune.AlsaceMoselle:
		return "après convocation d'urgence (article L. 2541-2 " + duCode + ")"
	case !c.Seconde:
		return "après convocation d'urgence (article L. 2121-11 " + duCode + ")"
	}
	s := "sur seconde convocation"
	if c.PremiereSeance.Connue() {
		s += ", le quorum n'ayant pas été atteint le " + dateRegistre(c.PremiereSeance)
	}
	return s
}

// formalites are the date of the convocation, the secretaries and the adoption of the last PV.
func (x *extrait) formalites() []Bloc {
	blocs := []Bloc{x.envoi()}
	if t := x.huisClos(); t != nil {
		blocs = append(blocs, t)
	}
	return append(blocs, x.bureau()...)
}

// bureau is the secretaries of the séance and the adoption of the last PV.
func (x *extrait) bureau() []Bloc {
	s := &x.d.Seance
	var blocs []Bloc
	if t := x.secretariat(); t != nil {
		blocs = append(blocs, Paragraphe{Texte: t})
	}
	if pv := s.PVPrecedent; pv.Seance.Connue() {
		texte := Texte{{Texte: fmt.Sprintf("Le Procès-Verbal de la séance du %s est adopté ", dateRegistre(pv.Seance))}}
		if pv.Unanimite || pv.Vote == nil {
			texte = append(texte, Segment{Texte: "à L'UNANIMITÉ", Gras: true}, Segment{Texte: " des voix présentes et représentées."})
		} else if pv.Vote.Decompte != nil {
			texte = append(texte, Segment{Texte: "à la majorité des suffrages exprimés (" + pv.Vote.Decompte.Detail() + ")."})
		}
		blocs = append(blocs, Paragraphe{Texte: texte})
	}
	return blocs
}

func (x *extrait) envoi() Bloc {
	return Paragraphe{Texte: Texte{{Texte: "DATE D'ENVOI DE LA CONVOCATION : ", Gras: true},
		{Texte: "le " + dateRegistre(x.d.Seance.Convocation.DateEnvoi)}}}
}

// huisClos says that the point was held in huis clos; nil when it was not.
func (x *extrait) huisClos() Bloc {
	points, err := conseil.ParsePoints(x.d.Seance.HuisClos)
	if x.d.Seance.HuisClos == "" || err != nil || !slices.Contains(points, x.p.Numero) {
		return nil
	}
	return Paragraphe{Texte: clair("Ce point est examiné à huis clos, sur décision du Conseil (article L. 2121-18 du Code Général des Collectivités Territoriales).")}
}

// secretariat is the paragraph of the secretaries (CGCT L2121-15; L2541-6 in Alsace-Moselle).
func (x *extrait) secretariat() Texte {
	var elus []*conseil.Elu
	var qui []string
	for _, id := range x.d.Seance.Secretaires {
		if e := x.d.Elu(id); e != nil {
			elus = append(elus, e)
			qui = append(qui, civil(e))
		}
	}
	if len(elus) == 0 {
		return nil
	}
	fem := toutesFeminines(elus)
	election, elu, acceptees := "d'un secrétaire", "a été élu", "qu'il a"
	if fem {
		elu, acceptees = "a été élue", "qu'elle a"
	}
	if len(elus) > 1 {
		election = "de " + EnLettres(len(elus)) + " secrétaires"
		elu, acceptees = "ont été élus", "qu'ils ont"
		if fem {
			elu, acceptees = "ont été élues", "qu'elles ont"
		}
	}
	texte := remplir(x.m.Secretariat, mots{"nombre": election, "secretaires": conseil.Enumerer(qui), "elus": elu, "qui": acceptees})
	if fem {
		texte = strings.Replace(texte, "secrétaires pris dans", "secrétaires prises dans", 1)
	}
	if x.d.Commune.AlsaceMoselle {
		texte = strings.ReplaceAll(texte, "L. 2121-15", "L. 2541-6")
	}
	return Texte{{Texte: "Secrétariat de séance : ", Gras: true}, {Texte: texte}}
}
