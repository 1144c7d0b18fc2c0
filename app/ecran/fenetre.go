package ecran

import (
	"fmt"
	"io"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/storage"
	"fyne.io/fyne/v2/widget"
)

// tailleDossier is the largest séance file that the window takes in, in bytes: past it the codec would
// refuse it anyway.
const tailleDossier = 17 << 20

// vue is one screen.
type vue interface{ rafraichir() }

// Fenetre is the window: the list of séances, or the workspace of one.
type Fenetre struct {
	p *Pilote
	w fyne.Window

	accueil  *vueAccueil
	panneau  *panneauControle
	vues     map[Etape]vue
	objets   map[Etape]fyne.CanvasObject
	etapes   map[Etape]*bouton
	titre    *canvas.Text
	exemple  fyne.CanvasObject
	centre   *fyne.Container // the step, stacked
	espace   fyne.CanvasObject
	corps    *fyne.Container // the list or the workspace
	message  *widget.Label
	points   *vuePoints
	presents *vuePresences
	montree  Etape
}

var nomsDesEtapes = []struct {
	etape Etape
	nom   string
}{{EtapePresences, "Présences"}, {EtapePoints, "Points"}, {EtapeExtrait, "Extrait"}}

// New builds the window of an application and shows where the person was. Screens are built when they
// are first shown.
func New(a fyne.App, s Services) *Fenetre {
	ParlerFrancais()
	a.Settings().SetTheme(Apparence())
	f := &Fenetre{p: NewPilote(s), w: a.NewWindow("Délibéré"), vues: map[Etape]vue{}, objets: map[Etape]fyne.CanvasObject{}, etapes: map[Etape]*bouton{},
		message: widget.NewLabel(""), centre: container.NewStack(), corps: container.NewStack()}
	f.w.SetIcon(fyne.NewStaticResource("icone.png", s.Icone))
	f.message.Truncation = fyne.TextTruncateEllipsis
	f.p.OnChange, f.p.OnMessage = f.rafraichir, f.dire
	f.accueil = nouvelAccueil(f.p, f.importer)
	f.w.SetMainMenu(f.menu())
	f.w.SetContent(container.NewBorder(nil, container.NewStack(canvas.NewRectangle(grisFond), f.message), nil, nil, f.corps))
	f.w.Resize(fyne.NewSize(1340, 720))
	f.w.SetOnDropped(func(_ fyne.Position, uris []fyne.URI) {
		for _, u := range uris {
			f.lire(storage.Reader(u))
		}
	})
	f.w.SetCloseIntercept(func() {
		f.quitterPoints()
		f.w.Close()
	})
	e := f.p.Reprendre()
	if e.Champ != "" && f.points != nil {
		f.points.placerCurseur(f.w.Canvas(), e.Champ, e.Curseur)
	}
	return f
}

// Montrer shows the window and runs the application until it is closed.
func (f *Fenetre) Montrer() { f.w.ShowAndRun() }

// dire shows a line at the foot of the window.
func (f *Fenetre) dire(texte string, grave bool) {
	f.message.Importance = widget.MediumImportance
	if grave {
		f.message.Importance = widget.DangerImportance
		texte = "✗ " + texte
	}
	f.message.SetText(texte)
}

func (f *Fenetre) rafraichir() {
	if f.p.Fiche == nil {
		f.accueil.rafraichir()
		f.montrer(f.accueil.objet)
		return
	}
	if f.espace == nil {
		f.construireEspace()
	}
	f.titre.Text = fmt.Sprintf("%s — séance du %s", f.p.Fiche.Commune, f.p.Fiche.Date.Longue())
	f.titre.Refresh()
	f.exemple.Hide()
	if f.p.Fiche.Exemple {
		f.exemple.Show()
	}
	if f.montree != f.p.Etape {
		f.quitterPoints()
	}
	for e, b := range f.etapes {
		b.Importance = widget.MediumImportance
		if e == f.p.Etape {
			b.Importance = widget.HighImportance
		}
		b.Refresh()
	}
	v := f.vue(f.p.Etape)
	v.rafraichir()
	f.panneau.rafraichir()
	if f.montree != f.p.Etape {
		f.montree = f.p.Etape
		f.centre.Objects = []fyne.CanvasObject{f.objets[f.p.Etape]}
		f.centre.Refresh()
	}
	f.montrer(f.espace)
	f.rafraichirMenu()
}

// quitterPoints makes an act of the text that stands in the fields.
func (f *Fenetre) quitterPoints() {
	if f.montree == EtapePoints && f.points != nil {
		f.points.enregistrer()
	}
}

func (f *Fenetre) montrer(o fyne.CanvasObject) {
	if len(f.corps.Objects) == 1 && f.corps.Objects[0] == o {
		return
	}
	f.corps.Objects = []fyne.CanvasObject{o}
	f.corps.Refresh()
	if o == f.espace && f.p.Etape == EtapePresences {
		f.w.Canvas().Focus(f.presents.appel)
	}
}

// vue builds a step at its first use.
func (f *Fenetre) vue(e Etape) vue {
	if v, ok := f.vues[e]; ok {
		return v
	}
	switch e {
	case EtapePoints:
		f.points = nouveauxPoints(f.p)
		f.vues[e], f.objets[e] = f.points, f.points.objet
	case EtapeExtrait:
		x := nouvelExtrait(f.p, f.w)
		f.vues[e], f.objets[e] = x, x.objet
	default:
		f.presents = nouvellesPresences(f.p)
		f.vues[e], f.objets[e] = f.presents, f.presents.objet
	}
	return f.vues[e]
}

func (f *Fenetre) construireEspace() {
	f.titre = mot("", 19, bleu, true)
	f.exemple = marqueExemple()
	f.panneau = nouveauPanneau(f.p)
	barre := container.NewHBox(nouveauBouton("◀ Séances", f.p.Accueil), container.NewCenter(f.titre), f.exemple, layout.NewSpacer())
	for _, e := range nomsDesEtapes {
		b := nouveauBouton(e.nom, func() { f.p.Aller(e.etape) })
		f.etapes[e.etape] = b
		barre.Add(b)
	}
	f.espace = container.NewBorder(container.NewVBox(container.NewPadded(barre), widget.NewSeparator()), nil, nil, f.panneau.objet, f.centre)
}

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
	pdf, nom, err := f.p.s.Documents.Document(f.p.Fiche.Dossier, genre, f.p.Point)
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

func (f *Fenetre) importer() {
	d := dialog.NewFileOpen(func(r fyne.URIReadCloser, err error) {
		if r != nil {
			f.lire(r, err)
		}
	}, f.w)
	d.SetFilter(storage.NewExtensionFileFilter([]string{".json"}))
	d.Show()
	d.Resize(fyne.NewSize(900, 600))
}

// lire takes in a séance file, dropped or chosen.
func (f *Fenetre) lire(r fyne.URIReadCloser, err error) {
	if f.p.faute(err) {
		return
	}
	defer r.Close()
	octets, err := io.ReadAll(io.LimitReader(r, tailleDossier))
	if f.p.faute(err) {
		return
	}
	f.p.Importer(octets)
}

func (f *Fenetre) exporter() {
	if f.p.Fiche == nil {
		f.dire("Ouvrez d'abord la séance à exporter.", true)
		return
	}
	octets, err := f.p.s.EcrireDossier(f.p.Fiche.Dossier)
	if f.p.faute(err) {
		return
	}
	enregistrerSous(f.p, f.w, fmt.Sprintf("seance-%s.json", f.p.Fiche.Date), octets, "Séance exportée")
}
