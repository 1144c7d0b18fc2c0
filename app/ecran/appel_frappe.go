package ecran

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"fyne.io/fyne/v2"

	"delibere/app/conseil"
	"delibere/app/secretariat"
)

// What is typed on a row of the roll call.
const (
	frappePouvoir   = 'd' // the letters of a name: who carries the pouvoir of the row
	frappeMouvement = 'r' // a point, and an hour if it is known: who comes and goes
)

const (
	aideAppel     = "P présent · E excusé · A absent · D donne pouvoir · R retrait ou autre mouvement · T tous les autres présents · / chercher · Entrée détails"
	aidePouvoir   = "Tapez les premières lettres du porteur ; ▲ ▼ choisit entre plusieurs, Entrée donne le pouvoir, Échap renonce."
	aideMouvement = "Tapez le point, puis l'heure si elle est connue (« 41 20h15 ») ; ▲ ▼ change le mouvement, V avant le vote, Entrée note, Échap renonce."
)

// frappe is what is being typed on a row; its genre is 0 when nothing is.
type frappe struct {
	genre  rune
	elu    conseil.EluID
	texte  string
	choix  int // of the names that the letters mean, or of the movements
	choisi bool
	auVote bool
}

// commencer opens the typing on the row of the member chosen.
func (a *appel) commencer(genre rune) {
	if a.place() < 0 {
		return
	}
	a.frappe = frappe{genre: genre, elu: a.p.Elu}
	a.aider(aidePouvoir)
	if genre == frappeMouvement {
		a.frappe.choix = slices.Index(mouvements, mouvementProbable(a.p))
		a.aider(aideMouvement)
	}
	a.rafraichir()
}

// mouvementProbable is the one that the member chosen can do at the point shown.
func mouvementProbable(p *Pilote) conseil.TypeMouvement {
	for _, x := range p.Frise[p.Elu] {
		if slices.Contains(x.Points, p.Point) {
			switch x.Situation {
			case conseil.SituationPresent:
				return conseil.Retrait
			case conseil.SituationRetire:
				return conseil.Retour
			}
		}
	}
	return conseil.Arrivee
}

func (a *appel) quitterFrappe() {
	if a.frappe.genre != 0 {
		a.frappe = frappe{}
		a.aider(aideAppel)
	}
}

// chiffreAzerty reads a key of the upper row as its digit.
func chiffreAzerty(r rune) rune {
	switch r {
	case '&':
		return '1'
	case 'é':
		return '2'
	case '"':
		return '3'
	case '\'':
		return '4'
	case '(':
		return '5'
	case '-':
		return '6'
	case 'è':
		return '7'
	case '_':
		return '8'
	case 'ç':
		return '9'
	case 'à':
		return '0'
	}
	return r
}

func (a *appel) frapper(r rune) {
	f := &a.frappe
	if f.genre == frappeMouvement {
		if r = chiffreAzerty(unicode.ToLower(r)); r == 'v' {
			f.auVote = !f.auVote
			a.rafraichir()
			return
		}
		if !unicode.IsDigit(r) && !strings.ContainsRune("h: ", r) {
			return
		}
	} else {
		f.choix, f.choisi = 0, false
	}
	f.texte += string(r)
	a.rafraichir()
}

// toucheFrappe takes the keys that the typing needs; those that go far away leave it. A letter comes as a key
// too, before it comes as a letter.
func (a *appel) toucheFrappe(k fyne.KeyName) bool {
	f := &a.frappe
	switch k {
	case fyne.KeyEscape:
		a.quitterFrappe()
	case fyne.KeyBackspace:
		if r := []rune(f.texte); len(r) > 0 {
			f.texte = string(r[:len(r)-1])
		}
	case fyne.KeyDown:
		f.avancer(a.p, 1)
	case fyne.KeyUp:
		f.avancer(a.p, -1)
	case fyne.KeyReturn, fyne.KeyEnter:
		a.validerFrappe()
	case fyne.KeyHome, fyne.KeyEnd, fyne.KeyPageUp, fyne.KeyPageDown:
		a.quitterFrappe()
		return false
	}
	a.rafraichir()
	return true
}

