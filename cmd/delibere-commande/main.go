// Command delibere-commande is what a console of Windows runs: a program with a window has no console there,
// and cmd.exe does not wait for it. It starts the delibere that stands beside it with its own arguments and
// its own input and outputs, waits, and ends with the same status.
package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
)

// statutFaux is that of delibere for a call that is wrong.
const statutFaux = 2

func main() { os.Exit(lancer(os.Args[1:])) }

func lancer(args []string) int {
	moi, err := os.Executable()
	if err != nil {
		return refuser(err)
	}
	c := exec.Command(filepath.Join(filepath.Dir(moi), "delibere"+filepath.Ext(moi)), args...)
	c.Stdin, c.Stdout, c.Stderr = os.Stdin, os.Stdout, os.Stderr
	err = c.Run()
	var fin *exec.ExitError
	if err != nil && !errors.As(err, &fin) {
		return refuser(err)
	}
	return c.ProcessState.ExitCode()
}

func refuser(err error) int {
	fmt.Fprintf(os.Stderr, "delibere-commande : le programme delibere ne démarre pas (%v) ; laissez-les dans le même dossier, ou installez Délibéré de nouveau\n", err)
	return statutFaux
}
