package secretariat

import (
	"context"
	"fmt"
	"maps"
	"slices"

	"delibere/app/conseil"
)

// Refus is an act that cannot be done on the record as it is, in French, with its mend.
type Refus struct{ Message string }

func (r *Refus) Error() string { return r.Message }

func refus(format string, args ...any) error { return &Refus{fmt.Sprintf(format, args...)} }

// elu finds an élu in a record, or refuses.
func elu(d *conseil.Dossier, id conseil.EluID) (*conseil.Elu, error) {
	if e := d.Elu(id); e != nil {
		return e, nil
	}
	return nil, refus("« %s » n'est pas au tableau du conseil ; choisissez un élu de la liste", id)
}

// point finds a point in a record, or refuses.
func point(d *conseil.Dossier, numero int) (*conseil.Point, error) {
	if p := d.Seance.Point(numero); p != nil {
		return p, nil
	}
	return nil, refus("la séance n'a pas de point %d ; choisissez un point de l'ordre du jour", numero)
}

// modifier does one act on a séance; f does it and returns what a person would call it.
func (s *Secretariat) modifier(ctx context.Context, id SeanceID, f func(*conseil.Dossier) (string, error)) (Fiche, error) {
	a := s.acte("")
	return s.registre.Modifier(ctx, id, &a, func(d *conseil.Dossier) error {
		quoi, err := f(d)
		a.Quoi = quoi
		return err
	})
}

// PoserPresence marks what an élu is at the opening.
func (s *Secretariat) PoserPresence(ctx context.Context, id SeanceID, qui conseil.EluID, statut conseil.Statut) (Fiche, error) {
	return s.modifier(ctx, id, func(d *conseil.Dossier) (string, error) {
		if _, err := elu(d, qui); err != nil {
			return "", err
		}
		poser(d, qui, statut)
		return fmt.Sprintf("présence de %s", d.Appel(qui)), nil
	})
}

// DonnerPouvoir gives a pouvoir, in place of the one the mandant had from the same point on. The rules
// judge it: a holder of two, or absent, is an anomaly on the screen and not a refusal here.
func (s *Secretariat) DonnerPouvoir(ctx context.Context, id SeanceID, p conseil.Pouvoir) (Fiche, error) {
	return s.modifier(ctx, id, func(d *conseil.Dossier) (string, error) {
		if err := donner(d, p); err != nil {
			return "", err
		}
		return fmt.Sprintf("pouvoir de %s", d.Appel(p.Mandant)), nil
	})
}

// RetirerPouvoir takes back the pouvoir that a mandant gave from a point on (0: from the opening).
func (s *Secretariat) RetirerPouvoir(ctx context.Context, id SeanceID, mandant conseil.EluID, duPoint int) (Fiche, error) {
	return s.modifier(ctx, id, func(d *conseil.Dossier) (string, error) {
		retirerPouvoir(d, mandant, duPoint)
		return fmt.Sprintf("retrait du pouvoir de %s", d.Appel(mandant)), nil
	})
}

func retirerPouvoir(d *conseil.Dossier, mandant conseil.EluID, duPoint int) {
	d.Seance.Pouvoirs = slices.DeleteFunc(d.Seance.Pouvoirs, func(p conseil.Pouvoir) bool {
		return p.Mandant == mandant && p.DuPoint == duPoint
	})
}

// NomsMouvements are the movements as a person calls them.
var NomsMouvements = map[conseil.TypeMouvement]string{conseil.Arrivee: "arrivée", conseil.Depart: "départ",
	conseil.Retrait: "retrait", conseil.Retour: "retour", conseil.Demission: "démission"}

// AjouterMouvement notes an arrival, a departure or a resignation.
func (s *Secretariat) AjouterMouvement(ctx context.Context, id SeanceID, m conseil.Mouvement) (Fiche, error) {
	return s.modifier(ctx, id, func(d *conseil.Dossier) (string, error) {
		if _, err := elu(d, m.Elu); err != nil {
			return "", err
		}
		if _, err := point(d, m.Point); err != nil {
			return "", err
		}
		d.Seance.Mouvements = append(d.Seance.Mouvements, m)
		return fmt.Sprintf("%s de %s au point %d", NomsMouvements[m.Type], d.Appel(m.Elu), m.Point), nil
	})
}

// RetirerMouvement erases a movement that was noted.
func (s *Secretariat) RetirerMouvement(ctx context.Context, id SeanceID, m conseil.Mouvement) (Fiche, error) {
	return s.modifier(ctx, id, func(d *conseil.Dossier) (string, error) {
		i := slices.Index(d.Seance.Mouvements, m)
		if i < 0 {
			return "", refus("ce mouvement n'est plus dans la séance ; relisez la liste")
		}
		d.Seance.Mouvements = slices.Delete(d.Seance.Mouvements, i, i+1)
		return fmt.Sprintf("retrait d'un mouvement de %s", d.Appel(m.Elu)), nil
	})
}

