package impression

import (
	"errors"
	"unsafe"

	"golang.org/x/sys/windows"
)

var (
	winspool           = windows.NewLazySystemDLL("winspool.drv")
	enumPrinters       = winspool.NewProc("EnumPrintersW")
	getDefaultPrinter  = winspool.NewProc("GetDefaultPrinterW")
	openPrinter        = winspool.NewProc("OpenPrinterW")
	closePrinter       = winspool.NewProc("ClosePrinter")
	documentProperties = winspool.NewProc("DocumentPropertiesW")
	getPrinter         = winspool.NewProc("GetPrinterW")
	getJob             = winspool.NewProc("GetJobW")
)

// appel asks the system for an answer of that size at most; it tells how much is needed.
type appel func(p unsafe.Pointer, taille uint32, besoin *uint32) (r uintptr, err error)

// lire calls once for the size of the answer, then for the answer, aligned as its structures want.
func lire(f appel) ([]uint64, error) {
	var besoin uint32
	if r, err := f(nil, 0, &besoin); besoin == 0 {
		if r != 0 {
			err = nil // there is nothing to tell
		}
		return nil, err
	}
	tampon := make([]uint64, besoin/8+1)
	if r, err := f(unsafe.Pointer(&tampon[0]), uint32(8*len(tampon)), &besoin); r == 0 {
		return nil, err
	}
	return tampon, nil
}

// imprimantes names the printers of the machine and those of the network that the user has.
func imprimantes() ([]string, error) {
	const locales, connectees = 2, 4
	type info4 struct { // PRINTER_INFO_4
		nom, serveur *uint16
		attributs    uint32
	}
	var combien uint32
	tampon, err := lire(func(p unsafe.Pointer, taille uint32, besoin *uint32) (uintptr, error) {
		r, _, err := enumPrinters.Call(locales|connectees, 0, 4, uintptr(p), uintptr(taille), uintptr(unsafe.Pointer(besoin)), uintptr(unsafe.Pointer(&combien)))
		return r, err
	})
	if err != nil || tampon == nil {
		return nil, err
	}
	var noms []string
	for _, i := range unsafe.Slice((*info4)(unsafe.Pointer(&tampon[0])), combien) {
		noms = append(noms, windows.UTF16PtrToString(i.nom))
	}
	return noms, nil
}

// usuelle names the usual printer, "" when there is none.
func usuelle() string {
	var nom [512]uint16
	n := uint32(len(nom))
	if r, _, _ := getDefaultPrinter.Call(uintptr(unsafe.Pointer(&nom[0])), uintptr(unsafe.Pointer(&n))); r == 0 {
		return ""
	}
	return windows.UTF16ToString(nom[:])
}

// poste is a printer of the spooler, open.
type poste struct {
	nom     *uint16
	poignee uintptr
}

func ouvrirImprimante(nom string) (*poste, error) {
	n, err := windows.UTF16PtrFromString(nom)
	if err != nil {
		return nil, err
	}
	p := &poste{nom: n}
	if r, _, err := openPrinter.Call(uintptr(unsafe.Pointer(n)), uintptr(unsafe.Pointer(&p.poignee)), 0); r == 0 {
		return nil, err
	}
	return p, nil
}

func (p *poste) fermer() { _, _, _ = closePrinter.Call(p.poignee) }

// devmode is the part of DEVMODEW that is written here; the driver has more behind it.
type devmode struct {
	nom                                           [32]uint16
	version, versionPilote, taille, supplement    uint16
	champs                                        uint32
	orientation, papier, longueur, largeur        int16
	echelle, copies, source, qualite              int16
	couleur, rectoVerso, resolutionY, tt, assembl int16
}

// Fields and values of a DEVMODEW.
const (
	champOrientation, champPapier, champCopies, champRectoVerso, champAssemble = 0x1, 0x2, 0x100, 0x1000, 0x8000
	portrait, a4, assemble                                                     = 1, 9, 1
	rectoSeul, rectoVersoLong                                                  = 1, 2
)

// reglage is the setting of the printer for upright A4 sheets, so many copies, on one side or on both. It
// tells how many copies the driver makes of itself: all of them, or one.
func (p *poste) reglage(copies int, rectoVerso bool) (reglage []uint64, faites int, err error) {
	const lireReglage, ecrireReglage = 2, 8
	taille, _, err := documentProperties.Call(0, p.poignee, uintptr(unsafe.Pointer(p.nom)), 0, 0, 0)
	if int32(taille) < int32(unsafe.Sizeof(devmode{})) {
		return nil, 0, err
	}
	reglage = make([]uint64, taille/8+1)
	lieu := unsafe.Pointer(&reglage[0])
	if r, _, err := documentProperties.Call(0, p.poignee, uintptr(unsafe.Pointer(p.nom)), uintptr(lieu), 0, lireReglage); int32(r) < 0 {
		return nil, 0, err
	}
	d := (*devmode)(lieu)
	d.orientation, d.papier, d.copies, d.assembl, d.rectoVerso = portrait, a4, int16(copies), assemble, rectoSeul
	if rectoVerso {
		d.rectoVerso = rectoVersoLong
	}
	d.champs |= champOrientation | champPapier | champCopies | champRectoVerso | champAssemble
	// The driver corrects what it does not do.
	if r, _, err := documentProperties.Call(0, p.poignee, uintptr(unsafe.Pointer(p.nom)), uintptr(lieu), uintptr(lieu), lireReglage|ecrireReglage); int32(r) < 0 {
		return nil, 0, err
	}
	if d.champs&champCopies != 0 && int(d.copies) == copies {
		return reglage, copies, nil
	}
	return reglage, 1, nil
}

// etat are the flags of the printer, of its state and of its attributes; none when they cannot be read.
func (p *poste) etat() (etat, attributs uint32) {
	type info2 struct { // PRINTER_INFO_2
		_                                 [13]*uint16
		attributs, _, _, _, _, etat, _, _ uint32
	}
	tampon, err := lire(func(b unsafe.Pointer, taille uint32, besoin *uint32) (uintptr, error) {
		r, _, err := getPrinter.Call(p.poignee, 2, uintptr(b), uintptr(taille), uintptr(unsafe.Pointer(besoin)))
		return r, err
	})
	if err != nil || tampon == nil {
		return 0, 0
	}
	i := (*info2)(unsafe.Pointer(&tampon[0]))
	return i.etat, i.attributs
}

var errOublie = errors.New("le spouleur ne connaît plus ce document")

// job are the flags of a job, and what the driver says of it.
func (p *poste) job(n int) (etat uint32, dit string, err error) {
	type info1 struct { // JOB_INFO_1
		numero uint32
		_      [5]*uint16
		dit    *uint16
		etat   uint32
	}
	tampon, err := lire(func(b unsafe.Pointer, taille uint32, besoin *uint32) (uintptr, error) {
		r, _, err := getJob.Call(p.poignee, uintptr(n), 1, uintptr(b), uintptr(taille), uintptr(unsafe.Pointer(besoin)))
		return r, err
	})
	if err != nil || tampon == nil {
		return 0, "", errOublie
	}
	i := (*info1)(unsafe.Pointer(&tampon[0]))
	return i.etat, windows.UTF16PtrToString(i.dit), nil
}
