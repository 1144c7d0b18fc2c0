package acte

import (
	"fmt"
	"slices"
	"strings"

	"delibere/app/conseil"
)

// issue says what became of a point, as the liste des délibérations prints it.
func (s seanceDe) issue(p *conseil.Point) string {
	b := s.c.Point(p.Numero)
	switch {
	case sansNombre(b):
		return "non examiné, faute de quorum"
	case b.Nomination != nil && deliberee(p):
		return s.extrait(p).proclamation()
	case b.Vote != nil && b.Vote.Resultat == conseil.Adoptee:
		if strings.HasPrefix(b.Vote.Formule, "les voix étant partagées") {
			return "adoptée, " + b.Vote.Formule
		}
		return "adoptée " + b.Vote.Formule
	case b.Vote != nil:
		return "non adoptée (" + b.Vote.Decompte.Detail() + ")"
	case p.Regime == conseil.RegimeInformation:
		return "information, sans vote"
	}
	return "aucun vote enregistré"
}

// liste is the liste des délibérations examinées: object and result of each, adopted or refused.
func (s seanceDe) liste() *Document {
	t := Tableau{Entete: rangee(true, "Point", "N°", "Objet", "Décision"), Largeurs: []float64{1.2, 2, 7, 6}}
	for i := range s.d.Seance.Points {
		p := &s.d.Seance.Points[i]
		numero := ""
		if s.prise(p) {
			numero = p.Deliberation
		}
		t.Lignes = append(t.Lignes, rangee(false, fmt.Sprint(p.Numero), numero, p.Objet, s.issue(p)))
	}
	doc := s.document("Liste des délibérations examinées", para("Affichée et publiée en application de l'article L. 2121-25 du Code Général des Collectivités Territoriales, au plus tard le %s.",
		conseil.LimiteListe(s.d.Seance.Date).Longue()), t)
	doc.Blocs = append(doc.Blocs, Ensemble{Blocs: []Bloc{para("Affichée à la mairie le %s", blanc), para("Mise en ligne le %s", blanc), s.signatureDuMaire()}})
	return doc
}

// pv is the procès-verbal, with the ten contents of L2121-15: date and hour, président, présents and
// représentés, secretaries, quorum, agenda, délibérations and the reports they were taken on, demands
// for a mode of ballot, results (with the names for a public one), and the substance of the debates,
// which the secretary writes in the place left for it.
func (s seanceDe) pv() *Document {
	doc := s.document("Procès-verbal", s.deroulement(true)...)
	if len(s.d.Seance.Points) > 0 {
		doc.Blocs = append(doc.Blocs, Ensemble{Blocs: []Bloc{s.levee(),
			para("Procès-verbal arrêté au commencement de la séance du %s, publié dans la semaine qui suit (article L. 2121-15 du Code Général des Collectivités Territoriales).", blanc), s.signatures()}})
	}
	return doc
}

// deroulement is the séance from its opening to its last point; in the procès-verbal, with the debates
// and who voted what.
func (s seanceDe) deroulement(pv bool) []Bloc {
	if len(s.d.Seance.Points) == 0 {
		return nil
	}
	premier := s.extrait(&s.d.Seance.Points[0])
	blocs := append([]Bloc{premier.ouvertureDeSeance(), premier.envoi()}, premier.bureau()...)
	blocs = append(blocs, premier.urgence()...)
	if a := s.d.Seance.Auxiliaires; len(a) > 0 {
		blocs = append(blocs, para("Auxiliaires du secrétariat, pris hors du Conseil, qui assistent à la séance sans participer aux délibérations : %s.", conseil.Enumerer(a)))
	}
	blocs = append(blocs, section("Ordre du jour"), s.ordreDuJour(true))
	var groupe *conseil.Groupe
	quorum := ""
	for i := range s.d.Seance.Points {
		x := s.extrait(&s.d.Seance.Points[i])
		blocs = append(blocs, s.mouvements(x.p)...)
		change := x.quorum() != quorum || x.groupe != groupe
		quorum = x.quorum()
		if x.groupe != groupe {
			groupe = x.groupe
			blocs = append(append(blocs, x.presences()...), para("%s", quorum))
			blocs = append(append(blocs, s.datesDesPouvoirs(groupe)...), s.titreAuRegistre(x))
		} else {
			blocs = append(append(blocs, s.titreAuRegistre(x)), x.particularites()...)
			if change {
				blocs = append(blocs, para("%s", quorum))
			}
		}
		blocs = append(append(blocs, x.presidenceDuPoint()...), s.pointAuRegistre(x, pv)...)
	}
	return blocs
}

