package main

import (
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"delibere/app/conseil"
	"delibere/app/dossier"
	"delibere/app/secretariat"
)

// lisezMoi is what stands at the head of an export.
const lisezMoi = `Export du registre des délibérations, fait par Délibéré le %s.

Tout ce qui suit se lit sans Délibéré.

seances/          une séance par fichier, en JSON (UTF-8) : la commune, les élus, les présences, les pouvoirs,
                  les mouvements, et chaque point avec son texte et son vote
extraits/         l'extrait de chaque délibération, en PDF avec ses annexes, et en texte
deliberations.csv la liste des délibérations : date, numéro, objet, matière, état, décompte (UTF-8, point-virgule)
conseil.csv       le tableau du conseil, mandats finis compris
reglages.json     les réglages : les textes de la commune, son en-tête, la numérotation
logos/            les logos, chacun sous son SHA-256 : celui de la commune, et ceux que portent les actes scellés
scelles.jsonl     les délibérations scellées, une par ligne dans l'ordre de la chaîne. L'empreinte d'un acte est
                  le SHA-256 de ces champs mis bout à bout, chacun précédé de sa longueur en octets sur 8 octets
                  (gros-boutiste) : l'empreinte précédente, « ordre séance point » séparés d'une espace, date,
                  numéro, numéro ACTES, instant, forme canonique
contextes.jsonl   ce dans quoi les actes scellés se tiennent (commune, élus, présences), par son SHA-256
annexes-manquantes.txt  s'il y est : les extraits qui sont sans leurs annexes, et pourquoi
`

// exporterTout writes the whole register in open form in a folder that must not hold anything. Contact
// details of the members are left out.
func exporterTout(ctx context.Context, s *secretariat.Secretariat, dossier string) error {
	if entrees, err := os.ReadDir(dossier); err == nil && len(entrees) > 0 {
		return fmt.Errorf("le dossier « %s » n'est pas vide ; choisissez-en un nouveau", dossier)
	} else if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return erreurDeFichier(dossier, err)
	}
	x := &export{ctx: ctx, s: s, dossier: dossier}
	for _, sous := range []string{"seances", "extraits"} {
		if err := os.MkdirAll(filepath.Join(dossier, sous), 0o755); err != nil {
			return erreurDeFichier(dossier, err)
		}
	}
	x.ecrire("LISEZMOI.txt", fmt.Appendf(nil, lisezMoi, conseil.DateOf(time.Now()).Longue()))
	x.seances()
	x.conseil()
	x.reglages()
	x.scelles()
	if len(x.manquantes) > 0 {
		x.ecrire("annexes-manquantes.txt", []byte(strings.Join(x.manquantes, "")))
	}
	return x.err
}

// export is one run of exporterTout; the first error stops it.
type export struct {
	ctx     context.Context
	s       *secretariat.Secretariat
	dossier string
	err     error

	manquantes []string // why some extraits are without their annexes
}

func (x *export) ecrire(nom string, octets []byte) {
	if x.err != nil {
		return
	}
	if x.err = x.ctx.Err(); x.err == nil {
		if err := os.WriteFile(filepath.Join(x.dossier, nom), octets, 0o644); err != nil {
			x.err = erreurDeFichier(nom, err)
		}
	}
}

// seances writes each séance, its extraits, and the list of the délibérations.
func (x *export) seances() {
	liste, err := x.s.Seances(x.ctx)
	if err != nil {
		x.err = err
		return
	}
	lignes := [][]string{{"date", "numero", "objet", "matiere", "etat", "pour", "contre", "abstentions", "resultat", "seance", "point"}}
	for _, r := range liste {
		if x.err != nil {
			return
		}
		f, err := x.s.Ouvrir(x.ctx, r.ID)
		if err != nil {
			x.err = err
			return
		}
		nom := fmt.Sprintf("%s-%d", r.Date, r.ID)
		var b bytes.Buffer
		if x.err = dossier.Ecrire(&b, f.Dossier); x.err != nil {
			return
		}
		x.ecrire(filepath.Join("seances", nom+".json"), b.Bytes())
		controle := conseil.Controler(f.Dossier)
		for i := range f.Dossier.Seance.Points {
			p := &f.Dossier.Seance.Points[i]
			if conseil.EstDeliberation(p) {
				lignes = append(lignes, x.deliberation(&f, p, controle.Point(p.Numero), nom))
			}
		}
	}
	x.ecrire("deliberations.csv", enCSV(lignes))
}

