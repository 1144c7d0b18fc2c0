package ecran

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image"
	"strings"
	"sync"
	"testing"
	"time"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"delibere/app/commune"
	"delibere/app/conseil"
	"delibere/app/dossier"
	"delibere/app/secretariat"
	"delibere/assets"
	"delibere/storage/memoire"
	"delibere/storage/storagetest"
)

// papiers, images and file are the doubles of what the window calls.
type papiers struct {
	demandes int
	refus    error
}

func (p *papiers) Extrait(f *secretariat.Fiche, point int) ([]byte, string, error) {
	p.demandes++
	if p.refus != nil {
		return nil, "", p.refus
	}
	c := conseil.Controler(f.Dossier)
	if !c.Valide() {
		return nil, "", errors.New("l'extrait n'est pas imprimé : il y a une anomalie")
	}
	return []byte(fmt.Sprintf("PDF %d", point)), fmt.Sprintf("extrait-%d.pdf", point), nil
}

func (p *papiers) Genres() []string { return []string{"Convocation", "Procès-verbal de carence"} }

func (p *papiers) Document(_ *secretariat.Fiche, genre, _ int) ([]byte, string, error) {
	if genre == 1 {
		return nil, "", errors.New("le quorum est atteint")
	}
	return []byte("PDF"), "convocation.pdf", nil
}

type images struct{}

func (images) Page(_ context.Context, pdf []byte, page, dpi int) (image.Image, int, error) {
	return image.NewRGBA(image.Rect(0, 0, dpi, dpi)), 2, nil
}

type file struct {
	recu  string
	refus error
	etats []string // what the job says, one at a time; the last one ends it
}

func (*file) Liste(context.Context) ([]string, error) { return []string{"Mairie"}, nil }

func (f *file) Imprimer(_ context.Context, imprimante string, pdf []byte, _ string, copies int, rectoVerso bool) (string, error) {
	f.recu = fmt.Sprintf("%s %s ×%d %v", imprimante, pdf, copies, rectoVerso)
	return "Mairie-1", f.refus
}

func (f *file) Etat(_ context.Context, travail string) (string, bool, error) {
	if len(f.etats) == 0 {
		return "", true, errors.New(travail + " n'a pas imprimé")
	}
	texte := f.etats[0]
	f.etats = f.etats[1:]
	return texte, strings.HasPrefix(texte, "Imprimé"), nil
}

type banc struct {
	registre  *memoire.Registre
	papiers   *papiers
	file      *file
	plusTard  []func() // what waits for one second after the last key
	coffre    coffre
	classeur  classeur
	politique Politique
}

// maintenant is the day of the tests.
func (b *banc) maintenant() time.Time { return time.Date(2023, time.April, 7, 18, 2, 0, 0, time.UTC) }

func (b *banc) services() Services {
	return Services{
		Horloge:     b.maintenant,
		Sauvegardes: &b.coffre,
		Annexes:     &b.classeur,
		Papier:      func() (secretariat.Papier, error) { return storagetest.Papier{}, nil },
		Secretariat: secretariat.New(b.registre, b.maintenant, ""),
		Documents:   b.papiers, Apercu: images{}, Imprimante: b.file, MiseEnPage: &atelierEntier{}, Transmettre: &poste{},
		Communes:   communesLues,
		Exemple:    func() (*conseil.Dossier, error) { return dossier.Lire(bytes.NewReader(assets.Exemple)) },
		NomExemple: assets.NomExemple,
		Guide: Guide{Texte: assets.Guide, PDF: func() ([]byte, error) { return []byte("PDF"), nil }, Image: func(nom string) []byte {
			o, _ := assets.ImagesDuGuide.ReadFile("images/" + nom)
			return o
		}},
		Politique: b.politique,
		Version:   "1.2.3", Licences: func() string { return "Licence une\n\nLicence deux" },
		Icone:         assets.Icone,
		LireDossier:   func(o []byte) (*conseil.Dossier, error) { return dossier.Lire(bytes.NewReader(o)) },
		EcrireDossier: func(*conseil.Dossier) ([]byte, error) { return nil, nil },
		Apres:         func(_ time.Duration, f func()) { b.plusTard = append(b.plusTard, f) },
		SurEcran:      func(f func()) { f() }, EnFond: func(f func()) { f() },
	}
}

// communesLues reads the tables once for all the tests.
var communesLues = sync.OnceValues(commune.Lire)

func nouveauBanc() *banc {
	return &banc{registre: &memoire.Registre{}, papiers: &papiers{}, file: &file{}}
}

// une seconde passe.
func (b *banc) attendre() {
	fonctions := b.plusTard
	b.plusTard = nil // what they leave for later waits for the next second
	for _, f := range fonctions {
		f()
	}
}

// ouvrir shows the window on the example.
func ouvrir(t *testing.T, b *banc) *Fenetre {
	t.Helper()
	f := New(test.NewTempApp(t), b.services())
	t.Cleanup(f.w.Close)
	if f.p.Fiche == nil {
		f.p.OuvrirExemple()
	}
	return f
}

// taper types a text as the driver does: the key, then the letter.
func taper(f *Fenetre, texte string) {
	for _, r := range texte {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			f.w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyName(unicode.ToUpper(r))})
		}
		f.w.Canvas().Focused().TypedRune(r)
	}
}

func (f *Fenetre) statut(id conseil.EluID) conseil.Statut {
	return f.p.Fiche.Dossier.Seance.Presences[id]
}

// toutLeTexte is what one can read in the window.
func toutLeTexte(f *Fenetre) string { return texteDe(f.w) }

func texteDe(w fyne.Window) string { return strings.Join(textesVisibles(w.Content()), "\n") }

// textesVisibles are the words that one can read in an object: labels, buttons, fields and their hints.
func textesVisibles(o fyne.CanvasObject) (mots []string) {
	if !o.Visible() {
		return nil
	}
	switch o := o.(type) {
	case *fyne.Container:
		for _, x := range o.Objects {
			mots = append(mots, textesVisibles(x)...)
		}
	case *canvas.Text:
		mots = append(mots, o.Text)
	case *widget.Label:
		mots = append(mots, o.Text)
	case *widget.RichText:
		mots = append(mots, o.String())
	case *selecteur:
		if mots = append(append(mots, o.Options...), o.Selected); o.Selected == "" {
			mots = append(mots, o.PlaceHolder)
		}
	case *saisie:
		mots = append(mots, o.Text, o.PlaceHolder)
	case *editeur:
		mots = append(mots, o.Texte(), o.PlaceHolder)
	case *champElu:
		mots = append(mots, o.Texte, o.exemple)
	case fyne.Widget:
		for _, x := range test.WidgetRenderer(o).Objects() {
			mots = append(mots, textesVisibles(x)...)
		}
	}
	return mots
}

// toutExpliquer opens the reasons of every figure.
func (c *panneauControle) toutExpliquer() {
	for _, x := range conseil.Expliquer(c.p.vus().d, c.p.vus().c, c.p.vus().point) {
		c.ouverts[x.Nom] = true
	}
	c.rafraichir()
}
