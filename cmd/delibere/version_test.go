package main

import (
	"runtime/debug"
	"strings"
	"testing"
)

func TestVersionDesSources(t *testing.T) {
	for voulu, c := range map[string]struct {
		tag, commit, jour, change string
	}{
		numero:                             {},
		numero + "+git20260102.0123456789": {"v0.0.0-20260102", "0123456789abcdef", "2026-01-02T03:04:05Z", "false"},
		numero + "+git20260102.abcdef0123.modifie": {"v0.0.0-20260102+dirty", "abcdef0123456789", "2026-01-02T03:04:05Z", "true"},
	} {
		info := &debug.BuildInfo{Settings: []debug.BuildSetting{{Key: "vcs.revision", Value: c.commit}, {Key: "vcs.time", Value: c.jour}, {Key: "vcs.modified", Value: c.change}}}
		info.Main.Version = c.tag
		if v := versionDesSources(info); v != voulu {
			t.Errorf("%q, voulu %q", v, voulu)
		}
	}
	info := &debug.BuildInfo{Settings: []debug.BuildSetting{{Key: "vcs.revision", Value: "0123456789abcdef"}, {Key: "vcs.time", Value: "2026-01-02T03:04:05Z"}}}
	info.Main.Version = "v" + numero
	if v := versionDesSources(info); v != numero {
		t.Errorf("sur son étiquette : %q", v)
	}
}

func TestLicencesAffichees(t *testing.T) {
	statut, out, erreurs := lancer(t, "licences")
	if statut != 0 || erreurs != "" {
		t.Fatalf("%d %s", statut, erreurs)
	}
	for _, mot := range []string{"licence MIT", "modernc.org/sqlite v", "SIL OPEN FONT LICENSE", "The PDFium Authors"} {
		if !strings.Contains(out, mot) {
			t.Errorf("« %s » manque", mot)
		}
	}
	if statut, _, erreurs := lancer(t, "licences", "ex.json"); statut != 2 || !strings.Contains(erreurs, "de trop") {
		t.Errorf("%d %s", statut, erreurs)
	}
}
