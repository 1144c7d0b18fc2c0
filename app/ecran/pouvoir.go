package ecran

import (
	"fmt"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"delibere/app/conseil"
)

// formulairePouvoir is the pouvoir of the member chosen, with all that its paper says (CGCT L2121-20).
type formulairePouvoir struct {
	p                 *Pilote
	porteur           *saisieGuidee
	du, au, date      *saisie
	suite             *saisie // séances in a row
	maintenu, maladie *caseACocher
	elu               conseil.EluID // the member shown: what is typed for him stays while he is
	objet             fyne.CanvasObject
}

func nouveauPouvoir(p *Pilote) *formulairePouvoir {
	f := &formulairePouvoir{p: p, porteur: nouvelleSaisieGuidee(), du: champ("début", nil), au: champ("fin", nil), date: champDate(nil), suite: champ("1", nil),
		maintenu: nouvelleCase("gardé à l'arrivée du mandant", nil), maladie: nouvelleCase("maladie constatée", nil)}
	f.porteur.SetPlaceHolder("tapez quelques lettres du nom")
	f.porteur.OnChanged = f.completer
	f.porteur.OnSubmitted = func(string) { f.donner() }
	for _, s := range []*saisie{f.du, f.au, f.date, f.suite} {
		s.OnSubmitted = f.porteur.OnSubmitted
	}
	f.objet = container.NewVBox(ligne(etiquette("Pouvoir à"), large(f.porteur, 270), etiquette("du point"), large(f.du, 70), etiquette("au point"), large(f.au, 70),
		etiquette("daté du"), large(f.date, largeDate)),
		ligne(f.maintenu, etiquette("séances de suite"), large(f.suite, 46), f.maladie, nouveauBouton("Donner", f.donner), nouveauBouton("Retirer", f.retirer)))
	return f
}

// rafraichir shows the pouvoir that the member chosen gave, the one of the point shown first.
func (f *formulairePouvoir) rafraichir() {
	if f.elu == f.p.Elu {
		return
	}
	f.elu = f.p.Elu
	d := f.p.Fiche.Dossier
	var x conseil.Pouvoir
	for _, y := range d.Seance.Pouvoirs {
		if couvre := y.DuPoint <= f.p.Point && (y.AuPoint == 0 || y.AuPoint >= f.p.Point); y.Mandant == f.elu && (couvre || x.Mandant == "") {
			x = y
		}
	}
	nom, suite := "", ""
	if x.Mandataire != "" {
		nom, suite = d.Appel(x.Mandataire), ouRien(x.SeancesConsecutives)
	}
	f.porteur.SetText(nom)
	f.du.poser(ouRien(x.DuPoint))
	f.au.poser(ouRien(x.AuPoint))
	f.date.poser(enDate(x.Date))
	f.suite.poser(suite)
	f.maintenu.SetChecked(x.Maintenu)
	f.maladie.SetChecked(x.Maladie)
	f.offrir("")
}

// completer offers the names that hold what is typed, accents or not.
func (f *formulairePouvoir) completer(tape string) { f.offrir(tape) }

func (f *formulairePouvoir) offrir(lettres string) {
	var noms []string
	for _, x := range porteursPossibles(f.p.Fiche.Dossier, f.elu, lettres) {
		noms = append(noms, x.nom)
	}
	f.porteur.SetOptions(noms)
}

// porteurChoisi is the member that the text names: exactly, or the only one that it can mean.
func (f *formulairePouvoir) porteurChoisi() (conseil.EluID, error) {
	d := f.p.Fiche.Dossier
	for i := range d.Elus {
		if e := &d.Elus[i]; e.Appel() == f.porteur.Text && e.ID != f.elu {
			return e.ID, nil
		}
	}
	tape := frappe{genre: frappePouvoir, elu: f.elu, texte: f.porteur.Text}
	return tape.porteur(d)
}

// lire reads the fields.
func (f *formulairePouvoir) lire() (x conseil.Pouvoir, err error) {
	x = conseil.Pouvoir{Mandant: f.p.Elu, Maintenu: f.maintenu.Checked, Maladie: f.maladie.Checked}
	if x.Mandataire, err = f.porteurChoisi(); err != nil {
		return x, err
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
	if !f.p.faute(err) && f.p.DonnerPouvoir(x) {
		f.porteur.SetText(f.p.Fiche.Dossier.Appel(x.Mandataire))
	}
}

func (f *formulairePouvoir) retirer() {
	du, err := numero(f.du.Text)
	if !f.p.faute(err) && f.p.ReprendrePouvoir(f.p.Elu, du) {
		f.elu = ""
		f.rafraichir()
	}
}
