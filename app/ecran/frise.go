package ecran

import (
	"fmt"
	"image/color"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"delibere/app/conseil"
)

// frise is a strip of the points: where a member stands along them. The shape says it as much as the colour:
// full in the room, the lower half when represented, an empty frame out of the room, a thread when not there.
type frise struct {
	traits   []*canvas.Rectangle
	passages []conseil.Troncon
	nombre   int
	pos      fyne.Position
	taille   fyne.Size
}

// passagesMax bounds the drawings of a strip: nobody goes out and in more often.
const passagesMax = 9

func (f *frise) objets() []fyne.CanvasObject {
	if f.traits == nil {
		for range passagesMax {
			r := canvas.NewRectangle(color.Transparent)
			r.Hide()
			f.traits = append(f.traits, r)
		}
	}
	o := make([]fyne.CanvasObject, len(f.traits))
	for i, r := range f.traits {
		o[i] = r
	}
	return o
}

// cacher gives the place of the strip to something else.
func (f *frise) cacher() {
	for _, r := range f.traits {
		r.Hide()
	}
}

func (f *frise) montrer(l []conseil.Troncon, nombre int) {
	f.objets()
	f.passages, f.nombre = l[:min(len(l), passagesMax)], nombre
	for i, r := range f.traits {
		if i >= len(f.passages) {
			r.Hide()
			continue
		}
		r.StrokeWidth, r.StrokeColor = 0, color.Transparent
		switch f.passages[i].Situation {
		case conseil.SituationPresent:
			r.FillColor = vert
		case conseil.SituationRepresente:
			r.FillColor = bleu
		case conseil.SituationRetire:
			r.FillColor, r.StrokeColor, r.StrokeWidth = color.Transparent, ambre, 1.5
		case conseil.SituationExcuse:
			r.FillColor = ambre
		default:
			r.FillColor = rouge
		}
		r.Show()
		r.Refresh()
	}
	f.poser(f.pos, f.taille)
}

func (f *frise) poser(pos fyne.Position, taille fyne.Size) {
	f.pos, f.taille = pos, taille
	debut := 0
	for i, p := range f.passages {
		x := taille.Width * float32(debut) / float32(max(f.nombre, 1))
		debut += len(p.Points)
		large := taille.Width*float32(debut)/float32(max(f.nombre, 1)) - x
		haut, y := taille.Height, float32(0)
		switch p.Situation {
		case conseil.SituationRepresente:
			haut, y = taille.Height/2, taille.Height/2
		case conseil.SituationExcuse, conseil.SituationAbsent:
			haut, y = 2, taille.Height-2
		}
		f.traits[i].Move(pos.Add(fyne.NewPos(x, y)))
		f.traits[i].Resize(fyne.NewSize(max(large-1, 1), haut))
	}
}

// MinSize implements fyne.Layout: a strip alone in its place.
func (f *frise) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(150, 22) }

// Layout implements fyne.Layout.
func (f *frise) Layout(_ []fyne.CanvasObject, s fyne.Size) {
	f.poser(fyne.NewPos(0, (s.Height-10)/2), fyne.NewSize(s.Width, 10))
}

// cleDesPassages tells one strip from another.
func cleDesPassages(l []conseil.Troncon) string {
	var b strings.Builder
	for _, p := range l {
		fmt.Fprint(&b, p.Situation, ":", len(p.Points), " ")
	}
	return b.String()
}

var nomsDeSituations = [...]string{conseil.SituationPresent: "dans la salle", conseil.SituationRepresente: "représenté par pouvoir",
	conseil.SituationExcuse: "excusé", conseil.SituationAbsent: "absent", conseil.SituationRetire: "hors de la salle"}

// direPassages says a strip in words: "dans la salle ; aux points 41 à 42, hors de la salle". What lasts longest is said
// without its points.
func direPassages(l []conseil.Troncon, nombre int) string {
	if len(l) == 1 && len(l[0].Points) == nombre {
		return nomsDeSituations[l[0].Situation] + " toute la séance"
	}
	par := map[conseil.Situation]conseil.Points{}
	var ordre []conseil.Situation
	for _, p := range l {
		if par[p.Situation] == nil {
			ordre = append(ordre, p.Situation)
		}
		par[p.Situation] = append(par[p.Situation], p.Points...)
	}
	if len(ordre) == 0 {
		return ""
	}
	surtout := slices.MaxFunc(ordre, func(a, b conseil.Situation) int { return len(par[a]) - len(par[b]) })
	mots := []string{nomsDeSituations[surtout]}
	for _, s := range ordre {
		if s != surtout {
			mots = append(mots, conseil.AuxPoints(par[s])+", "+nomsDeSituations[s])
		}
	}
	return strings.Join(mots, " ; ")
}
