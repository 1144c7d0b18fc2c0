package main

import (
	"errors"
	"fmt"
	"io"
	"log"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"

	"delibere/app/acte/apercu"
	"delibere/app/acte/impression"
	"delibere/app/commune"
	"delibere/app/ecran"
	"delibere/app/secretariat"
	"delibere/assets"
)

// identite names the program to the system, as FyneApp.toml does.
const identite = "fr.delibere.delibere"

// servirApercu is the child process of the preview; false when this is not it.
func servirApercu(args []string) bool {
	if len(args) != 2 || args[0] != apercu.Argument {
		return false
	}
	if err := apercu.Servir(args[1], os.Stdin, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "aperçu :", err)
		os.Exit(statutFaux)
	}
	return true
}

// sansEcran reports whether there is nowhere to open a window.
func sansEcran() bool {
	return runtime.GOOS == "linux" && os.Getenv("DISPLAY") == "" && os.Getenv("WAYLAND_DISPLAY") == ""
}

// ouvrirFenetre opens the window on the user's base; with no display it does the main job on the
// example.
func ouvrirFenetre(args []string, out, erreurs io.Writer) int {
	o, err := lireOptions(args, nil)
	aPrendre := ""
	if err == nil {
		o, aPrendre, err = surFichier(o)
	}
	if err != nil {
		return refuserFenetre(erreurs, err)
	}
	if sansEcran() && len(o.fichiers) > 0 {
		return refuserFenetre(erreurs, fmt.Errorf("aucun écran n'est disponible pour ouvrir « %s » ; « delibere aide » montre ce qui se fait sans écran", o.fichiers[0]))
	}
	if sansEcran() {
		fmt.Fprintln(out, "Aucun écran n'est disponible : voici le travail de la fenêtre, fait sur l'exemple.")
		statut, err := essayer(options{valeurs: map[string]string{}}, out)
		if err != nil {
			fmt.Fprintln(erreurs, "delibere : "+uneLigne(err))
			return statutFaux
		}
		return statut
	}
	log.SetOutput(&gardeOpenGL{out: erreurs})
	base, s, err := ouvrirSansVerifier(o)
	if err != nil {
		fmt.Fprintln(erreurs, "delibere : "+uneLigne(err))
		ecran.Refuser(app.NewWithID(identite), assets.Icone, err.Error()+".")
		return statutFaux
	}
	releve := ouvrirTrace(base.Chemin(), erreurs)
	log.SetOutput(&gardeOpenGL{out: releve})
	log.SetFlags(0) // the trace dates its lines
	menagerLaMemoire()
	a := app.NewWithID(identite)
	pages := apercu.New(filepath.Join(filepath.Dir(base.Chemin()), "cache-apercu"))
	gardien, poste := nouvelleSurete(base, s), transmissions{s, time.Now}
	incident := garderIncidents(base.Chemin())
	f := ecran.New(a, ecran.Services{
		Secretariat: s, Documents: documents{s}, Apercu: pages, Imprimante: impression.Systeme{Page: pages.Page},
		Politique: ecran.Politique{SecondDossier: laPolitique.SecondDossier, SansDepot: laPolitique.InterdireDepot, AdressePlateforme: laPolitique.AdressePlateforme},
		Guide:     leGuide(), Version: versionDuProgramme(), Licences: licences,
		OuvrirFichier: ouvrirFichier, Icone: assets.Icone, Exemple: lireExemple, NomExemple: assets.NomExemple, LireDossier: lireOctets, EcrireDossier: ecrireOctets,
		AuDemarrage: func() (string, bool) { return auDemarrage(base, incident) },
		Communes:    commune.Lire,
		LireRNE:     lireRNE, Sauvegardes: gardien, Transmettre: poste, Depots: nouveauxDepots(poste), MiseEnPage: miseEnPage{s}, Annexes: &annexesVues{s: s},
		Signer: signeur(s, time.Now), Horloge: time.Now,
		Papier:   func() (secretariat.Papier, error) { return papierDeLaMairie(s) },
		Apres:    func(d time.Duration, f func()) { time.AfterFunc(d, f) },
		SurEcran: fyne.Do, EnFond: func(f func()) { go f() },
	})
	if aPrendre != "" {
		f.Ouvrir(aPrendre)
	}
	f.Montrer()
	pages.Close()
	err = errors.Join(gardien.enPartant(), base.Close())
	releve.noter("fermeture")
	if err != nil {
		fmt.Fprintln(erreurs, "delibere : "+uneLigne(err))
		return statutFaux
	}
	return statutFait
}

// menagerLaMemoire lets the start go at its pace; then, as an old PC has little memory and this program little
// work, collects often, and gives back what the start has taken.
func menagerLaMemoire() {
	debug.SetGCPercent(400)
	time.AfterFunc(3*time.Second, func() {
		debug.SetGCPercent(40)
		debug.FreeOSMemory()
	})
}
