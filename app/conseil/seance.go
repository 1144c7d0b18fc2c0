package conseil

import (
	"cmp"
	"strings"
)

// EluID names one mandate in a dossier de séance: "gautier-philippe".
type EluID string

// Voix counts votes.
type Voix int

// Dossier is the whole record of one séance: the commune as it is that day, the mandates of its
// conseil municipal, and what happened. Only facts stand in it: every total is derived (Controler).
type Dossier struct {
	Commune Commune
	Elus    []Elu // one entry a mandate, in any order; Rang gives the order of the tableau
	Seance  Seance
}

// Commune is the commune whose conseil deliberates.
type Commune struct {
	Nom             string
	CodePostal      string
	CodeInsee       string // 5 characters, "25580", "2A004"
	Siren           string // 9 digits, Luhn-checked
	Departement     string
	CodeDepartement string // 3 characters: "025", "02A", "971"
	Arrondissement  string
	Canton          string
	// PopulationReference is the population municipale at the last full renewal; 0 when not known.
	PopulationReference int
	// EffectifLegal is the size of the conseil (CGCT L2121-2) when it is given; 0 lets the table of
	// the law suggest it.
	EffectifLegal         int
	RepresentantEtat      string // "Monsieur le Sous-Préfet de Montbéliard"
	Comptable             string
	TribunalAdministratif string // "Besançon"; empty: "compétent"
	AlsaceMoselle         bool   // CGCT L2541-1 and following
}

// Cle tells a commune from another: its code INSEE, or its name where it has none.
func (c *Commune) Cle() string { return cmp.Or(c.CodeInsee, strings.ToLower(c.Nom)) }

// Civilite is "M." or "Mme": the agreements of the printed act follow it.
type Civilite string

// The two civilités that the séance file knows.
const (
	Monsieur Civilite = "M."
	Madame   Civilite = "Mme"
)

// Elu is a conseiller municipal and one of his mandates.
type Elu struct {
	ID        EluID
	Civilite  Civilite
	Prenom    string
	Nom       string
	Fonction  string // "Maire", "La Maire", "1er adjoint", "" for a conseiller
	Rang      int    // ordre du tableau (CGCT L2121-1)
	Naissance Date   // optional: the eldest wins a tied nomination (CGCT L2121-21)
	Debut     Date
	Fin       Date // last day of the mandate; not known while it runs
	MotifFin  string
}

// Seance is one meeting of the conseil municipal.
type Seance struct {
	Date        Date
	Heure       Heure
	Lieu        string
	HeureFin    Heure
	Convocation Convocation
	HuisClos    string // the points held in huis clos, "3 à 5" (CGCT L2121-18); "" for none
	President   EluID
	Secretaires []EluID  // members of the conseil (CGCT L2121-15)
	Auxiliaires []string // from outside: they attend and do not deliberate
	PVPrecedent PVPrecedent
	Presences   map[EluID]Statut // at the opening
	Pouvoirs    []Pouvoir
	Mouvements  []Mouvement
	Suspensions []Suspension
	Points      []Point
	Declare     Declare
}

// Convocation is how and when the conseil was called (CGCT L2121-10 to L2121-12, L2121-17).
type Convocation struct {
	DateEnvoi      Date
	Urgence        bool
	Seconde        bool   // second convocation after a failed quorum
	PremiereSeance Date   // the day the quorum failed
	PointsRepris   Points // points carried over from it: free of quorum
}

// PVPrecedent is the adoption of the procès-verbal of the previous séance.
type PVPrecedent struct {
	Seance    Date
	Unanimite bool
	Vote      *Vote // when it was not adopted by all
}

// Statut is what an élu was at the opening of the séance.
type Statut string

// The statuts of the roll call.
const (
	Present Statut = "present"
	Excuse  Statut = "excuse"
	Absent  Statut = "absent"
)

// Pouvoir is the written mandate to vote in the name of a member who cannot come (CGCT L2121-20).
type Pouvoir struct {
	Mandant    EluID // who gives it
	Mandataire EluID // who carries it: one at most
	DuPoint    int   // first point it covers; 0: from the opening
	AuPoint    int   // last point it covers; 0: to the end
	Date       Date
	Maintenu   bool // kept although the mandant has arrived
	// SeancesConsecutives counts the séances this same paper has served, this one included;
	// 0 when not known. Over three it lapses, except for illness.
	SeancesConsecutives int
	Maladie             bool // maladie dûment constatée: no medical detail is ever stored
}

// TypeMouvement says how somebody's presence changes during the séance.
type TypeMouvement string

