package ecran

import (
	"fmt"
	"image/color"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"delibere/app/conseil"
)

// Columns of the roll call, in units of the toolkit: the number, the name, three boxes, the rest.
const (
	hautRang    = float32(29)
	colNom      = float32(40)
	colStatut   = float32(350)
	largeStatut = float32(92)
	colReste    = colStatut + 3*largeStatut + 12
)

var statuts = [...]struct {
	statut  conseil.Statut
	mot     string
	touche  rune
	couleur color.Color
}{{conseil.Present, "Présent", 'p', vert}, {conseil.Excuse, "Excusé", 'e', ambre}, {conseil.Absent, "Absent", 'a', rouge}}

// appel is the roll call: one row a member, one Tab stop for the list. P, E and A mark and go to the next
// row; the arrows move.
type appel struct {
	widget.BaseWidget
	p       *Pilote
	rangs   []*rang
	elus    []*conseil.Elu
	actif   bool
	bouger  func(y float32) // keeps a row in view
	valider func()          // Enter: to the details of the member
}

// rang are the drawings of one row.
type rang struct {
	fond, filet *canvas.Rectangle
	numero, nom *canvas.Text
	boites      [3]*canvas.Rectangle
	mots        [3]*canvas.Text
	reste       *canvas.Text
}

func nouvelAppel(p *Pilote) *appel {
	a := &appel{p: p, bouger: func(float32) {}, valider: func() {}}
	a.ExtendBaseWidget(a)
	return a
}

func nouveauRang() *rang {
	r := &rang{fond: canvas.NewRectangle(color.Transparent), filet: canvas.NewRectangle(grisLigne),
		numero: mot("", 13, grisMot, false), nom: mot("", 15, encre, false), reste: mot("", 13, grisMot, false)}
	for i := range statuts {
		r.boites[i] = canvas.NewRectangle(papier)
		r.boites[i].StrokeColor, r.boites[i].StrokeWidth, r.boites[i].CornerRadius = grisLigne, 1, 4
		r.mots[i] = mot(statuts[i].mot, 14, grisMot, false)
		r.mots[i].Alignment = fyne.TextAlignCenter
	}
	return r
}

func (r *rang) objets() []fyne.CanvasObject {
	o := []fyne.CanvasObject{r.fond, r.filet, r.numero, r.nom, r.reste}
	for i := range r.boites {
		o = append(o, r.boites[i], r.mots[i])
	}
	return o
}

// place is the row of the member chosen.
func (a *appel) place() int {
	for i, e := range a.elus {
		if e.ID == a.p.Elu {
			return i
		}
	}
	return 0
}

// rafraichir shows the record: who is what, whose pouvoir, which movements.
func (a *appel) rafraichir() {
	d := a.p.Fiche.Dossier
	dans := map[conseil.EluID]bool{}
	for _, e := range d.Elus {
		if e.OuvertLe(d.Seance.Date) {
			dans[e.ID] = true
		}
	}
	a.elus = a.elus[:0]
	for _, id := range conseil.Tableau(d, dans) {
		a.elus = append(a.elus, d.Elu(id))
	}
	for len(a.rangs) < len(a.elus) {
		a.rangs = append(a.rangs, nouveauRang())
	}
	a.rangs = a.rangs[:len(a.elus)]
	fautifs := map[conseil.EluID]bool{}
	for _, x := range a.p.Controle.Anomalies {
		for _, id := range x.Elus {
			fautifs[id] = fautifs[id] || x.Gravite == conseil.Bloquante
		}
	}
	for i, e := range a.elus {
		a.rangs[i].montrer(d, e, i == a.place(), a.actif, fautifs[e.ID])
	}
	a.Refresh()
}

func (r *rang) montrer(d *conseil.Dossier, e *conseil.Elu, choisi, actif, fautif bool) {
	r.numero.Text = fmt.Sprint(e.Rang)
	r.nom.Text = abreger(e.Appel(), 36)
	r.nom.TextStyle.Bold = choisi
	r.nom.Color = encre
	if fautif {
		r.nom.Color = rouge
		r.nom.Text = "✗ " + r.nom.Text
	}
	r.fond.FillColor = color.Transparent
	r.fond.StrokeWidth = 0
	if choisi {
		r.fond.FillColor = choisie
		if actif {
			r.fond.StrokeColor, r.fond.StrokeWidth = bleu, 2
		}
	}
	for i, s := range statuts {
		r.boites[i].FillColor, r.mots[i].Color, r.mots[i].TextStyle.Bold = papier, grisMot, false
		if d.Seance.Presences[e.ID] == s.statut {
			r.boites[i].FillColor, r.mots[i].Color, r.mots[i].TextStyle.Bold = s.couleur, surVif, true
		}
	}
	r.reste.Text = abreger(strings.Join(notes(d, e.ID), " ; "), 52)
}

// notes are what a row says after the presence: the pouvoirs given and the movements.
func notes(d *conseil.Dossier, id conseil.EluID) []string {
	var n []string
	for _, p := range d.Seance.Pouvoirs {
		if p.Mandant == id {
			n = append(n, "pouvoir à "+d.Appel(p.Mandataire)+plage(p))
		}
	}
	for _, m := range d.Seance.Mouvements {
		if m.Elu == id {
			n = append(n, nomDuMouvement(m))
		}
	}
	return n
}

