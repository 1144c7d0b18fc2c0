package pdf_test

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"delibere/app/acte"
	"delibere/app/conseil"
)

func gras(s string) acte.Texte { return acte.Texte{{Texte: s, Gras: true}} }
func brut(s string) acte.Texte { return acte.Texte{{Texte: s}} }

func cellule(textes ...string) acte.Cellule {
	var c acte.Cellule
	for _, t := range textes {
		c = append(c, acte.Paragraphe{Texte: brut(t), Alignement: acte.Gauche})
	}
	return c
}

// completDe is a document of every kind of block, over many pages.
func completDe(rangs int) *acte.Document {
	tab := acte.Tableau{Entete: []acte.Cellule{cellule("Rang"), cellule("Nom"), cellule("Observations")}, Largeurs: []float64{1, 3, 6}}
	for i := range rangs {
		tab.Lignes = append(tab.Lignes, []acte.Cellule{cellule(fmt.Sprint(i + 1)), cellule(fmt.Sprintf("Prenom%02d NOM%02d", i, i)), cellule("Une observation sur le point.", "Une autre.")})
	}
	long := strings.Repeat("Le conseil municipal délibère sur l'affaire qui lui est soumise. ", 30)
	return &acte.Document{Titre: "Essai & <complet>", Sujet: "Tous les blocs", Auteur: "Commune d'Essai", Date: conseil.Date{Annee: 2024, Mois: 2, Jour: 3}, Pied: "CM D'ESSAI", Mention: "PROJET", Blocs: []acte.Bloc{
		acte.Titre{Niveau: 1, Texte: gras("Procès-verbal"), Alignement: acte.Centre},
		acte.Titre{Niveau: 3, Texte: gras("Une section"), Alignement: acte.Gauche}, acte.Filet{},
		acte.Paragraphe{Texte: acte.Texte{{Texte: "Du romain, "}, {Texte: "du gras, ", Gras: true}, {Texte: "de l'italique, ", Italique: true}, {Texte: "les deux.", Gras: true, Italique: true}}},
		acte.Paragraphe{Texte: brut(long)},
		acte.Liste{Elements: []acte.Element{{Texte: brut("un"), Elements: []acte.Element{{Texte: brut("un et demi")}}}, {Texte: brut("deux")}}},
		tab,
		acte.Tableau{SansFilet: true, Lignes: [][]acte.Cellule{{cellule("1."), cellule("Premier")}, {cellule("2."), cellule("Second")}}},
		acte.Tableau{Lignes: [][]acte.Cellule{{cellule("Présents"), cellule("27")}, {cellule("Votants"), cellule("31")}}},
		acte.Titre{Niveau: 2, Texte: gras("Fin"), Alignement: acte.Centre},
		acte.Paragraphe{Texte: brut(long)},
		acte.Ensemble{Blocs: []acte.Bloc{acte.Paragraphe{Texte: brut("Certifié."), Petit: true}, acte.Signatures{Places: []acte.Signature{{Qualite: "Le Maire,", Nom: "Prenom01 NOM01"}, {Qualite: "Le secrétaire,", Nom: "Prenom02 NOM02"}}}}},
	}}
}

// noeud is an element of the structure as the file says it.
type noeud struct {
	role, corps string
	enfants     []int
	marques     [][2]int // page, number
}

var reference = regexp.MustCompile(`<<[^>]*/Pg (\d+) 0 R[^>]*/MCID (\d+)>>|(\d+) 0 R|(\d+)`)

func (p *lu) noeud(n int) noeud {
	c := p.corps[n]
	e := noeud{role: regexp.MustCompile(`/S /(\w+)`).FindStringSubmatch(c)[1], corps: c}
	page := func(s string) int {
		v, _ := strconv.Atoi(s)
		for i, x := range p.pages {
			if x == v {
				return i
			}
		}
		p.t.Fatalf("la page de %s n'existe pas", c)
		return 0
	}
	ici := 0
	if m := regexp.MustCompile(`/Pg (\d+) 0 R /K`).FindStringSubmatch(c); m != nil {
		ici = page(m[1])
	}
	for _, m := range reference.FindAllStringSubmatch(p.champ(c, "K"), -1) {
		switch {
		case m[1] != "":
			v, _ := strconv.Atoi(m[2])
			e.marques = append(e.marques, [2]int{page(m[1]), v})
		case m[3] != "":
			v, _ := strconv.Atoi(m[3])
			e.enfants = append(e.enfants, v)
		default:
			v, _ := strconv.Atoi(m[4])
			e.marques = append(e.marques, [2]int{ici, v})
		}
	}
	return e
}

