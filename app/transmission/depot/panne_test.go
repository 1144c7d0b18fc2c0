package depot

import (
	"context"
	"errors"
	"net"
	"net/url"
	"strings"
	"testing"
)

// What cuts the line is said in French, whatever the network says.
func TestPannesEnFrancais(t *testing.T) {
	s, acces := ouvrirServeur(t)
	s.S2low()
	arrete, arreter := context.WithCancel(fond)
	arreter()
	inconnu := acces
	inconnu.Racines = nil
	ferme, accesFerme := ouvrirServeur(t)
	ferme.Close()
	for dit, c := range map[string]struct {
		ctx   context.Context
		acces Acces
	}{"arrêté à votre demande": {arrete, acces}, "d'une autorité connue": {fond, inconnu}, "la liaison est coupée": {fond, accesFerme}} {
		p, err := NouveauS2low(c.acces)
		if err != nil {
			t.Fatal(err)
		}
		_, err = p.Suivre(c.ctx, "1")
		if err == nil || !strings.Contains(err.Error(), dit) || strings.Contains(err.Error(), "Get") || strings.Contains(err.Error(), "context") {
			t.Errorf("%s : %v", dit, err)
		}
		if (c.ctx == arrete) != errors.Is(err, context.Canceled) {
			t.Errorf("%s : %v", dit, err)
		}
	}
	if err := enFrancais(&url.Error{Op: "Get", Err: &net.DNSError{Err: "no such host"}}); !strings.HasPrefix(err.Error(), "son nom est inconnu") {
		t.Error(err)
	}
	if err := enFrancais(&url.Error{Op: "Get", Err: context.DeadlineExceeded}); !strings.HasPrefix(err.Error(), "le délai est passé") {
		t.Error(err)
	}
}
