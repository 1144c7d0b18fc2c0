package acte

import (
	"strings"

	"delibere/app/conseil"
)

// feminine reports whether the agreements of an élu are feminine.
func feminine(e *conseil.Elu) bool { return e != nil && e.Civilite == conseil.Madame }

// civil returns "Madame Lise VURPILLOT"; "" for nobody.
func civil(e *conseil.Elu) string {
	if e == nil {
		return ""
	}
	return titre(e) + " " + e.NomComplet()
}

func titre(e *conseil.Elu) string {
	if feminine(e) {
		return "Madame"
	}
	return "Monsieur"
}

// fonction splits what the commune wrote: "La Maire" and "Mme la Maire" are "la Maire", "Maire" is "le
// Maire" whatever the civilité, since communes differ and the record decides.
func fonction(e *conseil.Elu) (article, nom string) {
	mots := strings.Fields(conseil.SansCivilite(e.Fonction))
	article = "le"
	if len(mots) > 1 {
		switch strings.ToLower(mots[0]) {
		case "la":
			return "la", strings.Join(mots[1:], " ")
		case "le":
			mots = mots[1:]
		}
	}
	return article, strings.Join(mots, " ")
}

// avecFonction adds to a name the function of its élu: "M. Philippe GAUTIER, Maire".
func avecFonction(nom string, e *conseil.Elu) string {
	if _, f := fonction(e); f != "" {
		return nom + ", " + f
	}
	return nom
}

// enTitre names an élu by his function when he is the maire, "Monsieur le Maire", and by his name
// otherwise: "Madame Lise VURPILLOT".
func enTitre(e *conseil.Elu) string {
	if !conseil.EstMaire(e) {
		return civil(e)
	}
	article, nom := fonction(e)
	return titre(e) + " " + article + " " + nom
}

// deQui joins an élu to the noun before it: "du Maire", "de la Maire", "de Madame Lise VURPILLOT".
func deQui(e *conseil.Elu) string {
	if !conseil.EstMaire(e) {
		return "de " + civil(e)
	}
	article, nom := fonction(e)
	if article == "la" {
		return "de la " + nom
	}
	return "du " + nom
}

// leMaire names the maire by the office alone, "la Maire", inside a sentence.
func leMaire(d *conseil.Dossier) string {
	e := maire(d)
	if e == nil {
		return "le Maire"
	}
	article, nom := fonction(e)
	return article + " " + nom
}

// maire is who is maire on the day of the séance, nil when the record names none.
func maire(d *conseil.Dossier) *conseil.Elu {
	for i := range d.Elus {
		if e := &d.Elus[i]; conseil.EstMaire(e) && e.OuvertLe(d.Seance.Date) {
			return e
		}
	}
	return nil
}

// toutesFeminines decides the agreement of several people: one man is enough for the
// masculine.
func toutesFeminines(elus []*conseil.Elu) bool {
	for _, e := range elus {
		if !feminine(e) {
			return false
		}
	}
	return len(elus) > 0
}

// noms lists people without their civilité: "Philippe GAUTIER, Lise VURPILLOT".
func noms(d *conseil.Dossier, ids []conseil.EluID) string {
	s := make([]string, len(ids))
	for i, id := range ids {
		s[i] = string(id)
		if e := d.Elu(id); e != nil {
			s[i] = e.NomComplet()
		}
	}
	return strings.Join(s, ", ")
}

// appels lists people with their civilité: "Mme Nadine MERCIER, M. Valère NEDEY".
func appels(d *conseil.Dossier, ids []conseil.EluID) string {
	s := make([]string, len(ids))
	for i, id := range ids {
		s[i] = d.Appel(id)
	}
	return strings.Join(s, ", ")
}
