package ecran

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"delibere/app/conseil"
)

// ligneLot is what is done for all the extraits at once: print, write; and what runs, that can be stopped.
type ligneLot struct {
	l          *PiloteLot
	imprimer   *grave
	imprimante *selecteur
	quoi       *widget.Label
	arreter    *bouton
	objet      *fyne.Container
}

func nouvelleLigneLot(p *Pilote, w fyne.Window) *ligneLot {
	v := &ligneLot{l: nouveauPiloteLot(p), imprimante: nouveauSelecteur(nil, nil), quoi: widget.NewLabel("")}
	v.l.OnChange = v.montrer
	v.imprimante.PlaceHolder = "imprimante"
	v.imprimer = nouveauGrave("Imprimer tous les extraits", "", func() { v.l.Imprimer(v.imprimante.Selected, true) })
	v.arreter = nouveauBouton("Arrêter", v.l.Arreter)
	v.objet = ligne(v.imprimer, v.imprimante, nouveauBouton("Enregistrer tous les PDF…", func() { choisirDossier(p, w, v.l.EnregistrerExtraits) }), v.quoi, v.arreter)
	v.montrer()
	return v
}

// rafraichir counts what is ready, and asks once for the printers.
func (v *ligneLot) rafraichir() {
	v.imprimer.confirmer = "Oui, imprimer " + conseil.Nombre(len(v.l.Extraits()), "extrait", "extraits")
	v.imprimer.armer(false)
	if v.imprimante.Options != nil {
		return
	}
	v.imprimante.Options = []string{}
	s := v.l.p.s
	s.EnFond(func() {
		liste, err := s.Imprimante.Liste(context.Background())
		s.SurEcran(func() {
			if err == nil && len(liste) > 0 {
				v.imprimante.Options = liste
				v.imprimante.SetSelectedIndex(0)
			}
		})
	})
}

func (v *ligneLot) montrer() {
	v.quoi.SetText(v.l.Travail)
	if v.arreter.Hide(); v.l.Travail != "" {
		v.arreter.Show()
	}
}
