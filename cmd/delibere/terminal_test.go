package main

import (
	"bytes"
	"io"
	"os"
	"strings"
	"syscall"
	"testing"

	"delibere/assets"
)

// sortieEnPanne refuses what is written after some bytes.
type sortieEnPanne struct {
	reste int
	err   error
}

func (s *sortieEnPanne) Write(p []byte) (int, error) {
	if s.reste -= len(p); s.reste < 0 {
		return 0, &os.PathError{Op: "write", Path: "/dev/stdout", Err: s.err}
	}
	return len(p), nil
}

// An output that does not take all that is written is a failure, said in French, for every command.
func TestSortieEnPanne(t *testing.T) {
	dossierVide(t)
	for _, args := range []string{"aide", "version", "controler ex.json", "controler ex.json --json", "controler ex.json --pourquoi",
		"extrait ex.json -d 2023-32 --texte", "document ex.json -t pv --texte"} {
		for _, cas := range []struct {
			err error
			mot string
		}{{syscall.ENOSPC, "est plein"}, {syscall.EPIPE, "s'est arrêté"}, {syscall.EBADF, "est fermée"}, {io.ErrShortWrite, "ne peut être écrite"}} {
			var erreurs bytes.Buffer
			statut := run(strings.Fields(args), &sortieEnPanne{10, cas.err}, &erreurs)
			if statut != 2 || !strings.Contains(erreurs.String(), cas.mot) || strings.Count(erreurs.String(), "\n") != 1 {
				t.Errorf("%s : %d %s", args, statut, erreurs.String())
			}
		}
	}
}

// A file from outside does not drive the terminal.
func TestCaracteresDeCommande(t *testing.T) {
	dossierVide(t)
	ecrire(t, "esc.json", strings.Replace(string(assets.Exemple), `"pour": 31`, `"pou\u001b[31m\u009br": 31`, 1))
	for _, args := range []string{"controler esc.json", "controler \x1b[31mabsent.json", "\x1b]0;titre\x07"} {
		statut, out, erreurs := lancer(t, strings.Fields(args)...)
		if tout := out + erreurs; strings.ContainsAny(tout, "\x1b\x07\u009b") || !strings.Contains(tout, "·") {
			t.Errorf("%q : %d %q", args, statut, tout)
		}
	}
}
