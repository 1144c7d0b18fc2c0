package ecran

import (
	"fmt"
	"io"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
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
	f.demarrer()
	return f
}

// demarrer does beside the window what would delay it.
func (f *Fenetre) demarrer() {
	s := f.p.s
	if s.AuDemarrage == nil {
		return
	}
	s.EnFond(func() {
		if texte, grave := s.AuDemarrage(); texte != "" {
			s.SurEcran(func() { f.dire(texte, grave) })
		}
	})
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
