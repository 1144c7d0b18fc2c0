package acte

import (
	"fmt"
	"strings"

	"delibere/app/conseil"
)

// signatures are the places of who presided and of the secretaries.
func (s seanceDe) signatures() Signatures {
	return s.extraitVide().signatures(s.d.Elu(s.d.Seance.President))
}

// extraitVide signs as the law says: who signs the extrait is a setting, who signs the register is not
// (CGCT L2121-15, L2121-23).
func (s seanceDe) extraitVide() *extrait {
	m := s.m
	m.Signataires = SelonLaLoi
	return &extrait{d: s.d, m: m, regles: conseil.ReglesAu(s.d.Seance.Date)}
}

// signataire is the maire, who calls the conseil, posts its acts and sends them (CGCT L2121-10,
// L2131-1), whoever presided; failing a maire, who presided.
func (s seanceDe) signataire() *conseil.Elu {
	if e := maire(s.d); e != nil {
		return e
	}
	return s.d.Elu(s.d.Seance.President)
}

// signatureDuMaire is the place of the signataire.
func (s seanceDe) signatureDuMaire() Signatures {
	places := s.extraitVide().signatures(s.signataire())
	places.Places = places.Places[:min(1, len(places.Places))]
	return places
}

// deliberation returns the point of that number, an act whose record does not contradict itself.
func (s seanceDe) deliberation(document string, point int) (*conseil.Point, error) {
	p := s.d.Seance.Point(point)
	if p == nil {
		return nil, fmt.Errorf("%w : la séance du %s n'a pas de point %d", ErrPointInconnu, s.d.Seance.Date.Longue(), point)
	}
	quoi := fmt.Sprintf("%s du point %d", document, point)
	if err := refuser(quoi, s.c, point); err != nil {
		return nil, err
	}
	switch {
	case p.Deliberation == "":
		return nil, fmt.Errorf("%s n'est pas imprimé : le point n'a pas de numéro de délibération ; donnez-le d'abord", quoi)
	case EtatDe(p) == EtatProjet:
		return nil, fmt.Errorf("%s n'est pas imprimé : la délibération %s n'a pas été votée ; notez d'abord son vote", quoi, NumeroDe(p))
	}
	return p, nil
}

// bordereau sends a délibération on paper, in two copies: one comes back stamped.
func (s seanceDe) bordereau(point int) (*Document, error) {
	p, err := s.deliberation("Le bordereau", point)
	if err != nil {
		return nil, err
	}
	destinataire := s.d.Commune.RepresentantEtat
	if destinataire == "" {
		destinataire = "Monsieur le Préfet"
	}
	exemplaire := func(n string) Bloc {
		t := Tableau{Entete: rangee(true, "Désignation", "Nombre", "Observations"), Largeurs: []float64{8, 2, 4}, Lignes: [][]Cellule{
			rangee(false, strings.TrimSpace("Extrait de la délibération "+NumeroDe(p))+" : "+p.Objet, "1", "pour contrôle de légalité")}}
		for i, a := range p.Annexes {
			t.Lignes = append(t.Lignes, rangee(false, fmt.Sprintf("Annexe %d : %s", i+1, a.Titre), "1", ""))
		}
		places := s.signatureDuMaire()
		places.Places = append(places.Places, Signature{Qualite: "Reçu le, cachet :"})
		return Ensemble{Blocs: []Bloc{Paragraphe{Texte: gras(n + " — à " + destinataire), Alignement: Gauche, AvecSuivant: true}, t, s.faitLe(dateRegistre(p.Transmission)), places}}
	}
	return s.document("Bordereau de transmission", exemplaire("Premier exemplaire, à conserver"), Filet{}, exemplaire("Second exemplaire, à retourner revêtu du cachet")), nil
}

// affichage is the certificate that a délibération was published, in the form that the law imposes from 3,500
// inhabitants on (CGCT L2131-1 III), and under by those it leaves to the conseil (IV). Its dates stay blank until they are known.
func (s seanceDe) affichage(point int) (*Document, error) {
	p, err := s.deliberation("Le certificat d'affichage", point)
	if err != nil {
		return nil, err
	}
	qui, fem := soussigne(s.signataire())
	titre, comment := "Certificat de publication", "sous forme électronique (article L. 2131-1, III, "+duCode+")"
	if s.d.Commune.PopulationReference < seuilNote {
		titre, comment = "Certificat d'affichage ou de publication",
			"(sous forme électronique, ou par affichage ou sur papier si une délibération l'a choisi ; rayer les mentions inutiles ; article L. 2131-1, IV, "+duCode+")"
	}
	return s.document(titre,
		para("%s de la Commune %s, soussigné%s, certifie que la délibération %s, prise le %s par le Conseil Municipal et ayant pour objet « %s », a été publiée %s le %s et l'est restée jusqu'au %s.",
			qui, de(strings.ToUpper(s.d.Commune.Nom)), fem, NumeroDe(p), dateRegistre(s.d.Seance.Date), p.Objet, comment, dateRegistre(p.Publication), blanc),
		para("Le présent certificat est établi pour servir et valoir ce que de droit."),
		Ensemble{Blocs: []Bloc{s.faitLe(blanc), s.signatureDuMaire()}}), nil
}

// NumeroDe writes the number of a délibération, "n° 2023-32"; "" while it has none.
func NumeroDe(p *conseil.Point) string {
	if p.Deliberation == "" {
		return ""
	}
	return "n° " + p.Deliberation
}
