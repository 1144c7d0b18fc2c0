package transmission

import (
	"bytes"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"

	"delibere/app/conseil"
	"delibere/assets"
)

// Classification is the list of the matières and of the types of document that a préfecture accepts. Each
// préfecture has its own, dated: an act sent with another date comes back as an anomaly.
type Classification struct {
	Date      conseil.Date
	Nationale bool              // the two levels common to all, for want of the préfecture's
	Matieres  map[string]string // "8.2" -> "Aide sociale", down to five levels
	// Types lists, by nature ("1": délibération), the types of document allowed and their labels; a nature
	// without an entry allows any type.
	Types map[string]map[string]string
}

// dateNationale dates the national levels: the version that the préfectures had as the typed attachments
// came into force.
var dateNationale = conseil.NewDate(2017, 12, 8)

// ClassificationNationale returns the two national levels. It is enough to prepare an act; only the
// préfecture's own classification has the right date.
var ClassificationNationale = sync.OnceValue(func() *Classification {
	c := &Classification{Date: dateNationale, Nationale: true, Matieres: map[string]string{}}
	for ligne := range strings.Lines(assets.NomenclatureActes) {
		if code, libelle, ok := strings.Cut(strings.TrimSpace(ligne), ";"); ok && code[0] <= '9' {
			c.Matieres[code] = libelle
		}
	}
	return c
})

// LireClassification reads the classification that a préfecture sends (message 7-2, or the exchange file
// of a platform).
func LireClassification(octets []byte) (*Classification, error) {
	if !bytes.HasPrefix(bytes.TrimSpace(bytes.TrimPrefix(octets, []byte("\xef\xbb\xbf"))), []byte("<")) {
		return nil, errors.New("ce fichier n'est pas un XML de la préfecture ; la classification est celui que la plateforme de télétransmission donne, demandez-le lui")
	}
	racine, err := lireArbre(octets)
	if err != nil {
		return nil, err
	}
	if racine.nom != "RetourClassification" {
		return nil, fmt.Errorf("ce message (%s) n'est pas une classification ; demandez-la à la plateforme de télétransmission", racine.nom)
	}
	return classificationDe(racine)
}

func classificationDe(racine *noeud) (*Classification, error) {
	date, err := conseil.ParseDate(racine.premier("DateClassification").contenu())
	if err != nil {
		return nil, errors.New("la classification ne porte pas sa date (DateClassification) ; demandez-la à nouveau à la plateforme")
	}
	c := &Classification{Date: date, Matieres: map[string]string{}, Types: map[string]map[string]string{}}
	racine.chercher("NatureActe", func(n *noeud) {
		n.chercher("TypePJNatureActe", func(t *noeud) {
			nature := n.a("CodeNatureActe")
			if c.Types[nature] == nil {
				c.Types[nature] = map[string]string{}
			}
			c.Types[nature][t.a("CodeTypePJ")] = t.a("Libelle")
		})
	})
	c.matieres("", 1, racine.premier("Matieres"))
	if len(c.Matieres) == 0 {
		return nil, errors.New("la classification ne contient aucune matière ; demandez-la à nouveau à la plateforme")
	}
	return c, nil
}

// matieres reads a level and those below it.
func (c *Classification) matieres(parent string, niveau int, n *noeud) {
	if n == nil || niveau > 5 {
		return
	}
	for _, m := range n.enfants {
		if m.nom != "Matiere"+strconv.Itoa(niveau) {
			continue
		}
		code := m.a("CodeMatiere")
		if parent != "" {
			code = parent + "." + code
		}
		c.Matieres[code] = m.a("Libelle")
		c.matieres(code, niveau+1, m)
	}
}

// codeMatiere is the code of a matière as a point bears it: two to five levels.
var codeMatiere = regexp.MustCompile(`^[1-9](\.[1-9][0-9]?){1,4}$`)

// Verifier says what is wrong with the code of a matière, nil when the classification has it.
func (c *Classification) Verifier(code string) error {
	if !codeMatiere.MatchString(code) {
		return fmt.Errorf("la matière « %s » n'est pas un code à deux niveaux ou plus ; écrivez par exemple 8.2", code)
	}
	if _, ok := c.Matieres[code]; ok {
		return nil
	}
	niveaux := strings.Split(code, ".")
	if c.Nationale && len(niveaux) > 2 && c.Matieres[strings.Join(niveaux[:2], ".")] != "" {
		return fmt.Errorf("la matière %s a un niveau propre à la préfecture, dont la classification n'est pas importée ; importez-la, ou écrivez %s", code, strings.Join(niveaux[:2], "."))
	}
	return fmt.Errorf("la matière %s n'est pas dans la classification du %s ; %s", code, c.Date.Longue(), c.voisines(niveaux))
}

// voisines suggests the codes beside one that is not there.
func (c *Classification) voisines(niveaux []string) string {
	debut := strings.Join(niveaux[:len(niveaux)-1], ".") + "."
	var codes []string
	for code := range c.Matieres {
		if strings.HasPrefix(code, debut) && !strings.Contains(code[len(debut):], ".") {
			codes = append(codes, code)
		}
	}
	if len(codes) == 0 {
		return "choisissez-en une autre"
	}
	slices.SortFunc(codes, comparerCodes)
	return "choisissez parmi " + conseil.Enumerer(codes)
}

// comparerCodes puts 7.2 before 7.10.
func comparerCodes(a, b string) int {
	return slices.CompareFunc(strings.Split(a, "."), strings.Split(b, "."), func(x, y string) int {
		i, _ := strconv.Atoi(x)
		j, _ := strconv.Atoi(y)
		return i - j
	})
}

// typePiece is the shape of a type of document.
var typePiece = regexp.MustCompile(`^[A-Z0-9_]{5}$`)

// TypeAdmis reports whether a type of document may go with a délibération.
func (c *Classification) TypeAdmis(code string) bool {
	admis := c.Types[natureDeliberation]
	_, ok := admis[code]
	return typePiece.MatchString(code) && (ok || len(admis) == 0)
}

// TypesAdmis lists the types that may go with a délibération, sorted; none when the préfecture does not say.
func (c *Classification) TypesAdmis() []string {
	var codes []string
	for code := range c.Types[natureDeliberation] {
		codes = append(codes, code)
	}
	slices.Sort(codes)
	return codes
}

// LibelleType says what a type of document is, "" when the préfecture does not.
func (c *Classification) LibelleType(code string) string { return c.Types[natureDeliberation][code] }

// typeParDefaut is the type of an annexe that bears none: « autre document » where the préfecture has it
// for a délibération, that of the délibération otherwise.
func (c *Classification) typeParDefaut() string {
	if _, ok := c.Types[natureDeliberation]["99_AU"]; ok {
		return "99_AU"
	}
	return typeDeliberation
}