// The movements. After a Depart one may come back by an Arrivee.
const (
	Arrivee   TypeMouvement = "arrivee"
	Depart    TypeMouvement = "depart"    // from this point on
	Retrait   TypeMouvement = "retrait"   // leaves the room for some points
	Retour    TypeMouvement = "retour"    // and is back
	Demission TypeMouvement = "demission" // the mandate ends (CGCT L2121-4)
)

// Moment places a movement before the discussion of its point, or between its discussion and its vote.
type Moment string

// The two moments of a point.
const (
	AuDebat Moment = "discussion"
	AuVote  Moment = "vote"
)

// Mouvement is an arrival, a departure or a resignation during the séance.
type Mouvement struct {
	Elu    EluID
	Type   TypeMouvement
	Point  int // the first point at which it counts
	Heure  Heure
	Moment Moment // "" means AuDebat
}

// Regime is the set of rules a point follows.
type Regime string

// The regimes of a point.
const (
	RegimeOrdinaire       Regime = "ordinaire"
	RegimeCompteFinancier Regime = "compte_financier" // CGCT L2121-14: the maire leaves for the vote
	RegimeInformation     Regime = "information"      // no vote
)

// Point is one item of the agenda, in the order in which it is put into discussion.
type Point struct {
	Numero       int
	Objet        string
	Deliberation string // the number displayed, "2023-32"; "" until one is given
	Rapporteur   EluID
	Matiere      string // code of the nomenclature ACTES, "8.2"
	Visas        []string
	Considerants []string
	Expose       []string // paragraphs
	Dispositif   []Disposition
	Vote         *Vote
	Nomination   *Nomination
	Interesses   []Interesse
	Regime       Regime // "" means RegimeOrdinaire
	Ajoute       bool   // not on the agenda sent with the convocation
	Annexes      []Annexe
	Dispense     Dispense // "" for an act that is transmitted

	Publication     Date
	Transmission    Date
	AccuseReception Date
}

// Disposition is one decision of the dispositif: a verb, what it decides, and its items if any.
type Disposition struct {
	Verbe    string // "AUTORISE"
	Texte    string
	Elements []Disposition
}

// Annexe is a document attached to a délibération.
type Annexe struct {
	Titre   string
	Fichier string
	Type    string // type de pièce jointe ACTES, "99_SE"
}

// RegimeInteret is the rule under which an élu takes no part in a point.
type RegimeInteret string

// The two rules, with their two effects on the quorum.
const (
	L2131_11 RegimeInteret = "L2131-11" // out of the présents
	L1111_6  RegimeInteret = "L1111-6"  // out of the présents and of the membres en exercice
)

// Interesse is an élu who has an interest in a point. The program never names one by itself.
type Interesse struct {
	Elu    EluID
	Regime RegimeInteret
	Motif  string
}

// ModeScrutin is the mode of a ballot (CGCT L2121-21).
type ModeScrutin string

// The three modes.
const (
	ScrutinOrdinaire ModeScrutin = "ordinaire"
	ScrutinPublic    ModeScrutin = "public"
	ScrutinSecret    ModeScrutin = "secret"
)

// Sens is what one voter did.
type Sens string

// The senses of a vote.
const (
	Pour       Sens = "pour"
	Contre     Sens = "contre"
	Abstention Sens = "abstention"
	Refus      Sens = "refus" // refuses to take part although present: equals an abstention
)

// Decompte is the result of a ballot, in votes.
type Decompte struct {
	Pour, Contre, Abstentions, Blancs, Nuls, Refus Voix
}

// Vote is one ballot on a point. A count, or for a ballot that is not secret the sense of each voter.
type Vote struct {
	Mode     ModeScrutin // "" means ScrutinOrdinaire
	Decompte *Decompte   // nil when only Nominal is given
	// Nominal gives each voter's sense; a holder's sense is also that of his mandant, unless the
	// mandant has his own entry. Never for a secret ballot.
	Nominal    map[EluID]Sens
	President  Sens // how the président voted, where Nominal does not say: decides a tie
	Demandeurs *int // how many members asked for this mode
}

// Nomination is an election by the conseil (CGCT L2121-21): absolute majority of the exprimés for two
// rounds, relative majority at the third, then the eldest.
type Nomination struct {
	Tours []Tour
}

// Tour is one round: votes by candidate (an EluID, or the name of a list or of somebody from outside).
type Tour struct {
	Candidats    map[string]Voix
	Blancs, Nuls Voix
}

// Declare holds the totals as typed in an existing document, to be compared with the count; nil when
// the document does not give one.
type Declare struct {
	EnExercice, Presents, Pouvoirs, Absents, Votants, SuffragesExprimes, MajoriteAbsolue *int
}
