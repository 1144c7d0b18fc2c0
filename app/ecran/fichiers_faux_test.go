package ecran

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/storage"

	"delibere/assets"
)

// A file that is not what its name says, whatever the screen it is dropped on, is a line to read and changes nothing.
func TestDeposerDeMauvaisFichiers(t *testing.T) {
	dossier := t.TempDir()
	bruit := bytes.Repeat([]byte{0, 0xff, 0x9d, 'a', '\n'}, 300)
	fichiers := map[string][]byte{"tronquée.json": assets.Exemple[:5000], "bruit.seance": bruit, "vide.json": nil, "bruit.png": bruit, "vide.svg": nil,
		"note.docx": bruit, "sans-nom": []byte("bonjour"), "note.pdf": []byte("ce n'est pas un PDF")}
	if err := os.Mkdir(filepath.Join(dossier, "un dossier.json"), 0o700); err != nil {
		t.Fatal(err)
	}
	fichiers["un dossier.json"] = nil
	f := ouvrir(t, nouveauBanc())
	for nom, octets := range fichiers {
		chemin := filepath.Join(dossier, nom)
		if nom != "un dossier.json" {
			if err := os.WriteFile(chemin, octets, 0o600); err != nil {
				t.Fatal(err)
			}
		}
		avant := f.p.Fiche.Revision
		for _, aller := range []func(){func() { f.p.Aller(EtapePresences) }, func() { f.p.Visiter(LieuConseil) }, func() { f.p.Visiter(LieuReglages) }, func() { f.p.Visiter(LieuAccueil) }} {
			aller()
			f.dire("", false)
			if f.deposer([]fyne.URI{storage.NewFileURI(chemin)}); !strings.HasPrefix(f.message.Text, "✗") {
				t.Errorf("%s, dans « %s » : %q", nom, f.p.Lieu, f.message.Text)
			}
		}
		if f.p.Fiche == nil || f.p.Fiche.Revision != avant {
			t.Errorf("%s a changé la séance", nom)
		}
	}
}
