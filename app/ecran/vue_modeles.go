package ecran

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"delibere/app/conseil"
	"delibere/app/dossier"
	deliberations "delibere/app/modele"
)

// toutesLesFamilles is the first choice of the list of the families.
const toutesLesFamilles = "Toutes les familles"

// bibliotheque shows the models: a field to look for one, the list, and the text of the one that is chosen.
type bibliotheque struct {
	x       *PiloteModeles
	mots    *saisie
	famille *selecteur
	liste   *listeChoix
	vide    *widget.Label
	texte   *widget.RichText
	page    *container.Scroll
	montre  string                              // the model whose text is shown
	remplir func(dossier.Modele) dossier.Modele // what the record knows, in the text that is shown
	remplit bool
	objet   fyne.CanvasObject
}

func nouvelleBibliotheque(x *PiloteModeles, valider func()) *bibliotheque {
	b := &bibliotheque{x: x, mots: champ("Chercher : subvention, 7.5…", nil), texte: widget.NewRichText(),
		vide: paragraphe("Aucun modèle n'a ces mots."), remplir: func(m dossier.Modele) dossier.Modele { return m }}
	b.famille = nouveauSelecteur([]string{toutesLesFamilles}, func(string) { b.filtrer() })
	b.famille.PlaceHolder = toutesLesFamilles
	b.mots.OnChanged = func(string) { b.filtrer() }
	b.mots.OnSubmitted = func(string) { valider() }
	b.mots.touches = map[fyne.KeyName]func(){fyne.KeyDown: func() { x.Choisir(x.Choisi + 1) }, fyne.KeyUp: func() { x.Choisir(x.Choisi - 1) },
		fyne.KeyPageDown: func() { x.Choisir(x.Choisi + 10) }, fyne.KeyPageUp: func() { x.Choisir(x.Choisi - 10) }}
	b.liste = nouvelleListeChoix(func() int { return len(x.Lignes) }, nouveauRangModele, b.montrerRang, x.Choisir)
	b.liste.valider = valider
	b.texte.Wrapping = fyne.TextWrapWord
	b.page = defilant(container.NewPadded(b.texte), 180)
	fond := canvas.NewRectangle(papier)
	fond.StrokeColor, fond.StrokeWidth, fond.CornerRadius = grisLigne, 1, 4
	gauche := container.New(&largeurFixe{310}, bordure(container.NewVBox(b.mots, b.famille, b.vide), nil, nil, nil, container.NewStack(marge(110), b.liste)))
	b.objet = sommaire(gauche, container.NewPadded(container.NewStack(fond, b.page)), 260)
	return b
}

func nouveauRangModele() fyne.CanvasObject {
	l := widget.NewLabel("")
	l.Truncation = fyne.TextTruncateEllipsis
	return l
}

func (b *bibliotheque) montrerRang(i int, o fyne.CanvasObject) {
	l, rang := o.(*widget.Label), b.x.Lignes[i]
	l.TextStyle.Bold = i == b.x.Choisi
	texte := rang.Titre
	if rang.DeLaCommune {
		texte = "Commune · " + texte
	}
	l.SetText(texte)
}

func (b *bibliotheque) filtrer() {
	if b.remplit {
		return
	}
	famille := b.famille.Selected
	if famille == toutesLesFamilles {
		famille = ""
	}
	b.x.Filtrer(b.mots.Text, famille)
}

// montrer shows the models that were found, and the text of the one that is chosen.
func (b *bibliotheque) montrer() {
	b.remplit = true
	defer func() { b.remplit = false }()
	b.famille.Options = append([]string{toutesLesFamilles}, b.x.Familles...)
	b.liste.montrer(b.x.Choisi)
	if b.vide.Hide(); len(b.x.Lignes) == 0 {
		b.vide.Show()
	}
	l, cle := b.x.Modele(), ""
	if l != nil {
		cle = fmt.Sprint(l.DeLaCommune) + cleDuModele(&l.Modele)
	}
	if cle == b.montre {
		return
	}
	b.montre, b.texte.Segments = cle, nil
	if l != nil {
		l.Modele = b.remplir(l.Modele)
		b.texte.Segments = segmentsDuModele(l)
	}
	b.texte.Refresh()
	b.page.ScrollToTop()
}

// segmentsDuModele writes a model as it will print, its blanks marked, after what one has to know.
func segmentsDuModele(l *LigneModele) []widget.RichTextSegment {
	s := &ecrivainDeModele{}
	origine := "Modèle du programme"
	if l.DeLaCommune {
		origine = "Modèle de la commune"
	}
	entete := []string{origine, deliberations.Famille(&l.Modele)}
	if l.Matiere != "" {
		entete = append(entete, "matière "+l.Matiere)
	}
	if l.Regime == conseil.RegimeCompteFinancier {
		entete = append(entete, "régime « compte financier »")
	}
	s.paragraphe(widget.RichTextStyle{ColorName: theme.ColorNamePlaceHolder}, strings.Join(entete, " · "))
	s.paragraphe(widget.RichTextStyleSubHeading, l.Objet)
	if len(l.ASavoir) > 0 || l.Scrutin != "" {
		s.paragraphe(widget.RichTextStyleStrong, "À savoir, et qui ne s'imprime pas")
		for _, t := range savoirDe(&l.Modele) {
			s.paragraphe(widget.RichTextStyle{ColorName: theme.ColorNamePlaceHolder}, "• "+t)
		}
		s.l = append(s.l, &widget.SeparatorSegment{})
	}
	for _, textes := range [][]string{l.Expose, l.Visas, l.Considerants} {
		for _, t := range textes {
			s.paragraphe(widget.RichTextStyleParagraph, t)
		}
	}
	s.dispositif(l.Dispositif, "")
	return s.l
}

// savoirDe are the lines of what one has to know, the ballot first.
func savoirDe(m *dossier.Modele) []string {
	if m.Scrutin == "" {
		return m.ASavoir
	}
	return append([]string{m.Scrutin}, m.ASavoir...)
}

type ecrivainDeModele struct{ l []widget.RichTextSegment }

// paragraphe writes a text, each blank by its name in the colour of what is to be looked at.
func (s *ecrivainDeModele) paragraphe(style widget.RichTextStyle, texte string) {
	s.ligne(style, "", texte)
}

func (s *ecrivainDeModele) ligne(style widget.RichTextStyle, verbe, texte string) {
	inline := func(st widget.RichTextStyle, t string) {
		st.Inline = true
		s.l = append(s.l, &widget.TextSegment{Text: t, Style: st})
	}
	if verbe != "" {
		inline(widget.RichTextStyleStrong, verbe+" ")
	}
	morceaux := dossier.CouperBlancs(conseil.SansMarques(texte))
	for i, m := range morceaux {
		if i%2 == 1 {
			blanc := style
			blanc.ColorName, blanc.TextStyle.Bold = theme.ColorNameWarning, true
			inline(blanc, "["+m+"]")
		} else if m != "" && i < len(morceaux)-1 {
			inline(style, m)
		}
	}
	style.Inline = false
	s.l = append(s.l, &widget.TextSegment{Text: morceaux[len(morceaux)-1], Style: style})
}

func (s *ecrivainDeModele) dispositif(l []conseil.Disposition, marge string) {
	for _, d := range l {
		s.ligne(widget.RichTextStyleParagraph, marge+d.Verbe, d.Texte)
		s.dispositif(d.Elements, "– ")
	}
}
