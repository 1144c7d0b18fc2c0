package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"strings"

	"delibere/app/conseil"
	"delibere/app/dossier"
)

// ouvrirDossier reads a séance file; its errors name the file.
func ouvrirDossier(chemin string) (*conseil.Dossier, error) {
	f, err := os.Open(chemin)
	if err != nil {
		return nil, erreurDeFichier(chemin, err)
	}
	defer f.Close()
	if info, err := f.Stat(); err == nil && info.IsDir() {
		return nil, fmt.Errorf("« %s » est un dossier ; donnez un fichier de séance", chemin)
	}
	d, err := dossier.Lire(f)
	if err != nil {
		return nil, fmt.Errorf("%s : %w", chemin, err)
	}
	return d, nil
}

func lireOctets(octets []byte) (*conseil.Dossier, error) {
	return dossier.Lire(bytes.NewReader(octets))
}

func ecrireOctets(d *conseil.Dossier) ([]byte, error) {
	var b bytes.Buffer
	err := dossier.Ecrire(&b, d)
	return b.Bytes(), err
}

// deliberationDe finds the délibération of that number; its refusal lists those of the séance.
func deliberationDe(d *conseil.Dossier, numero string) (*conseil.Point, error) {
	p := d.Seance.Deliberation(numero)
	if p == nil {
		return nil, fmt.Errorf("la séance du %s n'a pas de délibération « %s » ; celles qu'elle a : %s", d.Seance.Date.Longue(), numero, ouAucune(numeros(d)))
	}
	return p, nil
}

func statut(c *conseil.Controle) int {
	if c.Valide() {
		return statutFait
	}
	return statutBloquant
}

// seanceDuFichier reads the only file that a command names.
func seanceDuFichier(o options) (*conseil.Dossier, error) {
	chemin, err := o.unFichier()
	if err != nil {
		return nil, err
	}
	return ouvrirDossier(chemin)
}

func controler(o options, out io.Writer) (int, error) {
	d, err := seanceDuFichier(o)
	if err != nil {
		return 0, err
	}
	if o.a("--json") {
		if err := o.sansEffet("--json", "--pourquoi"); err != nil {
			return 0, err
		}
	}
	c := conseil.Controler(d)
	switch {
	case o.a("--json"):
		err = ecrireJSON(out, &c)
	case o.a("--pourquoi"):
		ecrireControle(out, d, &c)
		ecrirePourquoi(out, d, &c)
	default:
		ecrireControle(out, d, &c)
	}
	return statut(&c), err
}

type groupeJSON struct {
	Points        string `json:"points"`
	EnExercice    int    `json:"en_exercice"`
	Presents      int    `json:"presents"`
	Representes   int    `json:"representes"`
	Excuses       int    `json:"excuses"`
	Absents       int    `json:"absents"`
	Retires       int    `json:"retires"`
	Quorum        int    `json:"quorum"`
	QuorumAtteint bool   `json:"quorum_atteint"`
	Votants       int    `json:"votants"`
}

type pointJSON struct {
	Numero        int              `json:"numero"`
	Presents      int              `json:"presents"`
	Quorum        int              `json:"quorum"`
	QuorumAtteint bool             `json:"quorum_atteint"`
	Votants       int              `json:"votants"`
	Exprimes      *conseil.Voix    `json:"exprimes,omitempty"`
	Majorite      *conseil.Voix    `json:"majorite,omitempty"`
	Resultat      conseil.Resultat `json:"resultat,omitempty"`
	Unanimite     *bool            `json:"unanimite,omitempty"`
	Preponderante *bool            `json:"voix_preponderante,omitempty"`
	Formule       string           `json:"formule,omitempty"`
	Elu           *string          `json:"elu,omitempty"`
	Tour          int              `json:"tour,omitempty"`
}

type anomalieJSON struct {
	Code    conseil.Code    `json:"code"`
	Gravite conseil.Gravite `json:"gravite"`
	Message string          `json:"message"`
	Article string          `json:"article"`
	Point   int             `json:"point,omitempty"`
	Elus    []conseil.EluID `json:"elus,omitempty"`
}

// ecrireJSON writes the whole contrôle as one object.
func ecrireJSON(out io.Writer, c *conseil.Controle) error {
	j := struct {
		Valide      bool         `json:"valide"`
		Groupes     []groupeJSON `json:"groupes"`
		Points      []pointJSON  `json:"points"`
		Convocation struct {
			JoursFrancs int  `json:"jours_francs"`
			Minimum     int  `json:"minimum"`
			Reguliere   bool `json:"reguliere"`
		} `json:"convocation"`
		Anomalies []anomalieJSON `json:"anomalies"`
	}{Valide: c.Valide(), Groupes: []groupeJSON{}, Points: []pointJSON{}, Anomalies: []anomalieJSON{}}
	for i := range c.Groupes {
		g := &c.Groupes[i]
		j.Groupes = append(j.Groupes, groupeJSON{g.Points.String(), g.EnExercice, len(g.Presents), len(g.Representes), len(g.Excuses),
			len(g.Absents), len(g.Retires), g.Quorum, g.QuorumAtteint, g.Votants()})
	}
	for i := range c.Points {
		j.Points = append(j.Points, versJSON(&c.Points[i]))
	}
	j.Convocation.JoursFrancs, j.Convocation.Minimum, j.Convocation.Reguliere = c.Convocation.JoursFrancs, c.Convocation.Minimum, c.Convocation.Reguliere
	for _, a := range c.Anomalies {
		j.Anomalies = append(j.Anomalies, anomalieJSON(a))
	}
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", " ")
	return enc.Encode(j)
}

