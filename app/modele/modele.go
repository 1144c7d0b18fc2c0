// Package modele holds the délibérations to start from: those of the program, which come with it, and how
// the blanks of any of them are filled with what the record knows. A model of délibération is not the Modele
// of app/acte, which is how a commune writes and lays out its papers.
package modele

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"sync"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"delibere/app/conseil"
	"delibere/app/dossier"
	"delibere/assets"
)

// Programme returns the models of the program, family by family, in the order of the trade.
var Programme = sync.OnceValues(func() ([]dossier.Modele, error) {
	noms, err := fs.Glob(assets.Modeles, "modeles/*.json")
	if err != nil {
		return nil, err
	}
	var l []dossier.Modele
	for _, nom := range noms {
		octets, err := assets.Modeles.ReadFile(nom)
		if err != nil {
			return nil, err
		}
		un, err := dossier.LireModeles(octets)
		if err != nil {
			return nil, fmt.Errorf("%s : %w", nom, err)
		}
		l = append(l, un...)
	}
	Ranger(l)
	return l, nil
})

// familles is the order of the families of the program; any other comes after, by its name.
var familles = []string{"Budget et comptes", "Finances", "Commande publique", "Personnel", "Domaine et voirie", "Institutions", "Conventions et vie locale"}

// SansFamille is where a list puts a model that says none.
const SansFamille = "Autres"

// Famille is under what a list puts a model.
func Famille(m *dossier.Modele) string {
	if m.Famille == "" {
		return SansFamille
	}
	return m.Famille
}

// Ranger sorts models by family, then by name.
func Ranger(l []dossier.Modele) {
	rang := func(m *dossier.Modele) string {
		f := Famille(m)
		if i := slices.Index(familles, f); i >= 0 {
			return fmt.Sprintf("%02d", i)
		}
		return "99" + Plier(f)
	}
	slices.SortStableFunc(l, func(a, b dossier.Modele) int {
		if c := strings.Compare(rang(&a), rang(&b)); c != 0 {
			return c
		}
		return strings.Compare(Plier(a.Titre), Plier(b.Titre))
	})
}

// Plier writes a text as one looks for it: small letters, no accent, œ in two letters.
func Plier(s string) string {
	s = strings.NewReplacer("œ", "oe", "æ", "ae", "’", "'").Replace(strings.ToLower(s))
	return strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return r
	}, norm.NFD.String(s))
}

// Cle is the name of a model as the register knows it: two names that differ by their case, their accents or
// their signs are one.
func Cle(titre string) string {
	mots := strings.FieldsFunc(Plier(titre), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	return strings.Join(mots, "-")
}

// Contient reports whether a model has each of the words that are looked for, in its name, its family, its
// matière or its object.
func Contient(m *dossier.Modele, mots string) bool {
	ou := Plier(m.Titre + " " + Famille(m) + " " + m.Matiere + " " + m.Objet)
	for _, mot := range strings.Fields(Plier(mots)) {
		if !strings.Contains(ou, mot) {
			return false
		}
	}
	return true
}

// Trouver finds a model by its name, whatever its accents; failing that, the only one that has its words.
func Trouver(l []dossier.Modele, nom string) (dossier.Modele, error) {
	var trouves []dossier.Modele
	for _, m := range l {
		if Cle(m.Titre) == Cle(nom) {
			return m, nil
		}
		if Contient(&m, nom) {
			trouves = append(trouves, m)
		}
	}
	switch len(trouves) {
	case 0:
		return dossier.Modele{}, fmt.Errorf("aucun modèle ne s'appelle « %s » ; « delibere modeles » les montre tous", nom)
	case 1:
		return trouves[0], nil
	}
	noms := make([]string, len(trouves))
	for i := range trouves {
		noms[i] = "« " + trouves[i].Titre + " »"
	}
	return dossier.Modele{}, fmt.Errorf("« %s » désigne plusieurs modèles : %s ; donnez le nom entier", nom, conseil.Enumerer(noms))
}

// connu is a blank that the record fills by itself.
type connu struct {
	nom    string
	valeur func(*conseil.Dossier) string // "" when the record does not say
}

var connus = []connu{
	{"commune", func(d *conseil.Dossier) string { return d.Commune.Nom }},
	{"le maire", leMaire},
	{"date de la séance", func(d *conseil.Dossier) string { return longue(d.Seance.Date) }},
	{"date de la convocation", func(d *conseil.Dossier) string { return longue(d.Seance.Convocation.DateEnvoi) }},
	{"année", func(d *conseil.Dossier) string { return annee(d, 0) }},
	{"année précédente", func(d *conseil.Dossier) string { return annee(d, -1) }},
	{"année suivante", func(d *conseil.Dossier) string { return annee(d, 1) }},
	{"représentant de l'État", func(d *conseil.Dossier) string { return d.Commune.RepresentantEtat }},
	{"comptable", func(d *conseil.Dossier) string { return d.Commune.Comptable }},
}

// Connus lists the blanks that the record fills by itself.
func Connus() []string {
	noms := make([]string, len(connus))
	for i, c := range connus {
		noms[i] = c.nom
	}
	return noms
}

func longue(d conseil.Date) string {
	if !d.Connue() {
		return ""
	}
	return d.Longue()
}

func annee(d *conseil.Dossier, pas int) string {
	if !d.Seance.Date.Connue() {
		return ""
	}
	return fmt.Sprint(d.Seance.Date.Annee + pas)
}

// leMaire names the maire by the office, inside a sentence: "la Maire" where the commune writes so.
func leMaire(d *conseil.Dossier) string {
	for i := range d.Elus {
		if e := &d.Elus[i]; conseil.EstMaire(e) && e.OuvertLe(d.Seance.Date) && strings.HasPrefix(strings.ToLower(conseil.SansCivilite(e.Fonction)), "la ") {
			return "la Maire"
		}
	}
	return "le Maire"
}

// Remplir fills a model with what the record knows; the other blanks stay.
func Remplir(m dossier.Modele, d *conseil.Dossier) dossier.Modele {
	return m.Remplir(func(nom string) (string, bool) {
		i := slices.IndexFunc(connus, func(c connu) bool { return c.nom == nom })
		if i < 0 {
			return "", false
		}
		v := connus[i].valeur(d)
		return v, v != ""
	})
}
