package ecran

import (
	"errors"
	"strings"
	"testing"

	"fyne.io/fyne/v2/test"
)

// The extrait is signed with a certificate once the commune has one; the password does not stay.
func TestSignerDansLaFenetre(t *testing.T) {
	t.Setenv("HOME", t.TempDir())
	b := nouveauBanc()
	s := b.services()
	s.Transmettre = &poste{}
	recu := ""
	s.Signer = func(acte []byte, motDePasse string) ([]byte, string, error) {
		if recu = string(acte) + " " + motDePasse; motDePasse != "secret" {
			return nil, "", errors.New("le mot de passe n'ouvre pas ce certificat ; vérifiez-le")
		}
		return []byte("signé"), "Prenom01 NOM01", nil
	}
	f := New(test.NewTempApp(t), s)
	t.Cleanup(f.w.Close)
	f.p.OuvrirExemple()
	f.p.Choisir(32)
	f.p.Aller(EtapeExtrait)
	x := f.vues[EtapeExtrait].(*vueExtrait).signataire
	if x.objet.Visible() {
		t.Error("on peut signer sans certificat")
	}
	f.p.Visiter(LieuReglages)
	c := f.lieux[LieuReglages].(*vueReglages).parties.ouvrir(partieTransmission).(*vuePoste).certificat
	c.chemin.SetText("/cles/mairie.pem")
	c.chemin.FocusLost()
	if !strings.Contains(f.message.Text, "n'est pas le fichier d'un certificat") || c.chemin.Text != "/cles/mairie.pem" {
		t.Errorf("%q %q", f.message.Text, c.chemin.Text)
	}
	c.chemin.SetText(" /cles/mairie.p12")
	c.chemin.FocusLost()
	f.p.Aller(EtapeExtrait)
	if !x.objet.Visible() {
		t.Fatalf("le certificat est là, et on ne signe pas (%s)", f.message.Text)
	}
	x.motDePasse.SetText("autre")
	test.Tap(x.signer)
	if !strings.Contains(f.message.Text, "Le mot de passe n'ouvre pas") || x.motDePasse.Text != "" {
		t.Errorf("%q, le champ garde « %s »", f.message.Text, x.motDePasse.Text)
	}
	x.motDePasse.SetText("secret")
	x.motDePasse.OnSubmitted("")
	if recu != "PDF 32 secret" || !strings.Contains(f.message.Text, "Signé par Prenom01 NOM01") || f.w.Canvas().Overlays().Top() == nil || x.motDePasse.Text != "" {
		t.Errorf("%q %q", recu, f.message.Text)
	}
	f.w.Canvas().Overlays().Remove(f.w.Canvas().Overlays().Top())
	recu = ""
	f.p.Choisir(1)
	test.Tap(x.signer)
	if recu != "" || !strings.Contains(f.message.Text, "Un projet ne se signe pas") {
		t.Errorf("%q %q", recu, f.message.Text)
	}
	b.papiers.refus = errors.New("il y a une anomalie")
	f.p.Choisir(32)
	test.Tap(x.signer)
	if recu != "" || !strings.Contains(f.message.Text, "corrigez d'abord") {
		t.Errorf("%q %q", recu, f.message.Text)
	}
	f.p.Visiter(LieuReglages)
	c.chemin.SetText("")
	c.chemin.FocusLost()
	f.p.Aller(EtapeExtrait)
	if x.objet.Visible() {
		t.Error("le certificat est retiré, et on signe")
	}
}
