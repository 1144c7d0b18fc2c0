package dossier

import (
	"encoding/json"
	"io"

	"delibere/app/conseil"
)

// The shapes of the file, in the order of its keys. What is absent is left out; what the example of
// the format always gives (urgence, the three counts of a vote) is always written.

type fichierJSON struct {
	Format  string      `json:"format"`
	Version int         `json:"version"`
	Commune communeJSON `json:"commune"`
	Elus    []eluJSON   `json:"elus"`
	Seance  seanceJSON  `json:"seance"`
}

type communeJSON struct {
	Nom                   string `json:"nom"`
	CodePostal            string `json:"code_postal,omitempty"`
	CodeInsee             string `json:"code_insee,omitempty"`
	Siren                 string `json:"siren,omitempty"`
	Departement           string `json:"departement,omitempty"`
	CodeDepartement       string `json:"code_departement,omitempty"`
	Arrondissement        string `json:"arrondissement,omitempty"`
	Canton                string `json:"canton,omitempty"`
	PopulationReference   int    `json:"population_reference,omitempty"`
	EffectifLegal         int    `json:"effectif_legal,omitempty"`
	RepresentantEtat      string `json:"representant_etat,omitempty"`
	Comptable             string `json:"comptable,omitempty"`
	TribunalAdministratif string `json:"tribunal_administratif,omitempty"`
	AlsaceMoselle         bool   `json:"alsace_moselle"`
}

type eluJSON struct {
	ID        conseil.EluID    `json:"id"`
	Civilite  conseil.Civilite `json:"civilite,omitempty"`
	Prenom    string           `json:"prenom,omitempty"`
	Nom       string           `json:"nom"`
	Fonction  string           `json:"fonction"`
	Rang      int              `json:"rang,omitempty"`
	Naissance string           `json:"naissance,omitempty"`
	Debut     string           `json:"debut,omitempty"`
	Fin       string           `json:"fin,omitempty"`
	MotifFin  string           `json:"motif_fin,omitempty"`
}

type seanceJSON struct {
	Date        string                           `json:"date"`
	Heure       string                           `json:"heure,omitempty"`
	Lieu        string                           `json:"lieu,omitempty"`
	HeureFin    string                           `json:"heure_fin,omitempty"`
	Convocation convocationJSON                  `json:"convocation"`
	HuisClos    *huisClosJSON                    `json:"huis_clos,omitempty"`
	President   conseil.EluID                    `json:"president,omitempty"`
	Secretaires []conseil.EluID                  `json:"secretaires,omitempty"`
	Auxiliaires []string                         `json:"auxiliaires,omitempty"`
	PVPrecedent *pvJSON                          `json:"pv_precedent,omitempty"`
	Presences   map[conseil.EluID]conseil.Statut `json:"presences"`
	Pouvoirs    []pouvoirJSON                    `json:"pouvoirs,omitempty"`
	Mouvements  []mouvementJSON                  `json:"mouvements,omitempty"`
	Suspensions []suspensionJSON                 `json:"suspensions,omitempty"`
	Points      []pointJSON                      `json:"points"`
	Declare     *declareJSON                     `json:"declare,omitempty"`
}

type convocationJSON struct {
	DateEnvoi      string         `json:"date_envoi,omitempty"`
	Urgence        bool           `json:"urgence"`
	Seconde        bool           `json:"seconde,omitempty"`
	PremiereSeance string         `json:"premiere_seance,omitempty"`
	PointsRepris   conseil.Points `json:"points_repris,omitempty"`
}

type huisClosJSON struct {
	Points string `json:"points"`
}

type pvJSON struct {
	Seance   string `json:"seance,omitempty"`
	Resultat any    `json:"resultat,omitempty"`
}

type pouvoirJSON struct {
	Mandant             conseil.EluID `json:"mandant"`
	Mandataire          conseil.EluID `json:"mandataire"`
	DuPoint             int           `json:"du_point,omitempty"`
	AuPoint             int           `json:"au_point,omitempty"`
	Date                string        `json:"date,omitempty"`
	Maintenu            bool          `json:"maintenu,omitempty"`
	SeancesConsecutives int           `json:"seances_consecutives,omitempty"`
	Maladie             bool          `json:"maladie,omitempty"`
}

type mouvementJSON struct {
	Elu    conseil.EluID         `json:"elu"`
	Type   conseil.TypeMouvement `json:"type"`
	Point  int                   `json:"point"`
	Heure  string                `json:"heure,omitempty"`
	Moment conseil.Moment        `json:"moment,omitempty"`
}

