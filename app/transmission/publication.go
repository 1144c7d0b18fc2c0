package transmission

import (
	"crypto/sha256"
	"errors"
	"fmt"

	"delibere/app/acte"
	"delibere/app/conseil"
)

// Publication describes the file that a website shows: CGCT R2131-1 wants the prénom, the nom and the
// qualité of the author of the act, and the day of the mise en ligne.
type Publication struct {
	Fichier      string       `json:"fichier"` // "2023_32.pdf"
	Deliberation string       `json:"deliberation"`
	Objet        string       `json:"objet"`
	Date         string       `json:"date"` // of the séance
	Auteur       Auteur       `json:"auteur"`
	MiseEnLigne  conseil.Date `json:"-"`
	Debut        string       `json:"mise_en_ligne"`
	Fin          string       `json:"en_ligne_jusqu_au"` // two months at least
}

// Auteur is who signs the act.
type Auteur struct {
	Prenom  string `json:"prenom"`
	Nom     string `json:"nom"`
	Qualite string `json:"qualite"`
}

// FinDePublication is the last day on which an act put online that day must still be there: two months at
// least, from date to date (CGCT R2131-1).
func FinDePublication(miseEnLigne conseil.Date) conseil.Date { return miseEnLigne.PlusMois(2) }

// Publier describes the publication of a délibération put online that day. The object is masked as the
// rest; the caller renders the act from Masquer.
func Publier(d *conseil.Dossier, point int, miseEnLigne conseil.Date) (*Publication, error) {
	masque, err := Masquer(d)
	if err != nil {
		return nil, err
	}
	p := masque.Seance.Point(point)
	if p == nil || p.Deliberation == "" {
		return nil, fmt.Errorf("le point %d de la séance du %s n'est pas une délibération numérotée ; choisissez-en une autre, ou donnez son numéro", point, d.Seance.Date.Longue())
	}
	president := masque.Elu(masque.Seance.President)
	if president == nil {
		return nil, errors.New("le président de séance n'est pas indiqué, l'acte n'a pas d'auteur ; indiquez-le")
	}
	if !miseEnLigne.Connue() || miseEnLigne.Avant(d.Seance.Date) {
		return nil, fmt.Errorf("la mise en ligne (%s) ne peut pas précéder la séance du %s ; corrigez sa date", miseEnLigne.Courte(), d.Seance.Date.Courte())
	}
	return &Publication{Fichier: NomDeFichier(p.Deliberation) + ".pdf", Deliberation: p.Deliberation, Objet: uneLigne(p.Objet), Date: d.Seance.Date.String(),
		Auteur:      Auteur{president.Prenom, president.Nom, ouDefaut(president.Fonction, "Président de séance")},
		MiseEnLigne: miseEnLigne, Debut: miseEnLigne.String(), Fin: FinDePublication(miseEnLigne).String()}, nil
}

// Mention is the sentence that the page of the website shows above the act.
func (p *Publication) Mention() string {
	return fmt.Sprintf("Délibération %s, mise en ligne le %s. Auteur : %s %s, %s.", p.Deliberation, p.MiseEnLigne.Longue(), p.Auteur.Prenom, p.Auteur.Nom, p.Auteur.Qualite)
}

// refusDuPoint returns why a délibération must leave the mairie neither on paper nor as data: the blocking
// anomalies that concern it.
func refusDuPoint(c *conseil.Controle, numero int) []string {
	var messages []string
	for _, a := range c.Anomalies {
		if a.Gravite == conseil.Bloquante && acte.Concerne(a, numero) {
			messages = append(messages, a.Message)
		}
	}
	return messages
}

// NomDeFichier makes a file name of the number of a délibération, without its extension: "N°36/2023" becomes
// "N_36_2023". One too long for a disk is cut, and told from others by its fingerprint.
func NomDeFichier(numero string) string {
	nom := conseil.NumeroActes(numero)
	if len(nom) > 60 {
		nom = fmt.Sprintf("%s_%x", nom[:48], sha256.Sum256([]byte(numero)))[:48+1+8]
	}
	return nom
}
