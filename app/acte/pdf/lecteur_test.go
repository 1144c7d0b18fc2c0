package pdf_test

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// lu is a PDF read back by its table of objects, by a reader that shares nothing with the writer.
type lu struct {
	t       testing.TB
	corps   map[int]string // the dictionary of each object
	flux    map[int][]byte // its stream, decompressed
	racine  int
	entete  string // trailer
	pages   []int
	unicode map[string]map[int]rune // of each font, by its name in the resources
	large   map[string][]float64
	dessine []trace
}

// trace is one glyph, rule or picture on a page.
type trace struct {
	page, mcid   int // mcid -1 for an artifact
	r            rune
	x1, x2, y    float64
	taille       float64
	incline, nue bool // under a rotation; outside of all marks
	role         string
}

func lirePDF(t testing.TB, o []byte) *lu {
	t.Helper()
	p := &lu{t: t, corps: map[int]string{}, flux: map[int][]byte{}, unicode: map[string]map[int]rune{}, large: map[string][]float64{}}
	i := bytes.LastIndex(o, []byte("startxref\n"))
	xref, err := strconv.Atoi(strings.Fields(string(o[i:]))[1])
	if err != nil {
		t.Fatal(err)
	}
	table, suite, _ := strings.Cut(string(o[xref:]), "trailer\n")
	p.entete = suite
	for n, l := range strings.Split(strings.TrimSpace(table), "\n")[2:] {
		if n == 0 {
			continue
		}
		place, _ := strconv.Atoi(l[:10])
		tete := fmt.Sprintf("%d 0 obj\n", n)
		if !bytes.HasPrefix(o[place:], []byte(tete)) {
			t.Fatalf("l'objet %d n'est pas à sa place", n)
		}
		p.objet(n, o[place+len(tete):])
	}
	p.racine = p.ref(p.entete, "Root")
	for _, m := range regexp.MustCompile(`(\d+) 0 R`).FindAllStringSubmatch(p.champ(p.corps[p.ref(p.corps[p.racine], "Pages")], "Kids"), -1) {
		n, _ := strconv.Atoi(m[1])
		p.pages = append(p.pages, n)
	}
	p.fontes()
	for k := range p.pages {
		p.contenu(k)
	}
	return p
}

func (p *lu) objet(n int, o []byte) {
	fin := bytes.Index(o, []byte("\nendobj"))
	s := bytes.Index(o, []byte("\nstream\n"))
	if s < 0 || s > fin {
		p.corps[n] = string(o[:fin])
		return
	}
	p.corps[n] = string(o[:s])
	long, _ := strconv.Atoi(regexp.MustCompile(`/Length (\d+)>>$`).FindStringSubmatch(p.corps[n])[1])
	octets := o[s+8 : s+8+long]
	if strings.Contains(p.corps[n], "/FlateDecode") {
		z, err := zlib.NewReader(bytes.NewReader(octets))
		if err != nil {
			p.t.Fatal(err)
		}
		if octets, err = io.ReadAll(z); err != nil {
			p.t.Fatal(err)
		}
	}
	p.flux[n] = octets
}

// ref returns the object that a key names.
func (p *lu) ref(corps, cle string) int {
	m := regexp.MustCompile(`/` + cle + ` \[?(\d+) 0 R`).FindStringSubmatch(corps)
	if m == nil {
		p.t.Fatalf("/%s manque dans %.200s", cle, corps)
	}
	n, _ := strconv.Atoi(m[1])
	return n
}

// champ returns what stands between the brackets of a key.
func (p *lu) champ(corps, cle string) string {
	_, s, ok := strings.Cut(corps, "/"+cle+" [")
	if !ok {
		return ""
	}
	n := 1
	for i, r := range s {
		switch r {
		case '[':
			n++
		case ']':
			n--
		}
		if n == 0 {
			return s[:i]
		}
	}
	return s
}

// fontes reads the widths and the characters of each font.
func (p *lu) fontes() {
	ressources := p.corps[p.ref(p.corps[p.pages[0]], "Resources")]
	for _, m := range regexp.MustCompile(`/(F\d) (\d+) 0 R`).FindAllStringSubmatch(ressources, -1) {
		n, _ := strconv.Atoi(m[2])
		p.unicode[m[1]] = map[int]rune{}
		for _, x := range regexp.MustCompile(`(?m)^<(\w{4})> <(\w{4})>$`).FindAllStringSubmatch(string(p.flux[p.ref(p.corps[n], "ToUnicode")]), -1)[1:] {
			c, _ := strconv.ParseInt(x[1], 16, 32)
			r, _ := strconv.ParseInt(x[2], 16, 32)
			p.unicode[m[1]][int(c)] = rune(r)
		}
		w := p.corps[p.ref(p.corps[n], "DescendantFonts")]
		for _, v := range strings.Fields(strings.Trim(p.champ(w, "W")[2:], "[]")) {
			l, _ := strconv.ParseFloat(v, 64)
			p.large[m[1]] = append(p.large[m[1]], l)
		}
	}
}

