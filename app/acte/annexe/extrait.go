package annexe

import (
	"bytes"
	"errors"
	"strconv"
	"strings"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// fichier is what must be known of the extrait to add behind it.
type fichier struct {
	ctx      *model.Context
	pages    int // number of the root of its pages
	dernier  int // its last object
	xref     int // where its table stands
	racine   string
	info     string
	identite string
}

var errExtrait = errors.New("l'extrait n'a pas la forme attendue, les annexes n'y sont pas jointes ; refaites l'extrait")

func lireExtrait(octets []byte) (*fichier, error) {
	ctx, err := ouvrir(octets)
	if err != nil {
		return nil, errExtrait
	}
	catalogue, err := ctx.Catalog()
	if err != nil || ctx.Root == nil || ctx.Size == nil {
		return nil, errExtrait
	}
	pages, ok := catalogue["Pages"].(types.IndirectRef)
	_, fin, ok2 := cutLast(octets, "startxref")
	xref, err := strconv.Atoi(strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(fin), "%%EOF")))
	if !ok || !ok2 || err != nil || xref < 0 || xref > len(octets)-4 || string(octets[xref:xref+4]) != "xref" {
		return nil, errExtrait
	}
	f := &fichier{ctx: ctx, pages: pages.ObjectNumber.Value(), dernier: max(*ctx.Size, ctx.MaxObjNr+1) - 1, xref: xref, racine: ctx.Root.PDFString()}
	if ctx.Info != nil {
		f.info = " /Info " + ctx.Info.PDFString()
	}
	if len(ctx.ID) > 0 {
		f.identite = ctx.ID[0].PDFString()
	}
	return f, nil
}

// cutLast cuts around the last place of a mark.
func cutLast(octets []byte, marque string) (avant []byte, apres string, ok bool) {
	i := bytes.LastIndex(octets, []byte(marque))
	if i < 0 {
		return nil, "", false
	}
	return octets[:i], string(octets[i+len(marque):]), true
}
