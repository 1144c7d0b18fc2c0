// Package conseil holds the rules of the Code général des collectivités territoriales (CGCT) for a
// séance of a conseil municipal. It imports nothing but the standard library, reads no clock and no
// file.
package conseil
