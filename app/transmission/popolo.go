package transmission

import (
	"encoding/json"
	"fmt"
	"io"
	"slices"

	"delibere/app/acte"
	"delibere/app/conseil"
)

// The Popolo export (popoloproject.com): a séance in the neutral terms that civic tools share. Popolo has no
// pouvoir: the holder stands in the role of the vote. No birth date leaves the mairie, and no name of a
// secret ballot.
type popolo struct {
	Organizations []organisation  `json:"organizations"`
	Persons       []personne      `json:"persons"`
	Memberships   []mandat        `json:"memberships"`
	Events        []evenement     `json:"events"`
	Motions       []motion        `json:"motions"`
	VoteEvents    []scrutin       `json:"vote_events"`
	Attendances   []participation `json:"attendances"`
}

type organisation struct {
	ID             string            `json:"id"`
	Name           string            `json:"name"`
	Classification string            `json:"classification"`
	Identifiers    []immatriculation `json:"identifiers,omitempty"`
}

type immatriculation struct {
	Scheme     string `json:"scheme"`
	Identifier string `json:"identifier"`
}

type personne struct {
	ID              string `json:"id"`
	Name            string `json:"name"`
	FamilyName      string `json:"family_name"`
	GivenName       string `json:"given_name,omitempty"`
	HonorificPrefix string `json:"honorific_prefix,omitempty"`
}

type mandat struct {
	ID             string `json:"id"`
	PersonID       string `json:"person_id"`
	OrganizationID string `json:"organization_id"`
	Role           string `json:"role"`
	StartDate      string `json:"start_date,omitempty"`
	EndDate        string `json:"end_date,omitempty"`
}

type evenement struct {
	ID             string `json:"id"`
	Name           string `json:"name"`
	OrganizationID string `json:"organization_id"`
	Classification string `json:"classification"`
	StartDate      string `json:"start_date"`
	Location       string `json:"location,omitempty"`
}

type motion struct {
	ID                   string `json:"id"`
	OrganizationID       string `json:"organization_id"`
	LegislativeSessionID string `json:"legislative_session_id"`
	CreatorID            string `json:"creator_id,omitempty"`
	Identifier           string `json:"identifier,omitempty"`
	Text                 string `json:"text"`
	Classification       string `json:"classification,omitempty"`
	Requirement          string `json:"requirement,omitempty"`
	Result               string `json:"result,omitempty"`
}

type scrutin struct {
	ID                   string `json:"id"`
	OrganizationID       string `json:"organization_id"`
	LegislativeSessionID string `json:"legislative_session_id"`
	MotionID             string `json:"motion_id"`
	Classification       string `json:"classification"`
	Result               string `json:"result"`
	Counts               []voix `json:"counts"`
	Votes                []vote `json:"votes,omitempty"`
}

type voix struct {
	Option string `json:"option"`
	Value  int    `json:"value"`
}

type vote struct {
	VoterID string `json:"voter_id"`
	Option  string `json:"option"`
	Role    string `json:"role,omitempty"`
}

// participation says who was there as a point was put into discussion; Popolo leaves it to each.
type participation struct {
	EventID  string   `json:"event_id"`
	MotionID string   `json:"motion_id"`
	Present  []string `json:"present"`
	Proxies  []proxy  `json:"proxies,omitempty"`
}

type proxy struct {
	From string `json:"from"`
	To   string `json:"to"`
}

// EcrirePopolo writes a séance, masked (Masquer), as one JSON object. A record that contradicts itself is a
// *Refus.
func EcrirePopolo(w io.Writer, d *conseil.Dossier) error {
	masque, err := Masquer(d)
	if err != nil {
		return err
	}
	c := conseil.Controler(masque)
	if err := refusDeSeance("L'exportation Popolo", &c); err != nil {
		return err
	}
	e := exportPopolo{d: masque, c: &c, conseil: "conseil-municipal-" + ouDefaut(masque.Commune.CodeInsee, conseil.NumeroActes(masque.Commune.Nom)), seance: "seance-" + masque.Seance.Date.String()}
	enc := json.NewEncoder(w)
	enc.SetIndent("", " ")
	enc.SetEscapeHTML(false)
	if err := enc.Encode(e.tout()); err != nil {
		return fmt.Errorf("exportation Popolo : %w", err)
	}
	return nil
}

// refusDeSeance refuses to export what a figure of the séance contradicts. A quorum that failed is a fact.
func refusDeSeance(fichier string, c *conseil.Controle) error {
	var f fautes
	for _, a := range c.Anomalies {
		if a.Gravite == conseil.Bloquante && a.Code != conseil.QuorumNonAtteint {
			f.refuser("%s", a.Message)
			f.anomalie = true
		}
	}
	return f.refus(fichier)
}

type exportPopolo struct {
	d               *conseil.Dossier
	c               *conseil.Controle
	conseil, seance string // identifiers
}

