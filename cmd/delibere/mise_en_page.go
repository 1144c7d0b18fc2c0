package main

import (
	"context"
	"encoding/json"
	"errors"

	"delibere/app/acte"
	"delibere/app/acte/pdf"
	"delibere/app/conseil"
	"delibere/app/ecran"
	"delibere/app/secretariat"
)

// miseEnPage tells the window how the commune writes. It implements ecran.MiseEnPage.
type miseEnPage struct{ s *secretariat.Secretariat }

// Formules implements ecran.MiseEnPage.
func (miseEnPage) Formules() []ecran.Formule {
	var liste []ecran.Formule
	for _, f := range acte.Formules() {
		liste = append(liste, ecran.Formule(f))
	}
	return liste
}

// Verifier implements ecran.MiseEnPage.
func (miseEnPage) Verifier(cle, texte string) error { return acte.VerifierFormule(cle, texte) }

// Lire implements ecran.MiseEnPage.
func (miseEnPage) Lire(modele string) (map[string]string, error) {
	if modele == "" {
		return valeursDe(acte.ModeleOrdinaire())
	}
	m, err := acte.LireModele([]byte(modele))
	if err != nil {
		return nil, err
	}
	return valeursDe(m)
}

// valeursDe gives each key of a modele its value, a flag being "true" or "false".
func valeursDe(m acte.Modele) (map[string]string, error) {
	octets, err := acte.EcrireModele(m)
	if err != nil {
		return nil, err
	}
	var brut map[string]json.RawMessage
	if err := json.Unmarshal(octets, &brut); err != nil {
		return nil, err
	}
	valeurs := map[string]string{}
	for cle, v := range brut {
		texte := string(v)
		if texte[0] == '"' {
			if err := json.Unmarshal(v, &texte); err != nil {
				return nil, err
			}
		}
		valeurs[cle] = texte
	}
	return valeurs, nil
}

// Ecrire implements ecran.MiseEnPage: what is as the ordinary paper is left out, and follows it.
func (miseEnPage) Ecrire(valeurs map[string]string) (string, error) {
	ordinaires, err := valeursDe(acte.ModeleOrdinaire())
	if err != nil {
		return "", err
	}
	propres := map[string]any{}
	for cle, v := range valeurs {
		switch o := ordinaires[cle]; {
		case v == o:
		case o == "true" || o == "false":
			propres[cle] = v == "true"
		default:
			propres[cle] = v
		}
	}
	if len(propres) == 0 {
		return "", nil
	}
	octets, err := json.Marshal(propres)
	if err == nil {
		_, err = acte.LireModele(octets)
	}
	return string(octets), err
}

// Logo implements ecran.MiseEnPage.
func (miseEnPage) Logo(octets []byte) ([]byte, error) {
	l, err := pdf.LireLogo(octets)
	if err != nil {
		return nil, err
	}
	return l.PNG()
}

// Couleur implements ecran.MiseEnPage.
func (miseEnPage) Couleur(s string) error {
	_, err := pdf.LireCouleur(s)
	return err
}

// Essai implements ecran.MiseEnPage.
func (x miseEnPage) Essai(ctx context.Context, modele string, e secretariat.EnTete) ([]byte, error) {
	p, err := papierDe(modele, e, logosDe(x.s))
	if err != nil {
		return nil, err
	}
	d, point, err := x.derniere(ctx)
	if err != nil {
		return nil, err
	}
	if d != nil {
		octets, err := p.PDF(d, point, "")
		var refuse *refusDImprimer
		if !errors.As(err, &refuse) {
			return octets, err
		}
	}
	if d, err = lireExemple(); err != nil {
		return nil, err
	}
	return p.PDF(d, premiereVotee(d), "")
}

// derniere is the last séance of the commune that has a voted délibération, and that point; nil for none.
func (x miseEnPage) derniere(ctx context.Context) (*conseil.Dossier, int, error) {
	liste, err := x.s.Seances(ctx)
	if err != nil {
		return nil, 0, err
	}
	for _, r := range liste {
		if r.Exemple {
			continue
		}
		f, err := x.s.Ouvrir(ctx, r.ID)
		if err != nil {
			return nil, 0, err
		}
		if n := premiereVotee(f.Dossier); n != 0 {
			return f.Dossier, n, nil
		}
	}
	return nil, 0, nil
}

// premiereVotee is the first voted délibération that has its number; 0 for none.
func premiereVotee(d *conseil.Dossier) int {
	for i := range d.Seance.Points {
		if p := &d.Seance.Points[i]; p.Deliberation != "" && conseil.EtatDe(p, false) != conseil.EtatBrouillon {
			return p.Numero
		}
	}
	return 0
}
