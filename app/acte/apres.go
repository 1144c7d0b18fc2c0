package acte

import (
	"fmt"
	"strings"

	"delibere/app/conseil"
)

// issue says what became of a point, as the liste des délibérations prints it.
func (s seanceDe) issue(p *conseil.Point) string {
	b := s.c.Point(p.Numero)
	switch {
	case b.Nomination != nil:
		return b.Nomination.Formule
	case b.Vote != nil && b.Vote.Resultat == conseil.Adoptee:
		return "adoptée " + b.Vote.Formule
	case b.Vote != nil:
		return "non adoptée (" + b.Vote.Decompte.Detail() + ")"
	case p.Regime == conseil.RegimeInformation:
		return "information, sans vote"
	}
	return "examiné, sans vote enregistré"
}

// liste is the liste des délibérations examinées: object and result of each, adopted or refused.
func (s seanceDe) liste() *Document {
	t := Tableau{Entete: rangee(true, "Point", "N°", "Objet", "Décision"), Largeurs: []float64{1.2, 2, 7, 6}}
	for i := range s.d.Seance.Points {
		p := &s.d.Seance.Points[i]
		t.Lignes = append(t.Lignes, rangee(false, fmt.Sprint(p.Numero), p.Deliberation, p.Objet, s.issue(p)))
	}
	doc := s.document("Liste des délibérations examinées", para("Affichée et publiée en application de l'article L. 2121-25 du Code Général des Collectivités Territoriales, au plus tard le %s.",
		conseil.LimiteListe(s.d.Seance.Date).Longue()), t)
	places := s.signatures()
	places.Places = places.Places[:min(1, len(places.Places))]
	doc.Blocs = append(doc.Blocs, Ensemble{Blocs: []Bloc{para("Affichée le ........................"), places}})
	return doc
}

// pv is the procès-verbal, with the ten contents of L2121-15: date and hour, président, présents and
// représentés, secretaries, quorum, agenda, délibérations and the reports they were taken on, demands
// for a mode of ballot, results (with the names for a public one), and the substance of the debates.
func (s seanceDe) pv() *Document {
	doc := s.document("Procès-verbal")
	if len(s.d.Seance.Points) == 0 {
		return doc
	}
	premier := s.extrait(&s.d.Seance.Points[0])
	doc.Blocs = append(doc.Blocs, premier.ouverture())
	doc.Blocs = append(doc.Blocs, premier.formalites()...)
	doc.Blocs = append(doc.Blocs, section("Ordre du jour"), s.ordreDuJour(true))
	var groupe *conseil.Groupe
	for i := range s.d.Seance.Points {
		p := &s.d.Seance.Points[i]
		x := s.extrait(p)
		if x.groupe != groupe {
			groupe = x.groupe
			doc.Blocs = append(doc.Blocs, x.presences()...)
			doc.Blocs = append(doc.Blocs, para("Quorum : %d sur %s en exercice ; %s.", groupe.Quorum, conseil.Nombre(groupe.EnExercice, "membre", "membres"),
				conseil.SommeVotants(len(groupe.Presents), len(groupe.Representes))))
		} else {
			doc.Blocs = append(doc.Blocs, x.particularites()...)
		}
		titre := fmt.Sprintf("%d. %s", p.Numero, p.Objet)
		if p.Deliberation != "" {
			titre += " (délibération n° " + p.Deliberation + ")"
		}
		doc.Blocs = append(doc.Blocs, section(titre))
		doc.Blocs = append(doc.Blocs, x.motifs()...)
		doc.Blocs = append(doc.Blocs, s.scrutin(p)...)
		doc.Blocs = append(doc.Blocs, x.decision()...)
	}
	fin := "L'ordre du jour étant épuisé, la séance est levée."
	if h := s.d.Seance.HeureFin; h.Connue() {
		fin = "L'ordre du jour étant épuisé, la séance est levée à " + heureEnLettres(h) + "."
	}
	doc.Blocs = append(doc.Blocs, Ensemble{Blocs: []Bloc{para("%s", fin), s.signatures()}})
	return doc
}

