//go:build !windows

package impression

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// Without the commands of CUPS, a sentence.
func TestSansCUPS(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	_, err := Systeme{}.Imprimer(context.Background(), "", []byte("x"), "titre", 1, false)
	if err == nil || !strings.Contains(err.Error(), "n'est pas installée") || !strings.Contains(err.Error(), "enregistrez le PDF") {
		t.Errorf("erreur %v", err)
	}
}

// With the commands and no service, a sentence: to print, and to follow what was printed.
func TestServiceArrete(t *testing.T) {
	if _, err := exec.LookPath("lpstat"); err != nil {
		t.Skip("CUPS n'est pas installé : « make test » l'installe")
	}
	t.Setenv("CUPS_SERVER", filepath.Join(t.TempDir(), "personne.sock"))
	_, err := Systeme{}.Imprimer(context.Background(), "", []byte("x"), "titre", 1, false)
	if err == nil || !strings.Contains(err.Error(), "est arrêté") {
		t.Errorf("erreur %v", err)
	}
	if texte, fini, err := (Systeme{}).Etat(context.Background(), "Accueil-1"); err == nil || !strings.Contains(err.Error(), "est arrêté") || !fini || texte != "" {
		t.Errorf("%q %v %v", texte, fini, err)
	}
	for _, travail := range []string{"", "Accueil", "-1", "Accueil-x"} {
		if _, fini, err := (Systeme{}).Etat(context.Background(), travail); err == nil || !fini || !strings.Contains(err.Error(), "n'est pas un document") {
			t.Errorf("%q : %v", travail, err)
		}
	}
}

func attendre(t *testing.T, quoi string, vrai func() bool) {
	t.Helper()
	for fin := time.Now().Add(60 * time.Second); time.Now().Before(fin); syscall.Select(0, nil, nil, nil, &syscall.Timeval{Usec: 100_000}) {
		if vrai() {
			return
		}
	}
	t.Fatalf("attendu en vain : %s", quoi)
}

// suivreJusqua follows a job until its state says this; a job that ends on another is a fault.
func suivreJusqua(t *testing.T, travail, attendu string) {
	t.Helper()
	attendre(t, attendu, func() bool {
		texte, fini, err := Systeme{}.Etat(context.Background(), travail)
		if err != nil {
			texte = err.Error()
		}
		if strings.Contains(texte, attendu) {
			return true
		}
		if fini {
			t.Fatalf("%s finit par « %s », « %s » attendu", travail, texte, attendu)
		}
		return false
	})
}

// file makes a queue of the real CUPS, whose pages come out in files, or nowhere.
func file(t *testing.T, nom, adresse string) {
	t.Helper()
	lance(t, "lpadmin", "-p", nom, "-E", "-v", adresse, "-P", "/usr/share/ppd/cups-pdf/CUPS-PDF_noopt.ppd")
	t.Cleanup(func() { lance(t, "lpadmin", "-x", nom) })
}

func lance(t *testing.T, nom string, args ...string) {
	t.Helper()
	if out, err := exec.Command(nom, args...).CombinedOutput(); err != nil {
		t.Fatalf("%s %v : %v %s", nom, args, err, out)
	}
}

