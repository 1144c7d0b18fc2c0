package ecran

import (
	"context"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
)

// modele holds a text as paragraphs, each a string: the same edits give the same text.
type modele struct {
	p        []string
	par, col int // the cursor
	sep      string
}

func (m *modele) ecrire(s string) {
	r := []rune(m.p[m.par])
	m.p[m.par] = string(r[:m.col]) + s + string(r[m.col:])
	m.col += len([]rune(s))
}

func (m *modele) couper() {
	r := []rune(m.p[m.par])
	m.p[m.par] = string(r[:m.col])
	m.p = slices.Insert(m.p, m.par+1, string(r[m.col:]))
	m.par, m.col = m.par+1, 0
}

func (m *modele) joindre(i int) {
	m.par, m.col = i, len([]rune(m.p[i]))
	m.p[i] += m.p[i+1]
	m.p = slices.Delete(m.p, i+1, i+2)
}

func (m *modele) effacer(pas int) {
	r := []rune(m.p[m.par])
	switch i := m.col; {
	case pas < 0 && i > 0:
		m.p[m.par], m.col = string(r[:i-1])+string(r[i:]), i-1
	case pas < 0 && m.par > 0:
		m.joindre(m.par - 1)
	case pas > 0 && i < len(r):
		m.p[m.par] = string(r[:i]) + string(r[i+1:])
	case pas > 0 && m.par+1 < len(m.p):
		m.joindre(m.par)
	}
}

func (m *modele) aller(i int) int {
	n := 0
	for j, p := range m.p {
		if l := len([]rune(p)); i <= n+l {
			m.par, m.col = j, i-n
			return i
		} else {
			n += l + 1
		}
	}
	m.par = len(m.p) - 1
	m.col = len([]rune(m.p[m.par]))
	return n - 1
}

func chasse(s string, gras bool) float32 {
	l := float32(10)
	if gras {
		l = 11
	}
	return l * float32(len([]rune(s)))
}

// verifierRangees holds that the rows show the whole text once, within the width, and know where each place is.
func verifierRangees(t *testing.T, e *ecrit, c *coupeur) {
	t.Helper()
	l := c.couper(e.texte)
	neuf := coupeur{mesure: chasse}
	neuf.vider(c.largeur)
	if n := neuf.couper(e.texte); !reflect.DeepEqual(l, n) {
		t.Fatalf("%q : rangées gardées %v, neuves %v", string(e.texte), l, n)
	}
	place := 0
	for i, r := range l {
		if i > 0 && place < len(e.texte) && estFin(e.texte[place]) {
			place++
		}
		if r.debut != place {
			t.Fatalf("%q : rangée %d de %d, attendue de %d", string(e.texte), i, r.debut, place)
		}
		for _, m := range r.morceaux {
			if m.debut != place {
				t.Fatalf("%q : morceau de %d, attendu de %d", string(e.texte), m.debut, place)
			}
			place = m.fin
		}
		if place != r.fin {
			t.Fatalf("%q : rangée jusqu'à %d, attendue jusqu'à %d", string(e.texte), place, r.fin)
		}
		utile := r.fin
		for utile > r.debut && unicode.IsSpace(e.texte[utile-1]) {
			utile--
		}
		if x := c.abscisse(e.texte, r, utile); x > c.largeur && utile-r.debut > 1 {
			t.Fatalf("%q : la rangée %d a %g de large", string(e.texte), i, x)
		}
	}
	if place != len(e.texte) {
		t.Fatalf("%q : %d caractères montrés", string(e.texte), place)
	}
	for p := 0; p <= len(e.texte); p++ {
		r := l[rangDuTexte(l, p)]
		if q := c.placeEn(e.texte, r, c.abscisse(e.texte, r, p)); q != p {
			t.Fatalf("%q : la place %d est trouvée en %d", string(e.texte), p, q)
		}
	}
}

