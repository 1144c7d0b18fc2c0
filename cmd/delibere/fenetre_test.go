package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"image"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"sort"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"delibere/app/conseil"
	"delibere/app/secretariat"
	"delibere/storage"
)

// ecranVirtuel is an X server in memory with a window manager, for the real window.
type ecranVirtuel struct {
	t       testing.TB
	display string
}

func nouvelEcran(t testing.TB) *ecranVirtuel {
	t.Helper()
	lit, ecrit, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer lit.Close()
	e := &ecranVirtuel{t: t}
	// The server takes a free number, and tells it once it answers.
	c := e.cmd("Xvfb", "-displayfd", "3", "-screen", "0", "1366x768x24", "-noreset")
	c.ExtraFiles = []*os.File{ecrit}
	e.demarrer(c)
	ecrit.Close()
	numero, err := bufio.NewReader(lit).ReadString('\n')
	if err != nil {
		t.Fatalf("le serveur X ne démarre pas : %v", err)
	}
	e.display = ":" + strings.TrimSpace(numero)
	e.lancer("openbox")
	return e
}

func (e *ecranVirtuel) cmd(nom string, args ...string) *exec.Cmd {
	c := exec.Command(nom, args...)
	c.Env = append(os.Environ(), "DISPLAY="+e.display, "LANG=fr_FR.UTF-8", "LC_ALL=C.UTF-8", "XDG_CONFIG_HOME="+e.t.TempDir())
	return c
}

// lancer starts a program that lives as long as the test.
func (e *ecranVirtuel) lancer(nom string, args ...string) *exec.Cmd {
	e.t.Helper()
	c := e.cmd(nom, args...)
	e.demarrer(c)
	return c
}

func (e *ecranVirtuel) demarrer(c *exec.Cmd) {
	e.t.Helper()
	if err := c.Start(); err != nil {
		e.t.Fatalf("%s : %v", c.Path, err)
	}
	e.t.Cleanup(func() {
		// Asked first: an X server that is killed leaves its lock behind.
		_ = c.Process.Signal(syscall.SIGTERM)
		attente := time.AfterFunc(2*time.Second, func() { _ = c.Process.Kill() })
		_ = c.Wait()
		attente.Stop()
	})
}

func (e *ecranVirtuel) commande(nom string, args ...string) error { return e.cmd(nom, args...).Run() }

// jusqua waits for something one can see, for half a minute at most: the machine may be slow.
func (e *ecranVirtuel) jusqua(quoi string, vrai func() bool) {
	e.t.Helper()
	for fin := time.Now().Add(30 * time.Second); time.Now().Before(fin); {
		if vrai() {
			return
		}
		syscall.Select(0, nil, nil, nil, &syscall.Timeval{Usec: 20_000})
	}
	e.t.Fatalf("attendu en vain : %s", quoi)
}

// image takes a picture of the whole screen.
func (e *ecranVirtuel) image() image.Image {
	out, err := e.cmd("import", "-window", "root", "png:-").Output()
	if err != nil {
		return image.NewRGBA(image.Rect(0, 0, 1, 1))
	}
	img, err := png.Decode(bytes.NewReader(out))
	if err != nil {
		return image.NewRGBA(image.Rect(0, 0, 1, 1))
	}
	return img
}

// peinte reports whether the window shows something: letters, and not one flat colour.
func (e *ecranVirtuel) peinte() bool {
	couleurs := map[uint32]int{}
	img := e.image()
	for y := 0; y < img.Bounds().Dy(); y += 3 {
		for x := 0; x < img.Bounds().Dx(); x += 3 {
			r, g, b, _ := img.At(x, y).RGBA()
			couleurs[r>>8<<16|g>>8<<8|b>>8]++
		}
	}
	return couleurs[0xffffff] > 20_000 && len(couleurs) > 60
}

// ouvrirExemple clicks on the button of the example, and waits until it is in the base.
func (e *ecranVirtuel) ouvrirExemple(base string) {
	e.t.Helper()
	e.jusqua("l'exemple est ouvert", func() bool {
		_ = e.commande("xdotool", "mousemove", "293", "389", "click", "1")
		copie := filepath.Join(e.t.TempDir(), "copie")
		_ = exec.Command("sqlite3", "file:"+base+"?mode=ro", ".backup "+copie).Run()
		out, _ := exec.Command("sqlite3", copie, "SELECT count(*) FROM seance").Output()
		return strings.TrimSpace(string(out)) == "1"
	})
}

func binaire(t testing.TB) string {
	t.Helper()
	b := os.Getenv("DELIBERE_BINAIRE")
	if b == "" {
		t.Skip("la vraie fenêtre se teste avec le programme construit : « make test » le nomme dans DELIBERE_BINAIRE")
	}
	return b
}

// fenetreVide is the program whose window has nothing, beside which ours is measured.
func fenetreVide(t testing.TB) string {
	t.Helper()
	vide := os.Getenv("FENETRE_VIDE")
	if vide == "" {
		t.Skip("la mesure compare avec une fenêtre vide : « make bench » la nomme dans FENETRE_VIDE")
	}
	return vide
}

// relire reads the base of a program that was killed.
func relire(t testing.TB, base string) (secretariat.Fiche, error) {
	t.Helper()
	b, err := storage.Open(base)
	if err != nil {
		return secretariat.Fiche{}, err
	}
	defer b.Close()
	l, err := b.Seances(context.Background())
	if err != nil || len(l) != 1 {
		return secretariat.Fiche{}, fmt.Errorf("%d séances : %w", len(l), errors.Join(err, errors.New("une attendue")))
	}
	return b.Lire(context.Background(), l[0].ID)
}

