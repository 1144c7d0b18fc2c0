package transmission

import (
	"fmt"
	"strings"

	"delibere/app/conseil"
)

// acteMetier is the message 1-1, « transmission d'un acte », with its checks done.
type acteMetier struct {
	date           conseil.Date // of the decision
	numero         string
	matiere        string // "8.2.1"
	objet          string
	precedent      string // identifier of the act that this one amends, "" for none
	classification conseil.Date
	document       string // file names
	annexes        []string
	papier         bool // the attachments also go by post
}

// entete opens a message. The prefixes and the location are those of every operator.
const entete = `<?xml version="1.0" encoding="ISO-8859-1"?>
<actes:%s xmlns:actes="http://www.interieur.gouv.fr/ACTES#v1.1-20040216" xmlns:insee="http://xml.insee.fr/schema" ` +
	`xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" ` +
	`xsi:schemaLocation="http://www.interieur.gouv.fr/ACTES#v1.1-20040216 actesv1_1.xsd"`

// octets writes the message; the elements are in the order of the schema.
func (a *acteMetier) octets() []byte {
	var b strings.Builder
	fmt.Fprintf(&b, entete+` actes:Date="%s" actes:NumeroInterne="%s" actes:CodeNatureActe="%s">`+"\n", "Acte", a.date, a.numero, natureDeliberation)
	for i, code := range strings.Split(a.matiere, ".") {
		fmt.Fprintf(&b, ` <actes:CodeMatiere%d actes:CodeMatiere="%s"/>`+"\n", i+1, code)
	}
	fmt.Fprintf(&b, " <actes:Objet>%s</actes:Objet>\n", echapper(a.objet))
	if a.precedent != "" {
		fmt.Fprintf(&b, ` <actes:PrecedentIdentifiantActe actes:IDActe="%s"/>`+"\n", a.precedent)
	}
	fmt.Fprintf(&b, " <actes:ClassificationDateVersion>%s</actes:ClassificationDateVersion>\n", a.classification)
	fmt.Fprintf(&b, " <actes:Document>\n  <actes:NomFichier>%s</actes:NomFichier>\n </actes:Document>\n", a.document)
	if len(a.annexes) == 0 {
		b.WriteString(` <actes:Annexes actes:Nombre="0"/>` + "\n")
	} else {
		fmt.Fprintf(&b, ` <actes:Annexes actes:Nombre="%d">`+"\n", len(a.annexes))
		for _, nom := range a.annexes {
			fmt.Fprintf(&b, "  <actes:Annexe>\n   <actes:NomFichier>%s</actes:NomFichier>\n  </actes:Annexe>\n", nom)
		}
		b.WriteString(" </actes:Annexes>\n")
	}
	papier := "N"
	if a.papier {
		papier = "O"
	}
	fmt.Fprintf(&b, " <actes:DocumentPapier>%s</actes:DocumentPapier>\n</actes:Acte>\n", papier)
	return enLatin1(b.String())
}

// Correspondant is whom the préfecture answers.
type Correspondant struct {
	Nom       string
	Telephone string
	Courriels []string // where the answers go: one at least
}

// natureCommune is the nature of a commune among the territorial bodies.
const natureCommune = "31"

// enveloppe is the envelope of an archive.
type enveloppe struct {
	siren, departement, arrondissement string
	correspondant                      Correspondant
	message                            string // file name of the message
}

func (e *enveloppe) octets() []byte {
	var b strings.Builder
	fmt.Fprintf(&b, entete+">\n <actes:Emetteur>\n", "EnveloppeCLMISILL")
	fmt.Fprintf(&b, `  <actes:IDCL insee:SIREN="%s" actes:Departement="%s" actes:Arrondissement="%s" actes:Nature="%s"/>`+"\n",
		e.siren, e.departement, e.arrondissement, natureCommune)
	b.WriteString("  <actes:Referent>\n")
	c := e.correspondant
	for _, champ := range []struct{ nom, valeur string }{{"Nom", c.Nom}, {"Telephone", c.Telephone}, {"Email", c.Courriels[0]}} {
		if champ.valeur != "" {
			fmt.Fprintf(&b, "   <actes:%s>%s</actes:%s>\n", champ.nom, echapper(champ.valeur), champ.nom)
		}
	}
	b.WriteString("  </actes:Referent>\n </actes:Emetteur>\n <actes:AdressesRetour>\n")
	for _, adresse := range c.Courriels {
		fmt.Fprintf(&b, "  <actes:Email>%s</actes:Email>\n", echapper(adresse))
	}
	fmt.Fprintf(&b, " </actes:AdressesRetour>\n <actes:FormulairesEnvoyes>\n  <actes:Formulaire>\n   <actes:NomFichier>%s</actes:NomFichier>\n"+
		"  </actes:Formulaire>\n </actes:FormulairesEnvoyes>\n</actes:EnveloppeCLMISILL>\n", e.message)
	return enLatin1(b.String())
}

var echappement = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;")

// echapper writes a text as XML, without the characters that XML 1.0 does not have.
func echapper(s string) string {
	return echappement.Replace(strings.Map(func(r rune) rune {
		if r < ' ' || r == '\uFFFE' || r == '\uFFFF' {
			return -1
		}
		return r
	}, s))
}

// enLatin1 encodes a message in ISO-8859-1. What the encoding does not have (œ, €, ’, the long dash) is
// written as a numeric reference, as the official classification does.
func enLatin1(s string) []byte {
	b := make([]byte, 0, len(s)+len(s)/8)
	for _, r := range s {
		if r < 0x80 || r >= 0xA0 && r <= 0xFF {
			b = append(b, byte(r))
			continue
		}
		b = fmt.Appendf(b, "&#%d;", r)
	}
	return b
}
