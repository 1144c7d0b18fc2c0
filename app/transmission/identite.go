package transmission

import (
	"fmt"
	"regexp"
	"strings"

	"delibere/app/conseil"
	"delibere/assets"
)

// natureDeliberation is the code of a délibération, and abregeDeliberation its place in an identifier.
const (
	natureDeliberation = "1"
	abregeDeliberation = "DE"
)

// natures are the natures of the norm: the code of a message, the letters of an identifier.
var natures = map[string]string{"1": "DE", "2": "AR", "3": "AI", "4": "CC", "5": "BF", "6": "AU"}

// numeroAccepte is the number that the three operators accept: the schema itself only counts 15
// characters, and would let through a hyphen that breaks the identifier.
var numeroAccepte = regexp.MustCompile(`^[A-Z0-9][A-Z0-9_]{0,13}[A-Z0-9]$`)

// identifiantActe is the shape of an identifier of an act, alone or at the head of a file name.
var identifiantActe = regexp.MustCompile(`^([09][0-9][AB0-9])-([0-9]{9})-([0-9]{8})-([a-zA-Z0-9_]{1,15})-([A-Z]{2})`)

// departementAccepte is the département of the norm, three characters.
var departementAccepte = regexp.MustCompile(`^[09][0-9][AB0-9]$`)

// Identifiant returns the identifier by which the préfecture knows the délibération of a point:
// DDD-SIREN-AAAAMMJJ-NUMERO-DE. "" when the record does not hold all of it.
func Identifiant(d *conseil.Dossier, p *conseil.Point) string {
	departement, numero := departementDe(&d.Commune), conseil.NumeroActes(p.Deliberation)
	if departement == "" || d.Commune.Siren == "" || numero == "" || !d.Seance.Date.Connue() {
		return ""
	}
	return strings.Join([]string{departement, d.Commune.Siren, compacte(d.Seance.Date), numero, abregeDeliberation}, "-")
}

// compacte writes a date AAAAMMJJ.
func compacte(d conseil.Date) string { return strings.ReplaceAll(d.String(), "-", "") }

// departementDe returns the département in three characters, from its own code or from that of the commune.
func departementDe(c *conseil.Commune) string {
	code := c.CodeDepartement
	if insee := c.CodeInsee; code == "" && len(insee) == 5 {
		if code = "0" + insee[:2]; insee[:2] == "97" || insee[:2] == "98" {
			code = insee[:3]
		}
	}
	if !departementAccepte.MatchString(code) {
		return ""
	}
	return code
}

// numeroArrondissement returns the number of the commune's arrondissement in its département, from the
// code officiel géographique; "" when the name is not there.
func numeroArrondissement(c *conseil.Commune) string {
	if len(c.Arrondissement) == 1 && strings.Trim(c.Arrondissement, "0123456789") == "" {
		return c.Arrondissement
	}
	departement := strings.TrimPrefix(departementDe(c), "0")
	cherche := conseil.NumeroActes(c.Arrondissement)
	if cherche == "" || departement == "" {
		return ""
	}
	for ligne := range strings.Lines(assets.Arrondissements) {
		code, nom, _ := strings.Cut(strings.TrimSpace(ligne), ";")
		if strings.HasPrefix(code, departement) && conseil.NumeroActes(nom) == cherche {
			return code[len(departement):]
		}
	}
	return ""
}

// siretDuSiege supposes that the mairie is the first establishment of its commune, as it is nearly always:
// NIC 0001 and the key. The SIRET cannot be derived for sure.
func siretDuSiege(siren string) string {
	for cle := range 10 {
		if s := fmt.Sprintf("%s0001%d", siren, cle); conseil.Luhn(s) {
			return s
		}
	}
	return ""
}
