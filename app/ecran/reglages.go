package ecran

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"path/filepath"
	"strconv"
	"strings"

	"delibere/app/conseil"
)

// PiloteReglages keeps the identity of the commune, the pattern of the numbers, and the backups.
type PiloteReglages struct {
	*PiloteMairie
	Copies   []Sauvegarde
	Regardee string // the backup that was looked into
	Contenu  string // what is in it, in words; "" for none
	travail
}

// Lire reads the settings and the list of backups again.
func (r *PiloteReglages) Lire() {
	r.PiloteMairie.Lire()
	r.Lister()
}

// Lister reads the list of backups beside the window.
func (r *PiloteReglages) Lister() {
	r.p.s.EnFond(func() {
		l, err := r.p.s.Sauvegardes.Liste()
		r.p.s.SurEcran(func() {
			r.p.faute(err)
			r.Copies = l
			r.OnChange()
		})
	})
}

// sansEspaces takes out the spaces that one types in a number, the no-break ones too.
func sansEspaces(texte string) string { return strings.Join(strings.Fields(texte), "") }

// entier reads a count as typed: "10 500"; empty is 0.
func entier(quoi, texte string) (int, error) {
	chiffres := sansEspaces(texte)
	if chiffres == "" {
		return 0, nil
	}
	n, err := strconv.Atoi(chiffres)
	if err != nil || n < 0 || n > 10_000_000 {
		return 0, fmt.Errorf("%s : « %s » n'est pas un nombre ; tapez par exemple 10500", quoi, texte)
	}
	return n, nil
}

// texte reads a setting that is a text.
func (r *PiloteReglages) texte(nom string) string {
	var s string
	if err := json.Unmarshal([]byte(r.Fiche.Reglages[nom]), &s); err != nil {
		return ""
	}
	return s
}

// Numerotation is the pattern of the commune.
func (r *PiloteReglages) Numerotation() string {
	if s := r.texte("numerotation"); s != "" {
		return s
	}
	return string(conseil.NumerotationOrdinaire)
}

// ExempleDeNumeros says what a pattern gives: the two first numbers of the year, or what is wrong with it.
func (r *PiloteReglages) ExempleDeNumeros(motif string) (texte string, bon bool) {
	n, err := conseil.ParseNumerotation(strings.TrimSpace(motif))
	if err != nil {
		return phrase(err), false
	}
	rang := conseil.Rang{Date: conseil.DateOf(r.p.s.Horloge()), Seance: 1, DansSeance: 1, DansAnnee: 1}
	suivant := rang
	suivant.DansSeance, suivant.DansAnnee = 2, 2
	return fmt.Sprintf("Les premières de l'année : « %s », « %s »…", n.Numero(rang), n.Numero(suivant)), true
}

// PoserNumerotation keeps the pattern of the numbers.
func (r *PiloteReglages) PoserNumerotation(motif string) bool {
	if motif = strings.TrimSpace(motif); motif == r.Numerotation() {
		return true
	}
	return r.faire(r.p.s.Secretariat.PoserNumerotation(context.Background(), motif))
}

// SecondDossier is where the backups go besides the usual place; "" for none.
func (r *PiloteReglages) SecondDossier() string {
	if fixe := r.p.s.Politique.SecondDossier; fixe != "" {
		return fixe
	}
	return r.texte("sauvegarde")
}

// PoserSecondDossier keeps the second place of the backups; empty takes it out.
func (r *PiloteReglages) PoserSecondDossier(dossier string) bool {
	if dossier = strings.TrimSpace(dossier); dossier == r.SecondDossier() {
		return true
	}
	if r.p.s.Politique.SecondDossier != "" {
		r.p.faute(errors.New("le second dossier des sauvegardes est " + fixe + " ; demandez-lui de le changer"))
		return false
	}
	valeur := ""
	if dossier != "" {
		octets, err := json.Marshal(dossier)
		if r.p.faute(err) {
			return false
		}
		valeur = string(octets)
	}
	return r.faire(r.p.s.Secretariat.PoserReglage(context.Background(), "sauvegarde", valeur))
}

func (r *PiloteReglages) travailler(quoi string, faire func(context.Context) error, fini func()) {
	r.travail.travailler(r.p, quoi, faire, fini, r.OnChange)
}

// Sauvegarder makes a backup now, in both places.
func (r *PiloteReglages) Sauvegarder() {
	r.travailler("Sauvegarde en cours…", r.p.s.Sauvegardes.Faire, func() {
		r.p.dire("Sauvegarde faite et relue.")
		r.Lister()
	})
}

// Regarder opens a backup and tells what is in it.
func (r *PiloteReglages) Regarder(chemin string) {
	r.Regardee, r.Contenu = "", ""
	var c Contenu
	r.travailler("La sauvegarde est relue et vérifiée…", func(ctx context.Context) (err error) {
		c, err = r.p.s.Sauvegardes.Regarder(ctx, chemin)
		return err
	}, func() { r.Regardee, r.Contenu = chemin, decrireContenu(c) })
}

func decrireContenu(c Contenu) string {
	s := fmt.Sprintf("Sauvegarde saine : %s, %s au journal, %s.", conseil.Nombre(len(c.Seances), "séance", "séances"),
		conseil.Nombre(int(c.Actes), "acte", "actes"), conseil.Nombre(int(c.Scelles), "délibération scellée", "délibérations scellées"))
	for i, x := range c.Seances {
		if i == 3 {
			s += fmt.Sprintf("\n… et %s.", conseil.Nombre(len(c.Seances)-i, "autre", "autres"))
			break
		}
		s += fmt.Sprintf("\nSéance du %s : %s.", x.Date.Longue(), conseil.Nombre(x.Points, "point", "points"))
	}
	if c.Tete != "" {
		s += "\nDernière empreinte : " + abreger(c.Tete, 17)
	}
	return s
}

// Restaurer puts the backup that was looked into in the place of the register: everything shown is read
// again.
func (r *PiloteReglages) Restaurer() {
	chemin, gardee := r.Regardee, ""
	if chemin == "" {
		r.p.faute(fmt.Errorf("regardez d'abord la sauvegarde à restaurer"))
		return
	}
	r.travailler("Restauration en cours…", func(ctx context.Context) (err error) {
		gardee, err = r.p.s.Sauvegardes.Restaurer(ctx, chemin)
		return err
	}, func() {
		r.Regardee, r.Contenu = "", ""
		r.p.Recharger()
		r.p.dire("Le registre est celui de la sauvegarde. L'ancien est gardé : %s", gardee)
	})
}

// Exporter writes everything in open form in a new folder of the one that was chosen.
func (r *PiloteReglages) Exporter(dans string) {
	dossier := filepath.Join(dans, "delibere-export-"+conseil.DateOf(r.p.s.Horloge()).String())
	r.travailler("Export en cours…", func(ctx context.Context) error { return r.p.s.Sauvegardes.Exporter(ctx, dossier) },
		func() { r.p.dire("Tout est exporté dans %s", dossier) })
}
