package ecran

import (
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"delibere/app/conseil"
)

// formulaireNomination is an election by the conseil (CGCT L2121-21): the rounds, the votes of each candidate,
// who is elected. The ballot is secret: it holds counts only.
type formulaireNomination struct {
	p        *Pilote
	point    int
	montree  *conseil.Nomination
	champs   []champsDuTour
	candidat *champElu
	suivant  *bouton
	resultat *widget.Label
	boite    *fyne.Container
	forme    string // the rounds and the candidates that have fields
	scellee  bool
	remplit  bool
	objet    *fyne.Container
}

// champsDuTour are the fields of a round.
type champsDuTour struct {
	candidats    []string
	voix         []*saisie
	blancs, nuls *saisie
}

func nouvelleNomination(p *Pilote) *formulaireNomination {
	f := &formulaireNomination{p: p, resultat: paragraphe(""), boite: container.NewVBox()}
	f.candidat = nouveauChampElu(p, "nom d'un candidat", func() {})
	f.candidat.libre, f.candidat.valider = true, f.ajouter
	f.suivant = nouveauBouton("Tour suivant", f.tourSuivant)
	f.objet = container.NewVBox(mot("Nomination", 14, encre, true), paragraphe("Au scrutin secret, sauf décision unanime du conseil (L2121-21)."),
		ligne(large(f.candidat, 300), nouveauBouton("Ajouter le candidat", f.ajouter), f.suivant,
			nouveauBouton("Retirer le dernier tour", f.retirerTour)), f.boite, f.resultat)
	f.objet.Hide()
	return f
}

// commencer opens the first round of a point.
func (f *formulaireNomination) commencer(point int) {
	f.p.Nommer(point, &conseil.Nomination{Tours: []conseil.Tour{{Candidats: map[string]conseil.Voix{}}}})
}

// premier is the field to fill first.
func (f *formulaireNomination) premier() fyne.Focusable {
	if n := len(f.champs); n > 0 && len(f.champs[n-1].voix) > 0 {
		return f.champs[n-1].voix[0]
	}
	return f.candidat
}

// montrer shows the rounds of a point.
func (f *formulaireNomination) montrer(pt *conseil.Point, scellee bool) {
	f.point, f.montree, f.scellee = pt.Numero, pt.Nomination, scellee
	if pt.Nomination == nil {
		f.forme = ""
		f.objet.Hide()
		return
	}
	f.objet.Show()
	f.remplit = true
	defer func() { f.remplit = false }()
	f.construire(pt)
	for i := range pt.Nomination.Tours {
		t, c := &pt.Nomination.Tours[i], f.champs[i]
		for k, nom := range c.candidats {
			c.voix[k].poser(strconv.Itoa(int(t.Candidats[nom])))
		}
		c.blancs.poser(strconv.Itoa(int(t.Blancs)))
		c.nuls.poser(strconv.Itoa(int(t.Nuls)))
		for _, s := range append(slices.Clone(c.voix), c.blancs, c.nuls) {
			ouvrirOuFermer(s, scellee)
		}
	}
	f.dire(pt)
}

// construire makes the fields again when the rounds or the candidates are others.
func (f *formulaireNomination) construire(pt *conseil.Point) {
	forme := fmt.Sprint(pt.Numero)
	for i := range pt.Nomination.Tours {
		forme += fmt.Sprint("|", slices.Sorted(maps.Keys(pt.Nomination.Tours[i].Candidats)))
	}
	if forme == f.forme {
		return
	}
	f.forme, f.champs, f.boite.Objects = forme, nil, nil
	for i := range pt.Nomination.Tours {
		c := champsDuTour{candidats: slices.Sorted(maps.Keys(pt.Nomination.Tours[i].Candidats)), blancs: champ("", f.enregistrer), nuls: champ("", f.enregistrer)}
		rang := ligne(container.NewCenter(mot(fmt.Sprintf("Tour %d", i+1), 14, encre, true)))
		for _, nom := range c.candidats {
			s := champ("", f.enregistrer)
			c.voix = append(c.voix, s)
			rang.Add(container.NewHBox(etiquette(f.nomDe(nom)), large(s, 56)))
		}
		rang.Add(container.NewHBox(etiquette("blancs"), large(c.blancs, 56)))
		rang.Add(container.NewHBox(etiquette("nuls"), large(c.nuls, 56)))
		f.champs = append(f.champs, c)
		f.boite.Add(rang)
	}
	f.objet.Refresh()
}

