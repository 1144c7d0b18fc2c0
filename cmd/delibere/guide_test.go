package main

import (
	"bytes"
	"os"
	"strings"
	"testing"
)

func TestGuide(t *testing.T) {
	dossierVide(t)
	if statut, _, erreurs := lancer(t, "guide"); statut != 2 || !strings.Contains(erreurs, "-o") {
		t.Errorf("%d %s", statut, erreurs)
	}
	if statut, _, erreurs := lancer(t, "guide", "-o", "guide.pdf"); statut != 0 || erreurs != "" {
		t.Fatalf("%d %s", statut, erreurs)
	}
	octets, err := os.ReadFile("guide.pdf")
	if err != nil || !bytes.HasPrefix(octets, []byte("%PDF-")) || !bytes.Contains(octets, []byte("/Lang")) {
		t.Errorf("%v, %d octets", err, len(octets))
	}
	if statut, _, erreurs := lancer(t, "guide", "-o", "guide.pdf"); statut != 2 || !strings.Contains(erreurs, "--ecraser") {
		t.Errorf("écrasé : %d %s", statut, erreurs)
	}
	g := leGuide()
	if len(g.Image("presences.png")) == 0 || g.Image("absente.png") != nil {
		t.Error("les images du guide")
	}
}
