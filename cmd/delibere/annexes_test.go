package main

import (
	"bytes"
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"delibere/app/conseil"
	"delibere/app/ecran"
	"delibere/app/secretariat"
)

// outilPDF asks another program about a PDF.
func outilPDF(t *testing.T, octets []byte, nom string, args ...string) string {
	t.Helper()
	chemin := filepath.Join(t.TempDir(), "acte.pdf")
	if err := os.WriteFile(chemin, octets, 0o600); err != nil {
		t.Fatal(err)
	}
	args = append(args, chemin)
	if nom == "pdftotext" {
		args = append(args, "-")
	}
	out, err := exec.Command(nom, args...).CombinedOutput()
	if err != nil && nom != "pdfsig" { // which fails on a certificate that nobody vouches for
		t.Fatalf("%s : %v %s", nom, err, out)
	}
	return strings.ReplaceAll(string(out), "\u00a0", " ")
}

// annexee is the register of the example, whose point 32 has two annexes of one name in two folders and one that is only
// named.
func annexee(t *testing.T) (x transmissions, f *secretariat.Fiche, dossier string) {
	t.Helper()
	x, f, _ = duJour(t)
	dossier = t.TempDir()
	if err := os.Mkdir(filepath.Join(dossier, "b"), 0o700); err != nil {
		t.Fatal(err)
	}
	for nom, point := range map[string]int{"plan.pdf": 31, "b/plan.pdf": 32} {
		octets, err := fabriquer(f.Dossier, point, papierOrdinaire(), false)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dossier, nom), octets, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	g, err := x.s.Annexer(context.Background(), f.ID, 32, []conseil.Annexe{{Titre: "Plan", Fichier: filepath.Join(dossier, "plan.pdf"), Type: "99_SE"},
		{Titre: "Maquette en mairie"}, {Titre: "Rapport", Fichier: filepath.Join(dossier, "b/plan.pdf"), Type: "31_DP"}})
	if err != nil {
		t.Fatal(err)
	}
	return x, &g, dossier
}

// What the window shows, saves and prints is the act with its annexes behind it: named with their pages,
// each page with its mention, under the number that the act gives it.
func TestExtraitDeLaFenetreAvecAnnexes(t *testing.T) {
	x, f, dossier := annexee(t)
	octets, _, err := documents{x.s}.Extrait(f, 32)
	if err != nil {
		t.Fatal(err)
	}
	texte := outilPDF(t, octets, "pdftotext")
	for mot, fois := range map[string]int{"Annexe 1 : Plan (1 page)": 1, "Annexe 2 : Maquette en mairie\n": 1, "Annexe 3 : Rapport (2 pages)": 1,
		"Annexe 1 à la délibération": 1, "Annexe 2 à la": 0, "Annexe 3 à la délibération": 2} {
		if n := strings.Count(texte, mot); n != fois {
			t.Errorf("« %s » : %d fois, attendu %d\n%s", mot, n, fois, texte)
		}
	}
	if s := outilPDF(t, octets, "qpdf", "--check"); !strings.Contains(s, "No syntax or stream encoding errors") {
		t.Error(s)
	}
	if bytes.Contains(octets, []byte(dossier)) {
		t.Error("le PDF dit le dossier du poste")
	}
	seul := acteJoint(f.Dossier, 32)[0].Octets
	if strings.Contains(string(seul), dossier) || !strings.Contains(string(seul), `"plan.pdf"`) {
		t.Errorf("%s", seul)
	}
}

// A file that is no longer there, or is no PDF, stops the extrait with its path; the website has the act
// alone and goes on.
func TestAnnexeAbsente(t *testing.T) {
	x, f, dossier := annexee(t)
	plan := filepath.Join(dossier, "plan.pdf")
	for _, cas := range []struct {
		faire func() error
		mots  string
	}{
		{func() error { return os.WriteFile(plan, []byte("bonjour"), 0o600) }, "« " + plan + " » : ce fichier n'est pas un PDF"},
		{func() error { return os.Remove(plan) }, "le fichier « " + plan + " » n'existe pas"},
		{func() error { return os.Mkdir(plan, 0o700) }, "« " + plan + " » est un dossier"},
	} {
		if err := cas.faire(); err != nil {
			t.Fatal(err)
		}
		octets, _, err := documents{x.s}.Extrait(f, 32)
		if err == nil || octets != nil || !strings.Contains(err.Error(), cas.mots) || !strings.Contains(err.Error(), "annexe 1, « Plan »") {
			t.Errorf("%v", err)
		}
		if _, _, _, err := x.Archive(context.Background(), f, 32); err == nil || !strings.Contains(err.Error(), cas.mots) {
			t.Errorf("archive : %v", err)
		}
	}
	if _, octets, _, err := x.Publier(f, 32, f.Date); err != nil || !strings.Contains(outilPDF(t, octets, "pdftotext"), "Annexe 3 : Rapport\n") {
		t.Errorf("publication : %v", err)
	}
}

