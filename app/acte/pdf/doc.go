// Package pdf sets the documents of app/acte on paper: typography, pages, PDF. It is the only importer
// of the PDF library.
package pdf
