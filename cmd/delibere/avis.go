package main

import (
	"fmt"
	"io"
	"unicode"
	"unicode/utf8"
)

// enBoite shows a refusal in a box of the system when nobody reads the error output: who opened the program
// by its icon has no terminal. main alone sets it, so that no test opens a box.
var enBoite = func(string) {}

// refuserFenetre says why there is no window, and returns the status.
func refuserFenetre(erreurs io.Writer, err error) int {
	fmt.Fprintln(erreurs, "delibere : "+uneLigne(err))
	r, n := utf8.DecodeRuneInString(err.Error())
	enBoite(string(unicode.ToUpper(r)) + err.Error()[n:] + ".")
	return statutFaux
}
