package ecran

import (
	"fmt"
	"image/color"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"delibere/app/conseil"
	"delibere/app/secretariat"
)

// vueAccueil is the first screen: what is due, a new séance, the séances by year, the latest first; on
// an empty base, the steps to begin with.
type vueAccueil struct {
	p                    *Pilote
	a                    *PiloteAccueil
	date, heure, endroit *saisie
	creer                *fyne.Container // the line of a new séance
	cherche              *saisie
	droite               *fyne.Container // what an empty base has no use for
	sauvegarde           *canvas.Text
	horloge              *widget.Label
	boite                *fyne.Container
	pas                  *premiersPas
	objet                fyne.CanvasObject
}

func nouvelAccueil(p *Pilote, w fyne.Window, importer, importerRNE func(), chercher func(mots string)) *vueAccueil {
	v := &vueAccueil{p: p, a: nouveauPiloteAccueil(p), boite: container.NewVBox(), sauvegarde: mot("", 14, grisMot, false), horloge: paragraphe("")}
	v.a.OnChange = v.montrer
	v.date, v.heure, v.endroit = dater(champ("ex. 5/4/2023", nil)), champ("ex. 19h30", nil), champ("ex. salle du conseil, en mairie", nil)
	for _, s := range []*saisie{v.date, v.heure, v.endroit} {
		s.OnSubmitted = func(string) { v.nouvelle() }
	}
	creer := nouveauBouton("Créer la séance", v.nouvelle)
	creer.Importance = widget.HighImportance
	v.creer = ligne(etiquette("Nouvelle séance le"), large(v.date, largeDate), etiquette("à"), large(v.heure, 92), etiquette("lieu"), large(v.endroit, 280), creer)
	v.pas = nouveauxPremiersPas(p, v.creer, v.date, importer, importerRNE)
	v.pas.clavier = func(o fyne.Focusable) { w.Canvas().Focus(o) }
	v.cherche = champ("chercher une délibération", nil)
	v.cherche.OnSubmitted = chercher
	v.horloge.Importance = widget.WarningImportance
	v.horloge.Hide()
	v.droite = ligne(large(v.cherche, 280), nouveauBouton("Importer une séance…", importer))
	titre := ligne(mot("Le conseil municipal", 24, bleu, true), layout.NewSpacer(), container.NewCenter(v.sauvegarde), v.droite)
	v.objet = page(container.NewVBox(titre, v.horloge), v.boite)
	return v
}

func (v *vueAccueil) nouvelle() {
	if v.a.NouvelleSeance(v.date.Text, v.heure.Text, v.endroit.Text) {
		v.date.SetText("")
		v.heure.SetText("")
		v.endroit.SetText("")
	}
}

func (v *vueAccueil) rafraichir() {
	v.montrer()
	v.a.Actualiser()
}

// montrer shows what is known; what is due comes after, when it was read.
func (v *vueAccueil) montrer() {
	v.montrerAlertes()
	v.proposer()
	v.boite.Objects = nil
	if v.droite.Show(); len(v.p.Seances) == 0 {
		v.droite.Hide()
	}
	switch {
	case !v.a.Lu: // the first reading takes a few milliseconds
	case v.pasMontres():
		v.pas.montrer(v.a)
		v.boite.Add(v.pas.objet)
	default:
		v.boite.Add(v.creer)
	}
	if len(v.a.Echeances) > 0 {
		v.boite.Add(marge(4))
		v.boite.Add(titreDe("À faire"))
		for _, e := range v.a.Echeances {
			v.boite.Add(v.echeance(e))
		}
		v.boite.Add(marge(6))
	}
	if len(v.p.Seances) > 0 {
		v.boite.Add(titreDe("Les séances"))
	}
	for _, x := range v.a.Annees() {
		v.boite.Add(v.annee(x))
		for _, r := range x.Seances {
			if x.Ouverte {
				v.boite.Add(v.ligne(r))
			}
		}
	}
	v.boite.Refresh()
	if v.pasMontres() {
		v.pas.suivre(v.a)
	}
}

func (v *vueAccueil) montrerAlertes() {
	v.sauvegarde.Text, v.sauvegarde.Color = v.a.Sauvegarde, grisMot
	if v.a.Alerte {
		v.sauvegarde.Text, v.sauvegarde.Color = "⚠ "+v.a.Sauvegarde+" Faites-en une dans « Réglages ».", ambre
	}
	v.sauvegarde.Refresh()
	v.horloge.Hide()
	if v.a.Horloge != "" {
		v.horloge.SetText("⚠ " + v.a.Horloge)
		v.horloge.Show()
	}
}

// prendre puts the cursor where the work begins.
func (v *vueAccueil) prendre() {
	if v.pasMontres() {
		v.pas.prendre(v.a)
	}
}

// pasMontres reports whether the steps to begin with show.
func (v *vueAccueil) pasMontres() bool {
	return v.a.Lu && (v.a.Commune.Nom == "" || v.a.Mandats == 0 || len(v.p.Seances) == 0)
}

// proposer puts the hour and the place of the last séance in the fields of the next one, while they are empty.
func (v *vueAccueil) proposer() {
	if v.date.Text != "" {
		return
	}
	for s, texte := range map[*saisie]string{v.heure: enHeure(v.a.Heure), v.endroit: v.a.Endroit} {
		if s.Text == "" && texte != "" {
			s.poser(texte)
		}
	}
}

// annee is the line of a year: it opens and folds its séances.
func (v *vueAccueil) annee(x Annee) fyne.CanvasObject {
	signe := "▶"
	if x.Ouverte {
		signe = "▼"
	}
	l := ligne(mot(signe, 12, grisMot, false), mot(fmt.Sprint(x.Annee), 16, grisMot, true), mot(conseil.Nombre(len(x.Seances), "séance", "séances"), 14, grisMot, false))
	return nouvelleTouche(container.NewPadded(l), func() { v.a.Plier(x.Annee) })
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
	compte := conseil.Nombre(r.Points, "point", "points")
	if r.Scelles > 0 {
		compte += ", " + conseil.Nombre(r.Scelles, "scellé", "scellés")
	}
	etat := mot("", 14, vert, true)
	if e, su := v.a.Etat(r); su {
		if etat.Text = e.Nom; e.Reste {
			etat.Color = ambre
		}
	}
	commune := ""
	if !strings.EqualFold(r.Commune, v.a.Commune.Nom) {
		commune = r.Commune
	}
	l := ligne(container.New(auMoins(350), mot(texte, 16, encre, true)), container.New(auMoins(150), etat), mot(compte, 14, grisMot, false), layout.NewSpacer(), mot(commune, 15, encre, false))
	if r.Exemple {
		l.Add(marqueExemple())
	}
	return v.cliquable(l, func() { v.a.OuvrirSeance(r) })
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
