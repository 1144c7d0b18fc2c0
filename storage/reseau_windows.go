package storage

import (
	"path/filepath"
	"strings"
	"syscall"
	"unsafe"
)

// driveRemote is what GetDriveTypeW answers for a network drive (fileapi.h).
const driveRemote = 4

var getDriveType = syscall.NewLazyDLL("kernel32.dll").NewProc("GetDriveTypeW")

// partage reports whether a file stands on a network share: a UNC path, or a drive letter that the
// mairie mapped to one, such as S:.
func partage(chemin string) bool {
	absolu, err := filepath.Abs(chemin)
	if err != nil {
		return false
	}
	volume := filepath.VolumeName(absolu)
	if strings.HasPrefix(volume, `\\?\UNC\`) || strings.HasPrefix(volume, `\\`) && !strings.HasPrefix(volume, `\\?\`) {
		return true // whatever the server answers
	}
	racine, err := syscall.UTF16PtrFromString(volume + "\\")
	if err != nil {
		return false
	}
	genre, _, _ := getDriveType.Call(uintptr(unsafe.Pointer(racine)))
	return genre == driveRemote
}
