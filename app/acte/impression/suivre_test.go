//go:build !windows

package impression

import (
	"encoding/binary"
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
