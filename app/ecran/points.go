package ecran

import (
	"context"
	"reflect"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"delibere/app/secretariat"
)

// vuePoints is the step: the agenda on the left, the text and the vote of the point chosen beside it.
type vuePoints struct {
	p                                       *Pilote
	fenetre                                 fyne.Window
	ordre                                   *ordreDuJour
	seance                                  secretariat.SeanceID // whose text is in the fields
	montre                                  int                  // and of which of its points; 0 for none
	source                                  secretariat.Redaction
	objetPt, deliberation, matiere          *saisie
	visas, considerants, expose, dispositif *editeur
	ecrivant                                *editeur // the last one that had the cursor
	rapporteur                              *champElu
	champs                                  map[string]champTexte // the fields whose text is kept as it is typed
	vote                                    *formulaireVote
	regles                                  *formulaireRegles
	annexes                                 *formulaireAnnexes
	modeles                                 *choixModele
	touche                                  map[string]int // how many times each field was typed in: the last timer alone keeps
	repris, scellee                         *widget.Label
	texte                                   *fyne.Container
	page                                    *container.Scroll
	outils                                  fyne.CanvasObject // what one does to the text
	milieu                                  fyne.CanvasObject // the fields and their tools
	racine                                  *fyne.Container   // them beside the agenda, or beside the page
	cote                                    *pageACote        // nil until it is asked for
	aLaPage                                 *bouton
	remplacer                               *barreRemplacer
	objet                                   fyne.CanvasObject
}

func nouveauxPoints(p *Pilote, w fyne.Window) *vuePoints {
	v := &vuePoints{p: p, fenetre: w, touche: map[string]int{}, objetPt: nouvelleSaisie(2), deliberation: nouvelleSaisie(1), matiere: nouvelleSaisie(1), visas: nouvelEditeur(2, false),
		considerants: nouvelEditeur(2, false), expose: nouvelEditeur(9, false), dispositif: nouvelEditeur(6, true), repris: paragraphe("")}
	v.champs = map[string]champTexte{}
	for nom, s := range map[string]*saisie{"objet": v.objetPt, "deliberation": v.deliberation, "matiere": v.matiere} {
		s.OnChanged = func(string) { s.grandir(); v.frappe(nom) }
		s.quitter = v.enregistrer
		v.champs[nom] = s
	}
	for nom, e := range map[string]*editeur{"visas": v.visas, "considerants": v.considerants, "expose": v.expose, "dispositif": v.dispositif} {
		e.OnChanged = func(string) { v.frappe(nom) }
		e.prendre, e.quitter = func() { v.ecrivant = e }, v.enregistrer
		e.montrer, e.apres = func(haut, bas float32) { v.suivre(e, haut, bas) }, p.s.SurEcran
		v.champs[nom] = e
	}
	v.objetPt.phrase, v.objetPt.grandit = true, true
	v.rapporteur = nouveauChampElu(p, "personne", v.enregistrer)
	v.matiere.SetPlaceHolder("8.2")
	v.deliberation.SetPlaceHolder("2023-32")
	v.expose.SetPlaceHolder("Entrée : un paragraphe · Maj+Entrée : une ligne · « - » : une liste · Ctrl+B : en gras")
	v.dispositif.SetPlaceHolder("AUTORISE Monsieur le Maire à…")
	v.vote, v.regles, v.annexes = nouveauVote(p), nouvellesRegles(p), nouvellesAnnexes(p, w)
	v.modeles = nouveauChoixModele(p, w, v.enregistrer, v.prendre)
	v.repris.Importance = widget.WarningImportance
	v.repris.Hide()
	v.scellee = paragraphe("Cette délibération est scellée : son texte, son vote et ses présences ne changent plus. « Clôture » permet d'en faire une qui la corrige.")
	v.scellee.Importance = widget.SuccessImportance
	v.construire()
	return v
}

