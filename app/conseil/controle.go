package conseil

// Controle is all that the rules derive from a Dossier: nothing in it was typed.
type Controle struct {
	Groupes     []Groupe
	Points      []BilanPoint // in the order of the numbers
	Convocation BilanConvocation
	Anomalies   []Anomalie
}

// Valide reports whether no anomaly is blocking.
func (c *Controle) Valide() bool {
	for _, a := range c.Anomalies {
		if a.Gravite == Bloquante {
			return false
		}
	}
	return true
}

// Point returns the figures of the point of that number, nil if there is none.
func (c *Controle) Point(numero int) *BilanPoint {
	for i := range c.Points {
		if c.Points[i].Numero == numero {
			return &c.Points[i]
		}
	}
	return nil
}

// Groupe returns the group of points that holds the point of that number, nil if there is none.
func (c *Controle) Groupe(numero int) *Groupe {
	for i := range c.Groupes {
		for _, n := range c.Groupes[i].Points {
			if n == numero {
				return &c.Groupes[i]
			}
		}
	}
	return nil
}

// Groupe is the points at whose discussion the same people are in the room with the same pouvoirs.
// Intéressés and the compte financier show in BilanPoint, not here. The lists are in the order of the
// tableau and partition the membres en exercice.
type Groupe struct {
	Points Points

	EnExercice    int
	Presents      []EluID
	Representes   []EluID // whose pouvoir can be used
	Excuses       []EluID
	Absents       []EluID
	Retires       []EluID   // out of the room for these points
	Pouvoirs      []Pouvoir // those that can be used, in the order of the mandants
	Quorum        int
	QuorumAtteint bool
}

// Votants is the number of those who may vote: présents and représentés.
func (g *Groupe) Votants() int { return len(g.Presents) + len(g.Representes) }

// BilanPoint is what the rules derive for one point.
type BilanPoint struct {
	Numero int

	// As the point is put into discussion, counting only those who count: without intéressés, and
	// without the maire for the compte financier.
	Presents      []EluID
	EnExercice    int // less the intéressés of L1111-6 II
	Quorum        int
	QuorumAtteint bool
	// SansQuorum: the point needs no quorum (carried over on a second convocation, L2121-17; or
	// Alsace-Moselle, L2541-4).
	SansQuorum bool

	// At the vote.
	VotantsPresents []EluID
	PouvoirsUtiles  []Pouvoir
	Vote            *ResultatVote
	Nomination      *ResultatNomination
}

// Votants is the number of those who may vote on the point.
func (b *BilanPoint) Votants() int { return len(b.VotantsPresents) + len(b.PouvoirsUtiles) }

// Resultat is what came out of a vote.
type Resultat string

// The results.
const (
	Adoptee      Resultat = "adoptee"
	Rejetee      Resultat = "rejetee"
	SansSuffrage Resultat = "sans_suffrage" // nobody expressed a vote: nothing is adopted
)

// ResultatVote is the outcome of a ballot.
type ResultatVote struct {
	Decompte          Decompte
	Exprimes          Voix
	Majorite          Voix // absolute majority of the exprimés
	Resultat          Resultat
	Unanimite         bool // all the exprimés in the same sense
	VoixPreponderante bool // the président's vote decided a tie
	Formule           string
}

// ResultatNomination is the outcome of an election by the conseil. Elu is "" while nobody is elected.
type ResultatNomination struct {
	Elu        string // an EluID, or the name as written
	Tour       int    // the deciding round, from 1
	Exprimes   Voix   // of that round
	Majorite   Voix   // absolute majority of that round
	AuBenefice bool   // elected as the eldest of the tied
	Formule    string
}

// BilanConvocation compares the delay of the convocation with the law (CGCT L2121-11, L2121-12).
type BilanConvocation struct {
	JoursFrancs int // clear days between the sending and the séance
	Minimum     int
	Reguliere   bool
}

// Gravite says whether an anomaly stops the extrait from being printed.
type Gravite string

// The two gravités.
const (
	Bloquante     Gravite = "bloquante"
	Avertissement Gravite = "avertissement"
)

// Code names a kind of anomaly, for ever the same: "QUORUM_NON_ATTEINT".
type Code string

// Anomalie is something in the record that contradicts itself or the law.
type Anomalie struct {
	Code    Code
	Gravite Gravite
	Message string // one French sentence: the numbers, and the mend
	Article string // "CGCT L2121-17"
	Point   int    // 0 when it is not about one point
	Elus    []EluID
}
