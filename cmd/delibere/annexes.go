package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"delibere/app/acte"
	"delibere/app/acte/annexe"
	"delibere/app/conseil"
	"delibere/app/secretariat"
	"delibere/app/transmission"
)

// annexeLue is an annexe of an act: what the act says of it, and its file when it has one.
type annexeLue struct {
	acte.AnnexeJointe
	empreinte string // SHA-256 of the file
	octets    []byte
	pdf       *annexe.Annexe // nil when it has no file, or when the file was not asked for
}

// annexesDe gives the annexes of a point in their order; with fichiers, their files are read. An annexe
// without a file is only named.
type annexesDe func(p *conseil.Point, fichiers bool) ([]annexeLue, error)

// refusDAnnexe is why the file of an annexe is not joined: it is not there, is no PDF, or is another one
// than that which was sealed.
type refusDAnnexe struct{ err error }

func (r *refusDAnnexe) Error() string { return r.err.Error() }
func (r *refusDAnnexe) Unwrap() error { return r.err }

const refusDeLExtrait = "l'extrait n'est pas imprimé : "

// seulementNommees are annexes whose files are not looked for: those of a sealed act keep their pages.
func seulementNommees(annexes annexesDe) annexesDe {
	return func(p *conseil.Point, _ bool) ([]annexeLue, error) {
		l, err := annexes(p, false)
		var refus *refusDAnnexe
		if errors.As(err, &refus) {
			for _, a := range p.Annexes {
				l = append(l, annexeLue{AnnexeJointe: acte.AnnexeJointe{Titre: a.Titre}})
			}
			err = nil
		}
		return l, err
	}
}

// annexesDuDossier are the annexes that the record names, read where their files are. Those of a point are
// read once for its words, its seal and its pages, which are then of the same files.
func annexesDuDossier() annexesDe {
	var de []conseil.Annexe
	var lues []annexeLue
	return func(p *conseil.Point, _ bool) ([]annexeLue, error) {
		if lues != nil && slices.Equal(de, p.Annexes) {
			return lues, nil
		}
		de, lues = slices.Clone(p.Annexes), nil
		for i, a := range p.Annexes {
			x := annexeLue{}
			if a.Fichier != "" {
				var err error
				if x, err = lireAnnexe(a.Fichier); err != nil {
					lues = nil
					return nil, &refusDAnnexe{fmt.Errorf(refusDeLExtrait+"son annexe %d, « %s », ne peut pas y être jointe : %w", i+1, a.Titre, err)}
				}
			}
			x.Titre = a.Titre
			lues = append(lues, x)
		}
		return lues, nil
	}
}

// annexesScellees are the annexes of a sealed act: their pages are known from the seal, and their files
// are joined only as they were sealed.
func annexesScellees(scellees []secretariat.AnnexeScellee) annexesDe {
	lire := annexesDuDossier()
	return func(p *conseil.Point, fichiers bool) ([]annexeLue, error) {
		if len(scellees) != len(p.Annexes) {
			return nil, fmt.Errorf("le sceau de la délibération %s n'a pas le compte de ses annexes ; vérifiez le registre", p.Deliberation)
		}
		if !fichiers {
			var l []annexeLue
			for i, a := range p.Annexes {
				l = append(l, annexeLue{AnnexeJointe: acte.AnnexeJointe{Titre: a.Titre, Pages: scellees[i].Pages}, empreinte: scellees[i].Empreinte})
			}
			return l, nil
		}
		l, err := lire(p, true)
		for i := range l {
			if l[i].empreinte != scellees[i].Empreinte {
				return nil, &refusDAnnexe{fmt.Errorf(refusDeLExtrait+"son annexe %d, « %s », n'est plus celle qui a été scellée avec lui : « %s » a changé depuis ; remettez à cette place le fichier d'origine (empreinte %s)",
					i+1, l[i].Titre, p.Annexes[i].Fichier, scellees[i].Empreinte)}
			}
		}
		return l, err
	}
}

// annexesDonnees are files named on a command line. Their titles are those of the record, in the same
// order; failing one, the name of the file.
func annexesDonnees(chemins []string) annexesDe {
	return func(p *conseil.Point, _ bool) ([]annexeLue, error) {
		if len(p.Annexes) > len(chemins) {
			return nil, fmt.Errorf("la délibération a %s, et %s ; donnez-les toutes, dans leur ordre, chacune par --annexe",
				conseil.Nombre(len(p.Annexes), "annexe", "annexes"), conseil.Nombre(len(chemins), "fichier est donné", "fichiers sont donnés"))
		}
		var l []annexeLue
		for i, chemin := range chemins {
			x, err := lireAnnexe(chemin)
			if err != nil {
				return nil, err
			}
			x.Titre = strings.TrimSuffix(filepath.Base(chemin), filepath.Ext(chemin))
			if i < len(p.Annexes) && p.Annexes[i].Titre != "" {
				x.Titre = p.Annexes[i].Titre
			}
			l = append(l, x)
		}
		return l, nil
	}
}

// joindreAnnexes puts behind an extrait those of its annexes that have a file.
func joindreAnnexes(extrait []byte, p *conseil.Point, lues []annexeLue) ([]byte, error) {
	var fichiers []annexe.Annexe
	var rangs []int
	for i, a := range lues {
		if a.pdf != nil {
			fichiers, rangs = append(fichiers, *a.pdf), append(rangs, i+1)
		}
	}
	return annexe.Joindre(extrait, fichiers, func(n int) string {
		return strings.TrimSpace(fmt.Sprintf("Annexe %d à la délibération %s", rangs[n-1], acte.NumeroDe(p)))
	})
}

// nommer gives a modele the annexes that an act names.
func nommer(m *acte.Modele, lues []annexeLue) {
	m.Annexes = nil
	for _, a := range lues {
		m.Annexes = append(m.Annexes, a.AnnexeJointe)
	}
}

// piecesDe are the files of the annexes as the télétransmission takes them, each with its type.
func piecesDe(p *conseil.Point, lues []annexeLue) (l []transmission.Piece) {
	for i, a := range lues {
		if a.pdf != nil {
			l = append(l, transmission.Piece{Nom: p.Annexes[i].Fichier, Type: p.Annexes[i].Type, Octets: a.octets})
		}
	}
	return l
}

// lireAnnexe reads a file; its refusals name it.
func lireAnnexe(chemin string) (annexeLue, error) {
	info, err := os.Stat(chemin)
	switch {
	case err != nil:
		return annexeLue{}, erreurDeFichier(chemin, err)
	case info.IsDir():
		return annexeLue{}, fmt.Errorf("« %s » est un dossier ; donnez un fichier PDF", chemin)
	case !info.Mode().IsRegular():
		return annexeLue{}, fmt.Errorf("« %s » n'est pas un fichier ordinaire ; donnez un fichier PDF", chemin)
	case info.Size() > annexe.TailleMax:
		return annexeLue{}, fmt.Errorf("« %s » dépasse %d Mo ; réduisez-le (numérisez à 200 points par pouce), ou joignez-le en plusieurs annexes", chemin, annexe.TailleMax>>20)
	}
	octets, err := os.ReadFile(chemin)
	if err != nil {
		return annexeLue{}, erreurDeFichier(chemin, err)
	}
	a, err := annexe.Lire(octets)
	if err != nil {
		return annexeLue{}, fmt.Errorf("« %s » : %w", chemin, err)
	}
	return annexeLue{acte.AnnexeJointe{Pages: a.Pages}, secretariat.EmpreinteDe(string(octets)), octets, a}, nil
}
