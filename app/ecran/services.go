// Package ecran is the window: one file a screen. What the screens do stands in Pilote, which tests
// drive without a window; the widgets show it and call it.
package ecran

import (
	"context"
	"image"
	"time"

	"delibere/app/conseil"
	"delibere/app/secretariat"
)

// Services are what the window needs of the rest of the program.
type Services struct {
	Secretariat   *secretariat.Secretariat
	Documents     Documents
	Apercu        Apercu
	Imprimante    Imprimante
	Exemple       func() (*conseil.Dossier, error) // the example that ships with the program
	NomExemple    string
	LireDossier   func(octets []byte) (*conseil.Dossier, error)
	EcrireDossier func(d *conseil.Dossier) ([]byte, error)
	Icone         []byte // PNG
	// Apres calls f once, after d, in any goroutine; tests call it at once.
	Apres func(d time.Duration, f func())
	// SurEcran runs f on the goroutine of the window; EnFond runs f beside it.
	SurEcran, EnFond func(f func())
}

// Documents makes the papers.
type Documents interface {
	// Extrait returns the PDF of the extrait of a point and the name of its file. The error is French,
	// and says what to mend.
	Extrait(d *conseil.Dossier, point int) (pdf []byte, nom string, err error)
	// Genres names the other documents of a séance, as a menu shows them; Document makes the one of that
	// place in the list. The point is that of the bordereau.
	Genres() []string
	Document(d *conseil.Dossier, genre, point int) (pdf []byte, nom string, err error)
}

// Apercu draws the pages of a PDF for the screen.
type Apercu interface {
	// Page draws a page, from 0, and tells how many there are.
	Page(ctx context.Context, pdf []byte, page, dpi int) (image.Image, int, error)
}

// Imprimante sends a PDF to paper.
type Imprimante interface {
	// Liste names the printers, the usual one first.
	Liste(ctx context.Context) ([]string, error)
	// Imprimer queues a PDF and returns what to tell the person.
	Imprimer(ctx context.Context, imprimante string, pdf []byte, titre string, copies int, rectoVerso bool) (string, error)
}
