//go:build windows

// Package impression sends a PDF to paper through the printing of the system.
package impression

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
)

// Systeme is the printing of the system: on Windows, the PDF opens in the usual reader, whose print
// dialog knows the printers.
type Systeme struct{}

// Liste names nothing: the reader has the list.
func (Systeme) Liste(context.Context) ([]string, error) { return []string{"lecteur de PDF"}, nil }

// Imprimer opens the PDF in the usual reader.
func (Systeme) Imprimer(_ context.Context, _ string, pdf []byte, titre string, _ int, _ bool) (string, error) {
	chemin := filepath.Join(os.TempDir(), titre)
	if err := os.WriteFile(chemin, pdf, 0o600); err != nil {
		return "", fmt.Errorf("le PDF ne s'écrit pas dans le dossier temporaire (%w) ; enregistrez-le ailleurs et imprimez-le", err)
	}
	if err := exec.Command("rundll32", "url.dll,FileProtocolHandler", chemin).Start(); err != nil {
		return "", fmt.Errorf("aucun programme n'ouvre les PDF sur ce poste (%w) ; installez-en un", err)
	}
	return "Le PDF est ouvert : imprimez-le avec Ctrl+P.", nil
}
