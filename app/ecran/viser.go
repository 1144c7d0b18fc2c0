package ecran

import (
	"fyne.io/fyne/v2"

	"delibere/app/conseil"
)

// AllerA goes where an anomaly is mended: the step, the point, the member, then its very field.
func (p *Pilote) AllerA(a conseil.Anomalie) {
	if a.Code == conseil.EffectifIncoherent {
		p.Visiter(LieuReglages)
		p.OnViser(a)
		p.dire("La population et l'effectif se corrigent ici, les mandats dans « Conseil », pour les prochaines séances ; celle du %s garde ceux qu'elle a pris à sa création.", p.Fiche.Date.Longue())
		return
	}
	p.Lieu, p.Etape = LieuSeance, etapeDe(a)
	s := &p.Fiche.Dossier.Seance
	if a.Point != 0 && s.Point(a.Point) != nil {
		p.Point = a.Point
	}
	for _, id := range a.Elus {
		if p.Fiche.Dossier.Elu(id) != nil {
			p.Elu = id
			break
		}
	}
	if duPouvoir(a.Code) {
		// A pouvoir is mended where it was given.
		for _, id := range a.Elus {
			for _, x := range s.Pouvoirs {
				if x.Mandant == id {
					p.Elu = id
				}
			}
		}
	}
	p.retenir("", 0)
	p.OnChange()
	p.OnViser(a)
	if a.Code == conseil.DeclareDifferent {
		p.dire("Corrigez les présences ici. Si c'est le document qui se trompe, ses totaux sont dans le fichier importé, à « declare » : corrigez-les là, puis importez-le de nouveau.")
	}
}

// etapeDe is the step where an anomaly is mended.
func etapeDe(a conseil.Anomalie) Etape {
	switch a.Code {
	case conseil.ConvocationTardive, conseil.PresidentAbsent, conseil.SecretaireAbsent, conseil.PointsReprisNouveau:
		return EtapeConvocation
	case conseil.DateIncoherente:
		if a.Point != 0 {
			return EtapeCloture
		}
		return EtapeConvocation
	case conseil.VoteTotal, conseil.VoteInteresse, conseil.VoteSecretNominal, conseil.ScrutinDemandeInsuffisant, conseil.PartageSansPresident,
		conseil.NominationIndecise, conseil.NumeroEnDouble, conseil.PointAjoute:
		return EtapePoints
	}
	return EtapePresences
}

func duPouvoir(c conseil.Code) bool {
	switch c {
	case conseil.PouvoirASoiMeme, conseil.PouvoirMandataireAbsent, conseil.PouvoirMultiple, conseil.PouvoirPlusDeTroisSeances, conseil.PouvoirPremiereSeance, conseil.DoubleStatut:
		return true
	}
	return false
}

// viser puts the keyboard in the very field that mends an anomaly.
func (f *Fenetre) viser(a conseil.Anomalie) {
	if v, ok := f.lieux[LieuReglages].(*vueReglages); ok && f.p.Lieu == LieuReglages {
		v.parties.ouvrir(v.parties.liste[0].nom)
		f.w.Canvas().Focus(v.commune.effectif)
		return
	}
	var champ fyne.Focusable
	switch v := f.vues[f.p.Etape].(type) {
	case *vuePresences:
		champ = v.champDe(a)
	case *vuePoints:
		champ = v.champDe(a)
	case *vueConvocation:
		champ = v.champDe(a)
	}
	if champ != nil {
		f.w.Canvas().Focus(champ)
	}
}

func (v *vuePresences) champDe(a conseil.Anomalie) fyne.Focusable {
	v.filtre.SetText("")
	v.appel.bouger(float32(max(v.appel.place(), 0)) * hautRang)
	switch {
	case duPouvoir(a.Code):
		v.detail.prendre()
		if a.Code == conseil.PouvoirPlusDeTroisSeances {
			return v.detail.pouvoir.suite
		}
		return v.detail.pouvoir.porteur
	case a.Code == conseil.MouvementIncoherent:
		v.detail.prendre()
		if l := v.detail.mouvement.notes.Objects; len(l) > 0 {
			return l[0].(*bouton) // erases it
		}
		return v.detail.mouvement.auPoint
	}
	return v.appel
}

func (v *vuePoints) champDe(a conseil.Anomalie) fyne.Focusable {
	pt := v.p.Fiche.Dossier.Seance.Point(v.p.Point)
	switch a.Code {
	case conseil.NumeroEnDouble:
		return v.deliberation
	case conseil.PointAjoute:
		return v.regles.ajoute
	case conseil.ScrutinDemandeInsuffisant:
		return v.vote.demandeurs
	case conseil.PartageSansPresident:
		return v.vote.sensPartage[0]
	case conseil.VoteSecretNominal:
		return v.vote.mode
	case conseil.NominationIndecise:
		return v.regles.nomination.premier()
	case conseil.VoteTotal, conseil.VoteInteresse:
		switch {
		case pt == nil:
			return nil
		case pt.Nomination != nil && pt.Vote == nil:
			return v.regles.nomination.premier()
		case pt.Vote != nil && len(pt.Vote.Nominal) > 0:
			for i, id := range v.vote.noms.votants {
				if len(a.Elus) > 0 && id == a.Elus[0] {
					v.vote.noms.grille.aller(i)
				}
			}
			return v.vote.noms.grille
		}
		return v.vote.voix[0]
	}
	return v.ordre.liste
}

func (v *vueConvocation) champDe(a conseil.Anomalie) fyne.Focusable {
	switch a.Code {
	case conseil.ConvocationTardive:
		return v.envoi
	case conseil.PresidentAbsent:
		return v.president
	case conseil.SecretaireAbsent:
		return v.secretaire
	case conseil.PointsReprisNouveau:
		return v.repris
	}
	return v.date
}
