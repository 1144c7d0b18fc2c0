package ecran

import (
	"context"
	"errors"
	"fmt"

	"delibere/app/conseil"
	"delibere/app/secretariat"
)

// Etape is one step of the work on a séance.
type Etape string

// The steps, in their order.
const (
	EtapeConvocation  Etape = "convocation"
	EtapePresences    Etape = "presences"
	EtapePoints       Etape = "points"
	EtapeExtrait      Etape = "extrait"
	EtapeCloture      Etape = "cloture"
	EtapeTransmission Etape = "transmission"
)

// Pilote holds what the window shows and does what the person asks. It knows no widget: OnChange is
// called when something has changed, OnMessage when there is a line to read.
type Pilote struct {
	s Services

	Seances  []secretariat.Resume
	Lieu     Lieu               // the screen shown
	Fiche    *secretariat.Fiche // the séance that is open; nil for none
	Controle conseil.Controle
	Frise    map[conseil.EluID][]conseil.Troncon // where each member stands along the points
	Etape    Etape
	Point    int           // the point whose figures are shown
	Elu      conseil.EluID // the member on whom the cursor stands

	mairie int // acts on the Mairie since the window opened: the papers print it

	OnChange   func()
	OnRecharge func() // the register is another one
	OnActes    func() // what can be undone has changed
	OnMessage  func(texte string, grave bool)
	OnFichier  func(chemin string)    // called when a file was written, after its line
	OnViser    func(conseil.Anomalie) // the field that mends an anomaly
}

// NewPilote returns a pilote on the list of séances.
func NewPilote(s Services) *Pilote {
	return &Pilote{s: s, Etape: EtapePresences, OnChange: func() {}, OnActes: func() {}, OnViser: func(conseil.Anomalie) {}, OnRecharge: func() {}, OnMessage: func(string, bool) {}, OnFichier: func(string) {}}
}

func (p *Pilote) dire(format string, args ...any) { p.OnMessage(fmt.Sprintf(format, args...), false) }

// faute shows an error and leaves everything on the screen as it is.
func (p *Pilote) faute(err error) bool {
	if err == nil {
		return false
	}
	p.OnMessage(phrase(err), true)
	return true
}

// phrase makes a sentence of an error: a capital, a full stop.
func phrase(err error) string {
	r := []rune(err.Error())
	if len(r) == 0 {
		return ""
	}
	s := conseil.Majuscule(string(r))
	if last := r[len(r)-1]; last != '.' && last != '!' && last != '?' {
		s += "."
	}
	return s
}

// Accueil shows the list of séances.
func (p *Pilote) Accueil() {
	liste, err := p.s.Secretariat.Seances(context.Background())
	if p.faute(err) {
		return
	}
	p.Seances, p.Lieu = liste, LieuAccueil
	p.retenir("", 0)
	p.OnChange()
}

// Recharger forgets what was read: the register is another one.
func (p *Pilote) Recharger() {
	p.Fiche, p.Controle, p.Point, p.Elu = nil, conseil.Controle{}, 0, ""
	p.OnRecharge()
	p.OnChange()
}

// Reprendre reopens the screen that was left.
func (p *Pilote) Reprendre() secretariat.Ecran {
	ctx := context.Background()
	e, err := p.s.Secretariat.Ecran(ctx)
	if err != nil || e.Seance == 0 {
		for _, l := range nomsDesLieux {
			if err == nil && l.lieu != LieuAccueil && string(l.lieu) == e.Etape {
				p.Visiter(l.lieu)
				return secretariat.Ecran{}
			}
		}
		p.Accueil()
		p.faute(err)
		return secretariat.Ecran{}
	}
	f, err := p.s.Secretariat.Ouvrir(ctx, e.Seance)
	if err != nil {
		p.Accueil()
		p.faute(fmt.Errorf("la séance laissée ouverte ne se rouvre pas : %w", err))
		return secretariat.Ecran{}
	}
	p.Lieu, p.Etape, p.Point = LieuSeance, Etape(e.Etape), e.Point
	p.montrer(&f)
	return e
}

