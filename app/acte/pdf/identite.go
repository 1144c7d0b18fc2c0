package pdf

import (
	"encoding/xml"
	"fmt"
	"strings"
	"time"

	"delibere/app/acte"
)

// identite is what a file says of itself, twice: in its information dictionary and in its XMP, which
// must agree (ISO 19005-1, 6.7.3).
type identite struct {
	titre, sujet, auteur string
	quand                time.Time
}

const logiciel = "Délibéré"

func identiteDe(doc *acte.Document) identite {
	quand := time.Date(doc.Date.Annee, doc.Date.Mois, doc.Date.Jour, 12, 0, 0, 0, time.UTC)
	if !doc.Date.Connue() {
		quand = time.Date(2000, time.January, 1, 12, 0, 0, 0, time.UTC)
	}
	i := identite{titre: enUneLigne(doc.Titre), sujet: enUneLigne(doc.Sujet), auteur: enUneLigne(doc.Auteur), quand: quand}
	if i.titre == "" {
		i.titre = "Document" // a title is due (ISO 14289-1, 7.1)
	}
	return i
}

// enUneLigne makes of a text one line that a dictionary and an XML both hold.
func enUneLigne(s string) string {
	s = strings.Map(func(r rune) rune {
		if r >= 0xfffe && r <= 0xffff {
			return -1
		}
		return r
	}, assainir(s))
	mots := []rune(strings.Join(strings.Fields(s), " "))
	return string(mots[:min(len(mots), 1000)])
}

func (i identite) datePDF() string { return "D:" + i.quand.Format("20060102150405") + "+00'00'" }

func (i identite) info() string {
	return fmt.Sprintf("<</Title %s /Subject %s /Author %s /Creator %s /Producer %s /CreationDate (%s) /ModDate (%s)>>",
		chaine(i.titre), chaine(i.sujet), chaine(i.auteur), chaine(logiciel), chaine(logiciel), i.datePDF(), i.datePDF())
}

// xmp writes the metadata. PDF/UA has no schema of its own in PDF/A: it is described in the file
// (ISO 19005-3, 6.6.2.3).
func (i identite) xmp(n Niveau) []byte {
	var b strings.Builder
	description := func(prefixe, uri, corps string) {
		fmt.Fprintf(&b, "<rdf:Description rdf:about=\"\" xmlns:%s=\"%s\">%s</rdf:Description>\n", prefixe, uri, corps)
	}
	quand := i.quand.Format("2006-01-02T15:04:05+00:00")
	b.WriteString("<?xpacket begin=\"\ufeff\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">" +
		"<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n")
	description("dc", "http://purl.org/dc/elements/1.1/", "<dc:format>application/pdf</dc:format>"+
		"<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">"+texteXML(i.titre)+"</rdf:li></rdf:Alt></dc:title>"+
		"<dc:creator><rdf:Seq><rdf:li>"+texteXML(i.auteur)+"</rdf:li></rdf:Seq></dc:creator>"+
		"<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">"+texteXML(i.sujet)+"</rdf:li></rdf:Alt></dc:description>")
	description("xmp", "http://ns.adobe.com/xap/1.0/", "<xmp:CreatorTool>"+logiciel+"</xmp:CreatorTool><xmp:CreateDate>"+quand+
		"</xmp:CreateDate><xmp:ModifyDate>"+quand+"</xmp:ModifyDate>")
	description("pdf", "http://ns.adobe.com/pdf/1.3/", "<pdf:Producer>"+logiciel+"</pdf:Producer>")
	partie, conformite := 3, "A"
	if n == A1b {
		partie, conformite = 1, "B"
	}
	description("pdfaid", "http://www.aiim.org/pdfa/ns/id/", fmt.Sprintf("<pdfaid:part>%d</pdfaid:part><pdfaid:conformance>%s</pdfaid:conformance>", partie, conformite))
	if n == A3a {
		description("pdfuaid", uriUA, "<pdfuaid:part>1</pdfuaid:part>")
		b.WriteString(schemaUA)
	}
	b.WriteString("</rdf:RDF></x:xmpmeta>\n" + strings.Repeat(strings.Repeat(" ", 99)+"\n", 20) + "<?xpacket end=\"w\"?>")
	return []byte(b.String())
}

const uriUA = "http://www.aiim.org/pdfua/ns/id/"

const schemaUA = `<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" ` +
	`xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">` +
	`<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource"><pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>` +
	`<pdfaSchema:namespaceURI>` + uriUA + `</pdfaSchema:namespaceURI><pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>` +
	`<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name>` +
	`<pdfaProperty:valueType>Integer</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category>` +
	`<pdfaProperty:description>PDF/UA part</pdfaProperty:description></rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag>` +
	"</pdfaExtension:schemas></rdf:Description>\n"

func texteXML(s string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(s)) // a builder refuses nothing
	return b.String()
}
