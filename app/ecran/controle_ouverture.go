package ecran

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"delibere/app/conseil"
)

// vus are the figures that the panel shows, and of what.
type vus struct {
	d     *conseil.Dossier
	c     *conseil.Controle
	point int
}

// vus are those of the point shown. A séance that has no point yet is counted at its opening: as its first point
// would find it.
func (p *Pilote) vus() vus {
	if len(p.Fiche.Dossier.Seance.Points) > 0 {
		return vus{p.Fiche.Dossier, &p.Controle, p.Point}
	}
	d := *p.Fiche.Dossier
	d.Seance.Points = []conseil.Point{{Numero: 1}}
	c := conseil.Controler(&d)
	return vus{&d, &c, 1}
}

// appelCommence reports whether somebody was called.
func appelCommence(d *conseil.Dossier) bool {
	for _, s := range d.Seance.Presences {
		if s != "" {
			return true
		}
	}
	return false
}

// deLAppel are the anomalies that only say that the roll call was not done, as long as nobody was called.
var deLAppel = []conseil.Code{conseil.QuorumNonAtteint, conseil.StatutManquant, conseil.PresidentAbsent, conseil.SecretaireAbsent, conseil.PouvoirMandataireAbsent}

// aMontrer are the anomalies to show: before the roll call, a calm line stands for those that it will mend.
func aMontrer(d *conseil.Dossier, l []conseil.Anomalie) []conseil.Anomalie {
	if appelCommence(d) {
		return l
	}
	return slices.DeleteFunc(slices.Clone(l), func(a conseil.Anomalie) bool { return slices.Contains(deLAppel, a.Code) })
}

// aCommencer says what comes first in a séance where nobody was called: a click leads there.
func (c *panneauControle) aCommencer() []pan {
	d := c.p.Fiche.Dossier
	l := []pan{c.invite("L'appel n'est pas commencé.", "Dans « Présences » : P, E ou A devant chaque nom, D pour un pouvoir.", EtapePresences)}
	var qui []string
	if d.Seance.President == "" {
		qui = append(qui, "le président")
	}
	if len(d.Seance.Secretaires) == 0 {
		qui = append(qui, "le secrétaire de séance")
	}
	if len(qui) > 0 {
		l = append(l, c.invite("Reste à désigner : "+strings.Join(qui, " et ")+".", "Dans « Convocation ».", EtapeConvocation))
	}
	return l
}

func (c *panneauControle) invite(quoi, ou string, e Etape) pan {
	return pan{"invite" + quoi, func() fyne.CanvasObject {
		barre := canvas.NewRectangle(bleu)
		barre.SetMinSize(fyne.NewSize(5, 1))
		carte := bordure(nil, nil, barre, nil, container.NewVBox(paragraphe(quoi), note(ou)))
		return nouvelleTouche(container.NewStack(canvas.NewRectangle(papier), carte), func() { c.p.Aller(e) })
	}}
}
