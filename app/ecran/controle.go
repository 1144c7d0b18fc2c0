package ecran

import (
	"fmt"
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"delibere/app/conseil"
)

// panneauControle is always in view beside the work: the gauge, the sums, the groups of points and the
// anomalies of the séance.
type panneauControle struct {
	p         *Pilote
	boite     *fyne.Container
	objet     fyne.CanvasObject
	expliquer bool
}

func nouveauPanneau(p *Pilote) *panneauControle {
	c := &panneauControle{p: p, boite: container.NewVBox()}
	fond := canvas.NewRectangle(grisFond)
	largeur := canvas.NewRectangle(color.Transparent)
	largeur.SetMinSize(fyne.NewSize(330, 1))
	c.objet = container.NewStack(fond, defilant(container.NewPadded(container.NewVBox(largeur, c.boite)), 220))
	return c
}

func mot(texte string, taille float32, couleur color.Color, gras bool) *canvas.Text {
	t := canvas.NewText(texte, couleur)
	t.TextSize = taille
	t.TextStyle.Bold = gras
	return t
}

func paragraphe(texte string) *widget.Label {
	l := widget.NewLabel(texte)
	l.Wrapping = fyne.TextWrapWord
	return l
}

// rafraichir shows the figures of the point chosen.
func (c *panneauControle) rafraichir() {
	if c.p.Fiche == nil {
		return
	}
	o := []fyne.CanvasObject{c.choixDuPoint()}
	if b, g := c.p.Controle.Point(c.p.Point), c.p.Controle.Groupe(c.p.Point); b != nil && g != nil {
		o = append(o, c.chiffres(b, g)...)
	} else {
		o = append(o, paragraphe("La séance n'a pas encore de point à l'ordre du jour."))
	}
	o = append(o, c.groupes()...)
	o = append(o, c.anomalies()...)
	c.boite.Objects = o
	c.boite.Refresh()
}

// choixDuPoint names the point whose figures are shown, and goes to the one before or after.
func (c *panneauControle) choixDuPoint() fyne.CanvasObject {
	vers := func(pas int) func() {
		return func() {
			for i, b := range c.p.Controle.Points {
				if j := i + pas; b.Numero == c.p.Point && j >= 0 && j < len(c.p.Controle.Points) {
					c.p.Choisir(c.p.Controle.Points[j].Numero)
					return
				}
			}
		}
	}
	nom := mot("Contrôle", 17, encre, true)
	if c.p.Point != 0 {
		nom.Text = fmt.Sprintf("Contrôle du point %d", c.p.Point)
	}
	return container.NewHBox(nom, layout.NewSpacer(), nouveauBouton("◀", vers(-1)), nouveauBouton("▶", vers(1)))
}

func (c *panneauControle) chiffres(b *conseil.BilanPoint, g *conseil.Groupe) []fyne.CanvasObject {
	couleur, etat := vert, "quorum atteint"
	switch {
	case b.SansQuorum:
		couleur, etat = ambre, "sans condition de quorum"
	case !b.QuorumAtteint:
		couleur, etat = rouge, "QUORUM NON ATTEINT"
	}
	o := []fyne.CanvasObject{
		mot(fmt.Sprintf("%s sur %d — %s", conseil.Nombre(len(b.Presents), "présent", "présents"), b.EnExercice, etat), 15, couleur, true),
		nouvelleJauge(len(b.Presents), b.Quorum, b.EnExercice, couleur),
		mot(fmt.Sprintf("quorum : %d", b.Quorum), 13, grisMot, false),
		mot(conseil.SommeVotants(len(b.VotantsPresents), len(b.PouvoirsUtiles)), 16, encre, true),
		mot(fmt.Sprintf("%s, %s, %d hors de la salle", conseil.Nombre(len(g.Excuses), "excusé", "excusés"),
			conseil.Nombre(len(g.Absents), "absent", "absents"), len(g.Retires)), 13, grisMot, false),
	}
	if b.Vote != nil {
		o = append(o, paragraphe(fmt.Sprintf("Vote : %s.", b.Vote.Formule)))
	}
	if b.Nomination != nil {
		o = append(o, paragraphe("Nomination : "+b.Nomination.Formule+"."))
	}
	if suites := conseil.Suites(c.p.Fiche.Dossier.Seance.Point(c.p.Point), c.p.Fiche.Dossier.Commune.AlsaceMoselle); suites != "" && c.p.Etape != EtapePresences {
		o = append(o, paragraphe(majuscule(suites)+"."))
	}
	titre := "Pourquoi ces nombres ?"
	if c.expliquer {
		titre = "Masquer les raisons"
	}
	o = append(o, nouveauBouton(titre, func() { c.expliquer = !c.expliquer; c.rafraichir() }))
	if c.expliquer {
		o = append(o, c.raisons()...)
	}
	return o
}

