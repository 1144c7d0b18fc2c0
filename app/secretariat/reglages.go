package secretariat

import (
	"context"
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"delibere/app/conseil"
)

// Names of the settings. A logo is kept under its own fingerprint, for ever: an act sealed with it is
// printed again with it when the commune has changed its own.
const (
	ReglageModele         = "modele"
	reglageEnTete         = "entete"
	ReglageLogo           = "logo/" // then the fingerprint
	reglageTransmission   = "transmission"
	ReglageClassification = "classification" // the XML of the préfecture, in base64: it has its own encoding
)

// nomsDesReglages are what the journal and the undo call the act that writes a setting.
var nomsDesReglages = map[string]string{ReglageModele: "mise en page des documents", ReglageClassification: "classification de la préfecture",
	"numerotation": "numéros des délibérations", "sauvegarde": "second dossier des sauvegardes", "series": "série des envois du jour"}

// Reglage reads a setting in v; one that was never written leaves v as it is.
func (m *Mairie) Reglage(nom string, v any) error {
	brut, la := m.Reglages[nom]
	if !la {
		return nil
	}
	if err := json.Unmarshal([]byte(brut), v); err != nil {
		return fmt.Errorf("le réglage « %s » est illisible (%w) ; remplissez-le de nouveau dans « Réglages »", nom, err)
	}
	return nil
}

// poser writes a setting.
func (m *Mairie) poser(nom string, v any) error {
	octets, err := json.Marshal(v)
	if err == nil {
		if m.Reglages == nil {
			m.Reglages = map[string]string{}
		}
		m.Reglages[nom] = string(octets)
	}
	return err
}

// EnTete is the letterhead of the commune.
type EnTete struct {
	Logo        string `json:"logo,omitempty"`        // SHA-256 of the picture, in hexadecimal: what Logo takes
	Alternative string `json:"alternative,omitempty"` // what one who does not see the logo hears
	Accent      string `json:"accent,omitempty"`      // colour of the title and of the rules: "#1F3A5F"
}

// EnTete returns the letterhead; the zero one when the commune has none.
func (m *Mairie) EnTete() (e EnTete, err error) { return e, m.Reglage(reglageEnTete, &e) }

// PoserEnTete writes the letterhead. A logo that is not nil becomes the one of the letterhead.
func (s *Secretariat) PoserEnTete(ctx context.Context, e EnTete, logo []byte) (FicheMairie, error) {
	return s.modifierMairie(ctx, "en-tête de la commune", func(m *Mairie) error {
		if logo != nil {
			e.Logo = EmpreinteDe(string(logo))
			if err := m.poser(ReglageLogo+e.Logo, logo); err != nil {
				return err
			}
		}
		if e == (EnTete{}) {
			delete(m.Reglages, reglageEnTete)
			return nil
		}
		return m.poser(reglageEnTete, e)
	})
}

// Logo returns the picture of a fingerprint, of the letterhead or of one that a sealed act has kept. When
// the act that wrote it was undone since, the journal still has it. *Refus.
func (s *Secretariat) Logo(ctx context.Context, empreinte string) ([]byte, error) {
	f, err := s.registre.Mairie(ctx)
	if err != nil {
		return nil, err
	}
	nom := ReglageLogo + empreinte
	brut, la := f.Reglages[nom]
	if !la {
		if brut, err = s.auJournal(ctx, "reglage/"+nom); err != nil {
			return nil, err
		}
	}
	var logo []byte
	if err := json.Unmarshal([]byte(brut), &logo); err != nil || EmpreinteDe(string(logo)) != empreinte {
		return nil, refus("le logo d'empreinte « %s » n'est pas dans le registre ; choisissez de nouveau le logo dans « Réglages », ou restaurez une sauvegarde", empreinte)
	}
	return logo, nil
}

// auJournal finds the last value that a part of the Mairie had; "" when it never had one.
func (s *Secretariat) auJournal(ctx context.Context, chemin string) (string, error) {
	entrees, err := s.registre.Journal(ctx, MairieID)
	valeur := ""
	for _, e := range entrees {
		for _, c := range e.Changes {
			if c.Chemin == chemin && c.Apres != "" {
				valeur = c.Apres
			}
		}
	}
	return valeur, err
}

// Teletransmission is what the envelope and the open data need beyond the séance.
type Teletransmission struct {
	Courriels      []string `json:"courriels,omitempty"`      // of the mairie: where the answers go
	Operateur      string   `json:"operateur,omitempty"`      // trigram: "SLO"
	Arrondissement string   `json:"arrondissement,omitempty"` // its number, a digit; "" finds it by its name
	Siret          string   `json:"siret,omitempty"`
}

// Egale reports whether two settings say the same.
func (t Teletransmission) Egale(u Teletransmission) bool {
	return slices.Equal(t.Courriels, u.Courriels) && t.Operateur == u.Operateur && t.Arrondissement == u.Arrondissement && t.Siret == u.Siret
}

// Teletransmission returns what was set; the zero value when nothing was.
func (m *Mairie) Teletransmission() (t Teletransmission, err error) {
	return t, m.Reglage(reglageTransmission, &t)
}

var (
	// courriel is the address that the schema of the envelope takes.
	courriel  = regexp.MustCompile(`^[_a-zA-Z0-9-]+(\.[_a-zA-Z0-9-]+)*@[a-zA-Z0-9-]+(\.[a-zA-Z0-9-]+)*\.[a-zA-Z]{2,6}$`)
	trigramme = regexp.MustCompile(`^[A-Z0-9]{3}$`)
	siret     = regexp.MustCompile(`^[0-9]{14}$`)
	unChiffre = regexp.MustCompile(`^[0-9]$`)
)

// valider refuses what the platform would send back.
func (t *Teletransmission) valider(c *conseil.Commune) error {
	for _, adresse := range t.Courriels {
		if !courriel.MatchString(adresse) {
			return refus("« %s » n'est pas une adresse que la télétransmission prenne ; écrivez-la comme mairie@commune.fr, sans accent", adresse)
		}
	}
	switch {
	case t.Operateur != "" && !trigramme.MatchString(t.Operateur):
		return refus("« %s » n'est pas le trigramme d'un opérateur ; écrivez trois capitales, par exemple SLO pour S²LOW", t.Operateur)
	case t.Arrondissement != "" && !unChiffre.MatchString(t.Arrondissement):
		return refus("« %s » n'est pas un numéro d'arrondissement ; écrivez un chiffre, ou rien pour le trouver par son nom", t.Arrondissement)
	case t.Siret == "":
		return nil
	case !siret.MatchString(t.Siret) || !conseil.Luhn(t.Siret):
		return refus("le SIRET « %s » est faux ; recopiez ses 14 chiffres de l'avis de situation", t.Siret)
	case c.Siren != "" && !strings.HasPrefix(t.Siret, c.Siren):
		return refus("le SIRET « %s » ne commence pas par le SIREN de la commune, « %s » ; corrigez l'un des deux", t.Siret, c.Siren)
	}
	return nil
}

// PoserTeletransmission writes it; the zero value takes the setting out.
func (s *Secretariat) PoserTeletransmission(ctx context.Context, t Teletransmission) (FicheMairie, error) {
	return s.modifierMairie(ctx, "réglages de la télétransmission", func(m *Mairie) error {
		if err := t.valider(&m.Commune); err != nil {
			return err
		}
		if t.Egale(Teletransmission{}) {
			delete(m.Reglages, reglageTransmission)
			return nil
		}
		return m.poser(reglageTransmission, t)
	})
}
