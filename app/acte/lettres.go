package acte

import (
	"strings"

	"delibere/app/conseil"
)

var (
	unites = [...]string{"zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze",
		"douze", "treize", "quatorze", "quinze", "seize"}
	dizaines = [...]string{2: "vingt", 3: "trente", 4: "quarante", 5: "cinquante", 6: "soixante", 8: "quatre-vingt"}
)

// EnLettres writes an integer from 0 to 9999 in words, in the traditional spelling: "deux mille
// vingt-trois", "quatre-vingts", "soixante et onze".
func EnLettres(n int) string {
	switch {
	case n >= 1000:
		return joindre(multiple(n/1000, "mille"), n%1000)
	case n >= 100:
		cent := multiple(n/100, "cent")
		if n%100 == 0 && n >= 200 {
			cent += "s"
		}
		return joindre(cent, n%100)
	case n >= 17:
		return dizaine(n)
	}
	return unites[max(n, 0)]
}

func multiple(k int, mot string) string {
	if k == 1 {
		return mot
	}
	return EnLettres(k) + " " + mot
}

func joindre(debut string, reste int) string {
	if reste == 0 {
		return debut
	}
	return debut + " " + EnLettres(reste)
}

func dizaine(n int) string {
	d, u := n/10, n%10
	if d == 1 {
		return "dix-" + unites[u]
	}
	if d == 7 || d == 9 {
		d, u = d-1, u+10
	}
	switch {
	case u == 0 && d == 8:
		return "quatre-vingts"
	case u == 0:
		return dizaines[d]
	case d != 8 && (u == 1 || u == 11):
		return dizaines[d] + " et " + EnLettres(u)
	}
	return dizaines[d] + "-" + EnLettres(u)
}

// heureEnLettres writes a time of day: "dix-neuf heures trente", "une heure", "minuit".
func heureEnLettres(h conseil.Heure) string {
	s := ""
	switch h.Heures() {
	case 0:
		s = "minuit"
	case 1:
		s = "une heure"
	default:
		s = feminin(EnLettres(h.Heures())) + " heures"
	}
	if h.Minutes() == 0 {
		return s
	}
	return s + " " + feminin(EnLettres(h.Minutes()))
}

// feminin agrees a number in words with hours and minutes: "vingt et une heures".
func feminin(lettres string) string {
	if lettres == "un" || strings.HasSuffix(lettres, " un") {
		return lettres + "e"
	}
	return lettres
}

// capitales puts a capital at each word of a year, as registers do: "Deux Mille Vingt-trois".
func capitales(s string) string {
	mots := strings.Fields(s)
	for i, m := range mots {
		if m != "et" {
			mots[i] = strings.ToUpper(m[:1]) + m[1:]
		}
	}
	return strings.Join(mots, " ")
}

// de joins a place to the noun before it: "de VALENTIGNEY", "d'AUDINCOURT", "du HAVRE", "des ULIS".
func de(nom string) string {
	premier, reste, plusieurs := strings.Cut(nom, " ")
	switch {
	case plusieurs && strings.EqualFold(premier, "Le"):
		return "du " + reste
	case plusieurs && strings.EqualFold(premier, "Les"):
		return "des " + reste
	case voyelle(nom):
		return "d'" + nom
	}
	return "de " + nom
}

// voyelle tells a name before which « de » is elided. An H is taken as aspirate: usage varies, and
// « de » is never wrong to read.
func voyelle(nom string) bool {
	r := []rune(strings.ToUpper(nom))
	if len(r) == 0 {
		return false
	}
	if r[0] == 'Y' {
		return len(r) > 1 && !strings.ContainsRune("AEIOUÉÈ", r[1])
	}
	return strings.ContainsRune("AÀÂEÉÈÊËIÎÏOÔŒUÛÜÆ", r[0])
}

// deDepartement gives, by the form of « de », the départements that take it (a « | » stands for a space).
var deDepartement = map[string]string{
	"du": "Bas-Rhin Calvados Cantal Cher Doubs Finistère Gard Gers Haut-Rhin Jura Loir-et-Cher Loiret Lot Lot-et-Garonne " +
		"Maine-et-Loire Morbihan Nord Pas-de-Calais Puy-de-Dôme Rhône Tarn Tarn-et-Garonne Val-d'Oise Val-de-Marne Var Vaucluse " +
		"Territoire|de|Belfort",
	"de la": "Charente Charente-Maritime Corrèze Côte-d'Or Creuse Dordogne Drôme Gironde Guadeloupe Guyane Haute-Corse Haute-Garonne " +
		"Haute-Loire Haute-Marne Haute-Saône Haute-Savoie Haute-Vienne Loire Loire-Atlantique Lozère Manche Marne Martinique Mayenne " +
		"Meurthe-et-Moselle Meuse Moselle Nièvre Réunion Sarthe Savoie Seine-Maritime Seine-Saint-Denis Somme Vendée Vienne Corse-du-Sud",
	"de l'": "Ain Aisne Allier Ardèche Ariège Aube Aude Aveyron Eure Eure-et-Loir Hérault Ille-et-Vilaine Indre Indre-et-Loire Isère Oise " +
		"Orne Yonne Essonne",
	"des": "Alpes-de-Haute-Provence Hautes-Alpes Alpes-Maritimes Ardennes Bouches-du-Rhône Côtes-d'Armor Deux-Sèvres Hauts-de-Seine " +
		"Hautes-Pyrénées Landes Pyrénées-Atlantiques Pyrénées-Orientales Vosges Yvelines",
}

// duDepartement joins a département to the noun before it: "du Doubs", "de la Creuse", "de l'Ain". A département that is not in
// the table (Paris, Mayotte, a name of before) takes plain « de ».
func duDepartement(nom string) string {
	cle := strings.ReplaceAll(nom, " ", "|")
	for _, article := range []string{"du", "de la", "de l'", "des"} {
		for _, n := range strings.Fields(deDepartement[article]) {
			if strings.EqualFold(n, cle) {
				if article == "de l'" {
					return article + nom
				}
				return article + " " + nom
			}
		}
	}
	return de(nom)
}

// dateRegistre writes a date as the registers do, with two figures for the day: "05 avril 2023", but "1er
// avril 2023".
func dateRegistre(d conseil.Date) string {
	if !d.Connue() {
		return blanc
	}
	s := d.Longue()
	if d.Jour > 1 && d.Jour < 10 {
		s = "0" + s
	}
	return s
}

// De joins a commune to the noun before it: "de Valentigney", "d'Audincourt", "du Gosier".
func De(nom string) string { return de(nom) }
