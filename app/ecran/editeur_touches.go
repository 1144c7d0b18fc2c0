package ecran

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// pageDeRangees is how many rows PageUp and PageDown go over.
const pageDeRangees = 16

// TypedRune implements fyne.Focusable.
func (e *editeur) TypedRune(r rune) {
	if !e.Disabled() && !e.itemDeja(r) {
		e.taper(r)
		e.changer()
	}
}

// KeyDown implements desktop.Keyable: with Shift the cursor selects.
func (e *editeur) KeyDown(ev *fyne.KeyEvent) {
	if ev.Name == desktop.KeyShiftLeft || ev.Name == desktop.KeyShiftRight {
		e.majuscule = true
	}
}

// KeyUp implements desktop.Keyable.
func (e *editeur) KeyUp(ev *fyne.KeyEvent) {
	if ev.Name == desktop.KeyShiftLeft || ev.Name == desktop.KeyShiftRight {
		e.majuscule = false
	}
}

// TypedKey implements fyne.Focusable.
func (e *editeur) TypedKey(ev *fyne.KeyEvent) {
	if aLaFenetre(e, ev) || e.Disabled() || len(e.rangees) == 0 || e.parcourir(ev.Name) {
		return
	}
	switch ev.Name {
	case fyne.KeyBackspace:
		e.effacer(-1)
	case fyne.KeyDelete:
		e.effacer(1)
	case fyne.KeyReturn, fyne.KeyEnter:
		e.entree(e.majuscule)
	default:
		return
	}
	e.changer()
}

// parcourir moves the cursor, and reports whether the key is one that does.
func (e *editeur) parcourir(touche fyne.KeyName) bool {
	i := e.rangeeDuCurseur()
	switch touche {
	case fyne.KeyUp:
		return e.vers(i - 1)
	case fyne.KeyDown:
		return e.vers(i + 1)
	case fyne.KeyPageUp:
		return e.vers(max(i-pageDeRangees, min(i-1, 0)))
	case fyne.KeyPageDown:
		return e.vers(min(i+pageDeRangees, max(i+1, len(e.rangees)-1)))
	}
	place := e.ecrit.curseur
	d, f := e.selection()
	switch touche {
	case fyne.KeyLeft:
		if place--; d != f && !e.majuscule {
			place = d
		}
	case fyne.KeyRight:
		if place++; d != f && !e.majuscule {
			place = f
		}
	case fyne.KeyHome:
		place = e.rangees[i].debut
	case fyne.KeyEnd:
		place = e.lieuDans(i, 1e6)
	default:
		return false
	}
	e.colonne = -1
	e.aller(place, e.majuscule)
	e.deplacer()
	return true
}

// vers goes to a row, at the same distance from the margin; before the first one and after the last one, to the end of the text.
func (e *editeur) vers(i int) bool {
	if e.colonne < 0 {
		e.colonne = e.coupeur.abscisse(e.texte, e.rangees[e.rangeeDuCurseur()], e.ecrit.curseur)
	}
	place := 0
	switch {
	case i >= len(e.rangees):
		place = len(e.texte)
	case i >= 0:
		place = e.lieuDans(i, e.colonne)
	}
	e.aller(place, e.majuscule)
	e.deplacer()
	return true
}

// TypedShortcut implements fyne.Shortcutable.
func (e *editeur) TypedShortcut(s fyne.Shortcut) {
	switch s := s.(type) {
	case *fyne.ShortcutCopy:
		e.copier(s.Clipboard)
	case *fyne.ShortcutCut:
		if e.copier(s.Clipboard) && !e.Disabled() {
			e.effacer(0)
			e.changer()
		}
	case *fyne.ShortcutPaste:
		if !e.Disabled() {
			e.coller(s.Clipboard.Content())
		}
	case *fyne.ShortcutSelectAll:
		e.ancre = 0
		e.aller(len(e.texte), true)
		e.deplacer()
	case *desktop.CustomShortcut:
		e.raccourci(s)
	}
}

// raccourci goes, selects or erases by words, and to the ends of the text.
func (e *editeur) raccourci(s *desktop.CustomShortcut) {
	if s.Modifier&fyne.KeyModifierControl == 0 || s.Modifier&(fyne.KeyModifierAlt|fyne.KeyModifierSuper) != 0 {
		return
	}
	etendre := s.Modifier&fyne.KeyModifierShift != 0
	e.colonne = -1
	switch s.KeyName {
	case fyne.KeyHome:
		e.aller(0, etendre)
	case fyne.KeyEnd:
		e.aller(len(e.texte), etendre)
	case fyne.KeyLeft:
		e.aller(e.versMot(-1), etendre)
	case fyne.KeyRight:
		e.aller(e.versMot(1), etendre)
	case fyne.KeyBackspace, fyne.KeyDelete:
		if e.Disabled() {
			return
		}
		pas := 1
		if s.KeyName == fyne.KeyBackspace {
			pas = -1
		}
		e.effacer(e.versMot(pas) - e.ecrit.curseur)
		e.changer()
		return
	}
	e.deplacer()
}

func (e *editeur) copier(c fyne.Clipboard) bool {
	d, f := e.selection()
	if d == f {
		return false
	}
	c.SetContent(e.externe(e.texte[d:f]))
	return true
}

// coller writes what another program gives, without what is its own.
func (e *editeur) coller(texte string) {
	propre, err := nettoyer(texte, e.parLigne)
	if err != nil {
		refuserCollage(err)
		return
	}
	e.inserer(propre)
	e.changer()
}

// mettreEnGras and mettreEnListe mark what is selected, or what is around the cursor.
func (e *editeur) mettreEnGras() {
	if !e.Disabled() {
		e.gras()
		e.changer()
	}
}

func (e *editeur) mettreEnListe() {
	if !e.Disabled() {
		e.puces()
		e.changer()
	}
}
