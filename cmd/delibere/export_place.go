package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// exporterEntier runs f on a temporary folder, and puts what it made in the place asked for once all is there: a
// failure leaves nothing half made. The place does not exist, or holds nothing.
func exporterEntier(dossier string, f func(provisoire string) error) (err error) {
	entrees, err := os.ReadDir(dossier)
	present := err == nil
	switch {
	case len(entrees) > 0:
		return fmt.Errorf("le dossier « %s » n'est pas vide ; choisissez-en un nouveau", dossier)
	case err != nil && !errors.Is(err, fs.ErrNotExist):
		return erreurDeFichier(dossier, err)
	}
	parent := filepath.Dir(filepath.Clean(dossier))
	if present {
		parent = dossier // the one above may be out of reach, as at the root of a key
	} else if err := creerDossier(parent); err != nil {
		return err
	}
	provisoire, err := os.MkdirTemp(parent, ".delibere-export-*")
	if err != nil {
		return erreurDeFichier(parent, err)
	}
	defer os.RemoveAll(provisoire)
	if err := f(provisoire); err != nil {
		return err
	}
	if present {
		return remonter(provisoire, dossier)
	}
	if err = os.Chmod(provisoire, 0o755); err == nil {
		err = os.Rename(provisoire, dossier)
	}
	if err != nil {
		return erreurDeFichier(dossier, err)
	}
	return nil
}

// remonter moves what a folder holds in the one above.
func remonter(provisoire, dossier string) error {
	entrees, err := os.ReadDir(provisoire)
	for _, e := range entrees {
		if err == nil {
			err = os.Rename(filepath.Join(provisoire, e.Name()), filepath.Join(dossier, e.Name()))
		}
	}
	if err != nil {
		return erreurDeFichier(dossier, err)
	}
	return nil
}
