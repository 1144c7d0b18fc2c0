package ecran

import (
	"fmt"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"delibere/app/commune"
	"delibere/app/conseil"
)

// formulaireCommune is the identity of the commune: what the documents print and the rules count with.
type formulaireCommune struct {
	r          *PiloteReglages
	choix      *choixCommune
	champs     []champCommune
	population *saisie
	effectif   *saisie
	alsace     *caseACocher
	loi        *widget.Label
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
	f := &formulaireCommune{r: r, loi: note("")}
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
		sansNom(f.alsace))
	ligne3 := ligne(texte("Représentant de l'État", "ex. Monsieur le Préfet du Doubs", 340, func(c *conseil.Commune) *string { return &c.RepresentantEtat }),
		texte("Comptable", "ex. Madame la Cheffe du service comptable", 380, func(c *conseil.Commune) *string { return &c.Comptable }),
		texte("Tribunal administratif", "ex. Besançon", 220, func(c *conseil.Commune) *string { return &c.TribunalAdministratif }))
	f.choix = nouveauChoixCommune(r.PiloteMairie, func() {})
	titre := ligne(titreDe("La commune"), cote(20), etiquette("la trouver par son nom"), large(f.choix.champ, 460))
	f.objet = container.NewVBox(titre, f.choix.liste, ligne1, f.loi, ligne2, ligne3)
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
	loi := ""
	if c.PopulationReference > 0 {
		loi = fmt.Sprintf("Pour %s habitants : %d membres au conseil (CGCT L2121-2). Compte la population municipale d'avant le dernier renouvellement général (R2151-3) ; la liste donne la %s.",
			enMilliers(c.PopulationReference), conseil.ReglesAu(conseil.DateOf(f.r.p.s.Horloge())).EffectifLegal(c.PopulationReference), commune.Population)
	}
	f.loi.SetText(loi)
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