type suspensionJSON struct {
	Point   int    `json:"point"`
	Debut   string `json:"debut,omitempty"`
	Reprise string `json:"reprise,omitempty"`
}

type pointJSON struct {
	Numero          int               `json:"numero"`
	Deliberation    string            `json:"deliberation,omitempty"`
	Matiere         string            `json:"matiere,omitempty"`
	Objet           string            `json:"objet"`
	Rapporteur      conseil.EluID     `json:"rapporteur,omitempty"`
	Regime          conseil.Regime    `json:"regime,omitempty"`
	Ajoute          bool              `json:"ajoute,omitempty"`
	Visas           []string          `json:"visas,omitempty"`
	Considerants    []string          `json:"considerants,omitempty"`
	Expose          []string          `json:"expose,omitempty"`
	Interesses      []interesseJSON   `json:"interesses,omitempty"`
	Vote            *voteJSON         `json:"vote,omitempty"`
	Nomination      *nominationJSON   `json:"nomination,omitempty"`
	Dispositif      []dispositionJSON `json:"dispositif,omitempty"`
	Annexes         []any             `json:"annexes,omitempty"`
	Dispense        conseil.Dispense  `json:"dispense_transmission,omitempty"`
	Publication     string            `json:"publication,omitempty"`
	Transmission    string            `json:"transmission,omitempty"`
	AccuseReception string            `json:"accuse_reception,omitempty"`
}

type interesseJSON struct {
	Elu    conseil.EluID         `json:"elu"`
	Regime conseil.RegimeInteret `json:"regime"`
	Motif  string                `json:"motif,omitempty"`
}

type voteJSON struct {
	Mode        conseil.ModeScrutin            `json:"mode,omitempty"`
	Pour        *conseil.Voix                  `json:"pour,omitempty"`
	Contre      *conseil.Voix                  `json:"contre,omitempty"`
	Abstentions *conseil.Voix                  `json:"abstentions,omitempty"`
	Blancs      conseil.Voix                   `json:"blancs,omitempty"`
	Nuls        conseil.Voix                   `json:"nuls,omitempty"`
	Refus       conseil.Voix                   `json:"refus,omitempty"`
	Nominal     map[conseil.EluID]conseil.Sens `json:"nominal,omitempty"`
	President   conseil.Sens                   `json:"president,omitempty"`
	Demandeurs  *int                           `json:"demandeurs,omitempty"`
}

type nominationJSON struct {
	Tours []tourJSON `json:"tours"`
}

type tourJSON struct {
	Candidats map[string]conseil.Voix `json:"candidats"`
	Blancs    conseil.Voix            `json:"blancs"`
	Nuls      conseil.Voix            `json:"nuls"`
}

type dispositionJSON struct {
	Verbe    string            `json:"verbe,omitempty"`
	Texte    string            `json:"texte"`
	Elements []dispositionJSON `json:"elements,omitempty"`
}

type annexeJSON struct {
	Titre   string `json:"titre,omitempty"`
	Fichier string `json:"fichier,omitempty"`
	Type    string `json:"type,omitempty"`
}

type declareJSON struct {
	EnExercice        *int `json:"en_exercice,omitempty"`
	Presents          *int `json:"presents,omitempty"`
	Pouvoirs          *int `json:"pouvoirs,omitempty"`
	Absents           *int `json:"absents,omitempty"`
	Votants           *int `json:"votants,omitempty"`
	SuffragesExprimes *int `json:"suffrages_exprimes,omitempty"`
	MajoriteAbsolue   *int `json:"majorite_absolue,omitempty"`
}

// Ecrire writes a séance file that Lire reads back as the same record.
func Ecrire(w io.Writer, d *conseil.Dossier) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", " ")
	return enc.Encode(fichierJSON{Format: Format, Version: Version, Commune: communeJSON(d.Commune), Elus: chacun(d.Elus, ecrireElu), Seance: ecrireSeance(&d.Seance)})
}

// chacun writes each item of a list; a list that must be there is never null.
func chacun[A, B any](liste []A, f func(*A) B) []B {
	ecrits := make([]B, len(liste))
	for i := range liste {
		ecrits[i] = f(&liste[i])
	}
	return ecrits
}

