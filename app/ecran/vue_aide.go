package ecran

import (
	"bytes"
	"image"
	_ "image/png" // the pictures of the guide
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"delibere/app/acte"
	"delibere/app/guide"
)

// vueAide is the guide: its pages at the left, the one chosen beside them.
type vueAide struct {
	a        *PiloteAide
	liste    *listeChoix
	corps    *fyne.Container
	page     *container.Scroll
	montree  int
	licences []string // lines
	objet    fyne.CanvasObject
}

func nouvelleVueAide(a *PiloteAide, w fyne.Window) *vueAide {
	v := &vueAide{a: a, corps: container.NewStack(), montree: -1}
	titres := a.Titres()
	v.liste = nouvelleListeChoix(func() int { return len(titres) }, func() fyne.CanvasObject { return widget.NewLabel("") },
		func(i int, o fyne.CanvasObject) { o.(*widget.Label).SetText(titres[i]) }, a.Aller)
	v.liste.touches = map[fyne.KeyName]func(){fyne.KeyEscape: a.Revenir, fyne.KeyRight: func() { v.faireDefiler(1) }, fyne.KeyLeft: func() { v.faireDefiler(-1) },
		fyne.KeySpace: func() { v.faireDefiler(1) }}
	v.liste.valider = func() { a.Aller(a.Place + 1) }
	gestes := ligne(nouveauBouton("◀ Revenir", a.Revenir), layout.NewSpacer(), nouveauBouton("Page précédente", func() { a.Aller(a.Place - 1) }),
		nouveauBouton("Page suivante", func() { a.Aller(a.Place + 1) }),
		nouveauBouton("Le guide en PDF…", func() { a.EnPDF(func(nom string, o []byte, fait string) { enregistrerSous(a.p, w, nom, o, fait) }) }))
	tete := container.NewVBox(ligne(mot("Aide", 24, bleu, true), layout.NewSpacer(), container.NewCenter(mot("Échap revient où vous étiez ; les flèches tournent les pages.", 13, grisMot, false))), gestes)
	v.objet = container.NewPadded(bordure(tete, nil, nil, nil, sommaire(container.New(&largeurFixe{250}, v.liste), v.corps, 420)))
	a.OnChange = v.montrer
	return v
}

func (v *vueAide) faireDefiler(sens float32) {
	if v.page != nil {
		v.page.ScrollToOffset(fyne.NewPos(0, v.page.Offset.Y+sens*v.page.Size().Height*0.8))
	}
}

// rafraichir shows the page again: its keys are those of the screen where one was.
func (v *vueAide) rafraichir() {
	v.montree = -1
	v.montrer()
}

func (v *vueAide) montrer() {
	v.liste.montrer(v.a.Place)
	if v.montree == v.a.Place {
		return
	}
	if v.montree = v.a.Place; v.montree == len(v.a.Pages) {
		v.page = nil
		v.corps.Objects = []fyne.CanvasObject{v.aPropos()}
	} else {
		boite := container.NewVBox()
		if nom, touches := v.a.Ici(); v.a.Pages[v.montree].Ecran == nom && len(touches) > 0 {
			boite.Add(carte(container.NewVBox(titreDe("Les touches, ici : "+nom), tableDeTouches(touches))))
		}
		v.page = defilant(container.NewPadded(v.laPage(boite, v.a.Pages[v.montree])), 200)
		v.corps.Objects = []fyne.CanvasObject{v.page}
	}
	v.corps.Refresh()
}

func (v *vueAide) laPage(boite *fyne.Container, p guide.Page) fyne.CanvasObject {
	boite.Add(mot(p.Titre, 21, bleu, true))
	for _, b := range p.Blocs {
		switch {
		case b.Partie != "":
			boite.Add(titreDe(b.Partie))
		case b.Paragraphe != nil:
			boite.Add(texteRiche(b.Paragraphe, ""))
		case b.Touches != nil:
			boite.Add(tableDeTouches(b.Touches))
		case b.Image != "":
			boite.Add(v.image(b.Image))
			boite.Add(note(b.Dit))
		}
		for _, t := range b.Liste {
			boite.Add(texteRiche(t, "•  "))
		}
	}
	return boite
}

