package ecran

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// menu holds every shortcut: a field that has the focus would swallow them elsewhere.
func (f *Fenetre) menu() *fyne.MainMenu {
	raccourci := func(nom string, touche fyne.KeyName, faire func()) *fyne.MenuItem {
		m := fyne.NewMenuItem(nom, faire)
		m.Shortcut = &desktop.CustomShortcut{KeyName: touche, Modifier: fyne.KeyModifierControl}
		return m
	}
	// The toolkit has names of its own for Ctrl+Z and Ctrl+Y.
	connu := func(nom string, touche fyne.Shortcut, faire func()) *fyne.MenuItem {
		m := fyne.NewMenuItem(nom, faire)
		m.Shortcut = touche
		return m
	}
	aller := func(e Etape) func() { return func() { f.p.Aller(e) } }
	visiter := func(l Lieu) func() { return func() { f.p.Visiter(l) } }
	quitter := raccourci("Quitter", fyne.KeyQ, f.fermer)
	quitter.IsQuit = true
	edition := fyne.NewMenu("Édition", connu("Annuler", &fyne.ShortcutUndo{}, f.annuler), connu("Rétablir", &fyne.ShortcutRedo{}, f.retablir))
	edition.Items = append(edition.Items, f.gestesDeTexte()...)
	return fyne.NewMainMenu(
		fyne.NewMenu("Fichier", raccourci("Accueil : les séances", fyne.KeyL, visiter(LieuAccueil)), raccourci("Importer une séance…", fyne.KeyO, f.importer),
			raccourci("Exporter la séance…", fyne.KeyE, f.exporter), fyne.NewMenuItem("Ouvrir l'exemple", f.p.OuvrirExemple), fyne.NewMenuItemSeparator(), quitter),
		edition,
		fyne.NewMenu("Séance", raccourci("Convocation", fyne.Key0, aller(EtapeConvocation)), raccourci("Présences", fyne.Key1, aller(EtapePresences)), raccourci("Points", fyne.Key2, aller(EtapePoints)),
			raccourci("Extrait", fyne.Key3, aller(EtapeExtrait)), raccourci("Clôture", fyne.Key4, aller(EtapeCloture)),
			raccourci("Transmission", fyne.Key5, aller(EtapeTransmission)), fyne.NewMenuItemSeparator(),
			raccourci("Unanimité au point affiché, puis le suivant", fyne.KeyU, f.unanimite)),
		f.menuDocuments(),
		fyne.NewMenu("Mairie", raccourci("Chercher une délibération", fyne.KeyF, f.chercher), raccourci("Conseil : le tableau", fyne.KeyT, visiter(LieuConseil)),
			raccourci("Réglages et sauvegardes", fyne.KeyR, visiter(LieuReglages))),
		f.menuAffichage(),
		fyne.NewMenu("Aide", fyne.NewMenuItem("Le guide (F1)", f.aide.Ouvrir), fyne.NewMenuItem(partieAPropos, f.aide.APropos)))
}

// touche does what a key does whatever has the keyboard.
func (f *Fenetre) touche(ev *fyne.KeyEvent) {
	switch {
	case ev.Name == fyne.KeyF1 && f.p.Lieu == LieuAide, ev.Name == fyne.KeyEscape && f.p.Lieu == LieuAide:
		f.aide.Revenir()
	case ev.Name == fyne.KeyF1:
		f.aide.Ouvrir()
	}
}

// unanimite votes the point shown, once what is being typed in it is kept.
func (f *Fenetre) unanimite() {
	if f.p.Lieu != LieuSeance {
		f.dire("Ouvrez d'abord la séance dont vous voulez voter un point.", true)
		return
	}
	if f.montree == EtapePoints && f.points != nil {
		f.points.enregistrer()
	}
	f.p.Unanimite()
}

// chercher goes to the register with the cursor in the search.
func (f *Fenetre) chercher() {
	f.p.Visiter(LieuRegistre)
	if v, ok := f.lieux[LieuRegistre].(*vueRegistre); ok {
		f.w.Canvas().Focus(v.mots)
		v.mots.TypedShortcut(&fyne.ShortcutSelectAll{})
	}
}

// chercherMots goes to the register and looks for words.
func (f *Fenetre) chercherMots(mots string) {
	f.chercher()
	f.lieux[LieuRegistre].(*vueRegistre).mots.SetText(mots)
}

// menuDocuments offers the other papers of the séance, each saved as a PDF.
func (f *Fenetre) menuDocuments() *fyne.Menu {
	var items []*fyne.MenuItem
	for i, nom := range f.p.s.Documents.Genres() {
		items = append(items, fyne.NewMenuItem(nom+"…", func() { f.document(i) }))
	}
	return fyne.NewMenu("Documents", items...)
}

func (f *Fenetre) document(genre int) {
	if f.p.Fiche == nil {
		f.dire("Ouvrez d'abord la séance dont vous voulez un document.", true)
		return
	}
	f.quitterChamps()
	pdf, nom, err := f.p.s.Documents.Document(f.p.Fiche, genre, f.p.Point)
	if !f.p.faute(err) {
		enregistrerSous(f.p, f.w, nom, pdf, "PDF enregistré")
	}
}

// rafraichirMenu names what would be undone.
func (f *Fenetre) rafraichirMenu() {
	if f.w.MainMenu() == nil {
		return
	}
	edition := f.w.MainMenu().Items[1]
	annulable, retablissable := f.aAnnuler()
	change := false
	for i, quoi := range []string{annulable, retablissable} {
		nom := []string{"Annuler", "Rétablir"}[i]
		if quoi != "" {
			nom += " : " + quoi
		}
		change = change || edition.Items[i].Label != nom
		edition.Items[i].Label = nom
	}
	if change {
		edition.Refresh() // the toolkit makes every menu again
	}
}

// marquerAffichage checks in the menu the look that is in use.
func (f *Fenetre) marquerAffichage() {
	for _, m := range f.w.MainMenu().Items {
		if m.Label == nomAffichage {
			m.Items = f.menuAffichage().Items
			m.Refresh()
		}
	}
}

// aAnnuler names what Ctrl+Z would undo on the screen shown, and Ctrl+Y redo.
func (f *Fenetre) aAnnuler() (annulable, retablissable string) {
	if a, ok := f.lieux[f.p.Lieu].(annuleur); ok {
		return a.aAnnuler()
	}
	if f.p.Lieu == LieuSeance && f.p.Fiche != nil {
		return f.p.Fiche.Annulable, f.p.Fiche.Retablissable
	}
	return "", ""
}

// annuler undoes the typing of a field that has the focus, else the last act of the screen.
func (f *Fenetre) annuler() {
	if s, ok := f.w.Canvas().Focused().(champTexte); ok && s.tape() {
		s.Undo()
		return
	}
	oublierListes(f.w.Canvas())
	if a, ok := f.lieux[f.p.Lieu].(annuleur); ok {
		a.annuler()
	} else if f.p.Lieu == LieuSeance {
		f.p.Annuler()
	}
}

func (f *Fenetre) retablir() {
	// The acts were undone after the typing: they come back before it.
	_, acte := f.aAnnuler()
	if s, ok := f.w.Canvas().Focused().(champTexte); ok && (acte == "" || s.tape()) {
		s.Redo()
		return
	}
	oublierListes(f.w.Canvas())
	if a, ok := f.lieux[f.p.Lieu].(annuleur); ok {
		a.retablir()
	} else if f.p.Lieu == LieuSeance {
		f.p.Retablir()
	}
}
