package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"time"

	"delibere/app/conseil"
	"delibere/app/dossier"
	"delibere/app/secretariat"
	"delibere/storage"
)

// cheminDeBase is the base that the command names, or the user's own: in $XDG_DATA_HOME (by default
// ~/.local/share) on Linux, in %AppData% on Windows, in Application Support on macOS.
func cheminDeBase(o options) (string, error) {
	if o.a("--base") {
		return o.valeurs["--base"], nil
	}
	dossier := os.Getenv("XDG_DATA_HOME")
	if dossier == "" && runtime.GOOS == "linux" {
		maison, err := os.UserHomeDir()
		if err != nil {
			return "", fmt.Errorf("le dossier de l'utilisateur est introuvable ; nommez la base avec --base CHEMIN")
		}
		dossier = filepath.Join(maison, ".local", "share")
	} else if dossier == "" {
		var err error
		if dossier, err = os.UserConfigDir(); err != nil {
			return "", fmt.Errorf("le dossier de l'utilisateur est introuvable ; nommez la base avec --base CHEMIN")
		}
	}
	return filepath.Join(dossier, "delibere", "registre.delibere"), nil
}

// ouvrirBase opens the base for a command, and the secretariat over it.
func ouvrirBase(o options) (*storage.Base, *secretariat.Secretariat, error) {
	chemin, err := cheminDeBase(o)
	if err != nil {
		return nil, nil, err
	}
	b, err := storage.OuvrirOuCreer(chemin)
	if err != nil {
		return nil, nil, err
	}
	return b, secretariat.New(b, time.Now, utilisateur()), nil
}

// utilisateur is who the session belongs to, for the journal.
func utilisateur() string {
	for _, v := range []string{"USER", "USERNAME"} {
		if u := os.Getenv(v); u != "" {
			return u
		}
	}
	return ""
}

func importer(o options, out io.Writer) (_ int, err error) {
	d, err := seanceDuFichier(o)
	if err != nil {
		return 0, err
	}
	b, s, err := ouvrirBase(o)
	if err != nil {
		return 0, err
	}
	defer func() { err = errors.Join(err, b.Close()) }()
	f, err := s.Importer(context.Background(), d, false)
	if errors.Is(err, secretariat.ErrDejaLa) {
		return 0, fmt.Errorf("%w ; rien n'a été importé, supprimez d'abord celle-là ou changez la date de celle-ci", err)
	}
	if err != nil {
		return 0, err
	}
	_, err = fmt.Fprintf(out, "importée : %s, séance du %s (%s) dans %s\n", f.Commune, f.Date.Longue(), conseil.Nombre(f.Points, "point", "points"), b.Chemin())
	return statutFait, err
}

func exporter(o options, out io.Writer) (_ int, err error) {
	if len(o.fichiers) > 0 {
		return 0, usage("« %s » est de trop", o.fichiers[0])
	}
	if !o.a("--seance") || !o.a("-o") {
		return 0, usage("indiquez la séance et le fichier, par exemple --seance 2023-04-05 -o seance.json")
	}
	jour, err := conseil.ParseDate(o.valeurs["--seance"])
	if err != nil {
		return 0, err
	}
	b, err := baseExistante(o)
	if err != nil {
		return 0, err
	}
	defer func() { err = errors.Join(err, b.Close()) }()
	s := secretariat.New(b, time.Now, utilisateur())
	trouvees, err := s.Chercher(context.Background(), jour)
	if err != nil {
		return 0, err
	}
	if len(trouvees) != 1 {
		return 0, fmt.Errorf("la base a %s le %s ; choisissez une date qui en a une", conseil.Nombre(len(trouvees), "séance", "séances"), jour.Longue())
	}
	f, err := s.Ouvrir(context.Background(), trouvees[0].ID)
	if err != nil {
		return 0, err
	}
	var texte bytes.Buffer
	if err := dossier.Ecrire(&texte, f.Dossier); err != nil {
		return 0, err
	}
	return statutFait, publier(out, o.valeurs["-o"], texte.Bytes(), o.a("--ecraser"))
}
