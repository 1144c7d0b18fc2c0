package ecran

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2/storage"
	"fyne.io/fyne/v2/test"
)

// A file that was written is opened from the line that says so, by the system; the next line takes that away.
func TestOuvrirLeFichierEcrit(t *testing.T) {
	ouvert, refus := "", error(nil)
	b := nouveauBanc()
	s := b.services()
	s.OuvrirFichier = func(chemin string) error { ouvert = chemin; return refus }
	f := New(test.NewTempApp(t), s)
	if f.ouvrir.Visible() {
		t.Error("rien n'est écrit, et « Ouvrir » se voit")
	}
	chemin := filepath.Join(t.TempDir(), "à signer.pdf")
	ecrire := func() {
		c, err := storage.Writer(storage.NewFileURI(chemin))
		if err != nil {
			t.Fatal(err)
		}
		ecrireFichier(f.p, c, []byte("%PDF"), "PDF enregistré")
	}
	ecrire()
	if o, err := os.ReadFile(chemin); err != nil || string(o) != "%PDF" || f.message.Text != "PDF enregistré : "+chemin || !f.ouvrir.Visible() {
		t.Fatalf("%q, %v, ligne %q, « Ouvrir » %v", o, err, f.message.Text, f.ouvrir.Visible())
	}
	if test.Tap(f.ouvrir); ouvert != chemin {
		t.Errorf("« Ouvrir » montre %q", ouvert)
	}
	refus = errors.New("aucun programme ; installez un lecteur")
	if test.Tap(f.ouvrir); f.message.Text != "✗ Aucun programme ; installez un lecteur." || f.ouvrir.Visible() {
		t.Errorf("refus : ligne %q, « Ouvrir » %v", f.message.Text, f.ouvrir.Visible())
	}
	ecrire()
	if f.dire("autre chose", false); f.ouvrir.Visible() {
		t.Error("une autre ligne garde « Ouvrir »")
	}
}

// What a double click hands over is taken in as what is dropped on the window.
func TestOuvrirSurUneSeance(t *testing.T) {
	f := New(test.NewTempApp(t), nouveauBanc().services())
	octets, err := os.ReadFile("../../assets/exemple/valentigney-2023-04-05.json")
	if err != nil {
		t.Fatal(err)
	}
	chemin := filepath.Join(t.TempDir(), "réunion d'avril.seance")
	if err := os.WriteFile(chemin, octets, 0o600); err != nil {
		t.Fatal(err)
	}
	if f.Ouvrir(chemin); f.p.Lieu != LieuSeance || f.p.Fiche == nil || f.p.Fiche.Exemple {
		t.Errorf("lieu %v, ligne %q", f.p.Lieu, f.message.Text)
	}
}
