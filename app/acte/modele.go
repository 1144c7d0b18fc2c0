package acte

// Modele is the wording of a commune: what its extraits say in its own words. A "%s" in a text takes
// what its comment names. The zero Modele is not usable: start from ModeleOrdinaire.
type Modele struct {
	Registre    string // under the number: "du Registre des Délibérations du Conseil Municipal"
	Recours     string // voies de recours; %s: the tribunal, "compétent" or "de Besançon"
	Certifie    string // certificate; %s: the date of publication, then that of the accusé de réception
	Cloture     string // "Ainsi fait et délibéré, …"
	Adoption    string // opening of the decision; %s: "du Maire", who reported
	Secretariat string // secretary paragraph; %s: "d'un secrétaire", who, "a été élue", "qu'elle a"
}

// ModeleOrdinaire is the wording of the extraits seen in real life, where a commune has none of its own.
func ModeleOrdinaire() Modele {
	return Modele{
		Registre: "du Registre des Délibérations du Conseil Municipal",
		Recours: "Tout recours contre la présente délibération doit être formulé auprès du Tribunal Administratif %s " +
			"dans les deux mois, à partir de sa publicité et/ou sa notification et de sa transmission au représentant " +
			"de l'État dans le Département.",
		Certifie: "%s soussigné%s certifie sous sa responsabilité, le caractère exécutoire du présent acte qui a été publié " +
			"ou notifié le %s et dont le représentant de l'État a accusé réception le %s.",
		Cloture:  "Ainsi fait et délibéré, le jour, mois et an que dessus.",
		Adoption: "L'exposé %s entendu, le Conseil Municipal, après en avoir valablement délibéré, ",
		Secretariat: "il a été procédé, conformément à l'article L. 2121-15 du Code Général des Collectivités Territoriales, " +
			"à l'élection %s pris dans le Conseil, %s ayant obtenu l'unanimité des suffrages, %s pour remplir ces fonctions %s acceptées.",
	}
}