// Redaction is the text of a point.
type Redaction struct {
	Objet                       string
	Deliberation                string
	Rapporteur                  conseil.EluID
	Matiere                     string
	Visas, Considerants, Expose []string
	Dispositif                  []conseil.Disposition
}

// Rediger changes the text of a point and forgets the drafts of its fields.
func (s *Secretariat) Rediger(ctx context.Context, id SeanceID, numero int, r Redaction) (Fiche, error) {
	return s.rediger(ctx, id, fmt.Sprintf("texte du point %d", numero), map[int]Redaction{numero: r})
}

// Remplacer changes the texts of several points at once, where words were put in the place of others.
func (s *Secretariat) Remplacer(ctx context.Context, id SeanceID, mots string, textes map[int]Redaction) (Fiche, error) {
	return s.rediger(ctx, id, fmt.Sprintf("remplacement de « %s »", mots), textes)
}

func (s *Secretariat) rediger(ctx context.Context, id SeanceID, quoi string, textes map[int]Redaction) (Fiche, error) {
	numeros := slices.Sorted(maps.Keys(textes))
	f, err := s.modifier(ctx, id, func(d *conseil.Dossier) (string, error) {
		for _, n := range numeros {
			p, err := point(d, n)
			if err != nil {
				return "", err
			}
			r := textes[n]
			if r.Rapporteur != "" {
				if _, err := elu(d, r.Rapporteur); err != nil {
					return "", err
				}
			}
			p.Objet, p.Deliberation, p.Rapporteur, p.Matiere = r.Objet, r.Deliberation, r.Rapporteur, r.Matiere
			p.Visas, p.Considerants, p.Expose, p.Dispositif = r.Visas, r.Considerants, r.Expose, r.Dispositif
		}
		return quoi, nil
	})
	for _, n := range numeros {
		if err == nil {
			err = s.registre.EffacerBrouillons(ctx, id, n)
		}
	}
	return f, err
}

// Voter notes the ballot of a point; nil takes it back.
func (s *Secretariat) Voter(ctx context.Context, id SeanceID, numero int, v *conseil.Vote) (Fiche, error) {
	return s.modifier(ctx, id, func(d *conseil.Dossier) (string, error) {
		p, err := point(d, numero)
		if err != nil {
			return "", err
		}
		if v != nil && v.Mode == conseil.ScrutinSecret {
			c := *v
			c.President = "" // a tie at a secret ballot is a rejection: how the président voted is nobody's business
			v = &c
		}
		p.Vote = v
		return fmt.Sprintf("vote du point %d", numero), nil
	})
}

// Dater notes when a délibération was published, sent and received; an unknown date takes it back.
func (s *Secretariat) Dater(ctx context.Context, id SeanceID, numero int, publication, transmission, accuse conseil.Date) (Fiche, error) {
	return s.modifier(ctx, id, func(d *conseil.Dossier) (string, error) {
		p, err := point(d, numero)
		if err != nil {
			return "", err
		}
		p.Publication, p.Transmission, p.AccuseReception = publication, transmission, accuse
		return fmt.Sprintf("dates du point %d", numero), nil
	})
}

// Regler says under which rules a point is taken: its regime, and who takes no part in it. The program
// never sets anybody aside by itself: excluding a member wrongly is itself illegal.
func (s *Secretariat) Regler(ctx context.Context, id SeanceID, numero int, regime conseil.Regime, interesses []conseil.Interesse) (Fiche, error) {
	return s.modifier(ctx, id, func(d *conseil.Dossier) (string, error) {
		p, err := point(d, numero)
		if err != nil {
			return "", err
		}
		for _, i := range interesses {
			if _, err := elu(d, i.Elu); err != nil {
				return "", err
			}
		}
		p.Regime, p.Interesses = regime, interesses
		return fmt.Sprintf("règles du point %d", numero), nil
	})
}

// Dispenser says why a délibération need not be transmitted (CGCT L2131-2); "" for one that must.
func (s *Secretariat) Dispenser(ctx context.Context, id SeanceID, numero int, d conseil.Dispense) (Fiche, error) {
	return s.modifier(ctx, id, func(dossier *conseil.Dossier) (string, error) {
		p, err := point(dossier, numero)
		if err != nil {
			return "", err
		}
		p.Dispense = d
		return fmt.Sprintf("transmission du point %d", numero), nil
	})
}
