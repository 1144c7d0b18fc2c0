package main

import (
	"bytes"
	"cmp"
	"debug/buildinfo"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

// module is one that is linked in the program.
type module struct {
	Chemin, Version string
	Somme           string // h1, as go.sum has it; "" when it was not asked for
	dossier         string
	paquets         []string // folders of its packages that are linked
}

func (m module) String() string { return m.Chemin + " " + m.Version }

// The systems that the packages are for, with the tags of each.
var systemes = []struct{ systeme, etiquettes string }{
	{"linux", "x11,no_emoji,no_animations,migrated_fynedo"},
	{"windows", "no_emoji,no_animations,migrated_fynedo"},
}

// modulesDuProgramme lists the modules of the program on all its systems, by name; nothing is compiled.
func modulesDuProgramme(racine string) ([]module, error) {
	vus := map[string]*module{}
	for _, s := range systemes {
		out, err := commande(racine, []string{"GOOS=" + s.systeme, "GOARCH=amd64", "CGO_ENABLED=1"}, "go", "list", "-deps", "-json=Dir,Module", "-tags", s.etiquettes, "./cmd/delibere")
		if err != nil {
			return nil, err
		}
		if err := lireListe(out, vus); err != nil {
			return nil, err
		}
	}
	l := []module{}
	for _, chemin := range slices.Sorted(maps.Keys(vus)) {
		l = append(l, *vus[chemin])
	}
	return l, nil
}

// lireListe reads what « go list » says of the packages.
func lireListe(out []byte, vus map[string]*module) error {
	type description struct {
		Path, Version, Dir string
		Main               bool
		Replace            *struct{ Version, Dir string }
	}
	for d := json.NewDecoder(bytes.NewReader(out)); ; {
		var p struct {
			Dir    string
			Module *description
		}
		if err := d.Decode(&p); errors.Is(err, io.EOF) {
			return nil
		} else if err != nil {
			return err
		}
		if p.Module == nil || p.Module.Main {
			continue
		}
		m := p.Module
		if m.Replace != nil {
			m.Version, m.Dir = m.Replace.Version, m.Replace.Dir
		}
		if vus[m.Path] == nil {
			vus[m.Path] = &module{Chemin: m.Path, Version: m.Version, dossier: m.Dir}
		}
		if x := vus[m.Path]; !slices.Contains(x.paquets, p.Dir) {
			x.paquets = append(x.paquets, p.Dir)
		}
	}
}

// modulesDuBinaire reads the modules that the linker wrote in a program, and the version of Go.
func modulesDuBinaire(chemin string) (string, []module, error) {
	info, err := buildinfo.ReadFile(chemin)
	if err != nil {
		return "", nil, fmt.Errorf("%s : %w", chemin, err)
	}
	l := []module{}
	for _, d := range info.Deps {
		m := module{Chemin: d.Path, Version: d.Version, Somme: d.Sum}
		if d.Replace != nil {
			m.Version, m.Somme = d.Replace.Version, d.Replace.Sum
		}
		l = append(l, m)
	}
	slices.SortFunc(l, func(a, b module) int { return cmp.Compare(a.Chemin, b.Chemin) })
	return info.GoVersion, l, nil
}

var nomDeLicence = regexp.MustCompile(`(?i)^(LICEN[SC]E|COPYING|NOTICE|PATENTS)([-._].*)?$`)

// licencesDe lists the files of the licences of a module: at its root, beside each linked package and above
// it, and in the folders that a package takes files of (fonts, C sources).
func (m module) licencesDe() ([]string, error) {
	dossiers := map[string]bool{}
	for _, p := range m.paquets {
		sous, err := filepath.Glob(filepath.Join(p, "*"))
		if err != nil {
			return nil, err
		}
		for _, s := range sous {
			if n := filepath.Base(s); n != "testdata" && n != "vendor" && n != "cmd" {
				dossiers[s] = true
			}
		}
		for d := p; len(d) >= len(m.dossier); d = filepath.Dir(d) {
			dossiers[d] = true
		}
	}
	var l []string
	for _, d := range slices.Sorted(maps.Keys(dossiers)) {
		entrees, _ := os.ReadDir(d) // a plain file has none
		for _, e := range entrees {
			if nomDeLicence.MatchString(e.Name()) && e.Name() != "LICENSE-LOGO" && e.Type().IsRegular() && !strings.HasSuffix(e.Name(), ".go") {
				l = append(l, filepath.Join(d, e.Name()))
			}
		}
	}
	if len(l) == 0 {
		return nil, fmt.Errorf("le module %s n'a pas de licence ; cherchez-la, ou passez-vous de lui", m)
	}
	return l, nil
}

// commande runs a tool at the root of the repository.
func commande(racine string, env []string, nom string, args ...string) ([]byte, error) {
	c := exec.Command(nom, args...)
	c.Dir = racine
	c.Env = append(os.Environ(), env...)
	var plainte bytes.Buffer
	c.Stderr = &plainte
	out, err := c.Output()
	if err != nil {
		return nil, fmt.Errorf("%s %s : %w : %s", nom, strings.Join(args, " "), err, plainte.String())
	}
	return out, nil
}
