package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	cdx "github.com/CycloneDX/cyclonedx-go"
	"github.com/xeipuuv/gojsonschema"

	"delibere/app/attendu"
)

const racine = "../.."

// The file that the program shows is that of the modules it is made of today, on each system.
func TestLicencesDuProgramme(t *testing.T) {
	var b bytes.Buffer
	if err := ecrireLicences(&b, racine); err != nil {
		t.Fatal(err)
	}
	for _, m := range []string{"modernc.org/sqlite v", "fyne.io/fyne/v2 v", "github.com/danieljoos/wincred v", "github.com/rymdport/portal v", "PDFium (WebAssembly) :", "bibliothèque standard de Go :"} {
		if !strings.Contains(b.String(), "\n"+m) {
			t.Errorf("« %s » manque à la liste", m)
		}
	}
	attendu.Comparer(t, filepath.Join(racine, "assets", "licences", "tierces.txt"), b.Bytes())
}

// What is embedded is either the project's own or in the inventory.
func TestToutCeQuiEstEmbarqueEstInventorie(t *testing.T) {
	out, err := commande(racine, nil, "go", "list", "-tags", "ci", "-f", `{{$d := .ImportPath}}{{range .EmbedFiles}}{{$d}}/{{.}}{{"\n"}}{{end}}`, "./...")
	if err != nil {
		t.Fatal(err)
	}
	motifs := slices.Clone(propres)
	for _, d := range donnees {
		if d.module == "" {
			motifs = append(motifs, d.fichiers...)
		}
	}
	fichiers := strings.Fields(string(out))
	if len(fichiers) < 10 {
		t.Fatalf("%d fichiers embarqués", len(fichiers))
	}
	for _, f := range fichiers {
		f = strings.TrimPrefix(f, "delibere/")
		if !slices.ContainsFunc(motifs, func(m string) bool { bon, _ := filepath.Match(m, f); return bon }) {
			t.Errorf("%s est embarqué ; inscrivez-le dans donnees.go, avec sa licence et son origine", f)
		}
	}
}

// The bill of materials is valid for the schema of CycloneDX, names each module that the linker put in, and is
// the same twice.
func TestReelNomenclature(t *testing.T) {
	binaire := os.Getenv("DELIBERE_BINAIRE")
	if binaire == "" {
		t.Skip("le programme construit : « make test » le nomme dans DELIBERE_BINAIRE")
	}
	p := programme{"1.2.3", "0123456789abcdef", time.Unix(1_700_000_000, 0).UTC()}
	var une, deux bytes.Buffer
	for _, b := range []*bytes.Buffer{&une, &deux} {
		if err := ecrireNomenclature(b, racine, p, []string{binaire}); err != nil {
			t.Fatal(err)
		}
	}
	if une.String() != deux.String() {
		t.Error("deux fois la même nomenclature, deux fois d'autres octets")
	}
	validerCycloneDX(t, une.Bytes())
	var bom cdx.BOM
	if err := cdx.NewBOMDecoder(&une, cdx.BOMFileFormatJSON).Decode(&bom); err != nil {
		t.Fatal(err)
	}
	composants := map[string]cdx.Component{}
	for _, c := range *bom.Components {
		composants[c.BOMRef] = c
	}
	_, modules, err := modulesDuBinaire(binaire)
	if err != nil || len(modules) < 30 {
		t.Fatalf("%d modules, %v", len(modules), err)
	}
	liens := *(*bom.Dependencies)[1].Dependencies
	for _, m := range modules {
		ref := "pkg:golang/" + m.Chemin + "@" + m.Version
		if c := composants[ref]; c.Hashes == nil || c.Licenses == nil || !slices.Contains(liens, ref) {
			t.Errorf("%s : sans empreinte, sans licence ou sans lien", m)
		}
	}
	for _, d := range []string{"donnees:pdfium.wasm", "donnees:hyph-fr.tex", "donnees:SourceSerif4-Regular.ttf"} {
		if composants[d].Hashes == nil || !slices.Contains(liens, d) {
			t.Errorf("%s manque", d)
		}
	}
}

// validerCycloneDX reads the schema where the library keeps it.
func validerCycloneDX(t *testing.T, octets []byte) {
	t.Helper()
	dossier, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "github.com/CycloneDX/cyclonedx-go").Output()
	if err != nil {
		t.Fatal(err)
	}
	fichier := func(nom string) gojsonschema.JSONLoader {
		return gojsonschema.NewReferenceLoader("file://" + filepath.Join(strings.TrimSpace(string(dossier)), "schema", nom))
	}
	l := gojsonschema.NewSchemaLoader()
	for adresse, nom := range map[string]string{"jsf-0.82.schema.json": "jsf-0.82.schemax.json", "spdx.schema.json": "spdx.schema.json"} {
		if err := l.AddSchema("http://cyclonedx.org/schema/"+adresse, fichier(nom)); err != nil {
			t.Fatal(err)
		}
	}
	schema, err := l.Compile(fichier("bom-1.6.schema.json"))
	if err != nil {
		t.Fatal(err)
	}
	r, err := schema.Validate(gojsonschema.NewBytesLoader(octets))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range r.Errors() {
		t.Error(f)
	}
}

func TestIdentifiants(t *testing.T) {
	for nom, c := range map[string]struct{ texte, voulu string }{
		"LICENSE":     {"Redistribution and use in source and\nbinary forms, with or without", "BSD-2-Clause"},
		"COPYING":     {"Redistribution and use in source and binary forms… to endorse or promote products derived from", "BSD-3-Clause"},
		"LICENSE.txt": {"Apache License\n  Version 2.0, January 2004", "Apache-2.0"},
		"NOTICE":      {"Copyright NOM01", ""},
	} {
		if ids, err := identifiants(nom, c.texte); err != nil || strings.Join(ids, ",") != c.voulu {
			t.Errorf("%s : %v, %v ; voulu %q", nom, ids, err, c.voulu)
		}
	}
	if _, err := identifiants("LICENSE", "GNU GENERAL PUBLIC LICENSE Version 3"); err == nil {
		t.Error("une licence inconnue passe")
	}
}
