package storagetest

import (
	"context"
	"strings"
	"testing"
)

func suiteCertificat(t *testing.T, nouveau fabrique) {
	ctx := context.Background()
	s, _ := nouveau(t)
	m, err := s.PoserCertificat(ctx, "/cles/Mairie.P12")
	if chemin, err2 := m.Certificat(); err != nil || err2 != nil || chemin != "/cles/Mairie.P12" || m.Annulable != "certificat de signature" {
		t.Fatalf("%v %v %q %q", err, err2, chemin, m.Annulable)
	}
	if _, err := s.PoserCertificat(ctx, "/cles/mairie.pem"); err == nil || !strings.Contains(err.Error(), "« /cles/mairie.pem » n'est pas le fichier d'un certificat") {
		t.Errorf("%v", err)
	}
	if m, err = s.PoserCertificat(ctx, ""); err != nil || len(m.Reglages) != 0 {
		t.Errorf("%v %q", err, m.Reglages)
	}
}
