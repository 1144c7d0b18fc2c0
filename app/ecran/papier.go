package ecran

import (
	"context"
	"fmt"
	"image"
	"maps"
	"strings"
	"time"

	"delibere/app/secretariat"
)

// MiseEnPage is how the commune writes, for the window, which knows neither the documents nor the PDF. Its
// errors are French and say the mend.
type MiseEnPage interface {
	// Formules lists the wordings that a commune may write in its own way.
	Formules() []Formule
	// Verifier says what is wrong with the text of a wording, nil when it prints what is meant.
	Verifier(cle, texte string) error
	// Lire reads the réglage « modele », "" for none: each key with its value, a flag being "true" or
	// "false". Ecrire is the contrary, and gives "" when nothing differs from the ordinary paper.
	Lire(modele string) (map[string]string, error)
	Ecrire(valeurs map[string]string) (modele string, err error)
	// Logo reads a picture of any kind and returns it as the register keeps it.
	Logo(octets []byte) (garde []byte, err error)
	// Couleur refuses what is no colour, or is too pale for paper.
	Couleur(s string) error
	// Essai prints the last délibération of the commune, that of the example when there is none, on the
	// paper given.
	Essai(ctx context.Context, modele string, e secretariat.EnTete) (pdf []byte, err error)
}

// Formule is a wording: its key, the ordinary text, the words between braces that it may take, and those
// that the law asks for.
type Formule struct {
	Cle, Ordinaire string
	Mots, Requis   []string
}

// PilotePapier sets the paper of the commune, and shows at once how it prints.
type PilotePapier struct {
	*PiloteMairie
	Valeurs   map[string]string // as kept; nil until read
	EnTete    secretariat.EnTete
	OnApercu  func(pages []image.Image)
	OnRefus   func(texte string) // why there is no page; "" when there is one
	OnLus     func()             // what is kept has changed
	brouillon map[string]string  // what is typed and not kept yet
	lu        string             // the réglages that were read
	tour      int                // a page that comes late is dropped
	touche    int
}

func nouveauPilotePapier(m *PiloteMairie) *PilotePapier {
	return &PilotePapier{PiloteMairie: m, brouillon: map[string]string{}, OnApercu: func([]image.Image) {}, OnRefus: func(string) {}, OnLus: func() {}}
}

// Lire reads the paper again when the réglages have changed, and draws it.
func (x *PilotePapier) Lire() {
	e, err := x.Fiche.EnTete()
	if x.p.faute(err) {
		return
	}
	lu := x.Fiche.Reglages[secretariat.ReglageModele] + e.Logo + e.Alternative + e.Accent
	if x.Valeurs != nil && x.lu == lu {
		return
	}
	v, err := x.p.s.MiseEnPage.Lire(x.Fiche.Reglages[secretariat.ReglageModele])
	if x.p.faute(err) {
		return
	}
	x.Valeurs, x.EnTete, x.lu = v, e, lu
	x.OnLus()
	x.Dessiner()
}

// Faute says what is wrong with the text of a wording; "" when nothing is.
func (x *PilotePapier) Faute(cle, texte string) string {
	if err := x.p.s.MiseEnPage.Verifier(cle, texte); err != nil {
		return phrase(err)
	}
	return ""
}

// Texte is what the field of a wording shows: what is being typed, or what is kept.
func (x *PilotePapier) Texte(cle string) string {
	if texte, tape := x.brouillon[cle]; tape {
		return texte
	}
	return x.Valeurs[cle]
}

// Taper takes what is being typed in a wording: it is drawn one second after the last key.
func (x *PilotePapier) Taper(cle, texte string) {
	if texte == x.Texte(cle) {
		return
	}
	x.brouillon[cle] = texte
	x.touche++
	touche := x.touche
	x.p.s.Apres(time.Second, func() {
		x.p.s.SurEcran(func() {
			if touche == x.touche {
				x.Dessiner()
			}
		})
	})
}

// enLigne makes one line of what was typed: a wording is a paragraph.
var enLigne = strings.NewReplacer("\r\n", " ", "\n", " ")

// PoserTexte keeps a wording, as an act; one that is wrong is refused and stays to be mended.
func (x *PilotePapier) PoserTexte(cle, texte string) bool {
	texte = strings.TrimSpace(enLigne.Replace(texte))
	return !x.p.faute(x.verifier(cle, texte)) && x.Poser(cle, texte)
}

