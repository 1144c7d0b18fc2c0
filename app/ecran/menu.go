package ecran

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
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
	aller := func(e Etape) func() {
		return func() {
			if f.p.Fiche != nil {
				f.p.Aller(e)
			}
		}
	}
	quitter := raccourci("Quitter", fyne.KeyQ, func() { f.quitterPoints(); f.w.Close() })
	quitter.IsQuit = true
	return fyne.NewMainMenu(
		fyne.NewMenu("Fichier", raccourci("Les séances", fyne.KeyL, f.p.Accueil), raccourci("Importer une séance…", fyne.KeyO, f.importer),
			raccourci("Exporter la séance…", fyne.KeyE, f.exporter), fyne.NewMenuItemSeparator(), quitter),
		fyne.NewMenu("Édition", connu("Annuler", &fyne.ShortcutUndo{}, f.annuler), connu("Rétablir", &fyne.ShortcutRedo{}, f.retablir)),
		fyne.NewMenu("Séance", raccourci("Présences", fyne.Key1, aller(EtapePresences)), raccourci("Points", fyne.Key2, aller(EtapePoints)),
			raccourci("Extrait", fyne.Key3, aller(EtapeExtrait))),
		f.menuDocuments())
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
	f.quitterPoints()
	pdf, nom, err := f.p.s.Documents.Document(f.p.Fiche, genre, f.p.Point)
	if !f.p.faute(err) {
		enregistrerSous(f.p, f.w, nom, pdf, "PDF enregistré")
	}
}

// enregistrerSous asks where to write a file, and says what came of it.
func enregistrerSous(p *Pilote, w fyne.Window, nom string, octets []byte, fait string) {
	d := dialog.NewFileSave(func(c fyne.URIWriteCloser, err error) {
		if c == nil || p.faute(err) {
			return
		}
		_, err = c.Write(octets)
		if errFermeture := c.Close(); err == nil {
			err = errFermeture
		}
		if err != nil {
			p.faute(fmt.Errorf("le fichier n'est pas enregistré : %w ; choisissez un autre dossier", err))
			return
		}
		p.dire("%s : %s", fait, c.URI().Path())
	}, w)
	d.SetFileName(nom)
	d.Show()
	d.Resize(fyne.NewSize(900, 600))
}

// rafraichirMenu names what would be undone.
func (f *Fenetre) rafraichirMenu() {
	edition := f.w.MainMenu().Items[1]
	for i, quoi := range []string{f.p.Fiche.Annulable, f.p.Fiche.Retablissable} {
		nom := []string{"Annuler", "Rétablir"}[i]
		if quoi != "" {
			nom += " : " + quoi
		}
		edition.Items[i].Label = nom
	}
	edition.Refresh()
}

// annuler undoes the typing of a field that has the focus, else the last act.
func (f *Fenetre) annuler() {
	if s, ok := f.w.Canvas().Focused().(*saisie); ok {
		s.Undo()
		return
	}
	f.p.Annuler()
}

func (f *Fenetre) retablir() {
	if s, ok := f.w.Canvas().Focused().(*saisie); ok {
		s.Redo()
		return
	}
	f.p.Retablir()
}
