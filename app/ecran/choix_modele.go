package ecran

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"delibere/app/conseil"
	"delibere/app/dossier"
	deliberations "delibere/app/modele"
)

// choixModele is what a point does with models: start from one, be kept as one, and have its blanks filled.
type choixModele struct {
	p         *Pilote
	fenetre   fyne.Window
	mairie    *PiloteMairie
	x         *PiloteModeles
	biblio    *bibliotheque
	avant     func()            // keeps what is being typed
	apres     func()            // puts the cursor in the text
	texte     fyne.CanvasObject // what the panel stands in the place of
	pile      *fyne.Container
	remplacer *grave
	prendre   *bouton
	ajouter   *bouton
	panneau   fyne.CanvasObject
	gestes    fyne.CanvasObject // beside the tools of the text
	barre     *fyne.Container   // above the text of the point
	partir    *bouton
	garder    *ligneGarder
	blancs    *ligneBlancs
	voir      *bouton // shows what there is to know, or hides it
	savoir    *widget.Label
	pour      int // the point whose model has things to know
	ouvert    int // the point for which the panel stands, 0 when it does not
}

func nouveauChoixModele(p *Pilote, w fyne.Window, avant, apres func()) *choixModele {
	c := &choixModele{p: p, fenetre: w, mairie: nouveauPiloteMairie(p), avant: avant, apres: apres, savoir: paragraphe("")}
	c.savoir.Hide()
	c.x = nouveauPiloteModeles(c.mairie)
	c.mairie.OnChange = c.x.Actualiser
	c.partir = nouveauBouton("Partir d'un modèle…", c.ouvrir)
	c.garder, c.blancs = nouvelleLigneGarder(c), nouvelleLigneBlancs(p, w, avant)
	c.voir = nouveauBouton("À savoir", func() { montrerOuCacher(c.savoir, !c.savoir.Visible()) })
	c.voir.Importance = widget.LowImportance
	c.gestes = ligne(c.partir, c.garder.bouton, c.voir)
	c.barre = container.NewVBox(c.garder.objet, c.blancs.objet, c.savoir)
	return c
}

// autour shows the panel in the place of the text, once it is asked for.
func (c *choixModele) autour(texte fyne.CanvasObject) fyne.CanvasObject {
	c.texte, c.pile = texte, container.NewStack(texte)
	return c.pile
}

// construire builds the panel at its first use.
func (c *choixModele) construire() {
	c.biblio = nouvelleBibliotheque(c.x, c.valider)
	c.x.OnChange = c.biblio.montrer
	c.biblio.remplir = func(m dossier.Modele) dossier.Modele { return deliberations.Remplir(m, c.p.Fiche.Dossier) }
	c.biblio.mots.touches[fyne.KeyEscape] = c.fermer
	c.prendre = nouveauBouton("Prendre ce modèle", func() { c.choisir(true) })
	c.prendre.Importance = widget.HighImportance
	c.ajouter = nouveauBouton("Ajouter à la suite du texte", func() { c.choisir(false) })
	c.remplacer = nouveauGrave("Remplacer le texte", "Oui, remplacer le texte de ce point", func() { c.choisir(true) })
	gestes := ligne(c.prendre, c.ajouter, c.remplacer, nouveauBouton("Fermer", c.fermer),
		etiquette("Les flèches choisissent, Entrée prend, Échap ferme."))
	c.panneau = defilant(container.NewPadded(bordure(titreDe("Partir d'un modèle"), gestes, nil, nil, container.NewPadded(c.biblio.objet))), 260)
}

// ouvrir shows the models in the place of the text.
func (c *choixModele) ouvrir() {
	c.avant()
	if c.p.point() == nil {
		return
	}
	if c.panneau == nil {
		c.construire()
	}
	c.biblio.montre = "" // another séance fills a model with its own
	c.mairie.Lire()
	vide := sansTexte(c.p.point())
	montrerOuCacher(c.prendre, vide)
	montrerOuCacher(c.ajouter, !vide)
	montrerOuCacher(c.remplacer, !vide)
	c.remplacer.armer(false)
	c.ouvert = c.p.Point
	c.montrer(c.panneau)
	c.fenetre.Canvas().Focus(c.biblio.mots)
}

// sansTexte tells a point that has an object at the most.
func sansTexte(p *conseil.Point) bool {
	return len(p.Visas)+len(p.Considerants)+len(p.Expose)+len(p.Dispositif) == 0
}

func montrerOuCacher(o fyne.CanvasObject, montrer bool) {
	if montrer {
		o.Show()
	} else {
		o.Hide()
	}
}

// valider takes the model that is chosen; where there is a text already, it asks what becomes of it.
func (c *choixModele) valider() {
	if c.prendre.Visible() {
		c.choisir(true)
		return
	}
	c.fenetre.Canvas().Focus(c.ajouter)
	c.p.dire("Ce point a déjà un texte. Entrée ajoute le modèle à la suite ; Tab va à « Remplacer le texte ».")
}

func (c *choixModele) choisir(remplacer bool) {
	l := c.x.Modele()
	if l == nil || !c.p.PartirDe(l.Modele, remplacer) {
		return
	}
	c.pour = c.p.Point
	c.savoir.SetText(strings.Join(savoirDe(&l.Modele), "\n"))
	c.fermer()
	c.rafraichir()
	if len(c.p.Blancs()) > 0 {
		c.blancs.prendre()
	}
}

// fermer shows the text again.
func (c *choixModele) fermer() {
	c.ouvert = 0
	c.montrer(c.texte)
	c.apres()
}

func (c *choixModele) montrer(o fyne.CanvasObject) {
	c.pile.Objects = []fyne.CanvasObject{o}
	c.pile.Refresh()
}

// rafraichir shows what there is to do with the point shown.
func (c *choixModele) rafraichir() {
	pt := c.p.point()
	scelle := false
	if c.ouvert != 0 && c.ouvert != c.p.Point {
		c.ouvert = 0
		c.montrer(c.texte)
	}
	if pt != nil {
		_, scelle = c.p.Fiche.Scelles[pt.Numero]
	}
	ouvrirOuFermer(c.partir, pt == nil || scelle)
	ouvrirOuFermer(c.garder.bouton, pt == nil)
	c.blancs.montrer(pt, scelle)
	sien := pt != nil && c.pour == pt.Numero && c.savoir.Text != ""
	montrerOuCacher(c.voir, sien)
	montrerOuCacher(c.savoir, sien && c.savoir.Visible())
}
