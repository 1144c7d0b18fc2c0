package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"time"

	"delibere/app/acte"
	"delibere/app/acte/pdf"
	"delibere/app/conseil"
	"delibere/app/transmission"
	"delibere/app/transmission/depot"
)

// archiver makes the archive ACTES of a délibération in a folder.
func archiver(o options, out io.Writer) (int, error) {
	if !o.a("-d") || !o.a("-o") {
		return 0, usage("indiquez la délibération et le dossier, par exemple -d 2023-32 -o envois")
	}
	d, err := seanceDuFichier(o)
	if err != nil {
		return 0, err
	}
	if d, err = transmission.SansMarques(d); err != nil {
		return 0, err
	}
	p, err := deliberationDe(d, o.valeurs["-d"])
	if err != nil {
		return 0, err
	}
	e, err := envoi(o, d, p)
	if err != nil {
		return 0, err
	}
	a, err := transmission.Preparer(*e)
	if err != nil {
		return 0, err
	}
	return statutFait, deposerArchive(o, out, a, e.Serie)
}

// envoi gathers what the archive is made of, from the record and the command line.
func envoi(o options, d *conseil.Dossier, p *conseil.Point) (*transmission.Envoi, error) {
	e := &transmission.Envoi{Dossier: d, Point: p.Numero, Jour: conseil.DateOf(time.Now()), Serie: 1, Operateur: o.valeurs["--operateur"],
		Arrondissement: o.valeurs["--arrondissement"], Correspondant: transmission.Correspondant{Courriels: o.tous("--courriel")}}
	var err error
	if o.a("--serie") {
		if e.Serie, err = strconv.Atoi(o.valeurs["--serie"]); err != nil || e.Serie < 1 {
			return nil, usage("la série « %s » n'est pas un nombre à partir de 1", o.valeurs["--serie"])
		}
	}
	if o.a("--classification") {
		octets, err := lireBorne(o.valeurs["--classification"])
		if err != nil {
			return nil, err
		}
		if e.Classification, err = transmission.LireClassification(octets); err != nil {
			return nil, fmt.Errorf("« %s » : %w", o.valeurs["--classification"], err)
		}
	}
	if e.Annexes, err = piecesDonnees(o.tous("--annexe")); err != nil {
		return nil, err
	}
	doc, err := acte.Extrait(d, p.Numero, acte.ModeleOrdinaire())
	e.PDF, err = octetsDe(doc, err, false, pdf.Options{}) // platforms take a PDF that carries nothing
	return e, err
}

// piecesDonnees reads the annexes given, each with its type or without.
func piecesDonnees(annexes []string) (pieces []transmission.Piece, err error) {
	for _, a := range annexes {
		piece, err := pieceDe(a)
		if err != nil {
			return nil, err
		}
		pieces = append(pieces, piece)
	}
	return pieces, nil
}

// typeAnnexe is a type given before a file: "99_SE:vue.pdf".
var typeAnnexe = regexp.MustCompile(`^([A-Z0-9_]{5}):(.+)$`)

func pieceDe(annexe string) (transmission.Piece, error) {
	typ, chemin := "", annexe
	if m := typeAnnexe.FindStringSubmatch(annexe); m != nil {
		typ, chemin = m[1], m[2]
	}
	octets, err := lireBorne(chemin)
	return transmission.Piece{Nom: chemin, Type: typ, Octets: octets}, err
}

// octetsLus is the largest file that the commands of the transmission read: more than any archive.
const octetsLus = 160 << 20

// lireBorne reads a file that comes from outside, whole or not at all.
func lireBorne(chemin string) ([]byte, error) {
	info, err := os.Stat(chemin)
	if err != nil {
		return nil, erreurDeFichier(chemin, err)
	}
	switch {
	case info.IsDir():
		return nil, fmt.Errorf("« %s » est un dossier ; donnez un fichier", chemin)
	case !info.Mode().IsRegular():
		return nil, fmt.Errorf("« %s » n'est pas un fichier ordinaire ; donnez-en un", chemin)
	case info.Size() > octetsLus:
		return nil, fmt.Errorf("« %s » pèse %d Mo, la télétransmission en prend 150 ; allégez-le", chemin, info.Size()>>20)
	}
	octets, err := os.ReadFile(chemin)
	if err != nil {
		return nil, erreurDeFichier(chemin, err)
	}
	return octets, nil
}

// deposerArchive writes an archive in its folder, and says what remains to do.
func deposerArchive(o options, out io.Writer, a *transmission.Archive, serie int) error {
	chemin := filepath.Join(o.valeurs["-o"], a.Nom)
	if _, err := os.Stat(chemin); err == nil && !o.a("--ecraser") {
		return fmt.Errorf("« %s » existe déjà ; une autre archive du même jour porte la série suivante, ajoutez --serie %d, ou --ecraser pour refaire celle-là", chemin, serie+1)
	}
	if err := remettre(o, out, []sortie{{chemin, a.Octets}}); err != nil {
		return err
	}
	for _, s := range a.Avertissements {
		fmt.Fprintln(out, "attention :", s)
	}
	_, err := fmt.Fprintf(out, "prête à déposer, pas envoyée ; l'acte y est %s\n", a.Identifiant)
	return err
}

// refusDeTransmettre gives a refusal its status: a record that contradicts itself is a blocking anomaly, and
// an act that the platform refuses is as one.
func refusDeTransmettre(err error) error {
	var refus *transmission.Refus
	var plateforme *depot.ErreurPlateforme
	if errors.As(err, &refus) && refus.Anomalie || errors.As(err, &plateforme) {
		return &refusDImprimer{[]error{err}}
	}
	return err
}