// verifier names the wording that is wrong.
func (x *PilotePapier) verifier(cle, texte string) error {
	if err := x.p.s.MiseEnPage.Verifier(cle, texte); err != nil {
		return fmt.Errorf("%s : %w", nomsDesFormules[cle], err)
	}
	return nil
}

// Poser keeps a value, as an act.
func (x *PilotePapier) Poser(cle, valeur string) bool {
	delete(x.brouillon, cle)
	if valeur == x.Valeurs[cle] {
		return true
	}
	valeurs := maps.Clone(x.Valeurs)
	valeurs[cle] = valeur
	modele, err := x.p.s.MiseEnPage.Ecrire(valeurs)
	if x.p.faute(err) {
		return false
	}
	return x.faire(x.p.s.Secretariat.PoserReglage(context.Background(), secretariat.ReglageModele, modele))
}

// Ordinaire puts a wording back as it is where a commune has none of its own.
func (x *PilotePapier) Ordinaire(f Formule) bool { return x.Poser(f.Cle, f.Ordinaire) }

// PoserEnTete keeps the colour and what is said of the logo.
func (x *PilotePapier) PoserEnTete(accent, alternative string) bool {
	e := x.EnTete
	e.Accent, e.Alternative = strings.ToUpper(strings.TrimSpace(accent)), strings.TrimSpace(alternative)
	if e == x.EnTete {
		return true
	}
	if e.Accent != "" && x.p.faute(x.p.s.MiseEnPage.Couleur(e.Accent)) {
		return false
	}
	return x.faire(x.p.s.Secretariat.PoserEnTete(context.Background(), e, nil))
}

// ChoisirLogo takes in a picture, chosen or dropped; a large one takes a second to read.
func (x *PilotePapier) ChoisirLogo(octets []byte) {
	x.p.dire("Lecture du logo…")
	x.p.s.EnFond(func() {
		logo, err := x.p.s.MiseEnPage.Logo(octets)
		x.p.s.SurEcran(func() {
			if !x.p.faute(err) && x.faire(x.p.s.Secretariat.PoserEnTete(context.Background(), x.EnTete, logo)) {
				x.p.dire("Le logo est en place. Ctrl+Z le retire.")
			}
		})
	})
}

// RetirerLogo takes the logo out of the letterhead.
func (x *PilotePapier) RetirerLogo() bool {
	e := x.EnTete
	e.Logo = ""
	return x.faire(x.p.s.Secretariat.PoserEnTete(context.Background(), e, nil))
}

// pagesMontrees is how many pages the preview draws: an extrait has two or three.
const pagesMontrees = 3

// Dessiner draws the paper with what is typed, beside the window.
func (x *PilotePapier) Dessiner() {
	valeurs := maps.Clone(x.Valeurs)
	maps.Copy(valeurs, x.brouillon)
	x.tour++
	tour, e := x.tour, x.EnTete
	x.p.s.EnFond(func() {
		pages, err := x.pages(valeurs, e)
		x.p.s.SurEcran(func() {
			switch {
			case tour != x.tour:
			case err != nil:
				x.OnRefus(phrase(err))
			default:
				x.OnRefus("")
				x.OnApercu(pages)
			}
		})
	})
}

// pages prints a paper and draws it.
func (x *PilotePapier) pages(valeurs map[string]string, e secretariat.EnTete) ([]image.Image, error) {
	ctx := context.Background()
	for _, f := range x.p.s.MiseEnPage.Formules() {
		if err := x.verifier(f.Cle, valeurs[f.Cle]); err != nil {
			return nil, err
		}
	}
	modele, err := x.p.s.MiseEnPage.Ecrire(valeurs)
	if err != nil {
		return nil, err
	}
	pdf, err := x.p.s.MiseEnPage.Essai(ctx, modele, e)
	if err != nil {
		return nil, err
	}
	var pages []image.Image
	for n, de := 0, 1; n < min(de, pagesMontrees); n++ {
		img, total, err := x.p.s.Apercu.Page(ctx, pdf, n, zooms[0])
		if err != nil {
			return nil, err
		}
		pages, de = append(pages, img), total
	}
	return pages, nil
}
