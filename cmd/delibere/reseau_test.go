package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"

	"delibere/app/acte/apercu"
)

// Sockets of the machine itself that a program may open: the display, the printing system, and what the C
// library and the desktop ask for on their own (user names, theme). None leaves the machine.
var socketsAdmises = regexp.MustCompile(`sun_path=@?"(/tmp/\.X11-unix/X|(/var)?/run/cups/cups\.sock"|(/var)?/run/nscd/socket"|(/var)?/run/dbus/system_bus_socket"|/run/user/\d+/bus")`)

// Where the client of CUPS looks for its service when its socket is not there: this machine, by its own name.
var serviceLocal = regexp.MustCompile(`htons\(631\),.*("127\.0\.0\.1"|"::1")|sa_family=AF_(NETLINK|UNSPEC)`)

// indiscretions lists the calls of a record of strace that open another socket than those.
func indiscretions(trace string) (l []string) {
	appels := regexp.MustCompile(`^(\d+) +(socket|connect|bind|listen)\(`)
	cups := map[string]bool{} // the processes of lp and lpstat
	for _, ligne := range strings.Split(trace, "\n") {
		pid, _, _ := strings.Cut(ligne, " ")
		cups[pid] = cups[pid] || strings.Contains(ligne, "execve(") && regexp.MustCompile(`"[^"]*/lp(stat)?", \[`).MatchString(ligne)
		m := appels.FindStringSubmatch(ligne)
		switch {
		case m == nil, strings.Contains(ligne, "socket(AF_UNIX,"), socketsAdmises.MatchString(ligne):
		case cups[pid] && (m[2] == "socket" || serviceLocal.MatchString(ligne)):
		default:
			l = append(l, ligne)
		}
	}
	return l
}

func TestIndiscretions(t *testing.T) {
	trace := `12 socket(AF_UNIX, SOCK_STREAM|SOCK_CLOEXEC, 0) = 3
12 connect(3, {sa_family=AF_UNIX, sun_path=@"/tmp/.X11-unix/X77"}, 21) = 0
13 connect(3, {sa_family=AF_UNIX, sun_path="/run/cups/cups.sock"}, 22) = 0
14 execve("/usr/bin/lpstat", ["lpstat", "-e"], 0x0) = 0
14 socket(AF_INET, SOCK_STREAM, IPPROTO_IP) = 3
14 connect(3, {sa_family=AF_INET, sin_port=htons(631), sin_addr=inet_addr("127.0.0.1")}, 16) = -1 EINPROGRESS`
	if l := indiscretions(trace); len(l) > 0 {
		t.Error(l)
	}
	for _, ligne := range []string{
		`12 socket(AF_INET, SOCK_STREAM, IPPROTO_TCP) = 3`,
		`12 socket(AF_INET6, SOCK_DGRAM|SOCK_CLOEXEC, IPPROTO_IP) = 3`,
		`12 socket(AF_NETLINK, SOCK_RAW, NETLINK_ROUTE) = 3`,
		`12 connect(3, {sa_family=AF_INET, sin_port=htons(53)}, 16) = 0`,
		`12 connect(3, {sa_family=AF_UNIX, sun_path="/tmp/autre"}, 22) = 0`,
		`12 connect(3, {sa_family=AF_INET, sin_port=htons(631), sin_addr=inet_addr("127.0.0.1")}, 16) = 0`,
		`14 connect(3, {sa_family=AF_INET, sin_port=htons(631), sin_addr=inet_addr("192.0.2.7")}, 16) = 0`,
	} {
		if l := indiscretions(trace + "\n" + ligne); len(l) != 1 {
			t.Errorf("passe : %s", ligne)
		}
	}
}

// suivi is a command under strace, whose record is in a file.
func suivi(trace string, args ...string) []string {
	return append([]string{"strace", "-f", "-qq", "-e", "trace=socket,connect,bind,listen,execve", "-e", "signal=none", "-s", "200", "-o", trace}, args...)
}

func lireTrace(trace string) string {
	octets, _ := os.ReadFile(trace) // none yet: nothing was recorded
	return string(octets)
}

// No command opens a socket, of any kind.
func TestReelCommandesSansReseau(t *testing.T) {
	programme := binaire(t)
	dossierVide(t)
	for _, args := range []string{"--version", "licences", "controler ex.json", "extrait ex.json -d 2023-32 -o e.pdf", "document ex.json -t pv -o pv.pdf", "essai -o essai",
		"importer ex.json --base r.delibere", "verifier --base r.delibere", "sauvegarder c.delibere --base r.delibere", "exporter --tout -o tout --base r.delibere"} {
		c := suivi("trace", append([]string{programme}, strings.Fields(args)...)...)
		if out, err := exec.Command(c[0], c[1:]...).CombinedOutput(); err != nil {
			t.Fatalf("%s : %v\n%s", args, err, out)
		}
		if tout := lireTrace("trace"); !strings.Contains(tout, "execve(") || strings.Contains(tout, "socket(") {
			t.Errorf("%s :\n%s", args, tout)
		}
	}
}

// The real window: the example is opened, its extrait is drawn and saved as a PDF, and the program is closed. With
// DELIBERE_IMPRIMANTE, the extrait goes to the usual printer too.
func TestReelFenetreSansReseau(t *testing.T) {
	programme := binaire(t)
	e := nouvelEcran(t)
	maison, trace := t.TempDir(), filepath.Join(t.TempDir(), "trace")
	base := filepath.Join(maison, "registre.delibere")
	args := suivi(trace, programme, "--base", base)
	c := e.cmd(args[0], args[1:]...)
	c.Env = append(c.Env, "HOME="+maison, "DBUS_SESSION_BUS_ADDRESS=")
	c.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = syscall.Kill(-c.Process.Pid, syscall.SIGKILL) })
	cliquer := func(x, y string) { _ = e.commande("xdotool", "mousemove", x, y, "click", "1") }
	contient := func(mots ...string) func() bool {
		return func() bool {
			tout := lireTrace(trace)
			for _, m := range mots {
				if !strings.Contains(tout, m) {
					return false
				}
			}
			return true
		}
	}
	e.jusqua("la fenêtre est peinte", func() bool { return e.commande("xdotool", "search", "--name", "Délibéré") == nil && e.peinte() })
	e.ouvrirExemple(base)
	e.jusqua("l'extrait est dessiné", func() bool {
		_ = e.commande("xdotool", "key", "ctrl+3")
		return contient(apercu.Argument, "lpstat")()
	})
	pdf := filepath.Join(maison, "extrait-2023-32.pdf")
	cliquer("922", "143")
	e.jusqua("le PDF est enregistré", func() bool {
		_ = e.commande("xdotool", "key", "Return")
		_, err := os.Stat(pdf)
		return err == nil
	})
	if os.Getenv("DELIBERE_IMPRIMANTE") != "" {
		e.jusqua("l'extrait est à l'imprimante", func() bool { cliquer("69", "183"); return contient(`/lp", `)() })
	}
	_ = e.commande("xdotool", "key", "ctrl+q")
	if err := c.Wait(); err != nil {
		t.Fatal(err)
	}
	if !contient("/tmp/.X11-unix/X")() {
		t.Fatalf("le relevé ne montre pas l'écran :\n%s", lireTrace(trace))
	}
	if l := indiscretions(lireTrace(trace)); len(l) > 0 {
		t.Errorf("le programme est sorti du poste :\n%s", strings.Join(l, "\n"))
	}
}
