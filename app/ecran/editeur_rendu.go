package ecran

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
)

// renduEditeur draws an editeur. What did not change keeps its texture: the toolkit would draw it all again.
type renduEditeur struct {
	e              *editeur
	fond, cadre    *canvas.Rectangle
	curseur        *canvas.Rectangle
	exemple        *canvas.Text
	mots           map[cleMots][]*canvas.Text
	choisis, libre []*canvas.Rectangle
	objets         []fyne.CanvasObject
}

// cleMots is what a run looks like.
type cleMots struct {
	texte string
	gras  bool
}

// CreateRenderer implements fyne.Widget.
func (e *editeur) CreateRenderer() fyne.WidgetRenderer {
	r := &renduEditeur{e: e, fond: canvas.NewRectangle(papier), cadre: canvas.NewRectangle(papier), curseur: canvas.NewRectangle(bleu),
		exemple: canvas.NewText("", grisMot), mots: map[cleMots][]*canvas.Text{}}
	e.rendu = r
	e.recomposer()
	r.Refresh()
	return r
}

// Layout implements fyne.WidgetRenderer.
func (r *renduEditeur) Layout(s fyne.Size) {
	r.fond.Resize(s)
	r.cadre.Resize(s)
	r.exemple.Move(fyne.NewSquareOffsetPos(r.e.marge()))
}

// MinSize implements fyne.WidgetRenderer.
func (r *renduEditeur) MinSize() fyne.Size { return r.e.MinSize() }

// Objects implements fyne.WidgetRenderer.
func (r *renduEditeur) Objects() []fyne.CanvasObject { return r.objets }

// Destroy implements fyne.WidgetRenderer.
func (r *renduEditeur) Destroy() {}

// Refresh implements fyne.WidgetRenderer: colours or letters may be others.
func (r *renduEditeur) Refresh() {
	th := r.e.Theme()
	r.exemple.Text, r.exemple.TextSize = r.e.PlaceHolder, th.Size(theme.SizeNameText)
	r.fond.CornerRadius, r.cadre.CornerRadius = th.Size(theme.SizeNameInputRadius), th.Size(theme.SizeNameInputRadius)
	r.mots = map[cleMots][]*canvas.Text{}
	r.e.coupeur.largeur = -1
	r.e.recomposer()
	r.dessiner()
	canvas.Refresh(r.e)
}

// dessiner shows the rows, what is selected and the cursor.
func (r *renduEditeur) dessiner() {
	r.cadrer()
	r.objets = append(r.objets[:0], r.fond, r.cadre)
	r.selectionner()
	r.ecrire()
	r.objets = append(r.objets, r.exemple, r.curseur)
	r.pointer()
}

func (r *renduEditeur) cadrer() {
	couleur, trait := bord, r.e.Theme().Size(theme.SizeNameInputBorder)
	if r.e.focalise {
		couleur, trait = bleu, 2
	}
	fond := papier
	if r.e.Disabled() {
		fond = grisFond
	}
	if r.cadre.StrokeColor != couleur || r.fond.FillColor != fond || r.cadre.StrokeWidth != trait {
		r.fond.FillColor, r.cadre.FillColor, r.cadre.StrokeColor, r.cadre.StrokeWidth = fond, fond, couleur, trait
		canvas.Refresh(r.cadre)
	}
	r.exemple.Hidden = len(r.e.texte) > 0
}

// ecrire places the runs. A run that was shown keeps its object, wherever it goes.
func (r *renduEditeur) ecrire() {
	avant := r.mots
	r.mots = map[cleMots][]*canvas.Text{}
	couleur, taille := encre, r.e.Theme().Size(theme.SizeNameText)
	if r.e.Disabled() {
		couleur = grisMot
	}
	for i, rg := range r.e.rangees {
		x := r.e.marge() + rg.retrait
		for _, m := range rg.morceaux {
			cle := cleMots{string(r.e.texte[m.debut:m.fin]), m.gras}
			var t *canvas.Text
			if l := avant[cle]; len(l) > 0 {
				t, avant[cle] = l[0], l[1:]
			} else {
				t = canvas.NewText(cle.texte, couleur)
				t.TextSize, t.TextStyle.Bold = taille, cle.gras
				t.Resize(t.MinSize())
			}
			if t.Color != couleur {
				t.Color = couleur
				canvas.Refresh(t)
			}
			t.Move(fyne.NewPos(x, r.e.hauteurs[i]))
			x += r.e.coupeur.mesure(cle.texte, cle.gras)
			r.mots[cle] = append(r.mots[cle], t)
			r.objets = append(r.objets, t)
		}
	}
}

// selectionner shows what is selected, row by row.
func (r *renduEditeur) selectionner() {
	d, f := r.e.selection()
	r.libre, r.choisis = append(r.libre, r.choisis...), r.choisis[:0]
	if d == f || !r.e.focalise && !r.e.trouve && !r.e.Disabled() {
		return
	}
	couleur := r.e.Theme().Color(theme.ColorNameSelection, 0)
	for i, rg := range r.e.rangees {
		if rg.fin < d || rg.debut >= f {
			continue
		}
		a := r.e.coupeur.abscisse(r.e.texte, rg, max(d, rg.debut))
		b := r.e.coupeur.abscisse(r.e.texte, rg, min(f, rg.fin))
		if f > rg.fin {
			b += 4 // the end of the line is selected too
		}
		var q *canvas.Rectangle
		if n := len(r.libre); n > 0 {
			q, r.libre = r.libre[n-1], r.libre[:n-1]
		} else {
			q = canvas.NewRectangle(couleur)
		}
		q.FillColor = couleur
		q.Move(fyne.NewPos(r.e.marge()+a, r.e.hauteurs[i]))
		q.Resize(fyne.NewSize(b-a, r.e.interligne()))
		r.choisis = append(r.choisis, q)
		r.objets = append(r.objets, q)
	}
}

// pointer shows the cursor.
func (r *renduEditeur) pointer() {
	r.curseur.Hidden = !r.e.focalise || r.e.Disabled() || len(r.e.rangees) == 0
	if len(r.e.rangees) > 0 {
		i := r.e.rangeeDuCurseur()
		x := r.e.coupeur.abscisse(r.e.texte, r.e.rangees[i], r.e.ecrit.curseur)
		r.curseur.Resize(fyne.NewSize(2, r.e.interligne()))
		r.curseur.Move(fyne.NewPos(r.e.marge()+x-1, r.e.hauteurs[i]))
	}
	canvas.Refresh(r.curseur)
}
