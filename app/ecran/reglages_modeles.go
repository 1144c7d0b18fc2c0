package ecran

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// vueModeles is the part of the settings for the models: those of the commune are named, exchanged and taken
// away here; those of the program are read, and copied.
type vueModeles struct {
	x         *PiloteModeles
	fenetre   fyne.Window
	biblio    *bibliotheque
	titre     *saisie
	famille   *saisie
	siens     *fyne.Container // what can be done with one of the commune
	autres    *bouton         // with one of the program
	supprimer *grave
	source    LigneModele // the model that the fields were filled with
	objet     fyne.CanvasObject
}

func nouvelleVueModeles(m *PiloteMairie, choisir func(suffixe string, prendre func([]byte)), w fyne.Window) *vueModeles {
	v := &vueModeles{x: nouveauPiloteModeles(m), fenetre: w}
	v.titre, v.famille = champ("Nom du modèle", v.nommer), champ("sans famille", v.nommer)
	v.biblio = nouvelleBibliotheque(v.x, func() { w.Canvas().Focus(v.titre) })
	v.x.OnChange = v.montrer
	v.supprimer = nouveauGrave("Supprimer", "Oui, supprimer ce modèle", v.x.Supprimer)
	v.siens = ligne(etiquette("Nom"), large(v.titre, 320), etiquette("Famille"), large(v.famille, 220), v.supprimer)
	v.autres = nouveauBouton("Copier dans les modèles de la commune", v.copier)
	gestes := ligne(v.autres, nouveauBouton("Importer des modèles…", func() { choisir(".json", v.x.Importer) }), nouveauBouton("Exporter celui-ci…", func() { v.exporter(false) }),
		nouveauBouton("Exporter ceux de la commune…", func() { v.exporter(true) }))
	aide := paragraphe("Un modèle de la commune se fait dans « Points » : écrivez le texte, puis « Garder comme modèle… ». Ce qui change d'une fois à l'autre s'y écrit entre deux accolades, " +
		"comme {{montant}}. La séance remplit d'elle-même {{le maire}}, {{année}}, {{date de la séance}}, {{comptable}} et quelques autres.")
	bas := container.NewVBox(v.siens, gestes)
	v.objet = defilant(container.NewPadded(bordure(aide, bas, nil, nil, v.biblio.objet)), 200)
	return v
}

// nommer keeps the name and the family of the chosen model of the commune.
func (v *vueModeles) nommer() {
	m := v.source.Modele
	if !v.source.DeLaCommune || v.titre.Text == m.Titre && v.famille.Text == m.Famille {
		return
	}
	ancien := m.Titre
	m.Titre, m.Famille = v.titre.Text, v.famille.Text
	v.x.Garder(ancien, m)
}

func (v *vueModeles) copier() {
	if l := v.x.Modele(); l != nil {
		v.x.Garder("", l.Modele)
	}
}

func (v *vueModeles) exporter(tous bool) {
	if nom, octets := v.x.Exporter(tous); nom != "" {
		enregistrerSous(v.x.m.p, v.fenetre, nom, octets, "Modèles exportés")
	}
}

// rafraichir takes the models that the Mairie keeps now.
func (v *vueModeles) rafraichir() { v.x.Actualiser() }

func (v *vueModeles) montrer() {
	v.biblio.montrer()
	l := v.x.Modele()
	v.source = LigneModele{}
	if l != nil {
		v.source = *l
	}
	v.titre.poser(v.source.Titre)
	v.famille.poser(v.source.Famille)
	v.supprimer.armer(false)
	montrerOuCacher(v.siens, v.source.DeLaCommune)
	montrerOuCacher(v.autres, l != nil && !v.source.DeLaCommune)
}
