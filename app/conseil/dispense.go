package conseil

// Dispense is why a délibération need not be transmitted to the représentant de l'État: it is exécutoire
// from its publicity alone (CGCT L2131-2, L2131-3).
type Dispense string

// The délibérations that L2131-2 leaves out.
const (
	DispenseTarifsVoirie  Dispense = "tarifs_voirie"
	DispenseVoirie        Dispense = "voirie"
	DispensePromotion     Dispense = "promotion"
	DispenseCentreGestion Dispense = "centre_gestion"
)

// Dispenses lists them in the order of the article.
var Dispenses = []Dispense{DispenseTarifsVoirie, DispenseVoirie, DispensePromotion, DispenseCentreGestion}

// Nom is the dispense in the words of the article.
func (d Dispense) Nom() string {
	return map[Dispense]string{
		DispenseTarifsVoirie:  "tarifs des droits de voirie et de stationnement",
		DispenseVoirie:        "classement, déclassement, alignement, ouverture ou élargissement des voies communales",
		DispensePromotion:     "taux de promotion pour l'avancement de grade",
		DispenseCentreGestion: "affiliation au centre de gestion et conventions de ses missions facultatives",
	}[d]
}

// Transmissible reports whether the act must be transmitted to be exécutoire (CGCT L2131-1, L2131-2).
func (p *Point) Transmissible() bool { return p.Dispense == "" }
