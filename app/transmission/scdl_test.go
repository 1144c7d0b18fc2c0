package transmission

import (
	"bytes"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"delibere/app/attendu"
	"delibere/app/conseil"
)

func exporterSCDL(t *testing.T, o OptionsSCDL, dossiers ...*conseil.Dossier) (string, []string) {
	t.Helper()
	var b bytes.Buffer
	avertissements, err := EcrireSCDL(&b, dossiers, o)
	if err != nil {
		t.Fatal(err)
	}
	return b.String(), avertissements
}

// deuxSeances are two séances in the wrong order, with every case of the columns.
func deuxSeances() (*conseil.Dossier, *conseil.Dossier) {
	tard, tot := unDossier(), unDossier()
	tot.Seance.Date = conseil.NewDate(2024, 11, 4)
	tot.Seance.Convocation.DateEnvoi = conseil.NewDate(2024, 10, 25)
	for i := range tot.Seance.Points {
		p := &tot.Seance.Points[i]
		p.Deliberation = strings.Replace(p.Deliberation, "2024-1", "2024-0", 1)
	}
	tot.Seance.Points[0].Objet = "Virgule, \"guillemets\"\net ligne"
	tot.Seance.Points[0].AccuseReception = conseil.NewDate(2024, 11, 6)
	tot.Seance.Points[2].Vote = nil
	tot.Seance.Points[2].Nomination = &conseil.Nomination{Tours: []conseil.Tour{{Candidats: map[string]conseil.Voix{"nom02": 6, "nom03": 1}}}}
	return tard, tot
}

func TestSCDL(t *testing.T) {
	tard, tot := deuxSeances()
	adresse := func(_ *conseil.Dossier, p *conseil.Point) string {
		return "https://commune.fr/" + conseil.NumeroActes(p.Deliberation) + ".pdf"
	}
	texte, avertissements := exporterSCDL(t, OptionsSCDL{Adresse: adresse}, tard, tot)
	attendu.Comparer(t, "testdata/scdl.csv", []byte(texte))
	for i, f := range lireSchema(t).valider(t, texte) {
		if len(f) > 0 {
			t.Errorf("ligne %d : %q", i+2, f)
		}
	}
	if len(avertissements) != 1 || !strings.Contains(avertissements[0], "SIRET 21250001100011 est supposé") {
		t.Errorf("%q", avertissements)
	}
	if !strings.HasSuffix(texte, "\r\n") || strings.HasPrefix(texte, "\ufeff") {
		t.Error("le fichier n'est pas en UTF-8 nu, en lignes CRLF")
	}
}

