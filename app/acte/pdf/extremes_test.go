package pdf_test

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"

	"delibere/app/acte"
	"delibere/app/acte/pdf"
)

// tenir renders a document, checks that nothing leaves the page and that every word is read back.
func tenir(t *testing.T, nom string, doc *acte.Document) *lu {
	t.Helper()
	p := lirePDF(t, rendre(t, doc))
	p.dansLesMarges(nom)
	sansBlanc := func(s string) string { return strings.ReplaceAll(strings.Join(mots(s), ""), "-", "") }
	lu := sansBlanc(p.arbre())
	doc.Pied, doc.Mention = "", ""
	if attendu := sansBlanc(acte.TexteDe(doc)); lu != attendu {
		i := 0
		for i < min(len(lu), len(attendu)) && lu[i] == attendu[i] {
			i++
		}
		t.Errorf("%s : « %.60s » lu, « %.60s » attendu", nom, lu[max(0, i-10):], attendu[max(0, i-10):])
	}
	return p
}

func blocs(b ...acte.Bloc) *acte.Document { return &acte.Document{Titre: "Essai", Pied: "p", Blocs: b} }

func rangs(n, colonnes int, texte string) [][]acte.Cellule {
	l := make([][]acte.Cellule, n)
	for i := range l {
		for range colonnes {
			l[i] = append(l[i], cellule(texte))
		}
	}
	return l
}

func profonde(niveaux int) []acte.Element {
	e := acte.Element{Texte: brut(fmt.Sprintf("Un alinéa du niveau %d qui prend plus d'une ligne quand il est loin dans la page.", niveaux))}
	if niveaux > 1 {
		e.Elements = profonde(niveaux - 1)
	}
	return []acte.Element{e}
}

// What no act holds and what a person may paste: it stays on the page, all of it.
func TestBlocsExtremes(t *testing.T) {
	long := strings.Repeat("particulièrement ", 900)
	inegal := acte.Tableau{Entete: []acte.Cellule{cellule("A"), cellule("B")}, Lignes: rangs(3, 2, "x")}
	inegal.Lignes[1] = append(inegal.Lignes[1], cellule("une cellule de trop"), cellule("et une autre"))
	alterne := acte.Texte{}
	for i := range 400 {
		alterne = append(alterne, acte.Segment{Texte: "mot", Gras: i%2 == 0})
	}
	for nom, doc := range map[string]*acte.Document{
		"rangée plus longue que l'en-tête": blocs(inegal),
		"en-tête plus haut qu'une page":    blocs(acte.Tableau{Entete: []acte.Cellule{cellule(long), cellule("B")}, Lignes: rangs(80, 2, "y")}),
		"cellule de trois pages":           blocs(acte.Tableau{Entete: []acte.Cellule{cellule("A"), cellule("B")}, Lignes: [][]acte.Cellule{{cellule(long), cellule("fin")}}}),
		"soixante colonnes":                blocs(acte.Tableau{Entete: rangs(1, 60, "entête")[0], Lignes: rangs(3, 60, "cellule")}),
		"douze colonnes":                   blocs(acte.Tableau{Entete: rangs(1, 12, "particulièrement")[0], Lignes: rangs(60, 12, "circonstanciée")}),
		"largeurs folles":                  blocs(acte.Tableau{Largeurs: []float64{1e-9, 1e9, -4, 1}, Entete: rangs(1, 5, "titre")[0], Lignes: rangs(2, 5, "cellule")}),
		"tableau sans rangée":              blocs(acte.Tableau{}, acte.Tableau{Entete: rangs(1, 3, "seul")[0]}, acte.Tableau{Lignes: [][]acte.Cellule{{}, {}}}),
		"liste de soixante niveaux":        blocs(acte.Liste{Elements: profonde(60)}),
		"qualité plus longue qu'une page":  blocs(acte.Signatures{Places: []acte.Signature{{Qualite: long, Nom: "Prenom01 NOM01"}, {Qualite: "Le secrétaire,", Nom: long}}}),
		"quinze signatures":                blocs(acte.Signatures{Places: make([]acte.Signature, 15)}, acte.Signatures{Places: []acte.Signature{{Qualite: "a", Nom: "b"}, {Qualite: "c", Nom: "d"}, {}, {}, {}, {}, {}, {}}}),
		"titre de trois pages":             blocs(acte.Titre{Niveau: 1, Texte: gras(long), Alignement: acte.Centre}),
		"ensemble de trois pages":          blocs(acte.Ensemble{Blocs: []acte.Bloc{acte.Paragraphe{Texte: brut(long)}, acte.Signatures{}}}),
		"un mot de faces mêlées":           blocs(acte.Paragraphe{Texte: alterne}, acte.Tableau{Lignes: [][]acte.Cellule{{{{Texte: alterne}}, cellule("b")}}}),
		"rien que des insécables":          blocs(acte.Paragraphe{Texte: brut(strings.Repeat("mot\u00a0", 300) + "fin")}, acte.Paragraphe{Texte: brut(strings.Repeat("\u00a0", 400) + "fin")}),
		"chiffres sans fin":                blocs(acte.Paragraphe{Texte: brut(strings.Repeat("0123456789", 200))}, acte.Paragraphe{Texte: brut(strings.Repeat("W", 500)), Alignement: acte.Centre}),
		"pied trop long":                   {Titre: "Essai", Pied: strings.Repeat("CM DU 05 AVRIL 2023 ", 30), Mention: strings.Repeat("PROJET ", 30), Blocs: []acte.Bloc{acte.Paragraphe{Texte: brut("mot")}}},
	} {
		t.Run(nom, func(t *testing.T) { tenir(t, nom, doc) })
	}
}

