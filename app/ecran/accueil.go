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
	"delibere/app/secretariat"
)

// vueAccueil is the first screen: the séances by year, the latest first; on an empty base, the example
// one click away.
type vueAccueil struct {
	p     *Pilote
	boite *fyne.Container
	objet fyne.CanvasObject
}

func nouvelAccueil(p *Pilote, importer func()) *vueAccueil {
	v := &vueAccueil{p: p, boite: container.NewVBox()}
	exemple := nouveauBouton("Ouvrir l'exemple : "+p.s.NomExemple, p.OuvrirExemple)
	exemple.Importance = widget.HighImportance
	boutons := container.NewHBox(exemple, nouveauBouton("Importer une séance…", importer))
	titre := mot("Les séances du conseil municipal", 24, bleu, true)
	haut := container.NewVBox(titre, boutons, mot("On peut aussi déposer un dossier de séance sur cette fenêtre.", 13, grisMot, false), widget.NewSeparator())
	v.objet = container.NewPadded(container.NewBorder(haut, nil, nil, nil, container.NewVScroll(v.boite)))
	return v
}

func (v *vueAccueil) rafraichir() {
	v.boite.Objects = nil
	annee := 0
	for _, r := range v.p.Seances {
		if r.Date.Annee != annee {
			annee = r.Date.Annee
			v.boite.Add(mot(fmt.Sprint(annee), 18, encre, true))
		}
		v.boite.Add(v.ligne(r))
	}
	if len(v.p.Seances) == 0 {
		v.boite.Add(paragraphe("Aucune séance n'est encore enregistrée. L'exemple montre tout le travail, de l'appel à l'extrait signé ; il est marqué comme tel et peut être supprimé."))
	}
	v.boite.Refresh()
}

func (v *vueAccueil) ligne(r secretariat.Resume) fyne.CanvasObject {
	texte := "Séance du " + r.Date.Longue()
	if r.Heure.Connue() {
		texte += fmt.Sprintf(" à %d h %02d", r.Heure.Heures(), r.Heure.Minutes())
	}
	ligne := container.NewHBox(mot(texte, 17, encre, true), mot(r.Commune, 15, encre, false),
		mot(conseil.Nombre(r.Points, "point", "points"), 14, grisMot, false), layout.NewSpacer())
	if r.Exemple {
		ligne.Add(marqueExemple())
	}
	fond := canvas.NewRectangle(grisFond)
	fond.CornerRadius = 5
	return nouvelleTouche(container.NewStack(fond, container.NewPadded(container.NewPadded(ligne))), func() { v.p.Ouvrir(r.ID) })
}

// marqueExemple is the badge of what is not a séance of the commune.
func marqueExemple() fyne.CanvasObject {
	fond := canvas.NewRectangle(ambre)
	fond.CornerRadius = 4
	return container.NewCenter(container.NewStack(fond, container.NewPadded(mot("EXEMPLE", 13, color.White, true))))
}