// dire writes who is elected, or what is missing.
func (f *formulaireNomination) dire(pt *conseil.Point) {
	b := f.p.Controle.Point(pt.Numero)
	r, n := b.Nomination, len(pt.Nomination.Tours)
	if f.suivant.Hide(); n == 0 || n < 3 && r.Elu == "" && r.Exprimes > 0 && !f.scellee {
		f.suivant.Show()
	}
	texte := fmt.Sprintf("Pas encore de voix : %s. La majorité absolue des exprimés est demandée aux deux premiers tours, la relative au troisième, puis l'âge.",
		conseil.SommeVotants(len(b.VotantsPresents), len(b.PouvoirsUtiles)))
	if r.Exprimes > 0 {
		texte = fmt.Sprintf("Tour %d : exprimés %d, majorité absolue %d ; %s.", r.Tour, r.Exprimes, r.Majorite, r.Formule)
	}
	if f.resultat.Text != texte {
		f.resultat.SetText(texte)
	}
}

func (f *formulaireNomination) nomDe(candidat string) string {
	if e := f.p.Fiche.Dossier.Elu(conseil.EluID(candidat)); e != nil {
		return e.Appel()
	}
	return candidat
}

// copie is the nomination shown, to be changed.
func (f *formulaireNomination) copie() *conseil.Nomination {
	n := &conseil.Nomination{Tours: slices.Clone(f.montree.Tours)}
	for i := range n.Tours {
		if n.Tours[i].Candidats = maps.Clone(n.Tours[i].Candidats); n.Tours[i].Candidats == nil {
			n.Tours[i].Candidats = map[string]conseil.Voix{}
		}
	}
	return n
}

// enregistrer keeps the votes typed.
func (f *formulaireNomination) enregistrer() {
	if f.remplit || f.montree == nil || f.scellee || len(f.champs) != len(f.montree.Tours) {
		return
	}
	n := f.copie()
	for i, c := range f.champs {
		lire := func(s *saisie, qui string) (conseil.Voix, bool) {
			texte := strings.TrimSpace(s.Text)
			v, err := strconv.Atoi("0" + texte)
			if err != nil || v > 9999 {
				return 0, !f.p.faute(fmt.Errorf("point %d, tour %d : « %s » (%s) n'est pas un nombre de voix ; tapez un nombre, par exemple 16", f.point, i+1, texte, qui))
			}
			return conseil.Voix(v), true
		}
		var bon bool
		for k, nom := range c.candidats {
			if n.Tours[i].Candidats[nom], bon = lire(c.voix[k], f.nomDe(nom)); !bon {
				return
			}
		}
		if n.Tours[i].Blancs, bon = lire(c.blancs, "blancs"); !bon {
			return
		}
		if n.Tours[i].Nuls, bon = lire(c.nuls, "nuls"); !bon {
			return
		}
	}
	if !reflect.DeepEqual(n, f.montree) {
		f.p.Nommer(f.point, n)
	}
}

// ajouter adds a candidate to the last round: a member of the conseil, or a name as it is typed.
func (f *formulaireNomination) ajouter() {
	if f.candidat.Texte == "" || f.montree == nil || len(f.montree.Tours) == 0 {
		f.p.faute(fmt.Errorf("tapez le nom du candidat à ajouter au dernier tour"))
		return
	}
	cle := f.candidat.Texte
	if f.candidat.Elu != "" {
		cle = string(f.candidat.Elu)
	}
	n := f.copie()
	dernier := &n.Tours[len(n.Tours)-1]
	if _, deja := dernier.Candidats[cle]; deja {
		f.p.faute(fmt.Errorf("%s est déjà candidat à ce tour", f.nomDe(cle)))
		return
	}
	dernier.Candidats[cle] = 0
	if f.p.Nommer(f.point, n) {
		f.candidat.poser("")
	}
}

// tourSuivant opens another round, with the candidates of the one before.
func (f *formulaireNomination) tourSuivant() {
	n := f.copie()
	t := conseil.Tour{Candidats: map[string]conseil.Voix{}}
	if k := len(n.Tours); k > 0 {
		for c := range n.Tours[k-1].Candidats {
			t.Candidats[c] = 0
		}
	}
	n.Tours = append(n.Tours, t)
	f.p.Nommer(f.point, n)
}

// retirerTour takes out the last round; without a round left there is no nomination.
func (f *formulaireNomination) retirerTour() {
	if f.montree == nil {
		return
	}
	n := f.copie()
	if len(n.Tours) < 2 {
		f.p.Nommer(f.point, nil)
		return
	}
	n.Tours = n.Tours[:len(n.Tours)-1]
	f.p.Nommer(f.point, n)
}