// The archive carries the act without them, and each file as it is, with its type.
func TestArchiveAvecAnnexes(t *testing.T) {
	x, f, dossier := annexee(t)
	nom, octets, avertissements, err := x.Archive(context.Background(), f, 32)
	if err != nil {
		t.Fatal(err)
	}
	chemin := filepath.Join(t.TempDir(), nom)
	if err := os.WriteFile(chemin, octets, 0o600); err != nil {
		t.Fatal(err)
	}
	noms, contenu := contenuDe(t, chemin)
	if len(noms) != 5 || !strings.HasPrefix(noms[2], "99_DE-") || !strings.HasPrefix(noms[3], "99_SE-") || !strings.HasPrefix(noms[4], "31_DP-") || !strings.Contains(contenu[noms[1]], `actes:Annexes actes:Nombre="2"`) {
		t.Fatalf("%q", noms)
	}
	for i, fichier := range []string{"plan.pdf", "b/plan.pdf"} {
		if octets, err := os.ReadFile(filepath.Join(dossier, fichier)); err != nil || string(octets) != contenu[noms[3+i]] {
			t.Errorf("%s n'est pas dans l'archive tel qu'il est (%v)", fichier, err)
		}
	}
	texte := outilPDF(t, []byte(contenu[noms[2]]), "pdftotext")
	if !strings.Contains(texte, "Annexe 1 : Plan (1 page)") || strings.Contains(texte, "Annexe 1 à la délibération") {
		t.Errorf("l'acte de l'archive :\n%s", texte)
	}
	for _, a := range avertissements {
		if strings.Contains(a, "annexe") {
			t.Errorf("%s", a)
		}
	}
}

// sceller32 seals the point 32.
func sceller32(t *testing.T, x transmissions, f *secretariat.Fiche, p secretariat.Papier) (*secretariat.Fiche, secretariat.Scelle) {
	t.Helper()
	g, err := x.s.Sceller(context.Background(), f.ID, p, 32)
	if err != nil {
		t.Fatal(err)
	}
	return &g, unScelle(t, x.s, f.ID)
}

