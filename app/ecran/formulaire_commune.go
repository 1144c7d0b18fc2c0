package ecran

import (
	"fmt"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"delibere/app/conseil"
)

// formulaireCommune is the identity of the commune: what the documents print and the rules count with.
type formulaireCommune struct {
	r          *PiloteReglages
	champs     []champCommune
	population *saisie
	effectif   *saisie
	alsace     *caseACocher
	loi        *canvas.Text
	source     conseil.Commune
	rempli     bool
	remplit    bool
	objet      fyne.CanvasObject
}

// champCommune is a field of text and the place of the commune it stands for.
type champCommune struct {
	s   *saisie
	lui func(*conseil.Commune) *string
}

func nouveauFormulaireCommune(r *PiloteReglages) *formulaireCommune {
	f := &formulaireCommune{r: r, loi: mot("", 13, grisMot, false)}
	texte := func(nom, exemple string, l float32, lui func(*conseil.Commune) *string) fyne.CanvasObject {
		s := champ(exemple, f.enregistrer)
		f.champs = append(f.champs, champCommune{s, lui})
		return sousEtiquette(nom, s, l)
	}
	f.population, f.effectif = champ("ex. 10500", f.enregistrer), champ("selon la loi", f.enregistrer)
	f.alsace = nouvelleCase("Alsace-Moselle (droit local)", func(bool) { f.enregistrer() })
	ligne1 := ligne(texte("Nom de la commune", "", 300, func(c *conseil.Commune) *string { return &c.Nom }),
		texte("Code postal", "ex. 25700", 100, func(c *conseil.Commune) *string { return &c.CodePostal }),
		texte("Code INSEE", "ex. 25580", 100, func(c *conseil.Commune) *string { return &c.CodeInsee }),
		texte("SIREN", "9 chiffres", 140, func(c *conseil.Commune) *string { return &c.Siren }),
		sousEtiquette("Population municipale", f.population, 150), sousEtiquette("Effectif du conseil", f.effectif, 150))
	ligne2 := ligne(texte("Département", "ex. Doubs", 200, func(c *conseil.Commune) *string { return &c.Departement }),
		texte("Son code", "ex. 025", 80, func(c *conseil.Commune) *string { return &c.CodeDepartement }),
		texte("Arrondissement", "", 220, func(c *conseil.Commune) *string { return &c.Arrondissement }),
		texte("Canton", "", 220, func(c *conseil.Commune) *string { return &c.Canton }),
		container.NewVBox(marge(16), f.alsace))
	ligne3 := ligne(texte("Représentant de l'État", "ex. Monsieur le Préfet du Doubs", 340, func(c *conseil.Commune) *string { return &c.RepresentantEtat }),
		texte("Comptable", "ex. Madame la Cheffe du service comptable", 380, func(c *conseil.Commune) *string { return &c.Comptable }),
		texte("Tribunal administratif", "ex. Besançon", 220, func(c *conseil.Commune) *string { return &c.TribunalAdministratif }))
	f.objet = container.NewVBox(titreDe("La commune"), ligne1, f.loi, ligne2, ligne3)
	return f
}

// montrer fills the form; what is being typed is left alone.
func (f *formulaireCommune) montrer() {
	c := f.r.Fiche.Commune
	if f.rempli && c == f.source {
		return
	}
	f.remplit = true
	defer func() { f.remplit = false }()
	f.rempli, f.source = true, c
	for _, x := range f.champs {
		x.s.poser(*x.lui(&c))
	}
	f.population.poser(nombreOuRien(c.PopulationReference))
	f.effectif.poser(nombreOuRien(c.EffectifLegal))
	f.alsace.SetChecked(c.AlsaceMoselle)
	f.loi.Text = ""
	if c.PopulationReference > 0 {
		f.loi.Text = fmt.Sprintf("Pour %d habitants, le tableau de la loi donne %d membres au conseil (CGCT L2121-2).", c.PopulationReference,
			conseil.ReglesAu(conseil.DateOf(f.r.p.s.Horloge())).EffectifLegal(c.PopulationReference))
	}
	f.loi.Refresh()
}

func nombreOuRien(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

// enregistrer keeps what is typed, once the commune has its name.
func (f *formulaireCommune) enregistrer() {
	if f.remplit || !f.rempli {
		return
	}
	c := f.source
	for _, x := range f.champs {
		*x.lui(&c) = strings.TrimSpace(x.s.Text)
	}
	var err error
	if c.PopulationReference, err = entier("Population municipale", f.population.Text); f.r.p.faute(err) {
		return
	}
	if c.EffectifLegal, err = entier("Effectif du conseil", f.effectif.Text); f.r.p.faute(err) {
		return
	}
	c.AlsaceMoselle = f.alsace.Checked
	if c.Nom != "" && c != f.source {
		f.r.PoserCommune(c)
	}
}
