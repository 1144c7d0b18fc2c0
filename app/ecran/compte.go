package ecran

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"delibere/app/secretariat"
)

// Compte is the account of the commune on a platform; false when it cannot be read.
func (x *PilotePoste) Compte() (secretariat.CompteDepot, bool) {
	c, err := x.Fiche.CompteDepot()
	return c, !x.p.faute(err)
}

// Retenir keeps the account, and gives its secrets to the keyring, which may ask to be opened.
func (x *PilotePoste) Retenir(c secretariat.CompteDepot, entite, motDePasse, certificat string) {
	n, err := entier("Numéro de l'entité", entite)
	if x.p.faute(err) {
		return
	}
	c.Entite = n
	x.auTrousseau("Compte retenu ; ses mots de passe sont dans le trousseau de la session, et nulle part ailleurs.",
		func(ctx context.Context) error { return x.p.s.Depots.Retenir(ctx, c, motDePasse, certificat) })
}

// Oublier takes the account out of the register, and its secrets out of the keyring.
func (x *PilotePoste) Oublier() {
	x.auTrousseau("Le compte et ses mots de passe sont oubliés.", x.p.s.Depots.Oublier)
}

func (x *PilotePoste) auTrousseau(fait string, faire func(context.Context) error) {
	x.p.s.EnFond(func() {
		err := faire(context.Background())
		x.p.s.SurEcran(func() {
			x.PiloteMairie.Lire()
			if !x.p.faute(err) {
				x.p.dire("%s", fait)
			}
		})
	})
}

// carteCompte is the account in the settings. What is typed as a secret is given away at once, never shown
// nor kept.
type carteCompte struct {
	x                                        *PilotePoste
	plateforme                               *selecteur
	adresse, identifiant, entite, certificat *saisie
	motDePasse, motCertificat                *saisie
	oublier                                  *grave
	etat                                     *widget.Label
	montre                                   *secretariat.CompteDepot // what the fields were filled with
	objet                                    fyne.CanvasObject
}

func nouvelleCarteCompte(x *PilotePoste) *carteCompte {
	c := &carteCompte{x: x, plateforme: nouveauSelecteur(nil, nil), etat: paragraphe("")}
	for _, p := range secretariat.Plateformes {
		c.plateforme.Options = append(c.plateforme.Options, secretariat.NomPlateforme(p))
	}
	c.plateforme.PlaceHolder = "choisir"
	c.adresse, c.identifiant, c.entite, c.certificat = champ("https://…", nil), champ("celui du site", nil), champ("Pastell", nil), champ("chemin du fichier .p12", nil)
	c.motDePasse, c.motCertificat = champ("dans le trousseau", nil), champ("dans le trousseau", nil)
	c.motDePasse.Password, c.motCertificat.Password = true, true
	c.oublier = nouveauGrave("Oublier ce compte", "Oui, effacer le compte et ses mots de passe", x.Oublier)
	if x.p.s.Politique.SansDepot {
		c.objet = container.NewVBox(titreDe("Le compte pour déposer d'ici"), paragraphe("Aucun dépôt ne se fait depuis ce poste : c'est "+fixe+". L'archive ACTES se dépose sur le site de la plateforme."))
		return c
	}
	adresse := "Adresse"
	if x.p.s.Politique.AdressePlateforme != "" {
		c.adresse.Disable()
		adresse = "Adresse, fixée par le service informatique"
	}
	c.objet = container.NewVBox(titreDe("Le compte pour déposer d'ici"), c.etat,
		ligne(sousEtiquette("Plateforme", c.plateforme, 130), sousEtiquette(adresse, c.adresse, 300), sousEtiquette("Identifiant", c.identifiant, 190),
			sousEtiquette("N° de l'entité", c.entite, 110), sousEtiquette("Certificat de la commune", c.certificat, 330)),
		ligne(sousEtiquette("Mot de passe du compte", c.motDePasse, 270), sousEtiquette("Mot de passe du certificat", c.motCertificat, 270),
			sansNom(ligne(nouveauBouton("Retenir ce compte", c.retenir), c.oublier))),
		paragraphe("Les mots de passe vont au trousseau de la session de ce poste, et nulle part ailleurs : ni au registre, ni dans les sauvegardes. Un champ laissé vide garde celui du trousseau."))
	return c
}

// retenir hands over what is typed; the secrets leave their fields whatever comes of it.
func (c *carteCompte) retenir() {
	compte := secretariat.CompteDepot{Adresse: strings.TrimSpace(c.adresse.Text), Identifiant: strings.TrimSpace(c.identifiant.Text), Certificat: strings.TrimSpace(c.certificat.Text)}
	if i := c.plateforme.SelectedIndex(); i >= 0 {
		compte.Plateforme = secretariat.Plateformes[i]
	}
	motDePasse, certificat := c.motDePasse.Text, c.motCertificat.Text
	for _, s := range []*saisie{c.motDePasse, c.motCertificat} {
		s.Password = true // the eye of the field may have shown it
		s.SetText("")
	}
	c.x.Retenir(compte, c.entite.Text, motDePasse, certificat)
}

// rafraichir shows what is kept; what was refused stays to be mended.
func (c *carteCompte) rafraichir() {
	compte, lu := c.x.Compte()
	if !lu || c.montre != nil && *c.montre == compte {
		return
	}
	c.montre = &compte
	c.etat.SetText("Aucun compte : le programme n'envoie rien. Avec un compte, l'étape « Transmission » dépose l'acte scellé, une seule fois, et prend l'accusé de réception.")
	c.oublier.Hide()
	if compte != (secretariat.CompteDepot{}) {
		c.etat.SetText("Compte retenu : " + compte.Nom() + ".")
		c.oublier.Show()
	}
	c.plateforme.ClearSelected()
	if nom := secretariat.NomPlateforme(compte.Plateforme); nom != "" {
		c.plateforme.SetSelected(nom)
	}
	c.adresse.poser(compte.Adresse)
	if fixee := c.x.p.s.Politique.AdressePlateforme; fixee != "" {
		c.adresse.poser(fixee)
	}
	c.identifiant.poser(compte.Identifiant)
	c.certificat.poser(compte.Certificat)
	c.entite.poser(nombreOuRien(compte.Entite))
}
