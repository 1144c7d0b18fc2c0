// Command inventaire says what Délibéré is made of: the licences of all that is linked in it or embedded in
// it, and its bill of materials. It builds the packages and is in none of them.
package main

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"time"
)

func main() {
	if err := faire(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "inventaire :", err)
		os.Exit(1)
	}
}

func faire(args []string) error {
	if len(args) == 0 {
		return fmt.Errorf("écrivez « licences » ou « nomenclature »")
	}
	d := flag.NewFlagSet(args[0], flag.ContinueOnError)
	racine := d.String("racine", ".", "dossier du dépôt")
	sortie := d.String("o", "", "fichier à écrire")
	version := d.String("version", "", "version du programme")
	commit := d.String("commit", "", "commit du programme")
	date := d.Int64("date", 0, "secondes depuis 1970")
	if err := d.Parse(args[1:]); err != nil {
		return err
	}
	var b bytes.Buffer
	var err error
	switch {
	case args[0] == "licences":
		err = ecrireLicences(&b, *racine)
	case args[0] == "nomenclature" && d.NArg() > 0:
		err = ecrireNomenclature(&b, *racine, programme{*version, *commit, time.Unix(*date, 0).UTC()}, d.Args())
	default:
		return fmt.Errorf("« %s » : écrivez « licences », ou « nomenclature » et les programmes", args[0])
	}
	if err != nil {
		return err
	}
	return os.WriteFile(*sortie, b.Bytes(), 0o644)
}
