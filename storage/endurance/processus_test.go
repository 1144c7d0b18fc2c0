package endurance

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"delibere/storage"
)

// fenetre is a child that holds a base, or was refused it.
type fenetre struct {
	*exec.Cmd
	entree io.WriteCloser
	lignes *bufio.Scanner
	dit    string
}

func lancer(t *testing.T, metier, base string) *fenetre {
	t.Helper()
	f := &fenetre{Cmd: enfant(metier, base)}
	sortie, err := f.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if f.entree, err = f.StdinPipe(); err != nil {
		t.Fatal(err)
	}
	if err := f.Start(); err != nil {
		t.Fatal(err)
	}
	f.lignes = bufio.NewScanner(sortie)
	return f
}

// ensemble lets windows open at the same moment and returns the one that has the base.
func ensemble(t *testing.T, fenetres []*fenetre, refus string) (gagnante *fenetre) {
	t.Helper()
	for _, f := range fenetres {
		_, _ = fmt.Fprintln(f.entree, "maintenant")
	}
	for _, f := range fenetres {
		f.lignes.Scan()
		switch f.dit = f.lignes.Text(); {
		case f.dit == "ouverte" && gagnante == nil:
			gagnante = f
		case f.dit == "ouverte":
			t.Error("deux processus ont la base")
		case !strings.Contains(f.dit, refus):
			t.Errorf("refusé sans le dire : %q", f.dit)
		}
	}
	if gagnante == nil {
		t.Fatalf("personne n'a la base : la dernière a dit %q", fenetres[len(fenetres)-1].dit)
	}
	return gagnante
}

func fermer(fenetres []*fenetre) {
	for _, f := range fenetres {
		_ = f.entree.Close()
		_ = f.Wait()
	}
}

// Of several windows that open one base, one has it; the others are told so. When it dies, without a
// farewell, the next one opens.
func TestUneSeuleFenetre(t *testing.T) {
	base, m := baseNeuve(t), nouveauModele(t)
	for range longueur(4, 40) {
		var fenetres []*fenetre
		for range 5 {
			fenetres = append(fenetres, lancer(t, "ouvrir", base))
		}
		premiere := ensemble(t, fenetres, "occupée\tLa base « "+base+" » est déjà ouverte par une autre fenêtre de Délibéré")
		if b, err := storage.Open(base); err == nil {
			_ = b.Close()
			t.Error("la base est ouverte sous une autre fenêtre")
		}
		if err := premiere.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		_ = premiere.Wait()
		acquis(t, "après la mort de la première fenêtre", base, m, 0)
		fermer(fenetres)
	}
}

// At the very first start, the base is made once, and the window that has it keeps what it does there.
func TestPremierLancementADeux(t *testing.T) {
	m := nouveauModele(t)
	for tour := range longueur(40, 300) {
		base := filepath.Join(t.TempDir(), "registre.delibere")
		fenetres := []*fenetre{lancer(t, "creer", base), lancer(t, "creer", base), lancer(t, "creer", base)}
		premiere := ensemble(t, fenetres, "«")
		_, _ = fmt.Fprintln(premiere.entree, "une séance")
		if premiere.lignes.Scan(); premiere.lignes.Text() != "importée une séance" {
			t.Errorf("tour %d : %q", tour, premiere.lignes.Text())
		}
		fermer(fenetres)
		if _, err := os.Stat(base); err != nil {
			t.Fatalf("tour %d : la base de la première fenêtre a été effacée par une autre : %v", tour, err)
		}
		acquis(t, "une base faite à plusieurs", base, m, 0)
	}
}