func (e *exportPopolo) tout() *popolo {
	s := &e.d.Seance
	x := &popolo{
		Organizations: []organisation{{ID: e.conseil, Name: "Conseil municipal " + acte.De(e.d.Commune.Nom), Classification: "conseil municipal"}},
		Events: []evenement{{ID: e.seance, Name: "Séance du " + s.Date.Longue(), OrganizationID: e.conseil, Classification: "séance",
			StartDate: s.Date.String(), Location: s.Lieu}},
		Motions: []motion{}, VoteEvents: []scrutin{}, Attendances: []participation{},
	}
	if siren := e.d.Commune.Siren; siren != "" {
		x.Organizations[0].Identifiers = []immatriculation{{"SIREN", siren}}
	}
	e.personnes(x)
	points := slices.Clone(s.Points)
	slices.SortStableFunc(points, func(a, b conseil.Point) int { return a.Numero - b.Numero })
	for i := range points {
		e.point(x, &points[i])
	}
	return x
}

// roles are the words for a member without a function.
var roles = map[conseil.Civilite]string{"": "Conseiller municipal", conseil.Monsieur: "Conseiller municipal", conseil.Madame: "Conseillère municipale"}

func (e *exportPopolo) personnes(x *popolo) {
	x.Persons, x.Memberships = []personne{}, []mandat{}
	for i := range e.d.Elus {
		el := &e.d.Elus[i]
		x.Persons = append(x.Persons, personne{string(el.ID), el.NomComplet(), el.Nom, el.Prenom, string(el.Civilite)})
		x.Memberships = append(x.Memberships, mandat{"mandat-" + string(el.ID), string(el.ID), e.conseil,
			ouDefaut(el.Fonction, roles[el.Civilite]), el.Debut.String(), el.Fin.String()})
	}
}

func (e *exportPopolo) point(x *popolo, p *conseil.Point) {
	id := fmt.Sprintf("%s-point-%d", e.seance, p.Numero)
	m := motion{ID: id, OrganizationID: e.conseil, LegislativeSessionID: e.seance, CreatorID: string(p.Rapporteur),
		Identifier: p.Deliberation, Text: uneLigne(p.Objet), Classification: p.Matiere}
	b := e.c.Point(p.Numero)
	if b != nil {
		a := participation{EventID: e.seance, MotionID: id, Present: []string{}}
		for _, qui := range b.Presents {
			a.Present = append(a.Present, string(qui))
		}
		if g := e.c.Groupe(p.Numero); g != nil {
			for _, pv := range g.Pouvoirs {
				a.Proxies = append(a.Proxies, proxy{string(pv.Mandant), string(pv.Mandataire)})
			}
		}
		x.Attendances = append(x.Attendances, a)
	}
	if b != nil && b.Vote != nil && p.Vote != nil {
		m.Requirement = "majorité absolue des suffrages exprimés (CGCT L2121-20)"
		m.Result = resultatsPopolo[b.Vote.Resultat]
		x.VoteEvents = append(x.VoteEvents, e.scrutin(id, p, b))
	}
	if b != nil && b.Nomination != nil && b.Nomination.Elu != "" {
		m.Requirement = "majorité absolue, relative au troisième tour (CGCT L2121-21)"
		m.Result = "pass"
	}
	x.Motions = append(x.Motions, m)
}

// resultatsPopolo are the two results that Popolo knows; without a suffrage exprimé nothing passes.
var resultatsPopolo = map[conseil.Resultat]string{conseil.Adoptee: "pass", conseil.Rejetee: "fail", conseil.SansSuffrage: "fail"}

// sensPopolo are the options of Popolo. A refusal to take part equals an abstention.
var sensPopolo = map[conseil.Sens]string{conseil.Pour: "yes", conseil.Contre: "no", conseil.Abstention: "abstain", conseil.Refus: "abstain"}

func (e *exportPopolo) scrutin(id string, p *conseil.Point, b *conseil.BilanPoint) scrutin {
	d := b.Vote.Decompte
	mode := ouDefaut(string(p.Vote.Mode), string(conseil.ScrutinOrdinaire))
	s := scrutin{ID: id + "-scrutin", OrganizationID: e.conseil, LegislativeSessionID: e.seance, MotionID: id, Classification: "scrutin " + mode,
		Result: resultatsPopolo[b.Vote.Resultat],
		Counts: []voix{{"yes", int(d.Pour)}, {"no", int(d.Contre)}, {"abstain", int(d.Abstentions + d.Refus)}}}
	for _, autre := range []struct {
		nom string
		n   conseil.Voix
	}{{"blank", d.Blancs}, {"null", d.Nuls}} {
		if autre.n > 0 {
			s.Counts = append(s.Counts, voix{autre.nom, int(autre.n)})
		}
	}
	// Names on a secret ballot are a blocking anomaly: no such record comes this far.
	if len(p.Vote.Nominal) == 0 {
		return s
	}
	for _, qui := range b.VotantsPresents {
		s.Votes = append(s.Votes, vote{VoterID: string(qui), Option: sensPopolo[p.Vote.Nominal[qui]]})
	}
	for _, pv := range b.PouvoirsUtiles {
		sens, propre := p.Vote.Nominal[pv.Mandant]
		if !propre {
			sens = p.Vote.Nominal[pv.Mandataire]
		}
		s.Votes = append(s.Votes, vote{string(pv.Mandant), sensPopolo[sens], "représenté par " + string(pv.Mandataire)})
	}
	return s
}
