package ecran

import (
	"context"
	"strings"
	"testing"
)

// What the one who runs the PCs has fixed is shown, and does not change.
func TestReglagesFixes(t *testing.T) {
	b := nouveauBanc()
	b.politique = Politique{SecondDossier: "/partage/mairie", AdressePlateforme: "https://s2low.example"}
	f, v := auxReglages(t, b)
	if v.second.Text != "/partage/mairie" || !v.second.Disabled() || !strings.Contains(toutLeTexte(f), "Second dossier, fixé par le service informatique") {
		t.Errorf("%q %v\n%s", v.second.Text, v.second.Disabled(), toutLeTexte(f))
	}
	if v.r.PoserSecondDossier("/ailleurs") || !strings.Contains(f.message.Text, "fixé par le service informatique") {
		t.Error(f.message.Text)
	}
	if m, _ := b.registre.Mairie(context.Background()); len(m.Reglages) != 0 {
		t.Errorf("%q", m.Reglages)
	}
	c := nouvelleCarteCompte(&PilotePoste{PiloteMairie: v.r.PiloteMairie})
	c.rafraichir()
	if c.adresse.Text != "https://s2low.example" || !c.adresse.Disabled() {
		t.Errorf("%q %v", c.adresse.Text, c.adresse.Disabled())
	}
}

func TestDepotInterdit(t *testing.T) {
	b := nouveauBanc()
	b.politique = Politique{SansDepot: true}
	f, v := auxReglages(t, b)
	v.parties.ouvrir(partieTransmission)
	if texte := toutLeTexte(f); !strings.Contains(texte, "Aucun dépôt ne se fait depuis ce poste") || strings.Contains(texte, "Retenir ce compte") {
		t.Error(texte)
	}
}
