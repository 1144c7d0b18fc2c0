package conseil

// Etat is where a délibération stands in its life: from the draft to the act that has effect.
type Etat string

// The states, in their order. Receipt and publicity come in any order (CGCT L2131-1).
const (
	EtatBrouillon  Etat = "brouillon"
	EtatVotee      Etat = "votee"
	EtatScellee    Etat = "scellee" // number given, text and counts frozen
	EtatTransmise  Etat = "transmise"
	EtatRecue      Etat = "recue"   // the représentant de l'État has acknowledged it
	EtatPubliee    Etat = "publiee" // published, not yet exécutoire
	EtatExecutoire Etat = "executoire"
)

// Etats are the states in their order.
var Etats = []Etat{EtatBrouillon, EtatVotee, EtatScellee, EtatTransmise, EtatRecue, EtatPubliee, EtatExecutoire}

// Nom is the state as a person reads it.
func (e Etat) Nom() string {
	return map[Etat]string{EtatBrouillon: "brouillon", EtatVotee: "votée", EtatScellee: "scellée", EtatTransmise: "transmise",
		EtatRecue: "reçue", EtatPubliee: "publiée", EtatExecutoire: "exécutoire"}[e]
}

// EtatDe derives the state of a délibération from its facts; scellee says whether the register has
// frozen it.
func EtatDe(p *Point, scellee bool) Etat {
	switch {
	case !scellee && p.Vote == nil && p.Nomination == nil:
		return EtatBrouillon
	case !scellee:
		return EtatVotee
	case Executoire(p, p.Transmissible()).Connue():
		return EtatExecutoire
	case p.Publication.Connue():
		return EtatPubliee
	case p.AccuseReception.Connue():
		return EtatRecue
	case p.Transmission.Connue():
		return EtatTransmise
	}
	return EtatScellee
}

// EstDeliberation reports whether a point is an act that takes a number: everything but an information.
func EstDeliberation(p *Point) bool { return p.Regime != RegimeInformation }
