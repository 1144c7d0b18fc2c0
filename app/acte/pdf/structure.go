package pdf

// element is a node of the structure of the document, what a screen reader follows (ISO 32000-1, 14.7):
// a title, a paragraph, a cell. The lines that say it are marked on the pages as they are drawn.
type element struct {
	role    string // a standard type: H1, P, L, Table…
	suite   string // its attributes, as written in the file
	parent  *element
	enfants []*element
	marques []marque
	numero  int // of its object
}

// marque is a piece of content: its page, from 0, and its number on the page.
type marque struct{ page, numero int }

// fils adds a child. The content of an element comes before its children.
func (e *element) fils(role string) *element {
	f := &element{role: role, parent: e}
	e.enfants = append(e.enfants, f)
	return f
}

// elaguer drops the elements that say nothing, but for the cells: a row has all its columns.
func (e *element) elaguer() bool {
	gardes := e.enfants[:0]
	for _, f := range e.enfants {
		if f.elaguer() {
			gardes = append(gardes, f)
		}
	}
	e.enfants = gardes
	return len(e.enfants)+len(e.marques) > 0 || e.role == "TD" || e.role == "TH" || e.role == "LBody"
}

// parcourir visits the elements in reading order.
func (e *element) parcourir(f func(*element)) {
	f(e)
	for _, x := range e.enfants {
		x.parcourir(f)
	}
}

// plan numbers the headings: a level is never skipped, whatever the document says (ISO 14289-1, 7.4.2).
type plan struct{ niveau int }

func (p *plan) role(niveau int) string {
	p.niveau = max(1, min(niveau, p.niveau+1, 6))
	return "H" + string(rune('0'+p.niveau))
}
