package ecran

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2/test"

	"delibere/app/conseil"
	"delibere/app/secretariat"
)

// poste is the double of what leaves the mairie and comes back.
type poste struct {
	recu     string
	panne    error
	quand    conseil.Date
	recevoir func()

	classification conseil.Date // the one imported
}

func (x *poste) Archive(_ context.Context, f *secretariat.Fiche, point int) (string, []byte, []string, error) {
	return "SLO-EACT-1.tar.gz", []byte("archive"), []string{"la classification est nationale"}, x.panne
}

func (x *poste) Recevoir(_ context.Context, octets []byte) (string, error) {
	x.recu = string(octets)
	if x.panne == nil && x.recevoir != nil {
		x.recevoir()
	}
	return "reçue en préfecture le 7 avril 2023", x.panne
}

func (x *poste) Publier(_ *secretariat.Fiche, _ int, jour conseil.Date) (string, []byte, string, error) {
	x.quand = jour
	return "2023_1.pdf", []byte("pdf"), "Mise en ligne.", x.panne
}

func (x *poste) Classification(context.Context) (conseil.Date, error) {
	return x.classification, x.panne
}

func (x *poste) SCDL(context.Context) ([]byte, []string, error) { return []byte("csv"), nil, x.panne }

// aLaPoste is a window on a numbered séance, at the step of the transmission.
func aLaPoste(t *testing.T) (*Fenetre, *vueTransmission, *poste) {
	t.Helper()
	b := nouveauBanc()
	x := &poste{}
	s := b.services()
	s.Transmettre = x
	f, err := b.mairie(t).Convoquer(context.Background(), seanceVotee(conseil.NewDate(2023, time.April, 5)))
	if err != nil {
		t.Fatal(err)
	}
	w := New(test.NewTempApp(t), s)
	t.Cleanup(w.w.Close)
	w.p.OuvrirA(f.ID, EtapeTransmission, 1)
	x.recevoir = func() {
		if _, err := s.Secretariat.Dater(context.Background(), f.ID, 1, conseil.Date{}, conseil.NewDate(2023, time.April, 7), conseil.NewDate(2023, time.April, 7)); err != nil {
			t.Fatal(err)
		}
	}
	return w, w.vues[EtapeTransmission].(*vueTransmission), x
}

// What is made is handed over with its name and with what it is: ready, never sent.
func TestTransmettre(t *testing.T) {
	f, v, x := aLaPoste(t)
	var nom, fait string
	livrer := func(n string, _ []byte, dit string) { nom, fait = n, dit }
	v.t.Archive(livrer)
	if nom != "SLO-EACT-1.tar.gz" || !strings.Contains(fait, "pas envoyée (la classification est nationale)") {
		t.Errorf("%s %s", nom, fait)
	}
	v.t.Publier("", livrer)
	if x.quand != conseil.NewDate(2023, time.April, 7) || !strings.Contains(fait, "deux mois") {
		t.Errorf("%s : %s %s", x.quand, nom, fait)
	}
	v.t.Publier("demain", livrer)
	if !strings.Contains(f.message.Text, "« demain » n'est pas une date") {
		t.Error(f.message.Text)
	}
	v.t.SCDL(livrer)
	if nom != "deliberations.csv" {
		t.Error(nom)
	}
	x.panne, nom = errors.New("la matière manque au point 1 ; choisissez-la"), ""
	v.t.Archive(livrer)
	if nom != "" || !strings.Contains(f.message.Text, "La matière manque au point 1") {
		t.Errorf("%q %q", nom, f.message.Text)
	}
}

// An answer dates its act on the screen shown; one that is not for this register changes nothing.
func TestRecevoir(t *testing.T) {
	f, v, x := aLaPoste(t)
	v.recevoir([]byte("<accusé>"))
	if x.recu != "<accusé>" || !strings.Contains(f.message.Text, "reçue en préfecture") || !strings.Contains(v.recues.Text, "7 avril 2023") {
		t.Errorf("%q %q", f.message.Text, v.recues.Text)
	}
	if p := f.p.Fiche.Dossier.Seance.Point(1); !p.AccuseReception.Connue() {
		t.Error("l'écran montre encore la séance d'avant")
	}
	x.panne = errors.New("ce message n'est pas de cette commune")
	f.recevoirReponse([]byte("<autre>"))
	if !strings.Contains(f.message.Text, "Ce message n'est pas de cette commune") || !strings.HasPrefix(v.recues.Text, "Ce message") {
		t.Errorf("%q %q", f.message.Text, v.recues.Text)
	}
}