// Ouvrir opens a séance at its first step.
func (p *Pilote) Ouvrir(id secretariat.SeanceID) { p.OuvrirA(id, EtapePresences, 0) }

// OuvrirA opens a séance at a step and a point.
func (p *Pilote) OuvrirA(id secretariat.SeanceID, e Etape, point int) {
	f, err := p.s.Secretariat.Ouvrir(context.Background(), id)
	if !p.faute(err) {
		p.entrer(&f, e, point)
	}
}

// entrer shows a séance at a step.
func (p *Pilote) entrer(f *secretariat.Fiche, e Etape, point int) {
	p.OnMessage("", false)
	p.Lieu, p.Etape, p.Point, p.Elu = LieuSeance, e, point, ""
	p.montrer(f)
	p.retenir("", 0)
}

// OuvrirExemple keeps the example, marked as such, and opens it.
func (p *Pilote) OuvrirExemple() {
	d, err := p.s.Exemple()
	if p.faute(err) {
		return
	}
	p.importer(d, true)
}

// Importer keeps a séance file and opens it.
func (p *Pilote) Importer(octets []byte) {
	d, err := p.s.LireDossier(octets)
	if p.faute(err) {
		return
	}
	p.importer(d, false)
}

func (p *Pilote) importer(d *conseil.Dossier, exemple bool) {
	ctx := context.Background()
	f, err := p.s.Secretariat.Importer(ctx, d, exemple)
	if errors.Is(err, secretariat.ErrDejaLa) {
		// It is there already: what the person wants is to see it.
		if l, err := p.s.Secretariat.Chercher(ctx, d.Seance.Date); err == nil && len(l) > 0 {
			p.Ouvrir(l[0].ID)
			p.dire("Cette séance était déjà dans la base : la voici, rien n'a été changé.")
			return
		}
	}
	if !p.faute(err) {
		p.entrer(&f, EtapePresences, 0)
	}
}

// montrer takes a fiche as what is shown, and counts it again.
func (p *Pilote) montrer(f *secretariat.Fiche) {
	p.Fiche = f
	p.Controle = conseil.Controler(f.Dossier)
	p.Frise = p.Controle.Frise()
	s := &f.Dossier.Seance
	if s.Point(p.Point) == nil {
		p.Point = premierPoint(f.Dossier, &p.Controle)
	}
	if f.Dossier.Elu(p.Elu) == nil && len(f.Dossier.Elus) > 0 {
		p.Elu = f.Dossier.Elus[0].ID
	}
	p.OnChange()
}

// premierPoint is the first délibération, or the first point.
func premierPoint(d *conseil.Dossier, c *conseil.Controle) int {
	for _, pt := range d.Seance.Points {
		if pt.Deliberation != "" {
			return pt.Numero
		}
	}
	if len(c.Points) > 0 {
		return c.Points[0].Numero
	}
	return 0
}

// faire shows the result of an act, or why it was not done.
func (p *Pilote) faire(f secretariat.Fiche, err error) bool {
	if p.faute(err) {
		return false
	}
	p.OnMessage("", false)
	p.montrer(&f)
	return true
}

// Aller goes to a step of the séance that is open.
func (p *Pilote) Aller(e Etape) {
	if p.Fiche == nil {
		p.faute(fmt.Errorf("ouvrez d'abord une séance : cliquez sur l'une de celles de l'accueil"))
		return
	}
	p.Etape = e
	p.Visiter(LieuSeance)
}

// Choisir shows the figures of a point.
func (p *Pilote) Choisir(point int) {
	if p.Fiche == nil || p.Fiche.Dossier.Seance.Point(point) == nil || p.Point == point {
		return
	}
	p.Point = point
	p.retenir("", 0)
	p.OnChange()
}

// retenir keeps where the person is.
func (p *Pilote) retenir(champ string, curseur int) {
	e := secretariat.Ecran{Etape: string(p.Lieu)}
	if p.Lieu == LieuSeance {
		e = secretariat.Ecran{Seance: p.Fiche.ID, Etape: string(p.Etape), Point: p.Point, Champ: champ, Curseur: curseur}
	}
	p.faute(p.s.Secretariat.RetenirEcran(context.Background(), e))
}