func versJSON(b *conseil.BilanPoint) pointJSON {
	p := pointJSON{Numero: b.Numero, Presents: len(b.Presents), Quorum: b.Quorum, QuorumAtteint: b.QuorumAtteint, Votants: b.Votants()}
	if n := b.Nomination; n != nil {
		p.Exprimes, p.Majorite, p.Formule, p.Tour = &n.Exprimes, &n.Majorite, n.Formule, n.Tour
		if n.Elu != "" {
			p.Elu = &n.Elu
		}
	}
	if v := b.Vote; v != nil {
		p.Exprimes, p.Majorite, p.Resultat, p.Formule = &v.Exprimes, &v.Majorite, v.Resultat, v.Formule
		p.Unanimite, p.Preponderante = &v.Unanimite, &v.VoixPreponderante
	}
	return p
}

// ecrireControle writes the contrôle for a person.
func ecrireControle(out io.Writer, d *conseil.Dossier, c *conseil.Controle) {
	s := &d.Seance
	fmt.Fprintf(out, "Conseil municipal de %s, séance du %s\n", d.Commune.Nom, s.Date.Longue())
	mot := "régulière"
	if !c.Convocation.Reguliere {
		mot = "trop tardive"
	}
	fmt.Fprintf(out, "Convocation : %s, minimum %d : %s\n", conseil.Nombre(max(c.Convocation.JoursFrancs, 0), "jour franc", "jours francs"), c.Convocation.Minimum, mot)
	for i := range c.Groupes {
		ecrireGroupe(out, &c.Groupes[i])
	}
	for i := range c.Points {
		if b := &c.Points[i]; b.Vote != nil || b.Nomination != nil {
			ecrireResultat(out, s.Point(b.Numero), b)
			if suites := conseil.Suites(s.Point(b.Numero), d.Commune.AlsaceMoselle); suites != "" {
				fmt.Fprintf(out, "  %s\n", suites)
			}
		}
	}
	if len(c.Anomalies) == 0 {
		fmt.Fprintln(out, "\nAucune anomalie.")
		return
	}
	fmt.Fprintf(out, "\n%s :\n", conseil.Nombre(len(c.Anomalies), "anomalie", "anomalies"))
	for _, a := range c.Anomalies {
		fmt.Fprintf(out, "  [%s] %s\n      %s (%s)\n", a.Gravite, a.Code, a.Message, a.Article)
	}
}

func ecrireGroupe(out io.Writer, g *conseil.Groupe) {
	fmt.Fprintf(out, "\nPoints %s\n", g.Points)
	signe := "atteint"
	if !g.QuorumAtteint {
		signe = "NON ATTEINT"
	}
	fmt.Fprintf(out, "  %s en exercice, quorum %d : %s\n", conseil.Nombre(g.EnExercice, "membre", "membres"), g.Quorum, signe)
	fmt.Fprintf(out, "  %s\n", conseil.SommeVotants(len(g.Presents), len(g.Representes)))
	fmt.Fprintf(out, "  %s + %s + %s + %s + %d hors de la salle = %d\n", conseil.Nombre(len(g.Presents), "présent", "présents"),
		conseil.Nombre(len(g.Representes), "représenté", "représentés"), conseil.Nombre(len(g.Excuses), "excusé", "excusés"),
		conseil.Nombre(len(g.Absents), "absent", "absents"), len(g.Retires), g.EnExercice)
}

func ecrireResultat(out io.Writer, p *conseil.Point, b *conseil.BilanPoint) {
	nom := fmt.Sprintf("Point %d", b.Numero)
	if p.Deliberation != "" {
		nom += " (n° " + p.Deliberation + ")"
	}
	if b.Vote != nil {
		fmt.Fprintf(out, "\n%s : %s pour %s exprimés, majorité %d : %s\n", nom, conseil.Nombre(b.Votants(), "votant", "votants"),
			conseil.Nombre(b.Vote.Exprimes, "suffrage", "suffrages"), b.Vote.Majorite, b.Vote.Formule)
	}
	if b.Nomination != nil {
		fmt.Fprintf(out, "\n%s : %s\n", nom, b.Nomination.Formule)
	}
}

// ecrirePourquoi writes the reasons of the figures: one block a group of points, at the first point
// that has a vote.
func ecrirePourquoi(out io.Writer, d *conseil.Dossier, c *conseil.Controle) {
	for i := range c.Groupes {
		point := c.Groupes[i].Points[0]
		for _, n := range c.Groupes[i].Points {
			if b := c.Point(n); b.Vote != nil || b.Nomination != nil {
				point = n
				break
			}
		}
		fmt.Fprintf(out, "\nPourquoi ces nombres, au point %d\n", point)
		for _, x := range conseil.Expliquer(d, c, point) {
			fmt.Fprintf(out, "  %s : %d\n      %s (%s)\n", x.Nom, x.Valeur, x.Somme, x.Article)
			for _, t := range x.Termes {
				noms := make([]string, len(t.Elus))
				for k, id := range t.Elus {
					noms[k] = d.Appel(id)
				}
				fmt.Fprintf(out, "      %s : %s\n", t.Libelle, strings.Join(noms, ", "))
			}
			fmt.Fprintf(out, "      ce qui le changerait : %s\n", x.Changerait)
		}
	}
}
