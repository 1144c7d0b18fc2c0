package pdf

import (
	"bytes"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/jung-kurt/gofpdf"

	"delibere/app/acte"
)

// Rendre sets a document on A4 pages and writes it as PDF/A-3a and PDF/UA-1. The same document gives the
// same bytes, on any machine. It returns a *Imprimable error, before anything is drawn, for a text that
// the fonts cannot print: never a box on the page.
func Rendre(doc *acte.Document, w io.Writer) error { return RendreAvec(doc, Options{}, w) }

// RendreAvec is Rendre with a letterhead, attached files, or another standard.
func RendreAvec(doc *acte.Document, o Options, w io.Writer) (err error) {
	if err := o.verifier(); err != nil {
		return err
	}
	doc = &acte.Document{Titre: doc.Titre, Sujet: doc.Sujet, Auteur: doc.Auteur, Date: doc.Date, Feuillet: doc.Feuillet,
		Pied: imprimeur(sansRetour.Replace(doc.Pied)), Mention: imprimeur(sansRetour.Replace(doc.Mention)), Blocs: slices.Clone(doc.Blocs)}
	parties := partiesDe(doc.Blocs)
	if err := ensemble(len(parties), func(i int) { composition(parties[i]) }); err != nil {
		return impossible(doc, err)
	}
	caracteres, err := inventaire(doc)
	if err != nil {
		return err
	}
	// What reaches the library is checked above, and this is the last net.
	defer func() {
		if r := recover(); r != nil {
			err = impossible(doc, r)
		}
	}()
	f := &finition{options: &o, identite: identiteDe(doc), racine: &element{role: "Document"}}
	for i, r := range caracteres {
		if len(r) > 0 {
			f.jeux[i] = jeuDe(face(i), r)
		}
	}
	lignes, err := f.lignes(parties)
	if err != nil {
		return impossible(doc, err)
	}
	c := &crayon{jeux: f.jeux, accent: o.EnTete.Accent}
	contenus, err := dessiner(doc, paginer(lignes), c)
	if err != nil {
		return impossible(doc, err)
	}
	if o.Places != nil {
		*o.Places = c.places
	}
	f.places = c.places
	f.racine.elaguer()
	octets, err := f.finir(contenus)
	if err != nil {
		return impossible(doc, err)
	}
	_, err = w.Write(octets)
	return err
}

// sansRetour makes one line of the footer and of the mention.
var sansRetour = strings.NewReplacer("\r", " ", "\n", " ", "\v", " ", "\f", " ", "\u2028", " ", "\u2029", " ")

func impossible(doc *acte.Document, cause any) error {
	return fmt.Errorf("mise en page de « %s » impossible (%v) ; enregistrez le texte sous une forme plus simple", doc.Titre, cause)
}

// partiesDe parts the blocks at each title of the first level, the acts of a register: they are set at
// the same time.
func partiesDe(blocs []acte.Bloc) [][]acte.Bloc {
	var parties [][]acte.Bloc
	debut := 0
	for i, b := range blocs {
		if t, ok := b.(acte.Titre); ok && t.Niveau == 1 && i > debut {
			parties, debut = append(parties, blocs[debut:i]), i
		}
	}
	return append(parties, blocs[debut:])
}

// lignes sets the parts of a document, one after the other in the structure.
func (f *finition) lignes(parties [][]acte.Bloc) ([]ligne, error) {
	lignes, racines, metteurs := make([][]ligne, len(parties)), make([]element, len(parties)), make([]metteur, len(parties))
	err := ensemble(len(parties), func(i int) {
		lignes[i] = metteurs[i].mettre(parties[i], &racines[i])
	})
	var tout []ligne
	for i := range parties {
		if err == nil {
			err = metteurs[i].faute
		}
		f.figures = append(f.figures, metteurs[i].figures...)
		for _, e := range racines[i].enfants {
			e.parent = f.racine
			f.racine.enfants = append(f.racine.enfants, e)
		}
		tout = append(tout, lignes[i]...)
	}
	for i, x := range f.figures {
		x.nom = fmt.Sprintf("Figure%d", i+1)
	}
	return enTete(f.options.EnTete, f.racine, tout), err
}

