package main

import (
	"fmt"
	"slices"
	"strings"
)

// options are what a command line gives. Flags stand before or after the files.
type options struct {
	valeurs  map[string]string   // the last value of each flag
	repetes  map[string][]string // all of them, in order
	fichiers []string
}

// drapeaux are the flags that take a value, and those that do not.
var (
	avecValeur = []string{"-d", "-o", "-t", "--base", "--seance", "--tete", "--feuillet", "--pour",
		"--annexe", "--classification", "--serie", "--arrondissement", "--courriel", "--operateur", "--siret", "--modele", "--jour", "--certificat"}
	sansValeur = []string{"--json", "--texte", "--ecraser", "--pourquoi", "--tout", "--tampon", "--refaire-recherche"}
)

// lireOptions reads the arguments of a command that knows some of the flags.
func lireOptions(args, connus []string) (options, error) {
	o := options{valeurs: map[string]string{}, repetes: map[string][]string{}}
	noter := func(nom, valeur string) {
		o.valeurs[nom] = valeur
		o.repetes[nom] = append(o.repetes[nom], valeur)
	}
	for i := 0; i < len(args); i++ {
		a := args[i]
		nom, valeur, avecEgal := strings.Cut(a, "=")
		switch {
		case a == "--":
			o.fichiers = append(o.fichiers, args[i+1:]...)
			return o, nil
		case !strings.HasPrefix(a, "-") || a == "-":
			o.fichiers = append(o.fichiers, a)
		case !slices.Contains(connus, nom) && nom != "--base":
			return o, usage("l'option « %s » n'existe pas pour cette commande", nom)
		case slices.Contains(sansValeur, a):
			noter(a, "oui")
		case slices.Contains(avecValeur, nom) && avecEgal:
			noter(nom, valeur)
		case slices.Contains(avecValeur, nom) && i+1 < len(args):
			i++
			noter(nom, args[i])
		default:
			return o, usage("l'option « %s » attend une valeur", nom)
		}
	}
	return o, nil
}

func (o options) a(nom string) bool { return o.valeurs[nom] != "" }

// tous returns every value of a flag that may be repeated, in order.
func (o options) tous(nom string) []string { return o.repetes[nom] }

// unFichier returns the only file of the command.
func (o options) unFichier() (string, error) {
	if len(o.fichiers) != 1 {
		return "", usage("cette commande attend un fichier, elle en a reçu %d", len(o.fichiers))
	}
	return o.fichiers[0], nil
}

// erreurUsage is a wrong call: exit status 2, one line that says the mend.
type erreurUsage struct{ message string }

func (e erreurUsage) Error() string { return e.message }

func usage(format string, args ...any) error {
	return erreurUsage{fmt.Sprintf(format, args...) + " ; « delibere aide » montre les commandes"}
}
