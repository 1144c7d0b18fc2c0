package transmission

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// Whatever the record says, the message is pure ASCII and Latin-1, keeps to the rules, and reads back.
func TestMessageProprietes(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		e := unEnvoi()
		p := &e.Dossier.Seance.Points[0]
		p.Objet = rapid.StringN(1, 700, -1).Draw(t, "objet")
		p.Matiere = rapid.SampledFrom([]string{"3.1", "3.1.2", "3.1.2.1.4", "7.10"}).Draw(t, "matiere")
		for range rapid.IntRange(0, 4).Draw(t, "annexes") {
			e.Annexes = append(e.Annexes, Piece{Nom: "a", Octets: unPDF})
		}
		a, err := Preparer(e)
		if err != nil {
			if strings.Contains(err.Error(), "est vide") {
				return
			}
			t.Fatal(err)
		}
		gz, _ := gzip.NewReader(bytes.NewReader(a.Octets))
		r := tar.NewReader(gz)
		var message []byte
		for h, err := r.Next(); err == nil; h, err = r.Next() {
			if h.Name == a.Fichiers[1] {
				message, _ = io.ReadAll(r)
			}
		}
		n, err := lireArbre(message)
		if err != nil {
			t.Fatal(err)
		}
		annexes := 0
		n.chercher("Annexe", func(*noeud) { annexes++ })
		codes := 0
		for i := range 5 {
			if n.premier("CodeMatiere"+string(rune('1'+i))) != nil {
				codes++
			}
		}
		if annexes != len(e.Annexes) || codes != len(strings.Split(p.Matiere, ".")) || len([]rune(string(n.premier("Objet").texte))) > 499 {
			t.Fatalf("%d annexes, %d codes, objet %q", annexes, codes, n.premier("Objet").texte)
		}
	})
}

// Every message that the package writes passes the schema of the Ministry.
func TestMessagesValides(t *testing.T) {
	schema := filepath.Join(formatsOuPasser(t, "actes/xsd"), "actesv1_1.xsd")
	if _, err := exec.LookPath("xmllint"); err != nil {
		t.Skip("xmllint (libxml2-utils) n'est pas installé : le schéma n'est pas vérifié ici")
	}
	for nom, change := range map[string]func(*Envoi){
		"simple":  func(*Envoi) {},
		"annexes": func(e *Envoi) { e.Annexes = []Piece{{Nom: "plan.pdf", Octets: unPDF}, {Nom: "v", Octets: unJPEG}} },
		"complet": func(e *Envoi) { e.Precedent, e.Papier = "025-212500011-20240101-2024_001-DE", true },
		"niveaux": func(e *Envoi) { e.Dossier.Seance.Points[0].Matiere = "3.1.2.1.4" },
		"objet":   func(e *Envoi) { e.Dossier.Seance.Points[0].Objet = strings.Repeat("œ€’–<&>\"\u0085 ", 200) },
		"anonyme": func(e *Envoi) { e.Correspondant, e.Classification = Correspondant{}, nil },
		"corse":   func(e *Envoi) { e.Dossier.Commune.CodeDepartement, e.Arrondissement = "02A", "1" },
		"outremer": func(e *Envoi) {
			e.Dossier.Commune.CodeDepartement, e.Dossier.Commune.Arrondissement = "971", "Basse-Terre"
		},
	} {
		e := unEnvoi()
		change(&e)
		a, err := Preparer(e)
		if err != nil {
			t.Errorf("%s : %v", nom, err)
			continue
		}
		_, contenu := ouvrirTout(t, a.Octets)
		for _, f := range a.Fichiers[:2] {
			chemin := filepath.Join(t.TempDir(), f)
			if err := os.WriteFile(chemin, contenu[f], 0o600); err != nil {
				t.Fatal(err)
			}
			if out, err := exec.Command("xmllint", "--noout", "--schema", schema, chemin).CombinedOutput(); err != nil {
				t.Errorf("%s : %s\n%s", nom, out, contenu[f])
			}
		}
	}
}

func TestCaracteresHorsDeLatin1(t *testing.T) {
	if b := enLatin1("a\u0092é\u00a0œ€𝄞"); string(b) != "a&#146;\xe9\xa0&#339;&#8364;&#119070;" {
		t.Errorf("%q", b)
	}
	e := unEnvoi()
	e.Dossier.Seance.Points[0].Objet = strings.Repeat("é", 600)
	v := verification{e: &e, p: &e.Dossier.Seance.Points[0]}
	if v.acte(); v.objet != strings.Repeat("é", 496)+"..." {
		t.Errorf("%d caractères", len([]rune(v.objet)))
	}
}
