package storage

import "syscall"

// File systems of a network, by their magic number (linux/magic.h): NFS, SMB, CIFS, SMB2, AFS, 9P.
var reseaux = []int64{0x6969, 0x517b, 0xff534d42, 0xfe534d42, 0x5346414f, 0x01021997}

// partage reports whether a file stands on a network share, where the locks of SQLite do not hold.
func partage(chemin string) bool {
	var s syscall.Statfs_t
	if syscall.Statfs(chemin, &s) != nil {
		return false
	}
	for _, r := range reseaux {
		if int64(uint32(s.Type)) == r {
			return true
		}
	}
	return false
}
