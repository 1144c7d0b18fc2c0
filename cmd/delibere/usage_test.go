package main

import (
	"path/filepath"
	"testing"

	"delibere/assets"
)

// rondesParHeure are the rounds of the screens in an hour of a busy day, some 150 acts.
const rondesParHeure = 15

// What the README reports of a day of eight hours: the memory of the window and the size of its register,
// every hour of it, on the example.
func TestMesureFenetreHuitHeures(t *testing.T) {
	p := nouvellePersonne(t)
	base := filepath.Join(t.TempDir(), "registre.delibere")
	c := p.lancer(binaire(t), "--base", base)
	p.lire("Pour commencer")
	p.cliquer("Ouvrir l'exemple : " + assets.NomExemple)
	p.lire("Contrôle du point 32")
	var mo []int
	for range 8 {
		for range rondesParHeure {
			p.ronde()
		}
		mo = append(mo, memoire(t, c.Process.Pid))
	}
	p.jusqua("la fenêtre répond encore", func() bool { return p.voit("Contrôle du point 32") })
	// The toolkit forgets what has not been shown for a minute; eight hours pass here in two or three.
	attendreSecondes(150)
	t.Logf("mesure : huit heures d'usage (120 tours de tous les écrans, 1 200 actes) : %v Mo à la fin de chaque heure, %d Mo au repos ensuite", mo, memoire(t, c.Process.Pid))
}

// ronde goes through every screen, with acts, an undo, a search and a text.
func (p *personne) ronde() {
	p.t.Helper()
	p.touche("ctrl+1", "Home", "a", "p", "e", "Home", "p", "p", "p", "ctrl+z", "ctrl+y", "ctrl+2", "ctrl+3", "ctrl+4", "ctrl+5", "ctrl+0", "ctrl+l", "ctrl+f")
	p.taper("enfance")
	p.touche("ctrl+t", "ctrl+r", "ctrl+1")
}
