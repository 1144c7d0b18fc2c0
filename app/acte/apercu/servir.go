package apercu

import (
	"bufio"
	"encoding/binary"
	"errors"
	"fmt"
	"image"
	"image/draw"
	"io"
	"runtime/debug"
	"time"

	"github.com/klippa-app/go-pdfium"
	"github.com/klippa-app/go-pdfium/requests"
	"github.com/klippa-app/go-pdfium/webassembly"
	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/experimental"
)

// Servir is the child process: it answers the requests of its input until it ends.
func Servir(cache string, in io.Reader, out io.Writer) error {
	p, err := ouvrirPDFium(cache)
	if err != nil {
		return err
	}
	// Compiling has taken some 300 MB that drawing does not need.
	debug.FreeOSMemory()
	r, w := bufio.NewReader(in), bufio.NewWriterSize(out, 1<<20)
	for {
		var tete [3]uint32
		if err := binary.Read(r, binary.BigEndian, &tete); err != nil {
			if errors.Is(err, io.EOF) {
				return nil
			}
			return err
		}
		if tete[2] > pdfMax {
			return errors.New("PDF trop grand")
		}
		pdf := make([]byte, tete[2])
		if _, err := io.ReadFull(r, pdf); err != nil {
			return err
		}
		img, pages, err := dessiner(p, pdf, int(tete[0]), int(tete[1]))
		if err := repondre(w, img, pages, err); err != nil {
			return err
		}
	}
}

func repondre(w *bufio.Writer, img *image.RGBA, pages int, faute error) error {
	if faute != nil {
		message := faute.Error()[:min(len(faute.Error()), 4096)]
		if err := binary.Write(w, binary.BigEndian, [3]uint32{0, 0, uint32(len(message))}); err != nil {
			return err
		}
		if _, err := w.WriteString(message); err != nil {
			return err
		}
		return w.Flush()
	}
	b := img.Bounds()
	if err := binary.Write(w, binary.BigEndian, [3]uint32{uint32(pages), uint32(b.Dx()), uint32(b.Dy())}); err != nil {
		return err
	}
	if _, err := w.Write(img.Pix); err != nil {
		return err
	}
	return w.Flush()
}

func ouvrirPDFium(cache string) (pdfium.Pdfium, error) {
	// A given configuration must name its features: PDFium needs both.
	config := wazero.NewRuntimeConfig().WithCoreFeatures(api.CoreFeaturesV2 | experimental.CoreFeaturesExceptionHandling)
	if cache != "" {
		c, err := wazero.NewCompilationCacheWithDir(cache)
		if err != nil {
			return nil, fmt.Errorf("cache de l'aperçu : %w", err)
		}
		config = config.WithCompilationCache(c)
	}
	// The outputs of the process are not PDFium's: one carries the answers, and a program of Windows that
	// has a window has no other, on which it would not start.
	pool, err := webassembly.Init(webassembly.Config{MinIdle: 1, MaxIdle: 1, MaxTotal: 1, RuntimeConfig: config, Stdout: io.Discard, Stderr: io.Discard})
	if err != nil {
		return nil, fmt.Errorf("démarrage de l'aperçu : %w", err)
	}
	return pool.GetInstance(time.Minute)
}

func dessiner(p pdfium.Pdfium, pdf []byte, page, dpi int) (*image.RGBA, int, error) {
	doc, err := p.OpenDocument(&requests.OpenDocument{File: &pdf})
	if err != nil {
		return nil, 0, fmt.Errorf("ce PDF ne s'ouvre pas : %w", err)
	}
	defer p.FPDF_CloseDocument(&requests.FPDF_CloseDocument{Document: doc.Document})
	compte, err := p.FPDF_GetPageCount(&requests.FPDF_GetPageCount{Document: doc.Document})
	if err != nil {
		return nil, 0, err
	}
	if page < 0 || page >= compte.PageCount {
		return nil, 0, fmt.Errorf("ce PDF a %d pages, pas de page %d", compte.PageCount, page+1)
	}
	r, err := p.RenderPageInDPI(&requests.RenderPageInDPI{DPI: dpi, Page: requests.Page{ByIndex: &requests.PageByIndex{Document: doc.Document, Index: page}}})
	if err != nil {
		return nil, 0, fmt.Errorf("cette page ne se dessine pas : %w", err)
	}
	defer r.Cleanup()
	// The pixels belong to PDFium until Cleanup.
	rendue := r.Result.RenderedImage
	img := image.NewRGBA(image.Rect(0, 0, rendue.Bounds().Dx(), rendue.Bounds().Dy()))
	draw.Draw(img, img.Bounds(), rendue, rendue.Bounds().Min, draw.Src)
	return img, compte.PageCount, nil
}
