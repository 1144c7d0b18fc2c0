package ecran

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"
)

// vueConseil is the tableau of the conseil, and under it the mandate that is chosen.
type vueConseil struct {
	c     *PiloteConseil
	liste *listeChoix
	vide  *widget.Label
	fiche *ficheElu

	tableau fyne.CanvasObject
	collage *vueCollage       // built when it is first asked for
	groupes *groupesDuConseil // too
	corps   *fyne.Container
	objet   fyne.CanvasObject
}

func nouveauConseil(p *Pilote, importer func()) *vueConseil {
	v := &vueConseil{c: &PiloteConseil{PiloteMairie: nouveauPiloteMairie(p)},
		vide: paragraphe("Le tableau est vide. Ajoutez les élus un à un, dans l'ordre du tableau, collez-les d'un tableur, ou importez le fichier « conseillers municipaux » du répertoire national des élus, publié par data.gouv.fr.")}
	v.c.OnChange = v.montrer
	v.fiche = nouvelleFicheElu(v.c)
	v.liste = nouvelleListeChoix(func() int { return len(v.c.Fiche.Elus) }, nouveauRangElu, v.montrerRang, func(i int) {
		v.fiche.enregistrer()
		v.c.Choisir(v.c.Fiche.Elus[i].ID)
	})
	v.liste.deplacer, v.liste.valider = v.c.Deplacer, v.fiche.prendre
	gestes := ligne(nouveauBouton("Ajouter un élu", v.ajouter), nouveauBouton("▲ Monter", func() { v.c.Deplacer(-1) }), nouveauBouton("▼ Descendre", func() { v.c.Deplacer(1) }),
		nouveauBouton("Groupes…", v.grouper), nouveauBouton("Coller depuis un tableur", v.coller), nouveauBouton("Importer le répertoire…", importer))
	titre := ligne(mot("Le tableau du conseil", 24, bleu, true), layout.NewSpacer(), gestes)
	aide := mot("Au clavier : les flèches choisissent ; avec Alt, elles changent l'ordre du tableau ; Entrée va à la fiche. Une séance déjà créée garde son tableau.", 13, grisMot, false)
	entete := container.New(colonnesElu, mot("", 13, grisMot, true), mot("", 13, grisMot, true), mot("Prénom et nom", 13, grisMot, true), mot("Fonction", 13, grisMot, true),
		mot("Début", 13, grisMot, true), mot("Fin", 13, grisMot, true), mot("Motif de la fin", 13, grisMot, true))
	haut := container.NewVBox(titre, aide, v.vide, entete, widget.NewSeparator())
	v.tableau = bordure(haut, v.fiche.objet, nil, nil, v.liste)
	v.corps = container.NewStack(v.tableau)
	v.objet = container.NewPadded(v.corps)
	return v
}

// coller shows the paste of a tableau in the place of the list, until it is taken or given up.
func (v *vueConseil) coller() {
	v.fiche.enregistrer()
	if v.collage == nil {
		v.collage = nouvelleVueCollage(v.c, func() { v.montrerCorps(v.tableau) })
	}
	v.montrerCorps(page(ligne(mot("Coller le tableau du conseil", 24, bleu, true)), v.collage.objet))
	if c := fyne.CurrentApp().Driver().CanvasForObject(v.corps); c != nil {
		c.Focus(v.collage.zone)
	}
}

// grouper shows the groups of the conseil in the place of the list, until one goes back to it.
func (v *vueConseil) grouper() {
	v.fiche.enregistrer()
	if v.groupes == nil {
		v.groupes = nouveauxGroupes(v.c.p, v.c.EnCours)
	}
	v.montrerGroupes()
	retour := nouveauBouton("Revenir au tableau", func() { v.montrerCorps(v.tableau) })
	v.montrerCorps(page(ligne(mot("Les groupes du conseil", 24, bleu, true), layout.NewSpacer(), retour),
		container.NewVBox(note("Un groupe vote d'un seul geste ; chacun se corrige ensuite par son nom. Aucun document n'imprime les groupes."), v.groupes.objet)))
	if c := fyne.CurrentApp().Driver().CanvasForObject(v.corps); c != nil {
		c.Focus(v.groupes.noms)
	}
}

func (v *vueConseil) montrerGroupes() {
	l, err := v.c.Fiche.Groupes()
	if !v.c.p.faute(err) && v.groupes != nil {
		v.groupes.montrer(l)
	}
}

func (v *vueConseil) montrerCorps(o fyne.CanvasObject) {
	v.corps.Objects = []fyne.CanvasObject{o}
	v.corps.Refresh()
}

var colonnesElu = colonnes{34, 44, 0, 230, 100, 100, 220}

func nouveauRangElu() fyne.CanvasObject {
	return container.New(colonnesElu, mot("", 13, grisMot, false), mot("", 14, encre, false), mot("", 15, encre, true), mot("", 14, encre, false),
		mot("", 14, encre, false), mot("", 14, encre, false), mot("", 13, grisMot, false))
}

func (v *vueConseil) montrerRang(i widget.ListItemID, o fyne.CanvasObject) {
	e := v.c.Fiche.Elus[i]
	textes := []string{fmt.Sprint(e.Rang), string(e.Civilite), abreger(e.NomComplet(), 44), abreger(e.Fonction, 30), enDate(e.Debut), enDate(e.Fin), abreger(e.MotifFin, 32)}
	for k, c := range o.(*fyne.Container).Objects {
		t := c.(*canvas.Text)
		t.Text = textes[k]
		if k == 2 {
			t.Color = encre
			if e.Fin.Connue() {
				t.Color = grisMot
			}
		}
		t.Refresh()
	}
}

func (v *vueConseil) ajouter() {
	v.fiche.enregistrer()
	v.c.Choisir("")
	v.fiche.prendre()
}

func (v *vueConseil) rafraichir() {
	v.c.Lire()
	if v.c.Choisi == "" && len(v.c.Fiche.Elus) > 0 {
		v.c.Choisir(v.c.Fiche.Elus[0].ID)
	}
}

func (v *vueConseil) montrer() {
	v.c.retrouver()
	v.vide.Hide()
	if len(v.c.Fiche.Elus) == 0 {
		v.vide.Show()
	}
	v.liste.montrer(v.c.place())
	v.fiche.montrer()
	v.montrerGroupes()
	v.c.p.OnActes()
}

func (v *vueConseil) annuler()  { v.c.Annuler() }
func (v *vueConseil) retablir() { v.c.Retablir() }
func (v *vueConseil) aAnnuler() (string, string) {
	return v.c.Fiche.Annulable, v.c.Fiche.Retablissable
}
