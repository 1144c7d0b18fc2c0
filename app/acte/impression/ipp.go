//go:build !windows

package impression

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"io"
	"net"
	"net/http"
	"strings"
)

// The commands of CUPS do not tell whether a job that has ended was printed: its server does, in IPP. Only
// what reading a state takes is here: a request of a few names, an answer of a few values (RFC 8010, 3).
const (
	lireTravail    = 0x0009 // Get-Job-Attributes (RFC 8011, 4.3.4)
	lireImprimante = 0x000b // Get-Printer-Attributes (RFC 8011, 4.2.5)
	introuvable    = 0x0406 // client-error-not-found
)

// Tags of what is written and read (RFC 8010, 3.5).
const (
	groupeOperation = 0x01
	finDesGroupes   = 0x03
	entier          = 0x21
	enumeration     = 0x23
	motCle          = 0x44
	adresseURI      = 0x45
	jeuDeCaracteres = 0x47
	langue          = 0x48
)

// valeurs are what an answer says: of each name its values, the numbers apart.
type valeurs struct {
	mots    map[string][]string
	nombres map[string]int
}

// demander writes a request on a job or a printer, for those attributes.
func demander(operation uint16, cible, uri string, attributs ...string) []byte {
	b := binary.BigEndian.AppendUint16([]byte{1, 1}, operation)
	b = append(binary.BigEndian.AppendUint32(b, 1), groupeOperation)
	ecrire := func(tag byte, nom, valeur string) {
		b = append(b, tag)
		for _, s := range []string{nom, valeur} {
			b = append(binary.BigEndian.AppendUint16(b, uint16(len(s))), s...)
		}
	}
	ecrire(jeuDeCaracteres, "attributes-charset", "utf-8")
	ecrire(langue, "attributes-natural-language", "en")
	ecrire(adresseURI, cible, uri)
	for i, a := range attributs {
		nom := "requested-attributes"
		if i > 0 {
			nom = "" // one more value of the same
		}
		ecrire(motCle, nom, a)
	}
	return append(b, finDesGroupes)
}

var errReponse = errors.New("le service d'impression (CUPS) a répondu autre chose qu'un état ; regardez la file dans les imprimantes du système")

// lireReponse reads an answer: its status, and what it says.
func lireReponse(o []byte) (statut int, v valeurs, err error) {
	v = valeurs{map[string][]string{}, map[string]int{}}
	if len(o) < 8 {
		return 0, v, errReponse
	}
	statut, o = int(binary.BigEndian.Uint16(o[2:])), o[8:]
	champ := func() ([]byte, bool) {
		if len(o) < 2 {
			return nil, false
		}
		n := int(binary.BigEndian.Uint16(o))
		if len(o) < 2+n {
			return nil, false
		}
		c := o[2 : 2+n]
		o = o[2+n:]
		return c, true
	}
	nom := ""
	for len(o) > 0 {
		tag := o[0]
		o = o[1:]
		if tag == finDesGroupes {
			return statut, v, nil
		}
		if tag < 0x10 { // another group
			continue
		}
		n, ok := champ()
		valeur, ok2 := champ()
		if !ok || !ok2 {
			break
		}
		if len(n) > 0 {
			nom = string(n)
		}
		switch {
		case (tag == entier || tag == enumeration) && len(valeur) == 4:
			v.nombres[nom] = int(int32(binary.BigEndian.Uint32(valeur)))
		case tag >= 0x40 && tag < 0x4a:
			v.mots[nom] = append(v.mots[nom], string(valeur))
		}
	}
	return 0, v, errReponse
}

// interroger asks the server that the commands use.
func interroger(ctx context.Context, corps []byte) (int, valeurs, error) {
	adresse, err := commande(ctx, nil, "lpstat", "-H")
	if err != nil {
		return 0, valeurs{}, err
	}
	reseau := "tcp"
	if adresse = strings.TrimSpace(adresse); strings.HasPrefix(adresse, "/") {
		reseau = "unix"
	}
	ctx, annuler := context.WithTimeout(ctx, delai)
	defer annuler()
	client := http.Client{Transport: &http.Transport{DisableKeepAlives: true, DialContext: func(ctx context.Context, _, _ string) (net.Conn, error) {
		return new(net.Dialer).DialContext(ctx, reseau, adresse)
	}}}
	demande, err := http.NewRequestWithContext(ctx, http.MethodPost, "http://localhost/", bytes.NewReader(corps))
	if err != nil {
		return 0, valeurs{}, err
	}
	demande.Header.Set("Content-Type", "application/ipp")
	reponse, err := client.Do(demande)
	if err != nil {
		return 0, valeurs{}, errArrete
	}
	defer reponse.Body.Close()
	octets, err := io.ReadAll(io.LimitReader(reponse.Body, 1<<20))
	if err != nil || reponse.StatusCode != http.StatusOK {
		return 0, valeurs{}, errReponse
	}
	return lireReponse(octets)
}
