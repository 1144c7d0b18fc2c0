package ecran

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"delibere/app/conseil"
)

// formulaireRegles says under which rules a point is taken: its regime, and who takes no part in it.
type formulaireRegles struct {
	p          *Pilote
	point      *conseil.Point
	regime     *selecteur
	qui        *champElu
	interet    *selecteur
	liste      *fyne.Container
	ajoute     *caseACocher
	clos       *caseACocher
	debut      *saisie // of a suspension
	reprise    *saisie
	loi        *widget.Label   // what the huis clos asks
	suite      *fyne.Container // what few points need
	nomination *formulaireNomination
	nommer     *bouton
	montres    string
	objet      fyne.CanvasObject
	remplit    bool
}

var (
	regimes  = []conseil.Regime{conseil.RegimeOrdinaire, conseil.RegimeCompteFinancier, conseil.RegimeInformation}
	interets = []conseil.RegimeInteret{conseil.L2131_11, conseil.L1111_6}
)

func nouvellesRegles(p *Pilote) *formulaireRegles {
	f := &formulaireRegles{p: p, liste: ligne()}
	f.regime = nouveauSelecteur([]string{"délibération", "compte financier", "information"}, func(string) { f.changerRegime() })
	f.qui = nouveauChampElu(p, "intéressé à l'affaire", func() {})
	f.qui.valider = f.ajouter
	f.interet = nouveauSelecteur([]string{"personnel (L2131-11)", "représentant (L1111-6)"}, nil)
	f.interet.SetSelectedIndex(0)
	f.ajoute = nouvelleCase("ajouté en séance", func(oui bool) { f.cocher(func() bool { return p.Ajouter(f.point.Numero, oui) }) })
	f.clos = nouvelleCase("huis clos", func(oui bool) {
		f.cocher(func() bool { return p.FermerAuPublic(f.point.Numero, oui) })
	})
	f.debut, f.reprise = champ("ex. 20h15", nil), champ("ex. 20h30", nil)
	f.reprise.OnSubmitted = func(string) { f.suspendre() }
	f.loi = paragraphe("Trois membres ou le maire le demandent ; le conseil le décide en séance publique, sans débat, à la majorité absolue des membres présents ou représentés (L2121-18).")
	f.suite = container.NewVBox(ligne(large(f.qui, 230), large(f.interet, 220), nouveauBouton("Ajouter l'intéressé", f.ajouter),
		ligne(etiquette("Séance suspendue à"), large(f.debut, 100), etiquette("reprise à"), large(f.reprise, 100), nouveauBouton("Noter la suspension", f.suspendre))))
	f.nomination = nouvelleNomination(p)
	f.nommer = nouveauBouton("Nomination : des candidats, des tours", func() { f.nomination.commencer(f.point.Numero) })
	f.suite.Add(container.NewHBox(f.nommer))
	f.suite.Hide()
	f.objet = container.NewVBox(ligne(container.NewCenter(mot("Règles", 14, encre, true)), large(f.regime, 180), f.ajoute, f.clos,
		nouveauBouton("Intéressés, suspension, nomination…", f.basculer)), f.loi, f.suite, f.liste, f.nomination.objet)
	return f
}

// basculer opens what few points need, or closes it.
func (f *formulaireRegles) basculer() {
	f.suite.Hidden = !f.suite.Hidden
	f.objet.Refresh()
}

// cocher does what a box says, unless it is being filled.
func (f *formulaireRegles) cocher(faire func() bool) {
	if !f.remplit && f.point != nil && !faire() {
		f.montrer(f.point)
	}
}

// suspendre notes when the séance stopped and resumed during the point.
func (f *formulaireRegles) suspendre() {
	if f.point == nil {
		return
	}
	x := conseil.Suspension{Point: f.point.Numero}
	var err error
	if x.Debut, err = lireHeure(f.debut.Text); err == nil {
		x.Reprise, err = lireHeure(f.reprise.Text)
	}
	if err == nil && !x.Debut.Connue() && !x.Reprise.Connue() {
		err = fmt.Errorf("tapez l'heure de la suspension, celle de la reprise, ou les deux")
	}
	if !f.p.faute(err) && f.p.Suspendre(x) {
		f.debut.SetText("")
		f.reprise.SetText("")
		f.p.dire("Suspension notée. Le quorum se vérifie à la reprise : notez le départ de qui n'est pas revenu (L2121-17).")
	}
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
	if d.Elu(f.qui.Elu) == nil {
		f.qui.poser("")
	}
	clos, _ := conseil.ParsePoints(d.Seance.HuisClos)
	f.ajoute.SetChecked(pt.Ajoute)
	f.clos.SetChecked(slices.Contains(clos, pt.Numero))
	if f.loi.Hide(); f.clos.Checked {
		f.loi.Show()
	}
	_, scellee := f.p.Fiche.Scelles[pt.Numero]
	f.nomination.montrer(pt, scellee)
	if f.nommer.Show(); pt.Nomination != nil {
		f.nommer.Hide()
	}
	cle := fmt.Sprint(pt.Numero, pt.Interesses, d.Seance.Suspensions)
	if cle == f.montres {
		return
	}
	f.montres = cle
	f.liste.Objects = nil
	for i, in := range pt.Interesses {
		f.liste.Add(nouveauBouton(fmt.Sprintf("✕ %s (%s)", d.Appel(in.Elu), in.Regime), func() {
			f.p.Regler(pt.Numero, pt.Regime, slices.Delete(slices.Clone(pt.Interesses), i, i+1))
		}))
	}
	for _, x := range d.Seance.Suspensions {
		if x.Point == pt.Numero {
			f.liste.Add(nouveauBouton(strings.TrimSpace("✕ suspension "+intervalle(x)), func() { f.p.RetirerSuspension(x) }))
		}
	}
	f.liste.Refresh()
}

// intervalle writes the times of a suspension that are known.
func intervalle(x conseil.Suspension) string {
	var l []string
	if x.Debut.Connue() {
		l = append(l, "à "+enHeure(x.Debut))
	}
	if x.Reprise.Connue() {
		l = append(l, "reprise à "+enHeure(x.Reprise))
	}
	return strings.Join(l, ", ")
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
	qui := f.qui.Elu
	if f.point == nil || qui == "" {
		f.p.faute(fmt.Errorf("choisissez d'abord l'élu intéressé à l'affaire"))
		return
	}
	if slices.ContainsFunc(f.point.Interesses, func(x conseil.Interesse) bool { return x.Elu == qui }) {
		f.p.faute(fmt.Errorf("%s est déjà noté intéressé à ce point", f.p.Fiche.Dossier.Appel(qui)))
		return
	}
	ajoute := append(slices.Clone(f.point.Interesses), conseil.Interesse{Elu: qui, Regime: interets[max(f.interet.SelectedIndex(), 0)]})
	if f.p.Regler(f.point.Numero, f.point.Regime, ajoute) {
		f.qui.poser("")
	}
}
