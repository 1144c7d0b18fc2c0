package pdf

import (
	"bytes"
	"fmt"
	"io"
	"slices"
	"time"

	"github.com/jung-kurt/gofpdf"

	"delibere/app/acte"
)

// Rendre sets a document on A4 pages and writes it as PDF. The same document gives the same bytes, on
// any machine. It returns a *Imprimable error, before anything is drawn, for a text that the fonts
// cannot print: never a box on the page.
func Rendre(doc *acte.Document, w io.Writer) (err error) {
	doc = &acte.Document{Titre: doc.Titre, Sujet: doc.Sujet, Auteur: doc.Auteur, Date: doc.Date,
		Pied: imprimeur(doc.Pied), Mention: imprimeur(doc.Mention), Blocs: composition(doc.Blocs)}
	caracteres, err := inventaire(doc)
	if err != nil {
		return err
	}
	// The library panics on some inputs; what reaches it is checked above, and this is the last net.
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("mise en page de « %s » : %v", doc.Titre, r)
		}
	}()
	// The library reads its fonts while the lines are broken: each takes half of the time.
	lignes := make(chan [][]placee, 1)
	go func() {
		defer close(lignes)
		defer func() { _ = recover() }() // an empty channel says it, below
		lignes <- paginer(mettre(doc.Blocs))
	}()
	f := nouveau(doc, caracteres)
	pages, ok := <-lignes
	if !ok {
		return fmt.Errorf("mise en page de « %s » impossible ; enregistrez le texte sous une forme plus simple", doc.Titre)
	}
	c := &crayon{pdf: f}
	for _, page := range pages {
		f.AddPage()
		c.mention(doc.Mention)
		c.page(page)
	}
	for i := range pages {
		f.SetPage(i + 1)
		c.pied(doc.Pied, i+1, len(pages))
	}
	return f.Output(w)
}

// nouveau opens the PDF: its identity, its faces, and the characters that each will draw.
func nouveau(doc *acte.Document, caracteres [4][]rune) *gofpdf.Fpdf {
	f := gofpdf.New("P", "pt", "A4", "")
	f.SetMargins(margeCote, margeHaut, margeCote)
	f.SetAutoPageBreak(false, 0)
	f.SetCatalogSort(true)
	f.SetTitle(doc.Titre, true)
	f.SetSubject(doc.Sujet, true)
	f.SetAuthor(doc.Auteur, true)
	f.SetCreator("Délibéré", true)
	quand := time.Date(doc.Date.Annee, doc.Date.Mois, doc.Date.Jour, 12, 0, 0, 0, time.UTC)
	if !doc.Date.Connue() {
		quand = time.Date(2000, time.January, 1, 12, 0, 0, 0, time.UTC)
	}
	f.SetCreationDate(quand)
	f.SetModificationDate(quand)
	f.SetLineWidth(0.5)
	for i, r := range caracteres {
		if len(r) > 0 {
			// The library writes in the bytes it is given: each document has its own copy.
			f.AddUTF8FontFromBytes(famille, styles[i], bytes.Clone(octets(face(i))))
		}
	}
	// A template that is never used tells the library which characters the raw text will need.
	f.CreateTemplate(func(t *gofpdf.Tpl) {
		for i, r := range caracteres {
			if len(r) > 0 {
				t.SetFont(famille, styles[i], corps)
				t.Text(0, 0, string(r))
			}
		}
	})
	return f
}

// page draws the lines of a page in their reading order: in a table, cell after cell.
func (c *crayon) page(lignes []placee) {
	for i, l := range lignes {
		if l.dessiner != nil {
			l.dessiner(c, l.y)
		}
		if l.rangee != nil && (i == 0 || lignes[i-1].rangee != l.rangee) {
			fin := i
			for fin < len(lignes) && lignes[fin].rangee == l.rangee {
				fin++
			}
			l.rangee.textes(c, lignes[i:fin])
		}
	}
}

// pied draws the footer: whose séance, and which page of how many.
func (c *crayon) pied(gauche string, page, total int) {
	c.filet(margeCote, piedY-12, margeCote+mesurePage, piedY-12)
	for _, e := range []struct {
		texte string
		ou    acte.Alignement
	}{{gauche, acte.Gauche}, {fmt.Sprintf("page %d sur %d", page, total), acte.Droite}} {
		for _, l := range composer(acte.Texte{{Texte: e.texte, Gras: e.ou == acte.Gauche}}, corpsPied, e.ou, margeCote, mesurePage)[:1] {
			l.dessiner(c, piedY-8)
		}
	}
}

// mention draws a word across the page, pale, under the text.
func (c *crayon) mention(mot string) {
	if mot == "" {
		return
	}
	const taille = 110.0
	large := faces[gras]().mesurer([]rune(mot)) * taille / 1000
	c.pdf.SetTextColor(228, 228, 232)
	c.pdf.TransformBegin()
	c.pdf.TransformRotate(52, pageLarge/2, pageHaute/2)
	c.pdf.SetFont(famille, styles[gras], taille)
	c.pdf.Text(pageLarge/2-large/2, pageHaute/2+taille/3, mot)
	c.pdf.TransformEnd()
	c.pdf.SetTextColor(0, 0, 0)
}

// inventaire lists the characters that each face will draw, sorted, and refuses those it cannot.
func inventaire(doc *acte.Document) ([4][]rune, error) {
	inv := &releve{}
	inv.ajouter(gras, "le pied de page", doc.Pied)
	inv.ajouter(gras, "la mention", doc.Mention)
	inv.ajouter(romain, "le pied de page", "page sur 0123456789-– ")
	inv.blocs(doc.Blocs)
	var listes [4][]rune
	if len(inv.manques) > 0 {
		return listes, inv.erreur(doc)
	}
	for f := range inv.dessines {
		for r := range inv.dessines[f] {
			listes[f] = append(listes[f], r)
		}
		if len(listes[f]) > 0 && !inv.dessines[f]['-'] {
			listes[f] = append(listes[f], '-') // a hyphen may come at the end of any line
		}
		slices.Sort(listes[f])
	}
	return listes, nil
}
