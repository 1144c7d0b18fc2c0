package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"delibere/app/acte"
	"delibere/app/acte/pdf"
	"delibere/app/conseil"
	"delibere/app/transmission"
)

// documenter makes a document of a séance other than the extrait.
func documenter(o options, out io.Writer) (int, error) {
	genre := acte.Genre(o.valeurs["-t"])
	types := append(slices.Clone(acte.Genres), acte.GenreTables)
	if !slices.Contains(types, genre) {
		noms := make([]string, len(types))
		for i, g := range types {
			noms[i] = string(g)
		}
		return 0, usage("indiquez le document : -t suivi de %s", strings.Join(noms, ", "))
	}
	if !o.a("-o") && !o.a("--texte") {
		return 0, usage("indiquez où écrire, par exemple -o %s.pdf", genre)
	}
	if err := o.sansEffet("-t "+string(genre), etrangers(genre)...); err != nil {
		return 0, err
	}
	m, err := modeleDe(o)
	if err != nil {
		return 0, err
	}
	if o.valeurs["--pour"] == "tous" && genre == acte.GenreConvocation {
		return convoquerTous(o, m, out)
	}
	m.Destinataire = conseil.EluID(o.valeurs["--pour"])
	if o.a("--feuillet") {
		n, err := strconv.Atoi(o.valeurs["--feuillet"])
		if err != nil || n < 1 || n > 99999 {
			return 0, usage("« %s » n'est pas un numéro de feuillet ; donnez celui qui suit le dernier du registre, par exemple --feuillet 118", o.valeurs["--feuillet"])
		}
		m.Feuillet = n
	}
	octets, err := documentDe(genre, o, m)
	if err != nil {
		return 0, err
	}
	return statutFait, livrer(o, out, octets)
}

// etrangers are the flags that are those of other documents.
func etrangers(genre acte.Genre) (drapeaux []string) {
	if genre != acte.GenreConvocation {
		drapeaux = append(drapeaux, "--pour")
	}
	if !genre.DUnPoint() {
		drapeaux = append(drapeaux, "-d")
	}
	if genre != acte.GenreRegistre && genre != acte.GenreFeuillet {
		drapeaux = append(drapeaux, "--feuillet")
	}
	return drapeaux
}

// convoquerTous writes in a folder the convocation of each membre en exercice.
func convoquerTous(o options, m acte.Modele, out io.Writer) (int, error) {
	if !o.a("-o") {
		return 0, usage("indiquez le dossier où écrire, par exemple -o convocations")
	}
	d, err := seanceDuFichier(o)
	if err != nil {
		return 0, err
	}
	var convocations []sortie
	for i := range d.Elus {
		e := &d.Elus[i]
		if !e.OuvertLe(d.Seance.Date) {
			continue
		}
		m.Destinataire = e.ID
		octets, err := composer(acte.GenreConvocation, d, 0, papier{modele: m}, o.a("--texte"))
		if err != nil {
			return 0, err
		}
		nom := fmt.Sprintf("convocation-%02d-%s%s", e.Rang, strings.ReplaceAll(conseil.NumeroActes(e.NomComplet()), "_", "-"), extensionDe(o))
		convocations = append(convocations, sortie{filepath.Join(o.valeurs["-o"], nom), octets})
	}
	return statutFait, remettre(o, out, convocations)
}

// modeleDe reads the settings of the commune that the command names; without them, the ordinary ones.
func modeleDe(o options) (acte.Modele, error) {
	chemin := o.valeurs["--modele"]
	if chemin == "" {
		return acte.ModeleOrdinaire(), nil
	}
	octets, err := os.ReadFile(chemin)
	if err != nil {
		return acte.Modele{}, erreurDeFichier(chemin, err)
	}
	m, err := acte.LireModele(octets)
	if err != nil {
		return acte.Modele{}, fmt.Errorf("« %s » : %w", chemin, err)
	}
	return m, nil
}

// documentDe makes the document of the files that the command names: several for the tables of a year.
func documentDe(genre acte.Genre, o options, m acte.Modele) ([]byte, error) {
	if genre == acte.GenreTables {
		return tables(o, m)
	}
	d, err := seanceDuFichier(o)
	if err != nil {
		return nil, err
	}
	point := 0
	if genre.DUnPoint() {
		p := d.Seance.Deliberation(o.valeurs["-d"])
		if p == nil {
			return nil, fmt.Errorf("le document « %s » est celui d'une délibération : ajoutez -d et son numéro (%s)", genre, ouAucune(numeros(d)))
		}
		point = p.Numero
	}
	return composer(genre, d, point, papier{modele: m}, o.a("--texte"))
}

func tables(o options, m acte.Modele) ([]byte, error) {
	if len(o.fichiers) == 0 {
		return nil, usage("donnez les fichiers des séances de l'année")
	}
	var seances []*conseil.Dossier
	for _, chemin := range o.fichiers {
		d, err := ouvrirDossier(chemin)
		if err != nil {
			return nil, err
		}
		if d, err = transmission.SansMarques(d); err != nil {
			return nil, fmt.Errorf("%s : %w", chemin, err)
		}
		seances = append(seances, d)
	}
	doc, err := acte.Tables(seances, m)
	return octetsDe(doc, err, o.a("--texte"), pdf.Options{})
}

// affiches are the documents that anyone reads at the door of the mairie or on its website (CGCT L2121-25, R2131-1).
var affiches = []acte.Genre{acte.GenreListe, acte.GenreAffichage}

// composer makes a document, as PDF or as text. A record that contradicts itself is a refusDImprimer. The passages
// marked as personal data are hidden in what is displayed, and whole, without the marks, in all else.
func composer(g acte.Genre, d *conseil.Dossier, point int, p papier, texte bool) ([]byte, error) {
	lire := transmission.SansMarques
	if slices.Contains(affiches, g) {
		lire = transmission.Masquer
	}
	d, err := lire(d)
	if err != nil {
		return nil, err
	}
	doc, err := acte.Composer(g, d, point, p.modele)
	return octetsDe(doc, err, texte, pdf.Options{EnTete: p.entete})
}

// octetsDe writes a document that was made, with its letterhead and the files that it carries, or says why
// it was not made.
func octetsDe(doc *acte.Document, err error, texte bool, o pdf.Options) ([]byte, error) {
	var refus *acte.Refus
	if errors.As(err, &refus) {
		return nil, &refusDImprimer{[]error{err}}
	}
	if err != nil {
		return nil, err
	}
	if texte {
		return []byte(acte.TexteDe(doc)), nil
	}
	var b bytes.Buffer
	if err := pdf.RendreAvec(doc, o, &b); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}
