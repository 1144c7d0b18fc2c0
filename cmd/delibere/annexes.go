package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"delibere/app/acte"
	"delibere/app/acte/annexe"
	"delibere/app/acte/pdf"
	"delibere/app/conseil"
	"delibere/app/transmission"
)

// fabriquerAvecAnnexes makes the extrait of a point with those files behind it. Their titles are those of
// the record, in the same order; failing one, the name of the file.
func fabriquerAvecAnnexes(d *conseil.Dossier, p *conseil.Point, m acte.Modele, chemins []string, texte bool) ([]byte, error) {
	if len(chemins) == 0 {
		return fabriquer(d, p.Numero, papier{modele: m}, texte)
	}
	d, err := transmission.SansMarques(d)
	if err != nil {
		return nil, err
	}
	p = d.Seance.Point(p.Numero)
	var annexes []annexe.Annexe
	for i, chemin := range chemins {
		a, err := lireAnnexe(chemin)
		if err != nil {
			return nil, err
		}
		titre := strings.TrimSuffix(filepath.Base(chemin), filepath.Ext(chemin))
		if i < len(p.Annexes) && p.Annexes[i].Titre != "" {
			titre = p.Annexes[i].Titre
		}
		annexes = append(annexes, *a)
		m.Annexes = append(m.Annexes, acte.AnnexeJointe{Titre: titre, Pages: a.Pages})
	}
	if len(p.Annexes) > len(chemins) {
		return nil, fmt.Errorf("la délibération a %s, et %s ; donnez-les toutes, dans leur ordre, chacune par --annexe",
			conseil.Nombre(len(p.Annexes), "annexe", "annexes"), conseil.Nombre(len(chemins), "fichier est donné", "fichiers sont donnés"))
	}
	doc, err := acte.Extrait(d, p.Numero, m)
	octets, err := octetsDe(doc, err, texte, pdf.Options{Pieces: acteJoint(d, p.Numero)})
	if err != nil || texte {
		return octets, err
	}
	return annexe.Joindre(octets, annexes, func(n int) string {
		return strings.TrimSpace(fmt.Sprintf("Annexe %d à la délibération %s", n, acte.NumeroDe(p)))
	})
}

// lireAnnexe reads a file; its refusals name it.
func lireAnnexe(chemin string) (*annexe.Annexe, error) {
	info, err := os.Stat(chemin)
	switch {
	case err != nil:
		return nil, erreurDeFichier(chemin, err)
	case info.IsDir():
		return nil, fmt.Errorf("« %s » est un dossier ; donnez un fichier PDF", chemin)
	case !info.Mode().IsRegular():
		return nil, fmt.Errorf("« %s » n'est pas un fichier ordinaire ; donnez un fichier PDF", chemin)
	case info.Size() > annexe.TailleMax:
		return nil, fmt.Errorf("« %s » dépasse %d Mo ; réduisez-le (numérisez à 200 points par pouce), ou joignez-le en plusieurs annexes", chemin, annexe.TailleMax>>20)
	}
	octets, err := os.ReadFile(chemin)
	if err != nil {
		return nil, erreurDeFichier(chemin, err)
	}
	a, err := annexe.Lire(octets)
	if err != nil {
		return nil, fmt.Errorf("« %s » : %w", chemin, err)
	}
	return a, nil
}
