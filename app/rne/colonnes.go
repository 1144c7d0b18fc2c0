package rne

import (
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"

	"delibere/app/conseil"
	"delibere/app/secretariat"
)

// What a column is taken for, as the person reads it.
const (
	ColonneNom       = "Nom"
	ColonnePrenom    = "Prénom"
	ColonneNomPrenom = "Prénom et nom"
	ColonneCivilite  = "Civilité"
	ColonneFonction  = "Fonction"
	ColonneDebut     = "Début du mandat"
	ColonneNaissance = "Naissance (non gardée)"
)

var civilites = map[string]conseil.Civilite{"m": conseil.Monsieur, "m.": conseil.Monsieur, "mr": conseil.Monsieur, "mr.": conseil.Monsieur, "monsieur": conseil.Monsieur, "h": conseil.Monsieur,
	"homme": conseil.Monsieur, "mme": conseil.Madame, "mme.": conseil.Madame, "madame": conseil.Madame, "mlle": conseil.Madame, "f": conseil.Madame, "femme": conseil.Madame}

// titres are the headings, folded, by what they hold; the first that answers wins.
var titres = []struct {
	colonne string
	mots    []string
}{
	{ColonneNaissance, []string{"date de naissance", "date naissance", "naissance", "ne le", "nee le", "ne(e) le"}},
	{ColonneDebut, []string{"debut", "depuis", "date d'election", "date du mandat", "elu le", "elu(e) le", "date de l'election"}},
	{ColonneFonction, []string{"fonction", "qualite", "delegation"}},
	{ColonneCivilite, []string{"civilite", "sexe", "genre", "titre"}},
	{ColonneNomPrenom, []string{"nom et prenom", "prenom et nom", "nom prenom", "prenom nom", "nom, prenom", "nom - prenom"}},
	{ColonnePrenom, []string{"prenom"}},
	{ColonneNom, []string{"nom"}},
}

// plier folds a text: small letters, no accent.
func plier(s string) string { return secretariat.Plier(strings.TrimSpace(s)) }

// parTitres knows the columns by the first row; nil when it is not one of headings.
func parTitres(ligne []string) []string {
	l := make([]string, len(ligne))
	noms := false
	for i, titre := range ligne {
		l[i] = colonneDuTitre(plier(titre), l[:i])
		noms = noms || l[i] == ColonneNom || l[i] == ColonneNomPrenom
	}
	if !noms {
		return nil
	}
	return l
}

func colonneDuTitre(titre string, prises []string) string {
	for _, t := range titres {
		for _, m := range t.mots {
			suite, debute := strings.CutPrefix(titre, m)
			if debute && (suite == "" || suite[0] == ' ' || suite == "s") || t.colonne != ColonneNom && t.colonne != ColonneNaissance && strings.Contains(titre, m) {
				if slices.Contains(prises, t.colonne) {
					return ""
				}
				return t.colonne
			}
		}
	}
	return ""
}

// parContenu knows the columns by what most of their cells hold.
func parContenu(lignes [][]string) []string {
	n := 0
	for _, l := range lignes {
		n = max(n, len(l))
	}
	colonnes := make([]string, n)
	var textes []int
	for i := range n {
		var cellules []string
		for _, l := range lignes {
			if i < len(l) && l[i] != "" {
				cellules = append(cellules, l[i])
			}
		}
		nature := natureDe(cellules)
		switch {
		case nature == "texte":
			textes = append(textes, i)
		case nature != "" && !slices.Contains(colonnes, nature):
			colonnes[i] = nature
		}
	}
	repartirNoms(lignes, colonnes, textes)
	return colonnes
}

