package ecran

import (
	"image/color"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// colonneGrille is a choice of a grid: its key, and what it looks like once chosen.
type colonneGrille struct {
	touche  rune
	couleur color.Color
}

// ligneGrille is a name of a grid and the place of its choice; -1 for none.
type ligneGrille struct {
	nom   string
	choix int
}

// grille is a list of names, each with one choice, in as many columns as there is room for. One Tab stop: a key
// chooses and goes to the next name, the arrows move.
type grille struct {
	widget.BaseWidget
	colonnes []colonneGrille
	lignes   []ligneGrille
	rangs    []*rangGrille
	place    int
	actif    bool
	ferme    bool
	poser    func(ligne, colonne int)
}

const (
	hautGrille   = float32(26)
	nomGrille    = float32(230)
	largeCellule = float32(34)
)

// rangGrille are the drawings of one name.
type rangGrille struct {
	vu     ligneGrille
	choisi bool
	actif  bool
	peint  bool
	fond   *canvas.Rectangle
	nom    *canvas.Text
	boites []*canvas.Rectangle
	mots   []*canvas.Text
}

func nouvelleGrille(colonnes []colonneGrille, poser func(ligne, colonne int)) *grille {
	g := &grille{colonnes: colonnes, poser: poser}
	g.ExtendBaseWidget(g)
	return g
}

// montrer shows the names; what has not changed is not painted again.
func (g *grille) montrer(l []ligneGrille) {
	meme := len(l) == len(g.rangs)
	g.lignes = l
	g.place = max(0, min(g.place, len(l)-1))
	for len(g.rangs) < len(l) {
		g.rangs = append(g.rangs, g.nouveauRang())
	}
	g.rangs = g.rangs[:len(l)]
	for i, r := range g.rangs {
		r.montrer(g, l[i], i == g.place)
	}
	if !meme {
		g.Refresh()
	}
}

func (g *grille) nouveauRang() *rangGrille {
	r := &rangGrille{fond: canvas.NewRectangle(color.Transparent), nom: mot("", 14, encre, false)}
	for _, c := range g.colonnes {
		b := canvas.NewRectangle(papier)
		b.StrokeWidth, b.CornerRadius = 1, 4
		m := mot(string(unicode.ToUpper(c.touche)), 13, grisMot, false)
		m.Alignment = fyne.TextAlignCenter
		r.boites, r.mots = append(r.boites, b), append(r.mots, m)
	}
	return r
}

func (r *rangGrille) montrer(g *grille, l ligneGrille, choisi bool) {
	if r.peint && r.vu == l && r.choisi == choisi && r.actif == g.actif {
		return
	}
	if !r.peint || r.vu != l {
		r.nom.Text, r.nom.Color = l.nom, encre
		ajuster(r.nom, nomGrille-12)
		r.nom.Refresh()
		for i, c := range g.colonnes {
			r.boites[i].FillColor, r.boites[i].StrokeColor, r.mots[i].Color, r.mots[i].TextStyle.Bold = papier, grisLigne, grisMot, false
			if l.choix == i {
				r.boites[i].FillColor, r.mots[i].Color, r.mots[i].TextStyle.Bold = c.couleur, surVif, true
			}
			r.boites[i].Refresh()
			r.mots[i].Refresh()
		}
	}
	r.fond.FillColor, r.fond.StrokeWidth = color.Transparent, 0
	if choisi && g.actif {
		r.fond.FillColor, r.fond.StrokeColor, r.fond.StrokeWidth = choisie, bleu, 2
	}
	r.fond.Refresh()
	r.vu, r.choisi, r.actif, r.peint = l, choisi, g.actif, true
}

// enColonnes is how many names stand one above the other, and the width of a column.
func (g *grille) enColonnes(large float32) (rangees int, colonne float32) {
	colonne = nomGrille + largeCellule*float32(len(g.colonnes)) + 16
	n := max(1, int(large/colonne))
	return max(1, (len(g.lignes)+n-1)/n), colonne
}

func (g *grille) aller(i int) {
	if len(g.lignes) == 0 {
		return
	}
	g.place = max(0, min(i, len(g.lignes)-1))
	g.montrer(g.lignes)
}

func (g *grille) choisir(ligne, colonne int) {
	if g.ferme || ligne < 0 || ligne >= len(g.lignes) || colonne < 0 || colonne >= len(g.colonnes) {
		return
	}
	g.poser(ligne, colonne)
}

// FocusGained implements fyne.Focusable.
func (g *grille) FocusGained() { g.actif = true; g.montrer(g.lignes) }

// FocusLost implements fyne.Focusable.
func (g *grille) FocusLost() { g.actif = false; g.montrer(g.lignes) }

// TypedRune implements fyne.Focusable.
func (g *grille) TypedRune(r rune) {
	for i, c := range g.colonnes {
		if unicode.ToLower(r) == c.touche || unicode.IsDigit(c.touche) && chiffreAzerty(r) == c.touche {
			ligne := g.place
			g.place = min(ligne+1, len(g.lignes)-1)
			g.choisir(ligne, i)
			g.montrer(g.lignes)
			return
		}
	}
}

// TypedKey implements fyne.Focusable.
func (g *grille) TypedKey(ev *fyne.KeyEvent) {
	rangees, _ := g.enColonnes(g.Size().Width)
	switch ev.Name {
	case fyne.KeyDown:
		g.aller(g.place + 1)
	case fyne.KeyUp:
		g.aller(g.place - 1)
	case fyne.KeyRight:
		g.aller(g.place + rangees)
	case fyne.KeyLeft:
		g.aller(g.place - rangees)
	case fyne.KeyHome:
		g.aller(0)
	case fyne.KeyEnd:
		g.aller(len(g.lignes) - 1)
	}
}

// Tapped implements fyne.Tappable: a box is chosen.
func (g *grille) Tapped(ev *fyne.PointEvent) {
	rangees, colonne := g.enColonnes(g.Size().Width)
	c, y := int(ev.Position.X/colonne), int(ev.Position.Y/hautGrille)
	if i := c*rangees + y; y < rangees && i < len(g.lignes) {
		if toile := fyne.CurrentApp().Driver().CanvasForObject(g); toile != nil {
			toile.Focus(g)
		}
		g.aller(i)
		if x := ev.Position.X - float32(c)*colonne - nomGrille; x >= 0 {
			g.choisir(i, int(x/largeCellule))
		}
	}
}

// CreateRenderer implements fyne.Widget.
func (g *grille) CreateRenderer() fyne.WidgetRenderer { return &renduGrille{g} }

type renduGrille struct{ g *grille }

func (r *renduGrille) Destroy() {}

func (r *renduGrille) MinSize() fyne.Size {
	rangees, colonne := r.g.enColonnes(max(r.g.Size().Width, 1))
	return fyne.NewSize(colonne, hautGrille*float32(rangees))
}

func (r *renduGrille) Objects() (o []fyne.CanvasObject) {
	for _, x := range r.g.rangs {
		o = append(o, x.fond, x.nom)
		for i := range x.boites {
			o = append(o, x.boites[i], x.mots[i])
		}
	}
	return o
}

func (r *renduGrille) Layout(s fyne.Size) {
	rangees, colonne := r.g.enColonnes(s.Width)
	for i, x := range r.g.rangs {
		gauche, y := float32(i/rangees)*colonne, float32(i%rangees)*hautGrille
		x.fond.Move(fyne.NewPos(gauche, y+1))
		x.fond.Resize(fyne.NewSize(colonne-12, hautGrille-2))
		x.nom.Move(fyne.NewPos(gauche+6, y+(hautGrille-x.nom.MinSize().Height)/2))
		for k := range x.boites {
			px := gauche + nomGrille + float32(k)*largeCellule
			x.boites[k].Move(fyne.NewPos(px, y+3))
			x.boites[k].Resize(fyne.NewSize(largeCellule-5, hautGrille-6))
			x.mots[k].Move(fyne.NewPos(px, y+(hautGrille-x.mots[k].MinSize().Height)/2))
			x.mots[k].Resize(fyne.NewSize(largeCellule-5, x.mots[k].MinSize().Height))
		}
	}
}

// Refresh paints all again.
func (r *renduGrille) Refresh() {
	r.Layout(r.g.Size())
	for _, x := range r.g.rangs {
		x.peint = false
	}
	r.g.montrer(r.g.lignes)
	canvas.Refresh(r.g)
}
