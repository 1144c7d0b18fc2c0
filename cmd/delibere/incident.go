package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"

	"delibere/storage"
)

// nomIncident is the file, beside the base, where a crash of the program leaves what a developer needs:
// the version, the system and the stack. No text of a séance and no name is in it.
const nomIncident = "incident.txt"

// garderIncidents makes a crash leave its report beside the base, and returns what to tell of the last
// one, "" when there was none. A report that was told is kept under another name.
func garderIncidents(base string) string {
	chemin := filepath.Join(filepath.Dir(base), nomIncident)
	message := ""
	// The first line is of the version that wrote it: a crash is what follows.
	octets, _ := os.ReadFile(chemin) // none, the first time
	if _, recit, _ := bytes.Cut(octets, []byte("\n")); len(recit) > 0 {
		garde := chemin + ".lu"
		if os.Rename(chemin, garde) == nil {
			message = fmt.Sprintf("Le programme s'était arrêté brusquement la dernière fois ; rien de ce qui était enregistré n'est perdu. Le rapport est dans %s.", garde)
		}
	}
	f, err := os.OpenFile(chemin, os.O_CREATE|os.O_TRUNC|os.O_WRONLY, 0o600)
	if err != nil {
		return message // a folder that cannot be written is told by the base itself
	}
	defer f.Close()
	if _, err := f.WriteString(enTeteIncident()); err == nil {
		_ = debug.SetCrashOutput(f, debug.CrashOptions{})
	}
	return message
}

func enTeteIncident() string {
	return fmt.Sprintf("delibere %s, %s, %s/%s\n", versionDuProgramme(), runtime.Version(), runtime.GOOS, runtime.GOARCH)
}

// auDemarrage checks the file of the base beside the window, and says what is wrong; else, the last
// crash if there was one.
func auDemarrage(b *storage.Base, incident string) (string, bool) {
	if err := saine(b); err != nil {
		return err.Error() + ".", true
	}
	return incident, false
}
