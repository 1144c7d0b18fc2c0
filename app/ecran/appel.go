package ecran

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"delibere/app/conseil"
)

// appel is the roll call: one row a member, one Tab stop for the list. P, E and A mark and go to the next
// row, D gives a pouvoir, R notes a movement, T marks all the others present; the arrows move.
type appel struct {
	widget.BaseWidget
	p       *Pilote
	rangs   []*rang
	elus    []*conseil.Elu // the rows, in the order of the tableau
	filtre  string         // the letters that a row must hold
	actif   bool
	frappe  frappe
	bouger  func(y float32) // keeps a row in view
	valider func()          // Enter: to the details of the member
	trier   func()          // to the filter
	aider   func(string)    // says which keys serve now
}

func nouvelAppel(p *Pilote) *appel {
	a := &appel{p: p, bouger: func(float32) {}, valider: func() {}, trier: func() {}, aider: func(string) {}}
	a.ExtendBaseWidget(a)
	return a
}

// place is the row of the member chosen; -1 when the filter hides it.
func (a *appel) place() int {
	for i, e := range a.elus {
		if e.ID == a.p.Elu {
			return i
		}
	}
	return -1
}

// lister finds the rows, and reports whether there are as many as before.
func (a *appel) lister() bool {
	d := a.p.Fiche.Dossier
	dans := map[conseil.EluID]bool{}
	for i := range d.Elus {
		if e := &d.Elus[i]; e.OuvertLe(d.Seance.Date) && strings.Contains(sansAccents(e.Appel()), a.filtre) {
			dans[e.ID] = true
		}
	}
	a.elus = a.elus[:0]
	for _, id := range conseil.Tableau(d, dans) {
		a.elus = append(a.elus, d.Elu(id))
	}
	avant := len(a.rangs)
	for len(a.rangs) < len(a.elus) {
		a.rangs = append(a.rangs, nouveauRang())
	}
	a.rangs = a.rangs[:len(a.elus)]
	return avant == len(a.rangs)
}

// rafraichir shows the record: who is what, whose pouvoir, which movements. A row that says the same is
// not painted again.
func (a *appel) rafraichir() {
	memes := a.lister()
	if a.frappe.genre != 0 && a.frappe.elu != a.p.Elu {
		a.frappe = frappe{}
		a.aider(aideAppel)
	}
	fautifs := map[conseil.EluID]bool{}
	for _, x := range aMontrer(a.p.Fiche.Dossier, a.p.Controle.Anomalies) {
		if x.Code == conseil.StatutManquant {
			continue // an empty row says so by itself
		}
		for _, id := range x.Elus {
			fautifs[id] = fautifs[id] || x.Gravite == conseil.Bloquante
		}
	}
	place := a.place()
	for i, e := range a.elus {
		x := etatDuRang(a.p, e)
		x.choisi, x.actif, x.fautif = i == place, a.actif, fautifs[e.ID]
		if i == place && a.frappe.genre != 0 {
			x.reste, x.saisi, x.suite = a.frappe.dire(a.p)
		}
		a.rangs[i].montrer(x)
	}
	if !memes {
		a.Refresh()
	}
}

// filtrer shows the members whose name holds some letters, and chooses the first of them.
func (a *appel) filtrer(lettres string) {
	a.filtre = sansAccents(strings.TrimSpace(lettres))
	a.lister()
	if a.place() < 0 && len(a.elus) > 0 {
		a.p.Elu = a.elus[0].ID
	}
	a.p.OnChange()
	a.Refresh()
}

// marquer marks the member chosen and goes to the next row.
func (a *appel) marquer(s conseil.Statut) {
	i := a.place()
	if i < 0 {
		return
	}
	a.passer(i, func() bool { return a.p.Poser(a.elus[i].ID, s) })
}

// passer does an act on a row and goes to the next; the cursor stays when the act is refused.
func (a *appel) passer(i int, faire func() bool) {
	qui := a.elus[i].ID
	a.p.Elu = a.elus[min(i+1, len(a.elus)-1)].ID
	if !faire() {
		a.p.Elu = qui
	}
	a.bouger(float32(max(a.place(), 0)) * hautRang)
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
func (a *appel) FocusLost() {
	a.actif = false
	a.quitterFrappe()
	a.rafraichir()
}

// TypedRune implements fyne.Focusable.
func (a *appel) TypedRune(r rune) {
	if a.frappe.genre != 0 {
		a.frapper(r)
		return
	}
	switch r {
	case 'p', 'P':
		a.marquer(conseil.Present)
	case 'e', 'E':
		a.marquer(conseil.Excuse)
	case 'a', 'A':
		a.marquer(conseil.Absent)
	case 'd', 'D':
		a.commencer(frappePouvoir)
	case 'r', 'R':
		a.commencer(frappeMouvement)
	case 't', 'T':
		a.p.TousPresents()
	case '/':
		a.trier()
	}
}

// TypedKey implements fyne.Focusable.
func (a *appel) TypedKey(ev *fyne.KeyEvent) {
	if a.frappe.genre != 0 && a.toucheFrappe(ev.Name) {
		return
	}
	if aLaFenetre(a, ev) {
		return
	}
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
	case fyne.KeyEscape:
		if a.filtre != "" {
			a.trier()
		}
	}
}

// Tapped implements fyne.Tappable: a row is chosen, a box is marked, a place of the strip shows its point.
func (a *appel) Tapped(ev *fyne.PointEvent) {
	i := int(ev.Position.Y / hautRang)
	if i < 0 || i >= len(a.elus) {
		return
	}
	if toile := fyne.CurrentApp().Driver().CanvasForObject(a); toile != nil {
		toile.Focus(a)
	}
	a.p.Elu = a.elus[i].ID
	c := colonnesPour(a.Size().Width)
	if k := c.boite(ev.Position.X); k >= 0 {
		a.p.Poser(a.elus[i].ID, statuts[k])
		return
	}
	a.p.OnChange()
	points := a.p.Controle.Points
	if x := ev.Position.X - (a.Size().Width - c.frise - margeFrise); x >= 0 && x < c.frise && len(points) > 0 {
		a.p.Choisir(points[int(x/c.frise*float32(len(points)))].Numero)
	}
}

// Cursor implements desktop.Cursorable.
func (a *appel) Cursor() desktop.Cursor { return desktop.PointerCursor }
