package endurance

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// What an act costs a slow disk: how many times it waits for the disk, and how much it writes there.
func BenchmarkDisqueParActe(b *testing.B) {
	const actes = 24 // three rounds of the script
	base, journal := baseNeuve(b), filepath.Join(b.TempDir(), "strace")
	var synchros, pages int
	for b.Loop() {
		chemin := copie(b, base)
		c := enfant("actes", chemin, strace(b, journal, "--seccomp-bpf", "-s", "0", "-P", chemin, "-P", chemin+"-journal", "-P", filepath.Dir(chemin), "-e", "trace=fsync,fdatasync,pwrite64")...)
		c.Env = append(c.Env, fmt.Sprintf("DELIBERE_JUSQUA=%d", actes))
		if out, err := c.CombinedOutput(); err != nil {
			b.Fatalf("%v %s", err, out)
		}
		suivi, err := os.ReadFile(journal)
		if err != nil {
			b.Fatal(err)
		}
		synchros, pages = strings.Count(string(suivi), "sync("), strings.Count(string(suivi), "pwrite64(")
	}
	b.ReportMetric(0, "ns/op")
	b.ReportMetric(float64(synchros)/actes, "fsync/acte")
	b.ReportMetric(float64(pages)/actes, "écritures/acte")
}
