package ecran

import (
	"fmt"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"delibere/app/conseil"
	"delibere/app/secretariat"
)

// mouvements are the movements in the order of their choice.
var mouvements = []conseil.TypeMouvement{conseil.Arrivee, conseil.Depart, conseil.Retrait, conseil.Retour, conseil.Demission}

// detailElu is under the roll call: where the member chosen is along the points, and when it is open his
// pouvoir and his movements.
type detailElu struct {
	p          *Pilote
	nom, mots  *canvas.Text
	frise      frise
	basculer   *bouton
	champs     *fyne.Container
	pouvoir    *formulairePouvoir // built when it is first open
	mouvement  *formulaireMouvement
	montre     string // what the first line says
	objet      fyne.CanvasObject
	auSommaire *fyne.Container
}

func nouveauDetail(p *Pilote) *detailElu {
	d := &detailElu{p: p, nom: mot("", 16, bleu, true), mots: mot("", 13, grisMot, false), champs: container.NewVBox()}
	d.basculer = nouveauBouton("Pouvoir et mouvements", func() {
		if d.champs.Hidden {
			d.prendre()
		} else {
			d.fermer()
		}
	})
	d.champs.Hide()
	d.auSommaire = ligne(container.NewCenter(d.nom), container.New(&d.frise, d.frise.objets()...), container.NewCenter(d.mots), layout.NewSpacer(), d.basculer)
	d.objet = container.NewStack(canvas.NewRectangle(grisFond), container.NewPadded(container.NewVBox(d.auSommaire, d.champs)))
	return d
}

// prendre opens the fields and puts the cursor in the pouvoir.
func (d *detailElu) prendre() {
	if d.pouvoir == nil {
		d.pouvoir, d.mouvement = nouveauPouvoir(d.p), nouveauMouvement(d.p)
		d.champs.Objects = []fyne.CanvasObject{d.pouvoir.objet, d.mouvement.objet}
	}
	d.champs.Show()
	d.basculer.SetText("Refermer")
	d.rafraichir()
	d.objet.Refresh()
	if c := fyne.CurrentApp().Driver().CanvasForObject(d.objet); c != nil {
		c.Focus(d.pouvoir.porteur)
	}
}

func (d *detailElu) fermer() {
	d.champs.Hide()
	d.basculer.SetText("Pouvoir et mouvements")
	d.objet.Refresh()
}

func (d *detailElu) rafraichir() {
	e := d.p.Fiche.Dossier.Elu(d.p.Elu)
	if e == nil {
		return
	}
	l, n := d.p.Frise[e.ID], len(d.p.Controle.Points)
	if cle := e.Appel() + cleDesPassages(l) + fmt.Sprint(n); cle != d.montre {
		d.montre = cle
		d.nom.Text, d.mots.Text = e.Appel(), abreger(direPassages(l, n), 78)
		d.frise.montrer(l, n)
		d.auSommaire.Refresh()
	}
	if !d.champs.Hidden {
		d.pouvoir.rafraichir()
		d.mouvement.rafraichir()
	}
}

// numero reads the number of a point typed in a field; empty is 0.
func numero(texte string) (int, error) {
	texte = strings.TrimSpace(texte)
	if texte == "" {
		return 0, nil
	}
	n, err := strconv.Atoi(texte)
	if err != nil || n < 1 || n > 9999 {
		return 0, fmt.Errorf("« %s » n'est pas le numéro d'un point ; tapez un nombre, par exemple 12", texte)
	}
	return n, nil
}

// ouRien writes a number, and nothing for 0.
func ouRien(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

// formulaireMouvement notes who comes and goes, at which point and when.
type formulaireMouvement struct {
	p       *Pilote
	genre   *selecteur
	auPoint *saisie
	heure   *saisie
	auVote  *caseACocher
	notes   *fyne.Container
	montres string
	objet   fyne.CanvasObject
}

func nouveauMouvement(p *Pilote) *formulaireMouvement {
	f := &formulaireMouvement{p: p, auPoint: champ("point", nil), heure: champ("ex. 20h15", nil), auVote: nouvelleCase("avant le vote", nil), notes: ligne()}
	f.auPoint.OnSubmitted = func(string) { f.noter() }
	f.heure.OnSubmitted = f.auPoint.OnSubmitted
	var noms []string
	for _, m := range mouvements {
		noms = append(noms, conseil.Majuscule(secretariat.NomsMouvements[m]))
	}
	f.genre = nouveauSelecteur(noms, nil)
	f.genre.PlaceHolder = "choisir"
	champs := ligne(etiquette("Mouvement"), large(f.genre, 140), etiquette("au point"), large(f.auPoint, 70), etiquette("à"), large(f.heure, 100), f.auVote,
		nouveauBouton("Noter", f.noter))
	f.objet = container.NewVBox(champs, f.notes)
	return f
}

// rafraichir lists the movements of the member chosen: each is a button that erases it.
func (f *formulaireMouvement) rafraichir() {
	var liste []conseil.Mouvement
	for _, m := range f.p.Fiche.Dossier.Seance.Mouvements {
		if m.Elu == f.p.Elu {
			liste = append(liste, m)
		}
	}
	if cle := fmt.Sprint(liste); cle != f.montres {
		f.montres = cle
		f.notes.Objects = nil
		for _, m := range liste {
			f.notes.Add(nouveauBouton("✕ "+nomDuMouvement(m), func() { f.p.Immobiliser(m) }))
		}
		f.objet.Refresh()
	}
}

func (f *formulaireMouvement) noter() {
	i := f.genre.SelectedIndex()
	if i < 0 {
		f.p.faute(fmt.Errorf("choisissez d'abord le mouvement : arrivée, départ, retrait, retour ou démission"))
		return
	}
	m := conseil.Mouvement{Elu: f.p.Elu, Type: mouvements[i]}
	if f.auVote.Checked {
		m.Moment = conseil.AuVote
	}
	var err error
	m.Point, err = numero(f.auPoint.Text)
	if err == nil && m.Point == 0 {
		err = fmt.Errorf("indiquez le numéro du point à partir duquel le mouvement compte")
	}
	if err == nil {
		m.Heure, err = lireHeure(f.heure.Text)
	}
	if !f.p.faute(err) && f.p.Mouvoir(m) {
		f.auPoint.SetText("")
		f.heure.SetText("")
		f.auVote.SetChecked(false)
	}
}
