package acte

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"delibere/app/conseil"
)

// seuilNote is the population from which the convocation comes with a note de synthèse (CGCT L2121-12).
const seuilNote = 3500

var jours = [...]string{time.Sunday: "dimanche", time.Monday: "lundi", time.Tuesday: "mardi", time.Wednesday: "mercredi",
	time.Thursday: "jeudi", time.Friday: "vendredi", time.Saturday: "samedi"}

// convocation calls the conseil: one paper for all, or one a councillor with his own pouvoir to fill.
func (s seanceDe) convocation() (*Document, error) {
	se := &s.d.Seance
	e := s.d.Elu(s.m.Destinataire)
	if e == nil && s.m.Destinataire != "" {
		return nil, fmt.Errorf("le destinataire de la convocation, « %s », n'est pas un élu de la séance ; donnez son identifiant", s.m.Destinataire)
	}
	doc := s.document("Convocation")
	appel, accordDuPrie := "Madame, Monsieur, chère collègue, cher collègue,", "(e)"
	if e != nil {
		appel, accordDuPrie = titre(e)+",", accord(e)
		doc.Sujet += ", " + e.NomComplet()
		doc.Blocs = append(doc.Blocs, Paragraphe{Texte: gras("À l'attention de " + civil(e)), Alignement: Droite})
	}
	doc.Blocs = append(doc.Blocs, para("%s", appel), para("Vous êtes prié%s de bien vouloir assister à la séance du Conseil Municipal qui se tiendra le %s %s%s%s.",
		accordDuPrie, jours[se.Date.JourDeSemaine()], se.Date.Longue(), enChiffres(se.Heure), aLaSuite(se.Lieu)))
	doc.Blocs = append(doc.Blocs, s.motifsDeConvocation()...)
	doc.Blocs = append(doc.Blocs, section("Ordre du jour"), s.ordreDuJour(false))
	doc.Blocs = append(doc.Blocs, s.mentionSpeciale()...)
	doc.Blocs = append(doc.Blocs, s.noteJointe()...)
	doc.Blocs = append(doc.Blocs, para("Si vous ne pouvez pas venir, vous pouvez donner à un collègue de votre choix pouvoir écrit de voter en votre nom ; un même conseiller ne peut porter qu'un pouvoir (article L. 2121-20 du Code Général des Collectivités Territoriales)."),
		Ensemble{Blocs: []Bloc{s.faitLe(dateRegistre(se.Convocation.DateEnvoi)), s.signatureDuMaire()}}, s.pouvoirARemplir(e))
	return doc, nil
}

// noteJointe says that the note de synthèse comes with the convocation, where the law asks for one, and only
// when there is something to put in it.
func (s seanceDe) noteJointe() []Bloc {
	if s.d.Commune.PopulationReference < seuilNote {
		return nil
	}
	if slices.ContainsFunc(s.d.Seance.Points, func(p conseil.Point) bool { return !p.Ajoute && len(p.Expose) > 0 }) {
		return []Bloc{para("Une note explicative de synthèse sur les affaires soumises à délibération est jointe à cette convocation (article L. 2121-12 %s).", duCode)}
	}
	return []Bloc{para("La note explicative de synthèse est à joindre à cette convocation (article L. 2121-12 %s).", duCode)}
}

// enChiffres writes a time of day as a convocation does: " à 21 h 00"; "" when it is not known.
func enChiffres(h conseil.Heure) string {
	if !h.Connue() {
		return ""
	}
	return fmt.Sprintf(" à %d h %02d", h.Heures(), h.Minutes())
}

// aLaSuite puts a comma before what is known.
func aLaSuite(s string) string {
	if s == "" {
		return ""
	}
	return ", " + s
}

// motifsDeConvocation says what is not ordinary in the convocation: a second one, or an urgent one.
func (s seanceDe) motifsDeConvocation() []Bloc {
	switch c := s.d.Seance.Convocation; {
	case c.Seconde:
		return []Bloc{s.secondeConvocation()}
	case c.Urgence:
		return []Bloc{para("Cette convocation est faite en urgence ; %s en rendra compte dès l'ouverture de la séance au Conseil, qui se prononcera sur l'urgence.", leMaire(s.d))}
	}
	return nil
}

// secondeConvocation names the points carried over; in Alsace-Moselle it must recall expressly that it is
// the second for the same object (CGCT L2541-4, 1°).
func (s seanceDe) secondeConvocation() Bloc {
	c := s.d.Seance.Convocation
	quoi, article := "cette convocation est la seconde", "L. 2121-17"
	if s.d.Commune.AlsaceMoselle {
		quoi, article = "le Conseil est, il est expressément rappelé, convoqué pour la seconde fois pour le même objet", "L. 2541-4, 1°,"
	}
	ou := "sur les points repris de cette séance"
	if len(c.PointsRepris) > 0 {
		ou = "sur " + lesPoints(c.PointsRepris)
	}
	return para("Le quorum n'ayant pas été atteint à la séance du %s, %s : %s, le Conseil délibérera valablement sans condition de quorum (article %s %s).",
		dateRegistre(c.PremiereSeance), quoi, ou, article, duCode)
}

// electionDeLExecutif is the code of the nomenclature ACTES of the election of the maire and of the adjoints.
const electionDeLExecutif = "5.1"

