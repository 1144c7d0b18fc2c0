package ecran

import (
	"context"
	"errors"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"delibere/app/conseil"
	"delibere/app/secretariat"
)

// guichet is the double of the platform and of the keyring.
type guichet struct {
	s         *secretariat.Secretariat
	note      string
	deposee   bool
	panne     error
	depots    int
	pendant   func(ctx context.Context) // what the person does while it runs
	secrets   []string
	ctxArrete error
}

func (g *guichet) Deposer(ctx context.Context, f *secretariat.Fiche, point int, suivre func(int64, int64)) (string, error) {
	g.depots++
	suivre(450, 1000)
	if g.pendant != nil {
		g.pendant(ctx)
	}
	g.ctxArrete = ctx.Err()
	if g.panne != nil {
		return "", g.panne
	}
	g.note, g.deposee = "Déposée le 7 avril 2023, en attente de l'accusé de réception.", true
	_, err := g.s.Dater(ctx, f.ID, point, conseil.Date{}, conseil.NewDate(2023, 4, 7), conseil.Date{})
	return "déposée, en attente de l'accusé de réception", err
}

func (g *guichet) Note(*secretariat.Fiche, int) (string, bool, error) { return g.note, g.deposee, nil }

func (g *guichet) Retenir(ctx context.Context, c secretariat.CompteDepot, motDePasse, certificat string) error {
	g.secrets = append(g.secrets, motDePasse, certificat)
	_, err := g.s.PoserCompteDepot(ctx, c)
	return err
}

func (g *guichet) Oublier(ctx context.Context) error {
	g.secrets = nil
	_, err := g.s.PoserCompteDepot(ctx, secretariat.CompteDepot{})
	return err
}

var compteDEssai = secretariat.CompteDepot{Plateforme: secretariat.PlateformeS2low, Adresse: "https://s2low.example.org", Identifiant: "mairie"}

// auGuichet is a window at the step of the transmission, on an act sealed or not.
func auGuichet(t *testing.T, scellee bool) (*Fenetre, *vueTransmission, *guichet) {
	t.Helper()
	b := nouveauBanc()
	s := b.services()
	g := &guichet{s: s.Secretariat}
	s.Transmettre, s.Depots = &poste{}, g
	f, err := b.mairie(t).Convoquer(context.Background(), seanceVotee(conseil.NewDate(2023, 4, 5)))
	if err == nil {
		f, err = s.Secretariat.Numeroter(context.Background(), f.ID)
	}
	if err != nil {
		t.Fatal(err)
	}
	w := New(test.NewTempApp(t), s)
	t.Cleanup(w.w.Close)
	w.p.OuvrirA(f.ID, EtapeCloture, 1)
	if scellee && !(&PiloteCloture{w.p}).Sceller(1) {
		t.Fatal(w.message.Text)
	}
	w.p.Aller(EtapeTransmission)
	return w, w.vues[EtapeTransmission].(*vueTransmission), g
}

// Without an account nothing shows but where to add one; with one, the act must be sealed.
func TestDeposerSansCompte(t *testing.T) {
	f, v, g := auGuichet(t, false)
	if v.depot.objet.Visible() || !strings.Contains(v.aide.Text, "ajoutez le compte de la commune dans « Réglages », « Transmission »") {
		t.Errorf("%v %q", v.depot.objet.Visible(), v.aide.Text)
	}
	if _, err := g.s.PoserCompteDepot(context.Background(), compteDEssai); err != nil {
		t.Fatal(err)
	}
	f.p.OnChange()
	if !v.depot.objet.Visible() || !v.depot.deposer.Disabled() || !strings.Contains(v.depot.etat.Text, "une fois scellée") || !strings.Contains(v.aide.Text, "S²LOW, https://s2low.example.org") {
		t.Errorf("%q %q", v.depot.etat.Text, v.aide.Text)
	}
}

// Two clicks deposit; the progress shows with its stop; the act is sent, not received.
func TestDeposer(t *testing.T) {
	f, v, g := auGuichet(t, true)
	g.s.PoserCompteDepot(context.Background(), compteDEssai)
	f.p.OnChange()
	test.Tap(v.depot.deposer)
	if g.depots != 0 || v.depot.deposer.Text != "Oui, l'envoyer par S²LOW" {
		t.Fatalf("%d dépôts, « %s »", g.depots, v.depot.deposer.Text)
	}
	g.pendant = func(context.Context) {
		if v.depot.etat.Text != "Dépôt sur la plateforme : 45\u202f%" || !v.depot.arreter.Visible() || v.depot.deposer.Visible() {
			t.Errorf("%q", v.depot.etat.Text)
		}
		v.t.Deposer()
		if !strings.Contains(f.message.Text, "attendez la fin, ou arrêtez") || g.depots != 1 {
			t.Errorf("%d dépôts, %q", g.depots, f.message.Text)
		}
	}
	test.Tap(v.depot.deposer)
	p := f.p.Fiche.Dossier.Seance.Point(1)
	if f.message.Text != "Déposée, en attente de l'accusé de réception" || !strings.HasPrefix(v.recues.Text, "Déposée, en attente") || !p.Transmission.Connue() || p.AccuseReception.Connue() {
		t.Errorf("%q %q %+v", f.message.Text, v.recues.Text, p.Transmission)
	}
	if v.depot.arreter.Visible() || v.depot.deposer.Visible() || !v.depot.suivre.Visible() || !strings.Contains(v.depot.etat.Text, "en attente") || g.ctxArrete != nil {
		t.Errorf("%q %v", v.depot.etat.Text, g.ctxArrete)
	}
	g.pendant = nil
	test.Tap(v.depot.suivre)
	if g.depots != 2 {
		t.Error("la plateforme n'est pas interrogée")
	}
}