// dessiner draws the pages and returns the operators of each.
func dessiner(doc *acte.Document, pages [][]placee, c *crayon) ([][]byte, error) {
	c.pdf = gofpdf.New("P", "pt", "A4", "")
	c.pdf.SetAutoPageBreak(false, 0)
	c.pdf.SetCompression(false) // the pages are compressed once, when they are whole
	c.pdf.SetLineWidth(epaisseur)
	for i, page := range pages {
		c.tourner()
		c.enTravers(doc.Mention)
		c.lignes(page)
		c.pied(doc.Pied, numeroDePage(doc, i+1, len(pages)))
		c.fermer()
	}
	var o sortie
	if err := c.pdf.Output(&o); err != nil {
		return nil, err
	}
	return contenusDe(o, len(pages))
}

// sortie keeps what the library has written, without a copy: the library is done with it.
type sortie []byte

func (s *sortie) Write(o []byte) (int, error) {
	if len(*s) == 0 {
		*s = o
	} else {
		*s = append(*s, o...)
	}
	return len(o), nil
}

// contenusDe takes the operators of each page from what the library writes, which is very regular: each
// page is followed by its content, with its length.
func contenusDe(o []byte, pages int) ([][]byte, error) {
	var contenus [][]byte
	for range pages {
		i := bytes.Index(o, []byte("<</Type /Page\n"))
		if i < 0 {
			break
		}
		o = o[i:]
		var long int
		i = bytes.Index(o, []byte("<</Length "))
		if i < 0 {
			break
		}
		o = o[i:]
		if _, err := fmt.Sscanf(string(o[:min(len(o), 40)]), "<</Length %d>>\nstream\n", &long); err != nil {
			break
		}
		o = o[bytes.Index(o, []byte("stream\n"))+len("stream\n"):]
		contenus, o = append(contenus, o[:long]), o[long:]
	}
	if len(contenus) != pages {
		return nil, fmt.Errorf("%d pages relues sur %d", len(contenus), pages)
	}
	return contenus, nil
}

// lignes draws the lines of a page in their reading order: in a table, cell after cell.
func (c *crayon) lignes(lignes []placee) {
	for i, l := range lignes {
		c.pagination = l.repete
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
	c.pagination = false
}

// pied draws the footer: whose séance, and which page of how many.
func (c *crayon) pied(gauche, numero string) {
	c.pagination = true
	defer func() { c.pagination = false }()
	c.dans(nil)
	c.filet(margeCote, piedY-12, margeCote+mesurePage, piedY-12)
	const numeros = 110.0 // what the numbers of the pages take on the right
	ecrire := func(texte string, en acte.Alignement, x, mesure float64) {
		composer(acte.Texte{{Texte: texte, Gras: en == acte.Gauche}}, corpsPied, en, x, mesure, nil)[0].dessiner(c, piedY-8)
	}
	ecrire(gauche, acte.Gauche, margeCote, mesurePage-numeros)
	ecrire(numero, acte.Droite, margeCote+mesurePage-numeros, numeros)
}

// numeroDePage is a page among those of its document, or a feuillet of the register (CGCT R2121-9).
func numeroDePage(doc *acte.Document, page, total int) string {
	if doc.Feuillet > 0 {
		return fmt.Sprintf("feuillet %d", doc.Feuillet+page-1)
	}
	return fmt.Sprintf("page %d sur %d", page, total)
}

// inventaire lists the characters that each face will draw, sorted, and refuses those it cannot.
func inventaire(doc *acte.Document) ([4][]rune, error) {
	inv := &releve{}
	inv.ajouter(gras, "le pied de page", doc.Pied)
	inv.ajouter(gras, "la mention", doc.Mention)
	inv.ajouter(romain, "le pied de page", "page sur feuillet 0123456789-– ")
	inv.blocs(doc.Blocs)
	var listes [4][]rune
	if len(inv.manques) > 0 {
		return listes, inv.erreur(doc)
	}
	for f := range inv.dessines {
		for r := range inv.dessines[f] {
			listes[f] = append(listes[f], r)
		}
		for _, r := range "- " { // a hyphen or a space may come at the end of any line
			if len(listes[f]) > 0 && !inv.dessines[f][r] {
				listes[f] = append(listes[f], r)
			}
		}
		slices.Sort(listes[f])
	}
	return listes, nil
}
