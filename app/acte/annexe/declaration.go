package annexe

import (
	"bytes"
	"compress/zlib"
	"encoding/xml"
	"io"
	"maps"
	"regexp"
	"strconv"
	"strings"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// The names under which a file declares that it follows PDF/A (ISO 19005) and PDF/UA (ISO 14289).
const (
	uriA  = "http://www.aiim.org/pdfa/ns/id/"
	uriUA = "http://www.aiim.org/pdfua/ns/id/"
)

// xmpMax bounds the metadata that are read: those of a scan, with its thumbnail, weigh some kilobytes.
const xmpMax = 1 << 20

// partieArchive returns the part of PDF/A that a file declares, 0 when it declares none, or when its
// colours are those of a press: the extrait gives a meaning to RGB and to grey alone (ISO 19005-3, 6.2.4).
func partieArchive(ctx *model.Context) int {
	racine, err := ctx.Catalog()
	if err != nil {
		return 0
	}
	l := &lecteur{ctx: ctx}
	for _, o := range l.liste(racine["OutputIntents"]) {
		profil, _ := l.objet(l.dict(o)["DestOutputProfile"]).(types.StreamDict)
		if n, ok := l.objet(profil.Dict["N"]).(types.Integer); ok && n != 1 && n != 3 {
			return 0
		}
	}
	return partieDe(l.metadonnees(racine))
}

// metadonnees returns the XMP of a file, nil when it has none that is simply written.
func (l *lecteur) metadonnees(racine types.Dict) []byte {
	f, ok := l.objet(racine["Metadata"]).(types.StreamDict)
	if !ok {
		return nil
	}
	if f.Dict["Filter"] == nil {
		return f.Raw[:min(len(f.Raw), xmpMax)]
	}
	if filtre, _ := l.objet(f.Dict["Filter"]).(types.Name); filtre != "FlateDecode" || f.Dict["DecodeParms"] != nil {
		return nil
	}
	z, err := zlib.NewReader(bytes.NewReader(f.Raw))
	if err != nil {
		return nil
	}
	octets, _ := io.ReadAll(io.LimitReader(z, xmpMax)) // cut short, it declares nothing
	return octets
}

// partieDe finds the part of PDF/A in an XMP, where it is an attribute or an element.
func partieDe(xmp []byte) int {
	dec := xml.NewDecoder(bytes.NewReader(xmp))
	part := xml.Name{Space: uriA, Local: "part"}
	dedans := false
	for {
		jeton, err := dec.Token()
		if err != nil {
			return 0
		}
		valeur := ""
		switch j := jeton.(type) {
		case xml.StartElement:
			dedans = j.Name == part
			for _, a := range j.Attr {
				if a.Name == part {
					valeur = a.Value
				}
			}
		case xml.CharData:
			if dedans {
				valeur = strings.TrimSpace(string(j))
			}
		}
		if n, err := strconv.Atoi(valeur); err == nil {
			return n
		}
	}
}

// declarer writes again what the file says of itself, for it is no more what the extrait was: the pages of
// the annexes have no structure, so that it is neither PDF/UA nor of the level A of PDF/A, and some tags
// are missing (ISO 32000-1, 14.7.1). It is of the level B when each annexe declares an older part.
func (m *mise) declarer(f *fichier, annexes []Annexe) error {
	catalogue, err := f.ctx.Catalog()
	if err != nil {
		return errExtrait
	}
	l := &lecteur{ctx: f.ctx}
	partie := partieArchive(f.ctx)
	archive := partie == 2 || partie == 3 // the face of the mentions has no CIDSet, that part 1 wants
	for i := range annexes {
		archive = archive && annexes[i].archive >= 1 && annexes[i].archive <= partie
	}
	d := maps.Clone(catalogue)
	if d["StructTreeRoot"] != nil {
		d["MarkInfo"] = types.Dict{"Marked": types.Boolean(true), "Suspects": types.Boolean(true)}
	}
	if xmp := l.metadonnees(catalogue); xmp != nil {
		n := m.numero()
		d["Metadata"] = *types.NewIndirectRef(n, 0)
		m.flux(n, "/Type /Metadata /Subtype /XML ", sansPromesse(xmp, archive))
	}
	m.objet(f.ctx.Root.ObjectNumber.Value(), d.PDFString())
	return nil
}

var (
	descriptions = regexp.MustCompile(`(?s)<rdf:Description\b.*?</rdf:Description>\n?`)
	niveau       = regexp.MustCompile(`(<pdfaid:conformance>)[AU](</pdfaid:conformance>)`)
)

// sansPromesse takes out of an XMP what the file does not keep: PDF/UA and its schema, the level A of
// PDF/A, or the whole of it. The rest stays equal to the information dictionary, which is not touched.
func sansPromesse(xmp []byte, archive bool) []byte {
	return descriptions.ReplaceAllFunc(xmp, func(d []byte) []byte {
		switch {
		case bytes.Contains(d, []byte(uriUA)):
			return nil
		case !bytes.Contains(d, []byte(uriA)):
			return d
		case !archive:
			return nil
		}
		return niveau.ReplaceAll(d, []byte("${1}B${2}"))
	})
}
