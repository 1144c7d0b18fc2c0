package ecran

import (
	"image"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// choixDuPapier are the settings that take one of a few values, each value with what a screen calls it.
var choixDuPapier = []struct {
	cle, nom string
	valeurs  [][2]string
}{
	{"presences", "Présences", [][2]string{{"tableau", "en tableau"}, {"texte", "en texte"}}},
	{"representes", "Membres représentés", [][2]string{{"excuses", "parmi les excusés"}, {"rubrique", "sous leur propre titre"}}},
	{"comptes", "Compte des voix, en tête", [][2]string{{"suffrages_exprimes", "« suffrages exprimés »"}, {"votants", "« votants »"}}},
	{"votes", "Votes", [][2]string{{"texte", "en phrases"}, {"tableau", "en tableau"}}},
	{"signatures", "Signatures", [][2]string{{"selon_la_loi", "selon la loi"}, {"maire", "le maire seul"}, {"maire_et_secretaires", "le maire et les secrétaires"}}},
	{"visas", "Visas", [][2]string{{"true", "imprimés"}, {"false", "non imprimés"}}},
	{"considerants", "Considérants", [][2]string{{"true", "imprimés"}, {"false", "non imprimés"}}},
}

// nomsDesFormules are what a screen calls the wordings.
var nomsDesFormules = map[string]string{"registre": "Titre, sous le numéro", "ouverture": "Ouverture de la séance", "decision": "Avant la décision",
	"secretariat": "Secrétaires de séance", "recours": "Délais et voies de recours", "certificat": "Certificat de caractère exécutoire", "cloture": "Clôture"}

// vuePapier is the part of the settings where the commune chooses how its papers look, beside the paper.
type vuePapier struct {
	x           *PilotePapier
	choix       map[string]*selecteur
	formules    []*champFormule
	alternative *saisie
	accent      *saisie
	logo        *widget.Label
	retirer     *bouton
	refus       *widget.Label
	pages, page *fyne.Container
	gauche      *container.Scroll
	remplit     bool
	objet       fyne.CanvasObject
}

func nouveauPapier(m *PiloteMairie, choisir func(suffixe string, prendre func([]byte))) *vuePapier {
	v := &vuePapier{x: nouveauPilotePapier(m), choix: map[string]*selecteur{}, logo: widget.NewLabel(""), refus: paragraphe(""), pages: container.NewVBox()}
	v.x.OnLus, v.x.OnApercu, v.x.OnRefus = v.remplir, v.montrerPages, v.montrerRefus
	v.refus.Importance = widget.DangerImportance
	v.refus.Hide()
	fond := canvas.NewRectangle(grisLigne)
	fond.SetMinSize(fyne.NewSize(650, 300))
	v.page = bordure(v.refus, nil, nil, nil, container.NewStack(fond, container.NewVScroll(container.NewPadded(v.pages))))
	v.gauche = container.NewVScroll(nil)
	v.gauche.Content = container.NewPadded(container.NewVBox(carte(v.enTete(choisir)), carte(v.dispositions()), carte(v.textes())))
	v.objet = bordure(nil, nil, nil, v.page, v.gauche)
	return v
}

func (v *vuePapier) enTete(choisir func(string, func([]byte))) fyne.CanvasObject {
	poser := func() {
		if !v.remplit {
			v.x.PoserEnTete(v.accent.Text, v.alternative.Text)
		}
	}
	v.alternative, v.accent = champ("Logo de la commune", poser), champ("#1F3A5F", poser)
	v.retirer = nouveauBouton("Retirer", func() { v.x.RetirerLogo() })
	return container.NewVBox(titreDe("L'en-tête"),
		ligne(nouveauBouton("Choisir un logo…", func() { choisir("", v.x.ChoisirLogo) }), v.retirer, v.logo),
		ligne(sousEtiquette("Ce que le logo montre, pour qui ne le voit pas", v.alternative, 380), sousEtiquette("Couleur du titre et des filets", v.accent, 180)))
}

func (v *vuePapier) dispositions() fyne.CanvasObject {
	grille := container.New(layout.NewGridLayout(2))
	for _, c := range choixDuPapier {
		noms := make([]string, len(c.valeurs))
		for i, x := range c.valeurs {
			noms[i] = x[1]
		}
		s := nouveauSelecteur(noms, nil)
		s.PlaceHolder = "à choisir"
		s.OnChanged = func(string) {
			if i := s.SelectedIndex(); i >= 0 && !v.remplit {
				v.x.Poser(c.cle, c.valeurs[i][0])
			}
		}
		v.choix[c.cle] = s
		grille.Add(sousEtiquette(c.nom, s, 290))
	}
	return container.NewVBox(titreDe("La disposition"), grille)
}

// lettresParLigne is about what a line of a wording holds.
const lettresParLigne = 76

// champFormule is a wording: its field, the words it may take, what is wrong with it.
type champFormule struct {
	Formule
	s        *saisie
	faute    *widget.Label
	revenir  *bouton
	contenir *fyne.Container
}

func (v *vuePapier) textes() fyne.CanvasObject {
	aide := paragraphe("Un mot entre accolades prend ce que dit la séance. Ce qui est entre crochets ne s'imprime que si ses mots sont connus : « [, à {heure}] ».")
	boite := container.NewVBox(titreDe("Les textes de la commune"), aide)
	for _, f := range v.x.p.s.MiseEnPage.Formules() {
		c := v.champFormule(f)
		v.formules = append(v.formules, c)
		boite.Add(c.contenir)
	}
	return boite
}

func (v *vuePapier) champFormule(f Formule) *champFormule {
	c := &champFormule{Formule: f, s: nouvelleSaisie(2), faute: paragraphe("")}
	c.faute.Importance = widget.DangerImportance
	c.faute.Hide()
	c.s.quitter = func() { v.x.PoserTexte(f.Cle, c.s.Text) }
	c.s.OnChanged = func(texte string) {
		c.juger(v.x.Faute(f.Cle, texte))
		if !v.remplit {
			v.x.Taper(f.Cle, texte)
		}
	}
	c.revenir = nouveauBouton("Revenir au texte ordinaire", func() { v.revenir(c) })
	c.revenir.Importance = widget.LowImportance
	tete := container.NewStack(marge(36), bordure(nil, nil, container.NewCenter(mot(nomsDesFormules[f.Cle], 14, encre, true)), c.revenir))
	permis := widget.NewRichText(&widget.TextSegment{Text: motsPermis(f), Style: widget.RichTextStyle{ColorName: theme.ColorNamePlaceHolder}})
	permis.Wrapping = fyne.TextWrapWord
	c.contenir = container.NewVBox(tete, container.NewStack(c.s, nouvelleMolette(v.gauche)), c.faute, permis, marge(4))
	return c
}

// revenir puts the ordinary text back, in the field and in what is kept.
func (v *vuePapier) revenir(c *champFormule) {
	c.s.poser(c.Ordinaire)
	v.x.Ordinaire(c.Formule)
}

// juger says at once what is wrong, and keeps the field as high as its text.
func (c *champFormule) juger(faute string) {
	c.s.SetMinRowsVisible(1 + len([]rune(c.s.Text))/lettresParLigne)
	c.faute.SetText(faute)
	if c.faute.Show(); faute == "" {
		c.faute.Hide()
	}
	if c.revenir.Show(); c.s.Text == c.Ordinaire {
		c.revenir.Hide()
	}
}

// sensDesMots says what a word gives, where its name does not.
var sensDesMots = map[string]string{"an": "l'année en lettres", "commune": "« de » et son nom", "rapporteur": "« du Maire », « de » et son nom", "tribunal": "« de » et sa ville",
	"nombre": "« d'un secrétaire », « de deux secrétaires »", "elus": "« a été élu », accordé", "qui": "« qu'il a », accordé", "maire": "« Le Maire », accordé", "e": "« e » au féminin"}

// motsPermis names the words between braces of a wording.
func motsPermis(f Formule) string {
	if len(f.Mots) == 0 {
		return "Aucun mot entre accolades dans ce texte."
	}
	s := make([]string, len(f.Mots))
	for i, m := range f.Mots {
		s[i] = "{" + m + "}"
		if sens := sensDesMots[m]; sens != "" {
			s[i] += " " + sens
		}
		if slices.Contains(f.Requis, m) {
			s[i] += " (obligatoire)"
		}
	}
	return "Mots permis : " + strings.Join(s, ", ") + "."
}

// rafraichir shows what is kept; what is being typed is left alone.
func (v *vuePapier) rafraichir() { v.x.Lire() }

// remplir fills the fields with what is kept.
func (v *vuePapier) remplir() {
	v.remplit = true
	defer func() { v.remplit = false }()
	for _, c := range choixDuPapier {
		for i, x := range c.valeurs {
			if x[0] == v.x.Valeurs[c.cle] {
				v.choix[c.cle].SetSelectedIndex(i)
			}
		}
	}
	for _, c := range v.formules {
		c.s.poser(v.x.Texte(c.Cle))
		c.juger(v.x.Faute(c.Cle, c.s.Text))
	}
	v.alternative.poser(v.x.EnTete.Alternative)
	v.accent.poser(v.x.EnTete.Accent)
	v.logo.SetText("Un logo est en place.")
	if v.retirer.Show(); v.x.EnTete.Logo == "" {
		v.logo.SetText("Aucun : PNG, JPEG ou SVG, choisi ou déposé ici.")
		v.retirer.Hide()
	}
}

func (v *vuePapier) montrerPages(pages []image.Image) {
	v.pages.Objects = nil
	for _, p := range pages {
		c := canvas.NewImageFromImage(p)
		c.FillMode = canvas.ImageFillContain
		c.SetMinSize(fyne.NewSize(float32(p.Bounds().Dx()), float32(p.Bounds().Dy())))
		v.pages.Add(c)
	}
	v.pages.Refresh()
}

func (v *vuePapier) montrerRefus(texte string) {
	v.refus.SetText(texte)
	if v.refus.Show(); texte == "" {
		v.refus.Hide()
	}
	v.page.Refresh()
}
