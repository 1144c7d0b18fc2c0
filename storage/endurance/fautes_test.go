package endurance

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"delibere/storage"
)

// strace returns the start of a strace command that writes its log there.
func strace(t testing.TB, journal string, options ...string) []string {
	t.Helper()
	if _, err := exec.LookPath("strace"); err != nil {
		t.Fatal("strace manque ; lancez .ci/installer.sh tester")
	}
	if out, err := exec.Command("strace", "-qq", "-o", os.DevNull, "true").CombinedOutput(); err != nil {
		t.Skipf("ce système ne permet pas de suivre un processus (ptrace) : %s", strings.TrimSpace(string(out)))
	}
	return append([]string{"strace", "-f", "-qq", "-e", "signal=none", "-o", journal}, options...)
}

// faute is a system call that fails once, and how the person is told.
type faute struct {
	appels, erreur string
	motifs         []storage.Motif
}

var fautes = []faute{
	{"fsync,fdatasync", "EIO", []storage.Motif{storage.Disque}},
	{"pwrite64", "EIO", []storage.Motif{storage.Disque}},
	// SQLite takes a sector that cannot be read for a damaged file: the advice, to restore, is right.
	{"pread64", "EIO", []storage.Motif{storage.Disque, storage.Abimee}},
	{"unlink,unlinkat", "EIO", []storage.Motif{storage.Disque}},
	// A base whose state is not known may have been moved: SQLite writes no more in it. A journal whose
	// state is not known is taken for absent: the check at the opening stops on the half act it would undo.
	{"stat,lstat,fstat,newfstatat", "EIO", []storage.Motif{storage.Disque, storage.Absente, storage.Abimee}},
	{"pwrite64", "ENOSPC", []storage.Motif{storage.Pleine}},
	{"fsync,fdatasync", "ENOSPC", []storage.Motif{storage.Pleine, storage.Disque}},
	{"open,openat", "EMFILE", []storage.Motif{storage.Absente, storage.Disque}},
	{"open,openat", "EACCES", []storage.Motif{storage.Absente, storage.Disque, storage.LectureSeul}},
	{"fcntl", "ENOLCK", []storage.Motif{storage.Disque, storage.Occupee}},
	{"flock", "ENOLCK", []storage.Motif{storage.Disque, storage.Occupee}},
}

// subir runs a child whose k-th call of a kind fails, and returns what it said; false when it makes
// fewer calls.
func subir(t *testing.T, f faute, k int, metier, base, jusqua string) (rendu, bool) {
	t.Helper()
	journal := filepath.Join(t.TempDir(), "strace")
	c := enfant(metier, base, strace(t, journal, "--seccomp-bpf", "-P", base, "-P", base+"-journal", "-P", base+".lock", "-P", filepath.Dir(base),
		"-e", "trace="+f.appels, "-e", fmt.Sprintf("inject=%s:error=%s:when=%d", f.appels, f.erreur, k))...)
	c.Env = append(c.Env, "DELIBERE_JUSQUA="+jusqua)
	out, err := c.CombinedOutput()
	var fin *exec.ExitError
	if err != nil && (!errors.As(err, &fin) || fin.ExitCode() != 3) {
		t.Errorf("%s %s, appel %d : %v\n%s", f.appels, f.erreur, k, err, out)
	}
	suivi, err := os.ReadFile(journal)
	if err != nil {
		t.Fatal(err)
	}
	r := lire(string(out))
	for _, refus := range r.refus {
		if !slices.Contains(f.motifs, storage.Motif(refus[0])) || !strings.Contains(refus[1], "« "+base+" »") {
			t.Errorf("%s %s, appel %d : refus « %s » %s", f.appels, f.erreur, k, refus[0], refus[1])
		}
	}
	return r, strings.Contains(string(suivi), "(INJECTED)")
}

// chaque runs the child with the fault at the first call, then at each pas-th, until none is left.
func chaque(t *testing.T, pas int, base string, f faute, metier, jusqua string, apres func(k int, chemin string, r rendu)) {
	subies, refusees := 0, 0
	for k := 1; ; k += pas {
		chemin := copie(t, base)
		r, subie := subir(t, f, k, metier, chemin, jusqua)
		if !subie {
			break
		}
		subies++
		if len(r.refus) > 0 {
			refusees++
		}
		apres(k, chemin, r)
	}
	t.Logf("%d fautes, %d dites", subies, refusees)
	if subies == 0 {
		t.Error("le programme ne fait pas cet appel")
	}
}

