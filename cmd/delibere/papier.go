package main

import (
	"context"
	"fmt"

	"delibere/app/acte"
	"delibere/app/conseil"
	"delibere/app/secretariat"
)

// papier makes the extraits in the words of a commune. It implements secretariat.Papier.
type papier struct {
	modele acte.Modele
	json   string // the modele as the commune wrote it; "" when it has none
}

// papierDe reads the modele of a commune, as JSON.
func papierDe(json string) (papier, error) {
	if json == "" {
		return papier{modele: acte.ModeleOrdinaire()}, nil
	}
	m, err := acte.LireModele([]byte(json))
	return papier{m, json}, err
}

// papierDeLaMairie is the paper of the commune of the register.
func papierDeLaMairie(s *secretariat.Secretariat) (papier, error) {
	m, err := s.Mairie(context.Background())
	if err != nil {
		return papier{}, err
	}
	return papierDe(m.Reglages["modele"])
}

// Modele implements secretariat.Papier.
func (p papier) Modele() string { return p.json }

// Texte implements secretariat.Papier.
func (p papier) Texte(d *conseil.Dossier, numero int) (string, error) {
	octets, err := fabriquer(d, numero, p.modele, true)
	return string(octets), err
}

// PDF implements secretariat.Papier.
func (p papier) PDF(d *conseil.Dossier, numero int, empreinte string) ([]byte, error) {
	p.modele.Empreinte = empreinte
	return fabriquer(d, numero, p.modele, false)
}

// documents makes the papers that the window and the export ask for.
type documents struct{ s *secretariat.Secretariat }

// papier is the paper of a délibération: of the commune, or as it was sealed.
func (x documents) papier(f *secretariat.Fiche, point int) (p papier, empreinte string, err error) {
	empreinte, scellee := f.Scelles[point]
	if !scellee {
		p, err = papierDeLaMairie(x.s)
		return p, "", err
	}
	err = x.s.Scelles(context.Background(), f.ID, func(s secretariat.Scelle) (err error) {
		if s.Point == point {
			p, err = papierDe(secretariat.ModeleDuCanon(s.Canon))
		}
		return err
	})
	return p, empreinte, err
}

// Extrait implements ecran.Documents.
func (x documents) Extrait(f *secretariat.Fiche, point int) ([]byte, string, error) {
	p, empreinte, err := x.papier(f, point)
	if err != nil {
		return nil, "", err
	}
	octets, err := p.PDF(f.Dossier, point, empreinte)
	if err != nil {
		return nil, "", err
	}
	nom := fmt.Sprintf("projet-point-%d", point)
	if p := f.Dossier.Seance.Point(point); p.Deliberation != "" {
		nom = nomDeFichier(p.Deliberation)
	}
	return octets, nom + ".pdf", nil
}

// genres are the documents as the menu names them, in the order of acte.Genres.
var genres = map[acte.Genre]string{acte.GenreConvocation: "Convocation et pouvoir", acte.GenreEmargement: "Feuille d'émargement",
	acte.GenreCarence: "Procès-verbal de carence", acte.GenreListe: "Liste des délibérations", acte.GenrePV: "Procès-verbal",
	acte.GenreFeuillet: "Feuillet de clôture", acte.GenreBordereau: "Bordereau de la délibération", acte.GenreNote: "Note explicative de synthèse",
	acte.GenreRegistre: "Séance au registre", acte.GenreAffichage: "Certificat d'affichage de la délibération"}

// Genres implements ecran.Documents.
func (documents) Genres() []string {
	noms := make([]string, len(acte.Genres))
	for i, g := range acte.Genres {
		noms[i] = genres[g]
	}
	return noms
}

// Document implements ecran.Documents. The head of the chain stands on the feuillet that closes the
// séance (CGCT R2121-9).
func (x documents) Document(f *secretariat.Fiche, genre, point int) ([]byte, string, error) {
	p, err := papierDeLaMairie(x.s)
	if err != nil {
		return nil, "", err
	}
	err = x.s.Scelles(context.Background(), f.ID, func(s secretariat.Scelle) error {
		p.modele.Empreinte = s.Empreinte
		return nil
	})
	if err != nil {
		return nil, "", err
	}
	g := acte.Genres[genre]
	octets, err := composer(g, f.Dossier, point, p.modele, false)
	return octets, fmt.Sprintf("%s-%s.pdf", g, f.Date), err
}
