package acte

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"delibere/app/conseil"
)

// choix are the settings that take one of a few values.
var choix = []struct {
	cle    string
	valeur func(*Modele) string
	permis []string
}{
	{"presences", func(m *Modele) string { return string(m.Presences) }, []string{string(EnTableau), string(EnTexte)}},
	{"representes", func(m *Modele) string { return string(m.Representes) }, []string{string(ParmiLesExcuses), string(AvecLeurPouvoir)}},
	{"comptes", func(m *Modele) string { return string(m.Comptes) }, []string{string(CompteExprimes), string(CompteVotants)}},
	{"votes", func(m *Modele) string { return string(m.Votes) }, []string{string(EnTexte), string(EnTableau)}},
	{"signatures", func(m *Modele) string { return string(m.Signataires) }, []string{string(SelonLaLoi), string(LeMaireSeul), string(MaireEtSecretaires)}},
}

// drapeaux are the settings that are true or false.
var drapeaux = []string{"visas", "considerants"}

// clesDuModele lists every key of the file of a Modele.
func clesDuModele() []string {
	cles := slices.Clone(drapeaux)
	for _, f := range formulations {
		cles = append(cles, f.cle)
	}
	for _, c := range choix {
		cles = append(cles, c.cle)
	}
	slices.Sort(cles)
	return cles
}

// LireModele reads the settings of a commune, as JSON. A key that is not given keeps the ordinary value;
// one that does not exist, and a value that means nothing, are refused in French.
func LireModele(octets []byte) (Modele, error) {
	m := ModeleOrdinaire()
	octets = bytes.TrimPrefix(octets, []byte("\ufeff"))
	if !utf8.Valid(octets) {
		return Modele{}, errors.New("le modèle n'est pas en UTF-8 ; enregistrez-le en UTF-8")
	}
	if err := clesPermises(octets); err != nil {
		return Modele{}, err
	}
	if err := json.Unmarshal(octets, &m); err != nil {
		var genre *json.UnmarshalTypeError
		if !errors.As(err, &genre) {
			return Modele{}, errMalForme
		}
		attendu := "un texte entre guillemets est attendu"
		if slices.Contains(drapeaux, genre.Field) {
			attendu = "true ou false est attendu"
		}
		return Modele{}, fmt.Errorf("le modèle, à la clé « %s » : %s ; corrigez la valeur", genre.Field, attendu)
	}
	if err := m.Valider(); err != nil {
		return Modele{}, err
	}
	return m, nil
}

var errMalForme = errors.New("le modèle n'est pas un objet JSON bien formé ; corrigez-le, ou exportez-le à nouveau")

// clesPermises refuses a key that does not exist or that is given twice: the decoder of the standard
// library would take either.
func clesPermises(octets []byte) error {
	dec := json.NewDecoder(bytes.NewReader(octets))
	if t, err := dec.Token(); err != nil || t != json.Delim('{') {
		return errMalForme
	}
	deja := map[string]bool{}
	for dec.More() {
		t, err := dec.Token()
		cle, ok := t.(string)
		if err != nil || !ok {
			return errMalForme
		}
		if !slices.Contains(clesDuModele(), cle) {
			return fmt.Errorf("le modèle a une clé inconnue, « %s » ; les clés sont %s", cle, conseil.Enumerer(clesDuModele()))
		}
		if deja[cle] {
			return fmt.Errorf("le modèle donne deux fois la clé « %s » ; gardez-en une", cle)
		}
		deja[cle] = true
		var valeur any
		if err := dec.Decode(&valeur); err != nil {
			return errMalForme
		}
		if valeur == nil {
			return fmt.Errorf("le modèle, à la clé « %s » : la valeur est vide (null) ; donnez-en une, ou supprimez la clé", cle)
		}
	}
	if _, err := dec.Token(); err != nil {
		return errMalForme
	}
	if _, err := dec.Token(); !errors.Is(err, io.EOF) {
		return errMalForme
	}
	return nil
}

// Valider refuses a Modele that would print something else than what is meant.
func (m Modele) Valider() error {
	for _, f := range formulations {
		if err := f.valider(*f.champ(&m)); err != nil {
			return fmt.Errorf("le modèle, à la clé « %s » : %w", f.cle, err)
		}
	}
	for _, c := range choix {
		if v := c.valeur(&m); !slices.Contains(c.permis, v) {
			return fmt.Errorf("le modèle, à la clé « %s » : « %s » n'est pas admis ; écrivez « %s »", c.cle, v, strings.Join(c.permis, " » ou « "))
		}
	}
	return nil
}

// EcrireModele writes the settings as LireModele reads them.
func EcrireModele(m Modele) ([]byte, error) {
	if err := m.Valider(); err != nil {
		return nil, err
	}
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	err := enc.Encode(m)
	return b.Bytes(), err
}