// deliberation writes the extrait of a point, when the rules do not refuse it, and returns its line.
func (x *export) deliberation(f *secretariat.Fiche, p *conseil.Point, bilan *conseil.BilanPoint, seance string) []string {
	_, scellee := f.Scelles[p.Numero]
	ligne := []string{f.Date.String(), p.Deliberation, p.Objet, p.Matiere, conseil.EtatDe(p, scellee).Nom(), "", "", "", "", seance, fmt.Sprint(p.Numero)}
	if bilan != nil && bilan.Vote != nil {
		v := bilan.Vote.Decompte
		ligne[5], ligne[6], ligne[7], ligne[8] = fmt.Sprint(v.Pour), fmt.Sprint(v.Contre), fmt.Sprint(v.Abstentions), string(bilan.Vote.Resultat)
	}
	papier, empreinte, err := documents{x.s}.papier(f, p.Numero)
	if err != nil {
		x.err = err
		return ligne
	}
	octets, err := papier.PDF(f.Dossier, p.Numero, empreinte)
	var sansAnnexe *refusDAnnexe
	if errors.As(err, &sansAnnexe) {
		x.manquantes = append(x.manquantes, fmt.Sprintf("%s, point %d : %s\n", f.Date, p.Numero, strings.TrimPrefix(err.Error(), refusDeLExtrait)))
		papier.annexes = seulementNommees(papier.annexes)
		octets, err = papier.PDF(f.Dossier, p.Numero, empreinte)
	}
	var refus *refusDImprimer
	if errors.As(err, &refus) || p.Deliberation == "" {
		return ligne
	}
	if err != nil {
		x.err = err
		return ligne
	}
	nom := filepath.Join("extraits", fmt.Sprintf("%s-%s", f.Date, nomDeFichier(p.Deliberation)))
	x.ecrire(nom+".pdf", octets)
	if texte, err := papier.Texte(f.Dossier, p.Numero); err == nil {
		x.ecrire(nom+".txt", []byte(texte))
	}
	return ligne
}

func (x *export) conseil() {
	m, err := x.s.Mairie(x.ctx)
	if err != nil {
		x.err = errors.Join(x.err, err)
		return
	}
	lignes := [][]string{{"rang", "civilite", "prenom", "nom", "fonction", "debut", "fin", "motif_fin"}}
	for _, e := range m.Elus {
		lignes = append(lignes, []string{fmt.Sprint(e.Rang), string(e.Civilite), e.Prenom, e.Nom, e.Fonction, e.Debut.String(), e.Fin.String(), e.MotifFin})
	}
	x.ecrire("conseil.csv", enCSV(lignes))
}

// scelles writes the chain: one act a line, and the contexts they share.
func (x *export) scelles() {
	var actes, contextes bytes.Buffer
	vus := map[string]bool{}
	err := x.s.Scelles(x.ctx, secretariat.MairieID, func(s secretariat.Scelle) error {
		contexte := secretariat.EmpreinteDe(s.Contexte)
		if !vus[contexte] {
			vus[contexte] = true
			if err := ligneJSON(&contextes, map[string]any{"sha256": contexte, "contenu": s.Contexte}); err != nil {
				return err
			}
		}
		return ligneJSON(&actes, map[string]any{"ordre": s.Ordre, "seance": s.Seance, "point": s.Point, "date": s.Date.String(), "numero": s.Numero,
			"actes": s.Actes, "instant": s.Quand.UTC().Format(time.RFC3339), "canon": s.Canon, "pdf_sha256": s.PDF, "empreinte": s.Empreinte})
	})
	if err != nil {
		x.err = errors.Join(x.err, err)
		return
	}
	x.ecrire("scelles.jsonl", actes.Bytes())
	x.ecrire("contextes.jsonl", contextes.Bytes())
}

func ligneJSON(b *bytes.Buffer, v any) error {
	enc := json.NewEncoder(b)
	enc.SetEscapeHTML(false)
	return enc.Encode(v)
}

// enCSV writes lines as spreadsheets of French offices open them: UTF-8 with its mark, semicolons.
func enCSV(lignes [][]string) []byte {
	var b bytes.Buffer
	b.WriteString("\ufeff")
	w := csv.NewWriter(&b)
	w.Comma, w.UseCRLF = ';', true
	_ = w.WriteAll(lignes) // in memory
	return b.Bytes()
}
