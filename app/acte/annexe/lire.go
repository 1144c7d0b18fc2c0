// Package annexe joins the annexes of a délibération, which are PDF files of anybody, behind its extrait.
//
// The extrait is not touched: what is added stands after its last byte, as an incremental update (ISO
// 32000-1, 7.5.6), so that its structure, its attachments and its signatures are those it had. The pages of
// the annexes come as they are, with a mention at the top of each.
package annexe

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// Bounds of an annexe: those of the télétransmission are lower, and a file beyond them is a mistake.
const (
	TailleMax = 150 << 20
	PagesMax  = 3000
	delaiMax  = 30 * time.Second
)

// Annexe is a PDF that was read whole and whose every page can be joined.
type Annexe struct {
	Pages int

	ctx     *model.Context
	pages   []page
	taille  int // of the file
	archive int // part of PDF/A that it declares, 0 for none
}

// page is a page of an annexe: what of it is kept, and how it is seen.
type page struct {
	dict     types.Dict
	boite    [4]float64 // what is visible: lower left, upper right
	rotation int        // clockwise, 0, 90, 180 or 270
}

// Refus is why a file cannot be an annexe: a French sentence with the mend.
type Refus struct{ Message string }

func (r *Refus) Error() string { return r.Message }

func refus(format string, args ...any) error { return &Refus{fmt.Sprintf(format, args...)} }

var (
	errEndommage = &Refus{"ce fichier PDF est endommagé ou incomplet ; reprenez-le à sa source, ou imprimez-le à nouveau en PDF"}
	errProtege   = &Refus{"ce fichier PDF est protégé (mot de passe ou restrictions) ; enregistrez-le sans protection, puis choisissez-le à nouveau"}
)

// configuration keeps the library from writing its settings in the folder of the user.
var configuration = sync.OnceValue(func() *model.Configuration {
	model.ConfigPath = "disable"
	c := model.NewDefaultConfiguration()
	c.ValidationMode = model.ValidationRelaxed
	// Only the tables and the packed objects are unpacked: a file that swells in them is no document.
	c.Limits.MaxDecodeBytes, c.Limits.MaxStreamBytes, c.Limits.MaxObjectCount = 64<<20, TailleMax, 2_000_000
	return c
})

// Lire reads a PDF. It returns a *Refus for what is not one, is damaged or protected, or would not show
// on paper what it shows on a screen. It never panics.
func Lire(octets []byte) (a *Annexe, err error) {
	switch {
	case len(octets) == 0:
		return nil, refus("ce fichier est vide ; choisissez un PDF")
	case len(octets) > TailleMax:
		return nil, refus("ce fichier dépasse %d Mo ; réduisez-le (numérisez à 200 points par pouce), ou joignez-le en plusieurs annexes", TailleMax>>20)
	case !bytes.Contains(octets[:min(len(octets), 1024)], []byte("%PDF-")):
		return nil, refus("ce fichier n'est pas un PDF ; imprimez-le ou exportez-le en PDF, puis choisissez-le à nouveau")
	}
	defer func() {
		if r := recover(); r != nil { // the last net under the library
			a, err = nil, errEndommage
		}
	}()
	ctx, err := ouvrir(octets)
	if err != nil {
		return nil, err
	}
	l := &lecteur{ctx: ctx, vus: map[int]bool{}}
	if err := l.catalogue(); err != nil {
		return nil, err
	}
	if len(l.pages) == 0 {
		return nil, refus("ce fichier PDF n'a aucune page ; choisissez-en un autre")
	}
	// What cannot be written is refused now, while somebody is there to choose another file.
	if err := new(mise).essayer(ctx, l.pages); err != nil {
		return nil, err
	}
	return &Annexe{Pages: len(l.pages), ctx: ctx, pages: l.pages, taille: len(octets), archive: partieArchive(ctx)}, nil
}

// ouvrir reads the objects of a file.
func ouvrir(octets []byte) (*model.Context, error) {
	delai, annuler := context.WithTimeout(context.Background(), delaiMax)
	defer annuler()
	c := *configuration()
	ctx, err := pdfcpu.ReadWithContext(delai, bytes.NewReader(octets), &c)
	switch {
	case errors.Is(err, pdfcpu.ErrWrongPassword), err != nil && bytes.Contains(octets, []byte("/Encrypt")):
		return nil, errProtege
	case err != nil:
		return nil, errEndommage
	case ctx.Encrypt != nil || ctx.E != nil:
		return nil, errProtege
	}
	// The library leaves for later the objects that are packed in streams: after this, nothing changes.
	for _, entree := range ctx.Table {
		if o, tard := entree.Object.(types.LazyObjectStreamObject); tard {
			if entree.Object, err = o.DecodedObject(delai); err != nil {
				return nil, errEndommage
			}
		}
	}
	return ctx, nil
}
