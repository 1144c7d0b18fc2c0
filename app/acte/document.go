// Package acte says what each document of a séance says: paragraphs, tables, lists and signatures, in
// the order in which they are read. It knows no paper: app/acte/pdf sets a Document on pages, Texte
// writes it as plain text for tests, the screen and the command line.
//
// Texts are written with ordinary spaces and straight apostrophes, as a secretary types them; the
// no-break spaces, the ’ and the hyphenation of French typography are the business of the paper.
package acte

import "delibere/app/conseil"

// Document is a whole document, ready to be set on paper.
type Document struct {
	Titre    string       // title of the file: "Extrait n° 2023-32 du registre des délibérations"
	Sujet    string       // the object of the act
	Auteur   string       // "Commune de Valentigney"
	Date     conseil.Date // date of the act: the document's own date, so that the same record gives the same bytes
	Pied     string       // left of the footer, "CM DU 05 AVRIL 2023"; the paper adds page n of m on the right
	Feuillet int          // the pages are feuillets of the register, numbered from this one; 0: they are pages of this document
	Mention  string       // printed across each page when it is not empty: "PROJET"
	Blocs    []Bloc
}

// Bloc is one piece of a document: a Titre, a Paragraphe, a Liste, a Tableau, a Filet, a Figure, an Ensemble or
// Signatures.
type Bloc interface{ bloc() }

// Segment is a run of text in one face.
type Segment struct {
	Texte          string
	Gras, Italique bool
}

// Texte is a text made of runs. A paragraph's text may hold "\n", a forced end of line.
type Texte []Segment

// Alignement says how lines stand between the margins.
type Alignement int

// The alignments. A justified paragraph has its last line at the left.
const (
	Justifie Alignement = iota
	Gauche
	Centre
	Droite
)

// Titre is a heading. Niveau 1 is the document's title, 2 the object of the act, 3 a section.
type Titre struct {
	Niveau     int
	Texte      Texte
	Alignement Alignement
}

// Paragraphe is a paragraph of running text.
type Paragraphe struct {
	Texte      Texte
	Alignement Alignement
	Petit      bool // small type: voies de recours, certificate (never under 9 pt)
	Suite      bool // stands close under the block before it: lines of one heading
	// AvecSuivant keeps the paragraph on the page of the block after it.
	AvecSuivant bool
}

// Liste is a list of items, each with its own sub-items.
type Liste struct {
	Elements []Element
	// Serree writes its items on the lines of one paragraph in plain text, and Suite the first one under the
	// paragraph before it: so the secretary typed them.
	Serree, Suite bool
}

// Element is one item of a Liste.
type Element struct {
	Texte    Texte
	Elements []Element
}

// Tableau is a table. Entete is repeated at the top of each page the table crosses; it is empty for a
// table without heading. Every line has one cell a column.
type Tableau struct {
	Entete    []Cellule
	Lignes    [][]Cellule
	Largeurs  []float64 // relative widths of the columns; equal when nil
	SansFilet bool      // no rules: a layout of columns rather than a table
}

// Cellule is a cell: paragraphs one under the other.
type Cellule []Paragraphe

// Filet is a horizontal rule.
type Filet struct{}

// Figure is a picture, and what one who does not see it hears.
type Figure struct {
	PNG         []byte
	Alternative string
}

// Ensemble keeps its blocks on one page: a certificate and its signatures.
type Ensemble struct{ Blocs []Bloc }

// Signatures is a row of places to sign, side by side.
type Signatures struct{ Places []Signature }

// Signature is one place to sign: who, what is said above and the name under the blank.
type Signature struct {
	Qualite string // "Le Maire,"
	Nom     string // "Philippe GAUTIER"
}

func (Titre) bloc()      {}
func (Paragraphe) bloc() {}
func (Liste) bloc()      {}
func (Tableau) bloc()    {}
func (Filet) bloc()      {}
func (Figure) bloc()     {}
func (Ensemble) bloc()   {}
func (Signatures) bloc() {}

// Clair returns the text without its faces.
func (t Texte) Clair() string {
	s := ""
	for _, seg := range t {
		s += seg.Texte
	}
	return s
}
