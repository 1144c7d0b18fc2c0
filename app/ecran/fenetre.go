package ecran

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// vue is one screen.
type vue interface{ rafraichir() }

// annuleur is a screen that has its own acts to undo.
type annuleur interface {
	annuler()
	retablir()
	aAnnuler() (annulable, retablissable string)
}

// Fenetre is the window: a bar of screens, the screen shown, and a line to read at the foot.
type Fenetre struct {
	p         *Pilote
	w         fyne.Window
	affichage *PiloteAffichage
	aide      *PiloteAide

	barre    *barre
	lieux    map[Lieu]vue // the screens but the séance, built when they are first shown
	fonds    map[Lieu]fyne.CanvasObject
	panneau  *panneauControle
	vues     map[Etape]vue
	objets   map[Etape]fyne.CanvasObject
	centre   *fyne.Container // the step, stacked
	espace   fyne.CanvasObject
	corps    *fyne.Container // the screen
	message  *widget.Label
	ouvrir   *bouton // beside the line that says a file was written
	points   *vuePoints
	presents *vuePresences
	montree  Etape // the step in the workspace
	ou       ou    // where the window was last
}

// ou is a place of the window.
type ou struct {
	lieu  Lieu
	etape Etape
}

type nomDEtape struct {
	etape Etape
	nom   string
}

var nomsDesEtapes = []nomDEtape{{EtapeConvocation, "Convocation"}, {EtapePresences, "Présences"}, {EtapePoints, "Points"}, {EtapeExtrait, "Extrait"}, {EtapeCloture, "Clôture"}, {EtapeTransmission, "Transmission"}}

