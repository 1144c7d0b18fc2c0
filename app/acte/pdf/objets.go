package pdf

import (
	"bytes"
	"crypto/md5"
	"encoding/hex"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf16"
)

// objets writes the objects of a PDF and remembers where each one stands. The file is written in one
// order from what it is made of, so that the same document gives the same bytes.
type objets struct {
	b      bytes.Buffer
	places []int // of each object, 0 while it is only promised; none has the number 0
}

func nouveauxObjets(version string) *objets {
	o := &objets{places: []int{0}}
	// Four bytes over 127 tell a transport that the file is not text (ISO 19005-1, 6.1.2).
	o.b.WriteString("%PDF-" + version + "\n%\xe2\xe3\xcf\xd3\n")
	return o
}

// numero promises an object.
func (o *objets) numero() int {
	o.places = append(o.places, 0)
	return len(o.places) - 1
}

func (o *objets) ouvrir(n int) {
	o.places[n] = o.b.Len()
	o.b.WriteString(strconv.Itoa(n))
	o.b.WriteString(" 0 obj\n")
}

// ecrire writes a promised object.
func (o *objets) ecrire(n int, corps string) {
	o.ouvrir(n)
	o.b.WriteString(corps)
	o.b.WriteString("\nendobj\n")
}

// objet writes an object and returns its number.
func (o *objets) objet(format string, a ...any) int {
	n := o.numero()
	o.ecrire(n, fmt.Sprintf(format, a...))
	return n
}

// flux writes a stream; compressed says that the bytes are already.
func (o *objets) flux(dictionnaire string, octets []byte, comprime bool) int {
	n := o.numero()
	o.ouvrir(n)
	if comprime {
		dictionnaire += " /Filter /FlateDecode"
	}
	fmt.Fprintf(&o.b, "<<%s /Length %d>>\nstream\n", strings.TrimSpace(dictionnaire), len(octets))
	o.b.Write(octets)
	o.b.WriteString("\nendstream\nendobj\n")
	return n
}

// fermer writes the table of the objects and the trailer. The identifier of the file is drawn from its
// content (ISO 32000-1, 14.4).
func (o *objets) fermer(racine, info int) []byte {
	empreinte := md5.Sum(o.b.Bytes())
	id, xref := hex.EncodeToString(empreinte[:]), o.b.Len()
	fmt.Fprintf(&o.b, "xref\n0 %d\n0000000000 65535 f \n", len(o.places))
	for _, p := range o.places[1:] {
		s := strconv.Itoa(p)
		o.b.WriteString("0000000000"[len(s):])
		o.b.WriteString(s)
		o.b.WriteString(" 00000 n \n")
	}
	fmt.Fprintf(&o.b, "trailer\n<</Size %d /Root %d 0 R /Info %d 0 R /ID [<%s> <%s>]>>\nstartxref\n%d\n%%%%EOF\n", len(o.places), racine, info, id, id, xref)
	return o.b.Bytes()
}

// chaine writes a text string in UTF-16 (ISO 32000-1, 7.9.2.2).
func chaine(s string) string {
	var b strings.Builder
	b.WriteString("<FEFF")
	for _, c := range utf16.Encode([]rune(s)) {
		fmt.Fprintf(&b, "%04X", c)
	}
	b.WriteByte('>')
	return b.String()
}
