package transmission

import (
	"fmt"
	"regexp"
	"strings"

	"delibere/app/conseil"
)

// retourDe reads a message of the norm.
func retourDe(n *noeud) (*Retour, error) {
	genre, ok := genres[n.nom]
	if !ok {
		return nil, fmt.Errorf("le message « %s » n'est pas un retour de la préfecture ; choisissez un accusé de réception, une anomalie, un courrier ou une classification", abreger(n.nom, nomMax))
	}
	r := &Retour{Genre: genre, DateReception: dateDe(n.a("DateReception")), Date: dateDe(n.a("DateCourrierPref"))}
	if !r.Date.Connue() {
		r.Date = dateDe(ouDefaut(n.premier("Date").contenu(), n.premier("DateDepot").contenu()))
	}
	lireActeDuMessage(r, n)
	n.chercher("ClassificationDateVersionEnCours", func(d *noeud) {
		if !r.ClassificationEnCours.Connue() {
			r.ClassificationEnCours = dateDe(d.contenu())
		}
	})
	for _, nom := range []string{"DescriptionPieces", "Motif", "NatureIllegalite"} {
		r.Texte = ouDefaut(r.Texte, n.premier(nom).contenu())
	}
	switch genre {
	case GenreAnomalie, GenreAnomalieEnveloppe:
		r.Anomalie = anomalieDe(n)
	case GenreClassification:
		c, err := classificationDe(n)
		if err != nil {
			return nil, err
		}
		r.Classification, r.ClassificationEnCours = c, c.Date
	case GenreClassificationAJour:
		r.ClassificationEnCours = dateDe(n.premier("DateClassification").contenu())
	case GenreAccuse:
		if !r.DateReception.Connue() {
			return nil, fmt.Errorf("l'accusé de réception ne porte pas de date de réception lisible (« %s ») ; demandez-le à nouveau à la plateforme", abreger(n.a("DateReception"), nomMax))
		}
	}
	for _, nom := range []string{"Document", "PieceJointe"} {
		n.chercher(nom, func(d *noeud) {
			if f := d.premier("NomFichier").contenu(); f != "" && genre != GenreAccuse && genre != GenreAnomalie {
				r.Documents = append(r.Documents, f)
			}
		})
	}
	return r, nil
}

// lireActeDuMessage finds which act a message is about: by the identifier it bears, by the copy of the act
// in it, or by the file that a returned envelope names.
func lireActeDuMessage(r *Retour, n *noeud) {
	r.Identifiant = identifiantLisible(n.a("IDActe"))
	if r.Identifiant == "" {
		r.Identifiant = identifiantLisible(n.premier("InfosCourrierPref").a("IDActe"))
	}
	acte := n.premier("ActeRecu")
	if acte == nil {
		acte = n.premier("Acte")
	}
	if n.nom == "Acte" {
		acte = n
	}
	r.ClassificationActe = dateDe(acte.premier("ClassificationDateVersion").contenu())
	r.NumeroInterne, r.DateActe, r.Nature = acte.a("NumeroInterne"), dateDe(acte.a("Date")), acte.a("CodeNatureActe")
	n.chercher("NomFichier", func(f *noeud) {
		m := identifiantDans(f.contenu())
		if m == nil {
			return
		}
		r.Siren = ouDefaut(r.Siren, m[2])
		if r.Identifiant != "" {
			return
		}
		if acte == nil {
			r.Identifiant = m[0]
			return
		}
		// Some platforms date the file by its sending: of its name, only who sends is trusted.
		if abrege := natures[r.Nature]; abrege != "" && r.DateActe.Connue() && r.NumeroInterne != "" {
			r.Identifiant = identifiantLisible(strings.Join([]string{m[1], m[2], compacte(r.DateActe), r.NumeroInterne, abrege}, "-"))
		}
	})
	if m := identifiantActe.FindStringSubmatch(r.Identifiant); m != nil {
		r.Siren = ouDefaut(m[2], r.Siren)
		r.NumeroInterne = ouDefaut(r.NumeroInterne, m[4])
	}
	n.chercher("IDCL", func(c *noeud) { r.Siren = ouDefaut(r.Siren, c.a("SIREN")) })
}

// identifiantDans finds the identifier in the name of a file, after the type of document if there is one.
func identifiantDans(nom string) []string {
	if m := identifiantActe.FindStringSubmatch(nom); m != nil {
		return m
	}
	if len(nom) > 6 && nom[5] == '-' {
		return identifiantActe.FindStringSubmatch(nom[6:])
	}
	return nil
}

func identifiantLisible(s string) string {
	if identifiantEntier.MatchString(s) {
		return s
	}
	return ""
}

// dateDe reads a date of the schema, which may bear a zone; not known when it is none.
func dateDe(s string) conseil.Date {
	if len(s) > 10 {
		s = s[:10]
	}
	d, err := conseil.ParseDate(s)
	if err != nil {
		return conseil.Date{}
	}
	return d
}

// codeDetail is the code that the application of the préfectures puts before its own words.
var codeDetail = regexp.MustCompile(`^([A-Z]+-[A-Z]+-[0-9]+)\s*:\s*`)

func anomalieDe(n *noeud) Anomalie {
	a := Anomalie{Code: n.premier("Nature").contenu(), Detail: n.premier("Detail").contenu()}
	if m := codeDetail.FindStringSubmatch(a.Detail); m != nil {
		a.Detail = a.Detail[len(m[0]):]
		a.Code = strings.TrimSpace(a.Code + " " + m[1])
	}
	return a
}
