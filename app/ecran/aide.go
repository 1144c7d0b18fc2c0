package ecran

import (
	"slices"

	"delibere/app/guide"
)

// LieuAide is the guide, which stands beside the other screens: one comes from any of them and goes back there.
const LieuAide Lieu = "aide"

// partieAPropos is the last page of the help.
const partieAPropos = "À propos"

// PiloteAide holds the guide, its page shown, and where the person was.
type PiloteAide struct {
	p        *Pilote
	Pages    []guide.Page
	Place    int // the page shown; past the last, « À propos »
	lieu     Lieu
	etape    Etape
	OnChange func()
}

func nouvelAide(p *Pilote) *PiloteAide {
	return &PiloteAide{p: p, Pages: guide.Lire(p.s.Guide.Texte), OnChange: func() {}}
}

// Ouvrir shows the page of the guide that is about the screen where the person is.
func (a *PiloteAide) Ouvrir() {
	if a.p.Lieu == LieuAide {
		a.Aller(0)
		return
	}
	a.lieu, a.etape = a.p.Lieu, a.p.Etape
	nom, _ := a.Ici()
	a.montrer(max(0, slices.IndexFunc(a.Pages, func(p guide.Page) bool { return p.Ecran == nom })))
}

// APropos shows what the program is and what it is made of.
func (a *PiloteAide) APropos() {
	if a.p.Lieu != LieuAide {
		a.lieu, a.etape = a.p.Lieu, a.p.Etape
	}
	a.montrer(len(a.Pages))
}

func (a *PiloteAide) montrer(place int) {
	a.Place, a.p.Lieu = place, LieuAide
	a.p.OnChange()
}

// Revenir goes back where the person was.
func (a *PiloteAide) Revenir() {
	a.p.Lieu = a.lieu
	a.p.OnChange()
}

// Aller shows a page.
func (a *PiloteAide) Aller(i int) {
	a.Place = max(0, min(i, len(a.Pages)))
	a.OnChange()
}

// Titres names the pages, in their order.
func (a *PiloteAide) Titres() (l []string) {
	for _, p := range a.Pages {
		l = append(l, p.Titre)
	}
	return append(l, partieAPropos)
}

// Ici names the screen where the person was, and its keys.
func (a *PiloteAide) Ici() (nom string, touches [][2]string) {
	for _, l := range nomsDesLieux {
		if l.lieu == a.lieu {
			nom = l.nom
		}
	}
	if i := slices.IndexFunc(nomsDesEtapes, func(x nomDEtape) bool { return x.etape == a.etape }); a.lieu == LieuSeance && i >= 0 {
		nom = nomsDesEtapes[i].nom
	}
	return nom, guide.Touches(a.Pages, nom)
}

// EnPDF makes the guide to be printed, and hands it over.
func (a *PiloteAide) EnPDF(livrer OnFichier) {
	octets, err := a.p.s.Guide.PDF()
	if !a.p.faute(err) {
		livrer("guide-delibere.pdf", octets, "Guide enregistré")
	}
}
