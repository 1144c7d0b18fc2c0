package ecran

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"delibere/app/conseil"
	"delibere/app/secretariat"
)

// PilotePoste keeps what the télétransmission and the open data need beyond the séance, and the
// classification of the préfecture.
type PilotePoste struct {
	*PiloteMairie
	Classification conseil.Date // of the one in use; the zero Date for the national one
}

// Lire reads the date of the classification.
func (x *PilotePoste) Lire() (secretariat.Teletransmission, bool) {
	t, err := x.Fiche.Teletransmission()
	if x.p.faute(err) {
		return t, false
	}
	d, err := x.p.s.Transmettre.Classification(context.Background())
	if !x.p.faute(err) {
		x.Classification = d
	}
	return t, true
}

// Poser keeps the settings as they are typed: several addresses stand apart by a space or a comma.
func (x *PilotePoste) Poser(courriels, operateur, arrondissement, siret string) bool {
	t := secretariat.Teletransmission{
		Courriels: strings.FieldsFunc(courriels, func(r rune) bool { return strings.ContainsRune(" ,;\n\t", r) }),
		Operateur: strings.ToUpper(strings.TrimSpace(operateur)), Arrondissement: strings.TrimSpace(arrondissement), Siret: sansEspaces(siret)}
	if avant, err := x.Fiche.Teletransmission(); err == nil && avant.Egale(t) {
		return true
	}
	return x.faire(x.p.s.Secretariat.PoserTeletransmission(context.Background(), t))
}

// Recevoir takes in the classification that the préfecture has sent, or any answer of it.
func (x *PilotePoste) Recevoir(octets []byte) {
	x.p.Transmission().Recevoir(octets)
	x.PiloteMairie.Lire()
}

// vuePoste is the part of the settings for the télétransmission.
type vuePoste struct {
	x              *PilotePoste
	courriels      *saisie
	operateur      *saisie
	arrondissement *saisie
	siret          *saisie
	date           *widget.Label
	compte         *carteCompte
	certificat     *formulaireCertificat
	montre         *secretariat.Teletransmission // what the fields were filled with
	objet          fyne.CanvasObject
}

func nouveauPoste(m *PiloteMairie, choisir func(suffixe string, prendre func([]byte)), w fyne.Window) *vuePoste {
	v := &vuePoste{x: &PilotePoste{PiloteMairie: m}, date: paragraphe(""), certificat: nouveauCertificat(m, w)}
	poser := func() { v.x.Poser(v.courriels.Text, v.operateur.Text, v.arrondissement.Text, v.siret.Text) }
	v.courriels, v.operateur = champ("mairie@commune.fr", poser), champ("SLO", poser)
	v.arrondissement, v.siret = champ("par son nom", poser), champ("14 chiffres", poser)
	plateforme := container.NewVBox(titreDe("La plateforme de télétransmission"),
		ligne(sousEtiquette("Courriels de la mairie, où vont les réponses", v.courriels, 460), sousEtiquette("Trigramme de l'opérateur", v.operateur, 180),
			sousEtiquette("N° de l'arrondissement", v.arrondissement, 180), sousEtiquette("SIRET de la commune", v.siret, 200)),
		paragraphe("Plusieurs adresses se séparent par une espace. Le trigramme est donné par l'opérateur : SLO pour S²LOW. Le SIRET figure dans les données ouvertes."))
	classification := container.NewVBox(titreDe("La classification de la préfecture"), v.date,
		ligne(nouveauBouton("Importer la classification…", func() { choisir("", v.x.Recevoir) })),
		paragraphe("C'est le fichier XML que la plateforme reçoit de la préfecture. Il se dépose aussi sur la fenêtre."))
	v.compte = nouvelleCarteCompte(v.x)
	v.objet = defilant(container.NewPadded(container.NewVBox(carte(plateforme), carte(classification), carte(v.compte.objet), carte(v.certificat.objet))), 220)
	return v
}

// rafraichir shows what is kept; a field that was not kept stays to be mended.
func (v *vuePoste) rafraichir() {
	v.compte.rafraichir()
	t, lu := v.x.Lire()
	if !lu {
		return
	}
	v.date.SetText("Aucune classification n'est importée : l'archive porte la classification nationale, que la préfecture refuse si la sienne a une autre date.")
	if v.x.Classification.Connue() {
		v.date.SetText("Classification du " + v.x.Classification.Longue() + ".")
	}
	v.certificat.rafraichir(&v.x.Fiche)
	if v.montre != nil && v.montre.Egale(t) {
		return
	}
	v.montre = &t
	v.courriels.poser(strings.Join(t.Courriels, ", "))
	v.operateur.poser(t.Operateur)
	v.arrondissement.poser(t.Arrondissement)
	v.siret.poser(t.Siret)
}