// Random edits on the field are the same edits on paragraphs; undone, they leave the text as it was.
func TestEditeurCommeDesParagraphes(t *testing.T) {
	alea := rand.New(rand.NewPCG(1, 2))
	lettres := []rune("ab cé*  ") // no dash: lists have their own test
	for tour := range 300 {
		parLigne := tour%2 == 0
		e, m := &ecrit{parLigne: parLigne}, &modele{p: []string{"Un début.", "", "Une fin"}, sep: "\n\n"}
		if parLigne {
			m.sep = "\n"
		}
		e.lire(strings.Join(m.p, m.sep))
		depart := e.clair()
		c := &coupeur{mesure: chasse}
		c.vider(85)
		for range 40 {
			switch alea.IntN(8) {
			case 0:
				e.entree(false)
				m.couper()
			case 1:
				e.effacer(-1)
				m.effacer(-1)
			case 2:
				e.effacer(1)
				m.effacer(1)
			case 3:
				i := alea.IntN(len(e.texte) + 1)
				m.aller(i)
				e.aller(i, false)
			case 4:
				e.inserer("collé" + m.sep + "ici")
				m.ecrire("collé")
				m.couper()
				m.ecrire("ici")
			default:
				r := lettres[alea.IntN(len(lettres))]
				e.taper(r)
				m.ecrire(string(r))
			}
			if attendu := strings.Join(m.p, m.sep); e.clair() != attendu {
				t.Fatalf("tour %d : %q, attendu %q", tour, e.clair(), attendu)
			}
			verifierRangees(t, e, c)
		}
		fin := e.clair()
		for e.annuler() {
		}
		if e.clair() != depart {
			t.Fatalf("tour %d, annulé : %q", tour, e.clair())
		}
		for e.retablir() {
		}
		if e.clair() != fin {
			t.Fatalf("tour %d, rétabli : %q, attendu %q", tour, e.clair(), fin)
		}
	}
}

// The signs of French hold to their words where a row ends.
func TestEditeurCoupeAuxEspaces(t *testing.T) {
	c := &coupeur{mesure: chasse}
	c.vider(100)
	texte := []rune("Il dit « oui » ! Un mot\u00a0tenu")
	var l []string
	for _, r := range c.couper(texte) {
		l = append(l, string(texte[r.debut:r.fin]))
	}
	if !reflect.DeepEqual(l, []string{"Il dit ", "« oui » ! ", "Un ", "mot\u00a0tenu"}) {
		t.Errorf("%q", l)
	}
}

// A text of a file comes out as it went in, and the place of the cursor with it.
func TestEditeurTexteDuFichier(t *testing.T) {
	for _, parLigne := range []bool{false, true} {
		for _, s := range []string{"", "a", "a\n\nb", "a\nb\n\nc", "a\n\n\nb", "\n\n", "\n", "a\n\n\n\n"} {
			e := &ecrit{parLigne: parLigne}
			e.lire(s)
			if e.clair() != s {
				t.Errorf("%q devient %q", s, e.clair())
			}
			for i := range len(e.texte) + 1 {
				e.aller(i, false)
				p := e.placeClaire()
				e.placer(p)
				if e.curseur != i {
					t.Errorf("%q : la place %d revient en %d", s, i, e.curseur)
				}
			}
		}
	}
}

// Letters of a word are undone together, words one by one.
func TestEditeurAnnulerParMots(t *testing.T) {
	e := &ecrit{}
	for _, r := range "Vu le code" {
		e.taper(r)
	}
	var vus []string
	for e.annuler() {
		vus = append(vus, e.clair())
	}
	if !reflect.DeepEqual(vus, []string{"Vu le ", "Vu ", ""}) {
		t.Errorf("%q", vus)
	}
}

