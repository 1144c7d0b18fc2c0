package rne

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"delibere/app/conseil"
)

// collageMax is the largest paste that is read, in bytes: the tableau of 163 members takes a tenth of it.
const collageMax = 200_000

// membresMax is more than any conseil has.
const membresMax = 200

// Collage is the tableau that rows copied from a spreadsheet make, to be looked at before it is taken.
type Collage struct {
	Colonnes []string // what each column is taken for, "" for one that is not read
	Lignes   []LigneCollee

	corps   [][]string // the cells, row by row
	numeros []int      // of their lines
}

// LigneCollee is one row.
type LigneCollee struct {
	Numero int // of the line, from 1
	Elu    conseil.Elu
	Faute  string // why the row cannot be taken, with the mend
	Doute  string // what was supposed
}

// Elus are the members, when no row is wrong.
func (c *Collage) Elus() []conseil.Elu {
	l := make([]conseil.Elu, 0, len(c.Lignes))
	for i := range c.Lignes {
		if c.Lignes[i].Faute != "" {
			return nil
		}
		l = append(l, c.Lignes[i].Elu)
	}
	return l
}

// Fautes lists what is wrong, row by row.
func (c *Collage) Fautes() (l []string) {
	for _, x := range c.Lignes {
		if x.Faute != "" {
			l = append(l, fmt.Sprintf("ligne %d : %s", x.Numero, x.Faute))
		}
	}
	return l
}

// Coller reads rows copied from a spreadsheet, in the order of the tableau. The columns are known by their
// headings or, without any, by what they hold.
func Coller(texte string) (*Collage, error) {
	if len(texte) > collageMax {
		return nil, fmt.Errorf("le texte collé fait %s, bien plus qu'un tableau du conseil ; ne copiez que les lignes des élus", enOctets(len(texte)))
	}
	if !utf8.ValidString(texte) || strings.ContainsRune(texte, 0) {
		return nil, errors.New("ce qui est collé n'est pas du texte ; dans le tableur, choisissez les cellules, puis copiez-les avec Ctrl+C")
	}
	lignes, numeros, err := decouper(norm.NFC.String(texte))
	if err != nil {
		return nil, err
	}
	if len(lignes) == 0 {
		return nil, errors.New("il n'y a rien à coller ; dans le tableur, choisissez les lignes des élus, puis copiez-les avec Ctrl+C")
	}
	c := &Collage{Colonnes: parTitres(lignes[0]), corps: lignes, numeros: numeros}
	if c.Colonnes != nil {
		c.corps, c.numeros = lignes[1:], numeros[1:]
	} else {
		c.Colonnes = parContenu(lignes)
	}
	if err := nommable(c.Colonnes, c.corps); err != nil {
		return nil, err
	}
	c.lire()
	return c, nil
}

// lire reads the rows by what the columns are taken for.
func (c *Collage) lire() {
	c.Lignes = nil
	for i, champs := range c.corps {
		c.Lignes = append(c.Lignes, c.ligne(c.numeros[i], champs))
	}
	c.nommer()
}

func nommable(colonnes []string, corps [][]string) error {
	switch {
	case len(corps) == 0:
		return errors.New("il n'y a que la ligne des titres ; copiez aussi celles des élus")
	case len(corps) > membresMax:
		return fmt.Errorf("%d lignes sont collées, plus qu'aucun conseil n'a de membres ; ne copiez que les lignes des élus", len(corps))
	case !slices.Contains(colonnes, ColonneNom) && !slices.Contains(colonnes, ColonneNomPrenom):
		return errors.New("aucune colonne ne ressemble à des noms ; écrivez « Nom » et « Prénom » au-dessus des colonnes, puis copiez avec la ligne des titres")
	}
	return nil
}

func enOctets(n int) string {
	if n >= 1_000_000 {
		return strings.Replace(fmt.Sprintf("%.1f Mo", float64(n)/1e6), ".", ",", 1)
	}
	return fmt.Sprintf("%d ko", n/1000)
}

