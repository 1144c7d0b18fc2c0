package signature

import (
	"bytes"
	"errors"
	"fmt"
	"regexp"
	"strconv"
)

// fichier is an act as app/acte/pdf writes it, to which objects are added: those that change are written
// again at the end, and a second table says where (ISO 32000-1, 7.5.6).
type fichier struct {
	ancien       []byte
	fin          string // the trailer
	taille       int    // number of objects
	b            bytes.Buffer
	places       map[int]int
	racine, info int
}

var errAutre = errors.New("ce fichier n'est pas un acte imprimé par Délibéré ; signez celui que l'extrait a enregistré")

func ouvrir(octets []byte) (*fichier, error) {
	i := bytes.LastIndex(octets, []byte("trailer\n"))
	if i < 0 || !bytes.HasSuffix(octets, []byte("%%EOF\n")) {
		return nil, errAutre
	}
	f := &fichier{ancien: octets, fin: string(octets[i:]), places: map[int]int{}}
	f.b.Write(octets)
	for cle, n := range map[string]*int{"Size": &f.taille, "Root": &f.racine, "Info": &f.info} {
		var err error
		if *n, err = nombre(f.fin, "/"+cle+` (\d+)`); err != nil {
			return nil, err
		}
	}
	if f.taille > len(octets) {
		return nil, errAutre
	}
	return f, nil
}

func nombre(s, motif string) (int, error) {
	m := regexp.MustCompile(motif).FindStringSubmatch(s)
	if m == nil {
		return 0, errAutre
	}
	return strconv.Atoi(m[1])
}

// objet returns what the file says of an object.
func (f *fichier) objet(n int) (string, error) {
	tete := fmt.Appendf(nil, "\n%d 0 obj\n", n)
	i := bytes.LastIndex(f.ancien, tete)
	if i < 0 {
		return "", fmt.Errorf("l'objet %d manque dans l'acte ; imprimez-le de nouveau", n)
	}
	corps, _, entier := bytes.Cut(f.ancien[i+len(tete):], []byte("\nendobj"))
	if !entier || !bytes.HasSuffix(corps, []byte(">>")) {
		return "", errAutre
	}
	return string(corps), nil
}

// ecrire adds an object.
func (f *fichier) ecrire(n int, format string, a ...any) {
	f.places[n] = f.b.Len()
	fmt.Fprintf(&f.b, "%d 0 obj\n", n)
	fmt.Fprintf(&f.b, format, a...)
	f.b.WriteString("\nendobj\n")
}

// changer writes an object again, with entries at the end of its dictionary.
func (f *fichier) changer(n int, entrees string) error {
	corps, err := f.objet(n)
	if err != nil {
		return err
	}
	f.ecrire(n, "%s %s>>", corps[:len(corps)-2], entrees)
	return nil
}

// fermer writes the table of what was added.
func (f *fichier) fermer(taille int) error {
	avant, err := nombre(f.fin, `startxref\n(\d+)`)
	if err != nil {
		return err
	}
	id := regexp.MustCompile(`/ID \[[^\]]*\]`).FindString(f.fin)
	xref := f.b.Len()
	f.b.WriteString("xref\n0 1\n0000000000 65535 f \n")
	for n := range taille {
		if p, ok := f.places[n]; ok {
			fmt.Fprintf(&f.b, "%d 1\n%010d 00000 n \n", n, p)
		}
	}
	fmt.Fprintf(&f.b, "trailer\n<</Size %d /Root %d 0 R /Info %d 0 R /Prev %d %s>>\nstartxref\n%d\n%%%%EOF\n", taille, f.racine, f.info, avant, id, xref)
	return nil
}
