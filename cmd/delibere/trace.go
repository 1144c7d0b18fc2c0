package main

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"sync"
	"time"
)

// tailleTrace bounds the file of the trace; with the one before, twice that.
const tailleTrace = 256 << 10

// nomTrace is the file, beside the base, where the window notes when it starts and stops, and what the toolkit
// complains of. No act, no name and no folder of a person is in it.
const nomTrace = "trace.txt"

// trace writes dated lines in a file that never grows beyond its bound. A disk that takes nothing stops nothing.
type trace struct {
	chemin  string
	maison  []byte
	aLHeure func() time.Time
	mu      sync.Mutex
	suite   io.Writer // where the lines go too
}

// ouvrirTrace keeps the trace beside a base.
func ouvrirTrace(base string, suite io.Writer) *trace {
	maison, _ := os.UserHomeDir() // unknown, there is nothing to hide
	t := &trace{chemin: filepath.Join(filepath.Dir(base), nomTrace), maison: []byte(maison), aLHeure: time.Now, suite: suite}
	t.noter(fmt.Sprintf("ouverture, delibere %s, %s, %s/%s", versionDuProgramme(), runtime.Version(), runtime.GOOS, runtime.GOARCH))
	return t
}

// Write implements io.Writer, for the log of the toolkit.
func (t *trace) Write(p []byte) (int, error) {
	t.noter(string(bytes.TrimSpace(p)))
	return t.suite.Write(p)
}

// noter adds a line.
func (t *trace) noter(quoi string) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if info, err := os.Stat(t.chemin); err == nil && info.Size() > tailleTrace {
		_ = os.Rename(t.chemin, t.chemin+".1") // refused, the file goes on
	}
	texte := []byte(quoi)
	if len(t.maison) > 1 {
		texte = bytes.ReplaceAll(texte, t.maison, []byte("~"))
	}
	f, err := os.OpenFile(t.chemin, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		return
	}
	_, _ = fmt.Fprintf(f, "%s %s\n", t.aLHeure().UTC().Format(time.RFC3339), texte)
	_ = f.Close()
}
