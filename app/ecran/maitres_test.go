package ecran

import (
	"context"
	"path/filepath"
	"strings"
	"testing"

	"delibere/app/attendu"
	"delibere/app/conseil"
	"delibere/app/secretariat"
)

// comparerEcran holds what one reads on a screen, in its order, to a text that a person has read.
func comparerEcran(t *testing.T, f *Fenetre, nom string) {
	t.Helper()
	var lignes []string
	for _, x := range textesVisibles(f.w.Content()) {
		if x = strings.TrimSpace(x); x != "" {
			lignes = append(lignes, x)
		}
	}
	attendu.Comparer(t, filepath.Join("testdata", nom+".txt"), []byte(strings.Join(lignes, "\n")+"\n"))
}

// The new screens, word for word.
func TestEcransMotAMot(t *testing.T) {
	b := nouveauBanc()
	f, v := tenue(t, b)
	v.c.Numeroter()
	v.c.Sceller(1)
	comparerEcran(t, f, "cloture")
	f.p.Aller(EtapeConvocation)
	comparerEcran(t, f, "convocation")
	f.p.Visiter(LieuAccueil)
	comparerEcran(t, f, "accueil")
	f.chercher()
	r := f.lieux[LieuRegistre].(*vueRegistre)
	r.mots.SetText("objet")
	r.r.Verifier("")
	comparerEcran(t, f, "registre")
	s := secretariat.New(b.registre, b.maintenant, "")
	if err := s.PoserCoordonnees(context.Background(), "a", secretariat.Coordonnees{Courriel: "nom01@exemple.fr"}); err != nil {
		t.Fatal(err)
	}
	f.p.Visiter(LieuConseil)
	c := f.lieux[LieuConseil].(*vueConseil)
	c.c.Choisir("b")
	c.c.Terminer(conseil.NewDate(2023, 4, 1), "démission")
	c.c.Choisir("a")
	comparerEcran(t, f, "conseil")
	b.coffre.contenu = Contenu{Seances: []secretariat.Resume{{Date: conseil.NewDate(2023, 4, 5), Points: 3}}, Actes: 4, Scelles: 1, Tete: strings.Repeat("a1", 32)}
	f.p.Visiter(LieuReglages)
	g := f.lieux[LieuReglages].(*vueReglages)
	g.r.Regarder("/copies/neuve.delibere")
	comparerEcran(t, f, "reglages")
	g.parties.ouvrir(partiePapier).(*vuePapier).formules[4].s.SetText("Tout recours se forme devant {tribunaux}.")
	comparerEcran(t, f, "papier")
	g.parties.ouvrir(partieTransmission)
	comparerEcran(t, f, "transmission")
}
