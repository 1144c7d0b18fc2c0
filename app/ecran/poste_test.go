package ecran

import (
	"context"
	"errors"
	"strings"
	"testing"

	"fyne.io/fyne/v2/test"

	"delibere/app/conseil"
	"delibere/app/secretariat"
)

// Each field is kept as it is left; a wrong one is refused in words and stays; the classification that
// comes in shows its date.
func TestReglerLaTransmission(t *testing.T) {
	b := nouveauBanc()
	x := &poste{}
	s := b.services()
	s.Transmettre = x
	f := New(test.NewTempApp(t), s)
	t.Cleanup(f.w.Close)
	f.p.Visiter(LieuReglages)
	v := f.lieux[LieuReglages].(*vueReglages).parties.ouvrir(partieTransmission).(*vuePoste)
	lire := func() secretariat.Teletransmission {
		m, _ := b.registre.Mairie(context.Background())
		r, err := m.Teletransmission()
		if err != nil {
			t.Fatal(err)
		}
		return r
	}
	if !strings.Contains(v.date.Text, "Aucune classification n'est importée") {
		t.Errorf("%q", v.date.Text)
	}
	v.courriels.SetText("mairie@example.org; accueil@example.org")
	v.courriels.OnSubmitted("")
	v.operateur.SetText("slo")
	v.operateur.OnSubmitted("")
	v.siret.SetText("212 505 804 00015")
	v.siret.OnSubmitted("")
	if !strings.Contains(f.message.Text, "SIRET « 21250580400015 » est faux") || v.siret.Text != "212 505 804 00015" {
		t.Errorf("%q %q", f.message.Text, v.siret.Text)
	}
	v.siret.SetText("212\u00a0505\u202f804 00014")
	v.arrondissement.SetText("3")
	v.siret.OnSubmitted("")
	attendu := secretariat.Teletransmission{Courriels: []string{"mairie@example.org", "accueil@example.org"}, Operateur: "SLO", Arrondissement: "3", Siret: "21250580400014"}
	if r := lire(); !r.Egale(attendu) || v.siret.Text != "21250580400014" || v.courriels.Text != "mairie@example.org, accueil@example.org" {
		t.Errorf("%+v %q", r, f.message.Text)
	}
	f.annuler()
	if r := lire(); r.Siret != "" || v.siret.Text != "" || r.Operateur != "SLO" {
		t.Errorf("%+v %q", r, v.siret.Text)
	}
	x.classification = conseil.NewDate(2022, 1, 31)
	f.recevoirReponse([]byte("classification"))
	if v.date.Text != "Classification du 31 janvier 2022." || x.recu != "classification" || !strings.Contains(f.message.Text, "reçue en préfecture") {
		t.Errorf("%q %q", v.date.Text, f.message.Text)
	}
	x.panne = errors.New("ce fichier n'est pas une réponse de la préfecture")
	v.x.Recevoir([]byte("x"))
	if !strings.Contains(f.message.Text, "n'est pas une réponse") {
		t.Errorf("%q", f.message.Text)
	}
}