// texteRiche is a paragraph with its names of the window in bold.
func texteRiche(t acte.Texte, avant string) fyne.CanvasObject {
	segments := []widget.RichTextSegment{}
	for i, s := range t {
		if i == 0 {
			s.Texte = avant + s.Texte
		}
		segments = append(segments, &widget.TextSegment{Text: s.Texte, Style: widget.RichTextStyle{Inline: i < len(t)-1, TextStyle: fyne.TextStyle{Bold: s.Gras}}})
	}
	r := widget.NewRichText(segments...)
	r.Wrapping = fyne.TextWrapWord
	return r
}

func tableDeTouches(l [][2]string) fyne.CanvasObject {
	boite := container.NewVBox()
	for _, x := range l {
		boite.Add(container.New(colonneDeTouches{}, mot(x[0], 15, bleu, true), paragraphe(x[1])))
	}
	return boite
}

// colonneDeTouches lays a key and what it does, side by side.
type colonneDeTouches struct{}

const largeDesTouches = float32(270)

// MinSize implements fyne.Layout.
func (colonneDeTouches) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(largeDesTouches+o[1].MinSize().Width, o[1].MinSize().Height)
}

// Layout implements fyne.Layout.
func (colonneDeTouches) Layout(o []fyne.CanvasObject, s fyne.Size) {
	h := o[0].MinSize().Height
	o[0].Move(fyne.NewPos(0, (o[1].MinSize().Height-h)/2))
	o[0].Resize(fyne.NewSize(largeDesTouches, h))
	o[1].Move(fyne.NewPos(largeDesTouches, 0))
	o[1].Resize(fyne.NewSize(s.Width-largeDesTouches, s.Height))
}

// image shows a picture as wide as its place lets it be.
func (v *vueAide) image(nom string) fyne.CanvasObject {
	octets := v.a.p.s.Guide.Image(nom)
	c, _, err := image.DecodeConfig(bytes.NewReader(octets))
	if err != nil {
		return marge(1)
	}
	i := canvas.NewImageFromResource(fyne.NewStaticResource(nom, octets))
	i.FillMode = canvas.ImageFillContain
	return container.New(&proportion{large: float32(c.Width), haut: float32(c.Height)}, i)
}

// proportion keeps the proportions of a picture in the width that there is, never larger than it is drawn.
type proportion struct{ large, haut, largeur float32 }

// MinSize implements fyne.Layout.
func (p *proportion) MinSize([]fyne.CanvasObject) fyne.Size {
	l := p.largeur
	if l == 0 {
		l = p.large
	}
	return fyne.NewSize(200, min(l, p.large)*p.haut/p.large)
}

// Layout implements fyne.Layout.
func (p *proportion) Layout(o []fyne.CanvasObject, s fyne.Size) {
	change := p.largeur != s.Width
	p.largeur = s.Width
	l := min(s.Width, p.large)
	o[0].Resize(fyne.NewSize(l, l*p.haut/p.large))
	if change {
		canvas.Refresh(o[0])
	}
}

// aPropos names the program, and shows the licence of all that is in it.
func (v *vueAide) aPropos() fyne.CanvasObject {
	if v.licences == nil && v.a.p.s.Licences != nil {
		v.licences = strings.Split(v.a.p.s.Licences(), "\n")
	}
	liste := nouvelleListeOuvrable(func() int { return len(v.licences) }, func() fyne.CanvasObject { return paragraphe("") },
		func(i int, o fyne.CanvasObject) { o.(*widget.Label).SetText(v.licences[i]) }, func(int) {})
	return bordure(container.NewVBox(mot("Délibéré", 21, bleu, true), paragraphe("Version "+v.a.p.s.Version+". Le secrétariat des séances du conseil municipal. Aucune donnée ne quitte ce poste sans que vous le demandiez."),
		titreDe("Les licences de ce que le programme contient")), nil, nil, nil, liste)
}
