package acte

import "delibere/app/conseil"

// Modele is how a commune writes: the wording of its own, and the layout of its extraits. In a wording
// a word between braces takes what the record gives, {date}, and what stands between brackets is printed
// only when all its words are known: "[, à {heure}]". The zero Modele is not usable: start from
// ModeleOrdinaire, or from a file by LireModele.
type Modele struct {
	Registre    string `json:"registre"`    // under the number: "du Registre des Délibérations du Conseil Municipal"
	Ouverture   string `json:"ouverture"`   // the first sentence: when, where, how called, who presides
	Adoption    string `json:"decision"`    // opening of the decision, where somebody reported
	Secretariat string `json:"secretariat"` // the secretaries of the séance (CGCT L2121-15)
	Recours     string `json:"recours"`     // voies et délais de recours (CJA R421-5)
	Certifie    string `json:"certificat"`  // certificate of the caractère exécutoire (CGCT L2131-1)
	Cloture     string `json:"cloture"`     // "Ainsi fait et délibéré, …"

	Presences    Presentation  `json:"presences"`
	Representes  Rubrique      `json:"representes"`
	Comptes      Comptes       `json:"comptes"`
	Votes        Presentation  `json:"votes"`
	Visas        bool          `json:"visas"`
	Considerants bool          `json:"considerants"`
	Signataires  ModeSignature `json:"signatures"`

	Contexte `json:"-"`
}

// Contexte is what a document takes from outside its séance. It is no setting of the commune.
type Contexte struct {
	Empreinte    string         // head of the chain of the register, 64 hexadecimal digits; "" prints none
	Destinataire conseil.EluID  // to whom the convocation is addressed; "" for one that serves all
	Feuillet     int            // number of the first feuillet of the registre; 0 for the first
	Annexes      []AnnexeJointe // those joined behind the extrait; without them, those of the record are only named
	Identifiant  string         // of the act for the télétransmission: the extrait is the transmitted copy, and bears the stamp
}

// AnnexeJointe is an annexe whose pages are known.
type AnnexeJointe struct {
	Titre string
	Pages int
}

// Presentation is how figures and names are laid out.
type Presentation string

// The layouts seen in real life.
const (
	EnTableau Presentation = "tableau"
	EnTexte   Presentation = "texte"
)

// Rubrique is where those who gave a pouvoir are listed: the law asks for no place.
type Rubrique string

// Under the statut they had at the opening, or under a heading of their own.
const (
	ParmiLesExcuses Rubrique = "excuses"
	AvecLeurPouvoir Rubrique = "rubrique"
)

// Comptes names the voters of the block in the heading: many mairies write suffrages exprimés there,
// before anybody has voted.
type Comptes string

// The two words.
const (
	CompteExprimes Comptes = "suffrages_exprimes"
	CompteVotants  Comptes = "votants"
)

// ModeSignature is who signs the extrait.
type ModeSignature string

// The délibération bears two signatures since July 2022 (CGCT L2121-23); its extrait may be certified
// by the maire alone.
const (
	SelonLaLoi         ModeSignature = "selon_la_loi"
	LeMaireSeul        ModeSignature = "maire"
	MaireEtSecretaires ModeSignature = "maire_et_secretaires"
)

// ModeleOrdinaire is the wording of the extraits seen in real life, where a commune has none of its own.
func ModeleOrdinaire() Modele {
	return Modele{
		Registre: "du Registre des Délibérations du Conseil Municipal",
		Ouverture: "L'An {an}, le {date}, le Conseil Municipal de la Commune {commune} s'est réuni[, {lieu}][, à {heure}], " +
			"{convocation}[, sous la présidence de {president}].",
		Recours: "Tout recours contre la présente délibération doit être formulé auprès du Tribunal Administratif {tribunal} " +
			"dans les deux mois, à partir de sa publicité et/ou sa notification et de sa transmission au représentant " +
			"de l'État dans le Département.",
		Certifie: "{maire} soussigné{e} certifie sous sa responsabilité, le caractère exécutoire du présent acte qui a été publié " +
			"ou notifié le {publication} et dont le représentant de l'État a accusé réception le {reception}.",
		Cloture:  "Ainsi fait et délibéré, le jour, mois et an que dessus.",
		Adoption: "L'exposé {rapporteur} entendu, le Conseil Municipal, après en avoir valablement délibéré,",
		Secretariat: "il a été procédé, conformément à l'article L. 2121-15 du Code Général des Collectivités Territoriales, " +
			"à l'élection {nombre} pris dans le Conseil, {secretaires} ayant obtenu l'unanimité des suffrages, {elus} pour remplir ces fonctions {qui} acceptées.",
		Presences: EnTableau, Representes: ParmiLesExcuses, Comptes: CompteExprimes, Votes: EnTexte,
		Visas: true, Considerants: true, Signataires: SelonLaLoi,
	}
}