// decouper cuts the text into rows and cells; the empty rows go.
func decouper(texte string) (lignes [][]string, numeros []int, err error) {
	r := csv.NewReader(strings.NewReader(strings.ReplaceAll(strings.TrimPrefix(texte, "\ufeff"), "\r\n", "\n")))
	r.FieldsPerRecord, r.LazyQuotes = -1, true
	r.Comma = separateur(texte)
	for {
		champs, err := r.Read()
		if errors.Is(err, io.EOF) {
			return lignes, numeros, nil
		}
		if err != nil {
			return nil, nil, errors.New("ce qui est collé ne se découpe pas en lignes ; copiez les cellules depuis le tableur, avec Ctrl+C")
		}
		for i := range champs {
			champs[i] = strings.Join(strings.Fields(champs[i]), " ")
		}
		if strings.Join(champs, "") == "" {
			continue
		}
		n, _ := r.FieldPos(0)
		lignes, numeros = append(lignes, champs), append(numeros, n)
	}
}

// separateur is the tabulation of a spreadsheet, or what a text file puts between its cells.
func separateur(texte string) rune {
	for _, s := range "\t;," {
		if strings.ContainsRune(texte, s) {
			return s
		}
	}
	return '\t'
}

// Echanger gives the column of the names to the first names, and back.
func (c *Collage) Echanger() {
	for i, x := range c.Colonnes {
		switch x {
		case ColonneNom:
			c.Colonnes[i] = ColonnePrenom
		case ColonnePrenom:
			c.Colonnes[i] = ColonneNom
		}
	}
	c.lire()
}

// ligne reads one row.
func (c *Collage) ligne(numero int, champs []string) LigneCollee {
	l := LigneCollee{Numero: numero}
	e, civilite := &l.Elu, ""
	for i, texte := range champs {
		if i >= len(c.Colonnes) || texte == "" {
			continue
		}
		switch c.Colonnes[i] {
		case ColonneNom:
			e.Nom = texte
		case ColonnePrenom:
			e.Prenom = texte
		case ColonneNomPrenom:
			civilite, e.Prenom, e.Nom = separerNom(texte)
		case ColonneCivilite:
			civilite = texte
		case ColonneFonction:
			e.Fonction, _ = lireFonction(texte)
		case ColonneDebut, ColonneNaissance:
			l.lireDate(c.Colonnes[i], texte)
		}
	}
	if civilite == "" {
		if premier, reste, coupe := strings.Cut(e.Nom, " "); coupe && civilites[plier(premier)] != "" {
			civilite, e.Nom = premier, reste
		}
	}
	l.poserCivilite(civilite)
	if l.Faute == "" {
		l.Faute = fauteDuNom(*e)
	}
	return l
}

func fauteDuNom(e conseil.Elu) string {
	switch {
	case e.Nom == "":
		return "il manque le nom ; écrivez-le dans le tableur, puis collez de nouveau"
	case !strings.ContainsFunc(e.Nom, unicode.IsLetter):
		return fmt.Sprintf("« %s » n'est pas un nom ; corrigez-le dans le tableur, puis collez de nouveau", e.Nom)
	}
	return ""
}

func (l *LigneCollee) lireDate(colonne, texte string) {
	d, err := dateCollee(texte)
	switch {
	case err != nil:
		l.Faute = fmt.Sprintf("« %s » n'est pas une date (%s) ; écrivez-la comme 18/05/2020", texte, colonne)
	case colonne == ColonneDebut:
		l.Elu.Debut = d
	} // the date of birth is recognised so as not to be taken for another, and is not kept
}

func (l *LigneCollee) poserCivilite(texte string) {
	l.Elu.Civilite = civilites[plier(texte)]
	if l.Elu.Civilite != "" {
		return
	}
	l.Elu.Civilite = conseil.Monsieur
	f := " " + plier(l.Elu.Fonction) + " "
	if strings.Contains(f, "adjointe") || strings.Contains(f, "conseillere") || strings.Contains(f, "la maire") || strings.Contains(f, "deleguee") {
		l.Elu.Civilite = conseil.Madame
	} else if texte != "" {
		l.Faute = fmt.Sprintf("« %s » n'est pas une civilité ; écrivez « M. » ou « Mme »", texte)
	} else {
		l.Doute = "civilité absente : « M. » supposé"
	}
}

// nommer gives the ranks and the identifiers; the same person twice is a mistake of the copy.
func (c *Collage) nommer() {
	deja := map[conseil.EluID]int{}
	for i := range c.Lignes {
		l := &c.Lignes[i]
		l.Elu.Rang, l.Elu.ID = i+1, Identifiant(l.Elu.Nom, l.Elu.Prenom)
		if avant, vu := deja[l.Elu.ID]; vu && l.Faute == "" {
			l.Faute = fmt.Sprintf("%s est déjà à la ligne %d ; gardez une des deux", l.Elu.Appel(), avant)
		}
		deja[l.Elu.ID] = l.Numero
	}
}
