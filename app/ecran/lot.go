package ecran

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"delibere/app/conseil"
	"delibere/app/secretariat"
)

// PiloteLot does for all the délibérations of a séance what another screen does for one: it prints them, or
// writes their files in one folder. It shows how far it is, and can be stopped.
type PiloteLot struct {
	p *Pilote
	travail
	OnChange func()
}

func nouveauPiloteLot(p *Pilote) *PiloteLot { return &PiloteLot{p: p, OnChange: func() {}} }

// Extraits are the points whose extrait can be printed: those that are voted and that no anomaly stops.
func (l *PiloteLot) Extraits() []int {
	return l.points(func(c *PiloteCloture, x Ligne) bool {
		return x.Etat != conseil.EtatBrouillon && !c.bloque(x.Point.Numero)
	})
}

// Archives are the points that are sealed and remain to be transmitted.
func (l *PiloteLot) Archives() []int {
	return l.points(func(_ *PiloteCloture, x Ligne) bool { return x.Etat == conseil.EtatScellee && x.Point.Transmissible() })
}

func (l *PiloteLot) points(retenir func(*PiloteCloture, Ligne) bool) (points []int) {
	if l.p.Fiche == nil {
		return nil
	}
	c := &PiloteCloture{l.p}
	for _, x := range c.Lignes() {
		if retenir(c, x) {
			points = append(points, x.Point.Numero)
		}
	}
	return points
}

// faireUn makes the file of a point.
type faireUn func(ctx context.Context, f *secretariat.Fiche, point int) (octets []byte, nom string, err error)

func (l *PiloteLot) extrait(_ context.Context, f *secretariat.Fiche, point int) ([]byte, string, error) {
	return l.p.s.Documents.Extrait(f, point)
}

func (l *PiloteLot) archive(ctx context.Context, f *secretariat.Fiche, point int) ([]byte, string, error) {
	nom, octets, _, err := l.p.s.Transmettre.Archive(ctx, f, point)
	return octets, nom, err
}

// Imprimer sends every extrait to a printer, in the order of the points.
func (l *PiloteLot) Imprimer(imprimante string, rectoVerso bool) {
	points := l.Extraits()
	if imprimante == "" {
		l.p.faute(errors.New("aucune imprimante n'est connue de ce poste ; installez-en une, ou enregistrez les PDF"))
		return
	}
	l.tous("Impression", points, l.extrait, func(ctx context.Context, octets []byte, nom string) error {
		_, err := l.p.s.Imprimante.Imprimer(ctx, imprimante, octets, nom, 1, rectoVerso)
		return err
	}, func(err error) error { return err }, func() {
		l.p.dire("%s à « %s », dans l'ordre des points.", conseil.Nombre(len(points), "extrait envoyé", "extraits envoyés"), imprimante)
	})
}

// EnregistrerExtraits writes every extrait in a new folder of the one that was chosen.
func (l *PiloteLot) EnregistrerExtraits(dans string) {
	l.enregistrer("Extraits", "extraits", dans, l.Extraits(), l.extrait)
}

// EnregistrerArchives writes the archive ACTES of every délibération that remains to be transmitted.
func (l *PiloteLot) EnregistrerArchives(dans string) {
	l.enregistrer("Archives ACTES", "actes", dans, l.Archives(), l.archive)
}

// enregistrer writes all the files, or none: the folder takes its name once it is whole.
func (l *PiloteLot) enregistrer(quoi, prefixe, dans string, points []int, faire faireUn) {
	if l.p.Fiche == nil {
		return
	}
	final := nomLibre(filepath.Join(dans, prefixe+"-"+l.p.Fiche.Date.String()))
	provisoire := final + ".en-cours"
	ecrire := func(_ context.Context, octets []byte, nom string) error {
		if err := os.MkdirAll(provisoire, 0o755); err != nil {
			return pasEcrit(err)
		}
		return pasEcrit(os.WriteFile(filepath.Join(provisoire, filepath.Base(nom)), octets, 0o644))
	}
	l.tous(quoi, points, faire, ecrire, func(err error) error {
		if err != nil {
			return errors.Join(err, os.RemoveAll(provisoire))
		}
		return pasEcrit(os.Rename(provisoire, final))
	}, func() {
		l.p.dire("%s dans %s", conseil.Nombre(len(points), "fichier enregistré", "fichiers enregistrés"), final)
	})
}

// tous makes the file of each point beside the window and hands it over; clore ends the whole, well or not.
func (l *PiloteLot) tous(quoi string, points []int, faire faireUn, livrer func(ctx context.Context, octets []byte, nom string) error, clore func(error) error, fini func()) {
	if len(points) == 0 {
		l.p.faute(errors.New("aucune délibération n'est prête : il leur faut un vote et un contrôle sans anomalie bloquante ; pour la préfecture, le sceau"))
		return
	}
	f := l.p.Fiche
	l.travailler(l.p, quoi+"…", func(ctx context.Context) error {
		for i, point := range points {
			l.avancer(fmt.Sprintf("%s : %d sur %d…", quoi, i+1, len(points)))
			octets, nom, err := faire(ctx, f, point)
			if err == nil {
				err = ctx.Err()
			}
			if err == nil {
				err = livrer(ctx, octets, nom)
			}
			if err != nil {
				return clore(auPoint(point, i, err))
			}
		}
		return clore(nil)
	}, fini, func() { l.OnChange() })
}

// auPoint says where the work stopped, unless the person stopped it.
func auPoint(point, faits int, err error) error {
	if errors.Is(err, context.Canceled) {
		return err
	}
	return fmt.Errorf("arrêt au point %d, après %s : %w", point, conseil.Nombre(faits, "autre", "autres"), err)
}

func (l *PiloteLot) avancer(quoi string) {
	l.p.s.SurEcran(func() {
		if l.Travail != "" {
			l.Travail = quoi
			l.OnChange()
		}
	})
}

func pasEcrit(err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("les fichiers ne sont pas enregistrés : %w ; choisissez un autre dossier", err)
}

// nomLibre is a name that no file has: the second folder of a day is « -2 ».
func nomLibre(chemin string) string {
	for n, essai := 2, chemin; ; n++ {
		if _, err := os.Stat(essai); errors.Is(err, fs.ErrNotExist) || n > 1000 {
			return essai
		}
		essai = fmt.Sprintf("%s-%d", chemin, n)
	}
}
