package secretariat

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"delibere/app/conseil"
)

// NumeroPris is a number that a délibération has.
type NumeroPris struct {
	Numero string
	Seance SeanceID
	Date   conseil.Date
	Point  int
}

// numerotation returns the pattern of the commune.
func (m *Mairie) numerotation() (conseil.Numerotation, error) {
	brut, ok := m.Reglages["numerotation"]
	if !ok {
		return conseil.NumerotationOrdinaire, nil
	}
	var motif string
	if err := json.Unmarshal([]byte(brut), &motif); err != nil {
		return "", refus("le réglage de la numérotation est illisible ; choisissez-le de nouveau dans « Réglages »")
	}
	return conseil.ParseNumerotation(motif)
}

// PoserNumerotation chooses the pattern of the numbers: "{AAAA}-{N}".
func (s *Secretariat) PoserNumerotation(ctx context.Context, motif string) (FicheMairie, error) {
	n, err := conseil.ParseNumerotation(motif)
	if err != nil {
		return FicheMairie{}, &Refus{err.Error()}
	}
	brut, err := json.Marshal(string(n))
	if err != nil {
		return FicheMairie{}, err
	}
	return s.PoserReglage(ctx, "numerotation", string(brut))
}

// Numeroter gives its number to every délibération of a séance that has none, in the order of the
// points: the ranks follow each other inside the séance without a gap (CGCT R2121-9), and the number
// has never been that of another délibération of the commune. ErrInconnue, ErrNumeroPris, ErrScellee.
func (s *Secretariat) Numeroter(ctx context.Context, id SeanceID) (Fiche, error) {
	m, err := s.registre.Mairie(ctx)
	if err != nil {
		return Fiche{}, err
	}
	motif, err := m.numerotation()
	if err != nil {
		return Fiche{}, err
	}
	seances, err := s.registre.Seances(ctx)
	if err != nil {
		return Fiche{}, err
	}
	f, err := s.registre.Lire(ctx, id)
	if err != nil {
		return Fiche{}, err
	}
	pris, err := s.registre.Numeros(ctx, f.Dossier.Commune, f.Date.Annee)
	if err != nil {
		return Fiche{}, err
	}
	return s.modifier(ctx, id, func(d *conseil.Dossier) (string, error) {
		jour := d.Seance.Date
		rang := conseil.Rang{Date: jour, Seance: rangSeance(seances, id, jour)}
		for _, n := range pris {
			if r, ok := motif.RangDansAnnee(n.Numero, jour); ok && n.Seance != id {
				rang.DansAnnee = max(rang.DansAnnee, r)
			}
		}
		combien, err := donnerNumeros(d, motif, rang)
		if err != nil {
			return "", err
		}
		return "numéros de " + conseil.Nombre(combien, "délibération", "délibérations"), nil
	})
}

// rangSeance is the rank of a séance among those of its year, from 1; the example does not count.
func rangSeance(seances []Resume, id SeanceID, jour conseil.Date) int {
	rang := 1
	for _, r := range seances {
		if r.ID != id && !r.Exemple && r.Date.Annee == jour.Annee && r.Date.Avant(jour) {
			rang++
		}
	}
	return rang
}

// donnerNumeros numbers the délibérations of a séance that have no number. A number already there is
// kept: it may be sealed, or printed.
func donnerNumeros(d *conseil.Dossier, motif conseil.Numerotation, rang conseil.Rang) (int, error) {
	combien := 0
	for i := range d.Seance.Points {
		p := &d.Seance.Points[i]
		if !conseil.EstDeliberation(p) {
			continue
		}
		rang.DansSeance++
		rang.DansAnnee++
		if p.Deliberation != "" {
			if r, ok := motif.RangDansAnnee(p.Deliberation, rang.Date); ok {
				rang.DansAnnee = r
			}
			continue
		}
		p.Deliberation = motif.Numero(rang)
		combien++
	}
	return combien, sansDouble(d)
}

// sansDouble refuses two délibérations of a séance with one number, as displayed or mapped for ACTES:
// numbers typed by hand may stand in the way of those that follow.
func sansDouble(d *conseil.Dossier) error {
	deja := map[string]int{}
	for i := range d.Seance.Points {
		p := &d.Seance.Points[i]
		if p.Deliberation == "" {
			continue
		}
		actes := conseil.NumeroActes(p.Deliberation)
		if autre, double := deja[actes]; double {
			return refus("les points %d et %d porteraient le même numéro %s ; corrigez celui qui a été tapé à la main, puis recommencez", autre, p.Numero, p.Deliberation)
		}
		deja[actes] = p.Numero
	}
	return nil
}

// verifierSuite refuses to seal a séance whose numbers leave a gap (CGCT R2121-9).
func verifierSuite(d *conseil.Dossier, motif conseil.Numerotation) error {
	precedent, deQui := 0, ""
	for i := range d.Seance.Points {
		p := &d.Seance.Points[i]
		r, ok := motif.RangDansAnnee(p.Deliberation, d.Seance.Date)
		if !ok {
			continue
		}
		if deQui != "" && r != precedent+1 {
			return refus("après le numéro %s vient le numéro %s, au point %d : les numéros d'une séance se suivent ; corrigez-les, puis scellez", deQui, p.Deliberation, p.Numero)
		}
		precedent, deQui = r, p.Deliberation
	}
	return nil
}

// Corriger adds to a séance the délibération that corrects a sealed one: a new act, whose visa cites
// the old one and its date. It returns the number of the new point.
func (s *Secretariat) Corriger(ctx context.Context, id SeanceID, ancien NumeroPris) (Fiche, int, error) {
	origine, err := s.registre.Lire(ctx, ancien.Seance)
	if err != nil {
		return Fiche{}, 0, err
	}
	p := origine.Dossier.Seance.Point(ancien.Point)
	if _, scelle := origine.Scelles[ancien.Point]; p == nil || !scelle {
		return Fiche{}, 0, refus("la délibération %s n'est pas scellée ; corrigez-la dans sa séance", ancien.Numero)
	}
	numero := 0
	f, err := s.modifier(ctx, id, func(d *conseil.Dossier) (string, error) {
		if !origine.Date.Avant(d.Seance.Date) {
			return "", refus("la délibération %s est du %s : une séance postérieure peut la corriger ; choisissez-en une", p.Deliberation, origine.Date.Longue())
		}
		numero = dernierPoint(d) + 1
		objet := strings.TrimSuffix(p.Objet, ".")
		d.Seance.Points = append(d.Seance.Points, conseil.Point{Numero: numero, Matiere: p.Matiere,
			Objet: fmt.Sprintf("Rectification de la délibération n° %s du %s : %s", p.Deliberation, origine.Date.Longue(), objet),
			Visas: []string{fmt.Sprintf("Vu la délibération n° %s du %s", p.Deliberation, origine.Date.Longue())},
			Dispositif: append([]conseil.Disposition{{Verbe: "RECTIFIE", Texte: fmt.Sprintf("la délibération n° %s du %s comme suit", p.Deliberation, origine.Date.Longue())}},
				slices.Clone(p.Dispositif)...)})
		return fmt.Sprintf("rectification de la délibération %s", p.Deliberation), nil
	})
	return f, numero, err
}
