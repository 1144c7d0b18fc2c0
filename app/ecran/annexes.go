package ecran

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"delibere/app/conseil"
)

// Annexes reads the files that go with the acts.
type Annexes interface {
	// Pages reads a file whole and counts its pages. The error is French, names the file, and says why it
	// cannot be joined.
	Pages(chemin string) (int, error)
	// Types lists the types of document of the classification in use; none when it is not known.
	Types(ctx context.Context) ([]TypePiece, error)
}

// TypePiece is a type of document of the ACTES nomenclature.
type TypePiece struct{ Code, Libelle string }

// LigneAnnexe is an annexe as the screen shows it.
type LigneAnnexe struct {
	conseil.Annexe
	Etat    string // its pages and where it is, or why it cannot be joined
	Fautive bool
}

// PiloteAnnexes holds the annexes of the point chosen.
type PiloteAnnexes struct {
	p        *Pilote
	Point    int // 0 for none
	Lignes   []LigneAnnexe
	Types    []TypePiece
	OnChange func()
	tour     int // an answer that comes late is dropped
}

// Actualiser shows the annexes of the point chosen, and looks at their files again.
func (a *PiloteAnnexes) Actualiser() {
	a.tour++
	a.Point, a.Lignes = 0, nil
	pt := a.p.Fiche.Dossier.Seance.Point(a.p.Point)
	if pt == nil {
		a.OnChange()
		return
	}
	a.Point = pt.Numero
	var err error
	if a.Types, err = a.p.s.Annexes.Types(context.Background()); err != nil {
		a.p.faute(err)
	}
	for _, x := range pt.Annexes {
		l := LigneAnnexe{Annexe: x, Etat: "lecture du fichier…"}
		if x.Fichier == "" {
			l.Etat = "sans fichier : nommée dans l'extrait, pas jointe"
		}
		a.Lignes = append(a.Lignes, l)
	}
	a.OnChange()
	a.lire()
}

// lire looks at the files beside the window: a scan takes a second.
func (a *PiloteAnnexes) lire() {
	tour, lignes := a.tour, slices.Clone(a.Lignes)
	if !slices.ContainsFunc(lignes, func(l LigneAnnexe) bool { return l.Fichier != "" }) {
		return
	}
	a.p.s.EnFond(func() {
		for i := range lignes {
			if l := &lignes[i]; l.Fichier != "" {
				pages, err := a.p.s.Annexes.Pages(l.Fichier)
				if l.Etat = conseil.Nombre(pages, "page", "pages") + " · " + l.Fichier; err != nil {
					l.Etat, l.Fautive = phrase(err), true
				}
			}
		}
		a.p.s.SurEcran(func() {
			if tour == a.tour {
				a.Lignes = lignes
				a.OnChange()
			}
		})
	})
}

// Ajouter joins files behind the annexes of the point, each once it was read, under the name of the file.
func (a *PiloteAnnexes) Ajouter(chemins ...string) {
	seance, point := a.p.Fiche.ID, a.Point
	if point == 0 {
		a.p.faute(fmt.Errorf("ajoutez d'abord le point dont ce fichier est l'annexe"))
		return
	}
	a.p.dire("Lecture de l'annexe…")
	a.p.s.EnFond(func() {
		var bons []conseil.Annexe
		var faute error
		for _, c := range chemins {
			if _, err := a.p.s.Annexes.Pages(c); err != nil {
				faute = err
				continue
			}
			bons = append(bons, conseil.Annexe{Titre: titreDuFichier(c), Fichier: c})
		}
		a.p.s.SurEcran(func() {
			if a.p.Fiche == nil || a.p.Fiche.ID != seance {
				return
			}
			a.ajouter(point, bons, faute)
		})
	})
}

func (a *PiloteAnnexes) ajouter(point int, bons []conseil.Annexe, faute error) {
	pt := a.p.Fiche.Dossier.Seance.Point(point)
	if pt == nil {
		return
	}
	liste := slices.Clone(pt.Annexes)
	for _, x := range bons {
		if i := slices.IndexFunc(liste, func(y conseil.Annexe) bool { return y.Fichier == x.Fichier }); i >= 0 {
			faute = fmt.Errorf("« %s » est déjà l'annexe %d de ce point ; choisissez un autre fichier", x.Fichier, i+1)
			continue
		}
		liste = append(liste, x)
	}
	if len(liste) > len(pt.Annexes) && a.poser(point, liste) {
		a.p.dire("%s. Le fichier reste où il est : s'il est déplacé, l'extrait ne s'imprimera plus.", conseil.Majuscule(conseil.Nombre(len(liste)-len(pt.Annexes), "annexe ajoutée", "annexes ajoutées")))
	}
	a.p.faute(faute)
}

// titreDuFichier is what an annexe is called until somebody writes better.
func titreDuFichier(chemin string) string {
	nom := filepath.Base(chemin)
	return strings.ReplaceAll(strings.TrimSuffix(nom, filepath.Ext(nom)), "_", " ")
}

func (a *PiloteAnnexes) poser(point int, l []conseil.Annexe) bool {
	return a.p.faire(a.p.s.Secretariat.Annexer(context.Background(), a.p.Fiche.ID, point, l))
}

// changer makes an act of a change of the list; what changes nothing is none.
func (a *PiloteAnnexes) changer(i int, f func(l []conseil.Annexe) []conseil.Annexe) {
	pt := a.p.Fiche.Dossier.Seance.Point(a.Point)
	if pt == nil || i >= len(pt.Annexes) {
		return
	}
	if l := f(slices.Clone(pt.Annexes)); !slices.Equal(l, pt.Annexes) {
		a.poser(a.Point, l)
	}
}

// Titrer writes the title of an annexe; Typer its type, "" for the ordinary one.
func (a *PiloteAnnexes) Titrer(i int, titre string) {
	a.changer(i, func(l []conseil.Annexe) []conseil.Annexe { l[i].Titre = strings.TrimSpace(titre); return l })
}

// Typer writes the type of an annexe.
func (a *PiloteAnnexes) Typer(i int, code string) {
	a.changer(i, func(l []conseil.Annexe) []conseil.Annexe {
		l[i].Type = strings.ToUpper(strings.TrimSpace(code))
		return l
	})
}

// Monter puts an annexe before the one that precedes it.
func (a *PiloteAnnexes) Monter(i int) {
	if i > 0 {
		a.changer(i, func(l []conseil.Annexe) []conseil.Annexe { l[i-1], l[i] = l[i], l[i-1]; return l })
	}
}

// Retirer takes an annexe out; its file stays where it is.
func (a *PiloteAnnexes) Retirer(i int) {
	a.changer(i, func(l []conseil.Annexe) []conseil.Annexe { return slices.Delete(l, i, i+1) })
}
