package ecran

import (
	"context"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// AjouterPoint adds a point at the end of the agenda and goes to it.
func (p *Pilote) AjouterPoint() bool {
	f, numero, err := p.s.Secretariat.AjouterPoint(context.Background(), p.Fiche.ID, "")
	if err == nil {
		p.Point = numero
	}
	return p.faire(f, err)
}

// RetirerPoint takes out the point shown; the one that follows takes its place.
func (p *Pilote) RetirerPoint() {
	retire := p.Point
	if p.Fiche.Dossier.Seance.Point(retire) == nil {
		p.faute(fmt.Errorf("il n'y a pas de point à retirer"))
		return
	}
	f, err := p.s.Secretariat.RetirerPoint(context.Background(), p.Fiche.ID, retire)
	if err == nil && f.Dossier.Seance.Point(retire) == nil {
		p.Point = retire - 1
	}
	if p.faire(f, err) {
		p.dire("Le point %d est retiré ; Ctrl+Z le remet.", retire)
	}
}

// DeplacerPoint moves the point shown up (-1) or down (1).
func (p *Pilote) DeplacerPoint(pas int) {
	f, numero, err := p.s.Secretariat.DeplacerPoint(context.Background(), p.Fiche.ID, p.Point, pas)
	if err == nil {
		p.Point = numero
	}
	p.faire(f, err)
}

// ordreDuJour is the list of the points, and what changes it.
type ordreDuJour struct {
	p      *Pilote
	liste  *listeChoix
	avant  func() // keeps what is being typed before the points move
	apres  func() // puts the cursor in a new point
	retire *grave
	trait  *canvas.Rectangle // where a point that is dragged would fall
	glisse int               // the line that is dragged, -1 for none
	cible  int               // the line before which it would fall
	laisse bool              // Escape: the drag that goes on does nothing
	vide   *widget.Label
	objet  fyne.CanvasObject
}

func nouvelOrdreDuJour(p *Pilote, avant, apres func()) *ordreDuJour {
	o := &ordreDuJour{p: p, avant: avant, apres: apres, trait: canvas.NewRectangle(bleu), glisse: -1}
	o.trait.Hide()
	o.liste = nouvelleListeChoix(func() int { return len(p.Controle.Points) }, func() fyne.CanvasObject { return nouveauRangPoint(o) }, o.montrerRang, o.choisir)
	o.liste.deplacer, o.liste.valider = o.deplacer, apres
	o.liste.touches = map[fyne.KeyName]func(){fyne.KeyU: func() { avant(); p.Unanimite() }, fyne.KeyEscape: o.renoncer}
	o.retire = nouveauGrave("Retirer", "Oui, retirer ce point", func() { avant(); p.RetirerPoint() })
	gestes := container.NewVBox(nouveauBouton("Ajouter un point", o.ajouter),
		container.NewGridWithColumns(2, nouveauBouton("▲ Monter", func() { o.deplacer(-1) }), nouveauBouton("▼ Descendre", func() { o.deplacer(1) })), o.retire)
	o.vide = paragraphe("L'ordre du jour est vide : ajoutez son premier point.")
	aide := mot("U : unanimité, point suivant", 12, grisMot, false)
	o.objet = container.New(&largeurFixe{240}, bordure(container.NewVBox(aide, o.vide), gestes, nil, nil, container.NewStack(o.liste, container.NewWithoutLayout(o.trait))))
	return o
}

func (o *ordreDuJour) choisir(i int) {
	o.avant()
	o.p.Choisir(o.p.Controle.Points[i].Numero)
}

func (o *ordreDuJour) ajouter() {
	o.avant()
	if o.p.AjouterPoint() {
		o.apres()
	}
}

func (o *ordreDuJour) deplacer(pas int) {
	o.avant()
	o.p.DeplacerPoint(pas)
}

func (o *ordreDuJour) montrerRang(i int, x fyne.CanvasObject) {
	pt := o.p.Fiche.Dossier.Seance.Point(o.p.Controle.Points[i].Numero)
	r := x.(*rangPoint)
	l := r.nom
	r.place = i
	l.TextStyle.Bold = pt.Numero == o.p.Point
	signe := ""
	if _, scelle := o.p.Fiche.Scelles[pt.Numero]; scelle {
		signe = "✓ "
	}
	texte := strings.TrimSpace(pt.Deliberation + " " + pt.Objet)
	if texte == "" {
		texte = "(sans objet)"
	}
	l.SetText(fmt.Sprintf("%s%d · %s", signe, pt.Numero, texte))
}

func (o *ordreDuJour) rafraichir() {
	place := -1
	for i := range o.p.Controle.Points {
		if o.p.Controle.Points[i].Numero == o.p.Point {
			place = i
		}
	}
	if vide := len(o.p.Controle.Points) == 0; vide != o.vide.Visible() {
		montrerOuCacher(o.vide, vide)
		o.objet.Refresh()
	}
	o.retire.armer(false)
	o.liste.montrer(place)
}