func TestEditeurListesEtGras(t *testing.T) {
	for _, cas := range []struct {
		nom, avant string
		d, f       int
		geste      func(*ecrit)
		apres      string
	}{
		{"un item suit l'autre", "Soit :\n\n- un", 11, 11, func(e *ecrit) { e.entree(false); e.taper('x') }, "Soit :\n\n- un\n- x"},
		{"un item vide finit la liste", "- un\n- ", 7, 7, func(e *ecrit) { e.entree(false); e.taper('x') }, "- un\n\nx"},
		{"le premier item vide n'en est plus un", "a\n\n- ", 4, 4, func(e *ecrit) { e.entree(false) }, "a\n\n"},
		{"un mot en gras", "Le maire dit", 4, 4, (*ecrit).gras, "Le **maire** dit"},
		{"et plus en gras", "Le **maire** dit", 6, 6, (*ecrit).gras, "Le maire dit"},
		{"deux fois le même geste", "Le maire dit", 3, 8, func(e *ecrit) { e.gras(); e.gras() }, "Le maire dit"},
		{"des espaces choisies", "Le maire dit", 2, 9, (*ecrit).gras, "Le **maire** dit"},
		{"du gras dans ce qui est choisi", "Le **maire** dit", 0, 16, (*ecrit).gras, "**Le maire dit**"},
		{"sur deux paragraphes", "un\n\n- deux", 0, 9, (*ecrit).gras, "**un**\n\n- **deux**"},
		{"rien à mettre en gras", "  ", 1, 1, (*ecrit).gras, "  "},
		{"des paragraphes en liste", "un\n\ndeux", 0, 7, (*ecrit).puces, "- un\n- deux"},
		{"une liste en paragraphes", "- un\n- deux", 0, 10, (*ecrit).puces, "un\ndeux"},
	} {
		e := &ecrit{}
		e.lire(cas.avant)
		e.ancre = cas.d
		e.aller(cas.f, cas.d != cas.f)
		if cas.d == cas.f {
			e.ancre = e.curseur
		}
		cas.geste(e)
		if e.clair() != cas.apres {
			t.Errorf("%s : %q, attendu %q", cas.nom, e.clair(), cas.apres)
		}
		for e.annuler() {
		}
		if e.clair() != cas.avant {
			t.Errorf("%s, annulé : %q", cas.nom, e.clair())
		}
	}
}

func presserDans(e *editeur, touches ...fyne.KeyName) {
	for _, k := range touches {
		e.TypedKey(&fyne.KeyEvent{Name: k})
	}
}

