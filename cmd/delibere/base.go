package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"time"

	"delibere/app/conseil"
	"delibere/app/secretariat"
	"delibere/storage"
)

// cheminDeBase is the base that the command names, that of the policy, or the user's own: in $XDG_DATA_HOME (by default
// ~/.local/share) on Linux, in %LocalAppData% on Windows, in Application Support on macOS.
func cheminDeBase(o options) (string, error) {
	if o.a("--base") {
		return o.valeurs["--base"], nil
	}
	if laPolitique.DossierDonnees != "" {
		return filepath.Join(laPolitique.DossierDonnees, "registre.delibere"), nil
	}
	dossier, err := dossierDeDonnees()
	if err != nil {
		return "", fmt.Errorf("le dossier de l'utilisateur est introuvable ; nommez la base avec --base CHEMIN")
	}
	return filepath.Join(dossier, "delibere", "registre.delibere"), nil
}

func dossierDeDonnees() (string, error) {
	if dossier := os.Getenv("XDG_DATA_HOME"); dossier != "" {
		return dossier, nil
	}
	switch runtime.GOOS {
	case "linux":
		maison, err := os.UserHomeDir()
		return filepath.Join(maison, ".local", "share"), err
	case "windows":
		// %AppData% is copied at each session by a domain, or stands on a share, where SQLite is not safe: only a
		// base that an early version made there stays.
		if ancien, err := os.UserConfigDir(); err == nil {
			if _, err := os.Stat(filepath.Join(ancien, "delibere", "registre.delibere")); err == nil {
				return ancien, nil
			}
		}
		return os.UserCacheDir() // %LocalAppData%
	}
	return os.UserConfigDir()
}

// saine refuses to write in a base whose file is damaged.
func saine(b *storage.Base) error {
	r, err := b.VerifierVite(context.Background())
	if err != nil {
		return err
	}
	if len(r.Fautes) > 0 {
		return fmt.Errorf("la base « %s » est abîmée (%s) ; n'y écrivez plus et restaurez la dernière sauvegarde", b.Chemin(), r.Fautes[0])
	}
	return nil
}

// ouvrirBase opens the base for a command that writes in it, checks the file, and returns the
// secretariat over it.
func ouvrirBase(o options) (*storage.Base, *secretariat.Secretariat, error) {
	b, s, err := ouvrirSansVerifier(o)
	if err != nil {
		return nil, nil, err
	}
	if err := saine(b); err != nil {
		return nil, nil, errors.Join(err, b.Close())
	}
	return b, s, nil
}

// ouvrirSansVerifier leaves the check of the file to the caller: the window does it once it is open.
func ouvrirSansVerifier(o options) (*storage.Base, *secretariat.Secretariat, error) {
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

func exporter(o options, out io.Writer) (int, error) {
	if o.a("--tout") {
		return exporterLaBase(o, out)
	}
	if !o.a("--seance") || !o.a("-o") {
		return 0, usage("indiquez la séance et le fichier, par exemple --seance 2023-04-05 -o seance.json ; ou --tout -o DOSSIER")
	}
	return statutFait, surSeance(o, func(ctx context.Context, s *secretariat.Secretariat, id secretariat.SeanceID) error {
		f, err := s.Ouvrir(ctx, id)
		if err != nil {
			return err
		}
		octets, err := ecrireOctets(f.Dossier)
		if err != nil {
			return err
		}
		return publier(out, o.a("--ecraser"), sortie{o.valeurs["-o"], octets})
	})
}

// exporterLaBase writes everything in open form in a folder.
func exporterLaBase(o options, out io.Writer) (int, error) {
	if !o.a("-o") {
		return 0, usage("indiquez le dossier où écrire, par exemple --tout -o export")
	}
	if err := errors.Join(o.sansFichier(), o.sansEffet("--tout", "--seance", "--heure", "--commune", "--ecraser")); err != nil {
		return 0, err
	}
	return statutFait, avecBase(o, func(ctx context.Context, _ *storage.Base, s *secretariat.Secretariat) error {
		aVoir, err := exporterTout(ctx, s, o.valeurs["-o"])
		if err != nil {
			return err
		}
		for _, ligne := range aVoir {
			fmt.Fprintln(out, "à voir :", ligne)
		}
		_, err = fmt.Fprintf(out, "tout est dans %s ; commencez par LISEZMOI.txt\n", o.valeurs["-o"])
		return err
	})
}