// Stopped, the deposit says the doubt that it leaves, and nothing is dated.
func TestArreterUnDepot(t *testing.T) {
	f, v, g := auGuichet(t, true)
	g.s.PoserCompteDepot(context.Background(), compteDEssai)
	f.p.OnChange()
	g.panne = errors.New("on ne sait pas si la plateforme a pris l'acte")
	g.pendant = func(context.Context) { test.Tap(v.depot.arreter) }
	v.t.Deposer()
	if !errors.Is(g.ctxArrete, context.Canceled) || !strings.Contains(f.message.Text, "On ne sait pas si") || !strings.HasPrefix(v.recues.Text, "On ne sait pas") ||
		v.depot.arreter.Visible() || !v.depot.deposer.Visible() || f.p.Fiche.Dossier.Seance.Point(1).Transmission.Connue() {
		t.Errorf("%v %q %q", g.ctxArrete, f.message.Text, v.recues.Text)
	}
}

// The person has gone elsewhere while it ran: the answer is said, and moves nothing of what is shown.
func TestDeposerPuisPartir(t *testing.T) {
	f, v, g := auGuichet(t, true)
	g.s.PoserCompteDepot(context.Background(), compteDEssai)
	f.p.OnChange()
	g.pendant = func(context.Context) { f.p.Recharger(); f.p.Accueil() }
	v.t.Deposer()
	if f.p.Lieu != LieuAccueil || f.p.Fiche != nil || !strings.Contains(f.message.Text, "Déposée, en attente") {
		t.Errorf("%v %q", f.p.Lieu, f.message.Text)
	}
}

// The account is kept by its button; its secrets leave their fields at once, and no field shows them.
func TestReglerLeCompte(t *testing.T) {
	f, _, g := auGuichet(t, false)
	f.p.Visiter(LieuReglages)
	c := f.lieux[LieuReglages].(*vueReglages).parties.ouvrir(partieTransmission).(*vuePoste).compte
	if !strings.Contains(c.etat.Text, "Aucun compte : le programme n'envoie rien") || c.oublier.Visible() || !c.motDePasse.Password || !c.motCertificat.Password {
		t.Errorf("%q", c.etat.Text)
	}
	c.plateforme.SetSelected("Pastell")
	c.adresse.SetText("https://pastell.example.org")
	c.identifiant.SetText("mairie")
	f.w.Canvas().Focus(c.motDePasse)
	taper(f, "mot-secret")
	c.retenir()
	if !strings.Contains(f.message.Text, "que Pastell demande") || c.motDePasse.Text != "" || c.adresse.Text != "https://pastell.example.org" {
		t.Errorf("%q %q", f.message.Text, c.motDePasse.Text)
	}
	c.motDePasse.TypedShortcut(&fyne.ShortcutUndo{})
	if c.motDePasse.Text != "" {
		t.Error("Ctrl+Z rend le mot de passe")
	}
	c.entite.SetText("3")
	c.motDePasse.SetText("mot-secret")
	c.motDePasse.Password = false // by the eye of the field
	c.retenir()
	if !c.motDePasse.Password {
		t.Error("le prochain mot de passe se montrerait")
	}
	if m, _ := g.s.Mairie(context.Background()); !strings.Contains(m.Reglages["depot"], `"entite":3`) || strings.Contains(m.Reglages["depot"], "secret") {
		t.Errorf("%q %q", f.message.Text, m.Reglages)
	}
	if len(g.secrets) != 4 || g.secrets[2] != "mot-secret" || !strings.Contains(f.message.Text, "Compte retenu") || c.etat.Text != "Compte retenu : Pastell, https://pastell.example.org, entité 3." || !c.oublier.Visible() {
		t.Errorf("%q %q %q", g.secrets, f.message.Text, c.etat.Text)
	}
	test.Tap(c.oublier)
	test.Tap(c.oublier)
	if m, _ := g.s.Mairie(context.Background()); m.Reglages["depot"] != "" || c.adresse.Text != "" || c.plateforme.Selected != "" || !strings.Contains(f.message.Text, "oubliés") {
		t.Errorf("%q %q %q", m.Reglages, c.adresse.Text, f.message.Text)
	}
}
