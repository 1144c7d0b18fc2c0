package conseil

import (
	"fmt"
	"strings"
)

// voixPour and the others name votes with their number: "1 voix pour", "2 abstentions".
func (d Decompte) autres() []string {
	var s []string
	if d.Abstentions != 0 {
		s = append(s, Nombre(d.Abstentions, "abstention", "abstentions"))
	}
	if d.Blancs != 0 {
		s = append(s, Nombre(d.Blancs, "blanc", "blancs"))
	}
	if d.Nuls != 0 {
		s = append(s, Nombre(d.Nuls, "nul", "nuls"))
	}
	if d.Refus != 0 {
		s = append(s, Nombre(d.Refus, "refus de vote", "refus de vote"))
	}
	return s
}

// Detail writes a count in words: "20 pour, 8 contre, 3 abstentions". What nobody chose is left out.
func (d Decompte) Detail() string {
	var s []string
	if d.Pour != 0 {
		s = append(s, fmt.Sprintf("%d pour", d.Pour))
	}
	if d.Contre != 0 {
		s = append(s, fmt.Sprintf("%d contre", d.Contre))
	}
	return strings.Join(append(s, d.autres()...), ", ")
}

// formule writes a result as the extrait prints it. Unanimity is of the exprimés: where somebody
// abstained the counts stand beside it, so that nobody is misled.
func formule(v *ResultatVote, votants int, secret, compte bool) string {
	d := v.Decompte
	detail := d.Detail()
	switch {
	case v.Resultat == SansSuffrage && detail == "":
		return "n'adopte pas la proposition, aucun suffrage n'ayant été exprimé"
	case v.Resultat == SansSuffrage:
		return fmt.Sprintf("n'adopte pas la proposition, aucun suffrage n'ayant été exprimé (%s)", detail)
	case v.Resultat == Rejetee && d.Pour == d.Contre && secret:
		return fmt.Sprintf("rejette la proposition, les voix étant partagées au scrutin secret (%s)", detail)
	case v.Resultat == Rejetee && d.Pour == d.Contre && v.VoixPreponderante:
		return fmt.Sprintf("rejette la proposition, les voix étant partagées (%s) et celle du président, contre, étant prépondérante", detail)
	case v.Resultat == Rejetee && d.Pour == d.Contre:
		return fmt.Sprintf("n'adopte pas la proposition, les voix étant partagées (%s)", detail)
	case v.Resultat == Rejetee && v.Unanimite && int(d.Contre) == votants:
		return "rejette la proposition à l'unanimité des voix présentes et représentées"
	case v.Resultat == Rejetee && v.Unanimite:
		return fmt.Sprintf("rejette la proposition à l'unanimité des suffrages exprimés (%s)", detail)
	case v.Resultat == Rejetee:
		return fmt.Sprintf("rejette la proposition à la majorité des suffrages exprimés (%s)", detail)
	case v.Unanimite && int(d.Pour) == votants:
		return "à l'unanimité des voix présentes et représentées"
	case v.Unanimite && d.Pour > 0:
		return fmt.Sprintf("à l'unanimité des suffrages exprimés (%s)", detail)
	case d.Pour == d.Contre && compte:
		return fmt.Sprintf("les voix étant partagées (%s) et aucune majorité ne s'étant dégagée contre l'adoption du compte", detail)
	case v.VoixPreponderante:
		return fmt.Sprintf("les voix étant partagées (%s) et celle du président, pour, étant prépondérante", detail)
	}
	return fmt.Sprintf("à la majorité des suffrages exprimés (%s)", detail)
}
