package ecran

import (
	"context"

	"delibere/app/conseil"
	"delibere/app/secretariat"
)

// EtatSeance is where a séance stands, in words, and whether something remains to be done.
type EtatSeance struct {
	Nom    string
	Reste  bool
	Etape  Etape // where the work goes on
	Point  int
	Retenu int64 // the revision that it was read at
}

// EtatDeSeance says where a séance stands on a day: convoquée, tenue, à sceller, à transmettre, close.
func EtatDeSeance(jour conseil.Date, f *secretariat.Fiche) EtatSeance {
	e := compter(f)
	x := EtatSeance{Reste: true, Etape: EtapeCloture, Retenu: f.Revision}
	switch {
	case jour.Avant(f.Date) && !f.Dossier.Seance.Convocation.DateEnvoi.Connue():
		x.Nom, x.Etape = "à convoquer", EtapeConvocation
	case jour.Avant(f.Date):
		x.Nom, x.Reste, x.Etape = "convoquée", false, EtapePoints
	case e.brouillons > 0 || e.votees == 0:
		x.Nom, x.Etape = "tenue, à saisir", EtapePresences
		if len(f.Dossier.Seance.Presences) > 0 {
			x.Etape = EtapePoints
		}
	case len(e.aSceller) > 0:
		x.Nom, x.Point = "à sceller", e.aSceller[0]
	case len(e.aTransmettre) > 0:
		x.Nom, x.Etape, x.Point = "à transmettre", EtapeTransmission, e.aTransmettre[0]
	case len(e.sansAccuse) > 0:
		x.Nom, x.Etape, x.Point = "accusé attendu", EtapeTransmission, e.sansAccuse[0]
	default:
		x.Nom, x.Reste, x.Etape = "close", false, EtapeCloture
	}
	if f.Date == jour && x.Nom == "tenue, à saisir" {
		x.Nom, x.Etape = "aujourd'hui", EtapePresences
	}
	return x
}

// lireEtats reads the état of the séances of years that are open and not known yet; what was read at the
// same revision on the same day stands.
func (a *PiloteAccueil) lireEtats(ctx context.Context, jour conseil.Date, connus map[secretariat.SeanceID]EtatSeance, seances []secretariat.Resume,
	ouvertes map[int]bool, fiches map[secretariat.SeanceID]*secretariat.Fiche) (map[secretariat.SeanceID]EtatSeance, error) {
	etats := map[secretariat.SeanceID]EtatSeance{}
	for _, r := range seances {
		if e, su := connus[r.ID]; su && e.Retenu == r.Revision {
			etats[r.ID] = e
			continue
		}
		if !ouvertes[r.Date.Annee] {
			continue
		}
		f := fiches[r.ID]
		if f == nil {
			lue, err := a.p.s.Secretariat.Ouvrir(ctx, r.ID)
			if err != nil {
				return etats, err
			}
			f = &lue
		}
		etats[r.ID] = EtatDeSeance(jour, f)
	}
	return etats, nil
}
