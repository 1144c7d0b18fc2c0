package ecran

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"delibere/app/conseil"
)

// premiersPas is what an empty base shows: the commune by its name, the conseil, the first séance; or the
// example. Each step is done here.
type premiersPas struct {
	p       *Pilote
	conseil *PiloteConseil
	commune *choixCommune
	collage *vueCollage
	colle   bool // the zone of the paste is open
	coller  *bouton
	montree int // the step that is open
	boite   *fyne.Container
	objet   fyne.CanvasObject

	clavier               func(fyne.Focusable) // puts the cursor somewhere
	importer, importerRNE func()
	seance                fyne.CanvasObject // the line of a new séance
	jour                  *saisie           // its first field
}

func nouveauxPremiersPas(p *Pilote, seance fyne.CanvasObject, jour *saisie, importer, importerRNE func()) *premiersPas {
	v := &premiersPas{p: p, conseil: &PiloteConseil{PiloteMairie: nouveauPiloteMairie(p)}, boite: container.NewVBox(), seance: seance, jour: jour, importer: importer, importerRNE: importerRNE}
	v.coller = nouveauBouton("Coller depuis un tableur", v.ouvrirCollage)
	v.coller.Importance = widget.HighImportance
	v.commune = nouveauChoixCommune(v.conseil.PiloteMairie, func() { v.p.Accueil() })
	v.collage = nouvelleVueCollage(v.conseil, func() {
		v.colle = false
		v.p.Accueil()
	})
	v.objet = carte(v.boite)
	return v
}

// montrer shows the steps: what is done in a line, the next one open.
func (v *premiersPas) montrer(a *PiloteAccueil) {
	v.boite.Objects = nil
	v.boite.Add(titreDe("Pour commencer"))
	jour := conseil.DateOf(v.p.s.Horloge())
	if a.Commune.Nom == "" {
		v.boite.Add(pas("1", bleu, "La commune : tapez son nom, puis Entrée.", nil))
		v.boite.Add(retrait(v.commune.objet))
	} else {
		v.boite.Add(pas("✓", vert, DireCommune(a.Commune, jour)+".", nouveauBouton("Compléter ou corriger", func() { v.p.Visiter(LieuReglages) })))
	}
	switch {
	case a.Mandats > 0:
		v.boite.Add(pas("✓", vert, "Le conseil : "+conseil.Nombre(a.Mandats, "élu au tableau", "élus au tableau")+".", nouveauBouton("Voir le tableau", func() { v.p.Visiter(LieuConseil) })))
	case a.Commune.Nom == "":
		v.boite.Add(pas("2", grisMot, "Le conseil : ses élus, collés d'un tableur, lus dans le répertoire national des élus, ou tapés.", nil))
	default:
		v.boite.Add(pas("2", bleu, "Le conseil : ses élus, dans l'ordre du tableau.", nil))
		v.boite.Add(retrait(v.leConseil()))
	}
	if a.Mandats > 0 && a.Commune.Nom != "" {
		v.boite.Add(pas("3", bleu, "La première séance.", nil))
		v.boite.Add(retrait(v.seance))
	} else {
		v.boite.Add(pas("3", grisMot, "La première séance : son jour, son heure, son lieu.", nil))
	}
	if len(v.p.Seances) == 0 {
		v.boite.Add(widget.NewSeparator())
		v.boite.Add(v.autresEntrees())
	}
	v.boite.Refresh()
}

// etapeOuverte is the step that remains to be done: the commune, the conseil, the séance.
func etapeOuverte(a *PiloteAccueil) int {
	switch {
	case a.Commune.Nom == "":
		return 1
	case a.Mandats == 0:
		return 2
	}
	return 3
}

// suivre puts the cursor in the step that is open, when it is another one.
func (v *premiersPas) suivre(a *PiloteAccueil) {
	if e := etapeOuverte(a); e != v.montree {
		v.montree = e
		v.prendre(a)
	}
}

// prendre puts the cursor in the step that is open.
func (v *premiersPas) prendre(a *PiloteAccueil) {
	switch {
	case v.colle:
		v.clavier(v.collage.zone)
	default:
		v.clavier([]fyne.Focusable{v.commune.champ, v.coller, v.jour}[etapeOuverte(a)-1])
	}
}

// ouvrirCollage opens the zone of the paste.
func (v *premiersPas) ouvrirCollage() {
	v.colle = true
	v.p.Accueil()
	v.clavier(v.collage.zone)
}

// leConseil offers the three ways in, or the paste that is under way.
func (v *premiersPas) leConseil() fyne.CanvasObject {
	if v.colle {
		return v.collage.objet
	}
	return container.NewVBox(ligne(v.coller, nouveauBouton("Lire le répertoire national des élus…", v.importerRNE), nouveauBouton("Taper les élus un à un", func() { v.p.Visiter(LieuConseil) })),
		note("Le répertoire est le fichier « elus-conseillers-municipaux » de data.gouv.fr ; il se dépose aussi sur cette fenêtre."))
}

func (v *premiersPas) autresEntrees() fyne.CanvasObject {
	importer := nouveauBouton("Importer une séance…", v.importer)
	exemple := nouveauBouton("Ouvrir l'exemple : "+v.p.s.NomExemple, v.p.OuvrirExemple)
	return container.NewVBox(ligne(etiquette("Ou bien"), exemple, importer),
		note("L'exemple montre tout le travail, de l'appel à l'extrait signé ; il est marqué comme tel et ne se mêle pas à vos séances."))
}

// pas is a step in a line: its number or its tick, what it is, and a button.
func pas(signe string, couleur color.Color, texte string, geste fyne.CanvasObject) fyne.CanvasObject {
	var droite fyne.CanvasObject
	if geste != nil {
		droite = container.NewCenter(geste)
	}
	mots := paragraphe(texte)
	mots.TextStyle.Bold = couleur == bleu
	if couleur == grisMot {
		mots.Importance = widget.LowImportance
	}
	return bordure(nil, nil, container.NewCenter(container.NewPadded(mot(signe, 20, couleur, true))), droite, mots)
}

// retrait sets what belongs to a step under its words.
func retrait(o fyne.CanvasObject) fyne.CanvasObject {
	return bordure(nil, nil, cote(26), nil, o)
}
