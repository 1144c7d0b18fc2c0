package ecran

import (
	"fmt"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"delibere/app/conseil"
)

// formulaireRegles says under which rules a point is taken: its regime, and who takes no part in it.
type formulaireRegles struct {
	p       *Pilote
	point   *conseil.Point
	regime  *selecteur
	qui     *selecteur
	interet *selecteur
	elus    []conseil.EluID
	liste   *fyne.Container
	objet   fyne.CanvasObject
	remplit bool
}

var (
	regimes  = []conseil.Regime{conseil.RegimeOrdinaire, conseil.RegimeCompteFinancier, conseil.RegimeInformation}
	interets = []conseil.RegimeInteret{conseil.L2131_11, conseil.L1111_6}
)

func nouvellesRegles(p *Pilote) *formulaireRegles {
	f := &formulaireRegles{p: p, liste: ligne()}
	f.regime = nouveauSelecteur([]string{"délibération", "compte financier", "information"}, func(string) { f.changerRegime() })
	f.qui = nouveauSelecteur(nil, nil)
	f.qui.PlaceHolder = "intéressé à l'affaire"
	f.interet = nouveauSelecteur([]string{"personnel (L2131-11)", "représentant (L1111-6)"}, nil)
	f.interet.SetSelectedIndex(0)
	f.objet = container.NewVBox(ligne(container.NewCenter(mot("Règles", 14, encre, true)), large(f.regime, 180), large(f.qui, 230), large(f.interet, 220),
		nouveauBouton("Ajouter", f.ajouter)), f.liste)
	return f
}

// montrer shows the rules of a point.
func (f *formulaireRegles) montrer(pt *conseil.Point) {
	if f.point = pt; pt == nil {
		return
	}
	f.remplit = true
	defer func() { f.remplit = false }()
	f.regime.SetSelectedIndex(max(index(regimes, pt.Regime), 0))
	d := f.p.Fiche.Dossier
	f.elus = f.elus[:0]
	var noms []string
	for i := range d.Elus {
		f.elus = append(f.elus, d.Elus[i].ID)
		noms = append(noms, d.Elus[i].Appel())
	}
	if !slices.Equal(f.qui.Options, noms) {
		f.qui.Options = noms
		f.qui.ClearSelected()
	}
	f.liste.Objects = nil
	for i, in := range pt.Interesses {
		f.liste.Add(nouveauBouton(fmt.Sprintf("✕ %s (%s)", d.Appel(in.Elu), in.Regime), func() {
			f.p.Regler(pt.Numero, pt.Regime, slices.Delete(slices.Clone(pt.Interesses), i, i+1))
		}))
	}
	f.liste.Refresh()
}

func (f *formulaireRegles) changerRegime() {
	if f.remplit || f.point == nil {
		return
	}
	choisi := regimes[max(f.regime.SelectedIndex(), 0)]
	if choisi == f.point.Regime || choisi == conseil.RegimeOrdinaire && f.point.Regime == "" {
		return
	}
	f.p.Regler(f.point.Numero, choisi, f.point.Interesses)
}

func (f *formulaireRegles) ajouter() {
	i := f.qui.SelectedIndex()
	if f.point == nil || i < 0 {
		f.p.faute(fmt.Errorf("choisissez d'abord l'élu intéressé à l'affaire"))
		return
	}
	qui := f.elus[i]
	if slices.ContainsFunc(f.point.Interesses, func(x conseil.Interesse) bool { return x.Elu == qui }) {
		f.p.faute(fmt.Errorf("%s est déjà noté intéressé à ce point", f.p.Fiche.Dossier.Appel(qui)))
		return
	}
	ajoute := append(slices.Clone(f.point.Interesses), conseil.Interesse{Elu: qui, Regime: interets[max(f.interet.SelectedIndex(), 0)]})
	if f.p.Regler(f.point.Numero, f.point.Regime, ajoute) {
		f.qui.ClearSelected()
	}
}
