package ecran

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// barreRemplacer is the line above the text in which one looks for words and puts others in their place.
type barreRemplacer struct {
	v         *vuePoints
	r         *Remplacement
	quoi, par *saisie
	compte    *widget.Label
	objet     fyne.CanvasObject
}

func nouvelleBarreRemplacer(v *vuePoints) *barreRemplacer {
	b := &barreRemplacer{v: v, r: &Remplacement{p: v.p}, quoi: nouvelleSaisie(1), par: nouvelleSaisie(1), compte: widget.NewLabel("")}
	b.quoi.OnChanged = func(string) { b.chercher() }
	b.par.OnChanged = func(s string) { b.r.Par = s }
	b.quoi.OnSubmitted = func(string) { b.suivre(1) }
	b.par.OnSubmitted = func(string) { b.remplacer(b.r.Remplacer) }
	for _, s := range []*saisie{b.quoi, b.par} {
		s.touches = map[fyne.KeyName]func(){fyne.KeyEscape: b.fermer, fyne.KeyUp: func() { b.suivre(-1) }, fyne.KeyDown: func() { b.suivre(1) }}
	}
	exact := nouvelleCase("mot à l'accent près", func(oui bool) { b.r.Exact = oui; b.chercher() })
	partout := nouvelleCase("toute la séance", func(oui bool) { b.r.Partout = oui; b.chercher() })
	b.objet = container.NewVBox(
		ligne(etiquette("Chercher"), large(b.quoi, 200), nouveauBouton("◀", func() { b.suivre(-1) }), nouveauBouton("▶", func() { b.suivre(1) }), b.compte, exact, partout),
		ligne(etiquette("Remplacer par"), large(b.par, 200), nouveauBouton("Remplacer", func() { b.remplacer(b.r.Remplacer) }),
			nouveauBouton("Tout remplacer", func() { b.remplacer(b.r.Tout) }), nouveauBouton("Fermer", b.fermer)))
	b.objet.Hide()
	return b
}

// ouvrir shows the line, with what is selected in the text.
func (b *barreRemplacer) ouvrir() {
	if e := b.v.ecrivant; e != nil {
		if d, f := e.selection(); d != f && f-d < 100 {
			b.quoi.SetText(e.externe(e.texte[d:f]))
		}
	}
	b.objet.Show()
	b.v.fenetre.Canvas().Focus(b.quoi)
	b.quoi.TypedShortcut(&fyne.ShortcutSelectAll{})
	b.chercher()
}

func (b *barreRemplacer) fermer() {
	b.objet.Hide()
	if b.v.ecrivant != nil {
		b.v.fenetre.Canvas().Focus(b.v.ecrivant)
	}
}

// chercher finds the words again and shows the first ones.
func (b *barreRemplacer) chercher() {
	b.r.Quoi = b.quoi.Text
	b.v.enregistrer()
	b.r.Chercher()
	b.montrer()
}

func (b *barreRemplacer) suivre(pas int) {
	b.r.Suivre(pas)
	b.montrer()
}

// montrer selects the words in their field.
func (b *barreRemplacer) montrer() {
	b.compte.SetText(b.r.enMots())
	if len(b.r.Trouves) == 0 {
		return
	}
	t := b.r.Trouves[b.r.Ici]
	if t.Point != b.v.p.Point {
		b.v.p.Choisir(t.Point)
	}
	if e, ok := b.v.champs[t.Champ].(*editeur); ok {
		e.choisir(t.Debut, t.Fin)
		b.v.ecrivant = e
	} else {
		b.v.champs[t.Champ].poserCurseur(t.Fin)
		b.v.page.ScrollToTop()
	}
}

// remplacer does it, and finds what is left. Ctrl+Z is then about the text, and no more about these two fields.
func (b *barreRemplacer) remplacer(geste func() int) {
	b.v.enregistrer()
	ici := b.r.Ici
	geste()
	for _, s := range []*saisie{b.quoi, b.par} {
		s.depart = s.Text
	}
	b.r.Chercher()
	if ici < len(b.r.Trouves) {
		b.r.Ici = ici
	}
	b.montrer()
}

// choisir shows a passage as selected, though the cursor is elsewhere.
func (e *editeur) choisir(debut, fin int) {
	e.placer(debut)
	d := e.ecrit.curseur
	e.placer(fin)
	e.ancre, e.trouve = d, true
	e.deplacer()
}
