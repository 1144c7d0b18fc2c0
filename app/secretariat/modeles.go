package secretariat

import (
	"context"
	"fmt"
	"reflect"
	"strings"

	"delibere/app/conseil"
	"delibere/app/dossier"
	"delibere/app/modele"
)

// reglageDeliberation opens the name of the setting that keeps a model of the commune: then the key of its
// name. Each has its own, so that an act on one writes one in the journal.
const reglageDeliberation = "deliberation/"

// modelesMax bounds how many models a commune keeps: each act on the Mairie reads them all.
const modelesMax = 200

// Modeles returns the models of délibération that the commune keeps, sorted.
func (m *Mairie) Modeles() ([]dossier.Modele, error) {
	var l []dossier.Modele
	for nom, brut := range m.Reglages {
		if !strings.HasPrefix(nom, reglageDeliberation) {
			continue
		}
		x, err := dossier.LireModele(brut)
		if err != nil {
			return nil, fmt.Errorf("le réglage « %s » est illisible (%w) ; restaurez une sauvegarde, ou annulez le dernier geste dans « Réglages »", nom, err)
		}
		l = append(l, x)
	}
	modele.Ranger(l)
	return l, nil
}

// PoserModele keeps a model of the commune, in place of the one of the former name ("" for a new one).
// Another of the same name is not written over. *Refus.
func (s *Secretariat) PoserModele(ctx context.Context, ancien string, x dossier.Modele) (FicheMairie, error) {
	return s.modifierMairie(ctx, "modèle « "+x.Titre+" »", func(m *Mairie) error {
		avant, apres := reglageDeliberation+modele.Cle(ancien), reglageDeliberation+modele.Cle(x.Titre)
		if _, la := m.Reglages[avant]; ancien != "" && !la {
			return refus("la commune n'a pas de modèle « %s » ; relisez la liste", ancien)
		}
		if _, la := m.Reglages[apres]; la && (ancien == "" || avant != apres) {
			return refus("la commune a déjà un modèle de ce nom, « %s » ; donnez-en un autre, ou supprimez d'abord celui-là", x.Titre)
		}
		if ancien != "" {
			delete(m.Reglages, avant)
		}
		return m.poserModele(x)
	})
}

// poserModele writes a model under its name.
func (m *Mairie) poserModele(x dossier.Modele) error {
	if err := x.Valider(); err != nil {
		return &Refus{err.(*dossier.Erreur).Message}
	}
	if modele.Cle(x.Titre) == "" {
		return refus("le nom d'un modèle a au moins une lettre ou un chiffre ; corrigez « %s »", x.Titre)
	}
	compact, err := dossier.CompactModele(x)
	if err != nil {
		return err
	}
	if m.Reglages == nil {
		m.Reglages = map[string]string{}
	}
	m.Reglages[reglageDeliberation+modele.Cle(x.Titre)] = compact
	combien := 0
	for nom := range m.Reglages {
		if strings.HasPrefix(nom, reglageDeliberation) {
			combien++
		}
	}
	if combien > modelesMax {
		return refus("la commune garde %d modèles au plus ; supprimez-en un d'abord", modelesMax)
	}
	return nil
}

// RetirerModele takes a model of the commune away. *Refus.
func (s *Secretariat) RetirerModele(ctx context.Context, titre string) (FicheMairie, error) {
	return s.modifierMairie(ctx, "suppression du modèle « "+titre+" »", func(m *Mairie) error {
		nom := reglageDeliberation + modele.Cle(titre)
		if _, la := m.Reglages[nom]; !la {
			return refus("la commune n'a pas de modèle « %s » ; relisez la liste", titre)
		}
		delete(m.Reglages, nom)
		return nil
	})
}

