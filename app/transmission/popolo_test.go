package transmission

import (
	"bytes"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"delibere/app/attendu"
	"delibere/app/conseil"
	"delibere/app/dossier"
	"delibere/assets"
)

func exporterPopolo(t *testing.T, d *conseil.Dossier) ([]byte, map[string][]map[string]any) {
	t.Helper()
	var b bytes.Buffer
	if err := EcrirePopolo(&b, d); err != nil {
		t.Fatal(err)
	}
	var x map[string][]map[string]any
	if err := json.Unmarshal(b.Bytes(), &x); err != nil {
		t.Fatal(err)
	}
	return b.Bytes(), x
}

func TestPopolo(t *testing.T) {
	octets, x := exporterPopolo(t, unDossier())
	attendu.Comparer(t, "testdata/popolo.json", octets)
	if len(x["persons"]) != 7 || len(x["motions"]) != 4 || len(x["vote_events"]) != 3 {
		t.Errorf("%d personnes, %d motions, %d scrutins", len(x["persons"]), len(x["motions"]), len(x["vote_events"]))
	}
	if bytes.Contains(octets, []byte("1970")) {
		t.Error("une date de naissance est sortie")
	}
}

// Identifiers lead somewhere, counts are those of the names, and a secret ballot names nobody. Held on the
// example too.
func TestPopoloCoherent(t *testing.T) {
	exemple, err := dossier.Lire(bytes.NewReader(assets.Exemple))
	if err != nil {
		t.Fatal(err)
	}
	suivi := unDossier() // the holder's sense is that of his mandant
	delete(suivi.Seance.Points[1].Vote.Nominal, "nom07")
	for _, d := range []*conseil.Dossier{unDossier(), exemple, suivi} {
		_, x := exporterPopolo(t, d)
		ids := map[any]bool{}
		for _, liste := range x {
			for _, o := range liste {
				if id, ok := o["id"]; ok && ids[id] {
					t.Errorf("l'identifiant %v sert deux fois", id)
				} else if ok {
					ids[id] = true
				}
			}
		}
		for nom, liste := range x {
			for _, o := range liste {
				for cle, v := range o {
					if strings.HasSuffix(cle, "_id") && !ids[v] {
						t.Errorf("%s : %s mène à %v, qui n'y est pas", nom, cle, v)
					}
				}
			}
		}
		for _, s := range x["vote_events"] {
			votes, nommes := s["votes"].([]any)
			if nommes && strings.Contains(s["classification"].(string), "secret") {
				t.Errorf("%v nomme des votants", s["id"])
			}
			total := map[string]float64{}
			for _, v := range votes {
				total[v.(map[string]any)["option"].(string)]++
			}
			for _, c := range s["counts"].([]any) {
				c := c.(map[string]any)
				if nommes && total[c["option"].(string)] != c["value"] {
					t.Errorf("%v : %v voix %v, %v votants", s["id"], c["value"], c["option"], total[c["option"].(string)])
				}
			}
		}
	}
}

// Every object passes the published schema of its kind: types, patterns and formats (JSON Schema draft 3).
func TestPopoloParSesSchemas(t *testing.T) {
	racine := formatsOuPasser(t, "popolo")
	_, x := exporterPopolo(t, unDossier())
	for liste, fichier := range map[string]string{"persons": "person", "memberships": "membership", "motions": "motion", "vote_events": "vote_event"} {
		octets, err := os.ReadFile(filepath.Join(racine, fichier+".json"))
		if err != nil {
			t.Fatal(err)
		}
		var schema struct {
			Properties map[string]struct {
				Type    any
				Pattern string
				Format  string
			}
		}
		if err := json.Unmarshal(octets, &schema); err != nil {
			t.Fatal(err)
		}
		for _, o := range x[liste] {
			for cle, v := range o {
				p, ok := schema.Properties[cle]
				if !ok {
					t.Errorf("%s : le schéma n'a pas %s", fichier, cle)
					continue
				}
				s, texte := v.(string)
				_, tableau := v.([]any)
				if types, _ := json.Marshal(p.Type); texte && !bytes.Contains(types, []byte(`"string"`)) || tableau && !bytes.Contains(types, []byte(`"array"`)) {
					t.Errorf("%s : %s n'est pas du type %s", fichier, cle, types)
				}
				if texte && p.Pattern != "" && !regexp.MustCompile(p.Pattern).MatchString(s) || p.Format == "date-time" {
					t.Errorf("%s : %s vaut « %s »", fichier, cle, s)
				}
			}
		}
	}
}

func TestPopoloRefuse(t *testing.T) {
	secret := unDossier()
	secret.Seance.Points[2].Vote.Nominal = map[conseil.EluID]conseil.Sens{"nom01": conseil.Pour}
	if err := EcrirePopolo(&bytes.Buffer{}, secret); err == nil || !strings.Contains(err.Error(), "scrutin secret") {
		t.Errorf("des noms dans un scrutin secret : %v", err)
	}
	d := unDossier()
	d.Seance.Points[0].Vote.Decompte.Pour = 9
	var b bytes.Buffer
	var refus *Refus
	if err := EcrirePopolo(&b, d); !errors.As(err, &refus) || b.Len() > 0 || !strings.Contains(err.Error(), "9 pour") {
		t.Errorf("%v", err)
	}
}

// The identifier of the conseil holds nothing of a marked passage either.
func TestPopoloMasqueLeNomDeLaCommune(t *testing.T) {
	d := unDossier()
	d.Commune.CodeInsee, d.Commune.Nom = "", "Essai ⟦zibeline⟧"
	if octets, _ := exporterPopolo(t, d); bytes.Contains(bytes.ToLower(octets), []byte("zibeline")) {
		t.Errorf("l'exportation montre un passage occulté :\n%s", octets)
	}
}
