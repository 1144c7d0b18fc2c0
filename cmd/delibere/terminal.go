package main

import (
	"bytes"
	"io"
	"unicode"
)

// terminal is an output of the program as a person reads it. What a file from outside holds does not drive the
// screen: a control character shows as « · ». The first failure is kept, for those who write without looking.
type terminal struct {
	w   io.Writer
	err error
}

// Write implements io.Writer.
func (t *terminal) Write(p []byte) (int, error) {
	if t.err == nil {
		if _, err := t.w.Write(sansCommande(p)); err != nil {
			t.err = erreurDeSortie(err)
		}
	}
	if t.err != nil {
		return 0, t.err
	}
	return len(p), nil
}

func deCommande(r rune) bool { return unicode.IsControl(r) && r != '\n' && r != '\t' }

func sansCommande(p []byte) []byte {
	if !bytes.ContainsFunc(p, deCommande) {
		return p
	}
	return bytes.Map(func(r rune) rune {
		if deCommande(r) {
			return '·'
		}
		return r
	}, p)
}