// ImporterModeles keeps the models of another commune, as one act. One that is there already as it is, is
// passed over; one of the same name and of another text takes a number, and nothing is written over. It
// returns how many came in. *Refus.
func (s *Secretariat) ImporterModeles(ctx context.Context, l []dossier.Modele) (FicheMairie, int, error) {
	recus := 0
	f, err := s.modifierMairie(ctx, "import de "+conseil.Nombre(len(l), "modèle", "modèles"), func(m *Mairie) error {
		recus = 0
		for _, x := range l {
			x, deja := m.nomLibre(x)
			if deja {
				continue
			}
			if err := m.poserModele(x); err != nil {
				return err
			}
			recus++
		}
		return nil
	})
	return f, recus, err
}

// nomLibre returns a model under a name that no other text has, and whether it is there already.
func (m *Mairie) nomLibre(x dossier.Modele) (dossier.Modele, bool) {
	nom := x.Titre
	for n := 2; ; n++ {
		brut, la := m.Reglages[reglageDeliberation+modele.Cle(x.Titre)]
		if !la {
			return x, false
		}
		if deja, err := dossier.LireModele(brut); err == nil && reflect.DeepEqual(deja, x) {
			return x, true
		}
		x.Titre = fmt.Sprintf("%s (%d)", nom, n)
	}
}

// PartirDe puts the text of a model in a point, with its blanks filled by what the record knows, as one act.
// An object and a matière that are there stay. The text of the point is replaced, or is kept before that of
// the model. *Refus, ErrInconnue, ErrScellee.
func (s *Secretariat) PartirDe(ctx context.Context, id SeanceID, numero int, x dossier.Modele, remplacer bool) (Fiche, error) {
	f, err := s.modifier(ctx, id, func(d *conseil.Dossier) (string, error) {
		p, err := point(d, numero)
		if err != nil {
			return "", err
		}
		m := modele.Remplir(x, d)
		if remplacer {
			p.Visas, p.Considerants, p.Expose, p.Dispositif = nil, nil, nil, nil
		}
		p.Visas = sansDoublon(p.Visas, m.Visas)
		p.Considerants = append(p.Considerants[:len(p.Considerants):len(p.Considerants)], m.Considerants...)
		p.Expose = append(p.Expose[:len(p.Expose):len(p.Expose)], m.Expose...)
		p.Dispositif = append(p.Dispositif[:len(p.Dispositif):len(p.Dispositif)], m.Dispositif...)
		if p.Objet == "" {
			p.Objet = m.Objet
		}
		if p.Matiere == "" {
			p.Matiere = m.Matiere
		}
		if m.Regime != "" && (p.Regime == "" || p.Regime == conseil.RegimeOrdinaire) {
			p.Regime = m.Regime
		}
		return fmt.Sprintf("texte du point %d, du modèle « %s »", numero, x.Titre), nil
	})
	if err != nil {
		return f, err
	}
	return f, s.registre.EffacerBrouillons(ctx, id, numero)
}

// sansDoublon adds to the visas of a point those that it has not.
func sansDoublon(la, ajoutes []string) []string {
	l := la[:len(la):len(la)]
	for _, v := range ajoutes {
		if !contient(l, v) {
			l = append(l, v)
		}
	}
	return l
}

func contient(l []string, v string) bool {
	for _, x := range l {
		if strings.TrimRight(x, " ;.,") == strings.TrimRight(v, " ;.,") {
			return true
		}
	}
	return false
}

// sansBlanc refuses to seal a text that has something left to fill.
func sansBlanc(p *conseil.Point) error {
	if l := dossier.BlancsDuPoint(p); len(l) > 0 {
		for i, nom := range l {
			l[i] = "« " + nom + " »"
		}
		reste := "reste un blanc à remplir"
		if len(l) > 1 {
			reste = fmt.Sprintf("reste %d blancs à remplir", len(l))
		}
		return refus("au point %d, il %s, %s ; remplissez le texte dans « Points », puis scellez", p.Numero, reste, conseil.Enumerer(l))
	}
	return nil
}
