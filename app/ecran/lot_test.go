package ecran

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"delibere/app/secretariat"
)

// enLot is a séance of the example whose extraits are written or printed all at once.
func enLot(t *testing.T, b *banc) (*Fenetre, *PiloteLot) {
	t.Helper()
	f := ouvrir(t, b)
	f.p.Aller(EtapeCloture)
	return f, f.vues[EtapeCloture].(*vueCloture).lot.l
}

func noms(t *testing.T, dossier string) string {
	t.Helper()
	l, err := os.ReadDir(dossier)
	if err != nil {
		t.Fatal(err)
	}
	var s []string
	for _, x := range l {
		s = append(s, x.Name())
	}
	return strings.Join(s, " ")
}

func TestEnregistrerTousLesExtraits(t *testing.T) {
	f, l := enLot(t, nouveauBanc())
	dans := t.TempDir()
	l.EnregistrerExtraits(dans)
	l.EnregistrerExtraits(dans)
	if got := noms(t, dans); got != "extraits-2023-04-05 extraits-2023-04-05-2" {
		t.Errorf("%q", got)
	}
	if got := noms(t, filepath.Join(dans, "extraits-2023-04-05")); got != "extrait-32.pdf" {
		t.Errorf("%q", got)
	}
	if !strings.Contains(f.message.Text, "1 fichier enregistré dans "+filepath.Join(dans, "extraits-2023-04-05-2")) {
		t.Errorf("%q", f.message.Text)
	}
}

// What cannot be made whole leaves nothing behind.
func TestLotInterrompu(t *testing.T) {
	b := nouveauBanc()
	f, l := enLot(t, b)
	dans := t.TempDir()
	b.papiers.refus = errors.New("l'annexe a changé")
	l.EnregistrerExtraits(dans)
	if got := noms(t, dans); got != "" || !strings.Contains(f.message.Text, "arrêt au point 32") && !strings.Contains(f.message.Text, "Arrêt au point 32") {
		t.Errorf("%q %q", got, f.message.Text)
	}
	deux := func(_ context.Context, _ *secretariat.Fiche, point int) ([]byte, string, error) {
		if point == 2 {
			l.Arreter()
		}
		return []byte("PDF"), "x.pdf", nil
	}
	l.enregistrer("Essai", "essai", dans, []int{1, 2, 3}, deux)
	if got := noms(t, dans); got != "" || f.message.Text != "Arrêté à votre demande." || l.Travail != "" {
		t.Errorf("%q %q %q", got, f.message.Text, l.Travail)
	}
	l.enregistrer("Essai", "essai", filepath.Join(dans, "absent\x00"), []int{1}, deux)
	if !strings.Contains(f.message.Text, "choisissez un autre dossier") {
		t.Errorf("%q", f.message.Text)
	}
}

func TestImprimerTousLesExtraits(t *testing.T) {
	b := nouveauBanc()
	f, l := enLot(t, b)
	v := f.vues[EtapeCloture].(*vueCloture).lot
	v.imprimer.presser()
	if b.file.recu != "" || v.imprimer.Text != "Oui, imprimer 1 extrait" {
		t.Fatalf("%q %q", b.file.recu, v.imprimer.Text)
	}
	v.imprimer.presser()
	if b.file.recu != "Mairie PDF 32 ×1 true" || !strings.Contains(f.message.Text, "1 extrait envoyé à « Mairie »") {
		t.Errorf("%q %q", b.file.recu, f.message.Text)
	}
	l.Imprimer("", true)
	if !strings.Contains(f.message.Text, "ucune imprimante") {
		t.Errorf("%q", f.message.Text)
	}
	if l.EnregistrerArchives(t.TempDir()); !strings.Contains(f.message.Text, "ucune délibération n'est prête") {
		t.Errorf("%q", f.message.Text)
	}
}