// The files of the annexes are sealed with the act: it prints again by the byte with them, tells one that
// has changed, and keeps its words when they are gone.
func TestAnnexesScellees(t *testing.T) {
	x, f, dossier := annexee(t)
	p, err := papierDeLaMairie(x.s)
	if err != nil {
		t.Fatal(err)
	}
	f, scelle := sceller32(t, x, f, p)
	rapport := filepath.Join(dossier, "b/plan.pdf")
	bon, err := os.ReadFile(rapport)
	if err != nil {
		t.Fatal(err)
	}
	scellees := secretariat.AnnexesDuCanon(scelle.Canon)
	if len(scellees) != 3 || scellees[1] != (secretariat.AnnexeScellee{}) || scellees[2] != (secretariat.AnnexeScellee{Empreinte: secretariat.EmpreinteDe(string(bon)), Pages: 2}) {
		t.Errorf("%+v", scellees)
	}
	reimprimer := func() error {
		octets, _, err := documents{x.s}.Extrait(f, 32)
		if err == nil && secretariat.EmpreinteDe(string(octets)) != scelle.PDF {
			t.Error("l'acte ne se réimprime pas comme il a été scellé")
		}
		return err
	}
	if err := reimprimer(); err != nil {
		t.Fatal(err)
	}
	autre, err := fabriquer(f.Dossier, 31, papierOrdinaire(), false)
	if err == nil {
		err = os.WriteFile(rapport, autre, 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
	if err := reimprimer(); err == nil || !strings.Contains(err.Error(), "« "+rapport+" » a changé depuis") || !strings.Contains(err.Error(), scellees[2].Empreinte) {
		t.Errorf("annexe changée : %v", err)
	}
	if err := os.Remove(rapport); err != nil {
		t.Fatal(err)
	}
	if err := reimprimer(); err == nil || !strings.Contains(err.Error(), "« "+rapport+" » n'existe pas") {
		t.Errorf("annexe absente : %v", err)
	}
	exporte(t, x, "Annexe 3 : Rapport (2 pages)", rapport)
	if err := os.WriteFile(rapport, bon, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := reimprimer(); err != nil {
		t.Errorf("le fichier remis : %v", err)
	}
}

// exporte holds what an export says of an act whose annexe is not there.
func exporte(t *testing.T, x transmissions, mots, chemin string) {
	t.Helper()
	dossier := filepath.Join(t.TempDir(), "tout")
	if err := exporterTout(context.Background(), x.s, dossier); err != nil {
		t.Fatal(err)
	}
	pdf, err := os.ReadFile(filepath.Join(dossier, "extraits", "2023-04-05-extrait-2023-32.pdf"))
	if err != nil {
		t.Fatal(err)
	}
	if texte := outilPDF(t, pdf, "pdftotext"); !strings.Contains(texte, mots) {
		t.Errorf("« %s » manque dans :\n%s", mots, texte)
	}
	if manque, err := os.ReadFile(filepath.Join(dossier, "annexes-manquantes.txt")); err != nil || !strings.Contains(string(manque), "point 32 : son annexe 3") || !strings.Contains(string(manque), chemin) {
		t.Errorf("%v %s", err, manque)
	}
}

// An act sealed before its annexes were prints as it did: they are named, not joined, and not looked for.
func TestActeScelleAvantLesAnnexes(t *testing.T) {
	x, f, dossier := annexee(t)
	ancien, err := papierDe("", secretariat.EnTete{}, nil)
	if err != nil {
		t.Fatal(err)
	}
	f, scelle := sceller32(t, x, f, ancien)
	if strings.Contains(scelle.Canon, `"annexes":[{"sha256"`) {
		t.Fatal(scelle.Canon)
	}
	if err := os.RemoveAll(dossier); err != nil {
		t.Fatal(err)
	}
	octets, _, err := documents{x.s}.Extrait(f, 32)
	if err != nil || secretariat.EmpreinteDe(string(octets)) != scelle.PDF {
		t.Errorf("%v", err)
	}
}

// The export of an act that is not sealed goes on without an annexe that is not there.
func TestExportSansAnnexe(t *testing.T) {
	x, _, dossier := annexee(t)
	rapport := filepath.Join(dossier, "b/plan.pdf")
	if err := os.Remove(rapport); err != nil {
		t.Fatal(err)
	}
	exporte(t, x, "Annexe 3 : Rapport\n", rapport)
}

// The window reads a file again when it has changed, is gone, or is back.
func TestAnnexesVues(t *testing.T) {
	x, _, dossier := annexee(t)
	vues := &annexesVues{s: x.s}
	chemin := filepath.Join(dossier, "b/plan.pdf")
	lire := func(pages int, mots string) {
		t.Helper()
		n, err := vues.Pages(chemin)
		if n != pages || (err == nil) != (mots == "") || err != nil && !strings.Contains(err.Error(), mots) {
			t.Errorf("%d pages, %v, attendu %d, %q", n, err, pages, mots)
		}
	}
	bon, err := os.ReadFile(chemin)
	if err != nil {
		t.Fatal(err)
	}
	lire(2, "")
	lire(2, "")
	for _, cas := range []struct {
		octets []byte
		pages  int
		mots   string
	}{{bon[:len(bon)/2], 0, "endommagé"}, {nil, 0, "n'existe pas"}, {bon, 2, ""}} {
		if err := os.Remove(chemin); err != nil && cas.octets == nil {
			t.Fatal(err)
		}
		if cas.octets != nil {
			if err := os.WriteFile(chemin, cas.octets, 0o600); err != nil {
				t.Fatal(err)
			}
		}
		lire(cas.pages, cas.mots)
	}
	if types, err := vues.Types(context.Background()); err != nil || len(types) != 0 {
		t.Errorf("%v %v", types, err)
	}
	classification := `<actes:RetourClassification xmlns:actes="http://www.interieur.gouv.fr/ACTES#v1.1-20040216"><actes:DateClassification>2022-01-31</actes:DateClassification>` +
		`<actes:NaturesActes><actes:NatureActe actes:CodeNatureActe="1" actes:Libelle="D"><actes:TypePJNatureActe actes:CodeTypePJ="99_SE" actes:Libelle="Signature"/>` +
		`<actes:TypePJNatureActe actes:CodeTypePJ="99_DE" actes:Libelle="Acte"/></actes:NatureActe></actes:NaturesActes><actes:Matieres><actes:Matiere1 actes:CodeMatiere="8" actes:Libelle="D"/></actes:Matieres></actes:RetourClassification>`
	if _, err := x.Recevoir(context.Background(), []byte(classification)); err != nil {
		t.Fatal(err)
	}
	if types, err := vues.Types(context.Background()); err != nil || !slices.Equal(types, []ecran.TypePiece{{Code: "99_DE", Libelle: "Acte"}, {Code: "99_SE", Libelle: "Signature"}}) {
		t.Errorf("%v %v", types, err)
	}
}
