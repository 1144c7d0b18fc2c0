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

// Of the flags, those that may be repeated and those that take no value; all others take one, once.
var (
	plusieursFois = []string{"--annexe", "--courriel"}
	sansValeur    = []string{"--json", "--texte", "--ecraser", "--pourquoi", "--tout", "--tampon", "--refaire-recherche"}
)

// lireOptions reads the arguments of a command that knows some of the flags.
func lireOptions(args, connus []string) (options, error) {
	o := options{valeurs: map[string]string{}, repetes: map[string][]string{}}
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
		case slices.Contains(sansValeur, nom) && avecEgal:
			return o, usage("l'option « %s » ne prend pas de valeur ; écrivez-la seule", nom)
		case slices.Contains(sansValeur, nom):
			o.valeurs[nom] = "oui"
		default:
			if !avecEgal && i+1 < len(args) {
				i++
				valeur = args[i]
			}
			if err := o.noter(nom, valeur); err != nil {
				return o, err
			}
		}
	}
	return o, nil
}

// noter keeps the value of a flag.
func (o options) noter(nom, valeur string) error {
	if strings.TrimSpace(valeur) == "" {
		return usage("l'option « %s » attend une valeur", nom)
	}
	if o.a(nom) && !slices.Contains(plusieursFois, nom) {
		return usage("l'option « %s » est donnée deux fois ; gardez-en une", nom)
	}
	o.valeurs[nom] = valeur
	o.repetes[nom] = append(o.repetes[nom], valeur)
	return nil
}

// sansEffet refuses the flags that do nothing in the form of the command that was chosen.
func (o options) sansEffet(forme string, drapeaux ...string) error {
	for _, d := range drapeaux {
		if o.a(d) {
			return usage("l'option « %s » n'a pas d'effet avec « %s » ; ôtez l'une ou l'autre", d, forme)
		}
	}
	return nil
}

// sansFichier refuses what is given to a command that takes no file.
func (o options) sansFichier() error {
	if len(o.fichiers) > 0 {
		return usage("« %s » est de trop", o.fichiers[0])
	}
	return nil
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
