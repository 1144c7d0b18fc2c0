package ecran

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"delibere/app/conseil"
	"delibere/app/secretariat"
)

// motifsDeFin are why a mandate ends, as a secretary says it; another that the register holds is kept.
var motifsDeFin = []string{"démission", "démission d'office", "décès", "annulation de l'élection", "inéligibilité", "renouvellement général"}

// civilites are the two of the séance file.
var civilites = []conseil.Civilite{conseil.Madame, conseil.Monsieur}

// ficheElu is the form of a mandate. Each field is kept as it is left.
type ficheElu struct {
	c                          *PiloteConseil
	montre                     conseil.EluID
	titre                      *canvas.Text
	civilite, motif            *selecteur
	prenom, nom, fonction      *saisie
	debut, fin                 *saisie
	courriel, telephone, lieu  *saisie
	papier                     *caseACocher
	retirer                    *grave
	source                     conseil.Elu
	remplit                    bool
	objet                      fyne.CanvasObject
	mandat, coordonnees, terme *fyne.Container
	remplacer                  *bouton // shown once the mandate has ended
}

func nouvelleFicheElu(c *PiloteConseil) *ficheElu {
	f := &ficheElu{c: c, titre: mot("", 16, bleu, true), montre: "?"}
	f.civilite = nouveauSelecteur([]string{string(conseil.Madame), string(conseil.Monsieur)}, func(string) { f.enregistrer() })
	f.prenom, f.nom, f.fonction = champ("", f.enregistrer), champ("", f.enregistrer), champ("Maire, 1er adjoint…", f.enregistrer)
	f.debut, f.fin = champDate(f.enregistrer), champDate(f.finir)
	f.motif = nouveauSelecteur(motifsDeFin, func(string) { f.finir() })
	f.motif.PlaceHolder = "motif"
	f.courriel, f.telephone, f.lieu = champ("", f.joindre), champ("", f.joindre), champ("", f.joindre)
	f.papier = nouvelleCase("convocation sur papier", func(bool) { f.joindre() })
	f.retirer = nouveauGrave("Retirer (erreur de saisie)", "Oui, retirer cette ligne du tableau", c.Retirer)
	f.mandat = ligne(sousEtiquette("Civilité", f.civilite, 84), sousEtiquette("Prénom", f.prenom, 200), sousEtiquette("Nom", f.nom, 240),
		sousEtiquette("Fonction", f.fonction, 240), sousEtiquette("Début du mandat", f.debut, largeDate))
	f.terme = ligne(sousEtiquette("Fin du mandat", f.fin, largeDate), sousEtiquette("Motif", f.motif, 220))
	f.remplacer = nouveauBouton("Ajouter le suivant de liste", func() {
		c.Remplacer()
		f.prendre()
	})
	aide := mot("Ces coordonnées servent à envoyer la convocation, et à rien d'autre : aucun document ne les imprime, aucun journal ne les garde.", 13, grisMot, false)
	f.coordonnees = container.NewVBox(ligne(sousEtiquette("Courriel", f.courriel, 290), sousEtiquette("Téléphone", f.telephone, 150), sousEtiquette("Adresse", f.lieu, 380),
		sansNom(f.papier)), aide)
	f.objet = container.NewStack(canvas.NewRectangle(grisFond), container.NewPadded(container.NewVBox(
		ligne(f.titre, layout.NewSpacer(), f.remplacer, f.retirer), ligne(f.mandat, f.terme), f.coordonnees)))
	return f
}

// prendre puts the cursor in the form.
func (f *ficheElu) prendre() {
	if c := fyne.CurrentApp().Driver().CanvasForObject(f.prenom); c != nil {
		c.Focus(f.prenom)
	}
}

// montrer fills the form; what is being typed for the same mandate is left alone.
func (f *ficheElu) montrer() {
	e := f.c.Elu()
	if f.montre == f.c.Choisi && f.source == e {
		return
	}
	f.remplit = true
	defer func() { f.remplit = false }()
	change := f.montre != f.c.Choisi
	f.montre, f.source = f.c.Choisi, e
	f.titre.Text = e.Appel()
	neuf := e.ID == ""
	if f.retirer.armer(false); neuf {
		f.titre.Text = "Nouvel élu : tapez son prénom et son nom"
		f.retirer.Hide()
		f.terme.Hide()
		f.coordonnees.Hide()
	} else {
		f.retirer.Show()
		f.terme.Show()
		f.coordonnees.Show()
	}
	if f.remplacer.Hide(); e.Fin.Connue() {
		f.remplacer.Show()
	}
	f.titre.Refresh()
	f.civilite.SetSelectedIndex(max(slices.Index(civilites, e.Civilite), 0))
	for s, texte := range map[*saisie]string{f.prenom: e.Prenom, f.nom: e.Nom, f.fonction: e.Fonction, f.debut: enDate(e.Debut), f.fin: enDate(e.Fin)} {
		s.poser(texte)
	}
	f.motif.Options = motifsDeFin
	if e.MotifFin != "" && !slices.Contains(motifsDeFin, e.MotifFin) {
		f.motif.Options = append(slices.Clone(motifsDeFin), e.MotifFin)
	}
	if f.motif.ClearSelected(); e.MotifFin != "" {
		f.motif.SetSelected(e.MotifFin)
	}
	if change {
		x := f.c.Coordonnees[e.ID]
		f.courriel.poser(x.Courriel)
		f.telephone.poser(x.Telephone)
		f.lieu.poser(x.Adresse)
		f.papier.SetChecked(x.Papier)
	}
}

// enregistrer keeps the mandate, when something has changed and it has a name.
func (f *ficheElu) enregistrer() {
	if f.remplit || f.montre == "?" {
		return
	}
	e := f.source
	e.Civilite = civilites[max(f.civilite.SelectedIndex(), 0)]
	e.Prenom, e.Nom, e.Fonction = strings.TrimSpace(f.prenom.Text), strings.TrimSpace(f.nom.Text), strings.TrimSpace(f.fonction.Text)
	debut, err := lireDate(f.debut.Text)
	if f.c.p.faute(err) {
		return
	}
	if e.Debut = debut; e == f.source || e.Nom == "" && e.ID == "" {
		return
	}
	f.c.Poser(e)
}

// finir ends the mandate, once its last day and the reason are both known.
func (f *ficheElu) finir() {
	if f.remplit || f.source.ID == "" {
		return
	}
	fin, err := lireDate(f.fin.Text)
	if f.c.p.faute(err) || fin == f.source.Fin && f.motif.Selected == f.source.MotifFin {
		return
	}
	motif := f.motif.Selected
	if !fin.Connue() && f.source.Fin.Connue() {
		motif = "" // the end is taken back, with its reason
	}
	f.c.Terminer(fin, motif)
}

// joindre keeps how the member is reached.
func (f *ficheElu) joindre() {
	if f.remplit || f.source.ID == "" {
		return
	}
	f.c.PoserCoordonnees(secretariat.Coordonnees{Courriel: strings.TrimSpace(f.courriel.Text), Telephone: strings.TrimSpace(f.telephone.Text),
		Adresse: strings.TrimSpace(f.lieu.Text), Papier: f.papier.Checked})
}