func (f *frappe) avancer(p *Pilote, pas int) {
	n := len(mouvements)
	if f.genre == frappePouvoir {
		n = len(porteursPossibles(p.Fiche.Dossier, f.elu, f.texte))
	}
	if n > 0 {
		f.choix, f.choisi = (f.choix+pas+n)%n, true
	}
}

// validerFrappe does what was typed: the pouvoir is given and the next row comes, the movement is noted.
func (a *appel) validerFrappe() {
	f := a.frappe
	if f.genre == frappePouvoir {
		porteur, err := f.porteur(a.p.Fiche.Dossier)
		if a.p.faute(err) {
			return
		}
		a.passer(a.place(), func() bool { return a.p.Representer(f.elu, porteur) })
		return
	}
	m, err := f.mouvement(a.p)
	if !a.p.faute(err) && a.p.Mouvoir(m) {
		a.quitterFrappe()
	}
}

// porteur is the member that the letters mean: the one chosen, or the only one.
func (f *frappe) porteur(d *conseil.Dossier) (conseil.EluID, error) {
	l := porteursPossibles(d, f.elu, f.texte)
	switch {
	case len(l) == 0:
		return "", pasMembre(f.texte)
	case strings.TrimSpace(f.texte) == "" && !f.choisi:
		return "", fmt.Errorf("tapez les premières lettres du nom du porteur")
	case f.choisi || leSeul(l):
		return l[f.choix].id, nil
	}
	return "", plusieurs(f.texte, l)
}

// pasMembre says that letters mean nobody.
func pasMembre(lettres string) error {
	return fmt.Errorf("« %s » n'est pas un membre du conseil ; tapez quelques lettres de son nom", lettres)
}

// plusieurs says that letters mean several members.
func plusieurs(lettres string, l []possible) error {
	n := 0
	for _, x := range l {
		if x.classe == l[0].classe {
			n++
		}
	}
	return fmt.Errorf("« %s » désigne %d membres du conseil ; tapez quelques lettres de plus, ou choisissez avec les flèches", lettres, n)
}

// mouvement reads "41", "41 20h15", "20h15": a number alone is the point, by default the one shown.
func (f *frappe) mouvement(p *Pilote) (conseil.Mouvement, error) {
	m := conseil.Mouvement{Elu: f.elu, Type: mouvements[f.choix], Point: p.Point}
	if f.auVote {
		m.Moment = conseil.AuVote
	}
	morceaux := strings.Fields(f.texte)
	if len(morceaux) > 0 && !strings.ContainsAny(morceaux[0], "h:") {
		n, err := numero(morceaux[0])
		if err != nil {
			return m, err
		}
		m.Point, morceaux = n, morceaux[1:]
	}
	var err error
	m.Heure, err = lireHeure(strings.Join(morceaux, ""))
	if err == nil && m.Point == 0 {
		err = fmt.Errorf("indiquez le numéro du point à partir duquel le mouvement compte")
	}
	return m, err
}

// dire writes what is typed and what it means, on the row.
func (f *frappe) dire(p *Pilote) (avant, saisi, suite string) {
	if f.genre == frappeMouvement {
		suite = "  Entrée : note"
		if strings.TrimSpace(f.texte) == "" {
			suite = fmt.Sprintf("%d, le point affiché", p.Point)
		}
		if f.auVote {
			suite += ", avant le vote"
		}
		return secretariat.NomsMouvements[mouvements[f.choix]] + " au point ", f.texte + "▏", suite
	}
	l := porteursPossibles(p.Fiche.Dossier, f.elu, f.texte)
	avant, saisi = "pouvoir à ", f.texte+"▏"
	switch _, err := f.porteur(p.Fiche.Dossier); {
	case len(l) == 0:
		suite = "  aucun membre de ce nom"
	case err == nil:
		suite = "  ▶ " + l[f.choix].nom
	case strings.TrimSpace(f.texte) != "":
		var noms []string
		for _, x := range l[:min(len(l), 3)] {
			noms = append(noms, x.nom)
		}
		suite = abreger("  "+strings.Join(noms, ", "), 60)
	}
	return avant, saisi, suite
}
