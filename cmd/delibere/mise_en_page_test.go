package main

import (
	"bytes"
	"context"
	"image/color"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"delibere/app/acte"
	"delibere/app/ecran"
	"delibere/app/secretariat"
	registre "delibere/storage/memoire"
)

var _ ecran.MiseEnPage = miseEnPage{}

// What the window sets is what the file of a modele says, and only what the commune has of its own.
func TestValeursDuPapier(t *testing.T) {
	x := miseEnPage{}
	ordinaires, err := x.Lire("")
	if err != nil || ordinaires["visas"] != "true" || ordinaires["votes"] != "texte" || ordinaires["cloture"] != acte.ModeleOrdinaire().Cloture {
		t.Fatalf("%v %q", err, ordinaires)
	}
	if modele, err := x.Ecrire(ordinaires); err != nil || modele != "" {
		t.Errorf("%v %q", err, modele)
	}
	v := maps.Clone(ordinaires)
	v["visas"], v["votes"], v["cloture"] = "false", "tableau", `Fait à « {date} » & "clos".`
	modele, err := x.Ecrire(v)
	if err != nil || strings.Contains(modele, "recours") {
		t.Fatalf("%v %q", err, modele)
	}
	if relu, err := x.Lire(modele); err != nil || !maps.Equal(relu, v) {
		t.Errorf("%v %q", err, relu)
	}
	v["recours"] = "sans tribunal"
	if _, err := x.Ecrire(v); err == nil || !strings.Contains(err.Error(), "« recours » : il manque « {tribunal} »") {
		t.Errorf("%v", err)
	}
	if err := x.Verifier("recours", "sans tribunal"); err == nil || !strings.HasPrefix(err.Error(), "il manque « {tribunal} »") {
		t.Errorf("%v", err)
	}
	if x.Verifier("inconnu", "x") == nil || x.Couleur("#FFFF00") == nil || x.Couleur("#1F3A5F") != nil {
		t.Error("une clé inconnue ou une couleur pâle passe")
	}
	if _, err := x.Logo([]byte("texte")); err == nil || !strings.Contains(err.Error(), "ni un PNG") {
		t.Errorf("%v", err)
	}
	if _, err := x.Lire(`{"recour":"x"}`); err == nil {
		t.Error("une clé inconnue se lit")
	}
}

// texteDuPDF reads a PDF by another program.
func texteDuPDF(t *testing.T, octets []byte) string {
	t.Helper()
	nom := filepath.Join(t.TempDir(), "x.pdf")
	if err := os.WriteFile(nom, octets, 0o600); err != nil {
		t.Fatal(err)
	}
	texte, err := exec.Command("pdftotext", nom, "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	return strings.Join(strings.Fields(string(texte)), " ")
}

// The trial shows the example in an empty register, then the last délibération of the commune, and never
// keeps anything.
func TestEssaiDuPapier(t *testing.T) {
	ctx := context.Background()
	vide := miseEnPage{secretariat.New(&registre.Registre{}, nil, "")}
	octets, err := vide.Essai(ctx, `{"cloture":"Fait et clos."}`, secretariat.EnTete{Accent: "#1F3A5F"})
	if err != nil || !strings.Contains(texteDuPDF(t, octets), "Fait et clos.") {
		t.Fatalf("%v", err)
	}
	if texte := texteDuPDF(t, octets); !strings.Contains(texte, "VALENTIGNEY") {
		t.Errorf("%s", texte)
	}
	if _, err := vide.Essai(ctx, "", secretariat.EnTete{Logo: "absent"}); err == nil || !strings.Contains(err.Error(), "choisissez de nouveau le logo") {
		t.Errorf("%v", err)
	}
	x, f, _ := duJour(t)
	if _, err := x.s.Rediger(ctx, f.ID, 32, secretariat.Redaction{Objet: "Objet de la commune", Deliberation: "2023-32", Matiere: "7.1"}); err != nil {
		t.Fatal(err)
	}
	m, err := x.s.PoserEnTete(ctx, secretariat.EnTete{}, armoiries(t, color.NRGBA{200, 0, 0, 255}))
	if err != nil {
		t.Fatal(err)
	}
	e, err := m.EnTete()
	if err != nil {
		t.Fatal(err)
	}
	octets, err = miseEnPage{x.s}.Essai(ctx, "", e)
	if err != nil || !strings.Contains(strings.ToLower(texteDuPDF(t, octets)), "objet de la commune") || !bytes.Contains(octets, []byte("/Logo ")) {
		t.Errorf("%v %s", err, texteDuPDF(t, octets))
	}
	if apres, err := x.s.Mairie(ctx); err != nil || len(apres.Reglages) != len(m.Reglages) {
		t.Errorf("%v %q", err, apres.Reglages)
	}
}