// arbre walks the structure, checks it, and returns the text in the order in which it is read aloud.
func (p *lu) arbre() string {
	p.t.Helper()
	tete := p.ref(p.corps[p.racine], "StructTreeRoot")
	parents := map[[2]int]int{}
	for _, m := range regexp.MustCompile(`(\d+) \[([^\]]*)\]`).FindAllStringSubmatch(p.champ(p.corps[p.ref(p.corps[tete], "ParentTree")], "Nums"), -1) {
		page, _ := strconv.Atoi(m[1])
		for k, x := range regexp.MustCompile(`(\d+) 0 R`).FindAllStringSubmatch(m[2], -1) {
			parents[[2]int{page, k}], _ = strconv.Atoi(x[1])
		}
	}
	textes := map[[2]int]string{}
	for _, t := range p.dessine {
		switch {
		case t.nue:
			p.t.Errorf("page %d : %q à %.0f, %.0f n'est ni un contenu ni un artefact", t.page+1, t.r, t.x1, t.y)
		case t.mcid >= 0 && t.r == 0:
			textes[[2]int{t.page, t.mcid}] += "[image]"
		case t.mcid >= 0:
			textes[[2]int{t.page, t.mcid}] += string(t.r)
		}
	}
	var b strings.Builder
	vus, niveau := map[[2]int]bool{}, 0
	var visiter func(n, parent int)
	visiter = func(n, parent int) {
		e := p.noeud(n)
		if p.ref(e.corps, "P") != parent {
			p.t.Errorf("l'élément %d ne connaît pas son parent", n)
		}
		p.regles(e, &niveau)
		for _, m := range e.marques {
			if parents[m] != n || vus[m] {
				p.t.Errorf("le contenu %v n'est pas à l'élément %d (%s)", m, n, e.role)
			}
			vus[m] = true
			b.WriteString(textes[m])
		}
		b.WriteByte('\n')
		for _, x := range e.enfants {
			visiter(x, n)
		}
	}
	visiter(p.ref(p.corps[tete], "K"), tete)
	if len(vus) != len(textes) || len(vus) != len(parents) {
		p.t.Errorf("%d contenus dans l'arbre, %d sur les pages, %d dans l'arbre des parents", len(vus), len(textes), len(parents))
	}
	return b.String()
}

// regles are those of PDF/UA that each element must keep.
func (p *lu) regles(e noeud, niveau *int) {
	role := func(n int) string { return p.noeud(n).role }
	dedans := map[string]string{"L": " LI ", "LI": " Lbl LBody ", "Table": " TR ", "TR": " TH TD "}[e.role]
	for _, x := range e.enfants {
		if dedans != "" && !strings.Contains(dedans, " "+role(x)+" ") {
			p.t.Errorf("un %s dans un %s", role(x), e.role)
		}
	}
	switch {
	case e.role[0] == 'H' && len(e.role) == 2:
		if n := int(e.role[1] - '0'); n > *niveau+1 {
			p.t.Errorf("un titre de niveau %d suit un niveau %d", n, *niveau)
		} else {
			*niveau = n
		}
	case e.role == "TH" && !strings.Contains(e.corps, "/Scope /"):
		p.t.Error("un titre de tableau sans portée")
	case e.role == "Figure" && !strings.Contains(e.corps, "/Alt <FEFF"):
		p.t.Error("une image sans texte")
	case e.role == "Table":
		for _, x := range e.enfants {
			if a, b := len(p.noeud(x).enfants), len(p.noeud(e.enfants[0]).enfants); a != b {
				p.t.Errorf("une rangée de %d cellules dans un tableau de %d colonnes", a, b)
			}
		}
	}
}

