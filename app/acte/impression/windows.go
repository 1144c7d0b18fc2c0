//go:build windows

package impression

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"slices"

	"golang.org/x/sys/windows"
)

// resolution is that of the pages sent to the printer: the text is sharp, and a page weighs 35 MB.
const resolution = 300

var errDessin = errors.New("l'impression n'a pas de quoi dessiner les pages : le programme est mal construit")

// Liste names the printers, the usual one first.
func (Systeme) Liste(context.Context) ([]string, error) {
	noms, err := imprimantes()
	if err != nil {
		return nil, fmt.Errorf("le spouleur d'impression de Windows ne répond pas (%w) ; démarrez-le, ou enregistrez le PDF et imprimez-le autrement", err)
	}
	if i := slices.Index(noms, usuelle()); i > 0 {
		noms = slices.Concat(noms[i:i+1], noms[:i], noms[i+1:])
	}
	return noms, nil
}

// Imprimer queues a PDF on a printer ("" for the usual one) and returns the name of the job, for Etat.
func (s Systeme) Imprimer(ctx context.Context, imprimante string, pdf []byte, titre string, copies int, rectoVerso bool) (string, error) {
	liste, err := s.Liste(ctx)
	switch {
	case err != nil:
		return "", err
	case len(liste) == 0:
		return "", errAucune
	case imprimante == "":
		imprimante = liste[0]
	case !slices.Contains(liste, imprimante):
		return "", errInconnue
	}
	if s.Page == nil {
		return "", errDessin
	}
	// The drawing on a printer belongs to the thread that opened it.
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	p, err := ouvrirImprimante(imprimante)
	if err != nil {
		return "", refus(err)
	}
	defer p.fermer()
	reglage, faites, err := p.reglage(copies, rectoVerso)
	if err != nil {
		return "", refus(err)
	}
	d, err := ouvrirDessin(imprimante, reglage)
	if err != nil {
		return "", refus(err)
	}
	defer d.fermer()
	// A driver that makes no copies gets the document as many times.
	n := 0
	for range (copies + faites - 1) / faites {
		if n, err = s.document(ctx, d, pdf, titre); err != nil {
			return "", err
		}
	}
	return fmt.Sprintf("%s-%d", imprimante, n), nil
}

// document prints the pages of a PDF and returns the number of the job.
func (s Systeme) document(ctx context.Context, d *dessin, pdf []byte, titre string) (int, error) {
	n, err := d.commencer(titre)
	if err != nil {
		return 0, refus(err)
	}
	for page, pages := 0, 1; page < pages; page++ {
		img, toutes, err := s.Page(ctx, pdf, page, resolution)
		if err != nil {
			d.abandonner()
			return 0, err
		}
		pages = toutes
		if err := d.page(enFeuille(img)); err != nil {
			d.abandonner()
			return 0, refus(err)
		}
	}
	if err := d.finir(); err != nil {
		return 0, refus(err)
	}
	return n, nil
}

func refus(err error) error {
	if errors.Is(err, windows.ERROR_CANCELLED) {
		return errors.New("l'impression a été annulée ; imprimez à nouveau si la page vous manque")
	}
	return fmt.Errorf("l'imprimante a refusé le document (%w) ; vérifiez-la, ou enregistrez le PDF et imprimez-le autrement", err)
}

// Etat tells where a job stands, by the name that Imprimer gave it, and whether nothing more will come.
// The error is that it was not printed, or that the system does not answer.
func (Systeme) Etat(_ context.Context, travail string) (texte string, fini bool, err error) {
	imprimante, n, err := lireNom(travail)
	if err != nil {
		return "", true, err
	}
	p, err := ouvrirImprimante(imprimante)
	if err != nil {
		return "", true, errInconnue
	}
	defer p.fermer()
	job, dit, err := p.job(n)
	if err != nil { // the spooler forgets a job when it is done
		return suite{etape: parti}.phrase(imprimante)
	}
	etat, attributs := p.etat()
	return suite{etape: etapeDuSpouleur(job), ennui: ennuiDuSpouleur(job, etat, attributs), dit: dit}.phrase(imprimante)
}
