package ecran

import (
	"fmt"
	"image/color"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"delibere/app/commune"
	"delibere/app/conseil"
)

// communesMax is how many communes a search shows: past that one types a letter more.
const communesMax = 6

// PiloteChoixCommune finds the commune by its name, and fills its identity with what the tables say.
type PiloteChoixCommune struct {
	m        *PiloteMairie
	annuaire *commune.Annuaire // read at the first letter, forgotten once the commune is taken
	enRoute  bool
	texte    string
	Trouvees []commune.Commune
	Place    int // the one that Enter takes
	OnChange func()
}

func nouveauPiloteChoixCommune(m *PiloteMairie) *PiloteChoixCommune {
	return &PiloteChoixCommune{m: m, OnChange: func() {}}
}

// Chercher looks for what is typed; the tables are read beside the window the first time.
func (c *PiloteChoixCommune) Chercher(texte string) {
	c.texte, c.Place = texte, 0
	if c.annuaire != nil || strings.TrimSpace(texte) == "" || c.m.p.s.Communes == nil {
		c.Trouvees = c.annuaire.Chercher(texte, communesMax)
		c.OnChange()
		return
	}
	if c.enRoute {
		return
	}
	c.enRoute = true
	c.m.p.s.EnFond(func() {
		a, err := c.m.p.s.Communes()
		c.m.p.s.SurEcran(func() {
			c.enRoute = false
			if !c.m.p.faute(err) {
				c.annuaire = a
				c.Chercher(c.texte)
			}
		})
	})
}

// Aller goes to another of the communes found.
func (c *PiloteChoixCommune) Aller(pas int) {
	c.Place = max(0, min(len(c.Trouvees)-1, c.Place+pas))
	c.OnChange()
}

// Prendre takes one of the communes found. It reports whether it is kept.
func (c *PiloteChoixCommune) Prendre(i int) bool {
	if i < 0 || i >= len(c.Trouvees) {
		if strings.TrimSpace(c.texte) != "" {
			c.m.p.faute(fmt.Errorf("aucune commune ne s'appelle « %s » ; vérifiez l'orthographe, ou tapez son code postal", abreger(strings.TrimSpace(c.texte), 40)))
		}
		return false
	}
	c.m.Lire()
	if !c.m.PoserCommune(c.Trouvees[i].Remplir(c.m.Fiche.Commune)) {
		return false
	}
	c.m.p.dire("%s. Ctrl+Z, dans « Réglages », reprend l'identité d'avant.", DireCommune(c.m.Fiche.Commune, conseil.DateOf(c.m.p.s.Horloge())))
	c.annuaire, c.Trouvees, c.texte = nil, nil, ""
	c.OnChange()
	return true
}

// DireCommune says a commune in a line: where it is, how many inhabitants and members.
func DireCommune(c conseil.Commune, jour conseil.Date) string {
	s := c.Nom
	if c.Departement != "" {
		s += " (" + c.Departement + ")"
	}
	if c.PopulationReference > 0 {
		s += fmt.Sprintf(", %s habitants", enMilliers(c.PopulationReference))
		effectif := c.EffectifLegal
		if effectif == 0 {
			effectif = conseil.ReglesAu(jour).EffectifLegal(c.PopulationReference)
		}
		s += fmt.Sprintf(", %d membres au conseil", effectif)
	}
	return s
}

// enMilliers writes a count as French does: "10 501".
func enMilliers(n int) string {
	s := fmt.Sprint(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "\u202f" + s[i:]
	}
	return s
}

// choixCommune is the field where the name is typed, and the communes that answer under it.
type choixCommune struct {
	c     *PiloteChoixCommune
	champ *saisie
	liste *fyne.Container
	pris  func()
	objet fyne.CanvasObject
}

func nouveauChoixCommune(m *PiloteMairie, pris func()) *choixCommune {
	v := &choixCommune{c: nouveauPiloteChoixCommune(m), liste: container.NewVBox(), pris: pris}
	v.c.OnChange = v.montrer
	v.champ = champ("son nom, ou son code postal : les premières lettres", nil)
	v.champ.OnChanged = v.c.Chercher
	v.champ.OnSubmitted = func(string) { v.prendre(v.c.Place) }
	v.champ.touches = map[fyne.KeyName]func(){fyne.KeyDown: func() { v.c.Aller(1) }, fyne.KeyUp: func() { v.c.Aller(-1) }, fyne.KeyEscape: func() { v.champ.SetText("") }}
	v.objet = container.NewVBox(large(v.champ, 520), v.liste)
	return v
}

func (v *choixCommune) prendre(i int) {
	if v.c.Prendre(i) {
		v.champ.poser("")
		v.pris()
	}
}

// montrer shows the communes found, the one that Enter takes on a coloured ground.
func (v *choixCommune) montrer() {
	v.liste.Objects = nil
	for i, x := range v.c.Trouvees {
		fond := canvas.NewRectangle(color.Transparent)
		if i == v.c.Place {
			fond.FillColor = choisie
		}
		lieu := strings.Join(x.CodesPostaux[:min(1, len(x.CodesPostaux))], "") + " " + x.Departement
		ligne := container.New(colonnes{300, 0, 150}, mot(x.Nom, 15, encre, true), mot(lieu, 14, grisMot, false), mot(enMilliers(x.Population)+" hab.", 14, grisMot, false))
		v.liste.Add(nouvelleTouche(container.NewStack(fond, ligne), func() { v.prendre(i) }))
	}
	v.liste.Refresh()
}
