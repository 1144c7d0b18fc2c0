package impression

import (
	"strings"
	"unsafe"

	"golang.org/x/sys/windows"
)

var (
	gdi32         = windows.NewLazySystemDLL("gdi32.dll")
	createDC      = gdi32.NewProc("CreateDCW")
	deleteDC      = gdi32.NewProc("DeleteDC")
	getDeviceCaps = gdi32.NewProc("GetDeviceCaps")
	startDoc      = gdi32.NewProc("StartDocW")
	endDoc        = gdi32.NewProc("EndDoc")
	abortDoc      = gdi32.NewProc("AbortDoc")
	startPage     = gdi32.NewProc("StartPage")
	endPage       = gdi32.NewProc("EndPage")
	stretchDIBits = gdi32.NewProc("StretchDIBits")
)

// dessin is the drawing on a printer (a device context).
type dessin struct{ dc uintptr }

func ouvrirDessin(imprimante string, reglage []uint64) (*dessin, error) {
	pilote, err := windows.UTF16PtrFromString("WINSPOOL")
	if err != nil {
		return nil, err
	}
	nom, err := windows.UTF16PtrFromString(imprimante)
	if err != nil {
		return nil, err
	}
	dc, _, err := createDC.Call(uintptr(unsafe.Pointer(pilote)), uintptr(unsafe.Pointer(nom)), 0, uintptr(unsafe.Pointer(&reglage[0])))
	if dc == 0 {
		return nil, err
	}
	return &dessin{dc}, nil
}

func (d *dessin) fermer()     { _, _, _ = deleteDC.Call(d.dc) }
func (d *dessin) abandonner() { _, _, _ = abortDoc.Call(d.dc) }

// commencer opens a document in the queue and returns its number. What is queued is no PDF: a print server
// that goes by the name must not take it for one.
func (d *dessin) commencer(titre string) (int, error) {
	nom, err := windows.UTF16PtrFromString(strings.TrimSuffix(titre, ".pdf"))
	if err != nil {
		return 0, err
	}
	info := struct { // DOCINFOW
		taille                 int32
		nom, sortie, typeDonne *uint16
		genre                  uint32
	}{nom: nom}
	info.taille = int32(unsafe.Sizeof(info))
	n, _, err := startDoc.Call(d.dc, uintptr(unsafe.Pointer(&info)))
	if int32(n) <= 0 {
		return 0, err
	}
	return int(int32(n)), nil
}

func (d *dessin) finir() error {
	if r, _, err := endDoc.Call(d.dc); int32(r) <= 0 {
		return err
	}
	return nil
}

// page prints a sheet.
func (d *dessin) page(f feuille) error {
	const dpiX, dpiY, large, haute, margeX, margeY = 88, 90, 110, 111, 112, 113 // GetDeviceCaps
	const couleurs, copier = 0, 0x00cc0020                                      // DIB_RGB_COLORS, SRCCOPY
	c := f.cadrer(resolution, d.mesure(dpiX), d.mesure(dpiY), d.mesure(large), d.mesure(haute))
	tete := struct { // BITMAPINFOHEADER
		taille                uint32
		large, haut           int32 // a negative height is from the top
		plans, bits           uint16
		compression, octets   uint32
		parMetreX, parMetreY  int32
		utilisees, importante uint32
	}{large: int32(f.large), haut: -int32(f.haut), plans: 1, bits: 32}
	tete.taille = uint32(unsafe.Sizeof(tete))
	if r, _, err := startPage.Call(d.dc); int32(r) <= 0 {
		return err
	}
	// The origin of the drawing is the printable corner, that of the sheet is up and left of it.
	r, _, err := stretchDIBits.Call(d.dc, uintptr(c.x-d.mesure(margeX)), uintptr(c.y-d.mesure(margeY)), uintptr(c.large), uintptr(c.haut),
		0, 0, uintptr(f.large), uintptr(f.haut), uintptr(unsafe.Pointer(&f.points[0])), uintptr(unsafe.Pointer(&tete)), couleurs, copier)
	if int32(r) <= 0 {
		return err
	}
	if r, _, err := endPage.Call(d.dc); int32(r) <= 0 {
		return err
	}
	return nil
}

func (d *dessin) mesure(quoi int) int {
	v, _, _ := getDeviceCaps.Call(d.dc, uintptr(quoi))
	return int(int32(v))
}
