package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// sortie is a file to write.
type sortie struct {
	chemin string
	octets []byte
}

// attente is the files of a command, written whole beside their places: nothing is seen of them before poser.
type attente struct {
	sorties     []sortie
	provisoires []string
}

// preparer checks the place of every file before it writes the first, so that a command does all or nothing.
// The caller ends with oublier.
func preparer(ecraser bool, sorties ...sortie) (*attente, error) {
	deja := map[string]bool{}
	for _, s := range sorties {
		if err := placeLibre(s.chemin, ecraser); err != nil {
			return nil, err
		}
		if deja[s.chemin] {
			return nil, fmt.Errorf("« %s » serait écrit deux fois ; donnez à chaque délibération un numéro qui la distingue", s.chemin)
		}
		deja[s.chemin] = true
	}
	a := &attente{sorties: sorties}
	for _, s := range sorties {
		provisoire, err := ecrireProvisoire(s)
		if err != nil {
			a.oublier()
			return nil, err
		}
		a.provisoires = append(a.provisoires, provisoire)
	}
	return a, nil
}

// placeLibre refuses a place that holds a file which is not to be replaced, or what is no file.
func placeLibre(chemin string, ecraser bool) error {
	info, err := os.Stat(chemin)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return dossierPresent(filepath.Dir(chemin))
	case err != nil:
		return erreurDeFichier(chemin, err)
	}
	if err := ordinaire(chemin, info); err != nil || ecraser {
		return err
	}
	return erreurDeFichier(chemin, os.ErrExist)
}

// ordinaire refuses what is no regular file: a folder, a device, a pipe are never replaced.
func ordinaire(chemin string, info fs.FileInfo) error {
	switch {
	case info.IsDir():
		return fmt.Errorf("« %s » est un dossier ; donnez un nom de fichier", chemin)
	case !info.Mode().IsRegular():
		return fmt.Errorf("« %s » est un périphérique, pas un fichier ordinaire, et n'est jamais remplacé ; donnez un autre nom de fichier", chemin)
	}
	return nil
}

func dossierPresent(dossier string) error {
	info, err := os.Stat(dossier)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("le dossier « %s » n'existe pas ; créez-le ou choisissez-en un autre", dossier)
	case err != nil:
		return erreurDeFichier(dossier, err)
	case !info.IsDir():
		return fmt.Errorf("« %s » est un fichier, pas un dossier ; choisissez un autre dossier", dossier)
	}
	return nil
}

// ecrireProvisoire writes a file beside its place, down to the disk.
func ecrireProvisoire(s sortie) (string, error) {
	tmp, err := os.CreateTemp(filepath.Dir(s.chemin), ".delibere-*")
	if err != nil {
		return "", erreurDeFichier(filepath.Dir(s.chemin), err)
	}
	_, err = tmp.Write(s.octets)
	if err == nil {
		err = tmp.Chmod(0o644)
	}
	if err == nil {
		err = tmp.Sync()
	}
	if errFermeture := tmp.Close(); err == nil {
		err = errFermeture
	}
	if err != nil {
		return "", erreurDeFichier(s.chemin, errors.Join(err, os.Remove(tmp.Name())))
	}
	return tmp.Name(), nil
}

// poser puts every file in its place, and says where.
func (a *attente) poser(out io.Writer) error {
	for i, s := range a.sorties {
		if err := os.Rename(a.provisoires[i], s.chemin); err != nil {
			return erreurDeFichier(s.chemin, err)
		}
		if _, err := fmt.Fprintf(out, "écrit : %s\n", s.chemin); err != nil {
			return err
		}
	}
	a.provisoires = nil
	return nil
}

// oublier takes away what was not put in its place.
func (a *attente) oublier() {
	for _, p := range a.provisoires {
		_ = os.Remove(p) // gone when its file is in place
	}
}

// publier writes files whole or not at all, never over others unless it is told to, and says where.
func publier(out io.Writer, ecraser bool, sorties ...sortie) error {
	a, err := preparer(ecraser, sorties...)
	if err != nil {
		return err
	}
	defer a.oublier()
	return a.poser(out)
}

// creerDossier makes a folder, and those above it.
func creerDossier(dossier string) error {
	if err := os.MkdirAll(dossier, 0o755); err != nil {
		return erreurDeFichier(dossier, err)
	}
	return nil
}

// remettre writes files in the folder that the command names.
func remettre(o options, out io.Writer, sorties []sortie) error {
	if err := creerDossier(o.valeurs["-o"]); err != nil {
		return err
	}
	return publier(out, o.a("--ecraser"), sorties...)
}
