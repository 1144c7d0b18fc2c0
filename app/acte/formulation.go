package acte

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"delibere/app/conseil"
)

// formulation is a wording of the Modele: where it stands, and the words between braces it may hold.
type formulation struct {
	cle    string
	champ  func(*Modele) *string
	permis []string
	requis []string // without them the act would not say what the law asks of it
}

// formulations are the wordings that a commune may write in its own way.
var formulations = []formulation{
	{"registre", func(m *Modele) *string { return &m.Registre }, nil, nil},
	{"ouverture", func(m *Modele) *string { return &m.Ouverture }, []string{"an", "date", "commune", "lieu", "heure", "convocation", "president"}, []string{"date"}},
	{"decision", func(m *Modele) *string { return &m.Adoption }, []string{"rapporteur"}, nil},
	{"secretariat", func(m *Modele) *string { return &m.Secretariat }, []string{"nombre", "secretaires", "elus", "qui"}, []string{"secretaires"}},
	{"recours", func(m *Modele) *string { return &m.Recours }, []string{"tribunal"}, []string{"tribunal"}},
	{"certificat", func(m *Modele) *string { return &m.Certifie }, []string{"maire", "e", "publication", "reception"}, []string{"publication", "reception"}},
	{"cloture", func(m *Modele) *string { return &m.Cloture }, []string{"date"}, nil},
}

// mots are the values of the words between braces; an empty one is not known.
type mots map[string]string

// remplir writes a wording with its words. A part between brackets goes with its words: one that is not
// known takes the whole part away.
func remplir(texte string, m mots) string {
	var s strings.Builder
	for texte != "" {
		avant, reste, ouvert := strings.Cut(texte, "[")
		s.WriteString(substituer(avant, m))
		if !ouvert {
			break
		}
		var part string
		part, texte, _ = strings.Cut(reste, "]")
		if !slices.ContainsFunc(motsDe(part), func(mot string) bool { return m[mot] == "" }) {
			s.WriteString(substituer(part, m))
		}
	}
	return s.String()
}

func substituer(texte string, m mots) string {
	var paires []string
	for _, mot := range motsDe(texte) {
		paires = append(paires, "{"+mot+"}", m[mot])
	}
	return strings.NewReplacer(paires...).Replace(texte)
}

// motsDe lists the words between braces of a text.
func motsDe(texte string) []string {
	var liste []string
	for {
		_, reste, ok := strings.Cut(texte, "{")
		mot, suite, ferme := strings.Cut(reste, "}")
		if !ok || !ferme {
			return liste
		}
		if !slices.Contains(liste, mot) {
			liste = append(liste, mot)
		}
		texte = suite
	}
}

// valider refuses a wording that would not print what is meant.
func (f formulation) valider(texte string) error {
	if strings.TrimSpace(texte) == "" {
		return errors.New("ce texte est vide ; écrivez-le, ou reprenez le texte ordinaire")
	}
	if strings.Contains(texte, "%s") {
		return fmt.Errorf("« %%s » n'a pas de sens ici ; %s", f.choix())
	}
	if err := equilibre(texte, '{', '}'); err != nil {
		return err
	}
	if err := equilibre(texte, '[', ']'); err != nil {
		return err
	}
	presents := motsDe(texte)
	for _, mot := range presents {
		if !slices.Contains(f.permis, mot) {
			return fmt.Errorf("« {%s} » n'existe pas ici ; %s", mot, f.choix())
		}
	}
	for _, mot := range f.requis {
		if !slices.Contains(presents, mot) {
			return fmt.Errorf("il manque « {%s} », sans quoi l'acte ne dirait pas ce que la loi demande ; ajoutez-le", mot)
		}
	}
	return nil
}

// equilibre refuses a sign that is not closed, or one within another.
func equilibre(texte string, ouvre, ferme rune) error {
	ouvert := false
	for _, r := range texte {
		switch {
		case r == ouvre && ouvert, r == ferme && !ouvert:
			return fmt.Errorf("un « %c » est de trop ; chaque « %c » se ferme par un « %c », sans autre entre les deux", r, ouvre, ferme)
		case r == ouvre, r == ferme:
			ouvert = !ouvert
		}
	}
	if ouvert {
		return fmt.Errorf("un « %c » n'est pas fermé ; ajoutez « %c »", ouvre, ferme)
	}
	return nil
}

func (f formulation) choix() string {
	if len(f.permis) == 0 {
		return "aucun mot entre accolades n'est permis dans ce texte ; supprimez-le"
	}
	s := make([]string, len(f.permis))
	for i, mot := range f.permis {
		s[i] = "{" + mot + "}"
	}
	return "les mots permis dans ce texte sont " + conseil.Enumerer(s)
}

// Formule is a wording as a screen shows it: its key in the file of a Modele, the ordinary text, the words
// between braces that it may take, and those that the law asks for.
type Formule struct {
	Cle, Ordinaire string
	Mots, Requis   []string
}

// Formules lists the wordings that a commune may write in its own way.
func Formules() []Formule {
	m := ModeleOrdinaire()
	liste := make([]Formule, len(formulations))
	for i, f := range formulations {
		liste[i] = Formule{f.cle, *f.champ(&m), f.permis, f.requis}
	}
	return liste
}

// VerifierFormule says what is wrong with the text of a wording, without naming its key.
func VerifierFormule(cle, texte string) error {
	for _, f := range formulations {
		if f.cle == cle {
			return f.valider(texte)
		}
	}
	return fmt.Errorf("« %s » n'est pas un texte du modèle", cle)
}
