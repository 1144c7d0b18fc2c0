package ecran

import (
	"fmt"
	"image/color"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"delibere/app/conseil"
)

// Heights and places of the roll call, in units of the toolkit.
const (
	hautRang   = float32(26)
	colNom     = float32(40)
	margeFrise = float32(14)
)

// colonnesAppel are the places of three boxes, of the rest and of the strip in a row of some width.
type colonnesAppel struct {
	statut, largeStatut, reste, frise float32
	lettres                           bool // the boxes have room for a letter only
}

// colonnesPour finds the places: a large text leaves less room.
func colonnesPour(large float32) colonnesAppel {
	switch {
	case large >= 820:
		return colonnesAppel{300, 84, 562, 120, false}
	case large >= 600:
		return colonnesAppel{240, 36, 358, 90, true}
	case large >= 500: // a name goes before what was noted of its member, which is read below as well
		return colonnesAppel{226, 34, 334, 0, true}
	}
	return colonnesAppel{190, 32, 296, 0, true}
}

// boite is the box at a place of a row; -1 for none.
func (c colonnesAppel) boite(x float32) int {
	if k := int((x - c.statut) / c.largeStatut); x >= c.statut && k < len(statuts) {
		return k
	}
	return -1
}

var (
	statuts       = [...]conseil.Statut{conseil.Present, conseil.Excuse, conseil.Absent}
	nomsDeStatuts = [...]string{"Présent", "Excusé", "Absent"}
)

func couleurDuStatut(s conseil.Statut) color.Color {
	switch s {
	case conseil.Present:
		return vert
	case conseil.Excuse:
		return ambre
	}
	return rouge
}

// etatRang is what a row says: two equal ones are painted the same.
type etatRang struct {
	numero, nom           string
	statut                conseil.Statut
	reste, saisi, suite   string // after the boxes: a note, what is being typed, what it means
	choisi, actif, fautif bool
	nombre                int // of points
	passages              string
	liste                 *[]conseil.Troncon
}

func etatDuRang(p *Pilote, e *conseil.Elu) etatRang {
	d := p.Fiche.Dossier
	f := p.Frise[e.ID]
	return etatRang{numero: fmt.Sprint(e.Rang), nom: e.Appel(), statut: d.Seance.Presences[e.ID],
		reste: strings.Join(notes(d, e.ID), " ; "), nombre: len(p.Controle.Points), passages: cleDesPassages(f), liste: &f}
}

// pareil compares two rows by what they say.
func (x etatRang) pareil(y etatRang) bool {
	x.liste, y.liste = nil, nil
	return x == y
}

// rang are the drawings of one row.
type rang struct {
	etat         etatRang
	vu           bool
	y, large     float32
	c            colonnesAppel
	fond, filet  *canvas.Rectangle
	numero, nom  *canvas.Text
	boites       [3]*canvas.Rectangle
	mots         [3]*canvas.Text
	reste        *canvas.Text
	saisi, suite *canvas.Text
	frise        frise
}

func nouveauRang() *rang {
	r := &rang{c: colonnesPour(1000), fond: canvas.NewRectangle(color.Transparent), filet: canvas.NewRectangle(grisLigne), numero: mot("", 13, grisMot, false),
		nom: mot("", 15, encre, false), reste: mot("", 13, grisMot, false), saisi: mot("", 15, encre, true), suite: mot("", 13, grisMot, false)}
	for i := range statuts {
		r.boites[i] = canvas.NewRectangle(color.Transparent)
		r.boites[i].StrokeWidth, r.boites[i].CornerRadius = 1, 4
		r.mots[i] = mot(nomsDeStatuts[i], 14, grisMot, false)
		r.mots[i].Alignment = fyne.TextAlignCenter
	}
	return r
}

func (r *rang) objets() []fyne.CanvasObject {
	o := []fyne.CanvasObject{r.fond, r.filet, r.numero, r.nom, r.reste, r.saisi, r.suite}
	for i := range r.boites {
		o = append(o, r.boites[i], r.mots[i])
	}
	return append(o, r.frise.objets()...)
}

