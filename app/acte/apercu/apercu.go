// Package apercu turns the pages of a PDF into images, for the screen: the very bytes that will print,
// drawn by PDFium compiled to WebAssembly.
//
// PDFium takes some 80 MB once warm and several seconds of compilation the first time: it lives in a
// child process, the same program started with Argument, which begins at the first page asked for and
// ends with Close. A fault in it is an error here, and the next page starts another.
package apercu

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"image"
	"io"
	"os"
	"os/exec"
	"sync"
)

// Argument is the first argument of the child process.
const Argument = "--servir-apercu"

// Bounds of what the two processes tell each other.
const (
	pdfMax   = 256 << 20
	pixelMax = 8192 // side of a page, in pixels
)

// Apercu draws pages. It may be used by several goroutines; pages are drawn one at a time.
type Apercu struct {
	commande func() *exec.Cmd
	mu       sync.Mutex
	enfant   *exec.Cmd
	entree   io.WriteCloser
	sortie   io.ReadCloser
}

// New returns an Apercu whose child process keeps its compiled code in a cache folder.
func New(cache string) *Apercu {
	return &Apercu{commande: func() *exec.Cmd {
		moi, err := os.Executable()
		if err != nil {
			moi = os.Args[0]
		}
		return exec.Command(moi, Argument, cache)
	}}
}

// Page draws a page, counted from 0, at a resolution in dots per inch. It returns the image and how many
// pages the PDF has.
func (a *Apercu) Page(ctx context.Context, pdf []byte, page, dpi int) (image.Image, int, error) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if err := ctx.Err(); err != nil {
		return nil, 0, err
	}
	if err := a.demarrer(); err != nil {
		return nil, 0, err
	}
	img, n, err := a.demander(pdf, page, dpi)
	var refus *erreurDeRendu
	if err != nil && !errors.As(err, &refus) {
		// The child is lost: the next page starts another.
		a.arreter()
		return nil, 0, fmt.Errorf("l'aperçu s'est arrêté (%w) ; changez de page pour le relancer, le PDF lui-même est bon", err)
	}
	return img, n, err
}

func (a *Apercu) demarrer() error {
	if a.enfant != nil {
		return nil
	}
	c := a.commande()
	c.Stderr = os.Stderr
	entree, err := c.StdinPipe()
	if err != nil {
		return err
	}
	sortie, err := c.StdoutPipe()
	if err != nil {
		return err
	}
	if err := c.Start(); err != nil {
		return fmt.Errorf("l'aperçu ne démarre pas : %w", err)
	}
	a.enfant, a.entree, a.sortie = c, entree, sortie
	return nil
}

// Each request is page, dpi, length and the PDF; each answer is pages, width, height and the pixels in
// RGBA, or 0 pages, 0, a length and a message. Numbers are 32 bits, big endian.
func (a *Apercu) demander(pdf []byte, page, dpi int) (image.Image, int, error) {
	tete := binary.BigEndian.AppendUint32(nil, uint32(page))
	tete = binary.BigEndian.AppendUint32(tete, uint32(dpi))
	tete = binary.BigEndian.AppendUint32(tete, uint32(len(pdf)))
	if _, err := a.entree.Write(append(tete, pdf...)); err != nil {
		return nil, 0, err
	}
	var r [3]uint32
	if err := binary.Read(a.sortie, binary.BigEndian, &r); err != nil {
		return nil, 0, err
	}
	pages, large, haut := int(r[0]), int(r[1]), int(r[2])
	if pages == 0 {
		message := make([]byte, min(haut, 4096))
		if _, err := io.ReadFull(a.sortie, message); err != nil {
			return nil, 0, err
		}
		return nil, 0, &erreurDeRendu{string(message)}
	}
	if large > pixelMax || haut > pixelMax {
		return nil, 0, errors.New("page trop grande")
	}
	img := image.NewRGBA(image.Rect(0, 0, large, haut))
	_, err := io.ReadFull(a.sortie, img.Pix)
	return img, pages, err
}

// erreurDeRendu is an answer of the child, which goes on.
type erreurDeRendu struct{ message string }

func (e *erreurDeRendu) Error() string { return e.message }

// Close ends the child process.
func (a *Apercu) Close() {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.arreter()
}

func (a *Apercu) arreter() {
	if a.enfant == nil {
		return
	}
	_ = a.entree.Close()
	_ = a.enfant.Process.Kill()
	_ = a.enfant.Wait()
	a.enfant = nil
}
