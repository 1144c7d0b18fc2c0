package acte

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"

	"delibere/app/conseil"
)

// registre is the whole séance on the feuillets of the register (CGCT L2121-23, R2121-9): each
// délibération with its two signatures, then the feuillet that closes the séance. Each feuillet has its
// number, the commune and the date.
func (s seanceDe) registre() *Document {
	doc := s.document("Registre des délibérations", s.deroulement(false)...)
	if len(s.d.Seance.Points) > 0 {
		doc.Blocs = append(doc.Blocs, s.levee())
	}
	doc.Blocs = append(doc.Blocs, Filet{}, Titre{Niveau: 2, Texte: gras("FEUILLET DE CLÔTURE"), Alignement: Centre})
	doc.Blocs = append(doc.Blocs, s.cloture()...)
	return s.enFeuillets(doc)
}

// enFeuillets makes the pages of a document feuillets of the register.
func (s seanceDe) enFeuillets(doc *Document) *Document {
	doc.Feuillet = max(1, s.m.Feuillet)
	doc.Pied = strings.ToUpper("Commune "+de(s.d.Commune.Nom)) + ", " + doc.Pied
	return doc
}

// feuillet closes the séance in the register, alone.
func (s seanceDe) feuillet() *Document {
	doc := s.document("Feuillet de clôture", s.cloture()...)
	if s.m.Feuillet == 0 {
		return doc
	}
	return s.enFeuillets(doc)
}

// cloture recalls the order numbers of the délibérations, the présents, and gives the places to sign
// (CGCT R2121-9) and the head of the chain of the register.
func (s seanceDe) cloture() []Bloc {
	t := Tableau{Entete: rangee(true, "Ordre", "Délibération", "Objet"), Largeurs: []float64{1.3, 2.2, 8}}
	for _, p := range s.d.Seance.Points {
		if s.prise(&p) {
			t.Lignes = append(t.Lignes, rangee(false, fmt.Sprint(p.Numero), p.Deliberation, p.Objet))
		}
	}
	blocs := []Bloc{para("Le présent feuillet clôt la séance au registre des délibérations (article R. 2121-9 du Code Général des Collectivités Territoriales)."),
		section("Délibérations prises")}
	if len(t.Lignes) > 0 {
		blocs = append(blocs, t)
	} else {
		blocs = append(blocs, para("Néant."))
	}
	blocs = append(blocs, Paragraphe{Texte: Texte{{Texte: "Membres présents : ", Gras: true}, {Texte: ouNeant(noms(s.d, s.venus()))}}, Alignement: Gauche})
	return append(blocs, Ensemble{Blocs: append([]Bloc{s.signatures()}, empreinte("Tête de la chaîne du registre : ", s.m.Empreinte)...)})
}

// prise reports a délibération that was taken: it has its number, and the conseil decided in number.
func (s seanceDe) prise(p *conseil.Point) bool {
	return EtatDe(p) != EtatProjet && !sansNombre(s.c.Point(p.Numero))
}

// venus are those who were there at any point, in the order of the tableau.
func (s seanceDe) venus() []conseil.EluID {
	dans := map[conseil.EluID]bool{}
	for i := range s.c.Groupes {
		for _, id := range s.c.Groupes[i].Presents {
			dans[id] = true
		}
	}
	return conseil.Tableau(s.d, dans)
}

// ligneDeTable is a délibération in the yearly tables.
type ligneDeTable struct {
	date          conseil.Date
	numero, objet string
}

// Tables are the table by date and the table by object of the délibérations of several séances of one
// commune, as the register holds them at the end of the year (CGCT R2121-9).
func Tables(seances []*conseil.Dossier, m Modele) (*Document, error) {
	lignes, err := lignesDesTables(seances)
	if err != nil {
		return nil, err
	}
	debut, fin := lignes[0].date, lignes[len(lignes)-1].date
	periode := fmt.Sprintf("Année %d", debut.Annee)
	if fin.Annee != debut.Annee {
		periode = fmt.Sprintf("Années %d à %d", debut.Annee, fin.Annee)
	}
	s := seanceDe{d: seances[0], m: m}
	blocs := append(s.enTete("Tables des délibérations"), Paragraphe{Texte: gras(periode), Alignement: Centre, Suite: true})
	parDate := Tableau{Entete: rangee(true, "Date", "N°", "Objet"), Largeurs: []float64{2.2, 2, 8}}
	for _, l := range lignes {
		parDate.Lignes = append(parDate.Lignes, rangee(false, l.date.Courte(), l.numero, l.objet))
	}
	ordre := collate.New(language.French, collate.IgnoreCase)
	slices.SortStableFunc(lignes, func(a, b ligneDeTable) int { return ordre.CompareString(a.objet, b.objet) })
	parObjet := Tableau{Entete: rangee(true, "Objet", "N°", "Date"), Largeurs: []float64{8, 2, 2.2}}
	for _, l := range lignes {
		parObjet.Lignes = append(parObjet.Lignes, rangee(false, l.objet, l.numero, l.date.Courte()))
	}
	return &Document{Titre: "Tables des délibérations, " + strings.ToLower(periode), Sujet: "Tables des délibérations", Auteur: "Commune " + de(s.d.Commune.Nom), Date: fin,
		Pied:  strings.ToUpper("Commune "+de(s.d.Commune.Nom)) + ", " + strings.ToUpper(periode),
		Blocs: append(blocs, section("Table par date"), parDate, section("Table par objet"), parObjet)}, nil
}

// lignesDesTables gathers the délibérations that were taken, by date. The same number twice in a year is refused: a table
// would send its reader to the wrong page.
func lignesDesTables(seances []*conseil.Dossier) ([]ligneDeTable, error) {
	var lignes []ligneDeTable
	deja := map[string]conseil.Date{}
	seances = slices.Clone(seances)
	slices.SortStableFunc(seances, func(a, b *conseil.Dossier) int { return b.Seance.Date.Jours(a.Seance.Date) })
	for _, d := range seances {
		if d.Commune.Nom != seances[0].Commune.Nom {
			return nil, fmt.Errorf("les séances sont de deux communes, %s et %s ; donnez celles d'une seule", seances[0].Commune.Nom, d.Commune.Nom)
		}
		c := conseil.Controler(d)
		for _, p := range d.Seance.Points {
			if !(seanceDe{d: d, c: &c}).prise(&p) {
				continue
			}
			cle := fmt.Sprint(d.Seance.Date.Annee, " ", p.Deliberation)
			if autre, double := deja[cle]; double {
				return nil, fmt.Errorf("la délibération n° %s est à la séance du %s et à celle du %s ; donnez chaque séance une fois, et un numéro à chaque délibération",
					p.Deliberation, autre.Longue(), d.Seance.Date.Longue())
			}
			deja[cle] = d.Seance.Date
			lignes = append(lignes, ligneDeTable{d.Seance.Date, p.Deliberation, p.Objet})
		}
	}
	if len(lignes) == 0 {
		return nil, errors.New("aucune délibération votée de ces séances ne porte de numéro ; donnez-en (clé « deliberation »), les tables en sont faites")
	}
	return lignes, nil
}