// natureDe is what most cells of a column are: a column, "texte", or "" for nothing to read.
func natureDe(cellules []string) string {
	part := func(est func(string) bool) int {
		k := 0
		for _, c := range cellules {
			if est(c) {
				k++
			}
		}
		return k * 100 / max(1, len(cellules))
	}
	ancienne := func(s string) bool {
		d, err := dateCollee(s)
		return err == nil && d.Annee < 2001
	}
	switch {
	case len(cellules) == 0:
		return ""
	case part(func(s string) bool { return civilites[plier(s)] != "" }) >= 70:
		return ColonneCivilite
	case part(func(s string) bool { _, err := strconv.Atoi(s); return err == nil }) >= 70:
		return ""
	case part(func(s string) bool { return strings.Contains(s, "@") }) >= 50:
		return ""
	case part(ancienne) >= 50:
		return ColonneNaissance
	case part(func(s string) bool { _, err := dateCollee(s); return err == nil }) >= 50:
		return ColonneDebut
	case part(estFonction) >= 50:
		return ColonneFonction
	case part(func(s string) bool { return strings.ContainsFunc(s, unicode.IsLetter) }) >= 50:
		return "texte"
	}
	return ""
}

func estFonction(s string) bool {
	p := plier(s)
	return strings.Contains(p, "maire") || strings.Contains(p, "adjoint") || strings.Contains(p, "conseill")
}

// repartirNoms finds the names among the columns of text: the one in capitals is the name, else the first;
// alone, it holds both.
func repartirNoms(lignes [][]string, colonnes []string, textes []int) {
	if len(textes) == 0 {
		return
	}
	if len(textes) == 1 {
		colonnes[textes[0]] = ColonneNomPrenom
		return
	}
	nom, prenom := textes[0], textes[1]
	if !enCapitales(lignes, nom) && enCapitales(lignes, prenom) {
		nom, prenom = prenom, nom
	}
	colonnes[nom], colonnes[prenom] = ColonneNom, ColonnePrenom
}

func enCapitales(lignes [][]string, colonne int) bool {
	oui, non := 0, 0
	for _, l := range lignes {
		if colonne >= len(l) {
			continue
		}
		if capitales(l[colonne]) {
			oui++
		} else {
			non++
		}
	}
	return oui > non
}

func capitales(s string) bool { return s != "" && !strings.ContainsFunc(s, unicode.IsLower) }

// separerNom cuts « Mme Lise DE LA VURPILLOT »: the words in capitals are the name; with none, the last
// word is.
func separerNom(s string) (civilite, prenom, nom string) {
	l := strings.Fields(strings.ReplaceAll(s, ",", " "))
	if len(l) > 1 && civilites[plier(l[0])] != "" {
		civilite, l = l[0], l[1:]
	}
	var hauts, autres []string
	for _, m := range l {
		if capitales(m) && len([]rune(strings.Trim(m, ".-"))) > 1 {
			hauts = append(hauts, m)
		} else {
			autres = append(autres, m)
		}
	}
	if len(hauts) > 0 {
		return civilite, strings.Join(autres, " "), strings.Join(hauts, " ")
	}
	if len(l) == 0 {
		return civilite, "", ""
	}
	return civilite, strings.Join(l[:len(l)-1], " "), l[len(l)-1]
}

// dateCollee reads a date as a spreadsheet shows it.
func dateCollee(s string) (conseil.Date, error) {
	if d, err := lireDate(s); err == nil {
		return d, nil
	}
	for _, forme := range []string{"2/1/06", "2-1-2006", "2.1.2006", "2/1/2006 15:04", "2/1/2006 15:04:05"} {
		if t, err := time.Parse(forme, s); err == nil {
			return conseil.DateOf(t), nil
		}
	}
	return dateEnLettres(s)
}

// dateEnLettres reads « 18 mai 2020 ».
func dateEnLettres(s string) (conseil.Date, error) {
	if m := strings.Fields(plier(s)); len(m) == 3 {
		jour, err1 := strconv.Atoi(strings.TrimSuffix(m[0], "er"))
		annee, err2 := strconv.Atoi(m[2])
		for mois := time.January; err1 == nil && err2 == nil && mois <= time.December; mois++ {
			if plier(conseil.NewDate(2000, mois, 1).NomDuMois()) == m[1] {
				d := conseil.NewDate(annee, mois, jour)
				return conseil.ParseDate(d.String())
			}
		}
	}
	return lireDate(s)
}
