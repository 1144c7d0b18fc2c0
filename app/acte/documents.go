package acte

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"delibere/app/conseil"
)

// Genre names a document of a séance other than the extrait, as the command `document` does.
type Genre string

// The documents.
const (
	GenreConvocation Genre = "convocation" // CGCT L2121-10: the agenda, sent to each member
	GenreEmargement  Genre = "emargement"  // the sheet that the members sign at the door
	GenreListe       Genre = "liste"       // CGCT L2121-25: posted within a week
	GenrePV          Genre = "pv"          // CGCT L2121-15
	GenreFeuillet    Genre = "feuillet"    // CGCT R2121-9: closes the séance in the register
	GenreCarence     Genre = "carence"     // the quorum failed: the séance is put off (CGCT L2121-17)
	GenreBordereau   Genre = "bordereau"   // sends a délibération to the représentant de l'État, on paper
)

// Genres are all of them, in the order of the life of a séance.
var Genres = []Genre{GenreConvocation, GenreEmargement, GenreCarence, GenreListe, GenrePV, GenreFeuillet, GenreBordereau}

// Composer returns a document of a séance. The bordereau is that of the délibération of the point given;
// the others do not look at it. A record that contradicts itself is a *Refus for what is signed or
// posted after the séance; ErrPointInconnu when the bordereau has no point.
func Composer(g Genre, d *conseil.Dossier, point int, m Modele) (*Document, error) {
	c := conseil.Controler(d)
	s := seanceDe{d: d, c: &c, m: m}
	switch g {
	case GenreConvocation:
		return s.convocation(), nil
	case GenreEmargement:
		return s.emargement(), nil
	case GenreCarence:
		return s.carence()
	case GenreBordereau:
		return s.bordereau(point)
	}
	if err := refuserSeance(&c); err != nil {
		return nil, err
	}
	switch g {
	case GenreListe:
		return s.liste(), nil
	case GenrePV:
		return s.pv(), nil
	case GenreFeuillet:
		return s.feuillet(), nil
	}
	return nil, fmt.Errorf("le document « %s » n'existe pas", g)
}

// refuserSeance refuses what is said of the whole séance while a figure in it contradicts itself. A quorum
// that failed is not a contradiction: the document says it.
func refuserSeance(c *conseil.Controle) error {
	r := &Refus{Document: "Le document de la séance"}
	for _, a := range c.Anomalies {
		if a.Gravite == conseil.Bloquante && a.Code != conseil.QuorumNonAtteint {
			r.Anomalies = append(r.Anomalies, a)
		}
	}
	if len(r.Anomalies) == 0 {
		return nil
	}
	return r
}

// seanceDe gathers what the documents of one séance are made of.
type seanceDe struct {
	d *conseil.Dossier
	c *conseil.Controle
	m Modele
}

// extrait gives the sentences of the extrait of a point: the documents say them in the same words.
func (s seanceDe) extrait(p *conseil.Point) *extrait {
	return &extrait{d: s.d, p: p, m: s.m, groupe: s.c.Groupe(p.Numero), bilan: s.c.Point(p.Numero), regles: conseil.ReglesAu(s.d.Seance.Date)}
}

// document opens a document: the heading of the commune, its title and the séance.
func (s seanceDe) document(titre string, suite ...Bloc) *Document {
	x := &extrait{d: s.d, p: &conseil.Point{}, m: s.m}
	var blocs []Bloc
	for _, b := range x.entete() {
		if t, ok := b.(Titre); ok {
			t.Texte = gras(strings.ToUpper(titre))
			blocs = append(blocs, t)
			break
		}
		blocs = append(blocs, b)
	}
	blocs = append(blocs, Paragraphe{Texte: gras("Séance du Conseil Municipal du " + dateRegistre(s.d.Seance.Date)), Alignement: Centre, Suite: true})
	return &Document{Titre: titre + ", séance du " + s.d.Seance.Date.Longue(), Sujet: titre, Auteur: "Commune " + de(s.d.Commune.Nom), Date: s.d.Seance.Date,
		Pied: "CM DU " + strings.ToUpper(dateRegistre(s.d.Seance.Date)), Blocs: append(blocs, suite...)}
}

func para(format string, args ...any) Paragraphe {
	return Paragraphe{Texte: clair(fmt.Sprintf(format, args...))}
}

func section(texte string) Titre { return Titre{Niveau: 3, Texte: gras(texte), Alignement: Gauche} }

var jours = [...]string{time.Sunday: "dimanche", time.Monday: "lundi", time.Tuesday: "mardi", time.Wednesday: "mercredi",
	time.Thursday: "jeudi", time.Friday: "vendredi", time.Saturday: "samedi"}

// ordreDuJour lists the points: what was on the agenda, and what was added in séance if it is wanted.
func (s seanceDe) ordreDuJour(ajoutes bool) Tableau {
	t := Tableau{Largeurs: []float64{1, 22}, SansFilet: true}
	for _, p := range s.d.Seance.Points {
		if p.Ajoute && !ajoutes {
			continue
		}
		objet := p.Objet
		if p.Ajoute {
			objet += " (point ajouté en séance)"
		}
		t.Lignes = append(t.Lignes, rangee(false, strconv.Itoa(p.Numero), objet))
	}
	return t
}

// signatures are the places of who presided and of the secretaries.
func (s seanceDe) signatures() Signatures {
	return (&extrait{d: s.d, regles: conseil.ReglesAu(s.d.Seance.Date)}).signatures(s.d.Elu(s.d.Seance.President))
}

