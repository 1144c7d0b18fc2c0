package ecran

import (
	"fmt"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"delibere/app/conseil"
	"delibere/app/secretariat"
)

// formulairePouvoir is the pouvoir of the member chosen, with all that its paper says (CGCT L2121-20).
type formulairePouvoir struct {
	p                 *Pilote
	porteur           *champElu
	du, au, date      *saisie
	suite             *saisie // séances in a row
	maintenu, maladie *caseACocher
	elu               conseil.EluID // the member shown: what is typed for him stays while he is
	seance            secretariat.SeanceID
	objet             fyne.CanvasObject
}

func nouveauPouvoir(p *Pilote) *formulairePouvoir {
	f := &formulairePouvoir{p: p, du: champ("début", nil), au: champ("fin", nil), date: champDate(nil), suite: champ("1", nil),
		maintenu: nouvelleCase("gardé à l'arrivée du mandant", nil), maladie: nouvelleCase("maladie constatée", nil)}
	f.porteur = nouveauChampElu(p, "tapez quelques lettres du nom", func() {})
	f.porteur.parmi = func(lettres string) []possible { return porteursPossibles(p.Fiche.Dossier, f.elu, lettres) }
	f.porteur.valider = f.donner
	for _, s := range []*saisie{f.du, f.au, f.date, f.suite} {
		s.OnSubmitted = func(string) { f.donner() }
	}
	f.objet = container.NewVBox(ligne(etiquette("Pouvoir à"), large(f.porteur, 270), etiquette("du point"), large(f.du, 70), etiquette("au point"), large(f.au, 70),
		etiquette("daté du"), large(f.date, largeDate)),
		ligne(f.maintenu, etiquette("séances de suite"), large(f.suite, 46), f.maladie, nouveauBouton("Donner", f.donner), nouveauBouton("Retirer", f.retirer)))
	return f
}

// rafraichir shows the pouvoir that the member chosen gave, the one of the point shown first.
func (f *formulairePouvoir) rafraichir() {
	if f.elu == f.p.Elu && f.seance == f.p.Fiche.ID {
		return
	}
	f.elu, f.seance = f.p.Elu, f.p.Fiche.ID
	d := f.p.Fiche.Dossier
	var x conseil.Pouvoir
	for _, y := range d.Seance.Pouvoirs {
		if couvre := y.DuPoint <= f.p.Point && (y.AuPoint == 0 || y.AuPoint >= f.p.Point); y.Mandant == f.elu && (couvre || x.Mandant == "") {
			x = y
		}
	}
	suite := ""
	if x.Mandataire != "" {
		suite = ouRien(x.SeancesConsecutives)
	}
	f.porteur.poser(x.Mandataire)
	f.du.poser(ouRien(x.DuPoint))
	f.au.poser(ouRien(x.AuPoint))
	f.date.poser(enDate(x.Date))
	f.suite.poser(suite)
	f.maintenu.SetChecked(x.Maintenu)
	f.maladie.SetChecked(x.Maladie)
}

// lire reads the fields.
func (f *formulairePouvoir) lire() (x conseil.Pouvoir, err error) {
	x = conseil.Pouvoir{Mandant: f.p.Elu, Maintenu: f.maintenu.Checked, Maladie: f.maladie.Checked}
	if x.Mandataire = f.porteur.Elu; x.Mandataire == "" {
		return x, fmt.Errorf("tapez les premières lettres du nom du porteur")
	}
	if x.DuPoint, err = numero(f.du.Text); err != nil {
		return x, err
	}
	if x.AuPoint, err = numero(f.au.Text); err != nil {
		return x, err
	}
	if x.Date, err = lireDate(f.date.Text); err != nil {
		return x, err
	}
	if s := strings.TrimSpace(f.suite.Text); s != "" {
		if x.SeancesConsecutives, err = strconv.Atoi(s); err != nil || x.SeancesConsecutives < 1 || x.SeancesConsecutives > 999 {
			return x, fmt.Errorf("« %s » n'est pas un nombre de séances ; tapez combien de séances de suite ce pouvoir a servi, celle-ci comprise", s)
		}
	}
	return x, nil
}

func (f *formulairePouvoir) donner() {
	x, err := f.lire()
	if !f.p.faute(err) {
		f.p.DonnerPouvoir(x)
	}
}

func (f *formulairePouvoir) retirer() {
	du, err := numero(f.du.Text)
	if !f.p.faute(err) && f.p.ReprendrePouvoir(f.p.Elu, du) {
		f.elu = ""
		f.rafraichir()
	}
}