// urgence leaves the place of what the conseil decides on the urgency that the maire invoked (CGCT L2121-11,
// L2121-12).
func (x *extrait) urgence() []Bloc {
	c := x.d.Seance.Convocation
	if !c.Urgence || c.Seconde {
		return nil
	}
	qui := "Il est rendu compte"
	if e := maire(x.d); e != nil && x.dansLaSalle(e.ID) {
		qui = conseil.Majuscule(leMaire(x.d)) + " rend compte"
	}
	return []Bloc{para("%s de l'urgence ; le Conseil se prononce : %s.", qui, blanc)}
}

// datesDesPouvoirs gives the date of each pouvoir, that the procès-verbal mentions.
func (s seanceDe) datesDesPouvoirs(g *conseil.Groupe) []Bloc {
	var dates []string
	for _, p := range g.Pouvoirs {
		if p.Date.Connue() {
			dates = append(dates, "celui de "+s.d.Appel(p.Mandant)+" du "+p.Date.Longue())
		}
	}
	if len(dates) == 0 {
		return nil
	}
	return []Bloc{para("Date des pouvoirs : %s.", conseil.Enumerer(dates))}
}

// titreAuRegistre heads a point: its place in the séance, its object and its number.
func (s seanceDe) titreAuRegistre(x *extrait) Bloc {
	titre := fmt.Sprintf("%d. %s", x.p.Numero, x.p.Objet)
	if s.prise(x.p) {
		titre += " (délibération n° " + x.p.Deliberation + ")"
	}
	return section(titre)
}

// pointAuRegistre is a point with its report, its vote and its decision.
func (s seanceDe) pointAuRegistre(x *extrait, pv bool) []Bloc {
	p := x.p
	var blocs []Bloc
	if t := x.huisClos(); t != nil {
		blocs = append(blocs, t)
	}
	if sansNombre(x.bilan) {
		return append(blocs, para("Le quorum n'étant pas atteint (%s, pour un quorum de %d), le Conseil ne délibère pas sur ce point.",
			conseil.Nombre(len(x.bilan.Presents), "présent", "présents"), x.bilan.Quorum))
	}
	blocs = append(blocs, x.motifs()...)
	if pv {
		blocs = append(blocs, s.suspensions(p)...)
		blocs = append(blocs, para("Teneur des discussions : %s", ligneARemplir))
	}
	if pv || (p.Vote != nil && p.Vote.Mode == conseil.ScrutinPublic) {
		blocs = append(blocs, x.scrutin()...)
	}
	blocs = slices.Concat(blocs, x.auSecret(), x.decision(), x.tableauDuVote(), x.annexes())
	if !pv && s.prise(p) {
		blocs = append(blocs, Ensemble{Blocs: []Bloc{s.signatures()}})
	}
	return blocs
}

// suspensions says when the séance stopped during a point.
func (s seanceDe) suspensions(p *conseil.Point) (blocs []Bloc) {
	for _, x := range s.d.Seance.Suspensions {
		if x.Point == p.Numero {
			blocs = append(blocs, para("La séance est suspendue%s. Elle reprend%s.", enChiffres(x.Debut), enChiffres(x.Reprise)))
		}
	}
	return blocs
}

// gestes are the movements as the procès-verbal says them.
var gestes = map[conseil.TypeMouvement]string{conseil.Arrivee: "entre en séance", conseil.Depart: "quitte la séance",
	conseil.Retrait: "quitte la salle", conseil.Retour: "revient en séance", conseil.Demission: "démissionne de son mandat"}

// mouvements says who came and went as a point is put into discussion, or before its vote.
func (s seanceDe) mouvements(p *conseil.Point) []Bloc {
	var blocs []Bloc
	for _, m := range s.d.Seance.Mouvements {
		if m.Point != p.Numero {
			continue
		}
		quand := fmt.Sprintf("avant l'examen du point %d", p.Numero)
		if m.Moment == conseil.AuVote {
			quand = fmt.Sprintf("avant le vote du point %d", p.Numero)
		}
		blocs = append(blocs, para("%s %s%s, %s.", s.d.Appel(m.Elu), gestes[m.Type], enChiffres(m.Heure), quand))
	}
	return blocs
}

// levee is the last sentence of the séance.
func (s seanceDe) levee() Bloc {
	pourquoi, heure := "L'ordre du jour étant épuisé", ""
	if dernier := &s.c.Points[len(s.c.Points)-1]; sansNombre(dernier) && !s.c.Groupe(dernier.Numero).QuorumAtteint {
		pourquoi = "Le quorum n'étant plus atteint"
	}
	if h := s.d.Seance.HeureFin; h.Connue() {
		heure = " à " + heureEnLettres(h)
	}
	return para("%s, la séance est levée%s.", pourquoi, heure)
}