// scrutin says who asked for the mode, and for a public ballot who voted what. Never for a secret one.
func (s seanceDe) scrutin(p *conseil.Point) []Bloc {
	v := p.Vote
	if v == nil {
		return nil
	}
	var blocs []Bloc
	if v.Demandeurs != nil && (v.Mode == conseil.ScrutinPublic || v.Mode == conseil.ScrutinSecret) {
		blocs = append(blocs, para("Le scrutin %s est demandé par %s.", v.Mode, conseil.Nombre(*v.Demandeurs, "membre présent", "membres présents")))
	}
	if v.Mode == conseil.ScrutinSecret {
		return blocs
	}
	for _, sens := range []struct {
		sens conseil.Sens
		mot  string
	}{{conseil.Pour, "Ont voté pour : "}, {conseil.Contre, "Ont voté contre : "}, {conseil.Abstention, "Se sont abstenus : "}, {conseil.Refus, "N'ont pas pris part au vote : "}} {
		dans := map[conseil.EluID]bool{}
		for id, x := range v.Nominal {
			dans[id] = x == sens.sens
		}
		if liste := noms(s.d, conseil.Tableau(s.d, dans)); liste != "" {
			blocs = append(blocs, Paragraphe{Texte: Texte{{Texte: sens.mot, Gras: true}, {Texte: liste + "."}}})
		}
	}
	return blocs
}

// feuillet closes the séance in the register: the order numbers of its délibérations, the présents, and
// the places to sign (CGCT R2121-9).
func (s seanceDe) feuillet() *Document {
	t := Tableau{Entete: rangee(true, "Ordre", "Délibération", "Objet"), Largeurs: []float64{1.3, 2.2, 8}}
	for _, p := range s.d.Seance.Points {
		if p.Deliberation != "" {
			t.Lignes = append(t.Lignes, rangee(false, fmt.Sprint(p.Numero), p.Deliberation, p.Objet))
		}
	}
	presents := ""
	if len(s.c.Groupes) > 0 {
		presents = noms(s.d, s.c.Groupes[0].Presents)
	}
	return s.document("Feuillet de clôture", para("Le présent feuillet clôt la séance au registre des délibérations (article R. 2121-9 du Code Général des Collectivités Territoriales)."),
		section("Délibérations prises"), t, Paragraphe{Texte: Texte{{Texte: "Membres présents : ", Gras: true}, {Texte: ouNeant(presents)}}}, Ensemble{Blocs: []Bloc{s.signatures()}})
}

// bordereau sends a délibération on paper, in two copies: one comes back stamped.
func (s seanceDe) bordereau(point int) (*Document, error) {
	p := s.d.Seance.Point(point)
	if p == nil {
		return nil, fmt.Errorf("%w : la séance du %s n'a pas de point %d", ErrPointInconnu, s.d.Seance.Date.Longue(), point)
	}
	if err := refuser(fmt.Sprintf("Le bordereau du point %d", point), s.c, point); err != nil {
		return nil, err
	}
	destinataire := s.d.Commune.RepresentantEtat
	if destinataire == "" {
		destinataire = "Monsieur le Préfet"
	}
	exemplaire := func(n string) []Bloc {
		t := Tableau{Entete: rangee(true, "Désignation", "Nombre", "Observations"), Largeurs: []float64{8, 2, 4}, Lignes: [][]Cellule{
			rangee(false, strings.TrimSpace("Extrait de la délibération "+numeroDe(p))+" : "+p.Objet, "1", "pour contrôle de légalité")}}
		for _, a := range p.Annexes {
			t.Lignes = append(t.Lignes, rangee(false, "Annexe : "+a.Titre, "1", ""))
		}
		places := s.signatures()
		places.Places = append(places.Places[:min(1, len(places.Places))], Signature{Qualite: "Reçu le, cachet :"})
		return []Bloc{Paragraphe{Texte: gras(n + " — à " + destinataire), Alignement: Gauche, AvecSuivant: true}, t, places}
	}
	doc := s.document("Bordereau de transmission", Ensemble{Blocs: exemplaire("Premier exemplaire, à conserver")}, Filet{}, Ensemble{Blocs: exemplaire("Second exemplaire, à retourner revêtu du cachet")})
	return doc, nil
}

func numeroDe(p *conseil.Point) string {
	if p.Deliberation == "" {
		return ""
	}
	return "n° " + p.Deliberation
}
