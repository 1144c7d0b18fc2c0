//go:build !windows

package impression

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os/exec"
	"slices"
	"strconv"
	"strings"
	"time"
)

// delai bounds a command of CUPS: a server that does not answer is a sentence, not a frozen window.
const delai = 20 * time.Second

var errArrete = errors.New("le service d'impression (CUPS) est arrêté ; démarrez-le, ou enregistrez le PDF et imprimez-le autrement")

// Liste names the printers, the usual one first.
func (Systeme) Liste(ctx context.Context) ([]string, error) {
	// lpstat -e lists nothing and says nothing when the service is stopped.
	if out, err := commande(ctx, nil, "lpstat", "-r"); err != nil {
		return nil, err
	} else if strings.Contains(out, "not running") {
		return nil, errArrete
	}
	out, err := commande(ctx, nil, "lpstat", "-e")
	if err != nil {
		return nil, err
	}
	noms := strings.Fields(out)
	usuelle := ""
	if out, err := commande(ctx, nil, "lpstat", "-d"); err == nil {
		if _, nom, ok := strings.Cut(strings.TrimSpace(out), ": "); ok {
			usuelle = nom
		}
	}
	liste := make([]string, 0, len(noms))
	for _, n := range noms {
		if n == usuelle {
			liste = append([]string{n}, liste...)
		} else {
			liste = append(liste, n)
		}
	}
	return liste, nil
}

// Imprimer queues a PDF on a printer ("" for the usual one) and returns the name of the job, for Etat.
func (s Systeme) Imprimer(ctx context.Context, imprimante string, pdf []byte, titre string, copies int, rectoVerso bool) (string, error) {
	liste, err := s.Liste(ctx)
	if err != nil {
		return "", err
	}
	if len(liste) == 0 {
		return "", errAucune
	}
	if imprimante == "" {
		imprimante = liste[0]
	}
	cotes := "one-sided"
	if rectoVerso {
		cotes = "two-sided-long-edge"
	}
	out, err := commande(ctx, pdf, "lp", "-d", imprimante, "-n", strconv.Itoa(copies), "-o", "media=A4", "-o", "sides="+cotes, "-t", titre, "-")
	if err != nil {
		return "", err
	}
	// "request id is Accueil-12 (1 file(s))"
	mots := strings.Fields(out)
	if i := slices.Index(mots, "is"); i >= 0 && i+1 < len(mots) {
		return mots[i+1], nil
	}
	return "", errReponse
}

// commande runs a command of CUPS with its messages in the plain locale.
func commande(ctx context.Context, entree []byte, nom string, args ...string) (string, error) {
	ctx, annuler := context.WithTimeout(ctx, delai)
	defer annuler()
	c := exec.CommandContext(ctx, nom, args...)
	c.Env = append(c.Environ(), "LC_ALL=C.UTF-8")
	c.Stdin = bytes.NewReader(entree)
	var sortie, erreurs bytes.Buffer
	c.Stdout, c.Stderr = &sortie, &erreurs
	err := c.Run()
	dit := strings.TrimSpace(erreurs.String())
	switch {
	case errors.Is(err, exec.ErrNotFound):
		return "", errors.New("l'impression (CUPS) n'est pas installée sur ce poste ; installez-la, ou enregistrez le PDF et imprimez-le autrement")
	case ctx.Err() != nil:
		return "", errors.New("l'impression ne répond pas ; vérifiez l'imprimante, ou enregistrez le PDF et imprimez-le autrement")
	case strings.Contains(dit, "Unable to connect"), strings.Contains(dit, "Connection refused"), strings.Contains(dit, "Bad file descriptor"), strings.Contains(dit, "No such file or directory"):
		return "", errArrete
	case strings.Contains(dit, "No destinations added"), strings.Contains(dit, "no system default"):
		return "", nil
	case err != nil && strings.Contains(dit, "not accepting"):
		return "", errors.New("cette imprimante " + fermee)
	case err != nil && strings.Contains(dit, "does not exist"):
		return "", errInconnue
	case err != nil:
		return "", fmt.Errorf("l'imprimante a refusé le document (%s) ; vérifiez-la, ou enregistrez le PDF et imprimez-le autrement", dit)
	}
	return sortie.String(), nil
}
