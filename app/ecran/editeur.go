package ecran

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// editeur is a field of paragraphs: an ecrit that one types in. It is as high as its text, so that the page
// scrolls and not the field, and a key paints the row that it changes: the toolkit's own field measures the
// whole text at each key.
type editeur struct {
	widget.DisableableWidget
	ecrit
	PlaceHolder string
	OnChanged   func(string)
	prendre     func() // the cursor came
	quitter     func()
	montrer     func(haut, bas float32) // brings rows of the field in view
	apres       func(func())            // does it once the window is laid out

	minRangees int
	depart     string // its text when the cursor came
	lu         string // clair, once for each change
	coupeur    coupeur
	rangees    []rangTexte
	hauteurs   []float32 // where each row begins, then where the last one ends
	rendu      *renduEditeur
	focalise   bool
	trouve     bool      // what is selected was found: it shows though the cursor is elsewhere
	majuscule  bool      // Shift is down
	colonne    float32   // where the cursor wants to be as it goes up and down; -1: where it is
	double     time.Time // of the last double click: a third one takes the paragraph
}

func nouvelEditeur(rangees int, parLigne bool) *editeur {
	e := &editeur{minRangees: rangees, colonne: -1, OnChanged: func(string) {}, prendre: func() {}, quitter: func() {}, montrer: func(float32, float32) {}, apres: func(func()) {}}
	e.parLigne = parLigne
	e.coupeur.mesure = func(s string, gras bool) float32 {
		return fyne.MeasureText(s, e.Theme().Size(theme.SizeNameText), fyne.TextStyle{Bold: gras}).Width
	}
	e.ExtendBaseWidget(e)
	return e
}

// Texte is what the field says, as a séance file has it.
func (e *editeur) Texte() string { return e.lu }

// SetPlaceHolder says what to type in an empty field.
func (e *editeur) SetPlaceHolder(s string) { e.PlaceHolder = s; e.Refresh() }

// poser writes a text in a field that shows another: it cannot be undone.
func (e *editeur) poser(texte string) {
	if e.depart = texte; e.lu != texte {
		e.lire(texte)
		e.lu, e.trouve = e.clair(), false
		e.recomposer()
	}
}

// tape reports whether something was typed since the cursor came.
func (e *editeur) tape() bool { return e.lu != e.depart }

func (e *editeur) curseurClair() int { return e.placeClaire() }

// poserCurseur puts the cursor back in the text.
func (e *editeur) poserCurseur(place int) {
	e.placer(place)
	e.deplacer()
}

// Undo and Redo are those of the field.
func (e *editeur) Undo() {
	if e.annuler() {
		e.changer()
	}
}

// Redo does again what Undo took back.
func (e *editeur) Redo() {
	if e.retablir() {
		e.changer()
	}
}

// changer shows the text after a change.
func (e *editeur) changer() {
	e.colonne = -1
	avant := e.lu
	if e.lu = e.clair(); e.lu == avant {
		e.deplacer()
		return
	}
	e.recomposer()
	e.suivre()
	e.OnChanged(e.lu)
}

// deplacer shows the cursor where it went.
func (e *editeur) deplacer() {
	if e.rendu != nil {
		e.rendu.dessiner()
	}
	e.suivre()
}

func (e *editeur) suivre() {
	if r := e.rangeeDuCurseur(); (e.focalise || e.trouve) && len(e.hauteurs) > r+1 {
		e.montrer(e.hauteurs[r], e.hauteurs[r+1])
	}
}

func (e *editeur) rangeeDuCurseur() int { return rangDuTexte(e.rangees, e.ecrit.curseur) }

// marges are the space around the text, interligne the height of a row, entre what parts two paragraphs.
func (e *editeur) marge() float32 {
	th := e.Theme()
	return th.Size(theme.SizeNameInnerPadding) + th.Size(theme.SizeNameInputBorder)
}

func (e *editeur) interligne() float32 {
	return fyne.MeasureText("M", e.Theme().Size(theme.SizeNameText), fyne.TextStyle{}).Height + 1
}

// recomposer cuts the text in rows.
func (e *editeur) recomposer() {
	if e.Size().Width <= 0 {
		return
	}
	if l := max(e.Size().Width-2*e.marge(), 40); l != e.coupeur.largeur {
		e.coupeur.vider(l)
		e.apres(e.suivre)
	}
	e.rangees = e.coupeur.couper(e.texte)
	haut, y := e.interligne(), e.marge()
	e.hauteurs = e.hauteurs[:0]
	for _, r := range e.rangees {
		if r.paragraphe && !e.parLigne {
			y += haut / 2
		}
		e.hauteurs = append(e.hauteurs, y)
		y += haut
	}
	e.hauteurs = append(e.hauteurs, y)
	if e.rendu != nil {
		e.rendu.dessiner()
	}
}

// MinSize implements fyne.CanvasObject: the whole text shows.
func (e *editeur) MinSize() fyne.Size {
	haut := float32(e.minRangees)*e.interligne() + e.marge()
	if n := len(e.hauteurs); n > 0 {
		haut = max(haut, e.hauteurs[n-1])
	}
	return fyne.NewSize(120, haut+e.marge())
}

// Resize implements fyne.CanvasObject.
func (e *editeur) Resize(s fyne.Size) {
	large := s.Width != e.Size().Width
	e.DisableableWidget.Resize(s)
	if large {
		e.recomposer()
	}
}

// AcceptsTab implements fyne.Tabbable: Tab goes to the next field.
func (e *editeur) AcceptsTab() bool { return false }

// FocusGained implements fyne.Focusable.
func (e *editeur) FocusGained() {
	e.focalise, e.trouve, e.depart = true, false, e.lu
	e.prendre()
	e.deplacer()
}

// FocusLost implements fyne.Focusable.
func (e *editeur) FocusLost() {
	e.focalise, e.majuscule = false, false
	e.clore()
	e.deplacer()
	e.quitter()
}
