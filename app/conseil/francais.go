package conseil

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

var moisFrancais = [...]string{"janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août",
	"septembre", "octobre", "novembre", "décembre"}

// NomDuMois returns the French name of the month of d: "avril".
func (d Date) NomDuMois() string { return moisFrancais[d.Mois-1] }

// Courte writes the date in digits, "05/04/2023"; "(date inconnue)" when it is not known.
func (d Date) Courte() string {
	if !d.Connue() {
		return "(date inconnue)"
	}
	return fmt.Sprintf("%02d/%02d/%04d", d.Jour, d.Mois, d.Annee)
}

// Longue writes the date in words, "5 avril 2023", "1er mars 2024".
func (d Date) Longue() string {
	if !d.Connue() {
		return "(date inconnue)"
	}
	jour := fmt.Sprint(d.Jour)
	if d.Jour == 1 {
		jour = "1er"
	}
	return fmt.Sprintf("%s %s %d", jour, d.NomDuMois(), d.Annee)
}

// NomComplet returns "Lise VURPILLOT".
func (e Elu) NomComplet() string { return strings.TrimSpace(e.Prenom + " " + e.Nom) }

// Appel returns "Mme Lise VURPILLOT".
func (e Elu) Appel() string { return strings.TrimSpace(string(e.Civilite) + " " + e.NomComplet()) }

// Nombre writes a count and its noun: "1 présent", "27 présents", "0 abstention".
func Nombre[N ~int](n N, singulier, pluriel string) string {
	if n < 2 && n > -2 {
		return fmt.Sprintf("%d %s", n, singulier)
	}
	return fmt.Sprintf("%d %s", n, pluriel)
}

// appels names people for a message: "Mme Lise VURPILLOT et M. Omar RABEL". An id that is no élu
// stands as it is, between guillemets.
func (d *Dossier) appels(ids []EluID) string {
	noms := make([]string, len(ids))
	for i, id := range ids {
		noms[i] = d.Appel(id)
	}
	return Enumerer(noms)
}

// Elu returns the élu of that id, nil if there is none.
func (d *Dossier) Elu(id EluID) *Elu {
	for i := range d.Elus {
		if d.Elus[i].ID == id {
			return &d.Elus[i]
		}
	}
	return nil
}

// Appel returns how to call the élu of that id, "Mme Lise VURPILLOT"; an unknown id between guillemets.
func (d *Dossier) Appel(id EluID) string {
	if e := d.Elu(id); e != nil {
		return e.Appel()
	}
	return "« " + string(id) + " »"
}

// Point returns the point of that number, nil if there is none.
func (s *Seance) Point(numero int) *Point {
	for i := range s.Points {
		if s.Points[i].Numero == numero {
			return &s.Points[i]
		}
	}
	return nil
}

// Deliberation returns the point whose délibération bears that displayed number; failing that, the
// point of that number. nil if there is none.
func (s *Seance) Deliberation(numero string) *Point {
	for i := range s.Points {
		if s.Points[i].Deliberation == numero && numero != "" {
			return &s.Points[i]
		}
	}
	if n, err := strconv.Atoi(numero); err == nil {
		return s.Point(n)
	}
	return nil
}

// Tableau sorts a set of élus in the order of the tableau.
func Tableau(d *Dossier, dans map[EluID]bool) []EluID {
	var elus []*Elu
	for i := range d.Elus {
		if dans[d.Elus[i].ID] {
			elus = append(elus, &d.Elus[i])
		}
	}
	slices.SortStableFunc(elus, parRang)
	ids := make([]EluID, len(elus))
	for i, e := range elus {
		ids[i] = e.ID
	}
	return ids
}

// parRang is the order of the tableau.
func parRang(a, b *Elu) int {
	return cmp.Or(cmp.Compare(a.Rang, b.Rang), cmp.Compare(a.Nom, b.Nom), cmp.Compare(a.ID, b.ID))
}

// Majuscule puts a capital at the first letter.
func Majuscule(s string) string {
	for i, r := range s {
		return strings.ToUpper(string(r)) + s[i+len(string(r)):]
	}
	return s
}
