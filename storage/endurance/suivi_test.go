package endurance

import (
	"encoding/hex"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// appel is a system call that changed the folder of the base, or an act acknowledged (dit).
type appel struct {
	genre  string // ouvrir, vider, ecrire, copier, tronquer, retirer, renommer, synchroniser, dire
	fd     int    // of the file written or opened
	source int    // of copier
	nom    string // in the folder; "" for the folder itself
	vers   string // of renommer
	octets []byte
	ou     int64 // where it writes (-1: after what it wrote before), where it cuts, how much it copies
}

// filmer runs a child and returns the calls that it made on a folder, in their order, with their data.
func filmer(t *testing.T, metier, base string, env ...string) []appel {
	t.Helper()
	journal := filepath.Join(t.TempDir(), "strace")
	c := enfant(metier, base, strace(t, journal, "--seccomp-bpf", "-xx", "-s", "10000000",
		"-e", "trace=open,openat,close,write,pwrite64,copy_file_range,sendfile,writev,pwritev,fallocate,fsync,fdatasync,ftruncate,unlink,unlinkat,rename,renameat,renameat2")...)
	c.Env = append(c.Env, env...)
	if out, err := c.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	suivi, err := os.ReadFile(journal)
	if err != nil {
		t.Fatal(err)
	}
	film, err := lireSuivi(string(suivi), filepath.Dir(base))
	if err != nil {
		t.Fatal(err)
	}
	return film
}

var (
	formeAppel = regexp.MustCompile(`^\d+ +(\w+)\((.*)\) += (-?\d+)`)
	formeTexte = regexp.MustCompile(`"((?:\\x[0-9a-f]{2})*)"`)
	inacheve   = regexp.MustCompile(`^(\d+) +(.*?) *<unfinished \.\.\.>$`)
	acheve     = regexp.MustCompile(`^(\d+) +<\.\.\. \w+ resumed> *(.*)$`)
)

// lireSuivi reads what strace wrote: calls cut by another thread are joined, failed ones are left out.
func lireSuivi(suivi, dossier string) ([]appel, error) {
	var film []appel
	enCours, ouverts := map[string]string{}, map[int]string{}
	for _, ligne := range strings.Split(suivi, "\n") {
		if m := inacheve.FindStringSubmatch(ligne); m != nil {
			enCours[m[1]] = m[1] + " " + m[2]
			continue
		}
		if m := acheve.FindStringSubmatch(ligne); m != nil {
			ligne = enCours[m[1]] + m[2]
		}
		m := formeAppel.FindStringSubmatch(ligne)
		if m == nil || strings.HasPrefix(m[3], "-") {
			continue
		}
		rendu, err := strconv.Atoi(m[3])
		if err != nil {
			return nil, err
		}
		a, err := unAppel(m[1], m[2], rendu, dossier, ouverts)
		if err != nil {
			return nil, fmt.Errorf("%w : %.200s", err, ligne)
		}
		if a != nil {
			film = append(film, *a)
		}
	}
	return film, nil
}

// unAppel reads one call; nil when it does not concern the folder.
func unAppel(nom, args string, rendu int, dossier string, ouverts map[int]string) (*appel, error) {
	var textes []string
	for _, m := range formeTexte.FindAllStringSubmatch(args, -1) {
		octets, err := hex.DecodeString(strings.ReplaceAll(m[1], `\x`, ""))
		if err != nil {
			return nil, err
		}
		textes = append(textes, string(octets))
	}
	champs := strings.Split(formeTexte.ReplaceAllString(args, "_"), ", ")
	switch nom {
	case "open", "openat", "unlink", "unlinkat", "rename", "renameat", "renameat2":
		return surUnNom(nom, args, textes, rendu, dossier, ouverts), nil
	}
	fd, err := strconv.Atoi(champs[0])
	if err != nil {
		return nil, err
	}
	if nom == "write" && fd == 1 {
		return &appel{genre: "dire", octets: []byte(textes[0])}, nil
	}
	if nom == "copy_file_range" {
		vers, err := strconv.Atoi(champs[2])
		if _, suivi := ouverts[vers]; !suivi || rendu == 0 {
			return nil, err
		}
		return &appel{genre: "copier", fd: vers, source: fd, nom: ouverts[vers], ou: int64(rendu)}, err
	}
	if _, suivi := ouverts[fd]; !suivi {
		return nil, nil
	}
	return surUnFichier(nom, champs, textes, rendu, fd, ouverts)
}

// surUnNom reads a call that names files of the folder.
func surUnNom(nom, args string, textes []string, rendu int, dossier string, ouverts map[int]string) *appel {
	f, dedans := fichier(textes[0], dossier)
	switch {
	case strings.HasPrefix(nom, "open"):
		delete(ouverts, rendu)
		if !dedans {
			return nil
		}
		ouverts[rendu] = f
		if strings.Contains(args, "O_TRUNC") {
			return &appel{genre: "vider", fd: rendu, nom: f}
		}
		return &appel{genre: "ouvrir", fd: rendu, nom: f}
	case strings.HasPrefix(nom, "rename"):
		if vers, aussi := fichier(textes[1], dossier); dedans && aussi {
			return &appel{genre: "renommer", nom: f, vers: vers}
		}
	case dedans:
		return &appel{genre: "retirer", nom: f}
	}
	return nil
}

// surUnFichier reads a call on an open file of the folder; one that the replay does not know is an error,
// since it would see a disk that never was.
func surUnFichier(nom string, champs, textes []string, rendu, fd int, ouverts map[int]string) (*appel, error) {
	a := &appel{fd: fd, nom: ouverts[fd]}
	var err error
	switch nom {
	case "close":
		delete(ouverts, fd)
		return nil, nil
	case "write":
		a.genre, a.octets, a.ou = "ecrire", []byte(textes[0]), -1
	case "pwrite64":
		a.genre, a.octets = "ecrire", []byte(textes[0])
		a.ou, err = strconv.ParseInt(champs[3], 10, 64)
	case "ftruncate":
		a.genre = "tronquer"
		a.ou, err = strconv.ParseInt(champs[1], 10, 64)
	case "fsync", "fdatasync":
		a.genre = "synchroniser"
	default:
		return nil, fmt.Errorf("le rejeu ne connaît pas %s", nom)
	}
	if err == nil && a.genre == "ecrire" && rendu != len(a.octets) {
		err = fmt.Errorf("%d octets écrits sur %d", rendu, len(a.octets))
	}
	return a, err
}

// fichier is the name of a path in a folder, "" for the folder itself.
func fichier(chemin, dossier string) (string, bool) {
	if chemin == dossier {
		return "", true
	}
	nom, ok := strings.CutPrefix(chemin, dossier+"/")
	return nom, ok
}
