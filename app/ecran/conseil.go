package ecran

import (
	"context"
	"fmt"
	"slices"

	"delibere/app/conseil"
	"delibere/app/rne"
	"delibere/app/secretariat"
)

// PiloteConseil keeps the tableau of the conseil, and how each member is reached.
type PiloteConseil struct {
	*PiloteMairie
	Choisi      conseil.EluID // the mandate in the form; "" for a new one
	Debut       conseil.Date  // proposed for a new one
	Coordonnees map[conseil.EluID]secretariat.Coordonnees
}

// Lire reads the tableau and the coordonnées again.
func (c *PiloteConseil) Lire() {
	l, err := c.p.s.Secretariat.Coordonnees(context.Background())
	if c.p.faute(err) {
		return
	}
	c.Coordonnees = l
	c.PiloteMairie.Lire()
}

// place is where the mandate chosen stands; -1 for a new one.
func (c *PiloteConseil) place() int {
	return slices.IndexFunc(c.Fiche.Elus, func(e conseil.Elu) bool { return e.ID == c.Choisi })
}

// Elu is the mandate chosen; a new one has nothing.
func (c *PiloteConseil) Elu() conseil.Elu {
	if i := c.place(); i >= 0 {
		return c.Fiche.Elus[i]
	}
	return conseil.Elu{Civilite: conseil.Madame, Debut: c.Debut}
}

// retrouver chooses another mandate when the one chosen is no longer there: its act was undone.
func (c *PiloteConseil) retrouver() {
	if c.Choisi == "" || c.place() >= 0 {
		return
	}
	if c.Choisi = ""; len(c.Fiche.Elus) > 0 {
		c.Choisi = c.Fiche.Elus[len(c.Fiche.Elus)-1].ID
	}
}

// Choisir puts a mandate in the form; "" a new one.
func (c *PiloteConseil) Choisir(id conseil.EluID) {
	c.Choisi, c.Debut = id, conseil.Date{}
	c.OnChange()
}

// Remplacer puts in the form the one who follows on the list, whose mandate begins as that of the chosen one
// ends (code électoral L270), last in the tableau.
func (c *PiloteConseil) Remplacer() {
	e := c.Elu()
	if !e.Fin.Connue() {
		c.p.faute(fmt.Errorf("indiquez d'abord le dernier jour du mandat de %s et son motif ; le remplaçant commence le lendemain", e.Appel()))
		return
	}
	c.Choisi, c.Debut = "", e.Fin.Plus(1)
	c.OnChange()
	c.p.dire("Le suivant de la liste remplace %s : tapez son prénom et son nom. Il prend le dernier rang du tableau.", e.Appel())
}

// Poser keeps a mandate: a new one takes the last rank.
func (c *PiloteConseil) Poser(e conseil.Elu) bool {
	if c.Choisi == "" {
		e.Rang = 1
		for _, x := range c.Fiche.Elus {
			e.Rang = max(e.Rang, x.Rang+1)
		}
		e.ID = c.identifiant(e)
	}
	avant := c.Choisi
	c.Choisi = e.ID
	if !c.faire(c.p.s.Secretariat.PoserElu(context.Background(), e)) {
		c.Choisi = avant
		return false
	}
	return true
}

// identifiant names a new mandate: a member who was elected again has two.
func (c *PiloteConseil) identifiant(e conseil.Elu) conseil.EluID {
	base := rne.Identifiant(e.Nom, e.Prenom)
	id := base
	for n := 2; slices.ContainsFunc(c.Fiche.Elus, func(x conseil.Elu) bool { return x.ID == id }); n++ {
		id = conseil.EluID(fmt.Sprintf("%s-%d", base, n))
	}
	return id
}

// Terminer ends the mandate chosen, with its last day and the reason.
func (c *PiloteConseil) Terminer(fin conseil.Date, motif string) bool {
	e := c.Elu()
	switch {
	case e.ID == "":
		return !c.p.faute(fmt.Errorf("choisissez d'abord, dans le tableau, le mandat qui finit"))
	case !fin.Connue() && motif != "":
		return !c.p.faute(fmt.Errorf("indiquez le dernier jour du mandat de %s, par exemple 5/4/2023", e.Appel()))
	case fin.Connue() && motif == "":
		return !c.p.faute(fmt.Errorf("choisissez le motif de la fin du mandat de %s : démission, décès…", e.Appel()))
	}
	e.Fin, e.MotifFin = fin, motif
	return c.Poser(e)
}

