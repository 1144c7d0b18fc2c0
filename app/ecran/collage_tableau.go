package ecran

import (
	"errors"
	"fmt"

	"delibere/app/conseil"
	"delibere/app/rne"
)

// PiloteCollage looks at rows pasted from a spreadsheet, then makes the tableau of them.
type PiloteCollage struct {
	c        *PiloteConseil
	Collage  *rne.Collage // what was pasted; nil for nothing
	Faute    string       // why it cannot be read
	OnChange func()
}

func nouveauPiloteCollage(c *PiloteConseil) *PiloteCollage {
	return &PiloteCollage{c: c, OnChange: func() {}}
}

// Coller reads rows. What cannot be read leaves what was pasted before out of the way.
func (x *PiloteCollage) Coller(texte string) {
	l, err := rne.Coller(texte)
	x.Collage, x.Faute = l, ""
	if err != nil {
		x.Collage, x.Faute = nil, phrase(err)
	}
	x.OnChange()
}

// Echanger gives the column of the names to the first names, and back.
func (x *PiloteCollage) Echanger() {
	if x.Collage != nil {
		x.Collage.Echanger()
		x.OnChange()
	}
}

// Renoncer forgets what was pasted.
func (x *PiloteCollage) Renoncer() {
	x.Collage, x.Faute = nil, ""
	x.OnChange()
}

// Resume says how many members there are, and what stands in the way.
func (x *PiloteCollage) Resume() string {
	if x.Collage == nil {
		return x.Faute
	}
	s := conseil.Nombre(len(x.Collage.Lignes), "élu lu", "élus lus")
	if n := len(x.Collage.Fautes()); n > 0 {
		return s + ", " + conseil.Nombre(n, "ligne à corriger", "lignes à corriger") + " dans le tableur avant de coller de nouveau."
	}
	return s + ", dans l'ordre du tableau. Vérifiez les colonnes, puis prenez-les."
}

// Prendre makes the tableau of what was pasted. It reports whether it did.
func (x *PiloteCollage) Prendre() bool {
	if x.Collage == nil {
		return !x.c.p.faute(errors.New("collez d'abord les lignes copiées dans le tableur"))
	}
	elus := x.Collage.Elus()
	if elus == nil {
		return !x.c.p.faute(fmt.Errorf("rien n'est pris : %s", x.Collage.Fautes()[0]))
	}
	x.c.Lire()
	if !x.c.remplacer(elus) {
		return false
	}
	x.Renoncer()
	x.c.p.dire("Tableau du conseil : %s. Ctrl+Z, dans « Conseil », annule le collage.", conseil.Nombre(len(elus), "élu", "élus"))
	return true
}
