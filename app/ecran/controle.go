package ecran

import (
	"fmt"
	"image/color"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"delibere/app/conseil"
)

// panneauControle is always in view beside the work: the gauge, the sums, the groups of points and the
// anomalies of the séance. Each of its figures opens on its reasons.
type panneauControle struct {
	p       *Pilote
	boite   *fyne.Container
	objet   fyne.CanvasObject
	ouverts map[string]bool // the figures whose reasons are shown, by name
	toutes  bool            // all the anomalies are shown
	pans    map[string]fyne.CanvasObject
}

// pan is a part of the panel; the same key is the same object, which is not made nor painted again.
type pan struct {
	cle  string
	fait func() fyne.CanvasObject
}

func nouveauPanneau(p *Pilote) *panneauControle {
	c := &panneauControle{p: p, boite: container.NewVBox(), ouverts: map[string]bool{}}
	largeur := canvas.NewRectangle(color.Transparent)
	largeur.SetMinSize(fyne.NewSize(330, 1))
	c.objet = container.NewStack(canvas.NewRectangle(grisFond), defilant(container.NewPadded(container.NewVBox(largeur, c.boite)), 220))
	return c
}

// rafraichir shows the figures of the point chosen; what says the same stays as it is.
func (c *panneauControle) rafraichir() {
	if c.p.Fiche == nil {
		return
	}
	l := []pan{c.choixDuPoint()}
	if v := c.p.vus(); v.c.Point(v.point) != nil && v.c.Groupe(v.point) != nil {
		l = append(l, c.chiffres(v.c.Point(v.point), v.c.Groupe(v.point))...)
	}
	if !appelCommence(c.p.Fiche.Dossier) {
		l = append(l, c.aCommencer()...)
	}
	l = append(l, c.groupes()...)
	l = append(l, c.anomalies()...)
	neufs := make(map[string]fyne.CanvasObject, len(l))
	objets := make([]fyne.CanvasObject, 0, len(l))
	for _, m := range l {
		o, deja := c.pans[m.cle]
		if _, double := neufs[m.cle]; !deja || double {
			o = m.fait()
		}
		neufs[m.cle] = o
		objets = append(objets, o)
	}
	c.pans = neufs
	if slices.Equal(objets, c.boite.Objects) {
		return
	}
	c.boite.Objects = objets
	c.boite.Layout.Layout(objets, c.boite.Size())
	canvas.Refresh(c.boite)
}

// texteLong is a paragraph of the panel.
func texteLong(texte string) pan {
	return pan{"¶" + texte, func() fyne.CanvasObject { return paragraphe(texte) }}
}

// petit is a line of the panel.
func petit(texte string, taille float32, couleur color.Color, gras bool) pan {
	return pan{fmt.Sprint("·", texte, taille, couleur, gras), func() fyne.CanvasObject { return mot(texte, taille, couleur, gras) }}
}

// choixDuPoint names the point whose figures are shown, and goes to the one before or after.
func (c *panneauControle) choixDuPoint() pan {
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
	if c.p.Point == 0 {
		return petit("Contrôle à l'ouverture", 17, encre, true)
	}
	nom := fmt.Sprintf("Contrôle du point %d", c.p.Point)
	return pan{"titre" + nom, func() fyne.CanvasObject {
		return container.NewHBox(mot(nom, 17, encre, true), layout.NewSpacer(), nouveauBouton("◀", vers(-1)), nouveauBouton("▶", vers(1)))
	}}
}

// figure is a figure of the panel and the name of its reasons.
type figure struct {
	texte, raison string
	taille        float32
	couleur       color.Color
	gras          bool
}

