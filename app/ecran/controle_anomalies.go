package ecran

import (
	"fmt"
	"image/color"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"delibere/app/conseil"
)

// anomaliesMontrees bounds the cards of the panel: a séance that is being typed may have one a point.
const anomaliesMontrees = 8

// rassembler makes one of the anomalies that say the same of several points: "Aux points 1 à 45, …".
func rassembler(l []conseil.Anomalie) []conseil.Anomalie {
	type cle struct {
		code conseil.Code
		dit  string
	}
	places := map[cle]int{}
	points := map[int]conseil.Points{}
	var r []conseil.Anomalie
	for _, a := range l {
		debut := fmt.Sprintf("Au point %d", a.Point)
		k := cle{a.Code, strings.TrimPrefix(a.Message, debut)}
		i, deja := places[k]
		if a.Point == 0 || !strings.HasPrefix(a.Message, debut) || len(a.Elus) > 0 || !deja {
			places[k], i = len(r), len(r)
			r = append(r, a)
		}
		if points[i] = append(points[i], a.Point); len(points[i]) > 1 {
			r[i].Message = conseil.Majuscule(conseil.AuxPoints(points[i])) + k.dit
		}
	}
	return r
}

// anomalies are the cards of what to mend: a click leads to the field.
func (c *panneauControle) anomalies() []pan {
	o := []pan{{"trait 2", func() fyne.CanvasObject { return widget.NewSeparator() }}}
	l := rassembler(aMontrer(c.p.Fiche.Dossier, c.p.Controle.Anomalies))
	switch {
	case len(l) == 0 && !appelCommence(c.p.Fiche.Dossier):
		return nil
	case len(l) == 0:
		return append(o, petit("✓ Aucune anomalie", 15, vert, true))
	}
	o = append(o, petit(conseil.Majuscule(conseil.Nombre(len(l), "anomalie", "anomalies")), 15, encre, true))
	for i, a := range l {
		if i == anomaliesMontrees && !c.toutes {
			reste := conseil.Majuscule(conseil.Nombre(len(l)-i, "autre anomalie", "autres anomalies"))
			return append(o, pan{reste, func() fyne.CanvasObject {
				return nouveauBouton(reste, func() { c.toutes = true; c.rafraichir() })
			}})
		}
		o = append(o, c.carteDe(a))
	}
	return o
}

func (c *panneauControle) carteDe(a conseil.Anomalie) pan {
	couleur, nom := color.Color(ambre), "⚠ Avertissement"
	if a.Gravite == conseil.Bloquante {
		couleur, nom = rouge, "✗ Bloquant : l'extrait ne s'imprime pas"
	}
	texte := abreger(a.Message, 300) + " (" + a.Article + ")"
	return pan{fmt.Sprint("anomalie", a.Code, a.Point, a.Elus, texte), func() fyne.CanvasObject {
		barre := canvas.NewRectangle(couleur)
		barre.SetMinSize(fyne.NewSize(5, 1))
		carte := bordure(nil, nil, barre, nil, container.NewVBox(mot(nom, 13, couleur, true), paragraphe(texte)))
		return nouvelleTouche(container.NewStack(canvas.NewRectangle(papier), carte), func() { c.p.AllerA(a) })
	}}
}

// jauge shows how many are présents of how many en exercice, with a mark at the quorum.
type jauge struct {
	presents, quorum, total int
	fond, plein, marque     *canvas.Rectangle
}

func nouvelleJauge(presents, quorum, total int, couleur color.Color) fyne.CanvasObject {
	j := &jauge{presents, quorum, max(total, 1), canvas.NewRectangle(grisLigne), canvas.NewRectangle(couleur), canvas.NewRectangle(encre)}
	return container.New(j, j.fond, j.plein, j.marque)
}

// MinSize implements fyne.Layout.
func (j *jauge) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(200, 24) }

// Layout implements fyne.Layout.
func (j *jauge) Layout(_ []fyne.CanvasObject, s fyne.Size) {
	part := func(n int) float32 { return s.Width * float32(min(n, j.total)) / float32(j.total) }
	j.fond.Move(fyne.NewPos(0, 5))
	j.fond.Resize(fyne.NewSize(s.Width, s.Height-10))
	j.plein.Move(fyne.NewPos(0, 5))
	j.plein.Resize(fyne.NewSize(part(j.presents), s.Height-10))
	j.marque.Move(fyne.NewPos(part(j.quorum)-1.5, 0))
	j.marque.Resize(fyne.NewSize(3, s.Height))
}
