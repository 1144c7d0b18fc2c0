//go:build !linux && !windows

package storage

import "strings"

// partage reports whether a file stands on a network share: here, a UNC path.
func partage(chemin string) bool {
	return strings.HasPrefix(chemin, `\\`) || strings.HasPrefix(chemin, "//")
}