// Retirer takes out a mandate that was typed by mistake.
func (c *PiloteConseil) Retirer() {
	id, i := c.Choisi, c.place()
	if i < 0 {
		c.p.faute(fmt.Errorf("choisissez d'abord, dans le tableau, le mandat à retirer"))
		return
	}
	c.Choisi = ""
	if len(c.Fiche.Elus) > 1 {
		c.Choisi = c.Fiche.Elus[max(i-1, 1-i)].ID // the line above; for the first, the one below
	}
	if !c.faire(c.p.s.Secretariat.RetirerElu(context.Background(), id)) {
		c.Choisir(id)
	}
}

// Deplacer moves the mandate chosen up (-1) or down (1) in the ordre du tableau (CGCT L2121-1). Those
// that have ended come after the others.
func (c *PiloteConseil) Deplacer(pas int) {
	aujourdhui := conseil.DateOf(c.p.s.Horloge())
	fini := func(e conseil.Elu) bool { return e.Fin.Connue() && e.Fin.Avant(aujourdhui) }
	l := slices.Clone(c.Fiche.Elus)
	slices.SortStableFunc(l, func(a, b conseil.Elu) int { return rangFini(fini(a)) - rangFini(fini(b)) })
	i := slices.IndexFunc(l, func(e conseil.Elu) bool { return e.ID == c.Choisi })
	j := i + pas
	if i < 0 || j < 0 || j >= len(l) || fini(l[i]) != fini(l[j]) {
		return
	}
	l[i], l[j] = l[j], l[i]
	c.poserTableau(l)
}

// EnCours are the mandates that have not ended.
func (c *PiloteConseil) EnCours() []conseil.Elu {
	aujourdhui := conseil.DateOf(c.p.s.Horloge())
	return slices.DeleteFunc(slices.Clone(c.Fiche.Elus), func(e conseil.Elu) bool { return e.Fin.Connue() && e.Fin.Avant(aujourdhui) })
}

func rangFini(fini bool) int {
	if fini {
		return 1
	}
	return 0
}

// poserTableau keeps mandates with the ranks of their order.
func (c *PiloteConseil) poserTableau(l []conseil.Elu) bool {
	for i := range l {
		l[i].Rang = i + 1
	}
	return c.faire(c.p.s.Secretariat.PoserTableau(context.Background(), l))
}

// Importer reads the tableau in a file of the Répertoire national des élus. The mandates that have ended
// stay; those that run are replaced.
func (c *PiloteConseil) Importer(octets []byte) {
	c.Lire()
	commune, elus, err := c.p.s.LireRNE(octets, c.Fiche.Commune.CodeInsee)
	if c.p.faute(err) {
		return
	}
	if c.remplacer(elus) {
		c.p.dire("%s : %s dans le répertoire national des élus. Vérifiez l'ordre du tableau ; Ctrl+Z annule l'import.", commune, conseil.Nombre(len(elus), "mandat lu", "mandats lus"))
	}
}

// remplacer puts other mandates in the place of those that run; those that have ended stay.
func (c *PiloteConseil) remplacer(elus []conseil.Elu) bool {
	if len(elus) > 0 {
		c.Choisi = elus[0].ID
	}
	elus = slices.Clone(elus)
	for _, e := range c.Fiche.Elus {
		if e.Fin.Connue() && !slices.ContainsFunc(elus, func(x conseil.Elu) bool { return x.ID == e.ID }) {
			elus = append(elus, e)
		}
	}
	return c.poserTableau(elus)
}

// PoserCoordonnees keeps how the member chosen is reached.
func (c *PiloteConseil) PoserCoordonnees(x secretariat.Coordonnees) {
	if c.Choisi == "" || c.Coordonnees[c.Choisi] == x {
		return
	}
	if c.p.faute(c.p.s.Secretariat.PoserCoordonnees(context.Background(), c.Choisi, x)) {
		return
	}
	c.Lire()
	c.p.dire("Coordonnées enregistrées.")
}
