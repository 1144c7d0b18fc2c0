package dossier

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"

	"delibere/app/conseil"
)

// FormatModeles is the identity of a file of models, of which VersionModeles is the version.
const (
	FormatModeles  = "delibere-modeles"
	VersionModeles = 1
)

// unFichierDeModeles is what an error calls it.
const unFichierDeModeles = "un fichier de modèles"

// Modele is a délibération to start from: the text of a point, with its blanks, and what one has to know
// before the vote. Its text has the keys of a point of the séance file.
type Modele struct {
	Titre        string // how a list calls it
	Famille      string // under what a list puts it: "Budget et comptes"
	Matiere      string // of the nomenclature ACTES
	Regime       conseil.Regime
	Objet        string
	Visas        []string
	Considerants []string
	Expose       []string
	Dispositif   []conseil.Disposition
	Scrutin      string   // how it is voted, when it is not by an ordinary ballot
	ASavoir      []string // a line each, with its article; never printed
}

type modelesJSON struct {
	Format  string       `json:"format"`
	Version int          `json:"version"`
	Modeles []modeleJSON `json:"modeles"`
}

type modeleJSON struct {
	Titre        string            `json:"titre"`
	Famille      string            `json:"famille,omitempty"`
	Matiere      string            `json:"matiere,omitempty"`
	Regime       conseil.Regime    `json:"regime,omitempty"`
	Scrutin      string            `json:"scrutin,omitempty"`
	ASavoir      []string          `json:"a_savoir,omitempty"`
	Objet        string            `json:"objet"`
	Visas        []string          `json:"visas,omitempty"`
	Considerants []string          `json:"considerants,omitempty"`
	Expose       []string          `json:"expose,omitempty"`
	Dispositif   []dispositionJSON `json:"dispositif,omitempty"`
}

// EstModeles tells a file of models from a séance file, without reading it whole.
func EstModeles(octets []byte) bool {
	debut := octets[:min(len(octets), 512)]
	return bytes.Contains(debut, []byte(`"`+FormatModeles+`"`))
}

// LireModeles reads a file of models, strictly: *Erreur, in French.
func LireModeles(octets []byte) ([]Modele, error) {
	racine, err := lireArbre(bytes.NewReader(octets), unFichierDeModeles)
	if err != nil {
		return nil, err
	}
	o := ouvrir(racine, &err)
	o.requis("format", "version")
	if f := o.texte("format"); err == nil && f != FormatModeles {
		o.refuser("format", "« %s » n'est pas %s ; la valeur attendue est « %s »", abreger(f), unFichierDeModeles, FormatModeles)
	}
	if v := o.nombre("version"); err == nil && v != VersionModeles {
		o.refuser("version", "ce fichier est de la version %d, ce programme lit la version %d ; mettez le programme à jour, ou exportez de nouveau les modèles", v, VersionModeles)
	}
	o.requis("modeles")
	var l []Modele
	o.elements("modeles", func(n *noeud) { l = append(l, lireModele(n, &err)) })
	o.fin()
	if err != nil {
		return nil, err
	}
	return l, nil
}

// LireModele reads one model alone, as strictly as in a file.
func LireModele(texte string) (Modele, error) {
	n, err := lireArbre(strings.NewReader(texte), "un modèle")
	if err != nil {
		return Modele{}, err
	}
	m := lireModele(n, &err)
	if err != nil {
		return Modele{}, err
	}
	return m, nil
}

func lireModele(n *noeud, err *error) Modele {
	o := ouvrir(n, err)
	o.requis("titre", "objet")
	m := Modele{Titre: o.texte("titre"), Famille: o.texte("famille"), Matiere: o.texte("matiere"),
		Regime: parmi(o, "regime", conseil.RegimeOrdinaire, conseil.RegimeCompteFinancier, conseil.RegimeInformation), Scrutin: o.texte("scrutin"), ASavoir: o.textes("a_savoir"),
		Objet: o.texte("objet"), Visas: o.textes("visas"), Considerants: o.textes("considerants"), Expose: o.textes("expose")}
	o.elements("dispositif", func(n *noeud) { m.Dispositif = append(m.Dispositif, lireDisposition(n, err)) })
	o.fin()
	if *err == nil {
		if cle, faute := m.faute(); faute != "" {
			o.refuser(cle, "%s", faute)
		}
	}
	return m
}

// Valider refuses a model that the file could not hold. *Erreur.
func (m *Modele) Valider() error {
	if cle, faute := m.faute(); faute != "" {
		return &Erreur{Chemin: cle, Message: faute}
	}
	return nil
}

// The bounds of a model: what a line of a list, or a page, can show.
const (
	titreMax  = 100
	modeleMax = 60_000
)

// faute says which key of a model is wrong, and the mend.
func (m *Modele) faute() (cle, message string) {
	for _, x := range []struct{ cle, texte string }{{"titre", m.Titre}, {"famille", m.Famille}} {
		switch {
		case x.cle == "titre" && strings.TrimSpace(x.texte) == "":
			return x.cle, "un modèle a un nom ; écrivez-le"
		case strings.TrimSpace(x.texte) != x.texte || strings.ContainsAny(x.texte, "\n\t"):
			return x.cle, "ce nom tient sur une ligne, sans espace au bord ; corrigez-le"
		case len([]rune(x.texte)) > titreMax:
			return x.cle, fmt.Sprintf("ce nom a %d caractères, il en faut %d au plus ; abrégez-le", len([]rune(x.texte)), titreMax)
		}
	}
	longueur := 0
	for _, t := range m.textes() {
		longueur += len(t.texte)
		if faute := fauteDeBlanc(t.texte); faute != "" {
			return t.cle, faute
		}
	}
	if longueur > modeleMax {
		return "titre", fmt.Sprintf("ce modèle a %d caractères, il en faut %d au plus ; raccourcissez-le", longueur, modeleMax)
	}
	return "", ""
}

type texteDeModele struct{ cle, texte string }

// textes are all the texts that go into the act, in the order in which they print.
func (m *Modele) textes() []texteDeModele {
	l := []texteDeModele{{"objet", m.Objet}}
	for _, x := range []struct {
		cle    string
		textes []string
	}{{"expose", m.Expose}, {"visas", m.Visas}, {"considerants", m.Considerants}} {
		for _, t := range x.textes {
			l = append(l, texteDeModele{x.cle, t})
		}
	}
	return textesDuDispositif(l, m.Dispositif)
}

func textesDuDispositif(l []texteDeModele, d []conseil.Disposition) []texteDeModele {
	for i := range d {
		l = append(l, texteDeModele{"dispositif", d[i].Verbe}, texteDeModele{"dispositif", d[i].Texte})
		l = textesDuDispositif(l, d[i].Elements)
	}
	return l
}

// EcrireModeles writes a file of models as LireModeles reads it.
func EcrireModeles(l []Modele) ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", " ")
	err := enc.Encode(modelesJSON{FormatModeles, VersionModeles, chacun(l, ecrireModele)})
	return b.Bytes(), err
}

// CompactModele writes a model alone on one line.
func CompactModele(m Modele) (string, error) { return CompactJSON(ecrireModele(&m)) }

func ecrireModele(m *Modele) modeleJSON {
	return modeleJSON{m.Titre, m.Famille, m.Matiere, m.Regime, m.Scrutin, m.ASavoir, m.Objet, m.Visas, m.Considerants, m.Expose, chacun(m.Dispositif, ecrireDisposition)}
}