func plage(p conseil.Pouvoir) string {
	switch {
	case p.DuPoint > 0 && p.AuPoint > 0:
		return fmt.Sprintf(" (points %d à %d)", p.DuPoint, p.AuPoint)
	case p.DuPoint > 0:
		return fmt.Sprintf(" (dès le point %d)", p.DuPoint)
	case p.AuPoint > 0:
		return fmt.Sprintf(" (jusqu'au point %d)", p.AuPoint)
	}
	return ""
}

func abreger(s string, n int) string {
	if r := []rune(s); len(r) > n {
		return string(r[:n-1]) + "…"
	}
	return s
}

// marquer marks the member chosen and goes to the next row.
func (a *appel) marquer(s conseil.Statut) {
	if len(a.elus) == 0 {
		return
	}
	i := a.place()
	suivant := min(i+1, len(a.elus)-1)
	qui := a.elus[i].ID
	a.p.Elu = a.elus[suivant].ID
	if !a.p.Poser(qui, s) {
		a.p.Elu = qui
	}
	a.bouger(float32(a.place()) * hautRang)
}

func (a *appel) aller(i int) {
	if len(a.elus) == 0 {
		return
	}
	a.p.Elu = a.elus[max(0, min(i, len(a.elus)-1))].ID
	a.p.OnChange()
	a.bouger(float32(a.place()) * hautRang)
}

// FocusGained, FocusLost, TypedRune and TypedKey implement fyne.Focusable.
func (a *appel) FocusGained() { a.actif = true; a.rafraichir() }

// FocusLost implements fyne.Focusable.
func (a *appel) FocusLost() { a.actif = false; a.rafraichir() }

// TypedRune implements fyne.Focusable.
func (a *appel) TypedRune(r rune) {
	for _, s := range statuts {
		if r == s.touche || r == s.touche-'a'+'A' {
			a.marquer(s.statut)
		}
	}
}

// TypedKey implements fyne.Focusable.
func (a *appel) TypedKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeyDown:
		a.aller(a.place() + 1)
	case fyne.KeyUp:
		a.aller(a.place() - 1)
	case fyne.KeyPageDown:
		a.aller(a.place() + 12)
	case fyne.KeyPageUp:
		a.aller(a.place() - 12)
	case fyne.KeyHome:
		a.aller(0)
	case fyne.KeyEnd:
		a.aller(len(a.elus) - 1)
	case fyne.KeyReturn, fyne.KeyEnter:
		a.valider()
	}
}

// Tapped implements fyne.Tappable: a row is chosen, a box is marked.
func (a *appel) Tapped(ev *fyne.PointEvent) {
	i := int(ev.Position.Y / hautRang)
	if i < 0 || i >= len(a.elus) {
		return
	}
	if c := fyne.CurrentApp().Driver().CanvasForObject(a); c != nil {
		c.Focus(a)
	}
	a.p.Elu = a.elus[i].ID
	if k := int((ev.Position.X - colStatut) / largeStatut); ev.Position.X >= colStatut && k < len(statuts) {
		a.p.Poser(a.elus[i].ID, statuts[k].statut)
		return
	}
	a.p.OnChange()
}

// Cursor implements desktop.Cursorable.
func (a *appel) Cursor() desktop.Cursor { return desktop.PointerCursor }

// CreateRenderer implements fyne.Widget.
func (a *appel) CreateRenderer() fyne.WidgetRenderer { return &rendu{a} }

type rendu struct{ a *appel }

func (r *rendu) Destroy() {}

func (r *rendu) MinSize() fyne.Size {
	return fyne.NewSize(colReste+180, hautRang*float32(max(len(r.a.elus), 1)))
}

func (r *rendu) Objects() []fyne.CanvasObject {
	var o []fyne.CanvasObject
	for _, x := range r.a.rangs {
		o = append(o, x.objets()...)
	}
	return o
}

func (r *rendu) Layout(s fyne.Size) {
	for i, x := range r.a.rangs {
		y := float32(i) * hautRang
		x.fond.Move(fyne.NewPos(1, y+1))
		x.fond.Resize(fyne.NewSize(s.Width-2, hautRang-2))
		x.filet.Move(fyne.NewPos(0, y+hautRang-1))
		x.filet.Resize(fyne.NewSize(s.Width, 1))
		placer(x.numero, 8, y)
		placer(x.nom, colNom, y)
		placer(x.reste, colReste, y)
		for k := range x.boites {
			gauche := colStatut + float32(k)*largeStatut
			x.boites[k].Move(fyne.NewPos(gauche, y+3))
			x.boites[k].Resize(fyne.NewSize(largeStatut-6, hautRang-6))
			x.mots[k].Move(fyne.NewPos(gauche, y+(hautRang-x.mots[k].MinSize().Height)/2))
			x.mots[k].Resize(fyne.NewSize(largeStatut-6, x.mots[k].MinSize().Height))
		}
	}
}

func placer(t *canvas.Text, x, y float32) {
	t.Move(fyne.NewPos(x, y+(hautRang-t.MinSize().Height)/2))
	t.Resize(t.MinSize())
}

func (r *rendu) Refresh() {
	r.Layout(r.a.Size())
	for _, o := range r.Objects() {
		o.Refresh()
	}
}
