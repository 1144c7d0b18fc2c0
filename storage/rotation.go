package storage

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"delibere/app/secretariat"
)

// Copie is a backup in a folder.
type Copie struct {
	Chemin string
	Quand  time.Time
	Taille int64 // bytes
}

// What is kept: a copy for each of the last days that have one, and one for each of the last months.
const (
	copiesDuJour = 10
	copiesDuMois = 12
)

const (
	prefixeCopie = "sauvegarde-"
	suffixeCopie = ".delibere"
)

// Copies lists the backups of a folder, the latest first; none when there is no such folder.
func Copies(dossier string) ([]Copie, error) {
	entrees, err := os.ReadDir(dossier)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, traduire(dossier, err)
	}
	var l []Copie
	for _, e := range entrees {
		if jourDeCopie(e.Name()) == "" {
			continue
		}
		info, err := e.Info()
		if err != nil {
			continue // taken away since
		}
		l = append(l, Copie{filepath.Join(dossier, e.Name()), info.ModTime(), info.Size()})
	}
	slices.SortFunc(l, func(a, b Copie) int { return cmp.Compare(filepath.Base(b.Chemin), filepath.Base(a.Chemin)) })
	return l, nil
}

// jourDeCopie returns the day that the name of a backup tells, "" when it is not one.
func jourDeCopie(nom string) string {
	jour, ok := strings.CutPrefix(nom, prefixeCopie)
	if jour, ok2 := strings.CutSuffix(jour, suffixeCopie); ok && ok2 {
		if _, err := time.Parse(time.DateOnly, jour); err == nil {
			return jour
		}
	}
	return ""
}

// Tourner makes the backup of the day in each folder, proved, and takes away those that are too old:
// ten days and twelve months are kept. A folder that cannot be written (a USB key left at home) does not
// stop the others; the error says which.
func (b *Base) Tourner(ctx context.Context, maintenant time.Time, dossiers ...string) error {
	var fautes []error
	for _, dossier := range dossiers {
		if err := os.MkdirAll(dossier, 0o700); err != nil {
			fautes = append(fautes, fmt.Errorf("le dossier de sauvegarde « %s » est introuvable ; branchez le disque ou choisissez un autre dossier dans « Réglages »", dossier))
			continue
		}
		chemin := filepath.Join(dossier, prefixeCopie+maintenant.Format(time.DateOnly)+suffixeCopie)
		if _, err := b.Sauvegarder(ctx, chemin, true); err != nil {
			fautes = append(fautes, err)
			continue
		}
		fautes = append(fautes, elaguer(dossier))
	}
	return errors.Join(fautes...)
}

// elaguer takes away the backups of a folder that are not kept.
func elaguer(dossier string) error {
	copies, err := Copies(dossier)
	if err != nil {
		return err
	}
	mois := map[string]bool{}
	for i, c := range copies {
		m := jourDeCopie(filepath.Base(c.Chemin))[:len("2006-01")]
		dernierDuMois := !mois[m] && len(mois) < copiesDuMois
		mois[m] = true
		if i >= copiesDuJour && !dernierDuMois {
			if err := os.Remove(c.Chemin); err != nil {
				return traduire(c.Chemin, err)
			}
		}
	}
	return nil
}

// Contenu is what is in a backup.
type Contenu struct {
	Rapport
	Liste []secretariat.Resume
}

// Regarder opens a copy of a backup, verifies it, and tells what is in it: the file itself is not
// touched, and may stand on a disk that cannot be written.
func Regarder(ctx context.Context, chemin string) (c Contenu, err error) {
	dossier, err := os.MkdirTemp("", "delibere")
	if err != nil {
		return c, traduire(chemin, err)
	}
	defer os.RemoveAll(dossier)
	copie := filepath.Join(dossier, "registre.delibere")
	if err := copier(chemin, copie); err != nil {
		return c, traduire(chemin, err)
	}
	if c.Rapport, err = eprouver(ctx, copie); err == nil {
		c.Liste, err = seancesDe(ctx, copie)
	}
	if err != nil {
		err = errors.New(strings.ReplaceAll(err.Error(), copie, chemin))
	}
	return c, err
}

func seancesDe(ctx context.Context, chemin string) ([]secretariat.Resume, error) {
	b, err := Open(chemin)
	if err != nil {
		return nil, err
	}
	l, err := b.Seances(ctx)
	return l, errors.Join(err, b.Close())
}
