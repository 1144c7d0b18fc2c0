// Package rne reads the « conseillers municipaux » file of the Répertoire national des élus, as
// data.gouv.fr publishes it: the tableau of a conseil in one gesture. It reads the dates and the codes
// as they have been written over the years, and drops the dates of birth unless they are asked for.
package rne

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/unicode/norm"

	"delibere/app/conseil"
)

// Tableau is the conseil of one commune as the file gives it.
type Tableau struct {
	CodeInsee   string // 5 characters
	Commune     string
	Departement string // its name
	Elus        []conseil.Elu
}

// Options choose what is read.
type Options struct {
	CodeInsee string // the commune, 5 characters; "" when the file holds one only
	Naissance bool   // keep the dates of birth: needed only to settle a tied nomination (CGCT L2121-21)
}

// colonnes are the headings, by what they begin with, in small letters.
var colonnes = map[string]string{
	"departement": "code du département", "nomDepartement": "libellé du département",
	"commune": "code de la commune", "nomCommune": "libellé de la commune", "nom": "nom de l", "prenom": "prénom de l", "sexe": "code sexe",
	"naissance": "date de naissance", "debut": "date de début du mandat", "fonction": "libellé de la fonction",
}

// requises are the columns without which nothing can be made.
var requises = []string{"departement", "commune", "nom", "prenom"}

// Lire reads the file.
func Lire(r io.Reader, o Options) (*Tableau, error) {
	lignes, err := ouvrir(r)
	if err != nil {
		return nil, err
	}
	entete, err := lignes.Read()
	if err != nil {
		return nil, errors.New("le fichier du répertoire national des élus est vide ; téléchargez-le de nouveau")
	}
	rangs, err := lireEntete(entete)
	if err != nil {
		return nil, err
	}
	l := &lecture{o: o, rangs: rangs, deja: map[string]int{}}
	for n := 2; ; n++ {
		champs, err := lignes.Read()
		if errors.Is(err, io.EOF) {
			return l.tableau()
		}
		if err == nil {
			err = l.ligne(champs)
		}
		if err != nil {
			return nil, fmt.Errorf("ligne %d du fichier du répertoire national des élus : %w", n, err)
		}
	}
}

// ouvrir guesses the encoding and the separator from the first lines.
func ouvrir(r io.Reader) (*csv.Reader, error) {
	b := bufio.NewReaderSize(r, 1<<16)
	debut, err := b.Peek(1 << 15)
	if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, bufio.ErrBufferFull) {
		return nil, fmt.Errorf("le fichier ne se lit pas : %w", err)
	}
	if bytes.IndexByte(debut, 0) >= 0 {
		return nil, errors.New("ce fichier n'est pas un texte ; enregistrez le répertoire national des élus au format CSV")
	}
	premiere, _, _ := bytes.Cut(debut, []byte("\n"))
	var source io.Reader = b
	if !utf8.Valid(premiere) {
		source = charmap.Windows1252.NewDecoder().Reader(b)
	} else if bytes.HasPrefix(debut, []byte("\ufeff")) {
		_, _ = b.Discard(3)
	}
	c := csv.NewReader(source)
	c.Comma, c.LazyQuotes, c.FieldsPerRecord, c.ReuseRecord = ';', true, -1, true
	for _, s := range []rune{'\t', ','} {
		if bytes.Count(premiere, []byte(string(s))) > bytes.Count(premiere, []byte(string(c.Comma))) {
			c.Comma = s
		}
	}
	return c, nil
}

func lireEntete(entete []string) (map[string]int, error) {
	rangs := map[string]int{}
	for i, titre := range entete {
		titre = strings.ToLower(norm.NFC.String(strings.TrimSpace(titre)))
		for nom, debut := range colonnes {
			if _, vu := rangs[nom]; !vu && strings.HasPrefix(titre, debut) {
				rangs[nom] = i
			}
		}
	}
	for _, nom := range requises {
		if _, la := rangs[nom]; !la {
			return nil, fmt.Errorf("ce fichier n'est pas celui des conseillers municipaux du répertoire national des élus : il lui manque la colonne « %s » ; téléchargez « elus-conseillers-municipaux » sur data.gouv.fr", colonnes[nom])
		}
	}
	return rangs, nil
}

// EstRNE reports whether a file has the columns of the Répertoire national des élus.
func EstRNE(octets []byte) bool {
	lignes, err := ouvrir(bytes.NewReader(octets))
	if err != nil {
		return false
	}
	entete, err := lignes.Read()
	if err != nil {
		return false
	}
	_, err = lireEntete(entete)
	return err == nil
}

// Texte is what a file that a spreadsheet wrote says, for Coller.
func Texte(octets []byte) string {
	if utf8.Valid(octets) {
		return string(octets)
	}
	texte, _ := charmap.Windows1252.NewDecoder().Bytes(octets) // every byte is a character
	return string(texte)
}

// lecture gathers the lines of one commune.
type lecture struct {
	o     Options
	rangs map[string]int
	t     Tableau
	deja  map[string]int // by name and birth: a person with two functions is on two lines
	poids []int          // of the function kept for each élu
}

// champ returns a field of a line, "" when the line is too short or has no such column.
func (l *lecture) champ(champs []string, nom string) string {
	if i, ok := l.rangs[nom]; ok && i < len(champs) {
		return norm.NFC.String(strings.TrimSpace(champs[i]))
	}
	return ""
}

