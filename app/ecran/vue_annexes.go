package ecran

import (
	"fmt"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"delibere/app/conseil"
)

// formulaireAnnexes shows the annexes of a point and changes them.
type formulaireAnnexes struct {
	a       *PiloteAnnexes
	lignes  *fyne.Container
	etats   []*widget.Label
	titres  []*saisie
	ajouter *bouton
	montre  *cleAnnexes // what the lines were built for
	dits    []string    // the titles that were put in the fields
	objet   fyne.CanvasObject
}

// cleAnnexes is what the lines are built from: without the titles, which are typed in them, and the state
// of the files.
type cleAnnexes struct {
	seance  int64
	point   int
	annexes []conseil.Annexe
	types   []TypePiece
	scellee bool
}

func (c *cleAnnexes) egale(d *cleAnnexes) bool {
	return c != nil && c.seance == d.seance && c.point == d.point && c.scellee == d.scellee && slices.Equal(c.annexes, d.annexes) && slices.Equal(c.types, d.types)
}

func nouvellesAnnexes(p *Pilote, w fyne.Window) *formulaireAnnexes {
	f := &formulaireAnnexes{a: &PiloteAnnexes{p: p}, lignes: container.NewVBox()}
	f.a.OnChange = f.montrer
	f.ajouter = nouveauBouton("Ajouter une annexe…", func() {
		choisirChemin(p, w, []string{".pdf"}, func(c string) { f.a.Ajouter(c) })
	})
	aide := paragraphe("Un PDF se dépose aussi ici. Les fichiers restent où ils sont : le registre garde leur chemin et, au scellement, leur empreinte.")
	f.objet = container.NewVBox(bordure(nil, nil, container.NewHBox(container.NewCenter(mot("Annexes", 14, encre, true)), f.ajouter), nil, aide), f.lignes)
	return f
}

// montrer builds the lines again when they are others, so that what is being typed stays.
func (f *formulaireAnnexes) montrer() {
	p := f.a.p
	_, scellee := p.Fiche.Scelles[f.a.Point]
	cle := &cleAnnexes{seance: int64(p.Fiche.ID), point: f.a.Point, types: slices.Clone(f.a.Types), scellee: scellee}
	for _, l := range f.a.Lignes {
		cle.annexes = append(cle.annexes, conseil.Annexe{Fichier: l.Fichier, Type: l.Type})
	}
	if !f.montre.egale(cle) {
		f.montre, f.etats, f.titres, f.dits, f.lignes.Objects = cle, nil, nil, make([]string, len(f.a.Lignes)), nil
		ouvrirOuFermer(f.ajouter, scellee)
		for i := range f.a.Lignes {
			f.lignes.Add(f.ligne(i, scellee))
		}
		f.lignes.Refresh()
	}
	for i, l := range f.a.Lignes {
		if f.dits[i] != l.Titre {
			f.dits[i] = l.Titre
			f.titres[i].poser(l.Titre)
		}
		f.etats[i].Importance = widget.MediumImportance
		if l.Fautive {
			f.etats[i].Importance = widget.DangerImportance
		}
		f.etats[i].SetText(l.Etat)
	}
}

func (f *formulaireAnnexes) ligne(i int, scellee bool) fyne.CanvasObject {
	titre := champ("titre, comme l'extrait l'imprime", nil)
	quitter := f.tantQue(func() { f.a.Titrer(i, titre.Text) })
	titre.quitter, titre.OnSubmitted = quitter, func(string) { quitter() }
	etat := paragraphe("")
	f.etats, f.titres = append(f.etats, etat), append(f.titres, titre)
	genre := f.genre(i)
	gestes := container.NewHBox(large(genre, 190))
	monter, retirer := nouveauBouton("▲", func() { f.a.Monter(i) }), nouveauBouton("Retirer", func() { f.a.Retirer(i) })
	ouvrirOuFermer(monter, scellee || i == 0)
	for _, o := range []fyne.Disableable{titre, genre, retirer} {
		ouvrirOuFermer(o, scellee)
	}
	gestes.Add(monter)
	gestes.Add(retirer)
	haut := bordure(nil, nil, etiquette(fmt.Sprintf("%d", i+1)), gestes, titre)
	return container.NewVBox(haut, etat)
}

// tantQue makes a gesture of a line that is shown: a line that was taken away may still lose the focus.
func (f *formulaireAnnexes) tantQue(geste func()) func() {
	cle := f.montre
	return func() {
		if f.montre == cle {
			geste()
		}
	}
}

// typeOrdinaire leaves the choice of the type to the classification.
const typeOrdinaire = "type ordinaire"

// genre is the type of an annexe: chosen in the classification of the préfecture, or typed without it.
func (f *formulaireAnnexes) genre(i int) interface {
	fyne.CanvasObject
	fyne.Disableable
} {
	l := f.a.Lignes[i]
	if len(f.a.Types) == 0 {
		s := champ("type ACTES, 99_SE", nil)
		s.SetText(l.Type)
		quitter := f.tantQue(func() { f.a.Typer(i, s.Text) })
		s.quitter, s.OnSubmitted = quitter, func(string) { quitter() }
		return s
	}
	codes, noms := []string{""}, []string{typeOrdinaire}
	for _, t := range f.a.Types {
		codes, noms = append(codes, t.Code), append(noms, t.Code+" "+abreger(t.Libelle, 60))
	}
	if !slices.Contains(codes, l.Type) {
		codes, noms = append(codes, l.Type), append(noms, l.Type+" (absent de la classification)")
	}
	s := nouveauSelecteur(noms, nil)
	s.SetSelectedIndex(slices.Index(codes, l.Type))
	s.OnChanged = func(string) {
		f.a.Typer(i, codes[max(s.SelectedIndex(), 0)])
	}
	return s
}

// enregistrer makes an act of a title that is still in its field.
func (f *formulaireAnnexes) enregistrer() {
	for _, t := range f.titres {
		t.quitter()
	}
}
