package ecran

import (
	"fmt"
	"slices"

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
	v.ecriv = nouveauxGroupes(p, func() []conseil.Elu { return p.Fiche.Dossier.Elus })
	v.ecriv.objet.Hide()
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
