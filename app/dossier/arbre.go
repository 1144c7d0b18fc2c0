package dossier

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"
	"unicode/utf8"
)

// noeud is a JSON value and where it stands.
type noeud struct {
	chemin string
	ligne  int
	genre  genre
	texte  string // a string's text, a number's digits
	vrai   bool
	champs []champ // of an object, in the order of the file
	items  []noeud // of an array
}

type champ struct {
	cle    string
	ligne  int
	valeur noeud
	lu     bool
}

type genre byte

const (
	genreNul genre = iota
	genreObjet
	genreListe
	genreTexte
	genreNombre
	genreBooleen
)

var nomsDesGenres = [...]string{"vide (null)", "un objet { }", "une liste [ ]", "un texte", "un nombre", "vrai ou faux"}

// profondeurMax bounds the nesting: the deepest legitimate value stands at 8.
const profondeurMax = 32

func (n *noeud) erreur(format string, args ...any) *Erreur {
	return &Erreur{Chemin: n.chemin, Ligne: n.ligne, Message: fmt.Sprintf(format, args...)}
}

// lireArbre reads a whole file and parses it, keeping where each value stands; quoi is what the file should
// be: "un dossier de séance".
func lireArbre(r io.Reader, quoi string) (*noeud, error) {
	octets, err := io.ReadAll(io.LimitReader(r, TailleMax+1))
	if err != nil {
		return nil, fmt.Errorf("lecture du fichier : %w", err)
	}
	if len(octets) > TailleMax {
		return nil, &Erreur{Message: fmt.Sprintf("ce fichier dépasse %d Mo, ce n'est pas %s ; choisissez le fichier exporté par Délibéré", TailleMax>>20, quoi)}
	}
	octets = bytes.TrimPrefix(octets, []byte("\ufeff"))
	if !utf8.Valid(octets) && !bytes.HasPrefix(bytes.TrimSpace(octets), []byte("{")) {
		return nil, &Erreur{Message: "ce fichier n'est pas " + quoi + " ; choisissez le fichier exporté par Délibéré"}
	}
	if !utf8.Valid(octets) {
		return nil, &Erreur{Ligne: ligneFautive(octets), Message: "ce fichier n'est pas en UTF-8 ; enregistrez-le en UTF-8 (dans un éditeur de texte : « Enregistrer sous », codage UTF-8)"}
	}
	p := &lecteur{quoi: quoi, octets: octets, dec: json.NewDecoder(bytes.NewReader(octets))}
	p.dec.UseNumber()
	racine, err := p.valeur("", 0)
	if err != nil {
		return nil, p.traduire(err)
	}
	if _, err := p.dec.Token(); !errors.Is(err, io.EOF) {
		return nil, &Erreur{Ligne: p.ligne(), Message: "il y a du texte après la fin du dossier ; supprimez ce qui suit la dernière accolade"}
	}
	return racine, nil
}

// ligneFautive is the line of the first byte that is not UTF-8.
func ligneFautive(octets []byte) int {
	for i := 0; i < len(octets); {
		r, n := utf8.DecodeRune(octets[i:])
		if r == utf8.RuneError && n == 1 {
			return 1 + bytes.Count(octets[:i], []byte("\n"))
		}
		i += n
	}
	return 0
}

type lecteur struct {
	quoi   string
	octets []byte
	dec    *json.Decoder
	compte int // lines before lu
	lu     int
}

// ligne is the line of what was just read; it only goes forward.
func (p *lecteur) ligne() int {
	fin := min(int(p.dec.InputOffset()), len(p.octets))
	p.compte += bytes.Count(p.octets[p.lu:fin], []byte("\n"))
	p.lu = fin
	return p.compte + 1
}

func (p *lecteur) traduire(err error) error {
	var e *Erreur
	if errors.As(err, &e) {
		return err
	}
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return &Erreur{Ligne: p.ligne(), Message: "le fichier s'arrête avant sa fin ; il a été coupé, reprenez-le à sa source"}
	}
	ligne := p.ligne()
	var syntaxe *json.SyntaxError
	if errors.As(err, &syntaxe) {
		ligne = 1 + bytes.Count(p.octets[:min(int(syntaxe.Offset), len(p.octets))], []byte("\n"))
	}
	return &Erreur{Ligne: ligne, Message: "ce fichier n'est pas " + p.quoi + " (JSON mal formé) ; choisissez le fichier exporté par Délibéré, ou corrigez cette ligne"}
}

func (p *lecteur) valeur(chemin string, profondeur int) (*noeud, error) {
	t, err := p.dec.Token()
	if err != nil {
		return nil, err
	}
	n := &noeud{chemin: chemin, ligne: p.ligne()}
	if profondeur > profondeurMax {
		return nil, n.erreur("trop de niveaux emboîtés ; ce n'est pas %s", p.quoi)
	}
	switch t := t.(type) {
	case json.Delim:
		if t == '{' {
			n.genre = genreObjet
			return n, p.objet(n, profondeur)
		}
		n.genre = genreListe
		return n, p.liste(n, profondeur)
	case string:
		n.genre, n.texte = genreTexte, t
	case json.Number:
		n.genre, n.texte = genreNombre, t.String()
	case bool:
		n.genre, n.vrai = genreBooleen, t
	}
	return n, nil
}

func (p *lecteur) objet(n *noeud, profondeur int) error {
	deja := map[string]int{}
	for p.dec.More() {
		t, err := p.dec.Token()
		if err != nil {
			return err
		}
		cle := t.(string)
		ligne := p.ligne()
		chemin := joindre(n.chemin, cle)
		if premiere, double := deja[cle]; double {
			return &Erreur{Chemin: chemin, Ligne: ligne, Message: fmt.Sprintf("cette clé est donnée deux fois (déjà ligne %d) ; gardez-en une", premiere)}
		}
		deja[cle] = ligne
		v, err := p.valeur(chemin, profondeur+1)
		if err != nil {
			return err
		}
		n.champs = append(n.champs, champ{cle: cle, ligne: ligne, valeur: *v})
	}
	_, err := p.dec.Token()
	return err
}

func (p *lecteur) liste(n *noeud, profondeur int) error {
	for p.dec.More() {
		v, err := p.valeur(n.chemin+"["+strconv.Itoa(len(n.items))+"]", profondeur+1)
		if err != nil {
			return err
		}
		n.items = append(n.items, *v)
	}
	_, err := p.dec.Token()
	return err
}

func joindre(chemin, cle string) string {
	if chemin == "" {
		return cle
	}
	return chemin + "." + cle
}
