package ecran

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"delibere/app/conseil"
	"delibere/app/secretariat"
)

// groupesDuConseil names the groups of the conseil and says who is in which.
type groupesDuConseil struct {
	p      *Pilote
	parmi  func() []conseil.Elu // the members to sort
	noms   *saisie
	grille *grille
	elus   []conseil.EluID
	liste  []secretariat.GroupeDElus
	objet  *fyne.Container
}

// groupesMax bounds the groups that a digit chooses.
const groupesMax = 6

func nouveauxGroupes(p *Pilote, parmi func() []conseil.Elu) *groupesDuConseil {
	g := &groupesDuConseil{p: p, parmi: parmi}
	g.noms = champ("Majorité, Opposition", g.nommer)
	g.noms.OnSubmitted = func(string) {
		g.nommer()
		if c := fyne.CurrentApp().Driver().CanvasForObject(g.noms); c != nil && len(g.liste) > 0 {
			c.Focus(g.grille)
		}
	}
	aide := paragraphe("Les groupes, séparés par des virgules ; puis le chiffre du groupe devant chaque membre.")
	g.objet = container.NewVBox(aide, g.noms)
	return g
}

func (g *groupesDuConseil) basculer() {
	if g.objet.Hidden {
		g.objet.Show()
	} else {
		g.objet.Hide()
	}
	g.objet.Refresh()
}

// montrer shows the groups, and each member of the conseil with the digit of his.
func (g *groupesDuConseil) montrer(l []secretariat.GroupeDElus) {
	var noms []string
	for _, x := range l {
		noms = append(noms, x.Nom)
	}
	if g.grille == nil || len(g.grille.colonnes) != len(l) {
		var colonnes []colonneGrille
		for i := range l {
			colonnes = append(colonnes, colonneGrille{rune('1' + i), bleu})
		}
		g.grille = nouvelleGrille(colonnes, g.ranger)
		g.objet.Objects = append(g.objet.Objects[:2:2], g.grille)
	}
	g.liste = l
	g.noms.poser(strings.Join(noms, ", "))
	g.elus = nil
	var lignes []ligneGrille
	for _, e := range g.parmi() {
		g.elus = append(g.elus, e.ID)
		lignes = append(lignes, ligneGrille{e.Appel(), slices.IndexFunc(l, func(x secretariat.GroupeDElus) bool { return slices.Contains(x.Elus, e.ID) })})
	}
	if len(l) == 0 {
		lignes = nil
	}
	g.grille.montrer(lignes)
}

// nommer keeps the names typed; each group keeps its members.
func (g *groupesDuConseil) nommer() {
	var l []secretariat.GroupeDElus
	for _, nom := range strings.Split(g.noms.Text, ",") {
		if nom = strings.TrimSpace(nom); nom == "" {
			continue
		}
		x := secretariat.GroupeDElus{Nom: nom}
		if i := len(l); i < len(g.liste) {
			x.Elus = g.liste[i].Elus
		}
		l = append(l, x)
	}
	if len(l) > groupesMax {
		g.p.faute(fmt.Errorf("il y a %d groupes ; nommez-en %d au plus, les autres membres se notent un à un", len(l), groupesMax))
		return
	}
	if !slices.EqualFunc(l, g.liste, func(a, b secretariat.GroupeDElus) bool { return a.Nom == b.Nom }) {
		g.p.PoserGroupes(l)
	}
}

// ranger puts a member in a group; the one where he is already lets him go.
func (g *groupesDuConseil) ranger(ligne, groupe int) {
	qui := g.elus[ligne]
	l := make([]secretariat.GroupeDElus, len(g.liste))
	for i, x := range g.liste {
		l[i] = secretariat.GroupeDElus{Nom: x.Nom, Elus: slices.DeleteFunc(slices.Clone(x.Elus), func(id conseil.EluID) bool { return id == qui })}
		if i == groupe && !slices.Contains(x.Elus, qui) {
			l[i].Elus = append(l[i].Elus, qui)
		}
	}
	g.p.PoserGroupes(l)
}