// montrer paints what has changed in a row, and nothing else.
func (r *rang) montrer(x etatRang) {
	avant, tout := r.etat, !r.vu
	if !tout && avant.pareil(x) {
		return
	}
	r.etat, r.vu = x, true
	if tout || avant.choisi != x.choisi || avant.actif != x.actif {
		r.peindreFond()
	}
	if tout || avant.nom != x.nom || avant.fautif != x.fautif || avant.choisi != x.choisi {
		r.peindreNom()
	}
	if tout || avant.statut != x.statut {
		for i, s := range statuts {
			if tout || s == avant.statut || s == x.statut {
				r.peindreBoite(i)
			}
		}
	}
	if tout || avant.reste != x.reste || avant.saisi != x.saisi || avant.suite != x.suite {
		r.peindreReste()
	}
	if tout || avant.passages != x.passages || avant.nombre != x.nombre {
		r.peindreFrise()
	}
	if tout {
		r.filet.FillColor, r.numero.Color = grisLigne, grisMot
		r.filet.Refresh()
	}
	if r.numero.Text != x.numero || tout {
		r.numero.Text = x.numero
		r.ecrire(r.numero, 8)
	}
}

// repeindre paints the whole row again.
func (r *rang) repeindre() {
	r.vu = false
	r.montrer(r.etat)
}

func (r *rang) peindreFond() {
	r.fond.FillColor, r.fond.StrokeWidth = color.Transparent, 0
	if r.etat.choisi {
		r.fond.FillColor = choisie
		if r.etat.actif {
			r.fond.StrokeColor, r.fond.StrokeWidth = bleu, 2
		}
	}
	r.fond.Refresh()
}

func (r *rang) peindreNom() {
	nom := r.etat.nom
	r.nom.Color, r.nom.TextStyle.Bold = encre, r.etat.choisi
	if r.etat.fautif {
		nom, r.nom.Color = "✗ "+nom, rouge
	}
	r.nom.Text = nom
	ajuster(r.nom, r.c.statut-colNom-4)
	r.ecrire(r.nom, colNom)
}

func (r *rang) peindreBoite(i int) {
	b, m := r.boites[i], r.mots[i]
	b.FillColor, b.StrokeColor, m.Color, m.TextStyle.Bold = papier, grisLigne, grisMot, false
	if r.etat.statut == statuts[i] {
		b.FillColor, m.Color, m.TextStyle.Bold = couleurDuStatut(statuts[i]), surVif, true
	}
	b.Refresh()
	m.Refresh()
}

func (r *rang) peindreReste() {
	r.reste.Text, r.saisi.Text, r.suite.Text = r.etat.reste, r.etat.saisi, r.etat.suite
	ajuster(r.reste, r.large-r.c.reste-r.c.frise-2*margeFrise)
	r.reste.Color, r.saisi.Color, r.suite.Color = grisMot, bleu, grisMot
	x := r.c.reste
	for _, t := range []*canvas.Text{r.reste, r.saisi, r.suite} {
		r.ecrire(t, x)
		x += t.MinSize().Width
	}
	if r.etat.saisi != "" || r.c.frise == 0 {
		r.frise.cacher()
	} else {
		r.peindreFrise()
	}
}

func (r *rang) peindreFrise() {
	if r.etat.liste != nil && r.etat.saisi == "" && r.c.frise > 0 {
		r.frise.montrer(*r.etat.liste, r.etat.nombre)
		r.frise.poser(fyne.NewPos(r.large-r.c.frise-margeFrise, r.y+9), fyne.NewSize(r.c.frise, hautRang-18))
	}
}

func (r *rang) ecrire(t *canvas.Text, x float32) {
	t.Move(fyne.NewPos(x, r.y+(hautRang-t.MinSize().Height)/2))
	t.Resize(t.MinSize())
	t.Refresh()
}

// poser gives a row its place.
func (r *rang) poser(y, large float32) {
	if r.y == y && r.large == large {
		return
	}
	r.y, r.large, r.c = y, large, colonnesPour(large)
	r.fond.Move(fyne.NewPos(1, y+1))
	r.fond.Resize(fyne.NewSize(large-2, hautRang-2))
	r.filet.Move(fyne.NewPos(0, y+hautRang-1))
	r.filet.Resize(fyne.NewSize(large, 1))
	r.ecrire(r.numero, 8)
	r.peindreNom()
	r.peindreReste()
	for k := range r.boites {
		gauche := r.c.statut + float32(k)*r.c.largeStatut
		if r.mots[k].Text = nomsDeStatuts[k]; r.c.lettres {
			r.mots[k].Text = nomsDeStatuts[k][:1]
		}
		r.boites[k].Move(fyne.NewPos(gauche, y+3))
		r.boites[k].Resize(fyne.NewSize(r.c.largeStatut-6, hautRang-6))
		r.mots[k].Move(fyne.NewPos(gauche, y+(hautRang-r.mots[k].MinSize().Height)/2))
		r.mots[k].Resize(fyne.NewSize(r.c.largeStatut-6, r.mots[k].MinSize().Height))
	}
}
