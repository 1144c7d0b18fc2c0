package main

import (
	"bytes"
	"fmt"
	"io"
	"os"
)

// statutSansFenetre is the exit status of the window on a PC that cannot show it.
const statutSansFenetre = 3

// gardeOpenGL watches the log of the toolkit: without OpenGL it would stay alive with no window, and
// say nothing.
type gardeOpenGL struct{ out io.Writer }

var errOpenGL = fmt.Errorf("ce poste n'a pas l'affichage OpenGL 2.1 qu'il faut à la fenêtre ; mettez à jour le pilote de sa carte graphique, ouvrez la session sur le poste même si vous y êtes à distance, ou travaillez avec les commandes (« %s aide »)", nomDesCommandes)

// Write implements io.Writer.
func (g *gardeOpenGL) Write(p []byte) (int, error) {
	for _, signe := range []string{"window creation error", "APIUnavailable", "PlatformError: WGL", "VersionUnavailable"} {
		if bytes.Contains(p, []byte(signe)) {
			refuserFenetre(g.out, errOpenGL)
			os.Exit(statutSansFenetre)
		}
	}
	return g.out.Write(p)
}
