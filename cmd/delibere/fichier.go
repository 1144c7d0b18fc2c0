package main

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"strings"
)

// veutLaFenetre reports whether the arguments ask for the window: none, a base, or a file that the person
// opened by a double click. A command is known before a file that has its name.
func veutLaFenetre(args []string) bool {
	if args = baseALaFin(args); len(args) == 0 || strings.HasPrefix(args[0], "--base") {
		return true
	}
	if strings.HasPrefix(args[0], "-") || commandeDeNom(args[0]) != nil {
		return false
	}
	info, err := os.Stat(args[0])
	return err == nil && !info.IsDir() || filepath.Ext(args[0]) != ""
}

// surFichier says what the window opens on: a register becomes the base, anything else is a file to take in,
// "" when there is none.
func surFichier(o options) (options, string, error) {
	if len(o.fichiers) == 0 {
		return o, "", nil
	}
	chemin, err := o.unFichier()
	if err != nil {
		return o, "", err
	}
	f, err := os.Open(chemin)
	if err != nil {
		return o, "", erreurDeFichier(chemin, err)
	}
	defer f.Close()
	debut := make([]byte, 16)
	if _, err := io.ReadFull(f, debut); err != nil {
		debut = nil // too short for a register: a séance says what it lacks
	}
	if chemin, err = filepath.Abs(chemin); err != nil || !bytes.Equal(debut, []byte("SQLite format 3\x00")) {
		return o, chemin, err
	}
	if o.a("--base") {
		return o, "", usage("« %s » est une base, et --base en nomme une autre ; gardez-en une", chemin)
	}
	return o, "", o.noter("--base", chemin)
}