// The check published beside the schema, where Python is there.
func TestSCDLParPython(t *testing.T) {
	script := formatsOuPasser(t, "scdl/verifie_scdl.py")
	python, err := exec.LookPath("python3")
	if err != nil {
		t.Skip("python3 n'est pas installé : le second validateur n'est pas lancé ici")
	}
	tard, tot := deuxSeances()
	texte, _ := exporterSCDL(t, OptionsSCDL{Siret: "21250001100011"}, tard, tot)
	chemin := filepath.Join(t.TempDir(), "scdl.csv")
	if err := os.WriteFile(chemin, []byte(texte), 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command(python, script, chemin).CombinedOutput()
	lignes := strings.Split(strings.TrimSpace(string(out)), "\n")
	if err != nil || len(lignes) != 6 {
		t.Fatalf("%v, %d lignes :\n%s", err, len(lignes), out)
	}
	for _, l := range lignes {
		if !strings.HasSuffix(l, " ok") {
			t.Error(l)
		}
	}
}

// Every national code, whatever the votes: a valid line.
func TestSCDLProprietes(t *testing.T) {
	schema := lireSchema(t)
	var codes []string
	for code := range ClassificationNationale().Matieres {
		if strings.Contains(code, ".") {
			codes = append(codes, code, code+".1")
		}
	}
	rapid.Check(t, func(rt *rapid.T) {
		d := unDossier()
		p := &d.Seance.Points[0]
		p.Matiere = rapid.SampledFrom(codes).Draw(rt, "matière")
		p.Objet = "o" + rapid.String().Draw(rt, "objet")
		pour := rapid.IntRange(0, 7).Draw(rt, "pour")
		contre := rapid.IntRange(0, 7-pour).Draw(rt, "contre")
		refus := rapid.IntRange(0, 7-pour-contre).Draw(rt, "refus")
		p.Vote.Decompte = &conseil.Decompte{Pour: conseil.Voix(pour), Contre: conseil.Voix(contre), Refus: conseil.Voix(refus), Abstentions: conseil.Voix(7 - pour - contre - refus)}
		var b bytes.Buffer
		if _, err := EcrireSCDL(&b, []*conseil.Dossier{d}, OptionsSCDL{}); err != nil {
			if strings.Contains(err.Error(), "marque d'occultation") {
				return
			}
			rt.Fatal(err)
		}
		for _, f := range schema.valider(t, b.String()) {
			if len(f) > 0 {
				rt.Fatalf("%q dans\n%s", f, b.String())
			}
		}
	})
}

func TestRefusSCDL(t *testing.T) {
	for nom, c := range map[string]struct {
		casse func(*conseil.Dossier, *OptionsSCDL)
		dit   []string
	}{
		"matière absente":   {func(d *conseil.Dossier, _ *OptionsSCDL) { d.Seance.Points[0].Matiere = "" }, []string{"séance du 30/12/2024, délibération 2024-101 : la matière manque"}},
		"matière inconnue":  {func(d *conseil.Dossier, _ *OptionsSCDL) { d.Seance.Points[0].Matiere = "7.11" }, []string{"7.10"}},
		"vote faux":         {func(d *conseil.Dossier, _ *OptionsSCDL) { d.Seance.Points[0].Vote.Decompte.Pour = 9 }, []string{"2024-101", "9 pour"}},
		"SIRET faux":        {func(_ *conseil.Dossier, o *OptionsSCDL) { o.Siret = "21250001100013" }, []string{"n'est pas un SIRET"}},
		"SIRET d'une autre": {func(_ *conseil.Dossier, o *OptionsSCDL) { o.Siret = "21860194600013" }, []string{"dont le SIREN est 212500011"}},
		"sans SIREN":        {func(d *conseil.Dossier, _ *OptionsSCDL) { d.Commune.Siren = "" }, []string{"le SIREN de Essai manque"}},
		"adresse relative": {func(_ *conseil.Dossier, o *OptionsSCDL) {
			o.Adresse = func(*conseil.Dossier, *conseil.Point) string { return "delib/1.pdf" }
		}, []string{"https://"}},
		"rien de numéroté": {func(d *conseil.Dossier, _ *OptionsSCDL) {
			for i := range d.Seance.Points {
				d.Seance.Points[i].Deliberation = ""
			}
		}, []string{"aucun point"}},
		"tout à la fois": {func(d *conseil.Dossier, _ *OptionsSCDL) {
			d.Seance.Points[0].Matiere, d.Seance.Points[1].Objet = "", ""
		}, []string{"2024-101 : la matière manque", "2024-102 : l'objet est vide"}},
	} {
		d, o := unDossier(), OptionsSCDL{}
		c.casse(d, &o)
		var b bytes.Buffer
		_, err := EcrireSCDL(&b, []*conseil.Dossier{d}, o)
		var refus *Refus
		if !errors.As(err, &refus) || b.Len() > 0 {
			t.Errorf("%s : %v, %d octets écrits", nom, err, b.Len())
			continue
		}
		for _, dit := range c.dit {
			if !strings.Contains(err.Error(), dit) {
				t.Errorf("%s : « %s » n'est pas dit dans : %v", nom, dit, err)
			}
		}
	}
	d := unDossier()
	d.Seance.Points[0].Vote.Decompte.Pour = 9
	var refus *Refus
	if _, err := EcrireSCDL(&bytes.Buffer{}, []*conseil.Dossier{d}, OptionsSCDL{}); !errors.As(err, &refus) || !refus.Anomalie {
		t.Errorf("un vote faux est une anomalie de la séance : %+v", refus)
	}
	if _, nom, err := matiereSCDL("8.5.1"); err != nil || nom != "domaines de compétences par thèmes/politique de la ville habitat et logement" {
		t.Errorf("%q, %v", nom, err)
	}
	d = unDossier()
	if _, err := EcrireSCDL(&bytes.Buffer{}, []*conseil.Dossier{d, d}, OptionsSCDL{}); err == nil || !strings.Contains(err.Error(), "ne donnez qu'une fois") {
		t.Errorf("deux fois la même séance : %v", err)
	}
}

func TestPrefecture(t *testing.T) {
	for _, c := range []struct{ qui, arrondissement, attendu string }{
		{"Monsieur le Sous-Préfet de Montbéliard", "Montbéliard", "SPREF0252"}, {"Madame la Préfète du Doubs", "Besançon", "PREF025"},
		{"Madame la Sous-Préfète", "Ailleurs", ""}, {"", "Montbéliard", ""},
	} {
		if p := prefectureSCDL(&conseil.Commune{CodeDepartement: "025", Arrondissement: c.arrondissement, RepresentantEtat: c.qui}); p != c.attendu {
			t.Errorf("%s, %s : %q, attendu %q", c.qui, c.arrondissement, p, c.attendu)
		}
	}
}