// extraitMarque is an extrait with what a secretary sets in bold and in lists.
func extraitMarque(t *testing.T) *acte.Document {
	t.Helper()
	d := exemple(t)
	p := d.Seance.Point(32)
	p.Expose = []string{"La commune loue **trois salles anti**consti**tutionnelles** :\n- la **grande** ;\n- " + strings.Repeat("la petite, très longue, ", 20) + "fin.\nElles sont libres."}
	p.Visas = []string{"**le Code** général,"}
	doc, err := acte.Extrait(d, 32, acte.ModeleOrdinaire())
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

// The structure reads aloud all the words of the document, in order and once, whatever the pages do.
func TestStructureLueDansLOrdre(t *testing.T) {
	for nom, doc := range map[string]*acte.Document{"extrait": extrait(t), "marques": extraitMarque(t), "complet": completDe(60), "vide": {}} {
		t.Run(nom, func(t *testing.T) {
			p := lirePDF(t, rendre(t, doc))
			p.dansLesMarges(nom)
			texte := regexp.MustCompile(`(\p{Ll})-(\p{Ll})`).ReplaceAllString(p.arbre(), "$1$2")
			if strings.Contains(texte, "**") {
				t.Error("une marque est imprimée")
			}
			doc.Pied, doc.Mention = "", ""
			attendu := regexp.MustCompile(`(\p{Ll})-(\p{Ll})`).ReplaceAllString(acte.TexteDe(doc), "$1$2")
			for i, m := range mots(attendu) {
				if l := mots(texte); i >= len(l) || l[i] != m {
					t.Fatalf("au mot %d, « %s » attendu dans %v", i, m, l[max(0, i-4):min(len(l), i+4)])
				}
			}
			if a, b := len(mots(texte)), len(mots(attendu)); a != b {
				t.Errorf("%d mots lus, %d attendus", a, b)
			}
		})
	}
}

// What a file says of itself: the two standards, its language, its title, where its colours stand.
func TestIdentite(t *testing.T) {
	octets := rendre(t, completDe(3))
	p := lirePDF(t, octets)
	catalogue := p.corps[p.racine]
	for _, s := range []string{"/Lang (fr-FR)", "/DisplayDocTitle true", "/MarkInfo <</Marked true>>", "/S /GTS_PDFA1", "/OutputConditionIdentifier (sRGB IEC61966-2.1)"} {
		if !strings.Contains(catalogue, s) {
			t.Errorf("%s manque au catalogue : %s", s, catalogue)
		}
	}
	if strings.Contains(string(octets), "EmbeddedFile") {
		t.Error("un fichier joint que personne n'a joint")
	}
	if !regexp.MustCompile(`/ID \[<(\w{32})> <(\w{32})>\]`).MatchString(p.entete) {
		t.Errorf("pas d'identifiant : %s", p.entete)
	}
	xmp := string(p.flux[p.ref(catalogue, "Metadata")])
	for _, s := range []string{"<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>", "<pdfuaid:part>1</pdfuaid:part>",
		"Essai &amp; &lt;complet&gt;", "<xmp:CreateDate>2024-02-03T12:00:00+00:00</xmp:CreateDate>", "Tous les blocs", "pdfaExtension:schemas"} {
		if !strings.Contains(xmp, s) {
			t.Errorf("%s manque aux métadonnées", s)
		}
	}
	info := outil(t, octets, "pdfinfo", "-isodates", "PDF")
	for _, s := range []string{"Essai & <complet>", "2024-02-03T12:00:00Z", "Tagged:          yes", "JavaScript:      no", "Commune d’Essai"} {
		if s := strings.Replace(s, "’", "'", 1); !strings.Contains(info, s) {
			t.Errorf("« %s » manque dans :\n%s", s, info)
		}
	}
	icc := p.flux[p.ref(catalogue, "DestOutputProfile")]
	if string(icc[36:40]) != "acsp" || int(icc[0])<<24|int(icc[1])<<16|int(icc[2])<<8|int(icc[3]) != len(icc) {
		t.Error("le profil de couleurs est mal formé")
	}
}

// A font is embedded under its own name and gives back its characters.
func TestFontes(t *testing.T) {
	fontes := outil(t, rendre(t, completDe(3)), "pdffonts", "PDF")
	for _, f := range []string{"SourceSerif4-Regular", "SourceSerif4-Bold", "SourceSerif4-It", "SourceSerif4-BoldIt"} {
		if !regexp.MustCompile(`(?m)^[A-Z]{6}\+` + f + `\s+CID TrueType\s+Identity-H\s+yes yes yes`).MatchString(fontes) {
			t.Errorf("%s :\n%s", f, fontes)
		}
	}
}
