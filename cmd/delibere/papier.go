package main

import (
	"context"
	"encoding/json"
	"fmt"
	"sync"

	"delibere/app/acte"
	"delibere/app/acte/pdf"
	"delibere/app/conseil"
	"delibere/app/secretariat"
	"delibere/app/transmission"
)

// papier makes the extraits in the words of a commune, under its letterhead. It implements
// secretariat.Papier.
type papier struct {
	modele acte.Modele
	entete pdf.EnTete
	sceau  string // what of it is sealed with an act
	// annexes are those that are joined; nil when those of the record are only named.
	annexes annexesDe
}

// sceau is the paper of an act as the register seals it: whole, so that the act prints the same when the
// commune, or a later version of the program, writes otherwise. The logo is named by its fingerprint.
type sceau struct {
	Modele json.RawMessage    `json:"modele"`
	EnTete secretariat.EnTete `json:"entete,omitzero"`
}

// papierOrdinaire is the paper of a commune that has set nothing.
func papierOrdinaire() papier { return papier{modele: acte.ModeleOrdinaire()} }

// papierDe makes the paper of a modele, as JSON, and of a letterhead whose picture it asks for.
func papierDe(modele string, e secretariat.EnTete, logo func(empreinte string) ([]byte, error)) (p papier, err error) {
	p = papierOrdinaire()
	if modele != "" {
		if p.modele, err = acte.LireModele([]byte(modele)); err != nil {
			return p, err
		}
	}
	if p.entete, err = enteteDe(e, logo); err != nil {
		return p, err
	}
	entier, err := acte.EcrireModele(p.modele)
	if err != nil {
		return p, err
	}
	octets, err := json.Marshal(sceau{entier, e})
	p.sceau = string(octets)
	return p, err
}

// enteteDe is the letterhead as the page takes it.
func enteteDe(e secretariat.EnTete, logo func(empreinte string) ([]byte, error)) (t pdf.EnTete, err error) {
	t.Alternative = e.Alternative
	if e.Accent != "" {
		if t.Accent, err = pdf.LireCouleur(e.Accent); err != nil {
			return t, err
		}
	}
	if e.Logo != "" {
		t.Logo, err = logoDe(e.Logo, logo)
	}
	return t, err
}

// logosLus are the pictures read since the program has started, by their fingerprint: one takes longer to
// read than an extrait to print.
var logosLus sync.Map

func logoDe(empreinte string, logo func(empreinte string) ([]byte, error)) (*pdf.Logo, error) {
	if l, lu := logosLus.Load(empreinte); lu {
		return l.(*pdf.Logo), nil
	}
	octets, err := logo(empreinte)
	if err != nil {
		return nil, err
	}
	l, err := pdf.LireLogo(octets)
	if err == nil {
		logosLus.Store(empreinte, l)
	}
	return l, err
}

// logosDe finds the pictures that the register keeps.
func logosDe(s *secretariat.Secretariat) func(string) ([]byte, error) {
	return func(empreinte string) ([]byte, error) { return s.Logo(context.Background(), empreinte) }
}

// papierDeLaMairie is the paper of the commune of the register, with the annexes where their files are.
func papierDeLaMairie(s *secretariat.Secretariat) (papier, error) {
	m, err := s.Mairie(context.Background())
	if err != nil {
		return papier{}, err
	}
	e, err := m.EnTete()
	if err != nil {
		return papier{}, err
	}
	p, err := papierDe(m.Reglages[secretariat.ReglageModele], e, logosDe(s))
	p.annexes = annexesDuDossier()
	return p, err
}

// papierScelle is the paper that was sealed with an act. The first acts sealed kept their modele alone.
func papierScelle(s *secretariat.Secretariat, brut string) (papier, error) {
	var x sceau
	if brut != "" {
		if err := json.Unmarshal([]byte(brut), &x); err != nil {
			return papier{}, fmt.Errorf("la mise en page scellée est illisible (%w) ; vérifiez le registre", err)
		}
	}
	if x.Modele == nil {
		return papierDe(brut, secretariat.EnTete{}, nil)
	}
	return papierDe(string(x.Modele), x.EnTete, logosDe(s))
}

// Modele implements secretariat.Papier.
func (p papier) Modele() string { return p.sceau }

// Annexes implements secretariat.Papier.
func (p papier) Annexes(d *conseil.Dossier, numero int) ([]secretariat.AnnexeScellee, error) {
	d, err := transmission.SansMarques(d)
	if err != nil || p.annexes == nil {
		return nil, err
	}
	lues, err := p.annexes(d.Seance.Point(numero), true)
	var l []secretariat.AnnexeScellee
	fichiers := false
	for _, a := range lues {
		l = append(l, secretariat.AnnexeScellee{Empreinte: a.empreinte, Pages: a.Pages})
		fichiers = fichiers || a.pdf != nil
	}
	if !fichiers {
		return nil, err
	}
	return l, err
}

// Texte implements secretariat.Papier.
func (p papier) Texte(d *conseil.Dossier, numero int) (string, error) {
	octets, err := fabriquer(d, numero, p, true)
	return string(octets), err
}

// PDF implements secretariat.Papier.
func (p papier) PDF(d *conseil.Dossier, numero int, empreinte string) ([]byte, error) {
	p.modele.Empreinte = empreinte
	return fabriquer(d, numero, p, false)
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
			p, err = papierScelle(x.s, secretariat.ModeleDuCanon(s.Canon))
			if annexes := secretariat.AnnexesDuCanon(s.Canon); annexes != nil {
				p.annexes = annexesScellees(annexes)
			}
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
	acte.GenreRegistre: "Séance au registre", acte.GenreAffichage: "Certificat d'affichage ou de publication"}

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
	octets, err := composer(g, f.Dossier, point, p, false)
	return octets, fmt.Sprintf("%s-%s.pdf", g, f.Date), err
}
