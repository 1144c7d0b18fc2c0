package endurance

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"runtime"
	"strconv"
	"strings"
	"testing"

	"delibere/app/secretariat"
	"delibere/storage"
	"delibere/storage/storagetest"
)

// The test program is also its own victim: with DELIBERE_ENFANT it does one of these works on
// DELIBERE_BASE instead of testing.
var metiers = map[string]func(base string) error{
	"actes":        func(base string) error { return actes(base, false) },
	"insister":     func(base string) error { return actes(base, true) },
	"ouvrir":       func(base string) error { return tenir(base, storage.Open) },
	"creer":        func(base string) error { return tenir(base, storage.OuvrirOuCreer) },
	"temoin":       temoin,
	"premier":      premier,
	"sauvegarde":   sauvegarde,
	"restauration": restauration,
}

func TestMain(m *testing.M) {
	nom := os.Getenv("DELIBERE_ENFANT")
	if nom == "" {
		os.Exit(m.Run())
	}
	metier, ok := metiers[nom]
	if !ok {
		panic("aucun métier ne s'appelle " + nom)
	}
	runtime.LockOSThread() // the faults are counted by thread
	if err := metier(os.Getenv("DELIBERE_BASE")); err != nil {
		refuser(err)
		os.Exit(3)
	}
}

// refuser says a refusal on one line: its motif, and the words for the person.
func refuser(err error) {
	var e *storage.Erreur
	motif := "sans motif"
	if errors.As(err, &e) {
		motif = string(e.Motif)
	}
	fmt.Printf("refus\t%s\t%s\n", motif, strings.ReplaceAll(err.Error(), "\n", " / "))
}

// actes goes on with the script from where the base is, up to DELIBERE_JUSQUA (without end if it is
// not said), and says the number of each act once it is kept. An act that fails ends the work, unless it
// is to insist: then it is done again in the same process, as a person would.
func actes(base string, insister bool) error {
	b, err := storage.Open(base)
	if err != nil {
		return err
	}
	s := secretariat.New(b, storagetest.Instant, "NOM01")
	l, err := s.Seances(ctx)
	if err != nil {
		return errors.Join(err, b.Close())
	}
	jusqua, err := strconv.Atoi(os.Getenv("DELIBERE_JUSQUA"))
	sansFin := err != nil
	for n := int(l[0].Revision); sansFin || n <= jusqua; n++ {
		err := acte(s, l[0].ID, n)
		for essai := 0; err != nil && insister && essai < 3; essai++ {
			refuser(err)
			var l []secretariat.Resume
			if l, err = s.Seances(ctx); err == nil && int(l[0].Revision) == n {
				err = acte(s, l[0].ID, n) // it was not kept
			}
		}
		if err != nil {
			return errors.Join(err, b.Close())
		}
		fmt.Println(n)
	}
	return b.Close()
}

// tenir waits for a line, opens the base, says so and holds it until its input ends.
func tenir(base string, ouvrir func(string) (*storage.Base, error)) error {
	entree := bufio.NewReader(os.Stdin)
	if _, err := entree.ReadString('\n'); err != nil {
		return err
	}
	b, err := ouvrir(base)
	if err != nil {
		return err
	}
	fmt.Println("ouverte")
	ligne, err := entree.ReadString('\n')
	if err == nil { // what it is asked to import
		_, err = secretariat.New(b, storagetest.Instant, "NOM01").Importer(ctx, seance(), false)
		fmt.Println("importée", strings.TrimSpace(ligne))
	}
	if errors.Is(err, io.EOF) {
		err = nil
	}
	return errors.Join(err, b.Close())
}

// enfant prepares a child of that work; avant is what runs it (strace and its options), if anything.
func enfant(metier, base string, avant ...string) *exec.Cmd {
	args := append(avant, os.Args[0])
	c := exec.Command(args[0], args[1:]...)
	c.Env = append(os.Environ(), "DELIBERE_ENFANT="+metier, "DELIBERE_BASE="+base, "GOMAXPROCS=2")
	return c
}

// rendu is what a child said before its end.
type rendu struct {
	actes  int // the last act it acknowledged
	refus  [][]string
	lignes []string
	sortie string // all it said, for the message of a failure
}

func lire(sortie string) rendu {
	r := rendu{sortie: sortie}
	for _, ligne := range strings.Split(strings.TrimSpace(sortie), "\n") {
		r.lignes = append(r.lignes, ligne)
		if n, err := strconv.Atoi(ligne); err == nil {
			r.actes = n
		} else if champs := strings.Split(ligne, "\t"); champs[0] == "refus" {
			r.refus = append(r.refus, champs[1:])
		}
	}
	return r
}
