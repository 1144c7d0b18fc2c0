package main

import (
	"encoding/json"
	"fmt"
	"io"
	"path/filepath"
	"strings"
	"time"

	"delibere/app/conseil"
	"delibere/app/transmission"
)

// mettreEnLigne makes what the website shows of a délibération: its PDF, of which no byte holds a passage
// marked as personal data, and who wrote it, since when and until when (CGCT R2131-1).
func mettreEnLigne(o options, out io.Writer) (int, error) {
	if !o.a("-d") || !o.a("-o") {
		return 0, usage("indiquez la délibération et le dossier, par exemple -d 2023-32 -o site")
	}
	d, err := seanceDuFichier(o)
	if err != nil {
		return 0, err
	}
	p, err := deliberationDe(d, o.valeurs["-d"])
	if err != nil {
		return 0, err
	}
	jour := conseil.DateOf(time.Now())
	if o.a("--jour") {
		if jour, err = conseil.ParseDate(o.valeurs["--jour"]); err != nil {
			return 0, err
		}
	}
	fiche, octets, err := publication(d, p.Numero, jour, papierOrdinaire())
	if err != nil {
		return 0, err
	}
	notice, err := json.MarshalIndent(fiche, "", " ")
	if err != nil {
		return 0, err
	}
	nom := filepath.Join(o.valeurs["-o"], fiche.Fichier)
	if err := remettre(o, out, []sortie{{nom, octets}, {strings.TrimSuffix(nom, ".pdf") + ".json", append(notice, '\n')}}); err != nil {
		return 0, err
	}
	_, err = fmt.Fprintf(out, "%s\nà laisser en ligne jusqu'au %s au moins\n", fiche.Mention(), transmission.FinDePublication(jour).Longue())
	return statutFait, err
}

// publication masks the record, then makes the act from what is left.
func publication(d *conseil.Dossier, point int, jour conseil.Date, p papier) (*transmission.Publication, []byte, error) {
	fiche, err := transmission.Publier(d, point, jour)
	if err != nil {
		return nil, nil, err
	}
	masque, err := transmission.Masquer(d)
	if err != nil {
		return nil, nil, err
	}
	masque.Seance.Point(point).Publication = jour
	octets, err := fabriquer(masque, point, p, false)
	return fiche, octets, err
}
