package secretariat

import (
	"context"
	"encoding/json"
	"fmt"
	"regexp"
	"strings"

	"delibere/app/conseil"
)

// typeAnnexe is the shape of a type de pièce jointe ACTES, "99_SE".
var typeAnnexe = regexp.MustCompile(`^[A-Z0-9_]{5}$`)

// Annexer writes the annexes of a point, in their order; none takes them out. The files stay where they
// are: the record keeps their paths. *Refus, ErrInconnue, ErrScellee.
func (s *Secretariat) Annexer(ctx context.Context, id SeanceID, numero int, annexes []conseil.Annexe) (Fiche, error) {
	return s.modifier(ctx, id, func(d *conseil.Dossier) (string, error) {
		p, err := point(d, numero)
		if err != nil {
			return "", err
		}
		var propres []conseil.Annexe
		for i, a := range annexes {
			a.Titre, a.Fichier, a.Type = strings.TrimSpace(a.Titre), strings.TrimSpace(a.Fichier), strings.TrimSpace(a.Type)
			switch {
			case a.Titre == "":
				return "", refus("l'annexe %d n'a pas de titre ; tapez celui que l'extrait imprimera", i+1)
			case a.Type != "" && !typeAnnexe.MatchString(a.Type):
				return "", refus("« %s » n'est pas un type de pièce jointe ; écrivez cinq caractères comme 99_SE, ou rien pour le type ordinaire", a.Type)
			}
			propres = append(propres, a)
		}
		p.Annexes = propres
		return fmt.Sprintf("annexes du point %d", numero), nil
	})
}

// AnnexeScellee is the file of an annexe as it was the day its act was sealed.
type AnnexeScellee struct {
	Empreinte string `json:"sha256,omitempty"` // in hexadecimal; "" for an annexe that has no file
	Pages     int    `json:"pages,omitempty"`
}

// AnnexesDuCanon returns the annexes that were sealed with an act, in the order of its record; none for an
// act that has no file, or that was sealed before its files were.
func AnnexesDuCanon(forme string) []AnnexeScellee {
	var c struct {
		Annexes []AnnexeScellee `json:"annexes"`
	}
	if err := json.Unmarshal([]byte(forme), &c); err != nil {
		return nil
	}
	return c.Annexes
}