var (
	marque = regexp.MustCompile(`^/(\w+) <<(?:/MCID (\d+)|/Type /\w+)>> BDC$`)
	lettre = regexp.MustCompile(`BT /(F\d) ([\d.]+) Tf 1 0 0 1 (-?[\d.]+) (-?[\d.]+) Tm \[(.*)\] TJ ET`)
	filet  = regexp.MustCompile(`^([\d.]+) ([\d.]+) m ([\d.]+) ([\d.]+) l S$`)
	figure = regexp.MustCompile(`^q ([\d.]+) 0 0 ([\d.]+) ([\d.]+) ([\d.]+) cm /(?:Logo|Figure\d+) Do Q$`)
	etat   = regexp.MustCompile(`^([\d.]+ )+(J|j|w|rg|RG|g|G)$`)
)

// contenu reads the operators of a page. One that is not known fails the test: all that is drawn counts.
func (p *lu) contenu(page int) {
	t := trace{page: page, mcid: -1, nue: true}
	for _, l := range strings.Split(strings.TrimSpace(string(p.flux[p.ref(p.corps[p.pages[page]], "Contents")])), "\n") {
		t.r, t.incline = 0, false
		switch {
		case l == "EMC":
			t.mcid, t.nue = -1, true
		case marque.MatchString(l):
			m := marque.FindStringSubmatch(l)
			if !t.nue {
				p.t.Fatalf("une marque dans une autre : %s", l)
			}
			t.nue, t.role, t.mcid = false, m[1], -1
			if m[1] != "Artifact" {
				t.mcid, _ = strconv.Atoi(m[2])
			}
		case lettre.MatchString(l):
			t.incline = strings.HasPrefix(l, "q ")
			p.glyphes(t, lettre.FindStringSubmatch(l))
		case filet.MatchString(l):
			m := nombres(filet.FindStringSubmatch(l)[1:])
			t.x1, t.x2, t.y = min(m[0], m[2]), max(m[0], m[2]), min(m[1], m[3])
			p.dessine = append(p.dessine, t)
		case figure.MatchString(l):
			m := nombres(figure.FindStringSubmatch(l)[1:])
			t.x1, t.x2, t.y = m[2], m[2]+m[0], m[3]
			p.dessine = append(p.dessine, t)
		case !etat.MatchString(l):
			p.t.Fatalf("page %d, opérateur inconnu : %s", page+1, l)
		}
	}
	if !t.nue {
		p.t.Errorf("page %d : une marque reste ouverte", page+1)
	}
}

func nombres(s []string) []float64 {
	v := make([]float64, len(s))
	for i := range s {
		v[i], _ = strconv.ParseFloat(s[i], 64)
	}
	return v
}

func (p *lu) glyphes(t trace, m []string) {
	n := nombres(m[2:5])
	t.taille, t.y = n[0], n[2]
	x := n[1]
	for _, e := range regexp.MustCompile(`<(\w+)>|-?[\d.]+`).FindAllStringSubmatch(m[5], -1) {
		if e[1] == "" {
			x -= nombres(e[:1])[0] * t.taille / 1000
			continue
		}
		for i := 0; i+4 <= len(e[1]); i += 4 {
			c, _ := strconv.ParseInt(e[1][i:i+4], 16, 32)
			r, ok := p.unicode[m[1]][int(c)]
			if !ok || c == 0 {
				p.t.Fatalf("le code %d de %s n'est aucun caractère", c, m[1])
			}
			t.r, t.x1, t.x2 = r, x, x+p.large[m[1]][c]*t.taille/1000
			x = t.x2
			p.dessine = append(p.dessine, t)
		}
	}
}

// dansLesMarges checks that nothing of a page leaves it, and that the text leaves no margin.
func (p *lu) dansLesMarges(nom string) {
	p.t.Helper()
	for _, t := range p.dessine {
		gauche, droite, bas, haut := 70.5, 525.0, 35.0, 841.89-52+1
		if t.incline || t.r == ' ' || t.r == '\u00a0' {
			continue
		}
		if t.x1 < gauche || t.x2 > droite || t.y < bas || t.y > haut || t.mcid >= 0 && t.y < 66 {
			p.t.Errorf("%s : page %d, %q sort des marges : x de %.1f à %.1f, y %.1f", nom, t.page+1, t.r, t.x1, t.x2, t.y)
			return
		}
	}
}
