package main

import (
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"delibere/app/acte"
	"delibere/app/acte/pdf"
	"delibere/app/conseil"
	"delibere/app/secretariat"
	"delibere/app/transmission"
)

// refusDImprimer gathers why some documents were not made: exit status 1.
type refusDImprimer struct{ refus []error }

func (r *refusDImprimer) Error() string {
	s := make([]string, len(r.refus))
	for i, e := range r.refus {
		s[i] = e.Error()
	}
	return strings.Join(s, " ")
}

func extraire(o options, out io.Writer) (int, error) {
	if !o.a("-d") {
		return 0, usage("indiquez la délibération, par exemple -d 2023-32, ou -d toutes")
	}
	if !o.a("-o") && !o.a("--texte") {
		return 0, usage("indiquez où écrire, par exemple -o extrait.pdf")
	}
	d, err := seanceDuFichier(o)
	if err != nil {
		return 0, err
	}
	m, err := modeleDe(o)
	if err != nil {
		return 0, err
	}
	if o.valeurs["-d"] == "toutes" {
		if o.a("--annexe") {
			return 0, usage("les annexes sont celles d'une délibération ; donnez son numéro à la place de « -d toutes »")
		}
		if err := o.sansEffet("-d toutes", "--tampon"); err != nil {
			return 0, err
		}
		return toutes(o, d, m, out)
	}
	p, err := deliberationDe(d, o.valeurs["-d"])
	if err != nil {
		return 0, err
	}
	if o.a("--tampon") {
		m.Identifiant = transmission.Identifiant(d, p)
	}
	papier := papier{modele: m}
	if chemins := o.tous("--annexe"); len(chemins) > 0 {
		papier.annexes = annexesDonnees(chemins)
	}
	octets, err := fabriquer(d, p.Numero, papier, o.a("--texte"))
	if err != nil {
		return 0, err
	}
	return statutFait, livrer(o, out, octets)
}

// livrer writes what was made in the file asked for, or on the output when none was.
func livrer(o options, out io.Writer, octets []byte) error {
	if !o.a("-o") {
		_, err := out.Write(octets)
		return err
	}
	return publier(out, o.a("--ecraser"), sortie{o.valeurs["-o"], octets})
}

// fabriquer makes the extrait of a point, as PDF or as text. A record that contradicts itself is a
// refusDImprimer. The register and the préfecture have the whole text: the marks of what a website must
// not show are taken out, the passages stay.
func fabriquer(d *conseil.Dossier, point int, p papier, texte bool) ([]byte, error) {
	d, err := transmission.SansMarques(d)
	if err != nil {
		return nil, err
	}
	var annexes []annexeLue
	x := d.Seance.Point(point)
	if p.annexes != nil && x != nil {
		if annexes, err = p.annexes(x, !texte); err != nil {
			return nil, err
		}
		nommer(&p.modele, annexes)
	}
	doc, err := acte.Extrait(d, point, p.modele)
	octets, err := octetsDe(doc, err, texte, pdf.Options{EnTete: p.entete, Pieces: acteJoint(d, point)})
	if err != nil || texte {
		return octets, err
	}
	return joindreAnnexes(octets, x, annexes)
}

// acteJoint is the record that an extrait carries, so that it is read again without the program: the
// séance file of this act alone, without the dates of birth nor the folders of the annexes. What cannot be
// written is left out.
func acteJoint(d *conseil.Dossier, point int) []pdf.Piece {
	p := d.Seance.Point(point)
	if p == nil {
		return nil
	}
	muet, _ := secretariat.TairePresident(d)
	seul := muet.Copie()
	seul.Seance.Points = []conseil.Point{*p}
	annexes := slices.Clone(p.Annexes)
	for i := range annexes {
		if annexes[i].Fichier != "" {
			annexes[i].Fichier = filepath.Base(annexes[i].Fichier)
		}
	}
	seul.Seance.Points[0].Annexes = annexes
	for i := range seul.Elus {
		seul.Elus[i].Naissance = conseil.Date{}
	}
	octets, err := ecrireOctets(seul)
	if err != nil {
		return nil
	}
	return []pdf.Piece{{Nom: fmt.Sprintf("seance-%s.json", d.Seance.Date), Mime: "application/json", Relation: pdf.Source,
		Description: "Dossier de la séance, pour cet acte", Octets: octets}}
}

// toutes makes the extrait of every délibération of the séance in a folder. Those that cannot be made
// are named at the end; the others stand.
func toutes(o options, d *conseil.Dossier, m acte.Modele, out io.Writer) (int, error) {
	if !o.a("-o") {
		return 0, usage("indiquez le dossier où écrire, par exemple -o extraits")
	}
	var faits []sortie
	refuses := &refusDImprimer{}
	for i := range d.Seance.Points {
		p := &d.Seance.Points[i]
		if p.Deliberation == "" {
			continue
		}
		octets, err := fabriquer(d, p.Numero, papier{modele: m}, o.a("--texte"))
		var refus *refusDImprimer
		if errors.As(err, &refus) {
			refuses.refus = append(refuses.refus, err)
			continue
		}
		if err != nil {
			return 0, err
		}
		faits = append(faits, sortie{filepath.Join(o.valeurs["-o"], nomDeFichier(p.Deliberation)+extensionDe(o)), octets})
	}
	if len(faits) > 0 {
		if err := remettre(o, out, faits); err != nil {
			return 0, err
		}
	}
	if len(refuses.refus) > 0 {
		return 0, refuses
	}
	if len(faits) == 0 {
		return 0, fmt.Errorf("aucun point de la séance du %s ne porte de numéro de délibération ; donnez-en (clé « deliberation »)", d.Seance.Date.Longue())
	}
	return statutFait, nil
}

func extensionDe(o options) string {
	if o.a("--texte") {
		return ".txt"
	}
	return ".pdf"
}

// nomDeFichier makes a file name of a displayed number: "N°36/2023" becomes "extrait-N-36-2023".
func nomDeFichier(numero string) string {
	return "extrait-" + strings.ReplaceAll(transmission.NomDeFichier(numero), "_", "-")
}

func numeros(d *conseil.Dossier) []string {
	var n []string
	for _, p := range d.Seance.Points {
		if p.Deliberation != "" {
			n = append(n, p.Deliberation)
		}
	}
	return n
}

func ouAucune(n []string) string {
	if len(n) == 0 {
		return "aucune"
	}
	return conseil.Enumerer(n)
}
