package ecran

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"delibere/app/conseil"
	"delibere/app/secretariat"
)

// aideDuDepot says how an act leaves, with an account or without.
func aideDuDepot(c secretariat.CompteDepot) string {
	const retour = " Déposez ici l'accusé de réception qui en revient : sa date s'inscrit."
	if c == (secretariat.CompteDepot{}) {
		return "L'archive se dépose sur la plateforme de télétransmission de la commune ; le programme n'envoie rien lui-même. Pour déposer d'ici, ajoutez le compte de la commune dans « Réglages », « Transmission »." + retour
	}
	return "L'acte scellé se dépose d'ici sur la plateforme de la commune (" + c.Nom() + "), ou son archive sur le site." + retour
}

// ligneDepot is what the step has of the deposit of the délibération chosen: nothing without an account.
type ligneDepot struct {
	t       *PiloteTransmission
	deposer *grave
	suivre  *bouton
	arreter *bouton
	etat    *widget.Label
	objet   *fyne.Container
}

func nouvelleLigneDepot(t *PiloteTransmission) *ligneDepot {
	l := &ligneDepot{t: t, etat: widget.NewLabel("")}
	l.etat.Truncation = fyne.TextTruncateEllipsis
	l.deposer = nouveauGrave("Déposer sur la plateforme", "", t.Deposer)
	l.suivre = nouveauBouton("Où en est le dépôt ?", t.Deposer)
	l.arreter = nouveauBouton("Arrêter", t.Arreter)
	l.objet = bordure(nil, nil, container.NewHBox(l.deposer, l.suivre, l.arreter), nil, l.etat)
	return l
}

// rafraichir shows the line for the délibération chosen, nil for none.
func (l *ligneDepot) rafraichir(c secretariat.CompteDepot, choisie *conseil.Point) {
	if c == (secretariat.CompteDepot{}) || choisie == nil && l.t.Travail == "" {
		l.objet.Hide()
		return
	}
	l.objet.Show()
	for _, o := range []fyne.CanvasObject{l.deposer, l.suivre, l.arreter} {
		o.Hide()
	}
	if l.t.Travail != "" {
		l.etat.SetText(l.t.Travail)
		l.arreter.Show()
		return
	}
	texte, deposee := l.t.Note()
	switch {
	case choisie.AccuseReception.Connue():
	case deposee:
		l.suivre.Show()
	default:
		scellee := l.t.p.Fiche.Scelles[choisie.Numero] != ""
		l.deposer.confirmer = "Oui, l'envoyer par " + secretariat.NomPlateforme(c.Plateforme)
		l.deposer.armer(false)
		l.deposer.Show()
		if ouvrirOuFermer(l.deposer, !scellee); !scellee {
			texte = "La délibération se dépose une fois scellée."
		}
	}
	l.etat.SetText(texte)
}
