package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"delibere/app/conseil"
	"delibere/assets"
)

// The séance of the published extrait, recorded from nothing in the real window by keys and mouse alone.
func TestReelBoutEnBout(t *testing.T) {
	d, err := lireOctets(assets.Exemple)
	if err != nil {
		t.Fatal(err)
	}
	s := &scenario{nouvellePersonne(t), d, filepath.Join(t.TempDir(), "registre.delibere")}
	s.lancer(binaire(t), "--base", s.base)
	t.Cleanup(func() {
		if t.Failed() {
			s.garderImage()
		}
	})
	s.commune()
	s.conseil()
	s.seance()
	s.convocation()
	s.appel()
}

// scenario is what the person has before her: the paper extrait, here as a record, and an empty register.
type scenario struct {
	*personne
	papier *conseil.Dossier
	base   string
}

// garderImage keeps the last picture of a test that failed.
func (s *scenario) garderImage() {
	lieu := filepath.Join(os.TempDir(), "delibere-bout-en-bout.png")
	if out, err := s.cmd("import", "-window", "root", "png:-").Output(); err == nil && os.WriteFile(lieu, out, 0o600) == nil {
		s.t.Logf("l'écran à l'échec : %s", lieu)
	}
}

// commune: its name and Enter fill what the tables know; the rest is read on the paper.
func (s *scenario) commune() {
	c := s.papier.Commune
	s.lire("La commune : tapez son nom, puis Entrée.")
	s.taper(strings.ToLower(c.Nom))
	s.lire(c.CodePostal + " " + c.Departement)
	s.touche("Return")
	s.cliquer("Compléter ou corriger")
	s.remplir("Arrondissement", c.Arrondissement)
	s.remplir("Canton", c.Canton)
	s.remplir("Représentant de l'État", c.RepresentantEtat)
	s.remplir("Comptable", c.Comptable)
	s.cliquer("Accueil")
}

// remplir types in the field under a word, in the place of what it holds.
func (s *scenario) remplir(nom, texte string) {
	s.t.Helper()
	s.sous(nom)
	s.touche("ctrl+a")
	s.champs(texte)
}

// conseil: the members, copied from a spreadsheet.
func (s *scenario) conseil() {
	lignes := "Nom\tPrénom\tCivilité\tFonction\tDébut du mandat\n"
	for _, e := range s.papier.Elus {
		lignes += strings.Join([]string{e.Nom, e.Prenom, string(e.Civilite), e.Fonction, e.Debut.Longue()}, "\t") + "\n"
	}
	s.copier(lignes)
	s.cliquer("Coller depuis un tableur")
	s.touche("ctrl+v")
	s.lire(fmt.Sprintf("%d élus lus, dans l'ordre du tableau. Vérifiez les colonnes, puis prenez-les.", len(s.papier.Elus)))
	s.cliquer("Prendre ces élus")
	s.lire(fmt.Sprintf("Le conseil : %d élus au tableau.", len(s.papier.Elus)))
}

// copier puts a text in the clipboard, as another program does.
func (s *scenario) copier(texte string) {
	s.t.Helper()
	c := s.cmd("xclip", "-selection", "clipboard", "-quiet") // stays, to give what it holds
	c.Stdin = strings.NewReader(texte)
	s.demarrer(c)
}

func (s *scenario) seance() {
	x := &s.papier.Seance
	s.champs("5/4/23", "19h30", x.Lieu)
	s.cliquer("Créer la séance")
	s.lire("Séance du 5 avril 2023")
}

func (s *scenario) convocation() {
	s.touche("ctrl+0")
	s.lire("La convocation")
}

func (s *scenario) appel() {}

var _ = bytes.Equal
var _ = exec.Command
