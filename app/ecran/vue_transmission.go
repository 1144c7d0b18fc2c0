package ecran

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"delibere/app/conseil"
)

// vueTransmission is the step: the délibérations and where each stands, what goes out of the one chosen,
// and what came back.
type vueTransmission struct {
	p      *Pilote
	t      *PiloteTransmission
	c      *PiloteCloture
	lignes []Ligne
	liste  *listeChoix
	nom    *canvas.Text
	suites *widget.Label
	jour   *saisie
	recues *widget.Label
	gestes *fyne.Container
	depot  *ligneDepot
	lot    *PiloteLot
	toutes *bouton
	aide   *widget.Label
	objet  fyne.CanvasObject
}

func nouvelleTransmission(p *Pilote, w fyne.Window, choisir func(suffixe string, prendre func([]byte))) *vueTransmission {
	v := &vueTransmission{p: p, t: p.Transmission(), c: &PiloteCloture{p}, nom: mot("", 15, bleu, true), suites: paragraphe(""), recues: paragraphe(""), aide: paragraphe("")}
	v.t.OnChange = v.rafraichir
	v.depot = nouvelleLigneDepot(v.t)
	v.t.OnAvance = func() { v.depot.etat.SetText(v.t.Travail) }
	v.liste = nouvelleListeChoix(func() int { return len(v.lignes) }, nouveauRangCloture, func(i int, o fyne.CanvasObject) { montrerLigne(v.lignes[i], o) },
		func(i int) { p.Choisir(v.lignes[i].Point.Numero) })
	livrer := func(nom string, octets []byte, fait string) { enregistrerSous(p, w, nom, octets, fait) }
	v.jour = dater(champ("aujourd'hui", nil))
	archive := nouveauBouton("Archive ACTES…", func() { v.t.Archive(livrer) })
	archive.Importance = widget.HighImportance
	v.gestes = ligne(archive, nouveauBouton("Fichier pour le site…", func() { v.t.Publier(v.jour.Text, livrer) }), etiquette("mis en ligne le"), large(v.jour, largeDate))
	v.lot = nouveauPiloteLot(p)
	v.lot.OnChange = func() { p.dire("%s", v.lot.Travail) }
	v.toutes = nouveauBouton("", func() { choisirDossier(p, w, v.lot.EnregistrerArchives) })
	retour := ligne(v.toutes, nouveauBouton("Lire une réponse de la préfecture…", func() { choisir("", v.recevoir) }),
		nouveauBouton("Données ouvertes de tout le registre…", func() { v.t.SCDL(livrer) }))
	bas := container.NewStack(canvas.NewRectangle(grisFond), container.NewPadded(container.NewVBox(v.nom, v.suites, v.gestes, v.depot.objet, retour, v.recues)))
	v.objet = bordure(container.NewPadded(v.aide), bas, nil, nil, v.liste)
	return v
}

func (v *vueTransmission) recevoir(octets []byte) {
	v.t.Recevoir(octets)
	v.rafraichir()
}

func (v *vueTransmission) rafraichir() {
	if v.p.Fiche == nil {
		return // the register is another one since the deposit began
	}
	n := len(v.lot.Archives())
	v.toutes.SetText("Archives des " + conseil.Nombre(n, "scellée à transmettre…", "scellées à transmettre…"))
	if v.toutes.Show(); n == 0 {
		v.toutes.Hide()
	}
	compte := v.t.Compte()
	v.aide.SetText(aideDuDepot(compte))
	v.lignes = v.c.Lignes()
	place := -1
	for i, l := range v.lignes {
		if l.Point.Numero == v.p.Point {
			place = i
		}
	}
	v.liste.montrer(place)
	v.recues.SetText(strings.Join(v.t.Recues[:min(3, len(v.t.Recues))], "\n"))
	if place < 0 {
		v.gestes.Hide()
		v.depot.rafraichir(compte, nil)
		v.nom.Text = "Choisissez une délibération."
		v.nom.Refresh()
		v.suites.SetText("")
		return
	}
	v.gestes.Show()
	l := v.lignes[place]
	v.depot.rafraichir(compte, l.Point)
	v.nom.Text = abreger(strings.TrimSpace(fmt.Sprintf("Point %d : %s %s", l.Point.Numero, l.Point.Deliberation, l.Point.Objet)), 100)
	v.nom.Refresh()
	v.suites.SetText(suitesDe(l, v.p.Fiche.Dossier.Commune.AlsaceMoselle))
}