func ecrireElu(e *conseil.Elu) eluJSON {
	return eluJSON{e.ID, e.Civilite, e.Prenom, e.Nom, e.Fonction, e.Rang, e.Naissance.String(), e.Debut.String(), e.Fin.String(), e.MotifFin}
}

func ecrireSeance(s *conseil.Seance) seanceJSON {
	c := s.Convocation
	j := seanceJSON{Date: s.Date.String(), Heure: s.Heure.String(), Lieu: s.Lieu, HeureFin: s.HeureFin.String(),
		Convocation: convocationJSON{c.DateEnvoi.String(), c.Urgence, c.Seconde, c.PremiereSeance.String(), c.PointsRepris},
		President:   s.President, Secretaires: s.Secretaires, Auxiliaires: s.Auxiliaires, Presences: s.Presences,
		Pouvoirs: chacun(s.Pouvoirs, ecrirePouvoir), Mouvements: chacun(s.Mouvements, ecrireMouvement),
		Suspensions: chacun(s.Suspensions, ecrireSuspension), Points: chacun(s.Points, ecrirePoint)}
	if j.Presences == nil {
		j.Presences = map[conseil.EluID]conseil.Statut{}
	}
	if s.HuisClos != "" {
		j.HuisClos = &huisClosJSON{s.HuisClos}
	}
	if pv := s.PVPrecedent; pv != (conseil.PVPrecedent{}) {
		j.PVPrecedent = &pvJSON{Seance: pv.Seance.String()}
		switch {
		case pv.Unanimite:
			j.PVPrecedent.Resultat = "unanimite"
		case pv.Vote != nil:
			j.PVPrecedent.Resultat = ecrireVote(pv.Vote)
		}
	}
	if s.Declare != (conseil.Declare{}) {
		d := declareJSON(s.Declare)
		j.Declare = &d
	}
	return j
}

func ecrirePouvoir(p *conseil.Pouvoir) pouvoirJSON {
	return pouvoirJSON{p.Mandant, p.Mandataire, p.DuPoint, p.AuPoint, p.Date.String(), p.Maintenu, p.SeancesConsecutives, p.Maladie}
}

func ecrireMouvement(m *conseil.Mouvement) mouvementJSON {
	return mouvementJSON{m.Elu, m.Type, m.Point, m.Heure.String(), m.Moment}
}

func ecrireSuspension(s *conseil.Suspension) suspensionJSON {
	return suspensionJSON{s.Point, s.Debut.String(), s.Reprise.String()}
}

func ecrirePoint(p *conseil.Point) pointJSON {
	j := pointJSON{Numero: p.Numero, Deliberation: p.Deliberation, Matiere: p.Matiere, Objet: p.Objet, Rapporteur: p.Rapporteur,
		Regime: p.Regime, Ajoute: p.Ajoute, Visas: p.Visas, Considerants: p.Considerants, Expose: p.Expose,
		Interesses: chacun(p.Interesses, func(i *conseil.Interesse) interesseJSON { return interesseJSON(*i) }),
		Dispositif: chacun(p.Dispositif, ecrireDisposition), Annexes: chacun(p.Annexes, ecrireAnnexe), Dispense: p.Dispense,
		Publication: p.Publication.String(), Transmission: p.Transmission.String(), AccuseReception: p.AccuseReception.String()}
	if p.Vote != nil {
		j.Vote = ecrireVote(p.Vote)
	}
	if p.Nomination != nil {
		j.Nomination = &nominationJSON{chacun(p.Nomination.Tours, func(t *conseil.Tour) tourJSON { return tourJSON{t.Candidats, t.Blancs, t.Nuls} })}
	}
	return j
}

func ecrireDisposition(d *conseil.Disposition) dispositionJSON {
	return dispositionJSON{d.Verbe, d.Texte, chacun(d.Elements, ecrireDisposition)}
}

func ecrireAnnexe(a *conseil.Annexe) any {
	if a.Fichier == "" && a.Type == "" {
		return a.Titre
	}
	return annexeJSON(*a)
}

func ecrireVote(v *conseil.Vote) *voteJSON {
	j := &voteJSON{Mode: v.Mode, Nominal: v.Nominal, President: v.President, Demandeurs: v.Demandeurs}
	if d := v.Decompte; d != nil {
		j.Pour, j.Contre, j.Abstentions, j.Blancs, j.Nuls, j.Refus = &d.Pour, &d.Contre, &d.Abstentions, d.Blancs, d.Nuls, d.Refus
	}
	return j
}
