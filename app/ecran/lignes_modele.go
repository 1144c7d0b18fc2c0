package ecran

import (
	"errors"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"delibere/app/conseil"
	"delibere/app/dossier"
	deliberations "delibere/app/modele"
)

// ligneGarder keeps the text of the point shown as a model of the commune.
type ligneGarder struct {
	c       *choixModele
	bouton  *bouton
	titre   *saisie
	famille *saisie
	objet   *fyne.Container
}

func nouvelleLigneGarder(c *choixModele) *ligneGarder {
	g := &ligneGarder{c: c, titre: champ("Subvention au comité des fêtes", nil), famille: champ("Finances", nil)}
	g.bouton = nouveauBouton("Garder comme modèle…", g.ouvrir)
	g.titre.OnSubmitted = func(string) { g.garder() }
	g.famille.OnSubmitted = g.titre.OnSubmitted
	g.titre.touches = map[fyne.KeyName]func(){fyne.KeyEscape: g.fermer}
	g.famille.touches = g.titre.touches
	g.objet = ligne(etiquette("Nom du modèle"), large(g.titre, 280), etiquette("Famille"), large(g.famille, 170), nouveauBouton("Garder", g.garder), nouveauBouton("Renoncer", g.fermer))
	g.objet.Hide()
	return g
}

func (g *ligneGarder) ouvrir() {
	g.c.avant()
	if pt := g.c.p.point(); pt == nil || sansTexte(pt) {
		g.c.p.faute(errors.New("ce point n'a pas encore de texte à garder ; écrivez-le, ou partez d'un modèle"))
		return
	}
	g.objet.Show()
	g.c.fenetre.Canvas().Focus(g.titre)
}

func (g *ligneGarder) fermer() {
	g.objet.Hide()
	g.c.fenetre.Canvas().Focus(g.bouton)
}

// garder keeps the text as it is: names and amounts are taken out in « Réglages », or typed as {{blanks}}.
func (g *ligneGarder) garder() {
	pt := g.c.p.point()
	if pt == nil {
		return
	}
	m := *dossier.ModeleDuPoint(pt)
	m.Titre, m.Famille = g.titre.Text, g.famille.Text
	g.c.mairie.Lire()
	if !g.c.x.Garder("", m) {
		g.c.fenetre.Canvas().Focus(g.titre)
		return
	}
	g.titre.SetText("")
	g.fermer()
	g.c.p.dire("Ce texte est gardé comme modèle, sous « %s » ; « Réglages », « Modèles » les montre.", deliberations.Famille(&m))
}

// ligneBlancs fills the blanks of the point shown, one after the other, wherever each stands.
type ligneBlancs struct {
	p       *Pilote
	fenetre fyne.Window
	avant   func()
	combien *widget.Label
	valeur  *saisie
	nom     string
	objet   *fyne.Container
}

func nouvelleLigneBlancs(p *Pilote, w fyne.Window, avant func()) *ligneBlancs {
	b := &ligneBlancs{p: p, fenetre: w, avant: avant, combien: widget.NewLabel(""), valeur: champ("", nil)}
	b.combien.Importance = widget.WarningImportance
	b.combien.TextStyle.Bold = true
	b.valeur.OnSubmitted = func(string) { b.remplir() }
	b.objet = ligne(b.combien, large(b.valeur, 240), nouveauBouton("Remplir partout", b.remplir))
	b.objet.Hide()
	return b
}

func (b *ligneBlancs) prendre() { b.fenetre.Canvas().Focus(b.valeur) }

func (b *ligneBlancs) remplir() {
	b.avant()
	nom, valeur := b.nom, b.valeur.Text
	if b.p.RemplirBlanc(nom, valeur) && b.objet.Visible() {
		b.prendre()
	}
}

// montrer shows the first blank of a text that has some.
func (b *ligneBlancs) montrer(pt *conseil.Point, scelle bool) {
	var l []string
	if pt != nil && !scelle {
		l = dossier.BlancsDuPoint(pt)
	}
	montrerOuCacher(b.objet, len(l) > 0)
	if len(l) == 0 {
		b.nom = ""
		return
	}
	b.combien.SetText(conseil.Nombre(len(l), "blanc", "blancs") + " à remplir. " + conseil.Majuscule(l[0]) + " :")
	if b.nom != l[0] {
		b.nom = l[0]
		b.valeur.poser("")
	}
}