func (s seanceDe) convocation() *Document {
	se := &s.d.Seance
	heure := ""
	if se.Heure.Connue() {
		heure = fmt.Sprintf(" à %d h %02d", se.Heure.Heures(), se.Heure.Minutes())
	}
	ou := ""
	if se.Lieu != "" {
		ou = ", " + se.Lieu
	}
	phrase := para("Vous êtes prié de bien vouloir assister à la séance du Conseil Municipal qui se tiendra le %s %s%s%s.", jours[se.Date.JourDeSemaine()], se.Date.Longue(), heure, ou)
	doc := s.document("Convocation", para("Madame, Monsieur, cher collègue,"), phrase)
	if c := se.Convocation; c.Seconde {
		doc.Blocs = append(doc.Blocs, para("Le quorum n'ayant pas été atteint à la séance du %s, cette convocation est la seconde : sur les points %s, le Conseil délibérera valablement sans condition de quorum (article L. 2121-17 du Code Général des Collectivités Territoriales).",
			dateRegistre(c.PremiereSeance), c.PointsRepris))
	} else if c.Urgence {
		doc.Blocs = append(doc.Blocs, para("Cette convocation est faite en urgence ; le Maire en rendra compte dès l'ouverture de la séance au Conseil, qui se prononcera sur l'urgence."))
	}
	doc.Blocs = append(doc.Blocs, section("Ordre du jour"), s.ordreDuJour(false),
		para("Si vous ne pouvez pas venir, vous pouvez donner à un collègue de votre choix pouvoir écrit de voter en votre nom ; un même conseiller ne peut porter qu'un pouvoir (article L. 2121-20 du Code Général des Collectivités Territoriales)."))
	places := s.signatures()
	places.Places = places.Places[:min(1, len(places.Places))]
	doc.Blocs = append(doc.Blocs, Ensemble{Blocs: []Bloc{Paragraphe{Texte: clair("Fait à " + s.d.Commune.Nom + ", le " + dateRegistre(se.Convocation.DateEnvoi)), Alignement: Gauche}, places}},
		Ensemble{Blocs: []Bloc{Filet{}, section("Pouvoir"), para("Je soussigné(e) ................................................ donne pouvoir à ................................................ de voter en mon nom à la séance du %s, et à celle qui la suivrait faute de quorum : oui / non.", dateRegistre(se.Date)),
			para("Fait le ........................ Signature :")}})
	return doc
}

func (s seanceDe) emargement() *Document {
	t := Tableau{Entete: rangee(true, "Rang", "Nom", "Signature", "Pouvoir donné à"), Largeurs: []float64{1.6, 5, 5, 5}}
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

// carence records that the conseil was not in number and that the meeting is put off. It is made only
// when it is so.
func (s seanceDe) carence() (*Document, error) {
	var manque *conseil.BilanPoint
	for i := range s.c.Points {
		if b := &s.c.Points[i]; !b.QuorumAtteint && !b.SansQuorum {
			manque = b
			break
		}
	}
	if manque == nil {
		return nil, fmt.Errorf("le quorum est atteint à tous les points de la séance du %s : il n'y a pas de procès-verbal de carence à dresser", s.d.Seance.Date.Longue())
	}
	g := s.c.Groupe(manque.Numero)
	x := s.extrait(s.d.Seance.Point(manque.Numero))
	quand := "À l'ouverture de la séance"
	if manque.Numero != s.c.Points[0].Numero {
		quand = fmt.Sprintf("À la mise en discussion du point %d", manque.Numero)
	}
	raison := ""
	for _, chiffre := range conseil.Expliquer(s.d, s.c, manque.Numero) {
		if chiffre.Nom == "quorum" {
			raison = chiffre.Somme
		}
	}
	var reste conseil.Points
	for _, b := range s.c.Points {
		if b.Numero >= manque.Numero {
			reste = append(reste, b.Numero)
		}
	}
	return s.document("Procès-verbal de carence", x.ouverture(), Paragraphe{Texte: Texte{{Texte: "Présents : ", Gras: true}, {Texte: ouNeant(noms(s.d, g.Presents))}}},
		Paragraphe{Texte: Texte{{Texte: "Excusés : ", Gras: true}, {Texte: ouNeant(noms(s.d, x.excuses()))}}},
		Paragraphe{Texte: Texte{{Texte: "Absents : ", Gras: true}, {Texte: ouNeant(noms(s.d, x.absents()))}}},
		para("%s, le quorum n'est pas atteint : %s en exercice, %s, pour un quorum de %d (%s). Les pouvoirs ne comptent pas pour le quorum (article L. 2121-17 du Code Général des Collectivités Territoriales).",
			quand, conseil.Nombre(manque.EnExercice, "membre", "membres"), conseil.Nombre(len(manque.Presents), "présent", "présents"), manque.Quorum, raison),
		para("Le Conseil ne peut délibérer sur les points %s. Il sera convoqué à nouveau à trois jours francs au moins d'intervalle ; sur ces points seuls, il délibérera alors valablement sans condition de quorum.", reste),
		Ensemble{Blocs: []Bloc{para("De quoi il est dressé le présent procès-verbal, inscrit au registre des délibérations."), s.signatures()}}), nil
}

func ouNeant(s string) string {
	if s == "" {
		return "néant."
	}
	return s + "."
}