// codeInsee joins the codes of the département and of the commune, in both lengths they have had.
func codeInsee(departement, commune string) string {
	if len(commune) == 5 {
		return commune
	}
	departement = strings.TrimPrefix(departement, "0")
	if len(departement) == 1 {
		departement = "0" + departement
	}
	if len(departement) > 2 {
		departement = departement[:2] // 971 and 105 make 97105
	}
	if len(commune) < 3 {
		commune = strings.Repeat("0", 3-len(commune)) + commune
	}
	return departement + commune
}

func (l *lecture) ligne(champs []string) error {
	code := codeInsee(l.champ(champs, "departement"), l.champ(champs, "commune"))
	if l.o.CodeInsee != "" && code != l.o.CodeInsee {
		return nil
	}
	if l.t.CodeInsee != "" && code != l.t.CodeInsee {
		return fmt.Errorf("le fichier tient les conseils de plusieurs communes (%s, %s) ; écrivez d'abord le code INSEE de la vôtre dans « Réglages »", l.t.CodeInsee, code)
	}
	l.t.CodeInsee, l.t.Commune, l.t.Departement = code, l.champ(champs, "nomCommune"), l.champ(champs, "nomDepartement")
	e := conseil.Elu{Nom: l.champ(champs, "nom"), Prenom: l.champ(champs, "prenom"), Civilite: conseil.Monsieur}
	if e.Nom == "" {
		return errors.New("un élu n'a pas de nom ; téléchargez le fichier de nouveau")
	}
	if l.champ(champs, "sexe") == "F" {
		e.Civilite = conseil.Madame
	}
	naissance, err := lireDate(l.champ(champs, "naissance"))
	if err == nil {
		e.Debut, err = lireDate(l.champ(champs, "debut"))
	}
	if err != nil {
		return err
	}
	if l.o.Naissance {
		e.Naissance = naissance
	}
	fonction, poids := lireFonction(l.champ(champs, "fonction"))
	cle := e.Nom + "\x00" + e.Prenom + "\x00" + naissance.String()
	if i, deja := l.deja[cle]; deja {
		if poids < l.poids[i] {
			l.t.Elus[i].Fonction, l.poids[i] = fonction, poids
		}
		return nil
	}
	e.Fonction = fonction
	l.deja[cle] = len(l.t.Elus)
	l.t.Elus, l.poids = append(l.t.Elus, e), append(l.poids, poids)
	return nil
}

// lireDate reads 2020-05-18 or 18/05/2020.
func lireDate(s string) (conseil.Date, error) {
	if s == "" {
		return conseil.Date{}, nil
	}
	for _, forme := range []string{time.DateOnly, "02/01/2006", "2/1/2006"} {
		if t, err := time.Parse(forme, s); err == nil {
			return conseil.DateOf(t), nil
		}
	}
	return conseil.Date{}, fmt.Errorf("« %s » n'est pas une date ; elle s'écrit 2020-05-18 ou 18/05/2020", s)
}

// simpleConseiller is the weight of a member without a function.
const simpleConseiller = 1000

// lireFonction returns the function as an act writes it, and its weight in the ordre du tableau: the
// maire, the adjoints in their order, the others (CGCT L2121-1).
func lireFonction(s string) (string, int) {
	bas := strings.ToLower(s)
	rang := 0
	_, _ = fmt.Sscanf(bas, "%d", &rang)
	switch {
	case bas == "maire":
		return "Maire", 0
	case strings.Contains(bas, "adjoint") && rang > 0:
		return strings.TrimSuffix(strings.TrimSuffix(s, " au maire"), " au Maire"), rang
	case s == "" || strings.HasPrefix(bas, "conseiller municipal") || strings.HasPrefix(bas, "conseillère municipale"):
		return "", simpleConseiller
	}
	return s, simpleConseiller - 1
}

// tableau puts the members in the order of their functions; those without one keep the order of the
// file, which the secretary mends: the law wants them by seniority and by votes.
func (l *lecture) tableau() (*Tableau, error) {
	if len(l.t.Elus) == 0 {
		return nil, fmt.Errorf("le fichier n'a aucun conseiller de la commune %s ; vérifiez le code INSEE dans « Réglages »", l.o.CodeInsee)
	}
	ordre := make([]int, len(l.t.Elus))
	for i := range ordre {
		ordre[i] = i
	}
	slices.SortStableFunc(ordre, func(a, b int) int { return l.poids[a] - l.poids[b] })
	elus, ids := make([]conseil.Elu, len(ordre)), map[conseil.EluID]bool{}
	for i, k := range ordre {
		e := l.t.Elus[k]
		e.Rang, e.ID = i+1, Identifiant(e.Nom, e.Prenom)
		for n := 2; ids[e.ID]; n++ {
			e.ID = conseil.EluID(fmt.Sprintf("%s-%d", Identifiant(e.Nom, e.Prenom), n))
		}
		ids[e.ID] = true
		elus[i] = e
	}
	l.t.Elus = elus
	return &l.t, nil
}

// Identifiant makes the name of a mandate from that of a person: "NOM DE TEST", "Élise" give
// "nom-de-test-elise".
func Identifiant(nom, prenom string) conseil.EluID {
	var b strings.Builder
	for _, r := range norm.NFD.String(strings.ToLower(nom + " " + prenom)) {
		switch {
		case unicode.Is(unicode.Mn, r):
		case r == 'œ':
			b.WriteString("oe")
		case r == 'æ':
			b.WriteString("ae")
		case r < utf8.RuneSelf && (unicode.IsLetter(r) || unicode.IsDigit(r)):
			b.WriteRune(r)
		case b.Len() > 0 && !strings.HasSuffix(b.String(), "-"):
			b.WriteByte('-')
		}
	}
	if id := strings.Trim(b.String(), "-"); id != "" {
		return conseil.EluID(id)
	}
	return "elu"
}
