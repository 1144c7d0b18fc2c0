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

// sensNommes are the senses of a vote by name, in the order of their boxes.
var sensNommes = []conseil.Sens{conseil.Pour, conseil.Contre, conseil.Abstention, conseil.Refus}

// voteParNom is a vote by name: the groups of the conseil, then each voter.
type voteParNom struct {
	p       *Pilote
	point   int
	votants []conseil.EluID
	grille  *grille
	groupes *fyne.Container
	liste   []secretariat.GroupeDElus
	lus     int // the acts on the Mairie when the groups were read
	montres string
	ecriv   *groupesDuConseil
	objet   *fyne.Container
}

func nouveauVoteParNom(p *Pilote) *voteParNom {
	v := &voteParNom{p: p, groupes: ligne(), lus: -1}
	v.grille = nouvelleGrille([]colonneGrille{{'p', vert}, {'c', rouge}, {'a', ambre}, {'n', bleu}}, func(ligne, colonne int) {
		p.VoterDe(v.point, sensNommes[colonne], v.votants[ligne])
	})
	v.ecriv = nouveauxGroupes(p)
	v.objet = container.NewVBox(v.groupes, v.ecriv.objet,
		paragraphe("P pour, C contre, A abstention, N ne vote pas ; un élu intéressé à l'affaire se note dans les règles. Qui porte un pouvoir vote aussi pour son mandant, sauf si celui-ci est noté autrement."), v.grille)
	v.objet.Hide()
	return v
}

// montrer shows the names of a vote.
func (v *voteParNom) montrer(pt *conseil.Point) {
	if pt.Vote == nil || len(pt.Vote.Nominal) == 0 {
		v.objet.Hide()
		return
	}
	v.point = pt.Numero
	d := v.p.Fiche.Dossier
	var porteur map[conseil.EluID]conseil.EluID
	v.votants, porteur = v.p.votants(pt.Numero)
	l := make([]ligneGrille, len(v.votants))
	for i, id := range v.votants {
		nom, sens := d.Appel(id), pt.Vote.Nominal[id]
		if qui, represente := porteur[id]; represente {
			if nom = "      pour " + nom; sens == "" {
				sens = pt.Vote.Nominal[qui]
			}
		}
		l[i] = ligneGrille{nom, index(sensNommes, sens)}
	}
	v.objet.Show()
	v.grille.montrer(l)
	v.montrerGroupes()
}

// montrerGroupes gives each group its line: one press votes for all of it.
func (v *voteParNom) montrerGroupes() {
	if v.lus != v.p.mairie {
		v.liste, v.lus = v.p.Groupes(), v.p.mairie
		v.ecriv.montrer(v.liste)
	}
	cle := fmt.Sprint(v.point, v.liste, v.votants)
	if cle == v.montres {
		return
	}
	v.montres = cle
	v.groupes.Objects = nil
	for _, g := range v.liste {
		var membres []conseil.EluID
		for _, id := range v.votants {
			if slices.Contains(g.Elus, id) {
				membres = append(membres, id)
			}
		}
		if len(membres) == 0 {
			continue
		}
		rang := ligne(container.NewCenter(mot(fmt.Sprintf("%s (%d)", g.Nom, len(membres)), 14, encre, true)))
		for i, s := range sensNommes {
			rang.Add(nouveauBouton([]string{"Pour", "Contre", "Abstention", "Ne vote pas"}[i], func() { v.p.VoterGroupe(v.point, s, g, v.liste) }))
		}
		v.groupes.Add(rang)
	}
	v.groupes.Add(nouveauBouton("Groupes du conseil…", v.ecriv.basculer))
	v.objet.Refresh()
}

// groupesDuConseil names the groups of the conseil and says who is in which.
type groupesDuConseil struct {
	p      *Pilote
	noms   *saisie
	grille *grille
	elus   []conseil.EluID
	liste  []secretariat.GroupeDElus
	objet  *fyne.Container
}

// groupesMax bounds the groups that a digit chooses.
const groupesMax = 6

func nouveauxGroupes(p *Pilote) *groupesDuConseil {
	g := &groupesDuConseil{p: p}
	g.noms = champ("Majorité, Opposition", g.nommer)
	g.noms.OnSubmitted = func(string) {
		g.nommer()
		if c := fyne.CurrentApp().Driver().CanvasForObject(g.noms); c != nil && len(g.liste) > 0 {
			c.Focus(g.grille)
		}
	}
	aide := paragraphe("Les groupes, séparés par des virgules ; puis le chiffre du groupe devant chaque membre.")
	g.objet = container.NewVBox(aide, g.noms)
	g.objet.Hide()
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
	d := g.p.Fiche.Dossier
	g.elus = nil
	var lignes []ligneGrille
	for i := range d.Elus {
		e := &d.Elus[i]
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