func (v *vuePoints) construire() {
	v.ordre = nouvelOrdreDuJour(v.p, v.enregistrer, v.prendre)
	nom := func(s string) fyne.CanvasObject { return mot(s, 14, encre, true) }
	entete := ligne(container.NewCenter(nom("Délibération n°")), large(v.deliberation, 120), container.NewCenter(nom("Matière")), large(v.matiere, 70),
		container.NewCenter(nom("Rapporteur")), large(v.rapporteur, 240))
	v.texte = container.NewVBox(v.scellee, v.repris, v.modeles.barre, entete, nom("Objet"), v.objetPt, v.vote.objet, v.regles.objet, nom("Exposé"), v.expose, nom("Visas (« Vu… », un par paragraphe)"), v.visas,
		nom("Considérants (un par paragraphe)"), v.considerants, nom("Dispositif (une décision par ligne : VERBE texte)"), v.dispositif, v.annexes.objet)
	v.page = defilant(container.NewPadded(v.texte), 260)
	v.remplacer = nouvelleBarreRemplacer(v)
	v.outils = container.NewPadded(container.NewVBox(ligne(v.outilsDeTexte(), v.modeles.gestes), v.remplacer.objet))
	v.milieu = v.modeles.autour(bordure(v.outils, nil, nil, nil, v.page))
	v.racine = container.NewStack(sommaire(v.ordre.objet, v.milieu, 430))
	v.objet = v.racine
}

// prendre puts the cursor in the text of the point, which may never have been painted yet.
func (v *vuePoints) prendre() { v.fenetre.Canvas().Focus(v.objetPt) }

// figer closes the fields of a sealed délibération.
func (v *vuePoints) figer(point int) {
	_, scellee := v.p.Fiche.Scelles[point]
	if v.scellee.Hide(); scellee {
		v.scellee.Show()
	}
	for _, s := range v.champs {
		if scellee != s.Disabled() {
			ouvrirOuFermer(s, scellee)
		}
	}
	ouvrirOuFermer(v.rapporteur, scellee)
	v.vote.figer(scellee)
}

// rafraichir shows the point chosen. What is being typed in it is left alone; what was typed in another, that was
// left without leaving its field, is kept first.
func (v *vuePoints) rafraichir() {
	if v.montre != v.p.Point || v.seance != v.p.Fiche.ID {
		v.enregistrer()
	}
	pt := v.p.Fiche.Dossier.Seance.Point(v.p.Point)
	v.ordre.rafraichir()
	v.vote.montrer(pt)
	v.regles.montrer(pt)
	v.annexes.a.Actualiser()
	if v.cote != nil && v.cote.ouverte {
		v.cote.montre.Actualiser()
	}
	v.modeles.rafraichir()
	if v.texte.Visible() != (pt != nil) {
		montrerOuCacher(v.outils, pt != nil)
		montrerOuCacher(v.texte, pt != nil)
		v.racine.Refresh() // what is shown at last was never laid out
	}
	if pt == nil {
		v.montre = 0
		return
	}
	v.figer(pt.Numero)
	r := redactionDe(pt)
	if v.montre == pt.Numero && v.seance == v.p.Fiche.ID && reflect.DeepEqual(r, v.source) {
		return
	}
	v.montre, v.seance, v.source = 0, v.p.Fiche.ID, r // 0: filling the fields is not typing
	v.rapporteur.poser(r.Rapporteur)
	textes := textesDe(r)
	repris := false
	for nom, texte := range textes {
		b, ok, err := v.p.s.Secretariat.Brouillon(context.Background(), secretariat.ChampTexte{Seance: v.p.Fiche.ID, Point: pt.Numero, Champ: nom})
		if ok && err == nil && b.Texte != texte {
			texte, repris = b.Texte, true
		}
		if v.champs[nom].Texte() != texte {
			v.champs[nom].poser(texte)
		}
	}
	v.montre = pt.Numero
	if repris {
		v.repris.SetText("Un texte que vous étiez en train de taper a été retrouvé. Il est enregistré dès que vous quittez le champ.")
		v.repris.Show()
	} else {
		v.repris.Hide()
	}
}

// placerCurseur puts the focus back in a field, where the cursor was.
func (v *vuePoints) placerCurseur(c fyne.Canvas, champ string, curseur int) {
	s, ok := v.champs[champ]
	if !ok {
		return
	}
	c.Focus(s)
	s.poserCurseur(curseur)
}

// suivre scrolls the page to the rows of a field, between two heights.
func (v *vuePoints) suivre(e *editeur, haut, bas float32) {
	y := fyne.CurrentApp().Driver().AbsolutePositionForObject(e).Y - fyne.CurrentApp().Driver().AbsolutePositionForObject(v.page.Content).Y
	const marge = 30
	o := v.page.Offset
	switch {
	case y+haut < o.Y+marge:
		o.Y = max(y+haut-marge, 0)
	case y+bas > o.Y+v.page.Size().Height-marge:
		o.Y = y + bas - v.page.Size().Height + marge
	default:
		return
	}
	v.page.ScrollToOffset(o)
}
