package transmission

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// What a message may weigh: the largest real one, a classification, has 44 kB, 600 elements and a depth
// of 7; a signature nests some twenty.
const (
	octetsXML     = 8 << 20
	profondeurXML = 64
	elementsXML   = 100_000
)

// espaceActes begins the namespace of every message of the norm.
const espaceActes = "http://www.interieur.gouv.fr/ACTES"

// errEtranger: well-formed XML that is no message of ACTES.
var errEtranger = errors.New("ce fichier XML n'est pas un message ACTES ; choisissez celui que la plateforme de télétransmission a rendu")

// noeud is an element of a message. Names are local: the prefix is the sender's choice.
type noeud struct {
	nom     string
	attrs   map[string]string
	texte   []byte
	enfants []*noeud
}

// lireArbre reads a message whatever its encoding, in bounded time and memory. It returns errEtranger for
// XML that is not of the norm.
func lireArbre(octets []byte) (*noeud, error) {
	if len(octets) > octetsXML {
		return nil, fmt.Errorf("le message fait %d Mo, un message ACTES n'en fait jamais %d ; ce n'en est pas un", len(octets)>>20, octetsXML>>20)
	}
	texte, err := enUTF8(octets)
	if err != nil {
		return nil, err
	}
	dec := xml.NewDecoder(bytes.NewReader(texte))
	dec.CharsetReader = func(_ string, r io.Reader) (io.Reader, error) { return r, nil }
	l := lecteur{dec: dec}
	if err := l.lire(); err != nil {
		return nil, err
	}
	if !strings.HasPrefix(l.espace, espaceActes) {
		return nil, errEtranger
	}
	return l.racine, nil
}

// declaration is the encoding that a file says it has.
var declaration = regexp.MustCompile(`^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9._-]{1,30})["']`)

// enUTF8 honours the declared encoding. A file without one is UTF-8, as XML says; the préfectures also
// send Latin-1 under either banner, which shows as bytes that are no UTF-8.
func enUTF8(octets []byte) ([]byte, error) {
	octets = bytes.TrimPrefix(octets, []byte("\xef\xbb\xbf"))
	declare := "utf-8"
	if m := declaration.FindSubmatch(octets); m != nil {
		declare = strings.ToLower(string(m[1]))
	}
	table := charmap.Windows1252
	switch declare {
	case "utf-8", "utf8", "us-ascii":
		if utf8.Valid(octets) {
			return octets, nil
		}
	case "iso-8859-1", "latin1", "windows-1252", "cp1252":
	case "iso-8859-15", "latin9":
		table = charmap.ISO8859_15
	default:
		return nil, fmt.Errorf("le message est écrit dans l'encodage « %s », que la norme ne connaît pas ; demandez-le à nouveau à la plateforme", declare)
	}
	return table.NewDecoder().Bytes(octets)
}

// lecteur builds the tree of a message.
type lecteur struct {
	dec      *xml.Decoder
	racine   *noeud
	espace   string
	pile     []*noeud
	elements int
}

func (l *lecteur) lire() error {
	for {
		jeton, err := l.dec.Token()
		if errors.Is(err, io.EOF) && l.racine != nil {
			return nil
		}
		if errors.Is(err, io.EOF) {
			return errors.New("le message est vide ; demandez-le à nouveau à la plateforme")
		}
		if err != nil {
			ligne, _ := l.dec.InputPos()
			return fmt.Errorf("le message n'est pas du XML bien formé (ligne %d) ; le fichier est abîmé, demandez-le à nouveau à la plateforme", ligne)
		}
		if err := l.prendre(jeton); err != nil {
			return err
		}
	}
}

func (l *lecteur) prendre(jeton xml.Token) error {
	switch j := jeton.(type) {
	case xml.Directive:
		return errors.New("le message déclare un type de document (DOCTYPE), ce qu'un message ACTES ne fait jamais ; ne l'ouvrez pas et signalez-le")
	case xml.StartElement:
		return l.entrer(j)
	case xml.EndElement:
		l.pile = l.pile[:len(l.pile)-1]
	case xml.CharData:
		if len(l.pile) > 0 {
			l.pile[len(l.pile)-1].texte = append(l.pile[len(l.pile)-1].texte, j...)
		}
	}
	return nil
}

func (l *lecteur) entrer(e xml.StartElement) error {
	if l.elements++; l.elements > elementsXML || len(l.pile) >= profondeurXML {
		return errors.New("le message a trop d'éléments, ou trop d'éléments les uns dans les autres, pour être un message ACTES ; ne l'ouvrez pas et signalez-le")
	}
	n := &noeud{nom: e.Name.Local, attrs: make(map[string]string, len(e.Attr))}
	for _, a := range e.Attr {
		n.attrs[a.Name.Local] = strings.TrimSpace(a.Value)
	}
	switch {
	case len(l.pile) > 0:
		parent := l.pile[len(l.pile)-1]
		parent.enfants = append(parent.enfants, n)
	case l.racine != nil:
		return errors.New("le fichier contient plusieurs messages à la suite ; un message ACTES est seul dans son fichier")
	default:
		l.racine, l.espace = n, e.Name.Space
	}
	l.pile = append(l.pile, n)
	return nil
}

// premier returns the first child of that name, nil when there is none; it may be called on nil.
func (n *noeud) premier(nom string) *noeud {
	if n == nil {
		return nil
	}
	for _, e := range n.enfants {
		if e.nom == nom {
			return e
		}
	}
	return nil
}

// a returns an attribute, "" when there is none; it may be called on nil.
func (n *noeud) a(nom string) string {
	if n == nil {
		return ""
	}
	return n.attrs[nom]
}

// texteMax bounds the text of an element that is shown: longer is no sentence of a préfecture.
const texteMax = 4000

// contenu returns the text of the element on one line; it may be called on nil.
func (n *noeud) contenu() string {
	if n == nil {
		return ""
	}
	return abreger(string(n.texte), texteMax)
}

// chercher visits every element of that name, in the order of the file.
func (n *noeud) chercher(nom string, f func(*noeud)) {
	if n == nil {
		return
	}
	if n.nom == nom {
		f(n)
	}
	for _, e := range n.enfants {
		e.chercher(nom, f)
	}
}