// The keyboard goes over the paragraphs as over one text, and Tab leaves the field.
func TestEditeurAuClavier(t *testing.T) {
	test.NewTempApp(t)
	e := nouvelEditeur(2, false)
	w := test.NewTempWindow(t, e)
	w.Resize(fyne.NewSize(300, 400))
	e.poser("Premier paragraphe, assez long pour deux rangées.\n\nSecond.")
	w.Canvas().Focus(e)
	presserDans(e, fyne.KeyDown, fyne.KeyDown, fyne.KeyEnd)
	test.Type(e, " Troisième.")
	presserDans(e, fyne.KeyReturn)
	test.Type(e, "Quatrième.")
	if !strings.HasSuffix(e.Texte(), "Second. Troisième.\n\nQuatrième.") {
		t.Errorf("%q", e.Texte())
	}
	presserDans(e, fyne.KeyHome, fyne.KeyBackspace)
	if !strings.HasSuffix(e.Texte(), "Second. Troisième.Quatrième.") {
		t.Errorf("joint : %q", e.Texte())
	}
	e.TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyHome, Modifier: fyne.KeyModifierControl})
	e.KeyDown(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
	presserDans(e, fyne.KeyPageDown, fyne.KeyEnd)
	e.KeyUp(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
	presse := test.NewClipboard()
	e.TypedShortcut(&fyne.ShortcutCut{Clipboard: presse})
	if e.Texte() != "" || !strings.Contains(presse.Content(), "rangées.\n\nSecond. Troisième.Quatrième.") {
		t.Errorf("coupé : %q, copié : %q", e.Texte(), presse.Content())
	}
	e.TypedShortcut(&fyne.ShortcutPaste{Clipboard: presse})
	if e.Undo(); e.Texte() != "" {
		t.Errorf("annulé : %q", e.Texte())
	}
	if e.Redo(); !strings.HasPrefix(e.Texte(), "Premier") {
		t.Errorf("rétabli : %q", e.Texte())
	}
	if e.AcceptsTab() {
		t.Error("Tab ne quitte pas le champ")
	}
	avant := e.Texte()
	e.Disable()
	test.Type(e, "x")
	if presserDans(e, fyne.KeyBackspace, fyne.KeyReturn); e.Texte() != avant {
		t.Errorf("un champ fermé a changé : %q", e.Texte())
	}
}

// A key costs the line that it changes, whatever the text.
func TestEditeurNeMesureQueSaLigne(t *testing.T) {
	test.NewTempApp(t)
	e := nouvelEditeur(2, false)
	w := test.NewTempWindow(t, e)
	w.Resize(fyne.NewSize(700, 400))
	e.poser(strings.TrimSpace(strings.Repeat(strings.Repeat("Le conseil municipal délibère. ", 15)+"\n\n", 45)))
	if n := len([]rune(e.Texte())); n < 20_000 {
		t.Fatalf("%d caractères", n)
	}
	w.Canvas().Focus(e)
	e.coupeur.mesurees = 0
	test.Type(e, "mots")
	if e.coupeur.mesurees != 4 {
		t.Errorf("%d lignes mesurées pour quatre touches", e.coupeur.mesurees)
	}
}

func BenchmarkTouche20000(b *testing.B) {
	test.NewTempApp(b)
	e := nouvelEditeur(2, false)
	w := test.NewTempWindow(b, e)
	w.Resize(fyne.NewSize(700, 400))
	e.poser(strings.TrimSpace(strings.Repeat(strings.Repeat("Le conseil municipal délibère. ", 15)+"\n\n", 45)))
	w.Canvas().Focus(e)
	e.aller(len(e.texte)/2, false)
	for b.Loop() {
		e.TypedRune('x')
		e.TypedKey(&fyne.KeyEvent{Name: fyne.KeyBackspace})
	}
}

// What the buttons and the menu do to the text is done in the field where one was, and is one act with it.
func TestGrasDansLePoint(t *testing.T) {
	f := ouvrir(t, nouveauBanc())
	f.p.Aller(EtapePoints)
	gras := f.gestesDeTexte()[1].Action
	if gras(); !strings.Contains(f.message.Text, "Cliquez d'abord dans l'exposé") {
		t.Errorf("%q", f.message.Text)
	}
	f.w.Canvas().Focus(f.points.visas)
	taper(f, "Vu la loi")
	f.w.Canvas().Focus(f.points.deliberation)
	gras()
	if f.w.Canvas().Focused() != fyne.Focusable(f.points.visas) || !strings.HasPrefix(f.points.visas.Texte(), "Vu la **loi**") {
		t.Errorf("%T, %.30q", f.w.Canvas().Focused(), f.points.visas.Texte())
	}
	f.w.Canvas().Focus(f.points.deliberation)
	if v := f.p.Fiche.Dossier.Seance.Point(32).Visas; !strings.HasPrefix(v[0], "Vu la **loi**") {
		t.Errorf("%q", v)
	}
}

// What is typed is kept in the point, and in the séance, where it was typed, however one leaves them.
func TestTexteGardeLaOuIlEstTape(t *testing.T) {
	b := nouveauBanc()
	f := ouvrir(t, b)
	f.p.Aller(EtapePoints)
	exemple := f.p.Fiche.ID
	f.w.Canvas().Focus(f.points.expose)
	taper(f, "Point 32. ")
	f.p.Choisir(33)
	if e := f.p.Fiche.Dossier.Seance.Point(32).Expose; !strings.HasPrefix(e[0], "Point 32. ") || f.points.expose.Texte() != "" {
		t.Errorf("en changeant de point : %.20q, %.20q", e, f.points.expose.Texte())
	}
	taper(f, "Point 33.")
	d := f.p.Fiche.Dossier.Copie()
	d.Seance.Date.Annee++
	autre, err := f.p.s.Secretariat.Importer(context.Background(), d, true)
	if err != nil {
		t.Fatal(err)
	}
	f.p.OuvrirA(autre.ID, EtapePoints, 33)
	if e := f.p.Fiche.Dossier.Seance.Point(33).Expose; len(e) > 0 || f.p.Fiche.ID != autre.ID {
		t.Errorf("dans l'autre séance : %q", e)
	}
	f.p.OuvrirA(exemple, EtapePoints, 33)
	if e := f.p.Fiche.Dossier.Seance.Point(33).Expose; len(e) != 1 || e[0] != "Point 33." {
		t.Errorf("dans la séance quittée : %q", e)
	}
}

// An item in which nothing was typed is not part of the record.
func TestItemVide(t *testing.T) {
	if l := enParagraphes("Soit :\n- un\n- \n-\n- deux\n\n- \n\n-5 degrés"); !reflect.DeepEqual(l, []string{"Soit :\n- un\n- deux", "-5 degrés"}) {
		t.Errorf("%q", l)
	}
}

// Who types the dash of each item by habit does not get two.
func TestTiretDHabitude(t *testing.T) {
	test.NewTempApp(t)
	e := nouvelEditeur(3, false)
	for _, r := range "- un\n- deux\nsuite, -5\n" {
		if r == '\n' {
			e.entree(false)
		} else {
			e.TypedRune(r)
		}
	}
	if s := e.Texte(); s != "- un\n- deux\n- suite, -5" {
		t.Errorf("%q", s)
	}
}
