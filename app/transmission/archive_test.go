package transmission

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"errors"
	"io"
	"strings"
	"testing"
	"time"

	"delibere/app/attendu"
	"delibere/app/conseil"
)

// ouvrirTout reads an archive with the standard library alone, and checks how it is packed.
func ouvrirTout(t testing.TB, octets []byte) (noms []string, contenu map[string][]byte) {
	t.Helper()
	gz, err := gzip.NewReader(bytes.NewReader(octets))
	if err != nil {
		t.Fatal(err)
	}
	contenu = map[string][]byte{}
	for r := tar.NewReader(gz); ; {
		h, err := r.Next()
		if errors.Is(err, io.EOF) {
			return noms, contenu
		}
		if err != nil {
			t.Fatal(err)
		}
		if h.Format != tar.FormatUSTAR || h.Typeflag != tar.TypeReg || strings.ContainsAny(h.Name, `/\`) {
			t.Errorf("%s : format %v, type %c", h.Name, h.Format, h.Typeflag)
		}
		noms = append(noms, h.Name)
		if contenu[h.Name], err = io.ReadAll(r); err != nil {
			t.Fatal(err)
		}
	}
}

func TestArchiveDeLaNorme(t *testing.T) {
	e := unEnvoi()
	e.Serie = 2
	e.Annexes = []Piece{{Nom: "dossier/plan.pdf", Octets: unPDF}, {Nom: "vue.jpg", Type: "99_SE", Octets: unJPEG}, {Nom: "mal nommée.pdf", Octets: unPNG}}
	a, err := Preparer(e)
	if err != nil {
		t.Fatal(err)
	}
	noms, contenu := ouvrirTout(t, a.Octets)
	attendus := []string{"EACT--212500011--20241231-2.xml", "025-212500011-20241230-2024_101-DE-1-1_0.xml",
		"99_DE-025-212500011-20241230-2024_101-DE-1-1_1.pdf", "31_DP-025-212500011-20241230-2024_101-DE-1-1_2.pdf",
		"99_SE-025-212500011-20241230-2024_101-DE-1-1_3.jpg", "99_DE-025-212500011-20241230-2024_101-DE-1-1_4.png"}
	if strings.Join(noms, "\n") != strings.Join(attendus, "\n") || strings.Join(a.Fichiers, "\n") != strings.Join(attendus, "\n") {
		t.Errorf("l'archive contient\n%s", strings.Join(noms, "\n"))
	}
	if a.Nom != "SLO-EACT--212500011--20241231-2.tar.gz" || a.Identifiant != "025-212500011-20241230-2024_101-DE" {
		t.Errorf("%s, %s", a.Nom, a.Identifiant)
	}
	for nom, dore := range map[string]string{noms[0]: "testdata/enveloppe.xml", noms[1]: "testdata/acte.xml"} {
		attendu.Comparer(t, dore, contenu[nom])
	}
	if !bytes.Equal(contenu[noms[2]], unPDF) || !bytes.Equal(contenu[noms[4]], unJPEG) {
		t.Error("une pièce n'est pas celle qui a été donnée")
	}
	if len(a.Avertissements) != 0 {
		t.Errorf("avertissements : %q", a.Avertissements)
	}
}

func TestMemeEnvoiMemesOctets(t *testing.T) {
	e := unEnvoi()
	e.Annexes = []Piece{{Nom: "a.pdf", Octets: unPDF}}
	un, err1 := Preparer(e)
	deux, err2 := Preparer(e)
	if err1 != nil || err2 != nil || !bytes.Equal(un.Octets, deux.Octets) {
		t.Errorf("deux archives diffèrent (%v, %v)", err1, err2)
	}
	e.Serie = 2
	e.Papier = true
	if papier, err := Preparer(e); err == nil {
		_, contenu := ouvrirTout(t, papier.Octets)
		if m := contenu[papier.Fichiers[1]]; !bytes.Contains(m, []byte("<actes:DocumentPapier>O<")) {
			t.Errorf("des annexes suivent par courrier :\n%s", m)
		}
	}
	if trois, err := Preparer(e); err != nil || trois.Nom == un.Nom || trois.Identifiant != un.Identifiant {
		t.Errorf("la série suivante : %v", err)
	}
}

// Each rule that the schema does not hold, broken once.
func TestReglesHorsDuSchema(t *testing.T) {
	point := func(f func(*conseil.Point)) func(*Envoi) {
		return func(e *Envoi) { f(&e.Dossier.Seance.Points[0]) }
	}
	commune := func(f func(*conseil.Commune)) func(*Envoi) { return func(e *Envoi) { f(&e.Dossier.Commune) } }
	for _, c := range []struct {
		dit   string
		casse func(*Envoi)
	}{
		{"raccourcissez-le", point(func(p *conseil.Point) { p.Deliberation = "DELIB-2024-12-101" })},
		{"n'a pas deux lettres ou chiffres", point(func(p *conseil.Point) { p.Deliberation = "7" })},
		{"n'a pas de numéro", point(func(p *conseil.Point) { p.Deliberation = "" })},
		{"est une information", point(func(p *conseil.Point) { p.Regime = conseil.RegimeInformation })},
		{"l'objet du point 1 est vide", point(func(p *conseil.Point) { p.Objet = " \n" })},
		{"n'a pas de matière", point(func(p *conseil.Point) { p.Matiere = "" })},
		{"n'est pas un code", point(func(p *conseil.Point) { p.Matiere = "3" })},
		{"choisissez parmi 3.1", point(func(p *conseil.Point) { p.Matiere = "3.9" })},
		{"après le jour de l'envoi", func(e *Envoi) { e.Jour = conseil.NewDate(2024, 12, 29) }},
		{"le jour de l'envoi manque", func(e *Envoi) { e.Jour = conseil.Date{} }},
		{"va de 1 à 9999", func(e *Envoi) { e.Serie = 10000 }},
		{"trigramme", func(e *Envoi) { e.Operateur = "s2low" }},
		{"SIREN", commune(func(c *conseil.Commune) { c.Siren = "212500012" })},
		{"département", commune(func(c *conseil.Commune) { c.CodeDepartement = "25"; c.CodeInsee = "" })},
		{"arrondissement", commune(func(c *conseil.Commune) { c.Arrondissement = "Ailleurs" })},
		{"adresse que la norme", func(e *Envoi) { e.Correspondant.Courriels = []string{"mairie@commune.internet"} }},
		{"l'acte n'est pas un PDF", func(e *Envoi) { e.PDF = unPNG }},
		{"le PDF de l'acte est verrouillé", func(e *Envoi) { e.PDF = []byte("%PDF-1.4\ntrailer <</Encrypt 5 0 R>>") }},
		{"ni une image", func(e *Envoi) { e.Annexes = []Piece{{Nom: "a.docx", Octets: []byte("PK\x03\x04")}} }},
		{"un PDF verrouillé", func(e *Envoi) {
			e.Annexes = []Piece{{Nom: "a.pdf", Octets: []byte("%PDF-1.4\ntrailer <</Encrypt 5 0 R>>")}}
		}},
		{"choisissez parmi 31_DP, 99_DE et 99_SE", func(e *Envoi) { e.Annexes = []Piece{{Nom: "a.pdf", Type: "75_PL", Octets: unPDF}} }},
		{"la limite est de 150", func(e *Envoi) {
			e.Annexes = []Piece{{Nom: "a.pdf", Octets: append(bytes.Clone(unPDF), make([]byte, octetsArchive)...)}}
		}},
		{"identifiant d'un acte", func(e *Envoi) { e.Precedent = "2023-32" }},
	} {
		e := unEnvoi()
		c.casse(&e)
		a, err := Preparer(e)
		var refus *Refus
		if !errors.As(err, &refus) || a != nil || len(refus.Fautes) != 1 || !strings.Contains(err.Error(), c.dit) {
			t.Errorf("« %s » attendu, obtenu : %v", c.dit, err)
		}
	}
}

func TestObjetTropLongEtClassificationNationale(t *testing.T) {
	e := unEnvoi()
	e.Dossier.Seance.Points[0].Objet = strings.Repeat("été à l'œuvre\n", 60)
	e.Classification = nil
	e.Correspondant = Correspondant{}
	a, err := Preparer(e)
	if err != nil {
		t.Fatal(err)
	}
	_, contenu := ouvrirTout(t, a.Octets)
	n, err := lireArbre(contenu[a.Fichiers[1]])
	if err != nil {
		t.Fatal(err)
	}
	objet := string(n.premier("Objet").texte)
	if len([]rune(objet)) > 499 || !strings.HasSuffix(objet, " été à...") || strings.ContainsRune(objet, '\n') {
		t.Errorf("objet de %d caractères : %q", len([]rune(objet)), objet[len(objet)-40:])
	}
	if len(a.Absentes) != 1 || a.Absentes[0] != "Plan" {
		t.Errorf("absentes : %q", a.Absentes)
	}
	dits := strings.Join(a.Avertissements, "\n")
	for _, dit := range []string{"l'objet a 839 caractères", "n'est pas importée", "aucune adresse", "« Plan » (plan.pdf) est annoncée"} {
		if !strings.Contains(dits, dit) {
			t.Errorf("« %s » n'est pas dit dans :\n%s", dit, dits)
		}
	}
}

func TestArrondissements(t *testing.T) {
	for _, c := range []struct{ departement, nom, numero string }{
		{"025", "Montbéliard", "2"}, {"025", "MONTBELIARD", "2"}, {"02A", "Sartène", "4"}, {"971", "Pointe-à-Pitre", "2"},
		{"025", "Lyon", ""}, {"", "Montbéliard", ""}, {"025", "3", "3"}, {"069", "Villefranche-sur-Saône", "2"},
	} {
		if n := numeroArrondissement(&conseil.Commune{CodeDepartement: c.departement, Arrondissement: c.nom}); n != c.numero {
			t.Errorf("%s %s : %q, attendu %q", c.departement, c.nom, n, c.numero)
		}
	}
}

func BenchmarkArchive(b *testing.B) {
	e := unEnvoi()
	e.PDF = append(bytes.Clone(unPDF), bytes.Repeat([]byte("une page de texte qui se répète, "), 3000)...)
	for b.Loop() {
		if _, err := Preparer(e); err != nil {
			b.Fatal(err)
		}
	}
}

// The identifier carries the date of the decision, by its civil year: never that of the week.
func TestIdentifiant(t *testing.T) {
	d := unDossier()
	if id := Identifiant(d, &d.Seance.Points[0]); id != "025-212500011-20241230-2024_101-DE" {
		t.Error(id)
	}
	d.Seance.Date = conseil.NewDate(2024, time.January, 1)
	d.Commune.CodeDepartement = ""
	if id := Identifiant(d, &d.Seance.Points[0]); id != "025-212500011-20240101-2024_101-DE" {
		t.Error(id)
	}
	d.Commune.Siren = ""
	if id := Identifiant(d, &d.Seance.Points[0]); id != "" {
		t.Error(id)
	}
}