// What Word, a mail or a table of figures leaves in the clipboard is printed, cleaned of what has no ink.
func TestTextesColles(t *testing.T) {
	for texte, attendu := range map[string]string{
		"“Word”\u00a0: ‘a’ – b\u2009% …":        "“Word” : ‘a’ – b % …",
		"ligne\vsuivante\fpage\u2028sep\r\nfin": "ligne suivante page sep fin",
		"gauche\u200e\u202a droite\u2066":       "gauche droite",
		"col1\tcol2\t\t12,50\n3\t4":             "col1 col2 12,50 3 4",
		"Noe\u0308l et E\u0301tienne":           "Noël et Étienne",
		"x\x00y\x1bz\u0085w":                    "xyzw",
		"in\u00advisible \ufb01n\ufeff":         "invisible fin",
	} {
		p := lirePDF(t, rendre(t, unParagraphe(texte)))
		if lu := strings.Join(mots(p.arbre()), " "); lu != strings.Join(mots(attendu), " ") {
			t.Errorf("%q : %q lu, %q attendu", texte, lu, attendu)
		}
	}
}

// The heading of a table stands at the head of each page it crosses, and is read aloud once.
func TestEnteteRepete(t *testing.T) {
	doc := blocs(acte.Tableau{Entete: []acte.Cellule{cellule("Intitulé"), cellule("Montant")}, Lignes: rangs(120, 2, "valeur")})
	p := tenir(t, "tableau", doc)
	fois := 0
	texte := ""
	for _, x := range p.dessine {
		texte += string(x.r)
	}
	if fois = strings.Count(texte, "Intitulé"); fois != len(p.pages) || fois < 3 {
		t.Errorf("l'en-tête est sur %d pages de %d", fois, len(p.pages))
	}
}

// A title, or the heading of a table, is never the last line of a page, wherever it falls; nor does a
// paragraph leave one line alone.
func TestRienDeSeulEnBasDePage(t *testing.T) {
	for n := range 60 {
		var b []acte.Bloc
		for range n {
			b = append(b, acte.Paragraphe{Texte: brut("remplissage"), Suite: true})
		}
		b = append(b, acte.Titre{Niveau: 2, Texte: gras("TITRE")}, acte.Filet{},
			acte.Tableau{Entete: []acte.Cellule{cellule("ENTETE")}, Lignes: rangs(2, 1, "rangée")},
			acte.Titre{Niveau: 3, Texte: gras("SOUSTITRE")}, acte.Paragraphe{Texte: brut(strings.Repeat("Un long paragraphe qui tient sur des lignes. ", 12))})
		p := lirePDF(t, rendre(t, blocs(b...)))
		for page := range p.pages {
			var lignes []string
			y := -1.0
			for _, x := range p.dessine {
				if x.page != page || x.mcid < 0 || x.r == 0 {
					continue
				}
				if x.y != y {
					lignes, y = append(lignes, ""), x.y
				}
				lignes[len(lignes)-1] += string(x.r)
			}
			derniere, premiere := lignes[len(lignes)-1], lignes[0]
			if strings.Contains(derniere, "TITRE") || strings.Contains(derniere, "ENTETE") {
				t.Errorf("après %d lignes, la page %d finit par « %s »", n, page+1, derniere)
			}
			if page+1 < len(p.pages) && strings.HasPrefix(derniere, "Un long") || len(lignes) == 1 && strings.Contains(premiere, "ligne") {
				t.Errorf("après %d lignes, une ligne seule : « %s »", n, derniere)
			}
		}
	}
}

// Whatever is pasted, and wherever: an error that names it, or pages that hold it inside their margins,
// each glyph marked.
func FuzzRendre(f *testing.F) {
	for i, s := range []string{"Le conseil", "🌸", "שלום עולם", "e\u0301\u0302", "a\x00b\tc", strings.Repeat("W", 300), "« L. 2121-15 » : 12 480 €", "Jean DE LA TOUR", "\u00a0\u00a0\u202f", "a\n\n\nb", "x-y/z", "caf\xe9"} {
		f.Add(s, uint8(i), uint8(3*i))
	}
	f.Fuzz(func(t *testing.T, texte string, forme, colonnes uint8) {
		if len(texte) > 5000 {
			t.Skip("assez long pour qu'une page tourne, pas pour attendre")
		}
		coupe := len(texte) / 3
		mele := acte.Texte{{Texte: texte[:coupe]}, {Texte: texte[coupe:], Gras: true, Italique: forme&1 > 0}}
		doc := &acte.Document{Titre: texte, Sujet: texte, Pied: texte, Mention: texte[:min(len(texte), 40)], Blocs: []acte.Bloc{
			acte.Titre{Niveau: int(forme), Texte: mele, Alignement: acte.Alignement(forme % 4)},
			acte.Paragraphe{Texte: mele, Alignement: acte.Alignement(forme / 4 % 4), Petit: forme&16 > 0},
			acte.Liste{Elements: []acte.Element{{Texte: mele, Elements: profonde(int(forme) % 20)}}},
			acte.Tableau{Entete: rangs(1, int(colonnes)%20, texte)[0], Lignes: [][]acte.Cellule{{{{Texte: mele}}}, rangs(1, int(colonnes)%7, texte)[0]}, SansFilet: forme&32 > 0},
			acte.Signatures{Places: []acte.Signature{{Qualite: texte, Nom: texte}, {Nom: "x"}}},
		}}
		var b bytes.Buffer
		err := pdf.Rendre(doc, &b)
		var e *pdf.Imprimable
		if errors.As(err, &e) {
			return
		}
		if err != nil {
			t.Fatal(err)
		}
		p := lirePDF(t, b.Bytes())
		p.dansLesMarges("fuzz")
		p.arbre()
	})
}