// A real CUPS and real queues: what prints, what waits, what is refused, each to its end.
func TestReelFileDImpression(t *testing.T) {
	if os.Getenv("DELIBERE_BINAIRE") == "" || os.Getuid() != 0 {
		t.Skip("la vraie file d'impression se teste par « make test », avec les droits d'administrateur")
	}
	if !strings.Contains(sortie("lpstat", "-r"), "is running") {
		c := exec.Command("cupsd", "-f")
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = c.Process.Kill(); _ = c.Wait() })
		attendre(t, "cupsd répond", func() bool { return strings.Contains(sortie("lpstat", "-r"), "is running") })
	}
	pdf, err := os.ReadFile("testdata/page.pdf")
	if err != nil {
		t.Fatal(err)
	}
	const nom = "DelibereEssai"
	file(t, nom, "cups-pdf:/")
	t.Cleanup(func() {
		for _, f := range sorties() {
			_ = os.Remove(f)
		}
	})
	envoyer := func(t *testing.T, imprimante string, pdf []byte) string {
		t.Helper()
		travail, err := Systeme{}.Imprimer(context.Background(), imprimante, pdf, "essai-delibere", 1, false)
		if err != nil {
			t.Fatal(err)
		}
		return travail
	}
	t.Run("imprimée", func(t *testing.T) { imprimee(t, nom, pdf) })
	t.Run("en pause, puis remise en marche", func(t *testing.T) {
		lance(t, "cupsdisable", nom)
		travail := envoyer(t, nom, pdf)
		suivreJusqua(t, travail, "En attente : l'imprimante "+nom+" est en pause ; remettez-la en marche")
		lance(t, "cupsenable", nom)
		suivreJusqua(t, travail, "Imprimé sur "+nom)
	})
	t.Run("retenue, puis annulée", func(t *testing.T) {
		lance(t, "cupsdisable", nom)
		travail := envoyer(t, nom, pdf)
		lance(t, "lp", "-i", travail, "-H", "hold")
		suivreJusqua(t, travail, "est retenu dans la file de "+nom)
		lance(t, "cancel", travail)
		suivreJusqua(t, travail, "l'impression sur "+nom+" a été annulée")
		lance(t, "cupsenable", nom)
	})
	t.Run("refusée", func(t *testing.T) {
		lance(t, "cupsreject", nom)
		_, err := Systeme{}.Imprimer(context.Background(), nom, pdf, "x", 1, false)
		if err == nil || !strings.Contains(err.Error(), "n'accepte pas de document ; ouvrez sa file") {
			t.Errorf("%v", err)
		}
		lance(t, "cupsaccept", nom)
	})
	t.Run("arrêtée par un fichier abîmé", func(t *testing.T) {
		suivreJusqua(t, envoyer(t, nom, []byte("%PDF-1.4\nrien\n%%EOF\n")), nom+" n'a pas imprimé le document (« ")
	})
	t.Run("éteinte", func(t *testing.T) {
		file(t, "DelibereEteinte", "socket://127.0.0.1:9")
		travail := envoyer(t, "DelibereEteinte", pdf)
		suivreJusqua(t, travail, "ne répond pas ; vérifiez qu'elle est allumée")
		lance(t, "cancel", travail)
	})
	t.Run("inconnue, oubliée", func(t *testing.T) {
		if _, err := (Systeme{}).Imprimer(context.Background(), "Inconnue", pdf, "x", 1, false); err == nil || !strings.Contains(err.Error(), "n'existe plus") {
			t.Errorf("imprimante inconnue : %v", err)
		}
		suivreJusqua(t, nom+"-99999999", "n'est plus dans la file de "+nom)
	})
}

// imprimee prints a page in two copies on both sides, and looks at what came out.
func imprimee(t *testing.T, nom string, pdf []byte) {
	ctx := context.Background()
	liste, err := Systeme{}.Liste(ctx)
	if err != nil || !strings.Contains(strings.Join(liste, " "), nom) {
		t.Fatalf("%v %v", err, liste)
	}
	travail, err := Systeme{}.Imprimer(ctx, nom, pdf, "essai-delibere", 2, true)
	if err != nil || !strings.HasPrefix(travail, nom+"-") {
		t.Fatalf("%q %v", travail, err)
	}
	suivreJusqua(t, travail, "Imprimé sur "+nom+".")
	_, v, err := interroger(ctx, demander(lireTravail, "job-uri", "ipp://localhost/jobs/"+strings.TrimPrefix(travail, nom+"-"), "sides", "copies", "media"))
	if err != nil || v.nombres["copies"] != 2 || premier(v.mots["sides"]) != "two-sided-long-edge" || premier(v.mots["media"]) != "A4" {
		t.Errorf("demandé à l'imprimante : %v %v", v, err)
	}
	imprime := ""
	attendre(t, "la page sort", func() bool {
		if trouves := sorties(); len(trouves) > 0 {
			imprime = trouves[0]
		}
		return encre(imprime) > 0
	})
	// The printer keeps no text, only the drawing: as much ink as on the page that was sent.
	if envoye, recu := encre("testdata/page.pdf"), encre(imprime); recu < envoye*8/10 || recu > envoye*12/10 {
		t.Errorf("%d points noirs imprimés, %d envoyés", recu, envoye)
	}
}

// sorties are the files in which the printer wrote.
func sorties() (trouves []string) {
	for _, dossier := range []string{filepath.Join(os.Getenv("HOME"), "PDF"), "/var/spool/cups-pdf/ANONYMOUS"} {
		ici, _ := filepath.Glob(filepath.Join(dossier, "*essai-delibere*.pdf"))
		trouves = append(trouves, ici...)
	}
	return trouves
}

// encre counts the dark points of the first page of a PDF; 0 while it is not whole.
func encre(pdf string) int {
	out, err := exec.Command("pdftoppm", "-r", "100", "-gray", "-singlefile", pdf).Output()
	if err != nil {
		return 0
	}
	n := 0
	for _, b := range out[min(len(out), 20):] {
		if b < 0x60 {
			n++
		}
	}
	return n
}

func sortie(nom string, args ...string) string {
	c := exec.Command(nom, args...)
	c.Env = append(os.Environ(), "LC_ALL=C.UTF-8")
	out, _ := c.CombinedOutput()
	return string(out)
}