// copie copies a closed base, and its journal if it has one, in a folder of its own.
func copie(t testing.TB, base string) string {
	t.Helper()
	vers := filepath.Join(t.TempDir(), "registre.delibere")
	for _, suite := range []string{"", "-journal"} {
		octets, err := os.ReadFile(base + suite)
		if errors.Is(err, os.ErrNotExist) && suite != "" {
			continue
		}
		if err == nil {
			err = os.WriteFile(vers+suite, octets, 0o600)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	return vers
}

const scenario = 12

// A disk that fails at any call, once: the person is told in words, what was acknowledged is there when
// the program is opened again, and the séance goes on to its end.
func TestDisqueQuiFaillit(t *testing.T) {
	base, m := baseNeuve(t), nouveauModele(t)
	for _, f := range fautes {
		t.Run(f.appels+" "+f.erreur, func(t *testing.T) {
			chaque(t, longueur(71, 1), base, f, "actes", fmt.Sprint(scenario), func(k int, chemin string, r rendu) {
				acquis(t, fmt.Sprintf("appel %d", k), chemin, m, r.actes)
				c := enfant("actes", chemin)
				c.Env = append(c.Env, fmt.Sprintf("DELIBERE_JUSQUA=%d", scenario))
				if out, err := c.CombinedOutput(); err != nil {
					t.Errorf("appel %d : rouverte, la séance ne continue pas : %s", k, out)
				}
				if n, err := relire(chemin, m); err != nil || n != scenario {
					t.Errorf("appel %d : %d actes à la fin (%v)", k, n, err)
				}
			})
		})
	}
}

// The same failures, on a person who does the act again in the same window.
func TestInsister(t *testing.T) {
	base, m := baseNeuve(t), nouveauModele(t)
	for _, f := range fautes {
		t.Run(f.appels+" "+f.erreur, func(t *testing.T) {
			chaque(t, longueur(71, 1), base, f, "insister", fmt.Sprint(scenario), func(k int, chemin string, r rendu) {
				n := acquis(t, fmt.Sprintf("appel %d", k), chemin, m, r.actes)
				if r.actes > 0 && n != scenario {
					t.Errorf("appel %d : la même fenêtre ne continue pas après la faute : %s", k, r.sortie)
				}
			})
		})
	}
}

// A failure while the program repairs what a crash left: it is said, and the repair is done the next time.
func TestReprise(t *testing.T) {
	m := nouveauModele(t)
	base, dits := interrompue(t)
	acquis(t, "sans faute", copie(t, base), m, dits)
	for _, f := range append(slices.Clone(fautes), faute{"ftruncate", "EIO", []storage.Motif{storage.Disque}}) {
		t.Run(f.appels+" "+f.erreur, func(t *testing.T) {
			chaque(t, longueur(5, 1), base, f, "actes", "0", func(k int, chemin string, _ rendu) {
				acquis(t, fmt.Sprintf("appel %d", k), chemin, m, dits)
			})
		})
	}
}

// interrompue makes a base killed at a page, in an act that makes it grow: half of the act is written, its
// journal is to be played back and the file cut. It returns the number of acts acknowledged.
func interrompue(t *testing.T) (base string, dits int) {
	t.Helper()
	neuve, journal := baseNeuve(t), filepath.Join(t.TempDir(), "strace")
	avant := int64(0)
	for k := 1; k <= 20*scenario; k++ {
		base = copie(t, neuve)
		c := enfant("actes", base, strace(t, journal, "-P", base, "-e", "trace=pwrite64", "-e", fmt.Sprintf("inject=pwrite64:signal=KILL:when=%d", k))...)
		c.Env = append(c.Env, fmt.Sprintf("DELIBERE_JUSQUA=%d", scenario))
		out, _ := c.CombinedOutput()
		info, err := os.Stat(base)
		if err != nil {
			t.Fatal(err)
		}
		if k > 1 && info.Size() > avant {
			return base, lire(string(out)).actes
		}
		avant = info.Size()
	}
	t.Fatal("aucun acte du scénario n'agrandit la base")
	return "", 0
}
