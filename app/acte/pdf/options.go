package pdf

import (
	"fmt"
	"strconv"
	"strings"
)

// Niveau is the standard of archiving that a file declares and keeps.
type Niveau int

// PDF/A-3 at conformance A and PDF/UA-1 (ISO 19005-3, ISO 14289-1) is what an act is kept as: it is
// read aloud in its order and may carry the record it comes from. PDF/A-1b (ISO 19005-1) is for the
// receivers that know nothing later; it carries no other file.
const (
	A3a Niveau = iota
	A1b
)

// Relation says what an attached file is to the act (ISO 19005-3, annex E).
type Relation string

// The relations of the standard.
const (
	Source     Relation = "Source" // the act was made from it: the séance file
	Donnees    Relation = "Data"
	Variante   Relation = "Alternative"
	Complement Relation = "Supplement"
)

// Piece is a file that an act carries.
type Piece struct {
	Nom         string // "seance-2023-04-05.json"
	Mime        string // "application/json"; "application/octet-stream" when empty
	Relation    Relation
	Description string
	Octets      []byte
}

// Couleur is a colour of the letterhead, by its red, green and blue.
type Couleur struct{ R, V, B uint8 }

// EnTete is the letterhead of the commune, at the head of the first page.
type EnTete struct {
	Logo        *Logo    // nil for none
	Alternative string   // what a reader who does not see the logo hears: "Logo de la commune"
	Accent      *Couleur // of the title and of the rules; black when nil
}

// Options are what a file may be beyond its document. The zero Options is the ordinary act.
type Options struct {
	Niveau Niveau
	Pieces []Piece
	EnTete EnTete
	// Places receives, when it is not nil, where the document is to be signed.
	Places *[]Place
}

// Place is a white to sign in: its page, from 1, and its box in points from the lower left corner.
type Place struct {
	Page              int
	X, Y, Large, Haut float64
	Nom               string // who is to sign
}

// LireCouleur reads a colour as a style sheet writes it, "#1F3A5F", and refuses one that is too pale to
// be read on white: a contrast under 4.5 (WCAG 2.1, 1.4.3, which the RGAA asks of public services).
func LireCouleur(s string) (*Couleur, error) {
	chiffres, diese := strings.CutPrefix(strings.TrimSpace(s), "#")
	v, err := strconv.ParseUint(chiffres, 16, 32)
	if !diese || len(chiffres) != 6 || err != nil {
		return nil, fmt.Errorf("la couleur « %s » ne se lit pas ; écrivez-la comme « #1F3A5F » : un dièse et six chiffres ou lettres de A à F", s)
	}
	c := &Couleur{uint8(v >> 16), uint8(v >> 8), uint8(v)}
	if r := c.contraste(); r < contrasteMin {
		return nil, fmt.Errorf("la couleur « %s » est trop pâle pour être lue sur le papier (contraste de %s, il faut %s au moins) ; choisissez-la plus foncée",
			s, virgule(r), virgule(contrasteMin))
	}
	return c, nil
}

const contrasteMin = 4.5

func virgule(x float64) string {
	return strings.Replace(strconv.FormatFloat(x, 'g', 3, 64), ".", ",", 1)
}

// verifier refuses what the standard does not let an act carry.
func (o *Options) verifier() error {
	if o.Niveau == A1b && len(o.Pieces) > 0 {
		return fmt.Errorf("un fichier PDF/A-1b ne porte pas de pièce jointe (« %s ») ; choisissez PDF/A-3 ou envoyez la pièce à part", o.Pieces[0].Nom)
	}
	noms := map[string]bool{}
	for _, p := range o.Pieces {
		switch {
		case p.Nom == "" || strings.ContainsAny(p.Nom, "/\\\x00"):
			return fmt.Errorf("la pièce jointe « %s » n'a pas un nom de fichier ; donnez-lui un nom sans barre", p.Nom)
		case noms[p.Nom]:
			return fmt.Errorf("deux pièces jointes s'appellent « %s » ; donnez à l'une un autre nom", p.Nom)
		case p.Mime != "" && !estMime(p.Mime):
			return fmt.Errorf("la pièce jointe « %s » a le type « %s », qui n'en est pas un ; écrivez-le comme « application/json »", p.Nom, p.Mime)
		}
		noms[p.Nom] = true
	}
	return nil
}

func estMime(s string) bool {
	genre, sorte, ok := strings.Cut(s, "/")
	lettres := func(s string) bool {
		return s != "" && strings.Trim(s, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.+-") == ""
	}
	return ok && lettres(genre) && lettres(sorte)
}
