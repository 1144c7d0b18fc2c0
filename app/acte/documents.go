package acte

import (
	"fmt"
	"strconv"
	"strings"

	"delibere/app/conseil"
)

// Genre names a document of a séance other than the extrait, as the command `document` does.
type Genre string

// The documents.
const (
	GenreConvocation Genre = "convocation"          // CGCT L2121-10: the agenda, sent to each member
	GenreNote        Genre = "note"                 // CGCT L2121-12: the note explicative de synthèse
	GenreEmargement  Genre = "emargement"           // the sheet that the members sign at the door
	GenreListe       Genre = "liste"                // CGCT L2121-25: posted within a week
	GenrePV          Genre = "pv"                   // CGCT L2121-15
	GenreRegistre    Genre = "registre"             // CGCT L2121-23, R2121-9: the feuillets of the séance
	GenreFeuillet    Genre = "feuillet"             // CGCT R2121-9: closes the séance in the register
	GenreCarence     Genre = "carence"              // the quorum failed: the séance is put off (CGCT L2121-17)
	GenreBordereau   Genre = "bordereau"            // sends a délibération to the représentant de l'État, on paper
	GenreAffichage   Genre = "certificat-affichage" // the maire certifies that a délibération was posted
	GenreTables      Genre = "tables"               // CGCT R2121-9: the year, by date and by object; made by Tables
)

// Genres are those of one séance, in the order of its life.
var Genres = []Genre{GenreConvocation, GenreEmargement, GenreNote, GenreCarence, GenreListe, GenrePV, GenreRegistre, GenreFeuillet, GenreBordereau, GenreAffichage}

// DUnPoint reports whether the document is that of one délibération.
func (g Genre) DUnPoint() bool { return g == GenreBordereau || g == GenreAffichage }

// Composer returns a document of a séance. Those of one délibération are that of the point given; the
// others do not look at it. A record that contradicts itself is a *Refus for what is signed or posted
// after the séance; ErrPointInconnu when there is no such point.
func Composer(g Genre, d *conseil.Dossier, point int, m Modele) (*Document, error) {
	c := conseil.Controler(d)
	s := seanceDe{d: d, c: &c, m: m}
	switch g {
	case GenreConvocation:
		return s.convocation()
	case GenreNote:
		return s.note(), nil
	case GenreEmargement:
		return s.emargement(), nil
	case GenreCarence:
		return s.carence()
	case GenreBordereau:
		return s.bordereau(point)
	case GenreAffichage:
		return s.affichage(point)
	}
	if err := refuserSeance(&c); err != nil {
		return nil, err
	}
	switch g {
	case GenreListe:
		return s.liste(), nil
	case GenrePV:
		return s.pv(), nil
	case GenreRegistre:
		return s.registre(), nil
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
	blocs := append(s.enTete(titre), Paragraphe{Texte: gras("Séance du Conseil Municipal du " + dateRegistre(s.d.Seance.Date)), Alignement: Centre, Suite: true})
	return &Document{Titre: titre + ", séance du " + s.d.Seance.Date.Longue(), Sujet: titre, Auteur: "Commune " + de(s.d.Commune.Nom), Date: s.d.Seance.Date,
		Pied: "CM DU " + strings.ToUpper(dateRegistre(s.d.Seance.Date)), Blocs: append(blocs, suite...)}
}

// enTete is the heading of the extrait down to its title, which is another.
func (s seanceDe) enTete(titre string) []Bloc {
	x := &extrait{d: s.d, p: &conseil.Point{}, m: s.m}
	var blocs []Bloc
	for _, b := range x.entete() {
		if t, ok := b.(Titre); ok {
			t.Texte = gras(strings.ToUpper(titre))
			return append(blocs, t)
		}
		blocs = append(blocs, b)
	}
	return blocs
}

func para(format string, args ...any) Paragraphe {
	return Paragraphe{Texte: clair(fmt.Sprintf(format, args...))}
}

func section(texte string) Titre { return Titre{Niveau: 3, Texte: gras(texte), Alignement: Gauche} }

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

func ouNeant(s string) string {
	if s == "" {
		return "néant."
	}
	return s + "."
}