// raisons opens each figure on its sum, its names, its article and what would change it.
func (c *panneauControle) raisons() []fyne.CanvasObject {
	var o []fyne.CanvasObject
	d := c.p.Fiche.Dossier
	for _, x := range conseil.Expliquer(d, &c.p.Controle, c.p.Point) {
		texte := fmt.Sprintf("%s\n(%s)\nCe qui le changerait : %s.", x.Somme, x.Article, x.Changerait)
		for _, t := range x.Termes {
			texte += fmt.Sprintf("\n%s (%d) : ", t.Libelle, len(t.Elus))
			for i, id := range t.Elus {
				if i > 0 {
					texte += ", "
				}
				texte += d.Appel(id)
			}
		}
		o = append(o, mot(fmt.Sprintf("%s : %d", majuscule(x.Nom), x.Valeur), 14, bleu, true), paragraphe(texte))
	}
	return o
}

func (c *panneauControle) groupes() []fyne.CanvasObject {
	if len(c.p.Controle.Groupes) == 0 {
		return nil
	}
	o := []fyne.CanvasObject{widget.NewSeparator(), mot("Mêmes présences", 14, grisMot, true)}
	for i := range c.p.Controle.Groupes {
		g := &c.p.Controle.Groupes[i]
		prefixe := "Points "
		if len(g.Points) == 1 {
			prefixe = "Point "
		}
		texte := fmt.Sprintf("%s%s\n%d + %d = %d votants, quorum %d", prefixe, g.Points, len(g.Presents), len(g.Representes), g.Votants(), g.Quorum)
		couleur := color.Color(color.Transparent)
		if c.p.Controle.Groupe(c.p.Point) == g {
			couleur = choisie
		}
		premier := g.Points[0]
		o = append(o, nouvelleTouche(container.NewStack(canvas.NewRectangle(couleur), paragraphe(texte)), func() { c.p.Choisir(premier) }))
	}
	return o
}

// anomalies are the cards of what to mend: a click leads to the field.
func (c *panneauControle) anomalies() []fyne.CanvasObject {
	o := []fyne.CanvasObject{widget.NewSeparator()}
	if len(c.p.Controle.Anomalies) == 0 {
		return append(o, mot("✓ Aucune anomalie", 15, vert, true))
	}
	o = append(o, mot(majuscule(conseil.Nombre(len(c.p.Controle.Anomalies), "anomalie", "anomalies")), 15, encre, true))
	for _, a := range c.p.Controle.Anomalies {
		couleur, nom := ambre, "⚠ Avertissement"
		if a.Gravite == conseil.Bloquante {
			couleur, nom = rouge, "✗ Bloquant : l'extrait ne s'imprime pas"
		}
		barre := canvas.NewRectangle(couleur)
		barre.SetMinSize(fyne.NewSize(5, 1))
		carte := bordure(nil, nil, barre, nil, container.NewVBox(mot(nom, 13, couleur, true), paragraphe(a.Message+" ("+a.Article+")")))
		o = append(o, nouvelleTouche(container.NewStack(canvas.NewRectangle(papier), carte), func() { c.p.AllerA(a) }))
	}
	return o
}

// jauge shows how many are présents of how many en exercice, with a mark at the quorum.
type jauge struct {
	presents, quorum, total int
	fond, plein, marque     *canvas.Rectangle
}

func nouvelleJauge(presents, quorum, total int, couleur color.Color) fyne.CanvasObject {
	j := &jauge{presents, quorum, max(total, 1), canvas.NewRectangle(grisLigne), canvas.NewRectangle(couleur), canvas.NewRectangle(encre)}
	return container.New(j, j.fond, j.plein, j.marque)
}

// MinSize implements fyne.Layout.
func (j *jauge) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(200, 24) }

// Layout implements fyne.Layout.
func (j *jauge) Layout(_ []fyne.CanvasObject, s fyne.Size) {
	part := func(n int) float32 { return s.Width * float32(min(n, j.total)) / float32(j.total) }
	j.fond.Move(fyne.NewPos(0, 5))
	j.fond.Resize(fyne.NewSize(s.Width, s.Height-10))
	j.plein.Move(fyne.NewPos(0, 5))
	j.plein.Resize(fyne.NewSize(part(j.presents), s.Height-10))
	j.marque.Move(fyne.NewPos(part(j.quorum)-1.5, 0))
	j.marque.Resize(fyne.NewSize(3, s.Height))
}
