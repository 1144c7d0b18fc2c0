package ecran

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"time"

	"delibere/app/conseil"
	"delibere/app/secretariat"
)

// trouveesMax is how many délibérations a search shows: past that one types a word more.
const trouveesMax = 60

// PiloteRegistre looks through the whole register. Each query runs beside the window; the answer of one
// that is no longer the last is dropped.
type PiloteRegistre struct {
	p *Pilote

	Mots, Du, Au, Matiere string // as typed
	Etat                  conseil.Etat
	Trouvees              []secretariat.Trouvee
	Resume                string // how many, or why none
	Verdict               string // what the last check of the register found
	Sain                  bool

	tour      int
	annuler   context.CancelFunc
	OnTrouve  func()
	OnVerdict func()
}

func nouveauPiloteRegistre(p *Pilote) *PiloteRegistre {
	return &PiloteRegistre{p: p, annuler: func() {}, OnTrouve: func() {}, OnVerdict: func() {}}
}

// requete reads what is typed. A year alone stands for its first or its last day.
func (r *PiloteRegistre) requete() (secretariat.Requete, error) {
	q := secretariat.Requete{Mots: r.Mots, Matiere: strings.TrimSpace(r.Matiere), Etat: r.Etat, Limite: trouveesMax + 1}
	var err error
	if q.Du, err = lireBorne(r.Du, "1/1/"); err != nil {
		return q, err
	}
	q.Au, err = lireBorne(r.Au, "31/12/")
	return q, err
}

func lireBorne(texte, jour string) (conseil.Date, error) {
	texte = strings.TrimSpace(texte)
	if len(texte) == 4 && strings.Trim(texte, "0123456789") == "" {
		texte = jour + texte
	}
	return lireDate(texte)
}

// Chercher asks for what is typed.
func (r *PiloteRegistre) Chercher() {
	r.tour++
	r.annuler()
	tour := r.tour
	q, err := r.requete()
	if err != nil {
		// A date that is being typed is no mistake yet.
		r.Trouvees, r.Resume = nil, phrase(err)
		r.OnTrouve()
		return
	}
	ctx, annuler := context.WithCancel(context.Background())
	r.annuler = annuler
	// An answer that comes at once is painted with the letter that asked for it; one that takes longer keeps
	// nobody waiting.
	var reponse func()
	prete := make(chan struct{})
	r.p.s.EnFond(func() {
		l, err := r.p.s.Secretariat.Rechercher(ctx, q)
		reponse = sync.OnceFunc(func() {
			if tour == r.tour && !errors.Is(err, context.Canceled) {
				r.repondre(l, err)
			}
		})
		close(prete)
		r.p.s.SurEcran(reponse)
	})
	select {
	case <-prete:
		reponse()
	case <-time.After(unInstant):
	}
}

// unInstant is less than what lies between two images.
const unInstant = 12 * time.Millisecond

func (r *PiloteRegistre) repondre(l []secretariat.Trouvee, err error) {
	r.Trouvees = l
	switch {
	case err != nil:
		r.Resume = phrase(err)
	case len(l) == 0:
		r.Resume = "Aucune délibération ne répond à cette recherche ; enlevez un mot ou un filtre."
	case len(l) > trouveesMax:
		r.Trouvees = l[:trouveesMax]
		r.Resume = fmt.Sprintf("Les %d dernières ; un mot de plus réduit la liste.", trouveesMax)
	default:
		r.Resume = conseil.Nombre(len(l), "délibération", "délibérations") + "."
	}
	r.OnTrouve()
}

// Ouvrir opens the point of a délibération found.
func (r *PiloteRegistre) Ouvrir(i int) {
	if i >= 0 && i < len(r.Trouvees) {
		r.p.OuvrirA(r.Trouvees[i].Seance, EtapePoints, r.Trouvees[i].Point)
	}
}

// Verifier checks the whole register beside the window; with the fingerprint noted on paper, its past.
func (r *PiloteRegistre) Verifier(tete string) {
	tete = strings.ToLower(strings.Join(strings.Fields(tete), ""))
	r.Verdict, r.Sain = "Vérification en cours…", true
	r.OnVerdict()
	r.p.s.EnFond(func() {
		resume, fautes, err := r.p.s.Sauvegardes.Verifier(context.Background(), tete)
		r.p.s.SurEcran(func() {
			r.Sain = err == nil && len(fautes) == 0
			switch {
			case err != nil:
				r.Verdict = "✗ " + phrase(err)
			case len(fautes) > 0:
				r.Verdict = fmt.Sprintf("✗ %s dans le registre ; restaurez une sauvegarde dans « Réglages » et gardez le fichier actuel :\n%s",
					conseil.Majuscule(conseil.Nombre(len(fautes), "faute", "fautes")), strings.Join(fautes, "\n"))
			case tete != "":
				r.Verdict = "✓ Le registre est intact, jusqu'à l'empreinte du papier.\n" + strings.TrimSpace(resume)
			default:
				r.Verdict = "✓ Le registre est intact.\n" + strings.TrimSpace(resume)
			}
			r.OnVerdict()
		})
	})
}
