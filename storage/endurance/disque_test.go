package endurance

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"delibere/storage"
)

// petitDisque mounts a disk of that size, in kilobytes.
func petitDisque(t *testing.T, ko int) string {
	t.Helper()
	dossier := t.TempDir()
	if out, err := exec.Command("mount", "-t", "tmpfs", "-o", fmt.Sprintf("size=%dk", ko), "tmpfs", dossier).CombinedOutput(); err != nil {
		t.Skipf("un petit disque ne se monte qu'avec les droits d'administrateur : %s", strings.TrimSpace(string(out)))
	}
	t.Cleanup(func() { _ = exec.Command("umount", dossier).Run() })
	return dossier
}

// libre is what a disk has left, in bytes.
func libre(t *testing.T, dossier string) int {
	t.Helper()
	var s syscall.Statfs_t
	if err := syscall.Statfs(dossier, &s); err != nil {
		t.Fatal(err)
	}
	return int(s.Bfree) * int(s.Bsize)
}

// refuse fails the test unless the error is a refusal of that motif, in words that say it.
func refuse(t *testing.T, err error, motif storage.Motif, mots string) {
	t.Helper()
	var e *storage.Erreur
	if !errors.As(err, &e) || e.Motif != motif || !strings.Contains(e.Message, mots) {
		t.Errorf("refus « %v », attendu le motif « %s »", err, motif)
	}
}

// Whatever room is left, an act on a full disk is kept or is refused in words; nothing that was there is
// lost, and the same window goes on once there is room again.
func TestDisquePlein(t *testing.T) {
	dossier, m := petitDisque(t, 1024), nouveauModele(t)
	base, lest := filepath.Join(dossier, "registre.delibere"), filepath.Join(dossier, "lest")
	creerBase(t, base)
	b, s, id := surSeance(t, base)
	defer b.Close()
	fait, refuses := 0, 0
	for reste := 0; reste <= 12; reste++ {
		if err := os.WriteFile(lest, make([]byte, libre(t, dossier)-4096*reste), 0o600); err != nil {
			t.Fatal(err)
		}
		for range 3 {
			err := acte(s, id, fait+1)
			if err == nil {
				fait++
				continue
			}
			refuses++
			refuse(t, err, storage.Pleine, "libérez de la place")
			if _, err := s.Ouvrir(ctx, id); err != nil {
				t.Errorf("la séance ne se lit plus sur un disque plein : %v", err)
			}
		}
		if err := os.Remove(lest); err != nil {
			t.Fatal(err)
		}
		fait++
		if err := acte(s, id, fait); err != nil {
			t.Fatalf("la place faite, l'acte %d : %v", fait, err)
		}
	}
	if err := b.Close(); err != nil {
		t.Fatal(err)
	}
	if n := acquis(t, "un disque plein", base, m, fait); n != fait || refuses == 0 || fait < 14 {
		t.Errorf("%d actes dans la base, %d faits, %d refusés", n, fait, refuses)
	}
}

// A base that does not fit on the disk is refused in words and leaves nothing half made.
func TestDisquePleinALaCreation(t *testing.T) {
	for pages := 1; ; pages++ {
		base := filepath.Join(petitDisque(t, 4*pages), "registre.delibere")
		b, err := storage.Creer(base)
		if err == nil {
			if err := b.Close(); err != nil || pages < 4 {
				t.Errorf("une base tient dans %d pages (%v)", pages, err)
			}
			return
		}
		refuse(t, err, storage.Pleine, "est plein")
		if _, err := os.Stat(base); err == nil {
			t.Errorf("%d pages : une base à moitié faite est restée", pages)
		}
	}
}

// On a disk mounted read-only, the sentence says so.
func TestDisqueEnLectureSeule(t *testing.T) {
	dossier := petitDisque(t, 2048)
	base := filepath.Join(dossier, "registre.delibere")
	creerBase(t, base)
	if out, err := exec.Command("mount", "-o", "remount,ro", dossier).CombinedOutput(); err != nil {
		t.Fatalf("%v %s", err, out)
	}
	_, err := storage.Open(base)
	refuse(t, err, storage.LectureSeul, "est en lecture seule")
	_, err = storage.Creer(filepath.Join(dossier, "autre.delibere"))
	refuse(t, err, storage.LectureSeul, "n'accepte pas de nouveau fichier")
}

// A person without the right to write is told so, whether it is the file, its folder or both.
func TestSansDroitDEcrire(t *testing.T) {
	if os.Getuid() != 0 {
		t.Skip("seul l'administrateur peut lancer un processus au nom d'un autre")
	}
	const personne = 65534
	for _, cas := range []struct {
		nom             string
		fichier, parent os.FileMode
		proprietaire    int
	}{
		{"un fichier en lecture seule", 0o400, 0o700, personne},
		{"un dossier en lecture seule", 0o600, 0o500, personne},
		{"tout en lecture seule", 0o400, 0o500, personne},
		{"la base d'un autre", 0o600, 0o755, 0},
	} {
		t.Run(cas.nom, func(t *testing.T) {
			base := baseNeuve(t)
			essai := copierLeTest(t, filepath.Dir(base))
			for _, c := range []string{base, base + ".lock"} {
				if err := errors.Join(os.Chmod(c, cas.fichier), os.Chown(c, cas.proprietaire, cas.proprietaire)); err != nil {
					t.Fatal(err)
				}
			}
			parent := filepath.Dir(base)
			if err := errors.Join(os.Chmod(parent, cas.parent), os.Chown(parent, cas.proprietaire, cas.proprietaire)); err != nil {
				t.Fatal(err)
			}
			c := enfant("actes", base)
			c.Path, c.Env = essai, append(c.Env, "DELIBERE_JUSQUA=1")
			c.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: personne, Gid: personne}}
			out, _ := c.CombinedOutput()
			if r := lire(string(out)); len(r.refus) == 0 || r.refus[0][0] != string(storage.LectureSeul) || !strings.Contains(r.refus[0][1], "donnez le droit d'écrire") {
				t.Errorf("%s", out)
			}
		})
	}
}

// A base that is moved under the open window takes no act, which nobody would find again, and says why;
// put back, it goes on.
func TestBaseDeplacee(t *testing.T) {
	base, m := baseNeuve(t), nouveauModele(t)
	b, s, id := surSeance(t, base)
	defer b.Close()
	if err := os.Rename(base, base+".ailleurs"); err != nil {
		t.Fatal(err)
	}
	refuse(t, acte(s, id, 1), storage.Absente, "a été déplacée ou effacée")
	if err := os.Rename(base+".ailleurs", base); err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(acte(s, id, 1), b.Close()); err != nil {
		t.Fatal(err)
	}
	acquis(t, "remise à sa place", base, m, 1)
}

// copierLeTest puts this program where another user can run it, and returns its path.
func copierLeTest(t *testing.T, dossier string) string {
	t.Helper()
	octets, err := os.ReadFile(os.Args[0])
	if err == nil {
		err = errors.Join(os.WriteFile(filepath.Join(dossier, "essai"), octets, 0o755), os.Chmod(filepath.Dir(dossier), 0o755))
	}
	if err != nil {
		t.Fatal(err)
	}
	return filepath.Join(dossier, "essai")
}
