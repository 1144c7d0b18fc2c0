package ecran

import (
	"context"
	"errors"
	"fmt"

	"delibere/app/conseil"
	"delibere/app/secretariat"
)

// Poser marks a presence.
func (p *Pilote) Poser(qui conseil.EluID, statut conseil.Statut) bool {
	return p.faire(p.s.Secretariat.PoserPresence(context.Background(), p.Fiche.ID, qui, statut))
}

// TousPresents marks present those whom nobody has called yet.
func (p *Pilote) TousPresents() bool {
	return p.faire(p.s.Secretariat.TousPresents(context.Background(), p.Fiche.ID))
}

// Representer gives a pouvoir during the roll call.
func (p *Pilote) Representer(mandant, mandataire conseil.EluID) bool {
	return p.faire(p.s.Secretariat.Representer(context.Background(), p.Fiche.ID, conseil.Pouvoir{Mandant: mandant, Mandataire: mandataire}))
}

// DonnerPouvoir gives a pouvoir with all that its paper says.
func (p *Pilote) DonnerPouvoir(x conseil.Pouvoir) bool {
	return p.faire(p.s.Secretariat.DonnerPouvoir(context.Background(), p.Fiche.ID, x))
}

// ReprendrePouvoir takes back the pouvoir given from a point on.
func (p *Pilote) ReprendrePouvoir(mandant conseil.EluID, duPoint int) bool {
	return p.faire(p.s.Secretariat.RetirerPouvoir(context.Background(), p.Fiche.ID, mandant, duPoint))
}

// Mouvoir notes a movement; Immobiliser erases one.
func (p *Pilote) Mouvoir(m conseil.Mouvement) bool {
	return p.faire(p.s.Secretariat.AjouterMouvement(context.Background(), p.Fiche.ID, m))
}

// Immobiliser erases a movement.
func (p *Pilote) Immobiliser(m conseil.Mouvement) bool {
	return p.faire(p.s.Secretariat.RetirerMouvement(context.Background(), p.Fiche.ID, m))
}

// Rediger keeps the text of a point.
func (p *Pilote) Rediger(point int, r secretariat.Redaction) bool {
	return p.faire(p.s.Secretariat.Rediger(context.Background(), p.Fiche.ID, point, r))
}

// RedigerDans is Rediger in a séance that may be shown no more: what was typed is of the séance where it was.
func (p *Pilote) RedigerDans(id secretariat.SeanceID, point int, r secretariat.Redaction) bool {
	if p.Fiche != nil && p.Fiche.ID == id {
		return p.Rediger(point, r)
	}
	_, err := p.s.Secretariat.Rediger(context.Background(), id, point, r)
	return !p.faute(err)
}

// Regler keeps the rules under which a point is taken.
func (p *Pilote) Regler(point int, regime conseil.Regime, interesses []conseil.Interesse) bool {
	return p.faire(p.s.Secretariat.Regler(context.Background(), p.Fiche.ID, point, regime, interesses))
}

// Dispenser says why a point need not be transmitted.
func (p *Pilote) Dispenser(point int, d conseil.Dispense) bool {
	return p.faire(p.s.Secretariat.Dispenser(context.Background(), p.Fiche.ID, point, d))
}

// Ajouter says whether a point was added in séance.
func (p *Pilote) Ajouter(point int, ajoute bool) bool {
	return p.faire(p.s.Secretariat.Ajouter(context.Background(), p.Fiche.ID, point, ajoute))
}

// FermerAuPublic says whether a point is in huis clos.
func (p *Pilote) FermerAuPublic(point int, clos bool) bool {
	return p.faire(p.s.Secretariat.HuisClos(context.Background(), p.Fiche.ID, point, clos))
}

// Suspendre notes a suspension of the séance.
func (p *Pilote) Suspendre(x conseil.Suspension) bool {
	return p.faire(p.s.Secretariat.Suspendre(context.Background(), p.Fiche.ID, x))
}

// RetirerSuspension erases a suspension.
func (p *Pilote) RetirerSuspension(x conseil.Suspension) bool {
	return p.faire(p.s.Secretariat.RetirerSuspension(context.Background(), p.Fiche.ID, x))
}

// Nommer keeps the rounds of an election by the conseil.
func (p *Pilote) Nommer(point int, n *conseil.Nomination) bool {
	return p.faire(p.s.Secretariat.Nommer(context.Background(), p.Fiche.ID, point, n))
}

// SupprimerSeance takes the séance that is open out of the register; the journal keeps it. One whose
// délibérations are sealed is refused.
func (p *Pilote) SupprimerSeance() {
	if p.Fiche == nil {
		return
	}
	jour := p.Fiche.Date
	if err := p.s.Secretariat.Supprimer(context.Background(), p.Fiche.ID); err != nil {
		if errors.Is(err, secretariat.ErrScellee) {
			err = fmt.Errorf("la séance du %s a des délibérations scellées : elle ne se supprime plus", jour.Longue())
		}
		p.faute(err)
		return
	}
	p.Fiche, p.Controle, p.Frise, p.Point, p.Elu = nil, conseil.Controle{}, nil, 0, ""
	p.OnRecharge()
	p.Accueil()
	p.dire("La séance du %s est supprimée ; le journal garde ce qu'elle disait.", jour.Longue())
}

// Voter keeps the ballot of a point.
func (p *Pilote) Voter(point int, v *conseil.Vote) bool {
	return p.faire(p.s.Secretariat.Voter(context.Background(), p.Fiche.ID, point, v))
}

// Annuler undoes the last act and says which.
func (p *Pilote) Annuler() {
	if p.Fiche == nil {
		return
	}
	quoi := p.Fiche.Annulable
	if p.faire(p.s.Secretariat.Annuler(context.Background(), p.Fiche.ID)) {
		p.dire("Annulé : %s. Ctrl+Y le rétablit.", quoi)
	}
}

// Retablir redoes the last act undone and says which.
func (p *Pilote) Retablir() {
	if p.Fiche == nil {
		return
	}
	quoi := p.Fiche.Retablissable
	if p.faire(p.s.Secretariat.Retablir(context.Background(), p.Fiche.ID)) {
		p.dire("Rétabli : %s.", quoi)
	}
}
