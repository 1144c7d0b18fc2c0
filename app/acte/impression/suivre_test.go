//go:build !windows

package impression

import (
	"bytes"
	"context"
	"encoding/binary"
	"io"
	"net/http"
	"net/http/httptest"
	"os/exec"
	"strings"
	"testing"
)

// reponse writes an answer of a server.
func reponse(statut uint16, suite string) []byte {
	return append(binary.BigEndian.AppendUint16([]byte{2, 0}, statut), "\x00\x00\x00\x01\x01"+suite+"\x03"...)
}

func TestLireReponse(t *testing.T) {
	entiere := reponse(0, "\x02\x23\x00\x09job-state\x00\x04\x00\x00\x00\x09\x44\x00\x01r\x00\x01a\x44\x00\x00\x00\x01b\x22\x00\x01o\x00\x01\x01")
	statut, v, err := lireReponse(entiere)
	if err != nil || statut != 0 || v.nombres["job-state"] != 9 || strings.Join(v.mots["r"], " ") != "a b" {
		t.Errorf("%d %v %v", statut, v, err)
	}
	for n := range entiere {
		if _, _, err := lireReponse(entiere[:n]); err == nil {
			t.Errorf("%d octets sur %d sont une réponse", n, len(entiere))
		}
	}
	if statut, _, err := lireReponse(reponse(introuvable, "")); statut != introuvable || err != nil {
		t.Errorf("%x %v", statut, err)
	}
}

func FuzzLireReponse(f *testing.F) {
	f.Add(reponse(0, "\x02\x23\x00\x09job-state\x00\x04\x00\x00\x00\x09"))
	f.Add(demander(lireTravail, "job-uri", "ipp://localhost/jobs/1", "job-state", "copies"))
	f.Fuzz(func(t *testing.T, o []byte) {
		if _, v, err := lireReponse(o); err == nil {
			_ = etapeDe(v.nombres["job-state"])
			_ = ennuiDe(v)
		}
	})
}

// A server that answers, on its own port: each state of a job, and what is no answer.
func TestEtat(t *testing.T) {
	if _, err := exec.LookPath("lpstat"); err != nil {
		t.Skip("CUPS n'est pas installé : « make test » l'installe")
	}
	etat := func(n byte, suite string) string {
		return string(reponse(0, "\x02\x23\x00\x09job-state\x00\x04\x00\x00\x00"+string(n)+suite))
	}
	imprimante := func(n byte, raison string) string {
		return string(reponse(0, "\x04\x23\x00\x0dprinter-state\x00\x04\x00\x00\x00"+string(n)+"\x44\x00\x15printer-state-reasons\x00"+string(byte(len(raison)))+raison))
	}
	libre := imprimante(3, "none")
	for nom, cas := range map[string]struct {
		statut              int
		travail, imprimante string
		attendu             string
		fini                bool
	}{
		"en file":                   {200, etat(3, ""), libre, "En file d'attente sur A-B…", false},
		"sans papier":               {200, etat(3, ""), imprimante(5, "media-empty-error"), "En attente : l'imprimante A-B n'a plus de papier ; remettez-en", false},
		"retenue":                   {200, etat(4, ""), libre, "est retenu dans la file de A-B", false},
		"en cours":                  {200, etat(5, ""), libre, "Impression en cours sur A-B…", false},
		"arrêtée avec l'imprimante": {200, etat(6, ""), imprimante(5, "paused"), "A-B est en pause", false},
		"arrêtée seule":             {200, etat(6, "\x41\x00\x19job-printer-state-message\x00\x05panne"), libre, "A-B n'a pas imprimé le document (« panne »)", true},
		"annulée":                   {200, etat(7, ""), libre, "a été annulée", true},
		"abandonnée":                {200, etat(8, ""), libre, "A-B n'a pas imprimé le document ;", true},
		"imprimée":                  {200, etat(9, ""), libre, "Imprimé sur A-B.", true},
		"oubliée":                   {200, string(reponse(introuvable, "")), libre, "n'est plus dans la file de A-B", true},
		"sans état":                 {200, string(reponse(0, "")), libre, "autre chose qu'un état", true},
		"pas d'IPP":                 {200, "<html>", libre, "autre chose qu'un état", true},
		"chiffrement demandé":       {426, "", libre, "autre chose qu'un état", true},
		"imprimante perdue":         {200, etat(5, ""), "", "autre chose qu'un état", true},
	} {
		t.Run(nom, func(t *testing.T) {
			serveur := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				demande, _ := io.ReadAll(r.Body)
				w.WriteHeader(cas.statut)
				switch {
				case bytes.Contains(demande, []byte("ipp://localhost/jobs/12")):
					_, _ = io.WriteString(w, cas.travail)
				case bytes.Contains(demande, []byte("ipp://localhost/printers/A-B")):
					_, _ = io.WriteString(w, cas.imprimante)
				}
			}))
			defer serveur.Close()
			t.Setenv("CUPS_SERVER", strings.TrimPrefix(serveur.URL, "http://"))
			texte, fini, err := Systeme{}.Etat(context.Background(), "A-B-12")
			if (err != nil) == (texte != "") {
				t.Errorf("%q et %v", texte, err)
			}
			if err != nil {
				texte = err.Error()
			}
			if !strings.Contains(texte, cas.attendu) || fini != cas.fini {
				t.Errorf("« %s » %v, « %s » attendu", texte, fini, cas.attendu)
			}
		})
	}
}

// A server without a printer.
func TestAucuneImprimante(t *testing.T) {
	if _, err := exec.LookPath("lpstat"); err != nil {
		t.Skip("CUPS n'est pas installé : « make test » l'installe")
	}
	serveur := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "application/ipp")
		_, _ = w.Write(reponse(introuvable, ""))
	}))
	defer serveur.Close()
	t.Setenv("CUPS_SERVER", strings.TrimPrefix(serveur.URL, "http://"))
	if _, err := (Systeme{}).Imprimer(context.Background(), "", []byte("x"), "titre", 1, false); err == nil || !strings.Contains(err.Error(), "aucune imprimante n'est installée") {
		t.Errorf("%v", err)
	}
}

// What a printer says of itself, in the words of whom stands before it. A warning that holds nothing is
// not shown while it prints.
func TestEnnuis(t *testing.T) {
	for _, cas := range []struct {
		etat    int
		raisons string
		dit     string
		attendu string
	}{
		{3, "none", "", ""},
		{3, "toner-low-report marker-supply-low-warning", "", ""},
		{4, "media-empty-error", "", sansPapier},
		{4, "door-open-report media-jam-error media-empty-error", "", bourrage},
		{4, "door-open-report", "", ""},
		{5, "door-open-report", "", ouverte},
		{4, "offline-report", "", ""},
		{5, "offline-report", "", muette},
		{5, "paused", "", enPause},
		{5, "none", "", enPause},
		{4, "connecting-to-device", "", muette},
		{4, "none", "The printer is not responding.", muette},
		{4, "none", "L'imprimante ne répond pas.", muette},
		{4, "none", "Printing page 1, 10%.", ""},
	} {
		v := valeurs{map[string][]string{"printer-state-reasons": strings.Fields(cas.raisons), "printer-state-message": {cas.dit}}, map[string]int{"printer-state": cas.etat}}
		if e := ennuiDe(v); e != cas.attendu {
			t.Errorf("%d %s %s : « %s », « %s » attendu", cas.etat, cas.raisons, cas.dit, e, cas.attendu)
		}
	}
}