// New builds the window of an application and shows where the person was. Screens are built when they
// are first shown.
func New(a fyne.App, s Services) *Fenetre {
	ParlerFrancais()
	affichage := nouvelAffichage(a.Preferences())
	affichage.appliquer()
	attendreLesPolices := chargerPolices(s)
	f := &Fenetre{p: NewPilote(s), w: a.NewWindow("Délibéré"), affichage: affichage, vues: map[Etape]vue{}, objets: map[Etape]fyne.CanvasObject{}, lieux: map[Lieu]vue{}, fonds: map[Lieu]fyne.CanvasObject{},
		message: widget.NewLabel(""), centre: container.NewStack(), corps: container.NewStack()}
	attendreLesPolices()
	f.w.SetIcon(fyne.NewStaticResource("icone.png", s.Icone))
	f.message.Wrapping = fyne.TextWrapWord
	f.ouvrir = nouveauBouton("Ouvrir", nil)
	f.ouvrir.Hide()
	f.p.OnChange, f.p.OnActes, f.p.OnRecharge, f.p.OnMessage = f.rafraichir, f.rafraichirMenu, f.oublier, f.dire
	f.p.OnFichier = f.proposerDOuvrir
	f.p.OnViser = f.viser
	affichage.OnChange = f.habiller
	refuserCollage = func(err error) { f.p.faute(err) }
	f.aide = nouvelAide(f.p)
	f.barre = nouvelleBarre(f.p)
	f.w.Canvas().SetOnTypedKey(f.touche)
	f.w.SetMainMenu(f.menu())
	f.w.Resize(affichage.surEcran(1340, 720)) // before its content, which would be laid out twice
	// A window that is too small for a screen scrolls as a whole: nothing of it is out of reach.
	tout := container.NewScroll(bordure(f.barre.objet, nil, nil, nil, f.corps))
	f.w.SetContent(bordure(nil, container.NewStack(canvas.NewRectangle(grisFond), bordure(nil, nil, nil, f.ouvrir, f.message)), nil, nil, tout))
	f.w.SetOnDropped(func(_ fyne.Position, uris []fyne.URI) { f.deposer(uris) })
	f.w.SetCloseIntercept(f.fermer)
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
	// The first image comes first: an old PC has one core for both.
	s.Apres(time.Second, func() {
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
	f.ouvrir.Hide()
}

func (f *Fenetre) rafraichir() {
	ici := ou{f.p.Lieu, f.p.Etape}
	avant, change := f.ou, f.ou != ici
	if f.ou = ici; change {
		f.quitterChamps()
		f.quitterAide(avant)
	}
	f.barre.rafraichir()
	f.rafraichirMenu()
	if f.p.Lieu != LieuSeance {
		v := f.ecran(f.p.Lieu)
		f.montrer(f.fonds[f.p.Lieu])
		v.rafraichir()
	} else {
		f.rafraichirSeance()
	}
	if change {
		f.prendreLeClavier()
	}
}

func (f *Fenetre) rafraichirSeance() {
	if f.espace == nil {
		f.panneau = nouveauPanneau(f.p)
		f.espace = deuxColonnes(f.centre, f.panneau.objet, 560)
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
}

// oublier drops the screens that show what is no longer there; each is built again at its next use.
func (f *Fenetre) oublier() {
	f.espace, f.points, f.presents, f.montree = nil, nil, nil, ""
	f.vues, f.objets = map[Etape]vue{}, map[Etape]fyne.CanvasObject{}
	for l := range f.lieux {
		if l != f.p.Lieu {
			delete(f.lieux, l)
			delete(f.fonds, l)
		}
	}
}

// fermer keeps what stands in the fields, then closes the window.
func (f *Fenetre) fermer() {
	f.quitterChamps()
	f.w.Close()
}

// quitterChamps makes an act of what stands in the fields: a shortcut leaves a screen without leaving its
// field.
func (f *Fenetre) quitterChamps() {
	quitterListes(f.w.Canvas())
	f.w.Canvas().Unfocus()
	if f.montree == EtapePoints && f.points != nil {
		f.points.enregistrer()
	}
}

// quitterAide drops the guide and its pictures, which take more memory than all the other screens.
func (f *Fenetre) quitterAide(avant ou) {
	if avant.lieu == LieuAide && f.p.Lieu != LieuAide {
		delete(f.lieux, LieuAide)
		delete(f.fonds, LieuAide)
		f.aide.OnChange = func() {}
	}
}

// prendreLeClavier puts the cursor where a screen is worked from.
func (f *Fenetre) prendreLeClavier() {
	switch v := f.lieux[f.p.Lieu].(type) {
	case *vueAccueil:
		v.prendre()
	case *vueRegistre:
		f.w.Canvas().Focus(v.mots)
	case *vueConseil:
		f.w.Canvas().Focus(v.liste)
	case *vueAide:
		f.w.Canvas().Focus(v.liste)
	}
	if f.p.Lieu == LieuSeance && f.p.Etape == EtapePresences {
		f.w.Canvas().Focus(f.presents.appel)
	}
}

func (f *Fenetre) montrer(o fyne.CanvasObject) {
	if len(f.corps.Objects) == 1 && f.corps.Objects[0] == o {
		return
	}
	f.corps.Objects = []fyne.CanvasObject{o}
	f.corps.Refresh()
}

// vue builds a step at its first use.
func (f *Fenetre) vue(e Etape) vue {
	if v, ok := f.vues[e]; ok {
		return v
	}
	switch e {
	case EtapePoints:
		f.points = nouveauxPoints(f.p, f.w)
		f.vues[e], f.objets[e] = f.points, f.points.objet
	case EtapeExtrait:
		x := nouvelExtrait(f.p, f.w)
		f.vues[e], f.objets[e] = x, x.objet
	case EtapeConvocation:
		x := nouvelleConvocation(f.p, f.exporter)
		f.vues[e], f.objets[e] = x, x.objet
	case EtapeCloture:
		x := nouvelleCloture(f.p, f.w)
		f.vues[e], f.objets[e] = x, x.objet
	case EtapeTransmission:
		x := nouvelleTransmission(f.p, f.w, f.choisirFichier)
		f.vues[e], f.objets[e] = x, x.objet
	default:
		f.presents = nouvellesPresences(f.p)
		f.vues[e], f.objets[e] = f.presents, f.presents.objet
	}
	return f.vues[e]
}

// ecran builds a screen at its first use.
func (f *Fenetre) ecran(l Lieu) vue {
	if v, ok := f.lieux[l]; ok {
		return v
	}
	switch l {
	case LieuRegistre:
		v := nouveauRegistre(f.p)
		f.lieux[l], f.fonds[l] = v, v.objet
	case LieuAide:
		v := nouvelleVueAide(f.aide, f.w)
		f.lieux[l], f.fonds[l] = v, v.objet
	case LieuReglages:
		v := nouveauxReglages(f.p, f.w, f.choisirFichier, f.affichage)
		f.lieux[l], f.fonds[l] = v, v.objet
	case LieuConseil:
		v := nouveauConseil(f.p, f.importerRNE)
		f.lieux[l], f.fonds[l] = v, v.objet
	default:
		v := nouvelAccueil(f.p, f.w, f.importer, f.importerRNE, f.chercherMots)
		f.lieux[l], f.fonds[l] = v, v.objet
	}
	return f.lieux[l]
}