// mentionSpeciale is that of the election of the maire or of an adjoint, without which it falls (CGCT
// L2122-8).
func (s seanceDe) mentionSpeciale() []Bloc {
	var points conseil.Points
	for _, p := range s.d.Seance.Points {
		if p.Matiere == electionDeLExecutif && !p.Ajoute {
			points = append(points, p.Numero)
		}
	}
	if len(points) == 0 {
		return nil
	}
	mot := "au point"
	if len(points) > 1 {
		mot = "aux points"
	}
	return []Bloc{Paragraphe{Texte: Texte{{Texte: "Mention spéciale : ", Gras: true}, {Texte: fmt.Sprintf(
		"%s %s, le Conseil procédera à l'élection du maire ou d'adjoints (article L. 2122-8 du Code Général des Collectivités Territoriales).", mot, points)}}}}
}

// pouvoirARemplir is the blank pouvoir at the foot of the convocation: it names the séance it is for, and
// says whether it holds for a second one.
func (s seanceDe) pouvoirARemplir(e *conseil.Elu) Bloc {
	qui := "Je soussigné(e) " + ligneARemplir
	if e != nil {
		qui = "Je soussigné" + accord(e) + ", " + civil(e) + ","
	}
	return Ensemble{Blocs: []Bloc{Filet{}, section("Pouvoir"),
		para("%s donne pouvoir à %s de voter en mon nom à la séance du %s, et à celle qui la suivrait faute de quorum : oui / non.", qui, ligneARemplir, dateRegistre(s.d.Seance.Date)),
		para("Fait le %s Signature :", blanc)}}
}

// ligneARemplir is where somebody writes a name.
const ligneARemplir = blanc + blanc

// faitLe is the line of the place and the date, above a signature.
func (s seanceDe) faitLe(date string) Paragraphe {
	return Paragraphe{Texte: clair("Fait " + aLieu(s.d.Commune.Nom) + ", le " + date), Alignement: Gauche}
}

// aLieu joins a commune to « à »: "à Audincourt", "au Havre", "aux Ulis".
func aLieu(nom string) string {
	premier, reste, plusieurs := strings.Cut(nom, " ")
	switch {
	case plusieurs && strings.EqualFold(premier, "Le"):
		return "au " + reste
	case plusieurs && strings.EqualFold(premier, "Les"):
		return "aux " + reste
	}
	return "à " + nom
}

// note is the note explicative de synthèse: what each member must know of each affair before the séance.
func (s seanceDe) note() *Document {
	loi := ""
	if s.d.Commune.PopulationReference >= seuilNote {
		loi = ", en application de l'article L. 2121-12 du Code Général des Collectivités Territoriales"
	}
	doc := s.document("Note explicative de synthèse", para("Note jointe à la convocation du %s%s.", dateRegistre(s.d.Seance.Convocation.DateEnvoi), loi))
	for i := range s.d.Seance.Points {
		p := &s.d.Seance.Points[i]
		if p.Ajoute {
			continue
		}
		doc.Blocs = append(doc.Blocs, section(fmt.Sprintf("%d. %s", p.Numero, p.Objet)))
		if e := s.d.Elu(p.Rapporteur); e != nil {
			doc.Blocs = append(doc.Blocs, Paragraphe{Texte: Texte{{Texte: "Rapporteur : ", Gras: true}, {Texte: enTitre(e) + "."}}, Alignement: Gauche})
		}
		for _, t := range p.Expose {
			doc.Blocs = append(doc.Blocs, corpsDe(t)...)
		}
		if len(p.Expose) == 0 {
			doc.Blocs = append(doc.Blocs, Paragraphe{Texte: Texte{{Texte: "Aucun exposé n'est encore écrit pour ce point.", Italique: true}}})
		}
		for i, a := range p.Annexes {
			doc.Blocs = append(doc.Blocs, Paragraphe{Texte: clair(fmt.Sprintf("Annexe %d : %s", i+1, a.Titre)), Alignement: Gauche, Suite: i > 0})
		}
	}
	return doc
}

func (s seanceDe) emargement() *Document {
	t := Tableau{Entete: rangee(true, "Rang", "Nom", "Signature", "Pouvoir donné à"), Largeurs: []float64{1.4, 6.4, 5, 5}}
	for _, id := range s.tableau() {
		e := s.d.Elu(id)
		pouvoir := ""
		for _, p := range s.d.Seance.Pouvoirs {
			if p.Mandant == id {
				pouvoir = s.d.Appel(p.Mandataire)
			}
		}
		// Room to sign: two lines a member.
		t.Lignes = append(t.Lignes, rangee(false, strconv.Itoa(e.Rang), e.Appel()+"\n ", "", pouvoir))
	}
	return s.document("Feuille d'émargement", t, Ensemble{Blocs: []Bloc{s.signatures()}})
}

// tableau lists the membres en exercice in their order.
func (s seanceDe) tableau() []conseil.EluID {
	dans := map[conseil.EluID]bool{}
	for _, e := range s.d.Elus {
		dans[e.ID] = e.OuvertLe(s.d.Seance.Date)
	}
	return conseil.Tableau(s.d, dans)
}

func rangee(enGras bool, textes ...string) []Cellule {
	var r []Cellule
	for _, t := range textes {
		r = append(r, Cellule{{Texte: Texte{{Texte: t, Gras: enGras}}, Alignement: Gauche}})
	}
	return r
}
