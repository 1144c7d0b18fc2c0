package main

import (
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"delibere/app/conseil"
	"delibere/app/secretariat"
	"delibere/app/transmission"
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
A-VOIR.txt        s'il est là, les délibérations dont l'extrait n'a pu être imprimé, et pourquoi
contextes.jsonl   ce dans quoi les actes scellés se tiennent (commune, élus, présences), par son SHA-256
annexes-manquantes.txt  s'il y est : les extraits qui sont sans leurs annexes, et pourquoi
`

// exporterTout writes the whole register in open form in a folder that must not hold anything, and names the
// délibérations that cannot be printed, with the reason. Contact details of the members are left out.
func exporterTout(ctx context.Context, s *secretariat.Secretariat, dossier string) (aVoir []string, err error) {
	err = exporterEntier(dossier, func(provisoire string) error {
		x := &export{ctx: ctx, s: s, dossier: provisoire, destination: dossier, extraits: map[string]bool{}}
		for _, sous := range []string{"seances", "extraits"} {
			if err := creerDossier(filepath.Join(provisoire, sous)); err != nil {
				return err
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
		if len(x.aVoir) > 0 {
			x.ecrire(nomAVoir, []byte(enTeteAVoir+strings.Join(x.aVoir, "\n")+"\n"))
		}
		aVoir = x.aVoir
		return x.err
	})
	return aVoir, err
}

// nomAVoir is the file of an export that names what could not be printed.
const nomAVoir = "A-VOIR.txt"

const enTeteAVoir = `Ces délibérations ne s'impriment pas : leur extrait manque en PDF. Leur texte est dans le dossier « seances », en
JSON. Corrigez-les dans Délibéré, puis exportez à nouveau dans un autre dossier.

`

// export is one run of exporterTout; the first error stops it.
type export struct {
	ctx         context.Context
	s           *secretariat.Secretariat
	dossier     string          // where it is made
	destination string          // where it will stand
	extraits    map[string]bool // the names that are taken
	aVoir       []string
	manquantes  []string // why some extraits are without their annexes
	err         error
}

func (x *export) ecrire(nom string, octets []byte) {
	if x.err != nil {
		return
	}
	if x.err = x.ctx.Err(); x.err == nil {
		if err := os.WriteFile(filepath.Join(x.dossier, nom), octets, 0o644); err != nil {
			x.err = erreurDeFichier(filepath.Join(x.destination, nom), err)
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
		octets, err := ecrireOctets(f.Dossier)
		if err != nil {
			x.err = err
			return
		}
		x.ecrire(filepath.Join("seances", nom+".json"), octets)
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

// sansMarques takes the marks out of a text that is not a whole record.
var sansMarques = strings.NewReplacer(transmission.MarqueDebut, "", transmission.MarqueFin, "")

// deliberation writes the extrait of a point that has its number, and returns its line. One that cannot be printed
// does not stop the others.
func (x *export) deliberation(f *secretariat.Fiche, p *conseil.Point, bilan *conseil.BilanPoint, seance string) []string {
	_, scellee := f.Scelles[p.Numero]
	ligne := []string{f.Date.String(), p.Deliberation, sansMarques.Replace(p.Objet), p.Matiere, conseil.EtatDe(p, scellee).Nom(), "", "", "", "", seance, fmt.Sprint(p.Numero)}
	if bilan != nil && bilan.Vote != nil {
		v := bilan.Vote.Decompte
		ligne[5], ligne[6], ligne[7], ligne[8] = fmt.Sprint(v.Pour), fmt.Sprint(v.Contre), fmt.Sprint(v.Abstentions), string(bilan.Vote.Resultat)
	}
	if p.Deliberation == "" || x.err != nil {
		return ligne
	}
	nom := fmt.Sprintf("%s-%s", f.Date, nomDeFichier(p.Deliberation))
	if x.extraits[nom] { // two séances of one day, as those of two communes
		nom = fmt.Sprintf("%s-seance-%d-point-%d", nom, f.ID, p.Numero)
	}
	x.extraits[nom] = true
	if err := x.extrait(f, p.Numero, filepath.Join("extraits", nom)); err != nil {
		x.aVoir = append(x.aVoir, fmt.Sprintf("%s, délibération %s (séance du %s, point %d) : %s", f.Commune, p.Deliberation, f.Date.Longue(), p.Numero, uneLigne(err)))
	}
	return ligne
}

// extrait writes the extrait of a point as text and as PDF; its error is that the act cannot be printed.
func (x *export) extrait(f *secretariat.Fiche, point int, nom string) error {
	papier, empreinte, err := documents{x.s}.papier(f, point)
	if err != nil {
		return err
	}
	octets, err := papier.PDF(f.Dossier, point, empreinte)
	var sansAnnexe *refusDAnnexe
	if errors.As(err, &sansAnnexe) {
		x.manquantes = append(x.manquantes, fmt.Sprintf("%s, point %d : %s\n", f.Date, point, strings.TrimPrefix(err.Error(), refusDeLExtrait)))
		papier.annexes = seulementNommees(papier.annexes)
		octets, err = papier.PDF(f.Dossier, point, empreinte)
	}
	texte, errTexte := papier.Texte(f.Dossier, point)
	if errTexte == nil {
		x.ecrire(nom+".txt", []byte(texte))
	}
	if err == nil {
		x.ecrire(nom+".pdf", octets)
	}
	return errors.Join(err, errTexte)
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
