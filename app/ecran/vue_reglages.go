package ecran

import (
	"fmt"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"delibere/app/conseil"
)

// vueReglages is the screen of what the commune sets once: itself, its numbers, its backups.
type vueReglages struct {
	r         *PiloteReglages
	fenetre   fyne.Window
	commune   *formulaireCommune
	motif     *saisie
	exemple   *widget.Label
	montre    string // the pattern that the field was filled with
	second    *saisie
	travail   *fyne.Container
	quoi      *widget.Label
	copies    *fyne.Container
	contenu   *widget.Label
	restaurer *grave
	parties   *parties
	objet     fyne.CanvasObject
}

func nouveauxReglages(p *Pilote, w fyne.Window, choisir func(suffixe string, prendre func([]byte)), a *PiloteAffichage) *vueReglages {
	v := &vueReglages{r: &PiloteReglages{PiloteMairie: nouveauPiloteMairie(p)}, fenetre: w, exemple: paragraphe(""), quoi: widget.NewLabel(""),
		copies: container.NewVBox(), contenu: paragraphe("")}
	v.r.OnChange = v.montrer
	v.commune = nouveauFormulaireCommune(v.r)
	v.travail = ligne(v.quoi, nouveauBouton("Arrêter", v.r.Arreter))
	commune := defilant(container.NewPadded(container.NewVBox(carte(v.commune.objet), v.numerotation(), v.sauvegardes())), 220)
	v.parties = nouvellesParties(partie{nom: "Commune et sauvegardes", construire: func() (fyne.CanvasObject, vue) { return commune, nil }},
		partie{nom: partiePapier, construire: func() (fyne.CanvasObject, vue) { x := nouveauPapier(v.r.PiloteMairie, choisir); return x.objet, x }},
		partie{nom: partieModeles, construire: func() (fyne.CanvasObject, vue) {
			x := nouvelleVueModeles(v.r.PiloteMairie, choisir, w)
			return x.objet, x
		}},
		partie{nom: partieTransmission, construire: func() (fyne.CanvasObject, vue) { x := nouveauPoste(v.r.PiloteMairie, choisir, w); return x.objet, x }},
		partie{nom: partieAffichage, construire: func() (fyne.CanvasObject, vue) { x := nouvelleVueAffichage(a); return x.objet, x }})
	v.objet = container.NewPadded(bordure(ligne(mot("Réglages", 24, bleu, true), v.parties.barre, layout.NewSpacer(), v.travail), nil, nil, nil, v.parties.corps))
	return v
}

func (v *vueReglages) numerotation() fyne.CanvasObject {
	v.motif = champ("{AAAA}-{N}", func() { v.r.PoserNumerotation(v.motif.Text) })
	v.motif.OnChanged = func(s string) {
		texte, bon := v.r.ExempleDeNumeros(s)
		v.exemple.Importance = widget.MediumImportance
		if !bon {
			v.exemple.Importance = widget.DangerImportance
		}
		v.exemple.SetText(texte)
	}
	aide := mot("{AAAA} ou {AA} année, {MM} mois, {JJ} jour, {SEANCE} rang de la séance, {NSEANCE} rang dans la séance, {N} rang dans l'année ; {N:03} l'écrit sur trois chiffres.", 13, grisMot, false)
	return carte(container.NewVBox(titreDe("Numéros des délibérations"),
		bordure(nil, nil, container.NewHBox(etiquette("Modèle"), large(v.motif, 300)), nil, v.exemple), aide))
}

func (v *vueReglages) sauvegardes() fyne.CanvasObject {
	v.second = champ("aucun : une clé USB, un dossier du réseau…", func() { v.r.PoserSecondDossier(v.second.Text) })
	choisir := nouveauBouton("Choisir…", func() { choisirDossier(v.r.p, v.fenetre, func(d string) { v.r.PoserSecondDossier(d) }) })
	quoi := "Second dossier"
	if v.r.p.s.Politique.SecondDossier != "" {
		v.second.Disable()
		choisir.Disable()
		quoi += ", " + fixe
	}
	v.restaurer = nouveauGrave("Restaurer cette sauvegarde", "Oui, elle prend la place du registre actuel, qui est gardé à côté", v.r.Restaurer)
	gestes := ligne(nouveauBouton("Sauvegarder maintenant", v.r.Sauvegarder),
		nouveauBouton("Tout exporter…", func() { choisirDossier(v.r.p, v.fenetre, v.r.Exporter) }),
		container.NewCenter(mot("Tout exporter écrit les séances, les extraits et les tables dans un dossier, lisibles sans ce programme.", 13, grisMot, false)))
	return carte(container.NewVBox(titreDe("Sauvegardes"),
		bordure(nil, nil, etiquette(quoi), choisir, v.second), gestes, v.copies, v.contenu, ligne(v.restaurer)))
}

func (v *vueReglages) rafraichir() { v.r.Lire() }

func (v *vueReglages) montrer() {
	v.commune.montrer()
	if m := v.r.Numerotation(); v.montre != m {
		v.montre = m
		v.motif.SetText(m)
	}
	v.second.poser(v.r.SecondDossier())
	v.quoi.SetText(v.r.Travail)
	if v.travail.Show(); v.r.Travail == "" {
		v.travail.Hide()
	}
	v.montrerCopies()
	v.contenu.SetText(v.r.Contenu)
	v.contenu.Show()
	if v.restaurer.Show(); v.r.Contenu == "" {
		v.contenu.Hide()
		v.restaurer.Hide()
	}
	v.parties.rafraichir()
	v.r.p.OnActes()
}

func (v *vueReglages) montrerCopies() {
	v.copies.Objects = nil
	if len(v.r.Copies) == 0 {
		v.copies.Add(paragraphe("Aucune sauvegarde n'a encore été faite."))
	}
	for _, c := range v.r.Copies {
		age, _ := AgeDeLaSauvegarde(v.r.p.s.Horloge(), c.Quand)
		age = conseil.Majuscule(strings.TrimSuffix(strings.TrimPrefix(age, "Dernière sauvegarde : "), "."))
		regarder := nouveauBouton("Regarder", func() { v.r.Regarder(c.Chemin) })
		if c.Chemin == v.r.Regardee {
			regarder.Importance = widget.HighImportance
		}
		v.copies.Add(container.New(colonnes{330, 90, 0, 100}, mot(age, 14, encre, false), mot(taille(c.Taille), 14, grisMot, false),
			mot(abreger(filepath.Dir(c.Chemin), 70), 13, grisMot, false), regarder))
	}
	v.copies.Refresh()
}

// taille writes a size as French does: "1,2 Mo".
func taille(octets int64) string {
	if octets < 1_000_000 {
		return fmt.Sprintf("%d ko", (octets+999)/1000)
	}
	return strings.ReplaceAll(fmt.Sprintf("%.1f Mo", float64(octets)/1e6), ".", ",")
}

func (v *vueReglages) annuler()  { v.r.Annuler() }
func (v *vueReglages) retablir() { v.r.Retablir() }
func (v *vueReglages) aAnnuler() (string, string) {
	return v.r.Fiche.Annulable, v.r.Fiche.Retablissable
}
