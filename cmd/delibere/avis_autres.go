//go:build !windows

package main

import (
	"fmt"
	"os"
	"os/exec"
	"runtime"

	"golang.org/x/term"
)

// nomDesCommandes is the program that answers in a terminal.
const nomDesCommandes = "delibere"

// boites are the programs that show a refusal, the text after their arguments; the first that is there does.
var boites = [][]string{
	{"zenity", "--error", "--no-markup", "--title=Délibéré", "--text"},
	{"kdialog", "--title", "Délibéré", "--error"},
	{"xmessage", "-title", "Délibéré", "-center"},
}

// montrerBoite shows a refusal, unless the error output is a terminal.
func montrerBoite(texte string) {
	if sansEcran() || term.IsTerminal(int(os.Stderr.Fd())) {
		return
	}
	for _, b := range boites {
		if programme, err := exec.LookPath(b[0]); err == nil {
			_ = exec.Command(programme, append(b[1:len(b):len(b)], texte)...).Run()
			return
		}
	}
}

// ouvrirFichier shows a file with the program that the system has for it.
func ouvrirFichier(chemin string) error {
	programme := "xdg-open"
	if runtime.GOOS == "darwin" {
		programme = "open"
	}
	c := exec.Command(programme, chemin)
	if err := c.Start(); err != nil {
		return fmt.Errorf("le système ne sait pas ouvrir « %s » (%w) ; ouvrez-le depuis son dossier", chemin, err)
	}
	go func() { _ = c.Wait() }() // its own end is no concern of ours
	return nil
}

func rejoindreConsole() {}