// The real window, with the real keyboard: the example is opened, one presence is changed, the program
// is killed at once, and the séance is there again.
func TestReelFenetreTuee(t *testing.T) {
	programme := binaire(t)
	e := nouvelEcran(t)
	base := filepath.Join(t.TempDir(), "registre.delibere")
	f := e.lancer(programme, "--base", base)
	e.jusqua("la fenêtre est peinte", func() bool { return e.commande("xdotool", "search", "--name", "Délibéré") == nil && e.peinte() })
	// A click on the button of the example, then on the first row of the roll call, who is marked by a key.
	e.ouvrirExemple(base)
	var presence = func() string {
		out, _ := exec.Command("sqlite3", "file:"+base+"?mode=ro", "SELECT contenu FROM partie WHERE chemin = 'presence/gautier-philippe'").Output()
		return strings.TrimSpace(string(out))
	}
	e.jusqua("l'absence est enregistrée", func() bool {
		_ = e.commande("xdotool", "mousemove", "200", "220", "click", "1", "key", "Home", "a")
		return presence() == `"absent"`
	})
	if err := f.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = f.Wait()
	fiche, err := relire(t, base)
	if err != nil || fiche.Dossier.Seance.Presences["gautier-philippe"] != conseil.Absent || !fiche.Exemple {
		t.Fatalf("%v", err)
	}
	// Started again, it shows the séance where it was left: the keyboard is in the roll call.
	e.lancer(programme, "--base", base)
	e.jusqua("la fenêtre est rouverte sur l'appel", func() bool {
		_ = e.commande("xdotool", "mousemove", "200", "220", "click", "1", "key", "Home", "p")
		return presence() == `"present"`
	})
}

// What the README reports of the window: to the first painted image beside an empty window of the same
// toolkit, then at rest on the list of séances.
func TestMesureFenetre(t *testing.T) {
	programme := binaire(t)
	vide := fenetreVide(t)
	e := nouvelEcran(t)
	base := filepath.Join(t.TempDir(), "registre.delibere")
	mesurer := func(nom string, args ...string) time.Duration {
		debut := time.Now()
		c := e.cmd(nom, args...)
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		e.jusqua("peinte", func() bool { return e.pixelBlanc() })
		d := time.Since(debut)
		_ = c.Process.Kill()
		_ = c.Wait()
		e.jusqua("effacée", func() bool { return !e.pixelBlanc() })
		return d
	}
	var rapports, nous, eux []float64
	for range 7 {
		a, b := mesurer(programme, "--base", base), mesurer(vide)
		nous, eux, rapports = append(nous, a.Seconds()), append(eux, b.Seconds()), append(rapports, a.Seconds()/b.Seconds())
	}
	t.Logf("mesure : première image %.2f s, fenêtre vide %.2f s, rapport médian %.2f", mediane(nous), mediane(eux), mediane(rapports))
	c := e.lancer(programme, "--base", base)
	e.jusqua("peinte", e.pixelBlanc)
	e.jusqua("au repos", func() bool { return secondesDeVie(c.Process.Pid) > 6 })
	avant := cpu(t, c.Process.Pid)
	debut := time.Now()
	e.jusqua("dix secondes", func() bool { return time.Since(debut) > 10*time.Second })
	t.Logf("mesure : au repos %d Mo, %.1f %% d'un cœur", memoire(t, c.Process.Pid), 100*(cpu(t, c.Process.Pid)-avant)/time.Since(debut).Seconds())
}

func mediane(v []float64) float64 { sort.Float64s(v); return v[len(v)/2] }

// pixelBlanc looks at one place under the middle of where windows open, where ours shows nothing at first.
func (e *ecranVirtuel) pixelBlanc() bool {
	out, err := e.cmd("import", "-window", "root", "-crop", "1x1+683+600", "-depth", "8", "rgb:-").Output()
	return err == nil && len(out) == 3 && out[0] > 0xf0 && out[1] > 0xf0 && out[2] > 0xf0
}

func secondesDeVie(pid int) float64 {
	info, err := os.Stat(fmt.Sprintf("/proc/%d", pid))
	if err != nil {
		return 0
	}
	return time.Since(info.ModTime()).Seconds()
}

// cpu is the time that a process has taken, in seconds (100 ticks a second on Linux).
func cpu(t testing.TB, pid int) float64 {
	t.Helper()
	stat, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	if err != nil {
		t.Fatal(err)
	}
	champs := strings.Fields(string(stat[bytes.LastIndexByte(stat, ')')+1:]))
	u, _ := strconv.Atoi(champs[11])
	s, _ := strconv.Atoi(champs[12])
	return float64(u+s) / 100
}

// memoire is the resident memory of a process, in megabytes.
func memoire(t testing.TB, pid int) int {
	t.Helper()
	stat, err := os.ReadFile(fmt.Sprintf("/proc/%d/statm", pid))
	if err != nil {
		t.Fatal(err)
	}
	pages, _ := strconv.Atoi(strings.Fields(string(stat))[1])
	return pages * os.Getpagesize() >> 20
}

// The built program answers a command as the function does.
func TestReelCommande(t *testing.T) {
	programme := binaire(t)
	dossierVide(t)
	out, err := exec.Command(programme, "controler", "ex.json", "--json").Output()
	if err != nil || !json.Valid(out) {
		t.Errorf("%v %s", err, out)
	}
	_, attendu, _ := lancer(t, "controler", "ex.json", "--json")
	if string(out) != attendu {
		t.Error("le programme et la fonction diffèrent")
	}
}

func BenchmarkProcessusExtrait(b *testing.B) {
	programme := binaire(b)
	b.Chdir(b.TempDir())
	if _, err := exec.Command(programme, "essai", "-o", ".").Output(); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if err := exec.Command(programme, "essai", "-o", ".").Run(); err != nil {
			b.Fatal(err)
		}
	}
}
