package main

import (
	"io"
	"runtime/debug"
	"strings"

	"delibere/assets"
)

// numero is the version that FyneApp.toml announces.
const numero = "0.1.0"

// version is that of a package of distribution (-ldflags -X); "" for a program that was built otherwise.
var version string

// versionDuProgramme names the program: the version of its package or, for one built from the sources, the
// number with the commit that the compiler wrote in it.
func versionDuProgramme() string {
	if version != "" {
		return version
	}
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return numero
	}
	return versionDesSources(info)
}

func versionDesSources(info *debug.BuildInfo) string {
	vcs := map[string]string{}
	for _, s := range info.Settings {
		vcs[s.Key] = s.Value
	}
	commit, jour := vcs["vcs.revision"], strings.ReplaceAll(vcs["vcs.time"], "-", "")
	v := numero
	if len(commit) >= 10 && len(jour) >= 8 && info.Main.Version != "v"+numero {
		v += "+git" + jour[:8] + "." + commit[:10]
	}
	if vcs["vcs.modified"] == "true" {
		v += ".modifie"
	}
	return v
}

// afficherLicences shows the licence of the program, then those of all that it contains.
func afficherLicences(o options, out io.Writer) (int, error) {
	if err := o.sansFichier(); err != nil {
		return 0, err
	}
	_, err := io.WriteString(out, licences())
	return statutFait, err
}

func licences() string {
	return "Délibéré " + versionDuProgramme() + " est un logiciel libre, sous licence MIT.\n\n" + assets.LicencesTierces
}