func (c *panneauControle) chiffres(b *conseil.BilanPoint, g *conseil.Groupe) []pan {
	couleur, etat := vert, "quorum atteint"
	switch manque := b.Quorum - len(b.Presents); {
	case b.SansQuorum:
		couleur, etat = ambre, "sans condition de quorum"
	case !appelCommence(c.p.Fiche.Dossier):
		couleur, etat = grisMot, fmt.Sprintf("il en faut %d", b.Quorum)
	case manque > 0:
		couleur, etat = rouge, "✗ il manque "+conseil.Nombre(manque, "présent", "présents")
	}
	n, q, e := len(b.Presents), b.Quorum, b.EnExercice
	o := []pan{{fmt.Sprint("jauge", n, q, e, couleur), func() fyne.CanvasObject { return nouvelleJauge(n, q, e, couleur) }}}
	o = append(o, c.ligne(figure{fmt.Sprintf("%s sur %d — %s", conseil.Nombre(n, "présent", "présents"), e, etat), "présents", 15, couleur, true})...)
	o = append(o, c.ligne(figure{fmt.Sprintf("quorum : %d", b.Quorum), "quorum", 13, grisMot, false},
		figure{fmt.Sprintf("en exercice : %d", b.EnExercice), "membres en exercice", 13, grisMot, false},
		figure{fmt.Sprintf("jours francs : %d", c.p.Controle.Convocation.JoursFrancs), "jours francs", 13, grisMot, false})...)
	o = append(o, c.ligne(figure{conseil.Nombre(len(b.VotantsPresents), "présent", "présents"), "votants", 15, encre, true},
		figure{"+ " + conseil.Nombre(len(b.PouvoirsUtiles), "pouvoir", "pouvoirs"), "pouvoirs", 15, encre, true},
		figure{"= " + conseil.Nombre(b.Votants(), "votant", "votants"), "votants", 15, encre, true})...)
	if appelCommence(c.p.Fiche.Dossier) {
		o = append(o, petit(fmt.Sprintf("%s, %s, %d hors de la salle", conseil.Nombre(len(g.Excuses), "excusé", "excusés"),
			conseil.Nombre(len(g.Absents), "absent", "absents"), len(g.Retires)), 13, grisMot, false))
	}
	if v := b.Vote; v != nil {
		o = append(o, texteLong(fmt.Sprintf("Vote : %s.", v.Formule)))
		o = append(o, c.ligne(figure{fmt.Sprintf("exprimés : %d", v.Exprimes), "suffrages exprimés", 13, grisMot, false},
			figure{fmt.Sprintf("majorité : %d", v.Majorite), "majorité absolue", 13, grisMot, false})...)
	}
	if x := b.Nomination; x != nil {
		o = append(o, texteLong("Nomination : "+x.Formule+"."))
		if x.Exprimes > 0 {
			o = append(o, c.ligne(figure{fmt.Sprintf("majorité : %d", x.Majorite), "majorité de la nomination", 13, grisMot, false})...)
		}
	}
	if pt := c.p.Fiche.Dossier.Seance.Point(b.Numero); pt != nil && c.p.Etape != EtapePresences {
		if suites := conseil.Suites(pt, c.p.Fiche.Dossier.Commune.AlsaceMoselle); suites != "" {
			o = append(o, texteLong(conseil.Majuscule(suites)+"."))
		}
	}
	return o
}

// ligne is a line of figures; each one is pressed to open or close its reasons, which come under the line.
func (c *panneauControle) ligne(figures ...figure) []pan {
	cle := "figures"
	for _, f := range figures {
		cle += fmt.Sprint(f.texte, "|", f.raison, f.couleur, "|")
	}
	l := []pan{{cle, func() fyne.CanvasObject {
		boite := ligne()
		for _, f := range figures {
			boite.Add(nouvelleTouche(container.NewHBox(mot(f.texte, f.taille, f.couleur, f.gras), container.NewCenter(mot("?", 12, bleu, true))), func() { c.expliquer(f.raison) }))
		}
		return boite
	}}}
	vus := map[string]bool{}
	for _, f := range figures {
		if c.ouverts[f.raison] && !vus[f.raison] {
			l = append(l, c.raison(f.raison)...)
		}
		vus[f.raison] = true
	}
	return l
}

// expliquer opens the reasons of a figure, or closes them.
func (c *panneauControle) expliquer(raison string) {
	c.ouverts[raison] = !c.ouverts[raison]
	c.rafraichir()
}

// raison is a figure with its sum, its names, its article and what would change it.
func (c *panneauControle) raison(nom string) []pan {
	v := c.p.vus()
	for _, x := range conseil.Expliquer(v.d, v.c, v.point) {
		if x.Nom != nom {
			continue
		}
		texte := fmt.Sprintf("%s\n(%s)\nCe qui le changerait : %s.", x.Somme, x.Article, x.Changerait)
		for _, t := range x.Termes {
			var noms []string
			for _, id := range t.Elus {
				noms = append(noms, v.d.Appel(id))
			}
			texte += fmt.Sprintf("\n%s (%d) : %s", conseil.Majuscule(t.Libelle), len(t.Elus), strings.Join(noms, ", "))
		}
		return []pan{petit(fmt.Sprintf("%s : %d", conseil.Majuscule(x.Nom), x.Valeur), 14, bleu, true), texteLong(texte)}
	}
	return nil
}

func (c *panneauControle) groupes() []pan {
	if len(c.p.Controle.Groupes) == 0 || !appelCommence(c.p.Fiche.Dossier) {
		return nil
	}
	o := []pan{{"trait 1", func() fyne.CanvasObject { return widget.NewSeparator() }}, petit("Mêmes présences", 14, grisMot, true)}
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
		o = append(o, pan{fmt.Sprint("groupe", texte, couleur), func() fyne.CanvasObject {
			return nouvelleTouche(container.NewStack(canvas.NewRectangle(couleur), paragraphe(texte)), func() { c.p.Choisir(premier) })
		}})
	}
	return o
}
