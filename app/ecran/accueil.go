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

// vueAccueil is the first screen: what is due, a new séance, the séances by year, the latest first; on
// an empty base, the way in, and the example one click away.
type vueAccueil struct {
	p                    *Pilote
	a                    *PiloteAccueil
	date, heure, endroit *saisie
	creer                fyne.CanvasObject // the line of a new séance
	sauvegarde           *canvas.Text
	boite                *fyne.Container
	importer             func()
	objet                fyne.CanvasObject
}

func nouvelAccueil(p *Pilote, importer func()) *vueAccueil {
	v := &vueAccueil{p: p, importer: importer, a: nouveauPiloteAccueil(p), boite: container.NewVBox(), sauvegarde: mot("", 14, grisMot, false)}
	v.a.OnChange = v.montrer
	v.date, v.heure, v.endroit = champ("ex. 5/4/2023", nil), champ("ex. 19h30", nil), champ("ex. salle du conseil, en mairie", nil)
	for _, s := range []*saisie{v.date, v.heure, v.endroit} {
		s.OnSubmitted = func(string) { v.nouvelle() }
	}
	v.creer = ligne(etiquette("Nouvelle séance le"), large(v.date, 120), etiquette("à"), large(v.heure, 92), etiquette("lieu"), large(v.endroit, 280),
		nouveauBouton("Créer la séance", v.nouvelle), layout.NewSpacer(), nouveauBouton("Importer une séance…", importer))
	titre := ligne(mot("Le conseil municipal", 24, bleu, true), layout.NewSpacer(), v.sauvegarde)
	v.objet = page(container.NewVBox(titre, v.creer), v.boite)
	return v
}

func (v *vueAccueil) nouvelle() {
	if v.a.NouvelleSeance(v.date.Text, v.heure.Text, v.endroit.Text) {
		v.date.SetText("")
		v.heure.SetText("")
	}
}

func (v *vueAccueil) rafraichir() {
	v.montrer()
	v.a.Actualiser()
}

// montrer shows what is known; what is due comes after, when it was read.
func (v *vueAccueil) montrer() {
	v.sauvegarde.Text, v.sauvegarde.Color = v.a.Sauvegarde, grisMot
	if v.a.Alerte {
		v.sauvegarde.Text, v.sauvegarde.Color = "⚠ "+v.a.Sauvegarde+" Faites-en une dans « Réglages ».", ambre
	}
	v.sauvegarde.Refresh()
	v.boite.Objects = nil
	vide := len(v.p.Seances) == 0
	if vide || !v.a.Commune && v.seulementLExemple() {
		v.boite.Add(v.premiersPas())
	}
	if v.a.Commune && v.a.Mandats > 0 {
		v.creer.Show()
	} else {
		v.creer.Hide()
	}
	if len(v.a.Echeances) > 0 {
		v.boite.Add(titreDe("À faire"))
		for _, e := range v.a.Echeances {
			v.boite.Add(v.echeance(e))
		}
		v.boite.Add(marge(6))
	}
	if !vide {
		v.boite.Add(titreDe("Les séances"))
	}
	annee := 0
	for _, r := range v.p.Seances {
		if r.Date.Annee != annee {
			annee = r.Date.Annee
			v.boite.Add(mot(fmt.Sprint(annee), 16, grisMot, true))
		}
		v.boite.Add(v.ligne(r))
	}
	v.boite.Refresh()
}

func (v *vueAccueil) seulementLExemple() bool {
	for _, r := range v.p.Seances {
		if !r.Exemple {
			return false
		}
	}
	return true
}

// premiersPas is what an empty base shows: three steps, or the example.
func (v *vueAccueil) premiersPas() fyne.CanvasObject {
	pas := func(n int, fait bool, texte, bouton string, l Lieu) fyne.CanvasObject {
		signe, couleur := fmt.Sprint(n), color.Color(bleu)
		if fait {
			signe, couleur = "✓", vert
		}
		aller := nouveauBouton(bouton, func() { v.p.Visiter(l) })
		return container.NewBorder(nil, nil, container.NewCenter(container.NewPadded(mot(signe, 20, couleur, true))), container.NewCenter(aller), paragraphe(texte))
	}
	o := container.NewVBox(titreDe("Pour commencer"),
		pas(1, v.a.Commune, "La commune : son nom, son département, le représentant de l'État. Les documents les portent.", "Remplir la commune", LieuReglages),
		pas(2, v.a.Mandats > 0, "Le conseil : le tableau des élus, tapé ici ou lu dans le fichier du répertoire national des élus.", "Remplir le conseil", LieuConseil),
		paragraphe("Ensuite se crée la première séance, ici même. On peut aussi déposer un dossier de séance sur cette fenêtre."))
	gestes := ligne()
	o.Add(gestes)
	if len(v.p.Seances) == 0 {
		exemple := nouveauBouton("Ouvrir l'exemple : "+v.p.s.NomExemple, v.p.OuvrirExemple)
		exemple.Importance = widget.HighImportance
		gestes.Add(exemple)
		o.Add(paragraphe("L'exemple montre tout le travail, de l'appel à l'extrait signé ; il est marqué comme tel et ne se mêle pas à vos séances."))
	}
	gestes.Add(nouveauBouton("Importer une séance…", v.importer))
	return carte(o)
}

func (v *vueAccueil) echeance(e Echeance) fyne.CanvasObject {
	signe, couleur := "•", color.Color(encre)
	if e.Retard {
		signe, couleur = "⚠ en retard", ambre
	}
	return v.cliquable(ligne(mot(signe, 15, couleur, true), mot(e.Texte, 15, encre, false)), func() { v.a.AllerAEcheance(e) })
}

func (v *vueAccueil) ligne(r secretariat.Resume) fyne.CanvasObject {
	texte := "Séance du " + r.Date.Longue()
	if r.Heure.Connue() {
		texte += " à " + enHeure(r.Heure)
	}
	etat := conseil.Nombre(r.Points, "point", "points")
	if r.Scelles > 0 {
		etat += ", " + conseil.Nombre(r.Scelles, "scellé", "scellés")
	}
	l := ligne(mot(texte, 17, encre, true), mot(r.Commune, 15, encre, false), mot(etat, 14, grisMot, false), layout.NewSpacer())
	if r.Exemple {
		l.Add(marqueExemple())
	}
	return v.cliquable(l, func() { v.p.Ouvrir(r.ID) })
}

func (v *vueAccueil) cliquable(o fyne.CanvasObject, faire func()) fyne.CanvasObject {
	return nouvelleTouche(carte(o), faire)
}

// marqueExemple is the badge of what is not a séance of the commune.
func marqueExemple() fyne.CanvasObject {
	fond := canvas.NewRectangle(ambre)
	fond.CornerRadius = 4
	return container.NewCenter(container.NewStack(fond, container.NewPadded(mot("EXEMPLE", 13, surVif, true))))
}
