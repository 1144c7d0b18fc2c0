// Package impression sends a PDF to paper through the printing of the system, and tells where it stands.
package impression

import (
	"context"
	"errors"
	"fmt"
	"image"
	"strconv"
	"strings"
)

// Systeme is the printing of the system: CUPS, or on Windows its own.
type Systeme struct {
	// Page draws a page of a PDF, from 0, and tells how many there are. Windows prints pictures of the
	// pages, CUPS the PDF itself, and needs none.
	Page func(ctx context.Context, pdf []byte, page, dpi int) (image.Image, int, error)
}

var errAucune = errors.New("aucune imprimante n'est installée sur ce poste ; installez-en une, ou enregistrez le PDF et imprimez-le d'un autre poste")

var errInconnue = errors.New("cette imprimante n'existe plus ; choisissez-en une autre dans la liste")

// lireNom cuts the name of a job, "Accueil-12", in its printer and its number.
func lireNom(travail string) (imprimante string, numero int, err error) {
	i := strings.LastIndexByte(travail, '-')
	numero, err = strconv.Atoi(travail[i+1:])
	if i < 1 || err != nil {
		return "", 0, fmt.Errorf("« %s » n'est pas un document envoyé à l'imprimante ; imprimez-le à nouveau", travail)
	}
	return travail[:i], numero, nil
}

// What keeps a printer from printing, and the mend.
const (
	sansPapier = "n'a plus de papier ; remettez-en"
	bourrage   = "a un bourrage de papier ; retirez la feuille coincée"
	sansEncre  = "n'a plus d'encre ; changez la cartouche"
	ouverte    = "a un capot ouvert ; refermez-le"
	bacPlein   = "a son bac de sortie plein ; videz-le"
	muette     = "ne répond pas ; vérifiez qu'elle est allumée et branchée"
	enPause    = "est en pause ; remettez-la en marche dans les imprimantes du système"
	fermee     = "n'accepte pas de document ; ouvrez sa file dans les imprimantes du système, ou choisissez-en une autre"
	enPanne    = "demande qu'on la regarde ; voyez ce que dit son écran"
)

// suite is where a job stands: one of these steps, and what holds the printer ("" for nothing).
type suite struct {
	etape etape
	ennui string
	dit   string // what the system says of it, in its own words
}

type etape int

const (
	enFile etape = iota
	retenu
	enCours
	arrete // with its printer, or alone
	imprime
	parti // the system has forgotten it
	annule
	abandonne
)

// phrase tells a person where a job stands. A job that will never be printed is an error.
func (s suite) phrase(imprimante string) (texte string, fini bool, err error) {
	if s.etape == arrete && s.ennui == "" {
		s.etape = abandonne
	}
	switch s.etape {
	case imprime:
		return "Imprimé sur " + imprimante + ".", true, nil
	case parti:
		return "Le document n'est plus dans la file de " + imprimante + " : voyez si la page est sortie.", true, nil
	case annule:
		return "", true, fmt.Errorf("l'impression sur %s a été annulée ; imprimez à nouveau si la page vous manque", imprimante)
	case abandonne:
		return "", true, fmt.Errorf("%s n'a pas imprimé le document%s ; vérifiez-la et imprimez à nouveau, ou enregistrez le PDF et imprimez-le autrement", imprimante, s.citation())
	case retenu:
		return "En attente : le document est retenu dans la file de " + imprimante + " ; libérez-le dans les imprimantes du système.", false, nil
	}
	switch {
	case s.ennui != "":
		return "En attente : l'imprimante " + imprimante + " " + s.ennui + ", l'impression reprendra d'elle-même.", false, nil
	case s.etape == enCours:
		return "Impression en cours sur " + imprimante + "…", false, nil
	}
	return "En file d'attente sur " + imprimante + "…", false, nil
}

func (s suite) citation() string {
	if s.dit == "" {
		return ""
	}
	return " (« " + s.dit + " »)"
}
