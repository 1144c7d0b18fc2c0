//go:build deps

package assets
import (
 _ "fyne.io/fyne/v2/app"
 _ "fyne.io/fyne/v2/test"
 _ "github.com/gofrs/flock"
 _ "github.com/jung-kurt/gofpdf"
 _ "github.com/klippa-app/go-pdfium/webassembly"
 _ "github.com/pdfcpu/pdfcpu/pkg/api"
 _ "github.com/phpdave11/gofpdi"
 _ "github.com/smallstep/pkcs7"
 _ "golang.org/x/image/font/sfnt"
 _ "golang.org/x/image/vector"
 _ "golang.org/x/text/unicode/norm"
 _ "golang.org/x/text/collate"
 _ "modernc.org/sqlite"
 _ "pgregory.net/rapid"
)
